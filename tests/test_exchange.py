"""``kg export`` and ``kg import``: every form against the store's quads, and what comes back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_articles import articles, example
from rdflib import RDF, Dataset, Graph
from rdflib.namespace import SKOS
from test_resolution import official

from kg.draft import DEFAULT, node, value
from kg.exchange import jsonld, networks, rdf, rows, tables
from kg.exchange.coming_in import bring_in
from kg.exchange.context import build, context
from kg.exchange.reader import ExchangeError, reading
from kg.exchange.replacing import is_free, successor
from kg.links import path_of
from kg.resolution.reviews import Review, reviews
from kg.resources import data_dir
from kg.store import GraphStore, StoreError, open_graph
from kg.vocabulary import GOV, ID
from pipelines.article import Article

QUICK = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
PARSED = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "jsonld": ox.RdfFormat.JSON_LD}
NOON = "2026-01-01T12:00:00Z"
AWKWARD = 'A "quoted" \\ back\nline\ttab 𠮷 =1+1'


def store_of(*records: Article) -> ox.Store:
    """A store in memory with these articles."""
    store = ox.Store()
    graph = GraphStore(store, Path("memory"))
    for record in records:
        graph.add(record)
    return store


def written(store: ox.Store, form: str) -> bytes:
    """What an export writes."""
    out = io.BytesIO()
    if form == "jsonld":
        jsonld.write_jsonld(store, out)
    elif form == "canonical":
        rdf.write_canonical(store, out)
    else:
        rdf.write_rdf(store, out, form)
    return out.getvalue()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two articles that share things."""
    path = tmp_path_factory.mktemp("exchange") / "graph"
    with open_graph(path, create=True) as graph:
        graph.add(example("one"))
        graph.add(example("A1 x/ü", person="石溪"))
    return path


def canonical(path: Path) -> bytes:
    """The canonical form of a graph on disk."""
    with reading(path) as store:
        return written(store, "canonical")


@QUICK
@given(st.lists(articles(), max_size=3, unique_by=lambda record: record.id))
def test_what_is_written_is_the_graph(records: list[Article]) -> None:
    """TriG, N-Quads and JSON-LD read back as the same quads, whatever stands in the articles."""
    store = store_of(*records)
    for form, parsed in PARSED.items():
        assert set(ox.parse(written(store, form), format=parsed)) == set(store), form


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # in rdflib's own parsers
def test_other_readers_read_it_too(folder: Path) -> None:
    """Rdflib's own parsers find as many quads in TriG and JSON-LD, and the plain triples in Turtle."""
    with reading(folder) as store:
        whole, plain = len(store), set(store.quads_for_pattern(None, None, None, DEFAULT))
        for form, name in (("trig", "trig"), ("jsonld", "json-ld")):
            dataset = Dataset()
            dataset.parse(data=written(store, form), format=name)
            assert sum(1 for _ in dataset.quads()) == whole
        assert len(Graph().parse(data=written(store, "ttl"), format="turtle")) == len(plain)


@pytest.mark.parametrize("lines", [1, 7, 10_000])
def test_canonical_form_is_that_of_the_standard(folder: Path, lines: int) -> None:
    """The same bytes as RDFC-1.0 gives, in blocks of any size."""
    with reading(folder) as store:
        dataset = ox.Dataset(store)
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        wanted = b"".join(sorted(ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"" for quad in dataset))
        out = io.BytesIO()
        rdf.write_canonical(store, out, lines)
    assert out.getvalue() == wanted


def test_a_blank_node_has_no_canonical_form() -> None:
    """It is refused by name; the mark of one inside of a sentence is none."""
    store = store_of(example("one"))
    words = ox.Quad(node("https://w3id.org/govkg/id/place/1"), node(str(SKOS.altLabel)), ox.Literal("a _:b"), DEFAULT)
    store.add(words)
    assert b'"a _:b"' in written(store, "canonical")
    store.add(ox.Quad(ox.BlankNode("odd"), node(str(SKOS.altLabel)), ox.Literal("x"), DEFAULT))
    with pytest.raises(ExchangeError, match="blank node _:odd"):
        written(store, "canonical")


def test_the_context_is_the_ontology() -> None:
    """The shipped file is what the ontology gives; no two terms share a name or an IRI."""
    assert build(Graph().parse(data_dir("ontology") / "governance.ttl")) == context()
    terms = {name: term for name, term in context()["@context"].items() if isinstance(term, dict)}
    assert len({term["@id"] for term in terms.values()}) == len(terms)
    assert terms["leads"] == {"@id": "gov:leads", "@type": "@id"}


def test_json_is_short(folder: Path) -> None:
    """Terms in place of IRIs, words in place of typed values, one article an object."""
    with reading(folder) as store:
        data = json.loads(written(store, "jsonld"))
    things = {thing["@id"]: thing for thing in data["@graph"]}
    assert things["id:place/430422"]["prefLabel"] == "衡南县"
    assert things["id:place/430422"]["@type"] == "Place"
    inside = things["id:article/one"]["@graph"]
    fact = next(thing for thing in inside if thing.get("title") == "局长")
    assert (fact["predicate"], fact["@type"], fact["quote"][:6]) == ("gov:holdsPost", "Fact", "衡南县教育局")


def test_no_statement_is_without_its_column(folder: Path) -> None:
    """What a fact or a figure says in the graph stands in its row; only what joins it to its article does not."""
    with reading(folder) as store:
        for kind, found in ((GOV.Fact, rows.facts), (GOV.Measure, rows.measures)):
            told = {row["id"]: set(row.values()) for row in found(store)}
            ids = {value(quad.subject) for quad in store.quads_for_pattern(None, node(RDF.type), node(kind), None)}
            assert told.keys() == ids
            for iri in ids:
                for quad in store.quads_for_pattern(node(iri), None, None, None):
                    if quad.predicate != node(RDF.type):
                        words = value(quad.object)
                        assert words in told[iri] or words.removeprefix(str(GOV)) in told[iri]


def test_tables_read_back(folder: Path, tmp_path: Path) -> None:
    """Folder and zip file hold the same; quotes stand at their offsets of the text in the table of articles."""
    with reading(folder) as store:
        tables.write_folder(store, tmp_path / "csv")
        packed = io.BytesIO()
        tables.write_zip(store, packed)
        wanted = {table.name: list(found(store)) for table, found in rows.TABLES.items()}
    with zipfile.ZipFile(packed) as archive:
        for name, expected in wanted.items():
            data = (tmp_path / "csv" / f"{name}.csv").read_bytes()
            assert archive.read(f"{name}.csv") == data
            assert list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == expected
            assert expected or name in ("links", "reviews")
    texts = {row["id"]: row["text"] for row in wanted["articles"]}
    assert all(texts[f["article"]][int(f["start"]) : int(f["end"])] == f["quote"] for f in wanted["facts"])
    assert ("衡南县教育局", "leads") in {(row["subject_label"], row["relation"]) for row in wanted["facts"]}
    assert len({row["id"] for row in wanted["nodes"]}) == len(wanted["nodes"])


def test_links_and_decisions_are_in_tables_and_not_in_networks() -> None:
    """What was decided on identifiers, by the system and by people; networks are of things alone."""
    store = store_of(
        official("a", "衡南县", "石溪云", "衡南县第一小学", "教师"),
        official("b", "衡南县", "石溪云", "衡南县委", "书记"),
    )
    (link,) = rows.links(store)
    assert (link["outcome"], link["because"]) == ("unsure", "too little evidence")
    assert link["one"] < link["other"]
    assert "-4 different walks of life" in link["evidence"]
    GraphStore(store, Path("memory")).review(
        reviews([Review("same", (path_of(link["one"]),), (path_of(link["other"]),), by="审核人", at=NOON)])
    )
    (decided,) = rows.reviews(store)
    assert (decided["these"], decided["those"], decided["by"]) == (link["one"], link["other"], "审核人")
    network = networks.network(store)
    kinds = {local.removeprefix(str(ID)).partition("/")[0] for local in (*network, *(k for *_, k in network.edges))}
    assert not kinds & {"link", "review"}


def test_awkward_words_survive_tables() -> None:
    """Quotation marks, line breaks and rare characters come back from CSV."""
    record = Article(text=AWKWARD, title=AWKWARD, id="odd")
    packed = io.BytesIO()
    tables.write_zip(store_of(record), packed)
    with zipfile.ZipFile(packed) as archive:
        text = archive.read("articles.csv").decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["title"], row["text"]) == (AWKWARD, AWKWARD)


@pytest.mark.parametrize(
    ("write", "read"), [(networks.write_graphml, nx.read_graphml), (networks.write_gexf, nx.read_gexf)]
)
def test_networks_read_back(folder: Path, write: object, read: object) -> None:
    """Nodes, edges and all their words are there again; the same graph gives the same bytes."""
    with reading(folder) as store:
        whole, first, again = networks.network(store), io.BytesIO(), io.BytesIO()
        write(store, first)  # type: ignore[operator]
        write(store, again)  # type: ignore[operator]
        facts = list(rows.facts(store))
    assert first.getvalue() == again.getvalue()
    back = read(io.BytesIO(first.getvalue()))  # type: ignore[operator]
    assert {n: d["kind"] for n, d in back.nodes(data=True)} == {n: d["kind"] for n, d in whole.nodes(data=True)}
    edges = {(s, o, told["label"], told["quote"], told["date"]) for s, o, told in back.edges(data=True)}
    assert {(f["subject"], f["object"], f["relation"], f["quote"], f["date"]) for f in facts} <= edges
    assert len(back.edges) == len(whole.edges)


def test_characters_that_xml_has_not() -> None:
    """Do not stop the export."""
    store = store_of(Article(text="a\x00b", title="x\x1f", id="odd"), example("one", person="柳\x07云"))
    for write in (networks.write_graphml, networks.write_gexf):
        out = io.BytesIO()
        write(store, out)
        assert "柳\ufffd云" in out.getvalue().decode()


@pytest.mark.parametrize("form", ["trig", "nq", "jsonld", "canonical"])
def test_an_export_comes_back(folder: Path, form: str, tmp_path: Path) -> None:
    """As the same canonical graph, and nothing is left beside it."""
    file = tmp_path / f"graph.{'nq' if form == 'canonical' else form}"
    with reading(folder) as store:
        file.write_bytes(written(store, form))
    done = bring_in(file, tmp_path / "copy")
    assert (done.articles["added"], done.merged) == (2, False)
    assert canonical(tmp_path / "copy") == canonical(folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", file.name]


def test_an_import_into_a_graph_adds_the_articles(folder: Path, tmp_path: Path) -> None:
    """The same as if they had been added one by one, and again it changes nothing."""
    file, target, wanted = tmp_path / "graph.nq", tmp_path / "target", tmp_path / "wanted"
    with reading(folder) as store:
        file.write_bytes(written(store, "nq"))
    for path, records in ((target, ["three"]), (wanted, ["three", "one", "A1 x/ü"])):
        with open_graph(path, create=True) as graph:
            for name in records:
                graph.add(example(name, person="石溪" if "x" in name else "柳云"))
    done = bring_in(file, target)
    assert (done.merged, dict(done.articles)) == (True, {"added": 2})
    assert canonical(target) == canonical(wanted)
    assert dict(bring_in(file, target).articles) == {"unchanged": 2}
    assert canonical(target) == canonical(wanted)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.ttl", b"", "only .trig, .nq and .jsonld hold a whole graph"),
        ("a.nq", b"<http://a> <http://b> <http://c> .", "no graph of govkg"),
        ("a.nq", b"_:a <http://www.w3.org/2004/02/skos/core#prefLabel> <http://c> .", "no graph of govkg"),
        ("a.nq", b"", "no article in it"),
        ("a.trig", b"no trig", "not whole, or not trig"),
        ("a.jsonld", b'{"@context": {}, "@graph": [', "not whole, or not jsonld"),
        ("a.jsonld", b'{"@context": "https://example.org/x.jsonld", "@graph": []}', "not whole, or not jsonld"),
        ("a.nq", b"\xff\xfe\x00", "not whole, or not nq"),
    ],
)
def test_what_is_no_export_is_refused(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    """In one sentence, and no graph is made."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ExchangeError, match=words) as caught:
        bring_in(tmp_path / name, tmp_path / "graph")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_half_an_export_is_refused(folder: Path, tmp_path: Path) -> None:
    """Cut anywhere, or with an article's record gone; the graph that was there stays as it was."""
    with reading(folder) as store:
        whole = {form: written(store, form) for form in PARSED}
        lines = written(store, "nq").splitlines(keepends=True)
    whole["nq"] = b"".join(line for line in lines if b"ns#record" not in line)
    target = tmp_path / "target"
    with open_graph(target, create=True) as graph:
        graph.add(example("three"))
    before = canonical(target)
    for form, data in whole.items():
        file = tmp_path / f"half.{form}"
        file.write_bytes(data if form == "nq" else data[: len(data) * 2 // 3])
        with pytest.raises(ExchangeError):
            bring_in(file, target)
        assert canonical(target) == before


def test_nobody_replaces_a_graph_that_is_written_to(folder: Path, tmp_path: Path) -> None:
    """The writer goes on; the one that comes second hears so."""
    with reading(folder) as store:
        (tmp_path / "graph.nq").write_bytes(written(store, "nq"))
    code = "import sys, pathlib as p; from kg.exchange.coming_in import bring_in; bring_in(*map(p.Path, sys.argv[1:]))"
    command = [sys.executable, "-c", code, str(tmp_path / "graph.nq"), str(tmp_path / "target")]
    with open_graph(tmp_path / "target", create=True) as graph:
        graph.add(example("three"))
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "is in use by another process; wait until that has finished" in done.stderr.splitlines()[-1]


def test_a_failed_successor_changes_nothing(tmp_path: Path) -> None:
    """What was being made goes, what was there stays; without an exchange of names as well."""
    target = tmp_path / "graph"
    with open_graph(target, create=True) as graph:
        graph.add(example("one"))
    before = canonical(target)
    with pytest.raises(FileNotFoundError), successor(target) as aside:
        (aside / "none").replace(aside / "half")
    assert canonical(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


@pytest.mark.parametrize("system", ["linux", "elsewhere"])
def test_a_graph_takes_the_place_of_another(system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the exchange of names that Linux has and without it."""
    if system != "linux":
        monkeypatch.setattr("kg.exchange.replacing._exchanged", lambda *_: False)
    for name in ("graph", "other"):
        with open_graph(tmp_path / name, create=True) as graph:
            graph.add(example(name))
    wanted = canonical(tmp_path / "other")
    with successor(tmp_path / "graph") as aside:
        for file in (tmp_path / "other").iterdir():
            file.replace(aside / file.name)
    assert canonical(tmp_path / "graph") == wanted
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "other"]


def test_where_a_graph_may_come(tmp_path: Path) -> None:
    """Nothing and an empty folder are free, a graph is not, anything else is an error."""
    (tmp_path / "empty").mkdir()
    assert is_free(tmp_path / "none")
    assert is_free(tmp_path / "empty")
    (tmp_path / "letter").write_text("kept", "utf-8")
    with pytest.raises(StoreError, match="is not a graph directory"):
        is_free(tmp_path)
    for folder in (tmp_path / "none", tmp_path):
        with pytest.raises(StoreError), reading(folder):
            pass
