"""What bodies belong to: thin lines that hold a county's bodies together and are counted as no facts."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from invented import Maker, thing
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.namespace import DCTERMS

from kg.serve.around import part
from kg.views import Picture, select
from kg.views.labels import read_labels
from kg.views.overview import overview
from kg.views.payload import payload

COUNTY, COMMITTEE = thing("place/990101"), thing("organization/990101/党委")
PUBLICITY, GOVERNMENT = thing("organization/990101/党委宣传部"), thing("organization/990101/人民政府")
FIRM, PROVINCE, LONE = thing("organization/云泽茶业公司"), thing("place/990000"), thing("organization/990202/教育局")


@pytest.fixture
def dataset() -> Dataset:
    """Four bodies of a county of which nothing else is said, each with a fact of its own; and two bodies elsewhere."""
    made = Maker(Dataset(store="Oxigraph"))
    made.node("Place", "云泽县", path="place/990101")
    made.node("Place", "云岭省", path="place/990000")
    made.node("Place", "石桥县", path="place/990202")
    for iri, name in (
        (COMMITTEE, "云泽县委"),
        (PUBLICITY, "云泽县委宣传部"),
        (GOVERNMENT, "云泽县人民政府"),
        (FIRM, "云岭云泽茶业公司"),
        (LONE, "石桥县教育局"),
    ):
        body = made.node("Organization", name, path=str(iri).partition("/id/")[2])
        made.fact(body, "leads", made.node("Initiative", f"{name}的行动"))
    for body, division in ((FIRM, PROVINCE), (LONE, thing("place/990202"))):
        made.dataset.add((body, DCTERMS.spatial, division))
    for body in (COMMITTEE, PUBLICITY, GOVERNMENT):
        made.dataset.add((body, DCTERMS.spatial, COUNTY))
    return made.dataset


def tied(picture: Picture) -> set[tuple[str, str]]:
    """The ties by the names of their ends."""
    names = {node.iri: node.name for node in picture.nodes}
    return {(names[tie.part], names[tie.whole]) for tie in picture.ties}


def test_bodies_are_tied_to_their_county_or_to_the_body_they_are_a_section_of(dataset: Dataset) -> None:
    """The county comes along though no fact is of it; one body alone brings no county, a name's province is none."""
    picture = select(dataset)
    assert tied(picture) == {
        ("云泽县委", "云泽县"),
        ("云泽县委宣传部", "云泽县委"),
        ("云泽县人民政府", "云泽县"),
    }
    assert {node.name for node in picture.nodes if node.kind == "Place"} == {"云泽县"}
    assert picture.total == len(picture.nodes) == 11


def test_ties_hold_the_parts_together_and_are_no_facts(dataset: Dataset) -> None:
    """Five pairs are three parts; links and facts stay what they were, and the county is a joint."""
    picture = select(dataset)
    place = {node.iri: index for index, node in enumerate(picture.nodes)}
    figures = overview(picture, place)
    assert (figures["components"], figures["links"], len(picture.facts)) == (3, 5, 5)
    assert place[str(COUNTY)] in dict(figures["joints"])
    data = payload(picture, read_labels(), title="")
    assert [edge["facts"] for edge in data["edges"] if edge.get("tie")] == [[]] * 3
    assert "beyond" not in data["nodes"][place[str(COMMITTEE)]]


def test_a_tie_is_not_drawn_beside_a_fact(dataset: Dataset) -> None:
    """What an article says of the two is line enough."""
    made = Maker(dataset, serial=90, names={COMMITTEE: "云泽县委", COUNTY: "云泽县"})
    made.fact(COMMITTEE, "locatedIn", COUNTY)
    data = payload(select(dataset), read_labels(), title="")
    assert sum(bool(edge.get("tie")) for edge in data["edges"]) == 2


def test_around_a_county_are_its_bodies(dataset: Dataset) -> None:
    """They are a step from it; around one of them stands the county, but not what else it has."""
    picture = select(dataset, around=str(COUNTY))
    assert {node.name for node in picture.nodes[: picture.shown]} == {"云泽县", "云泽县委", "云泽县人民政府"}
    near = select(dataset, around=str(GOVERNMENT), hops=2)
    assert {node.name for node in near.nodes[: near.shown]} == {"云泽县", "云泽县人民政府", "云泽县人民政府的行动"}


def test_what_holds_several_together_takes_the_place_of_the_least(dataset: Dataset) -> None:
    """No more things are drawn than were asked for."""
    picture = select(dataset, limit=10)
    assert picture.shown == 10
    assert str(COUNTY) in picture.visible


def test_the_copy_around_a_county_has_its_bodies(dataset: Dataset) -> None:
    """The server's picture of a county, without a fact of its own, shows committee and government."""
    store = ox.Store()
    store.extend(dataset.store._inner.quads_for_pattern(None, None, None, None))  # type: ignore[attr-defined]
    copy = Dataset(store=OxigraphStore(store=part(store, ox.NamedNode(str(COUNTY)), 1)))
    picture = select(copy, around=str(COUNTY))
    assert {"云泽县委", "云泽县人民政府"} <= {node.name for node in picture.nodes[: picture.shown]}
