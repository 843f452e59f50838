"""Patterns of quads as SPARQL: many of one shape in one request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

import pyoxigraph as ox

Term: TypeAlias = ox.NamedNode | ox.Literal
GraphName: TypeAlias = ox.NamedNode | ox.DefaultGraph
Pattern: TypeAlias = tuple[ox.NamedNode | None, ox.NamedNode | None, Term | None, GraphName | None]
"""Subject, predicate, object and graph; ``None`` fits anything, in the place of the graph every graph."""

BATCH: Final = 200
"""Patterns that one request asks for."""
_NAMES: Final = ("s", "p", "o", "g")
_DEFAULT: Final = ox.DefaultGraph()


def batches(patterns: Iterable[Pattern]) -> Iterator[list[Pattern]]:
    """The patterns in groups that :func:`select` can ask for at once, each pattern once."""
    shapes: dict[tuple[object, ...], list[Pattern]] = {}
    for pattern in dict.fromkeys(patterns):
        shapes.setdefault(_shape(pattern), []).append(pattern)
    for alike in shapes.values():
        for start in range(0, len(alike), BATCH):
            yield alike[start : start + BATCH]


def select(batch: list[Pattern], plain: str = "") -> str:
    """The query for a batch; ``plain`` is the graph that stands in for the default graph, if one does.

    >>> print(select([(ox.NamedNode("x:a"), None, None, ox.NamedNode("x:g"))]))
    SELECT ?s ?p ?o ?g WHERE { VALUES (?s ?g) { (<x:a> <x:g>) } GRAPH ?g { ?s ?p ?o } }
    """
    fixed = _fixed(batch[0])
    heads = " ".join(f"?{_NAMES[i]}" for i in fixed)
    rows = " ".join("(" + " ".join(str(pattern[i]) for i in fixed) + ")" for pattern in batch)
    values = f"VALUES ({heads}) {{ {rows} }} " if fixed else ""
    named = "GRAPH ?g { ?s ?p ?o }"
    graph = batch[0][3]
    if isinstance(graph, ox.DefaultGraph):
        where = f"GRAPH <{plain}> {{ ?s ?p ?o }}" if plain else "?s ?p ?o"
    elif graph is not None or plain:
        where = named
    else:
        where = f"{{ ?s ?p ?o }} UNION {{ {named} }}"
    return f"SELECT ?s ?p ?o ?g WHERE {{ {values}{where} }}"


def sorted_out(batch: list[Pattern], quads: Iterable[ox.Quad]) -> Mapping[Pattern, list[ox.Quad]]:
    """The quads of an answer by the patterns of the batch that they fit."""
    fixed = _fixed(batch[0])
    found: dict[Pattern, list[ox.Quad]] = {pattern: [] for pattern in batch}
    by_key: dict[tuple[object, ...], Pattern] = {tuple(pattern[i] for i in fixed): pattern for pattern in batch}
    for quad in quads:
        parts = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        pattern = by_key.get(tuple(parts[i] for i in fixed))
        if pattern is not None:
            found[pattern].append(quad)
    return found


def _fixed(pattern: Pattern) -> list[int]:
    """The places that are given; the default graph has no name to be given by."""
    return [i for i, term in enumerate(pattern) if term is not None and term != _DEFAULT]


def _shape(pattern: Pattern) -> tuple[object, ...]:
    return (*(term is None for term in pattern), pattern[3] == _DEFAULT)
