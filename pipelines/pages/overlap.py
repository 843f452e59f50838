"""How much of a headline's wording a text shares: the strongest sign of which headline belongs to which body."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipelines.pages.cleaning import is_wide

_UNKNOWN: Final = 0.3
_SINGLE: Final = 0.25
_IGNORED: Final = frozenset("“”‘’（）()《》—…，。、：；！？·|/ \n的了在")


class Overlap:
    """The texts of a page, ready to be asked how much of a headline each shares; rarer wording counts for more."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._grams = [_grams(text) for text in texts]
        self._documents = Counter(gram for grams in self._grams for gram in grams)

    def share(self, headline: str, text: int) -> float:
        """The weighted share of the headline's character pairs and single characters found in text number ``text``."""
        found = total = 0.0
        for gram in _grams(headline):
            weight = self._weight(gram)
            total += weight
            if gram in self._grams[text]:
                found += weight
        return found / total if total else 0.0

    def _weight(self, gram: str) -> float:
        count = self._documents[gram]
        weight = math.log((len(self._grams) + 1.5) / count) if count else _UNKNOWN
        return weight * (_SINGLE if len(gram) == 1 else 1.0)


def _grams(text: str) -> set[str]:
    chars = [c if (is_wide(c) or c.isalnum()) and c not in _IGNORED else " " for c in text]
    pairs = {a + b for a, b in itertools.pairwise(chars) if " " not in (a, b)}
    return pairs | {c for c in chars if c != " "}
