"""What one article says, as the triples of its named graph: metadata, Facts, Measures. Pure functions."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, XSD
from rdflib.term import Node

from kg import iris
from kg.linking import LinkedArticle
from kg.vocabulary import GOV, SCHEMA
from pipelines.article import Article, Measure, Relation, Span, to_json
from pipelines.guide import SYMMETRIC, may_stand

Triple = tuple[URIRef, URIRef, Node]
_DATES: Final = ((re.compile(r"\d{4}"), XSD.gYear), (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), XSD.gYearMonth))
_MONEY: Final = re.compile(r"(?:约|近|超|逾|超过)?([0-9]+(?:\.[0-9]+)?)(万|亿)?多?余?元")
_TIMES: Final = {"": 1, "万": 10_000, "亿": 100_000_000}
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def article_graph(linked: LinkedArticle) -> frozenset[Triple]:
    """The triples of the article's named graph, whose name is ``iris.article(article.id)``."""
    facts = (triple for relation in linked.article.relations for triple in _fact(relation, linked))
    measures = (triple for measure in linked.article.measures for triple in _measure(measure, linked))
    return frozenset((*_metadata(linked), *facts, *measures))


def objection(statement: Relation | Measure, linked: LinkedArticle) -> str:
    """Why a statement cannot stand in the graph; empty if it can.

    Its ends are unknown, equal, or not of the guide's types, a post has no title, or no sentence stands behind it.
    """
    names = (statement.subject, statement.object) if isinstance(statement, Relation) else (statement.subject,)
    said = " ".join((statement.subject, *_words(statement)))
    for name in names:
        if linked.iri(name) is None:
            return f"{said}: {name} is no entity of the article"
    if len(names) == 2 and linked.iri(names[0]) == linked.iri(names[1]):
        return f"{said}: both ends are the same thing"
    if isinstance(statement, Relation) and (reason := _unlike_the_guide(statement, linked.article)):
        return f"{said}: {reason}"
    if isinstance(statement, Measure) and not math.isfinite(statement.value):
        return f"{said}: not a finite number"
    return "" if located(statement, linked.article.text) else f"{said}: its evidence is not in the article's text"


def _unlike_the_guide(relation: Relation, article: Article) -> str:
    types = {entity.name: entity.type for entity in reversed(article.entities)}
    subject, object_ = types[relation.subject], types[relation.object]
    if not may_stand(relation.predicate, subject, object_):
        return f"{relation.predicate} does not go from {subject} to {object_}"
    if relation.predicate == "holdsPost" and not relation.title:
        return "the title of the office is missing"
    return ""


def ends(relation: Relation, linked: LinkedArticle) -> tuple[URIRef, URIRef, URIRef]:
    """Subject, predicate and object of a relation as they stand in its Fact; sorted if symmetric."""
    subject, thing = linked.decisions[relation.subject].iri, linked.decisions[relation.object].iri
    if relation.predicate in SYMMETRIC and thing < subject:
        subject, thing = thing, subject
    return subject, GOV[relation.predicate], thing


def typed_date(value: str) -> Literal:
    """A year, month or day as its XSD type; an interval or anything else as a plain literal.

    >>> typed_date("2021-06").n3().rpartition("#")[2], typed_date("2021-13").n3(), typed_date("2020/2021").n3()
    ('gYearMonth>', '"2021-13"', '"2020/2021"')
    """
    for pattern, kind in _DATES:
        if pattern.fullmatch(value) and not value.startswith("0000"):
            return Literal(value, datatype=kind)
    try:
        # Python 3.11 reads 2021-W26-6 as well, which is no xsd:date.
        whole = bool(_DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        whole = False
    return Literal(value, datatype=XSD.date) if whole else Literal(value)


def located(statement: Relation | Measure, text: str) -> Span | None:
    """Where the evidence of a statement stands in ``text``: its span if the words agree, else their first place."""
    span, words = statement.span, statement.evidence
    if span is not None and 0 <= span.start < span.end <= len(text) and words in ("", span.quote(text)):
        return span
    start = text.find(words) if words else -1
    return Span(start, start + len(words)) if start >= 0 else None


def _metadata(linked: LinkedArticle) -> Iterator[Triple]:
    article = linked.article
    me = iris.article(article.id)
    record = {key: value for key, value in to_json(article).items() if key != "text"}
    yield me, RDF.type, GOV.Article
    for words, predicate in ((article.title, DCTERMS.title), (article.publisher, DCTERMS.publisher)):
        if words:
            yield me, predicate, Literal(words, lang="zh")
    if article.published:
        yield me, DCTERMS.issued, typed_date(article.published)
    if article.source:
        yield me, DCTERMS.source, Literal(article.source)
    for reporter in article.reporters:
        yield me, DCTERMS.creator, Literal(reporter, lang="zh")
    for decision in linked.decisions.values():
        yield me, SCHEMA.mentions, decision.iri
    for facet in linked.facets.values():
        yield me, GOV.mentionsAs, facet
    yield me, GOV.text, Literal(article.text, lang="zh")
    yield me, GOV.record, Literal(json.dumps(record, ensure_ascii=False, sort_keys=True), datatype=RDF.JSON)


def _words(statement: Relation | Measure) -> tuple[str, ...]:
    if isinstance(statement, Relation):
        return statement.predicate, statement.object
    return statement.indicator, f"{statement.value:g}{statement.unit}"


def _fact(relation: Relation, linked: LinkedArticle) -> Iterator[Triple]:
    if objection(relation, linked):
        return
    subject, predicate, thing = ends(relation, linked)
    qualifiers = list(_qualifiers(relation, linked))
    spelt = (f"{name}={value.n3()}" for name, value in qualifiers)
    tail = list(_evidence(relation, linked))
    me = iris.fact(linked.article.id, subject, predicate, thing, *spelt, *_numbers(tail))
    yield me, RDF.type, GOV.Fact
    yield me, RDF.subject, subject
    yield me, RDF.predicate, predicate
    yield me, RDF.object, thing
    for name, value in (*qualifiers, *tail):
        yield me, name, value
    if predicate == GOV.funds and (sum_ := yuan(relation.amount)) is not None:
        yield me, GOV.yuan, Literal(sum_)
        # Sums of all money are then three ranges of the store, and no search for the ends of each gift.
        yield me, SCHEMA.funder, subject
        yield me, SCHEMA.fundedItem, thing


def yuan(amount: str) -> int | None:
    """A sum of money as printed in yuan, None where it is none: a range, another currency, no figure.

    >>> yuan("360万元"), yuan("近1.5亿元"), yuan("3000元"), yuan("数百万元"), yuan("100万美元")
    (3600000, 150000000, 3000, None, None)
    """
    found = _MONEY.fullmatch(amount)
    return int(Decimal(found[1]) * _TIMES[found[2] or ""]) if found else None


def _qualifiers(relation: Relation, linked: LinkedArticle) -> Iterator[tuple[URIRef, URIRef | Literal]]:
    for predicate, words in ((GOV.title, relation.title), (GOV.status, relation.status), (GOV.amount, relation.amount)):
        if words:
            yield predicate, Literal(words)
    if relation.topic:
        yield GOV.topic, Literal(relation.topic, lang="zh")
    if relation.date:
        yield GOV.date, typed_date(relation.date)
    if relation.agreement:
        yield GOV.agreement, linked.iri(relation.agreement) or Literal(relation.agreement, lang="zh")


def _measure(measure: Measure, linked: LinkedArticle) -> Iterator[Triple]:
    if objection(measure, linked):
        return
    subject = linked.decisions[measure.subject].iri
    said: list[tuple[URIRef, URIRef | Literal]] = [
        (GOV.of, subject),
        (GOV.indicator, Literal(measure.indicator, lang="zh")),
        (GOV.value, _decimal(measure.value)),
        (GOV.unit, Literal(measure.unit)),
    ]
    if measure.date:
        said.append((GOV.date, typed_date(measure.date)))
    tail = list(_evidence(measure, linked))
    me = iris.measure(linked.article.id, *(f"{name}={value.n3()}" for name, value in said), *_numbers(tail))
    yield me, RDF.type, GOV.Measure
    for name, value in (*said, *tail):
        yield me, name, value


def _evidence(statement: Relation | Measure, linked: LinkedArticle) -> Iterator[tuple[URIRef, URIRef | Literal]]:
    span = located(statement, linked.article.text)
    yield PROV.wasDerivedFrom, iris.article(linked.article.id)
    if span is not None:
        yield GOV.quote, Literal(span.quote(linked.article.text), lang="zh")
        yield GOV.start, Literal(span.start)
        yield GOV.end, Literal(span.end)
    yield GOV.confidence, _decimal(statement.confidence)
    if statement.rule:
        yield GOV.foundBy, Literal(statement.rule)


def _numbers(tail: Iterable[tuple[URIRef, URIRef | Literal]]) -> tuple[str, ...]:
    """All of the evidence counts: two findings that differ in their rule alone are two facts."""
    return tuple(value.n3() for _, value in tail)


def _decimal(value: float) -> Literal:
    """Decimals in their shortest form, which is the one that the store gives back."""
    digits = format(Decimal(repr(value)), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return Literal({"-0": "0"}.get(digits, digits), datatype=XSD.decimal)
