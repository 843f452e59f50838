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
from pipelines.pages.counties import another_county
from pipelines.pages.headings import LABEL, Heading
from pipelines.pages.layout import Draft, Layout
from pipelines.pages.overlap import Overlap
from pipelines.pages.paragraphs import Paragraph
from pipelines.pages.stacks import Loose

_REACH: Final = 1500
_BRIEF: Final = 80
_LITTLE: Final = 0.03
_ALIKE: Final = -56.6
_PLACES: Final = -3.2
_OWN: Final = 3.4
_ABOVE: Final = 0.8
_MOST_STRANGE: Final = 0.5
_SHORT: Final = 8
_LENGTH: Final = 0.11
_LONG: Final = 20
_SIZE: Final = 1.13
_BASE: Final = -5.2
_ENOUGH: Final = 140
_SHORT_TEXT: Final = -1.2  # too little text to tell by what is not in it
_TINY: Final = -1.9
_SEVERAL: Final = -2.6
_STACKED: Final = 0.9
_MARKED: Final = 3.2
_SHARE_ABOVE: Final = 1.5
_SHARE_BELOW: Final = 1.0
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
        while cut := another_county(draft.body) or _change_of_subject(draft):
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
    runs = list(_runs(draft.body))
    found = [(_evidence(draft.body, first, last, several=len(runs) > 1), first, last) for first, last in runs]
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


def _evidence(body: Parts, first: int, last: int, *, several: bool) -> float:
    """What speaks for two articles meeting at the headings ``body[first:last]``, as the logarithm of a likelihood.

    ``several`` says that the body has headings elsewhere too, as an article with subheadings does. The factors were
    fitted to invented pages of articles with subheadings and of briefs without a byline.
    """
    before, after = _around(body, first, last)
    shorter = min(len(before), len(after))
    if shorter < _BRIEF:
        return -math.inf
    words = [part.text for part in body[first:last]]
    longest = min(_LONG, max(map(len, words)))
    score = _BASE + _SIZE * math.log(shorter) + _SHORT_TEXT * (shorter < _ENOUGH)
    score += _ALIKE * shared_wording(before, after) + _PLACES * common_places(before, after)
    score += _LENGTH * longest + _TINY * (longest < _SHORT) + _SEVERAL * several + _STACKED * (len(words) > 1)
    return score + _MARKED * any(map(_is_marked, words)) + _by_wording(words, before, after)


def _is_marked(words: str) -> bool:
    """Whether the words are a label, a kicker with its colon or a subtitle with its dash, as no subheading is."""
    return bool(LABEL.match(words)) or words.endswith("：") or words.startswith("—")


def _by_wording(headings: Sequence[str], before: str, after: str) -> float:
    """What the headings' wording says: a subheading tells what is below it, and so does a title above its body.

    What shares the words of the text above alone is a title set below its body.
    """
    overlap = Overlap([before, after])
    above = [overlap.share(words, 0) for words in headings]
    below = [overlap.share(words, 1) for words in headings]
    more = [share - other for share, other in zip(below, above, strict=True)]
    own = max(-_MOST_STRANGE, max(more), -_ABOVE * min(more))
    return _OWN * own + _SHARE_ABOVE * max(above) + _SHARE_BELOW * max(below)


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
