"""``python -m benchmarks.report``: measure everything and write ``docs/benchmarks.md``; ``--short`` for CI.

Each part lands in ``--state`` at once, so that a run that was stopped goes on where it was; ``--only`` measures parts
anew and writes the page with them and all others as they were. The short form writes no page; it fails where a ratio
is half of what ``baseline.json`` has, and ``--store`` writes that file anew.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from benchmarks.evaluation_speed import ONE_THREAD
from benchmarks.report import baseline, kept
from benchmarks.report.kept import Measured
from benchmarks.report.page_text import cells, write
from benchmarks.report.plan import Part, parts
from benchmarks.report.plot import picture

_ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks; 0 when they are done, 1 where the short form found a ratio that fell by half."""
    chosen = _options().parse_args(arguments)
    os.environ.update(ONE_THREAD)
    state = chosen.state or (None if chosen.short else _ROOT / "build" / "benchmarks.json")
    known = parts(short=chosen.short)
    if unknown := sorted(set(chosen.only or ()) - known.keys()):
        print(f"There is no part {unknown[0]!r}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    found, left_out = measured(known, state, chosen.only)
    if not chosen.short:
        chosen.out.write_text(write(found, left_out), "utf-8")
        drawn = chosen.out.with_suffix(".svg")
        drawn.write_text(picture([row for part in found for row in part.rows]), "utf-8")
        print(f"written: {chosen.out} and {drawn.name}")
        return 0
    rows = [row for part in found for row in part.rows]
    if chosen.store:
        baseline.write(rows)
        return 0
    said = baseline.fallen(rows)
    print("\n".join([*said, *left_out]) or "No ratio fell by half.", file=sys.stderr)
    return 1 if said else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("--short", action="store_true", help="the small part, judged by the stored ratios")
    parser.add_argument("--store", action="store_true", help="with --short: store the ratios instead")
    parser.add_argument(
        "--only", nargs="*", metavar="PART", help="these parts anew, the others as they were; none: the page alone"
    )
    parser.add_argument(
        "--state", type=Path, help="where parts are kept, to go on (build/benchmarks.json; short: none)"
    )
    parser.add_argument("--out", type=Path, default=_ROOT / "docs" / "benchmarks.md", metavar="FILE")
    return parser


def measured(
    known: Mapping[str, Part], state: Path | None, only: Collection[str] | None = None
) -> tuple[list[Measured], list[str]]:
    """All parts that there are now, in the order of ``known``, and in a sentence each why a part is left out.

    Measured are those that ``state`` does not keep; with ``only`` these, whether they are kept or not.
    """
    found = kept.read(state)
    wanted = [name for name in known if (name not in found if only is None else name in only)]
    left_out = []
    for name in wanted:
        try:
            found[name] = kept.measure(name, known[name])
        except (RuntimeError, ModuleNotFoundError) as error:
            left_out.append(f"{name}: {error}")
            continue
        if state:
            kept.write(state, found.values())
        for row in found[name].rows:
            print(" | ".join(cells(row)), file=sys.stderr, flush=True)
    told = {sentence.partition(":")[0] for sentence in left_out}
    left_out += [f"{name}: not measured yet." for name in known if name not in found and name not in told]
    return [found[name] for name in known if name in found], left_out


if __name__ == "__main__":
    sys.exit(main())
