"""Committees behind the name of their party or league: 团县委, 共青团甲省乙县委, 中共甲省乙县委."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention

_PARTY: Final = re.compile("(?:共青团|中国共产党|中共)(?=..+[省市州盟县区旗]$)")
_LEAGUE: Final = "共青团"
_COMMITTEE: Final = re.compile("(?P<place>..+[省市州盟县区旗])委(?:员会)?")
_BARE: Final = re.compile("团(?P<level>[省市州盟县区旗])委")
_NEAR: Final = 16
"""Characters that the places between the league and its committee may take."""


def bare_league(name: str) -> str:
    """The level whose committee of the Youth League the name means (团县委); empty for any other name."""
    found = _BARE.fullmatch(name)
    return found["level"] if found else ""


def of_league(owner: str) -> str:
    """The committee of the Youth League in a place."""
    return f"{_LEAGUE}{owner}委"


def party_committees(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a place without the party that stands in front of it (中共|甲省), and the committee behind
    共青团甲省 as that of the league, with its place beside it: it is no committee of the Party."""
    leagues: dict[int, int] = {}
    for mention in mentions:
        found = _PARTY.match(mention.name) if mention.type == "Place" and mention.is_verbatim else None
        if found:
            if found.group() == _LEAGUE:
                leagues[mention.end] = mention.start
            mention = replace(mention, start=mention.start + found.end(), name=mention.name[found.end() :])
        start = leagues.pop(mention.start, -1)
        if start >= 0 and mention.type == "Place" and mention.end - start < _NEAR:
            leagues[mention.end] = start
        body = _COMMITTEE.fullmatch(mention.name) if start >= 0 and mention.type == "Organization" else None
        if body:
            end = mention.start + body.end("place")
            yield replace(mention, start=start, name=_LEAGUE + mention.name)
            yield replace(mention, end=end, type="Place", name=body["place"])
        else:
            yield mention
