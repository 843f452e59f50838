"""A graph on Oxigraph's server against the same graph in the embedded store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from command_line import kg
from invented_articles import example
from sparql_servers import OXIGRAPH, PLAIN, embedded, load, memory, oxigraph, quads, samples

from kg import queries
from kg.card import card
from kg.remote.address import RemoteError
from kg.remote.copying import copied
from kg.remote.graph import RemoteGraph
from kg.remote.opening import open_remote
from kg.remote.store import STATE
from kg.store import GraphStore, StoreError
from pipelines.article import write_articles

pytestmark = pytest.mark.skipif(OXIGRAPH is None, reason="Oxigraph's server is not installed (pip install oxigraph)")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the sample set."""
    with oxigraph(tmp_path_factory.mktemp("full")) as url:
        dump = embedded()._store.dump(format=ox.RdfFormat.N_QUADS)
        store = url.replace("/query", "/store")
        httpx.post(store, content=dump, headers={"content-type": "application/n-quads"}, timeout=120).raise_for_status()
        yield url


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """A server with nothing."""
    (tmp_path / "server").mkdir()
    with oxigraph(tmp_path / "server") as url:
        yield url


def opened(url: str, *, read_only: bool = False) -> RemoteGraph:
    """The graph at a server."""
    graph = open_remote(url, print, read_only=read_only)
    assert isinstance(graph, RemoteGraph)
    return graph


def everything(graph: RemoteGraph) -> set[ox.Quad]:
    """All quads of a remote graph."""
    _, store, folder = copied(graph._remote)
    found = set(store)
    del store
    shutil.rmtree(folder)
    return found


@pytest.mark.parametrize("name", queries.library())
def test_every_query_answers_as_on_the_embedded_store(full: str, name: str) -> None:
    """Free, and with each parameter's example: the same rows in the same order."""
    asked = queries.get(name)
    needed = {p.name: p.example for p in asked.parameters if p.required}
    with opened(full, read_only=True) as graph:
        for values in (needed, *({**needed, p.name: p.example} for p in asked.parameters)):
            assert queries.run(graph.dataset, name, values) == queries.run(embedded().dataset, name, values)


def test_commands_say_the_same_of_both(full: str, tmp_path: Path) -> None:
    """query, sparql in all its forms, show, stats and validate print what they print for a directory."""
    with GraphStore(ox.Store(str(tmp_path / "graph")), tmp_path / "graph") as graph:
        graph._store.extend(quads(embedded()))
    for command in (
        ["query", "officials_leading", "county=石阡县", "--evidence"],
        ["sparql", "SELECT ?p ?name WHERE { ?p a gov:Person ; skos:prefLabel ?name } ORDER BY ?p"],
        ["sparql", "ASK { ?p a gov:Person }"],
        ["sparql", "CONSTRUCT { ?p a gov:Person } WHERE { ?p a gov:Person }"],
        ["sparql", "SELECT * WHERE { ?p a nothing:Person }"],
        ["show", "石阡县", "--format", "json"],
        ["show", "石阡"],
        ["show", "没有这个地方"],
        ["stats"],
        ["stats", "--articles"],
        ["validate"],
    ):
        here, there = kg(*command, "--graph", tmp_path / "graph"), kg(*command, "--graph", full)
        assert (there.code, there.out, there.err) == (here.code, here.out, here.err), command
    done = kg("view", "--around", "石阡县", "--graph", full, "--out", tmp_path / "there.html")
    kg("view", "--around", "石阡县", "--graph", tmp_path / "graph", "--out", tmp_path / "here.html")
    assert done.code == 0
    assert (tmp_path / "there.html").read_bytes() == (tmp_path / "here.html").read_bytes()


def test_cards_are_the_same(full: str) -> None:
    """With facts from several articles."""
    with opened(full, read_only=True) as graph:
        assert card(graph.dataset, "石阡县") == card(embedded().dataset, "石阡县")


@pytest.mark.parametrize("plain", ["", PLAIN])
def test_adding_and_removing_leave_the_graph_that_the_embedded_store_has(empty: str, plain: str) -> None:
    """Reports as well; the second time nothing changes; also with a named graph in the default graph's place."""
    articles, here = samples()[:4], memory()
    with opened(f"{empty}?default-graph-uri={plain}" if plain else empty) as graph:
        for article in articles:
            assert graph.add(article) == here.add(article)
        assert everything(graph) == quads(here)
        assert graph.article(articles[0].id) == articles[0]
        assert graph.stats() == here.stats()
        mark = graph._remote.state()
        assert graph.add(articles[1]).status == "unchanged"
        assert graph._remote.state() == mark
        assert graph.remove(articles[1].id) == here.remove(articles[1].id)
        assert graph.remove("no-such-article") is None
        assert everything(graph) == quads(here)
        named = {str(name) for name in graph._remote.named_graphs()}
        assert f"<{PLAIN}>" not in named
        assert str(STATE) not in named


def test_thousands_of_look_ups_are_a_few_requests(empty: str) -> None:
    """What one article asks of the graph goes in large requests."""
    with opened(empty) as graph:
        graph.add(samples()[0])
        sent = counted(graph)
        graph.add(samples()[1])
        assert 5 <= len(sent) <= 30


def counted(graph: RemoteGraph) -> list[str]:
    """The requests that a graph sends from now on."""
    sent: list[str] = []
    client = graph._remote.wire._client
    client.event_hooks = {"request": [lambda request: sent.append(str(request.url))]}
    return sent


class Losing(httpx.BaseTransport):
    """Carries updates out, and loses the answer or the request of the first."""

    def __init__(self, inner: httpx.BaseTransport, *, arrives: bool, times: int = 1) -> None:
        self.inner, self.arrives, self.times = inner, arrives, times

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request."""
        if request.url.path.endswith("/update") and b"DELETE" in request.read() and self.times:
            self.times -= 1
            if self.arrives:
                self.inner.handle_request(request).read()
            raise httpx.ReadError("connection reset")
        return self.inner.handle_request(request)

    def close(self) -> None:
        """Let go of the connections."""
        self.inner.close()


@pytest.mark.parametrize("arrives", [True, False])
def test_a_lost_answer_doubles_nothing(empty: str, arrives: bool) -> None:
    """Whether the update had been carried out or not: it is, once, and nobody hears of it."""
    here = memory()
    with opened(empty) as graph:
        client = graph._remote.wire._client
        client._transport = Losing(client._transport, arrives=arrives)
        sent = counted(graph)
        assert graph.add(samples()[0]) == here.add(samples()[0])
        assert everything(graph) == quads(here)
        assert sum(url.endswith("/update") for url in sent) == (2 if arrives else 3)


def test_a_server_that_stays_away_is_named_and_nothing_is_half_in(empty: str) -> None:
    """After all tries; the next command works."""
    with opened(empty) as graph:
        client = graph._remote.wire._client
        client._transport = Losing(client._transport, arrives=False, times=9)
        with pytest.raises(RemoteError, match="connection reset"):
            graph.add(samples()[0])
        assert everything(graph) == set()
    with opened(empty) as graph:
        assert graph.add(samples()[0]).status == "added"


def test_two_writers_leave_what_one_would(empty: str) -> None:
    """A change that was worked out on an older graph is worked out again."""
    articles = [example(f"w{number}", person=f"柳{number % 3}") for number in range(6)]
    with opened(empty) as one, opened(empty) as other:
        for number, article in enumerate(articles):
            (one, other)[number % 2].add(article)
    with opened(empty) as graph:
        assert everything(graph) == quads(memory(*articles))


def test_add_and_remove_on_the_command_line(empty: str, tmp_path: Path) -> None:
    """Records go in without a model, are known the second time, and go out again."""
    articles = samples()[:2]
    write_articles(tmp_path / "records.json", "records", articles)
    first = kg("add", "--extracted", tmp_path / "records.json", "--graph", empty)
    assert first.code == 0, first.err
    again = kg("add", "--extracted", tmp_path / "records.json", "--graph", empty)
    assert "unchanged" in again.out + again.err
    assert kg("remove", articles[0].id, "--graph", empty).code == 0
    with opened(empty) as graph:
        assert everything(graph) == quads(memory(articles[1]))


def test_a_reader_changes_nothing(full: str) -> None:
    """A graph that was opened to read refuses to be written."""
    with opened(full, read_only=True) as graph, pytest.raises(StoreError) as refused:
        graph.add(samples()[0])
    assert str(refused.value) == f"{full} was opened to read only."


def test_other_graphs_of_the_server_are_left_alone(empty: str) -> None:
    """What somebody else keeps there is not copied."""
    load(empty.replace("/query", "/store"), memory(samples()[0]))
    strange = b"<x:a> <x:b> <x:c> ."
    headers = {"content-type": "application/n-triples"}
    httpx.put(empty.replace("/query", "/store"), params={"graph": "x:strange"}, content=strange, headers=headers)
    with open_remote(f"{empty}?default-graph-uri={PLAIN}", print, read_only=True) as graph:
        assert quads(graph) == quads(memory(samples()[0]))
