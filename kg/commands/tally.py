"""What adding and extracting say: what was left out as it comes, numbers at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.commands.terminal import count, note

if TYPE_CHECKING:
    from kg.reports import AddReport
    from pipelines.article import Article
    from pipelines.intake import Intake

_HAN: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


class Tally:
    """The numbers of one command; with ``verbose`` each article is spoken of as well."""

    def __init__(self, *, verbose: bool) -> None:
        self.verbose = verbose
        self.articles: Counter[str] = Counter()
        self._things: Counter[str] = Counter()
        self._dates: Counter[str] = Counter()

    def text(self, intake: Intake) -> None:
        """A text whose articles come next."""
        if self.verbose:
            self._left_out(intake, intake.dropped)
        if intake.misdated:
            note(intake.misdated)
        for article in intake.articles:
            if not _HAN.search(article.text):
                note(
                    f"{intake.source}: {article.title or 'the text'}: holds no Chinese, so that nothing is found in it"
                )

    def article(self, article: Article, status: str = "") -> None:
        """An article that is written, or that was in the graph before (``unchanged``)."""
        self.articles[status] += 1
        self._dates[article.published_from] += 1

    def added(self, intake: Intake, article: Article, report: AddReport) -> None:
        """An article that the graph has taken in."""
        self.article(article, report.status)
        self._things.update({"linked": report.linked, "new": report.new, "unsure": report.unsure})
        self._things["facts"] += report.facts
        self._things["questions"] += sum(bool(known.questions) for known in report.things)
        if self.verbose:
            _say_things(article, report)
        self._left_out(intake, report.left_out)

    def sum_up(self, graph_path: Path) -> None:
        """Print what was added."""
        things = self._things
        articles = ", ".join(f"{self.articles[s]} {s}" for s in ("added", "replaced", "unchanged") if self.articles[s])
        print(f"articles: {articles}")
        if things:
            print(f"entities: {things['linked']} linked, {things['new']} new, {things['unsure']} unsure")
            print(f"facts:    {things['facts']}")
        print(f"graph:    {graph_path}")
        if things["questions"]:
            print(f"open:     {count(things['questions'], 'thing')} may be one with another; kg review asks")

    def say_dates(self) -> None:
        """Print how many dates no source and no user stated as such, and how many articles have none."""
        from pipelines.published import GUESSED

        guessed = [f"{self._dates[way]} taken from the {way}" for way in sorted(GUESSED) if self._dates[way]]
        if guessed:
            print(f"dates:    {', '.join(guessed)}")
        if missing := self._dates[""]:
            of = f"{missing} of {count(self._dates.total(), 'article')}"
            print(f"no date:  {of}; give --published, or name the files by their day")

    def _left_out(self, intake: Intake, lines: Iterable[str]) -> None:
        for line in lines:
            note(f"{intake.source}: left out: {line}")


def _say_things(article: Article, report: AddReport) -> None:
    """What the things of an article were taken for."""
    for kind in ("linked", "new", "unsure"):
        names = [
            f"{known.name} ({', '.join(known.questions)})" if known.questions else known.name
            for known in report.things
            if known.kind == kind
        ]
        if names:
            print(f"{article.id}: {kind}: {'、'.join(names)}")
    if report.again:
        print(f"{article.id}: linked again: {count(report.again, 'article')}")
