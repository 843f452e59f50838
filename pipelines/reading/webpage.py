"""Saved web pages: WeChat articles, government sites, newspapers. Nothing is run, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from pipelines.reading import webpage_facts, webpage_text
from pipelines.reading.encoding import decode
from pipelines.reading.plain import indented
from pipelines.reading.records import Blob, Found, ReadingError, SourceText
from pipelines.reading.signatures import without_controls

_CHARSET: Final = re.compile(rb"<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_-]{2,20})", re.I)
_HEAD: Final = 4096
_BROKEN: Final = 0.01
_ENOUGH: Final = 40


def read(blob: Blob) -> Iterator[Found]:
    """The main text of a page with what its head says of it; an article where it has one title and one body.

    Raises:
        ReadingError: the page is too large or holds no text.
    """
    html, encoding = _decoded(blob.whole(blob.options.limits.text), blob.name)
    if html.count("<") > (limit := blob.options.limits.tags):
        raise ReadingError(f"{blob.name}: the HTML has more than the limit of {limit:,} tags; save its text as .txt.")
    root = _parsed(html)
    if root is None:
        raise ReadingError(f"{blob.name}: the HTML holds no text; save the whole page, not its frame.")
    facts = webpage_facts.facts(root, html)
    webpage_text.prune(root)
    body, alone = webpage_text.main_part(root)
    printed, marks = webpage_text.marked_lines(body)
    text = without_controls(printed).replace("\0", "")
    if not text.strip():
        raise ReadingError(f"{blob.name}: the HTML holds no text; its words may be loaded by scripts or be images.")
    whole = bool(alone and facts.title and len(text) >= _ENOUGH)
    below = _without_title(text, facts.title) if whole else indented(text)
    above = text.count("\n") - below.count("\n")
    yield SourceText(
        text=below,
        source=blob.name,
        encoding=encoding,
        format="html",
        title=facts.title if whole else "",
        published=facts.published,
        publisher=facts.publisher,
        reporters=facts.reporters if whole else (),
        url=facts.url,
        holds="article" if whole else "page",
        marks=tuple(mark._replace(line=mark.line - above) for mark in marks if mark.line >= above),
    )


def fragment(html: str, limit: int) -> str:
    """The words of a piece of HTML, a block a line; "" where it has more than ``limit`` tags."""
    root = _parsed(html) if html.count("<") <= limit else None
    if root is None:
        return ""
    webpage_text.prune(root)
    return webpage_text.lines(root)


def _parsed(html: str) -> Any:
    """The tree; None where there is nothing to make one of."""
    from lxml import etree  # type: ignore[import-untyped]

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    data = html.replace("\0", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError:
        return None
    return root


def _decoded(data: bytes, name: str) -> tuple[str, str]:
    """The characters, by the encoding that the page declares if it is true, else by what they are.

    One broken character in a long page, as scripts and adverts bring in, does not make it unreadable.
    """
    found = _CHARSET.search(data[:_HEAD])
    declared = found[1].decode("ascii").lower() if found else "utf-8"
    declared = "gb18030" if declared.startswith("gb") else declared
    try:
        return data.decode(declared), declared
    except (UnicodeDecodeError, LookupError):
        pass
    try:
        lenient = data.decode(declared, "replace")
    except LookupError:
        lenient = data.decode("utf-8", "replace")
    if lenient.count("\ufffd") <= _BROKEN * len(lenient) and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return lenient, declared
    return decode(data, name)


def _without_title(text: str, title: str) -> str:
    """The text without its first line where that is the title once more."""
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if rest and "".join(first.split()) == "".join(title.split()) else text
