"""Whether two texts are about the same matter: where nothing else parts two articles, a change of subject does.

Two halves of one article share names, things and places, which show as pairs of characters that are rare elsewhere;
two articles of one page hardly ever share any.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import add
from typing import Final

from pipelines.pages.joints import common_pairs

_REMEMBERED: Final = 500
_HAN: Final = re.compile("[\u3400-\u9fff〇]+")
_PLACE: Final = re.compile(r"(?=([\u4e00-\u9fff]{2}(?:[县市区旗镇乡村州]|街道|社区)))")
_ANY: Final = frozenset("全该我本各两多几每一二三四五六七八九十个由到在于与和从为把被将往县市区旗镇乡村州道")

_AGAIN: Final = math.log(0.08 / 0.008)  # how many pairs come again within one text, and between two
_NEW: Final = math.log((1 - 0.08) / (1 - 0.008))
_WORD: Final = re.compile(  # common words that end like the name of a place
    "[农乡]村|[小景园地山城林库灾牧校厂街片辖矿港新展游业发试范护示]区|治[县州区]|属县|[县城超都上门股夜早]市|[城集乡]镇|[城下家老返山水故]乡|社区"
)


def common_places(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether texts of the one and of the other group name the same place."""
    return bool(_union(_places, before) & _union(_places, after))


def cohesion(before: Sequence[str], after: Sequence[str]) -> float:
    """What speaks for two groups of texts being one, as a logarithm of likelihoods, by rarer pairs that come again."""
    one, two = _union(_pairs, before), _union(_pairs, after)
    again, of = len(one & two), min(len(one), len(two))
    return _AGAIN * again + _NEW * (of - again)


def _union(of: Callable[[str], frozenset[str]], texts: Sequence[str]) -> frozenset[str]:
    return frozenset().union(*map(of, texts))


@lru_cache(_REMEMBERED)  # a paragraph is looked at anew at each place where its article could end
def _places(text: str) -> frozenset[str]:
    found = set(_PLACE.findall(text))
    return frozenset(name for name in found if not _WORD.fullmatch(name[1:]) and not _ANY & set(name[:2]))


@lru_cache(_REMEMBERED)
def _pairs(text: str) -> frozenset[str]:
    return frozenset().union(*(map(add, run, run[1:]) for run in _HAN.findall(text))) - common_pairs()
