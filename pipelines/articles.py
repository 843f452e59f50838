"""A text that was read to its articles: parted, dated, and each word followed back to where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from pipelines import published as dating
from pipelines.article import Article
from pipelines.origin import Origin, Run
from pipelines.pages import Dropped, Page, read_page
from pipelines.pages.blocks import OF_THE_PAGE
from pipelines.pages.bylines import whole_lines
from pipelines.pages.cleaning import normalise_characters, unspace
from pipelines.pages.ground import Ground, bare
from pipelines.pages.issues import issue_of
from pipelines.pages.origins import trace
from pipelines.reading import SourceText
from pipelines.reading.plain import indented
from pipelines.sections import articles_within
from pipelines.traditional import Twin, is_traditional, simplified

_LOST: Final = 0.05


def articles_of(text: SourceText, *, published: str = "", publisher: str = "") -> Page:
    """The articles of a text in printed order, and what went into none of them.

    ``published`` (ISO 8601 date) and ``publisher`` are what the user says of articles that state neither. A text in
    Traditional characters is parted as its simplified twin and comes out as it is printed.
    """
    if text.holds == "record":
        return Page((_record(text, published, publisher),), ())
    source = text.decoded or text.text
    printed, stated = source, text.published
    if old := is_traditional(text.text):
        text, source = replace(text, text=simplified(text.text), title=simplified(text.title)), simplified(source)
    page = _split(text, stated, published, text.publisher or publisher)
    ground = Ground(source)
    origins = trace(page.articles, ground, part=text.part, pages=text.pages)
    days = dating.stated_days(ground)
    field = dating.FIELDS.get(text.format, text.format)
    found = []
    for article, origin in zip(page.articles, origins, strict=True):
        own = replace(article, source=text.source, origin=origin)
        taken_from = dating.taken_from(own, days, field=field, stated=stated, option=published)
        found.append(replace(own, published_from=taken_from))
    page = Page(tuple(found), page.dropped)
    return _as_printed(page, printed, ground, given=text.publisher or publisher) if old else page


def _split(text: SourceText, stated: str, published: str, publisher: str) -> Page:
    """The articles of a text: those that its marks part, one alone where the file says so."""
    parted = articles_within(text)
    if parted.parts:
        day, paper = issue_of(parted.above)
        pages = [_split(part, stated or day, published, publisher or paper) for part in parted.parts]
        above = () if day or paper else filter(None, map(str.strip, parted.above.split("\n")))
        left = (Dropped(line, OF_THE_PAGE) for line in (*above, *parted.left))
        dropped = chain(left, *(page.dropped for page in pages))
        return Page(tuple(chain(*(page.articles for page in pages))), tuple(dropped))
    words = indented(text.text) if text.holds == "article" else text.text
    name = dating.day_of_name(text.source)
    page = read_page(words, source=name, stated=stated, published=published, publisher=publisher)
    if text.holds == "article":
        return Page((_whole(text, page, stated or published, publisher),), ())
    if text.title and len(page.articles) == 1:
        return Page((replace(page.articles[0], title=text.title),), page.dropped)
    return page


def _record(text: SourceText, published: str, publisher: str) -> Article:
    """The article of a text that is clean already."""
    day = text.published or published
    return Article(
        text=text.text,
        title=text.title,
        published=day,
        publisher=text.publisher or publisher,
        reporters=text.reporters,
        source=text.source,
        published_from=(dating.FIELDS["json"] if text.published else dating.OPTION) if day else "",
        origin=Origin((Run(0, 0, len(text.text)),), part=text.part) if text.text else None,
    )


def _whole(text: SourceText, page: Page, published: str, publisher: str) -> Article:
    """The article of a text that is plainly one, whatever it looks like as a page.

    If it looks like one there as well, datelines and bylines are taken off it; else its lines stay as they are, but
    for those that are nothing but a credit.
    """
    found = page.articles
    lost = sum(len(item.text) for item in page.dropped if item.reason != OF_THE_PAGE)
    if len(found) == 1 and lost <= _LOST * len(text.text):
        own = found[0]
        reporters = own.reporters or text.reporters
        return replace(own, id="", title=text.title or own.title, reporters=reporters)
    printed = normalise_characters(text.text).split("\n")
    lines = (unspace(line) for line in printed if not (line.strip() and whole_lines([line.strip()])))
    return Article(
        text="\n".join(line for line in lines if line),
        title=text.title,
        published=published or next((a.published for a in found if a.published), ""),
        publisher=publisher or next((a.publisher for a in found if a.publisher), ""),
        reporters=text.reporters or tuple(dict.fromkeys(name for a in found for name in a.reporters)),
    )


def _as_printed(page: Page, printed: str, ground: Ground, *, given: str) -> Page:
    """The page in the characters of its source, ``printed``; a publisher that was ``given`` stays as it is."""
    twin = Twin(bare(printed), ground.text)
    articles = []
    for article in page.articles:
        origin = article.origin or Origin()
        text = _back(article.text, origin.text, printed)
        title = _back(article.title, origin.title, printed) if origin.title else twin.restored(article.title)
        publisher = article.publisher if article.publisher == given else twin.restored(article.publisher)
        reporters = tuple(map(twin.restored, article.reporters))
        articles.append(replace(article, id="", text=text, title=title, publisher=publisher, reporters=reporters))
    return Page(tuple(articles), tuple(Dropped(twin.restored(item.text), item.reason) for item in page.dropped))


def _back(words: str, runs: Sequence[Run], printed: str) -> str:
    chars = list(words)
    for run in runs:
        chars[run.start : run.start + run.length] = normalise_characters(printed[run.source : run.source + run.length])
    return "".join(chars)
