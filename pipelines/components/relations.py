"""Component: relations between the entities of an article, each with its sentence and the rule that found it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from pipelines.article import Entity, Relation
from pipelines.components.candidates import Candidate, allowed, candidates, carried, pair_key
from pipelines.components.certainty import Rules, certain, is_sure
from pipelines.components.completion import complete
from pipelines.components.confidence import Trust, told
from pipelines.components.consequences import consequences
from pipelines.components.honors import suits
from pipelines.components.needless import needed
from pipelines.components.office_ends import office_end
from pipelines.components.pair_cues import CueReader
from pipelines.components.pairs import PairModel
from pipelines.components.proposal import Proposal
from pipelines.components.qualifiers import Qualifier
from pipelines.components.rulebook import propose
from pipelines.components.scene import Scene, scenes
from pipelines.components.shared_posts import shared_posts
from pipelines.components.state import Analysis, Ref, analysis
from pipelines.components.topics import Topics
from pipelines.components.undone import Undone
from pipelines.components.vetoes import vetoed
from pipelines.gazetteer import Gazetteer
from pipelines.guide import ENDS, SYMMETRIC

_CERTAIN: Final = 0.85
_MOST: Final = 24
"""Proposals a pair that are looked at; more come only from text that repeats itself."""
_FILE: Final = "pairs.npz"
_ALONE: Final = {"locatedIn": 0.8, "partnersWith": 0.8, "funds": 0.66}
"""The least probability where no rule says the same: below, 13 of 50, 1 of 10 and 9 of 28 were right on news and on
the corpus' ``dev``."""
_BACKED: Final = {"funds": 0.55, "operates": 0.55, "leads": 0.55}
"""The least probability where a rule says the same: below, 2 of 11, 0 of 4 and 2 of 11 were right."""
_NO_OFFICE: Final = re.compile("(?:党员|学员|会员|社员|^人员)$")


class RelationFinder:
    """Fills ``relations`` of the Doc's analysis.

    The rules propose; where the relation model is loaded it judges every pair of entities, with the proposals among
    its cues, else the proposals of at least ``threshold`` confidence are kept. ``caution`` is added to the model's
    thresholds: the higher it is, the fewer and surer the relations. ``supported`` is the least probability where a
    rule that is sure of itself says the same, ``backed`` where one does that is seldom wrong. ``trust`` says what the
    confidences of those that are kept are worth, see :mod:`pipelines.components.confidence`.
    """

    def __init__(
        self,
        threshold: float,
        caution: float = 0.0,
        supported: float = 0.5,
        backed: float = 0.5,
        trust: Trust | None = None,
    ) -> None:
        self.trust: Trust = trust or {}
        self.threshold = threshold
        self.caution = caution
        self.supported = supported
        self.backed = backed
        self.model: PairModel | None = None
        self.gazetteer = Gazetteer.load()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the relations of its analysis set."""
        state = analysis(doc)
        entities = {e.name: e for e in state.entities}
        proposals = self._judged(state) if self.model else self._ruled(state)
        best: dict[tuple[str, str, str], Proposal] = {}
        undone = Undone(state)
        for proposal in filter(None, (office_end(proposal, entities) for proposal in proposals)):
            key = pair_key(proposal.subject, proposal.predicate, proposal.object)
            if not _allowed(proposal, entities) or undone(proposal):
                continue
            if key not in best or _worth(proposal) > _worth(best[key]):
                best[key] = proposal
        qualify = Qualifier(state)
        found = [*best.values(), *consequences(state, best.values(), entities), *shared_posts(state, best.values())]
        sure = (replace(p, confidence=told(p.confidence, p.rule, self.trust)) for p in needed(found))
        state.relations = tuple(_relation(state, p, qualify) for p in sure)
        return doc

    def candidates(self, state: Analysis) -> Iterator[tuple[Candidate, Rules]]:
        """The candidate pairs of an article, each with what the rules propose for the article's pairs."""
        found = scenes(state)
        rules = self._proposed(state, found)
        by_sentence: dict[int, dict[tuple[str, str], None]] = {}
        for ends, group in rules.items():
            for proposal in group:
                by_sentence.setdefault(state.sentence_at(proposal.offset).start, {})[ends] = None
        topics = Topics()
        last: dict[str, Ref] = {}
        for scene in found:
            paired = set()
            for candidate in candidates(scene, topics.before(scene)):
                paired.add((candidate.subject.name, candidate.object.name))
                yield candidate, rules
            for ends in by_sentence.get(scene.span.start, {}):
                if ends not in paired:
                    yield from ((c, rules) for c in carried(scene, *ends, last))
            topics.read(scene)
            last.update((ref.name, ref) for ref in scene.refs)

    def _proposed(self, state: Analysis, found: list[Scene]) -> dict[tuple[str, str], list[Proposal]]:
        """What the rules propose, by the ends; those of a symmetric predicate either way round."""
        rules: dict[tuple[str, str], list[Proposal]] = {}
        for proposal in propose(state, found, self.gazetteer):
            keys = [(proposal.subject, proposal.object)]
            if proposal.predicate in SYMMETRIC:
                keys.append((proposal.object, proposal.subject))
            for key in keys:
                group = rules.setdefault(key, [])
                if len(group) < _MOST:
                    group.append(proposal)
        return rules

    def _ruled(self, state: Analysis) -> Iterator[Proposal]:
        return (p for p in propose(state, scenes(state), self.gazetteer) if p.confidence >= self.threshold)

    def _judged(self, state: Analysis) -> Iterator[Proposal]:
        """The pairs that the model holds true, with the qualifiers that the rules or the clause give them."""
        assert self.model is not None
        found = list(self.candidates(state))
        for _, rules in found[:1]:
            yield from certain(rules)
        read = CueReader()
        table = self.model.probabilities(state, [c for c, _ in found], (read(c, rules) for c, rules in found))
        lowest = min(self.supported, self.backed)
        least = [min(lowest, self.model.thresholds[p] + self.caution) for p in self.model.predicates]
        for row, column in zip(*(table >= np.array(least)).nonzero(), strict=True):
            (candidate, rules), predicate, p = found[row], self.model.predicates[column], float(table[row, column])
            possible = predicate in allowed(candidate.subject, candidate.object)
            if possible and p >= self._limit(candidate, predicate, rules):
                yield complete(candidate, predicate, round(p, 3), rules)

    def _limit(self, candidate: Candidate, predicate: str, rules: Rules) -> float:
        """The least probability: the model's own, less where a sure rule says the same of the sentence, more where none
        says it of a predicate that it seldom finds by itself."""
        assert self.model is not None
        if vetoed(candidate, predicate):
            return 2.0
        span = candidate.scene.span
        group = rules.get((candidate.subject.name, candidate.object.name), ())
        same = [p for p in group if p.predicate == predicate and span.start <= p.offset < span.end]
        limit = self.model.thresholds[predicate] + self.caution
        limit = limit if same else max(limit, _ALONE.get(predicate, 0.0))
        for proposal in same:
            limit = min(limit, self.supported) if proposal.confidence >= _CERTAIN else limit
            limit = min(limit, self.backed) if is_sure(proposal) else limit
        return max(limit, _BACKED.get(predicate, 0.0)) if same else limit

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the relation model into the folder."""
        if self.model is not None:
            self.model.save(path)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> RelationFinder:
        """Read the relation model from the folder, if it has one."""
        if (path / _FILE).is_file():
            self.model = PairModel.load(path)
        return self


def _worth(proposal: Proposal) -> tuple[bool, float]:
    """Of two statements of a pair the surer one counts; that an office ended, before any that only name it."""
    return "post:removed" in proposal.rule, proposal.confidence


def _allowed(proposal: Proposal, entities: dict[str, Entity]) -> bool:
    """Whether both ends are entities of types that the predicate takes."""
    subject, thing = entities.get(proposal.subject), entities.get(proposal.object)
    if subject is None or thing is None or subject is thing:
        return False
    if proposal.predicate == "holdsPost" and (not proposal.title or _NO_OFFICE.search(proposal.title)):
        return False
    if proposal.predicate == "locatedIn" and subject.name.endswith(thing.name):
        return False
    if proposal.predicate == "awarded" and not suits(thing.name, subject.type):
        return False
    if proposal.predicate == "builds" and thing.type == "Initiative" and thing.subtype != "Platform":
        return False
    if (
        proposal.predicate == "partOf"
        and subject.type != thing.type
        and (subject.type, thing.type) != ("Facility", "Initiative")
    ):
        return False
    left, right = ENDS[proposal.predicate]
    return subject.type in left and thing.type in right


def _relation(state: Analysis, proposal: Proposal, qualify: Qualifier) -> Relation:
    sentence = state.sentence_at(proposal.offset)
    return Relation(
        subject=proposal.subject,
        predicate=proposal.predicate,
        object=proposal.object,
        title=proposal.title,
        agreement=proposal.agreement,
        topic=proposal.topic,
        amount=proposal.amount,
        date=qualify.date(proposal),
        status=qualify.status(proposal),
        evidence=sentence.quote(state.text),
        span=sentence,
        confidence=proposal.confidence,
        rule=proposal.rule,
    )


_DEFAULTS: Final = {"threshold": 0.5, "caution": 0.0, "supported": 0.5, "backed": 0.5, "trust": {}}


@Language.factory("govkg_relations", default_config=_DEFAULTS)
def make_relations(
    nlp: Language,
    name: str,
    threshold: float,
    caution: float,
    supported: float,
    backed: float,
    trust: dict[str, list[float]],
) -> RelationFinder:
    """Factory of :class:`RelationFinder`."""
    return RelationFinder(threshold, caution, supported, backed, trust)
