"""Words that stand for an entity without naming it: 该县, 全县, 公司, 基地, 他, 双方, 两市."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.context import Focus
from pipelines.components.echoes import echoes
from pipelines.components.pointers import pointers
from pipelines.components.scene import POSTING
from pipelines.components.sides import both_sides
from pipelines.components.state import Analysis, Ref

_LEVEL: Final = re.compile(
    r"(?:该|全|我|本)(省|市|州|盟|县|区|旗|镇|乡|街道|村|社区|嘎查)|(省|市|州|县|区|旗|镇|乡|村|社区|街道)(?:里|上)(?![\u4e00-\u9fff]{0,1}[河山海])"
)
_COMPARED: Final = re.compile(
    "(?<=在|居|列)全[国省市州盟县区旗镇乡](?:范围内?)?(?:率先|首[先创家个批]|第一[个家批]|最[早先]|领先|前列|领跑|先行先试)"
)
"""Who was the first of the whole county is not said to act for all of it."""
_FIRST: Final = re.compile("我[市州盟县区旗]")
"""A paper speaks of its own place so, though the body need not name it."""
_BARE_VILLAGE: Final = re.compile(
    r"(?<![\u4e00-\u9fff])(社区|村)(?=[与和引推把为在将还已成积通利建举开组]|联合|投资|投入|拿出|设立|办起|腾出)"
)
_TREASURY: Final = re.compile(
    r"(?<![\u4e00-\u9fff])(省|市|州|县|区|旗|镇|乡|村)(?:级)?(?=财政)|(?<=[由和与、])(省|市|州|县|区|旗|镇|乡|村)(?:级)?(?=财政)"
)
_COLLECTIVE: Final = re.compile(
    "(?:(?<![\u4e00-\u9fff])|(?<=[由归与和]))(村)集体(?:经济)?(?=投资|出资|筹资|自筹|投入|承建|兴建|修建|建设|建起|建成|与|和|负责)"
)
"""What the village owns in common acts for the village."""
_CHIEF: Final = re.compile("(?P<level>[市州盟县区旗镇乡])长(?:助理)?")
_AHEAD: Final = re.compile(f"(?:{POSTING})?|、[^，。；：！？\n（）]{{2,14}}")
"""Between the head of a level and a name: nothing, a posting, another office."""
_TOWN: Final = frozenset("镇乡")
_OF_TOWN: Final = re.compile(
    "(?P<town>[\u4e00-\u9fff]{1,6}[镇乡])(?:党委|人民政府|政府|人大)"
    "(?:书记[\u4e00-\u9fff]{2,4}，党委)?(?:副?书记|委员|副?主席)、(?:副|代)?"
)
"""A town's committee or government right before the office of its head."""
_HE: Final = re.compile(r"(?<![其吉利])[他她](?![们人乡日国省县市种])")
_COUNTS: Final = {"双": 2, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_SIDES: Final = {
    "方": (frozenset({"Place", "Organization"}), ""),
    "地": (frozenset({"Place"}), "(?:[省市州盟县旗镇乡村]|街道|(?<![游园校社业景灌库])区)$"),
    **{level: (frozenset({"Place"}), f"{level}$") for level in ("省", "市", "州", "县", "区", "旗", "镇", "乡", "村")},
    "家": (frozenset({"Organization"}), ""),
    "企": (frozenset({"Organization"}), "公司$|集团$|企业$|厂$"),
    "校": (frozenset({"Organization"}), "[校学院]$"),
    "院": (frozenset({"Organization"}), "院$"),
    "局": (frozenset({"Organization"}), "局$"),
    "厂": (frozenset({"Organization", "Facility"}), "厂$"),
}
_SEVERAL: Final = re.compile(rf"(?P<count>[{''.join(_COUNTS)}])(?P<side>[{''.join(_SIDES)}])(?![级面案位便法式针属长])")
_BESIDE: Final = re.compile("(?:（[^（）]{0,40}）)?(?:、|和|与|及|以及|同|跟)[\u4e00-\u9fff]{0,8}")
_RANKS: Final = tuple(map(re.compile, ("", "[省市州盟县区旗]$", "(?:镇|乡|街道|苏木)$", "(?:村|社区|嘎查)$")))
"""All that are named, else those of one level: 两地 are two counties though a village is named with them."""
_NEAR: Final = 60
_OFTENER: Final = 2
_TWO: Final = 2
_BACK: Final = 3
"""Sentences in which those are looked for that 双方 or 两地 mean."""


def stand_ins(state: Analysis, refs: Sequence[Ref], focus: Focus) -> Iterator[Ref]:
    """Refs for the stand-ins of the text that can be resolved."""
    taken = [False] * (len(state.text) + 1)
    for ref in refs:
        taken[ref.start : ref.end] = [True] * (ref.end - ref.start)
    for pattern in (_LEVEL, _BARE_VILLAGE, _TREASURY, _COLLECTIVE):
        for found in pattern.finditer(state.text):
            level = next(g for g in found.groups() if g)
            if not any(taken[found.start() : found.end()]) and not _COMPARED.match(state.text, found.start()):
                name = focus.owner(level, found.start())
                named = any(r.name == name for r in refs)
                if name and not named:
                    name = focus.printed(name)
                known = any(r.name == name for r in refs) or _FIRST.match(found.group())
                if name and (known or (pattern is _TREASURY and name in state.text)):
                    yield Ref(found.start(), found.end(), name, "Place", coref=True)
    yield from _governed(state, refs, focus)
    yield from echoes(state, refs, taken)
    yield from pointers(state, refs, taken)
    yield from _persons(state, refs, taken)
    yield from _several(state, refs, taken, focus)


def _governed(state: Analysis, refs: Sequence[Ref], focus: Focus) -> Iterator[Ref]:
    """The county, city or town of a 县长, 市长 or 镇长 who is named, where its name stands only within others."""
    told = {r.name for r in refs if r.type == "Place"}
    persons = sorted(r.start for r in refs if r.type == "Person")
    for found in _CHIEF.finditer(state.text):
        index = bisect_left(persons, found.end())
        if index == len(persons) or not _AHEAD.fullmatch(state.text, found.end(), persons[index]):
            continue
        name = _town(state, found, refs) if found["level"] in _TOWN else focus.owner(found["level"], found.start())
        if name and name not in told and (name := focus.printed(name)) not in told and name in state.text:
            told.add(name)
            yield Ref(*found.span(), name, "Place", coref=True)


def _town(state: Analysis, chief: re.Match[str], refs: Sequence[Ref]) -> str:
    """The town whose committee, government or congress stands right before the office of its head."""
    for ref in refs:
        if ref.type == "Organization" and ref.end < chief.start() < ref.end + _NEAR:
            found = _OF_TOWN.fullmatch(ref.name + state.text[ref.end : chief.start()])
            if found and found["town"].endswith(chief["level"]):
                return found["town"]
    return ""


def _persons(state: Analysis, refs: Sequence[Ref], taken: Sequence[bool]) -> Iterator[Ref]:
    """他 and 她: the person named last."""
    persons = sorted((r for r in refs if r.type == "Person"), key=lambda r: r.end)
    for found in _HE.finditer(state.text):
        before = bisect_right(persons, found.start(), key=lambda r: r.end)
        if before and not taken[found.start()]:
            yield Ref(*found.span(), persons[before - 1].name, "Person", coref=True)


def _several(state: Analysis, refs: Sequence[Ref], taken: Sequence[bool], focus: Focus) -> Iterator[Ref]:
    """双方, 两地, 三镇: each of as many as were named last in one sentence, or in the sentence before with this one."""
    counties = {r.name for r in refs if r.type == "Place" and focus.is_county(r.name)}
    starts = {r.start for r in refs}
    heads = sorted((r for r in refs if r.type != "Place" or r.end not in starts), key=lambda r: r.end)
    for found in _SEVERAL.finditer(state.text):
        if taken[found.start()] or found.group() in {"双地", "二地", "二家", "双家"}:
            continue
        types, ending = _SIDES[found.group("side")]
        last = bisect_right(heads, found.start(), key=lambda r: r.end)
        near = heads[max(0, last - _NEAR) : last]
        if near and near[-1].end == found.start():
            near = _row_before(state, near)
            if len(near) != _COUNTS[found.group("count")]:
                continue
        fitting = [r for r in near if r.type in types and re.search(ending, r.name)]
        ranks = _RANKS if types == {"Place"} else _RANKS[:1]
        together = _named_together(state, fitting, found.start(), _COUNTS[found.group("count")], ranks)
        if not together and found.group("side") in "地县":
            together = _spoken_of([r for r in heads[:last] if r.name in counties], _COUNTS[found.group("count")])
        if not together and _COUNTS[found.group("count")] == _TWO:
            sides = both_sides(state, heads[:last], found.start())
            together = [r for r in sides if r.type in types and re.search(ending, r.name)]
        for meant in together if len(together) > 1 else ():
            yield Ref(*found.span(), meant.name, meant.type, meant.subtype, coref=True)


def _spoken_of(counties: Sequence[Ref], count: int) -> list[Ref]:
    """The counties that the article has spoken of so far, where they are as many, or the others hardly count."""
    named = Counter(r.name for r in counties).most_common(count + 1)
    others = named[count][1] if len(named) > count else 0
    if len(named) < count or named[count - 1][1] < _OFTENER * others:
        return []
    return list({r.name: r for r in counties if r.name in dict(named[:count])}.values())


def _row_before(state: Analysis, near: list[Ref]) -> list[Ref]:
    """The last of the refs with those in a row with it: of 甲、乙、丙三方 the three, whoever else is named."""
    first = len(near) - 1
    while first > 0 and _BESIDE.fullmatch(state.text, near[first - 1].end, near[first].start):
        first -= 1
    return near[first:]


def _named_together(
    state: Analysis, fitting: Sequence[Ref], offset: int, count: int, ranks: Sequence[re.Pattern[str]]
) -> list[Ref]:
    index = max(0, bisect_right(state.sentences, offset, key=lambda s: s.start) - 1)
    for first, last in ((0, 0), *((back, back) for back in range(1, _BACK + 1)), (1, 0)):
        low, high = index - first, index - last
        if low < 0 or not state.sentences:
            continue
        span = state.sentences[low].start, state.sentences[high].end
        inside = {r.name: r for r in fitting if span[0] <= r.start < span[1]}
        for rank in ranks:
            some = [r for r in inside.values() if rank.search(r.name)]
            if len(some) == count:
                return some
    return []
