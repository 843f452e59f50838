"""Unnamed facilities set up in a list of places: one each, the place's name in front (guide, settled cases)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention

_COUNT: Final = re.compile(r"^(?:各|共|了|[\d一二三四五六七八九十两多余]+)*[座个处家条所栋间片]+(?=.{2,})")
_SEVERAL: Final = re.compile(r"各|分别|都|(?:[2-9]|[1-9]\d+|[两二三四五六七八九十])[座个处家条所间片]")
_LIST: Final = re.compile(r"^(?:、|和|与|及|以及)$")
_BUILT: Final = re.compile(
    r"^(?:等(?:地|[\d一二三四五六七八九十]*个?(?:乡镇|镇|乡|村|社区|街道|县|地))?|[两三四五六七八九十]个?(?:镇|乡|村|社区|地)|，|分别|先后|各|都|也|又|共|统一|集中|率先)*"
    r"(?:建设|建成|新建|建起|修建|建了|建有|设立|设置|设了|设|建|办起|开设|布设|改造|打造)(?:了|起|成)?"
    r"(?:各|共|[\d一二三四五六七八九十两多余]+[座个处家条所栋间片])*$"
)


def one_each(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a facility that several places got standing once for each of them."""
    for i, mention in enumerate(mentions):
        if mention.type != "Facility":
            yield mention
            continue
        begin = mention.start
        mention = _without_count(mention)
        places = list(_places_before(text, mentions[:i], begin))
        several = bool(places) and _SEVERAL.search(text[places[-1].end : mention.start])
        if len(places) < 2 or not several or any(place.name in mention.name for place in places):
            yield mention
            continue
        for place in places:
            yield replace(mention, name=place.name + mention.name, rule="facility:each")


def _without_count(mention: Mention) -> Mention:
    found = _COUNT.match(mention.name)
    if not found:
        return mention
    return replace(mention, start=mention.start + found.end(), name=mention.name[found.end() :])


def _places_before(text: str, mentions: Iterable[Mention], start: int) -> Iterator[Mention]:
    """The listed places whose list a verb of building joins to what stands at ``start``."""
    chain: list[Mention] = []
    for mention in mentions:
        if mention.type != "Place" or mention.end > start:
            continue
        joined = chain and _LIST.match(text[chain[-1].end : mention.start])
        chain = [*chain, mention] if joined else [mention]
    if len(chain) > 1 and _BUILT.match(text[chain[-1].end : start]):
        yield from chain
