"""``kill -9`` at random moments of adding articles, the graph judged after each."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pyoxigraph as ox

from benchmarks.robustness.processes import Say, call, run
from benchmarks.robustness.records import digest, states
from kg.store import open_graph
from pipelines.article import Article


@dataclass(slots=True)
class Tally:
    """What the kills did: ``lost`` articles had been reported as added, ``wrong`` graphs are no prefix of the articles.

    A graph that equals the one of the first so many articles, quad by quad, has no article twice and none by half.
    """

    kills: int = 0
    during: int = 0
    lost: int = 0
    wrong: int = 0
    refused: int = 0
    finished: int = 0

    @property
    def sound(self) -> bool:
        """Whether nothing went wrong."""
        return not (self.lost or self.wrong or self.refused)


def writer(graph: Path, articles: Sequence[Article]) -> Callable[[Say], None]:
    """Adds the articles one by one and says so after each."""

    def work(say: Say) -> None:
        with open_graph(graph, create=True) as store:
            for number, article in enumerate(articles, 1):
                store.add(article)
                say(number)

    return work


def state(graph: Path) -> tuple[int, str]:
    """How many articles the graph has and its digest, found by opening it as the next command would."""
    with open_graph(graph, create=True) as store:
        number = sum(1 for _ in store.articles())
    found = ox.Store.read_only(str(graph))
    return number, digest(found)


def trial(folder: Path, articles: Sequence[Article], kills: int, seed: int = 0) -> Tally:
    """Kill the writer so many times; each next one goes on where the graph is, a full graph gives way to a new one.

    Moments are uniform over the time that an undisturbed writer takes, from its first act to its last.
    """
    tally, random = Tally(), Random(seed)
    expected = call(lambda: states(articles))
    _, _, whole = run(writer(folder / "undisturbed", articles))
    graph, before = folder / "graph", 0
    while tally.kills < kills:
        told, code, _ = run(writer(graph, articles), kill_after=random.uniform(0, whole))
        tally.kills += code == -9
        tally.finished += code == 0
        try:
            number, found = call(lambda: state(graph))
        except RuntimeError:
            tally.refused += 1
            shutil.rmtree(graph, ignore_errors=True)
            before = 0
            continue
        tally.during += code == -9 and before <= number < len(articles)
        # A writer starts with what is there already, so that it may have said less than the graph holds.
        tally.lost += max(before, told[-1] if told else 0) > number
        tally.wrong += found != expected[number]
        before = number
        if number == len(articles):
            shutil.rmtree(graph)
            before = 0
    return tally
