"""What a graph must look like, shown on the ontology's examples and on an invented county."""

from __future__ import annotations

from pathlib import Path

import owlrl  # type: ignore[import-untyped]
import pyoxigraph as ox
import pytest
from invented_county import Newsroom, governance, zh
from oxrdflib import OxigraphStore
from rdflib import RDF, SKOS, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.resources import data_dir
from kg.validation import Report, validate
from kg.vocabulary import GOV, ID, RELATIONS

EXAMPLES = data_dir("ontology") / "examples"
STORES = ("default", "Oxigraph")


def _load(path: Path) -> Dataset:
    store = ox.Store()
    store.load(path=path, format=ox.RdfFormat.TRIG)
    return Dataset(store=OxigraphStore(store=store))


def _shapes(report: Report) -> list[str]:
    return [violation.shape for violation in report.violations]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.trig")), ids=lambda p: p.stem)
def test_examples_conform(path: Path) -> None:
    """The valid examples break no promise."""
    assert validate(_load(path)) == Report(())


@pytest.mark.parametrize("path", sorted((EXAMPLES / "invalid").glob("*.trig")), ids=lambda p: p.stem)
def test_invalid_examples_break_one_promise(path: Path) -> None:
    """Each invalid example violates exactly the shape that its first line names, with a message in both languages."""
    named = path.read_text("utf-8").splitlines()[0].removeprefix("# violates: ")
    report = validate(_load(path))
    assert _shapes(report) == [named]
    assert not report.conforms
    (violation,) = report.violations
    assert violation.message[0].isascii()
    assert not violation.message_zh[0].isascii()


def test_every_relation_has_an_invalid_example_or_shape() -> None:
    """Each of the guide's predicates has a shape for its subject."""
    shapes = (data_dir("ontology") / "shapes.ttl").read_text("utf-8")
    for relation in RELATIONS:
        assert f"sh:targetSubjectsOf gov:{relation.fragment} ;" in shapes


@pytest.mark.parametrize("store", STORES)
def test_the_invented_county_conforms(store: str) -> None:
    """The dataset that the query tests run on is right, in every store."""
    assert validate(governance(Dataset(store=store))) == Report(())


def test_an_empty_graph_conforms() -> None:
    """Nothing said, nothing wrong."""
    assert validate(Dataset()).conforms


@pytest.mark.parametrize("store", STORES)
def test_a_triple_without_fact_is_found(store: str) -> None:
    """A plain relation that no article states is reported at its subject, and what would follow from it."""
    dataset = governance(Dataset(store=store))
    thing, initiative = ID["organization/云泽县水利局"], ID["programme/云泽县村道提质工程"]
    dataset.graph(DATASET_DEFAULT_GRAPH_ID).add((thing, GOV.leads, initiative))
    found = [(violation.shape, violation.focus, violation.article) for violation in validate(dataset).violations]
    assert found == [("reaches-closure", str(thing), ""), ("triple-fact", str(thing), "")]


def test_a_violation_names_its_article() -> None:
    """What is wrong with a fact is reported with the article that states it."""
    dataset = governance(Dataset())
    graph = dataset.graph(ID["article/a1"])
    fact = next(iter(graph.subjects(GOV.title, Literal("县长"))))
    graph.remove((fact, GOV.title, None))
    (violation,) = validate(dataset).violations
    assert (violation.shape, violation.article) == ("PostFact", str(ID["article/a1"]))


def test_a_changed_text_breaks_its_quotes() -> None:
    """Every quote after the change is at the wrong place."""
    dataset = governance(Dataset())
    article = ID["article/a1"]
    graph = dataset.graph(article)
    text = str(graph.value(article, GOV.text))
    graph.set((article, GOV.text, zh("　" + text)))
    shapes = _shapes(validate(dataset))
    assert set(shapes) == {"quote-offsets"}
    assert len(shapes) == len(set(graph.subjects(RDF.type, GOV.Fact)))


def test_a_missing_ancestor_is_found() -> None:
    """The closure of places may not have holes."""
    dataset = governance(Dataset())
    village, province = ID["place/990101/柳湾村"], ID["place/990000"]
    dataset.graph(DATASET_DEFAULT_GRAPH_ID).remove((village, GOV.within, province))
    assert [(v.shape, v.focus) for v in validate(dataset).violations] == [("within-closure", str(village))]


def test_reports_are_in_a_fixed_order() -> None:
    """The same faults give the same report, whatever the store."""
    reports = []
    for store in STORES:
        dataset = governance(Dataset(store=store))
        for name in ("甲", "乙", "丙"):
            dataset.graph(DATASET_DEFAULT_GRAPH_ID).add((ID[f"person/{name}"], RDF.type, GOV.Person))
        reports.append(validate(dataset))
    assert reports[0] == reports[1]
    assert _shapes(reports[0]) == ["entity-label"] * 3


def test_inference_adds_no_wrong_type() -> None:
    """RDFS reasoning over ontology and data gives no entity a governance class that it did not have."""
    data = Graph()
    for path in EXAMPLES.glob("*.trig"):
        for s, p, o, _ in _load(path).quads((None, None, None, None)):
            data.add((s, p, o))
    before = {(s, o) for s, o in data.subject_objects(RDF.type) if str(o).startswith(str(GOV))}
    data.parse(data_dir("ontology") / "governance.ttl")
    owlrl.DeductiveClosure(owlrl.RDFS_Semantics).expand(data)
    after = {(s, o) for s, o in data.subject_objects(RDF.type) if str(o).startswith(str(GOV))}
    assert after == before


def test_many_articles_are_validated() -> None:
    """A graph of many articles conforms as one of few does."""
    news = Newsroom()
    county = news.entity(GOV.Place, "云泽县", code="990101")
    for i in range(40):
        said = f"云泽县第{i}次实施清溪行动。"
        article = news.article(f"m{i}", said)
        initiative: URIRef = news.entity(GOV.Programme, f"第{i}次清溪行动")
        news.fact(article, county, GOV.leads, initiative, said)
    assert validate(news.dataset).conforms
    news.plain.remove((initiative, SKOS.prefLabel, None))
    assert _shapes(validate(news.dataset)) == ["entity-label"]
