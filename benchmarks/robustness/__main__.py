"""``python -m benchmarks.robustness [--kills N] [--articles N] [--json]``: what breaks, counted."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.robustness.faults import closed_folder, full_disk, jumping_clock, second_writer, small_disk
from benchmarks.robustness.kills import trial
from benchmarks.robustness.records import records
from pipelines.gazetteer import Gazetteer


def main() -> int:
    """Run everything; the exit code is 1 if anything was lost, doubled, halved or refused."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--articles", type=int, default=50)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--json", action="store_true")
    given = options.parse_args()
    Gazetteer.load()  # once, for all children
    articles = records(given.articles)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="govkg-robustness-") as room:
        folder = Path(room)
        tally = trial(folder, articles, given.kills, given.seed)
        seconds = time.perf_counter() - began
        faults = [
            fault(folder, articles) for fault in (full_disk, small_disk, closed_folder, second_writer, jumping_clock)
        ]
    done = [fault for fault in faults if fault is not None]
    if given.json:
        print(json.dumps({"kills": asdict(tally), "faults": [asdict(fault) for fault in done]}, ensure_ascii=False))
    else:
        print(f"{tally.kills} kills in {seconds:.0f} s, {tally.during} of them before the last article was in:")
        print(f"  articles lost {tally.lost}, graphs with half or doubled articles {tally.wrong}, ", end="")
        print(f"next commands refused {tally.refused}; {tally.finished} writers finished before their kill")
        for fault in done:
            print(f"{fault.fault}: {'sound' if fault.sound else 'BROKEN'}; {fault.said or 'nothing to say'}")
        if len(done) < len(faults):
            print(f"{len(faults) - len(done)} faults left out: this process may not mount")
    return 0 if tally.sound and all(fault.sound for fault in done) else 1


if __name__ == "__main__":
    sys.exit(main())
