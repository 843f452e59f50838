"""Short forms of names: which characters of a full name an abbreviation keeps, and what that is worth.

Pure functions over names; no name of a thing stands in here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.bodies import kind_name
from kg.resolution.wording import Company
from pipelines.article import normalise

_SHORTEST: Final = 4
_BRAND: Final = 2
_ENDS: Final = re.compile(r"(?:中心|[队站所园场馆社校会])$")
_TELLS_APART: Final = re.compile(r"[一二三四五六七八九十东南西北中上下新老大小分总副镇乡县市区州村实附]|\d")
_AID: Final = re.compile(r"对口支援(?:西(?P<tibet>藏)|新(?P<xinjiang>疆)|(?P<county>[\u4e00-\u9fff])[\u4e00-\u9fff])")
_PLACE: Final = re.compile(r"[路街桥河湖江山岭岛镇乡村屯省市州县区道寺塔站]")
_OF_TOWN: Final = re.compile(r"(?P<town>.{2,5})(?P<kind>小学|中学|学校|卫生院|幼儿园|敬老院|派出所|供电所|司法所)$")
_BRANCH_FORM: Final = re.compile(r"(?:股份|有限|责任|分|支|子)*公司$")


@dataclass(frozen=True, slots=True)
class Firm:
    """The core and the branch of a firm's name, either of which may be empty."""

    core: str
    branch: str


def subsequence(short: str, long: str) -> bool:
    """Whether a name is made of characters of another in their order.

    >>> subsequence("鸠兹产投", "鸠兹产业投资"), subsequence("投产", "产业投资")
    (True, False)
    """
    rest = iter(long)
    return all(character in rest for character in short)


def abbreviates(short: str, long: str) -> bool:
    """Whether a firm's core is made of characters of another in their order, its first two among them.

    >>> abbreviates("鸠兹产投", "鸠兹产业投资"), abbreviates("鸠投", "鸠兹产业投资")
    (True, False)
    """
    return len(short) >= _SHORTEST and short[:2] == long[:2] and subsequence(short, long)


def weigh(one: str, other: str) -> int:
    """What it is worth that of two names of one owner's bodies, one may be short for the other; 0 if it may not.

    Where a word is left out as a whole, it may as well tell two bodies apart (明德学校, 明德希望学校): that is asked.

    >>> weigh("援湟医疗队", "对口支援湟中医疗队"), weigh("实验学校", "第二实验学校")
    (6, 0)
    >>> weigh("明德学校", "明德希望学校")
    1
    >>> weigh("援藏山南工作队", "对口支援西藏山南工作队")
    6
    >>> weigh("青山职校", "青山职业技术学校"), weigh("红马甲服务队", "红马甲志愿服务队")
    (3, 1)
    """
    short, long = sorted((_aid(one), _aid(other)), key=lambda name: (len(name), name))
    if short == long:
        return 6
    if len(short) < _SHORTEST or short[-1] != long[-1] or not (_ENDS.search(short) and subsequence(short, long)):
        return 0
    left = list(long)
    for character in short:
        left.remove(character)
    if _TELLS_APART.search("".join(left)):
        return 0
    ahead, behind = _common(short, long), _common(short[::-1], long[::-1])
    if ahead + behind < len(short) or behind == 1:
        return 3
    return 1


def owned(name: str, counties: Mapping[str, Iterable[str]]) -> list[str]:
    """The keys, ``code/kind``, that a body has whose name begins with the short name of one of these counties.

    None where two counties go by the short name, or where it is part of a longer name of a place.

    >>> owned("衡南茶叶协会", {"430422": ["衡南"]}), owned("衡南桥管理所", {"430422": ["衡南"]})
    (['430422/茶叶协会'], [])
    """
    plain = normalise(name)
    heads = [(code, short) for code, known in counties.items() for short in known if plain.startswith(short)]
    rests = {code: plain.removeprefix(short) for code, short in heads if len(short) > 1}
    found = [f"{code}/{kind_name(rest)}" for code, rest in rests.items() if len(rest) > 1 and not _PLACE.match(rest)]
    return found if len(found) == 1 else []


def of_town(name: str, towns: Mapping[str, str]) -> list[str]:
    """The keys, ``code/kind``, that a body has which is called by its town without 镇 or 乡, of which it has but one.

    ``towns`` are the names of a county's towns with their codes. Around the county's seat there are several of a kind.

    >>> of_town("三塘小学", {"三塘镇": "430422104"}), of_town("城关小学", {"城关镇": "430422100"})
    (['430422104/小学', '430422104/中心小学'], [])
    """
    plain = normalise(name)
    found = _OF_TOWN.match(plain)
    near = [code for town, code in towns.items() if found and town[:-1] == found["town"] and town[-1] in "镇乡"]
    if not found or len(near) != 1 or found["town"].startswith("城"):
        return []
    return [f"{near[0]}/{kind_name(found['kind'])}", f"{near[0]}/{kind_name('中心' + found['kind'])}"]


def branch(one: Firm, other: Firm) -> str:
    """The branch that both names mean, if they mean one and at least one of them writes it another way; or empty.

    >>> branch(Firm("", "绿洲箱包太康分公司"), Firm("绿洲箱包", "太康分公司"))
    '太康'
    >>> branch(Firm("绿洲衡南", ""), Firm("绿洲茶业", "衡南")), branch(Firm("绿洲", ""), Firm("绿洲茶业", "衡南"))
    ('衡南', '')
    >>> branch(Firm("", "绿洲衡南分公司"), Firm("", "衡南分公司"))
    '衡南'
    """
    for a, b in ((one, other), (other, one)):
        place = _BRANCH_FORM.sub("", b.branch)
        if not place or a == b or len(place) < 2:
            continue
        if not a.core and not b.core and a.branch.endswith(b.branch):
            return place
        whole = a.core + _BRANCH_FORM.sub("", a.branch)
        brand = whole.replace(place, "", 1)
        if place in whole and a.branch != b.branch and len(brand) >= 2 and subsequence(brand, b.core):
            return place if brand[:2] == b.core[:2] else ""
    return ""


def daughter(firm: Firm | Company, places: Iterable[str]) -> list[str]:
    """Brand and county of a firm whose name has one of these counties behind its brand.

    >>> daughter(Firm("绿洲茶业", "衡南"), ["衡南"]), daughter(Firm("绿洲衡南", ""), ["衡南"])
    (['绿洲·衡南'], ['绿洲·衡南'])
    >>> daughter(Firm("衡南绿洲", ""), ["衡南"]), daughter(Firm("绿洲茶业", ""), ["衡南"])
    ([], [])
    """
    brand, branch = firm.core[:_BRAND], _BRANCH_FORM.sub("", firm.branch)
    tail = "" if branch else firm.core[_BRAND:]
    return [f"{brand}·{place}" for place in places if len(brand) == _BRAND and place in (branch, tail)]


def _aid(name: str) -> str:
    """A name with one spelling for aid to far regions: 援藏, 援疆, and by the first character of what is aided."""
    return _AID.sub(lambda found: f"援{next(filter(None, found.groups()))}", name)


def _common(one: str, other: str) -> int:
    """How many characters two names have in common from the start."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
