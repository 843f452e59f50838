"""Offices one after the other: 甲曾任A局副局长、B镇镇长; 甲由A局副局长调任B局局长; 拟任."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.office_titles import PRINTED_OFFICE
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.sketch import Sketch, shape
from pipelines.components.state import Ref

_BEGINS: Final = re.compile("(?:同志)?，?(?:曾|先后|历|此前)(?:担?任|先后担?任)(?:过|了)?")
_TITLE: Final = re.compile(f"(?P<title>{PRINTED_OFFICE}(?:、(?:副?[镇乡县市区]长|副?主任|副?局长))?)(?=[、，。；]|$)")
_SEPARATE: Final = re.compile("[、，](?:现任)?")
_MOVED: Final = shape(
    f"(?P<person>{{P}})(?:同志)?(?:由|从)(?:原)?(?P<from>{{OL}})(?P<was>{PRINTED_OFFICE})(?:任上|岗位上?)?"
    f"(?:调任|升任|转任|调至|提任|晋升为|改任|调往|提拔为)(?P<to>{{OL}})(?P<is>{PRINTED_OFFICE})"
)
_SURE: Final = 0.9


def careers(scene: Scene) -> Iterator[Proposal]:
    """``holdsPost`` of each office that somebody has had in turn."""
    for i, person in enumerate(scene.refs):
        begins = _BEGINS.match(scene.state.text, person.end) if person.type == "Person" else None
        if begins:
            yield from _in_turn(scene, person, scene.refs[i + 1 :], begins.end())


def _in_turn(scene: Scene, person: Ref, behind: Sequence[Ref], at: int) -> Iterator[Proposal]:
    text = scene.state.text
    start, end = scene.clause_start(person.start), scene.clause_end(person.start)
    starts = {r.start for r in behind}
    for body in sorted(behind, key=lambda r: (r.start, -r.end)):
        if body.start == at and body.end in starts:
            at = body.end
            continue
        title = _TITLE.match(text, body.end, scene.span.end) if body.start == at else None
        if title and body.type in {"Organization", "Place"}:
            words = title["title"]
            yield Proposal(
                person.name, "holdsPost", body.name, person.start, start, end, "post:turn", _SURE, title=words
            )
            separate = _SEPARATE.match(text, title.end())
            at = separate.end() if separate else title.end()


def moves(sketch: Sketch) -> Iterator[Proposal]:
    """``holdsPost`` of the office that somebody leaves and of the one that he takes."""
    for found in sketch.found(_MOVED):
        persons = sketch.single(*found.span("person"))
        for group, title in (("from", "was"), ("to", "is")):
            bodies = sketch.single(*found.span(group))
            if bodies and persons:
                start, begin, end = sketch.clauses(found, "person")
                words = found[title]
                yield Proposal(
                    persons[0].name, "holdsPost", bodies[0].name, start, begin, end, "post:moved", _SURE, title=words
                )
