"""Where the words of an article stand in the text that was read from its source, and their JSON form."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

_RUN: Final = re.compile(r"(\d{1,12})@(\d{1,12})\+(\d{1,12})")
_PAGE: Final = re.compile(r"(\d{1,12}):(\d{1,9})")


class Run(NamedTuple):
    """``length`` characters from ``start`` on that stand, one for one, from ``source`` on in the source's text."""

    start: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Origin:
    """A map from an article's ``text`` and ``title`` to offsets in the text that was read from its source.

    That text is the decoded file for txt and Markdown (line ends and all, without a byte order mark), the value under
    its key for JSON and CSV, and the extracted text layer for PDF, docx and HTML; ``part`` names the piece of the file
    where it has several (``line 3``, ``page 2``). Runs are in the order of the article's characters. Characters are
    equal up to :func:`pipelines.pages.cleaning.normalise_characters`; white space may be in no run. ``pages`` are pairs
    of the offset where a page begins and its number, for PDF.
    """

    text: tuple[Run, ...] = ()
    title: tuple[Run, ...] = ()
    part: str = ""
    pages: tuple[tuple[int, int], ...] = ()

    def pieces(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The stretches ``(start, end)`` of the source that ``text[start:end]`` was read from, in the text's order."""
        first = max(0, bisect_right(self.text, start, key=lambda run: run.start) - 1)
        found: list[tuple[int, int]] = []
        for run in self.text[first:]:
            if run.start >= end:
                break
            shift = run.source - run.start
            here = max(start, run.start) + shift, min(end, run.start + run.length) + shift
            if here[0] < here[1]:
                found.append(here)
        return tuple(found)

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the source from the first to the last character of ``text[start:end]``.

        It also holds what cleaning took out in between; None where nothing of it is known.

        >>> Origin(text=(Run(0, 10, 2), Run(2, 15, 3))).span(1, 4)
        (11, 17)
        """
        found = self.pieces(start, end)
        return (min(a for a, _ in found), max(b for _, b in found)) if found else None

    def page(self, offset: int) -> int:
        """The number of the page on which ``offset`` of the source lies, counted from 1; 0 if unknown."""
        return next((number for start, number in reversed(self.pages) if start <= offset), 0)


def to_json(origin: Origin) -> dict[str, str]:
    """The map as a JSON object: each run as ``start@source+length``, each page as ``offset:number``.

    >>> to_json(Origin(text=(Run(0, 10, 2), Run(2, 15, 3)), part="page 4", pages=((0, 4),)))
    {'text': '0@10+2 2@15+3', 'part': 'page 4', 'pages': '0:4'}
    """
    spelt = {
        "text": _spelt(origin.text),
        "title": _spelt(origin.title),
        "part": origin.part,
        "pages": " ".join(f"{start}:{number}" for start, number in origin.pages),
    }
    return {key: value for key, value in spelt.items() if value}


def from_json(data: Mapping[str, Any]) -> Origin:
    """The map of such an object.

    Raises:
        ValueError: a run or page is not written so.
    """
    return Origin(
        text=tuple(Run(*numbers) for numbers in _numbers(_RUN, data.get("text", ""))),
        title=tuple(Run(*numbers) for numbers in _numbers(_RUN, data.get("title", ""))),
        part=str(data.get("part") or ""),
        pages=tuple((start, number) for start, number in _numbers(_PAGE, data.get("pages", ""))),
    )


def _spelt(runs: Iterable[Run]) -> str:
    return " ".join(f"{run.start}@{run.source}+{run.length}" for run in runs)


def _numbers(form: re.Pattern[str], words: object) -> Iterator[tuple[int, ...]]:
    for word in str(words).split():
        found = form.fullmatch(word)
        if not found:
            raise ValueError(f"{word!r} is no part of a map to the source")
        yield tuple(map(int, found.groups()))
