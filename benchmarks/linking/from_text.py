"""The stories as the extractor reads them: linking measured on what it finds of the gold's entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.linking.gold import Mention, Story
from benchmarks.linking.measure import linked
from pipelines import scoring
from pipelines.article import Article
from pipelines.scoring.matching import match_entities

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True)
class Found:
    """The stories without the mentions that were not found, and the IRIs of those that were.

    ``wanted`` is the number of the gold's mentions, ``extra`` that of entities found beside them.
    """

    stories: tuple[Story, ...]
    things: Mapping[Mention, str]
    wanted: int
    extra: int

    @property
    def mentions(self) -> int:
        """How many of the gold's mentions were found."""
        return sum(len(cluster.mentions) for story in self.stories for cluster in story.clusters)

    @property
    def traps(self) -> int:
        """The traps of which at least two sides were found."""
        return sum(_open(story, trap.different) for story in self.stories for trap in story.traps)

    def part(self, name: str) -> Found:
        """Half of it: ``wanted`` and ``extra`` are those of the whole."""
        return replace(self, stories=tuple(story for story in self.stories if story.part == name))


def extracted(stories: Iterable[Story], nlp: Language) -> dict[str, Article]:
    """What the extractor makes of the texts of the stories, by article."""
    from pipelines.extraction import extract

    bare = [article.annotated((), ()) for story in stories for article in story.articles]
    return {article.id: article for article in extract(nlp, bare)}


def matched(stories: Sequence[Story], articles: Mapping[str, Article]) -> Found:
    """The stories as the extracted articles have them, all linked in one graph."""
    iris = linked(articles.values())
    things: dict[Mention, str] = {}
    for gold in (article for story in stories for article in story.articles):
        found = articles[gold.id]
        for name, named in match_entities(scoring.scored(gold).entities, scoring.scored(found).entities).items():
            things[gold.id, named] = iris[found.id, name]
    left = tuple(_left(story, things) for story in stories)
    wanted = sum(len(cluster.mentions) for story in stories for cluster in story.clusters)
    total = sum(len(article.entities) for article in articles.values())
    return Found(left, things, wanted, total - len(things))


def _left(story: Story, things: Mapping[Mention, str]) -> Story:
    clusters = (
        replace(one, mentions=tuple(mention for mention in one.mentions if mention in things)) for one in story.clusters
    )
    return replace(story, clusters=tuple(clusters))


def _open(story: Story, different: Sequence[str]) -> bool:
    found = {cluster.id for cluster in story.clusters if cluster.mentions}
    return sum(name in found for name in different) > 1
