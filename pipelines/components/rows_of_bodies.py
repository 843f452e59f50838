"""Bodies in a row that share an owner (甲县水务局、检察院、法院) or a kind (甲镇、乙镇政府; 甲、乙慈善协会;
甲、乙两县水利局)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer

RULE: Final = "body:row"
_COUNTS: Final = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_COUNTED: Final = re.compile(
    f"(?P<count>[{''.join(_COUNTS)}])(?P<level>[市州县区旗镇乡地])(?P<kind>(?:人民)?(?:检察院|法院|政府)|党委|政协|人大(?:常委会)?|纪委(?:监委)?|"
    "[\u4e00-\u9fff]{1,8}?局|[\u4e00-\u9fff]{0,6}?(?:河长办|林长办|文化馆|图书馆|妇联|工商联|总工会|团委|文联|消防救援大队|卫生院|供电公司))"
    "(?=[、，。；的]|[在于与和同共联一就也都将已正签携达]|分别|签|合力|出台|印发)"
)
_LEVEL: Final = re.compile("[省市州盟县区旗]$")
_OFFICE: Final = re.compile(
    r"(?<!编)(?:局|厅|委|委员会|委?宣传部|组织部|统战部|办|办公室|法院|检察院|政府|政协|人大|妇联|残联|总工会)$"
)
"""How a body's name ends whose owner the bare bodies behind it share."""
_SHARING: Final = re.compile(
    "(?!中国|中央|中共|国家|国网|全国|共青团|铁路|海事|航道|[省市州盟县区旗镇乡村团该我本各])"
    "(?:[\u4e00-\u9fff]{2,12}?局|(?:人民)?检察院|(?:人民)?法院|发改委|发展(?:和|与)?改革委(?:员会)?|卫健委|妇联|残联|总工会|工商联|文明办)"
)
_UNSEEN: Final = re.compile(
    "(?:(?:人民)?检察院|(?:人民)?法院|(?:公安|司法|民政|财政|教育|教体|水利|水务|交通|交通运输|住建|自然资源|农业农村|生态环境|人社|文旅|"
    "卫健|应急管理|市场监管|林草|林业|商务|科技|医保|统计|审计|信访|气象|税务|城管|乡村振兴)局|发改委|卫健委|妇联|残联|总工会)"
    "(?=[、，。；和与及]|等(?!级)|联合|共同|联动|开展|负责|相关|有关|主要|主办|承办|协办|参加)"
)
"""Bodies that are taken where nothing was seen as one."""
_COMMITTEE: Final = re.compile("(?P<owner>.{2,}?)(?:党工委|党委|(?<!员)委)$")
_GOVERNMENT: Final = re.compile("(?:人民)?政府|管委会|办事处|人大(?:常委会)?|政协")
_NEXT: Final = re.compile("(?:、|以及|[和与及])")
_TOWN: Final = re.compile("镇|乡|街道|苏木|[县市区旗]|")
_KIND: Final = re.compile(
    "(?:人民)?政府|[\u4e00-\u9fff]{2,12}?(?:局|厅|协会|商会|总会|联合会)|红十字会|人大|政协|(?:人民)?法院|(?:人民)?检察院|工商联|侨联|妇联|残联"
)


def rows_of_bodies(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions, each body of a row under its owner and kind; ``mentions`` carry their owners already."""
    shared = list(_owned(text, list(_counted(text, mentions)), gazetteer))
    yield from _of_kind(text, shared, gazetteer)


def _counted(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Places in a row before their number and the kind of body that each has (甲、乙两县|水利局)."""
    places = {m.end: m for m in mentions if m.type == "Place"}
    places |= {m.end: m for m in _placed_in_front(text, mentions)}
    made: dict[tuple[int, int], Mention] = {}
    words: list[tuple[int, int]] = []
    for found in _COUNTED.finditer(text):
        row = [places[found.start()]] if found.start() in places else []
        while row and (place := _before(text, _outermost(row[0].start, places), places)):
            row.insert(0, place)
        level = found["level"] if found["level"] != "地" else ""
        if len(row) == _COUNTS[found["count"]] and all(m.name.endswith(level) or len(m.name) < 4 for m in row):
            for m in row:
                name = m.name + (level if not m.name.endswith(level) else "") + found["kind"]
                end = found.end() if m is row[-1] else m.end
                made[m.start, end] = replace(m, end=end, type="Organization", name=name, rule=RULE)
            words.append(found.span())
    for mention in mentions:
        if not any(mention.start < end and start < mention.end for start, end in (*made, *words)):
            yield mention
    yield from made.values()


def _placed_in_front(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The last place of such a row where it was taken for the beginning of the body's name (丙县|三县水利局)."""
    for mention in mentions:
        found = _COUNTED.search(text, mention.start + 2, mention.end + 4) if mention.type == "Organization" else None
        if found and found.end() == mention.end:
            yield replace(mention, end=found.start(), type="Place", name=text[mention.start : found.start()])


def _owned(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Bare bodies behind one that its owner stands before."""
    starts = {m.start: m for m in sorted(mentions, key=lambda m: m.end)}
    taken = sorted(mentions, key=lambda m: m.start)
    made: dict[tuple[int, int], Mention] = {}
    for first in taken:
        if first.type == "Organization" and (first.start, first.end) not in made:
            for bare in _behind(text, first, starts, gazetteer):
                made[bare.start, bare.end] = bare
    for mention in mentions:
        if not any(mention.start < end and start < mention.end for start, end in made):
            yield mention
    yield from made.values()


def _behind(text: str, first: Mention, starts: dict[int, Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """The bare bodies of the row that begins with a body, under its owner."""
    committee = _COMMITTEE.fullmatch(first.name)
    owner = _owner(first.name, gazetteer) if _OFFICE.search(first.name) else ""
    end = first.end
    while joint := _NEXT.match(text, end):
        seen = starts.get(joint.end())
        bare = _bare(text, joint.end(), seen, gazetteer) if owner else None
        if bare is None and committee and (found := _GOVERNMENT.match(text, joint.end())):
            name = committee["owner"] + found.group()
            bare = Mention(*found.span(), "Organization", name, rule=RULE, score=0.8)
        elif bare:
            bare = replace(bare, name=owner + bare.name)
        if bare is None or (seen and seen.end > bare.end):
            return
        yield bare
        end = bare.end


def _bare(text: str, start: int, seen: Mention | None, gazetteer: Gazetteer) -> Mention | None:
    """The body at ``start`` that is named without an owner, as it was seen or as such bodies are called."""
    if seen is not None:
        printed = text[seen.start : seen.end] == seen.name
        bare = seen.type == "Organization" and printed and _SHARING.fullmatch(seen.name)
        placed = bare and any(m.start == 0 for m in gazetteer.find(seen.name))
        return replace(seen, rule=RULE) if bare and not placed else None
    found = _UNSEEN.match(text, start)
    return Mention(*found.span(), "Organization", found.group(), rule=RULE, score=0.8) if found else None


def _owner(name: str, gazetteer: Gazetteer) -> str:
    """The division at the start of a body's name; empty where none is, or only a short form."""
    ends = [m.end for m in gazetteer.find(name[:14]) if m.start == 0 and _LEVEL.search(name[: m.end])]
    return name[: max(ends)] if ends and max(ends) < len(name) else ""


def _of_kind(text: str, mentions: Sequence[Mention], gazetteer: Gazetteer) -> Iterator[Mention]:
    """Places in a row before the kind of body that the last of them prints: each has one."""
    places = {m.end: m for m in mentions if m.type == "Place"}
    made: dict[tuple[int, int], Mention] = {}
    for body in mentions:
        last = _place_of(text, body, gazetteer)
        if not last:
            continue
        start = body.start
        while place := _before(text, start, places):
            printed = text[place.start : place.end]
            if _level(printed) != _level(last):
                break
            made[place.start, place.end] = replace(
                body, start=place.start, end=place.end, name=printed + body.name[len(last) :], rule=RULE
            )
            start = place.start
    for mention in mentions:
        if (mention.start, mention.end) not in made:
            yield mention
    yield from made.values()


def _before(text: str, start: int, places: dict[int, Mention]) -> Mention | None:
    """The place that stands in the row directly before ``start``."""
    return next(
        (places[start - n] for n in (1, 2) if start - n in places and _NEXT.fullmatch(text, start - n, start)), None
    )


def _outermost(start: int, places: dict[int, Mention]) -> int:
    """Where the places begin that are printed before one to say where it lies (甲省|乙县)."""
    while (upper := places.get(start)) and upper.start < start:
        start = upper.start
    return start


def _place_of(text: str, body: Mention, gazetteer: Gazetteer) -> str:
    """The town or division with which a body's printed name begins, if its kind is one that many places have."""
    if body.type != "Organization" or text[body.start : body.end] != body.name:
        return ""
    town = re.match("[\u4e00-\u9fff]{1,5}?(?:镇|乡|街道|苏木)(?=政府$|人民政府$|人大$)", body.name)
    ends = [m.end for m in gazetteer.find(body.name[:14]) if m.start == 0] + ([town.end()] if town else [])
    return next((body.name[:end] for end in ends if _KIND.fullmatch(body.name, end)), "")


def _level(name: str) -> str:
    """What the name says of its level: ``""`` for a short form."""
    return (
        name[-1] if name.endswith(("镇", "乡", "街道", "苏木", "县", "市", "区", "旗", "省")) and len(name) > 2 else ""
    )
