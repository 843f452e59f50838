"""A graph on a server as :class:`kg.store.GraphStore` has it: an article is one update, carried out once or not at all.

A change is worked out here, of what the server holds, and sent as one update on the condition that the server is still
in the state that it was worked out on. So a second try after a lost answer does nothing twice, and of two writers the
second works its change out again.
"""

# ruff: noqa: N818 -- an error is named for what is wrong
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeVar, cast

import pyoxigraph as ox

from kg.changes import Change
from kg.draft import DEFAULT, update_data
from kg.engine import StoreError, named
from kg.remote.address import RemoteError, crowded
from kg.remote.ahead import Ahead
from kg.remote.store import STATE, STATE_OF, RemoteStore
from kg.remote.wire import Unsettled, pause
from kg.reports import AddReport, RemoveReport
from kg.resolution.reviews import Reviews
from kg.store import GraphStore
from kg.vocabulary import ENTITY_CLASSES, GOV
from pipelines.article import Article

_TRIES: Final = 4
_WRITERS: Final = 50
"""Changes of others that may come in between before one gives way for good."""
_FIRST: Final = (
    f'INSERT {{ GRAPH {STATE} {{ {STATE} {STATE_OF} "0" }} }} '
    f"WHERE {{ FILTER NOT EXISTS {{ GRAPH {STATE} {{ {STATE} {STATE_OF} ?mark }} }} }}"
)
T = TypeVar("T")


class _Incomplete(Exception):
    """A change was about to be written that rests on what is not known yet."""


class _Overtaken(Exception):
    """Somebody else has changed the graph since the change was worked out."""


class RemoteGraph(GraphStore):
    """An open remote graph; ``path`` is what it is called in messages."""

    def __init__(self, remote: RemoteStore, *, read_only: bool) -> None:
        self._remote = remote
        self._read_only = read_only
        super().__init__(cast(ox.Store, remote), Path(remote.wire.address.query))

    def __enter__(self) -> RemoteGraph:
        return self

    def close(self) -> None:
        """Let go of the connection; closing twice is fine."""
        self._remote.wire.close()

    def flush(self) -> None:
        """Nothing waits here: the server has each change before the next is made."""

    def renew(self) -> None:
        """Nothing is kept here that would grow."""

    def add(self, article: Article) -> AddReport:
        """Take an article in, as :meth:`kg.store.GraphStore.add` does.

        Raises:
            RemoteError: the server does not answer or refuses; the article is wholly in or not at all.
        """
        return self._settled(lambda: GraphStore.add(self, article))

    def remove(self, article_id: str) -> RemoveReport | None:
        """Take an article out, as :meth:`kg.store.GraphStore.remove` does.

        Raises:
            RemoteError: the server does not answer or refuses; the article is wholly in or not at all.
        """
        return self._settled(lambda: GraphStore.remove(self, article_id))

    def review(self, decided: Reviews) -> Change:
        """Follow these decisions of people from now on, as :meth:`kg.store.GraphStore.review` does.

        Raises:
            RemoteError: the server does not answer or refuses.
        """
        return self._settled(lambda: GraphStore.review(self, decided))

    def stats(self) -> dict[str, int]:
        """How many articles, entities by class, facts, measures, plain relations and quads there are."""
        classes = (GOV.Article, *ENTITY_CLASSES, GOV.Fact, GOV.Measure)
        listed = " ".join(f"<{kind}>" for kind in classes)
        counted = "SELECT ?c (COUNT(*) AS ?n) WHERE {{ VALUES ?c {{ {} }} {} }} GROUP BY ?c"
        found: dict[str, int] = {}
        for where in ("GRAPH ?g { ?s a ?c }", *(() if self._remote.plain else ("?s a ?c",))):
            for row in self._remote.rows(counted.format(listed, where)):
                name, number = (str(getattr(row[key], "value", "")) for key in ("c", "n"))
                found[name] = found.get(name, 0) + int(number)
        counts = {"articles": found.get(str(GOV.Article), 0)}
        counts |= {kind.rpartition("#")[2]: found.get(str(kind), 0) for kind in ENTITY_CLASSES}
        counts |= {"facts": found.get(str(GOV.Fact), 0), "measures": found.get(str(GOV.Measure), 0)}
        return counts | {"quads": len(self._remote)}

    def _settled(self, act: Callable[[], T]) -> T:
        """What ``act`` comes to on the graph as it is, however often others change it in between."""
        if self._read_only:
            raise StoreError(f"{named(self.path)} was opened to read only.")
        for _ in range(_WRITERS):
            try:
                return self._worked_out(act)
            except _Overtaken:
                continue
            finally:
                self._store = cast(ox.Store, self._remote)
        raise crowded(self._url)

    def _worked_out(self, act: Callable[[], T]) -> T:
        ahead = Ahead(self._remote)
        if not ahead.state:
            self._remote.wire.update(_FIRST)
            ahead = Ahead(self._remote)
        self._store = cast(ox.Store, ahead)
        while True:
            try:
                result = act()
            except (StoreError, _Overtaken):
                raise
            except Exception:
                # Half of a graph may make no sense at all.
                if ahead.complete:
                    raise
            else:
                if ahead.complete:
                    return result
            ahead.fetch()

    def _write(self, change: Change) -> None:
        ahead = cast(Ahead, self._store)
        if not ahead.complete:
            raise _Incomplete
        before, gone, new = ahead.state, self._data(change.gone), self._data(change.new)
        after = hashlib.sha256("\n".join((before, gone, new)).encode()).hexdigest()[:32]
        old, now = (f'GRAPH {STATE} {{ {STATE} {STATE_OF} "{mark}" }}' for mark in (before, after))
        self._send(f"DELETE {{ {old}\n{gone} }}\nINSERT {{ {now}\n{new} }}\nWHERE {{ {old} }}", before, after)

    def _send(self, text: str, before: str, after: str) -> None:
        """Have the update carried out once, whatever becomes of the answers."""
        failure = RemoteError(f"{self._url}: the server took a change and did not carry it out; look into its log.")
        for number in range(1, _TRIES + 1):
            try:
                self._remote.wire.update(text)
            except Unsettled as error:
                failure = error
            state = self._remote.state()
            if state == after:
                return
            if state != before:
                raise _Overtaken
            pause(number)
        raise failure

    def _data(self, quads: Iterable[ox.Quad]) -> str:
        plain = ox.NamedNode(self._remote.plain) if self._remote.plain else DEFAULT
        ordered = sorted(quads, key=str)
        return update_data(
            ox.Quad(q.subject, q.predicate, q.object, plain) if q.graph_name == DEFAULT else q for q in ordered
        )

    @property
    def _url(self) -> str:
        return self._remote.wire.address.update
