"""The stored ratios of the short form, and which of a run fell to half of theirs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.report.rows import Row

BASELINE: Final = Path(__file__).with_name("baseline.json")
_HALF: Final = 0.5


def ratios(rows: Sequence[Row]) -> dict[str, float]:
    """The ratio of each row that has one, by its name."""
    return {row.name: round(row.ratio, 4) for row in rows if row.ratio is not None}


def write(rows: Sequence[Row], file: Path = BASELINE) -> None:
    """Store the ratios of a run, by which later ones are judged."""
    file.write_text(json.dumps(ratios(rows), ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def fallen(rows: Sequence[Row], file: Path = BASELINE) -> list[str]:
    """One sentence for each ratio that is half of the stored one or less, and for each that is not measured any more.

    Where nothing is stored that is the one sentence.
    """
    if not file.is_file():
        return [
            f"{file.name} is not there: store one on a quiet machine by `python -m benchmarks.report --short --store`."
        ]
    now = ratios(rows)
    said = []
    for name, before in json.loads(file.read_text("utf-8")).items():
        if name not in now:
            said.append(f"{name}: it was {before:.3g} and was not measured; store a new baseline if that is meant.")
        elif now[name] <= before * _HALF:
            said.append(f"{name}: it fell from {before:.3g} to {now[name]:.3g}.")
    return said
