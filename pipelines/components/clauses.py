"""Who does what, taken for the name of an event: 甲县举行座谈会, 甲县四大班子领导出席大会."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention
from pipelines.components.titled import subtype_of

_HELD: Final = re.compile("..+?[省市州盟县区旗镇乡村](?:党委|政府|委)?(?:举行|召开|举办)了?(?P<event>[^“”]+)")
_TOUR: Final = re.compile(
    "[^“”]*班子(?:成员|主要)?(?:领导)?(?:集中|分组|实地)?(?:出席|参加|观摩|深入|参观|调研|带头|走访|开展)[^“”]*"
)
_ALL: Final = "(?:[四五六七]大(?:班子|家)|[四五六七]套班子)"
_LEADERS: Final = re.compile(f"(?<=[省市州盟县区旗镇乡]){_ALL}")
_THEY: Final = re.compile(_ALL)
"""The leaders of all bodies of a place: what stands before them is its name."""
_GAZETTEER: Final = "place:gazetteer"
_SURE: Final = 0.9


def unclaused(mentions: Sequence[Mention], proposed: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions, those that are whole clauses as the places and event that they name; the places before 四大班子.

    No name of the corpus has who holds it in front of 举行, or is told of leaders that attend.
    """
    places = {m.start: m for m in proposed if m.type == "Place" and m.rule == _GAZETTEER}
    for mention in mentions:
        held = _HELD.fullmatch(mention.name) if mention.type == "Initiative" else None
        if mention.type == "Initiative" and (held or _TOUR.fullmatch(mention.name)):
            yield from _chain(places, mention.start)
            if held and mention.is_verbatim:
                start = mention.start + held.start("event")
                name = held["event"]
                yield replace(mention, start=start, name=name, subtype=subtype_of(name))
        elif not (mention.type == "Place" and _THEY.fullmatch(mention.name)):
            yield mention
    ends = {m.end: m for m in places.values()}
    for found in _LEADERS.finditer(text):
        at = found.start()
        while (place := ends.get(at)) and not any(m.overlaps(place) for m in mentions):
            yield replace(place, score=_SURE)
            at = place.start


def _chain(places: dict[int, Mention], at: int) -> Iterator[Mention]:
    while place := places.get(at):
        yield replace(place, score=_SURE)
        at = place.end
