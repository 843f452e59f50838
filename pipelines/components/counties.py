"""Which county an article is about that names its towns, and the county itself only in short or in a longer name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from pipelines.gazetteer import Division, Gazetteer

_TOWN_LEVEL: Final = 4
_COUNTY_LEVEL: Final = 3
_SUFFIX: Final = re.compile("(?:自治)?[县市区旗]$")
_SHORTEST: Final = 2


def county_of_towns(places: Iterable[str], said: str, gazetteer: Gazetteer) -> Division | None:
    """The county in which most of the named towns lie, if it is one and ``said`` (text, headline, paper) names it, in
    short at least: towns of the same name lie in many counties, and a county that is not named is not stated.

    >>> county_of_towns(["厂窖镇", "茅草街镇"], "南县打造样板", Gazetteer.load()).name
    '南县'
    """
    votes: Counter[str] = Counter()
    for name in dict.fromkeys(places):
        towns = [d for d in gazetteer.named(name) if d.level == _TOWN_LEVEL and d.name == name]
        votes.update({town.parent for town in towns})
    counties = [(count, gazetteer.get(code)) for code, count in votes.items()]
    named = [(n, d) for n, d in counties if d and d.level == _COUNTY_LEVEL and _is_named(d, said)]
    most = max((count for count, _ in named), default=0)
    best = [division for count, division in named if count == most]
    return best[0] if len(best) == 1 else None


def _is_named(county: Division, said: str) -> bool:
    stem = _SUFFIX.sub("", county.name)
    return county.name in said or (len(stem) >= _SHORTEST and stem in said)
