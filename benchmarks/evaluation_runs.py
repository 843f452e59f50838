"""Gold and what the pipeline finds in it, article by article, scored by ``pipelines.scoring``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines import scoring
from pipelines.article import Article
from pipelines.scoring import Counts, ScoredArticle, Table
from pipelines.scoring.counting import STATEMENTS, count, found_alone
from pipelines.scoring.matching import match_entities, pair_articles
from pipelines.scoring.records import ScoredRelation

if TYPE_CHECKING:
    from spacy.language import Language

Gold = Mapping[str, Sequence[ScoredArticle]]


@dataclass(frozen=True)
class Pair:
    """A gold article and the extracted one of the same text; ``article`` is the record, ``found`` what is scored."""

    gold: ScoredArticle
    found: ScoredArticle
    article: Article

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Found name to gold name, by the scorer's matching."""
        return match_entities(self.gold.entities, self.found.entities)

    def found_alone(self, relation: ScoredRelation) -> Mapping[str, Counts]:
        """The scorer's counts if this relation were all that had been found."""
        return found_alone(self.gold, self.found, relation)

    def wanted_alone(self, relation: ScoredRelation) -> Mapping[str, Counts]:
        """The scorer's counts if this relation were all that gold wants."""
        found = replace(self.found, measures=())
        return _statements(count(replace(self.gold, relations=(relation,), measures=()), found))


@dataclass(frozen=True)
class Run:
    """Gold by source, and the articles that one pipeline found in it."""

    gold: Gold
    articles: Mapping[str, Sequence[Article]]

    @cached_property
    def table(self) -> Table:
        """The guide's table."""
        return scoring.evaluate(self.gold, {source: [p for p, _ in rows] for source, rows in self._scored.items()})

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs in which both articles are there."""
        return tuple(self._pairs())

    @cached_property
    def _scored(self) -> dict[str, list[tuple[ScoredArticle, Article]]]:
        return {source: [(scoring.scored(a), a) for a in found] for source, found in self.articles.items()}

    def _pairs(self) -> Iterator[Pair]:
        for source, wanted in self.gold.items():
            rows = self._scored.get(source, [])
            records = {id(found): article for found, article in rows}
            for gold, found in pair_articles(wanted, [found for found, _ in rows]):
                if gold is not None and found is not None:
                    yield Pair(gold, found, records[id(found)])


def on_texts(nlp: Language, gold: Gold) -> Run:
    """A run on the gold's own texts and metadata."""
    from pipelines.extraction import extract

    return Run(gold, {source: list(extract(nlp, [a.bare for a in wanted])) for source, wanted in gold.items()})


def on_pages(nlp: Language, gold: Gold, pages: Mapping[str, Path]) -> Run:
    """A run on the raw files of the sources, read and split into articles as ``kg extract`` does.

    Sources without a raw file are left out, of the gold too.
    """
    from pipelines.intake import annotate, take_in

    found = {source: annotate(nlp, take_in(pages[source])).articles for source in gold if source in pages}
    return Run({source: gold[source] for source in found}, found)


def raw_files(gold: Iterable[str], folders: Iterable[Path]) -> dict[str, Path]:
    """The raw file of each source, by its stem, in the first of the folders that has one."""
    found: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.iterdir()) if folder.is_dir() else ():
            if file.is_file() and file.suffix != ".json":
                found.setdefault(file.stem, file)
    return {source: found[source] for source in gold if source in found}


def _statements(counts: Mapping[str, Counts]) -> Mapping[str, Counts]:
    return {name: counts.get(name, Counts()) for name in STATEMENTS}
