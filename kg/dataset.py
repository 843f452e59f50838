"""rdflib's view of the embedded engine; loading it loads rdflib's own SPARQL."""

from __future__ import annotations

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from kg.vocabulary import PREFIXES


class EmbeddedStore(OxigraphStore):
    """The embedded engine as a store of rdflib, with the engine itself at hand."""

    @property
    def engine(self) -> ox.Store:
        """The store below."""
        return self._inner


def dataset_of(engine: ox.Store) -> Dataset:
    """A dataset of rdflib on the engine, with the project's prefixes."""
    dataset = Dataset(store=EmbeddedStore(store=engine))
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace, replace=True)
    return dataset
