"""``kg add``, ``kg extract`` and ``kg remove``: good files go in, bad ones are named, nothing is half done."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from command_line import SAMPLES, Done, copy_of_graph, kg
from invented_articles import example

from kg.store import open_graph
from pipelines import extraction
from pipelines.article import read_articles

TEA = SAMPLES / "01-shaoxing-shiqian-tea-pact.txt"
BEES = SAMPLES / "07-wuping-forest-bees.txt"


def summary(done: Done) -> dict[str, str]:
    """What adding said, by its heads."""
    return {head: value.strip() for head, _, value in (line.partition(":") for line in done.out.splitlines())}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two good files and three bad ones."""
    folder = tmp_path / "news"
    folder.mkdir()
    shutil.copy(TEA, folder)
    (folder / "bees.txt").write_bytes(BEES.read_text("utf-8").encode("gb18030"))
    (folder / "empty.txt").touch()
    (folder / "noise.dat").write_bytes(bytes(range(256)) * 8)
    (folder / "scan.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    return folder


def test_good_files_of_a_folder_go_in(folder: Path, tmp_path: Path) -> None:
    """In whatever encoding; each bad one is named with its reason, and the exit code says that there were some."""
    graph = tmp_path / "graph"
    done = kg("add", folder, "--graph", graph)
    assert done.code == 1
    assert summary(done)["articles"] == "2 added"
    *named, last = done.err.splitlines()
    assert [line.partition(": ")[0] for line in named] == [
        str(folder / name) for name in ("empty.txt", "noise.dat", "scan.txt")
    ]
    assert last == "kg: 3 sources left out for the reasons above; the others are in."
    listed = json.loads(kg("stats", "--articles", "--graph", graph, "--format", "json").out)
    assert [row["source"] for row in listed] == [TEA.name, "bees.txt"]
    assert kg("show", "武平县", "--graph", graph).code == 0
    assert kg("validate", "--graph", graph).code == 0


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("missing.txt", None, "there is no such file or folder; check the path."),
        ("empty.txt", b"", "the file is empty; check that it was saved with its text."),
        ("blank.txt", b" \n\n", "the file holds only white space; check that it was saved with its text."),
        ("noise.txt", bytes(range(256)) * 8, "save the file as UTF-8 and try again."),
        ("page.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG image"),
        ("letter.txt", b"Dear Sir", "there is no article in it; check that it holds running Chinese text."),
    ],
)
def test_one_bad_file_is_one_sentence(name: str, data: bytes | None, reason: str, tmp_path: Path) -> None:
    """And leaves no graph and no folder behind."""
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    for command, option in (("add", "--graph"), ("extract", "--out")):
        done = kg(command, file, option, tmp_path / "new")
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(f"kg: {file}: ")
        assert reason in done.err
        assert done.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ([name] if data is not None else [])


def test_several_bad_files_and_no_good_one(tmp_path: Path) -> None:
    """Each is named, and the last line sums up."""
    done = kg("add", tmp_path / "a", tmp_path / "b", "--graph", tmp_path / "graph")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines()[-1] == "kg: None of the 2 sources could be read, for the reasons above."
    assert len(done.err.splitlines()) == 3


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    """And says so."""
    graph = tmp_path / "graph"
    first = kg("add", TEA, "--graph", graph)
    before = kg("export", "--format", "nq", "--graph", graph).out
    again = kg("add", TEA, "--graph", graph)
    assert (summary(first)["articles"], summary(again)["articles"]) == ("1 added", "1 unchanged")
    assert sorted(kg("export", "--format", "nq", "--graph", graph).out.splitlines()) == sorted(before.splitlines())


def test_day_and_newspaper_of_articles_that_do_not_say_them(tmp_path: Path) -> None:
    """The options fill in; what the article says itself stays."""
    bare = tmp_path / "bare.txt"
    bare.write_text("本报讯 昨日，石阡县与新昌县在石阡县龙塘镇签订合作协议，双方将共建茶叶加工中心。\n", "utf-8")
    own = tmp_path / "own.md"
    own.write_text("---\ndate: 2021-04-16\ntitle: 签约\n---\n" + bare.read_text("utf-8"), "utf-8")
    kg("extract", bare, own, "--out", tmp_path / "out", "--published", "2020-02-29", "--publisher", "某报")
    (filled,) = read_articles(tmp_path / "out" / "bare.json")
    (kept,) = read_articles(tmp_path / "out" / "own.json")
    assert (filled.published, filled.publisher) == ("2020-02-29", "某报")
    assert (kept.published, kept.title) == ("2021-04-16", "签约")


def test_what_went_into_no_article(tmp_path: Path) -> None:
    """Is named with its reason on demand."""
    quiet = kg("add", TEA, "--graph", tmp_path / "graph")
    loud = kg("add", TEA, "--graph", tmp_path / "graph", "--verbose")
    assert (quiet.err, loud.code) == ("", 0)
    assert f"{TEA}: left out: 东西部协作进行时① (" in loud.err
    assert kg("extract", TEA, "--out", tmp_path / "out", "-v").err == loud.err


def test_extract_writes_a_file_a_source(folder: Path, tmp_path: Path) -> None:
    """With a number where two sources have the same stem; the text's offsets hold."""
    twin = tmp_path / "twin"
    twin.mkdir()
    shutil.copy(BEES, twin / "bees.txt")
    done = kg("extract", folder, twin, "--out", tmp_path / "out")
    assert (done.code, done.out) == (1, f"3 files written to {tmp_path / 'out'}\n")
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == [f"{TEA.stem}.json", "bees-2.json", "bees.json"]
    for file in files:
        for article in read_articles(file):
            assert article.relations
            for relation in article.relations:
                assert relation.span
                assert article.text[relation.span.start : relation.span.end] == relation.evidence


def test_places_that_cannot_be_written(tmp_path: Path) -> None:
    """Are named before or instead of half a result."""
    file = tmp_path / "file"
    file.write_text("kept", "utf-8")
    for out in (file, file / "below"):
        done = kg("extract", TEA, "--out", out)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith(f"kg: {out}: ")
    done = kg("add", TEA, "--graph", file / "below")
    assert (done.code, done.out) == (1, "")
    assert "no graph can be made there" in done.err
    assert file.read_text("utf-8") == "kept"


def test_a_model_that_is_not_there(tmp_path: Path) -> None:
    """Is named, and no graph is made."""
    for command, option in (("add", "--graph"), ("extract", "--out")):
        done = kg(command, TEA, option, tmp_path / "new", "--model", "no_such_model")
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("kg: no_such_model: cannot be loaded as a spaCy pipeline; ")
    assert list(tmp_path.iterdir()) == []


def test_a_source_on_which_the_pipeline_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is named like any other bad one; the rest goes in."""

    real = extraction.extract

    def fragile(nlp, articles):  # type: ignore[no-untyped-def]
        if articles[0].source == TEA.name:
            raise ZeroDivisionError("tea")
        return real(nlp, articles)

    monkeypatch.setattr(extraction, "extract", fragile)
    done = kg("add", TEA, BEES, "--graph", tmp_path / "graph")
    assert done.code == 1
    assert f"{TEA}: the pipeline failed on it (ZeroDivisionError: tea); please report this." in done.err
    assert summary(done)["articles"] == "1 added"


def test_removing_by_other_names(tmp_path: Path) -> None:
    """Title, file, the beginning of an identifier; what is that of several is listed, and none goes."""
    graph = tmp_path / "graph"
    with open_graph(graph, create=True) as store:
        for name, source in (
            ("ab1", "page.txt"),
            ("ab2", "page.txt"),
            ("cd3", "甲.txt"),
            ("ef4", "乙.txt"),
            ("gh5", "丙.txt"),
        ):
            store.add(replace(example(name), title=f"标题{name}", source=source))
    for name in ("page.txt", "ab"):
        done = kg("remove", "cd3", name, "--graph", graph)
        assert (done.code, done.out) == (1, "")
        assert done.err == f"kg: {name} may be ab1 标题ab1, ab2 标题ab2; give the ID of the one that is meant.\n"
    assert kg("remove", "标题cd3", "news/乙.txt", "g", "--graph", graph) == Done(0, "articles: 3 removed\n", "")
    assert kg("remove", "", "--graph", graph).code == 1
    with open_graph(graph, read_only=True) as store:
        assert {entry.id for entry in store.articles()} == {"ab1", "ab2"}


def test_text_without_chinese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is said once."""
    monkeypatch.setattr(extraction, "load", lambda _: None)
    monkeypatch.setattr(extraction, "extract", lambda _, found: found)
    file = tmp_path / "letter.txt"
    file.write_text("The village of Green Mill has built a bridge this year.\n", "utf-8")
    done = kg("add", file, "--graph", tmp_path / "graph")
    assert (done.code, done.err.count("\n")) == (0, 1)
    assert done.err.startswith(f"{file}: ")
    assert done.err.endswith(": holds no Chinese, so that nothing is found in it\n")


def test_removing_takes_the_article_out(tmp_path: Path) -> None:
    """By its identifier or IRI; what is not there is named and the rest done."""
    graph = copy_of_graph(tmp_path / "graph")
    rows = json.loads(kg("stats", "--articles", "--graph", graph, "--format", "json").out)
    names = [row["article"] for row in rows]
    iri = f"https://w3id.org/govkg/id/article/{names[1]}"
    assert kg("remove", names[0], names[0], iri, "--graph", graph) == Done(0, "articles: 2 removed\n", "")
    done = kg("remove", names[0], names[2], "--graph", graph)
    assert (done.code, done.out) == (1, "articles: 1 removed\n")
    assert done.err == f"kg: No such article in the graph: {names[0]}; kg stats --articles lists them.\n"
    assert kg("validate", "--graph", graph).code == 0
    left = json.loads(kg("stats", "--articles", "--graph", graph, "--format", "json").out)
    assert [row["article"] for row in left] == names[3:]
