"""The whole graph as RDF: TriG, N-Quads and Turtle straight from the store, canonical N-Quads sorted on disk.

Nothing here holds more than one block of lines in memory, whatever the size of the graph.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from typing import IO, Final

import pyoxigraph as ox

from kg.draft import DEFAULT
from kg.exchange.reader import ExchangeError
from kg.vocabulary import PREFIXES

FORMATS: Final = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS, "ttl": ox.RdfFormat.TURTLE}
_LINES: Final = 500_000


def write_rdf(store: ox.Store, out: IO[bytes], form: str) -> None:
    """Write every quad; ``ttl``, which has no named graphs, the plain triples alone.

    The same graph on disk gives the same bytes: quads stand in the order of the store's keys, which are digests.
    """
    prefixes = None if form == "nq" else dict(PREFIXES)
    store.dump(out, FORMATS[form], from_graph=DEFAULT if form == "ttl" else None, prefixes=prefixes)


def write_canonical(store: ox.Store, out: IO[bytes], lines: int = _LINES) -> None:
    """Write canonical N-Quads as RDFC-1.0 defines them, so that equal graphs are equal bytes.

    Canonicalisation is about naming blank nodes. The graph has none, so that its canonical form is its N-Quads in the
    order of their code points, and no more than ``lines`` of them need be in memory at a time.

    Raises:
        ExchangeError: there is a blank node, so this is no graph of ours.
    """
    with ExitStack() as stack:
        whole = stack.enter_context(tempfile.TemporaryFile())
        store.dump(whole, ox.RdfFormat.N_QUADS)
        whole.seek(0)
        blocks: list[IO[bytes]] = []
        while block := sorted(islice(whole, lines)):
            for line in block:
                _refuse_blank(line)
            blocks.append(stack.enter_context(tempfile.TemporaryFile()))
            blocks[-1].writelines(block)
            blocks[-1].seek(0)
        out.writelines(_merged(blocks))


def _merged(blocks: list[IO[bytes]]) -> Iterator[bytes]:
    # A set of quads has no doubles, but a merge must not rely on it.
    last = b""
    for line in heapq.merge(*blocks):
        if line != last:
            yield line
        last = line


def _refuse_blank(line: bytes) -> None:
    if b"_:" not in line:
        return
    for quad in ox.parse(line, format=ox.RdfFormat.N_QUADS):
        if any(isinstance(term, ox.BlankNode) for term in (quad.subject, quad.object, quad.graph_name)):
            raise ExchangeError(
                f"The graph holds the blank node {quad.subject if quad.subject != quad.object else quad.object}, "
                "which no article gives it; find where it came from with kg validate."
            )
