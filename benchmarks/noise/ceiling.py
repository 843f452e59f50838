"""What the best of readers gets from a page whose characters are partly misread: the highest figures that can be asked.

A page is laid out first and misread then, character for character. So each character of a known text can be followed
to the page, and what stands there after the misreading is all that a reader who corrects no character can hand over.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.noise.press import Expected, Sheet
from pipelines.article import Article
from pipelines.origin import Run
from pipelines.pages.ground import Ground
from pipelines.pages.origins import trace


def best_readings(sheet: Sheet) -> list[tuple[str, str]]:
    """For each article of ``sheet`` its title and its text as they are printed, misread characters included."""
    if sheet.clean == sheet.text:
        return [(truth.title, truth.text) for truth in sheet.expected]
    origins = trace([Article(text=truth.text, title=truth.title) for truth in sheet.expected], Ground(sheet.clean))
    return [
        (_printed(truth.title, origin.title, sheet.text), _printed(truth.text, origin.text, sheet.text))
        for truth, origin in zip(sheet.expected, origins, strict=True)
    ]


def covered(truth: Expected, runs: Sequence[Run]) -> bool:
    """Whether ``runs`` account for every visible character of the text of ``truth``."""
    known = {k for run in runs for k in range(run.start, run.start + run.length)}
    return all(k in known for k, char in enumerate(truth.text) if not char.isspace())


def _printed(words: str, runs: Sequence[Run], page: str) -> str:
    out = list(words)
    for run in runs:
        out[run.start : run.start + run.length] = page[run.source : run.source + run.length]
    return "".join(out)
