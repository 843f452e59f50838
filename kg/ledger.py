"""The profiles and links that a store holds, and as they will be once articles and reviews change."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
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
from kg.resolution.keys import MOST, keys
from kg.resolution.profiles import Profile, Trace, read, when
from kg.resolution.resolver import Resolver
from kg.resolution.reviews import ACTS, Review, Reviews, reviews
from kg.resolution.traces import dated, traces
from kg.vocabulary import GOV
from pipelines.article import Article
from pipelines.gazetteer import Gazetteer

_LINKS: Final = node(LINKS)
_REVIEWS: Final = node(REVIEWS)


@dataclass(frozen=True)
class Traced:
    """An article with local IRIs and its traces by entity name."""

    linked: LinkedArticle
    traces: Mapping[str, Trace]

    @property
    def facets(self) -> set[str]:
        """The facets of the article."""
        return {trace.facet for trace in self.traces.values()}


def trace(article: Article, gazetteer: Gazetteer, decided: Reviews) -> Traced:
    """An article as linking sees it before it looks at others."""
    linked = link(article, gazetteer)
    return Traced(linked, traces(linked, gazetteer, decided))


class Ledger:
    """Profiles, keys and resolved facets of a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._profiles: dict[str, Profile | None] = {}
        self._members: dict[str, frozenset[str]] = {}

    def profile(self, facet: str) -> Profile | None:
        """The profile of a facet, or None where no article mentions it."""
        if facet not in self._profiles:
            found = self._one(thing(facet), GOV.profile)
            self._profiles[facet] = read(facet, found) if found else None
        return self._profiles[facet]

    def members(self, key: str) -> Collection[str]:
        """The facets that bear a key; of a key that is too common for comparing, more than can be compared."""
        if key not in self._members:
            found = self._store.quads_for_pattern(None, node(GOV.key), ox.Literal(key), _LINKS)
            some = found if key.startswith("= ") else islice(found, 4 * MOST)
            self._members[key] = frozenset(path_of(value(quad.subject)) for quad in some)
        return self._members[key]

    def canonical(self, facet: str) -> str:
        """The path of the thing that a facet is one of."""
        found = self._one(thing(facet), GOV.resolvedTo)
        return path_of(found) if found else facet

    def facets(self, thing_: str) -> set[str]:
        """The facets of a thing."""
        found = self._store.quads_for_pattern(None, node(GOV.resolvedTo), node(thing(thing_)), _LINKS)
        others = {path_of(value(quad.subject)) for quad in found}
        return others | ({thing_} if self.profile(thing_) and self.canonical(thing_) == thing_ else set())

    def articles(self, facet: str) -> set[str]:
        """The IRIs of the articles that mention a facet."""
        found = self._store.quads_for_pattern(None, node(GOV.mentionsAs), node(thing(facet)), None)
        return {value(quad.subject) for quad in found}

    def date(self, article: str) -> str:
        """What the traces of an article, given by its IRI, are ordered by."""
        graph = node(article)
        rows = self._store.quads_for_pattern(graph, node(GOV.record), None, graph)
        return next((_when(value(quad.object)) for quad in rows), "")

    def quads(self, facets: Iterable[str]) -> set[ox.Quad]:
        """Everything that the links graph holds of these facets and of the links between them and others."""
        found: set[ox.Quad] = set()
        for facet in facets:
            me = node(thing(facet))
            found.update(self._store.quads_for_pattern(me, None, None, _LINKS))
            for quad in self._store.quads_for_pattern(None, node(GOV.between), me, _LINKS):
                found.update(self._store.quads_for_pattern(quad.subject, None, None, _LINKS))
        return found

    def reviews(self) -> Reviews:
        """All decisions of people."""
        found = self._store.quads_for_pattern(None, node(RDF.type), node(GOV.Review), _REVIEWS)
        return reviews(self._review(value(quad.subject)) for quad in found)

    def project(self, traced: Traced) -> LinkedArticle:
        """An article with the IRIs of things, as they are in the store."""
        return project(traced.linked, traced.traces, self.canonical)

    def _review(self, iri: str) -> Review:
        rows = self._store.quads_for_pattern(node(iri), None, None, _REVIEWS)
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

    def _one(self, subject: str, predicate: str) -> str:
        found = next(self._store.quads_for_pattern(node(subject), node(predicate), None, _LINKS), None)
        return value(found.object) if found is not None else ""


class Revised:
    """A ledger as it will be: some profiles changed, nothing written yet."""

    def __init__(self, ledger: Ledger, changed: Mapping[str, Profile | None]) -> None:
        self._ledger = ledger
        self.changed = changed
        self._added: dict[str, set[str]] = {}
        for facet, profile in changed.items():
            for key in keys(profile) if profile is not None else ():
                self._added.setdefault(key, set()).add(facet)

    def profile(self, facet: str) -> Profile | None:
        """The profile of a facet, or None."""
        return self.changed[facet] if facet in self.changed else self._ledger.profile(facet)

    def members(self, key: str) -> Collection[str]:
        """The facets that bear a key."""
        return (set(self._ledger.members(key)) - self.changed.keys()) | self._added.get(key, set())


def revised(ledger: Ledger, gone: Iterable[Traced], come: Iterable[Traced]) -> Revised:
    """The ledger without the articles that go and with those that come."""
    before, after = tuple(gone), tuple(come)
    lost, won = _sums(before), _sums(after)
    going = {str(iris.article(one.linked.article.id)) for one in before}
    changed: dict[str, Profile | None] = {}
    for facet in lost.keys() | won.keys():
        old = ledger.profile(facet)
        counts = Counter(old.counts if old else {})
        counts.update(won.get(facet, (Counter(), "", ""))[0])
        counts.subtract(lost.get(facet, (Counter(), "", ""))[0])
        left = {feature: number for feature, number in counts.items() if number > 0}
        firsts = [won[facet][1]] if facet in won else []
        if old is not None and facet in lost and old.first == lost[facet][1]:
            firsts += [ledger.date(article) for article in ledger.articles(facet) - going]
        elif old is not None:
            firsts.append(old.first)
        base = (won.get(facet) or lost[facet])[2]
        changed[facet] = Profile(facet, base, min(firsts), left) if left else None
    return Revised(ledger, {facet: new for facet, new in changed.items() if new != ledger.profile(facet)})


def crossing(ledger: Ledger, future: Revised) -> set[str]:
    """The facets under keys that become, or cease to be, too common for comparing."""
    found: set[str] = set()
    for key in {key for f, new in future.changed.items() for p in (new, ledger.profile(f)) if p for key in keys(p)}:
        before, after = ledger.members(key), future.members(key)
        if (len(before) > MOST) != (len(after) > MOST):
            found.update(before, after)
    return found


def affected(
    ledger: Ledger, future: Revised, decided: tuple[Reviews, Reviews], asked: Iterable[str] = ()
) -> tuple[Resolver, set[str]]:
    """All facets whose clusters or links may change, and those ``asked`` for, with what will decide on them."""
    facets, _ = decided[0].touched(decided[1])
    seeds = {*future.changed, *crossing(ledger, future), *facets, *asked}
    past, coming = Resolver(ledger, decided[0]), Resolver(future, decided[1])
    reach = past.closure(seeds) | coming.closure(seeds)
    return coming, reach | coming.closure(reach)


def _sums(traced: Iterable[Traced]) -> dict[str, tuple[Counter[str], str, str]]:
    """For each facet its features with their numbers, its first article and its local IRI."""
    found: dict[str, tuple[Counter[str], str, str]] = {}
    for one in traced:
        first = dated(one.linked)
        for known in one.traces.values():
            counts, since, _ = found.get(known.facet, (Counter(), first, ""))
            counts.update(known.features)
            found[known.facet] = counts, min(since, first), known.base
    return found


def _when(record: str) -> str:
    data = json.loads(record)
    return when(data.get("published", ""), data["id"])


def _plain(article: str) -> str:
    return unquote(article)
