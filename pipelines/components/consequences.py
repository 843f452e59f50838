"""What follows from the relations and names: where a facility lies that a village or town built or gave its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final

from pipelines.article import Entity
from pipelines.components.place_rows import INNER, kind
from pipelines.components.proposal import Proposal
from pipelines.components.state import Analysis, Ref

_SMALL = frozenset({"village", "town"})
_BUILT, _NAMED = 0.8, 0.85
_COMMITTEE: Final = re.compile("(?:党工委|党委|[省市州盟县区旗]委)$")
_GOVERNMENT: Final = re.compile("(?:政府|管委会|办事处)$")
_DEEDS: Final = frozenset(
    {"leads", "participatesIn", "signsAgreementWith", "partnersWith", "builds", "funds", "supports"}
)
_WORKS: Final = re.compile("(?:改造|整治|修缮|治理|修复|加固|提升|扩建|建设|新建|迁建|项目|工程)”?$")


def consequences(state: Analysis, found: Collection[Proposal], entities: Mapping[str, Entity]) -> Iterator[Proposal]:
    """``locatedIn`` of the facilities of which no place is stated, and where works named after a village are done.

    A county has much built in its towns; what a village or a town builds stands on its own ground. Of the facilities
    that bear the full name of a village 459 of 470 of the gold lie in it, of a town 243 of 322, the others in a village
    of the town, which is named then.
    """
    placed = {p.subject for p in found if p.predicate == "locatedIn"}
    small = [e.name for e in entities.values() if e.type == "Place" and kind(e.name) in _SMALL]
    built: dict[str, list[Proposal]] = {}
    for p in found:
        if p.predicate == "builds":
            built.setdefault(p.object, []).append(p)
    yield from _works(state, found, entities)
    yield from _committees(state, found)
    for facility in entities.values():
        if facility.type != "Facility" or facility.name in placed:
            continue
        own, rest = _bearer(facility.name, small)
        if own and not INNER.search(rest):
            yield from _named(state, facility.name, own)
        elif not own:
            yield from _built(state, [p for p in built.get(facility.name, ()) if p.subject in small], small)


def _works(state: Analysis, found: Collection[Proposal], entities: Mapping[str, Entity]) -> Iterator[Proposal]:
    """``implementedIn`` of works that bear the name of a village, its town in front or not: 石坪村污水管网改造工程."""
    stated = {p.subject for p in found if p.predicate == "implementedIn"}
    small = [e.name for e in entities.values() if e.type == "Place" and kind(e.name) in _SMALL]
    for thing in entities.values():
        own, _ = _bearer(thing.name, small)
        ref = next((r for r in state.refs if r.name == thing.name), None)
        works = thing.type == "Initiative" and thing.subtype == "Programme" and _WORKS.search(thing.name)
        if kind(own) == "village" and ref and works and thing.name not in stated:
            yield Proposal(thing.name, "implementedIn", own, ref.start, ref.start, ref.end, "then:works", _NAMED)


def _committees(state: Analysis, found: Collection[Proposal]) -> Iterator[Proposal]:
    """What is said of a government, of the committee that print joins to it as well: 某镇党委政府与某公司签约."""
    starts = {r.start: r for r in state.refs if _GOVERNMENT.search(r.name)}
    joined = [(r, starts[r.end]) for r in state.refs if _COMMITTEE.search(r.name) and r.end in starts]
    known = {(p.subject, p.predicate, p.object) for p in found}
    for committee, government in joined:
        sentence = state.sentence_at(government.start)
        for p in found:
            here = p.subject == government.name and sentence.start <= p.offset < sentence.end
            if here and p.predicate in _DEEDS and (committee.name, p.predicate, p.object) not in known:
                yield replace(p, subject=committee.name)


def _bearer(name: str, places: Collection[str]) -> tuple[str, str]:
    """The last of the places with which a name begins, one after the other, and what is left of the name."""
    own, rest = "", name
    while found := max((p for p in places if rest.startswith(p)), key=len, default=""):
        own, rest = found, rest[len(found) :]
    return own, rest


def _named(state: Analysis, facility: str, place: str) -> Iterator[Proposal]:
    """The facility lies in the place whose name it bears, unless a nearer one stands right before it."""
    ref = next((r for r in state.refs if r.name == facility), None)
    if ref and not any(r.type == "Place" and r.end == ref.start and r.name != place for r in state.refs):
        yield _at(ref.start, facility, place, "then:named", _NAMED)


def _built(state: Analysis, builders: list[Proposal], small: Collection[str]) -> Iterator[Proposal]:
    """The facility lies where it was built by a single village or town, if its sentence names no other."""
    if len({p.subject for p in builders}) != 1:
        return
    said = builders[0]
    others = {r.name for r in _refs(state, said.offset) if r.type == "Place" and r.name in small} - {said.subject}
    if not others:
        yield _at(said.offset, said.object, said.subject, "then:built", _BUILT)


def _refs(state: Analysis, offset: int) -> Iterator[Ref]:
    sentence = state.sentence_at(offset)
    return (r for r in state.refs if sentence.start <= r.start < sentence.end)


def _at(offset: int, thing: str, place: str, rule: str, confidence: float) -> Proposal:
    return Proposal(thing, "locatedIn", place, offset, offset, offset, rule, confidence)
