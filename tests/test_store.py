"""The store against the pure definition of what it must hold, and against accidents."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_articles import articles, example
from rdflib import URIRef

from kg import iris
from kg.draft import node, quad
from kg.facts import article_graph
from kg.graph import default_graph, plain, record_of
from kg.linking import link
from kg.links import LINKS, REVIEWS, links_graph, review_triples, settle
from kg.resolution.reviews import Reviews
from kg.revision import Fact
from kg.store import GraphStore, StoreError, open_graph
from kg.vocabulary import GOV
from pipelines.article import Article, Entity, Relation
from pipelines.gazetteer import Gazetteer

ROOT = Path(__file__).parents[1]
QUICK = settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
WRITER = """
import sys
from kg.store import open_graph
from invented_articles import example
with open_graph(sys.argv[1], create=True) as graph:
    for number in range(10_000):
        graph.add(example(f"k{number}", person=f"柳{number}"))
        print("ready", flush=True)
"""


def memory() -> GraphStore:
    """A store that leaves nothing behind."""
    return GraphStore(ox.Store(), Path("memory"))


def quads(graph: GraphStore) -> set[ox.Quad]:
    """Everything in the store."""
    return set(graph._store)


def expected(records: list[Article], decided: Reviews | None = None) -> set[ox.Quad]:
    """What the store must hold for these records and reviews, by the pure functions."""
    gazetteer, decided = Gazetteer.load(), decided or Reviews()
    linked = [link(record, gazetteer) for record in records]
    found = {quad(triple) for triple in default_graph(linked, gazetteer, decided)}
    linking = settle(linked, gazetteer, decided)
    for one in linking.articles:
        found |= {quad(triple, node(iris.article(one.article.id))) for triple in article_graph(one)}
    found |= {quad(triple, node(LINKS)) for triple in links_graph(linking)}
    return found | {quad(triple, node(REVIEWS)) for review in decided.all for triple in review_triples(review)}


@QUICK
@given(st.lists(st.tuples(st.booleans(), articles()), max_size=8))
def test_any_history_ends_in_the_same_graph(history: list[tuple[bool, Article]]) -> None:
    """Additions, replacements and removals in any order leave what the remaining records define."""
    graph, present = memory(), dict[str, Article]()
    for keep, record in history:
        if keep:
            graph.add(record)
            present[record.id] = record
        else:
            assert (graph.remove(record.id) is None) == (present.pop(record.id, None) is None)
        assert quads(graph) == expected(list(present.values()))
    assert set(graph._store.named_graphs()) - {node(LINKS)} == {node(iris.article(name)) for name in present}


@QUICK
@given(st.lists(articles(), max_size=4, unique_by=lambda record: record.id), st.randoms(use_true_random=False))
def test_order_does_not_matter(records: list[Article], random: Random) -> None:
    """Two orders of the same articles give the same bytes in sorted N-Quads."""
    dumps = []
    for _ in range(2):
        random.shuffle(records)
        graph = memory()
        for record in records:
            graph.add(record)
        dumps.append("\n".join(sorted(str(one) for one in quads(graph))))
    assert dumps[0] == dumps[1]


@QUICK
@given(articles())
def test_adding_twice_changes_nothing(record: Article) -> None:
    """The second addition reports ``unchanged`` and writes nothing; the record comes back exactly."""
    graph = memory()
    graph.add(record)
    before = quads(graph)
    assert graph.add(record).status == "unchanged"
    assert quads(graph) == before
    assert graph.article(record.id) == record
    assert record_of(graph.dataset.graph(iris.article(record.id))) == record


@QUICK
@given(articles("one"), articles("two"))
def test_every_plain_triple_has_a_fact(one: Article, two: Article) -> None:
    """Each relation of the default graph is stated by a Fact or follows from such; each quote stands at its offsets."""
    graph = memory()
    graph.add(one)
    graph.add(two)
    stated = set[Fact]()
    for record in (one, two):
        told = graph.dataset.graph(iris.article(record.id))
        for fact in told.subjects(GOV.quote):
            start, end = (int(str(told.value(fact, name))) for name in (GOV.start, GOV.end))
            assert record.text[start:end] == str(told.value(fact, GOV.quote))
        for row in told.query("SELECT ?s ?p ?o { ?f rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"):
            stated.update((URIRef(s), URIRef(p), URIRef(o)) for s, p, o in plain(*row))  # type: ignore[arg-type, misc]
    relations = {
        (s, p, o)
        for s, p, o in graph.dataset.default_graph
        if str(p).startswith(str(GOV)) and p not in {GOV.within, GOV.reaches}
    }
    assert relations == stated


def test_report_and_statistics(tmp_path: Path) -> None:
    """The report counts what was known before, what is new, and says what was left out."""
    first = replace(
        example("one"), relations=(*example("one").relations, Relation("衡南县", "leads", "助学工程", evidence="别处"))
    )
    with open_graph(tmp_path / "graph", create=True) as graph:
        report = graph.add(first)
        assert (report.status, report.linked, report.new, report.unsure, report.facts) == ("added", 2, 4, 0, 4)
        assert report.left_out == ("衡南县 leads 助学工程: its evidence is not in the article's text",)
        second = graph.add(example("two", person="石溪"))
        assert (second.linked, second.new) == (5, 1)
        assert graph.add(example("two", person="柳云")).status == "replaced"
        assert [entry.id for entry in graph.articles()] == ["one", "two"]
        assert next(graph.articles()).publisher == "湖南日报"
        counts = graph.stats()
        assert (counts["articles"], counts["Person"], counts["facts"], counts["measures"]) == (2, 1, 8, 2)


def test_removing_keeps_what_others_say() -> None:
    """A shared fact stays, the label falls back to the longest name that is left."""
    graph = memory()
    short, long = example("short"), example("long")
    named = "衡南县“助学”工程"
    swapped = [replace(e, name=named) if e.name == "助学工程" else e for e in long.entities]
    kept = [r for r in long.relations if "助学工程" not in (r.subject, r.object)]
    graph.add(short)
    before = quads(graph)
    graph.add(long.annotated(swapped, kept))
    assert len(list(graph.dataset.default_graph.objects(iris.entity("Initiative", "助学工程", "430422")))) == 5
    assert graph.remove("long")
    assert not graph.remove("long")
    assert quads(graph) == before


def test_a_division_stays_as_long_as_something_belongs_to_it() -> None:
    """Whether articles name it or not; with the last of its things it goes, and what it is within with it."""
    graph, told = memory(), "湖南省衡南县教育局开会。"
    bureau = Article(told, entities=(Entity("衡南县教育局", "Organization"),), id="bureau")
    county = Article(told, entities=(Entity("衡南县", "Place"),), id="county")
    graph.add(bureau)
    alone = quads(graph)
    assert quad((iris.place("430422"), GOV.within, iris.place("430000"))) in alone
    graph.add(county)
    assert graph.remove("county")
    assert quads(graph) == alone
    graph.add(county)
    assert graph.remove("bureau")
    assert quads(graph) == expected([county])
    assert graph.remove("county")
    assert quads(graph) == set()


def test_errors_are_one_sentence(tmp_path: Path) -> None:
    """Missing graph, foreign directory and a second writer are told apart."""
    with pytest.raises(StoreError, match=r"^There is no graph at .*graph; add an article"):
        open_graph(tmp_path / "graph")
    (tmp_path / "notes.txt").write_text("x", "utf-8")
    for path in (tmp_path, tmp_path / "notes.txt"):
        with pytest.raises(StoreError, match="is not a graph directory"):
            open_graph(path, create=True)
    with open_graph(tmp_path / "graph", create=True), pytest.raises(StoreError, match="in use by another process"):
        open_graph(tmp_path / "graph")
    (tmp_path / "graph" / "CURRENT").write_text("nonsense", "utf-8")
    with pytest.raises(StoreError, match="cannot be used"):
        open_graph(tmp_path / "graph")


def test_closing_lets_go_at_once(tmp_path: Path) -> None:
    """Another command can open the graph as soon as the first one is done, whatever it did."""
    for number in range(3):
        with open_graph(tmp_path / "graph", create=True) as graph:
            graph.add(example("one", person=f"柳{number}"))
            graph.add(example("two"))
            graph.remove("two")
            graph.flush()


def test_answers_that_are_not_read_to_their_end_hold_nothing(tmp_path: Path) -> None:
    """One row of many is enough, or none: the directory is let go of without waiting for Python to tidy up."""
    gc.disable()
    try:
        for rows in (0, 1):
            with open_graph(tmp_path / "graph", create=True) as store:
                store.add(example("one"))
                answer = store.dataset.query("SELECT * { ?s ?p ?o }")
                assert len(list(islice(answer, rows))) == rows
                del answer
            with open_graph(tmp_path / "graph") as store:
                assert store.stats()["articles"] == 1
    finally:
        gc.enable()


def test_reader_beside_a_writer(tmp_path: Path) -> None:
    """A reader sees what was added so far while the writer holds the graph, cannot write, and leaves no files."""
    with open_graph(tmp_path / "graph", create=True) as writer:
        writer.add(example("one"))
        with open_graph(tmp_path / "graph", read_only=True) as reader:
            writer.add(example("two"))
            assert [entry.id for entry in reader.articles()] == ["one"]
            with pytest.raises(StoreError, match="read only"):
                reader.add(example("three"))
        reader.close()
        with open_graph(tmp_path / "graph", read_only=True) as reader:
            assert quads(reader) == expected([example("one"), example("two")])
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


def test_killed_writer_leaves_whole_articles(tmp_path: Path) -> None:
    """After kill -9 the next command opens the graph, and each article is in it wholly or not at all."""
    if sys.platform == "win32":
        pytest.skip("no SIGKILL")
    for attempt in range(3):
        path = tmp_path / f"graph{attempt}"
        command = [sys.executable, "-c", WRITER, str(path)]
        paths = os.pathsep.join((str(ROOT), str(ROOT / "tests")))
        with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(0.05 + 0.11 * attempt)
            with open_graph(path, read_only=True) as reader:
                seen = {entry.id for entry in reader.articles()}
                assert quads(reader) == expected([record for name in seen if (record := reader.article(name))])
            writer.send_signal(signal.SIGKILL)
        with open_graph(path) as graph:
            records = [record for entry in graph.articles() if (record := graph.article(entry.id))]
            assert records
            assert seen <= {record.id for record in records}
            assert quads(graph) == expected(records)
            graph.add(example("after"))


def test_a_store_opened_anew_holds_what_it_held(tmp_path: Path) -> None:
    """And is written to as before; a store that is read only, or in memory, has nothing to be opened anew."""
    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add(example("one"))
        before = quads(graph)
        graph.renew()
        assert quads(graph) == before
        graph.add(example("two"))
        assert len(list(graph.articles())) == 2
        assert any(graph.dataset.quads((None, None, None, None)))
    with open_graph(tmp_path / "graph", read_only=True) as graph, pytest.raises(StoreError, match="read only"):
        graph.renew()


def test_a_writer_that_comes_in_between(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is waited for; if it stays, that is said, and what was added is there."""
    from kg import engine, store

    with open_graph(tmp_path / "graph", create=True) as graph:
        graph.add(example("one"))
        others: list[ox.Store] = []

        def come(folder: Path) -> ox.Store:
            others.append(ox.Store(str(folder)))
            if len(others) == 1:
                monkeypatch.setattr("kg.engine.time.sleep", lambda _: others.clear())
            return engine.reopened(folder)

        monkeypatch.setattr(store, "reopened", come)
        graph.renew()
        assert graph.article("one") == example("one")
        monkeypatch.setattr(engine, "_PATIENCE", 0.0)
        others.append(None)  # type: ignore[arg-type]
        monkeypatch.setattr("kg.engine.time.sleep", lambda _: None)
        with pytest.raises(StoreError, match="in use by another process"):
            graph.renew()
        others.clear()
    with open_graph(tmp_path / "graph") as graph:
        assert graph.article("one") == example("one")


def test_a_disk_that_fails_lets_go_of_the_directory(tmp_path: Path) -> None:
    """Else the store would go on writing to whatever is put there meanwhile."""

    class Failing:
        def flush(self) -> None:
            raise OSError("IO error: No space left on device")

    graph = open_graph(tmp_path / "graph", create=True)
    graph._store = Failing()  # type: ignore[assignment]
    with pytest.raises(OSError, match="No space left"):
        graph.close()
    with open_graph(tmp_path / "graph") as again:
        assert again.add(example("one")).status == "added"
