"""``python -m benchmarks.linking``: the figures of linking on the stories."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

from benchmarks.linking import from_text, gold, growth, measure, report
from pipelines.article import Article

_KILLED = 50


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, for the stories of development, those held out and those written last."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__)
    parser.add_argument("--orders", type=int, default=200, help="random orders that are compared (0: none)")
    parser.add_argument("--mistakes", action="store_true", help="name wrong merges and missed links of development")
    parser.add_argument("--text", action="store_true", help="measure on what the extractor finds in the texts as well")
    parser.add_argument("--kills", type=int, default=0, help="how often to kill -9 a writer of fifty of the articles")
    parser.add_argument("--seed", type=int, default=0, help="of the moments of the kills")
    parser.add_argument("--out", type=Path, help="write the figures into this Markdown file too")
    options = parser.parse_args(arguments)
    stories = gold.load()
    articles = [article for story in stories for article in story.articles]
    # First of all, since children are forked, which no store may be open for.
    killed = _kills(articles[:_KILLED], options.kills, options.seed) if options.kills else []
    things = measure.linked(articles)
    parts = {name: [story for story in stories if story.part == name] for name in gold.PARTS}
    lines = list(report.from_gold({**parts, "all": stories}, things))
    lines += report.growth(growth.stability(articles), _draws(articles))
    if options.text:
        lines += report.from_text(_found(stories), gold.PARTS)
    if options.orders:
        outcomes = growth.orders(stories, options.orders)
        lines += ["", f"Random orders of two stories: {outcomes['same']} of {options.orders} give the same graph."]
    lines += killed
    print("\n".join(lines))
    if options.mistakes:
        for mistake in measure.mistakes(parts["development"], things):
            print(mistake.kind, mistake.story, mistake.type, *mistake.one, *mistake.other)
    if options.out:
        report.put(options.out, lines)
        print(f"written: {options.out}", file=sys.stderr)


def _kills(articles: Sequence[Article], number: int, seed: int) -> list[str]:
    """What came of killing the writer; the articles come again and again under the names of each other's things."""
    from tempfile import TemporaryDirectory

    from benchmarks.robustness.kills import trial

    with TemporaryDirectory(prefix="govkg-linking-") as room:
        found = trial(Path(room), articles, number, seed)
    return [
        "",
        f"{found.kills} kills of a writer of {len(articles)} articles, {found.during} of them before the last was in: "
        f"articles lost {found.lost}, graphs that are not those of the first so many articles {found.wrong}, "
        f"next commands refused {found.refused}.",
    ]


def _draws(articles: Sequence[Article], number: int = 10) -> list[growth.Stability]:
    return [growth.stability(articles, random=Random(seed)) for seed in range(number)]


def _found(stories: Sequence[gold.Story]) -> from_text.Found:
    from pipelines.extraction import load

    return from_text.matched(stories, from_text.extracted(stories, load()))


if __name__ == "__main__":
    main()
