"""A remote graph as the part of ``pyoxigraph.Store`` that reads, so that what reads the embedded store reads it too."""

# ruff: noqa: N818 -- an error is named for what is wrong
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, Final

import pyoxigraph as ox
from rdflib.namespace import DCTERMS

from kg.draft import DEFAULT
from kg.remote.address import RemoteError
from kg.remote.patterns import GraphName, Pattern, Term, batches, select, sorted_out
from kg.remote.wire import ROWS, Wire
from kg.vocabulary import ID

STATE: Final = ox.NamedNode(f"{ID}state")
"""A graph with one triple, which changes with every change: what is decided on an older graph is not carried out."""
STATE_OF: Final = ox.NamedNode(str(DCTERMS.identifier))
PENDING: Final = ox.NamedNode(f"{STATE.value}/pending")
"""What has the name of a change for :data:`STATE`, from when the change holds until it is carried out."""
_GRAPH: Final = "application/n-triples, text/turtle;q=0.8"
# An unbound variable of a sub-select joins with any value; an engine that does not see to that answers a third of the
# library with nothing at all. It needs no data to be found out.
_PROBE: Final = "SELECT ?a WHERE { { SELECT ?a WHERE { FILTER (!BOUND(?c)) } } VALUES ?a { 1 } }"


class Unfinished(RemoteError):
    """A change holds and is not carried out yet."""


class RemoteStore:
    """A graph behind ``wire``; its quads have the terms and the default graph that the embedded store's have."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.plain = wire.address.plain
        self._plain = ox.NamedNode(self.plain) if self.plain else None

    def keeps_to_the_standard(self) -> bool:
        """Whether the server answers a question that is known to be answered wrongly by some.

        Raises:
            RemoteError: it does not answer, or is no SPARQL endpoint.
        """
        return sum(1 for _ in self.rows(_PROBE)) == 1

    def state(self) -> str:
        """What the last change has left as its mark, or nothing where the graph has never been changed from here.

        Raises:
            Unfinished: a change is being carried out, or was left half done.
            RemoteError: the server does not answer, or there are several marks.
        """
        said = self._said()
        if said.get(PENDING):
            raise Unfinished(
                f"{self.wire.address.query}: a change was begun there and is not carried out yet; "
                "wait for it, or let the next kg add finish it."
            )
        return self._single(said.get(STATE_OF, []))

    def pending(self) -> str:
        """The name of the change that holds and is not carried out, if there is one.

        Raises:
            RemoteError: the server does not answer, or there are several.
        """
        return self._single(self._said().get(PENDING, []))

    def _said(self) -> dict[object, list[str]]:
        said: dict[object, list[str]] = {}
        for row in self.rows(f"SELECT ?p ?o WHERE {{ GRAPH {STATE} {{ {STATE} ?p ?o }} }}"):
            said.setdefault(row["p"], []).append(str(getattr(row["o"], "value", "")))
        return said

    def _single(self, found: list[str]) -> str:
        if len(found) > 1:
            raise RemoteError(f"{STATE} has several marks where one belongs; was the graph put together of two?")
        return found[0] if found else ""

    def quads_for_pattern(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, thing: Term | None, graph: GraphName | None
    ) -> Iterator[ox.Quad]:
        """The quads that fit; ``None`` fits anything."""
        pattern: Pattern = (subject, predicate, thing, graph)
        return iter(self.matching([pattern])[pattern])

    def matching(self, patterns: Iterable[Pattern]) -> dict[Pattern, list[ox.Quad]]:
        """The quads that fit each of the patterns."""
        found: dict[Pattern, list[ox.Quad]] = {}
        for batch in batches(patterns):
            found.update(sorted_out(batch, self.quads(select(batch, self.plain))))
        return found

    def quads(self, query: str) -> Iterator[ox.Quad]:
        """The quads that a query gives as ``?s ?p ?o ?g``."""
        for row in self.rows(query):
            graph = row["g"]
            if _is_own(graph):
                continue
            home = DEFAULT if graph is None or graph == self._plain else graph
            yield ox.Quad(row["s"], row["p"], row["o"], home)

    def rows(self, query: str) -> Iterator[ox.QuerySolution]:
        """The solutions of a SELECT that is known to be SPARQL."""
        found = solutions(self.wire.ask(query, ROWS), self.wire.address.query)
        if isinstance(found, ox.QueryBoolean):
            raise RemoteError(f"{self.wire.address.query}: a list was asked for, and yes or no came back.")
        try:
            yield from found
        except (SyntaxError, ValueError) as error:
            raise _broken(self.wire.address.query) from error

    def query(
        self,
        query: str,
        *,
        use_default_graph_as_union: bool = False,
        default_graph: object = None,
        prefixes: Mapping[str, str] | None = None,
        substitutions: Mapping[ox.Variable, Any] | None = None,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Ask a query; errors in it are found before it is sent.

        Raises:
            SyntaxError: it is no SPARQL 1.1.
            RemoteError: the server does not answer, or not wholly.
        """
        if self.plain or use_default_graph_as_union or substitutions or isinstance(default_graph, ox.NamedNode):
            raise ValueError("a remote graph is asked as it stands")
        used = {name: space for name, space in (prefixes or {}).items() if f"{name}:" in query}
        form = ox.Store().query(query, prefixes=used)
        text = "".join(f"PREFIX {name}: <{space}> " for name, space in used.items()) + query
        if isinstance(form, ox.QueryTriples):
            return self._graph(text)
        body = self.wire.ask(text, ROWS)
        _whole(body, self.wire.address.query)
        return solutions(body, self.wire.address.query)

    def named_graphs(self) -> Iterator[ox.NamedNode]:
        """The named graphs that hold something, but for what stands in for the default graph."""
        for row in self.rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
            if isinstance(row["g"], ox.NamedNode) and row["g"] != self._plain and not _is_own(row["g"]):
                yield row["g"]

    def add_graph(self, name: object) -> None:
        """Nothing: rdflib makes each graph that it looks at, and on a server one that holds nothing is none."""

    def __contains__(self, quad: ox.Quad) -> bool:
        pattern = (quad.subject, quad.predicate, quad.object, quad.graph_name)
        return any(self.quads_for_pattern(*pattern))  # type: ignore[arg-type]

    def __len__(self) -> int:
        return sum(self.sizes().values())

    def sizes(self) -> dict[GraphName, int]:
        """How many triples each graph of ours holds."""
        named = (
            "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } "
            f'FILTER (STRSTARTS(STR(?g), "{ID}") && !STRSTARTS(STR(?g), "{STATE.value}")) }} GROUP BY ?g'
        )
        found: dict[GraphName, int] = {}
        for row in self.rows(named):
            if isinstance(row["g"], ox.NamedNode) and row["g"] != self._plain:
                found[row["g"]] = _number(row["n"])
        default = f"GRAPH {self._plain} {{ ?s ?p ?o }}" if self._plain else "?s ?p ?o"
        for row in self.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ {default} }}"):
            found[DEFAULT] = _number(row["n"])
        return {graph: size for graph, size in found.items() if size}

    def _graph(self, text: str) -> ox.QueryTriples:
        store = ox.Store()
        try:
            store.load(self.wire.ask(text, _GRAPH), ox.RdfFormat.TURTLE)
        except SyntaxError as error:
            raise _broken(self.wire.address.query) from error
        found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(found, ox.QueryTriples)
        return found


def solutions(body: IO[bytes], url: str) -> ox.QuerySolutions | ox.QueryBoolean:
    """An answer in SPARQL's JSON, from its beginning.

    Raises:
        RemoteError: it is something else.
    """
    body.seek(0)
    try:
        return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise _broken(url) from error


def _whole(body: IO[bytes], url: str) -> None:
    """Whether an answer goes on to its end: a server that runs out of time in the middle has said that all is well.

    Raises:
        RemoteError: it does not.
    """
    found = solutions(body, url)
    try:
        for _ in () if isinstance(found, ox.QueryBoolean) else found:
            pass
    except (SyntaxError, ValueError) as error:
        raise _broken(url) from error


def _is_own(graph: object) -> bool:
    """Whether a graph is none of the articles', but serves to change them."""
    return isinstance(graph, ox.NamedNode) and (graph == STATE or graph.value.startswith(f"{STATE.value}/"))


def _broken(url: str) -> RemoteError:
    return RemoteError(
        f"{url}: the answer is no SPARQL result, or breaks off in the middle, as at a server's time limit; "
        "check the address, or ask for less."
    )


def _number(term: object) -> int:
    return int(json.loads(str(getattr(term, "value", 0))))
