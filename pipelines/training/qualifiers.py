"""Fit the weights by which relations get their date and status, and report the agreement.

Usage::

    python -m pipelines.training.qualifiers GOLD_FOLDER [--test GOLD_FOLDER] [--out WEIGHTS.json]

The folders hold annotated articles in the guide's format. The entities of the gold are looked up in the text and its
relations in the sentences of their evidence, so that the weights do not depend on what is found.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.article import Article, Relation, normalise
from pipelines.components.bearers import Candidate as Option
from pipelines.components.candidates import Candidate
from pipelines.components.certainty import Rules
from pipelines.components.completion import complete
from pipelines.components.date_cues import date_options
from pipelines.components.proposal import Proposal
from pipelines.components.qualifiers import STANDING, WEIGHTS, Qualifier
from pipelines.components.relations import RelationFinder
from pipelines.components.state import Analysis
from pipelines.components.status_cues import status_options
from pipelines.guide import QUALIFIERS, SYMMETRIC
from pipelines.training.examples import gold_state
from pipelines.training.gold import analyser, corpus
from pipelines.training.measures import Example, fit

Weights = Mapping[str, Mapping[str, float]]
_PRIOR = {"date": 3.0, "status": 6.0}
_LEAST = 5  # statements in which a cue must occur


@dataclass(frozen=True, slots=True)
class Stated:
    """A relation of the gold, and the proposal for it in the sentence that is its evidence."""

    qualify: Qualifier
    gold: Relation
    proposal: Proposal


def stated(articles: Iterable[Article], make: Callable[[Article], Analysis]) -> Iterator[Stated]:
    """The relations of the articles whose ends stand in their evidence or are its topic."""
    finder = RelationFinder(threshold=0.0)
    for article in articles:
        state = make(article)
        qualify = Qualifier(state)
        pairs: dict[tuple[str, str], list[tuple[Candidate, Rules]]] = {}
        for candidate, rules in finder.candidates(state):
            pairs.setdefault((candidate.subject.name, candidate.object.name), []).append((candidate, rules))
        for gold in article.relations:
            found = _in_evidence(pairs, gold, article.text)
            if found is not None:
                candidate, rules = found
                yield Stated(qualify, gold, complete(candidate, gold.predicate, 1.0, rules))


def _in_evidence(
    pairs: Mapping[tuple[str, str], Sequence[tuple[Candidate, Rules]]], gold: Relation, text: str
) -> tuple[Candidate, Rules] | None:
    """The candidate of the relation in its sentence whose ends stand nearest to each other."""
    found = list(pairs.get((gold.subject, gold.object), ()))
    if gold.predicate in SYMMETRIC:
        found += pairs.get((gold.object, gold.subject), ())
    here = [pair for pair in found if gold.evidence.strip() in pair[0].scene.span.quote(text)]
    return min(here, key=lambda pair: abs(pair[0].subject.start - pair[0].object.start), default=None)


def date_examples(data: Iterable[Stated]) -> Iterator[Example]:
    """The dates that compete for each relation, and the gold's."""
    for item in data:
        if item.proposal.predicate not in STANDING:
            yield _example(date_options(item.qualify.setting, item.proposal), item.gold.date)


def status_examples(data: Iterable[Stated]) -> Iterator[Example]:
    """The statuses that compete for each relation, and the gold's."""
    for item in data:
        if item.proposal.predicate != "holdsPost":
            yield _example(status_options(item.qualify.setting, item.proposal, item.gold.date), item.gold.status)


def _example(options: Sequence[Option], right: str) -> Example:
    return Example(tuple(options), frozenset({right} if right else ()))


def agreement(data: Iterable[Stated], weights: Weights) -> dict[str, tuple[int, int, int]]:
    """Hits, found and gold of each qualifier on the relations of the gold with these weights, as the guide counts."""
    counts = {name: [0, 0, 0] for name in QUALIFIERS}
    for item in data:
        item.qualify.weights = weights
        said = {name: getattr(item.proposal, name) for name in QUALIFIERS if name not in {"date", "status"}}
        said |= {"date": item.qualify.date(item.proposal), "status": item.qualify.status(item.proposal)}
        for name, count in counts.items():
            right, found = getattr(item.gold, name), said[name]
            if right or (found and name in {"title", "date"}):
                count[0] += bool(right) and normalise(right) == normalise(found)
                count[1] += bool(found)
                count[2] += bool(right)
    return {name: (hit, found, gold) for name, (hit, found, gold) in counts.items()}


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Fit the weights of dates and statuses.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    analyse = analyser()
    training = list(stated(corpus(options.gold), lambda a: gold_state(a, analyse)))
    weights = {
        "date": fit(date_examples(training), _PRIOR["date"], _LEAST),
        "status": fit(status_examples(training), _PRIOR["status"], _LEAST),
    }
    options.out.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    test = list(stated(corpus(options.test), lambda a: gold_state(a, analyse))) if options.test else []
    for part, data in (("training", training), ("test", test)):
        for name, (hit, found, gold) in agreement(data, weights).items():
            precision, recall, f1 = hit / max(found, 1), hit / max(gold, 1), 2 * hit / max(found + gold, 1)
            print(f"{part} {name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({gold})")


if __name__ == "__main__":
    main()
