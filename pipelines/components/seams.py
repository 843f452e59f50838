"""Where a name meets the words beside it: 主任|何勇, 任命李华|为局长, 周勇|荣登, 驻|墨戎村, 建宁县|科技特派员."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from pipelines.components.people import SURNAMES
from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer

_OFFICE_ENDS: Final = ("主任", "书记")
_OWN: Final = "[\u4e00-\u9fff]{2,3}"
_BEHIND: Final = (
    (re.compile(f"{_OWN}荣"), re.compile("[登获膺立任]")),
    (re.compile(f"{_OWN}未"), re.compile("参加|出席|到|能")),
    (re.compile("[\u4e00-\u9fff]华为"), re.compile("")),
)
"""A person's name with a character of what follows; nobody of the corpus is called so."""
_STATIONED: Final = re.compile("驻(?P<place>.{2,}(?:村|社区|镇|乡|街道))")
_ENVOY: Final = re.compile("(?P<place>.{2,}[省市州盟县区旗镇乡])(?:省|市|县)?(?:农业)?科技")


def at_seams(mention: Mention, text: str, gazetteer: Gazetteer) -> Mention:
    """The mention without the characters that belong to the words beside it."""
    if mention.type == "Person":
        return _person(mention, text)
    if mention.type in {"Place", "Organization"} and mention.is_verbatim:
        return _place(mention, text, gazetteer)
    return mention


def _person(mention: Mention, text: str) -> Mention:
    start, end, name = mention.start, mention.end, mention.name
    office = text.startswith(_OFFICE_ENDS, max(0, start - 1)) and len(name) > 2 and name[1] in SURNAMES
    if office and mention.is_verbatim:
        return replace(mention, start=start + 1, name=name[1:])
    for whole, behind in _BEHIND:
        if whole.fullmatch(name) and behind.match(text, end) and mention.is_verbatim:
            return replace(mention, end=end - 1, name=name[:-1])
    return mention


def _place(mention: Mention, text: str, gazetteer: Gazetteer) -> Mention:
    name, start = mention.name, mention.start
    stationed = _STATIONED.fullmatch(name) if mention.type == "Place" and not gazetteer.named(name) else None
    if stationed:
        return replace(mention, start=start + 1, name=stationed["place"])
    envoy = _ENVOY.fullmatch(name) if text.startswith("特派员", mention.end) else None
    if envoy:
        return replace(mention, type="Place", end=start + len(envoy["place"]), name=envoy["place"])
    return mention
