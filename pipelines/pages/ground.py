"""A text without its white space, with the way back: what the words of articles are looked up in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from pipelines.pages.cleaning import normalise_characters

_WORD: Final = re.compile("[^\\s\\x00-\\x08\\x0e-\\x1a\\x1c-\\x1f\\x7f\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffe]+")
_LINE_ENDS: Final = frozenset("\n\r\v\f\x85\u2028\u2029")


def bare(text: str) -> str:
    """``text`` without white space and what is invisible, in plain form.

    >>> bare("２ 桥\\n\\u00ad")
    '2桥'
    """
    return normalise_characters("".join(_WORD.findall(text)))


class Ground:
    """The characters of ``source`` that are no white space and not invisible, in plain form, as ``text``."""

    def __init__(self, source: str) -> None:
        self.source = source
        self._starts: list[int] = []
        self._offsets: list[int] = []
        words: list[str] = []
        length = 0
        for found in _WORD.finditer(source):
            word = found[0]
            words.append(word)
            self._starts.append(length)
            self._offsets.append(found.start())
            length += len(word)
        self.text = normalise_characters("".join(words))
        self._starts.append(length)

    def offset(self, position: int) -> int:
        """Where the character at ``position`` of ``text`` stands in ``source``."""
        word = bisect_right(self._starts, position) - 1
        return self._offsets[word] + position - self._starts[word]

    def words(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """For ``text[start:end]`` the offsets in ``source`` and the lengths of its pieces without space between."""
        word = bisect_right(self._starts, start) - 1
        while start < end:
            stop = min(end, self._starts[word + 1])
            yield self._offsets[word] + start - self._starts[word], stop - start
            start, word = stop, word + 1

    def begins_line(self, position: int) -> bool:
        """Whether a line of ``source`` begins right before ``position``."""
        return position == 0 or self._parted(position)

    def ends_line(self, position: int) -> bool:
        """Whether a line of ``source`` ends right before ``position``."""
        return position >= len(self.text) or self._parted(position)

    def _parted(self, position: int) -> bool:
        word = bisect_right(self._starts, position) - 1
        if self._starts[word] != position:
            return False
        last = self._offsets[word - 1] + position - self._starts[word - 1]
        return not _LINE_ENDS.isdisjoint(self.source[last : self._offsets[word]])
