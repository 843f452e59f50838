"""All hand-written relation rules over the sentences of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipelines.components.context import Focus
from pipelines.components.proposal import Proposal
from pipelines.components.rules_actions import Actions
from pipelines.components.rules_honors import honors
from pipelines.components.rules_offices import offices
from pipelines.components.rules_pairs import ceremonies, pairs
from pipelines.components.rules_posts import heads, posts
from pipelines.components.rules_where import chains, each_at_its_place, effects, known_chains, pilots, sites
from pipelines.components.scene import Scene
from pipelines.components.state import Analysis, Ref
from pipelines.gazetteer import Gazetteer


def propose(state: Analysis, found: Sequence[Scene], gazetteer: Gazetteer) -> Iterator[Proposal]:
    """What the rules propose for the scenes of an article, in order of the text."""
    focus = Focus(state, state.mentions, gazetteer)
    actions = Actions()
    earlier: list[Ref] = []
    last = 0
    for scene in found:
        yield from chains(scene, gazetteer)
        yield from known_chains(scene, gazetteer)
        yield from each_at_its_place(scene)
        yield from sites(scene)
        yield from effects(scene)
        yield from pilots(scene)
        yield from posts(scene, focus, earlier)
        yield from heads(scene, focus)
        yield from offices(scene, focus)
        yield from ceremonies(scene)
        yield from pairs(scene)
        yield from honors(scene, earlier)
        yield from actions(scene, "\n" in state.text[last : scene.span.start])
        earlier += scene.refs
        last = scene.span.end
