"""The query library on a SPARQL server that is none of this project's: the same answers as from the graph itself."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import URLError

import pyoxigraph as ox
import pytest
from rdflib import Dataset
from test_queries_more import sequel

from kg.queries import Query, bound, library, run

VALUES = {"place": "云泽县", "entity": "云泽县", "text": "通办", "date": "2021", "integer": "1"}


@pytest.fixture(scope="module")
def local() -> Dataset:
    """The invented county and its sequel."""
    return sequel(Dataset(store="Oxigraph"))


@pytest.fixture(scope="module")
def endpoint(local: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The query address of Oxigraph's own server with the same graph in it."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("Oxigraph's server is not installed: pip install oxigraph")
    folder = tmp_path_factory.mktemp("remote")
    store = ox.Store(str(folder))
    store.bulk_load(local.serialize(format="nquads").encode(), ox.RdfFormat.N_QUADS)
    store.flush()
    del store
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}/query"
        _wait(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended by itself"
        try:
            _ask(address, "ASK {}")
        except (URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


def _ask(address: str, text: str) -> bytes:
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    request = urllib.request.Request(address, text.encode(), headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        body: bytes = answer.read()
        return body


def _spelt(term: object) -> str:
    text = str(term.value) if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
    return re.sub(r"^(\d+)\.0+$", r"\1", text)  # 120.0 and 120 are one decimal


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_a_remote_server_gives_the_same_answers(query: Query, local: Dataset, endpoint: str) -> None:
    """Free of optional parameters, and with each of them; row for row, in the same order."""
    needed = {p.name: VALUES[p.type] for p in query.parameters if p.required}
    for values in (needed, *({**needed, p.name: (*p.choices, VALUES[p.type])[0]} for p in query.parameters)):
        answer = _ask(endpoint, bound(local, query, values))
        rows = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
        assert isinstance(rows, ox.QuerySolutions)
        wanted = run(local, query, values)
        assert [v.value for v in rows.variables] == list(wanted.columns)
        assert [[_spelt(term) for term in row] for row in rows] == [
            [_spelt(term) for term in row] for row in wanted.rows
        ]
