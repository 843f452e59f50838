"""Bodies that hold two articles, parted where the subject changes.

No byline need stand between two articles: a brief without one follows a signed report, or a report signed below its
body follows one signed above. What then tells them apart is wording: a heading that shares its words with the text
below and not with the text above, two texts without a common place. One article stays one, whatever subheadings it has.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.pages.cohesion import common_places, shared_wording
from pipelines.pages.headings import Heading
from pipelines.pages.layout import Draft, Layout
from pipelines.pages.overlap import Overlap
from pipelines.pages.paragraphs import Paragraph
from pipelines.pages.stacks import Loose

_REACH: Final = 1500
_BRIEF: Final = 80
_LITTLE: Final = 0.03
_ALIKE: Final = -76.0
_PLACES: Final = -4.8
_OWN: Final = 3.6
_MOST_STRANGE: Final = 0.5
_SHORT: Final = 8
_TELLING: Final = 0.25
_LENGTH: Final = 0.4
_LONG: Final = 20
_SIZE: Final = 0.57
_BASE: Final = -4.95
_ENOUGH: Final = 140
_SHORT_TEXT: Final = -3.1  # too little text to tell by what is not in it
_SURE: Final = 0.85
_LIKELY: Final = -2.3

Parts = Sequence[Paragraph | Heading]


def part(layout: Layout) -> None:
    """Cut bodies in two where the subject changes: the headings at the cut stand between two bodies from then on."""
    drafts: list[Draft] = []
    loose: dict[int, list[Loose]] = {}
    for item in layout.loose:
        loose.setdefault(item.gap, []).append(item)
    headings: list[Loose] = []
    for index, draft in enumerate(layout.drafts):
        headings += [Loose(item.heading, len(drafts)) for item in loose.get(index, ())]
        while cut := _change_of_subject(draft):
            first, last = cut
            rest = Draft(endings=draft.endings, body=draft.body[last:], closed=True)
            between = [part for part in draft.body[first:last] if isinstance(part, Heading)]
            draft.body, draft.endings = draft.body[:first], []
            drafts.append(draft)
            headings += [Loose(heading, len(drafts)) for heading in between]
            draft = rest
        drafts.append(draft)
    headings += [Loose(item.heading, len(drafts)) for item in loose.get(len(layout.drafts), ())]
    layout.drafts, layout.loose = drafts, sorted(headings, key=lambda item: item.heading.first)


def _change_of_subject(draft: Draft) -> tuple[int, int] | None:
    """The headings ``body[first:last]`` that part two articles; None where the body is one.

    A body that is signed above and, by others, below holds two articles, if any place in it looks like their border.
    """
    twice = _twice_signed(draft)
    found = [(_evidence(draft.body, first, last), first, last) for first, last in _runs(draft.body)]
    if found and (best := max(found))[0] > (_LIKELY if twice else 0.0):
        return best[1:]
    return _border(draft.body) if twice else None


def _twice_signed(draft: Draft) -> bool:
    above = {name for credit in draft.credits for name in credit.reporters}
    below = {name for credit in draft.endings for name in credit.reporters if credit.kind != "photo"}
    return bool(above and below and not above & below)


def _runs(body: Parts) -> Iterator[tuple[int, int]]:
    """The stretches of headings between two paragraphs."""
    first = 0
    while first < len(body):
        last = first
        while last < len(body) and isinstance(body[last], Heading):
            last += 1
        if first < last < len(body) and first:
            yield first, last
        first = last + 1


def _evidence(body: Parts, first: int, last: int) -> float:
    """What speaks for two articles meeting at the headings ``body[first:last]``, as the logarithm of a likelihood.

    The factors were fitted to pages of articles with subheadings and of briefs without a byline.
    """
    before, after = _around(body, first, last)
    shorter = min(len(before), len(after))
    if shorter < _BRIEF:
        return -math.inf
    long = min(_LONG, max(len(part.text) for part in body[first:last]))
    own = _own_wording(body[first:last], before, after)
    if long < _SHORT and own < _TELLING:
        return -math.inf
    score = _SHORT_TEXT * (shorter < _ENOUGH) - _SURE
    score += _ALIKE * shared_wording(before, after) + _PLACES * common_places(before, after) + _SIZE * math.log(shorter)
    return score + _OWN * max(-_MOST_STRANGE, own) + _LENGTH * long + _BASE


def _own_wording(headings: Parts, before: str, after: str) -> float:
    """How much more wording one of the headings shares with the text below than with that above."""
    overlap = Overlap([before, after])
    return max(overlap.share(part.text, 1) - overlap.share(part.text, 0) for part in headings)


def _border(body: Parts) -> tuple[int, int] | None:
    """Between which two paragraphs two articles most likely meet, if they have next to nothing in common."""
    found: list[tuple[float, int, int]] = []
    for k in range(1, len(body)):
        if isinstance(body[k - 1], Heading) or isinstance(body[k], Heading):
            continue
        before, after = _around(body, k, k)
        if min(len(before), len(after)) >= _BRIEF and not common_places(before, after):
            found.append((shared_wording(before, after), k, k))
    best = min(found, default=(_LITTLE, 0, 0))
    return best[1:] if best[0] < _LITTLE else None


def _around(body: Parts, first: int, last: int) -> tuple[str, str]:
    """The text above and below, as far as it tells; a long body is not read again at each of its headings."""
    above: list[str] = []
    k, size = first - 1, 0
    while k >= 0 and size < _REACH:
        if isinstance(part := body[k], Paragraph):
            above.append(part.text)
            size += len(part.text)
        k -= 1
    below: list[str] = []
    k, size = last, 0
    while k < len(body) and size < _REACH:
        if isinstance(part := body[k], Paragraph):
            below.append(part.text)
            size += len(part.text)
        k += 1
    return "\n".join(reversed(above))[-_REACH:], "\n".join(below)[:_REACH]
