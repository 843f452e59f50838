"""What was read against what is known: articles, titles, texts and metadata, counted over pages.

Articles are paired and titles counted as the project's scorer does it; a text is compared character by character.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from benchmarks.noise.press import Expected
from benchmarks.noise.typeset import as_printed
from pipelines.article import Article, normalise
from pipelines.scoring.matching import pair_articles
from pipelines.scoring.records import scored

SHARES: Final = ("reporters", "published", "publisher")


@dataclass(slots=True)
class Tally:
    """Counts over pages. ``text`` is the sum of the character F1 of the articles found, ``printed`` that sum with
    misread characters as right as they are printed, ``most`` the sum over all articles of what can be reached at most
    without correcting a character, ``bytes`` the size of the pages in UTF-8, ``seconds`` what reading
    them took; ``counts`` holds gold, found and right items by field."""

    pages: int = 0
    bytes: int = 0
    seconds: float = 0.0
    text: float = 0.0
    printed: float = 0.0
    most: float = 0.0
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add the counts of other pages."""
        self.pages += other.pages
        self.bytes += other.bytes
        self.seconds += other.seconds
        self.text += other.text
        self.printed += other.printed
        self.most += other.most
        self.counts.update(other.counts)

    def f1(self, name: str) -> float:
        """F1 of ``articles``, ``titles`` or ``titles as printed``; 0.0 where there are none."""
        gold, found, right = (self.counts[name, part] for part in ("gold", "found", "right"))
        return 2 * right / (gold + found) if gold + found else 0.0

    def share(self, name: str) -> float:
        """Share of the articles found whose ``name``, one of :data:`SHARES`, is right, of those where it is known."""
        return self.counts[name, "right"] / self.counts[name, "gold"] if self.counts[name, "gold"] else 1.0

    @property
    def character_f1(self) -> float:
        """Mean character F1 of the texts of the articles found."""
        return self.text / self.counts["articles", "right"] if self.counts["articles", "right"] else 0.0

    @property
    def printed_f1(self) -> float:
        """As :attr:`character_f1`, compared with what is printed: with the misread characters as they stand there."""
        return self.printed / self.counts["articles", "right"] if self.counts["articles", "right"] else 0.0

    @property
    def most_f1(self) -> float:
        """The highest mean character F1 that a reader who corrects no character can reach."""
        return self.most / self.counts["articles", "gold"] if self.counts["articles", "gold"] else 0.0

    @property
    def speed(self) -> float:
        """Megabytes of page text read in a second."""
        return self.bytes / self.seconds / 1e6 if self.seconds else 0.0


def compare(expected: Sequence[Expected], articles: Sequence[Article]) -> Tally:
    """The counts of one page, without its size and time."""
    tally = Tally(pages=1)
    known = [scored(Article(text=truth.text, title=truth.title)) for truth in expected]
    read = [scored(article) for article in articles]
    truths = {id(one): truth for one, truth in zip(known, expected, strict=True)}
    found = {id(one): article for one, article in zip(read, articles, strict=True)}
    for gold, other in pair_articles(known, read):
        truth = truths[id(gold)] if gold else None
        article = found[id(other)] if other else None
        tally.counts.update({("articles", "gold"): bool(truth), ("articles", "found"): bool(article)})
        if truth and truth.title:
            _count_title(tally, truth, article)
        if truth and article:
            tally.counts["articles", "right"] += 1
            tally.text += agreement(truth.text, article.text)
            tally.printed += agreement(as_printed(truth.text), as_printed(article.text))
            _count_metadata(tally, truth, article)
    return tally


def count_most(tally: Tally, expected: Sequence[Expected], readings: Sequence[tuple[str, str]]) -> None:
    """Count what can be reached at most: ``readings`` are titles and texts as printed, one for each of ``expected``."""
    for truth, (title, text) in zip(expected, readings, strict=True):
        tally.most += agreement(truth.text, text)
        if truth.title:
            same = int(normalise(title) == normalise(truth.title))
            tally.counts.update(
                {("titles at most", part): n for part, n in (("gold", 1), ("found", 1), ("right", same))}
            )


def agreement(one: str, two: str) -> float:
    """Character F1 of two texts, aligned, without white space and quotation marks; 1.0 if they say the same."""
    a, b = normalise(one), normalise(two)
    return 1.0 if a == b else SequenceMatcher(None, a, b, autojunk=False).ratio()


def _count_title(tally: Tally, truth: Expected, article: Article | None) -> None:
    """Count a title as asked, and as printed: with misread characters, in any reading that the page allows."""
    got = normalise(article.title) if article else ""
    readings = {as_printed(normalise(title)) for title in (truth.title, *truth.alt_titles)}
    right = {"titles": got == normalise(truth.title), "titles as printed": as_printed(got) in readings}
    for name, same in right.items():
        counts = {"gold": 1, "found": int(bool(got)), "right": int(same)}
        tally.counts.update({(name, part): count for part, count in counts.items()})


def _count_metadata(tally: Tally, truth: Expected, article: Article) -> None:
    pairs = {
        "reporters": (frozenset(truth.reporters), frozenset(article.reporters)),
        "published": (truth.published, article.published),
        "publisher": (truth.publisher, article.publisher),
    }
    for name, (wanted, got) in pairs.items():
        if wanted is not None:
            tally.counts.update({(name, "gold"): 1, (name, "right"): int(wanted == got)})
