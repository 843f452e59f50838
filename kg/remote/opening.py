"""Opening what ``--graph`` names by a URL."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kg.remote.address import STORE, RemoteError, address, url
from kg.remote.copying import copied
from kg.remote.graph import RemoteGraph
from kg.remote.mirror import MirroredGraph
from kg.remote.store import RemoteStore
from kg.remote.wire import Wire
from kg.store import GraphStore


def open_remote(path: Path | str, say: Callable[[str], None], *, read_only: bool, whole: bool = False) -> GraphStore:
    """The graph on the server; use the result as a context manager.

    A command that goes through the ``whole`` graph reads a copy, and so does every reader where the server answers
    wrongly what is known beforehand: ``say`` is told so then.

    Raises:
        RemoteError: the server does not answer, or is no SPARQL endpoint.
    """
    wire = Wire(address(path))
    try:
        remote = RemoteStore(wire)
        standard = remote.keeps_to_the_standard()
        # By the protocol, a query to one graph in the default graph's place sees no named graph besides.
        sound = standard and not remote.plain
        if not read_only and not standard:
            if not wire.address.store:
                raise RemoteError(
                    f"{wire.address.query}: this server does not keep to SPARQL 1.1 and is changed by way of its graph "
                    f"store alone; set {STORE} to the address of that, such as https://host/sparql-graph-crud-auth."
                )
            return MirroredGraph(remote)
        if not read_only or (sound and not whole):
            return RemoteGraph(remote, read_only=read_only)
        if not whole:
            say(
                f"{wire.address.query}: this server does not answer all queries as SPARQL 1.1 has it, "
                "so they are answered here, from a copy of the graph."
            )
        copy = copied(remote)
    except BaseException:
        wire.close()
        raise
    wire.close()
    return GraphStore(copy.store, Path(url(path)), copy.folder)
