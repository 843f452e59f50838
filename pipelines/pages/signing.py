"""Whether a byline on a line of its own opens the article below it or closes the one above.

Between two paragraphs nothing tells. But a paper has few forms of a byline on a page (◎ 本报记者 某某; 记者 某某), and
each stands either above the bodies or below them. So the forms are settled together, by what stands about all bylines
of the page: in the right way to take them no article is signed twice, and hardly any is not signed at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from pipelines.pages.blocks import Block, Leftover, Notice
from pipelines.pages.creditwords import BULLET
from pipelines.pages.headings import Heading
from pipelines.pages.paragraphs import Paragraph

_MOST_FORMS: Final = 5
# What it costs to take bylines in a way, as logarithms of odds, in round figures.
_TWICE: Final = 2.0  # an article is signed above and below
_PARTED: Final = 0.7  # or two articles meet at a headline between
_UNSIGNED: Final = 1.0
_NOTHING: Final = 6.0  # a byline of no text
_HEADED: Final = 1.5  # a headline stands on the wrong side
_USUAL: Final = 0.3  # without any sign, a byline stands above its article
_MARKED: Final = 1.0  # a byline with a bullet above all
_LED: Final = 1.5  # what introduces an article would be all of one
_STANDFIRST: Final = 60


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where an article is signed: by a byline of a ``form`` that may open or close one, or, without, as ``opens`` says.

    ``text`` says whether paragraphs stand between the mark before and this one, ``parted`` whether a heading stands
    among these. ``headed`` is 1 where a heading stands right below alone, -1 where one stands right above alone.
    ``led`` says that the paragraph right above, short and below a heading, can be a standfirst; it is no ``text`` then.
    """

    index: int
    form: str
    opens: bool
    text: bool
    parted: bool
    headed: int
    led: bool = False


def closing_bylines(blocks: Sequence[Block]) -> dict[int, bool]:
    """For the numbers of the bylines that may open or close an article, whether they close the one above them."""
    marks, rest = _marks(blocks)
    forms = sorted({mark.form for mark in marks if mark.form})
    if not forms or len(forms) > _MOST_FORMS:
        return {}
    ways = (dict(zip(forms, way, strict=True)) for way in product((True, False), repeat=len(forms)))
    best = min(ways, key=lambda way: _cost(marks, way, rest=rest))
    return {mark.index: not best[mark.form] for mark in marks if mark.form}


def _cost(marks: Sequence[_Mark], opens: Mapping[str, bool], *, rest: bool) -> float:
    """How unlikely it is that bylines open articles, or close them, as ``opens`` says of each form.

    ``rest`` says whether text stands below the last mark.
    """
    cost = sum((_USUAL + _MARKED * bool(BULLET.match(form))) * (not way) for form, way in opens.items())
    signed = False  # whether the article that the text belongs to is signed above its body
    for mark in marks:
        begins = opens[mark.form] if mark.form else mark.opens
        if begins:
            cost += _NOTHING * (signed and not mark.text) + _UNSIGNED * (mark.text and not signed)
            cost += _HEADED * (mark.headed > 0)
        else:
            text = mark.text or mark.led
            cost += _NOTHING * (not text) + _HEADED * (mark.headed < 0) + _LED * mark.led
            cost += (_PARTED if mark.parted else _TWICE) * (text and signed)
        signed = begins
    return cost + _NOTHING * (signed and not rest) + _UNSIGNED * (rest and not signed)


def _marks(blocks: Sequence[Block]) -> tuple[list[_Mark], bool]:
    """The bylines and datelines of the page, and whether text stands below the last of them."""
    own = [k for k, block in enumerate(blocks) if _is_own(block)]
    marks: list[_Mark] = []
    texts = apart = 0
    for above, index, below in zip([None, *own], own, [*own[1:], None], strict=False):
        block = blocks[index]
        if isinstance(block, Heading):
            apart = texts
        if isinstance(block, Paragraph):
            texts += 1
        if not isinstance(block, Notice):
            continue
        if block.credit.kind == "photo":  # the paragraph above it is the caption
            texts -= above is not None and isinstance(blocks[above], Paragraph)
            continue
        headed = _is_heading(blocks, below) - _is_heading(blocks, above)
        free = block.credit.kind == "byline" and block.credit.day is None
        form, opens = block.form if free else "", block.credit.kind != "closing"
        led = bool(form) and _is_led(blocks, own, index)
        marks.append(_Mark(index, form, opens, texts > led, 0 < apart < texts, headed, led))
        texts = apart = 0
    return marks, texts > 0


def _is_led(blocks: Sequence[Block], own: Sequence[int], index: int) -> bool:
    """Whether a heading and a short paragraph stand above the byline, and text below it."""
    place = own.index(index)
    if place < 2 or place + 1 == len(own) or not isinstance(blocks[own[place + 1]], Paragraph):
        return False
    heading, standfirst = blocks[own[place - 2]], blocks[own[place - 1]]
    short = isinstance(standfirst, Paragraph) and len(standfirst.text) <= _STANDFIRST
    return short and isinstance(heading, Heading)


def _is_own(block: Block) -> bool:
    """Whether the block belongs to an article: no folio, no editors, no masthead."""
    if not isinstance(block, Notice):
        return not isinstance(block, Leftover)
    return block.credit.kind in ("dateline", "closing", "photo") or bool(block.credit.reporters)


def _is_heading(blocks: Sequence[Block], index: int | None) -> bool:
    return index is not None and isinstance(blocks[index], Heading)
