"""Counts, their sums over articles, and how sure the scores are."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar, Final

import numpy as np

from pipelines.guide import ENTITY_TYPES

RESAMPLES: Final = 1000
SEED: Final = 0
INDENT: Final = "  "
HEADLINES: Final = (
    "articles",
    "titles",
    "entities",
    "entities, any type",
    "relations",
    "related pairs, any predicate",
    "qualifiers on right relations",
    "place chains",
    "measures",
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many are right, of how many found and how many wanted."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """The share of right ones among those found; 0 if none was found."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of those wanted that was found; 0 if none was wanted."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / max(1, self.predicted + self.gold)


@dataclass(frozen=True, slots=True)
class Table:
    """Counts by what is counted, with the 95 % interval of each F1; a type or a predicate is named by :func:`part`."""

    heads: ClassVar[tuple[str, ...]] = ("", "P", "R", "F1", "95% of F1", "hit/pred/gold")
    counts: Mapping[str, Counts] = field(default_factory=dict)
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """One row of strings for each count: the types below the entities, the predicates below the relations."""
        parts = sorted(name for name in self.counts if name not in HEADLINES)
        for name in HEADLINES:
            yield self._row(name)
            if name in ("entities", "relations"):
                of_types = name == "entities"
                yield from (self._row(p) for p in parts if (p.strip() in ENTITY_TYPES) is of_types)

    def _row(self, name: str) -> tuple[str, ...]:
        counts = self.counts.get(name, Counts())
        tally = f"{counts.hit}/{counts.predicted}/{counts.gold}"
        if not counts.predicted and not counts.gold:
            return name, "–", "–", "–", "–", tally
        low, high = self.intervals[name]
        scores = (f"{score:.3f}" for score in (counts.precision, counts.recall, counts.f1))
        return name, *scores, f"{low:.3f}–{high:.3f}", tally


def part(name: str) -> str:
    """The name under which a type or a predicate is counted."""
    return INDENT + name


def tabulate(articles: Sequence[Mapping[str, Counts]]) -> Table:
    """The sums over articles, with intervals from resampling the articles."""
    names = dict.fromkeys((*HEADLINES, *(name for counts in articles for name in counts)))
    by_article = {name: [counts.get(name, Counts()) for counts in articles] for name in names}
    rng = random.Random(SEED)
    draws = [rng.choices(range(len(articles)), k=len(articles)) for _ in range(RESAMPLES)]
    return Table(
        counts={name: sum(column, Counts()) for name, column in by_article.items()},
        intervals={name: _interval(column, draws) for name, column in by_article.items()},
    )


def _interval(column: Sequence[Counts], draws: Sequence[Sequence[int]]) -> tuple[float, float]:
    """The middle 95 % of F1 over the draws of articles."""
    cells = np.array([(c.hit, c.predicted + c.gold) for c in column], dtype=np.int64).reshape(-1, 2)
    sums = cells[np.array(draws, dtype=np.intp)].sum(axis=1)
    scores = np.sort(2 * sums[:, 0] / np.maximum(1, sums[:, 1]))
    margin = len(scores) // 40
    return float(scores[margin]), float(scores[-margin - 1])
