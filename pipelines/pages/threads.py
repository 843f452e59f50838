"""Two columns that a text layer reads in turn, a few lines of the one and a few of the other, put apart again.

It shows where a full line breaks off in the midst of a sentence and another article begins below it. From there on
the lines are dealt to the two articles in the way in which they go on best; where that is not much better than the
printed order, the page stays as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import fsum
from typing import Final, TypeAlias

from pipelines.pages.bylines import is_hinted, opening, whole_lines
from pipelines.pages.creditwords import START
from pipelines.pages.headings import pairs
from pipelines.pages.inserts import caption_rows
from pipelines.pages.joints import likelihood
from pipelines.pages.lines import Line, Setting, is_first, is_furniture

_MARKS: Final = frozenset("，。；")
_CALLS: Final = frozenset("讯电记")  # one of them stands in every dateline
_COMMA: Final = frozenset("，")
_FULL: Final = 1.3
_FIRST: Final = 3.2
_SHORT: Final = 0.6
_HANGS: Final = 3.0
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
_MOST_LIKELY: Final = 6.0  # no line goes on better from another
_STATES: Final = 5
_TRIES: Final = 40  # more is no page of a paper, and a search takes some hundredths of a second

# The score, the lines at which the search turned to the other article, the last line of the other article.
_State: TypeAlias = tuple[float, tuple[int, ...], int]


def unthread(lines: Sequence[Line], setting: Setting) -> list[Line]:
    """The lines with those of two articles that are printed in turn put one article after the other."""
    out = list(lines)
    if not setting.measure:
        return out
    position = tries = 0
    topics: _Topics | None = None
    running = [_is_set(line, setting.measure) for line in out]
    while position + 1 < len(out) and tries < _TRIES:
        if not running[position] or out[position].finished or _runs_on(out[position + 1], setting.measure):
            position += 1
            continue
        first = _interruption(out, position, setting.measure)
        if first is None:
            position += 1
            continue
        tries += 1
        breaks = [k for k in range(position, first) if _interruption(out, k, setting.measure) == first]
        end = _end(out, first)
        topics = topics or _Topics(out)
        gain, above, rest = max(_dealt(out, k, first, end, setting, topics) for k in breaks)
        position = first
        if gain >= _GAIN:
            moved = set(rest)
            kept = [out[k] for k in range(above + 1, end) if k not in moved]
            out[above + 1 : end] = [out[k] for k in rest] + kept
            running[above + 1 : end] = [_is_set(line, setting.measure) for line in out[above + 1 : end]]
            position, topics = above + len(rest) + 1, None
    return [line._replace(number=k) if line.number != k else line for k, line in enumerate(out)]


def _interruption(lines: Sequence[Line], position: int, measure: int) -> int | None:
    """The line that another article begins with, below headlines or right below a sentence that breaks off."""
    if not position or lines[position].finished:
        return None
    above, line = lines[position - 1], lines[position]
    goes_on = _is_running(above, measure) or (_is_set(above, measure) and not above.finished)
    runs = goes_on and _is_running(line, measure)
    short = measure - _FIRST <= line.width <= measure - _SHORT
    begins = above.finished and short and not _MARKS.isdisjoint(line.text)
    if not (runs or begins):
        return None
    for k in range(position + 1, min(position + 1 + _MOST_HEADINGS, len(lines) - 1)):
        if _runs_on(lines[k], measure):
            return None
        if _is_opened(lines, k):
            return None if any(is_furniture(line) or caption_rows([line]) for line in lines[position + 1 : k]) else k
        if lines[k].width > measure + _FULL or _is_text(lines[k], measure):
            return None
    return None


def _is_running(line: Line, measure: int) -> bool:
    """Whether the line fills the column and is no headline for all that can be seen."""
    return measure - _FULL <= line.width <= measure + _HANGS and line.text[0] not in "（("


def _is_set(line: Line, measure: int) -> bool:
    """Whether the line fills the column, or all but the two squares that the first of a paragraph is short of it."""
    return measure - _FIRST <= line.width <= measure + _HANGS and line.text[0] not in "（("


def _is_text(line: Line, measure: int) -> bool:
    """Whether the line has marks as running text has them; a headline that is short of the column may have a comma."""
    short = line.width < measure - _FIRST and line.text[-1] not in _MARKS
    return not (_MARKS - _COMMA if short else _MARKS).isdisjoint(line.text)


def _runs_on(line: Line, measure: int) -> bool:
    """Whether the line is running text that no dateline stands in."""
    return _CALLS.isdisjoint(line.text) and (line.width > measure + _FULL or _is_text(line, measure))


def _is_opened(lines: Sequence[Line], k: int) -> bool:
    """Whether a dateline or a byline stands at line ``k``."""
    if not is_hinted(lines, k):
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
        if lines[k - 1].finished or lines[k - 1].width < lines[k].width:
            hint = START.match(lines[k].text)
            if hint and opening([line.raw for line in lines[k : k + 6]]):
                return k
    return last


def _dealt(
    lines: Sequence[Line], above: int, first: int, end: int, setting: Setting, topics: _Topics
) -> tuple[float, int, list[int]]:
    """How much better than the printed order it is to deal the lines up to ``end`` out to two articles, the last line
    ``above`` of the article that is interrupted, and those of the lines that belong to it.

    A state of the search is the line ``k`` dealt last and the last line ``j`` of the other article: the block that is
    being read are the lines between. The first such block begins below line ``above`` and is the other article's.
    """
    best: list[_State] = [(0.0, (above, first), above)]
    printed = 0.0
    for k in range(first + 1, end):
        afresh = _begins(lines, k, setting)
        stay = _goes_on(lines[k - 1], lines[k], setting, afresh=afresh)
        printed += stay
        within = range(k - _MOST - first + above, k - _LEAST) if k - first >= _LEAST else range(0)
        reached = [state for state in best if state[2] in within]
        turned = _turned(lines, reached, k, first, setting, topics) if reached else None
        best = [(score + stay, turns, j) for score, turns, j in best]
        best = sorted([*best, (*turned, k - 1)] if turned else best, reverse=True)[:_STATES]
    score, turns = max(best)[:2]
    starts = (*turns[1:], end)
    blocks = [range(starts[n], starts[n + 1]) for n in range(len(starts) - 1)]
    return score - printed, above, [k for block in blocks[1::2] for k in block]


def _turned(
    lines: Sequence[Line], states: Sequence[_State], k: int, first: int, setting: Setting, topics: _Topics
) -> tuple[float, tuple[int, ...]] | None:
    """The best of ``states``, which come in falling order, after line ``k`` is dealt to the other of its articles."""
    cost = _WHOLE if lines[k - 1].finished else _SWITCH
    afresh = _begins(lines, k, setting)
    found: tuple[float, tuple[int, ...]] | None = None
    for score, turns, j in states:
        if found and score + _MOST_LIKELY - cost + _MOST_TOPIC < found[0]:  # nor can any that follow be better
            break
        worth = score + _goes_on(lines[j], lines[k], setting, afresh=afresh) - cost
        if not found or worth + _MOST_TOPIC >= found[0]:
            dealt = worth + topics.favour(j, k, max(j + 1, first)), (*turns, k)
            found = max(found, dealt) if found else dealt
    return found


class _Topics:
    """Which of two stretches of lines a third shares more of the page's recurring wording with."""

    def __init__(self, lines: Sequence[Line]) -> None:
        grams = [pairs(line.text) for line in lines]
        counts = Counter(chain.from_iterable(grams))
        self._worth = {gram: 1.0 / count for gram, count in counts.items() if 1 < count < 12}
        self._grams = [line & self._worth.keys() for line in grams]  # the others weigh nothing
        self._unions: dict[tuple[int, int], set[str]] = {}

    def favour(self, above: int, below: int, start: int) -> float:
        """What speaks for line ``below`` following ``above`` rather than the block from ``start`` on."""
        own = self._union(max(0, above - _NEAR + 1), above + 1)
        other = self._union(max(start, below - _NEAR), below)
        new = self._union(below, below + _AHEAD)
        worth = self._worth.__getitem__
        gain = fsum(map(worth, (new & own) - other)) - fsum(map(worth, (new & other) - own))
        return max(-_MOST_TOPIC, min(_MOST_TOPIC, _TOPIC * gain))

    def _union(self, start: int, end: int) -> set[str]:
        if (start, end) not in self._unions:
            self._unions[start, end] = set().union(*self._grams[start:end])
        return self._unions[start, end]


def _begins(lines: Sequence[Line], k: int, setting: Setting) -> bool:
    """Whether line ``k`` is set as the first of a paragraph."""
    if k + 1 >= len(lines) or lines[k].finished:
        return False
    return is_first(lines[k], lines[k + 1], setting.measure)


def _goes_on(above: Line, below: Line, setting: Setting, *, afresh: bool) -> float:
    """What speaks for ``below`` going on from ``above``, as a logarithm of likelihoods; ``afresh`` if it begins one."""
    if above.finished:
        return _AFRESH * afresh - (_AFRESH / 2) * (above.width < setting.measure - _FULL and not afresh)
    if above.width < setting.measure - 2 * _FULL:  # a heading, after which anything may come
        return 0.0
    return likelihood(above.text, below.text, setting.pairs) - _AFRESH * afresh
