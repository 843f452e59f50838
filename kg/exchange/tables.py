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
from kg.target import check, written

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def write_folder(store: ox.Store, folder: Path) -> None:
    """Write the tables into ``folder``, each whole or not at all; other files there are left alone.

    Raises:
        OSError: a file cannot be written.
    """
    folder.mkdir(exist_ok=True)
    for table, rows in TABLES.items():
        with written(folder / f"{table.name}.csv") as out, _text(out) as lines:
            _write(lines, table.columns, rows(store))


def check_folder(folder: Path, *, force: bool = False) -> None:
    """Whether the tables may be written into ``folder``: it can be made, and no other table of such a name is there.

    Raises:
        TargetError: there is nowhere to make it, or a file would be lost.
        OSError: what is there cannot be read.
    """
    if not folder.is_dir():
        check(folder, "csv", force=force)
        return
    for table in TABLES:
        begins = ",".join(table.columns).encode("utf-8-sig")
        check(folder / f"{table.name}.csv", "csv", force=force, begins=begins)


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
