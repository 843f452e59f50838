"""Everything the graph says of one thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS, Dataset, URIRef

from kg.amounts import reprinted
from kg.lookup import find
from kg.resources import data_dir
from kg.vocabulary import GOV
from kg.whereabouts import Whereabouts

_ARTICLE = """
    OPTIONAL { ?article dcterms:title ?headline }
    OPTIONAL { ?article dcterms:issued ?issued }
    OPTIONAL { ?article dcterms:publisher ?publisher }
"""
_HEAD = """SELECT ?date ?subject ?predicate ?object ?title ?amount ?status ?quote ?headline ?issued ?publisher
       ?article ?start ?end"""
_FACTS = f"""
{_HEAD}
WHERE {{
  VALUES ?thing {{ %s }}
  GRAPH ?article {{
    {{ ?fact rdf:subject ?thing }} UNION {{ ?fact rdf:object ?thing }}
    ?fact a gov:Fact ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ;
          gov:quote ?quote ; gov:start ?start ; gov:end ?end .
    OPTIONAL {{ ?fact gov:date ?date }}
    OPTIONAL {{ ?fact gov:title ?title }}
    OPTIONAL {{ ?fact gov:amount ?amount }}
    OPTIONAL {{ ?fact gov:status ?status }}
    {_ARTICLE}
  }}
  ?s skos:prefLabel ?subject .
  ?o skos:prefLabel ?object .
  BIND (STRAFTER(STR(?p), "#") AS ?predicate)
}}
"""
_FIGURES = f"""
{_HEAD}
WHERE {{
  VALUES ?thing {{ %s }}
  GRAPH ?article {{
    ?measure a gov:Measure ; gov:of ?thing ; gov:indicator ?predicate ; gov:value ?value ;
             gov:quote ?quote ; gov:start ?start ; gov:end ?end .
    OPTIONAL {{ ?measure gov:unit ?unit }}
    OPTIONAL {{ ?measure gov:date ?date }}
    {_ARTICLE}
  }}
  ?thing skos:prefLabel ?subject .
  BIND (CONCAT(STR(?value), COALESCE(STR(?unit), "")) AS ?object)
}}
"""
_BODIES = """SELECT DISTINCT ?body ?name
WHERE {
  VALUES ?thing { %s }
  ?thing skos:prefLabel ?own .
  { ?body dcterms:spatial ?thing } UNION { ?body gov:locatedIn ?thing }
  ?body a gov:Organization ; skos:prefLabel ?name .
  FILTER (STRSTARTS(STR(?name), STR(?own)) || EXISTS { ?body gov:locatedIn ?thing })
}
"""
_TOLD = """SELECT ?body (COUNT(DISTINCT ?fact) AS ?told)
WHERE {
  VALUES ?body { %s }
  GRAPH ?article {
    { ?fact rdf:subject ?body } UNION { ?fact rdf:object ?body }
    ?fact a gov:Fact .
  }
}
GROUP BY ?body
"""


@dataclass(frozen=True, slots=True)
class CardBody:
    """A body that belongs to a place, with how many statements there are of it."""

    iri: str
    label: str
    statements: int


@dataclass(frozen=True, slots=True)
class CardFact:
    """One statement: a relation, or a :class:`CardFigure`.

    ``source`` is where in its file the sentence stands, if that was asked for and is known.
    """

    date: str
    subject: str
    predicate: str
    object: str
    title: str
    amount: str
    status: str
    sentence: str
    headline: str
    issued: str
    publisher: str
    source: str = ""

    @property
    def target(self) -> str:
        """What stands at the other end, for a reader."""
        return self.object

    @property
    def statement(self) -> str:
        """The statement in words, with what qualifies it."""
        extras = "，".join(filter(None, (self.title, self.amount, self.status)))
        words = f"{self.subject} {names().get(self.predicate, self.predicate)} {self.target}"
        return words + (f"（{extras}）" if extras else "")

    @property
    def article(self) -> str:
        """Newspaper, day and headline of the article that says so."""
        return citation(self.publisher, self.issued, self.headline)


class CardFigure(CardFact):
    """A figure: its indicator is the predicate, its value with the unit the object."""

    __slots__ = ()

    @property
    def target(self) -> str:
        """The figure as its sentence prints it."""
        return reprinted(self.object, self.sentence)


@dataclass(frozen=True, slots=True)
class Card:
    """One thing with its facts and figures, oldest first; a place with its ``bodies``, of which most is told first."""

    iri: str
    label: str
    types: tuple[str, ...]
    aliases: tuple[str, ...]
    within: tuple[str, ...]
    facts: tuple[CardFact, ...]
    bodies: tuple[CardBody, ...] = ()


def card(dataset: Dataset, name: str, *, sources: bool = False) -> Card:
    """The card of the thing that ``name`` (a label, short form, code or IRI) means.

    With ``sources`` the facts say where in its file each sentence stands.

    Raises:
        UnknownName: nothing goes by the name.
        AmbiguousName: several things do.
    """
    thing = find(dataset, name)
    plain = dataset.default_graph
    above = plain.objects(thing, GOV.within)
    place = Whereabouts(dataset) if sources else None
    facts = {*_rows(dataset, _FACTS, thing, place), *_rows(dataset, _FIGURES, thing, place, CardFigure)}
    return Card(
        iri=str(thing),
        label=str(plain.value(thing, SKOS.prefLabel) or ""),
        types=tuple(sorted(str(t).removeprefix(str(GOV)) for t in plain.objects(thing, RDF.type))),
        aliases=tuple(sorted(map(str, plain.objects(thing, SKOS.altLabel)))),
        within=tuple(sorted(str(plain.value(place, SKOS.prefLabel)) for place in above)),
        facts=tuple(sorted(facts, key=_when)),
        bodies=_bodies(dataset, thing) if (thing, RDF.type, GOV.Place) in plain else (),
    )


def citation(publisher: str, issued: str, headline: str) -> str:
    """How an article is cited.

    >>> citation("越州日报", "2021-04-16", "")
    '越州日报 2021-04-16'
    """
    return " ".join(filter(None, (publisher, issued, f"《{headline}》" if headline else "")))


@cache
def names() -> dict[str, str]:
    """The Chinese names of classes and properties by local name, as the ontology has them."""
    label = ox.NamedNode(str(RDFS.label))
    quads = ox.parse(path=str(data_dir("ontology") / "governance.ttl"), format=ox.RdfFormat.TURTLE)
    return {
        str(quad.subject.value).removeprefix(str(GOV)): quad.object.value
        for quad in quads
        if quad.predicate == label and isinstance(quad.object, ox.Literal) and quad.object.language == "zh"
    }


def _bodies(dataset: Dataset, place: URIRef) -> tuple[CardBody, ...]:
    """What lies in a place or carries its name, of which most is told first."""
    names = {body: name for body, name, *_ in _asked(dataset, _BODIES % place.n3())}
    listed = " ".join(URIRef(body).n3() for body in sorted(names))
    told = {body: int(count) for body, count in _asked(dataset, _TOLD % listed)} if listed else {}
    found = (CardBody(body, name, told.get(body, 0)) for body, name in names.items())
    return tuple(sorted(found, key=lambda body: (-body.statements, body.label, body.iri)))


def _asked(dataset: Dataset, query: str) -> Iterator[list[str]]:
    prefixes = "".join(f"PREFIX {key}: <{space}>\n" for key, space in dataset.namespaces())
    for row in dataset.query(prefixes + query):
        yield ["" if term is None else str(term) for term in row]  # type: ignore[union-attr]


def _rows(
    dataset: Dataset, query: str, thing: URIRef, place: Whereabouts | None, kind: type[CardFact] = CardFact
) -> Iterator[CardFact]:
    for row in _asked(dataset, query % thing.n3()):
        *said, article, start, end = row
        where = place(article, int(start), int(end)) if place else ""
        yield replace(kind(*said), source=where)


def _when(fact: CardFact) -> tuple[str, ...]:
    """Facts without a date are as old as their article."""
    key = (fact.issued, fact.publisher, fact.headline, fact.sentence, fact.predicate, fact.subject, fact.object)
    return (fact.date or fact.issued, *key, fact.title, fact.amount, fact.status)
