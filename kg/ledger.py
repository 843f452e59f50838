"""The profiles and links that a store holds, and as they will be once articles and reviews change."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from urllib.parse import unquote

import pyoxigraph as ox
from rdflib import RDF
from rdflib.namespace import DCTERMS, PROV

from kg import iris
from kg.draft import node, value
from kg.linking import LinkedArticle, link
from kg.links import LINKS, REVIEWS, path_of, project, thing
from kg.resolution.evidence import SAME
from kg.resolution.keys import MOST, base_key
from kg.resolution.profiles import Profile, Trace, read, when
from kg.resolution.reviews import ACTS, Review, Reviews, is_division, reviews
from kg.resolution.traces import traces
from kg.vocabulary import GOV, ID
from pipelines.article import Article
from pipelines.gazetteer import Gazetteer

_KEY: Final = node(GOV.key)
_PROFILE: Final = node(GOV.profile)
_THING: Final = node(GOV.resolvedTo)
_LINKS: Final = node(LINKS)
_REVIEWS: Final = node(REVIEWS)
_BASE: Final = base_key("")
_FEW: Final = 16
"""Facets under a key that are read sooner than counted."""


@dataclass(frozen=True)
class Traced:
    """An article with local IRIs and its traces by entity name."""

    linked: LinkedArticle
    traces: Mapping[str, Trace]

    @property
    def facets(self) -> set[str]:
        """The facets of the article."""
        return {trace.facet for trace in self.traces.values()}


@dataclass(frozen=True, slots=True)
class Held:
    """A link as a store holds it, seen from one of its facets: the other one, and whether the evidence draws it."""

    other: str
    drawn: bool
    quads: frozenset[ox.Quad]


def thin_out(crowds: dict[str, int], gone: Iterable[ox.Quad]) -> None:
    """Forget the keys of which some who bore them are among what goes from a graph."""
    for quad in gone:
        if quad.predicate == _KEY:
            crowds.pop(value(quad.object), None)


def trace(article: Article, gazetteer: Gazetteer, decided: Reviews) -> Traced:
    """An article as linking sees it before it looks at others."""
    linked = link(article, gazetteer)
    return Traced(linked, traces(linked, gazetteer, decided))


class Ledger:
    """Profiles, keys and resolved facets of a store."""

    def __init__(self, store: ox.Store, crowds: dict[str, int] | None = None) -> None:
        """``crowds``: keys with a number of facets that bear them at least, known from before and noted for later."""
        self.store = store
        self._crowds = {} if crowds is None else crowds
        self._facets: dict[str, frozenset[ox.Quad]] = {}
        self._profiles: dict[str, Profile | None] = {}
        self._canonical: dict[str, str] = {}
        self._members: dict[str, tuple[int, frozenset[str]]] = {}
        self._links: dict[str, tuple[Held, ...]] = {}

    def facet(self, facet: str) -> frozenset[ox.Quad]:
        """All that the links graph says of a facet; of what was asked for once nothing is read again."""
        if facet not in self._facets:
            self._facets[facet] = frozenset(self.store.quads_for_pattern(node(thing(facet)), None, None, _LINKS))
        return self._facets[facet]

    def profile(self, facet: str) -> Profile | None:
        """The profile of a facet, or None where no article mentions it."""
        if facet not in self._profiles:
            found = self._one(facet, _PROFILE)
            self._profiles[facet] = read(facet, found) if found else None
        return self._profiles[facet]

    def members(self, key: str, most: int = 4 * MOST) -> Collection[str]:
        """The facets that bear a key; of a key for comparing no more than ``most``, which may be all of them."""
        known = self._members.get(key)
        if known is None or known[0] < most:
            found = self._bearing(key)
            facets = frozenset(found if key.startswith(_BASE) else islice(found, most))
            known = self._members[key] = most if len(facets) == most else sys.maxsize, facets
        return known[1]

    def bear(self, key: str, number: int) -> bool:
        """Whether so many facets bear a key; where many do, they are counted by the engine, which reads no names."""
        if self._crowds.get(key, 0) >= number:
            return True
        if key in self._members or key.startswith(_BASE):
            return len(self.members(key, number)) >= number
        facets = frozenset(islice(self._bearing(key), _FEW))
        if len(facets) < _FEW:
            self._members[key] = sys.maxsize, facets
            return len(facets) >= number
        pattern = f"GRAPH {_LINKS} {{ ?facet {_KEY} {ox.Literal(key)} }}"
        if self.store.query(f"ASK {{ SELECT ?facet {{ {pattern} }} OFFSET {number - 1} LIMIT 1 }}"):
            self._crowds[key] = number
            return True
        return False

    def is_common(self, key: str) -> bool:
        """Whether more facets bear a key than are compared."""
        return self.bear(key, MOST + 1)

    def _bearing(self, key: str) -> Iterator[str]:
        found = self.store.quads_for_pattern(None, _KEY, ox.Literal(key), _LINKS)
        return (value(quad.subject)[len(ID) :] for quad in found)

    def canonical(self, facet: str) -> str:
        """The path of the thing that a facet is one of; its own where no article mentions it."""
        if facet not in self._canonical:
            found = self._one(facet, _THING) if self.profile(facet) is not None else ""
            self._canonical[facet] = path_of(found) if found else facet
        return self._canonical[facet]

    def facets(self, thing_: str) -> set[str]:
        """The facets of a thing."""
        found = self.store.quads_for_pattern(None, _THING, node(thing(thing_)), _LINKS)
        others = {path_of(value(quad.subject)) for quad in found}
        return others | ({thing_} if self.profile(thing_) and self.canonical(thing_) == thing_ else set())

    def articles(self, facet: str) -> set[str]:
        """The IRIs of the articles that mention a facet."""
        found = self.store.quads_for_pattern(None, node(GOV.mentionsAs), node(thing(facet)), None)
        return {value(quad.subject) for quad in found}

    def date(self, article: str) -> str:
        """What the traces of an article, given by its IRI, are ordered by."""
        graph = node(article)
        rows = self.store.quads_for_pattern(graph, node(GOV.record), None, graph)
        return next((_when(value(quad.object)) for quad in rows), "")

    def links(self, facet: str) -> tuple[Held, ...]:
        """The links between this facet and others."""
        if facet not in self._links:
            found = self.store.quads_for_pattern(None, node(GOV.between), node(thing(facet)), _LINKS)
            self._links[facet] = tuple(self._held(value(quad.subject), facet) for quad in found)
        return self._links[facet]

    def drawn(self, facet: str) -> set[str]:
        """The facets that by the evidence are one thing with this one, whatever else forbids it."""
        return {held.other for held in self.links(facet) if held.drawn}

    def quads(self, facets: Collection[str], changed: Collection[str], fresh: Collection[str]) -> set[ox.Quad]:
        """What the links graph holds of these facets and of links between them, or between ``fresh`` ones and others.

        Of a facet whose profile is not ``changed`` it is only which thing it is one of. The links of a place to
        divisions of its name are its own.
        """
        found: set[ox.Quad] = set()
        for facet in facets:
            if facet in changed:
                found |= self.facet(facet)
            elif (path := self.canonical(facet)) != facet:
                found.add(ox.Quad(node(thing(facet)), _THING, node(thing(path)), _LINKS))
            for held in self.links(facet):
                if facet in fresh or held.other in facets or is_division(held.other):
                    found |= held.quads
        return found

    def reviews(self) -> Reviews:
        """All decisions of people."""
        found = self.store.quads_for_pattern(None, node(RDF.type), node(GOV.Review), _REVIEWS)
        return reviews(self._review(value(quad.subject)) for quad in found)

    def project(self, traced: Traced) -> LinkedArticle:
        """An article with the IRIs of things, as they are in the store."""
        return project(traced.linked, traced.traces, self.canonical)

    def _held(self, iri: str, facet: str) -> Held:
        quads = frozenset(self.store.quads_for_pattern(node(iri), None, None, _LINKS))
        said = {quad.predicate.value: value(quad.object) for quad in quads}
        ends = (path_of(value(quad.object)) for quad in quads if quad.predicate == node(GOV.between))
        other = next((end for end in ends if end != facet), facet)
        drawn = said.get(str(GOV.outcome)) != "different" and float(said.get(str(GOV.score), 0)) >= SAME
        return Held(other, drawn, quads)

    def _review(self, iri: str) -> Review:
        rows = self.store.quads_for_pattern(node(iri), None, None, _REVIEWS)
        said: dict[str, list[str]] = {}
        for quad in rows:
            said.setdefault(quad.predicate.value, []).append(value(quad.object))
        paths = {p: tuple(sorted(map(path_of, said.get(str(p), ())))) for p in (GOV.between, GOV.against)}
        head = len(iris.article(""))
        (act,) = (act for act in ACTS if act == said[str(GOV.outcome)][0])
        return Review(
            act,
            these=paths[GOV.between],
            those=paths[GOV.against],
            articles=tuple(sorted(_plain(used[head:]) for used in said.get(str(PROV.used), ()))),
            by=said[str(DCTERMS.creator)][0],
            at=said[str(PROV.generatedAtTime)][0],
            because=said.get(str(GOV.because), [""])[0],
            undone=said.get(str(PROV.invalidatedAtTime), [""])[0],
        )

    def _one(self, facet: str, predicate: ox.NamedNode) -> str:
        if facet in self._facets:
            found = next((quad for quad in self._facets[facet] if quad.predicate == predicate), None)
        else:
            found = next(self.store.quads_for_pattern(node(thing(facet)), predicate, None, _LINKS), None)
        return value(found.object) if found is not None else ""


def _when(record: str) -> str:
    data = json.loads(record)
    return when(data.get("published", ""), data["id"])


def _plain(article: str) -> str:
    return unquote(article)
