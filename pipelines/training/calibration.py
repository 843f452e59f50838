"""From the relation model's scores to probabilities that mean what they say, and to thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from pipelines.components.candidates import pair_key
from pipelines.guide import PREDICATES
from pipelines.training.examples import Reading
from pipelines.training.readings import Truths


def calibrate(found: Sequence[NDArray[np.float32]], data: Sequence[Truths]) -> NDArray[np.float32]:
    """Slope and shift (2, predicates) that make the scores' logistic the share of true pairs (Platt 1999)."""
    table, truth, weight = (np.concatenate(x) for x in (found, [p.truth for p in data], [p.weight for p in data]))
    out = np.ones((2, len(PREDICATES)), dtype=np.float32)
    for column in range(len(PREDICATES)):
        some = weight[:, column] > 0
        x, y = table[some, column].astype(np.float64), truth[some, column].astype(np.float64)

        def loss(w: NDArray[np.float64], x: NDArray[Any] = x, y: NDArray[Any] = y) -> float:
            z = w[0] * x + w[1]
            return float((np.logaddexp(0, z) - y * z).sum() + 2.0 * (w[0] - 1) ** 2 + 0.5 * w[1] ** 2)

        out[:, column] = minimize(loss, np.array([1.0, 0.0]), method="L-BFGS-B").x
    return out


def thresholds(
    chances: Sequence[NDArray[np.float32]], readings: Sequence[Reading], doubtful: dict[str, set[Any]], beta: float
) -> dict[str, float]:
    """For each predicate the probability at which F-beta over the articles is greatest."""
    scored: dict[str, dict[Any, float]] = {p: {} for p in PREDICATES}
    for table, reading in zip(chances, readings, strict=True):
        for row, example in zip(table, reading.examples, strict=True):
            for predicate, p in zip(PREDICATES, row, strict=True):
                if predicate in example.allowed:
                    ends = example.candidate.subject.name, example.candidate.object.name
                    key = (reading.article.id, pair_key(ends[0], predicate, ends[1]))
                    scored[predicate][key] = max(float(p), scored[predicate].get(key, 0.0))
    unsure = {(article, key) for article, keys in doubtful.items() for key in keys}
    gold = {(r.article.id, pair_key(*x.key)) for r in readings for x in r.article.relations} - unsure
    limits = {}
    for predicate, pairs in scored.items():
        want = {g for g in gold if g[1][1] == predicate}
        sure = {key: p for key, p in pairs.items() if key not in unsure}
        limits[predicate], best = _threshold(sure, want, beta)
        print(f"{predicate}: threshold {limits[predicate]:.2f}, F {best:.3f}, gold {len(want)}", flush=True)
    return limits


def _threshold(pairs: dict[Any, float], want: set[Any], beta: float) -> tuple[float, float]:
    best, limit = 0.0, 0.5
    for step in range(25, 90, 3):
        t = step / 100
        found = {k for k, p in pairs.items() if p >= t}
        hit = len(found & want)
        score = (1 + beta**2) * hit / (beta**2 * len(want) + len(found)) if found else 0.0
        if score > best:
            best, limit = score, t
    return limit, best
