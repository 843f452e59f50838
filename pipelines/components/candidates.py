"""Pairs of refs that may stand in a relation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipelines.components.scene import ACTORS, Scene
from pipelines.components.state import Ref
from pipelines.guide import ENDS, PREDICATES, SYMMETRIC


@dataclass(frozen=True, slots=True)
class Candidate:
    """Subject and object side by side in a scene; ``topic`` marks a subject carried over from before the sentence."""

    scene: Scene
    subject: Ref
    object: Ref
    topic: bool = False

    @property
    def forward(self) -> bool:
        """Whether the subject stands first."""
        return self.topic or self.subject.start <= self.object.start

    @property
    def signature(self) -> str:
        """Types of both ends and their order."""
        order = "^" if self.topic else ">" if self.forward else "<"
        return f"{kind(self.subject)}{order}{kind(self.object)}"


def kind(ref: Ref) -> str:
    """The beginning of the ref's subtype, else of its type."""
    return (ref.subtype or ref.type)[:5]


def allowed(subject: Ref, thing: Ref) -> tuple[str, ...]:
    """The predicates whose ends these types may be."""
    found = [p for p in PREDICATES if subject.type in ENDS[p][0] and thing.type in ENDS[p][1]]
    if thing.type == "Initiative" and thing.subtype != "Platform":
        found = [p for p in found if p != "builds"]
    return tuple(found)


def candidates(scene: Scene, topics: Sequence[Ref]) -> Iterator[Candidate]:
    """Every ordered pair of the scene's refs that a predicate allows, and each of the ``topics`` with each ref."""
    refs = _distinct(scene.refs)
    names = {ref.name for ref in refs}
    for a in refs:
        for b in refs:
            if a.name != b.name and abs(a.start - b.start) < 160 and allowed(a, b):
                yield Candidate(scene, a, b)
    for a in topics:
        for b in refs:
            if a.name not in names and allowed(a, b):
                yield Candidate(scene, a, b, topic=True)
            if a.name not in names and a.type not in ACTORS and allowed(b, a):
                yield Candidate(scene, b, a, topic=True)


def carried(scene: Scene, subject: str, thing: str, last: Mapping[str, Ref]) -> Iterator[Candidate]:
    """The pair that a rule proposes in the scene though only one of the two is named there; ``last`` are the refs by
    which each entity was spoken of last before."""
    here = {ref.name: ref for ref in reversed(scene.refs)}
    if (subject in here) == (thing in here):
        return
    a, b = here.get(subject) or last.get(subject), here.get(thing) or last.get(thing)
    if a and b and allowed(a, b):
        yield Candidate(scene, a, b, topic=True)


def _distinct(refs: Iterable[Ref]) -> list[Ref]:
    """The first two mentions of each entity in the sentence."""
    seen: dict[str, int] = {}
    out = []
    for ref in refs:
        seen[ref.name] = seen.get(ref.name, 0) + 1
        if seen[ref.name] <= 2:
            out.append(ref)
    return out


def pair_key(subject: str, predicate: str, thing: str) -> tuple[str, str, str]:
    """The triple, the ends of a symmetric predicate in sorted order."""
    if predicate in SYMMETRIC and thing < subject:
        return thing, predicate, subject
    return subject, predicate, thing
