"""The words of articles followed back to where they stood on their page.

Cleaning only takes characters out and writes some in plain form, so a paragraph without its white space stands in the
page without its white space: in one piece, or in several where a caption, a mark or a hyphen lay between. Of several
places that read the same the one next to the words before it counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from pipelines.article import Article
from pipelines.origin import Origin, Run
from pipelines.pages.ground import Ground, bare

_WINDOW: Final = 20_000
_SEEDS: Final = (12, 6, 3)
_NEAR: Final = 6
_MISSES: Final = 200
_SHORT: Final = 15
_TRIED: Final = 4
_SPREAD: Final = 2_000


class _Piece(NamedTuple):
    """``length`` characters from ``clean`` on, of the text without spaces, stand at ``ground``."""

    clean: int
    ground: int
    length: int


def trace(
    articles: Sequence[Article], ground: Ground, *, part: str = "", pages: Sequence[tuple[int, int]] = ()
) -> list[Origin]:
    """For each article of a page, in printed order, where its text and title stand in the source of ``ground``.

    ``part`` is handed on, as are those of ``pages`` (offset and number) on which the article stands.
    """
    tracer = _Tracer(ground)
    bodies = [tracer.body(Ground(article.text)) for article in articles]
    origins = []
    for article, (clean, pieces) in zip(articles, bodies, strict=True):
        text = _runs(clean, ground, pieces)
        heading = Ground(article.title)
        title = _runs(heading, ground, tracer.title(heading, pieces))
        origins.append(Origin(text, title, part, _on(pages, text)))
    return origins


class _Tracer:
    """Looks words up on one page; ``_used`` marks what belongs to a body already."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._used = bytearray(len(ground.text))
        self._cursor = 0

    def body(self, clean: Ground) -> tuple[Ground, list[_Piece]]:
        """The pieces of an article's text; what they cover is not given to another article if that can be helped."""
        first = next(_paragraphs(clean), ("", 0))[0]
        pieces: list[_Piece] = []
        for start in self._starts(first):
            found = self._chain(clean, start)
            if not pieces or _stretch(found) < _stretch(pieces):
                pieces = found
            if _stretch(pieces) < len(clean.text) + _SPREAD:
                break
        for piece in pieces:
            self._used[piece.ground : piece.ground + piece.length] = b"\1" * piece.length
        if pieces:
            self._cursor = pieces[-1].ground + pieces[-1].length
        return clean, pieces

    def title(self, clean: Ground, body: Sequence[_Piece]) -> list[_Piece]:
        """The pieces of a title: a line of its own before one within a line, outside of bodies, near its own body."""
        words, near = clean.text, body[0].ground if body else 0
        if not words:
            return []
        places = list(_places(self.ground.text, words, near - _WINDOW, near + _WINDOW))
        places = places or list(_places(self.ground.text, words, 0, len(self.ground.text)))[:1]
        if not places:
            pieces = list(self._pieces(words, 0, max(0, near - _WINDOW)))
            return pieces if sum(piece.length for piece in pieces) == len(words) else []
        return [_Piece(0, min(places, key=lambda at: self._unlike_title(at, at + len(words), near)), len(words))]

    def _unlike_title(self, start: int, end: int, near: int) -> tuple[bool, int, int]:
        lines = self.ground.begins_line(start) + self.ground.ends_line(end)
        return bool(self._used[start]), -lines, abs(start - near)

    def _starts(self, words: str) -> list[int]:
        """The first few places of a body's first words, from where the last body ended."""
        text, here = self.ground.text, self._cursor
        ahead = list(_places(text, words, here, here + _WINDOW, _TRIED))
        behind = list(_places(text, words, max(0, here - _WINDOW), here + len(words), _TRIED))
        found = [at for at in (*ahead, *behind) if not self._is_used(at, len(words))]
        if len(words) < _SHORT:
            found.sort(key=lambda at: not self.ground.begins_line(at))
        return found[:_TRIED] or [self._place(words, here)]

    def _chain(self, clean: Ground, start: int) -> list[_Piece]:
        pieces: list[_Piece] = []
        cursor = start if start >= 0 else self._cursor
        for words, at in _paragraphs(clean):
            place = self._place(words, cursor) if pieces or start < 0 else start
            if place >= 0 and self.ground.text.startswith(words, place):
                pieces.append(_Piece(at, place, len(words)))
            else:
                pieces += self._pieces(words, at, cursor)
            if pieces:
                cursor = pieces[-1].ground + pieces[-1].length
        return pieces

    def _place(self, words: str, cursor: int) -> int:
        """Where ``words`` stand in one piece: the next place after ``cursor``, else before it; -1 if nowhere."""
        text = self.ground.text
        if text.startswith(words, cursor):
            return cursor
        ahead = list(_places(text, words, cursor, cursor + _WINDOW, _TRIED))
        free = [at for at in ahead if not self._is_used(at, len(words))] or ahead
        if free:
            return min(free, key=lambda at: (len(words) < _SHORT and not self.ground.begins_line(at), at))
        behind = text.rfind(words, max(0, cursor - _WINDOW), cursor)
        return behind if behind >= 0 else text.find(words)

    def _is_used(self, start: int, length: int) -> bool:
        return 1 in self._used[start : start + length]

    def _pieces(self, words: str, at: int, cursor: int) -> Iterator[_Piece]:
        """``words``, which stand nowhere in one piece, as the longest pieces that follow upon each other."""
        text, done, misses = self.ground.text, 0, 0
        while done < len(words) and misses < _MISSES:
            place = self._seed(words, done, cursor)
            if place < 0:
                done, misses = done + 1, misses + 1
                continue
            length = _common(words, done, text, place)
            yield _Piece(at + done, place, length)
            done, cursor = done + length, place + length

    def _seed(self, words: str, done: int, cursor: int) -> int:
        """Where the next few of ``words`` stand: short ones close by alone, else any place would do."""
        text = self.ground.text
        left = len(words) - done
        for size in _SEEDS:
            if size <= left and (place := text.find(words[done : done + size], cursor, cursor + _WINDOW)) >= 0:
                return place
        place = text.find(words[done : done + min(left, 1)], cursor, cursor + _NEAR)
        if place < 0 and left >= _SEEDS[0]:
            place = text.find(words[done : done + _SEEDS[0]])
        return place


def _paragraphs(clean: Ground) -> Iterator[tuple[str, int]]:
    """The words of each line of the text without their spaces, and where they begin."""
    start = 0
    for line in clean.source.split("\n"):
        end = start + len(bare(line))
        if end > start:
            yield clean.text[start:end], start
        start = end


def _places(text: str, words: str, start: int, end: int, most: int = 50) -> Iterator[int]:
    """The first ``most`` places of ``words`` that begin in ``text[start:end]``."""
    at = text.find(words, max(0, start), max(0, end) + len(words))
    while at >= 0 and most:
        yield at
        most -= 1
        at = text.find(words, at + 1, max(0, end) + len(words))


def _common(words: str, start: int, text: str, place: int) -> int:
    """The number of characters that are the same from both places on."""
    least, most = 1, min(len(words) - start, len(text) - place)
    while least < most:
        middle = (least + most + 1) // 2
        if words[start : start + middle] == text[place : place + middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _stretch(pieces: Sequence[_Piece]) -> int:
    """How far apart the ends of the pieces lie."""
    return max((p.ground + p.length for p in pieces), default=0) - min((p.ground for p in pieces), default=0)


def _runs(clean: Ground, ground: Ground, pieces: Sequence[_Piece]) -> tuple[Run, ...]:
    """The pieces as offsets of both texts, joined over white space that both have."""
    runs: list[Run] = []
    for piece in pieces:
        done = 0
        for source, length in ground.words(piece.ground, piece.ground + piece.length):
            start = piece.clean + done
            for offset, size in clean.words(start, start + length):
                _append(runs, Run(offset, source, size), clean.source, ground.source)
                source += size
            done += length
    return tuple(runs)


def _append(runs: list[Run], new: Run, text: str, source: str) -> None:
    if runs:
        last = runs[-1]
        gap = new.start - last.start - last.length
        same = new.source - last.source - last.length == gap >= 0
        if same and text[new.start - gap : new.start] == source[new.source - gap : new.source]:
            runs[-1] = Run(last.start, last.source, last.length + gap + new.length)
            return
    runs.append(new)


def _on(pages: Sequence[tuple[int, int]], runs: Sequence[Run]) -> tuple[tuple[int, int], ...]:
    """Those of the pages on which the runs lie."""
    found = []
    for index, (start, number) in enumerate(pages):
        end = pages[index + 1][0] if index + 1 < len(pages) else float("inf")
        if any(run.source < end and run.source + run.length > start for run in runs):
            found.append((start, number))
    return tuple(found)
