"""Word files (docx): paragraphs and tables in the order in which they stand."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pipelines.reading.metadata import one_line
from pipelines.reading.plain import indented, row_line
from pipelines.reading.records import Blob, Found, Mark, ReadingError, SourceText
from pipelines.reading.signatures import without_controls
from pipelines.reading.word_looks import Look, levels, look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MAIN: Final = "word/document.xml"
_STYLES: Final = "word/styles.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY, _PARAGRAPH, _ROW, _CELL = _W + "body", _W + "p", _W + "tr", _W + "tc"
_WORDS: Final = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_PASSED_OVER: Final = frozenset({_W + "del", _W + "pPr", _W + "rPr", _W + "instrText", _W + "moveFrom"})
_ALTERNATIVE: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ENTITIES: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
_TITLES: Final = frozenset({"title", "标题"})
_HEADINGS: Final = frozenset({"heading 1", "标题 1"})
_LEVEL: Final = re.compile(r"(?:heading|标题) ([1-6])")
_TOP: Final = 5
_SHORT: Final = 200
_FAILURES: Final = (zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError, NotImplementedError, zlib.error)


class Paragraph(NamedTuple):
    """The words of a paragraph, the name of its style, and what it looks like."""

    words: str
    style: str = ""
    look: Look = Look()


def read(blob: Blob, archive: zipfile.ZipFile) -> Iterator[Found]:
    """The text of a docx; one article where one paragraph has the style of a title.

    Raises:
        ReadingError: it is broken, unpacks to too much or holds no text.
    """
    styles = _styles(_part(blob, archive, _STYLES)) if _STYLES in archive.namelist() else {}
    paragraphs = list(_paragraphs(blob.name, _part(blob, archive, MAIN), styles))
    titles = [at for at, paragraph in enumerate(paragraphs) if paragraph.style in _TITLES]
    titles = titles or [at for at, paragraph in enumerate(paragraphs) if paragraph.style in _HEADINGS]
    at = titles[0] if len(titles) == 1 and titles[0] < _TOP else -1
    whole = at >= 0 and len(paragraphs) > at + 1 and len(paragraphs[at].words) <= _SHORT
    below = [found for number, found in enumerate(paragraphs) if not (whole and number == at)]
    text = without_controls("\n".join(paragraph.words for paragraph in below))
    if not text.strip():
        raise ReadingError(f"{blob.name}: the docx holds no text; if it holds scans, run OCR on them first.")
    yield SourceText(
        text=text if whole else indented(text),
        source=blob.name,
        encoding="utf-8",
        format="docx",
        title=one_line(paragraphs[at].words) if whole else "",
        holds="article" if whole else "page",
        marks=tuple(_marks(below)),
    )


def _marks(paragraphs: Sequence[Paragraph]) -> Iterator[Mark]:
    """The headings, by the names of their styles, else by what they look like."""
    found = [int(style[1]) if (style := _LEVEL.fullmatch(paragraph.style)) else 0 for paragraph in paragraphs]
    named = any(found)
    if not named:
        found = levels([(paragraph.words, paragraph.look) for paragraph in paragraphs])
    line = 0
    for paragraph, level in zip(paragraphs, found, strict=True):
        if level:
            yield Mark(line, level, named)
        line += without_controls(paragraph.words).count("\n") + 1


def _part(blob: Blob, archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of the package, unpacked as far as the limit goes and no further."""
    limit = blob.options.limits.xml
    try:
        with archive.open(name) as stream:
            data = stream.read(limit + 1)
    except _FAILURES as error:
        raise _damaged(blob.name) from error
    if len(data) > limit:
        raise ReadingError(
            f"{blob.name}: the docx unpacks to more than the limit of {limit:,} bytes; split it, or raise the limit."
        )
    if _ENTITIES.search(data):
        raise ReadingError(f"{blob.name}: the docx declares XML entities, which Word never does; it is not read.")
    return data


def _elements(data: bytes, tags: tuple[str, ...]) -> Iterable[tuple[str, Any]]:
    from lxml import etree  # type: ignore[import-untyped]

    return etree.iterparse(  # type: ignore[no-any-return]
        BytesIO(data), events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
    )


def _styles(data: bytes) -> dict[str, str]:
    """The names of the paragraph styles by their identifiers; none where the part is broken."""
    names: dict[str, str] = {}
    try:
        for _, style in _elements(data, (_W + "style",)):
            name = style.find(_W + "name")
            if name is not None:
                names[style.get(_W + "styleId", "")] = name.get(_W + "val", "").casefold()
    except SyntaxError:  # what lxml raises on XML that is not well-formed
        return names
    return names


def _paragraphs(name: str, data: bytes, styles: dict[str, str]) -> Iterator[Paragraph]:
    """Each paragraph outside of tables, and the rows of tables as sentences."""
    try:
        for _, element in _elements(data, (_PARAGRAPH, _ROW)):
            if _is_inner(element):
                continue
            if element.tag == _ROW:
                cells = (" ".join("".join(_words(cell)).split()) for cell in element.iterchildren(_CELL))
                found = Paragraph(row_line(cells))
            else:
                words = "".join(_words(element)).strip("\n")
                found = Paragraph(words, _style(element, styles), look(element))
            if found.words.strip():
                yield found
            element.clear()
    except SyntaxError as error:
        raise _damaged(name) from error


def _words(element: Any) -> Iterator[str]:
    """The words of an element in order: what is deleted, or given again for old programs, is passed over."""
    waiting = [element]
    while waiting:
        here = waiting.pop()
        if here.tag == _W + "t":
            yield here.text or ""
        elif here.tag in _WORDS:
            yield _WORDS[here.tag]
        elif here.tag not in _PASSED_OVER and here.tag != _ALTERNATIVE:
            if here.tag == _PARAGRAPH and here is not element:
                yield " "
            waiting.extend(reversed(here))


def _is_inner(element: Any) -> bool:
    """Whether an element lies in a paragraph or row, which gives its words with its own: cells and text boxes do."""
    parent = element.getparent()
    if parent is None or parent.tag == _BODY:
        return False
    return next(element.iterancestors(_PARAGRAPH, _ROW), None) is not None


def _style(paragraph: Any, styles: dict[str, str]) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return styles.get(style.get(_W + "val", ""), "") if style is not None else ""


def _damaged(name: str) -> ReadingError:
    return ReadingError(f"{name}: the docx is damaged or cut off; open it in Word and save it again.")
