"""``python -m benchmarks.report``: measure everything and write ``docs/benchmarks.md``; ``--short`` for CI.

Each part lands in ``--state`` at once, so that a run that was stopped goes on where it was. The short form writes no
page; it fails where a ratio is half of what ``baseline.json`` has, and ``--store`` writes that file anew.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.evaluation_speed import ONE_THREAD
from benchmarks.report import baseline
from benchmarks.report.page_text import cells, write
from benchmarks.report.plan import Part, parts
from benchmarks.report.rows import Row, from_json, to_json

_DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks; 0 when they are done, 1 where the short form found a ratio that fell by half."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("--short", action="store_true", help="the small part, judged by the stored ratios")
    parser.add_argument("--store", action="store_true", help="with --short: store the ratios instead")
    parser.add_argument("--only", nargs="*", default=[], metavar="PART", help="these parts alone")
    parser.add_argument(
        "--state", type=Path, help="where parts are kept, to go on (build/benchmarks.json; short: none)"
    )
    parser.add_argument("--out", type=Path, default=_DOCUMENT, metavar="FILE")
    chosen = parser.parse_args(arguments)
    os.environ.update(ONE_THREAD)
    state = chosen.state or (None if chosen.short else Path("build") / "benchmarks.json")
    wanted = {name: part for name, part in parts(short=chosen.short).items() if not chosen.only or name in chosen.only}
    rows, left_out = measured(wanted, state)
    if not chosen.short:
        chosen.out.write_text(write(rows, left_out), "utf-8")
        print(f"written: {chosen.out}")
        return 0
    if chosen.store:
        baseline.write(rows)
        return 0
    said = baseline.fallen(rows)
    print("\n".join([*said, *left_out]) or "No ratio fell by half.", file=sys.stderr)
    return 1 if said else 0


def measured(wanted: dict[str, Part], state: Path | None) -> tuple[list[Row], list[str]]:
    """The rows of all parts, those of ``state`` as they were; and why a part was left out, if it was."""
    kept: dict[str, Any] = json.loads(state.read_text("utf-8")) if state and state.exists() else {}
    rows: list[Row] = []
    left_out = []
    for name, part in wanted.items():
        if name in kept:
            found = [from_json(row) for row in kept[name]]
        else:
            try:
                found = part()
            except (RuntimeError, ModuleNotFoundError) as error:
                left_out.append(f"{name}: {error}")
                continue
            kept[name] = [to_json(row) for row in found]
            if state:
                state.parent.mkdir(parents=True, exist_ok=True)
                state.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
        rows += found
        for row in found:
            print(" | ".join(cells(row)), file=sys.stderr, flush=True)
    return rows, left_out


if __name__ == "__main__":
    sys.exit(main())
