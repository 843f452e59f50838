"""Under which keys a facet is looked for: only facets that share a key are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final

from kg.resolution import things, wording
from kg.resolution.profiles import Profile

MOST: Final = 64
"""Keys that more facets bear than this are too common to compare all who bear them."""
_KEPT: Final = 4096
"""Profiles whose keys are kept."""
_NAMED: Final = "= /"
_SHORTEST: Final = 2
_TELLING: Final = 5
_LONG: Final = 5
_FIRM: Final = "firm/"
_BRAND: Final = 4
_TRADE: Final = re.compile(
    "农业|林业|牧业|渔业|茶业|酒业|药业|米业|果业|矿业|水务|生物|生态|科技|技术|食品|粮油|种植|养殖|种养|建筑|建设|工程|机械|"
    "机电|电子|电力|信息|网络|软件|智能|数字|医药|医疗|旅游|文化|文旅|传媒|教育|环保|环境|能源|光伏|水利|交通|运输|物流|商贸|"
    "贸易|实业|产业|工业|投资|资产|城市|农村|化工|材料|新材|纺织|服饰|服装|制造|置业|物业|地产|园林|农产|农牧|农林|家居|汽车"
)
"""What firms trade in: many have it behind their brand."""
_SORT: Final = re.compile(
    r"(?:专项|攻坚|提升|建设|示范|改造|试点|战略|框架|对口|合作|协作|结对|帮扶)*"
    r"(?:行动|工程|项目|计划|活动|工作|协议|协定|备忘录|意向书|制度|机制|办法|平台)+$"
)
_END: Final = 3
_BRANCH_FORM: Final = re.compile(r"[分支子]?公司$")


@lru_cache(_KEPT)
def keys(profile: Profile) -> frozenset[str]:
    """The block keys of a facet, a pure function of its profile; those with ``=`` are for looking up alone."""
    kinds = {
        "person": _person,
        "organization": _body,
        "initiative": _initiative,
        "facility": _facility,
        "place": _place,
    }
    fixed = {base_key(profile.base)}
    if profile.type == "initiative":
        fixed.add(f"{_NAMED}{profile.base.rpartition('/')[2]}")
    made = kinds[profile.type](profile) if profile.type in kinds else iter(())
    return frozenset({*fixed, *(f"{profile.type[0]}{key}" for key in made)})


def base_key(base: str) -> str:
    """The key of all facets of one local IRI."""
    return f"= {base}"


def broader(profile: Profile, some: Collection[str]) -> Mapping[str, str]:
    """Of these keys of a facet those that only facets bear which bear another one of its keys, with that one.

    >>> seen = Profile("person/430422/周衡", "person/430422/周衡", "2021", {"name 周衡": 1, "county 430422": 1})
    >>> broader(seen, keys(seen))
    {'p@ 周衡 430422': 'p 周衡'}
    """
    found: dict[str, str] = {}
    if profile.type == "person":
        for name in profile.all("name"):
            heads = tuple(f"{kind} {name} " for kind in ("p@", "p#", "p*"))
            found |= {key: f"p {name}" for key in some if key.startswith(heads)}
    elif profile.type == "initiative":
        pairs = ((core, lead) for core in profile.all("core") for lead in profile.all("lead"))
        found = {f"il {core} {lead}": f"iw {_ends(core)[0]} {lead}" for core, lead in pairs}
    return {key: wide for key, wide in found.items() if key in some and wide in some}


def is_for_lookup(key: str) -> bool:
    """Whether a key finds the initiatives of one name in the whole country; facets that share it are not compared."""
    return key.startswith(_NAMED)


def _person(profile: Profile) -> Iterator[str]:
    """The name, and for names that many bear the name with a place, a seat or a task."""
    for name in profile.all("name"):
        yield f" {name}"
        for zone in profile.all("county") | profile.all("city"):
            yield f"@ {name} {zone}"
        for post in profile.all("post"):
            yield f"# {name} {post.partition('|')[0]}"
        for tie in profile.all("tie"):
            yield f"* {name} {tie}"
    for post in profile.all("post"):
        yield from (f"f {family} {_body_of(post.partition('|')[0])}" for family in profile.all("family"))


def _body_of(seat: str) -> str:
    """The bureau of a section; a firm by what even its short names have."""
    if seat.startswith(_FIRM):
        return seat[: len(_FIRM) + _BRAND]
    head, mark, _ = seat.partition("局")
    return head + mark


def _forms(profile: Profile) -> Iterator[str]:
    yield f" {profile.base}"
    for form in profile.all("form"):
        yield f" {form}"


def _body(profile: Profile) -> Iterator[str]:
    """Every local IRI that its names give; the brand in its county or city; a telling name in its city."""
    yield from _forms(profile)
    yield from (f" organization/{known}" for known in profile.all("full"))
    zones = profile.all("city") or profile.all("province")
    for core in profile.all("core"):
        if len(core) >= _SHORTEST and not profile.all("style") <= {"body"}:
            yield f"! {core}"
            yield from (f"n {core[:_SHORTEST]} {place}" for place in profile.all("from"))
            near = zones | profile.all("county") | profile.all("focus") | profile.all("beside")
            yield from (f"b {head} {zone}" for zone in near for head in _heads(core))
            yield from (f"e {core[-_SHORTEST:]} {zone}" for zone in zones if "group" in profile.all("style"))
    if profile.all("style") <= {"body"}:
        for path in {profile.base.partition("/")[2], *profile.all("full")}:
            *scopes, kind = path.split("/")
            ends = (f"{kind[:_SHORTEST]}-", f"-{kind[-_SHORTEST:]}")
            yield from (f"s {end} {scope}" for scope in scopes for end in ends)
    for known in profile.all("aka"):
        yield f"! {known.partition('|')[0]}"
    for core in profile.all("core"):
        for branch in profile.all("branch"):
            yield from (f"r {branch} {zone}" for zone in zones)
            yield from (f"r {_BRANCH_FORM.sub('', branch)[-_SHORTEST:]} {zone}" for zone in zones)
        if not wording.is_generic_body(core):
            yield from (f"d {core} {zone}" for zone in zones)


def _heads(core: str) -> set[str]:
    """With what a brand begins: the first two characters, or the next ones where the first may be a place's name."""
    second = core[_SHORTEST : 2 * _SHORTEST]
    return {core[:_SHORTEST]} | (set() if len(core) <= _LONG or _TRADE.match(second) else {second})


def _initiative(profile: Profile) -> Iterator[str]:
    """Local IRIs of its names; name and quoted words in its county; name with one who leads it."""
    yield from _forms(profile)
    zones = profile.all("county") or profile.all("city") or profile.all("province") or frozenset({""})
    for core in profile.all("core"):
        yield from (f"c {core} {zone}" for zone in zones)
        yield from (f"l {core} {lead}" for lead in profile.all("lead"))
        if things.is_guest(profile):
            yield from (f"l {core} {zone}" for zone in {things.scope(profile)} - {""})
            yield from (f"c {core} {zone}" for zone in profile.all("beside") if profile.all("phase"))
    for words in profile.all("quoted"):
        yield from (f"q {words} {zone}" for zone in zones)
    for core in profile.all("core"):
        yield from (f"w {end} {lead}" for lead in profile.all("lead") for end in _ends(core))


def _ends(core: str) -> tuple[str, str]:
    """How a name begins and how what identifies it ends: where one of two names holds the other, they share either."""
    return f"{core[:_END]}-", f"-{(_SORT.sub('', core) or core)[-_END:]}"


def _facility(profile: Profile) -> Iterator[str]:
    yield from _forms(profile)
    zones = profile.all("county") or profile.all("city")
    for rest in profile.all("core") | {ground.partition("|")[2] for ground in profile.all("of")}:
        yield from (f"c {rest} {zone}" for zone in zones)
    for core in profile.all("core"):
        if len(core) >= _TELLING:
            yield f"n {core}"
        for phase in profile.all("phase"):
            yield from (f"p {core[-_SHORTEST:]} {phase} {zone}" for zone in profile.all("county"))
    yield from (f"t {tie}" for tie in profile.all("tie"))


def _place(profile: Profile) -> Iterator[str]:
    for name in profile.all("name"):
        yield from (f" {name} {zone}" for zone in profile.all("county") | profile.all("city") | profile.all("province"))
