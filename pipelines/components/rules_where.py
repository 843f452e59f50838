"""Where facilities and bodies lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.place_rows import LIST, PREP, kind, lies, outer, rows
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.speakers import ADMINISTERED
from pipelines.components.state import Ref

_IN: Final = re.compile(
    r"^(?:位于|[坐座]落于|[坐座]落在|地处|落户于?|落户在|设在|设于|建在|落地|所在的?|地点在|选址|驻|入驻|总部设?(?:在|于|位于))(?:了|在|于)?$"
)
_OTHER: Final = {
    "Organization": re.compile("设在|设于|建在"),
    "Place": re.compile("驻|入驻|设在|建在"),
    "Facility": re.compile("驻"),
}
"""What is said of another than the one who stands before it."""
_BORDER: Final = re.compile("[^，。；]{0,12}(?:交界|之间|接壤|交汇)")
_BUILT: Final = re.compile(
    r"^[^，。；：]{0,10}?(?:建|设|打造|搭起|搭建|添|落成|投用|修起|修了|办起|创办|开办|挂牌|成立|揭牌|布点)[^，。；：、]{0,12}$"
)
_WITHIN: Final = re.compile("(?:境内|[内里])?，|(?:境内|[内里])")
_LEAVES: Final = re.compile("推进|外(?!墙)|拆|搬|撤|检查|查看|察看|参观|观摩|考察")
_SEES: Final = re.compile(
    r"^(?:，|的)?[\u4e00-\u9fff]{0,8}?(?:先后|实地|现场|随后|又|还|一同|重点|，)*"
    r"(?:察看|查看|视察|检查|走进|参观|观摩|考察|踏看|走访|调研|了解|来到)(?:了|完)?(?:[^，。；]{2,40}[的式])?$"
)
_COMES: Final = re.compile("(?:在|来到|到|赶到|赶往|赶赴|前往|走进|深入|抵达|赴)(?:了|至|到)?$")


_OF_ANOTHER: Final = re.compile("(?:隶属于?|属于?|毗邻|邻近|紧邻|靠近|下辖)$")


def each_at_its_place(scene: Scene) -> Iterator[Proposal]:
    """A facility that stands once for each place of a list lies in the place whose name it carries."""
    for ref in scene.refs:
        twins = [r for r in scene.refs if (r.start, r.end) == (ref.start, ref.end)]
        if ref.type == "Facility" and len(twins) > 1:
            for place in scene.refs:
                if place.type == "Place" and place.end <= ref.start and ref.name.startswith(place.name):
                    yield lies(scene, ref, place, "where:each", 0.9)


def sites(scene: Scene) -> Iterator[Proposal]:
    """``位于P``, ``在P建成F``, ``来到P，察看F``."""
    for i, place in enumerate(scene.refs):
        if place.type == "Place" and i not in scene.modifiers:
            yield from _lies(scene, i)
    for row in rows(scene, coref=True):
        start = scene.outer_start(row[0])
        before = scene.state.text[max(scene.span.start, start - 6) : start]
        if PREP.search(before):
            yield from _built_at(scene, row)
        if _COMES.search(before) and len(row) == 1 and kind(row[0].name) in {"town", "village"}:
            yield from _seen_at(scene, row[0])


def _lies(scene: Scene, i: int) -> Iterator[Proposal]:
    start = outer(scene, i)
    for thing in reversed(scene.refs[:i]):
        between = scene.state.text[thing.end : start].strip("，")
        if _OF_ANOTHER.search(scene.state.text, scene.span.start, scene.outer_start(thing)):
            return
        if thing.type in {"Facility", "Organization", "Place"} and _IN.match(between):
            # 甲局设在乙村的站: the station lies there, not the bureau.
            another = _OTHER[thing.type].match(between) or _BORDER.match(scene.state.text, scene.refs[i].end)
            if not another and _fits(scene, thing, scene.refs[i]):
                yield lies(scene, thing, scene.refs[i], "where:verb", 0.9)
            return
        if len(between) > 8:
            return


def _built_at(scene: Scene, places: list[Ref]) -> Iterator[Proposal]:
    """The facilities that the clause says are built at the place; those of a list of places at each."""
    last = places[-1]
    first = next((j for j, r in enumerate(scene.refs) if r.start >= last.end and r.type == "Facility"), len(scene.refs))
    row = _row(scene, first)
    if not row or len(row) > 1 < len(places):
        return
    inside = _WITHIN.match(scene.state.text, last.end)
    begin = inside.end() if inside else last.end
    if scene.clause(begin) != scene.clause(row[0].start):
        return
    said = scene.state.text[begin : row[0].start]
    nearer = any(r.type == "Place" and last.end <= r.start < row[0].start for r in scene.refs)
    if _BUILT.search(said) and not nearer and not _LEAVES.search(said):
        for ref in row:
            yield from (lies(scene, ref, one, "where:built", 0.85) for one in places if _fits(scene, ref, one))


def _seen_at(scene: Scene, place: Ref) -> Iterator[Proposal]:
    """What visitors see where they came to, unless it stands behind another place."""
    first = next((j for j, r in enumerate(scene.refs) if r.start >= place.end and r.type != "Person"), len(scene.refs))
    row = _row(scene, first)
    if row and _SEES.search(_without_people(scene, place, row[0])):
        for ref in row:
            if ref.type == "Facility" and _fits(scene, ref, place):
                yield lies(scene, ref, place, "where:seen", 0.85)


def _row(scene: Scene, i: int) -> Sequence[Ref]:
    """The ref of that number and the facilities listed behind it."""
    refs = list(scene.refs[i : i + 1])
    for ref in scene.refs[i + 1 :]:
        if ref.type != "Facility" or not LIST.match(scene.between(refs[-1], ref)):
            break
        refs.append(ref)
    return refs


def _fits(scene: Scene, thing: Ref, place: Ref) -> bool:
    """Whether the thing does not bear the name of another place of the sentence."""
    areas = [r.name for r in scene.refs if r.type == "Place" and not r.coref and ADMINISTERED.search(r.name)]
    own = {name for name in areas if name != thing.name and _bears(thing.name, name)}
    return not own or place.name in own


def _bears(name: str, place: str) -> bool:
    """Whether the name begins with the place's, in full or short."""
    short = re.sub("(?:街道|社区|自治县|.)$", "", place)
    return name.startswith(place) or (len(short) > 1 and name.startswith(short))


def _without_people(scene: Scene, a: Ref, b: Ref) -> str:
    """The text between two refs less the names of people."""
    text = scene.state.text[a.end : b.start]
    for ref in scene.refs:
        if ref.type == "Person" and a.end <= ref.start and ref.end <= b.start:
            text = text.replace(scene.state.text[ref.start : ref.end], "")
    return text
