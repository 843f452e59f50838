"""The page of ``kg view`` beside the one that pyvis writes of the same graph, by ``benchmarks.page``."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.page.frames import Seen, chromium, look
from benchmarks.page.writing import write
from benchmarks.report.rows import Row, Spread

_PART: Final = "Page"


def measure(things: int, rounds: int, cap: float) -> list[Row]:
    """Writing, size, first frame and frames a second while panning; pyvis is waited for up to ``cap`` seconds.

    Raises:
        RuntimeError: there is no browser to measure in.
    """
    with TemporaryDirectory(prefix="govkg-bench-") as folder, chromium() as browser:
        ours, theirs = Path(folder) / "ours.html", Path(folder) / "pyvis.html"
        written = [
            [write(things, file, ours=own) for _ in range(rounds)] for file, own in ((ours, True), (theirs, False))
        ]
        seen = [look(browser, ours) for _ in range(rounds)]
        other = [look(browser, theirs, cap=cap)]
    size = f"{things} things"
    cpu, megabytes = (
        [Spread.of([getattr(w, name) for w in side]) for side in written] for name in ("processor", "size")
    )
    rows = [
        Row(
            _PART, f"write it, {size}", "s of CPU", cpu[0], "pyvis", cpu[1], more=False, note="ours computes the layout"
        ),
        Row(_PART, f"its file, {size}", "MB", megabytes[0], "pyvis", megabytes[1], more=False),
        Row(
            _PART,
            f"first frame, {size}",
            "ms",
            _first(seen, cap),
            "pyvis",
            _first(other, cap),
            more=False,
            note=_late(other, cap),
        ),
    ]
    frames = [[s.panning for s in side if s.panning is not None] for side in (seen, other)]
    if frames[0]:
        bare = Spread.of(frames[1]) if frames[1] else None
        rows.append(Row(_PART, f"panning, {size}", "frames/s", Spread.of(frames[0]), "pyvis", bare))
    return rows


def _first(seen: list[Seen], cap: float) -> Spread:
    return Spread.of([s.first if s.first is not None else cap * 1e3 for s in seen])


def _late(seen: list[Seen], cap: float) -> str:
    return f"pyvis had none in {cap:.0f} s, which counts" if any(s.first is None for s in seen) else ""
