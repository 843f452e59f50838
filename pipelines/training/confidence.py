"""Fit what a confidence is worth to what the pipeline finds: slope and shift of its log odds, by who found a relation.

Usage::

    python -m pipelines.training.confidence CORPUS [--model PACKAGE_OR_FOLDER]

CORPUS is the dev split; what is printed belongs into ``[components.govkg_relations.trust]`` of the pipeline's config.
The pipeline is run with no trust, over the texts, so that wrong names count as they will. Which relations are right is
what the guide's scorer says; what gold marks as optional is left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from typing import Final

from pipelines import extraction, scoring
from pipelines.article import Article
from pipelines.components.confidence import BY_MODEL, BY_RULES, finder, odds
from pipelines.components.relations import RelationFinder
from pipelines.scoring import ScoredArticle
from pipelines.scoring.counting import found_alone

_STEPS: Final = 5000
_RATE: Final = 0.5

Judged = tuple[float, bool]
"""How sure a relation was, and whether it is right."""


def judged(gold: ScoredArticle, article: Article) -> Iterator[tuple[str, Judged]]:
    """Who found each relation of an article, how sure, and the scorer's verdict."""
    found = scoring.scored(article)
    for relation, one in zip(article.relations, found.relations, strict=True):
        for counts in found_alone(gold, found, one).values():
            if counts.predicted:
                yield finder(relation.rule), (relation.confidence, counts.hit > 0)


def fitted(rows: Sequence[Judged]) -> tuple[float, float]:
    """Slope and shift that make the rows likeliest (logistic regression of right on the log odds, by descent)."""
    slope, shift = 1.0, 0.0
    points = [(odds(confidence), right) for confidence, right in rows]
    for _ in range(_STEPS if points else 0):
        errors = [(1.0 / (1.0 + exp(-(slope * x + shift))) - right, x) for x, right in points]
        slope -= _RATE * sum(error * x for error, x in errors) / len(points)
        shift -= _RATE * sum(error for error, _ in errors) / len(points)
    return slope, shift


def main() -> None:
    """Print the lines of the config."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.training.confidence", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", default="")
    options = parser.parse_args()
    nlp = extraction.load(options.model)
    component = nlp.get_pipe("govkg_relations")
    assert isinstance(component, RelationFinder)
    component.trust = {}
    gold = [article for articles in scoring.load(options.corpus).values() for article in articles]
    found = extraction.extract(nlp, [article.bare for article in gold])
    rows: dict[str, list[Judged]] = {BY_MODEL: [], BY_RULES: []}
    for wanted, article in zip(gold, found, strict=True):
        for who, row in judged(wanted, article):
            rows[who].append(row)
    print("[components.govkg_relations.trust]")
    for who, those in rows.items():
        slope, shift = fitted(those)
        print(f"# {len(those)} relations of {options.corpus.name}")
        print(f"{who} = [{slope:.2f}, {shift:.2f}]")


if __name__ == "__main__":
    main()
