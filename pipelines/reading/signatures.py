"""What the first bytes say a file is; NUL bytes and control characters in what claims to be text."""

from __future__ import annotations

import re
from typing import Final

_MAGIC: Final = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97"),
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
_TAR: Final = (257, b"ustar")
_MARKUP: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,1000}-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|section|table|h[1-6])\b",
    re.I,
)
_XML: Final = re.compile(r"\s*<(?:\?xml|!doctype|!entity)\b", re.I)
_JSON: Final = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\{"\]])')
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TOLERATED: Final = 0.002
_WIDE: Final = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def signature(data: bytes) -> str:
    """The name of the format that the first bytes announce, or "" where they announce none but text.

    >>> signature(b"%PDF-1.7"), signature(b"<!-- saved --><html>"), signature(b'{"title": 1}'), signature(b"plain")
    ('PDF', 'HTML', 'JSON', '')
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data[_TAR[0] : _TAR[0] + len(_TAR[1])] == _TAR[1]:
        return "tar"
    start = _start(data)
    forms = ((_MARKUP, "HTML"), (_XML, "XML"), (_JSON, "JSON"))
    return next((name for form, name in forms if form.match(start)), "")


def is_binary(text: str) -> bool:
    """Whether decoded ``text`` holds NUL characters or more control characters than a damaged text would."""
    if "\0" in text:
        return True
    return len(_CONTROLS.findall(text)) > max(2, _TOLERATED * len(text))


def without_controls(text: str) -> str:
    """``text`` with line ends as ``\\n``, page breaks as an empty line and stray control characters left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", "\n")
    text = text.replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    return _CONTROLS.sub("", text)


def _start(data: bytes) -> str:
    """The first bytes as characters, as far as marks of ASCII go: the rest need not be right."""
    codec = next((codec for mark, codec in _WIDE if data.startswith(mark)), "utf-8")
    return data[:4096].decode(codec, "replace").lstrip("\ufeff")
