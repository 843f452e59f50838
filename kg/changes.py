"""One change of the graph: articles that go and come, reviews that change, and all that follows from them.

Only what is touched is looked at: the facets of these articles, those whose cluster hangs together with theirs, and the
articles in which a thing has got another IRI. :func:`kg.graph.default_graph` and :func:`kg.links.links_graph` are what
any sequence of changes must end in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import RDF

from kg import iris
from kg.draft import Draft, node, quad, value
from kg.facts import Triple, article_graph
from kg.graph import Contribution, Names, contribution, plain, read_record
from kg.ledger import Ledger, Traced, trace
from kg.linking import LinkedArticle
from kg.links import (
    RELATED,
    REVIEWS,
    path_of,
    project,
    related_triples,
    review_triples,
    thing,
)
from kg.reach import follow
from kg.resolution.resolver import Link, Resolution
from kg.resolution.reviews import Reviews
from kg.revised import Revised, affected, linked, revised
from kg.revision import Fact, Witness, take_in, take_out
from kg.vocabulary import GOV, SCHEMA
from pipelines.article import Article
from pipelines.gazetteer import Gazetteer

Quads = set[ox.Quad]


@dataclass(frozen=True)
class Change:
    """The quads that go and come, the graphs that end, and what the articles that come are now.

    ``known``: the identifiers of those that were there, in this or another form; ``again``: how many were linked again.
    """

    gone: Quads
    new: Quads
    ended: tuple[ox.NamedNode, ...]
    articles: Mapping[str, LinkedArticle]
    resolution: Resolution
    again: int = 0
    known: frozenset[str] = frozenset()
    left_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def questions(self, facet: str) -> list[Link]:
        """The links of a facet of which a person has to say whether they hold."""
        path = path_of(facet)
        links = (link for link in self.resolution.links if link.outcome == "unsure" and path in (link.one, link.other))
        return sorted(links, key=lambda link: (-link.score, link.id))


def plan(
    ledger: Ledger, gazetteer: Gazetteer, gone: Iterable[str], come: Iterable[Article], decided: Reviews | None = None
) -> Change:
    """What takes the graph to the one without the articles ``gone`` (identifiers) and with those that ``come``.

    ``decided`` are all decisions of people from now on; None leaves them as they are.
    """
    before = ledger.reviews()
    work = _Work(gazetteer, ledger, before, before if decided is None else decided)
    coming = {article.id: article for article in come}
    for name in (*gone, *coming, *before.touched(work.after)[1]):
        work.take(name, coming.get(name), replaced=name in coming or name not in set(gone))
    return work.change()


class _Work:
    """A change while it is being worked out."""

    def __init__(self, gazetteer: Gazetteer, ledger: Ledger, before: Reviews, after: Reviews) -> None:
        self.store = ledger.store
        self.gazetteer = gazetteer
        self.ledger = ledger
        self.before = before
        self.after = after
        self.old: dict[str, Traced] = {}
        self.new: dict[str, Traced] = {}
        self.quads: dict[str, Quads] = {}

    def take(self, name: str, article: Article | None, *, replaced: bool) -> None:
        """Note that an article goes, and comes in this or its old form where it is ``replaced``."""
        if name in self.quads:
            return
        graph = node(iris.article(name))
        self.quads[name] = set(self.store.quads_for_pattern(None, None, None, graph))
        record = self._record(graph)
        if record is not None:
            self.old[name] = trace(record, self.gazetteer, self.before)
        if article is None and replaced and record is not None:
            same = self.before is self.after
            self.new[name] = self.old[name] if same else trace(record, self.gazetteer, self.after)
        elif article is not None:
            self.new[name] = trace(article, self.gazetteer, self.after)

    def change(self) -> Change:
        """The change, once all articles have been noted."""
        future = revised(self.ledger, self.old.values(), self.new.values())
        asked = {facet for traced in self.new.values() for facet in traced.facets}
        resolver, reach = affected(self.ledger, future, (self.before, self.after), asked)
        resolution = resolver.resolve(reach)
        again = self._moved(reach, resolution) - {iris.article(name) for name in self.quads}
        stated = {name for name in self.new if name in self.quads}
        for article in sorted(again):
            record = self._record(node(article))
            if record is not None:
                self.take(record.id, record, replaced=True)

        def canonical(facet: str) -> str:
            return resolution.canonical.get(facet) or self.ledger.canonical(facet)

        articles = {name: project(one.linked, one.traces, canonical) for name, one in self.new.items()}
        draft, left_out = self._redraw(articles)
        self._relate(draft, future, reach, canonical)
        told = {name: _told(articles[name], name) for name in articles}
        held = self.ledger.quads(reach, future.changed, resolver.fresh or reach)
        before = set[ox.Quad]().union(*self.quads.values(), held, self._reviews(self.before))
        after = set[ox.Quad]().union(*told.values(), linked(future, reach, resolution), self._reviews(self.after))
        return Change(
            gone=draft.removed | (before - after),
            new=draft.added | (after - before),
            ended=tuple(node(iris.article(name)) for name in self.quads if name not in self.new),
            articles={name: articles[name] for name in stated},
            resolution=resolution,
            again=len(again),
            known=frozenset(self.old),
            left_out=left_out,
        )

    def _moved(self, reach: Iterable[str], resolution: Resolution) -> set[str]:
        """The articles that mention a facet which is now one of another thing."""
        moved = (f for f in reach if f in resolution.canonical and self.ledger.canonical(f) != resolution.canonical[f])
        return {article for facet in moved for article in self.ledger.articles(facet)}

    def _redraw(self, articles: Mapping[str, LinkedArticle]) -> tuple[Draft, dict[str, tuple[str, ...]]]:
        """The default graph with the old articles taken out and the new ones put in."""
        draft = Draft(self.store)
        coming = {name: contribution(linked) for name, linked in articles.items()}
        graphs = [node(iris.article(name)) for name in self.old]
        if graphs:
            witness = Witness(self.store, self.gazetteer, graphs, self._reading)
            before = set[ox.Quad]().union(*(self.quads[name] for name in self.old))
            mentioned = {URIRef(value(q.object)) for q in before if q.predicate == node(SCHEMA.mentions)}
            going = self._given()
            facts, staying = _unsaid(_facts(before), going, coming.values())
            take_out(draft, mentioned - staying, facts, going, witness)
        for given in coming.values():
            take_in(draft, given, self.gazetteer)
        follow(draft)
        return draft, {name: given.left_out for name, given in coming.items()}

    def _given(self) -> Contribution:
        entities: dict[URIRef, Names] = {}
        for traced in self.old.values():
            for iri, names in contribution(self.ledger.project(traced)).entities.items():
                entities[iri] = entities.get(iri, Names()) | names
        return Contribution(entities, frozenset())

    def _reading(self, article: Article) -> LinkedArticle:
        return self.ledger.project(trace(article, self.gazetteer, self.before))

    def _relate(self, draft: Draft, future: Revised, reach: Iterable[str], canonical: Callable[[str], str]) -> None:
        """Bring what follows from local IRIs up to date for the things that have changed."""
        facets = {facet: profile for facet in reach if (profile := future.profile(facet)) is not None}
        changed = [
            facet
            for facet in reach
            if (facet in facets) != (self.ledger.profile(facet) is not None)
            or (facet in facets and canonical(facet) != self.ledger.canonical(facet))
        ]
        things = {path for facet in changed for path in (self.ledger.canonical(facet), canonical(facet))}
        here = [profile for facet, profile in facets.items() if canonical(facet) in things]
        following = frozenset(map(node, RELATED))
        for lost in [q for q in draft.removed if q.predicate in following]:
            # Taken out with its subject, which may have come back; what is to go goes below.
            draft.add(lost)
        for predicate in RELATED:
            old = {q for path in things for q in _both_ways(draft, path, predicate)}
            now = (t for t in related_triples(here, future, canonical) if t[1] == predicate)
            draft.replace(old, map(quad, now))

    def _record(self, graph: ox.NamedNode) -> Article | None:
        found = {
            q.predicate.value: value(q.object)
            for name in (GOV.record, GOV.text)
            for q in self.store.quads_for_pattern(graph, node(name), None, graph)
        }
        return read_record(found[str(GOV.record)], found[str(GOV.text)]) if len(found) == 2 else None

    def _reviews(self, decided: Reviews) -> Quads:
        changed = set(self.before.all) ^ set(self.after.all)
        graph = node(REVIEWS)
        return {quad(t, graph) for review in decided.all if review in changed for t in review_triples(review)}


def _unsaid(
    facts: Iterable[Fact], going: Contribution, coming: Collection[Contribution]
) -> tuple[list[Fact], set[URIRef]]:
    """The facts that the coming articles do not state, and the things of which they say all that the going ones did.

    What would be put back at once is not taken out: most of an article that is linked again is as it was.
    """
    relations = frozenset[Triple]().union(*(given.relations for given in coming))
    gone = [fact for fact in facts if not relations.issuperset(plain(*fact))]
    ends = {end for subject, _, thing in gone for end in (subject, thing)}
    entities: dict[URIRef, Names] = {}
    for given in coming:
        for iri, names in given.entities.items():
            entities[iri] = entities.get(iri, Names()) | names
    return gone, {iri for iri, names in going.entities.items() if iri not in ends and entities.get(iri) == names}


def _told(linked: LinkedArticle, name: str) -> Quads:
    graph = node(iris.article(name))
    return {quad(triple, graph) for triple in article_graph(linked)}


def _both_ways(draft: Draft, path: str, predicate: URIRef) -> Quads:
    me, p = node(thing(path)), node(predicate)
    return {*draft.match(me, p), *draft.match(None, p, me)}


def _facts(quads: Iterable[ox.Quad]) -> list[Fact]:
    parts: dict[str, dict[str, URIRef]] = {}
    for found in quads:
        name = found.predicate.value.removeprefix(str(RDF))
        if name in ("subject", "predicate", "object"):
            parts.setdefault(value(found.subject), {})[name] = URIRef(value(found.object))
    return [(part["subject"], part["predicate"], part["object"]) for part in parts.values()]
