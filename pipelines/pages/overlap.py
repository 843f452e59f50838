"""How much of a headline's wording a text shares: the strongest sign of which headline belongs to which body."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from operator import add
from typing import Final

_UNKNOWN: Final = 0.3
_SINGLE: Final = 0.25
_LETTERS: Final = re.compile(
    r"(?:(?![“”‘’（）()《》—…，。、：；！？·|/\s的了在])(?:[\u2e80-\U0010ffff–•‰℃①②③④⑤⑥⑦⑧⑨⑩×～]|[^\W_]))+"
)


class Overlap:
    """The texts of a page, ready to be asked how much of a headline each shares; rarer wording counts for more."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._grams = [_grams(text) for text in texts]
        self._documents = Counter(gram for grams in self._grams for gram in grams)
        self._headlines: dict[str, tuple[dict[str, float], float]] = {}

    def share(self, headline: str, text: int) -> float:
        """The weighted share of the headline's character pairs and single characters found in text number ``text``."""
        if headline not in self._headlines:
            weights = {gram: self._weight(gram) for gram in _grams(headline)}
            self._headlines[headline] = weights, sum(weights.values())
        weights, total = self._headlines[headline]
        return sum(weights[gram] for gram in weights.keys() & self._grams[text]) / total if total else 0.0

    def _weight(self, gram: str) -> float:
        count = self._documents[gram]
        weight = math.log((len(self._grams) + 1.5) / count) if count else _UNKNOWN
        return weight * (_SINGLE if len(gram) == 1 else 1.0)


def _grams(text: str) -> set[str]:
    runs = _LETTERS.findall(text)
    grams = {pair for run in runs for pair in map(add, run, run[1:])}
    return grams.union(*runs)
