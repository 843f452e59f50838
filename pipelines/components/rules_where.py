"""Where things lie and where initiatives take effect."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.context import TOWN, VILLAGE
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.state import Ref
from pipelines.gazetteer import Division, Gazetteer

_IN: Final = re.compile(
    r"^(?:位于|[坐座]落于|[坐座]落在|地处|落户于?|落户在|设在|设于|建在|落地|所在的?|地点在|选址|驻|入驻)(?:了|在|于)?$"
)
_PREP: Final = re.compile(r"(?:在|于|到|落户|至|位于)$")
_BUILT: Final = re.compile(
    r"^(?:等地|境内|内|上|里|里面|的|分别|共同|联合|，|投资|投入|规划|启动|新|集中|先后|又|还|合作|共|率先|首批|首个|一座|一个|原址|老街|[\d.]+[万亿]?元|[\d.]+亩|公里)*(?:投资建设|规划建设|开工建设|建设|建成|新建|建起|修建|打造|设立|建立|搭建|兴建|援建|改建|开设|筹建|建了|设置|建|落成|投用|建好|修起|办起|创办|开办|挂牌成立|成立|揭牌)"
)
_RUN: Final = re.compile(
    r"(?:举行|举办|召开|开展|实施|启动|试点|推行|推开|开幕|闭幕|落地|开班|推广|推进|启用|开赛|上演|揭幕|推出|举行的|签署|签订|先行|组织|主办|承办|进行)"
)
_VENUE: Final = re.compile("^(?:的)?(?:主|分)?会场(?:分别)?(?:设|定|放)(?:在|于)$")
_EXTEND: Final = re.compile(
    r"^(?:行动|项目|工作|将|已|也|目前|全面|进一步|首先|先|率先|，)*(?:覆盖|延伸到|推广到|辐射|惠及|拓展到|落地|走进|延伸至|落户)"
)
_CHOSEN: Final = re.compile("(?:选择|选取|选定|确定|遴选|以|把|将|在)(?:了)?$")
_PILOT: Final = re.compile(
    "(?:等)?(?:地|[\\d两三四五六七八九十]+个?[镇乡村县街道社区]{1,2})?(?:作?为|开展|先行|率先)[^，。；]{0,6}(?:试点|示范)"
)
_LIST: Final = re.compile(r"^[、和与及以]+$")


def chains(scene: Scene, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """``X县|Y镇|Z村`` and ``Z村|学校``: each lies in the one before it."""
    refs = scene.refs
    for i, ref in enumerate(refs[:-1]):
        after = refs[i + 1]
        between = scene.between(ref, after)
        if ref.type != "Place" or ref.name == after.name or (ref.coref and ref.start == after.start):
            continue
        near = (
            not between or ref.start == after.start or (between == "的" and after.type in {"Facility", "Organization"})
        )
        if not near or after.type not in {"Place", "Organization", "Facility"}:
            continue
        if after.type == "Place" and not _below(ref.name, after.name, gazetteer):
            continue
        # 甲县乙镇中心小学 only names its place; 甲县|乙村服务中心 says where the village's centre lies.
        named = after.type != "Place" and after.start <= ref.start and ref.end <= after.end
        if named and not any(r.type == "Place" and r.end == after.start for r in refs):
            continue
        yield _at(scene, after, ref, "where:chain", 0.9 if after.type == "Place" else 0.75)
        if after.type == "Place":
            yield from _siblings(scene, i + 1, ref)


def _siblings(scene: Scene, i: int, upper: Ref) -> Iterator[Proposal]:
    """``A县B镇、C镇``: C of the same kind as B lies in A as well."""
    first = scene.refs[i]
    kind = _kind(first.name)
    for ref, after in zip(scene.refs[i:], scene.refs[i + 1 :], strict=False):
        between = scene.between(ref, after)
        if after.type != "Place" or not _LIST.match(between) or _kind(after.name) != kind:
            return
        yield _at(scene, after, upper, "where:list", 0.8)


def each_at_its_place(scene: Scene) -> Iterator[Proposal]:
    """A facility that stands once for each place of a list lies in the place whose name it carries."""
    for ref in scene.refs:
        twins = [r for r in scene.refs if (r.start, r.end) == (ref.start, ref.end)]
        if ref.type == "Facility" and len(twins) > 1:
            for place in scene.refs:
                if place.type == "Place" and place.end <= ref.start and ref.name.startswith(place.name):
                    yield _at(scene, ref, place, "where:each", 0.9)


def known_chains(scene: Scene, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """Places of one sentence of which the gazetteer knows that the later lies in the earlier (该县先在A镇、B镇试点)."""
    seen: list[tuple[Ref, Division]] = []
    for ref in scene.refs:
        if ref.type != "Place":
            continue
        here = gazetteer.named(ref.name)
        above = [(up, a) for up, a in seen if up.name != ref.name and _within(here, a, gazetteer)]
        above = [(up, a) for up, a in above if not re.search("[；“”]", scene.state.text[up.end : ref.start])]
        if above:
            upper = max(above, key=lambda pair: pair[1].level)[0]
            yield _at(scene, ref, upper, "where:gazetteer", 0.75)
        seen += [(ref, d) for d in here if d.level <= 3][:1]


def _within(candidates: Sequence[Division], upper: Division, gazetteer: Gazetteer) -> bool:
    return any(gazetteer.is_within(d.code, upper.code) for d in candidates)


def _kind(name: str) -> str:
    return "town" if TOWN.search(name) else "village" if VILLAGE.search(name) else name[-1:]


def _below(upper: str, lower: str, gazetteer: Gazetteer) -> bool:
    """Whether the second can lie in the first: by the gazetteer where it knows both, else by the kinds."""
    ups, lows = gazetteer.named(upper), gazetteer.named(lower)
    if ups and lows:
        return any(gazetteer.is_within(b.code, a.code) for a in ups for b in lows) or min(a.level for a in ups) < min(
            b.level for b in lows
        )
    order = {"town": 2, "village": 3}
    return order.get(_kind(upper), 1 if ups else 2) <= order.get(_kind(lower), 2 if not lows else 1)


def sites(scene: Scene) -> Iterator[Proposal]:
    """``位于P``, ``在P建成F``."""
    for i, place in enumerate(scene.refs):
        if place.type == "Place" and i not in scene.modifiers:
            yield from _lies(scene, i)
            start = _outer(scene, i)
            if _PREP.search(scene.state.text[max(scene.span.start, start - 6) : start]):
                yield from _built_at(scene, i)


def _lies(scene: Scene, i: int) -> Iterator[Proposal]:
    start = _outer(scene, i)
    for thing in reversed(scene.refs[:i]):
        between = scene.state.text[thing.end : start]
        if thing.type in {"Facility", "Organization", "Place"} and _IN.match(between.strip("，")):
            yield _at(scene, thing, scene.refs[i], "where:verb", 0.9)
            return
        if len(between) > 8:
            return


def _built_at(scene: Scene, i: int) -> Iterator[Proposal]:
    place = scene.refs[i]
    for ref in scene.refs[i + 1 :]:
        if scene.clause(place.end) != scene.clause(ref.start) or ref.start - place.end > 30:
            return
        if ref.type == "Facility" and _BUILT.search(_without_places(scene, place, ref)):
            for one in _list_back(scene, i):
                yield _at(scene, ref, one, "where:built", 0.85)
            return


def _without_places(scene: Scene, a: Ref, b: Ref) -> str:
    text = scene.state.text[a.end : b.start]
    for ref in scene.refs:
        if a.end <= ref.start and ref.end <= b.start:
            text = text.replace(scene.state.text[ref.start : ref.end], "")
    return re.sub("^[、和与及]+", "", text)


def _list_back(scene: Scene, i: int) -> list[Ref]:
    """The place with the places listed before and behind it (A村、B村)."""
    found = [scene.refs[i]]
    j = i
    while j > 0 and scene.refs[j - 1].type == "Place" and _LIST.match(scene.between(scene.refs[j - 1], scene.refs[j])):
        j -= 1
        found.insert(0, scene.refs[j])
    return found


def _outer(scene: Scene, i: int) -> int:
    """Start of the place with its modifiers and the places listed before it."""
    i = scene.outermost(i)
    while i > 0 and scene.refs[i - 1].type == "Place" and _LIST.match(scene.between(scene.refs[i - 1], scene.refs[i])):
        i = scene.outermost(i - 1)
    return scene.refs[i].start


def pilots(scene: Scene) -> Iterator[Proposal]:
    """``I选择P、Q为试点``: of a list, each."""
    text = scene.state.text
    known = [i for i, r in enumerate(scene.refs) if r.type == "Initiative" and r.subtype != "Agreement"]
    for i, place in enumerate(scene.refs):
        if place.type != "Place" or not _PILOT.match(text, place.end, scene.clause_end(place.end)):
            continue
        listed = _list_back(scene, i)
        first = scene.refs[scene.outermost(scene.refs.index(listed[0]))].start
        before = [scene.refs[k] for k in known if scene.refs[k].end <= first]
        if before and _CHOSEN.search(text, scene.clause_start(first), first):
            for one in listed:
                yield _effect(scene, before[-1], one, "where:pilot", 0.85)


def effects(scene: Scene) -> Iterator[Proposal]:
    """``I在P举行``, ``在P开展I``, ``I覆盖P``."""
    for i, ref in enumerate(scene.refs):
        if ref.type != "Initiative" or ref.subtype == "Agreement":
            continue
        for j, place in enumerate(scene.refs):
            if place.type != "Place" or j in scene.modifiers:
                continue
            if j > i:
                start = _outer(scene, j)
                between = scene.state.text[ref.end : start]
                after = scene.state.text[place.end : scene.clause_end(place.end)]
                held = (
                    len(between) < 16 and re.search("在$", between) and _RUN.search(after[:12]) and "，" not in between
                )
                if held or _VENUE.match(between):
                    yield _effect(scene, ref, place, "where:held", 0.9)
                elif len(between) < 12 and _EXTEND.match(between) and not between.endswith("在"):
                    yield _effect(scene, ref, place, "where:covers", 0.75)
            else:
                start = _outer(scene, j)
                lead = scene.state.text[max(scene.span.start, start - 3) : start]
                between = scene.state.text[place.end : ref.start]
                same = scene.clause(place.end) == scene.clause(ref.start)
                if same and _PREP.search(lead) and len(between) < 24 and _RUN.search(between):
                    yield _effect(scene, ref, place, "where:run", 0.85)


def _at(scene: Scene, thing: Ref, place: Ref, rule: str, confidence: float) -> Proposal:
    start, end = scene.clause_start(thing.start), scene.clause_end(thing.start)
    return Proposal(thing.name, "locatedIn", place.name, thing.start, start, end, rule, confidence)


def _effect(scene: Scene, initiative: Ref, place: Ref, rule: str, confidence: float) -> Proposal:
    start, end = scene.clause_start(initiative.start), scene.clause_end(place.start)
    return Proposal(
        initiative.name,
        "implementedIn",
        place.name,
        initiative.start,
        start,
        max(end, initiative.end),
        rule,
        confidence,
    )
