"""``python -m benchmarks.scale.elsewhere QUADS TEXTS LIMIT``: the same queries in rdflib's engine, cut at a limit."""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import warnings
from pathlib import Path

from rdflib import Dataset


def main() -> None:
    """Print seconds by query; a query that is cut counts as the limit."""
    warnings.simplefilter("ignore")
    dataset = Dataset()
    dataset.parse(sys.argv[1], format="nquads")
    texts: dict[str, str] = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    limit = float(sys.argv[3])
    print(json.dumps({name: _timed(dataset, text, limit) for name, text in texts.items()}))


def _timed(dataset: Dataset, text: str, limit: float) -> float:
    began = resource.getrusage(resource.RUSAGE_CHILDREN)
    sys.stdout.flush()
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_PROF, limit)  # nobody handles it, so it ends the child
        sum(1 for _ in dataset.query(text))
        os._exit(0)
    os.waitpid(child, 0)
    done = resource.getrusage(resource.RUSAGE_CHILDREN)
    return min(done.ru_utime - began.ru_utime + done.ru_stime - began.ru_stime, limit)


if __name__ == "__main__":
    main()
