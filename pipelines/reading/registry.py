"""Which reader takes which content.

A format is one module and one line here. ``DOCUMENTS`` and ``ARCHIVES`` are keyed by what
:func:`pipelines.reading.signatures.signature` finds; an archive is handed this registry for what it holds. What is
none of them is text: of the ``TEXT`` readers the first that matches takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pipelines.reading import jsonl, markdown, pdf_process, plain, tabular, tarred, webpage, zipped
from pipelines.reading.encoding import decode
from pipelines.reading.records import Blob, Found, Reader, ReadingError, SourceText
from pipelines.reading.signatures import is_binary, signature, without_controls

READS: Final = "text, Markdown, HTML, PDF, docx, JSON, CSV, and zip and tar files of these"


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A reader of decoded text: whether the content is its own, and how it is read (text, name, encoding)."""

    name: str
    matches: Callable[[str, str], bool]
    read: Callable[[str, str, str], SourceText]


TEXT: Final = (
    TextFormat("md", markdown.matches, markdown.read),
    TextFormat("txt", plain.matches, plain.read),
)
DOCUMENTS: Final[Mapping[str, Reader]] = {"HTML": webpage.read, "PDF": pdf_process.read, "JSON": jsonl.read}
ARCHIVES: Final[Mapping[str, Callable[[Blob, Reader], Iterator[Found]]]] = {
    "ZIP": zipped.read,
    "tar": tarred.read,
    "gzip": tarred.read_gzip,
}
_ADVICE: Final[Mapping[str, str]] = {
    "Office 97": "old Office files (doc, xls) and office files with a password are not read; save it as docx.",
    "RTF": "RTF is not read; save it as docx.",
    "XML": "XML is not read; save its text as a UTF-8 .txt or .md file.",
    "bzip2": "bzip2 is not read; unpack it, or pack it as zip or tar.gz.",
    "xz": "xz is not read; unpack it, or pack it as zip or tar.gz.",
    "7z": "7z is not read; unpack it, or pack it as zip or tar.gz.",
    "RAR": "RAR is not read; unpack it, or pack it as zip or tar.gz.",
}


def readings(blob: Blob) -> Iterator[Found]:
    """The texts in ``blob``, by the first reader that claims it.

    Raises:
        ReadingError: the content is empty, too large, binary, broken, of a format without a reader, or of no known
            encoding.
    """
    head = blob.head()
    if not head:
        raise ReadingError(f"{blob.name}: the file is empty; check that it was saved with its text.")
    kind = signature(head)
    if kind in DOCUMENTS:
        yield from DOCUMENTS[kind](blob)
    elif kind in ARCHIVES:
        yield from ARCHIVES[kind](blob, readings)
    elif kind:
        advice = _ADVICE.get(kind, f"{kind}s are not read; run OCR or copy the text into a UTF-8 .txt file.")
        raise ReadingError(f"{blob.name}: {advice}")
    else:
        yield from _texts(blob)


def _texts(blob: Blob) -> Iterator[Found]:
    name = blob.name
    decoded, encoding = decode(blob.whole(blob.options.limits.text), name)
    if is_binary(decoded):
        raise ReadingError(f"{name}: the content is binary, not text; what is read is {READS}.")
    text = without_controls(decoded)
    if not text.strip("\ufeff\u200b \t\n\u3000\xa0"):
        raise ReadingError(f"{name}: the file holds only white space; check that it was saved with its text.")
    if tabular.matches(text, name, blob.options.fields):
        yield from tabular.read(text, blob)
        return
    reader = next(form for form in TEXT if form.matches(text, name))
    found = reader.read(text, name, encoding)
    yield found if found.text == decoded else replace(found, decoded=decoded)
