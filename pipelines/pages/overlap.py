"""How much of a headline's wording a text shares: the strongest sign of which headline belongs to which body."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import chain
from operator import add
from typing import Final

_UNKNOWN: Final = 0.3
_SINGLE: Final = 0.25
_FEW: Final = 12
_SHORT: Final = 4_000
_LEAST: Final = 160
_LETTERS: Final = re.compile(
    r"(?:(?![“”‘’（）()《》—…，。、：；！？·|/\s的了在])(?:[\u2e80-\U0010ffff–•‰℃①②③④⑤⑥⑦⑧⑨⑩×～]|[^\W_]))+"
)


class Overlap:
    """The texts of a page, ready to be asked how much of a headline each shares; rarer wording counts for more."""

    def __init__(self, texts: Sequence[str]) -> None:
        few = len(texts) <= _FEW and sum(map(len, texts)) <= _SHORT
        self._texts: Sequence[Container[str]] = texts if few else [_pairs(text) for text in texts]
        self._documents = None if few else Counter(chain.from_iterable(self._texts))  # type: ignore[arg-type]
        self._held: dict[str, tuple[bool, ...]] = {}
        self._weights: dict[str, float] = {}
        self._headlines: dict[str, tuple[dict[str, float], float]] = {}

    def share(self, headline: str, text: int) -> float:
        """The weighted share of the headline's character pairs and single characters found in text number ``text``."""
        if headline not in self._headlines:
            known = self._weights
            weights = {gram: known[gram] if gram in known else self._weight(gram) for gram in _grams(headline)}
            self._headlines[headline] = weights, math.fsum(weights.values())
        weights, total = self._headlines[headline]
        if not total:
            return 0.0
        if self._documents is None:
            held = self._held
            return math.fsum([weight for gram, weight in weights.items() if held[gram][text]]) / total
        there = self._texts[text]
        return math.fsum([weight for gram, weight in weights.items() if gram in there]) / total

    def _weight(self, gram: str) -> float:
        count = self._count(gram)
        weight = math.log((len(self._texts) + 1.5) / count) if count else _UNKNOWN
        self._weights[gram] = weight * (_SINGLE if len(gram) == 1 else 1.0)
        return self._weights[gram]

    def _count(self, gram: str) -> int:
        """How many of the texts hold it; a few short ones are searched through, as that is quicker than an index."""
        if self._documents is not None:
            return self._documents[gram]
        if gram not in self._held:
            self._held[gram] = tuple([gram in text for text in self._texts])
        return sum(self._held[gram])


def goes_on(words: str, above: str, below: str) -> bool:
    """Whether the words are nearer to the end of the text above than to the beginning of the one below.

    As much of the one is looked at as of the other: of two texts a long one shares more with any words.
    """
    size = max(_LEAST, min(len(above), len(below)))
    overlap = Overlap([above[-size:], below[:size]])
    return overlap.share(words, 0) > overlap.share(words, 1)


def _grams(text: str) -> set[str]:
    """Single characters and pairs of neighbours, without marks and the commonest words."""
    runs = _LETTERS.findall(text)
    return set().union(*runs, *(map(add, run, run[1:]) for run in runs))


def _pairs(text: str) -> set[str]:
    """Single characters and pairs of neighbours, whatever they are: marks are never asked for."""
    return set(map(add, text, text[1:])).union(text)
