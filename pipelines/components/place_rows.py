"""Places that stand in a row or before one another, as the rules of where things lie and take effect read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.context import TOWN, VILLAGE
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

PREP: Final = re.compile(r"(?:在|于|到|落户|至|位于)$")
LIST: Final = re.compile(r"^[、和与及以]+$")

INNER: Final = re.compile("..(?:[村镇乡屯]|社区|街道|嘎查|苏木|口岸)|（")
"""A place inside the name of a facility, which is nearer than what stands before the name."""


def rows(scene: Scene, coref: bool = False) -> Iterator[list[Ref]]:
    """The places of the sentence, each with those listed behind it (甲镇A村、乙镇B村: A村, B村); with ``coref`` also
    those that are not named (该村)."""
    places = [r for i, r in enumerate(scene.refs) if r.type == "Place" and i not in scene.modifiers]
    heads = [r for r in places if coref or not r.coref]
    row: list[Ref] = []
    for ref in heads:
        if row and not LIST.match(scene.state.text[row[-1].end : scene.outer_start(ref)]):
            yield row
            row = []
        row.append(ref)
    if row:
        yield row


def outer(scene: Scene, i: int) -> int:
    """Start of the place with its modifiers and the places listed before it."""
    i = scene.outermost(i)
    while i > 0 and scene.refs[i - 1].type == "Place" and LIST.match(scene.between(scene.refs[i - 1], scene.refs[i])):
        i = scene.outermost(i - 1)
    return scene.refs[i].start


def kind(name: str) -> str:
    """``town`` or ``village``, else the last character of the name (县, 市)."""
    return "town" if TOWN.search(name) else "village" if VILLAGE.search(name) else name[-1:]


def lies(scene: Scene, thing: Ref, place: Ref, rule: str, confidence: float) -> Proposal:
    """The proposal that a thing lies in a place."""
    start, end = scene.clause_start(thing.start), scene.clause_end(thing.start)
    return Proposal(thing.name, "locatedIn", place.name, thing.start, start, end, rule, confidence)


def takes_effect(scene: Scene, initiative: Ref, place: Ref, rule: str, confidence: float) -> Proposal:
    """The proposal that an initiative takes effect in a place, which the sentence names."""
    here = initiative if initiative.start >= scene.span.start else place
    start, end = scene.clause_start(here.start), max(scene.clause_end(place.start), here.end)
    return Proposal(initiative.name, "implementedIn", place.name, here.start, start, end, rule, confidence)
