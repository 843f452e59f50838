"""How fast ordinary text files are read: one article a file, and clean pages of four to six articles.

``python -m benchmarks.noise.ordinary`` prints megabytes of page text a second of one core. Each page counts with the
fastest of a few readings, so that what else the machine does weighs little.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Final

from benchmarks.noise.stories import clean_articles
from benchmarks.noise.typeset import wrap
from pipelines.article import Article
from pipelines.pages import split_page

_MEASURE: Final = 20
_PAGES: Final = 60
_ROUNDS: Final = 5
_NAME: Final = "周立新"


def pages(count: int = _PAGES, family: str = "train") -> dict[str, list[str]]:
    """``count`` pages of each kind, by what they are; the same pages each time."""
    rng = random.Random(1)
    articles = clean_articles(family)
    some = [rng.choice(articles) for _ in range(count)]
    several = [rng.sample(articles, rng.randint(4, 6)) for _ in range(count)]
    return {
        "one article, unbroken lines": [_page([article], 0) for article in some],
        "one article, set in columns": [_page([article], _MEASURE) for article in some],
        "4 to 6 articles, set in columns": [_page(group, _MEASURE) for group in several],
    }


def speed(texts: Sequence[str], rounds: int = _ROUNDS) -> float:
    """Megabytes a second that ``texts`` are read at, each at the fastest of ``rounds`` readings."""
    seconds = 0.0
    for text in texts:
        times = []
        for _ in range(rounds):
            started = time.process_time()
            split_page(text)
            times.append(time.process_time() - started)
        seconds += min(times)
    return sum(len(text.encode("utf-8")) for text in texts) / max(seconds, 1e-9) / 1e6


def table(kinds: Mapping[str, Sequence[str]]) -> str:
    """A row for each kind of page."""
    return "\n".join(f"{kind:34}{len(texts):5} pages {speed(texts):8.2f} MB/s" for kind, texts in kinds.items())


def _page(articles: Sequence[Article], measure: int) -> str:
    """The articles one below the other, each with its headline and a dateline."""
    rows: list[str] = []
    for article in articles:
        lead = f"本报讯（记者 {' '.join(article.reporters) or _NAME}）"
        rows += [article.title, *(row for text in (lead + article.text).split("\n") for row in wrap(text, measure))]
    return "\n".join(rows) + "\n"


def main() -> int:
    """Print the table; 0 when it is done."""
    print(table(pages()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
