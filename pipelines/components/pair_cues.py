"""The cues by which the relation model judges a pair of refs: short phrases, alone and joined with its signature.

What the cues say of a stretch of the sentence is the same for every pair that has it between or behind its refs, so it
is worked out once a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final

from pipelines.components.candidates import Candidate, kind
from pipelines.components.certainty import Rules
from pipelines.components.scene import ACTORS, Scene
from pipelines.components.state import Ref, Word

_CONTENT: Final = frozenset({"v", "vn", "p", "c", "n", "d", "vd", "f", "u", "r", "xc", "ad", "m", "w"})
_SIGNATURE: Final = re.compile("[A-Z][a-z]*[\\^<>][A-Z][a-z]*")
_TIME: Final = re.compile(r"将|拟|计划|明年|打算|了|已|正在")
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cues:
    """The cues of a pair: its signature, and in groups what speaks for or against a relation. No cue is in two groups.

    As a row they are the signature, each cue, and each cue joined with the signature.
    """

    signature: str
    groups: tuple[Group, ...]

    def __iter__(self) -> Iterator[str]:
        yield "bias"
        yield self.signature
        for group in self.groups:
            yield from group
        for group in self.groups:
            yield from (f"{self.signature}|{cue}" for cue in group)


class CueReader:
    """Reads the cues of candidates; quick where those of one sentence follow one another."""

    def __init__(self) -> None:
        self._sentence: _Sentence | None = None

    def __call__(self, candidate: Candidate, rules: Rules) -> Cues:
        """The cues of a candidate; ``rules`` holds what the hand-written rules propose for a pair of names anywhere in
        the article."""
        if self._sentence is None or self._sentence.scene is not candidate.scene:
            self._sentence = _Sentence(candidate.scene)
        return Cues(candidate.signature, self._sentence.cues(candidate, rules))


def by_signature(names: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """The rows of cues by the signature that they are joined with, of those that stand alone under the empty one.

    >>> by_signature({"bias": 1, "Place>Place|verbs:0": 2})
    {'': {'bias': 1}, 'Place>Place': {'verbs:0': 2}}
    """
    alone: dict[str, int] = {}
    found = {"": alone}
    for name, row in names.items():
        signature, bar, cue = name.partition("|")
        rows = found.get(signature, alone) if bar else alone
        if rows is alone and bar and _SIGNATURE.fullmatch(signature):
            rows = found[signature] = {}
        rows[name if rows is alone else cue] = row
    return found


def cues(candidate: Candidate, rules: Rules) -> Cues:
    """The cues of one candidate, see :class:`CueReader`."""
    return CueReader()(candidate, rules)


class _Sentence:
    """A scene with what was found out of its stretches so far."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._numbers = {id(ref): i for i, ref in reversed(list(enumerate(scene.refs)))}
        self._lead = next((r for r in scene.refs if r.type in ACTORS), None)
        self._owners: dict[int, list[Ref]] = {}
        for ref in scene.refs:
            for i in self._within(ref.start, ref.end):
                self._owners.setdefault(i, []).append(ref)
        self._known: dict[tuple[object, ...], Group] = {}

    def cues(self, c: Candidate, rules: Rules) -> tuple[Group, ...]:
        """The groups of cues of a candidate of the scene."""
        first, second = (c.subject, c.object) if c.forward else (c.object, c.subject)
        start = self.scene.span.start if c.topic else first.end
        return (
            _own(c, rules),
            self._once(_Sentence._between, start, second.start),
            self._once(_Sentence._behind, second.start, second.end),
            ("before:^",) if c.topic else self._once(_Sentence._ahead, first.start),
            self._once(_Sentence._rivals, start, second.start, c.subject.type, c.object.type),
            self._standing(c, first, second),
        )

    def _once(self, make: Callable[..., Iterator[str]], *given: int | str) -> Group:
        """The cues that a method yields, each once; worked out once for the same arguments."""
        key = make, *given
        if key not in self._known:
            self._known[key] = tuple(dict.fromkeys(make(self, *given)))
        return self._known[key]

    def _between(self, start: int, end: int) -> Iterator[str]:
        words = list(self._words(start, end))
        if end - start <= 6:
            yield f"text:{self.scene.state.text[start:end]}"
        for word in words[:14]:
            if word.tag in _CONTENT:
                yield f"in:{word.text}"
        if words:
            yield f"first:{words[0].text}"
            yield f"last:{words[-1].text}"
        verbs = self.scene.verbs_between(start, end)
        for verb in verbs:
            for predicate in verb.predicates:
                yield f"verb:{predicate}"
        if verbs:
            yield f"lastverb:{verbs[-1].verb}"
            yield f"firstverb:{verbs[0].verb}"
        yield f"verbs:{min(len(verbs), 3)}"
        yield f"gap:{min(9, int(max(end - start, 0) ** 0.5))}"
        inner = self._inner(start, end)
        yield f"inner:{min(len(inner), 4)}"
        for ref in inner[-3:]:
            yield f"innertype:{kind(ref)}"

    def _behind(self, start: int, end: int) -> Iterator[str]:
        """Of the ref that stands second: what is before and behind it in its clause."""
        scene, text = self.scene, self.scene.state.text
        yield f"pre:{text[max(scene.span.start, start - 1) : start]}"
        close = scene.clause_end(end)
        for k, word in enumerate(islice(self._words(end, close), 6)):
            yield f"after:{word.text}"
            if k == 0:
                yield f"next:{word.text}"
        verb = next((t for t in scene.triggers if end <= t.start < close), None)
        if verb:
            for predicate in verb.predicates:
                yield f"behind:{predicate}"
            yield f"behindverb:{verb.verb}"
        for found in _TIME.findall(text[scene.clause_start(start) : close]):
            yield f"time:{found}"

    def _ahead(self, start: int) -> Iterator[str]:
        """Of the ref that stands first: what is before it."""
        scene = self.scene
        yield f"before:{scene.state.text[max(scene.span.start, start - 1) : start]}"
        ahead = [t for t in scene.triggers if scene.clause_start(start) <= t.start < start]
        if ahead:
            yield f"ahead:{ahead[-1].verb}"

    def _rivals(self, start: int, end: int, subject: str, thing: str) -> Iterator[str]:
        """Other refs of the types of the two between them."""
        types = [r.type for r in self._inner(start, end)]
        yield f"rivals:{min(types.count(subject), 3)}"
        yield f"same:{min(types.count(thing), 3)}"

    def _standing(self, c: Candidate, first: Ref, second: Ref) -> Group:
        scene = self.scene
        clauses = scene.clause(second.start) - (0 if c.topic else scene.clause(first.start))
        modifies = self._numbers.get(id(c.subject), -1) in scene.modifiers
        return f"clauses:{min(clauses, 4)}", f"modifier:{int(modifies)}", f"lead:{int(self._lead is c.subject)}"

    def _inner(self, start: int, end: int) -> list[Ref]:
        return [r for r in self.scene.refs if start <= r.start and r.end <= end]

    def _within(self, start: int, end: int) -> range:
        """Numbers of the article's words that begin in the stretch."""
        state = self.scene.state
        return range(state.word_index(start - 1) + 1, state.word_index(end - 1) + 1)

    def _words(self, start: int, end: int) -> Iterator[Word]:
        """Words of the stretch, refs as their type."""
        last = -1
        for i in self._within(start, end):
            word = self.scene.state.words[i]
            ref = next((r for r in self._owners.get(i, ()) if start <= r.start and r.end <= end), None)
            if ref is None or last < ref.start:
                last = word.start
                yield word if ref is None else Word(word.start, word.end, f"<{kind(ref)}>", "n")


def _own(c: Candidate, rules: Rules) -> Group:
    """What the two are called, and what the rules propose for them."""
    found = [f"head:{c.subject.name[-2:]}", f"tail:{c.object.name[-2:]}"]
    found.append(f"coref:{int(c.subject.coref)}{int(c.object.coref)}")
    for proposal in rules.get((c.subject.name, c.object.name), ()):
        here = c.scene.span.start <= proposal.offset < c.scene.span.end
        found.append(f"rule:{proposal.predicate}:{int(here)}")
        if here:
            found.append(f"rulename:{proposal.rule}")
    found += [f"reverse:{proposal.predicate}" for proposal in rules.get((c.object.name, c.subject.name), ())]
    return tuple(dict.fromkeys(found))
