"""``python -m benchmarks.blocking --facets 1e5 1e6 1e7``: the tables of blocks in ``docs/scale.md``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Final

from benchmarks.blocking.blocks import Blocks, Index, in_memory
from benchmarks.blocking.population import Population
from kg.resolution.keys import MOST

_SHELVED: Final = 50_000


def main() -> None:
    """Draw facets until the largest number is reached, and print what the blocks are at each of the numbers."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--facets", nargs="+", type=float, default=[1e5])
    options.add_argument("--seed", type=int, default=0)
    given = options.parse_args()
    began = time.process_time()
    found = list(grown([int(number) for number in given.facets], given.seed))
    print("\n".join(table(found)))
    print(f"\nIndex in memory: {shelved(_SHELVED)} bytes a facet ({_SHELVED:,} facets).")
    print(f"{time.process_time() - began:.0f} s of the processor.")


def grown(numbers: Iterable[int], seed: int = 0) -> Iterator[Blocks]:
    """The blocks of so many facets, and of more and more of the same ones."""
    index, articles = Index(), Population(seed).articles()
    for number in sorted(numbers):
        while len(index) < number:
            index.add(next(articles))
        found = index.blocks()
        print(found, file=sys.stderr, flush=True)  # what a run that is stopped has found so far
        yield found


def table(found: list[Blocks]) -> Iterator[str]:
    """Markdown: a row for each size, and a row for each kind of key at the largest."""
    yield (
        "| facets | articles | keys | entries a facet | block: median, 99 %, 99.9 %, largest "
        f"| entries in blocks over {MOST} | facets with no block left | compared with: mean, 99 %, largest "
        "| facets of one local IRI, most |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for at in found:
        sizes = ", ".join(f"{size:,}" for size in at.sizes)
        compared = ", ".join(f"{number:,.0f}" for number in at.compared)
        yield (
            f"| {at.facets:,} | {at.articles:,} | {at.keys:,} | {at.entries / at.facets:.1f} | {sizes} "
            f"| {at.common:.1%} | {at.lost:.2%} | {compared} | {at.homonyms:,} |"
        )
    yield ""
    yield f"| kind of key, at {found[-1].facets:,} facets | blocks | largest | entries in blocks over {MOST} |"
    yield "|---|--:|--:|--:|"
    for name, kind in found[-1].kinds.items():
        yield f"| `{name}` | {kind.blocks:,} | {kind.largest:,} | {kind.common:.1%} |"


def shelved(number: int, seed: int = 0) -> int:
    """Bytes a facet of the index in memory, measured on so many."""
    profiles = {}
    for told in Population(seed).articles():
        profiles.update({profile.facet: profile for profile in told})
        if len(profiles) >= number:
            return in_memory(profiles) // len(profiles)
    raise AssertionError("a population has no end")


if __name__ == "__main__":
    main()
