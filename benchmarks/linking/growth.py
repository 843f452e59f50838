"""Whether the order of articles matters, and what becomes of IRIs when more articles come."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pyoxigraph as ox

from benchmarks.linking.gold import Story
from benchmarks.linking.measure import iris, linking
from kg.links import path_of, thing
from kg.resolution.profiles import UNDATED
from kg.store import GraphStore
from pipelines.article import Article


@dataclass(frozen=True, slots=True)
class Stability:
    """Shares of the IRIs that a graph had, once a tenth more articles are in.

    ``unchanged``: every mention of the IRI has it still. ``leading_on``: every mention has one IRI, the same or the one
    to which the old one is ``gov:resolvedTo``. The rest have been split: what was one thing is two by later evidence.
    """

    unchanged: float
    leading_on: float
    iris: int


def orders(stories: Sequence[Story], number: int, seed: int = 7) -> Counter[str]:
    """Whether a random order of a pair of stories' articles gives another graph: ``same`` or ``other``, counted."""
    dice = Random(seed)
    wanted: dict[tuple[int, ...], frozenset[ox.Quad]] = {}
    outcomes: Counter[str] = Counter()
    for _ in range(number):
        chosen = sorted(dice.sample(list(stories), min(2, len(stories))), key=lambda story: story.number)
        articles = [article for story in chosen for article in story.articles]
        key = tuple(story.number for story in chosen)
        if key not in wanted:
            wanted[key] = _graph(articles)
        dice.shuffle(articles)
        outcomes["same" if _graph(articles) == wanted[key] else "other"] += 1
    return outcomes


def stability(articles: Sequence[Article], *, random: Random | None = None) -> Stability:
    """What becomes of the IRIs when a tenth more articles come: the latest ones, or some at random."""
    ordered = sorted(articles, key=lambda article: (article.published or UNDATED, article.id))
    if random is not None:
        random.shuffle(ordered)
    before, after = iris(linking(ordered[: len(ordered) * 10 // 11])), linking(ordered)
    now = iris(after)
    homes: dict[str, set[str]] = defaultdict(set)
    for mention, iri in before.items():
        homes[iri].add(now[mention])
    canonical = after.resolution.canonical
    led = {iri: str(thing(canonical.get(path_of(iri), path_of(iri)))) for iri in homes}
    unchanged = sum(found == {iri} for iri, found in homes.items())
    leading = sum(found == {led[iri]} for iri, found in homes.items())
    return Stability(unchanged / len(homes), leading / len(homes), len(homes))


def _graph(articles: Iterable[Article]) -> frozenset[ox.Quad]:
    store = ox.Store()
    graph = GraphStore(store, Path("memory"))
    for article in articles:
        graph.add(article)
    return frozenset(store)
