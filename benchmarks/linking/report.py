"""The figures of linking as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean

from benchmarks.linking import measure
from benchmarks.linking.from_text import Found
from benchmarks.linking.gold import Mention, Story
from benchmarks.linking.growth import Stability
from pipelines.guide import ENTITY_TYPES

BEGIN = "<!-- measured: begin -->"
END = "<!-- measured: end -->"
FIRST_RUNS = {
    "unseen": (
        "| unseen, first run | 712 | 0.997 | 0.934 | 0.964 | 0.906 | 0.997 | 2 of 118 |",
        "| unseen, first run, record corrected | 712 | 0.999 | 0.938 | 0.968 | 0.908 | 0.997 | 1 of 118 |",
    ),
    "last": ("| last, first run | 261 | 0.991 | 0.941 | 0.965 | 0.912 | 0.992 | 1 of 39 |",),
    "blind": ("| blind, first run | 999 | 0.988 | 0.911 | 0.948 | 0.875 | 0.984 | 9 of 216 |",),
    "recent": ("| recent, first run | 181 | 0.993 | 0.916 | 0.953 | 0.896 | 1.000 | 1 of 42 |",),
}
"""Rows that were measured before anybody had looked at a part's misses; what they say is never measured again."""
FIRST_RUNS_FROM_TEXT = {
    "unseen": ("| unseen, first run | 634 | 0.987 | 0.906 | 0.945 | 0.872 | 0.997 | 8 of 110 |",),
    "last": ("| last, first run | 219 | 0.980 | 0.911 | 0.944 | 0.889 | 0.991 | 4 of 36 |",),
    "blind": ("| blind, first run | 830 | 0.986 | 0.895 | 0.938 | 0.858 | 0.982 | 10 of 181 |",),
    "recent": ("| recent, first run | 161 | 0.984 | 0.939 | 0.961 | 0.919 | 0.975 | 2 of 38 |",),
}
"""The same end to end, with the model and the rules of that day."""
_HEAD = (
    "| stories | mentions | B³ P | B³ R | B³ F1 | new P | new R | traps sprung |",
    "|---|---|---|---|---|---|---|---|",
)


def from_gold(parts: Mapping[str, Sequence[Story]], things: Mapping[Mention, str]) -> Iterator[str]:
    """Tables of the parts, and B-cubed by type."""
    yield from ("", "### At gold extraction", "", *_HEAD)
    for name, stories in parts.items():
        yield _row(name, stories, things, sum(len(story.traps) for story in stories))
        yield from FIRST_RUNS.get(name, ())
    yield from ("", f"| B³ F1 | {' | '.join(parts)} |", "|---" * (len(parts) + 1) + "|")
    scores = [measure.b_cubed(stories, things) for stories in parts.values()]
    for kind in ENTITY_TYPES:
        yield f"| {kind} | {' | '.join(f'{one[kind].f1:.3f}' if kind in one else '–' for one in scores)} |"


def growth(latest: Stability, draws: Sequence[Stability]) -> Iterator[str]:
    """What becomes of IRIs when a tenth more articles come."""
    yield from (
        "",
        "### IRIs after a tenth more articles",
        "",
        "| articles that come | unchanged | unchanged or leading on |",
    )
    yield "|---|---|---|"
    yield f"| the latest | {latest.unchanged:.4f} | {latest.leading_on:.4f} |"
    share = mean(one.unchanged for one in draws), mean(one.leading_on for one in draws)
    yield f"| at random, {len(draws)} draws | {share[0]:.4f} | {share[1]:.4f} |"


def from_text(found: Found, parts: Sequence[str]) -> Iterator[str]:
    """The same figures end to end, on the mentions that the extractor found."""
    yield from ("", "### End to end from text", "")
    yield f"The extractor found {found.mentions} of {found.wanted} mentions ({found.mentions / found.wanted:.3f}),"
    yield f"and {found.extra} entities beside them, which are linked too but not judged."
    yield from ("", *_HEAD)
    for name in parts:
        part = found.part(name)
        yield _row(name, part.stories, found.things, part.traps)
        yield from FIRST_RUNS_FROM_TEXT.get(name, ())


def put(file: Path, lines: Sequence[str]) -> None:
    """Write the figures between the marks of a Markdown file; into a file of their own where there is none."""
    text = file.read_text("utf-8") if file.exists() else ""
    head, _, rest = text.partition(BEGIN)
    _, _, tail = rest.partition(END)
    file.write_text(f"{head}{BEGIN}\n" + "\n".join(lines).strip() + f"\n{END}{tail}", "utf-8")


def _row(name: str, stories: Sequence[Story], things: Mapping[Mention, str], traps: int) -> str:
    score, new = measure.b_cubed(stories, things)["all"], measure.nil(stories, things)
    cells = (score.precision, score.recall, score.f1, new.precision, new.recall)
    sprung = len(measure.sprung(stories, things))
    return f"| {name} | {score.mentions} | {' | '.join(f'{cell:.3f}' for cell in cells)} | {sprung} of {traps} |"
