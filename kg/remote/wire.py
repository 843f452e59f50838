"""Requests to a SPARQL 1.1 server: credentials, time limits, tries, and what its failures mean in a sentence."""

# ruff: noqa: N818 -- an error is named for what is wrong
from __future__ import annotations

import time
from collections.abc import Generator
from io import BytesIO
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import IO, Final

import httpx

from kg.remote.address import PASSWORD, TIMEOUT, USER, Address, RemoteError

_TRIES: Final = 4
_WAIT: Final = 0.25
"""Seconds before the second try; each next wait is twice as long."""
_BUSY: Final = (429, 502, 503, 504)
_IN_MEMORY: Final = 8_000_000
"""Bytes of an answer that stay out of the disk."""
ROWS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"


class Unsettled(RemoteError):
    """An update was sent, and whether it was carried out is not known."""


class Absent(RemoteError):
    """The server has nothing of that name."""


class Wire:
    """A connection to the server at ``address``; close it at the end."""

    def __init__(self, address: Address) -> None:
        self.address = address
        limits = httpx.Timeout(address.timeout, connect=min(address.timeout, 10.0))
        self._client = httpx.Client(timeout=limits, auth=_Credentials(address), headers={"user-agent": "govkg"})

    def __enter__(self) -> Wire:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections."""
        self._client.close()

    def ask(self, query: str, accept: str = ROWS) -> IO[bytes]:
        """The body of the answer to a query, whole; asked again where the connection or the server's gate fails.

        Raises:
            RemoteError: there is no answer.
        """
        return self._tried("POST", self.address.query, accept, data={"query": query})

    def graph(self, name: str) -> IO[bytes]:
        """A whole graph as N-Triples by the Graph Store Protocol, the default graph where ``name`` is empty.

        Raises:
            RemoteError: there is no answer.
        """
        which = {"graph": name} if name else {"default": ""}
        return self._tried("GET", self.address.store, TRIPLES, params=which)

    def put(self, name: str, triples: bytes) -> None:
        """Put a named graph, given as N-Triples, there in the place of what it holds.

        Raises:
            RemoteError: the server does not answer or refuses.
        """
        headers = {"content-type": TRIPLES}
        self._tried("PUT", self.address.store, "*/*", params={"graph": name}, content=triples, headers=headers).close()

    def drop(self, name: str) -> None:
        """Take a named graph away, if it is there.

        Raises:
            RemoteError: the server does not answer or refuses.
        """
        try:
            self._tried("DELETE", self.address.store, "*/*", params={"graph": name}).close()
        except Absent:
            return

    def update(self, text: str) -> None:
        """Send an update once.

        Raises:
            Unsettled: nothing came back, or a gate on the way gave up; it may have been carried out.
            RemoteError: the server refused it, or was not reached; it was not carried out.
        """
        headers = {"content-type": "application/sparql-update"}
        url = self.address.update
        try:
            self._sent("POST", url, "*/*", content=text.encode(), headers=headers).close()
        except _Busy as error:
            raise Unsettled(str(error)) from error
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise RemoteError(self._unreached(url, error)) from error
        except httpx.TransportError as error:
            raise Unsettled(self._unreached(url, error)) from error

    def _tried(self, method: str, url: str, accept: str, **parts: object) -> IO[bytes]:
        for left in reversed(range(_TRIES)):
            try:
                return self._sent(method, url, accept, **parts)
            except httpx.TimeoutException as error:
                # Asked again, it would take as long again, and twice of the server.
                raise RemoteError(self._unreached(url, error)) from error
            except (httpx.TransportError, _Busy) as error:
                if not left:
                    raise RemoteError(self._unreached(url, error)) from error
                pause(_TRIES - left)
        raise AssertionError("unreachable")

    def _sent(self, method: str, url: str, accept: str, **parts: object) -> IO[bytes]:
        headers = {"accept": accept, **(parts.pop("headers", None) or {})}  # type: ignore[dict-item]
        with self._client.stream(method, url, headers=headers, **parts) as answer:  # type: ignore[arg-type]
            if answer.status_code in _BUSY:
                raise _Busy(f"{url}: the server is busy or its gate gave up ({_status(answer)}); try again later.")
            if method == "DELETE" and answer.status_code == httpx.codes.NOT_FOUND:
                raise Absent(f"{url}: the server has no such graph.")
            if not answer.is_success:
                raise RemoteError(_refusal(url, answer))
            if accept != "*/*" and "html" in answer.headers.get("content-type", ""):
                raise RemoteError(f"{url}: this is no SPARQL endpoint (it answers with a page); {_ADVICE}.")
            return _kept(answer, spool=method == "GET")

    def _unreached(self, url: str, error: Exception) -> str:
        if isinstance(error, _Busy):
            return str(error)
        if isinstance(error, httpx.ConnectTimeout) or not isinstance(error, httpx.TimeoutException):
            reason = str(error).strip().rstrip(".") or type(error).__name__
            return f"{url}: no server answers ({reason}); check the address, and that the server is running."
        seconds = f"{self.address.timeout:g} seconds"
        return f"{url}: no answer within {seconds}; ask for less, or allow more with {TIMEOUT}."


def pause(number: int) -> None:
    """Wait before try ``number`` + 1, longer each time."""
    time.sleep(_WAIT * 2 ** (number - 1))


_ADVICE: Final = "name the address that it takes queries at, like https://host/sparql"


class _Busy(Exception):
    """The server, or a gate before it, could not take the request now."""


class _Credentials(httpx.Auth):
    """A token or Basic at once; Digest where the server asks for that, or refuses Basic without a word."""

    requires_request_body = True

    def __init__(self, address: Address) -> None:
        self._address = address
        self._digest: httpx.DigestAuth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """The request with credentials, where there are any."""
        who = self._address
        if who.token:
            request.headers["authorization"] = f"Bearer {who.token}"
        if who.token or not who.user:
            yield request
            return
        if self._digest is None:
            answer = yield from _last(httpx.BasicAuth(who.user, who.password).auth_flow(request))
            asked = answer.headers.get("www-authenticate", "").lower()
            if answer.status_code != httpx.codes.UNAUTHORIZED or (asked and not asked.startswith("digest")):
                return
            del request.headers["authorization"]
            self._digest = httpx.DigestAuth(who.user, who.password)
        yield from self._digest.auth_flow(request)


def _last(
    flow: Generator[httpx.Request, httpx.Response, None],
) -> Generator[httpx.Request, httpx.Response, httpx.Response]:
    return (yield next(flow))


def _kept(answer: httpx.Response, *, spool: bool) -> IO[bytes]:
    """The body; with ``spool`` on the disk where it is large, for the caller to close."""
    body: IO[bytes] = SpooledTemporaryFile(_IN_MEMORY) if spool else BytesIO()  # noqa: SIM115
    try:
        for piece in answer.iter_bytes():
            body.write(piece)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


def _status(answer: httpx.Response) -> str:
    return f"{answer.status_code} {answer.reason_phrase}".strip()


def _refusal(url: str, answer: httpx.Response) -> str:
    code = answer.status_code
    if code in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
        advice = f"set {USER} and {PASSWORD}, or put them into netrc"
        return f"{url}: the server does not let you do this ({_status(answer)}); {advice}."
    if answer.is_redirect:
        return f"{url}: the server sends you elsewhere ({_status(answer)}); name the new address."
    said = answer.read().decode("utf-8", "replace").strip()
    if code in (404, 405, 406, 415, 501) or "<html" in said[:500].lower():
        return f"{url}: this is no SPARQL endpoint ({_status(answer)}); {_ADVICE}."
    reason = " ".join((said.splitlines() or [_status(answer)])[0].split())[:300].rstrip(".")
    return f"{url}: the server refuses this ({code}: {reason})."
