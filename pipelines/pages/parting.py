"""Bodies that hold two articles, parted where the subject changes.

No byline need stand between two articles: a brief without one follows a signed report, or a report signed below its
body follows one signed above. What then tells them apart is wording: a heading that shares its words with the text
below and not with the text above, two texts without a common place. One article stays one, whatever subheadings it has.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.pages.cohesion import common_places, shared_wording
from pipelines.pages.headings import LABEL, Heading
from pipelines.pages.headlines import Loose
from pipelines.pages.layout import Draft, Layout
from pipelines.pages.overlap import Overlap
from pipelines.pages.paragraphs import Paragraph

_REACH: Final = 1500
_ENOUGH: Final = 120
_BRIEF: Final = 80
_NOTHING: Final = 0.04
_LITTLE: Final = 0.07
_SOME: Final = 0.10
_MUCH: Final = 0.12
_HEADLINE: Final = 0.15
_SHORT: Final = 8
_TELLING: Final = 0.25
_PLAIN: Final = 0.6

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
    if not any(isinstance(part, Heading) for part in draft.body) and not _twice_signed(draft):
        return None
    for first, last in _runs(draft.body):
        if _parts(draft.body, first, last, signed=bool(draft.credits)):
            return first, last
    return _border(draft.body) if _twice_signed(draft) else None


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


def _parts(body: Parts, first: int, last: int, *, signed: bool) -> bool:
    """Whether the headings ``body[first:last]`` are those of another article than the one above.

    Long ones look like headlines and may share their wording with the text below alone; short ones look like
    subheadings, so that the two texts have to have next to nothing in common.
    """
    before, after = _around(body, first, last)
    shorter = min(len(before), len(after))
    if shorter < _BRIEF or common_places(before, after):
        return False
    shared = shared_wording(before, after)
    long = max(len(part.text) for part in body[first:last]) >= _SHORT
    if shared < _NOTHING and shorter >= _ENOUGH and (long or not signed):
        return True
    own = _own_wording(body[first:last], before, after)
    if not long or shorter < _ENOUGH:
        return shared < _NOTHING and own >= _TELLING
    if any(LABEL.match(part.text) or " " in part.text for part in body[first:last]):  # two clauses, or a column's label
        return shared < _HEADLINE and own >= _TELLING
    return shared < (_SOME if own >= _PLAIN else _LITTLE) and own >= _TELLING


def _own_wording(headings: Parts, before: str, after: str) -> float:
    """How much more wording one of the headings shares with the text below than with that above."""
    overlap = Overlap([before, after])
    return max(overlap.share(part.text, 1) - overlap.share(part.text, 0) for part in headings)


def _border(body: Parts) -> tuple[int, int] | None:
    """Where two articles of one body most likely meet: at headings if possible, else between two paragraphs."""
    places = [(first, last, _MUCH) for first, last in _runs(body)]
    heads = {last for _, last, _ in places}
    places += [(k, k, _LITTLE) for k in range(1, len(body)) if k not in heads and isinstance(body[k], Paragraph)]
    found: list[tuple[float, int, int]] = []
    for first, last, most in places:
        before, after = _around(body, first, last)
        if min(len(before), len(after)) >= _BRIEF and not common_places(before, after):
            shared = shared_wording(before, after)
            if shared < most:
                found.append((shared - most, first, last))
    return min(found)[1:] if found else None


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
