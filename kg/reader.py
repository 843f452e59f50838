"""Asking the graph on disk, with nothing loaded that only writing needs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.engine import StoreError, check, sentence
from kg.snapshot import discard, snapshot


@contextmanager
def reading(folder: Path) -> Iterator[ox.Store]:
    """The graph of a directory as it is now, beside a writer if there is one; not to be used after the end.

    Raises:
        StoreError: there is no graph, or it cannot be read.
    """
    check(folder)
    copy: Path | None = None
    try:
        try:
            copy = snapshot(folder)
            engine = ox.Store.read_only(str(copy))
        except (OSError, RuntimeError) as error:
            raise StoreError(sentence(folder, error, copy)) from error
        yield engine
    finally:
        if copy is not None:
            discard(copy)
