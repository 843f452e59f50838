"""The generated graphs of the scale benchmark are what the project's own code makes of the same articles."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.scale import whole
from benchmarks.scale.asking import cases, county_of
from benchmarks.scale.generator import Generator, fingerprint
from benchmarks.scale.measure import PER_ARTICLE, adding, asking, kept, made
from benchmarks.scale.reading import reading
from benchmarks.scale.report import write
from benchmarks.scale.turns import MEMORY, in_memory, in_turn
from kg.queries import library
from kg.store import GraphStore
from pipelines.article import Article


def loaded(articles: int) -> ox.Store:
    """A store with so many generated articles."""
    store = ox.Store()
    store.bulk_load(b"".join(Generator().quads(articles)), ox.RdfFormat.N_QUADS)
    return store


def test_the_same_seed_gives_the_same_bytes() -> None:
    """And another seed other articles, under other identifiers."""
    one, same, other = (b"".join(Generator(seed).quads(5)) for seed in (0, 0, 1))
    assert one == same
    ids = [{article.id for article in Generator(seed).articles(5)} for seed in (0, 1)]
    assert not ids[0] & ids[1]
    assert one != other


def test_quotes_stand_at_their_offsets() -> None:
    """In every copy, whatever names it has."""
    for article in Generator().articles(50):
        assert isinstance(article, Article)
        assert all(r.span is not None and r.span.quote(article.text) == r.evidence for r in article.relations)
        assert {r.subject for r in article.relations} <= {e.name for e in article.entities}


def test_the_graph_has_the_shape_of_the_project() -> None:
    """About 300 quads an article; the copies' facts and records are those of the articles added one by one."""
    store = loaded(60)
    counts = GraphStore(store, Path("memory")).stats()
    assert counts["articles"] == 60
    assert 200 < counts["quads"] / 60 < 450
    assert counts["facts"] == 60 * 19
    graph = GraphStore(store, Path("memory"))
    for article in Generator().articles(3):
        assert graph.article(article.id) == article


def test_the_graph_made_at_once_is_what_adding_ends_in() -> None:
    """To the last quad, so that what is added to it finds nothing undone."""
    one_by_one = ox.Store()
    graph = GraphStore(one_by_one, Path("memory"))
    for article in Generator().articles(25):
        graph.add(article)
    assert set(one_by_one) == set(whole.quads(25))


def test_few_things_come_often() -> None:
    """The best known county has many times the articles of the middle one."""
    places = [article.entities[0].name for article in Generator().articles(400)]
    counted = sorted((places.count(name) for name in set(places)), reverse=True)
    assert counted[0] >= 5 * counted[len(counted) // 2]


def test_a_county_keeps_its_head() -> None:
    """For some years, and then it has another; two counties seldom have one of the same name."""
    heads: dict[str, set[tuple[str, str]]] = {}
    for article in Generator().articles(400):
        head = next(r for r in article.relations if r.title == "县长")
        heads.setdefault(head.object, set()).add(((article.published or "")[:4], head.subject))
    for county, seen in heads.items():
        years = {year for year, _ in seen}
        assert len(seen) == len(years), county
        assert len({name for _, name in seen}) <= 3, county
    names = [name for seen in heads.values() for name in {name for _, name in seen}]
    assert len(set(names)) > 0.95 * len(names)


def test_a_thing_has_one_place_and_began_once() -> None:
    """Whatever article tells of it; villages of one name in two counties are rare, but there are some."""
    places: dict[tuple[str, str], set[str]] = {}
    begun: dict[tuple[str, str], set[str]] = {}
    counties: dict[str, set[str]] = {}
    for article in Generator().articles(2000):
        county, village = article.entities[0].name, article.entities[3].name
        counties.setdefault(village, set()).add(county)
        for relation in article.relations:
            if relation.predicate == "locatedIn" and relation.subject != relation.object:
                places.setdefault((county, relation.subject), set()).add(relation.object)
            if relation.date and relation.predicate in ("builds", "funds"):
                begun.setdefault((county, relation.object), set()).add(relation.date)
    assert sum(len(found) > 1 for found in places.values()) < 0.02 * len(places)
    assert all(len(found) == 1 for found in begun.values())
    assert 0 < sum(len(found) > 1 for found in counties.values()) < 0.4 * len(counties)


def test_every_query_is_asked() -> None:
    """With values for all that it needs, which are things of the graph."""
    store = loaded(400)
    asked = cases(store, county_of([division.code for division in Generator().counties], store))
    assert asked.keys() == library().keys()
    for name, values in asked.items():
        assert {p.name for p in library()[name].parameters if p.required} <= values.keys()


@pytest.mark.slow
def test_measured_and_reported(tmp_path: Path) -> None:
    """A tiny graph goes through the measurements into the page."""
    found = {"load": made(tmp_path / "graph", 6000), "asking": asking(tmp_path / "graph", 20)}
    assert all(row["ours"] is not None for row in found["asking"]["queries"].values())
    page = write({"6000": found})
    assert all(f"| {name} |" in page for name in library())


def test_what_is_over_the_figures_is_named() -> None:
    """A query that takes too many times the store's own, and one that is too slow as a process."""
    rows = {
        "sources": {"ours": 0.3, "raw": 0.2, "clock": 0.4, "rows": 1},
        "gaps": {"ours": 0.21, "raw": 0.2, "clock": 0.6, "rows": 0},
    }
    whole = {"clock": {"sources": 0.7, "gaps": 2.5}, "processor": {"sources": 0.6, "gaps": 1.4}}
    page = write({"1000": {"asking": {"queries": rows}, "processes": whole}})
    assert "slowest 300 ms (by the clock 500 and 600 ms)" in page
    assert "over 1.2: sources 1.50." in page
    assert "by the clock median 1.60 s, slowest gaps 2.50 s, over 1.5 s gaps" in page
    assert "by the processor median 1.00 s, slowest gaps 1.40 s, over 1.5 s none." in page


def test_a_graph_that_is_kept_is_not_made_again(tmp_path: Path) -> None:
    """As long as the generator gives the same; what is added for a measurement goes into a copy."""
    graph, figures = kept(tmp_path, 6000)
    before = sorted((file.name, file.stat().st_mtime_ns) for file in graph.iterdir())
    assert figures["quads"] == len(ox.Store.read_only(str(graph)))
    assert figures["loaded"] <= figures["seconds"]
    assert adding(graph, 2)["median"] > 0
    assert kept(tmp_path, 6000) == (graph, figures)
    assert sorted((file.name, file.stat().st_mtime_ns) for file in graph.iterdir()) == before
    assert len(fingerprint()) == 12


def test_graphs_are_added_to_in_turn(tmp_path: Path) -> None:
    """Each by a process of its own, on copies; the report has the sizes side by side, in memory where there is such."""
    graphs = {quads: kept(tmp_path, quads)[0] for quads in (1000, 2000)}
    before = {quads: len(ox.Store.read_only(str(graph))) for quads, graph in graphs.items()}
    found = {"adding": in_turn(graphs, 3), "adding_in_memory": in_memory(graphs, 2) if MEMORY.is_dir() else {}}
    assert {quads: len(ox.Store.read_only(str(graph))) for quads, graph in graphs.items()} == before
    assert all(row["low"] <= row["median"] <= row["high"] for row in found["adding"].values())
    page = write({str(quads): {name: rows[quads] for name, rows in found.items() if rows} for quads in graphs})
    ratio = found["adding"][2000]["median"] / found["adding"][1000]["median"]
    assert f"| {ratio:.2f} |" in page.partition("files on disk")[2]
    assert ("files in memory |" in page) == bool(found["adding_in_memory"])


def test_memory_with_the_language_model_is_that_of_the_command(tmp_path: Path) -> None:
    """Texts go through ``kg add`` into a copy of the graph; what it needs is told by the size of the graph."""
    graph, _ = kept(tmp_path, 6000)
    found = reading(graph, 2)
    assert found["texts"] == 2
    assert found["memory"] > 200  # no language model is in less
    assert GraphStore(ox.Store.read_only(str(graph)), graph).stats()["articles"] == 6000 // PER_ARTICLE
    page = write(
        {
            "6000": {"reading": found},
            "60000": {"reading": {**found, "memory": 1.2 * found["memory"], "seconds": 1.5 * found["seconds"]}},
        }
    )
    assert f"| 6,000 | {found['memory']:,.0f} | 1.00 | {found['seconds'] * 500:,.0f} | 1.00 |" in page
    assert f"| 1.20 | {found['seconds'] * 750:,.0f} | 1.50 |" in page


def test_a_graph_that_cannot_be_added_to_is_no_figure(tmp_path: Path) -> None:
    """The command's own words say why."""
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "CURRENT").write_text("nonsense", "utf-8")
    with pytest.raises((RuntimeError, OSError)):
        reading(tmp_path / "graph", 1)
