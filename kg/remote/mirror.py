"""A graph that is changed on a server which answers queries wrongly: changes are worked out on a copy kept here."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import pyoxigraph as ox

from kg.changes import Change
from kg.draft import DEFAULT
from kg.remote.address import crowded
from kg.remote.copying import Copy, copied
from kg.remote.journal import Journal, Overtaken
from kg.remote.store import RemoteStore
from kg.reports import AddReport, RemoveReport
from kg.resolution.reviews import Reviews
from kg.store import GraphStore
from pipelines.article import Article

_WRITERS: Final = 20
"""Changes of others that may come in between before one gives way for good; after each the graph is copied again."""
T = TypeVar("T")


class MirroredGraph(GraphStore):
    """An open remote graph and its copy, which goes with it from change to change."""

    def __init__(self, remote: RemoteStore) -> None:
        self._remote = remote
        self._journal = Journal(remote)
        copy = self._fresh()
        self._mark = copy.mark
        super().__init__(copy.store, Path(remote.wire.address.query), copy.folder)

    def __enter__(self) -> MirroredGraph:
        return self

    def close(self) -> None:
        """Let go of the connection and remove the copy; closing twice is fine."""
        super().close()
        self._remote.wire.close()

    def renew(self) -> None:
        """Write the copy to its disk, as far as that is not done."""
        self.flush()

    def add(self, article: Article) -> AddReport:
        """Take an article in, as :meth:`kg.store.GraphStore.add` does.

        Raises:
            RemoteError: the server does not answer or refuses; the article is wholly in or not at all, or the next
                writer carries out what is missing.
        """
        return self._settled(lambda: GraphStore.add(self, article))

    def remove(self, article_id: str) -> RemoveReport | None:
        """Take an article out, as :meth:`kg.store.GraphStore.remove` does.

        Raises:
            RemoteError: as for :meth:`add`.
        """
        return self._settled(lambda: GraphStore.remove(self, article_id))

    def review(self, decided: Reviews) -> Change:
        """Follow these decisions of people from now on, as :meth:`kg.store.GraphStore.review` does.

        Raises:
            RemoteError: as for :meth:`add`.
        """
        return self._settled(lambda: GraphStore.review(self, decided))

    def _settled(self, act: Callable[[], T]) -> T:
        for _ in range(_WRITERS):
            try:
                return act()
            except Overtaken:
                self._copy_again()
        raise crowded(self._remote.wire.address.query)

    def _write(self, change: Change) -> None:
        self._mark = self._journal.write(self._mark, self._there(change.gone), self._there(change.new))
        super()._write(change)

    def _there(self, quads: set[ox.Quad]) -> set[ox.Quad]:
        """The quads as they lie on the server."""
        plain = ox.NamedNode(self._remote.plain) if self._remote.plain else DEFAULT
        return {ox.Quad(q.subject, q.predicate, q.object, plain) if q.graph_name == DEFAULT else q for q in quads}

    def _writable(self) -> ox.Store:
        return self._store

    def _fresh(self) -> Copy:
        self._journal.finish()
        return copied(self._remote)

    def _copy_again(self) -> None:
        self.dataset.close()
        del self.dataset, self._store
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)
        self._mark, store, self._copy = self._fresh()
        self._open(store)
