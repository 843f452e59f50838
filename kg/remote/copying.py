"""A remote graph copied into a directory, for what goes through all of it and for servers that answer wrongly."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from kg.draft import DEFAULT
from kg.remote.address import RemoteError, crowded
from kg.remote.patterns import GraphName, select
from kg.remote.store import RemoteStore, Unfinished
from kg.remote.wire import pause

_ROWS: Final = 5_000
"""Rows that one request for several small graphs brings; servers cut off from 10,000 on."""
_GRAPHS: Final = 200
_TRIES: Final = 5


class Copy(NamedTuple):
    """A graph as it was when it had the ``mark``: the ``store`` lies in the ``folder``, which its owner removes."""

    mark: str
    store: ox.Store
    folder: Path


def copied(remote: RemoteStore) -> Copy:
    """The graph as it is at one instant, in a directory of its own that the caller removes.

    Raises:
        RemoteError: the server does not answer, cuts its answers off, or is changed all the time.
    """
    for number in range(1, _TRIES + 1):
        try:
            before = remote.state()
        except Unfinished:
            if number == _TRIES:
                raise
            pause(number)
            continue
        sizes = remote.sizes()
        folder = Path(tempfile.mkdtemp(prefix="govkg-remote-"))
        try:
            store = ox.Store(str(folder))
            for graphs in _groups(sizes):
                _take(remote, store, graphs, sizes)
            if _unchanged(remote, before):
                _check(store, sizes, remote)
                store.flush()
                return Copy(before, store, folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        del store
        shutil.rmtree(folder, ignore_errors=True)
    raise crowded(remote.wire.address.query)


def _unchanged(remote: RemoteStore, before: str) -> bool:
    try:
        return remote.state() == before
    except Unfinished:
        return False


def _groups(sizes: Mapping[GraphName, int]) -> Iterator[list[GraphName]]:
    """Large graphs one by one, small ones together."""
    group: list[GraphName] = []
    rows = 0
    for graph, size in sizes.items():
        if graph == DEFAULT or size > _ROWS:
            yield [graph]
            continue
        if group and (rows + size > _ROWS or len(group) >= _GRAPHS):
            yield group
            group, rows = [], 0
        group.append(graph)
        rows += size
    if group:
        yield group


def _take(remote: RemoteStore, store: ox.Store, graphs: list[GraphName], sizes: Mapping[GraphName, int]) -> None:
    graph = graphs[0]
    if sizes[graph] > _ROWS and remote.wire.address.store:
        name = graph.value if isinstance(graph, ox.NamedNode) else remote.plain
        with remote.wire.graph(name) as body:
            try:
                store.bulk_load(body, ox.RdfFormat.N_TRIPLES, to_graph=graph)
            except SyntaxError as error:
                where = f"{remote.wire.address.store}: this is no graph as N-Triples, or breaks off in the middle"
                raise RemoteError(f"{where}; correct KG_REMOTE_STORE, or ask for less.") from error
        return
    store.bulk_extend(remote.quads(select([(None, None, None, one) for one in graphs], remote.plain)))


def _check(store: ox.Store, sizes: Mapping[GraphName, int], remote: RemoteStore) -> None:
    """Whether all came: some servers cut off what is long, and say that all is well."""
    there, here = sum(sizes.values()), len(store)
    if here != there:
        raise RemoteError(
            f"{remote.wire.address.query}: {here} of {there} triples came, since the server cuts long answers off; "
            "raise its limit, or name its graph store with KG_REMOTE_STORE."
        )
