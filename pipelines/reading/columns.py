"""Characters on a page to text in reading order: lines, columns by the gaps between them, blocks one by one.

A page is cut along its white space: first from top to bottom where a gutter runs all the way, then from left to right
where a wide band is empty, then along a gutter that only headlines cross. What cannot be cut any more is a block.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from pipelines.reading.runs import Char, Run, runs

_GUTTER: Final = 0.7
_BAND: Final = 1.3
_CROSSING: Final = 0.34
_BREAK: Final = 1.9
_INDENT: Final = (1.3, 3.2)
_WIDER: Final = 2.0
_TRIED: Final = 12
_DEEPEST: Final = 60
_SHORTEST: Final = 2
_STOPS: Final = "。！？!?…"
_CLOSERS: Final = "”’」』）》)】"


def page_text(chars: Iterable[Char]) -> tuple[str, int]:
    """The text in reading order, a printed line a line, and the number of columns that stand side by side."""
    found = runs([char for char in chars if char.bottom > char.top and char.right >= char.left])
    if not found:
        return "", 0
    usual = _usual_size(found)
    blocks = list(_blocks(found, usual, 0))
    text = [_block_text(blocks[0])]
    for above, below in pairwise(blocks):
        text += ["\n" if _runs_on(above, below) else "\n\n", _block_text(below)]
    return "".join(text), _abreast(blocks)


def _runs_on(above: Sequence[Run], below: Sequence[Run]) -> bool:
    """Whether a sentence goes on from the foot of one column to the head of the next."""
    last, first = above[-1], below[0]
    return abs(last.size - first.size) < 0.1 * first.size and last.text.rstrip(_CLOSERS)[-1:] not in _STOPS


def _usual_size(found: Sequence[Run]) -> float:
    """The height of body type: that of the line in which the middle character stands."""
    half, seen = sum(len(run.text) for run in found) / 2, 0
    for run in sorted(found, key=lambda r: r.size):
        seen += len(run.text)
        if seen >= half:
            return run.size
    return found[-1].size


def _blocks(found: Sequence[Run], usual: float, depth: int) -> Iterable[list[Run]]:
    if not found:
        return
    parts = _cut(found, usual) if depth < _DEEPEST and len(found) > 1 else []
    if len(parts) < _SHORTEST:
        yield sorted(found, key=lambda r: (r.top + r.bottom, r.left))
        return
    for part in parts:
        yield from _blocks(part, usual, depth + 1)


def _cut(found: Sequence[Run], usual: float) -> list[list[Run]]:
    columns = _columns(found, usual)
    bands = _divided(found, [(r.top, r.bottom) for r in found], max(_BAND * usual, 1.5 * _leading(found)))
    if len(bands) < 2:
        return columns if len(columns) > 1 else _around_headlines(found, usual)
    widest, parts = _at_best_band(bands, usual)
    return columns if len(columns) > 1 and widest < max(_WIDER * usual, _WIDER * _gutter(columns)) else parts


def _at_best_band(bands: Sequence[list[Run]], usual: float) -> tuple[float, list[list[Run]]]:
    """The page in two at the widest white, if it can be one below or above which columns fall apart; and how wide."""
    best, cut = (False, 0.0), 1
    ends = [max(run.bottom for run in band) for band in bands]
    gaps = [(min(run.top for run in bands[at]) - ends[at - 1], at) for at in range(1, len(bands))]
    for gap, at in sorted(gaps, reverse=True)[:_TRIED]:
        apart = any(len(_columns(part, usual)) > 1 for part in _halves(bands, at))
        if (apart, gap) > best:
            best, cut = (apart, gap), at
    return best[1], _halves(bands, cut)


def _halves(bands: Sequence[list[Run]], at: int) -> list[list[Run]]:
    return [[run for band in part for run in band] for part in (bands[:at], bands[at:])]


def _gutter(columns: Sequence[Sequence[Run]]) -> float:
    """The width of the widest gutter between columns."""
    return max(min(r.left for r in right) - max(r.right for r in left) for left, right in pairwise(columns))


def _columns(found: Sequence[Run], usual: float) -> list[list[Run]]:
    return _divided(found, [(r.left, r.right) for r in found], _GUTTER * usual)


def _divided(found: Sequence[Run], spans: Sequence[tuple[float, float]], gap: float) -> list[list[Run]]:
    """The runs in the groups that the empty stretches of an axis leave."""
    parts: list[list[Run]] = []
    reached = float("-inf")
    for (start, end), run in sorted(zip(spans, found, strict=True), key=lambda pair: pair[0]):
        if start - reached >= gap or not parts:
            parts.append([])
        parts[-1].append(run)
        reached = max(reached, end)
    return parts


def _leading(found: Sequence[Run]) -> float:
    """The usual white between two lines that stand in one column."""
    gaps = []
    for above, below in pairwise(sorted(found, key=lambda r: (round(r.left), r.top))):
        gap = below.top - above.bottom
        if abs(below.left - above.left) < above.size and 0 < gap < 2 * above.size:
            gaps.append(gap)
    return median(gaps) if gaps else 0.0


def _around_headlines(found: Sequence[Run], usual: float) -> list[list[Run]]:
    """Bands above, between and below the few runs that cross what would be a gutter without them."""
    rest = sorted(found, key=lambda r: r.right - r.left, reverse=True)
    for left_out in range(1, int(_CROSSING * len(rest)) + 1):
        if left_out < len(rest) and rest[left_out - 1].right - rest[left_out - 1].left < 1.02 * (
            rest[left_out].right - rest[left_out].left
        ):
            continue
        body = rest[left_out:]
        if len(_columns(body, usual)) > 1:
            return _banded(found, set(map(id, rest[:left_out])))
    return []


def _banded(found: Sequence[Run], crossing: set[int]) -> list[list[Run]]:
    parts: list[list[Run]] = []
    before = None
    for run in sorted(found, key=lambda r: r.top + r.bottom):
        crosses = id(run) in crossing
        if crosses != before:
            parts.append([])
        parts[-1].append(run)
        before = crosses
    return parts


def _block_text(block: Sequence[Run]) -> str:
    edge = min(run.left for run in block)
    pitch = median([b.top - a.top for a, b in pairwise(block) if b.top > a.top] or [0.0])
    out: list[str] = []
    above: Run | None = None
    for run in block:
        on_line = above is not None and abs(run.top + run.bottom - above.top - above.bottom) / 2 < 0.5 * run.size
        if on_line:
            out[-1] += "　" + run.text
        else:
            if above is not None and run.top - above.top > _BREAK * pitch:
                out.append("")
            indent = (run.left - edge) / run.size
            out.append(("　　" if _INDENT[0] <= indent <= _INDENT[1] else "") + run.text)
        above = run
    return "\n".join(out)


def _abreast(blocks: Sequence[Sequence[Run]]) -> int:
    """The largest number of blocks of several lines that a horizontal line across the page would meet."""
    marks: list[tuple[float, int]] = []
    for block in blocks:
        if len(block) > _SHORTEST:
            marks += [(min(r.top for r in block), 1), (max(r.bottom for r in block), -1)]
    most = here = 0
    for _, change in sorted(marks):
        here += change
        most = max(most, here)
    return max(1, most)
