"""From a pair that the relation model holds true to a proposal with title, amount, agreement and topic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipelines import lexicon
from pipelines.components.candidates import Candidate
from pipelines.components.proposal import Proposal
from pipelines.components.scene import POST_TEXT, Scene
from pipelines.components.state import Ref

_VERSION: Final = "judge:1"
_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
_BEFORE: Final = re.compile(rf"(?:^|[，。；、：“的由和与\s])([\u4e00-\u9fff]{{0,5}}?(?:{_OFFICE}))$")
_AFTER: Final = re.compile(rf"^(?:是|任|担任|当选|兼任|出任)[^，。]{{0,12}}?((?:{_OFFICE}))")
AMOUNT: Final = re.compile(r"[\d.,]+(?:余|多)?[万亿]*(?:余|多)?(?:元|美元|欧元)")


def complete(
    candidate: Candidate, predicate: str, confidence: float, rules: Mapping[tuple[str, str], Sequence[Proposal]]
) -> Proposal:
    """The proposal for a pair: a rule's where one says the same of the sentence, else read from the clause."""
    scene, subject, thing = candidate.scene, candidate.subject, candidate.object
    for proposal in rules.get((subject.name, thing.name), ()):
        if proposal.predicate == predicate and scene.span.start <= proposal.offset < scene.span.end:
            return replace(proposal, confidence=confidence, rule=f"{_VERSION}+{proposal.rule}")
    anchor = thing if candidate.topic else max(subject, thing, key=lambda r: r.start)
    low = thing.start if candidate.topic else min(subject.start, thing.start)
    low = max(low, scene.span.start) if low < scene.span.end else anchor.start
    start, end = scene.clause_start(max(low, scene.span.start)), scene.clause_end(min(anchor.end, scene.span.end) - 1)
    offset = min(max(anchor.start, scene.span.start), scene.span.end - 1)
    made = Proposal(subject.name, predicate, thing.name, offset, start, end, _VERSION, confidence)
    if predicate == "holdsPost":
        return replace(made, title=_title(scene, subject, thing))
    if predicate == "funds":
        return replace(made, amount=_amount(scene, made, thing))
    if predicate == "signsAgreementWith":
        return replace(made, agreement=_agreement(scene, made))
    return made


def _title(scene: Scene, person: Ref, body: Ref) -> str:
    text = scene.state.text
    if body.end <= person.start:
        between = POST_TEXT.match(text[body.end : person.start])
        if between:
            return between.group("titles")
    before = _BEFORE.search(text[max(scene.span.start, person.start - 14) : person.start])
    after = _AFTER.match(text[person.end : person.end + 20])
    return before.group(1) if before else after.group(1) if after else ""


def _amount(scene: Scene, made: Proposal, thing: Ref) -> str:
    text = scene.state.text
    found = list(AMOUNT.finditer(text, made.start, scene.clause_end(made.end)))
    if not found:
        found = list(AMOUNT.finditer(text, scene.span.start, scene.span.end))
    return min(found, key=lambda m: abs(m.start() - thing.start)).group() if found else ""


def _agreement(scene: Scene, made: Proposal) -> str:
    named = [r for r in scene.refs if r.subtype == "Agreement"]
    return min(named, key=lambda r: abs(r.start - made.offset)).name if named else ""
