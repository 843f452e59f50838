"""``kg add --engine``: the graph of one process, and one clear sentence where there is no Spark to be had."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from command_line import SAMPLES, copy_of_graph, demo, kg

from kg.commands.spark import partitions
from kg.commands.spark.running import is_elsewhere
from kg.commands.spark.session import reason
from kg.commands.terminal import CommandError
from pipelines.article import Article, from_json
from pipelines.intake import Intake

NEWS = "本报讯 昨日，石阡县第{}批茶叶运到新昌县，双方将共建茶叶加工中心，带动当地农户增收。\n"


class Crew:
    """Workers that find nothing, and cannot begin where the model is ``broken``."""

    def __init__(self, model: str) -> None:
        self.model = model

    def submit(self, part: Intake) -> Future[Intake]:
        """The articles as they are, read by somebody."""
        done: Future[Intake] = Future()
        if self.model == "broken":
            done.set_exception(CommandError("broken: cannot be loaded."))
        else:
            done.set_result(replace(part, articles=tuple(replace(a, read_by="somebody") for a in part.articles)))
        return done


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What a worker makes of its rows: pairs of the kind and the line, read as JSON."""
    pa = pytest.importorskip("pyarrow", reason="the extra spark is not installed")
    monkeypatch.setattr(partitions, "_crew", Crew)

    def run(*files: tuple[str, str, bytes | None], model: str = "") -> list[tuple[str, dict[str, Any]]]:
        names = ("place", "file", "content")
        batches = [pa.RecordBatch.from_pylist([dict(zip(names, file, strict=True))]) for file in files]
        out = partitions.read_files(iter(batches), published="2021-06-26", model=model)
        return [(row["kind"], json.loads(row["value"])) for batch in out for row in batch.to_pylist()]

    return run


def canonical(graph: Path) -> str:
    """The whole graph, equal for equal graphs."""
    return kg("export", "--format", "canonical", "--graph", graph).out


def test_a_worker_reads_files_as_one_process_does(rows: Any, tmp_path: Path) -> None:
    """In their order, each record with its place, options applied; what cannot be read is said in its place."""
    (tmp_path / "甲.txt").write_text(NEWS.format("一"), "utf-8")
    lines = [json.dumps({"title": name, "text": NEWS.format(name)}) for name in "乙丙"]
    (tmp_path / "b.jsonl").write_text("\n".join((lines[0], "{", lines[1])) + "\n", "utf-8")
    files = [("0", str(tmp_path / "甲.txt"), None), ("1", str(tmp_path / "b.jsonl"), None)]
    found = rows(*files, ("2", str(tmp_path / "gone.txt"), None))
    assert [kind for kind, _ in found] == ["records", "records", "notes", "records", "notes"]
    assert [told["place"][:3] for _, told in found] == ["0.0", "1.0", "1.0", "1.0", "2.0"]
    assert [told["place"] for _, told in found] == sorted(told["place"] for _, told in found)
    first: Article = from_json(found[0][1])
    assert (first.source, first.published, first.read_by) == ("甲.txt", "2021-06-26", "somebody")
    assert found[2][1]["problem"].startswith(f"{tmp_path}/b.jsonl, line 2: ")
    assert found[4][1]["problem"] == f"{tmp_path}/gone.txt: there is no such file; check the path."


def test_a_file_from_elsewhere_keeps_its_name(rows: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its content is brought to the worker for as long as it is read, and messages speak of its address."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    good, bad = "hdfs://head/news/甲.txt", "hdfs://head/news/a.dat"
    found = rows(("~0 1", good, NEWS.format("一").encode()), ("~0 2", bad, bytes(range(256)) * 8))
    assert [kind for kind, _ in found] == ["records", "notes"]
    assert found[0][1]["source"] == "甲.txt"
    assert found[1][1]["problem"].startswith(f"{bad}: ")
    assert str(tmp_path) not in json.dumps(found)
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_cannot_work_stops_the_run(rows: Any, tmp_path: Path) -> None:
    """It says so instead of failing, which would only have it tried again."""
    (tmp_path / "甲.txt").write_text(NEWS.format("一"), "utf-8")
    found = rows(("0", str(tmp_path / "甲.txt"), None), model="broken")
    assert found == [("notes", {"stop": "broken: cannot be loaded."})]


def test_half_characters_do_not_stop_a_worker() -> None:
    """A file's name may hold bytes that are no characters; Arrow takes only characters."""
    line = partitions._spelt({"problem": "新\udce9.txt"})
    assert line.isascii()
    assert json.loads(line) == {"problem": "新\udce9.txt"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--engine", "two"], "it is local[2], spark://host:7077 or another master of Apache Spark, not 'two'."),
        (["--engine", "yarn"], "yarn needs --records, a new folder that all its machines can write to"),
        (["--engine", "local[2]", "--jobs", "2"], "leave --jobs and --extracted out."),
        (["--engine", "local[2]", "--extracted"], "leave --jobs and --extracted out."),
        (["--records", "here"], "--records is where an --engine writes; name the engine"),
    ],
)
def test_what_does_not_go_together(options: list[str], message: str, tmp_path: Path) -> None:
    """Is wrong usage, said in one sentence before anything is begun."""
    done = kg("add", SAMPLES, *options, "--graph", tmp_path / "graph")
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "graph").exists()


def test_without_spark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says how to install it."""
    monkeypatch.setitem(sys.modules, "pyspark", None)
    done = kg("add", SAMPLES, "--engine", "local[2]", "--graph", tmp_path / "graph")
    sentence = "kg: --engine needs Apache Spark, which is not installed here; pip install 'govkg[spark]' does that.\n"
    assert (done.code, done.out, done.err) == (1, "", sentence)


@pytest.mark.parametrize("home", ["", "/nowhere"])
def test_without_java(home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the path, or where the environment says that it is."""
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    monkeypatch.setenv("JAVA_HOME", home)
    monkeypatch.setenv("PATH", str(tmp_path) if not home else os.environ["PATH"])
    done = kg("add", SAMPLES, "--engine", "local[2]", "--graph", tmp_path / "graph")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("kg: --engine needs Java 17 or newer, and there is none here; install it ")
    assert done.err.count("\n") == 1


def test_reasons_are_one_line() -> None:
    """Whatever Java adds to them."""
    assert reason(": org.apache.spark.SparkException: Job aborted.\n\tat a.b") == "Job aborted"
    assert reason("An error occurred while calling o1.\n") == "it gives no reason"


def test_addresses_are_told_from_paths() -> None:
    """Also after the command line has made a path of them."""
    assert [is_elsewhere(Path(name)) for name in ("hdfs://head/news", "file:///news", "news/a.txt", "C:/news")] == [
        *(True, True),
        *(False, False),
    ]


def spark(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """``kg add`` on an engine, in a process of its own, since Java stays in the one that has begun it."""
    pytest.importorskip("pyspark", reason="the extra spark is not installed")
    if not shutil.which("java"):
        pytest.skip("there is no Java here")
    return subprocess.run(
        [sys.executable, "-m", "kg.cli", "add", *arguments], capture_output=True, encoding="utf-8", timeout=600
    )


@pytest.mark.slow
def test_two_workers_make_the_graph_of_one_process(tmp_path: Path) -> None:
    """By canonical form, and the same is said; of an article that two files hold, the later file counts."""
    (again, *_) = sorted(SAMPLES.glob("*.txt"))
    (tmp_path / "damaged.dat").write_bytes(bytes(range(256)) * 8)
    shutil.copy(again, tmp_path / "later.txt")
    graph = tmp_path / "graph"
    sources = [*sorted(SAMPLES.glob("*.txt")), tmp_path / "damaged.dat", tmp_path / "later.txt", tmp_path / "gone.txt"]
    done = spark(*sources, "--engine", "local[2]", "--graph", graph)
    assert done.returncode == 1, done.stderr
    assert done.stderr.endswith("kg: 2 sources left out for the reasons above; the others are in.\n")
    assert f"{tmp_path}/damaged.dat: " in done.stderr
    assert f"{tmp_path}/gone.txt: there is no such file or folder; check the path." in done.stderr
    count = demo().done.out.splitlines()[0].removeprefix("articles: ").removesuffix(" added")
    assert done.stdout.startswith(f"articles: {count} added, 1 replaced\n")
    straight = copy_of_graph(tmp_path / "straight")
    assert kg("add", tmp_path / "later.txt", "--graph", straight).code == 0
    assert canonical(graph) == canonical(straight)


@pytest.mark.slow
def test_files_of_its_own_file_system_and_records_that_stay(tmp_path: Path) -> None:
    """An address in place of a path gives the same graph, and so do the records, taken in once more."""
    news, records = tmp_path / "news", tmp_path / "records"
    news.mkdir()
    for file in sorted(SAMPLES.glob("*.txt"))[:3]:
        shutil.copy(file, news)
    done = spark(news.as_uri(), "--engine", "local[2]", "--records", records, "--graph", tmp_path / "graph")
    assert done.returncode == 0, done.stderr
    assert kg("add", news, "--graph", tmp_path / "straight").code == 0
    assert kg("add", records / "kind=records", "--extracted", "--graph", tmp_path / "again").code == 0
    wanted = canonical(tmp_path / "straight")
    assert canonical(tmp_path / "graph") == wanted
    assert canonical(tmp_path / "again") == wanted
    done = spark(news, "--engine", "local[2]", "--records", records, "--graph", tmp_path / "other")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == f"kg: {records}: something is there already; name a new folder."


@pytest.mark.slow
def test_nothing_at_an_address(tmp_path: Path) -> None:
    """One sentence, and no graph."""
    done = spark("file:///no/such/news", "--engine", "local[1]", "--graph", tmp_path / "graph")
    assert (done.returncode, done.stdout) == (1, "")
    sentence = "kg: file:///no/such/news: there is no such file or folder; check the address."
    assert done.stderr.splitlines()[-1] == sentence
    assert not (tmp_path / "graph").exists()
