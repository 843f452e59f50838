"""Which headline belongs to which body.

Layout programs write headlines out where it suits them: above the body, below it, or bundled with those of the
neighbours. Shared wording decides first, then nearness, then the habit of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import Final, TypeAlias

from pipelines.pages.bundles import TITLED, TOGETHER, Row, bundled, in_order, worth_of
from pipelines.pages.headings import LABEL, Heading
from pipelines.pages.overlap import Overlap
from pipelines.pages.stacks import REACH, Loose, Near, stacked

_NEAR: Final = (0.30, 0.10, 0.05, 0.0)
_HABIT: Final = 0.15
_CAPTION: Final = 0.25
_KNOWN: Final = 0.3
_ROUNDS: Final = 6


Group: TypeAlias = Sequence[Loose]


def assign(loose: Sequence[Loose], texts: Sequence[str], captions: Sequence[bool]) -> list[list[Heading]]:
    """For each body its headings in printed order; every heading goes to one body, at most twelve bodies away."""
    owned: list[list[Heading]] = [[] for _ in texts]
    if not texts or not loose:
        return owned
    overlap = Overlap(texts)
    near = Near(overlap, len(texts))
    groups = list(_groups(stacked(loose, near)))
    titles = [not all(_is_furniture(item.heading) for item in group) for group in groups]
    shares = _shares(groups, overlap, captions)
    bundles = bundled([group[0].gap for group in groups], titles, shares, len(captions) - sum(captions))
    rows = _scores(groups, shares, captions, bundles)
    owners = _settle(groups, rows, captions, titles)
    for gap in bundles:
        _reorder(owners, [k for k, group in enumerate(groups) if group[0].gap == gap], rows, titles)
    for group, owner in zip(groups, owners, strict=True):
        owned[owner] += [item.heading for item in group]
    return owned


def _groups(loose: Sequence[Loose]) -> Iterator[list[Loose]]:
    """Headings that punctuation ties together: a kicker that ends with a dash, a subtitle that begins with one."""
    group: list[Loose] = []
    for item in loose:
        tied = (
            group
            and item.gap == group[-1].gap
            and (item.heading.text.startswith(("——", "—")) or group[-1].heading.text.endswith(("——", "：")))
        )
        if group and not tied:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _shares(groups: Sequence[Group], overlap: Overlap, captions: Sequence[bool]) -> list[Row]:
    """For each group how much of its wording every body within reach has."""
    shares: list[Row] = []
    for group in groups:
        gap = group[0].gap
        near = range(max(0, gap - REACH), min(len(captions), gap + REACH))
        shares.append({text: _share(group, overlap, text) for text in near})
    return shares


def _scores(
    groups: Sequence[Group], shares: Sequence[Row], captions: Sequence[bool], bundles: Container[int]
) -> list[Row]:
    """For each group what every body within reach is worth as its owner; nearness tells nothing in ``bundles``."""
    above, below = _habit(groups, shares, len(captions))
    scores: list[Row] = []
    for group, row in zip(groups, shares, strict=True):
        gap = group[0].gap
        near = {text: 0.0 if gap in bundles else _nearness(gap, text, above, below) for text in row}
        scores.append({text: share + near[text] - _CAPTION * captions[text] for text, share in row.items()})
    return scores


def _reorder(owners: list[int], bundle: Sequence[int], rows: Sequence[Row], titles: Sequence[bool]) -> None:
    """Give the groups with the numbers ``bundle`` their owners in order, unless they are much better off without."""
    inside = set(bundle)
    titled = frozenset(o for k, o in enumerate(owners) if titles[k] and k not in inside)
    own, can = [rows[k] for k in bundle], [titles[k] for k in bundle]
    worth, ordered = in_order(own, can, titled)
    if worth > worth_of(own, can, [owners[k] for k in bundle], titled):
        for k, owner in zip(bundle, ordered, strict=True):
            owners[k] = owner


def _share(group: Group, overlap: Overlap, text: int) -> float:
    if len(group) == 1:
        return overlap.share(group[0].heading.text, text)
    whole = overlap.share(" ".join(item.heading.text for item in group), text)
    return max([whole, *(0.9 * overlap.share(item.heading.text, text) for item in group)])


def _habit(groups: Sequence[Group], shares: Sequence[Row], bodies: int) -> tuple[float, float]:
    """What being directly above and directly below a body is worth on this page."""
    above = below = 0
    for group, row in zip(groups, shares, strict=True):
        best = max(row, key=lambda text: row[text])
        if row[best] >= _KNOWN:
            above += best == group[0].gap
            below += best == group[0].gap - 1
    first = any(group[0].gap == 0 for group in groups)
    last = any(group[0].gap == bodies for group in groups)
    above += first and not last
    below += last and not first
    if above == below:
        return _HABIT / 2, 0.0
    return (_HABIT, 0.0) if above > below else (0.0, _HABIT)


def _nearness(gap: int, text: int, above: float, below: float) -> float:
    distance = text - gap if text >= gap else gap - 1 - text
    worth = _NEAR[min(distance, len(_NEAR) - 1)]
    if distance == 0:
        worth += above if text == gap else below
    return worth


def _settle(
    groups: Sequence[Group], rows: Sequence[Row], captions: Sequence[bool], titled: Sequence[bool]
) -> list[int]:
    """The owner of each group: the best by itself, then moved as long as that leaves fewer bodies without a title."""
    owners = [max(row, key=lambda text: row[text]) for row in rows]
    held = Counter(owner for owner, title in zip(owners, titled, strict=True) if title)
    for _ in range(_ROUNDS):
        before = list(owners)
        for k, row in enumerate(rows):
            held[owners[k]] -= titled[k]
            owners[k] = max(row, key=lambda text: (_worth(groups, owners, held, captions, k, text) + row[text], text))
            held[owners[k]] += titled[k]
        if owners == before:
            break
    return owners


def _is_furniture(heading: Heading) -> bool:
    """Whether the heading can be no title: the label of a column, a place with a colon, a line after a dash."""
    words = heading.text
    return heading.label or bool(LABEL.match(words)) or words.startswith("—") or words.endswith(("：", ":", "——"))


def _worth(
    groups: Sequence[Group], owners: Sequence[int], held: Counter[int], captions: Sequence[bool], k: int, text: int
) -> float:
    """What it adds to give group ``k`` to body ``text``: a first title there, the company of its neighbours."""
    worth = TITLED if not held[text] and not captions[text] else 0.0
    for other in (k - 1, k + 1):
        if 0 <= other < len(groups) and groups[other][0].gap == groups[k][0].gap:
            worth += TOGETHER * (owners[other] == text)
    return worth
