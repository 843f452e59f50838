"""``python -m benchmarks.linking``: the figures of linking on the stories."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from random import Random

from benchmarks.linking import gold, measure
from pipelines.guide import ENTITY_TYPES


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures, for the stories of development and for those held out."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__)
    parser.add_argument("--orders", type=int, default=200, help="random orders that are compared (0: none)")
    parser.add_argument("--mistakes", action="store_true", help="name wrong merges and missed links of development")
    options = parser.parse_args(arguments)
    stories = gold.load()
    articles = [article for story in stories for article in story.articles]
    things = measure.linked(articles)
    parts = {
        "development": [story for story in stories if not story.held_out],
        "held out": [story for story in stories if story.held_out],
        "all": stories,
    }
    for name, part in parts.items():
        _print_part(name, part, things)
    print(f"\nthings shared by two stories: {len(measure.across(stories, things))}")
    if options.mistakes:
        for mistake in measure.mistakes(parts["development"], things):
            print(mistake.kind, mistake.story, mistake.type, *mistake.one, *mistake.other)
    latest = measure.stability(articles)
    dice = [measure.stability(articles, random=Random(seed)) for seed in range(10)]
    print(
        f"IRIs unchanged after a tenth more: the latest {latest:.4f}, at random {sum(dice) / len(dice):.4f} (10 draws)"
    )
    if options.orders:
        outcomes = measure.orders(stories, options.orders)
        print(f"random orders: {outcomes['same']} of {options.orders} give the same graph")


def _print_part(name: str, stories: Sequence[gold.Story], things: dict[gold.Mention, str]) -> None:
    number = sum(len(story.articles) for story in stories)
    traps = sum(len(story.traps) for story in stories)
    print(f"\n{name}: {len(stories)} stories, {number} articles\n{'':14}      P      R     F1  mentions")
    scores = measure.b_cubed(stories, things)
    for kind in (*ENTITY_TYPES, "all"):
        if kind in scores:
            score = scores[kind]
            print(f"{kind:14} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} {score.mentions:9}")
    score = measure.nil(stories, things)
    print(f"{'new things':14} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} {score.mentions:9}")
    sprung = measure.sprung(stories, things)
    print(f"false merges on traps: {len(sprung)} of {traps}")
    if not any(story.held_out for story in stories):
        for number, kind, names in sprung:
            print(f"  {number:02}: {kind}: {names}")


if __name__ == "__main__":
    main()
