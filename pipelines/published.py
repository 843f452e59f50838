"""What the date of an article was taken from, judged by where the source states that day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pipelines.article import Article
from pipelines.pages.dates import full_date
from pipelines.pages.ground import Ground

DATELINE: Final = "dateline"
MASTHEAD: Final = "masthead"
FILE_NAME: Final = "file name"
OPTION: Final = "--published"
WITHOUT_YEAR: Final = "dateline without its year"
GUESSED: Final = frozenset({FILE_NAME, WITHOUT_YEAR})
"""What is less than a statement of the day by the source or the user."""

FIELDS: Final = {"html": "html meta", "json": "record field", "csv": "record field", "md": "front matter"}
"""By format, where a file states the day apart from its text."""

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?=[年./_-]|[01]\d[0-3]\d(?!\d))|[二一][〇○零一二三四五六七八九]{3}年")
_ISSUE: Final = re.compile(r"星\s*期|第?\s*[A-Z]?\d{1,3}\s*版|\d\s*期")
_REACH: Final = 24
_ABOVE: Final = 240
_BELOW: Final = 160


class StatedDay(NamedTuple):
    """A whole date in a text: its offset, the ISO 8601 date, and whether its line speaks of the issue or the page."""

    offset: int
    iso: str
    issue: bool


def stated_days(ground: Ground) -> list[StatedDay]:
    """The whole dates in a text, in order."""
    return list(_days(ground))


def _days(ground: Ground) -> Iterator[StatedDay]:
    source = ground.source
    for found in _YEAR.finditer(ground.text):
        if iso := full_date(ground.text[found.start() : found.start() + _REACH]):
            offset = ground.offset(found.start())
            start = max(source.rfind("\n", 0, offset), offset - _ABOVE) + 1
            end = source.find("\n", offset, offset + _BELOW)
            line = source[start : end if end >= 0 else offset + _BELOW]
            yield StatedDay(offset, iso, bool(_ISSUE.search(line)))


def taken_from(article: Article, days: Iterable[StatedDay], *, field: str, stated: str, option: str) -> str:
    """What ``article.published`` was taken from; "" where there is none.

    ``days`` are those of :func:`stated_days`; ``stated`` is the day that the file states apart from its text, in its
    ``field``, ``option`` the one that the user gave.
    """
    day = article.published
    if not day:
        return ""
    places = [found for found in days if found.iso == day]
    if any(not found.issue and _is_beside(article, found.offset) for found in places):
        return DATELINE
    if day == stated:
        return field
    if day == option:
        return OPTION
    if places:
        return MASTHEAD
    return FILE_NAME if day == day_of_name(article.source) else WITHOUT_YEAR


def day_of_name(source: str) -> str:
    """The day in a file's name, of a member of an archive rather than of the archive; "" if there is none.

    >>> day_of_name("年报.zip/江海日报20230506A03.pdf"), day_of_name("2023-05-06.zip/02.txt"), day_of_name("page.txt")
    ('2023-05-06', '2023-05-06', '')
    """
    return next(filter(None, map(full_date, reversed(source.split("/")))), "")


def _is_beside(article: Article, offset: int) -> bool:
    """Whether ``offset`` of the source lies between headline and body, right before the body or right after it."""
    if article.origin is None or not article.origin.text:
        return False
    first, last = article.origin.text[0], article.origin.text[-1]
    start, end = first.source, last.source + last.length
    headline = article.origin.title[0].source if article.origin.title else end
    if start - _ABOVE <= offset < start:
        return not offset < headline < start
    return end <= offset < end + _BELOW
