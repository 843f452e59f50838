"""Heading lines to headlines: which lines are one headline broken in two, which are kicker, title and subtitle."""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from pipelines.pages.cleaning import cannot_start, glue, is_open, unspace_heading
from pipelines.pages.lines import Line

_MOST_ROWS: Final = 4
_SHORT: Final = 8.0
_LONG: Final = 26.0
_OWN_PLACE: Final = re.compile(r"^(?:我[省市县区旗州]|本[省市县区旗州]|全[省市县区旗州]|——|近\d)")
NEEDS_MORE: Final = tuple("的和与及为在让把将向从对由被以等于")


@dataclass(frozen=True, slots=True)
class Heading:
    """One headline, kicker, subtitle or subheading, its lines joined; ``first`` is the number of its first line.

    ``rows`` is the number of lines that it was set in.
    """

    text: str
    first: int
    rows: int = 1


def headings(lines: Sequence[Line], known: Container[str]) -> Iterator[Heading]:
    """The headlines that consecutive heading lines make up, in the cheapest way to part them.

    ``known`` holds the character pairs of the page: a pair that a line break parts speaks for one headline.
    """
    least = min((line.blanks for line in lines[1:]), default=0)
    start = 0
    for k in range(1, len(lines) + 1):
        if k == len(lines) or lines[k].blanks > least:
            yield from _parted(lines[start:k], known, close=k - start < len(lines))
            start = k


def _parted(lines: Sequence[Line], known: Container[str], *, close: bool) -> Iterator[Heading]:
    """The cheapest parting of lines without empty lines of their own between them, found from the end backwards."""
    best: list[tuple[float, int]] = [(0.0, 0)] * (len(lines) + 1)
    for start in range(len(lines) - 1, -1, -1):
        stops = range(start + 1, min(start + _MOST_ROWS, len(lines)) + 1)
        best[start] = min((_cost(lines[start:stop], known, close) + best[stop][0], stop) for stop in stops)
    start = 0
    while start < len(lines):
        stop = best[start][1]
        text = reduce(glue, (unspace_heading(line.raw) for line in lines[start:stop]))
        yield Heading(text, lines[start].number, stop - start)
        start = stop


def _cost(lines: Sequence[Line], known: Container[str], close: bool) -> float:
    """How unlikely ``lines`` are as one headline; ``close`` if empty lines set them apart from other headings."""
    widths = [line.width for line in lines]
    cost = 0.25 * max(0.0, _SHORT - sum(widths)) + 0.2 * max(0.0, sum(widths) - _LONG) * (len(lines) > 1)
    for above, line in itertools.pairwise(lines):
        cost += _join_cost(above, line, known) - (0.8 if close else 0.0)
    return cost


def _join_cost(above: Line, line: Line, known: Container[str]) -> float:
    if cannot_start(line.text) or is_open(above.text):
        return -3.0
    if above.text.endswith(("——", "！", "？")) or _OWN_PLACE.match(line.text):
        return 3.0
    cost = 0.8 + 0.08 * max(0.0, abs(line.width - above.width) - 3.0) + 0.3 * (line.width > above.width + 1.5)
    if (" " in unspace_heading(above.raw)) != (" " in unspace_heading(line.raw)):
        cost += 1.5
    if line.text[0] == "“" and line.text[-1] == "”" and line.width < _SHORT:
        cost -= 0.6
    if above.text.endswith(NEEDS_MORE):
        cost -= 1.5
    if above.text[-1:] + line.text[:1] in known:
        cost -= 1.2
    if above.text.count("“") > above.text.count("”"):
        cost -= 2.0
    return cost
