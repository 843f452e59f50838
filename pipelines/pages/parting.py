"""Bodies that hold two articles, parted where the subject changes.

No byline need stand between two articles: a brief without one follows a signed report, or a report signed below its
body follows one signed above. What then tells them apart is wording: a heading that shares its words with the text
below and not with the text above, two texts without a common place. One article stays one, whatever subheadings it has.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipelines.pages.cohesion import cohesion, common_places
from pipelines.pages.counties import another_county
from pipelines.pages.headings import Heading
from pipelines.pages.layout import Draft, Layout
from pipelines.pages.overlap import Overlap
from pipelines.pages.paragraphs import Paragraph
from pipelines.pages.stacks import Loose
from pipelines.pages.subheadings import is_parallel

_REACH: Final = 1500
_BRIEF: Final = 80
_ENOUGH: Final = 140
_MOST_STRANGE: Final = 0.5
_ABOVE: Final = 0.8
_CLEARLY: Final = 0.2  # by how much a headline shares more with the text above that it is the headline of
_SHORT: Final = 8
_LONG: Final = 20
_DATE: Final = re.compile(r"(?:\d{4}年|\d{1,2}月\d{1,2}日|近日|日前|昨[日天])")
# What each sign is worth, as the logarithm of odds, where headings may be the border of two articles.
_BASE: Final = -6.6
_SIZE: Final = 1.05
_SCANT: Final = -2.4  # too little text to tell by what is not in it
_TIED: Final = -0.23
_PLACES: Final = -1.9
_LENGTH: Final = 0.175
_TINY: Final = -2.1
_SEVERAL: Final = -2.5
_STACKED: Final = 1.2
_DATED: Final = 2.8  # news begins with the day
_OWN: Final = 3.4
_UNTITLED: Final = -3.5  # the upper article would be without a headline
_PARALLEL: Final = -3.0  # subheadings of one article are made alike
_HABIT: Final = -4.0  # the page sets its headlines behind the first paragraphs
# The same where a body is known to be two articles.
_PLACE: Final = 5.0
_HEADED: Final = 3.0
_APART: Final = -1.0
_APART_OPENED: Final = 3.0  # where a heading stands or news begins with its day, less has to tell

Parts = Sequence[Paragraph | Heading]


def part(layout: Layout) -> None:
    """Cut bodies in two where the subject changes: the headings at the cut stand between two bodies from then on."""
    drafts: list[Draft] = []
    loose: dict[int, list[Loose]] = {}
    for item in layout.loose:
        loose.setdefault(item.gap, []).append(item)
    headings: list[Loose] = []
    headed = sum(_is_headed_behind(draft.body) for draft in layout.drafts)
    behind = headed > 1 and 2 * headed >= len(layout.drafts)
    for index, draft in enumerate(layout.drafts):
        headings += [Loose(item.heading, len(drafts)) for item in loose.get(index, ())]
        bare = not (headings and headings[-1].gap == len(drafts)) and index + 1 not in loose
        for between, one in _pieces([], draft, bare=bare, behind=behind):
            headings += [Loose(heading, len(drafts)) for heading in between]
            drafts.append(one)
    headings += [Loose(item.heading, len(drafts)) for item in loose.get(len(layout.drafts), ())]
    layout.drafts, layout.loose = drafts, sorted(headings, key=lambda item: item.heading.first)


def _is_headed_behind(body: Parts) -> bool:
    """Whether headings stand behind the first paragraph, with more text below them."""
    return len(body) > 2 and isinstance(body[1], Heading) and isinstance(body[-1], Paragraph)


def _pieces(
    above: list[Heading], draft: Draft, *, bare: bool = False, behind: bool = False
) -> Iterator[tuple[list[Heading], Draft]]:
    """The articles that a body holds, each with the headings ``above`` it, which part it from the one before."""
    cut = another_county(draft.body) or _change_of_subject(draft, bare=bare, behind=behind)
    if not cut:
        yield above, draft
        return
    first, last = cut
    rest = Draft(endings=draft.endings, body=draft.body[last:], closed=True)
    between = [part for part in draft.body[first:last] if isinstance(part, Heading)]
    draft.body, draft.endings = draft.body[:first], []
    yield from _pieces(above, draft, bare=bare, behind=behind)
    yield from _pieces(between, rest, behind=behind and not between)


def _change_of_subject(draft: Draft, *, bare: bool = False, behind: bool = False) -> tuple[int, int] | None:
    """The headings ``body[first:last]`` that part two articles; None where the body is one.

    A body that is signed above and, by others, below holds two articles, if any place in it looks like their border.
    Where it is ``bare``, with no headline above or below it, the first one within is its own, and so is one right
    behind its first paragraph where others of the page stand there too (``behind``).
    """
    if _twice_signed(draft):
        return _border(draft.body)
    runs = list(_runs(draft.body))
    found = [
        (
            _evidence(draft.body, first, last, several=len(runs) > 1, bare=bare and not k)
            + _HABIT * (behind and first == 1),
            first,
            last,
        )
        for k, (first, last) in enumerate(runs)
    ]
    best = max(found, default=(0.0, 0, 0))
    return best[1:] if best[0] > 0.0 else None


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


def _evidence(body: Parts, first: int, last: int, *, several: bool, bare: bool = False) -> float:
    """What speaks for two articles meeting at the headings ``body[first:last]``, as the logarithm of a likelihood.

    ``several`` says that the body has headings elsewhere too, as an article with subheadings does. The factors were
    fitted to invented pages of articles with subheadings and of briefs without a byline.
    """
    before, after = _around(body, first, last)
    shorter = min(sum(map(len, before)), sum(map(len, after)))
    if shorter < _BRIEF:
        return -math.inf
    words = [part.text for part in body[first:last]]
    longest = min(_LONG, max(map(len, words)))
    score = _BASE + _SIZE * math.log(shorter) + _SCANT * (shorter < _ENOUGH)
    score += _TIED * cohesion(before, after) + _PLACES * common_places(before, after)
    score += _LENGTH * longest + _TINY * (longest < _SHORT) + _SEVERAL * several + _STACKED * (len(words) > 1)
    score += _PARALLEL * is_parallel(words, [part.text for part in (*body[:first], *body[last:]) if _is_heading(part)])
    shares = _shares(words, before, after)
    more = [share - other for other, share in shares]
    titled = max(shares, key=sum)
    score += _UNTITLED * (bare and titled[0] <= titled[1] + _CLEARLY) + _DATED * bool(_DATE.match(body[last].text))
    return score + _OWN * max(-_MOST_STRANGE, max(more), -_ABOVE * min(more))


def _shares(headings: Sequence[str], before: Sequence[str], after: Sequence[str]) -> list[tuple[float, float]]:
    """How much of its wording each heading shares with the text above and with the text below.

    A subheading tells what is below it, and so does a title above its body; what shares the words of the text above
    alone is a title set below its body.
    """
    overlap = Overlap(["\n".join(before), "\n".join(after)])
    return [(overlap.share(words, 0), overlap.share(words, 1)) for words in headings]


def _border(body: Parts) -> tuple[int, int] | None:
    """Where in a body two articles most likely meet, with the headings there; None if all of it hangs together."""
    places = [(k, k) for k in range(1, len(body)) if not isinstance(body[k - 1], Heading) and _is_text(body[k])]
    found: list[tuple[float, int, int]] = []
    for first, last in [*places, *_runs(body)]:
        before, after = _around(body, first, last)
        tied = cohesion(before, after) + _PLACE * common_places(before, after)
        opened = last > first or bool(_DATE.match(body[last].text))
        if tied < (_APART_OPENED if opened else _APART):
            found.append((tied - _HEADED * (last > first), first, last))
    return min(found)[1:] if found else None


def _is_heading(part: Paragraph | Heading) -> bool:
    return isinstance(part, Heading)


def _is_text(part: Paragraph | Heading) -> bool:
    return isinstance(part, Paragraph)


def _around(body: Parts, first: int, last: int) -> tuple[list[str], list[str]]:
    """The paragraphs above and below, as far as they tell; a long body is not read again at each of its headings."""
    return _texts(reversed(body[:first])), _texts(body[last:])


def _texts(parts: Iterable[Paragraph | Heading]) -> list[str]:
    texts: list[str] = []
    size = 0
    for part in parts:
        if isinstance(part, Paragraph):
            texts.append(part.text)
            size += len(part.text)
            if size >= _REACH:
                break
    return texts
