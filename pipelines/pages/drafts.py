"""Blocks to bodies: where an article begins and ends, and which credits and loose headings come with it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from pipelines.pages.blocks import Block, Leftover, Notice
from pipelines.pages.credits import Credit
from pipelines.pages.headings import Heading
from pipelines.pages.inserts import BARE, FILED
from pipelines.pages.layout import Draft, Layout
from pipelines.pages.overlap import Overlap, goes_on
from pipelines.pages.paragraphs import Paragraph
from pipelines.pages.parting import part
from pipelines.pages.signing import closing_bylines
from pipelines.pages.stacks import Loose

_EDITORIAL: Final = re.compile(r"^[【\[]?(?:编者按|核心提示|阅读提示|内容提要|开栏的话|开栏语)[】\]]?[：:\s]")
_STATEMENT: Final = 40
_FEW: Final = 16
_STANDFIRST: Final = 160
_BRIEF: Final = 50
_LEAST_PARTS: Final = 3
_OWN: Final = 0.2


def lay_out(blocks: Sequence[Block]) -> Layout:
    """The bodies of a page, from its blocks in printed order."""
    return _Builder(blocks).run()


class _Builder:
    """Walks over the blocks once; ``current`` is the body that a paragraph would join."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._layout = Layout()
        self._current: Draft | None = None
        self._pending: list[Heading] = []
        self._floating: list[Credit] = []
        self._closes = closing_bylines(blocks)
        first = next((k for k, block in enumerate(blocks) if isinstance(block, Paragraph)), len(blocks))
        self._brackets_open = any(map(_is_bracket, blocks[:first]))

    def run(self) -> Layout:
        for index, block in enumerate(self._blocks):
            if isinstance(block, Heading):
                self._pending.append(block)
            elif isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Leftover):
                self._layout.dropped.append((block.text, block.reason))
            else:
                self._notice(index, block)
        self._release()
        self._layout.page += self._floating
        self._layout.drafts = [draft for draft in self._layout.drafts if draft.body]
        part(self._layout)
        return self._layout

    def _release(self) -> None:
        """The headings waiting stand between two bodies."""
        gap = self._bodies()
        self._layout.loose += [Loose(heading, gap) for heading in self._pending]
        self._pending = []

    def _bodies(self) -> int:
        """The number of bodies so far; only the last draft can still be without one."""
        drafts = self._layout.drafts
        return len(drafts) - bool(drafts and not drafts[-1].body)

    def _open(self, *credits: Credit) -> Draft:
        self._release()
        waiting = self._floating
        if self._layout.drafts and not self._layout.drafts[-1].body:
            waiting = self._layout.drafts.pop().credits + waiting
        draft = Draft(credits=[*waiting, *credits])
        self._floating = []
        self._layout.drafts.append(draft)
        self._current = draft
        return draft

    def _paragraph(self, block: Paragraph) -> None:
        if _EDITORIAL.match(block.text):
            self._layout.dropped.append((block.text, "introduces an article and is no part of it"))
            return
        if self._current is None or self._current.closed:
            self._open()
        draft = self._current
        assert draft is not None
        if draft.body:
            draft.body += self._pending
        else:
            draft.lead += self._pending
        self._pending = []
        draft.body.append(block)

    def _notice(self, index: int, notice: Notice) -> None:
        credit = notice.credit
        if credit.kind == "dateline":
            self._start(credit)
        elif credit.kind == "photo":
            self._photo(index, credit)
        elif credit.kind == "closing":
            self._close(credit)
        elif credit.kind == "office" and not (credit.day or credit.publisher):
            self._layout.dropped.append(("", "names of editors"))
        else:
            self._byline(index, credit)

    def _start(self, credit: Credit) -> None:
        draft = self._current
        if draft is not None and not draft.body and not self._pending:
            draft.credits.append(credit)
            return
        self._standfirst()
        self._open(credit)

    def _standfirst(self) -> None:
        """A short paragraph between a headline and a byline introduces the article and is no part of it."""
        draft = self._current
        if (
            draft is None
            or draft.every_credit
            or len(draft.body) != 1
            or len(draft.text) > _STANDFIRST
            or self._pending
        ):
            return
        if not self._layout.loose or self._layout.loose[-1].gap != len(self._layout.drafts) - 1:
            return
        self._layout.drafts.pop()
        self._layout.dropped.append((draft.text, "introduces an article and is no part of it"))
        self._current = None

    def _close(self, credit: Credit) -> None:
        if self._current is None:
            self._layout.page.append(credit)
            return
        self._current.endings.append(credit)
        self._current.closed = True

    def _byline(self, index: int, credit: Credit) -> None:
        draft = self._current
        following = self._following(index)
        if credit.issue and credit.day:
            self._layout.page.append(credit)
        elif draft is not None and not draft.body and not self._pending:
            draft.credits.append(credit)
        elif not credit.reporters and not isinstance(following, Paragraph):
            self._masthead(credit, following)
        elif draft is not None and not self._pending and (self._closes.get(index) or self._is_last(index)):
            self._close(credit)
        elif self._body_follows(index) and not (credit.enclosed and draft is not None and not draft.signed):
            self._behind(index)
            self._start(credit)
        else:
            self._close(credit)

    def _is_last(self, index: int) -> bool:
        """Whether reporters in brackets stand below a body, on a page that has none of them above its first."""
        before = self._blocks[index - 1] if index else None
        return _is_bracket(self._blocks[index]) and isinstance(before, Paragraph) and not self._brackets_open

    def _behind(self, index: int) -> None:
        """Headlines and a standfirst right above a byline, which an article without an end of its own had taken in."""
        draft = self._current
        if draft is None or draft.closed or self._pending or len(draft.body) < _LEAST_PARTS:
            return
        *before, heading, standfirst = draft.body
        if not (isinstance(heading, Heading) and isinstance(standfirst, Paragraph)):
            return
        below = itertools.takewhile(lambda block: not isinstance(block, Notice), self._blocks[index + 1 :])
        texts = [part.text for part in below if isinstance(part, Paragraph)]
        overlap = Overlap(["\n".join(p.text for p in before if isinstance(p, Paragraph)), "\n".join(texts)])
        more = 0.0 if len(standfirst.text) < _BRIEF else _OWN
        if len(standfirst.text) > _STANDFIRST or overlap.share(heading.text, 1) < overlap.share(heading.text, 0) + more:
            return
        if goes_on(standfirst.text, draft.text[: -len(standfirst.text)], "\n".join(texts)):
            return
        self._layout.dropped.append((standfirst.text, "introduces an article and is no part of it"))
        draft.body.pop()
        while isinstance(last := draft.body[-1], Heading):
            self._pending.insert(0, last)
            draft.body.pop()

    def _masthead(self, credit: Credit, following: Block | None) -> None:
        """A paper or a day alone: of the byline that follows, of the body that it closes, or of the page."""
        if isinstance(following, Notice):
            self._floating.append(credit)
        elif following is None and self._current is not None and not self._pending:
            self._current.endings.append(credit)
        else:
            self._layout.page.append(credit)

    def _following(self, index: int) -> Block | None:
        return next((b for b in self._blocks[index + 1 :] if not isinstance(b, Leftover)), None)

    def _body_follows(self, index: int) -> bool:
        for block in self._blocks[index + 1 :]:
            if isinstance(block, Paragraph):
                return True
            if isinstance(block, Notice) and block.credit.kind != "office":
                return False
        return False

    def _photo(self, index: int, credit: Credit) -> None:
        draft = self._current
        before = self._blocks[index - 1] if index else None
        if draft is None or not draft.body or not isinstance(before, Paragraph):
            if draft is not None and not draft.body:
                draft.credits.append(credit)
            else:
                self._layout.dropped.append(("、".join(credit.reporters), "credit of a photo without a caption"))
            return
        paragraphs = [part for part in draft.body if isinstance(part, Paragraph)]
        if len(paragraphs) == 1 and not (draft.credits and _is_bare(paragraphs[0])):
            draft.caption, draft.closed = not draft.credits, True
            draft.endings.append(credit)
            return
        self._caption(draft, credit)

    def _caption(self, draft: Draft, credit: Credit) -> None:
        """The last paragraph is a photo's caption: an article of its own; the body it interrupted goes on after it."""
        caption = draft.body.pop()
        headings: list[Heading] = []
        while draft.body and isinstance(last := draft.body[-1], Heading):
            headings.insert(0, last)
            draft.body.pop()
        gap = self._bodies()
        self._layout.loose += [Loose(heading, gap) for heading in headings]
        assert isinstance(caption, Paragraph)
        if _is_bare(caption):
            self._layout.dropped.append((caption.text, "caption without a statement of its own"))
            return
        own = Draft(credits=[credit], body=[caption], caption=True, closed=True)
        self._layout.drafts.append(own)


def _is_bracket(block: Block) -> bool:
    return isinstance(block, Notice) and block.credit.enclosed and bool(block.credit.reporters)


def _is_bare(caption: Paragraph) -> bool:
    """Whether the caption only says what a picture shows; a few words can say no more."""
    words = FILED.sub("", caption.text)
    return len(words) < _FEW or (bool(BARE.match(words)) and len(words) < _STATEMENT)
