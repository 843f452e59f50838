"""Traditional Chinese: kept as printed, matched as simplified, character for character."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from opencc import OpenCC

_OLD: Final = (
    "個們這國說時會來為對學後發進過動開關長問無見將體機實當還點現電車題員農處領導設證組區報萬記議總認讓戶鄉鎮縣"
)
_NEW: Final = (
    "个们这国说时会来为对学后发进过动开关长问无见将体机实当还点现电车题员农处领导设证组区报万记议总认让户乡镇县"
)
_TRADITIONAL: Final = re.compile(f"[{''.join(sorted(set(_OLD) - set(_NEW)))}]")
_SIMPLIFIED: Final = re.compile(f"[{''.join(sorted(set(_NEW) - set(_OLD)))}]")
_SAMPLE: Final = 4_000
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_WORD: Final = re.compile(r"\S+")


def well_formed(text: str) -> str:
    """``text`` with U+FFFD for each half of a surrogate pair, which is no character and cannot be stored."""
    return _SURROGATE.sub("\ufffd", text)


def is_traditional(text: str) -> bool:
    """Whether the text is written in Traditional characters, by the everyday ones among its first few thousand.

    >>> is_traditional("青禾縣教育局"), is_traditional("青禾县教育局"), is_traditional("青禾")
    (True, False, False)
    """
    sample = text[:_SAMPLE]
    return len(_TRADITIONAL.findall(sample)) > len(_SIMPLIFIED.findall(sample))


def simplified(text: str) -> str:
    """``text`` in simplified characters, as many as before.

    >>> simplified("青禾縣後山鎮，乾隆年間")
    '青禾县后山镇，乾隆年间'
    """
    plain = well_formed(text)
    whole = _converted("t2s", plain)
    if len(whole) == len(plain):
        return whole
    return "".join(word if len(word := _converted("t2s", char)) == 1 else char for char in plain)


class Twin:
    """A text in Traditional characters beside itself in simplified ones; both without white space.

    ``own`` and ``simple`` are the two texts, of the same length.
    """

    def __init__(self, own: str, simple: str) -> None:
        self._own = "".join(own.split())
        self._simple = "".join(simple.split())

    def restored(self, words: str) -> str:
        """``words``, which are simplified, in the characters in which the text has them.

        What the text does not have in one piece is put together from the longest pieces that it has; characters that
        it has not at all are converted.

        >>> twin = Twin("青禾縣裡的後山", "青禾县里的后山")
        >>> twin.restored("后山"), twin.restored("青禾县里 发展")
        ('後山', '青禾縣裡 發展')
        """
        return _WORD.sub(lambda found: self._word(found[0]), words)

    def _word(self, word: str) -> str:
        out, done = "", 0
        while done < len(word):
            size = self._longest(word, done)
            if size:
                at = self._simple.find(word[done : done + size])
                out += self._own[at : at + size]
            else:
                out += _old(word, done)
            done += size or 1
        return out

    def _longest(self, word: str, start: int) -> int:
        """The length of the longest piece of ``word`` from ``start`` on that the text has."""
        if word[start:] in self._simple:
            return len(word) - start
        least, most = 0, len(word) - start - 1
        while least < most:
            middle = (least + most + 1) // 2
            if word[start : start + middle] in self._simple:
                least = middle
            else:
                most = middle - 1
        return least


def _old(word: str, at: int) -> str:
    """One character of a simplified word as it is written in Traditional characters."""
    whole = _converted("s2t", word)
    return whole[at] if len(whole) == len(word) else word[at]


def _converted(way: str, text: str) -> str:
    return str(_converter(way).convert(text))


@cache
def _converter(way: str) -> OpenCC:
    from opencc import OpenCC

    return OpenCC(way)
