"""One page written in a process of its own, for its time and memory: ``python -m benchmarks.page.writing``."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Written:
    """Things and facts drawn; seconds of the processor and of the clock; memory in MB at its highest; size in MB.

    The seconds are those of choosing, laying out and writing; the memory is that of the whole process, graph included.
    """

    things: int
    facts: int
    processor: float
    clock: float
    memory: float
    size: float


def write(things: int, out: Path, *, ours: bool = True, evidence: bool = True) -> Written:
    """Write a page in a child process: ours, or the one that pyvis makes of the same graph.

    Raises:
        subprocess.CalledProcessError: the child failed; its words are on standard error.
    """
    command = [sys.executable, "-m", "benchmarks.page.writing", str(things), str(out)]
    command += [] if ours else ["--pyvis"]
    command += [] if evidence else ["--no-evidence"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Written(**json.loads(done.stdout))


def pyvis_page(picture: object, out: Path) -> None:
    """What pyvis writes with its own settings; it writes in the machine's encoding, so its text is written here."""
    from pyvis.network import Network

    from kg.views import Picture

    assert isinstance(picture, Picture)
    network = Network(directed=True, cdn_resources="in_line", height="880px")
    for node in picture.nodes:
        network.add_node(node.iri, label=node.name, title=node.name)
    for fact in picture.facts:
        network.add_edge(fact.subject, fact.object, label=fact.predicate, title=fact.quote)
    out.write_text(network.generate_html(notebook=False), "utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one page and print its figures as JSON."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page.writing", description=__doc__)
    parser.add_argument("things", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pyvis", action="store_true")
    parser.add_argument("--no-evidence", action="store_true")
    chosen = parser.parse_args(arguments)

    from benchmarks.page.graphs import invented
    from kg.views import select, write_html

    dataset = invented(chosen.things)
    began, ticked = time.process_time(), time.perf_counter()
    if chosen.pyvis:
        picture = select(dataset, limit=None)
        pyvis_page(picture, chosen.out)
        things, facts = picture.shown, len(picture.facts)
    else:
        report = write_html(dataset, chosen.out, limit=None, evidence=not chosen.no_evidence)
        things, facts = report.nodes, report.edges
    spent, passed = time.process_time() - began, time.perf_counter() - ticked
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = chosen.out.stat().st_size / 1e6
    print(json.dumps(asdict(Written(things, facts, round(spent, 2), round(passed, 2), round(memory), round(size, 2)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
