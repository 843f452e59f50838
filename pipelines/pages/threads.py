"""Two columns that a text layer reads in turn, a few lines of the one and a few of the other, put apart again.

It shows where a full line breaks off in the midst of a sentence and another article begins below it. From there on
the lines are dealt to the two articles in the way in which they go on best; where that is not much better than the
printed order, the page stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from heapq import nlargest
from itertools import chain
from operator import add
from typing import Final

from pipelines.pages.bylines import opening, whole_lines
from pipelines.pages.cleaning import is_finished, is_han
from pipelines.pages.creditwords import START
from pipelines.pages.inserts import caption_rows
from pipelines.pages.joints import likelihood
from pipelines.pages.lines import Line, Setting, is_first, is_furniture

_FULL: Final = 1.3
_MOST_HEADINGS: Final = 8
_SPAN: Final = 110
_LEAST: Final = 3
_MOST: Final = 20
_SWITCH: Final = 2.0
_WHOLE: Final = 3.0
_NEAR: Final = 8
_AHEAD: Final = 4
_TOPIC: Final = 1.0
_MOST_TOPIC: Final = 4.0
_GAIN: Final = 4.0
_AFRESH: Final = 2.0
_HINT: Final = 60
_STATES: Final = 10
_TRIES: Final = 40  # more is no page of a paper, and a search takes some hundredths of a second


def unthread(lines: Sequence[Line], setting: Setting) -> list[Line]:
    """The lines with those of two articles that are printed in turn put one article after the other."""
    out = list(lines)
    if not setting.measure:
        return out
    position = tries = 0
    while position + 1 < len(out) and tries < _TRIES:
        first = _interruption(out, position, setting.measure)
        if first is None:
            position += 1
            continue
        tries += 1
        breaks = [k for k in range(position, first) if _interruption(out, k, setting.measure) == first]
        end = _end(out, first)
        gain, above, rest = max(_dealt(out, k, first, end, setting) for k in breaks)
        position = first
        if gain >= _GAIN:
            moved = set(rest)
            kept = [out[k] for k in range(above + 1, end) if k not in moved]
            out[above + 1 : end] = [out[k] for k in rest] + kept
            position = above + len(rest) + 1
    return [replace(line, number=k) if line.number != k else line for k, line in enumerate(out)]


def _interruption(lines: Sequence[Line], position: int, measure: int) -> int | None:
    """The line that another article begins with, below headlines or right below a sentence that breaks off."""
    if not position or not all(_is_running(line, measure) for line in lines[position - 1 : position + 1]):
        return None
    if is_finished(lines[position].text):
        return None
    for k in range(position + 1, min(position + 1 + _MOST_HEADINGS, len(lines) - 1)):
        if _is_opened(lines, k):
            return None if any(is_furniture(line) or caption_rows([line]) for line in lines[position + 1 : k]) else k
        if any(mark in lines[k].text for mark in "，。；") or lines[k].width > measure + _FULL:
            return None
    return None


def _is_running(line: Line, measure: int) -> bool:
    """Whether the line fills the column and is no headline for all that can be seen."""
    return measure - _FULL <= line.width <= measure + 3.0 and line.text[0] not in "（("


def _is_opened(lines: Sequence[Line], k: int) -> bool:
    """Whether a dateline or a byline stands at line ``k``."""
    if not START.match("".join(line.text for line in lines[k : k + 2])[:_HINT]):
        return False
    raws = [line.raw for line in lines[k : k + 6]]
    if opening(raws):
        return True
    credit = whole_lines(raws)
    return bool(credit and credit.kind == "byline")


def _end(lines: Sequence[Line], first: int) -> int:
    """The line at which a third article surely begins, or the end of what is looked at."""
    last = min(first + _SPAN, len(lines))
    for k in range(first + _LEAST, last):
        if is_finished(lines[k - 1].text) or lines[k - 1].width < lines[k].width:
            hint = START.match(lines[k].text)
            if hint and opening([line.raw for line in lines[k : k + 6]]):
                return k
    return last


def _dealt(lines: Sequence[Line], above: int, first: int, end: int, setting: Setting) -> tuple[float, int, list[int]]:
    """How much better than the printed order it is to deal the lines up to ``end`` out to two articles, the last line
    ``above`` of the article that is interrupted, and those of the lines that belong to it.

    A state of the search is the line ``k`` dealt last and the last line ``j`` of the other article: the block that is
    being read are the lines between. The first such block begins below line ``above`` and is the other article's.
    """
    best: dict[int, tuple[float, tuple[int, ...]]] = {above: (0.0, (above, first))}
    printed = 0.0
    topics = _Topics(lines)
    for k in range(first + 1, end):
        stay = _goes_on(lines, k - 1, k, setting)
        printed += stay
        options = {j: (score + stay, turns) for j, (score, turns) in best.items()}
        cost = _WHOLE if is_finished(lines[k - 1].text) else _SWITCH
        turned = [
            (score + _goes_on(lines, j, k, setting) - cost + topics.favour(j, k, max(j + 1, first)), (*turns, k))
            for j, (score, turns) in best.items()
            if k - max(j + 1, first) >= _LEAST and k - j <= _MOST + first - above
        ]
        if turned:
            options[k - 1] = max(turned)
        best = dict(nlargest(_STATES, options.items(), key=lambda item: item[1]))
    score, turns = max(best.values())
    starts = (*turns[1:], end)
    blocks = [range(starts[n], starts[n + 1]) for n in range(len(starts) - 1)]
    return score - printed, above, [k for block in blocks[1::2] for k in block]


class _Topics:
    """Which of two stretches of lines a third shares more of the page's recurring wording with."""

    def __init__(self, lines: Sequence[Line]) -> None:
        grams = [set(map(add, line.text, line.text[1:])) for line in lines]
        counts = Counter(chain.from_iterable(grams))
        self._worth = {gram: 1.0 / count for gram, count in counts.items() if 1 < count < 12 and all(map(is_han, gram))}
        self._grams = [line & self._worth.keys() for line in grams]  # the others weigh nothing
        self._unions: dict[tuple[int, int], set[str]] = {}

    def favour(self, above: int, below: int, start: int) -> float:
        """What speaks for line ``below`` following ``above`` rather than the block from ``start`` on."""
        own = self._union(max(0, above - _NEAR + 1), above + 1)
        other = self._union(max(start, below - _NEAR), below)
        new = self._union(below, below + _AHEAD)
        worth = self._worth
        gain = sum(worth[g] for g in (new & own) - other) - sum(worth[g] for g in (new & other) - own)
        return max(-_MOST_TOPIC, min(_MOST_TOPIC, _TOPIC * gain))

    def _union(self, start: int, end: int) -> set[str]:
        if (start, end) not in self._unions:
            self._unions[start, end] = set().union(*self._grams[start:end])
        return self._unions[start, end]


def _goes_on(lines: Sequence[Line], above: int, below: int, setting: Setting) -> float:
    """What speaks for line ``below`` going on from line ``above``, as a logarithm of likelihoods."""
    one, two = lines[above], lines[below]
    afresh = below + 1 < len(lines) and is_first(two, lines[below + 1], setting.measure) and not is_finished(two.text)
    if is_finished(one.text):
        return _AFRESH * afresh - (_AFRESH / 2) * (one.width < setting.measure - _FULL and not afresh)
    if one.width < setting.measure - 2 * _FULL:  # a heading, after which anything may come
        return 0.0
    return likelihood(one.text, two.text, setting.pairs) - _AFRESH * afresh
