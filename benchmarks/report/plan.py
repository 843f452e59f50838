"""What is measured, in full and in short: parts by name, each a function that gives its rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from benchmarks.report.rows import Row

Part = Callable[[], list[Row]]


def parts(*, short: bool) -> dict[str, Part]:
    """The parts in the order of the page; what a part needs is imported when it is run."""
    if short:
        return {
            "extraction": partial(_extraction, 3, 8),
            "reading": partial(_reading, 5, 10),
            "graph 1e5": partial(_graph, 100_000, 20, 5.0, 3, rdflib=False),
            "commands": partial(_commands, 5, short=True),
        }
    return {
        "extraction": partial(_extraction, 5, 0),
        "reading": partial(_reading, 7, 60),
        "graph 1e5": partial(_graph, 100_000, 40, 10.0, 3, rdflib=True),
        "graph 1e6": partial(_graph, 1_000_000, 40, 20.0, 3, rdflib=False),
        "page": partial(_page, 500, 3, 120.0),
        "commands": partial(_commands, 5, short=False),
    }


def _extraction(rounds: int, most: int) -> list[Row]:
    from benchmarks.report.extraction import measure
    from benchmarks.scale.separate import separately

    return separately(measure, rounds, most)


def _reading(rounds: int, pages: int) -> list[Row]:
    from benchmarks.report.reading import measure

    return measure(rounds, pages)


def _graph(quads: int, articles: int, limit: float, rounds: int, *, rdflib: bool) -> list[Row]:
    from benchmarks.report.graphs import measure

    return measure(quads, articles, limit, rounds, rdflib=rdflib)


def _page(things: int, rounds: int, cap: float) -> list[Row]:
    from benchmarks.report.pages import measure

    return measure(things, rounds, cap)


def _commands(rounds: int, *, short: bool) -> list[Row]:
    from benchmarks.report.commands import measure

    return measure(rounds, short=short)
