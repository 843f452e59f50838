"""The graph as CSV: a folder or a zip file of seven tables."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from kg.exchange.rows import TABLES

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def write_folder(store: ox.Store, folder: Path) -> None:
    """Write the tables into ``folder``, each whole or not at all; other files there are left alone.

    Raises:
        OSError: a file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in TABLES.items():
        part = folder / f"{table.name}.csv.part"
        try:
            with part.open("wb") as out, _text(out) as lines:
                _write(lines, table.columns, rows(store))
            part.replace(folder / f"{table.name}.csv")
        except OSError:
            part.unlink(missing_ok=True)
            raise


def write_zip(store: ox.Store, out: IO[bytes]) -> None:
    """Write the tables as one zip file; the same graph gives the same bytes."""
    with zipfile.ZipFile(out, "w") as archive:
        for table, rows in TABLES.items():
            entry = zipfile.ZipInfo(f"{table.name}.csv", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as member, _text(member) as lines:
                _write(lines, table.columns, rows(store))


def _write(lines: IO[str], columns: tuple[str, ...], rows: Iterator[dict[str, str]]) -> None:
    writer = csv.DictWriter(lines, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)


@contextmanager
def _text(out: IO[bytes]) -> Iterator[IO[str]]:
    # The mark tells spreadsheets that Chinese text is UTF-8.
    lines = io.TextIOWrapper(out, "utf-8-sig", newline="", errors="surrogatepass")
    yield lines
    lines.flush()
    lines.detach()
