"""Standard input, output and error: what is closed is empty and takes everything; what is full is said to be."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

from kg.commands.terminal import CommandError

if TYPE_CHECKING:
    from typing_extensions import Buffer


class _Output(io.FileIO):
    """Standard output that ends the command in one sentence where it takes nothing more."""

    _failed = False

    def write(self, data: Buffer, /) -> int:
        """Write, or raise once and then pretend: what the buffers still hold must not fail at exit."""
        try:
            return len(memoryview(data)) if self._failed else super().write(data)
        except BrokenPipeError:
            raise
        except OSError as error:
            self._failed = True
            reason = f"({error.strerror}); what was asked for is not all there."
            raise CommandError(f"Standard output cannot be written {reason}") from error


def prepare() -> None:
    """Make the streams of the process fit for printing to; where somebody put others in their place, these stay."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            # Else the first file that is opened would get its number, and what is printed would go into that.
            mode = "w" if number else "r"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 -- as long as we run
    output: TextIO = sys.stdout
    if output is sys.__stdout__:
        sys.stdout = _guarded(output)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _guarded(stream: TextIO) -> TextIO:
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(raw, io.FileIO):
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(_Output(raw.fileno(), "w", closefd=False)),
        encoding=stream.encoding,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
