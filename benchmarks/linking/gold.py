"""The stories: articles, and which mentions are one thing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.article import Article, read_articles

STORIES = Path(__file__).with_name("stories")
FRESH = 19
"""From this number on stories were written when the figures of the earlier ones had been looked at; read since."""
UNSEEN = 23
"""From this number on stories were written by one who had not read the rules of their day; their misses were read."""
LAST = 31
"""From this number on stories were written when rules had been made for those before, and no rule since for these."""
BLIND = 35
"""From this number on stories were written by one who had read neither rules nor code nor any figure."""
RECENT = 45
"""From this number on stories were written by one who had made the rules of the day, before they were run."""
PARTS = ("development", "held out", "fresh", "unseen", "last", "blind", "recent")
"""The parts of the bench, in the order in which they were written."""
Mention = tuple[str, str]
"""Article identifier and entity name."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One real thing of a story; ``division`` is its code where the gazetteer has it."""

    id: str
    type: str
    label: str
    mentions: tuple[Mention, ...]
    division: str = ""


@dataclass(frozen=True, slots=True)
class Trap:
    """Clusters, by identifier, that look alike and are different things."""

    kind: str
    different: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Some articles and the gold on them."""

    number: int
    name: str
    articles: tuple[Article, ...]
    clusters: tuple[Cluster, ...]
    traps: tuple[Trap, ...]

    @property
    def part(self) -> str:
        """One of :data:`PARTS`; nothing may be tuned to a held-out story."""
        later = {RECENT: "recent", BLIND: "blind", LAST: "last", UNSEEN: "unseen", FRESH: "fresh"}
        found = next((part for first, part in later.items() if self.number >= first), "")
        return found or ("held out" if self.number % 2 else "development")


def load(folder: Path = STORIES) -> list[Story]:
    """All stories, by number."""
    return [_story(path.parent) for path in sorted(folder.glob("*/links.json"))]


def _story(folder: Path) -> Story:
    links = json.loads((folder / "links.json").read_text("utf-8"))
    clusters = tuple(
        Cluster(one["id"], one["type"], one["label"], tuple(map(_mention, one["mentions"])), one.get("division", ""))
        for one in links["clusters"]
    )
    traps = tuple(Trap(one["kind"], tuple(one["different"])) for one in links["traps"])
    number, _, name = folder.name.partition("-")
    return Story(int(number), name, tuple(_articles(folder)), clusters, traps)


def _articles(folder: Path) -> Iterator[Article]:
    for path in sorted(folder.glob("*.json")):
        if path.name != "links.json":
            yield from read_articles(path)


def _mention(pair: list[str]) -> Mention:
    return pair[0], pair[1]
