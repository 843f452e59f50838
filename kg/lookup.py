"""Which thing of a graph is meant by a name that somebody typed."""

# ruff: noqa: N818 -- an error is named for what is wrong
from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import RDF, SKOS, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.vocabulary import ENTITY_CLASSES, GOV
from pipelines.article import normalise
from pipelines.traditional import simplified

if TYPE_CHECKING:
    from kg.embedded import OneGraph, Source

_IRI: Final = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+", re.IGNORECASE)
_NAMES_IN: Final = f"""
SELECT DISTINCT ?name ?type
WHERE {{{{
  VALUES (?text ?plain) {{{{ ({{text}} {{plain}}) }}}}
  VALUES ?naming {{{{ <{SKOS.prefLabel}> <{SKOS.altLabel}> }}}}
  ?thing ?naming ?name .
  FILTER (
    CONTAINS(?text, STR(?name))
    || CONTAINS(?plain, LCASE(REPLACE(STR(?name), "[\\"'“”‘’「」『』《》〈〉 ]", "")))
  )
  ?thing a ?type .
}}}}
"""
AROUND: Final = (GOV.within, GOV.locatedIn, GOV.implementedIn, GOV.holdsPost)
"""What leads from a thing to the places and bodies by which it is told from its namesakes."""
_BEHIND: Final = "的"
"""What may stand between the name of a place or body and that of what belongs to it."""


class QueryError(Exception):
    """Something is wrong with a question; ``str()`` is one clear sentence."""


class UnknownName(QueryError):
    """Nothing in the graph goes by this name; ``nearest`` are names that look like it."""

    def __init__(self, name: str, nearest: Iterable[str]) -> None:
        self.name = name
        self.nearest = tuple(nearest)
        hint = f"; did you mean {' or '.join(self.nearest)}?" if self.nearest else "."
        super().__init__(f"Nothing in the graph is called {name!r}{hint}")


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """One thing that a name may mean: ``where`` are the names of places and bodies that it lies in or serves."""

    label: str
    type: str
    where: tuple[str, ...]
    iri: str

    def __str__(self) -> str:
        place = f" in {'、'.join(self.where)}" if self.where else ""
        return f"{self.label} ({self.type}{place}) <{self.iri}>"


class AmbiguousName(QueryError):
    """Several things go by this name; ``candidates`` tells them apart."""

    def __init__(self, name: str, candidates: Iterable[Candidate]) -> None:
        self.name = name
        self.candidates = tuple(candidates)
        listed = "; ".join(map(str, self.candidates))
        super().__init__(f"{name!r} may mean {len(self.candidates)} things, so say which by its IRI: {listed}.")


def find(dataset: Source, name: str, classes: Iterable[URIRef] = ENTITY_CLASSES) -> URIRef:
    """The one thing of these classes that ``name`` means: its IRI, code, label or alias, in that order.

    An IRI that it had before it was found to be one with an earlier thing counts as its IRI.

    A name may carry those of places and bodies around it in front, with or without 的 (石桥县柳湾村, 石桥县的某某).
    Quotation marks, spaces and the width of characters make no difference where the exact spelling is not found, nor
    do Traditional characters.

    Raises:
        UnknownName: nothing goes by that name.
        AmbiguousName: several things do.
    """
    from kg.embedded import one_graph

    graph = one_graph(dataset)
    wanted = frozenset(classes)
    if not is_text(name):
        raise UnknownName(name, ())
    for found in _found(dataset, graph, name.strip(), wanted):
        if len(found) == 1:
            return found.pop()
        if found:
            raise AmbiguousName(name, sorted(candidate(graph, thing) for thing in found))
    labels = sorted({label for label, thing in _names(graph) if _is(graph, thing, wanted)})
    raise UnknownName(name, difflib.get_close_matches(name, labels, n=3, cutoff=0.5))


def mentioned(dataset: Source, text: str) -> dict[str, frozenset[str]]:
    """The names of the graph that stand in a text, normalised, each with the types of the things that go by it.

    Names of one character are none.
    """
    plain = normalise(text)
    found: dict[str, set[str]] = {}
    for name, kind in _spelt_alike(dataset, text, plain):
        folded = normalise(name)
        if len(folded) > 1 and folded in plain and kind in ENTITY_CLASSES:
            found.setdefault(folded, set()).add(kind.fragment)
    return {name: frozenset(kinds) for name, kinds in found.items()}


def label(dataset: Source, thing: URIRef) -> str:
    """The name of a thing, its IRI if it has none."""
    from kg.embedded import one_graph

    return next(iter(_labels(one_graph(dataset), thing)), str(thing))


def is_text(value: str) -> bool:
    """Whether a string can stand in a graph: bytes that are not UTF-8 come in as lone surrogates, which cannot.

    >>> is_text("云泽县"), is_text("\\udcff")
    (True, False)
    """
    return not any("\ud800" <= character <= "\udfff" for character in value)


def candidate(graph: OneGraph, thing: URIRef) -> Candidate:
    """A thing of the default graph with what tells it apart from its namesakes."""
    kind = next((c.fragment for c in ENTITY_CLASSES if (thing, RDF.type, c) in graph), "")
    places = {place for predicate in AROUND for place in graph.objects(thing, predicate)}
    around = {label for place in places for label in _labels(graph, place)}
    return Candidate(next(iter(_labels(graph, thing)), ""), kind, tuple(sorted(around)), str(thing))


def _found(dataset: Source, graph: OneGraph, name: str, wanted: frozenset[URIRef]) -> Iterator[set[URIRef]]:
    """What the name may mean, and behind that what it may mean in simplified characters."""
    yield from _readings(dataset, graph, name, wanted)
    if (simple := simplified(name)) != name:
        yield from _readings(dataset, graph, simple, wanted)


def _readings(dataset: Source, graph: OneGraph, name: str, wanted: frozenset[URIRef]) -> Iterator[set[URIRef]]:
    """What the name may mean, from the strictest reading to the loosest."""
    if _IRI.fullmatch(name):
        yield _kept(graph, [URIRef(name)], wanted)
        yield _kept(graph, _now(dataset, URIRef(name)), wanted)
    yield _kept(graph, _subjects(graph, SKOS.notation, name), wanted)
    yield _kept(graph, _subjects(graph, SKOS.prefLabel, name), wanted)
    yield _kept(graph, _subjects(graph, SKOS.altLabel, name), wanted)
    plain = normalise(name)
    if not plain:
        return
    alike: set[URIRef] = set()
    qualified: set[URIRef] = set()
    for label, thing in _names(graph):
        ending = normalise(label)
        if ending == plain:
            alike.add(thing)
        elif ending and plain.endswith(ending) and _lies_in(graph, thing, plain.removesuffix(ending)):
            qualified.add(thing)
    yield _kept(graph, alike, wanted)
    yield _kept(graph, qualified, wanted)


def _now(dataset: Source, former: URIRef) -> Iterator[URIRef]:
    """What goes now by another IRI than this one."""
    from kg.embedded import rows

    found = rows(dataset, f"SELECT ?now WHERE {{ GRAPH ?links {{ {former.n3()} <{GOV.resolvedTo}> ?now }} }}")
    yield from (row[0] for row in found if isinstance(row[0], URIRef))


def _kept(graph: OneGraph, things: Iterable[URIRef], wanted: frozenset[URIRef]) -> set[URIRef]:
    return {thing for thing in things if _is(graph, thing, wanted)}


def _is(graph: OneGraph, thing: URIRef, wanted: frozenset[URIRef]) -> bool:
    return not wanted.isdisjoint(graph.objects(thing, RDF.type))


def _subjects(graph: OneGraph, predicate: URIRef, name: str) -> Iterator[URIRef]:
    for literal in (Literal(name, lang="zh"), Literal(name)):
        yield from (s for s in graph.subjects(predicate, literal) if isinstance(s, URIRef))


def _names(graph: OneGraph) -> Iterator[tuple[str, URIRef]]:
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for thing, label in graph.subject_objects(predicate):
            if isinstance(thing, URIRef):
                yield str(label), thing


def _spelt_alike(dataset: Source, text: str, plain: str) -> Iterator[tuple[str, URIRef]]:
    """Names that stand in the text as they are, or but for quotation marks, blanks and capitals, with their types."""
    from kg.embedded import rows

    # The store goes through a million names faster than they can be brought here to be looked at.
    asked = _NAMES_IN.format(text=Literal(text).n3(), plain=Literal(plain).n3())
    for name, kind in rows(dataset, asked):
        if isinstance(kind, URIRef):
            yield str(name), kind


def _labels(graph: OneGraph, thing: object) -> list[str]:
    return sorted(str(label) for label in graph.objects(thing, SKOS.prefLabel)) if isinstance(thing, URIRef) else []


def _lies_in(graph: OneGraph, thing: URIRef, chain: str) -> bool:
    """Whether ``chain`` is made of names of what lies around the thing, or of places that begin such a name."""
    around = _around(graph, thing)
    rest = chain
    while rest:
        sizes = (size for size in range(len(rest), 1, -1) if _names_one(graph, rest[:size], around))
        size = next(sizes, 0)
        if not size:
            return False
        rest = rest[size:].removeprefix(_BEHIND)
    return bool(chain)


def _names_one(graph: OneGraph, name: str, around: set[str]) -> bool:
    """Whether it is a name around, or that of a place with which one begins (青石镇 of 青石镇中心小学)."""
    return name in around or (
        any(other.startswith(name) for other in around)
        and any((place, RDF.type, GOV.Place) in graph for place in _subjects(graph, SKOS.prefLabel, name))
    )


def _around(graph: OneGraph, thing: URIRef) -> set[str]:
    """The names, normalised, of the places and bodies around a thing, and around those; and of its county."""
    found: set[URIRef] = set()
    level: set[URIRef] = {thing}
    while level:
        above = {place for one in level for kind in (*AROUND, DCTERMS.spatial) for place in graph.objects(one, kind)}
        level = {place for place in above if isinstance(place, URIRef)} - found
        found |= level
    kinds = (SKOS.prefLabel, SKOS.altLabel)
    names = {normalise(str(name)) for place in found for kind in kinds for name in graph.objects(place, kind)}
    return names - {""}
