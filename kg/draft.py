"""The default graph as it is about to be, and the store's own terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import RDF, Literal

from kg.facts import Triple
from kg.vocabulary import ID

DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(RDF.type)


def node(iri: str) -> ox.NamedNode:
    """An IRI as the store's term."""
    return ox.NamedNode(str(iri))


def quad(triple: Triple, graph: ox.NamedNode | ox.DefaultGraph = DEFAULT) -> ox.Quad:
    """A triple as the store's quad."""
    subject, predicate, thing = triple
    if not isinstance(thing, Literal):
        return ox.Quad(node(subject), node(predicate), node(str(thing)), graph)
    kind = None if thing.datatype is None or thing.language else node(thing.datatype)
    words = ox.Literal(str(thing), language=thing.language, datatype=kind)
    return ox.Quad(node(subject), node(predicate), words, graph)


def value(term: object) -> str:
    """The IRI or the words of a term.

    Raises:
        TypeError: it is neither; the graph holds nothing else.
    """
    if not isinstance(term, (ox.NamedNode, ox.Literal)):
        raise TypeError(f"{term} is neither an IRI nor a literal")
    return term.value


def update_data(quads: Iterable[ox.Quad]) -> str:
    """Quads as the inside of SPARQL's ``INSERT DATA`` or ``DELETE DATA``."""
    graphs: dict[object, list[str]] = {}
    for found in quads:
        line = f"{found.subject} {found.predicate} {found.object} ."
        graphs.setdefault(found.graph_name, []).append(line)
    return "\n".join(
        "\n".join(lines) if graph == DEFAULT else f"GRAPH {graph} {{ {' '.join(lines)} }}"
        for graph, lines in graphs.items()
    )


class Draft:
    """The default graph as it will be: the store with quads taken away and added, nothing written yet."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._index: dict[object, set[ox.Quad]] = defaultdict(set)
        self._known: dict[object, bool] = {}
        self.added: set[ox.Quad] = set()
        self.removed: set[ox.Quad] = set()

    def values(self, subject: str, predicate: str) -> list[str]:
        """The IRIs or words that the subject has for the predicate."""
        return [value(found.object) for found in self.match(node(subject), node(predicate))]

    def subjects(self, predicate: str, thing: str) -> Iterator[str]:
        """The IRIs of what has the thing for the predicate."""
        return (value(found.subject) for found in self.match(None, node(predicate), node(thing)))

    def match(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, thing: ox.NamedNode | None = None
    ) -> Iterator[ox.Quad]:
        """The quads of the draft that fit; ``None`` fits anything, but not subject and thing at once."""
        if self._is_known(subject or thing):
            for found in self._store.quads_for_pattern(subject, predicate, thing, DEFAULT):
                if found not in self.removed:
                    yield found
        for found in tuple(self._index.get(subject or thing, ())):
            parts = (subject, found.subject), (predicate, found.predicate), (thing, found.object)
            if all(asked is None or asked == there for asked, there in parts):
                yield found

    def add(self, new: ox.Quad) -> None:
        """Put a quad in, if it is not there."""
        if new in self.removed:
            self.removed.discard(new)
        elif not (self._is_known(new.subject) and self._is_known(new.object) and new in self._store):
            self.added.add(new)
            self._index[new.subject].add(new)
            self._index[new.object].add(new)

    def discard(self, old: ox.Quad) -> None:
        """Take a quad out, if it is there."""
        if old in self.added:
            self.added.discard(old)
            self._index[old.subject].discard(old)
            self._index[old.object].discard(old)
        elif old in self._store:
            self.removed.add(old)

    def replace(self, old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
        """Put ``new`` in the place of ``old``."""
        before, wanted = set(old), set(new)
        for gone in before - wanted:
            self.discard(gone)
        for come in wanted - before:
            self.add(come)

    def _is_known(self, term: object) -> bool:
        """Whether the store has a thing; what the store has has a type there, and it is asked for that once."""
        if not (isinstance(term, ox.NamedNode) and term.value.startswith(ID)):
            return True
        if term not in self._known:
            self._known[term] = any(True for _ in self._store.quads_for_pattern(term, _TYPE, None, DEFAULT))
        return self._known[term]

    def drop(self, subject: str) -> None:
        """Take out everything that the subject has."""
        for old in tuple(self.match(node(subject), None)):
            self.discard(old)
