"""``python -m benchmarks.engine --articles 2000``: ``kg add --engine local[2]`` beside ``kg add --jobs 2``.

The texts are the corpus', told again with a running number until there are enough; ``--characters`` cuts each after the
sentence in which so many are reached, for more articles in less time. Both graphs are compared by the SHA-256 of their
canonical N-Quads.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.blocking.population import CORPUS
from pipelines.article import read_articles


@dataclass(frozen=True, slots=True)
class Run:
    """One way to add the articles: seconds by the clock, the graph's digest, the machine's load when it ended."""

    options: str
    seconds: float
    digest: str
    load: float


def main() -> None:
    """Add the same articles both ways and print how long it took and whether the graphs are one."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--articles", type=int, default=200)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--characters", type=int, default=0, help="of each text about so many; 0: all")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="govkg-engine-") as room:
        news = Path(room) / "news"
        write_articles(news, given.articles, given.characters)
        ways = (["--jobs", str(given.workers)], ["--engine", f"local[{given.workers}]"])
        runs = [run(news, Path(room) / f"graph-{number}", way) for number, way in enumerate(ways)]
    print("\n".join(table(runs, given.articles)))


def write_articles(folder: Path, number: int, characters: int = 0) -> None:
    """So many articles, a text file each, of about so many characters where that is not 0."""
    folder.mkdir()
    files = sorted(CORPUS.glob("*/*.json"))
    texts = cycle([beginning(article.text, characters) for file in files for article in read_articles(file)])
    for serial, text in enumerate(islice(texts, number)):
        (folder / f"{serial:06}.txt").write_text(f"{text}\n这是第{serial}次刊登。\n", "utf-8")


def beginning(text: str, characters: int) -> str:
    """The text up to the end of the sentence in which so many characters are reached, or all of it where that is 0.

    >>> beginning("一二三。四五六。七。", 4), beginning("一二三。四", 5), beginning("一二三。四", 0)
    ('一二三。', '一二三。四', '一二三。四')
    """
    end = text.find("。", characters - 1) + 1 if characters else 0
    return text[: end or None]


def run(news: Path, graph: Path, options: list[str]) -> Run:
    """Add the articles with these options, and look at the graph."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "kg.cli"]
    subprocess.run([*command, "add", news, "--graph", graph, *options], check=True, capture_output=True)
    seconds = time.perf_counter() - began
    export = [*command, "export", "--format", "canonical", "--graph", str(graph)]
    whole = subprocess.run(export, check=True, capture_output=True).stdout
    return Run(" ".join(options), seconds, hashlib.sha256(whole).hexdigest(), os.getloadavg()[0])


def table(runs: list[Run], articles: int) -> Iterator[str]:
    """Markdown: a row for each way, and whether all graphs are the same."""
    yield f"| {articles:,} articles | s | articles a second | load | graph |"
    yield "|---|--:|--:|--:|---|"
    for one in runs:
        rate = articles / one.seconds
        yield f"| `{one.options}` | {one.seconds:.0f} | {rate:.2f} | {one.load:.0f} | {one.digest[:16]} |"
    yield ""
    yield "The same graph." if len({one.digest for one in runs}) == 1 else "Different graphs."


if __name__ == "__main__":
    main()
