"""How surely one line of running text goes on in another: where two columns are read in turn, nothing else tells.

The weights come from a logistic regression over neighbouring and random lines of the training corpus, its pairs
counted on another part of it; they are rounded, and that of words was merged with another by hand.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
from typing import Final

from pipelines.pages.joints import affinity, known_words

_REMEMBERED: Final = 20_000
_DIGITS: Final = frozenset("0123456789")
_BASE: Final = -0.4
_AFFINITY: Final = 0.37
_STEPS: Final = ((2.0, 0.45), (4.0, 0.35))  # above each of these a little more
_RANGE: Final = (-4.0, 8.0)
_WORD: Final = 1.4  # a word that the break parts
_OWN: Final = 2.3
_TORN_FIGURE: Final = -2.5  # figures are never parted
_WHOLE: Final = (0.0, 0.3, 1.0)  # whole words at no, one or both sides of the break
_QUOTES: Final = (2.9, -2.1, -1.8)
_BRACKETS: Final = (0.8, -0.75, -0.5)


def continuation(above: str, below: str, own: Container[str] = ()) -> float:
    """The logarithm of how much likelier ``below`` is the next line after ``above`` than any other line.

    ``above`` ends in the midst of a sentence. ``own`` holds pairs of characters that stand elsewhere on the page.
    """
    if not above or not below:
        return 0.0
    score = _across(above[-4:], below[:4]) + _OWN * (above[-1] + below[0] in own)
    for marks, worths in (("“”", _QUOTES), ("（）", _BRACKETS)):
        if marks[0] in above or marks[1] in above or marks[0] in below or marks[1] in below:
            score += _by_marks(above, below, marks, worths)
    return score


@lru_cache(_REMEMBERED)
def _across(tail: str, head: str) -> float:
    """What the characters about the break say."""
    words, worth = known_words(), affinity(tail[-1] + head[0])
    score = _BASE + _AFFINITY * max(_RANGE[0], min(_RANGE[1], worth)) + sum(w for step, w in _STEPS if worth > step)
    heads = head[:1], head[:2], head[:3]
    parted = [end + begin for end in (tail[-1:], tail[-2:], tail[-3:]) for begin in heads]
    score += _WORD * (not words.isdisjoint(parted)) + _TORN_FIGURE * (tail[-1] in _DIGITS and head[0] in _DIGITS)
    begins = not words.isdisjoint((head[:2], head[:3], head[:4]))
    ends = not words.isdisjoint((tail[-2:], tail[-3:], tail[-4:]))
    return score + _WHOLE[begins + ends]


def _by_marks(above: str, below: str, marks: str, worths: tuple[float, float, float]) -> float:
    """What a mark says that is left open above, or closed below."""
    is_left_open = above.count(marks[0]) > above.count(marks[1])
    shut, opened = below.find(marks[1]), below.find(marks[0])
    closes = shut >= 0 and not 0 <= opened < shut
    if closes:
        return worths[0] if is_left_open else worths[1]
    return worths[2] if is_left_open and opened >= 0 else 0.0
