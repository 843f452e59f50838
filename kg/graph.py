"""What linked articles put into the default graph: pure functions from records to plain triples.

The default graph holds every plain triple once, whatever number of articles states it: :func:`default_graph` says
what it holds for a set of articles. What each article says is in its own graph (:mod:`kg.facts`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from kg import iris
from kg.facts import Triple, ends, objection
from kg.linking import LinkedArticle
from kg.links import all_related, settle
from kg.places import leading_place
from kg.reach import reaches
from kg.resolution.reviews import Reviews
from kg.vocabulary import GOV, ID
from pipelines.article import Article, Measure, Relation, from_json
from pipelines.gazetteer import Gazetteer
from pipelines.guide import SYMMETRIC

_UNSCOPED = f"{ID}organization/"


@dataclass(frozen=True, slots=True)
class Names:
    """What articles call one entity, and the subtypes that they give it."""

    names: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    subtypes: frozenset[str] = frozenset()

    def __or__(self, other: Names) -> Names:
        return Names(self.names | other.names, self.aliases | other.aliases, self.subtypes | other.subtypes)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one article gives to the default graph, and what was left out, each with its reason."""

    entities: Mapping[URIRef, Names]
    relations: frozenset[Triple]
    left_out: tuple[str, ...] = ()


def contribution(linked: LinkedArticle) -> Contribution:
    """What the article gives to the default graph: plain relations, and names and subtypes of its entities."""
    entities: dict[URIRef, Names] = {}
    left_out: list[str] = []
    seen: set[str] = set()
    for entity in linked.article.entities:
        if entity.name in seen:
            left_out.append(f"{entity.name}: a second entity of that name in the article")
            continue
        seen.add(entity.name)
        iri = linked.decisions[entity.name].iri
        aliases = frozenset(alias for alias in entity.aliases if alias)
        names = Names(frozenset({entity.name}), aliases, frozenset({entity.type, entity.subtype} - {""}))
        entities[iri] = entities.get(iri, Names()) | names
    relations: set[Triple] = set()
    statements: tuple[Relation | Measure, ...] = (*linked.article.relations, *linked.article.measures)
    for statement in statements:
        reason = objection(statement, linked)
        if reason:
            left_out.append(reason)
        elif isinstance(statement, Relation):
            relations.update(plain(*ends(statement, linked)))
    return Contribution(entities, frozenset(relations), tuple(left_out))


def plain(subject: URIRef, predicate: URIRef, thing: URIRef) -> tuple[Triple, ...]:
    """The plain triples of a fact: both directions where the predicate is symmetric."""
    if predicate.rpartition("#")[2] in SYMMETRIC:
        return (subject, predicate, thing), (thing, predicate, subject)
    return ((subject, predicate, thing),)


def description(iri: URIRef, known: Names, gazetteer: Gazetteer) -> frozenset[Triple]:
    """Types, labels and notation of an entity that goes by these names; a division has its official ones as well."""
    division = gazetteer.get(iris.key_of_place(iri))
    if division is not None:
        label = division.name
        known = known | Names(aliases=frozenset(division.aliases), subtypes=frozenset({"Place"}))
    else:
        label = preferred(known.names)
    others = (known.names | known.aliases) - {label}
    triples: set[Triple] = {(iri, RDF.type, GOV[kind]) for kind in known.subtypes}
    triples.update((iri, SKOS.altLabel, Literal(name, lang="zh")) for name in others)
    if label:
        triples.add((iri, SKOS.prefLabel, Literal(label, lang="zh")))
    if division is not None and division.code.isdecimal():
        triples.add((iri, SKOS.notation, Literal(division.code)))
    return frozenset(triples)


def preferred(names: Iterable[str]) -> str:
    """The label among an entity's names: the longest, the first by code point among equals.

    >>> preferred({"县委", "中共衡南县委", "衡南县委"})
    '中共衡南县委'
    """
    return min(names, key=lambda name: (-len(name), name), default="")


def closure(place: URIRef, above: Callable[[URIRef], Iterable[URIRef]]) -> frozenset[URIRef]:
    """All places that ``place`` lies in, itself never among them; ``above`` gives the next ones up."""
    found: set[URIRef] = set()
    waiting = list(above(place))
    while waiting:
        parent = waiting.pop()
        if parent not in found and parent != place:
            found.add(parent)
            waiting.extend(above(parent))
    return frozenset(found)


def official_parent(place: URIRef, gazetteer: Gazetteer) -> tuple[URIRef, ...]:
    """The next division up in the gazetteer, empty for a province and for a place without a code."""
    division = gazetteer.get(iris.key_of_place(place))
    return (iris.place(division.parent),) if division is not None and division.parent else ()


def home(iri: URIRef, gazetteer: Gazetteer) -> URIRef | None:
    """The division that a thing belongs to by its IRI: the scope, or what a body's name without one starts with."""
    division = gazetteer.get(iris.scope(iri))
    if division is None and iri.startswith(_UNSCOPED) and not iris.scope(iri):
        lead = leading_place(iris.name(iri), gazetteer, ())
        division = lead.division if lead is not None else None
    return iris.place(division.code) if division is not None else None


def default_graph(
    articles: Iterable[LinkedArticle], gazetteer: Gazetteer, reviews: Reviews | None = None
) -> frozenset[Triple]:
    """The whole default graph of these articles: what any sequence of additions, removals and reviews must end in.

    The articles hold local IRIs, as :func:`kg.linking.link` gives them; they are linked with each other here.
    """
    linking = settle(articles, gazetteer, reviews or Reviews())
    return plain_graph(linking.articles, gazetteer) | all_related(linking)


def plain_graph(articles: Iterable[LinkedArticle], gazetteer: Gazetteer) -> frozenset[Triple]:
    """What articles that hold the IRIs of things give to the default graph."""
    entities: dict[URIRef, Names] = {}
    triples: set[Triple] = set()
    for linked in articles:
        given = contribution(linked)
        triples |= given.relations
        for iri, names in given.entities.items():
            entities[iri] = entities.get(iri, Names()) | names
    stated: dict[URIRef, list[URIRef]] = {}
    for subject, predicate, thing in triples:
        if predicate == GOV.locatedIn and isinstance(thing, URIRef) and iris.key_of_place(thing):
            stated.setdefault(subject, []).append(thing)
    for iri in list(entities):
        if (division := home(iri, gazetteer)) is not None:
            triples.add((iri, DCTERMS.spatial, division))
            entities.setdefault(division, Names())
    for place in [iri for iri in entities if iris.key_of_place(iri)]:
        for ancestor in closure(place, lambda p: (*stated.get(p, ()), *official_parent(p, gazetteer))):
            triples.add((place, GOV.within, ancestor))
            entities.setdefault(ancestor, Names())
            ups = closure(ancestor, lambda p: (*stated.get(p, ()), *official_parent(p, gazetteer)))
            triples.update((ancestor, GOV.within, up) for up in ups)
    triples |= reaches(triples)
    for iri, names in entities.items():
        triples |= description(iri, names, gazetteer)
    return frozenset(triples)


def record_of(graph: Graph) -> Article:
    """The article's record, exactly as it was added, out of its named graph.

    Raises:
        KeyError: the graph holds no article.
    """
    article = next(graph.subjects(RDF.type, GOV.Article), None)
    record, text = graph.value(article, GOV.record), graph.value(article, GOV.text)
    if article is None or record is None or text is None:
        raise KeyError("the graph holds no article record")
    return read_record(str(record), str(text))


def read_record(record: str, text: str) -> Article:
    """The article of a ``gov:record`` and its ``gov:text``."""
    return from_json({**json.loads(record), "text": text})
