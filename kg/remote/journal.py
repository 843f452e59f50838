"""Changes on a server that answers queries wrongly, writes some literals as others or carries out half of an update.

What goes and what comes is put there first, as graphs of their own by the Graph Store Protocol, and read back. Then one
triple says that the change holds. Then it is carried out in steps that can be taken again any number of times. A writer
that finds a change which holds and is not carried out, since whoever made it is gone, carries it out before its own.
"""

# ruff: noqa: N818 -- an error is named for what is wrong
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

import pyoxigraph as ox

from kg.draft import DEFAULT
from kg.remote.address import RemoteError
from kg.remote.patterns import GraphName, select
from kg.remote.store import PENDING, STATE, STATE_OF, RemoteStore
from kg.remote.wire import Unsettled, pause

_TRIES: Final = 4
_A_GRAPH: Final = 5_000
"""Triples that one graph of a change holds: more would not be read back whole from a server that cuts answers off."""
_BEFORE: Final = ox.NamedNode(f"{STATE.value}/before")
_GOES: Final = ox.NamedNode(f"{STATE.value}/goes-from")
_COMES: Final = ox.NamedNode(f"{STATE.value}/comes-to")
_NAMELESS: Final = ox.NamedNode(f"{STATE.value}/default-graph")
_ALL: Final = "?s ?p ?o"


class Overtaken(Exception):
    """Somebody else has changed the graph since the change was worked out."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A graph of a change, and the graph of which its triples go (``out``) or into which they come."""

    triples: ox.NamedNode
    home: GraphName
    out: bool


class Journal:
    """The changes of one remote graph."""

    def __init__(self, remote: RemoteStore) -> None:
        self._remote = remote

    def write(self, before: str, gone: set[ox.Quad], new: set[ox.Quad]) -> str:
        """Have the graph with the mark ``before`` lose and get these quads; the new mark.

        Raises:
            Overtaken: the mark is another one by now, and nothing was changed.
            RemoteError: the server does not answer, refuses, or writes something else than it is given.
        """
        lines = [before, *sorted(map(str, gone)), "", *sorted(map(str, new))]
        after = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:32]
        change = ox.NamedNode(f"{STATE.value}/{after}")
        self._put(change, before, gone - new, new)
        mark = f'{STATE} {STATE_OF} "{before}"' if before else ""
        none = f"FILTER NOT EXISTS {{ GRAPH {STATE} {{ {STATE} {PENDING if before else STATE_OF} ?other }} }}"
        self._update(f"INSERT {{ GRAPH {STATE} {{ {STATE} {PENDING} {change} }} }} WHERE {{ {_in(mark)} {none} }}")
        ours = self._remote.pending() == change.value
        self.finish()
        # Another writer may have carried it out by now.
        if not ours and self._remote.state() != after:
            raise Overtaken
        return after

    def finish(self) -> None:
        """Carry out the change that holds and is not carried out yet, if there is one.

        Raises:
            RemoteError: the server does not answer, refuses, or does something else.
        """
        if not (name := self._remote.pending()):
            return
        change = ox.NamedNode(name)
        before, steps = self._read(change)
        holds = f"GRAPH {STATE} {{ {STATE} {PENDING} {change} }}"
        for step in sorted(steps, key=lambda step: not step.out):
            there, triples = _of(step.home), f"GRAPH {step.triples} {{ {_ALL} }}"
            self._update(f"{'DELETE' if step.out else 'INSERT'} {{ {there} }} WHERE {{ {holds} {triples} }}")
        for step in steps:
            self._check(step)
        after = name.rpartition("/")[2]
        # Only what rests on an older mark can lie here as well, and that will never hold.
        self._sweep(but=change)
        self._update(f'INSERT {{ GRAPH {STATE} {{ {STATE} {STATE_OF} "{after}" }} }} WHERE {{ {holds} }}')
        if before:
            self._update(f'DELETE {{ GRAPH {STATE} {{ {STATE} {STATE_OF} "{before}" }} }} WHERE {{ {holds} }}')
        self._update(f"DELETE {{ {holds} }} WHERE {{ {holds} }}")
        self._drop(change, steps)

    def _put(self, change: ox.NamedNode, before: str, gone: set[ox.Quad], new: set[ox.Quad]) -> None:
        """Put a change there; first what it consists of, so that whatever comes to lie there can be found."""
        told, graphs = [ox.Triple(change, _BEFORE, ox.Literal(before))], []
        for number, (home, predicate, triples) in enumerate((*_parts(gone, _GOES), *_parts(new, _COMES))):
            graph = ox.NamedNode(f"{change.value}/{number}")
            told.append(ox.Triple(graph, predicate, home if isinstance(home, ox.NamedNode) else _NAMELESS))
            graphs.append((graph, triples))
        for graph, triples in ((change, told), *graphs):
            self._keep(graph, triples)

    def _keep(self, graph: ox.NamedNode, triples: list[ox.Triple]) -> None:
        """Put a graph there, and see that it is what the server then has."""
        self._remote.wire.put(graph.value, ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
        found = set(self._rows(graph))
        lost = [triple for triple in triples if (triple.subject, triple.predicate, triple.object) not in found]
        if lost or len(found) != len(triples):
            what = f" ({lost[0].predicate} {lost[0].object} is not there)" if lost else ""
            raise RemoteError(
                f"{self._remote.wire.address.store}: this server keeps something else than it is given{what}; "
                "nothing was changed."
            )

    def _rows(self, graph: ox.NamedNode) -> Iterator[tuple[object, object, object]]:
        for row in self._remote.rows(select([(None, None, None, graph)])):
            yield row["s"], row["p"], row["o"]

    def _read(self, change: ox.NamedNode) -> tuple[str, list[_Step]]:
        before, steps = "", []
        for subject, predicate, thing in self._rows(change):
            if predicate == _BEFORE:
                before = str(getattr(thing, "value", ""))
            elif isinstance(subject, ox.NamedNode) and isinstance(thing, ox.NamedNode):
                steps.append(_Step(subject, DEFAULT if thing == _NAMELESS else thing, predicate == _GOES))
        if not steps:
            raise RemoteError(f"{change} is to be carried out on {self._url} and is not there; was a graph removed?")
        return before, steps

    def _check(self, step: _Step) -> None:
        """Whether what was to go is gone, and what was to come is there."""
        triples = f"GRAPH {step.triples} {{ {_ALL} }}"
        both, all_ = (self._number(f"{triples} {more}") for more in (_of(step.home), ""))
        if both != (0 if step.out else all_):
            raise RemoteError(f"{self._url}: the server took a change and did not carry it out; look into its log.")

    def _number(self, where: str) -> int:
        (row,) = self._remote.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}")
        return int(str(getattr(row["n"], "value", 0)))

    def _sweep(self, but: ox.NamedNode) -> None:
        found = self._remote.rows(f"SELECT ?g WHERE {{ GRAPH ?g {{ ?change {_BEFORE} ?mark }} }}")
        for change in [row["g"] for row in found]:
            if change != but and isinstance(change, ox.NamedNode):
                self._drop(change, self._read(change)[1])

    def _drop(self, change: ox.NamedNode, steps: list[_Step]) -> None:
        for graph in (*(step.triples for step in steps), change):
            self._remote.wire.drop(graph.value)

    def _update(self, text: str) -> None:
        for number in range(1, _TRIES + 1):
            try:
                return self._remote.wire.update(text)
            except Unsettled:
                # Each step comes to the same the second time.
                if number == _TRIES:
                    raise
            pause(number)
        raise AssertionError("unreachable")

    @property
    def _url(self) -> str:
        return self._remote.wire.address.update


def _in(triple: str) -> str:
    return f"GRAPH {STATE} {{ {triple} }}" if triple else ""


def _of(home: GraphName) -> str:
    return f"GRAPH {home} {{ {_ALL} }}" if isinstance(home, ox.NamedNode) else _ALL


def _parts(
    quads: Iterable[ox.Quad], predicate: ox.NamedNode
) -> Iterator[tuple[GraphName, ox.NamedNode, list[ox.Triple]]]:
    """The triples of each graph, in pieces that can be read back."""
    homes: dict[GraphName, list[ox.Triple]] = {}
    for quad in sorted(quads, key=str):
        assert not isinstance(quad.graph_name, ox.BlankNode)
        homes.setdefault(quad.graph_name, []).append(quad.triple)
    for home, triples in homes.items():
        rest = iter(triples)
        while piece := list(islice(rest, _A_GRAPH)):
            yield home, predicate, piece
