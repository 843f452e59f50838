"""``kg add --jobs N``: the graph of one job; workers that die, Ctrl-C, and going on where it was."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from command_line import SAMPLES, Done, copy_of_graph, demo, kg, until_something_is_in
from rich.console import Console

from kg.commands import intakes
from kg.store import StoreError, open_graph
from pipelines import extraction
from pipelines.article import Article
from pipelines.fingerprint import fingerprint
from pipelines.intake import Intake

HERE = str(Path(__file__).parent)
NAMES = "一二三四五六七八九十"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a single process")


def quick(model: str, seconds: float = 0.0) -> Callable[[Intake], Intake]:
    """A pipeline that finds nothing and needs no model; over some sources it ends its process."""

    def annotate(part: Intake) -> Intake:
        time.sleep(seconds)
        if "七" in part.source:
            os.kill(os.getpid(), signal.SIGKILL)
        if "八" in part.source:
            os._exit(1)
        return replace(part, articles=tuple(replace(a, read_by=fingerprint(model)) for a in part.articles))

    return annotate


def slow(model: str) -> Callable[[Intake], Intake]:
    """As :func:`quick`, but taking its time."""
    return quick(model, 0.3)


def articles(folder: Path, names: str) -> Path:
    """A folder with an article for each character."""
    folder.mkdir()
    for name in names:
        text = f"本报讯 昨日，石阡县第{name}批茶叶运到新昌县，双方将共建茶叶加工中心，带动当地农户增收。\n"
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def canonical(graph: Path) -> str:
    """The whole graph, equal for equal graphs."""
    return kg("export", "--format", "canonical", "--graph", graph).out


def told(done: Done) -> str:
    """How many articles were added, replaced, unchanged."""
    return done.out.splitlines()[0].removeprefix("articles: ")


def test_two_jobs_make_the_graph_of_one(tmp_path: Path) -> None:
    """Byte for byte, and say the same."""
    done = kg("add", *sorted(SAMPLES.glob("*.txt")), "--graph", tmp_path / "graph", "--jobs", "2")
    assert (done.code, done.err) == (0, "")
    assert canonical(tmp_path / "graph") == canonical(demo().graph)
    said = demo().done.out.splitlines()
    for line in done.out.splitlines():
        assert line in said or line.startswith("graph:")


def test_bad_sources_are_named_in_their_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the number of jobs, in files as in the graph."""
    monkeypatch.setattr(intakes, "_annotator", quick)
    folder = articles(tmp_path / "news", "一二三四五")
    (folder / "a.dat").write_bytes(bytes(range(256)) * 8)
    (folder / "三.txt").write_bytes(b"")
    seen = []
    for jobs in ("1", "3"):
        out = tmp_path / jobs
        done = kg("extract", folder, "--out", out, "--jobs", jobs)
        seen.append((done.code, done.err, {file.name: file.read_bytes() for file in out.iterdir()}))
    assert seen[0] == seen[1]
    code, err, files = seen[0]
    assert (code, len(files), err.count("\n")) == (1, 4, 3)
    assert err.index("a.dat") < err.index("三.txt")


@POSIX
def test_a_worker_that_dies_costs_its_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence that names it; the others are in."""
    monkeypatch.setattr(intakes, "_annotator", quick)
    folder = articles(tmp_path / "news", NAMES)
    done = kg("add", folder, "--graph", tmp_path / "graph", "--jobs", "2")
    assert (done.code, told(done)) == (1, "8 added")
    start = "the process that extracted its facts"
    killed = "was killed by SIGKILL, which too little memory does; add it again with fewer --jobs."
    assert done.err.splitlines() == [
        f"{folder}/七.txt: {start} {killed}",
        f"{folder}/八.txt: {start} ended with exit code 1, please report this.",
        "kg: 2 sources left out for the reasons above; the others are in.",
    ]


def test_workers_that_cannot_begin(tmp_path: Path) -> None:
    """A model that is not there is one sentence, as it is without workers, and there is no graph."""
    folder = articles(tmp_path / "news", "一二")
    done = kg("add", folder, "--graph", tmp_path / "graph", "--jobs", "2", "--model", "no_such_model")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("kg: no_such_model: cannot be loaded as a spaCy pipeline; ")
    assert not (tmp_path / "graph").exists()


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_stopped_and_gone_on_with(jobs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C, which a terminal sends to the workers too: all end at once, and nothing is done twice afterwards."""
    folder = articles(tmp_path / "news", "".join(chr(ord("甲") + n) for n in range(24)))
    graph = tmp_path / "graph"
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
        f"sys.path.insert(0, {HERE!r}); from kg.commands import intakes; from test_cli_jobs import slow; "
        "intakes._annotator = slow; from kg.cli import main; sys.exit(main())"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "add", folder, "--graph", graph, "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until_something_is_in(graph)
    os.killpg(process.pid, signal.SIGINT)
    began = time.monotonic()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode() == "kg: stopped; every article is wholly in the graph or not at all.\n"
    assert time.monotonic() - began < 10
    with pytest.raises(ProcessLookupError):
        _until_gone(process.pid)
    with open_graph(graph, read_only=True) as store:
        there = store.stats()["articles"]
    assert 0 < there < 24
    monkeypatch.setattr(intakes, "_annotator", quick)
    assert told(kg("add", folder, "--graph", graph)) == f"{24 - there} added, {there} unchanged"
    kg("add", folder, "--graph", tmp_path / "straight")
    assert canonical(graph) == canonical(tmp_path / "straight")


def _until_gone(group: int) -> None:
    # multiprocessing's own tracker notices a moment later that it is no longer needed.
    for _ in range(200):
        os.killpg(group, 0)
        time.sleep(0.05)


def test_what_is_in_costs_reading_only(tmp_path: Path) -> None:
    """No model is loaded, no worker started, and nothing is said of things that were not looked at."""
    graph = copy_of_graph(tmp_path / "graph")
    code = (
        "import os, sys, threading; from kg.cli import main; code = main(sys.argv[1:]); "
        "loaded = sorted(sys.modules.keys() & {'spacy', 'onnxruntime', 'thinc'}); "
        "print(code, loaded, threading.active_count(), sum(os.times()[:4]))"
    )
    sources = sorted(SAMPLES.glob("*.txt"))
    done = subprocess.run(
        [sys.executable, "-c", code, "add", *sources, "--graph", graph, "--jobs", "2"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    *lines, last = done.stdout.splitlines()
    count = demo().done.out.splitlines()[0].removeprefix("articles: ").removesuffix(" added")
    assert lines == [f"articles: {count} unchanged", f"graph:    {graph}"]
    said, _, seconds = last.rpartition(" ")
    assert said == "0 [] 1"
    # One to one and a half of the processor, most of it imports, where nothing else runs beside it.
    assert float(seconds) < 4
    assert canonical(graph) == canonical(demo().graph)


def test_what_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another pipeline has read, what is not quite the same article, and all where that is asked for."""
    folder, graph = articles(tmp_path / "news", "一二三"), tmp_path / "graph"
    read: list[str] = []

    def noting(version: str, _: str) -> Callable[[Intake], Intake]:
        def annotate(part: Intake) -> Intake:
            read.append(part.source[-5])
            return replace(part, articles=tuple(replace(a, read_by=version) for a in part.articles))

        return annotate

    monkeypatch.setattr(intakes, "_annotator", partial(noting, "another"))
    assert told(kg("add", folder, "--graph", graph)) == "3 added"
    monkeypatch.setattr(intakes, "_annotator", partial(noting, fingerprint("")))
    assert told(kg("add", folder, "--graph", graph)) == "3 replaced"
    assert told(kg("add", folder, "--graph", graph)) == "3 unchanged"
    assert "".join(read) == "一三二一三二"
    assert told(kg("add", folder / "二.txt", "--graph", graph, "--published", "2021-06-26")) == "1 replaced"
    assert told(kg("add", folder, "--graph", graph)) == "1 replaced, 2 unchanged"
    assert "".join(read[6:]) == "二二"
    assert told(kg("add", folder, "--graph", graph, "--again")) == "3 unchanged"
    assert "".join(read[8:]) == "一三二"


def test_known_and_new_articles_of_one_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stay in their order; a line of it that cannot be read is named although the others can."""
    monkeypatch.setattr(extraction, "load", lambda _: None)
    monkeypatch.setattr(extraction, "extract", lambda _, found: found)
    rows = [json.dumps({"title": name, "text": f"石阡县的茶叶第{name}次运到新昌县。"}) for name in "甲乙丙"]
    file, graph = tmp_path / "rows.jsonl", tmp_path / "graph"
    file.write_text(f"{rows[1]}\n", "utf-8")
    assert told(kg("add", file, "--graph", graph)) == "1 added"
    file.write_text("\n".join([*rows, "{"]) + "\n", "utf-8")
    done = kg("add", file, "--graph", graph)
    assert (done.code, told(done)) == (1, "2 added, 1 replaced")  # the second row stands elsewhere in the file now
    reason, last = done.err.splitlines()
    assert reason.startswith(f"{file}, line 4: ")
    assert last == "kg: 1 source left out for the reasons above; the others are in."


def test_the_bar_tells_the_truth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal; elsewhere nothing is said."""
    graph = copy_of_graph(tmp_path / "graph")
    shown = io.StringIO()
    terminal = Console(file=shown, force_terminal=True, color_system=None, width=150)
    monkeypatch.setattr("kg.commands.progress.console", lambda **_: terminal)
    shutil.copytree(SAMPLES, tmp_path / "news")
    assert kg("add", tmp_path / "news", "--graph", graph).code == 0
    files = len(list(SAMPLES.iterdir()))
    steps = re.findall(
        r" (\d+)/(\d+) sources, (\d+) articles(?: \(\d+ there before\))?, \d+ facts, left \S+ after 0:0\d:\d\d",
        shown.getvalue(),
    )
    assert steps[-1] == (str(files), str(files), "19")
    assert {total for _, total, _ in steps} == {str(files)}  # the total is known from the first source on


def test_each_article_of_a_page_is_written_as_it_comes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is stopped in the middle of a page has stored what came before."""

    def until_the_third(_: object, found: tuple[Article, ...]) -> tuple[Article, ...]:
        if "丙" in found[0].title:
            raise KeyboardInterrupt
        return found

    monkeypatch.setattr(extraction, "load", lambda _: None)
    monkeypatch.setattr(extraction, "extract", until_the_third)
    told = [{"id": name, "title": f"{name}村修渠", "text": f"石阡县{name}村昨日修渠三里。"} for name in "甲乙丙丁"]
    page, graph = tmp_path / "page.json", tmp_path / "graph"
    page.write_text(json.dumps({"articles": told}, ensure_ascii=False), "utf-8")
    assert kg("add", page, "--graph", graph).code == 130
    with open_graph(graph) as store:
        assert {entry.title for entry in store.articles()} == {"甲村修渠", "乙村修渠"}


def test_two_adds_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that comes second is told before it extracts; the first has the new graph from its first article on."""
    folder, graph, said = articles(tmp_path / "news", "一二"), tmp_path / "deep" / "graph", []

    def meanwhile(model: str) -> Callable[[Intake], Intake]:
        with pytest.raises(StoreError, match="in use by another process"):
            open_graph(graph, create=True)
        said.append(model)
        return quick(model)

    monkeypatch.setattr(intakes, "_annotator", meanwhile)
    assert told(kg("add", folder, "--graph", graph)) == "2 added"
    with open_graph(graph):
        assert kg("add", folder, "--again", "--graph", graph).code == 1
    assert said == [""]


def test_a_graph_that_was_made_for_nothing_goes(tmp_path: Path) -> None:
    """With the folders that were made for it."""
    folder = articles(tmp_path / "news", "一")
    assert kg("add", folder, "--graph", tmp_path / "deep" / "graph", "--model", "no_such_model").code == 1
    assert not (tmp_path / "deep").exists()


def test_the_number_of_jobs() -> None:
    """All cores that this process may use, or as many as are asked for, but no fewer than none."""
    assert intakes.cores(3) == 3
    assert 1 <= intakes.cores(0) <= (os.cpu_count() or 1)
    assert kg("add", SAMPLES, "--jobs", "-1").code == 2
