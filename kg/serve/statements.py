"""What articles say, with the names of all that is linked from a page: of one thing, or in one article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.card import CardFact, CardFigure
from kg.serve.answers import with_prefixes

_HEAD: Final = """
SELECT DISTINCT ?date ?subject ?predicate ?object ?title ?amount ?status ?quote ?headline ?issued ?publisher
  ?s ?o ?article ?start ?confidence ?foundBy ?topic
WHERE {
  %s
  GRAPH ?article {
    %s
"""
_REPORT: Final = """    OPTIONAL { ?article dcterms:title ?headline }
    OPTIONAL { ?article dcterms:issued ?issued }
    OPTIONAL { ?article dcterms:publisher ?publisher }
  }
  ?s skos:prefLabel ?subject .
"""
_FACTS: Final = (
    _HEAD
    + """    ?fact a gov:Fact ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gov:quote ?quote .
    OPTIONAL { ?fact gov:start ?start }
    OPTIONAL { ?fact gov:date ?date }
    OPTIONAL { ?fact gov:title ?title }
    OPTIONAL { ?fact gov:amount ?amount }
    OPTIONAL { ?fact gov:status ?status }
    OPTIONAL { ?fact gov:topic ?topic }
    OPTIONAL { ?fact gov:confidence ?confidence }
    OPTIONAL { ?fact gov:foundBy ?foundBy }
"""
    + _REPORT
    + """  ?o skos:prefLabel ?object .
  BIND (STRAFTER(STR(?p), "#") AS ?predicate)
}
"""
)
_FIGURES: Final = (
    _HEAD
    + """    ?measure a gov:Measure ; gov:of ?s ; gov:indicator ?predicate ; gov:value ?value ; gov:quote ?quote .
    OPTIONAL { ?measure gov:unit ?unit }
    OPTIONAL { ?measure gov:start ?start }
    OPTIONAL { ?measure gov:date ?date }
    OPTIONAL { ?measure gov:confidence ?confidence }
    OPTIONAL { ?measure gov:foundBy ?foundBy }
"""
    + _REPORT
    + """  BIND (CONCAT(STR(?value), COALESCE(STR(?unit), "")) AS ?object)
}
"""
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as ``kg show`` words it, with the IRIs of its ends and its article.

    ``object`` is empty for a figure; ``start`` is where the sentence begins in the article's text, -1 if not known;
    ``confidence`` is in [0, 1] or None.
    """

    said: CardFact
    subject: str
    object: str
    article: str
    start: int
    confidence: float | None
    found_by: str
    topic: str


def of_thing(store: ox.Store, thing: ox.NamedNode) -> list[Statement]:
    """What is said of a thing, oldest first."""
    about = f"VALUES ?thing {{ {thing} }}"
    facts = _FACTS % (about, "{ ?fact rdf:subject ?thing } UNION { ?fact rdf:object ?thing }")
    figures = _FIGURES % (f"VALUES ?s {{ {thing} }}", "")
    return sorted((*_rows(store, facts), *_rows(store, figures)), key=_when)


def in_article(store: ox.Store, article: ox.NamedNode) -> list[Statement]:
    """What an article says, in the order of its text."""
    where = f"VALUES ?article {{ {article} }}"
    found = (*_rows(store, _FACTS % (where, "")), *_rows(store, _FIGURES % (where, "")))
    return sorted(found, key=lambda one: (one.start, *_when(one)))


def _rows(store: ox.Store, query: str) -> Iterator[Statement]:
    solutions = store.query(with_prefixes(query))
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        texts = ["" if term is None else str(getattr(term, "value", term)) for term in row]
        said, (s, o, article, start, confidence, found_by, topic) = texts[:11], texts[11:]
        yield Statement(
            CardFact(*said) if o else CardFigure(*said),
            s,
            o,
            article,
            int(start) if start else -1,
            float(confidence) if confidence else None,
            found_by,
            topic,
        )


def _when(one: Statement) -> tuple[str, ...]:
    """Without a date of its own, a statement is as old as its article."""
    said = one.said
    return (
        said.date or said.issued,
        said.issued,
        said.publisher,
        said.headline,
        said.sentence,
        said.predicate,
        said.subject,
        said.object,
        said.title,
        said.amount,
        said.status,
    )
