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
from pipelines.pages.headings import Heading
from pipelines.pages.paragraphs import Paragraph

_MOST_FORMS: Final = 5
_BULLETS: Final = frozenset("□■◎●○▲△◆◇★☆※▪•")
# What it costs to take bylines in a way, as logarithms of odds, in round figures.
_TWICE: Final = 2.0  # an article is signed above and below
_PARTED: Final = 0.7  # or two articles meet at a headline between
_UNSIGNED: Final = 1.0
_NOTHING: Final = 6.0  # a byline of no text
_HEADED: Final = 1.5  # a headline stands on the wrong side
_USUAL: Final = 0.3  # without any sign, a byline stands above its article
_MARKED: Final = 1.0  # a byline with a bullet above all


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where an article is signed: by a byline of a ``form`` that may open or close one, or, without, as ``opens`` says.

    ``text`` says whether paragraphs stand between the mark before and this one, ``parted`` whether a heading stands
    among these. ``headed`` is 1 where a heading stands right below alone, -1 where one stands right above alone.
    """

    index: int
    form: str
    opens: bool
    text: bool
    parted: bool
    headed: int


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
    cost = sum((_USUAL + _MARKED * (form[0] in _BULLETS)) * (not way) for form, way in opens.items())
    signed = False  # whether the article that the text belongs to is signed above its body
    for mark in marks:
        begins = opens[mark.form] if mark.form else mark.opens
        if begins:
            cost += _NOTHING * (signed and not mark.text) + _UNSIGNED * (mark.text and not signed)
            cost += _HEADED * (mark.headed > 0)
        else:
            cost += _NOTHING * (not mark.text) + _HEADED * (mark.headed < 0)
            cost += (_PARTED if mark.parted else _TWICE) * (mark.text and signed)
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
        marks.append(_Mark(index, form, opens, texts > 0, 0 < apart < texts, headed))
        texts = apart = 0
    return marks, texts > 0


def _is_own(block: Block) -> bool:
    """Whether the block belongs to an article: no folio, no editors, no masthead."""
    if not isinstance(block, Notice):
        return not isinstance(block, Leftover)
    return block.credit.kind in ("dateline", "closing", "photo") or bool(block.credit.reporters)


def _is_heading(blocks: Sequence[Block], index: int | None) -> bool:
    return index is not None and isinstance(blocks[index], Heading)
