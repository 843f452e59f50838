"""Whose figure it is: the entities that a figure may be stated of, each with the cues that speak for or against it.

A cue is a short phrase. The weights of the cues, fitted on annotated articles, are data of ``govkg_measures``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.article import Relation
from pipelines.components.figure_cues import figure_cues, kind, measured, worded
from pipelines.components.numbers import Figure
from pipelines.components.scene import Scene
from pipelines.components.sightings import BEARERS, THINGS, Sights
from pipelines.components.spoken import Spoken
from pipelines.components.state import Analysis


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that the figure may be stated of, and the cues for it."""

    name: str
    cues: frozenset[str]


def weigh(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> list[float]:
    """The score of each candidate: the sum of the weights of its cues."""
    return [math.fsum(weights.get(cue, 0.0) for cue in c.cues) for c in candidates]


def choose(candidates: Sequence[Candidate], weights: Mapping[str, float]) -> tuple[str, float]:
    """The best candidate by the weights of its cues, and its probability."""
    return decide(candidates, weigh(candidates, weights))


def decide(candidates: Sequence[Candidate], scores: Sequence[float]) -> tuple[str, float]:
    """The candidate of the best score and its probability, where "none of them" competes with the score nought."""
    if not scores:
        return "", 0.0
    best, top = max(scores), max([0.0, *scores])
    total = math.fsum([math.exp(-top), *(math.exp(score - top) for score in scores)])
    return candidates[scores.index(best)].name, math.exp(best - top) / total


@dataclass(slots=True)
class Chain:
    """The bearers of the figures read so far: those of the sentence in order, and where the last figure ends."""

    names: list[str] = field(default_factory=list)
    end: int = 0
    last: str = ""

    def add(self, name: str, figure: Figure) -> None:
        """Take note of the bearer of a figure."""
        self.names.append(name)
        self.last, self.end = name, figure.end


class Bearers:
    """Finds the candidates of the figures of one article."""

    def __init__(self, state: Analysis, sentences: Sequence[Scene]) -> None:
        self.title = state.article.title
        self.scenes = sentences
        self.sights = Sights(state, sentences)
        self.types = self.sights.types
        self.spoken = Spoken(state, sentences, self.types)
        self.said: dict[int, list[Relation]] = {}
        for relation in state.relations:
            if relation.span is not None:
                self.said.setdefault(relation.span.start, []).append(relation)
        self.main = self.sights.most(frozenset({"Place"}))
        self.thing = self.sights.most(THINGS)

    def candidates(self, index: int, figure: Figure, chain: Chain) -> list[Candidate]:
        """The candidates of a figure of the sentence ``index``, given the bearers of the figures before."""
        scene = self.scenes[index]
        found: dict[str, set[str]] = {self.main: {"unseen"}} if self.main else {}
        for name, cue in (*self.sights(index, figure), *self.spoken(index, figure)):
            found.setdefault(name, set()).add(cue)
        if chain.last in self.types:
            near = "last bearer" if self.sights.joined(chain.end, index) else "last bearer out"
            found.setdefault(chain.last, set()).add(near + self.sights.seen(index, figure))
        for name in list(found):
            for inner in self._inside(name):
                found.setdefault(inner, set()).add("nested")
        about = figure_cues(scene, figure)
        if chain.names:
            about |= {"figure: chained"}
        subject = self.spoken.subject(index, figure)
        about |= {f"figure: subject {subject.how} {subject.refs[0].type}" if subject else "figure: subject unknown"}
        rows = []
        for name, cues in found.items():
            typed = {f"{cue} {self.types[name]}" for cue in cues}
            own = self._standing(scene, figure, name, chain)
            rows.append(Candidate(name, frozenset(cues | typed | own | about)))
        return rows

    def _inside(self, name: str) -> list[str]:
        """Entities whose names are part of this one (the project that a contract is named after)."""
        if len(name) < 8:
            return []
        bare = name.strip("“”《》")
        return [n for n in self.types if 3 < len(n) < len(name) and n.strip("“”《》") in bare]

    def _standing(self, scene: Scene, figure: Figure, name: str, chain: Chain) -> set[str]:
        """Cues of the entity itself, of its type beside the figure, and of the figures before this one."""
        type_ = self.types[name]
        cues = {f"type {type_}", f"type {type_} {kind(figure)}", f"times {min(self.sights.counts[name], 4)}"}
        words, end = worded(scene, figure), name.rstrip("”》")[-1:]
        matters = {f"word {word}" for word in measured(scene, figure)}
        cues |= {f"type {type_} {word}" for word in words | matters}
        cues |= {f"named {end}", *(f"named {end} {word}" for word in words | matters | {kind(figure)})}
        cues |= {cue for cue, one in (("main place", self.main), ("main thing", self.thing)) if one == name}
        cues |= {f"{cue}{more}" for cue in self._related(scene, figure, name) for more in ("", f" {kind(figure)}")}
        if name in self.title:
            cues |= {"title", f"title {type_}"}
        if name in chain.names:
            since = self._since(scene, figure, chain.end) if chain.names[-1] == name else "earlier"
            sort = "thing" if type_ in THINGS else type_
            cues |= {f"chain {since}", f"chain {since} {sort}", f"chain {since} {kind(figure)}"}
        return cues

    def _related(self, scene: Scene, figure: Figure, name: str) -> Iterator[str]:
        """What the sentence says of the entity, and whether the figure is the sum of it."""
        printed = scene.state.text[figure.start : figure.end]
        for relation in self.said.get(scene.span.start, ()):
            for end, role in ((relation.subject, "subject"), (relation.object, "object")):
                if end == name:
                    yield f"says {relation.predicate} {role}"
                    if relation.amount and printed in relation.amount:
                        yield f"sum {role}"

    def _since(self, scene: Scene, figure: Figure, end: int) -> str:
        """Whether an entity comes between the figure and the one before it."""
        between = [r for r in scene.refs if end <= r.start < figure.start and r.type in BEARERS]
        return "broken by thing" if any(r.type in THINGS for r in between) else "broken" if between else "unbroken"
