"""The embedded engine where questions are asked of it: solutions as terms of rdflib, without a way round.

Nothing here loads rdflib's own SPARQL, which takes longer than most questions.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Protocol, TypeAlias

import pyoxigraph as ox
from rdflib import XSD, BNode, Dataset, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

Rows = tuple[tuple[Node | None, ...], ...]
Source: TypeAlias = Dataset | ox.Store
"""What is asked: a dataset of rdflib, whatever holds it, or the embedded engine itself."""


class OneGraph(Protocol):
    """One graph of what is asked, as far as names and citations need it; rdflib's ``Graph`` is one."""

    def __contains__(self, triple: tuple[Node, Node, Node], /) -> bool: ...

    def objects(self, subject: Node, predicate: Node, /) -> Iterator[Node]:
        """What the subject has for a property."""
        ...

    def subjects(self, predicate: Node, thing: Node, /) -> Iterator[Node]:
        """What has the thing for a property."""
        ...

    def subject_objects(self, predicate: Node, /) -> Iterator[tuple[Node, Node]]:
        """All that stands at the ends of a property."""
        ...


class EngineGraph:
    """A graph of the embedded engine, the default graph if it has no name."""

    def __init__(self, engine: ox.Store, name: URIRef | None = None) -> None:
        self._engine = engine
        self._name = ox.NamedNode(name) if name else ox.DefaultGraph()

    def __contains__(self, triple: tuple[Node, Node, Node], /) -> bool:
        return any(True for _ in self._quads(*triple))

    def objects(self, subject: Node, predicate: Node, /) -> Iterator[Node]:
        """What the subject has for a property."""
        return (_term(quad.object) for quad in self._quads(subject, predicate, None))

    def subjects(self, predicate: Node, thing: Node, /) -> Iterator[Node]:
        """What has the thing for a property."""
        return (_term(quad.subject) for quad in self._quads(None, predicate, thing))

    def subject_objects(self, predicate: Node, /) -> Iterator[tuple[Node, Node]]:
        """All that stands at the ends of a property."""
        return ((_term(quad.subject), _term(quad.object)) for quad in self._quads(None, predicate, None))

    def _quads(self, subject: Node | None, predicate: Node, thing: Node | None) -> Iterator[ox.Quad]:
        start = None if subject is None else _engine_term(subject)
        end = None if thing is None else _engine_term(thing)
        if isinstance(start, ox.Literal):
            return iter(())
        return self._engine.quads_for_pattern(start, ox.NamedNode(str(predicate)), end, self._name)


def engine_of(source: Source) -> ox.Store | None:
    """The embedded engine, given as it is or below a dataset; None where a dataset is held by anything else."""
    if isinstance(source, ox.Store):
        return source
    engine = getattr(source.store, "engine", None)
    return engine if isinstance(engine, ox.Store) else None


def one_graph(source: Source, name: URIRef | None = None) -> OneGraph:
    """A graph of what is asked, the default graph if no name is given."""
    if (engine := engine_of(source)) is not None:
        return EngineGraph(engine, name)
    assert isinstance(source, Dataset)
    return source.graph(name or DATASET_DEFAULT_GRAPH_ID)


def rows(source: Source, text: str) -> Rows:
    """The rows that a SELECT finds, without the columns' names."""
    return solutions(source, text)[1]


def solutions(source: Source, text: str) -> tuple[tuple[str, ...], Rows]:
    """The columns and rows that a SELECT finds, whatever holds the graph; raises what :func:`select` raises."""
    if (engine := engine_of(source)) is not None:
        return select(engine, text)
    assert isinstance(source, Dataset)
    with warnings.catch_warnings():
        # rdflib 7.6 warns of deprecated names that it uses itself.
        warnings.filterwarnings("ignore", message=r"Dataset\.", category=DeprecationWarning)
        # A string, not a prepared query: only strings run in Oxigraph's own engine.
        found = source.query(text)
        table = tuple(tuple(map(_plain, row)) for row in found if isinstance(row, tuple))
    return tuple(str(variable) for variable in found.vars or ()), table


def select(engine: ox.Store, text: str) -> tuple[tuple[str, ...], Rows]:
    """The columns and rows that a SELECT finds; None stands where a solution leaves a variable unbound.

    A term is made once, however many rows it stands in: rdflib takes as long for that as the engine for finding it.

    Raises:
        TypeError: the query is no SELECT.
    """
    found = engine.query(text)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("only the solutions of a SELECT are rows")
    known: dict[object, Node | None] = {None: None}
    table = []
    for solution in found:
        row = []
        for term in solution:
            if term not in known:
                known[term] = _term(term)
            row.append(known[term])
        table.append(tuple(row))
    return tuple(variable.value for variable in found.variables), tuple(table)


def _term(term: object) -> Node:
    """A term of the engine as one of rdflib; plain strings without the datatype that the engine spells out."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        kind = URIRef(term.datatype.value)
        return Literal(term.value) if kind == XSD.string else Literal(term.value, datatype=kind)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise TypeError(f"{term} is no term of a graph")


def _engine_term(term: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A term of rdflib as one of the engine."""
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(str(term))
    return ox.BlankNode(str(term)) if isinstance(term, BNode) else ox.NamedNode(str(term))


def _plain(term: Node | None) -> Node | None:
    """Oxigraph spells out the datatype of plain strings; the same answer then looks the same from every store."""
    return Literal(str(term)) if isinstance(term, Literal) and term.datatype == XSD.string else term
