"""Whether two texts are about the same matter: where nothing else parts two articles, a change of subject does.

Two halves of one article share a tenth of their character pairs and more, and the names of places; two articles of
one page hardly ever share either.
"""

from __future__ import annotations

import re
from operator import add
from typing import Final

_HAN: Final = re.compile("[\u3400-\u9fff〇]+")
_PLACE: Final = re.compile(r"(?=([\u4e00-\u9fff]{2}(?:[县市区旗镇乡村州]|街道|社区)))")
_ANY: Final = frozenset("全该我本各两多几每一二三四五六七八九十个由到在于与和从为把被将往县市区旗镇乡村州道")


def common_places(before: str, after: str) -> bool:
    """Whether both texts name the same place."""
    return bool(_places(before) & _places(after))


def shared_wording(before: str, after: str) -> float:
    """The share of the character pairs of the shorter text that the longer one has too, in [0, 1]."""
    one, two = _pairs(before), _pairs(after)
    return len(one & two) / max(1, min(len(one), len(two)))


def _places(text: str) -> set[str]:
    return {name for name in _PLACE.findall(text) if not _ANY & set(name[:2])}


def _pairs(text: str) -> set[str]:
    return {pair for run in _HAN.findall(text) for pair in map(add, run, run[1:])}
