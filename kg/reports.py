"""What adding, removing and listing articles gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from rdflib import URIRef

from kg.linking import Kind

Status = OneOf["added", "unchanged", "replaced"]


@dataclass(frozen=True, slots=True)
class Known:
    """What an entity of an article was taken for: the thing's IRI, and why.

    ``questions`` are the identifiers of the links of which a person has to say whether they hold.
    """

    name: str
    kind: Kind
    iri: URIRef
    reason: str
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding one article did.

    Things that are ``linked`` were known to the gazetteer or to the graph, ``new`` ones were not, ``unsure`` ones could
    be something else as well. ``left_out`` are the entities and statements that the graph did not take, with the
    reason; in ``again`` other articles, things have got another IRI.
    """

    article: str
    status: Status
    things: tuple[Known, ...]
    facts: int
    left_out: tuple[str, ...] = ()
    again: int = 0

    @property
    def linked(self) -> int:
        """How many things were known before."""
        return self._count("linked")

    @property
    def new(self) -> int:
        """How many things were not."""
        return self._count("new")

    @property
    def unsure(self) -> int:
        """Of how many things it is open which they are."""
        return self._count("unsure")

    def _count(self, kind: Kind) -> int:
        return sum(known.kind == kind for known in self.things)


@dataclass(frozen=True, slots=True)
class RemoveReport:
    """What taking one article out did.

    ``gone`` are the names of the things that nothing speaks of any more; in ``again`` other articles, things have been
    linked anew.
    """

    article: str
    gone: tuple[str, ...]
    again: int


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One line of the list of articles."""

    id: str
    iri: URIRef
    title: str
    published: str
    publisher: str
    source: str
