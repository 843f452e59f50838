"""Content that is no text: known file signatures, NUL bytes, control characters."""

from __future__ import annotations

from typing import Final

_MAGIC: Final = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (also docx, xlsx, epub)"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97 (doc, xls)"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"\xfd7zXZ\0", "xz"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\x7fELF", "program"),
)
_MARKUP: Final = ((b"<!doctype html", "HTML"), (b"<html", "HTML"), (b"<?xml", "XML"))
_CONTROLS: Final = frozenset(chr(c) for c in (*range(0x00, 0x09), *range(0x0E, 0x20), 0x7F) if c != 0x1B)
_TOLERATED: Final = 0.002


def signature(data: bytes) -> str:
    """The name of the format that the first bytes announce, or "" where they announce none."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    start = data[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((name for mark, name in _MARKUP if start.startswith(mark)), "")


def is_binary(text: str) -> bool:
    """Whether decoded ``text`` holds NUL characters or more control characters than a damaged text would."""
    if "\0" in text:
        return True
    return sum(c in _CONTROLS for c in text) > max(2, _TOLERATED * len(text))


def without_controls(text: str) -> str:
    """``text`` with line ends as ``\\n``, page breaks as an empty line and stray control characters left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    if not any(c in _CONTROLS for c in text):
        return text
    return "".join(c for c in text if c not in _CONTROLS)
