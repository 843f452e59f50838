"""The graph as rows: things, plain relations, facts with their sentences, figures, articles, links, decisions.

Rows come one by one from the store's indexes; no more than one article is in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib import RDF
from rdflib.namespace import DCTERMS, PROV, SKOS

from kg.draft import DEFAULT, node, value
from kg.exchange.reader import one
from kg.links import LINKS, REVIEWS
from kg.vocabulary import ENTITY_CLASSES, GOV, RELATIONS

Row = dict[str, str]
Things = dict[str, dict[str, list[str]]]

_SAID: Final = {
    "date": GOV.date,
    "quote": GOV.quote,
    "start": GOV.start,
    "end": GOV.end,
    "confidence": GOV.confidence,
    "found_by": GOV.foundBy,
}
_FACT: Final = {
    "title": GOV.title,
    "status": GOV.status,
    "amount": GOV.amount,
    "topic": GOV.topic,
    "agreement": GOV.agreement,
    **_SAID,
}
_MEASURE: Final = {"indicator": GOV.indicator, "value": GOV.value, "unit": GOV.unit, **_SAID}
_ARTICLE: Final = {
    "title": DCTERMS.title,
    "published": DCTERMS.issued,
    "publisher": DCTERMS.publisher,
    "reporters": DCTERMS.creator,
    "source": DCTERMS.source,
    "text": GOV.text,
}
_LINK: Final = {"outcome": GOV.outcome, "score": GOV.score, "evidence": GOV.evidence, "because": GOV.because}
_REVIEW: Final = {
    "outcome": GOV.outcome,
    "these": GOV.between,
    "those": GOV.against,
    "articles": PROV.used,
    "by": DCTERMS.creator,
    "at": PROV.generatedAtTime,
    "because": GOV.because,
    "taken_back": PROV.invalidatedAtTime,
}
_REPORT: Final = ("article", "article_title", "published", "publisher")


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of rows: the name of its file and its columns in order."""

    name: str
    columns: tuple[str, ...]


NODES: Final = Table("nodes", ("id", "label", "kind", "types", "aliases", "notation"))
EDGES: Final = Table("edges", ("source", "target", "relation", "source_label", "target_label"))
FACTS: Final = Table(
    "facts", ("id", "subject", "subject_label", "relation", "object", "object_label", *_FACT, *_REPORT)
)
MEASURES: Final = Table("measures", ("id", "thing", "thing_label", *_MEASURE, *_REPORT))
LINK_ROWS: Final = Table("links", ("id", "one", "other", "outcome", "score", "evidence", "because"))
REVIEW_ROWS: Final = Table(
    "reviews", ("id", "outcome", "these", "those", "articles", "by", "at", "because", "taken_back")
)
ARTICLES: Final = Table("articles", ("id", *_ARTICLE))
SEVERAL: Final = "|"
"""Stands between several values in one cell."""


def nodes(store: ox.Store) -> Iterator[Row]:
    """The things of the default graph, each once, by its one entity class."""
    for kind in ENTITY_CLASSES:
        for found in store.quads_for_pattern(None, node(RDF.type), node(kind), DEFAULT):
            about = _values(store.quads_for_pattern(found.subject, None, None, DEFAULT))
            yield {
                "id": value(found.subject),
                "label": _cell(about, SKOS.prefLabel),
                "kind": _local(kind),
                "types": SEVERAL.join(sorted(map(_local, about[str(RDF.type)]))),
                "aliases": _cell(about, SKOS.altLabel),
                "notation": _cell(about, SKOS.notation),
            }


def edges(store: ox.Store) -> Iterator[Row]:
    """The plain relations, and ``within``, which follows from them and the gazetteer."""
    for predicate in (*RELATIONS, GOV.within):
        for found in store.quads_for_pattern(None, node(predicate), None, DEFAULT):
            source, target = value(found.subject), value(found.object)
            yield {
                "source": source,
                "target": target,
                "relation": _local(predicate),
                "source_label": label(store, source),
                "target_label": label(store, target),
            }


def facts(store: ox.Store) -> Iterator[Row]:
    """What the articles state, with the sentence, its place in the article, and the article's day and newspaper."""
    for report, things in _articles(store):
        for iri, about in things.items():
            if str(GOV.Fact) in about.get(str(RDF.type), ()):
                subject, thing = _cell(about, RDF.subject), _cell(about, RDF.object)
                yield {
                    "id": iri,
                    "subject": subject,
                    "subject_label": label(store, subject),
                    "relation": _local(_cell(about, RDF.predicate)),
                    "object": thing,
                    "object_label": label(store, thing),
                    **_picked(about, _FACT),
                    **report,
                }


def measures(store: ox.Store) -> Iterator[Row]:
    """The figures that the articles state."""
    for report, things in _articles(store):
        for iri, about in things.items():
            if str(GOV.Measure) in about.get(str(RDF.type), ()):
                thing = _cell(about, GOV.of)
                named = {"id": iri, "thing": thing, "thing_label": label(store, thing)}
                yield {**named, **_picked(about, _MEASURE), **report}


def articles(store: ox.Store) -> Iterator[Row]:
    """The articles with their texts, in which the offsets of facts and figures count."""
    for report, things in _articles(store):
        yield {"id": report["article"], **_picked(things[report["article"]], _ARTICLE)}


def links(store: ox.Store) -> Iterator[Row]:
    """The links between local identifiers: what was decided on each pair of them, and on what grounds."""
    for iri, about in _decisions(store, LINKS, GOV.Link):
        one, other = sorted(about[str(GOV.between)])
        yield {"id": iri, "one": one, "other": other, **_picked(about, _LINK)}


def reviews(store: ox.Store) -> Iterator[Row]:
    """The decisions of people."""
    for iri, about in _decisions(store, REVIEWS, GOV.Review):
        yield {"id": iri, **_picked(about, _REVIEW)}


TABLES: Final = {
    NODES: nodes,
    EDGES: edges,
    FACTS: facts,
    MEASURES: measures,
    ARTICLES: articles,
    LINK_ROWS: links,
    REVIEW_ROWS: reviews,
}


def label(store: ox.Store, iri: str) -> str:
    """The preferred label of a thing, or nothing."""
    return one(store, node(iri), str(SKOS.prefLabel), DEFAULT)


def _articles(store: ox.Store) -> Iterator[tuple[Row, Things]]:
    for found in store.quads_for_pattern(None, node(RDF.type), node(GOV.Article), None):
        things: Things = {}
        for quad in sorted(store.quads_for_pattern(None, None, None, found.graph_name), key=str):
            about = things.setdefault(value(quad.subject), {})
            about.setdefault(quad.predicate.value, []).append(value(quad.object))
        me = value(found.subject)
        parts = _picked(things[me], _ARTICLE)
        report = (me, parts["title"], parts["published"], parts["publisher"])
        yield dict(zip(_REPORT, report, strict=True)), things


def _decisions(store: ox.Store, graph: str, kind: str) -> Iterator[tuple[str, dict[str, list[str]]]]:
    for found in store.quads_for_pattern(None, node(RDF.type), node(kind), node(graph)):
        yield value(found.subject), _values(store.quads_for_pattern(found.subject, None, None, node(graph)))


def _picked(about: dict[str, list[str]], columns: Mapping[str, str]) -> Row:
    return {name: _cell(about, predicate) for name, predicate in columns.items()}


def _values(quads: Iterator[ox.Quad]) -> dict[str, list[str]]:
    about: dict[str, list[str]] = {}
    for quad in quads:
        about.setdefault(quad.predicate.value, []).append(value(quad.object))
    return about


def _cell(about: dict[str, list[str]], predicate: str) -> str:
    return SEVERAL.join(sorted(about.get(str(predicate), ())))


def _local(iri: str) -> str:
    return str(iri).removeprefix(str(GOV))
