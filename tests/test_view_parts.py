"""What the page's data are made of: pinyin, counties, figures of the network, rows without sentences."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import Maker, invented
from rdflib import Dataset

from kg.views import Picture, select, write_html
from kg.views.counties import counties, ground
from kg.views.labels import read_labels
from kg.views.layout import layout
from kg.views.overview import overview
from kg.views.payload import payload
from kg.views.picture import Fact, Node
from kg.views.pinyin import readings
from pipelines.gazetteer import Gazetteer


def picture(nodes: list[Node], facts: list[tuple[str, str, str]]) -> Picture:
    """A picture of these things and plain facts."""
    made = tuple(Fact(f"fact/{index}", *fact, article="") for index, fact in enumerate(facts))
    return Picture(tuple(nodes), made, (), (), len(nodes), len(nodes), len(made))


def of_county(picture_: Picture, iri: str) -> set[str]:
    """The names of the counties of a thing."""
    listed, at = counties(picture_)
    return {listed[index].name for index in at.get(iri, ())}


def test_readings_have_all_sounds_of_a_character() -> None:
    """A character with two sounds is found by either; signs and letters have none."""
    table = readings(["长沙县，A4", "吕"])
    assert set(table["长"].split()) == {"chang", "zhang"}
    assert table["吕"] == "lv"
    assert set(table) == {"长", "沙", "县", "吕"}


def test_county_by_code_of_place_and_of_iri() -> None:
    """A town's code begins with its county's; an initiative's IRI has the code of its county."""
    town = Node("https://x/id/place/430422003", "Place", "某镇")
    run = Node("https://x/id/programme/430422/甲", "Programme", "甲")
    province = Node("https://x/id/place/430000", "Place", "湖南省", notation="430000")
    made = picture([town, run, province], [(run.iri, "implementedIn", town.iri)])
    assert of_county(made, town.iri) == of_county(made, run.iri) == {"衡南县"}
    assert of_county(made, province.iri) == set()


def test_county_of_places_without_a_code_by_what_they_lie_in() -> None:
    """A village lies where the nearest place above it with a code lies, whatever else it is joined to."""
    county = Node("p/1", "Place", "云泽县", notation="990101")
    other = Node("p/2", "Place", "石桥县", notation="990102")
    town, village = Node("p/3", "Place", "青石镇"), Node("p/4", "Place", "柳湾村")
    facts = [
        (village.iri, "locatedIn", town.iri),
        (town.iri, "locatedIn", county.iri),
        (village.iri, "partnersWith", other.iri),
    ]
    assert of_county(picture([county, other, town, village], facts), village.iri) == {"云泽县"}


def test_places_in_a_circle_have_no_county() -> None:
    """Places that are said to lie in each other end the search."""
    first, second = Node("p/1", "Place", "甲村"), Node("p/2", "Place", "乙村")
    facts = [(first.iri, "locatedIn", second.iri), (second.iri, "locatedIn", first.iri)]
    assert of_county(picture([first, second], facts), first.iri) == set()


def test_county_by_name_and_by_neighbours() -> None:
    """A body that is named after its county is there; a person and a company are where theirs is, not further."""
    county = Node("p/1", "Place", "衡南县", notation="430422")
    body = Node("o/1", "Organization", "衡南县教育局")
    chain = [body, *(Node(f"h/{n}", "Person", name) for n, name in enumerate("甲乙丙丁"))]
    facts = [(one.iri, "partnersWith", other.iri) for one, other in pairwise(chain)]
    made = picture([county, *chain], facts)
    assert [of_county(made, node.iri) for node in chain[:4]] == [{"衡南县"}] * 4
    assert of_county(made, chain[4].iri) == set()


def test_ground_is_where_the_countries_counties_lie() -> None:
    """The backdrop has a spot for each county with coordinates, some of which lie together."""
    known = [d for d in Gazetteer.load() if d.level == 3 and d.lon is not None]
    assert 0.95 * len(known) < len(ground()) <= len(known)
    assert all(73 < lon < 136 and 3 < lat < 54 for lon, lat in ground())


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=22))
def test_joints_cut_off_what_they_say(pairs: set[tuple[int, int]]) -> None:
    """Taking a joint away leaves that many things outside the largest rest of its part, and no other thing does."""
    nodes = [Node(str(index), "Place", str(index)) for index in range(12)]
    found = dict(
        overview(picture(nodes, [(str(a), "x", str(b)) for a, b in pairs]), {str(n): n for n in range(12)})["joints"]
    )
    graph = nx.Graph([(a, b) for a, b in pairs if a != b])
    for node in graph:
        part = graph.subgraph(nx.node_connected_component(graph, node)).copy()
        part.remove_node(node)
        sizes = [len(rest) for rest in nx.connected_components(part)]
        assert found.get(node, 0) == sum(sizes) - max(sizes)


def test_overview_of_nothing() -> None:
    """No things: every figure is nought."""
    figures = overview(picture([], []), {})
    assert (figures["components"], figures["largest"], figures["links"], figures["best"]) == (0, 0, 0, [])


def test_communities_are_the_parts_that_hang_together() -> None:
    """Two rings joined by one line are two communities, each with its own things."""
    names = [str(index) for index in range(12)]
    rings = [*pairwise(names[:6]), ("5", "0"), *pairwise(names[6:]), ("11", "6"), ("0", "6")]
    nodes = [Node(name, "Place", name) for name in names]
    figures = overview(picture(nodes, [(a, "x", b) for a, b in rings]), {name: int(name) for name in names})
    assert sorted(sorted(group["best"]) for group in figures["communities"]) == [[*range(6)], [*range(6, 12)]]
    assert figures["groups"] == 2


def test_page_without_sentences_has_the_same_facts(tmp_path: Path) -> None:
    """Only the sentences stay behind."""
    made = select(invented(80, dataset=Dataset(store="Oxigraph")), limit=None)
    whole, bare = (payload(made, read_labels(), title="", evidence=evidence) for evidence in (True, False))
    assert whole["quotes"]
    assert bare["quotes"] == []
    assert [row[:4] for row in whole["facts"]] == [row[:4] for row in bare["facts"]]
    assert "牵头实施" in json.dumps(whole, ensure_ascii=False)
    assert "牵头实施" not in json.dumps(bare, ensure_ascii=False)
    report = write_html(Maker(Dataset()).dataset, tmp_path / "x.html", evidence=False)
    assert report.bytes > 0


def test_facts_are_read_back_from_their_rows() -> None:
    """A row names ends, relation, article, sentence, confidence and rule by number, and states the qualifiers."""
    maker = Maker(Dataset())
    body, run = maker.node("Organization", "云泽县教育局"), maker.node("Programme", "“春芽”行动", parent="Initiative")
    maker.fact(body, "leads", run, "云泽县教育局牵头。", date="2021-03")
    data = payload(select(maker.dataset), read_labels(), title="")
    ((s, p, o, a, q, c, rule, stated),) = data["facts"]
    assert (data["nodes"][s]["label"], data["nodes"][o]["label"]) == ("云泽县教育局", "“春芽”行动")
    assert (data["relations"][p]["id"], data["quotes"][q], data["rules"][rule]) == (
        "leads",
        "云泽县教育局牵头。",
        "pattern",
    )
    assert (data["articles"][a][2], c, stated) == ("2021-01-15", 90, {"date": "2021-03"})


@pytest.mark.parametrize("count", [1, 7, 40])
def test_parts_of_a_sheet_lie_apart(count: int) -> None:
    """Components are packed without covering one another, onto a sheet that is broader than high."""
    graph = nx.disjoint_union_all([nx.star_graph(3 + index % 5) for index in range(count)])
    at = layout(graph, dict.fromkeys(graph, (80.0, 40.0)))
    spots = [[at[node] for node in part] for part in nx.connected_components(graph)]
    boxes = [(min(x for x, _ in s), min(y for _, y in s), max(x for x, _ in s), max(y for _, y in s)) for s in spots]
    for index, one in enumerate(boxes):
        for other in boxes[:index]:
            assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
    if count == 40:
        assert max(box[2] for box in boxes) > max(box[3] for box in boxes)
