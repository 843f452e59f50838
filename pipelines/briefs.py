"""News in brief of one county, in text without marks: which lines are the headlines of articles.

Subheadings of one article look the same. But below each headline of briefs stands a short text that begins with its own
day or county, and that says again what its headline says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from pipelines.pages.counties import begins_as_news
from pipelines.pages.overlap import Overlap
from pipelines.reading.records import Mark

_LEAST: Final = 3
_HEADLINE: Final = range(7, 41)
_OPENING: Final = 12
_BRIEF: Final = 300
_SHARED: Final = 0.3


def headlines_of_briefs(text: str) -> tuple[Mark, ...]:
    """The headlines of a page of briefs as marks of one level; none where it may be anything else.

    >>> headlines_of_briefs("青禾县修路\\n\\n路修通了。")
    ()
    """
    lines = [line.strip() for line in text.split("\n")]
    heads = [run[-1] for run in _runs(lines)]
    if len(heads) < _LEAST or any(len(run) > 1 for run in _runs(lines[heads[0] :])):
        return ()
    bodies = [[line for line in lines[a + 1 : b] if line] for a, b in pairwise([*heads, len(lines)])]
    if not all(_is_brief(body) for body in bodies):
        return ()
    shared = Overlap(["\n".join(body) for body in bodies])
    for number, head in enumerate(heads):
        own, *others = (shared.share(lines[head], k) for k in (number, *set(range(len(bodies))) - {number}))
        if own < _SHARED or own <= max(others):
            return ()
    return tuple(Mark(head, 1, named=False) for head in heads)


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """The lines that may be headlines, those together between which only blank lines stand."""
    full = [k for k, line in enumerate(lines) if line]
    for is_head, run in groupby(full, key=lambda k: _may_be_headline(lines, k)):
        if is_head:
            yield list(run)


def _may_be_headline(lines: Sequence[str], at: int) -> bool:
    """Whether a line stands behind a blank line or a whole sentence, and is none itself."""
    line = lines[at]
    apart = at == 0 or not lines[at - 1] or lines[at - 1].endswith("。")
    return apart and len(line) in _HEADLINE and "。" not in line and line[-1] not in "，、；：！？”"


def _is_brief(body: Sequence[str]) -> bool:
    """Whether lines, a paragraph each, are short news; lines cut at a width are for the reading of pages."""
    begins = bool(body) and begins_as_news(body[0][:_OPENING])
    return begins and all(line.endswith(("。", "）", "！")) for line in body) and sum(map(len, body)) <= _BRIEF
