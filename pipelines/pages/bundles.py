"""Headlines that a page writes out in one bundle, above all its bodies or below them.

In a bundle a headline does not stand beside its body, so that nearness tells nothing. But the headlines come in the
order of the bodies, or in the reverse of it: the best way to deal them out in order is found at once for all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

TITLED: Final = 0.30
TOGETHER: Final = 0.08
_ORDER: Final = 0.12
_KNOWN: Final = 0.3
_APART: Final = 2

Row: TypeAlias = Mapping[int, float]


class _Way(NamedTuple):
    """What dealing out so far is worth, the last group's owner, whether it has a title, and the way before."""

    worth: float
    owner: int
    titled: bool
    before: _Way | None


def bundled(gaps: Sequence[int], titles: Sequence[bool], shares: Sequence[Row], bodies: int) -> frozenset[int]:
    """The gaps whose headings are those of several bodies.

    ``gaps`` are those of the groups of headings, ``titles`` says which of these can be titles, ``shares`` how much
    of their wording each body has, ``bodies`` is the number of bodies that want a title.
    """
    found: set[int] = set()
    for gap, count in Counter(gap for gap, title in zip(gaps, titles, strict=True) if title).items():
        if count < _APART or bodies < _APART:
            continue
        rows = [row for other, row in zip(gaps, shares, strict=True) if other == gap]
        known = {best for row in rows if row[best := max(row, key=lambda text: row[text])] >= _KNOWN}
        if (set(gaps) == {gap} and count >= bodies) or len(known - {gap - 1, gap}) >= _APART:
            found.add(gap)
    return frozenset(found)


def in_order(rows: Sequence[Row], titles: Sequence[bool], titled: frozenset[int]) -> tuple[float, list[int]]:
    """The best owners of a bundle's groups where these come in the order of the bodies, or in reverse, and their worth.

    ``rows`` hold what each body is worth as a group's owner; the bodies in ``titled`` need no title any more.
    """
    way = max((_dealt(rows, titles, titled, sign) for sign in (1, -1)), key=lambda way: way.worth)
    worth = way.worth
    owners: list[int] = []
    here: _Way | None = way
    while here:
        owners.append(here.owner)
        here = here.before
    return worth + _ORDER * (len(set(owners)) - 1), owners[::-1]


def worth_of(rows: Sequence[Row], titles: Sequence[bool], owners: Sequence[int], titled: frozenset[int]) -> float:
    """What ``owners`` are worth, whatever their order."""
    worth = sum(row[owner] for row, owner in zip(rows, owners, strict=True))
    held = {owner for owner, title in zip(owners, titles, strict=True) if title}
    worth += TITLED * len(held - titled)
    return worth + TOGETHER * sum(one == two for one, two in pairwise(owners))


def _dealt(rows: Sequence[Row], titles: Sequence[bool], titled: frozenset[int], sign: int) -> _Way:
    """The best way to deal all groups out so that their owners never go back; ``sign`` says which way is onwards."""
    best: dict[tuple[int, bool], _Way] = {}
    for number, (row, title) in enumerate(zip(rows, titles, strict=True)):
        reached: dict[tuple[int, bool], _Way] = {}
        ahead: _Way | None = None  # the best that ends at a body before this one
        for text in sorted(row, key=lambda text: sign * text):
            first = TITLED * (title and text not in titled)
            ways = []
            if ahead or not number:
                ways.append(_Way((ahead.worth if ahead else 0.0) + row[text] + first, text, title, ahead))
            for had in (False, True):
                if way := best.get((text, had)):
                    more = row[text] + TOGETHER + (0.0 if had else first)
                    ways.append(_Way(way.worth + more, text, had or title, way))
                    ahead = way if ahead is None or way.worth > ahead.worth else ahead
            for way in ways:
                if (text, way.titled) not in reached or way.worth > reached[text, way.titled].worth:
                    reached[text, way.titled] = way
        best = reached
    return max(best.values(), key=lambda way: way.worth)
