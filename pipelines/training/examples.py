"""What the relation model learns from: the candidate pairs of an article with what the gold says of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from sys import intern
from typing import Final

from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipelines.article import Article, normalise
from pipelines.components.candidates import Candidate, allowed, pair_key
from pipelines.components.certainty import Rules, settled
from pipelines.components.names import Namer
from pipelines.components.pair_cues import cues
from pipelines.components.relations import RelationFinder
from pipelines.components.state import Analysis
from pipelines.components.tagger import EntityTagger
from pipelines.guide import SYMMETRIC
from pipelines.training import measures
from pipelines.training.gold import Analyse, gold_mentions

_VOCAB: Final = Vocab()
Triple = tuple[str, str, str]
Debatable = dict[str, set[Triple]]
Said = dict[tuple[str, str], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate pair: its cues, the predicates that its types allow, those that hold, and those better left out."""

    candidate: Candidate
    cues: tuple[str, ...]
    allowed: tuple[str, ...]
    true: frozenset[str]
    unclear: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of an article, with the entities of the gold or with those found, its candidates and its figures."""

    article: Article
    state: Analysis
    examples: Sequence[Example]
    figures: Sequence[measures.Example] = ()


def gold_state(article: Article, analyse: Analyse) -> Analysis:
    """The analysis of an article with the gold's entities in place of found ones."""
    state = analyse(article)
    types = {e.name: e for e in article.entities}
    found = [replace(m, subtype=types[m.name].subtype) for m in gold_mentions(article)]
    state.mentions = tuple(sorted(found, key=lambda m: (m.start, m.end)))
    Namer(trust=True).resolve(state)
    return state


def found_state(article: Article, analyse: Analyse, tagger: EntityTagger | None) -> Analysis:
    """The analysis of an article with the entities that the pipeline finds, those of the gold under its names.

    Beside the gold's own entities these teach the model what wrong and missing names look like.
    """
    doc = Doc(_VOCAB, words=list(article.text), spaces=[False] * len(article.text))
    doc._.govkg = analyse(article)
    if tagger is not None:
        tagger(doc)
    state: Analysis = doc._.govkg
    Namer().resolve(state)
    names = {}
    for entity in article.entities:
        for form in (entity.name, *entity.aliases):
            names[entity.type, normalise(form)] = entity.name
    state.refs = tuple(
        replace(ref, name=names.get((ref.type, normalise(ref.name)), f"\0{ref.name}")) for ref in state.refs
    )
    return state


def read(
    articles: Iterable[Article], make: Callable[[Article], Analysis], debatable: Debatable | None = None
) -> Iterator[Reading]:
    """The articles as ``make`` analyses them. A pair is true in the sentence that is its evidence; in other sentences
    of the article it is left out, and so are what only one of two readers found and what a rule settles by itself."""
    finder = RelationFinder(threshold=0.0)
    for article in articles:
        state = make(article)
        gold: Said = {}
        for r in article.relations:
            gold.setdefault((r.subject, r.object), {})[r.predicate] = r.evidence
            if r.predicate in SYMMETRIC:
                gold.setdefault((r.object, r.subject), {})[r.predicate] = r.evidence
        doubtful = (debatable or {}).get(article.id, set())
        found = [_example(article, c, rules, gold, doubtful) for c, rules in finder.candidates(state)]
        yield Reading(article, state, found, measures.examples(state, article) if state.encoded else ())


def _example(article: Article, candidate: Candidate, rules: Rules, gold: Said, doubtful: set[Triple]) -> Example:
    ends = candidate.subject.name, candidate.object.name
    said = gold.get(ends, {})
    sentence = candidate.scene.span.quote(article.text)
    unsure = {p for p in said if pair_key(ends[0], p, ends[1]) in doubtful}
    true = frozenset(p for p, evidence in said.items() if _same(evidence, sentence)) - unsure
    found = tuple(dict.fromkeys(map(intern, cues(candidate, rules))))
    unclear = (frozenset(said) | settled(rules, *ends)) - true
    return Example(candidate, found, allowed(candidate.subject, candidate.object), true, unclear)


def _same(evidence: str, sentence: str) -> bool:
    return evidence.strip() in sentence or sentence.strip() in evidence


def debatable(folder: Path) -> Debatable:
    """The relations of a folder's articles that only one of two careful readers found, by article."""
    found: Debatable = {}
    for file in sorted(folder.glob("*.json")):
        for article in json.loads(file.read_text("utf-8"))["articles"]:
            keys = {
                pair_key(r["subject"], r["predicate"], r["object"]) for r in article["relations"] if r.get("optional")
            }
            found[article["id"]] = keys
    return found
