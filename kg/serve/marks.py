"""An article's text with what was found in it: sentences that state something, and the names of things."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """``text[start:end]`` names the thing ``iri``, of the class ``kind``; the IRI is empty if it is not known which."""

    start: int
    end: int
    iri: str
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, with the mark that it stands in."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Stretches of text that belong together; ``starts`` are where the sentences begin that it consists of."""

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...] = ()


def paragraphs(text: str, sentences: Iterable[tuple[int, int]], marks: Iterable[Mark]) -> list[list[Block]]:
    """The lines of a text as blocks: sentences that overlap are one, and what lies between them is one without starts.

    Of marks that overlap, the longer counts. Nothing of the text is lost.
    """
    kept = _apart(sorted(marks, key=lambda mark: (mark.start - mark.end, mark.start)))
    said = _merged(sentences)
    lines: list[list[Block]] = []
    place = 0
    for line in text.split("\n"):
        end = place + len(line)
        lines.append(_line(text, place, end, said, kept))
        place = end + 1
    return lines


def _apart(marks: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in marks:
        if mark.start < mark.end and all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _merged(sentences: Iterable[tuple[int, int]]) -> list[tuple[int, int, tuple[int, ...]]]:
    merged: list[tuple[int, int, tuple[int, ...]]] = []
    for start, end in sorted(set(sentences)):
        if merged and start < merged[-1][1]:
            first, last, starts = merged[-1]
            merged[-1] = (first, max(last, end), tuple(dict.fromkeys((*starts, start))))
        elif 0 <= start < end:
            merged.append((start, end, (start,)))
    return merged


def _line(
    text: str, place: int, end: int, said: Sequence[tuple[int, int, tuple[int, ...]]], marks: Sequence[Mark]
) -> list[Block]:
    blocks = []
    for start, stop, starts in said:
        if stop <= place or start >= end:
            continue
        if place < start:
            blocks.append(Block(_pieces(text, place, start, marks)))
        first = max(start, place)
        # A sentence that runs over a line break begins where it begins, and only there.
        here = tuple(s for s in starts if first <= s < end)
        place = min(stop, end)
        blocks.append(Block(_pieces(text, first, place, marks), here or (-1,)))
    if place < end:
        blocks.append(Block(_pieces(text, place, end, marks)))
    return blocks


def _pieces(text: str, place: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    pieces = []
    for mark in marks:
        start, stop = max(mark.start, place), min(mark.end, end)
        if start >= stop:
            continue
        if place < start:
            pieces.append(Piece(text[place:start]))
        pieces.append(Piece(text[start:stop], mark))
        place = stop
    if place < end:
        pieces.append(Piece(text[place:end]))
    return tuple(pieces)
