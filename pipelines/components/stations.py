"""Stations of towns and villages that act are bodies: 甲镇新时代文明实践所举办讲座."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.state import Mention

_STATION: Final = re.compile(
    "新时代文明实践(?:中心|分中心|所|站)"
    "(?=(?:共同|积极|精心|充分|广泛|深入|定期|也|还|今日|近日|\\d{1,2}日)*"
    "(?:联合|携手|会同|组织|开展|举办|举行|启动|推出|发起|主办|承办|安排|邀请|动员|依托|围绕|结合))"
)
_SMALL: Final = re.compile(".(?:镇|乡|街道|苏木|社区|嘎查|村)$")
_RULE: Final = "body:station"
_SCORE: Final = 0.8


def acting_stations(mentions: Sequence[Mention], proposed: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions, a station that does something as a body under the name of its town or village.

    In the corpus all four of those that act are bodies, both that only stand there facilities.
    """
    places = {m.end: m for m in proposed if m.type == "Place" and _SMALL.search(m.name)}
    places |= {m.end: m for m in mentions if m.type == "Place" and _SMALL.search(m.name)}
    found: list[Mention] = []
    for station in _STATION.finditer(text):
        if place := places.get(station.start()):
            name = text[place.start : station.end()]
            found.append(Mention(place.start, station.end(), "Organization", name, rule=_RULE, score=_SCORE))
    yield from (m for m in mentions if not any(m.overlaps(station) for station in found))
    yield from found
