"""``kg`` as a process: pipes, signals, locks, encodings, warnings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import SAMPLES, demo, kg, until_something_is_in

from kg.store import open_graph

KG = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main"
PLAIN = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "PYTHONWARNINGS", "KG_GRAPH")}


def command(*arguments: str | Path) -> list[str]:
    """A command line for a process of its own; SIGINT works as at a terminal, however the tests were started."""
    return [sys.executable, "-c", f"{KG}; sys.exit(main())", *map(str, arguments)]


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A finished process."""
    return subprocess.run(
        command(*arguments), capture_output=True, encoding="utf-8", env={**PLAIN, **environment}, timeout=120
    )


def test_a_pipe_gets_whole_lines() -> None:
    """Rows are not folded where there is no terminal."""
    done = run("query", "agreements_places", "--graph", demo().graph)
    assert done.stderr == ""
    assert any(len(line) > 80 for line in done.stdout.splitlines())
    assert all(line.split()[-1] in ("done", "planned", "ongoing") for line in done.stdout.splitlines()[2:])


@pytest.mark.parametrize("arguments", [["export"], ["query", "sources", "thing=石阡县"], ["stats"]])
def test_a_reader_that_has_enough(arguments: list[str]) -> None:
    """As head does; this is no error."""
    process = subprocess.Popen(
        command(*arguments, "--graph", demo().graph), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("words", [["--help"], ["stats"], ["show", "石阡县"], ["export"], ["export", "--format", "nq"]])
def test_standard_output_is_full(words: list[str], unbuffered: str) -> None:
    """One sentence that blames what is to blame."""
    settings = {**PLAIN, "PYTHONUNBUFFERED": unbuffered, "KG_GRAPH": str(demo().graph)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command(*words), stdout=full, stderr=subprocess.PIPE, env=settings)
    reason = "(No space left on device); what was asked for is not all there."
    assert (done.returncode, done.stderr.decode()) == (1, f"kg: Standard output cannot be written {reason}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
@pytest.mark.parametrize(("shut", "code"), [(">&-", 0), ("2>&-", 0), ("<&- >&- 2>&-", 0), (">&- 2>/dev/full", 0)])
def test_closed_streams(shut: str, code: int) -> None:
    """What nobody wants to see is not said; the command does its work."""
    line = f'"$@" {shut}'
    words = command("stats", "--graph", demo().graph)
    done = subprocess.run(["sh", "-c", line, "sh", *words], capture_output=True, env=PLAIN)
    assert (done.returncode, done.stderr) == (code, b"")
    assert bool(done.stdout) == (shut == "2>&-")


@pytest.mark.skipif(sys.platform == "win32", reason="no such shell")
def test_closed_standard_input(tmp_path: Path) -> None:
    """Holds no article."""
    words = command("add", "-", "--graph", tmp_path / "graph")
    done = subprocess.run(["sh", "-c", '"$@" <&-', "sh", *words], capture_output=True, env=PLAIN)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("kg: standard input: the file is empty;")


def test_no_warnings_of_libraries() -> None:
    """Users can do nothing about what rdflib says of its own code."""
    asked = [["query", "gaps"], ["show", "石阡县"], ["sparql", "ASK {}"], ["export"], ["validate"], ["stats"]]
    code = f"{KG}; import sys; sys.exit(sum(main([*words, '--graph', sys.argv[1]]) for words in {asked!r}))"
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", code, demo().graph], capture_output=True, encoding="utf-8", env=PLAIN
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_terminal_without_chinese() -> None:
    """Gets escapes, not a traceback."""
    done = run("show", "石阡县", "--graph", demo().graph, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("\\u77f3\\u9621\\u53bf")


def test_a_graph_in_use(tmp_path: Path) -> None:
    """A second writer is told; readers go on."""
    with open_graph(tmp_path / "demo", create=True):
        add, again = run("add", SAMPLES, "--graph", tmp_path / "demo"), kg("demo", "--out", tmp_path)
        assert (add.returncode, add.stdout, again.code, again.out) == (1, "", 1, "")
        assert add.stderr == again.err
        assert add.stderr == (
            f"kg: The graph at {tmp_path / 'demo'} is in use by another process; "
            "wait until that has finished, then try again.\n"
        )
        assert kg("stats", "--graph", tmp_path / "demo").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to a single process")
def test_stopping_leaves_whole_articles(tmp_path: Path) -> None:
    """Ctrl-C in the midst of adding: exit 130, one sentence, a sound graph to go on with."""
    graph = tmp_path / "graph"
    process = subprocess.Popen(
        command("add", SAMPLES, "--graph", graph), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=PLAIN
    )
    until_something_is_in(graph)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode() == "kg: stopped; every article is wholly in the graph or not at all.\n"
    assert kg("validate", "--graph", graph).code == 0
    assert kg("add", SAMPLES / "01-shaoxing-shiqian-tea-pact.txt", "--graph", graph).code == 0
