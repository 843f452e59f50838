"""What a typed name means in a graph."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_county import governance
from pyoxigraph import Store
from rdflib import RDF, SKOS, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from test_resolution import official

from kg.card import card
from kg.lookup import AmbiguousName, QueryError, UnknownName, candidate, find
from kg.store import GraphStore
from kg.vocabulary import GOV, ID


@pytest.fixture(scope="module", params=["default", "Oxigraph"])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    """The invented county in both stores."""
    return governance(Dataset(store=request.param))


@pytest.mark.parametrize(
    "name",
    ["云泽县", "云泽", "990101", "https://w3id.org/govkg/id/place/990101", " 云泽县 ", "云 泽 县", "“云泽县”"],
)
def test_a_place_goes_by_label_alias_code_and_iri(dataset: Dataset, name: str) -> None:
    """However a place is written, it is found."""
    assert find(dataset, name, (GOV.Place,)) == ID["place/990101"]


@pytest.mark.parametrize("name", ["“清溪行动”", "清溪行动", '"清溪行动"', "「清溪行动」"])
def test_quotation_marks_make_no_difference(dataset: Dataset, name: str) -> None:
    """A programme is found with any quotation marks or none."""
    assert find(dataset, name) == ID["programme/“清溪行动”"]


def test_a_name_of_the_wrong_type_is_unknown(dataset: Dataset) -> None:
    """Where a place is asked for, a person of that name does not count."""
    with pytest.raises(UnknownName):
        find(dataset, "林知远", (GOV.Place,))


def test_namesakes_are_listed(dataset: Dataset) -> None:
    """An ambiguous name says what it may mean, and where each lies."""
    with pytest.raises(AmbiguousName, match="may mean 2 things") as caught:
        find(dataset, "柳湾村")
    namesakes = {str(ID[f"place/{code}/柳湾村"]) for code in ("990101", "990102")}
    assert {c.iri for c in caught.value.candidates} == namesakes
    assert {c.label for c in caught.value.candidates} == {"柳湾村"}
    assert {"云泽县" in c.where for c in caught.value.candidates} == {True, False}
    assert "(Place in 楚江省、石桥县)" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("石桥县柳湾村", "place/990102/柳湾村"),
        ("云泽县青石镇柳湾村", "place/990101/柳湾村"),
        ("楚江石桥县柳湾村", "place/990102/柳湾村"),
    ],
)
def test_a_chain_tells_namesakes_apart(dataset: Dataset, name: str, key: str) -> None:
    """The names of the places around it may stand in front."""
    assert find(dataset, name) == ID[key]


@pytest.mark.parametrize("name", ["南山县柳湾村", "", "   ", "，", "柳", "\udcff", "http://example.org/nothing"])
def test_unknown_names(dataset: Dataset, name: str) -> None:
    """What nothing is called is an error of one sentence."""
    with pytest.raises(UnknownName, match="Nothing in the graph is called"):
        find(dataset, name)


def test_the_nearest_names_are_offered(dataset: Dataset) -> None:
    """A slip of the pen gets a hint."""
    with pytest.raises(UnknownName) as caught:
        find(dataset, "云泽市", (GOV.Place,))
    assert "云泽县" in caught.value.nearest
    assert str(caught.value).endswith("?")


@pytest.mark.parametrize(
    "name",
    [
        '云泽县"@zh } ?s ?p ?o #',
        "> } UNION { ?s ?p ?o } #",
        "https://w3id.org/govkg/id/place/990101> . ?s ?p ?o",
        "云泽县\\",
        "云泽县\n}",
        "?place",
    ],
)
def test_injected_text_is_an_unknown_name(dataset: Dataset, name: str) -> None:
    """Query text in a name is a name like any other, and nothing is called so."""
    with pytest.raises(UnknownName):
        find(dataset, name, (GOV.Place,))


def test_a_preferred_label_wins_over_an_alias() -> None:
    """What is called so comes before what is called so for short."""
    dataset = governance(Dataset())
    graph = dataset.graph(DATASET_DEFAULT_GRAPH_ID)
    thing = ID["place/990103"]
    graph.add((thing, RDF.type, GOV.Place))
    graph.add((thing, SKOS.prefLabel, Literal("云泽", lang="zh")))
    assert find(dataset, "云泽") == thing


def test_a_candidate_of_nothing_known_is_empty() -> None:
    """A thing without triples has neither label nor place."""
    graph = Dataset().graph(DATASET_DEFAULT_GRAPH_ID)
    thing = URIRef("http://example.org/x")
    assert str(candidate(graph, thing)) == " () <http://example.org/x>"


def test_errors_are_query_errors() -> None:
    """One base class catches all that can be wrong with a question."""
    assert issubclass(UnknownName, QueryError)
    assert issubclass(AmbiguousName, QueryError)


def test_an_iri_of_before_leads_on() -> None:
    """By the IRI that it had until an earlier report came, a thing is found, and by no other thing's."""
    with GraphStore(Store(), Path("memory")) as graph:
        bank, title = "衡南农商银行三塘支行", "行长"
        report = graph.add(official("b", "衡南县", "刘行长", bank, title, "2021-02-01"))
        (old,) = (known.iri for known in report.things if known.name == "刘行长")
        graph.add(official("a", "衡南县", "刘桂云", bank, title, "2021-01-01"))
        now = find(graph.dataset, "刘桂云")
        assert now != old
        assert find(graph.dataset, str(old)) == now
        assert card(graph.dataset, str(old)).iri == str(now)
        with pytest.raises(UnknownName):
            find(graph.dataset, f"{old}x")
        with pytest.raises(UnknownName):
            find(graph.dataset, str(old), (GOV.Place,))
