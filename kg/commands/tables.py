"""How rows are printed: as a table that fits the terminal, as records with their sentences, as CSV, JSON, Markdown."""

from __future__ import annotations

import csv
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from kg.commands.terminal import Format, console, width

_SHORT = 16
_INDENT = "    "
# Closing marks stay with what stands before them, opening marks with what follows.
_UNIT = re.compile(r"\s+|[“‘《（「『【]*(?:[!-~]+|\S)[，。、；：！？）》”’」』】…]*")
_NUMBER = re.compile(r"-?[\d,.]+%?")
_BETWEEN = "   "
_EVIDENCE = ("evidence", "article")

Row = Sequence[str]


def print_rows(heads: Row, rows: Sequence[Row], form: Format) -> None:
    """Print rows of strings as a table, as CSV, as a list of JSON objects or as Markdown.

    CSV that goes into a file or a pipe begins with a byte order mark: without one Excel takes it for another encoding.
    """
    if form is Format.csv:
        if not sys.stdout.isatty() and (sys.stdout.encoding or "utf-8").lower() == "utf-8":
            print("\ufeff", end="")
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerows([heads, *rows])
    elif form is Format.json:
        print_json([dict(zip(heads, row, strict=True)) for row in rows])
    elif form is Format.md:
        for row in (heads, ["---"] * len(heads), *rows):
            print("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |")
    else:
        print_table(heads, rows)


def print_json(data: object) -> None:
    """Print data as JSON that people can read."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def print_table(heads: Row, rows: Sequence[Row]) -> None:
    """Print a table as wide as the terminal at most, and where there is none, a line a row.

    Columns in which nothing stands are left out.
    """
    from rich.cells import cell_len

    kept = [i for i in range(len(heads)) if not rows or any(row[i] for row in rows)]
    columns = [(heads[i], [row[i] for row in rows]) for i in kept]
    sizes = [max(map(cell_len, (head, *cells))) for head, cells in columns]
    plain = all(cell.isprintable() for head, cells in columns for cell in (head, *cells))
    if kept and plain and sum(sizes) + len(_BETWEEN) * (len(sizes) - 1) <= width():
        _print_narrow(columns, sizes)
    else:
        _print_folded(columns)


def _print_narrow(columns: Sequence[tuple[str, list[str]]], sizes: Sequence[int]) -> None:
    """A table in which nothing needs folding, as rich draws it, which takes a second for a thousand rows."""
    from rich.cells import cell_len

    filled = []
    for (head, cells), size in zip(columns, sizes, strict=True):
        right = _is_numbers(cells)
        blanks = ((text, " " * (size - cell_len(text))) for text in (head, *cells))
        filled.append([blank + text if right else text + blank for text, blank in blanks])
    first, *rest = (_BETWEEN.join(row).rstrip() for row in zip(*filled, strict=True))
    print("\n".join((first, "─" * (sum(sizes) + len(_BETWEEN) * (len(sizes) - 1)), *rest)))


def _print_folded(columns: Sequence[tuple[str, list[str]]]) -> None:
    """A table whose cells are folded to fit."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for head, cells in columns:
        table.add_column(
            head,
            overflow="fold",
            justify="right" if _is_numbers(cells) else "left",
            # Dates, numbers and codes are not to be torn apart.
            no_wrap=all(cell.isascii() and len(cell) <= _SHORT for cell in (head, *cells)),
            min_width=len(head),
        )
    for row in zip(*(cells for _, cells in columns), strict=True):
        table.add_row(*row)
    terminal = console()
    with terminal.capture() as caught:
        terminal.print(table)
    for line in caught.get().splitlines():
        print(line.rstrip())


def _is_numbers(cells: Iterable[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(map(_NUMBER.fullmatch, filled))


def print_answers(heads: Row, rows: Sequence[Row], *, evidence: bool) -> None:
    """Print answers as a table; with ``evidence``, each with the sentences and articles that it rests on."""
    apart = [i for i, head in enumerate(heads) if head in _EVIDENCE]
    kept = [i for i in range(len(heads)) if i not in apart]
    grouped: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for row in rows:
        grouped.setdefault(tuple(row[i] for i in kept), []).append(tuple(row[i] for i in apart))
    if not evidence:
        print_table([heads[i] for i in kept], list(grouped))
        return
    for number, (cells, proofs) in enumerate(grouped.items()):
        if number:
            print()
        fields = [f"{heads[i]}: {cell}" for i, cell in zip(kept, cells, strict=True) if cell]
        for line in fold([part for field in fields for part in (field, "   ")], width()):
            print(line)
        for proof in dict.fromkeys(proofs):
            print_indented(proof)


def print_text(text: str) -> None:
    """Print a text, folded to the width of the terminal."""
    for line in fold(units(text), width()):
        print(line)


def print_indented(texts: Iterable[str]) -> None:
    """Print texts indented, and folded to the width of the terminal."""
    for text in texts:
        for line in fold(units(text), width() - len(_INDENT)):
            print(_INDENT + line)


def units(text: str) -> list[str]:
    """What a line of a text may not break: a Chinese character with its punctuation, a Latin word, blanks."""
    return _UNIT.findall(text)


def fold(parts: Iterable[str], columns: int) -> Iterator[str]:
    """Lines made of the parts, none broken; Chinese characters take two columns.

    >>> list(fold(units("石阡的茶，好喝。tea"), 8))
    ['石阡的', '茶，好', '喝。tea']
    """
    line, used = "", 0
    for part in parts:
        size = _columns(part)
        if line and used + size > columns:
            yield line.rstrip()
            line, used = "", 0
            if part.isspace():
                continue
        line, used = line + part, used + size
    if line.strip():
        yield line.rstrip()


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
