"""How well pages come apart: on invented pages set at random, and on annotated samples where these are at hand."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from printing_press import Expected, set_page

from pipelines.article import Article, normalise, read_articles
from pipelines.pages import split_page

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = SHARED / "gold" / "dev"
SEEDS = 150


@dataclass
class Tally:
    """Counts over many pages; ``f1`` of articles, the rest as shares of the articles found."""

    gold: int = 0
    found: int = 0
    hits: int = 0
    titles: int = 0
    reporters: int = 0
    publishers: int = 0
    texts: float = 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the shares of expected articles that were found and of found ones that were expected."""
        return 2 * self.hits / (self.gold + self.found)

    def add(self, expected: Sequence[Expected], articles: Sequence[Article]) -> None:
        """Pair the articles of one page one to one by shared wording, and count."""
        self.gold += len(expected)
        self.found += len(articles)
        left = list(articles)
        for want in expected:
            best = max(left, key=lambda article: likeness(want.text, article.text), default=None)
            if best is None or likeness(want.text, best.text) < 0.3:
                continue
            left.remove(best)
            self.hits += 1
            self.titles += normalise(want.title) == normalise(best.title)
            self.reporters += set(want.reporters) == set(best.reporters)
            self.publishers += best.publisher in ("", want.publisher)
            self.texts += agreement(want.text, best.text)


def shingles(text: str) -> set[str]:
    """All runs of six letters."""
    bare = re.sub(r"\W", "", normalise(text))
    return {bare[k : k + 6] for k in range(max(1, len(bare) - 5))}


def likeness(one: str, two: str) -> float:
    """Jaccard index of the runs of six letters."""
    a, b = shingles(one), shingles(two)
    return len(a & b) / len(a | b)


def agreement(one: str, two: str) -> float:
    """Character F1 without white space and quotation marks."""
    a, b = normalise(one), normalise(two)
    if a == b:
        return 1.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def test_invented_pages_come_apart_as_they_were_set() -> None:
    """On 150 hostile pages articles, texts, titles and metadata come out nearly all right."""
    tally = Tally()
    for seed in range(SEEDS):
        text, expected = set_page(random.Random(seed))
        tally.add(expected, split_page(text))
    assert tally.f1 >= 0.985
    assert tally.texts / tally.hits >= 0.99
    assert tally.titles / tally.hits >= 0.88
    assert tally.reporters / tally.hits >= 0.98
    assert tally.publishers / tally.hits >= 0.99


def _samples() -> list[tuple[Path, Path]]:
    pages = [(page, GOLD / f"{page.stem}.json") for page in sorted((GOLD / "pages").glob("*.txt"))]
    return pages + [(page, GOLD / "seed000.json") for page in sorted((SHARED / "seeds").glob("*.txt"))]


def test_annotated_pages_come_apart_as_annotated() -> None:
    """Every annotated article is found once, with its text, title, day, publisher and reporters."""
    samples = _samples() if GOLD.is_dir() else []
    if not samples:
        pytest.skip("no annotated pages beside this checkout (shared/gold/dev)")
    titles = total = 0
    for page, gold in samples:
        wanted = read_articles(gold)
        issue = wanted[0].published if len(wanted) > 1 else ""
        articles = split_page(page.read_text("utf-8"), source=page.name, published=issue)
        assert len(articles) == len(wanted), page.name
        for want in wanted:
            got = max(articles, key=lambda article: likeness(want.text, article.text))
            assert agreement(want.text, got.text) >= 0.995, want.title
            assert set(got.reporters) == set(want.reporters)
            assert (got.publisher, got.published) == (want.publisher, want.published)
            titles += normalise(got.title) == normalise(want.title)
            total += 1
    assert titles / total >= 0.85
