"""Names of provinces, cities and counties where a credit names the place that a report comes from."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from pipelines.gazetteer import Gazetteer

_COUNTY: Final = 3
_SCENE: Final = re.compile("[\u4e00-\u9fff]{2,9}?(?=报道)")
_REMEMBERED: Final = 256


@lru_cache(_REMEMBERED)
def is_division(words: str) -> bool:
    """Whether the words are the name, or a short form of the name, of a province, a city or a county.

    >>> is_division("南充"), is_division("那坡县"), is_division("周立新")
    (True, True, False)
    """
    return any(division.level <= _COUNTY for division in Gazetteer.load().named(words))


def scene_end(text: str, position: int) -> int:
    """Where the place ends that a report comes from (某地报道), ``position`` itself where none stands there."""
    found = _SCENE.match(text, position)
    return found.end() if found and is_division(found[0]) else position
