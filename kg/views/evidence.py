"""What the dataset says, read into the records of :mod:`kg.views.picture`.

What spans the graph is one SPARQL query in one pass. The details of a single fact or article are looked up by its
name in its graph: as SPARQL (``VALUES`` within ``GRAPH``), rdflib's own engine takes minutes over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from rdflib import Dataset, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS

from kg.amounts import printed
from kg.views.labels import Labels, local_name
from kg.views.picture import Fact, Figure, Node, Source
from kg.vocabulary import GOV

QUALIFIERS: Final = ("title", "agreement", "topic", "amount", "date", "status")
_PREFIXES: Final = f"PREFIX gov: <{GOV}> PREFIX rdf: <{RDF}> PREFIX skos: <{SKOS}>\n"
_ENDS: Final = """SELECT ?article ?fact ?subject ?predicate ?object WHERE { GRAPH ?article {
    ?fact rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object . } FILTER(isIRI(?object)) }"""
_KINDS: Final = "SELECT ?thing ?kind WHERE { ?thing a ?kind . FILTER(isIRI(?thing)) }"
_TEXTS: Final = """SELECT ?thing ?property ?text WHERE {
    VALUES ?property { skos:prefLabel skos:altLabel skos:notation } ?thing ?property ?text . }"""
_FIGURES: Final = """SELECT ?article ?subject ?indicator ?value ?unit ?date ?quote WHERE { GRAPH ?article {
    ?figure gov:of ?subject ; gov:indicator ?indicator ; gov:value ?value ; gov:unit ?unit .
    OPTIONAL { ?figure gov:date ?date } OPTIONAL { ?figure gov:quote ?quote } } }"""


class Ends(NamedTuple):
    """A fact as far as the choice of what to show needs it; all are IRIs."""

    article: str
    fact: str
    subject: str
    predicate: str
    object: str


def read_ends(dataset: Dataset) -> list[Ends]:
    """All facts of the graph by their ends, in a fixed order."""
    return sorted({Ends(*map(str, row)) for row in _rows(dataset, _ENDS)})


def read_kinds(dataset: Dataset) -> dict[str, set[str]]:
    """Local names of the classes of each thing in the default graph."""
    kinds: dict[str, set[str]] = {}
    for thing, kind in _rows(dataset, _KINDS):
        kinds.setdefault(str(thing), set()).add(local_name(str(kind)))
    return kinds


def read_texts(dataset: Dataset) -> dict[str, dict[str, list[str]]]:
    """``prefLabel``, ``altLabel`` and ``notation`` of each thing, Chinese ones first."""
    texts: dict[str, dict[str, list[str]]] = {}
    rows = ((_language(text), str(thing), local_name(str(prop)), str(text)) for thing, prop, text in _texts(dataset))
    for _, thing, prop, text in sorted(rows):
        texts.setdefault(thing, {}).setdefault(prop, []).append(text)
    return texts


def read_facts(dataset: Dataset, ends: Sequence[Ends], texts: dict[str, dict[str, list[str]]]) -> tuple[Fact, ...]:
    """The facts with these ends, each with its sentence and qualifiers."""
    return tuple(_fact(end, _details(dataset, end.article, end.fact), texts) for end in ends)


def read_sources(dataset: Dataset, articles: Iterable[str]) -> tuple[Source, ...]:
    """Headline, publisher, date and file of each article."""
    terms = (DCTERMS.title, DCTERMS.publisher, DCTERMS.issued, DCTERMS.source)
    return tuple(Source(iri, *(_detail(dataset, iri, term) for term in terms)) for iri in articles)


def read_figures(dataset: Dataset, known: Iterable[str]) -> tuple[Figure, ...]:
    """The numbers that articles state of the ``known`` things."""
    wanted = set(known)
    rows = (row for row in _rows(dataset, _FIGURES) if str(row.subject) in wanted)
    figures = (
        Figure(
            subject=str(row.subject),
            indicator=str(row.indicator),
            value=printed(float(row.value), str(row.unit), str(row.quote or "")),
            date=str(row.date or ""),
            article=str(row.article),
            quote=str(row.quote or ""),
        )
        for row in rows
    )
    return tuple(sorted(figures, key=lambda f: (f.subject, f.indicator, f.article, f.value, f.quote)))


def node(iri: str, kinds: set[str], texts: dict[str, list[str]], degree: int, labels: Labels) -> Node:
    """The record of one thing, by its narrowest class and its first preferred label."""
    names = texts.get("prefLabel") or [local_name(iri)]
    others = dict.fromkeys(text for text in (*names[1:], *texts.get("altLabel", ())) if text != names[0])
    notation = next(iter(texts.get("notation", ())), "")
    return Node(iri, narrowest(kinds, labels), names[0], tuple(others), notation, degree)


def narrowest(kinds: set[str], labels: Labels) -> str:
    """The class that no other of ``kinds`` stands below.

    >>> narrowest({"Initiative", "Programme"}, Labels(parents={"Programme": "Initiative"}))
    'Programme'
    """
    named = {kind for kind in kinds if kind in labels.names} or kinds
    above = {parent for kind in named for parent in labels.above(kind)}
    return min(named - above, default="Thing")


def _rows(dataset: Dataset, query: str) -> Iterator[Any]:
    return iter(dataset.query(_PREFIXES + query))


def _details(dataset: Dataset, graph: str, subject: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for prop, value in Graph(dataset.store, URIRef(graph)).predicate_objects(URIRef(subject)):
        found[str(prop)] = min(found.get(str(prop), str(value)), str(value))
    return found


def _detail(dataset: Dataset, article: str, term: URIRef) -> str:
    """One property alone: an article's graph has its whole text and record."""
    return min(map(str, Graph(dataset.store, URIRef(article)).objects(URIRef(article), term)), default="")


def _texts(dataset: Dataset) -> Iterator[Any]:
    return _rows(dataset, _TEXTS)


def _language(text: Literal) -> int:
    return ("zh", None, "en").index(text.language) if text.language in ("zh", None, "en") else 3


def _fact(end: Ends, detail: dict[str, str], texts: dict[str, dict[str, list[str]]]) -> Fact:
    found = ((name, detail.get(str(GOV[name]), "")) for name in QUALIFIERS)
    confidence = detail.get(str(GOV.confidence))
    return Fact(
        iri=end.fact,
        subject=end.subject,
        predicate=local_name(end.predicate),
        object=end.object,
        article=detail.get(str(PROV.wasDerivedFrom), end.article),
        quote=detail.get(str(GOV.quote), ""),
        confidence=float(confidence) if confidence else None,
        found_by=detail.get(str(GOV.foundBy), ""),
        qualifiers=tuple((name, texts.get(value, {}).get("prefLabel", [value])[0]) for name, value in found if value),
    )
