"""Where a remote graph is and who asks for it: from what follows ``--graph``, the environment and netrc.

Names and passwords never stand in an address, since addresses are printed and kept by shells.
"""

from __future__ import annotations

import netrc
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, parse_qs, urlsplit, urlunsplit

from kg.engine import StoreError, named

USER: Final = "KG_REMOTE_USER"
PASSWORD: Final = "KG_REMOTE_PASSWORD"
TOKEN: Final = "KG_REMOTE_TOKEN"
UPDATE: Final = "KG_REMOTE_UPDATE"
STORE: Final = "KG_REMOTE_STORE"
TIMEOUT: Final = "KG_REMOTE_TIMEOUT"
_SECONDS: Final = 60.0
_REMOTE: Final = re.compile(r"https?:/", re.IGNORECASE)
_HERE: Final = ("localhost", "127.0.0.1", "::1")


class RemoteError(StoreError):
    """The remote graph cannot be asked or changed; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Address:
    """The three URLs of a remote graph, ``store`` empty where there is none, and what opens them.

    ``plain`` names the graph that stands in for the default graph, where a server's default graph is all graphs
    together; ``timeout`` is in seconds. ``user``, ``password`` and ``token`` are never shown.
    """

    query: str
    update: str
    store: str = ""
    plain: str = ""
    timeout: float = _SECONDS
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def is_remote(path: Path | str) -> bool:
    """Whether ``--graph`` names a server; a ``Path`` has lost one of two slashes.

    >>> is_remote(Path("https://example.org/sparql")), is_remote("output/graph")
    (True, False)
    """
    return _REMOTE.match(str(path)) is not None


def url(path: Path | str) -> str:
    """The URL that a ``Path`` was made of.

    >>> url(Path("http://h:8890/sparql?default-graph-uri=https://w3id.org/govkg/id/plain"))
    'http://h:8890/sparql?default-graph-uri=https://w3id.org/govkg/id/plain'
    """
    return named(path)


def crowded(where: str) -> RemoteError:
    """What is said of the graph at ``where`` when others came in between at every try."""
    return RemoteError(f"{where}: others change this graph all the time; wait until they have finished.")


def address(path: Path | str, environment: Mapping[str, str] | None = None) -> Address:
    """The remote graph that ``path`` names, with what the environment says of it.

    ``KG_REMOTE_UPDATE`` and ``KG_REMOTE_STORE`` are the URLs for updates and for whole graphs (SPARQL 1.1 Graph Store
    Protocol); of a URL that ends in ``/query`` they are ``/update`` and ``/store`` beside it, else updates go where
    queries go. Credentials are those of the environment, else netrc's for the host.

    Raises:
        RemoteError: a URL or a number makes no sense, or credentials would travel unprotected.
    """
    given = os.environ if environment is None else environment
    text = url(path)
    parts = _checked(text)
    query = urlunsplit((*parts[:3], "", ""))
    beside = query.removesuffix("/query") if query.endswith("/query") else ""
    update = given.get(UPDATE) or (f"{beside}/update" if beside else query)
    store = given.get(STORE) or (f"{beside}/store" if beside else "")
    user, password = given.get(USER, ""), given.get(PASSWORD, "")
    token = given.get(TOKEN, "")
    host = parts.hostname or ""
    if not (user or token):
        user, password = _from_netrc(host, given.get("NETRC"))
    for other in filter(None, (update, store)):
        if _checked(other).hostname != host and (user or token):
            raise RemoteError(f"{other}: another host than that of {query} is not given the password; name one host.")
        if (user or token) and not other.startswith("https:") and host not in _HERE:
            raise RemoteError(f"{other}: a password does not go over http, which anybody can read; use https.")
    plain = parse_qs(parts.query).get("default-graph-uri", [""])
    if len(plain) > 1 or re.search(r"[\s<>\"{}|\\^`]", plain[0]):
        raise RemoteError(f"{query}: default-graph-uri must be one IRI.")
    return Address(query, update, store, plain[0], _seconds(given.get(TIMEOUT, "")), user, password, token)


def _checked(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        named = False
    # What may hold a password is not printed.
    if not named or not is_remote(text):
        raise RemoteError("The address of the server is no URL like https://host/sparql; correct it.")
    if parts.username is not None or parts.password is not None:
        raise RemoteError(f"A name or password does not belong into an address; set {USER} and {PASSWORD}.")
    return parts


def _from_netrc(host: str, file: str | None) -> tuple[str, str]:
    try:
        found = netrc.netrc(file).authenticators(host)
    except (FileNotFoundError, RuntimeError):
        return "", ""
    except (OSError, netrc.NetrcParseError) as error:
        reason = getattr(error, "msg", None) or getattr(error, "strerror", None) or "not understood"
        raise RemoteError(f"The file of passwords netrc cannot be read ({reason}); correct it.") from error
    return (found[0], found[2] or "") if found else ("", "")


def _seconds(text: str) -> float:
    try:
        seconds = float(text or _SECONDS)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 86400:
        raise RemoteError(f"{TIMEOUT} is a number of seconds up to a day, not {text!r}.")
    return seconds
