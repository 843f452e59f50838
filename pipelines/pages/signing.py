"""Whether a byline on a line of its own opens the article below it or closes the one above.

Between two paragraphs nothing tells. But a paper signs its articles in one way on a page: what stands below a headline
or first of all opens, what stands above a headline or last of all closes, and the others do as most of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.pages.blocks import Block, Leftover, Notice
from pipelines.pages.headings import Heading
from pipelines.pages.paragraphs import Paragraph


def closing_bylines(blocks: Sequence[Block]) -> dict[int, bool]:
    """For the numbers of those bylines whose place tells, whether they close the article above them.

    Bylines between two paragraphs are in it only if all others on the page close, or all open, articles.
    """
    told: dict[int, bool] = {}
    doubtful: list[int] = []
    for index, block in enumerate(blocks):
        if not (isinstance(block, Notice) and _is_plain(block)):
            continue
        above, below = _next(blocks, index, -1), _next(blocks, index, 1)
        if isinstance(above, Notice) or isinstance(below, Notice):
            continue
        if above is None and isinstance(below, Heading):  # bylines stand above headlines here
            return {}
        if isinstance(above, Paragraph) and isinstance(below, Paragraph):
            doubtful.append(index)
        elif isinstance(above, Paragraph):
            told[index] = True
        elif isinstance(below, Paragraph):
            told[index] = False
    votes = set(told.values())
    return told | dict.fromkeys(doubtful, votes.pop()) if len(votes) == 1 else told


def _is_plain(notice: Notice) -> bool:
    credit = notice.credit
    return credit.kind == "byline" and bool(credit.reporters) and not credit.enclosed and credit.day is None


def _next(blocks: Sequence[Block], index: int, step: int) -> Heading | Paragraph | Notice | None:
    """The next block in the direction of ``step`` that belongs to an article."""
    index += step
    while 0 <= index < len(blocks):
        block = blocks[index]
        office = isinstance(block, Notice) and block.credit.kind == "office"
        if not (isinstance(block, Leftover) or office):
            return block
        index += step
    return None
