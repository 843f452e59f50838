"""The command line as tests call it, and the graph of the demo, built once a run."""

from __future__ import annotations

import atexit
import contextlib
import io
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest import mock

from kg.cli import main
from kg.store import StoreError, open_graph

SAMPLES = Path(__file__).resolve().parents[1] / "kg" / "samples"


@dataclass(frozen=True, slots=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Demo:
    """The folder in which ``kg demo`` was run, its graph, and what it said."""

    folder: Path
    graph: Path
    done: Done


def kg(*arguments: str | Path, columns: int = 0) -> Done:
    """Run a command in this process, at a terminal of that width or none; an internal error fails the test."""
    out, err = io.StringIO(), io.StringIO()
    size = {"COLUMNS": str(columns) if columns else ""}  # test runners set their own
    with mock.patch.dict(os.environ, size), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    assert "internal error" not in err.getvalue(), err.getvalue()
    return Done(code, out.getvalue(), err.getvalue())


@cache
def demo() -> Demo:
    """``kg demo``, run in a folder of its own that goes when the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="govkg-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    here = Path.cwd()
    os.chdir(folder)
    try:
        done = kg("demo")
    finally:
        os.chdir(here)
    return Demo(folder, folder / "output" / "demo", done)


def until_something_is_in(graph: Path, seconds: float = 60.0) -> None:
    """Wait for the first article that another process writes."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(StoreError), open_graph(graph, read_only=True) as store:
            if any(store.articles()):
                return
        time.sleep(0.05)


def copy_of_graph(target: Path) -> Path:
    """A graph of one's own to write to."""
    shutil.copytree(demo().graph, target)
    return target
