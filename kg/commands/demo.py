"""``kg demo``: the sample articles become a graph, the graph answers, and a picture of it is written."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Annotated

import typer

from kg.commands import ask, ingest, look
from kg.commands.terminal import CommandError, count, graph, note, writing

QUESTIONS = (
    ("agreements_places", ("place=石阡县",), True),
    ("officials_leading", ("county=石阡县",), False),
    ("bases_built", (), False),
)


def demo(
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where the graph and the page go.")] = Path("output"),
    open_it: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Try it: build, ask and draw a graph of sample articles.

    The graph goes to FOLDER/demo, the page to FOLDER/demo.html. Nothing is downloaded.
    """
    from kg.resources import samples_dir

    began = time.perf_counter()
    target, page = out / "demo", out / "demo.html"
    _clear(target)
    samples = sorted(samples_dir().glob("*.txt"))
    note(f"Reading {count(len(samples), 'sample file')} …")
    ingest.add(samples, graph_path=target)
    for name, values, evidence in QUESTIONS:
        print(f"\n$ kg query {' '.join([name, *values])}{' --evidence' * evidence} --graph {target}")
        ask.query(name, list(values), graph_path=target, evidence=evidence)
    print()
    look.view(out=page, graph_path=target, open_it=open_it, force=True)
    look.validate(graph_path=target)
    note(f"Done in {time.perf_counter() - began:.0f} s. Open {page} in a browser, or try:")
    note(f"  kg show 石阡县 --graph {target}")
    note("  kg query --list")


def _clear(target: Path) -> None:
    """Remove the graph of an earlier demo, and nothing else: the folder may be anybody's."""
    if not target.exists():
        return
    with graph(target, read_only=False):
        pass
    try:
        with writing(target):
            shutil.rmtree(target)
    except CommandError as error:
        raise CommandError(f"{target}: the graph of an earlier demo cannot be removed; remove it by hand.") from error
