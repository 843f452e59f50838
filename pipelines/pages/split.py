"""A page to its articles: the way from text through lines, blocks and bodies to records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from pipelines.article import Article
from pipelines.pages.blocks import Block, page_blocks
from pipelines.pages.cleaning import is_finished
from pipelines.pages.credits import Credit
from pipelines.pages.dates import full_date
from pipelines.pages.drafts import lay_out
from pipelines.pages.headings import LABEL, Heading
from pipelines.pages.headlines import assign
from pipelines.pages.layout import Draft, Layout
from pipelines.pages.lines import page_lines, page_setting
from pipelines.pages.paragraphs import Paragraph
from pipelines.pages.stacks import restacked
from pipelines.pages.threads import unthread
from pipelines.pages.titles import main_title

_SENTENCE: Final = 15
_PAPER: Final = re.compile(r"^【[^】]{2,12}[报刊网台]】(?=.{4})")  # where a web site took the report from


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text of a page that went into no article, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """The articles of one page in printed order, and what was left out of them."""

    articles: tuple[Article, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class _Issue:
    """What holds for every article of the page that says nothing else."""

    published: str
    publisher: str
    year: int


def split_page(text: str, *, source: str = "", published: str = "", publisher: str = "") -> list[Article]:
    """The articles of a page, in printed order, with text and metadata and no entities.

    ``source`` is the file's name and may hold the date of the issue. ``published`` (ISO 8601 date) and ``publisher``
    are used for articles that do not state their own whole date or newspaper.
    """
    return list(read_page(text, source=source, published=published, publisher=publisher).articles)


def read_page(text: str, *, source: str = "", stated: str = "", published: str = "", publisher: str = "") -> Page:
    """As :func:`split_page`, with what was left out and the reason for it.

    ``stated`` is the day of issue that the file states apart from the page; it goes before what the page's masthead
    says, ``published`` behind it.
    """
    lines = page_lines(text)
    setting = page_setting(lines)
    lines = unthread(lines, setting)
    layout = lay_out(_with_body(page_blocks(lines, setting=setting)))
    if not layout.drafts:  # a file that holds nothing but a notice holds it as its article
        layout = lay_out(_with_body(page_blocks(lines, notices=True, setting=setting)))
    issue = _issue(layout, source, stated, published, publisher)
    captions = [draft.caption for draft in layout.drafts]
    headings = assign(layout.loose, [draft.text for draft in layout.drafts], captions)
    dropped = [Dropped(words, reason) for words, reason in layout.dropped]
    articles = []
    for draft, above in zip(layout.drafts, headings, strict=True):
        title, rest = _title(draft, above)
        dropped += [Dropped(heading.text, "kicker, subtitle or label of a column") for heading in rest]
        articles.append(_article(draft, title, issue, source))
    if not articles:
        dropped += [Dropped(item.heading.text, "headline without a body") for item in layout.loose]
    return Page(tuple(articles), tuple(dropped))


def _with_body(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks; where all of them look like headings, the longest is taken for the text that somebody meant."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    if not headings or any(isinstance(block, Paragraph) for block in blocks):
        return blocks
    longest = max(headings, key=lambda heading: len(heading.text))
    if len(longest.text) < _SENTENCE:
        return blocks
    body = Paragraph(longest.text, longest.text, longest.first, longest.first)
    return [body if block is longest else block for block in blocks]


def _title(draft: Draft, headings: Sequence[Heading]) -> tuple[str, list[Heading]]:
    """The title, and the headings that are neither title nor text; leads that are no title join the body."""
    title = main_title(headings, draft.text)
    if title is None and draft.lead:
        title, draft.lead = main_title(draft.lead), []
    if (title is None or LABEL.match(title.text)) and not draft.caption and (inner := _inner(draft.body)):
        stack = restacked(inner, draft.text)
        title = main_title(stack, draft.text) or title
        headings = [*headings, *stack]
        draft.body = [part for part in draft.body if part not in inner]
    draft.body[:0] = draft.lead
    draft.lead = []
    return (_PAPER.sub("", title.text) if title else ""), [heading for heading in headings if heading is not title]


def _inner(body: Sequence[Paragraph | Heading]) -> list[Heading]:
    """The headings within a body that has none above it: the only ones, or those behind its first paragraph."""
    stacks = [list(group) for heading, group in groupby(body, lambda part: isinstance(part, Heading)) if heading]
    if len(stacks) != 1 and not (len(body) > 1 and isinstance(body[1], Heading)):
        return []
    return [] if not stacks else [part for part in stacks[0] if isinstance(part, Heading)]


def _article(draft: Draft, title: str, issue: _Issue, source: str) -> Article:
    own = next((c.day.iso() for c in draft.every_credit if c.day and c.day.year), "")
    day = next((c.day for c in draft.every_credit if c.day), None)
    published = own or issue.published or (day.iso(issue.year) if day and issue.year else "")
    return Article(
        text=_joined(draft),
        title=title,
        published=published,
        publisher=next((c.publisher for c in draft.every_credit if c.publisher), "") or issue.publisher,
        reporters=tuple(dict.fromkeys(name for credit in draft.every_credit for name in credit.reporters)),
        source=source,
    )


def _joined(draft: Draft) -> str:
    """Paragraphs and subheadings, one a line; a paragraph that a caption had interrupted is whole again."""
    out: list[str] = []
    broken = False
    for part in draft.body:
        heading = isinstance(part, Heading)
        if out and broken and not heading:
            out[-1] += part.text
        else:
            out.append(part.text)
        broken = not heading and not is_finished(part.text) and not part.text.endswith(("：", ":"))
    return "\n".join(out)


def _issue(layout: Layout, source: str, stated: str, published: str, publisher: str) -> _Issue:
    credits = [*layout.page, *(credit for draft in layout.drafts for credit in draft.every_credit)]
    masthead = next((c.day.iso() for c in layout.page if c.day and c.day.year), "")
    issued = stated or masthead or published or full_date(source)
    years = Counter(c.day.year for c in credits if c.day and c.day.year)
    year = int(issued[:4]) if issued else max(years, key=lambda y: years[y], default=0)
    return _Issue(issued, publisher or _commonest(credits), year)


def _commonest(credits: Iterable[Credit]) -> str:
    names = Counter(credit.publisher for credit in credits if credit.publisher)
    return names.most_common(1)[0][0] if names else ""
