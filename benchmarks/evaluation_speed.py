"""Speed and memory of the pipeline in a process of its own, beside bare LAC on the same sentences.

``python -m benchmarks.evaluation_speed [--model NAME] GOLD`` prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.language import Language

    from pipelines.article import Article

LENGTHS: Final = (1_000, 10_000, 100_000)
ROUNDS: Final = 3
ONE_THREAD: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""For the pipeline's matrices too, as the bare LAC has one."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Seconds by the clock on the wall, the best of ``ROUNDS``; memory in MB at its highest.

    ``lengths`` has the seconds for one article of so many characters; ``load`` counts the imports, each time in a
    process of its own.
    """

    load: float
    characters: int
    pipeline: float
    lac: float
    memory: float
    memory_longest: float
    lengths: dict[str, float]

    @property
    def ratio(self) -> float:
        """The pipeline's speed as a part of bare LAC's."""
        return self.lac / self.pipeline


def measured(gold: Path, model: str, lengths: Sequence[int] = LENGTHS) -> Speed:
    """The figures, from a fresh process.

    Raises:
        subprocess.CalledProcessError: the process failed; what it said is on standard error.
    """
    model = str(Path(model).resolve()) if model and Path(model).exists() else model
    given = [str(gold.resolve()), "--model", model]
    speed = Speed(**json.loads(_fresh(*given, "--lengths", *map(str, lengths))))
    others = (json.loads(_fresh(*given, "--loading")) for _ in range(1, ROUNDS))
    return replace(speed, load=min(speed.load, *others))


def _fresh(*arguments: str) -> str:
    """The last line that a process of its own prints."""
    command = [sys.executable, "-m", "benchmarks.evaluation_speed", *arguments]
    folder = Path(__file__).resolve().parents[1]
    done = subprocess.run(
        command, check=True, stdout=subprocess.PIPE, text=True, cwd=folder, env=os.environ | ONE_THREAD
    )
    return done.stdout.splitlines()[-1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure in this process and print the figures; 0 when it is done."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluation_speed", description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of gold whose texts are read")
    parser.add_argument("--model", default="", help="package or path of a spaCy pipeline (the packaged one)")
    parser.add_argument("--lengths", type=int, nargs="*", default=list(LENGTHS), help="lengths of single articles")
    parser.add_argument("--loading", action="store_true", help="only the seconds until the pipeline is there")
    chosen = parser.parse_args(arguments)
    nlp, load = _loaded(chosen.model)
    figures = load if chosen.loading else asdict(_measure(nlp, load, chosen.gold, chosen.lengths))
    print(json.dumps(figures))
    return 0


def _loaded(model: str) -> tuple[Language, float]:
    started = time.perf_counter()
    from pipelines import extraction

    nlp = extraction.load(model or None)
    return nlp, time.perf_counter() - started


def _measure(nlp: Language, load: float, gold: Path, lengths: Sequence[int]) -> Speed:
    from pipelines import scoring
    from pipelines.article import Article
    from pipelines.components.lac import Network
    from pipelines.components.state import split_sentences

    articles = [article.bare for found in scoring.load(gold).values() for article in found]
    sentences = [span.quote(article.text) for article in articles for span in split_sentences(article.text)]
    network = Network(threads=1)

    pairs = [
        (_seconds(partial(network.tag, sentences, 32)), _seconds(partial(_records, nlp, articles)))
        for _ in range(ROUNDS)
    ]
    memory = _peak()
    text = "\n".join(article.text for article in articles)
    whole = text * (max(lengths, default=0) // len(text) + 1)
    longer = {str(n): [Article(whole[:n])] for n in lengths}
    by_length = {n: _seconds(partial(_records, nlp, one)) for n, one in longer.items()}
    return Speed(
        load=load,
        characters=sum(len(article.text) for article in articles),
        pipeline=min(seconds for _, seconds in pairs),
        lac=min(seconds for seconds, _ in pairs),
        memory=memory,
        memory_longest=_peak(),
        lengths=by_length,
    )


def _records(nlp: Language, articles: Sequence[Article]) -> list[Article]:
    from pipelines.extraction import extract

    return list(extract(nlp, articles))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak() -> float:
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


if __name__ == "__main__":
    sys.exit(main())
