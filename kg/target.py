"""The file that a command is asked to write: what may be there already, and how it is there whole or not at all."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

_OURS: Final = {
    "html": rb"<!doctype html>\n.{0,200}-Policy\" content=\"default-src &#39;none&#39;; script-src &#39;sha256-",
    "trig": rb"@prefix .*https://w3id\.org/govkg/ns#",
    "nq": rb"<https://w3id\.org/govkg/",
    "jsonld": rb'\{"@context": .*https://w3id\.org/govkg/ns#',
    "graphml": rb"<\?xml[^>]*>\s*<graphml ",
    "gexf": rb"<\?xml[^>]*>\s*<gexf ",
    "zip": rb"PK\x03\x04.{26}nodes\.csv",
    "backup": rb"(\d{6}\.\w+|CURRENT)\x00.*ustar",
}
"""How a file begins that govkg has written; the page of kg view is told by what it may load."""
_ALIKE: Final = {"ttl": "trig", "canonical": "nq", "csv": "zip"}
_HEAD: Final = 4096


class TargetError(Exception):
    """A file is not to be written there; the message is one sentence for the user."""


def is_stream(out: Path) -> bool:
    """Whether what is there is no file that could be replaced: a device, a pipe, an open descriptor that is either."""
    return out.exists() and not out.is_dir() and not _place(out).is_file()


def check(out: Path, form: str, *, force: bool = False, begins: bytes = b"") -> None:
    """Whether ``out`` may be written in that form: it is free, or govkg has written the like of it there before.

    ``begins`` is how such a file begins, where the form alone does not tell.

    Raises:
        TargetError: there is no such folder, or a file of another kind would be lost.
        OSError: what is there cannot be read.
    """
    place = _place(out)
    if out.is_dir():
        raise TargetError(f"{out}: this is a folder; name a file.")
    if is_stream(out):
        return
    if not place.parent.is_dir():
        raise TargetError(f"{out}: there is no folder {place.parent}; make it first, or choose another place.")
    if force or not place.exists():
        return
    with place.open("rb") as file:
        head = file.read(_HEAD)
    pattern = re.escape(begins) or _OURS[_ALIKE.get(form, form)]
    if head and not re.match(pattern, head, re.DOTALL):
        raise TargetError(
            f"{out}: what is there is no {form} file that kg wrote, and would be lost; "
            "choose another place, or add --force."
        )


@contextmanager
def written(out: Path) -> Iterator[IO[bytes]]:
    """A file that is there whole at the end or not at all; a stream takes what is written as it comes.

    A link stays one: the file that it leads to is written.
    """
    if is_stream(out):
        with out.open("wb") as file:
            yield file
        return
    place = _place(out)
    part = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    finally:
        part.unlink(missing_ok=True)


def _place(out: Path) -> Path:
    """Where the file itself lies: ``out`` may be a link to it."""
    return Path(os.path.realpath(out))
