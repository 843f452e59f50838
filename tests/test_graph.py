"""Projection of records: the shape that docs/architecture.md promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from invented_articles import example
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from kg import iris
from kg.facts import Triple, article_graph, located, typed_date
from kg.graph import Names, closure, contribution, default_graph, description, home, record_of
from kg.linking import link
from kg.vocabulary import GOV, SCHEMA
from pipelines.article import Article, Entity, Measure, Relation, Span
from pipelines.gazetteer import Gazetteer

COUNTY, TOWN = iris.place("430422"), iris.place("430422003")
VILLAGE = iris.place("430422003/郭市村")
PROGRAMME = iris.entity("Initiative", "助学工程", "430422")
BUREAU = iris.entity("Organization", "教育局", "430422")


def zh(words: str) -> Literal:
    """A Chinese literal."""
    return Literal(words, lang="zh")


def told(article: Article) -> Graph:
    """The article's named graph."""
    graph = Graph()
    for triple in article_graph(link(article, Gazetteer.load())):
        graph.add(triple)
    return graph


def plain(*records: Article) -> frozenset[Triple]:
    """The default graph of the articles."""
    gazetteer = Gazetteer.load()
    return default_graph([link(record, gazetteer) for record in records], gazetteer)


def test_default_graph_of_one_article() -> None:
    """Types with superclass, labels, notation, plain relations and the closure, each once."""
    triples = plain(example("one"))
    assert {
        (COUNTY, RDF.type, GOV.Place),
        (COUNTY, SKOS.prefLabel, zh("衡南县")),
        (COUNTY, SKOS.altLabel, zh("衡南")),
        (COUNTY, SKOS.notation, Literal("430422")),
        (PROGRAMME, RDF.type, GOV.Initiative),
        (PROGRAMME, RDF.type, GOV.Programme),
        (BUREAU, GOV.leads, PROGRAMME),
        (BUREAU, SKOS.altLabel, zh("县教育局")),
        (VILLAGE, GOV.locatedIn, TOWN),
    } <= triples
    above = {thing for subject, predicate, thing in triples if (subject, predicate) == (VILLAGE, GOV.within)}
    assert above == {TOWN, COUNTY, iris.place("430400"), iris.place("430000")}


def test_ancestors_are_labelled_nodes() -> None:
    """A city that no article names has type, label, notation and its own closure."""
    triples = plain(example("one"))
    city = iris.place("430400")
    assert {
        (city, RDF.type, GOV.Place),
        (city, SKOS.prefLabel, zh("衡阳市")),
        (city, SKOS.notation, Literal("430400")),
        (city, GOV.within, iris.place("430000")),
    } <= triples


def test_things_belong_to_the_division_of_their_iri() -> None:
    """By the scope, else by a body's name; the division is there with all above it, though no article names it."""
    firm = "湖南省腾阳生物科技有限公司"
    names = "衡南县教育局", firm, "中国石化集团"
    triples = plain(Article("衡南县教育局。", entities=tuple(Entity(name, "Organization") for name in names), id="one"))
    spatial = {(subject, thing) for subject, predicate, thing in triples if predicate == DCTERMS.spatial}
    province = iris.place("430000")
    assert spatial == {(BUREAU, COUNTY), (iris.entity("Organization", firm), province)}
    assert {
        (COUNTY, SKOS.prefLabel, zh("衡南县")),
        (COUNTY, GOV.within, province),
        (province, RDF.type, GOV.Place),
    } <= triples


@pytest.mark.parametrize(
    ("iri", "division"),
    [
        (iris.entity("Person", "柳云", "430422"), "430422"),
        (iris.entity("Organization", "430422"), None),
        (iris.entity("Organization", "柳云社", iris.article_scope("one")), None),
        (iris.entity("Initiative", "湖南省助学工程"), None),
        (VILLAGE, None),
        (iris.fact("430422", "a"), None),
    ],
)
def test_what_has_no_division_as_scope_has_no_home(iri: URIRef, division: str | None) -> None:
    """Only a scope that the gazetteer knows counts, and a name only where it is a body's."""
    assert home(iri, Gazetteer.load()) == (iris.place(division) if division else None)


def test_symmetric_predicates() -> None:
    """Both directions in the default graph, one Fact whichever way it was said."""
    ends = "湖南青石有限公司", "衡南县教育局"
    text = "湖南青石有限公司与衡南县教育局签约。"
    found = []
    for subject, thing in (ends, ends[::-1]):
        article = Article(
            text,
            entities=tuple(Entity(name, "Organization") for name in ends),
            relations=(Relation(subject, "signsAgreementWith", thing, evidence=text),),
            id="one",
        )
        assert len([t for t in plain(article) if t[1] == GOV.signsAgreementWith]) == 2
        graph = told(article)
        assert len(list(graph.subjects(RDF.type, GOV.Fact))) == 1
        found.append({t for t in graph if t[1] != GOV.record})
    assert found[0] == found[1]


def test_named_graph_of_an_article() -> None:
    """Metadata, mentions, text and record; facts with qualifiers, quote, offsets and origin; measures."""
    article = example("one")
    graph, me = told(article), iris.article("one")
    assert graph.value(me, DCTERMS.title) == zh("衡南县办学")
    assert graph.value(me, DCTERMS.issued) == Literal("2021-06-26", datatype=XSD.date)
    assert graph.value(me, DCTERMS.publisher) == zh("湖南日报")
    assert graph.value(me, DCTERMS.creator) == zh("某某")
    assert graph.value(me, DCTERMS.source) == Literal("page.txt")
    assert len(set(graph.objects(me, SCHEMA.mentions))) == 6
    assert record_of(graph) == article
    fact = graph.value(predicate=RDF.predicate, object=GOV.holdsPost)
    assert isinstance(fact, URIRef)
    assert str(fact).startswith("https://w3id.org/govkg/id/fact/one/")
    assert graph.value(fact, GOV.title) == Literal("局长")
    assert graph.value(fact, GOV.date) == Literal("2021-06", datatype=XSD.gYearMonth)
    assert graph.value(fact, PROV.wasDerivedFrom) == me
    start, end = (int(str(graph.value(fact, name))) for name in (GOV.start, GOV.end))
    assert article.text[start:end] == str(graph.value(fact, GOV.quote))
    measure = graph.value(predicate=RDF.type, object=GOV.Measure)
    assert graph.value(measure, GOV.of) == PROGRAMME
    assert graph.value(measure, GOV.value) == Literal("94", datatype=XSD.decimal)


def test_agreements_are_things_where_they_can_be() -> None:
    """The qualifier is the agreement's IRI if the article has it as an entity, else its words."""
    article = example("one")
    for words, wanted in (("助学工程", PROGRAMME), ("某协议", zh("某协议"))):
        first = replace(article.relations[2], agreement=words, topic="办学", amount="860万元", status="done")
        graph = told(article.annotated(article.entities, [first]))
        assert graph.value(predicate=GOV.agreement, object=wanted) is not None
        assert graph.value(predicate=GOV.topic, object=zh("办学")) is not None


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        (Relation("衡南县", "leads", "无名", evidence="衡南县"), "无名 is no entity"),
        (Relation("衡南县", "supports", "衡南", evidence="衡南县"), "衡南 is no entity"),
        (Relation("衡南县", "supports", "衡南县", evidence="衡南县"), "both ends are the same"),
        (Relation("衡南县", "leads", "助学工程", evidence="不在文中"), "its evidence is not in"),
        (Relation("衡南县", "leads", "助学工程"), "its evidence is not in"),
        (Relation("衡南县", "partOf", "助学工程", evidence="衡南县"), "partOf does not go from Place to Initiative"),
        (Relation("衡南县", "holdsPost", "助学工程", evidence="衡南县"), "holdsPost does not go from Place to"),
        (Relation("柳云", "holdsPost", "衡南县", evidence="衡南县"), "the title of the office is missing"),
        (Measure("助学工程", "占地", 94.0, "亩"), "its evidence is not in"),
        (Measure("助学工程", "占地", float("inf"), "亩", evidence="衡南县"), "not a finite number"),
    ],
)
def test_nothing_disappears_silently(statement: Relation | Measure, reason: str) -> None:
    """What cannot stand in the graph is left out of both graphs, with its reason."""
    article = example("one")
    odd: Iterable[Relation] = [statement] if isinstance(statement, Relation) else []
    numbers = [statement] if isinstance(statement, Measure) else []
    linked = link(article.annotated(article.entities, odd, numbers), Gazetteer.load())
    given = contribution(linked)
    assert given.relations == frozenset()
    assert len(given.left_out) == 1
    assert reason in given.left_out[0]
    assert not {GOV.Fact, GOV.Measure} & {thing for _, _, thing in article_graph(linked)}


def test_second_entity_of_a_name_is_left_out() -> None:
    """Relations name entities, so that the second of a name could not be meant."""
    article = Article("衡南县", entities=(Entity("衡南县", "Place"), Entity("衡南县", "Organization")))
    assert contribution(link(article, Gazetteer.load())).left_out == (
        "衡南县: a second entity of that name in the article",
    )


def test_evidence_is_found_again() -> None:
    """A wrong span gives way to the words' first place; words that are not there have none."""
    relation = Relation("a", "leads", "b", evidence="乙丙")
    assert located(relation, "甲乙丙乙丙") == Span(1, 3)
    assert located(replace(relation, span=Span(3, 5)), "甲乙丙乙丙") == Span(3, 5)
    assert located(replace(relation, span=Span(0, 2)), "甲乙丙乙丙") == Span(1, 3)
    assert located(replace(relation, span=Span(4, 9)), "甲") is None
    assert located(replace(relation, evidence="", span=Span(0, 1)), "甲") == Span(0, 1)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2021", XSD.gYear),
        ("2021-12", XSD.gYearMonth),
        ("2020-02-29", XSD.date),
        ("2021-02-29", None),
        ("2021-13", None),
        ("20210626", None),
        ("2021-W26-6", None),
        ("2021-01/2021-03", None),
        ("近日", None),
    ],
)
def test_dates_are_typed_when_they_are_dates(value: str, kind: URIRef | None) -> None:
    """Years, months and days of the calendar; everything else stays plain."""
    assert typed_date(value) == Literal(value, datatype=kind)


def test_labels() -> None:
    """Official names for divisions; else the longest, and the first by code point among equals."""
    gazetteer = Gazetteer.load()
    county = description(COUNTY, Names(frozenset({"中国湖南衡南县"})), gazetteer)
    assert (COUNTY, SKOS.prefLabel, zh("衡南县")) in county
    assert (COUNTY, SKOS.altLabel, zh("中国湖南衡南县")) in county
    names = Names(frozenset({"乙乙", "甲甲", "丙"}), frozenset({"最长的别名"}), frozenset({"Initiative"}))
    assert [o for _, p, o in description(PROGRAMME, names, gazetteer) if p == SKOS.prefLabel] == [zh("乙乙")]
    town = iris.place("441900/虎门镇")
    assert not [o for _, p, o in description(town, Names(), gazetteer) if p == SKOS.notation]


def test_closure_is_irreflexive() -> None:
    """A circle of places holds the others, never itself."""
    ring = {COUNTY: [TOWN], TOWN: [VILLAGE], VILLAGE: [COUNTY]}
    assert closure(COUNTY, lambda place: ring[place]) == {TOWN, VILLAGE}


def test_a_graph_without_an_article() -> None:
    """There is no record in it."""
    with pytest.raises(KeyError, match="no article"):
        record_of(Graph())
