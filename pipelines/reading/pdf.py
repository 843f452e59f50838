"""PDFs with a text layer: the characters of each page with their boxes, put into reading order."""

from __future__ import annotations

import ctypes
import mmap
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from pipelines.reading.columns import page_text
from pipelines.reading.records import Blob, Found, Limits, ReadingError, SourceText, Unreadable
from pipelines.reading.runs import Char
from pipelines.reading.signatures import without_controls

if TYPE_CHECKING:
    from typing import BinaryIO

_RATIO: Final = 1032  # no deflated stream unpacks to more than this many times its size
_STREAM: Final = re.compile(rb"stream\r?\n")
_STREAM_END: Final = b"endstream"
_DEFLATED: Final = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x48\x89", b"\x68\x81", b"\x68\xde")
_IMAGE: Final = re.compile(rb"/Subtype\s{0,9}/Image(?![^<]*endobj)")
_DICTIONARY: Final = 600
_CHUNK: Final = 1024 * 1024
_STRANGE: Final = re.compile("[\ufffd\ufffe\uffff\ue000-\uf8ff\0-\x08]")
_UNMAPPED: Final = 0.3
_PASSWORD: Final = 4
_NAMED: Final = 20


def read(blob: Blob) -> Iterator[Found]:
    """The text of a PDF: a page of several columns stands alone, pages of one column follow upon each other.

    Raises:
        ReadingError: it is broken, has a password, is too large or has no text on any page.
    """
    import pypdfium2  # type: ignore[import-untyped]

    _check(blob)
    try:
        document = pypdfium2.PdfDocument(blob.stream)
    except pypdfium2.PdfiumError as error:
        raise _refused(blob.name, error) from error
    try:
        yield from _pages(blob, document)
    finally:
        document.close()


def _pages(blob: Blob, document: Any) -> Iterator[Found]:
    limit = blob.options.limits.pages
    if len(document) > limit:
        raise ReadingError(f"{blob.name}: the PDF has more than the limit of {limit:,} pages; split it.")
    mute: list[int] = []
    waiting: list[tuple[int, str]] = []
    found = False
    for number in range(1, len(document) + 1):
        text, columns, empty = _page(document, number - 1, blob)
        if not text:
            mute += [] if empty else [number]
            continue
        if columns > 1 and waiting:
            yield _source(blob, waiting, len(document))
            waiting = []
        waiting.append((number, text))
        found = True
        if columns > 1:
            yield _source(blob, waiting, len(document))
            waiting = []
    if waiting:
        yield _source(blob, waiting, len(document))
    if mute:
        yield Unreadable(blob.name, _no_text(blob.name, mute, len(document)))
    elif not found:
        raise ReadingError(f"{blob.name}: all pages of the PDF are empty; check that it was saved whole.")


def _page(document: Any, index: int, blob: Blob) -> tuple[str, int, bool]:
    """Text and number of columns of one page, and whether nothing at all is on it."""
    import pypdfium2

    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return "", 0, False
    try:
        chars = list(_chars(page, blob))
        text, columns = page_text(chars)
        text = without_controls(text)
        if len(_STRANGE.findall(text)) > _UNMAPPED * len(text):
            return "", 0, False
        return _STRANGE.sub("", text), columns, not chars and not next(iter(page.get_objects(max_depth=1)), None)
    except pypdfium2.PdfiumError:
        return "", 0, False
    finally:
        page.close()


def _chars(page: Any, blob: Blob) -> Iterator[Char]:
    """The characters of a page that are drawn, turned upright; ``top`` grows downwards."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    layer = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(layer)
        limit = blob.options.limits.characters
        if count > limit:
            raise ReadingError(f"{blob.name}: a page of the PDF has more than the limit of {limit:,} characters.")
        rotation, box = page.get_rotation(), raw.FS_RECTF()
        for at in range(count):
            code = raw.FPDFText_GetUnicode(layer, at)
            if code <= 0x20 or raw.FPDFText_IsGenerated(layer, at) == 1:
                continue
            if raw.FPDFText_GetLooseCharBox(layer, at, ctypes.byref(box)):
                yield _upright(_character(code), (box.left, box.top, box.right, box.bottom), rotation)
    finally:
        layer.close()


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _upright(char: str, box: tuple[float, float, float, float], rotation: int) -> Char:
    left, top, right, bottom = box
    if rotation == 90:
        return Char(char, bottom, left, top, right)
    if rotation == 180:
        return Char(char, -right, bottom, -left, top)
    if rotation == 270:
        return Char(char, -top, -right, -bottom, -left)
    return Char(char, left, -top, right, -bottom)


def _source(blob: Blob, texts: Sequence[tuple[int, str]], pages: int) -> SourceText:
    """The text of pages that follow upon each other, given with their numbers."""
    first, last = texts[0][0], texts[-1][0]
    part = "" if (first, last) == (1, pages) else f"page {first}" if first == last else f"pages {first}-{last}"
    starts = accumulate((len(text) + 1 for _, text in texts), initial=0)
    return SourceText(
        text="\n".join(text for _, text in texts),
        source=blob.name,
        encoding="utf-8",
        format="pdf",
        part=part,
        pages=tuple((start, number) for start, (number, _) in zip(starts, texts, strict=False)),
    )


def _check(blob: Blob) -> None:
    """Refuse a PDF that is too large, and one with a stream that would unpack to more than memory should hold."""
    limits = blob.options.limits
    size = blob.stream.seek(0, 2)
    if size > limits.pdf:
        raise ReadingError(f"{blob.name}: the PDF is larger than the limit of {limits.pdf:,} bytes; split it.")
    blob.stream.seek(0)
    if size * _RATIO > limits.stream and _bombs(blob.stream, limits):
        raise ReadingError(
            f"{blob.name}: a stream of the PDF unpacks to more than the limit of {limits.stream:,} bytes "
            f"({limits.image:,} for an image); print it to a new PDF."
        )
    blob.stream.seek(0)


def _bombs(stream: BinaryIO, limits: Limits) -> bool:
    """Whether a deflated stream unpacks beyond its limit; images, which are never unpacked for text, may be larger."""
    with _mapped(stream) as data:
        for found in _STREAM.finditer(data):
            start = found.end()
            if data[start : start + 2] not in _DEFLATED:
                continue
            end = data.find(_STREAM_END, start)
            end = end if end >= 0 else len(data)
            limit = limits.image if _IMAGE.search(data[max(0, start - _DICTIONARY) : start]) else limits.stream
            if (end - start) * _RATIO > limit and _unpacks_beyond(data[start:end], limit):
                return True
    return False


@contextmanager
def _mapped(stream: BinaryIO) -> Iterator[bytes | mmap.mmap]:
    """The bytes of a stream, without a copy in memory where it is a file."""
    try:
        number = stream.fileno()
    except (OSError, AttributeError):
        yield stream.read()
        return
    with mmap.mmap(number, 0, access=mmap.ACCESS_READ) as data:
        yield data


def _unpacks_beyond(data: bytes, limit: int) -> bool:
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while data and not unpacker.eof:
            size += len(unpacker.decompress(data, _CHUNK))
            data = unpacker.unconsumed_tail
            if size > limit:
                return True
    except zlib.error:
        return False
    return False


def _refused(name: str, error: Exception) -> ReadingError:
    if getattr(error, "err_code", 0) == _PASSWORD or "assword" in str(error):
        return ReadingError(f"{name}: the PDF has a password; save it without one and try again.")
    return ReadingError(f"{name}: the PDF is damaged or cut off; get a whole copy of it.")


def _no_text(name: str, mute: Sequence[int], pages: int) -> str:
    if len(mute) == pages:
        return f"{name}: no page of the PDF has a text layer that can be read; run OCR on it first."
    shown = ", ".join(map(str, mute[:_NAMED])) + (", …" if len(mute) > _NAMED else "")
    some = f"page {shown} of the PDF has" if len(mute) == 1 else f"pages {shown} of the PDF have"
    return f"{name}: {some} no text layer that can be read; run OCR on it first."
