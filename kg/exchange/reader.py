"""A graph on disk as the quads that it holds, for what goes through all of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.draft import value
from kg.engine import StoreError, check, sentence
from kg.snapshot import discard, snapshot


class ExchangeError(Exception):
    """A file cannot be written from the graph or read into it; the message is one sentence for the user."""


@contextmanager
def reading(folder: Path) -> Iterator[ox.Store]:
    """The store in ``folder`` as it is now; a writer beside it is not held up and changes nothing here.

    Raises:
        StoreError: there is no graph, or it cannot be read.
    """
    check(folder)
    copy: Path | None = None
    try:
        copy = snapshot(folder)
        # Read only, it leaves the copy alone, which then can go before the last reference to the store does.
        yield ox.Store.read_only(str(copy))
    except (OSError, RuntimeError) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise StoreError(sentence(folder, error, copy)) from error
    finally:
        if copy is not None:
            discard(copy)


def one(store: ox.Store, subject: ox.NamedNode, predicate: str, graph: ox.NamedNode | ox.DefaultGraph) -> str:
    """The first value of a predicate, or nothing."""
    found = next(store.quads_for_pattern(subject, ox.NamedNode(predicate), None, graph), None)
    return value(found.object) if found is not None else ""
