"""``kg view``, ``stats``, ``validate``, ``export``, ``evaluate`` and ``kg demo`` itself."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from command_line import SAMPLES, Done, copy_of_graph, demo, kg

from kg.commands.terminal import graph
from kg.whereabouts import Whereabouts

GOLD = Path(__file__).resolve().parent / "data" / "samples"


def look(*arguments: str | Path) -> Done:
    """A command on the demo's graph."""
    return kg(*arguments, "--graph", demo().graph)


def test_the_demo() -> None:
    """Reads every sample, asks, shows evidence, checks, draws; what it says beside that goes to standard error."""
    done = demo().done
    assert done.code == 0
    assert done.out.startswith("articles: 18 added\n")
    graph = Path("output") / "demo"
    for question in ("agreements_places place=石阡县 --evidence", "officials_leading county=石阡县", "bases_built"):
        assert f"$ kg query {question} --graph {graph}\n" in done.out
    assert "\nThe graph keeps its rules.\n" in done.out
    assert done.err.splitlines()[0] == f"Reading {len(list(SAMPLES.glob('*.txt')))} sample files …"
    assert f"Open {graph}.html in a browser" in done.err
    assert sorted(path.name for path in (demo().folder / "output").iterdir()) == ["demo", "demo.html"]


def test_where_in_its_file_a_sentence_stands() -> None:
    """Asked for, file and characters come with each sentence, and there it stands, wraps and spaces aside."""
    done = look("show", "石阡县", "--source", "--format", "json")
    facts = json.loads(done.out)["facts"]
    assert facts
    for fact in facts:
        file, place = fact["source"].split(" ")
        first, last = map(int, place.strip("第字").split("–"))
        with (SAMPLES / file).open(encoding="utf-8", newline="") as handle:
            printed = handle.read()[first - 1 : last]
        assert "".join(printed.split()) == "".join(fact["sentence"].split())
    table = look("show", "石阡县", "--source").out
    assert f"    {facts[0]['source']}\n" in table
    assert facts[0]["source"] not in look("show", "石阡县").out
    said = look("show", "石阡县", "--source", "--format", "csv").out
    assert said.startswith("\ufeffdate,fact,sentence,article,source")


def test_a_record_that_does_not_say_where(tmp_path: Path) -> None:
    """Records without a map to their source have no such place."""
    record = {"source": "a.txt", "articles": [{"id": "a", "text": "石阡县启动“清河”行动。", "published": "2021-06-01"}]}
    (tmp_path / "a.json").write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    done = kg("add", tmp_path / "a.json", "--graph", tmp_path / "g")
    assert done.code == 0
    with graph(tmp_path / "g") as store:
        assert Whereabouts(store.dataset)("https://example.org/none", 0, 3) == ""


@pytest.mark.slow
def test_the_demo_again(tmp_path: Path) -> None:
    """Replaces the graph of the first time, and says the same."""
    copy_of_graph(tmp_path / "demo")
    done = kg("demo", "--out", tmp_path)
    assert done.code == 0
    assert done.out.replace(str(tmp_path), "output") == demo().done.out


def test_the_picture(tmp_path: Path) -> None:
    """One HTML file, of everything or of what is near a thing, and nothing beside it."""
    done = look("view", "--out", tmp_path / "all.html", "--all")
    near = look("view", "--out", tmp_path / "near.html", "--around", "石阡", "--hops", "2", "--limit", "20")
    assert (done.code, near.code) == (0, 0)
    assert ", 0 things more by search, " in done.out
    assert near.out.startswith(f"{tmp_path / 'near.html'}: 20 things and ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.html", "near.html"]
    assert "石阡县" in (tmp_path / "near.html").read_text("utf-8")


@pytest.mark.parametrize("command", ["view", "export"])
def test_files_that_cannot_be_written(command: str, tmp_path: Path) -> None:
    """Are named; nothing half written is left."""
    (tmp_path / "file").write_text("kept", "utf-8")
    for out, words in ((tmp_path, "this is a folder"), (tmp_path / "file" / "below", "there is no folder")):
        done = look(command, "--out", out)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(f"kg: {out}: {words}")
        assert done.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert not list(tmp_path.parent.glob(f"{tmp_path.name}*.part"))


def test_a_picture_of_nothing(tmp_path: Path) -> None:
    """Or around what is not there."""
    assert "Nothing in the graph is called '火星'" in look("view", "--around", "火星", "--out", tmp_path / "x.html").err
    graph = copy_of_graph(tmp_path / "graph")
    names = json.loads(kg("stats", "--articles", "--graph", graph, "--format", "json").out)
    kg("remove", *(row["article"] for row in names), "--graph", graph)
    done = kg("view", "--out", tmp_path / "x.html", "--graph", graph)
    assert (done.code, done.err) == (1, f"kg: There is nothing to draw in {graph}; add an article first.\n")
    assert kg("stats", "--articles", "--graph", graph).err == f"kg: There is no article in {graph}.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


def test_numbers() -> None:
    """The same in a table as for programs; numbers stand right."""
    rows = json.loads(look("stats", "--format", "json").out)
    assert {"what": "articles", "count": "18"} in rows
    table = look("stats").out.splitlines()[2:]
    assert [line.split() for line in table] == [[row["what"], row["count"]] for row in rows]
    assert len({len(line) for line in table}) == 1


def test_the_list_of_articles() -> None:
    """By day, with what kg remove needs."""
    rows = json.loads(look("stats", "--articles", "--format", "json").out)
    assert len(rows) == 18
    assert [row["published"] for row in rows] == sorted(row["published"] for row in rows)
    assert "一片叶子，牵起绍兴与石阡" in look("stats", "--articles").out


def test_a_graph_that_breaks_its_rules(tmp_path: Path) -> None:
    """Each break is named with the thing and the article, and counted."""
    graph = copy_of_graph(tmp_path / "graph")
    store = ox.Store(str(graph))
    store.update("INSERT DATA { <https://w3id.org/govkg/id/place/520623> a <https://w3id.org/govkg/ns#Person> }")
    store.flush()
    del store
    done = kg("validate", "--graph", graph)
    assert done.code == 1
    assert "\n    https://w3id.org/govkg/id/place/520623\n" in done.out
    assert done.err.startswith("kg: The graph breaks its rules in ")
    rows = json.loads(kg("validate", "--graph", graph, "--format", "json").out)
    assert {"rule", "thing", "article", "message", "message_zh"} == rows[0].keys()


def test_a_graph_that_keeps_its_rules() -> None:
    """In words, or an empty list."""
    assert look("validate") == Done(0, "The graph keeps its rules.\n", "")
    assert look("validate", "--format", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("form", "parsed"), [("trig", ox.RdfFormat.TRIG), ("nq", ox.RdfFormat.N_QUADS), ("jsonld", ox.RdfFormat.JSON_LD)]
)
def test_an_export_is_the_whole_graph(form: str, parsed: ox.RdfFormat, tmp_path: Path) -> None:
    """On standard output or in a file, the same quads as in the graph."""
    out = tmp_path / f"graph.{form}"
    done, written = look("export", "--format", form), look("export", "--format", form, "--out", out)
    assert (done.err, written.out) == ("", "")
    assert out.read_text("utf-8") == done.out
    with graph(demo().graph) as store:
        lines = store.dataset.serialize(format="nquads").encode()
    assert set(ox.parse(done.out.encode(), format=parsed)) == set(ox.parse(lines, format=ox.RdfFormat.N_QUADS))


def test_an_export_of_plain_triples() -> None:
    """Turtle has no named graphs."""
    quads = list(ox.parse(look("export", "--format", "ttl").out.encode(), format=ox.RdfFormat.TURTLE))
    assert quads
    assert all(quad.graph_name == ox.DefaultGraph() for quad in quads)


def test_scores(tmp_path: Path) -> None:
    """Of files, of texts extracted now; gold against itself is perfect."""
    rows = json.loads(kg("evaluate", GOLD, GOLD, "--format", "json").out)
    assert {row["F1"] for row in rows if row[""] in ("entities", "relations")} == {"1.000"}
    one = GOLD / "07-wuping-forest-bees.json"
    now = kg("evaluate", one)
    kg("extract", SAMPLES / "07-wuping-forest-bees.txt", "--out", tmp_path)
    assert now.code == 0
    assert now.out == kg("evaluate", one, tmp_path).out


def test_scores_of_what_has_nothing_in_common(tmp_path: Path) -> None:
    """Are no zeros."""
    for name, folder in (("甲", "gold"), ("乙", "found")):
        (tmp_path / folder).mkdir()
        record = {"source": f"{name}.txt", "articles": [{"title": name, "text": "石阡县修渠。"}]}
        (tmp_path / folder / f"{name}.json").write_text(json.dumps(record), "utf-8")
    done = kg("evaluate", tmp_path / "gold", tmp_path / "found")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"kg: {tmp_path / 'found'} holds no source of {tmp_path / 'gold'}, ")


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "cannot be read (No such file or directory)."), ("{}", "not a JSON file with"), ("石", "not a JSON file")],
)
def test_gold_that_is_none(text: str | None, words: str, tmp_path: Path) -> None:
    """One sentence with the file."""
    file = tmp_path / "gold.json"
    if text is not None:
        file.write_text(text, "utf-8")
    done = kg("evaluate", file)
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"kg: {file}: ")
    assert words in done.err
    assert kg("evaluate", GOLD, "--model", "no_such_model").err.startswith("kg: no_such_model: cannot be loaded")
