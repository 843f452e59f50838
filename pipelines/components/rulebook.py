"""All hand-written relation rules over the sentences of an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipelines.components.context import Focus
from pipelines.components.listings import listings
from pipelines.components.proposal import Proposal
from pipelines.components.rules_actions import Actions
from pipelines.components.rules_agents import Agents
from pipelines.components.rules_attendance import Attendance
from pipelines.components.rules_bureaus import bureaus
from pipelines.components.rules_careers import careers, moves
from pipelines.components.rules_chains import places
from pipelines.components.rules_chiefs import chiefs
from pipelines.components.rules_dealings import dealings
from pipelines.components.rules_drills import drills
from pipelines.components.rules_effects import initiatives
from pipelines.components.rules_honors import honors
from pipelines.components.rules_laurels import laurels
from pipelines.components.rules_offices import offices
from pipelines.components.rules_pairs import ceremonies, pairs
from pipelines.components.rules_parts import Sessions, named_parts, stated_parts
from pipelines.components.rules_pledges import pledges
from pipelines.components.rules_posts import heads, posts
from pipelines.components.rules_projects import Theme, projects
from pipelines.components.rules_roles import roles
from pipelines.components.rules_running import undertakings
from pipelines.components.rules_seats import seats
from pipelines.components.rules_staff import staff
from pipelines.components.rules_titles import titles
from pipelines.components.rules_turnout import turnout
from pipelines.components.rules_venues import tours, trips, venues
from pipelines.components.rules_where import each_at_its_place, sites
from pipelines.components.rules_within import within
from pipelines.components.rules_workers import workers
from pipelines.components.scene import Scene
from pipelines.components.sketch import Sketch
from pipelines.components.speakers import Speakers, Subject
from pipelines.components.state import Analysis, Ref
from pipelines.components.tenures import removals
from pipelines.gazetteer import Gazetteer

_LONGEST: Final = 2_000
"""Characters of a sentence that is still one. What goes on longer is no prose; there only the rules whose work grows
with its length read it."""


def propose(state: Analysis, found: Sequence[Scene], gazetteer: Gazetteer) -> Iterator[Proposal]:
    """What the rules propose for the scenes of an article, in order of the text."""
    focus = Focus(state, state.mentions, gazetteer)
    actions = Actions()
    attendance = Attendance()
    speakers = Speakers()
    agents = Agents()
    sessions = Sessions()
    theme = Theme(state.refs)
    earlier: list[Ref] = []
    last = 0
    for scene in found:
        new_paragraph = "\n" in state.text[last : scene.span.start]
        short = scene.span.end - scene.span.start <= _LONGEST
        subjects = speakers(scene, new_paragraph) if short else {}
        yield from _lying(scene, gazetteer, short)
        if short:
            yield from initiatives(scene, earlier)
            yield from venues(scene, focus)
            yield from tours(scene)
            yield from trips(scene)
            yield from projects(scene, theme)
            yield from within(scene, subjects, gazetteer)
        yield from _held(scene, focus, earlier, short)
        yield from ceremonies(scene)
        yield from pairs(scene)
        yield from honors(scene, earlier)
        yield from titles(scene, subjects) if short else ()
        yield from actions(scene, new_paragraph)
        if short:
            yield from undertakings(scene, subjects)
            yield from agents(scene)
            yield from named_parts(scene)
            yield from stated_parts(scene, subjects)
            yield from sessions(scene)
            yield from _taking_part(scene, subjects, attendance)
            yield from dealings(scene, subjects)
            yield from _of_persons(Sketch(scene), subjects, earlier)
        earlier += scene.refs
        last = scene.span.end


def _lying(scene: Scene, gazetteer: Gazetteer, short: bool) -> Iterator[Proposal]:
    """Where the places, bodies and facilities of the scene lie."""
    yield from places(scene, gazetteer) if short else ()
    yield from each_at_its_place(scene)
    yield from sites(scene)


def _held(scene: Scene, focus: Focus, earlier: list[Ref], short: bool) -> Iterator[Proposal]:
    """The offices that people of the scene hold."""
    yield from posts(scene, focus, earlier)
    yield from heads(scene, focus)
    yield from offices(scene, focus)
    yield from roles(scene)
    yield from removals(scene)
    yield from careers(scene)
    yield from chiefs(scene, focus, earlier) if short else ()
    yield from bureaus(scene) if short else ()


def _taking_part(scene: Scene, subjects: Mapping[int, Subject], attendance: Attendance) -> Iterator[Proposal]:
    """Who takes part in meetings, ceremonies and drills."""
    yield from attendance(scene)
    yield from drills(scene, subjects)
    yield from turnout(Sketch(scene), attendance)


def _of_persons(sketch: Sketch, subjects: Mapping[int, Subject], earlier: list[Ref]) -> Iterator[Proposal]:
    """The offices and titles of people that are told in other words than beside their names."""
    yield from workers(sketch, subjects)
    yield from seats(sketch, earlier)
    yield from staff(sketch)
    yield from moves(sketch)
    yield from laurels(sketch)
    yield from listings(sketch)
    yield from pledges(sketch)
