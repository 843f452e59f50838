"""SPARQL servers that are not the project's own, started for tests on free ports of this machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import httpx
import pyoxigraph as ox

from kg.store import GraphStore
from kg.vocabulary import ID
from pipelines.article import Article, read_articles

PLAIN = f"{ID}plain"
SAMPLES = Path(__file__).parent / "data" / "samples"
OXIGRAPH = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
VIRTUOSO = shutil.which("virtuoso-t")
_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
"""


@cache
def samples() -> tuple[Article, ...]:
    """The sample set."""
    return tuple(article for file in sorted(SAMPLES.glob("*.json")) for article in read_articles(file))


def memory(*articles: Article) -> GraphStore:
    """An embedded graph of these articles that leaves nothing behind."""
    graph = GraphStore(ox.Store(), Path("memory"))
    for article in articles:
        graph.add(article)
    return graph


@cache
def embedded() -> GraphStore:
    """The sample set in the embedded store."""
    return memory(*samples())


def quads(graph: GraphStore) -> set[ox.Quad]:
    """Everything in a graph that is here."""
    return set(graph._store)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        port: int = server.getsockname()[1]
        return port


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Oxigraph's server with an empty store: where it takes queries."""
    assert OXIGRAPH is not None
    port = free_port()
    command = [OXIGRAPH, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder, f"http://127.0.0.1:{port}/query"):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso with an empty store: its base URL; the user is dba with the password dba."""
    assert VIRTUOSO is not None
    port = free_port()
    (folder / "virtuoso.ini").write_text(_SETTINGS.format(http=port, sql=free_port()), "ascii")
    command = [VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, f"http://127.0.0.1:{port}/sparql"):
        yield f"http://127.0.0.1:{port}"


def load(store: str, graph: GraphStore, auth: httpx.Auth | None = None) -> None:
    """Put a whole graph into a server by the Graph Store Protocol, its default graph as a named one."""
    graphs: dict[str, list[ox.Triple]] = {}
    for quad in quads(graph):
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else PLAIN
        graphs.setdefault(name, []).append(quad.triple)
    with httpx.Client(timeout=120, auth=auth) as client:
        for name, triples in graphs.items():
            body = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
            headers = {"content-type": "application/n-triples"}
            client.put(store, params={"graph": name}, content=body, headers=headers).raise_for_status()


@contextmanager
def _running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    with (folder / "server.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        until = time.monotonic() + 180
        while not _answers(url):
            assert process.poll() is None, (folder / "server.log").read_text("utf-8", "replace")
            assert time.monotonic() < until, "the server does not come up"
            time.sleep(0.2)
        yield
    finally:
        process.kill()
        process.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, params={"query": "ASK {}"}, timeout=5).is_success
    except httpx.TransportError:
        return False
