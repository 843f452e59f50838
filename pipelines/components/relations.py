"""Component: relations between the entities of an article, each with its sentence and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipelines.article import ENDS, SYMMETRIC, Entity, Relation
from pipelines.components.context import Focus
from pipelines.components.proposal import Proposal
from pipelines.components.qualifiers import Qualifier
from pipelines.components.rules_actions import Actions
from pipelines.components.rules_honors import honors
from pipelines.components.rules_pairs import pairs
from pipelines.components.rules_posts import posts
from pipelines.components.rules_where import chains, effects, known_chains, sites
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis, Ref, analysis
from pipelines.gazetteer import Gazetteer


class RelationFinder:
    """Fills ``relations`` of the Doc's analysis with the proposals of at least ``threshold`` confidence."""

    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self.gazetteer = Gazetteer.load()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the relations of its analysis set."""
        state = analysis(doc)
        types = {e.name: e for e in state.entities}
        best: dict[tuple[str, str, str], Proposal] = {}
        for proposal in self._proposals(state):
            if proposal.confidence < self.threshold or not _allowed(proposal, types):
                continue
            key = _key(proposal)
            if key not in best or proposal.confidence > best[key].confidence:
                best[key] = proposal
        kept = _without_shortcuts(best.values())
        qualify = Qualifier(state)
        state.relations = tuple(_relation(state, p, qualify) for p in kept)
        return doc

    def _proposals(self, state: Analysis) -> Iterator[Proposal]:
        focus = Focus(state, state.mentions, self.gazetteer)
        actions = Actions()
        earlier: list[Ref] = []
        last = 0
        for scene in scenes(state):
            yield from chains(scene, self.gazetteer)
            yield from known_chains(scene, self.gazetteer)
            yield from sites(scene)
            yield from effects(scene)
            yield from posts(scene, focus, earlier)
            yield from pairs(scene)
            yield from honors(scene, earlier)
            yield from actions(scene, "\n" in state.text[last : scene.span.start])
            earlier += scene.refs
            last = scene.span.end


def _allowed(proposal: Proposal, entities: dict[str, Entity]) -> bool:
    """Whether both ends are entities of types that the predicate takes."""
    subject, thing = entities.get(proposal.subject), entities.get(proposal.object)
    if subject is None or thing is None or subject is thing:
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


def _without_shortcuts(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals less the gazetteer's ones that a stated chain makes needless (A in B, B in C: not A in C)."""
    found = list(proposals)
    up: dict[str, set[str]] = {}
    for p in found:
        if p.predicate == "locatedIn":
            up.setdefault(p.subject, set()).add(p.object)
    return [
        p
        for p in found
        if p.rule != "where:gazetteer" or not any(p.object in up.get(other, ()) for other in up[p.subject] - {p.object})
    ]


def _key(proposal: Proposal) -> tuple[str, str, str]:
    if proposal.predicate in SYMMETRIC and proposal.object < proposal.subject:
        return proposal.object, proposal.predicate, proposal.subject
    return proposal.subject, proposal.predicate, proposal.object


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


@Language.factory("govkg_relations", default_config={"threshold": 0.5})
def make_relations(nlp: Language, name: str, threshold: float) -> RelationFinder:
    """Factory of :class:`RelationFinder`."""
    return RelationFinder(threshold)
