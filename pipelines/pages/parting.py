"""Bodies that no byline parts, parted where the subject changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipelines.pages.cohesion import unrelated
from pipelines.pages.headings import Heading
from pipelines.pages.headlines import Loose
from pipelines.pages.layout import Draft, Layout
from pipelines.pages.paragraphs import Paragraph

_SHARED: Final = 0.04


def part(layout: Layout) -> None:
    """Cut bodies in two at headings where the subject changes: the second article has no byline above it."""
    index = 0
    while index < len(layout.drafts):
        draft = layout.drafts[index]
        cut = _change_of_subject(draft)
        if cut:
            first, last = cut
            rest = Draft(endings=draft.endings, body=draft.body[last:], closed=True)
            between = [part for part in draft.body[first:last] if isinstance(part, Heading)]
            draft.body, draft.endings = draft.body[:first], []
            layout.drafts.insert(index + 1, rest)
            moved = [Loose(item.heading, item.gap + (item.gap > index)) for item in layout.loose]
            layout.loose = sorted(
                [*moved, *(Loose(h, index + 1) for h in between)], key=lambda item: item.heading.first
            )
        index += 1


def _change_of_subject(draft: Draft) -> tuple[int, int] | None:
    """The headings ``body[first:last]`` that part two articles; None where a byline says that the body is one."""
    if draft.credits:
        return None
    first = 0
    while first < len(draft.body):
        last = first
        while last < len(draft.body) and isinstance(draft.body[last], Heading):
            last += 1
        if first < last and unrelated(_words(draft.body[:first]), _words(draft.body[last:]), _SHARED):
            return first, last
        first = last + 1
    return None


def _words(parts: Sequence[Paragraph | Heading]) -> str:
    return "\n".join(part.text for part in parts if isinstance(part, Paragraph))
