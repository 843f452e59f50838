"""What the finders took for a name and is none, or is one of another type or only its beginning."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipelines import lexicon
from pipelines.components.state import Mention

_TOWN: Final = re.compile(r"^(?P<stem>.{2,})(?:街道|苏木|镇|乡|村|社区|嘎查)$")
_COUNTED: Final = re.compile(
    "[两三四五六七八九][地省市州县区旗镇乡村](?:党委|政府|委|政协|人大|[^子镇乡村沟店]{1,8}(?:局|委|院))$"
)
"""A word for several bodies that no name begins with (三镇政府)."""
_AS_WELL: Final = "兼"
"""Joins two offices and begins no name (村党支部书记|兼|村委会主任)."""
_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
_TWO_BODIES: Final = re.compile(
    f"(?P<body>[\u4e00-\u9fff]{{3,}}?)(?P<office>(?:常务|执行|名誉|党委|党组)*副?(?:{_OFFICE}))(?:兼任?|暨)(?P<other>[\u4e00-\u9fff]{{2,}})"
)
"""A body, an office there and the body of another office, taken for one name; no name of the corpus is so."""
_SOME: Final = re.compile("(?:有关|相关)(?:部门|单位|医院|学校|企业|公司|乡镇|镇街|街道|科室|机构|团体)$")
"""Bodies that are only spoken of (甲市有关医院); no name of the corpus ends so."""
_OCCASION: Final = re.compile("(?:隆重|热烈|共同)?(?:庆祝|纪念|迎接|欢度|喜迎).+[节日年]$")
_VIEWERS: Final = re.compile("(?:代表|委员)(?:集中)?(?:视察|调研|考察|督查|检查)(?!.*(?:活动|行动|周|月)”?$)")
"""Who goes to look at something is no initiative (委员|视察高标准农田)."""
_REACH: Final = 3
_SLOGAN: Final = re.compile("[“‘]?(?:[一头首]号|一把手)[”’]?工程[”’]?")
"""What something is made, not what it is called (作为“一号工程”): no name in any of 27 places of the corpus."""
_PURPOSE: Final = re.compile("为了?$")
"""Before an occasion, what says that it is only why something is done (为庆祝某某节)."""


def names_only(mentions: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The mentions less those that only count bodies (三镇政府, 甲市有关医院), name a people (布依族) or say why
    something is done (为庆祝某某节); a person's name that is cut short in whole, a town's short name that was taken for
    a person as the town, and two bodies with an office between them (甲商会会长兼乙基金会) as two."""
    towns = {found["stem"]: m for m in mentions if m.type == "Place" and (found := _TOWN.match(m.name))}
    persons = {m.name for m in mentions if m.type == "Person"}
    for mention in mentions:
        if mention.type == "Person":
            mention = _person(mention, towns, persons, text)
        people = mention.type == "Place" and mention.name.endswith("族")
        joined = text.startswith(_AS_WELL, mention.start)
        if people or joined or (mention.type == "Organization" and _is_spoken_of(mention.name)):
            continue
        before = text[max(0, mention.start - _REACH) : mention.start]
        if mention.type == "Initiative" and (_VIEWERS.match(mention.name) or _SLOGAN.fullmatch(mention.name)):
            continue
        if mention.type == "Initiative" and _OCCASION.match(mention.name) and _PURPOSE.search(before):
            continue
        yield from _each_body(mention)


def _is_spoken_of(name: str) -> bool:
    """Whether the words only say what bodies are meant, or how many."""
    return bool(_COUNTED.match(name) or _SOME.search(name))


def _each_body(mention: Mention) -> Iterator[Mention]:
    """The mention; the two bodies where it is what is printed between two offices of a person, the first office too."""
    found = _TWO_BODIES.fullmatch(mention.name) if mention.type == "Organization" else None
    if not found or not mention.is_verbatim:
        yield mention
        return
    for part in ("body", "other"):
        start, end = (mention.start + offset for offset in found.span(part))
        yield replace(mention, start=start, end=end, name=found[part])


def _person(mention: Mention, towns: Mapping[str, Mention], persons: Collection[str], text: str) -> Mention:
    if town := towns.get(mention.name):
        return replace(mention, name=town.name, type="Place", subtype="")
    longer = [n for n in persons if n.startswith(mention.name) and text.startswith(n, mention.start)]
    whole = max(longer, key=len, default=mention.name)
    return replace(mention, end=mention.start + len(whole), name=whole) if whole != mention.name else mention
