"""Whether two texts are about the same matter: where nothing else parts two articles, a change of subject does.

Two halves of one article share a tenth of their character pairs and more, and the names of places; two articles of
one page hardly ever share either.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipelines.pages.cleaning import is_han

_PLACE: Final = re.compile(r"(?=([\u4e00-\u9fff]{2}(?:[县市区旗镇乡村州]|街道|社区)))")
_ENOUGH: Final = 120


def unrelated(before: str, after: str, share: float) -> bool:
    """Whether ``before`` and ``after`` are surely two articles: no common place, and less than ``share`` of the pairs.

    Texts of fewer than 120 characters are too short to tell and count as related.
    """
    if min(len(before), len(after)) < _ENOUGH:
        return False
    if set(_PLACE.findall(before)) & set(_PLACE.findall(after)):
        return False
    one, two = _pairs(before), _pairs(after)
    return len(one & two) < share * min(len(one), len(two))


def _pairs(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text) if is_han(a) and is_han(b)}
