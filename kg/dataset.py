"""rdflib's view of the embedded engine; loading it loads rdflib's own SPARQL."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib.query import Result

from kg.vocabulary import PREFIXES


class EmbeddedStore(OxigraphStore):
    """The embedded engine as a store of rdflib, with the engine itself at hand.

    An answer that is not read to its end refers to itself, and holds the engine: closing lets go of such answers.
    """

    _unread = 0

    @property
    def engine(self) -> ox.Store:
        """The store below."""
        return self._inner

    def query(self, *arguments: Any, **named: Any) -> Result:
        """What the engine answers; rows come as they are read."""
        found = super().query(*arguments, **named)
        if found.type == "SELECT":
            self._unread += 1
            found.bindings = self._read(iter(found._genbindings or ()))
        return found

    def close(self, commit_pending_transaction: bool = False) -> None:
        """Let go of the engine."""
        super().close(commit_pending_transaction)
        if self._unread:
            gc.collect()

    def _read(self, rows: Iterator[Any]) -> Iterator[Any]:
        yield from rows
        self._unread -= 1


def dataset_of(engine: ox.Store) -> Dataset:
    """A dataset of rdflib on the engine, with the project's prefixes."""
    dataset = Dataset(store=EmbeddedStore(store=engine))
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
