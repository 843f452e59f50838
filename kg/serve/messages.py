"""What goes between the server and its worker processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole HTTP answer."""

    status: int
    media: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the SPARQL 1.1 Protocol, as far as HTTP goes; ``text`` has not been parsed.

    The graphs are None where the request names none, which is not the same as naming none of a kind. ``base`` is the
    endpoint's own IRI, ``accept`` the request's header.
    """

    kind: Literal["query", "update", "description"]
    text: str = ""
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    base: str = ""
    accept: str = ""


@dataclass(frozen=True, slots=True)
class PageCall:
    """A page of the explorer, with the parameters of its address; ``language`` is ``zh`` or ``en``."""

    page: str
    language: str
    values: Mapping[str, str] = field(default_factory=dict)
    address: str = "/"


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker is to do: ``snapshot`` is the directory it reads, ``graph`` the one an update writes to."""

    call: Call | PageCall
    snapshot: str
    graph: str


class Refusal(Exception):  # noqa: N818 -- it is an answer, not a fault
    """A request that is answered with an error: a status and one sentence."""

    def __init__(self, status: int, sentence: str, headers: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = headers

    def reply(self) -> Reply:
        """The sentence as an HTTP answer."""
        return Reply(self.status, TEXT, f"{self}\n".encode("utf-8", "replace"), self.headers)
