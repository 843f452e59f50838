"""``python -m benchmarks.robustness.ingest``: thousands of articles through ``kg add``, interrupted and gone on with.

The articles are records as ``kg extract`` writes them, made by the generator of :mod:`benchmarks.scale`, a file each:
reading and linking are measured, not the language model. The run is ended by Ctrl-C, ``kill -9`` and a full disk in
turn, at random moments, and given again each time; then the graph is compared with the records. ``--minutes`` ends it
early, wherever it is, by Ctrl-C; given again with the same ``--room``, it goes on.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from itertools import cycle, islice, pairwise
from pathlib import Path
from random import Random
from typing import Any, Final

from benchmarks.robustness.processes import call
from benchmarks.robustness.watched import Running, Shown, Watched
from benchmarks.robustness.wholeness import Wholeness, count, whole
from benchmarks.scale.generator import Generator
from pipelines.article import Article, to_json

_WAYS: Final = ("Ctrl-C", "kill -9", "full disk")
_TO_THE_END: Final = ""
_FOLDER: Final = 1000


@dataclass(frozen=True, slots=True)
class Interruption:
    """One end before the end: what the bar said last, what the graph held afterwards, and what the user was told."""

    way: str
    said: int
    held: int
    before: int
    code: int
    told: str


@dataclass(slots=True)
class Ingest:
    """All of it; ``shown`` are the bars of the runs, one list a run."""

    articles: int
    interruptions: list[Interruption] = field(default_factory=list)
    shown: list[list[Shown]] = field(default_factory=list)
    lost: int = 0
    wholeness: Wholeness | None = None
    seconds: float = 0.0
    first_after: list[int] = field(default_factory=list)


def write_records(folder: Path, number: int, seed: int = 1, characters: int = 0) -> None:
    """So many records, a file each, a thousand files a folder; of ``characters`` or less, where that is not 0."""
    for serial, article in enumerate(Generator(seed=seed).articles(number)):
        article = beginning(article, characters) if characters else article
        file = folder / f"{serial // _FOLDER:03}" / f"{serial:06}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"articles": [to_json(article)]}, ensure_ascii=False), "utf-8")


def beginning(article: Article, characters: int) -> Article:
    """The sentences that end within so many characters, with what they state."""
    text = article.text[: article.text.rfind("。", 0, characters) + 1]
    relations = tuple(one for one in article.relations if one.span and one.span.end <= len(text))
    measures = tuple(one for one in article.measures if one.span and one.span.end <= len(text))
    named = {name for one in relations for name in (one.subject, one.object)} | {one.subject for one in measures}
    entities = tuple(one for one in article.entities if one.name in named)
    return replace(article, text=text, entities=entities, relations=relations, measures=measures)


def run(
    room: Path, number: int, interruptions: int, seed: int = 0, minutes: float = float("inf"), characters: int = 0
) -> Ingest:
    """Add all records, interrupted so often; after so many minutes of that a run is stopped and no other begun."""
    random = Random(seed)
    sources, graph = room / "records", room / "graph"
    if not sources.exists():
        call(lambda: write_records(sources, number, characters=characters))
    done, began, until = Ingest(number), time.perf_counter(), time.time() + 60 * minutes
    moments = sorted(random.sample(range(1, number), interruptions))
    for way, moment in zip((*islice(cycle(_WAYS), interruptions), _TO_THE_END), (*moments, number + 1), strict=True):
        if time.time() < until:
            running = Running(sources, graph, room / "log")
            _one(done, running, _End(way, moment, random.random() / 5, until), graph)
    done.seconds = time.perf_counter() - began
    done.wholeness = call(lambda: whole(sources, graph))
    return done


class _End:
    """How a run is to be ended: at an article of the bar, or by Ctrl-C when the time is up before that."""

    def __init__(self, way: str, moment: int, wait: float, until: float) -> None:
        self.way, self._moment, self._wait, self._until = way, moment, wait, until
        self._acts = {"Ctrl-C": Running.interrupt, "kill -9": Running.kill, "full disk": Running.fill_the_disk}

    def is_due(self, shown: Shown) -> bool:
        """Whether it is time, by what the bar says or by the clock."""
        return shown.articles >= self._moment or time.time() > self._until

    def act(self, running: Running) -> None:
        """End it, not quite where the bar was drawn."""
        if time.time() > self._until:
            self.way = "Ctrl-C"
        time.sleep(self._wait)
        self._acts[self.way](running)


def _one(done: Ingest, running: Running, end: _End, graph: Path) -> None:
    before = done.interruptions[-1].held if done.interruptions else 0
    watched = running.watch(end.is_due, end.act)
    _note(done, watched)
    held = call(lambda: count(graph))
    done.lost += max(0, max(before, watched.last) - held)
    if end.way != _TO_THE_END:
        told = _told(watched.said)
        done.interruptions.append(Interruption(end.way, watched.last, held, before, watched.code or 0, told))


def _note(done: Ingest, watched: Watched) -> None:
    done.shown.append(watched.shown)
    done.first_after.append(max((shown.known for shown in watched.shown), default=0))


def _told(said: str) -> str:
    return next((line.strip() for line in reversed(said.splitlines()) if "kg: " in line), "")[:300]


def figures(done: Ingest, parts: int = 10) -> dict[str, Any]:
    """What the runs cost: of each tenth of the articles the processor's and the clock's seconds, the peak of memory."""
    rows = []
    for part in range(parts):
        low, high = done.articles * part // parts, done.articles * (part + 1) // parts
        seen = [pair for run in done.shown for pair in pairwise(run) if _is_new(*pair, low, high)]
        new = sum(after.articles - before.articles for before, after in seen)
        if new:
            processor = sum(after.processor - before.processor for before, after in seen)
            clock = sum(after.clock - before.clock for before, after in seen)
            memory = max(after.memory for _, after in seen)
            rows.append(
                {"to": high, "new": new, "ms": 1000 * processor / new, "clock": 1000 * clock / new, "mb": memory}
            )
    return {
        "rows": rows,
        "peak_1000": _peak(done.shown, 1000),
        "peak": _peak(done.shown, done.articles),
        "known_ms": _known(done.shown),
    }


def _is_new(before: Shown, after: Shown, low: int, high: int) -> bool:
    return low < after.articles <= high and after.known == before.known


def _peak(runs: Sequence[Sequence[Shown]], most: int) -> float:
    return max((shown.memory for run in runs for shown in run if shown.articles <= most), default=0.0)


def _known(runs: Sequence[Sequence[Shown]]) -> float:
    """Processor's milliseconds of an article that is in the graph already."""
    pairs = [pair for run in runs for pair in pairwise(run) if pair[1].known - pair[0].known > 0]
    known = sum(after.known - before.known for before, after in pairs)
    return 1000 * sum(after.processor - before.processor for before, after in pairs) / known if known else 0.0


def main() -> int:
    """Run it; the exit code is 1 if an article was lost, doubled or halved."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=1000)
    options.add_argument("--interruptions", type=int, default=6)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--minutes", type=float, default=float("inf"), help="when to stop, done or not")
    options.add_argument("--characters", type=int, default=0, help="cut each text there, for more in less time")
    options.add_argument("--room", type=Path, help="where records and graph stay; a graph there is gone on with")
    options.add_argument("--report", type=Path, help="a Markdown page to write")
    given = options.parse_args()
    load = os.getloadavg()[1]
    with tempfile.TemporaryDirectory(prefix="govkg-ingest-") as temporary:
        room = given.room or Path(temporary)
        done = run(room, given.articles, given.interruptions, given.seed, given.minutes, given.characters)
    cost = figures(done)
    loads = (load, os.getloadavg()[1])
    said = {
        "articles": done.articles,
        "seconds": done.seconds,
        "lost": done.lost,
        "interruptions": [asdict(one) for one in done.interruptions],
        "wholeness": asdict(done.wholeness) if done.wholeness else None,
        "load": loads,
        **cost,
    }
    print(json.dumps(said, ensure_ascii=False, indent=1))
    if given.report:
        from benchmarks.robustness.ingest_report import page

        given.report.write_text(page(said), "utf-8")
    return 0 if done.wholeness and done.wholeness.sound and not done.lost else 1


if __name__ == "__main__":
    sys.exit(main())
