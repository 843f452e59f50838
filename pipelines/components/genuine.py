"""What the finders took for a name and is none, or is one of another type or only its beginning."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention

_TOWN: Final = re.compile(r"^(?P<stem>.{2,})(?:街道|苏木|镇|乡|村|社区|嘎查)$")
_COUNTED: Final = re.compile(
    "[两三四五六七八九][地省市州县区旗镇乡村](?:党委|政府|委|政协|人大|[^子镇乡村沟店]{1,8}(?:局|委|院))$"
)
"""A word for several bodies that no name begins with (三镇政府)."""
_AS_WELL: Final = "兼"
"""Joins two offices and begins no name (村党支部书记|兼|村委会主任)."""


def names_only(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions less those that only count bodies (三镇政府) or name a people (布依族); a person's name that is cut
    short in whole, and a town's short name that was taken for a person as the town."""
    towns = {found["stem"]: m for m in mentions if m.type == "Place" and (found := _TOWN.match(m.name))}
    persons = {m.name for m in mentions if m.type == "Person"}
    for mention in mentions:
        if mention.type == "Person":
            mention = _person(mention, towns, persons, text)
        people = mention.type == "Place" and mention.name.endswith("族")
        joined = text.startswith(_AS_WELL, mention.start)
        if not (people or joined or (mention.type == "Organization" and _COUNTED.match(mention.name))):
            yield mention


def _person(mention: Mention, towns: Mapping[str, Mention], persons: Collection[str], text: str) -> Mention:
    if town := towns.get(mention.name):
        return replace(mention, name=town.name, type="Place", subtype="")
    longer = [n for n in persons if n.startswith(mention.name) and text.startswith(n, mention.start)]
    whole = max(longer, key=len, default=mention.name)
    return replace(mention, end=mention.start + len(whole), name=whole) if whole != mention.name else mention
