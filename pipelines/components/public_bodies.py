"""Public bodies of a county or city behind the chain of its places, sure by their form: 乙市|丙县人民医院."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer

_PUBLIC: Final = re.compile("(?:人民医院|中医院|(?<!中)小学|(?<!大)中学|局|人民政府|融媒体中心)$")
_LEVELS: Final = "省市县区旗州盟"
_OWNED: Final = "body:owned"
"""The rule of bodies that begin with their county's name."""
_RULE: Final = "body:office"
_SHORT: Final = 2


def with_public_bodies(
    mentions: Sequence[Mention], proposals: Sequence[Mention], text: str, gazetteer: Gazetteer
) -> Iterator[Mention]:
    """The mentions, and where none but places were seen each public body that was proposed behind a chain of places of
    the gazetteer, named in full, and the places of the chain; not what is only a part of these."""
    taken = [m for m in mentions if m.type != "Place"]
    full = [m for m in gazetteer.find(text) if not m.is_alias and m.name[-1] in _LEVELS and len(m.name) > _SHORT]
    ends = {m.end: m for m in full}
    owned = {m.start: m for m in proposals if m.rule == _OWNED and _PUBLIC.search(m.name)}
    added: list[Mention] = []
    for place in full:
        found = owned.get(place.start) if place.start in ends else None
        if found is None or any(found.overlaps(other) for other in taken):
            continue
        added.append(found)
        while upper := ends.get(added[-1].start):
            added.append(_mention(text, upper.start, upper.end, "Place"))
    yield from (m for m in mentions if not any(m.overlaps(other) for other in added))
    yield from added


def _mention(text: str, start: int, end: int, type_: str) -> Mention:
    return Mention(start, end, type_, text[start:end], rule=_RULE, score=0.9)
