"""What a computation reads of a remote graph, in a few large requests in place of thousands of small ones.

The computation runs as if all that is not known yet were not there, and what it asked for is noted; that is fetched at
once, and the computation runs again, until it asks for nothing that is not known. What it comes to then is what it
would have come to on the graph itself, since it depends on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Final

import pyoxigraph as ox

from kg.remote.patterns import GraphName, Pattern, Term, batches, select, sorted_out
from kg.remote.store import RemoteStore, solutions
from kg.remote.wire import ROWS

_ROADS: Final = 8
"""Requests under way at once."""
_NOTHING: Final = b'{"head":{"vars":[]},"results":{"bindings":[]}}'
_NO: Final = b'{"head":{},"boolean":false}'


class Ahead:
    """The part of ``pyoxigraph.Store`` that planning a change reads; ``state`` is the graph's when it was begun."""

    def __init__(self, remote: RemoteStore) -> None:
        self._remote = remote
        self._known: dict[Pattern, list[ox.Quad]] = {}
        self._answers: dict[str, bytes] = {}
        self._asked: set[Pattern] = set()
        self._questions: set[str] = set()
        # Before anything else: a change by somebody else in between must show.
        self.state = remote.state()

    @property
    def complete(self) -> bool:
        """Whether all that was asked for since the last :meth:`fetch` was known."""
        return not (self._asked or self._questions)

    def fetch(self) -> None:
        """Learn all that was asked for and is not known.

        Raises:
            RemoteError: the server does not answer.
        """
        work = list(batches(self._asked))
        with ThreadPoolExecutor(_ROADS) as threads:
            found = threads.map(self._matching, work)
            answers = threads.map(self._answer, list(self._questions))
            for batch in found:
                self._known.update(batch)
            self._answers.update(answers)
        self._asked.clear()
        self._questions.clear()

    def quads_for_pattern(
        self, subject: ox.NamedNode | None, predicate: ox.NamedNode | None, thing: Term | None, graph: GraphName | None
    ) -> Iterator[ox.Quad]:
        """The known quads that fit; ``None`` fits anything."""
        if subject is None or graph is None:
            return iter(self._of((subject, predicate, thing, graph)))
        # A subject is fetched as a whole, which is little, and answers whatever else is asked of it.
        return (
            quad
            for quad in self._of((subject, None, None, graph))
            if predicate in (None, quad.predicate) and thing in (None, quad.object)
        )

    def query(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean:
        """The known answer to an ASK or a SELECT; no and none where there is no answer yet."""
        if text not in self._answers:
            self._questions.add(text)
        body = self._answers.get(text) or (_NO if text.lstrip().startswith("ASK") else _NOTHING)
        return ox.parse_query_results(body, ox.QueryResultsFormat.JSON)

    def __contains__(self, quad: ox.Quad) -> bool:
        return any(self.quads_for_pattern(quad.subject, quad.predicate, quad.object, quad.graph_name))  # type: ignore[arg-type]

    def _of(self, pattern: Pattern) -> list[ox.Quad]:
        if pattern not in self._known:
            self._asked.add(pattern)
        return self._known.get(pattern, [])

    def _matching(self, batch: list[Pattern]) -> dict[Pattern, list[ox.Quad]]:
        return dict(sorted_out(batch, self._remote.quads(select(batch, self._remote.plain))))

    def _answer(self, text: str) -> tuple[str, bytes]:
        with self._remote.wire.ask(text, ROWS) as body:
            said = body.read()
            solutions(body, self._remote.wire.address.query)
        return text, said
