"""Whether reading takes more memory the more there is to read: peak memory at few and at many articles.

``python -m benchmarks.noise.memory`` writes articles as a folder of text files and as one jsonl file, reads each in a
process of its own and prints the most memory that it ever held.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.noise.stories import clean_articles
from pipelines.intake import plan, take_in_parts

COUNTS: Final = (100, 10_000)


def write(folder: Path, count: int) -> tuple[Path, Path]:
    """A folder of ``count`` text files, one article each, and a jsonl file of the same; their paths."""
    articles = clean_articles("train")
    pages, lines = folder / f"{count} files", folder / f"{count} lines.jsonl"
    pages.mkdir()
    with lines.open("w", encoding="utf-8") as out:
        for number in range(count):
            article = articles[number % len(articles)]
            text = f"第{number}期。{article.text}"
            (pages / f"{number:06}.txt").write_text(f"{article.title}\n{text}\n", encoding="utf-8")
            out.write(json.dumps({"title": article.title, "text": text}, ensure_ascii=False) + "\n")
    return pages, lines


def read(source: str) -> tuple[int, float]:
    """The number of articles in ``source``, and the peak memory of this process so far, in MB (of a million bytes)."""
    count = sum(not found.problem for step in plan([source]) for found in take_in_parts(step))
    unit = 1 if sys.platform == "darwin" else 1024
    return count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def measure(counts: Sequence[int] = COUNTS) -> list[tuple[str, int, float]]:
    """What was read, how many articles were found in it and the peak memory in MB, each in a fresh process."""
    rows: list[tuple[str, int, float]] = []
    with TemporaryDirectory() as folder:
        for count in counts:
            for source in write(Path(folder), count):
                command = [sys.executable, "-m", "benchmarks.noise.memory", str(source)]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                found, peak = done.stdout.split()
                rows.append((source.name.partition(" ")[2], int(found), float(peak)))
    return rows


def main(arguments: Sequence[str]) -> int:
    """Print the table, or what reading the one source named in ``arguments`` took; 0 when it is done."""
    if arguments:
        count, peak = read(arguments[0])
        print(count, round(peak, 1))
        return 0
    for kind, count, peak in measure():
        print(f"{kind:14}{count:8} articles {peak:8.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
