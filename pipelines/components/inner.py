"""Places inside the printed names of bodies, facilities and initiatives (花庄镇污水处理厂 names 花庄镇)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.places import is_generic
from pipelines.components.state import Mention

_LEVEL: Final = re.compile(r"(?:[省市州县区旗镇乡]|街道|苏木|社区|嘎查|(?<!农)村)$")
_SMALL: Final = re.compile("(?:镇|乡|街道|苏木|社区|嘎查|村)$")
_SITE: Final = re.compile("(?:园|园区|基地|示范区|采摘区)$")
"""A named area that was made, whose name may begin with its town as a facility's does."""
_FIRM: Final = re.compile("[\u4e00-\u9fff（）]{4,}?(?:公司|集团|合作社)(?=..)(?!.*(?:签约|协议|仪式|会议|模式))")
"""The firm after which a plant or project is named: with all 42 of the corpus it is an entity too."""
_DEALING: Final = re.compile("签约|协议|备忘录|合作|协作|帮扶|结对|共建|联席")
_JOINT: Final = re.compile("与|和|同|—+|-+|·")
_COUNTY: Final = re.compile("..[县市旗区]$")
_NO_PARTY: Final = re.compile("东西部$|[与和]")
_MUNICIPALITIES: Final = frozenset({"北京市", "天津市", "上海市", "重庆市"})
_TEAM: Final = re.compile(
    "驻(?P<village>(?![\u4e00-\u9fff]{0,3}级)[\u4e00-\u9fff]{2,5}?(?:村|社区|嘎查))(?!两委|级)"
    "[\u4e00-\u9fff]{0,8}(?:工作队|帮扶队|工作组)$"
)
"""Whom a team is sent to by its name (甲县驻乙村工作队)."""
_AT_FRONT: Final = re.compile(
    "(?!.级)[\u4e00-\u9fff]{2,5}?(?:街道|苏木|镇|乡|社区|嘎查|村(?![庄落民口委级史医组道部里]))(?=..)"
)


def inner_places(cover: Sequence[Mention], proposed: Iterable[Mention]) -> Iterator[Mention]:
    """Places at the front of a name that are entities of their own.

    That is where they print a chain: with a place before it (X县|Y村便民服务中心 names Y村 too), or two in the name
    (X镇Y村村民委员会); and the town or village with which the name of a facility or a park begins, in the corpus an
    entity 256 times of 271. A single place of a body's name is the body's alone.
    """
    ends = {m.end for m in cover if m.type == "Place"}
    places = _longest(proposed)
    for owner in cover:
        if owner.type in {"Facility", "Initiative"}:
            yield from _firm(owner)
        if owner.type in {"Organization", "Facility", "Initiative"}:
            chain = list(_chain(places, owner))
            if len(chain) > 1 and (chain[0].name not in _MUNICIPALITIES or owner.type == "Initiative"):
                yield from chain
            elif owner.start in ends and (owner.type != "Initiative" or _of_county(chain)):
                yield from chain[:1] or (_town(owner, chain) if owner.type == "Facility" else ())
            elif owner.type == "Facility":
                yield from _town(owner, chain)
        elif _SITE.search(owner.name):
            yield from _town(owner, list(_chain(places, owner)))


def _longest(proposed: Iterable[Mention]) -> dict[int, Mention]:
    """By where it begins, the longest place of a level that was proposed."""
    places: dict[int, Mention] = {}
    for m in proposed:
        sent = "驻" in m.name[1:]  # 甲局驻乙村
        if m.type == "Place" and m.rule != "place:alias" and _LEVEL.search(m.name) and not sent:
            places[m.start] = max(m, places.get(m.start, m), key=lambda x: x.end)
    return places


def _of_county(chain: Sequence[Mention]) -> bool:
    """Whether the first place is a county's or city's full name (甲省|乙县第三届马拉松比赛)."""
    return bool(chain and chain[0].rule == "place:gazetteer" and _COUNTY.search(chain[0].name))


def inner_parties(cover: Sequence[Mention], proposed: Iterable[Mention], text: str) -> Iterator[Mention]:
    """The two parties after which an event or agreement is named (甲市人民政府与乙医院|合作签约仪式), as they were
    proposed; they are entities of their own, though the article need not name them again."""
    named = {m.name for m in cover}
    parties: dict[int, list[Mention]] = {}
    for m in sorted(proposed, key=lambda x: -x.end):
        usual = m.type in {"Place", "Organization"} and m.rule != "place:alias" and m.is_verbatim
        if usual and not _NO_PARTY.search(m.name):
            parties.setdefault(m.start, []).append(m)
    for owner in cover:
        if owner.type == "Initiative" and _DEALING.search(owner.name):
            for chain in next(_both(parties, owner, text), ()):
                yield from chain if any(party.name not in named for party in chain) else ()


def _both(parties: Mapping[int, Sequence[Mention]], owner: Mention, text: str) -> Iterator[tuple[list[Mention], ...]]:
    """The first and the second party that the name begins with, the longest first."""
    for first in _party(parties, owner.start, owner.end):
        joint = _JOINT.match(text, first[-1].end)
        for second in _party(parties, joint.end(), owner.end) if joint else ():
            yield first, second


def _party(parties: Mapping[int, Sequence[Mention]], at: int, end: int) -> Iterator[list[Mention]]:
    """The bodies and places there, a place with those that are printed behind it (甲省|乙县), the longest first."""
    for part in parties.get(at, ()):
        if part.end < end:
            behind = _party(parties, part.end, end) if part.type == "Place" else iter(())
            yield from ([part, *more] for more in behind)
            yield [part]


def _chain(places: Mapping[int, Mention], owner: Mention) -> Iterator[Mention]:
    at = owner.start
    while (place := places.get(at)) and place.end < owner.end:
        joined = int(len(place.name) > 3 and place.name.startswith("至"))  # 甲镇|至乙镇公路 joins two
        yield replace(place, start=at + joined, name=place.name[joined:])
        at = place.end


def _firm(owned: Mention) -> Iterator[Mention]:
    """The firm that the name of its plant or project begins with."""
    found = _FIRM.match(owned.name) if owned.is_verbatim else None
    if found:
        yield Mention(
            owned.start, owned.start + found.end(), "Organization", found.group(), rule="body:inner", score=0.7
        )


def _town(facility: Mention, chain: Sequence[Mention]) -> Iterator[Mention]:
    """The town or village that a facility's name begins with: as it was proposed, else by its ending."""
    if chain and _SMALL.search(chain[0].name):
        yield chain[0]
    found = None if chain else _AT_FRONT.match(facility.name)
    if found and not is_generic(found.group()) and facility.is_verbatim:
        yield Mention(
            facility.start, facility.start + found.end(), "Place", found.group(), rule="place:inner", score=0.7
        )


def helped(teams: Iterable[Mention]) -> Iterator[Mention]:
    """The villages that the names of teams say they are sent to."""
    for team in teams:
        found = _TEAM.search(team.name) if team.type == "Organization" and team.is_verbatim else None
        if found and not is_generic(found["village"]):
            start, end = (team.start + at for at in found.span("village"))
            yield Mention(start, end, "Place", found["village"], rule="place:inner", score=0.7)
