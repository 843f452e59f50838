"""Pairs of refs that may stand in a relation, and the cues by which the relation model judges them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.scene import ACTORS, Scene
from pipelines.components.state import Ref, Word
from pipelines.guide import ENDS, PREDICATES, SYMMETRIC

_CONTENT: Final = frozenset({"v", "vn", "p", "c", "n", "d", "vd", "f", "u", "r", "xc", "ad", "m"})
_TIME: Final = re.compile(r"将|拟|计划|明年|打算|了|已|正在")


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
        return f"{_kind(self.subject)}{order}{_kind(self.object)}"


def _kind(ref: Ref) -> str:
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


def cues(candidate: Candidate, rules: Mapping[tuple[str, str], Sequence[Proposal]]) -> list[str]:
    """The cues of a candidate, alone and joined with its signature.

    ``rules`` holds what the hand-written rules propose for a pair of names anywhere in the article.
    """
    found = list(dict.fromkeys(_plain_cues(candidate, rules)))
    signature = candidate.signature
    return ["bias", signature, *found, *(f"{signature}|{cue}" for cue in found)]


def _plain_cues(c: Candidate, rules: Mapping[tuple[str, str], Sequence[Proposal]]) -> Iterator[str]:
    first, second = (c.subject, c.object) if c.forward else (c.object, c.subject)
    yield f"head:{c.subject.name[-2:]}"
    yield f"tail:{c.object.name[-2:]}"
    yield f"coref:{int(c.subject.coref)}{int(c.object.coref)}"
    for proposal in rules.get((c.subject.name, c.object.name), ()):
        here = c.scene.span.start <= proposal.offset < c.scene.span.end
        yield f"rule:{proposal.predicate}:{int(here)}"
        if here:
            yield f"rulename:{proposal.rule}"
    for proposal in rules.get((c.object.name, c.subject.name), ()):
        yield f"reverse:{proposal.predicate}"
    start = c.scene.span.start if c.topic else first.end
    yield from _between(c, start, second.start)
    yield from _around(c, first, second)
    yield from _position(c, first, second, start)


def _between(c: Candidate, start: int, end: int) -> Iterator[str]:
    words = _words(c.scene, start, end)
    if end - start <= 6:
        yield f"text:{c.scene.state.text[start:end]}"
    for word in words[:14]:
        if word.tag in _CONTENT or word.tag == "w":
            yield f"in:{word.text}"
    if words:
        yield f"first:{words[0].text}"
        yield f"last:{words[-1].text}"
    verbs = [t for t in c.scene.triggers if start <= t.start and t.end <= end]
    for verb in verbs:
        for predicate in verb.predicates:
            yield f"verb:{predicate}"
    if verbs:
        yield f"lastverb:{verbs[-1].verb}"
        yield f"firstverb:{verbs[0].verb}"
    yield f"verbs:{min(len(verbs), 3)}"


def _around(c: Candidate, first: Ref, second: Ref) -> Iterator[str]:
    scene, text = c.scene, c.scene.state.text
    before = text[max(scene.span.start, first.start - 2) : first.start] if not c.topic else "^"
    yield f"before:{before[-1:]}"
    yield f"pre:{text[max(scene.span.start, second.start - 1) : second.start]}"
    end = scene.clause_end(second.end)
    after = _words(scene, second.end, end)[:6]
    for k, word in enumerate(after):
        yield f"after:{word.text}"
        if k == 0:
            yield f"next:{word.text}"
    for verb in scene.triggers:
        if second.end <= verb.start < end:
            for predicate in verb.predicates:
                yield f"behind:{predicate}"
            yield f"behindverb:{verb.verb}"
            break
    if not c.topic:
        ahead = [t for t in scene.triggers if scene.clause_start(first.start) <= t.start < first.start]
        if ahead:
            yield f"ahead:{ahead[-1].verb}"
    for found in set(_TIME.findall(text[scene.clause_start(second.start) : end])):
        yield f"time:{found}"


def _position(c: Candidate, first: Ref, second: Ref, start: int) -> Iterator[str]:
    scene = c.scene
    gap = second.start - start
    yield f"gap:{min(9, int(max(gap, 0) ** 0.5))}"
    clauses = scene.clause(second.start) - (0 if c.topic else scene.clause(first.start))
    yield f"clauses:{min(clauses, 4)}"
    inner = [r for r in scene.refs if start <= r.start and r.end <= second.start]
    yield f"inner:{min(len(inner), 4)}"
    for ref in inner[-3:]:
        yield f"innertype:{_kind(ref)}"
    rivals = [r for r in inner if r.type == c.subject.type]
    yield f"rivals:{min(len(rivals), 3)}"
    yield f"same:{min(len([r for r in inner if r.type == c.object.type]), 3)}"
    index = next((i for i, r in enumerate(scene.refs) if r is c.subject), -1)
    yield f"modifier:{int(index in scene.modifiers)}"
    actors = [r for r in scene.refs if r.type in ACTORS]
    yield f"lead:{int(bool(actors) and actors[0] is c.subject)}"


def _words(scene: Scene, start: int, end: int) -> list[Word]:
    """Words of the stretch, refs as their type."""
    out: list[Word] = []
    inside = [r for r in scene.refs if start <= r.start and r.end <= end]
    i = scene.state.word_index(start)
    for word in scene.state.words[max(i, 0) :]:
        if word.start >= end:
            break
        if word.start < start:
            continue
        ref = next((r for r in inside if r.start <= word.start < r.end), None)
        if ref is None:
            out.append(word)
        elif not out or out[-1].start < ref.start:
            out.append(Word(word.start, word.end, f"<{_kind(ref)}>", "n"))
    return out


def pair_key(subject: str, predicate: str, thing: str) -> tuple[str, str, str]:
    """The triple, the ends of a symmetric predicate in sorted order."""
    if predicate in SYMMETRIC and thing < subject:
        return thing, predicate, subject
    return subject, predicate, thing
