"""CSV: one article a row, its parts in the columns that the first row names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import astuple, replace
from itertools import chain
from typing import Final

from pipelines.reading.jsonl import article_of
from pipelines.reading.records import Blob, Fields, Found, ReadingError, Unreadable

_NAMES: Final = (".csv", ".tsv")
_DELIMITERS: Final = ",\t;"
_LEAST: Final = 2
_SHOWN: Final = 80
_LONGEST: Final = 2000
_OF_RECORDS: Final = ("entities", "relations")


def matches(text: str, name: str, fields: Fields) -> bool:
    """Whether the file is named so, or its first line names a column of texts and another that is known."""
    names = _header(text, fields)[0]
    return name.lower().endswith(_NAMES) or (_has_texts(names, fields) and len(_known(names, fields)) >= _LEAST)


def read(text: str, blob: Blob) -> Iterator[Found]:
    """The articles of the table; a row that cannot be read is said with its number and passed over.

    Raises:
        ReadingError: there is no column of texts, no row of an article, or the quotation marks are not in order.
    """
    fields = blob.options.fields
    names, delimiter = _header(text, fields)
    if not _has_texts(names, fields):
        there, wanted = ", ".join(names)[:_SHOWN], ", ".join(fields.text[:2])
        raise ReadingError(f"{blob.name}: no column of the CSV ({there}) is named {wanted} or such; name one so.")
    csv.field_size_limit(blob.options.limits.text)
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, row in enumerate(rows, start=1):
            if number > 1 and any(map(str.strip, row)):
                yield _article(names, row, blob, f"row {number}")
    except csv.Error as error:
        raise ReadingError(
            f"{blob.name}, row {number + 1}: its quotation marks are not in order ({error}); double those in a cell."
        ) from error
    if number <= 1:
        raise ReadingError(f"{blob.name}: there is no article in the CSV; write one a row below the names of columns.")


def _article(names: Sequence[str], row: Sequence[str], blob: Blob, part: str) -> Found:
    try:
        if len(row) > len(names):
            raise ReadingError(
                f"it has {len(row)} cells for {len(names)} columns; put cells with commas into quotation marks."
            )
        data = {name: cell for name, cell in zip(names, row, strict=False) if name not in _OF_RECORDS}
        return replace(article_of(data, blob, part), format="csv")
    except ReadingError as error:
        return Unreadable(blob.name, f"{blob.name}, {part}: {error}")


def _header(text: str, fields: Fields) -> tuple[list[str], str]:
    """The names of the columns in the first line, as fields are named, and what stands between them."""
    line = text.lstrip("\ufeff")[:_LONGEST].split("\n", 1)[0]
    spelt = {name.casefold(): name for name in _all(fields)}
    splits = ((next(csv.reader([line], delimiter=mark), []), mark) for mark in _DELIMITERS)
    headers = [([spelt.get(cell.strip().casefold(), cell.strip()) for cell in cells], mark) for cells, mark in splits]
    return max(headers, key=lambda header: (len(_known(header[0], fields)), len(header[0])))


def _known(names: Sequence[str], fields: Fields) -> set[str]:
    return set(names) & set(_all(fields))


def _has_texts(names: Sequence[str], fields: Fields) -> bool:
    return not set(names).isdisjoint(fields.text)


def _all(fields: Fields) -> list[str]:
    return list(chain(*astuple(fields)))
