"""The ratios as a picture: a bar each on a scale of powers of ten, to the right where ours is better."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from benchmarks.report.rows import Row

_LABELS: Final = 400
_WIDTH: Final = 420
_RIGHT: Final = 70
_LINE: Final = 18
_TOP: Final = 40
_MOST: Final = 3
"""Powers of ten to either side; a longer bar is cut there, and has its number all the same."""


def picture(rows: Sequence[Row]) -> str:
    """All rows that have a ratio, part by part, as SVG."""
    lines = list(_lines(rows))
    high = _TOP + _LINE * len(lines) + 12
    wide = _LABELS + _WIDTH + _RIGHT
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        'font-family="sans-serif" font-size="11" fill="#333">',
        "<title>How many times as good as what else one would use</title>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
        *_axis(high),
    ]
    for number, line in enumerate(lines):
        drawn += _heading(line, _TOP + number * _LINE) if isinstance(line, str) else _bar(line, _TOP + number * _LINE)
    return "\n".join([*drawn, "</svg>"]) + "\n"


def _lines(rows: Sequence[Row]) -> Iterator[str | Row]:
    compared = [row for row in rows if row.ratio]
    for part in dict.fromkeys(row.part for row in compared):
        yield part
        yield from (row for row in compared if row.part == part)


def _axis(high: int) -> Iterator[str]:
    for power in range(-_MOST, _MOST + 1):
        x, colour = _x(10.0**power), "#333" if power == 0 else "#e4e4e4"
        yield f'<line x1="{x:.1f}" y1="{_TOP - 8}" x2="{x:.1f}" y2="{high - 8}" stroke="{colour}"/>'
        yield f'<text x="{x:.1f}" y="{_TOP - 14}" text-anchor="middle">{10.0**power:g}</text>'


def _heading(part: str, y: int) -> Iterator[str]:
    yield f'<text x="8" y="{y + 12}" font-weight="bold">{escape(part)}</text>'


def _bar(row: Row, y: int) -> Iterator[str]:
    ratio = row.ratio or 1.0
    one, end = _x(1.0), _x(ratio)
    left, width = min(one, end), max(1.0, abs(end - one))
    what = escape(f"{row.what} | {row.other}")
    yield f'<text x="{_LABELS - 60}" y="{y + 12}" text-anchor="end">{what}</text>'
    colour = "#2b6ca3" if ratio >= 1 else "#c0392b"
    yield (
        f'<rect x="{left:.1f}" y="{y + 3}" width="{width:.1f}" height="{_LINE - 7}" fill="{colour}">'
        f"<title>{what}: {ratio:.3g}</title></rect>"
    )
    yield f'<text x="{max(one, end) + 5:.1f}" y="{y + 12}">{ratio:.3g}</text>'


def _x(ratio: float) -> float:
    share = (min(_MOST, max(-_MOST, math.log10(ratio))) + _MOST) / (2 * _MOST)
    return _LABELS + share * _WIDTH
