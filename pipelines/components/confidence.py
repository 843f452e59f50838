"""How sure a relation is said to be: as often right as relations of which the finder was so sure.

The relation model's probabilities are calibrated over all pairs, those that are kept are the ones it errs upon most
often; the rules' confidences were set by hand. A slope and a shift of their log odds put both right (Platt 1999), which
:mod:`pipelines.training.confidence` fits to what the whole pipeline finds in the corpus' ``dev``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Final

BY_MODEL: Final = "pairs"
BY_RULES: Final = "rules"
_MOST: Final = 0.98
"""Log odds of what is surer than that, or as unlikely, are all the same: they have no bound."""

Trust = Mapping[str, Sequence[float]]
"""Slope and shift by who found the relation: :data:`BY_MODEL` or :data:`BY_RULES`. Who is not in it is taken at his
word."""


def finder(rule: str) -> str:
    """Who found a relation, by the rule that it names: the model, whatever rule said the same, or the rules alone.

    >>> finder("pairs:1+post:beside"), finder("post:row")
    ('pairs', 'rules')
    """
    return BY_MODEL if rule.startswith(BY_MODEL) else BY_RULES


def told(confidence: float, rule: str, trust: Trust) -> float:
    """The confidence in [0, 1] that is put into the record, to three places.

    >>> told(0.9, "post:row", {"rules": [1.0, -1.0]})
    0.768
    """
    found = trust.get(finder(rule))
    if found is None:
        return confidence
    slope, shift = found
    return round(1.0 / (1.0 + exp(-(slope * odds(confidence) + shift))), 3)


def odds(confidence: float) -> float:
    """The log odds, between those of 0.02 and 0.98."""
    bounded = min(max(confidence, 1.0 - _MOST), _MOST)
    return log(bounded / (1.0 - bounded))
