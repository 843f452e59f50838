"""What a picture holds, where it puts things, and that its file is safe, whole and the same every time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from invented import Maker, invented, thing
from rdflib import Dataset

from kg.views import Picture, select, write_html
from kg.views.labels import Labels, read_labels
from kg.views.layout import Floats, layout
from kg.views.page import embed
from kg.views.payload import payload
from kg.views.rows import SHAPES

HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>\u2028<!--"

# Machado, Oliveira and Fernandes (2009): what is left of a colour without one kind of cones
EYES = {
    "all three": np.eye(3),
    "no red": np.array([[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]),
    "no green": np.array([[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]]),
    "no blue": np.array([[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]]),
}


@pytest.fixture(scope="module")
def county() -> Dataset:
    """A graph of some two hundred invented things."""
    return invented(200, dataset=Dataset(store="Oxigraph"))


@pytest.fixture(scope="module")
def page(county: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its page."""
    out = tmp_path_factory.mktemp("page") / "graph.html"
    write_html(county, out, title="云岭省")
    return out


def data_of(page: Path) -> dict[str, object]:
    """The data that a page carries."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.read_text("utf-8"), re.DOTALL)
    assert found
    loaded = json.loads(found.group(1))
    assert isinstance(loaded, dict)
    return loaded


def test_select_shows_the_best_connected_first(county: Dataset) -> None:
    """As many as asked for are visible, and the best connected thing is among them."""
    picture = select(county, limit=30)
    assert picture.shown == 30
    assert picture.total == len(picture.nodes)
    assert picture.nodes[0].degree == max(node.degree for node in picture.nodes)


def test_select_shows_nothing_without_company(county: Dataset) -> None:
    """What is shown of a connected graph is joined to something else that is shown."""
    graph = select(county, limit=60).graph()
    assert all(degree for _, degree in graph.degree())


def test_select_without_limit_shows_all(county: Dataset) -> None:
    """No limit means every thing that has a fact."""
    picture = select(county, limit=None)
    assert picture.shown == picture.total == len(picture.nodes)


def test_select_around_keeps_to_the_hops(county: Dataset) -> None:
    """Only neighbours of the middle are visible; the next ring travels along to be opened."""
    middle = str(select(county).nodes[0].iri)
    picture = select(county, around=middle, hops=1, limit=500)
    graph = nx.Graph(select(county, limit=None).graph())
    assert picture.focus == picture.nodes[0].iri == middle
    assert picture.visible == {middle, *graph.neighbors(middle)}
    assert len(picture.nodes) > picture.shown


def test_select_around_something_unknown(county: Dataset) -> None:
    """A name that the graph does not have is an error that says which."""
    with pytest.raises(KeyError, match="nowhere"):
        select(county, around="https://w3id.org/govkg/id/place/nowhere")


def test_select_around_something_without_facts() -> None:
    """A thing that no fact is about is a picture of one."""
    maker = Maker(Dataset())
    alone = maker.node("Place", "鹿台乡")
    picture = select(maker.dataset, around=str(alone))
    assert [node.name for node in picture.nodes] == ["鹿台乡"]
    assert picture.total == 1


def test_reserve_bounds_what_travels_along(county: Dataset) -> None:
    """What is left out of the file is still counted."""
    picture = select(county, limit=10, reserve=40)
    assert len(picture.nodes) == 40
    assert picture.total > 150


def test_fact_carries_its_evidence() -> None:
    """Sentence, qualifiers, article and confidence arrive with the fact."""
    maker = Maker(Dataset())
    body, run = maker.node("Organization", "云泽县教育局"), maker.node("Programme", "“春芽”行动", parent="Initiative")
    maker.fact(body, "leads", run, "云泽县教育局牵头实施“春芽”行动。", date="2021-03", status="ongoing")
    maker.figure(run, "覆盖", 12.5, "万人")
    picture = select(maker.dataset)
    (fact,), (source,), (figure,) = picture.facts, picture.sources, picture.figures
    assert (fact.predicate, fact.quote) == ("leads", "云泽县教育局牵头实施“春芽”行动。")
    assert dict(fact.qualifiers) == {"date": "2021-03", "status": "ongoing"}
    assert (source.publisher, source.issued, fact.confidence) == ("云岭日报", "2021-01-15", 0.9)
    assert figure.value == "12.5万人"
    assert {node.name: node.kind for node in picture.nodes} == {
        "云泽县教育局": "Organization",
        "“春芽”行动": "Programme",
    }


def test_agreement_is_named_by_its_label() -> None:
    """A qualifier that is a thing is shown by its name, not by its IRI."""
    maker = Maker(Dataset())
    ends = [maker.node("Place", name) for name in ("云泽县", "青溪县")]
    pact = maker.node("Agreement", "“两地通办”协议", parent="Initiative")
    maker.fact(ends[0], "signsAgreementWith", ends[1], agreement=str(pact))
    assert select(maker.dataset).facts[0].qualifiers == (("agreement", "“两地通办”协议"),)


def test_reading_leaves_the_graph_alone(county: Dataset) -> None:
    """Looking at a graph adds nothing to it, not even an empty named graph."""
    before = sorted(str(graph.identifier) for graph in county.graphs()), len(county)
    select(county)
    assert (sorted(str(graph.identifier) for graph in county.graphs()), len(county)) == before


def test_empty_graph_is_a_picture_too(tmp_path: Path) -> None:
    """No facts: a page is written all the same."""
    report = write_html(Dataset(), tmp_path / "empty.html")
    assert (report.nodes, report.edges, report.hidden) == (0, 0, 0)
    assert (tmp_path / "empty.html").stat().st_size == report.bytes


def test_labels_come_from_the_ontology() -> None:
    """Classes and relations have names in both languages, and subtypes know their class."""
    labels = read_labels()
    assert labels.root("Programme") == "Initiative"
    assert {"signsAgreementWith", "partnersWith"} <= labels.symmetric
    assert all(labels.of(kind)["zh"] != kind for kind in SHAPES)
    assert Labels().of("leads") == {"zh": "leads", "en": "leads"}


def test_layout_keeps_labels_apart() -> None:
    """No label box of a middling graph covers another's."""
    graph = nx.Graph(nx.balanced_tree(3, 4))
    at = layout(graph, dict.fromkeys(graph, (100.0, 40.0)))
    spots = list(at.values())
    clear = [abs(a[0] - b[0]) >= 96 or abs(a[1] - b[1]) >= 36 for index, a in enumerate(spots) for b in spots[:index]]
    assert all(clear)


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(0),
        nx.empty_graph(3),
        nx.star_graph(400),
        nx.path_graph(2),
        nx.disjoint_union_all([nx.path_graph(2)] * 90),
    ],
    ids=["nothing", "loners", "star", "pair", "ninety pairs"],
)
def test_layout_of_odd_graphs(graph: nx.Graph) -> None:
    """Every node has a spot of its own, whatever the shape of the graph."""
    at = layout(graph, dict.fromkeys(graph, (80.0, 40.0)))
    assert list(at) == list(graph)
    assert len(set(at.values())) == len(graph)


def test_layout_is_the_same_every_time() -> None:
    """Two runs give the same coordinates, also through communities."""
    graph = nx.Graph(nx.relaxed_caveman_graph(40, 10, 0.05, seed=3))
    boxes = dict.fromkeys(graph, (80.0, 40.0))
    assert layout(graph, boxes) == layout(graph, boxes)


def test_parallel_facts_are_one_line() -> None:
    """Facts between the same two things, either way round, share one edge."""
    maker = Maker(Dataset())
    first, second = maker.node("Organization", "云泽县民政局"), maker.node("Facility", "松柏活动中心")
    for predicate in ("builds", "funds", "operates"):
        maker.fact(first, predicate, second)
    maker.fact(second, "locatedIn", first)
    data = payload(select(maker.dataset), read_labels(), title="")
    assert [len(edge["facts"]) for edge in data["edges"]] == [4]


def test_page_is_the_same_every_time(county: Dataset, page: Path, tmp_path: Path) -> None:
    """Same graph, same bytes."""
    write_html(county, tmp_path / "again.html", title="云岭省")
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_page_names_no_address_to_load(page: Path) -> None:
    """No element of the page asks for anything outside the file."""
    markup = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page.read_text("utf-8"), flags=re.DOTALL)
    assert not re.findall(r"(?:src|href)=\"(?!data:)", markup)
    assert "sourceMappingURL" not in page.read_text("utf-8")


def test_policy_allows_these_very_scripts_only(page: Path) -> None:
    """The digests in the policy are those of the scripts and the style in the file; nothing else may run."""
    text = page.read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    rules = policy.group(1).replace("&#39;", "'")
    blocks = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", text, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(block.encode()).digest()).decode() for block in blocks]
    assert len(digests) == 3
    assert all(f"'sha256-{digest}'" in rules for digest in digests)
    assert rules.startswith("default-src 'none'")
    assert "unsafe" not in rules


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    """Names that try to end the script element arrive whole, as data."""
    maker = Maker(Dataset())
    first, second = maker.node("Person", HOSTILE, HOSTILE + "2"), maker.node("Organization", "云泽县民政局\ud800")
    maker.fact(first, "holdsPost", second, HOSTILE, title=HOSTILE)
    write_html(maker.dataset, tmp_path / "hostile.html", title=HOSTILE)
    text = (tmp_path / "hostile.html").read_text("utf-8")
    assert "window.hit=1</script>" not in text
    nodes = data_of(tmp_path / "hostile.html")["nodes"]
    assert isinstance(nodes, list)
    assert {node["label"] for node in nodes} == {HOSTILE, "云泽县民政局\ud800"}


def test_embed_gives_back_what_it_was_given() -> None:
    """Escaping changes the spelling, never the value."""
    value = {"a": HOSTILE, "b": ["\ud800", "“引号”", "&amp;"]}
    assert json.loads(embed(value)) == value
    assert not re.search("[<>&\u2028]", embed(value))


def test_failed_write_leaves_the_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up costs the new page, not the one before."""
    out = tmp_path / "graph.html"
    out.write_text("before", "utf-8")

    def full(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="disk full"):
        write_html(Dataset(), out)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.html"]
    assert out.read_text("utf-8") == "before"


def palettes() -> list[dict[str, str]]:
    """The colours of the page by name, light and dark."""
    style = (Path(__file__).parent.parent / "kg" / "templates" / "graph.css").read_text("utf-8")
    blocks = re.findall(r":root(?:\.dark)? \{(.*?)\n\}", style, re.DOTALL)
    return [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in blocks]


@pytest.mark.parametrize("colours", palettes(), ids=["light", "dark"])
def test_symbols_stand_out_from_the_ground(colours: dict[str, str]) -> None:
    """Symbols have a contrast of 3 to 1 with the ground, small print 4.5 to 1 with its panel."""
    assert all(_contrast(colours[name], colours["ground"]) >= 3.0 for name in SHAPES)
    assert _contrast(colours["soft"], colours["panel"]) >= 4.5


@pytest.mark.parametrize("colours", palettes(), ids=["light", "dark"])
@pytest.mark.parametrize("eye", sorted(EYES))
def test_classes_differ_to_every_eye(colours: dict[str, str], eye: str) -> None:
    """Any two classes stay 19 units of CIE Lab apart, also without one of the three kinds of cones."""
    seen = [_lab(EYES[eye] @ _linear(colours[name])) for name in SHAPES]
    assert min(float(np.linalg.norm(a - b)) for index, a in enumerate(seen) for b in seen[:index]) >= 19


def _linear(colour: str) -> Floats:
    parts = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def _lab(linear: Floats) -> Floats:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    ratio = to_xyz @ np.clip(linear, 0, 1) / np.array([0.95047, 1, 1.08883])
    x, y, z = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def _contrast(first: str, second: str) -> float:
    weights = np.array([0.2126, 0.7152, 0.0722])
    dark, light = sorted(float(weights @ _linear(colour)) for colour in (first, second))
    return (light + 0.05) / (dark + 0.05)


def test_picture_graph_has_the_visible_part(county: Dataset) -> None:
    """As a networkx graph, a picture is its visible nodes and the facts between them."""
    picture: Picture = select(county, limit=25)
    graph = picture.graph()
    assert len(graph) == 25
    assert all(str(thing("")) in iri for iri in graph)
    assert graph.number_of_edges() == sum(
        fact.subject in picture.visible and fact.object in picture.visible for fact in picture.facts
    )
