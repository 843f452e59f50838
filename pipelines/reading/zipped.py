"""Zip files: archives of texts, and the office files that are zip files inside."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO, Final

from pipelines.reading import word
from pipelines.reading.members import check_depth, is_wanted, opened_budget, read_member
from pipelines.reading.metadata import shown
from pipelines.reading.records import Blob, Found, Reader, ReadingError

_END: Final = b"PK\x05\x06"
_TAIL: Final = 22 + 65535
_DIRECTORY: Final = 48 * 1024 * 1024
_UTF8_NAME: Final = 0x800
_ENCRYPTED: Final = 0x1
_SYMLINK: Final = 0o120000
_KINDS: Final = 0o170000
_OFFICE: Final = (("xl/", "Excel workbooks"), ("ppt/", "PowerPoint presentations"))
_FAILURES: Final = (zipfile.BadZipFile, OSError, ValueError, EOFError, struct.error, NotImplementedError, RuntimeError)


def read(blob: Blob, convert: Reader) -> Iterator[Found]:
    """The texts of a zip file; a docx is one of the things that a zip file can be.

    Raises:
        ReadingError: it is broken, holds too much, or is an office file that is not read.
    """
    _check_directory(blob)
    try:
        archive = zipfile.ZipFile(blob.stream)
    except Exception as error:  # zipfile lets many kinds through on broken directories
        raise ReadingError(f"{blob.name}: the zip file is damaged or cut off; get a whole copy of it.") from error
    with archive:
        names = archive.namelist()
        if word.MAIN in names:
            yield from word.read(blob, archive)
            return
        _refuse_office(blob.name, names)
        yield from _members(blob, archive, convert)


def _members(blob: Blob, archive: zipfile.ZipFile, convert: Reader) -> Iterator[Found]:
    check_depth(blob)
    budget = opened_budget(blob)
    for info in archive.infolist():
        name = _name(info)
        if not name.endswith("/") and is_wanted(name):
            opener = partial(_stream, archive, info, f"{blob.name}/{shown(name)}")
            yield from read_member(blob, name, opener, budget, convert)


def _stream(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> IO[bytes]:
    """The unpacked bytes of one member.

    Raises:
        ReadingError: it is a link, has a password or is broken.
    """
    if (info.external_attr >> 16) & _KINDS == _SYMLINK:
        raise ReadingError(f"{name}: it is a link; put the file itself into the archive.")
    if info.flag_bits & _ENCRYPTED:
        raise ReadingError(f"{name}: it has a password; unpack it first.")
    try:
        return archive.open(info)
    except _FAILURES as error:
        raise ReadingError(f"{name}: it is damaged; get a whole copy of the archive.") from error


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; Chinese systems write GBK without saying so, which zipfile takes for code page 437."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return info.filename


def _check_directory(blob: Blob) -> None:
    """Refuse a directory that would not fit into memory, before zipfile reads it."""
    size = blob.stream.seek(0, 2)
    blob.stream.seek(max(0, size - _TAIL))
    tail = blob.stream.read()
    blob.stream.seek(0)
    at = tail.rfind(_END)
    if at >= 0 and len(tail) >= at + 16 and int(struct.unpack_from("<I", tail, at + 12)[0]) > _DIRECTORY:
        raise ReadingError(f"{blob.name}: the archive lists too many files to be read; split it.")


def _refuse_office(name: str, names: list[str]) -> None:
    for start, kind in _OFFICE:
        if "[Content_Types].xml" in names and any(member.startswith(start) for member in names):
            raise ReadingError(f"{name}: {kind} are not read; save the text as docx or as a UTF-8 .txt file.")
    if "mimetype" in names and {"META-INF/container.xml", "META-INF/manifest.xml"} & set(names):
        raise ReadingError(f"{name}: e-books and OpenDocument files are not read; save the text as docx.")
