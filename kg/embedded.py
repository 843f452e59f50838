"""The embedded engine where questions are asked of it: solutions as terms of rdflib, without a way round."""

from __future__ import annotations

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import XSD, BNode, Dataset, Literal, URIRef
from rdflib.term import Node

Rows = tuple[tuple[Node | None, ...], ...]


class EmbeddedStore(OxigraphStore):
    """rdflib's view of the embedded engine, with the engine itself at hand."""

    @property
    def engine(self) -> ox.Store:
        """The store below."""
        return self._inner


def engine_of(dataset: Dataset) -> ox.Store | None:
    """The engine below a graph, None where it is held by anything else."""
    return dataset.store.engine if isinstance(dataset.store, EmbeddedStore) else None


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
    rows = []
    for solution in found:
        row = []
        for term in solution:
            if term not in known:
                known[term] = _term(term)
            row.append(known[term])
        rows.append(tuple(row))
    return tuple(variable.value for variable in found.variables), tuple(rows)


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
