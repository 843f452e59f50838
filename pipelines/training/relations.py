"""Fit the relation model of :mod:`pipelines.components.judge` on a corpus in the guide's format.

Usage::

    python -m pipelines.training.relations CORPUS --dev CORPUS --tagger FILE.npz --out FILE.npz

Each article is read twice: with the entities of the gold, looked up in the text, and with those that the pipeline
finds. A pair is a positive example in the sentence that is its evidence; in other sentences of the article it is left
out. Thresholds are those of the greatest F0.8 on ``--dev``, and never under one half: what is kept is likelier true
than not.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipelines.article import Article, normalise
from pipelines.components.candidates import allowed, cues, pair_key
from pipelines.components.judge import Judge
from pipelines.components.names import Namer
from pipelines.components.network import CharacterTagger, Weights
from pipelines.components.relations import RelationFinder
from pipelines.components.state import Analysis
from pipelines.components.tagger import EntityTagger
from pipelines.guide import ENTITY_TYPES, PREDICATES, SYMMETRIC
from pipelines.training.gold import Analyse, analyser, corpus, gold_mentions

_VOCAB: Final = Vocab()
_LEAST: Final = 2
_PENALTY: Final = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate pair: its cues, the predicates that its types allow, and those of them that hold."""

    cues: tuple[str, ...]
    allowed: tuple[str, ...]
    true: frozenset[str]
    unclear: frozenset[str]
    article: str
    subject: str
    object: str


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


def examples(articles: Iterable[Article], make: Callable[[Article], Analysis]) -> Iterator[Example]:
    """The candidates of the articles with what the gold says of them; ``make`` analyses an article."""
    finder = RelationFinder(threshold=0.0)
    for article in articles:
        state = make(article)
        gold: dict[tuple[str, str], dict[str, str]] = {}
        for r in article.relations:
            gold.setdefault((r.subject, r.object), {})[r.predicate] = r.evidence
            if r.predicate in SYMMETRIC:
                gold.setdefault((r.object, r.subject), {})[r.predicate] = r.evidence
        for candidate, rules in finder.candidates(state):
            said = gold.get((candidate.subject.name, candidate.object.name), {})
            sentence = candidate.scene.span.quote(article.text)
            true = frozenset(p for p, evidence in said.items() if _same(evidence, sentence))
            yield Example(
                tuple(dict.fromkeys(cues(candidate, rules))),
                allowed(candidate.subject, candidate.object),
                true,
                frozenset(said) - true,
                article.id,
                candidate.subject.name,
                candidate.object.name,
            )


def _same(evidence: str, sentence: str) -> bool:
    return evidence.strip() in sentence or sentence.strip() in evidence


def fit(data: Sequence[Example]) -> Judge:
    """The model for examples: one regression for each predicate, on the candidates whose types allow it."""
    counts = Counter(cue for example in data for cue in example.cues)
    rows = {cue: i for i, cue in enumerate(sorted(c for c, n in counts.items() if n >= _LEAST))}
    weights = np.zeros((len(rows), len(PREDICATES)), dtype=np.float32)
    for column, predicate in enumerate(PREDICATES):
        part = [e for e in data if predicate in e.allowed and predicate not in e.unclear]
        target = np.array([predicate in e.true for e in part], dtype=np.float64)
        if target.any():
            weights[:, column] = _regress(_matrix(part, rows), target)
            print(f"{predicate}: {int(target.sum())} of {len(part)}", flush=True)
    used = np.abs(weights).max(axis=1) > 1e-3
    kept = [cue for cue in rows if used[rows[cue]]]
    table = np.ascontiguousarray(weights[[rows[c] for c in kept]])
    return Judge({c: i for i, c in enumerate(kept)}, PREDICATES, table, dict.fromkeys(PREDICATES, 0.5))


def _matrix(data: Sequence[Example], rows: dict[str, int]) -> Any:
    found = [[rows[c] for c in e.cues if c in rows] for e in data]
    ends = np.cumsum([0, *map(len, found)])
    columns = np.fromiter((i for row in found for i in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(data), len(rows)))


def _regress(matrix: Any, target: NDArray[np.float64]) -> NDArray[np.float32]:
    """Weights of least logistic loss with a Gaussian prior, by L-BFGS."""

    def loss(w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = matrix @ w
        value = np.logaddexp(0, scores).sum() - target @ scores + 0.5 * _PENALTY * (w @ w)
        slope = matrix.T @ (1 / (1 + np.exp(-scores)) - target) + _PENALTY * w
        return float(value), np.asarray(slope)

    result = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 120})
    return np.asarray(result.x, dtype=np.float32)


def with_thresholds(judge: Judge, data: Sequence[Example], articles: Sequence[Article], beta: float = 0.8) -> Judge:
    """The model with the probability at which F-beta over the articles is greatest, for each predicate."""
    scored: dict[str, dict[tuple[str, tuple[str, str, str]], float]] = {p: {} for p in PREDICATES}
    table = judge.probabilities([e.cues for e in data])
    for example, row in zip(data, table, strict=True):
        for predicate, p in zip(judge.predicates, row, strict=True):
            if predicate in example.allowed:
                key = (example.article, pair_key(example.subject, predicate, example.object))
                scored[predicate][key] = max(float(p), scored[predicate].get(key, 0.0))
    gold = {(a.id, pair_key(*r.key)) for a in articles for r in a.relations}
    limits = {}
    for predicate, pairs in scored.items():
        want = {g for g in gold if g[1][1] == predicate}
        limits[predicate], best = _threshold(pairs, want, beta)
        print(f"{predicate}: threshold {limits[predicate]:.2f}, F {best:.3f}, gold {len(want)}", flush=True)
    return replace(judge, thresholds=limits)


def _threshold(pairs: dict[Any, float], want: set[Any], beta: float) -> tuple[float, float]:
    best, limit = 0.0, 0.5
    for step in range(50, 92, 3):
        t = step / 100
        found = {k for k, p in pairs.items() if p >= t}
        hit = len(found & want)
        score = (1 + beta**2) * hit / (beta**2 * len(want) + len(found)) if found else 0.0
        if score > best:
            best, limit = score, t
    return limit, best


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Fit the relation model.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--tagger", type=Path, required=True, help="weights of the entity tagger")
    parser.add_argument("--least", type=float, default=0.65, help="least probability of a mention")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    analyse = analyser()
    tagger = EntityTagger(dict.fromkeys(ENTITY_TYPES, args.least), 16)
    tagger.network = CharacterTagger(Weights.load(args.tagger))
    train, dev = corpus(args.corpus), corpus(args.dev)
    data = list(examples(train, lambda a: gold_state(a, analyse)))
    data += examples(train, lambda a: found_state(a, analyse, tagger))
    print(f"{len(data)} candidates, {sum(bool(e.true) for e in data)} related", flush=True)
    judge = with_thresholds(fit(data), list(examples(dev, lambda a: found_state(a, analyse, tagger))), dev)
    judge.save(args.out)


if __name__ == "__main__":
    main()
