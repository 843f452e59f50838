"""How far the confidence of a relation tells whether it is right, as numbers and as a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.evaluation_runs import Pair

BINS: Final = 10
_SIZE: Final = 320
_LEFT: Final = 56
_TOP: Final = 28


@dataclass(frozen=True, slots=True)
class Judged:
    """A found relation: its ``confidence`` in [0, 1], and whether the scorer counts it as right."""

    confidence: float
    right: bool
    chain: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The relations whose confidence lies in [``low``, ``high``): their mean confidence and the share of right ones."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def judged(pairs: Iterable[Pair]) -> Iterator[Judged]:
    """The found relations with the scorer's verdict; what gold marks as optional is left out."""
    for pair in pairs:
        for relation, scored in zip(pair.article.relations, pair.found.relations, strict=True):
            for name, counts in pair.found_alone(scored).items():
                if counts.predicted:
                    yield Judged(relation.confidence, counts.hit > 0, name == "place chains")


def bins(relations: Sequence[Judged]) -> list[Bin]:
    """Ten bins of equal width; those of no relation have means of 0."""
    members: list[list[Judged]] = [[] for _ in range(BINS)]
    for relation in relations:
        members[min(BINS - 1, max(0, int(relation.confidence * BINS)))].append(relation)
    return [_bin(i, group) for i, group in enumerate(members)]


def calibration_error(table: Iterable[Bin]) -> float:
    """Expected calibration error: the mean distance of confidence and share right, weighted by the bins' counts."""
    rows = list(table)
    return sum(row.count * abs(row.confidence - row.right) for row in rows) / max(1, sum(row.count for row in rows))


def diagram(table: Sequence[Bin]) -> str:
    """The reliability diagram as SVG: a bar a bin, the diagonal, a mark at the mean confidence."""
    most = max([row.count for row in table] + [1])
    wide, high = _SIZE + _LEFT + 24, _SIZE + _TOP + 52
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        'font-family="sans-serif" font-size="11" fill="#333">',
        "<title>Reliability of the confidence of relations</title>",
        f'<rect width="{wide}" height="{high}" fill="#fff"/>',
        *_axes(),
        *(line for row in table if row.count for line in _bar(row, most)),
        _line(0, 0, 1, 1, 'stroke="#888" stroke-dasharray="4 3"'),
        _label(0.5, -0.13, "confidence", "middle"),
        f'<text x="14" y="{_y(0.5):.0f}" text-anchor="middle" transform="rotate(-90 14 {_y(0.5):.0f})">'
        "share of right relations</text>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _bin(i: int, group: Sequence[Judged]) -> Bin:
    n = max(1, len(group))
    mean, right = sum(r.confidence for r in group) / n, sum(r.right for r in group) / n
    return Bin(i / BINS, (i + 1) / BINS, len(group), mean, right)


def _axes() -> Iterator[str]:
    for i in range(0, BINS + 1, 2):
        share = i / BINS
        yield _line(0, share, 1, share, 'stroke="#e4e4e4"')
        yield _label(-0.02, share - 0.01, f"{share:.1f}", "end")
        yield _label(share, -0.055, f"{share:.1f}", "middle")
    yield _line(0, 0, 1, 0, 'stroke="#333"')
    yield _line(0, 0, 0, 1, 'stroke="#333"')


def _bar(row: Bin, most: int) -> Iterator[str]:
    """The darker the bar, the more relations it stands for."""
    width = (row.high - row.low) * _SIZE - 2
    shade = 0.25 + 0.75 * row.count / most
    yield (
        f'<rect x="{_x(row.low) + 1:.1f}" y="{_y(row.right):.1f}" width="{width:.1f}" '
        f'height="{row.right * _SIZE:.1f}" fill="#2b6ca3" fill-opacity="{shade:.2f}">'
        f"<title>{row.count} relations, {row.right:.2f} right</title></rect>"
    )
    yield f'<circle cx="{_x(row.confidence):.1f}" cy="{_y(row.right):.1f}" r="3" fill="#c0392b"/>'
    yield _label((row.low + row.high) / 2, row.right + 0.035, str(row.count), "middle")


def _line(x1: float, y1: float, x2: float, y2: float, style: str) -> str:
    return f'<line x1="{_x(x1):.1f}" y1="{_y(y1):.1f}" x2="{_x(x2):.1f}" y2="{_y(y2):.1f}" {style}/>'


def _label(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{_x(x):.1f}" y="{_y(y):.1f}" text-anchor="{anchor}">{text}</text>'


def _x(share: float) -> float:
    return _LEFT + share * _SIZE


def _y(share: float) -> float:
    return _TOP + (1 - share) * _SIZE
