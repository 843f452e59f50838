"""The process that reads PDFs, one after the other, for :mod:`pipelines.reading.pdf_process`.

A request is a line of JSON (name, limits, and the file's path or the number of bytes that follow), an answer as many
lines of JSON as there are texts and a last one that says that it is the last.
"""

from __future__ import annotations

import io
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, cast

from pipelines.reading import pdf
from pipelines.reading.records import Blob, Limits, Options, ReadingError, SourceText, Unreadable

_IN_MEMORY: Final = 16 * 1024 * 1024


def main() -> None:
    """Answer requests on standard input until it ends; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "w", encoding="ascii")
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    requests = sys.stdin.buffer
    while line := requests.readline():
        for answer in _answers(json.loads(line), requests):
            answers.write(json.dumps(answer) + "\n")
            answers.flush()


def request(blob: Blob) -> bytes:
    """The first line of a request; the bytes of the PDF follow where it has a ``size``."""
    path = getattr(blob.stream, "name", None)
    where = {"path": str(Path(path).resolve())} if isinstance(path, str) else {"size": blob.stream.seek(0, 2)}
    blob.stream.seek(0)
    return json.dumps({"name": blob.name, "limits": asdict(blob.options.limits), **where}).encode("ascii") + b"\n"


def _answers(asked: Mapping[str, Any], requests: IO[bytes]) -> Any:
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(_stream(asked, requests))
            options = replace(Options(), limits=Limits(**asked["limits"]))
            for found in pdf.read(Blob(asked["name"], stream, options)):
                yield {"reason": found.reason} if isinstance(found, Unreadable) else _spelt(found)
        except ReadingError as error:
            yield {"error": str(error), "last": True}
        except OSError as error:
            yield {"error": f"{asked['name']}: the file cannot be read ({error.strerror}).", "last": True}
        else:
            yield {"last": True}


def _stream(asked: Mapping[str, Any], requests: IO[bytes]) -> BinaryIO:
    if "path" in asked:
        return Path(asked["path"]).open("rb")
    left = int(asked["size"])
    # Python 3.10's SpooledTemporaryFile is no file to the library, since it does not say that it can be sought.
    file: BinaryIO = io.BytesIO()
    if left > _IN_MEMORY:
        file = cast(BinaryIO, tempfile.TemporaryFile())  # noqa: SIM115 (the caller closes it)
    while left and (chunk := requests.read(min(left, 1 << 20))):
        file.write(chunk)
        left -= len(chunk)
    file.seek(0)
    return file


def _spelt(found: SourceText) -> dict[str, Any]:
    return {"text": found.text, "part": found.part, "pages": found.pages}


if __name__ == "__main__":
    main()
