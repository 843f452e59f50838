"""Whether two texts are about the same matter: where nothing else parts two articles, a change of subject does.

Two halves of one article share names, things and places, which show as pairs of characters that are rare elsewhere;
two articles of one page hardly ever share any.
"""

from __future__ import annotations

import math
import re
from operator import add
from typing import Final

from pipelines.pages.joints import common_pairs

_HAN: Final = re.compile("[\u3400-\u9fff〇]+")
_PLACE: Final = re.compile(r"(?=([\u4e00-\u9fff]{2}(?:[县市区旗镇乡村州]|街道|社区)))")
_ANY: Final = frozenset("全该我本各两多几每一二三四五六七八九十个由到在于与和从为把被将往县市区旗镇乡村州道")

_AGAIN: Final = math.log(0.08 / 0.008)  # how many pairs come again within one text, and between two
_NEW: Final = math.log((1 - 0.08) / (1 - 0.008))
_WORD: Final = re.compile(  # common words that end like the name of a place
    "[农乡]村|[小景园地山城林库灾牧校厂街片辖矿港新展游业发试范护示]区|治[县州区]|属县|[县城超都上门股夜早]市|[城集乡]镇|[城下家老返山水故]乡|社区"
)


def common_places(before: str, after: str) -> bool:
    """Whether both texts name the same place."""
    return bool(_places(before) & _places(after))


def cohesion(before: str, after: str) -> float:
    """What speaks for the two texts being one, as a logarithm of likelihoods, by the rarer pairs that come again."""
    one, two = _pairs(before), _pairs(after)
    again, of = len(one & two), min(len(one), len(two))
    return _AGAIN * again + _NEW * (of - again)


def _places(text: str) -> set[str]:
    return {name for name in _PLACE.findall(text) if not _WORD.fullmatch(name[1:]) and not _ANY & set(name[:2])}


def _pairs(text: str) -> set[str]:
    return set().union(*(map(add, run, run[1:]) for run in _HAN.findall(text))) - common_pairs()
