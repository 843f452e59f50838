"""Markdown: marks are taken off, words stay; simple front matter becomes metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.reading.metadata import iso_day
from pipelines.reading.plain import RULE
from pipelines.reading.records import Mark, SourceText

_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})(?:[ \t]+|$)", re.M)
_CLOSING_HASHES: Final = re.compile(r"[ \t]#+[ \t]*$")
_UNDERLINE: Final = re.compile(r"^ {0,3}(?:={3,}|-{3,}|\*{3,}|_{3,})[ \t]*$")
_SETEXT: Final = re.compile(r"^ {0,3}(?:={3,}|-{3,})[ \t]*$")
_TITLE_LINE: Final = re.compile(r"[ \t]{0,3}[^#>\s].{0,60}[^。！？：；，\s][ \t]*")
_QUOTE: Final = re.compile(r"^ {0,3}(?:>[ \t]?)+")
_BULLET: Final = re.compile(r"^[ \t]{0,8}[-*+][ \t]+(?=\S)")
_IMAGE: Final = re.compile(r"!\[([^\[\]\n]{0,400})\]\([^()\n]{0,2000}\)")
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,400})\]\([^()\n]{0,2000}\)")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000})(?<=\S)\1")
_EMPHASIS: Final = re.compile(r"(?<![\w*])([*_])(?=\S)([^*_\n]{1,2000})(?<=\S)\1(?![\w*])")
_CODE: Final = re.compile(r"`([^`\n]{1,2000})`")
_BREAK: Final = re.compile(r"<br[ ]?/?>", re.I)
_ESCAPE: Final = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_FENCE: Final = "---"
_KEY: Final = re.compile(r"^([A-Za-z_\u4e00-\u9fff]{1,20})[ \t]*[:：][ \t]*(.*)$")
_FRONT_LINES: Final = 60
_TITLE: Final = frozenset({"title", "标题"})
_PUBLISHED: Final = frozenset({"date", "published", "日期", "发布日期", "发布时间"})
_PUBLISHER: Final = frozenset({"source", "publisher", "来源", "报纸"})


def matches(text: str, name: str) -> bool:
    """Whether the content carries Markdown's marks: front matter, a heading, a link, strong text; or is named so."""
    if name.lower().endswith((".md", ".markdown")) or _front_matter(text)[0]:
        return True
    return any(pattern.search(text) for pattern in (_HEADING, _LINK, _STRONG))


def read(text: str, name: str, encoding: str) -> SourceText:
    """The words of the document, a title that only the front matter states as its first line."""
    front, body = _front_matter(text)
    printed = body.split("\n")
    while printed and not _line(printed[0]):
        del printed[0]
    title = _first(front, _TITLE)
    clean = "\n".join(map(_line, printed)).strip("\n")
    above = 0
    if title and title not in clean[: len(title) + 200]:
        clean, above = f"{title}\n\n{clean}", 2
    return SourceText(
        text=clean,
        source=name,
        encoding=encoding,
        format="md",
        title=title,
        published=iso_day(_first(front, _PUBLISHED)),
        publisher=_first(front, _PUBLISHER),
        marks=tuple(mark._replace(line=above + mark.line) for mark in _marks(printed)),
    )


def _marks(lines: Sequence[str]) -> Iterator[Mark]:
    """The headings, with hashes before them or a line below, and the rules."""
    for number, line in enumerate(lines):
        above = ["", "", *lines[max(0, number - 2) : number]][-2:] if _SETEXT.match(line) else []
        if found := _HEADING.match(line):
            yield Mark(number, len(found[1]))
        elif above and _TITLE_LINE.fullmatch(above[1]) and not above[0].strip():
            yield Mark(number - 1, 1 if "=" in line else 2)
        elif RULE.fullmatch(line):
            yield Mark(number, 0)


def _line(line: str) -> str:
    if _UNDERLINE.match(line):
        return ""
    line = _QUOTE.sub("", line)
    if _HEADING.match(line):
        line = _CLOSING_HASHES.sub("", _HEADING.sub("", line, count=1))
    line = _BULLET.sub("", line, count=1)
    line = _IMAGE.sub(r"\1", line)
    line = _LINK.sub(r"\1", line)
    line = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\2", line))
    line = _BREAK.sub(" ", _CODE.sub(r"\1", line))
    return _ESCAPE.sub(r"\1", line)


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The keys between two fences at the very start, and the rest; no keys if the start is not of that form."""
    lines = text.lstrip("\ufeff\n").split("\n", _FRONT_LINES)
    if lines[0].rstrip() != _FENCE:
        return {}, text
    keys: dict[str, str] = {}
    for number, line in enumerate(lines[1:-1] if len(lines) > _FRONT_LINES else lines[1:], start=1):
        if line.rstrip() in (_FENCE, "..."):
            return keys, "\n".join(lines[number + 1 :])
        if found := _KEY.match(line):
            keys[found[1].lower()] = found[2].strip().strip("\"'")
    return {}, text


def _first(front: dict[str, str], names: frozenset[str]) -> str:
    return next((value for key, value in front.items() if key in names and value), "")
