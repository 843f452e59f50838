"""Articles of the graph: how many, the latest, and one with its text marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.card import citation
from kg.graph import read_record
from kg.serve.answers import with_prefixes
from kg.serve.marks import Block, Mark, paragraphs
from kg.vocabulary import ENTITY_CLASSES, GOV
from pipelines.article import Article, Entity, normalise

_LATEST: Final = """
SELECT ?article ?title ?issued ?publisher WHERE {
  GRAPH ?article {
    ?article a gov:Article .
    OPTIONAL { ?article dcterms:title ?title }
    OPTIONAL { ?article dcterms:issued ?issued }
    OPTIONAL { ?article dcterms:publisher ?publisher }
  }
} ORDER BY DESC(?issued) ?article OFFSET %d LIMIT %d
"""
_MENTIONED: Final = """
SELECT ?thing ?name ?type WHERE {
  GRAPH %s { %s schema:mentions ?thing }
  VALUES ?naming { skos:prefLabel skos:altLabel }
  ?thing ?naming ?name ; a ?type .
}
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list of articles."""

    iri: str
    title: str
    published: str
    publisher: str

    @property
    def citation(self) -> str:
        """Newspaper, day and headline."""
        return citation(self.publisher, self.published, self.title)


@dataclass(frozen=True, slots=True)
class Shown:
    """An article with its text in blocks and the things that it names: IRI, name and class."""

    record: Article
    lines: list[list[Block]]
    things: tuple[tuple[str, str, str], ...]


def counts(store: ox.Store) -> list[tuple[str, int]]:
    """How many articles, things of each class, facts and figures there are, by local name of the class."""
    found = []
    for kind, pattern in (
        ("Article", "GRAPH ?g { ?x a gov:Article }"),
        *((str(kind).removeprefix(str(GOV)), f"?x a <{kind}>") for kind in ENTITY_CLASSES),
        ("Fact", "GRAPH ?g { ?x a gov:Fact }"),
        ("Measure", "GRAPH ?g { ?x a gov:Measure }"),
    ):
        row = next(_rows(store, f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}"))
        found.append((kind, int(row["n"].value)))
    return found


def latest(store: ox.Store, offset: int, limit: int) -> list[Listed]:
    """Articles, the latest first."""
    return [
        Listed(*("" if row[key] is None else row[key].value for key in ("article", "title", "issued", "publisher")))
        for row in _rows(store, _LATEST % (offset, limit))
    ]


def read(store: ox.Store, article: ox.NamedNode) -> Shown | None:
    """An article with what was found in it, or None if the graph has none of that IRI."""
    record, text = (_one(store, article, str(name)) for name in (GOV.record, GOV.text))
    if not record:
        return None
    found = read_record(record, text)
    names, things = _mentioned(store, article)
    marks = [
        Mark(span.start, span.end, _iri(entity, names), entity.type)
        for entity in found.entities
        for span in entity.mentions
    ]
    evidence = [*(one.span for one in found.relations), *(one.span for one in found.measures)]
    spans = [span for span in evidence if span is not None]
    return Shown(found, paragraphs(text, ((span.start, span.end) for span in spans), marks), things)


def _mentioned(
    store: ox.Store, article: ox.NamedNode
) -> tuple[dict[tuple[str, str], set[str]], tuple[tuple[str, str, str], ...]]:
    """The article's things by name and type, and as a list."""
    known = {str(kind): str(kind).removeprefix(str(GOV)) for kind in ENTITY_CLASSES}
    names: dict[tuple[str, str], set[str]] = {}
    things: dict[str, tuple[str, str]] = {}
    for row in _rows(store, _MENTIONED % (article, article)):
        kind = known.get(row["type"].value)
        if kind is not None:
            thing, name = row["thing"].value, row["name"].value
            names.setdefault((normalise(name), kind), set()).add(thing)
            longest = max(name, things.get(thing, ("", ""))[0], key=lambda text: (len(text), text))
            things[thing] = (longest, kind)
    listed = sorted(
        ((iri, name, kind) for iri, (name, kind) in things.items()), key=lambda row: (row[2], row[1], row[0])
    )
    return names, tuple(listed)


def _iri(entity: Entity, names: dict[tuple[str, str], set[str]]) -> str:
    """The one thing of the article that goes by a name of the entity; empty if there are several or none."""
    for name in (entity.name, *entity.aliases):
        found = names.get((normalise(name), entity.type), set())
        if len(found) == 1:
            return next(iter(found))
    return ""


def _one(store: ox.Store, graph: ox.NamedNode, predicate: str) -> str:
    found = next(store.quads_for_pattern(graph, ox.NamedNode(predicate), None, graph), None)
    return found.object.value if found is not None and isinstance(found.object, ox.Literal) else ""


def _rows(store: ox.Store, query: str) -> Iterator[ox.QuerySolution]:
    found = store.query(with_prefixes(query))
    assert isinstance(found, ox.QuerySolutions)
    return iter(found)
