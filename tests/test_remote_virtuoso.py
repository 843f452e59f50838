"""A graph on Virtuoso, which answers some queries wrongly: it is read as a store of triples, and not written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sparql_servers import PLAIN, VIRTUOSO, embedded, load, quads, virtuoso

from kg import queries
from kg.remote.address import RemoteError
from kg.remote.opening import open_remote

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(VIRTUOSO is None, reason="Virtuoso is not installed (apt install virtuoso-opensource)"),
]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample set, with a named graph in the place of the default graph."""
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as base:
        load(f"{base}/sparql-graph-crud-auth", embedded(), httpx.DigestAuth("dba", "dba"))
        yield f"{base}/sparql?default-graph-uri={PLAIN}"


def test_every_query_answers_as_on_the_embedded_store(url: str) -> None:
    """All quads come over as they are, and the library's answers with them; a note says where they were found."""
    said: list[str] = []
    with open_remote(url, said.append, read_only=True) as graph:
        assert quads(graph) == quads(embedded())
        for name, asked in queries.library().items():
            values = {p.name: p.example for p in asked.parameters if p.required}
            assert queries.run(graph.dataset, name, values) == queries.run(embedded().dataset, name, values), name
        folder = Path(str(graph._copy))
    assert "answered here, from a copy" in said[0]
    assert not folder.exists()


def test_no_change_is_sent(url: str) -> None:
    """It would write other literals than those that it is given."""
    with pytest.raises(RemoteError, match="no change is sent to this server"):
        open_remote(url, print, read_only=False)
