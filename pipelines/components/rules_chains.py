"""Which place lies in which: printed chains, villages of a town that was named, and what the gazetteer knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pipelines.components.place_rows import INNER, LIST, kind, lies, rows
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.state import Ref
from pipelines.gazetteer import Division, Gazetteer

_APART: Final = re.compile("[；“”]")
_TOWARDS: Final = re.compile("[向给对与同]$")
_WITH: Final = frozenset("与同和跟")
_TIES: Final = re.compile("[^；。]{0,80}?(?:签[订约署]|结[对为成]|缔结|对口|帮扶|协作)")
"""Behind two towns, what says that they are parties and may lie in two counties (甲市乙镇与丙镇结对)."""
_STREAM: Final = re.compile("..[河江溪港沟]$")
_COUNTED: Final = re.compile(
    r"(?:等|共|这|)[\d一二两三四五六七八九十]{1,3}个?(?:行政|自然|城市)?(?:村|社区|屯|嘎查|小区)"
)


def places(scene: Scene, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """What the rules of this module propose."""
    yield from chains(scene, gazetteer)
    yield from known_chains(scene, gazetteer)
    yield from villages(scene, gazetteer)


def chains(scene: Scene, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """``X县|Y镇|Z村`` and ``Z村|学校``: each lies in the one before it."""
    refs = scene.refs
    for i, ref in enumerate(refs[:-1]):
        after = refs[i + 1]
        between = scene.between(ref, after)
        if ref.type != "Place" or ref.name == after.name or (ref.coref and ref.start == after.start):
            continue
        if after.coref and after.start == ref.end:  # 甲村、乙村两村: the count means those before it
            continue
        near = (
            not between or ref.start == after.start or (between == "的" and after.type in {"Facility", "Organization"})
        )
        if not near or after.type not in {"Place", "Organization", "Facility"}:
            continue
        if after.type == "Place" and not (below(ref.name, after.name, gazetteer) or after.name.startswith(ref.name)):
            continue
        # 甲县乙镇中心小学 only names its place; 甲县|乙村服务中心 says where the village's centre lies.
        named = after.type != "Place" and after.start <= ref.start and ref.end <= after.end
        if named and not any(r.type == "Place" and r.end == after.start for r in refs):
            continue
        yield _chained(scene, ref, after)
        if after.type == "Place":
            yield from _siblings(scene, i + 1, ref, gazetteer)


def _chained(scene: Scene, ref: Ref, after: Ref) -> Proposal:
    """What stands behind a place lies there: surely a place, what 的 joins to it, or a facility that names no village.

    Of a body only a village's or town's is said to lie there with 的: 该县的教育局 is the county's.
    """
    if after.type == "Place":
        return lies(scene, after, ref, "where:chain", 0.9)
    facility, small = after.type == "Facility", kind(ref.name) in {"town", "village"}
    joined = scene.between(ref, after) == "的" and (facility or (small and not ref.coref))
    beside = facility and ref.end == after.start and not INNER.search(after.name)
    another = any(r.type == "Place" and r.name != ref.name and after.name.startswith(r.name) for r in scene.refs)
    if (joined or beside) and not after.coref and not another:
        return lies(scene, after, ref, "where:of" if joined else "where:beside", 0.9)
    return lies(scene, after, ref, "where:chain", 0.75)


def _siblings(scene: Scene, i: int, upper: Ref, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """``A县B镇、C镇``: C of the same kind as B lies in A as well."""
    first = kind(scene.refs[i].name)
    for ref, after in zip(scene.refs[i:], scene.refs[i + 1 :], strict=False):
        between = scene.between(ref, after)
        if after.type != "Place" or not LIST.match(between) or kind(after.name) != first:
            return
        if between in _WITH and _TIES.match(scene.state.text, after.end, scene.span.end):
            return
        if below(upper.name, after.name, gazetteer):
            yield lies(scene, after, upper, "where:list", 0.8)


def villages(scene: Scene, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """``X镇的Y村``, and the villages that a sentence on a town lists with their number (该镇的A、B、C共3个村)."""
    for i, (ref, after) in enumerate(pairwise(scene.refs)):
        if scene.between(ref, after) != "的" or ref.coref or after.coref:
            continue
        if _is(ref, "town") and _is(after, "village"):
            yield lies(scene, after, ref, "where:of", 0.9)
            yield from _siblings(scene, i + 1, ref, gazetteer)
    for row in rows(scene):
        alone = all(scene.outer_start(one) == one.start for one in row[1:])
        if len(row) > 1 and alone and _COUNTED.match(scene.state.text, row[-1].end, scene.span.end):
            town = _town_before(scene, scene.refs.index(row[0]))
            if town:
                yield from (lies(scene, one, town, "where:counted", 0.9) for one in row if not _is(one, "town"))


def _town_before(scene: Scene, i: int) -> Ref | None:
    """The town that a stretch before the ref is about; none where it stands in a row or another place comes between."""
    ref = next((r for r in reversed(scene.refs[:i]) if r.type == "Place"), None)
    if ref is None or not _is(ref, "town"):
        return None
    if _TOWARDS.search(scene.state.text, max(scene.span.start, scene.outer_start(ref) - 1), scene.outer_start(ref)):
        return None
    between = scene.state.text[ref.end : scene.refs[i].start]
    row = any(_is(r, "town") and LIST.match(scene.between(r, ref)) for r in scene.refs[:i] if r.end <= ref.start)
    return None if row or _APART.search(between) else ref


def _is(ref: Ref, wanted: str) -> bool:
    return ref.type == "Place" and kind(ref.name) == wanted


def known_chains(scene: Scene, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """Places of one sentence of which the gazetteer knows that the later lies in the earlier (该县先在A镇、B镇试点).

    A town whose own county is named is sure to lie there; a step that leaves out one between may be another's.
    """
    seen: list[tuple[Ref, Division]] = []
    for ref in scene.refs:
        if ref.type != "Place":
            continue
        here = gazetteer.named(ref.name)
        above = [(up, a) for up, a in seen if up.name != ref.name and _within(here, a, gazetteer)]
        above = [(up, a) for up, a in above if not _APART.search(scene.state.text[up.end : ref.start])]
        if above:
            upper, division = max(above, key=lambda pair: pair[1].level)
            near = any(d.level == 4 and d.parent == division.code for d in here) and division.level == 3
            yield lies(scene, ref, upper, "where:known" if near else "where:gazetteer", 0.75)
        seen += [(ref, d) for d in here if d.level <= 3][:1]


def _within(candidates: Sequence[Division], upper: Division, gazetteer: Gazetteer) -> bool:
    return any(gazetteer.is_within(d.code, upper.code) for d in candidates)


def below(upper: str, lower: str, gazetteer: Gazetteer) -> bool:
    """Whether the second can lie in the first: by the gazetteer where it knows both, else by the kinds."""
    ups, lows = gazetteer.named(upper), gazetteer.named(lower)
    if ups and lows:
        return any(gazetteer.is_within(b.code, a.code) for a in ups for b in lows) or min(a.level for a in ups) < min(
            b.level for b in lows
        )
    if _STREAM.search(upper) and not ups:  # 青水河|白塔镇段: the stretch lies in the town
        return False
    order = {"town": 2, "village": 3}
    return order.get(kind(upper), 1 if ups else 2) <= order.get(kind(lower), 2 if not lows else 1)
