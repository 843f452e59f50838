"""A graph on Virtuoso, which answers some queries wrongly: it is read and changed as a store of triples."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Timer

import httpx
import pyoxigraph as ox
import pytest
from command_line import kg
from sparql_servers import PLAIN, VIRTUOSO, embedded, load, memory, quads, samples, virtuoso

from kg import queries
from kg.remote.address import RemoteError
from kg.remote.mirror import MirroredGraph
from kg.remote.opening import open_remote
from kg.store import GraphStore
from pipelines.article import write_articles

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


@pytest.fixture
def writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty server, and what is set for changing it."""
    (tmp_path / "server").mkdir()
    with virtuoso(tmp_path / "server") as base:
        yield told(base, monkeypatch)


def told(base: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the graph is; what opens it is in the environment."""
    for name, value in (
        ("KG_REMOTE_USER", "dba"),
        ("KG_REMOTE_PASSWORD", "dba"),
        ("KG_REMOTE_UPDATE", f"{base}/sparql-auth"),
        ("KG_REMOTE_STORE", f"{base}/sparql-graph-crud-auth"),
    ):
        monkeypatch.setenv(name, value)
    return f"{base}/sparql?default-graph-uri={PLAIN}"


def everything(url: str) -> set[ox.Quad]:
    """All quads of the graph on the server."""
    with open_remote(url, lambda _: None, read_only=True) as graph:
        return quads(graph)


def test_adding_and_removing_leave_the_graph_that_the_embedded_store_has(writable: str) -> None:
    """Every quad of it, reports as well, also where an article comes in another form."""
    here, other = memory(), replace(samples()[1], title="另一个题目")
    with open_remote(writable, print, read_only=False) as graph:
        for article in (*samples()[:4], other):
            assert graph.add(article) == here.add(article)
        assert graph.add(other).status == "unchanged"
        assert graph.remove(samples()[0].id) == here.remove(samples()[0].id)
    assert everything(writable) == quads(here)


def test_commands_say_the_same_of_both(writable: str, tmp_path: Path) -> None:
    """add, remove, query, ask, show, stats, view and validate, beside a directory."""
    write_articles(tmp_path / "records.json", "records", samples()[:3])
    places = {"here": str(tmp_path / "graph"), "there": writable}
    for command in (
        ["add", "--extracted", str(tmp_path / "records.json")],
        ["add", "--extracted", str(tmp_path / "records.json")],
        ["remove", samples()[2].id],
        ["query", "officials_leading", "county=石阡县", "--evidence"],
        ["ask", "石阡县有哪些举措？"],
        ["show", "石阡县", "--format", "json"],
        ["stats"],
        ["validate"],
        ["view", "--around", "石阡县", "--out"],
    ):
        pages = {name: tmp_path / f"{name}.html" for name in places}
        done = {
            name: kg(*command, *([pages[name]] if command[0] == "view" else []), "--graph", graph)
            for name, graph in places.items()
        }
        assert {name: run.code for name, run in done.items()} == {"here": 0, "there": 0}, (command, done["there"].err)
        if command[0] == "view":
            assert pages["there"].read_bytes() == pages["here"].read_bytes()
        elif command[0] not in ("add", "remove"):
            assert done["there"].out == done["here"].out, command
    with GraphStore(ox.Store(places["here"]), tmp_path / "graph") as here:
        assert everything(writable) == quads(here)


class Fatal(httpx.BaseTransport):
    """Kills the server with or after so many requests that change something."""

    def __init__(self, inner: httpx.BaseTransport, left: int, lock: Path) -> None:
        self.inner, self.left, self.lock = inner, left, lock

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request."""
        changing = request.method in ("PUT", "DELETE") or request.url.path.endswith("/sparql-auth")
        # Digest asks twice for each; either is a moment to be killed at.
        self.left -= changing
        if changing and self.left == 0:
            late = Timer(0.003, self._kill)
            late.start()
            late.join(0.001 * (id(request) % 4))
        return self.inner.handle_request(request)

    def _kill(self) -> None:
        (number,) = re.findall(r"VIRT_PID=(\d+)", self.lock.read_text("ascii"))
        os.kill(int(number), signal.SIGKILL)

    def close(self) -> None:
        """Let go of the connections."""
        self.inner.close()


@pytest.mark.parametrize("left", [1, 5, 9, 12, 14, 16, 20])
def test_a_server_that_is_killed_holds_all_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int
) -> None:
    """Started again, it gives a change that held to the next writer to be finished; others never were."""
    before, after = memory(samples()[0]), memory(*samples()[:2])
    with virtuoso(tmp_path) as base, open_remote(told(base, monkeypatch), print, read_only=False) as graph:
        graph.add(samples()[0])
        assert isinstance(graph, MirroredGraph)
        client = graph._remote.wire._client
        client._transport = Fatal(client._transport, left, tmp_path / "virtuoso.lck")
        with suppress(RemoteError):
            graph.add(samples()[1])
    (tmp_path / "virtuoso.lck").unlink(missing_ok=True)
    with virtuoso(tmp_path) as base:
        url = told(base, monkeypatch)
        with open_remote(url, print, read_only=False) as graph:
            assert quads(graph) in (quads(before), quads(after))
            graph.add(samples()[1])
        assert everything(url) == quads(after)
