"""Where places and facilities lie by what stands further off: a chain inside a name, 在甲镇，…, a town that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipelines.components.place_rows import INNER, LIST, kind, lies
from pipelines.components.proposal import Proposal
from pipelines.components.rules_chains import below
from pipelines.components.scene import Scene
from pipelines.components.speakers import ADMINISTERED, Subject, opening_end
from pipelines.components.state import Ref
from pipelines.gazetteer import Gazetteer

_BODIES: Final = frozenset({"Organization", "Facility", "Initiative"})
_OPENS: Final = re.compile("(?:^|[；。！？”\n…])(?:而|其中|同时|比如|例如|如|走进|走在|来到)?在?$")
_LIES: Final = re.compile(
    "(?:位于|[坐座]落于|[坐座]落在|坐落|地处|落户于?|落户在|选址于?|入驻|总部设?(?:在|于|位于))(?:了|在|于)?"
)
_APART: Final = re.compile("[；“”]")


def within(scene: Scene, subjects: Mapping[int, Subject], gazetteer: Gazetteer) -> Iterator[Proposal]:
    """``locatedIn``; the rules are ``where:inside``, ``where:opening``, ``where:subject`` and
    ``where:carried``."""
    yield from _inside(scene, gazetteer)
    yield from _opening(scene)
    yield from _subject(scene, subjects)
    yield from _goes_on(scene, subjects)


def _inside(scene: Scene, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """甲县乙村党支部: the village lies in the county, where the text speaks of both."""
    known = {r.name: r for r in scene.state.refs if r.type == "Place" and not r.coref and len(r.name) > 2}
    for i, ref in enumerate(scene.refs):
        if ref.type not in _BODIES or ref.coref:
            continue
        before = scene.refs[i - 1] if i else None
        upper = before if before is not None and before.type == "Place" and before.end == ref.start else None
        at = ref.start
        while place := _longest(scene.state.text, at, ref.end, known):
            another = upper is not None and upper.name != place.name and ADMINISTERED.search(place.name)
            if upper is not None and another and below(upper.name, place.name, gazetteer):
                at_ref = Ref(ref.start, ref.end, place.name, "Place")
                yield lies(scene, at_ref, upper, "where:inside", 0.9)
            upper, at = place, at + len(place.name)


def _longest(text: str, at: int, end: int, known: Mapping[str, Ref]) -> Ref | None:
    for size in range(min(14, end - at - 1), 2, -1):
        if found := known.get(text[at : at + size]):
            return found
    return None


def _opening(scene: Scene) -> Iterator[Proposal]:
    """在甲镇，乙村…: the villages of the part of the sentence lie in the town, the facilities in the last named."""
    text = scene.state.text
    for i, place in enumerate(scene.refs):
        if place.type != "Place" or kind(place.name) not in {"town", "village"} or not text.startswith("，", place.end):
            continue
        start = scene.outer_start(place)
        if not text.startswith("在", start - 1) or not _OPENS.search(text, max(0, start - 6), start - 1):
            continue
        end = next((m.start() for m in _APART.finditer(text, place.end, scene.span.end)), scene.span.end)
        yield from _in_part(scene, place, scene.refs[i + 1 :], end)


def _in_part(scene: Scene, place: Ref, refs: Sequence[Ref], end: int) -> Iterator[Proposal]:
    for ref in refs:
        if ref.start >= end:
            return
        if ref.type == "Place":
            if kind(place.name) != "town" or kind(ref.name) != "village" or ref.coref:
                return
            yield lies(scene, ref, place, "where:opening", 0.85)
        elif ref.type == "Facility" and not ref.coref and kind(place.name) == "village" and not INNER.search(ref.name):
            yield lies(scene, ref, place, "where:opening", 0.85)


def _subject(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """甲镇…，在乙村、丙村建起…: the villages lie in the town that acts, if no other is named."""
    places = [r for r in scene.refs if r.type == "Place"]
    town = next((s.refs[0] for s in subjects.values() if s.how == "own"), None)
    if town is None or kind(town.name) != "town" or town.coref:
        return
    last: Ref | None = None
    for ref in places:
        if ref.name == town.name:
            continue
        if ref.start < town.end or kind(ref.name) != "village" or ref.coref:
            return
        listed = last is not None and LIST.match(scene.between(last, ref))
        if listed or scene.clause_start(ref.start) == ref.start or scene.state.text[ref.start - 1] in "在于":
            yield lies(scene, ref, town, "where:subject", 0.85)
            last = ref


def _goes_on(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """甲公司成立于2010年，位于乙镇: a clause that begins with where its subject lies."""
    for i, place in enumerate(scene.refs):
        start = scene.clause_start(place.start)
        said = _LIES.match(scene.state.text, opening_end(scene, start, place.start), scene.outer_start(place))
        if place.type != "Place" or i in scene.modifiers or not said or said.end() != scene.outer_start(place):
            continue
        subject = subjects.get(scene.clause(start))
        if subject is None or subject.how == "theme" or len(subject.refs) != 1:
            continue
        thing = subject.refs[0]
        if thing.type in {"Facility", "Organization"} and thing.name != place.name:
            at = thing if thing.start >= scene.span.start else Ref(place.start, place.end, thing.name, thing.type)
            yield lies(scene, at, place, f"where:carried:{subject.how}", 0.85)
