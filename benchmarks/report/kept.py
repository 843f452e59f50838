"""What was measured, part by part, in a file: a part is measured anew without the others."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from benchmarks.report.plan import Part
from benchmarks.report.rows import Row, from_json, to_json


@dataclass(frozen=True, slots=True)
class Measured:
    """A part: its rows, the day it was measured, and the machine's load (one minute) before and after."""

    name: str
    rows: tuple[Row, ...]
    day: str
    load: tuple[float, float]


def measure(name: str, part: Part) -> Measured:
    """The part, measured now."""
    before = os.getloadavg()[0]
    rows = tuple(part())
    day = datetime.now(timezone.utc).date().isoformat()
    return Measured(name, rows, day, (round(before, 1), round(os.getloadavg()[0], 1)))


def read(file: Path | None) -> dict[str, Measured]:
    """The parts that a file keeps, by name; none where there is no file."""
    if file is None or not file.exists():
        return {}
    return {name: _from_json(name, data) for name, data in json.loads(file.read_text("utf-8")).items()}


def write(file: Path, parts: Iterable[Measured]) -> None:
    """Keep these parts, and no others."""
    said = {
        part.name: {"day": part.day, "load": list(part.load), "rows": [to_json(row) for row in part.rows]}
        for part in parts
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(said, ensure_ascii=False, indent=1), "utf-8")


def _from_json(name: str, data: dict[str, Any]) -> Measured:
    before, after = data["load"]
    return Measured(name, tuple(map(from_json, data["rows"])), data["day"], (before, after))
