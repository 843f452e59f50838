"""A change by way of a server's graph store: wholly in or not at all, wherever the one who makes it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from invented_articles import example
from sparql_servers import OXIGRAPH, PLAIN, memory, oxigraph, quads, samples

from kg.remote import wire
from kg.remote.address import RemoteError
from kg.remote.copying import copied
from kg.remote.journal import Journal, Overtaken
from kg.remote.mirror import MirroredGraph
from kg.remote.opening import open_remote
from kg.remote.store import PENDING, STATE, RemoteStore, Unfinished
from kg.store import GraphStore

pytestmark = pytest.mark.skipif(OXIGRAPH is None, reason="Oxigraph's server is not installed (pip install oxigraph)")
FIRST, SECOND = (example(f"j{number}", person=f"柳{number}") for number in range(2))


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty server that is taken for one which does not keep to the standard; nobody waits before a next try."""
    monkeypatch.setattr(RemoteStore, "keeps_to_the_standard", lambda _: False)
    monkeypatch.setattr(wire, "_WAIT", 0)
    with oxigraph(tmp_path) as found:
        yield found


def opened(url: str) -> MirroredGraph:
    """The graph at a server, to be written."""
    graph = open_remote(url, print, read_only=False)
    assert isinstance(graph, MirroredGraph)
    return graph


def everything(url: str) -> set[ox.Quad]:
    """What the server holds of the graph."""
    with open_remote(url, lambda _: None, read_only=True) as graph:
        return quads(graph)


def own(url: str) -> set[str]:
    """All graphs of the server that serve to make changes."""
    text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
    answer = httpx.get(url, params={"query": text}, headers={"accept": wire.ROWS})
    rows = answer.json()["results"]["bindings"]
    return {row["g"]["value"] for row in rows if row["g"]["value"].startswith(STATE.value)}


@pytest.mark.parametrize("plain", ["", PLAIN])
def test_adding_and_removing_leave_the_graph_that_the_embedded_store_has(url: str, plain: str) -> None:
    """Reports as well; nothing of the way there is left behind."""
    here = memory()
    url = f"{url}?default-graph-uri={plain}" if plain else url
    with opened(url) as graph:
        folder = Path(str(graph._copy))
        for article in samples()[:3]:
            assert graph.add(article) == here.add(article)
        graph.renew()
        assert graph.add(samples()[1]).status == "unchanged"
        assert quads(graph) == quads(here)
        assert graph.remove(samples()[1].id) == here.remove(samples()[1].id)
        assert graph.remove("no-such-article") is None
    assert not folder.exists()
    assert everything(url) == quads(here)
    assert own(url.partition("?")[0]) == {STATE.value}


class Ending(httpx.BaseTransport):
    """Carries out so many requests that change something, and nothing any more after that."""

    def __init__(self, inner: httpx.BaseTransport, left: int, *, arrives: bool) -> None:
        self.inner, self.left, self.arrives = inner, left, arrives

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request; the last may still arrive, without anybody hearing of it."""
        if request.method in ("PUT", "DELETE") or request.url.path.endswith("/update"):
            self.left -= 1
        if self.left < 0:
            if self.arrives and self.left == -1:
                self.inner.handle_request(request).read()
            self.left = -9
            raise httpx.ReadError("connection reset")
        return self.inner.handle_request(request)

    def close(self) -> None:
        """Let go of the connections."""
        self.inner.close()


@pytest.mark.slow
@pytest.mark.parametrize(("removing", "arrives"), [(False, True), (False, False), (True, True)])
def test_whoever_ends_at_any_moment_leaves_all_or_nothing(url: str, removing: bool, arrives: bool) -> None:
    """After every number of requests: a reader is told to wait, and the next writer leaves what there should be."""
    before, after = memory(SECOND), memory(FIRST, SECOND)
    if removing:
        before, after = after, before
    ends = set()
    with opened(url) as graph:
        graph.add(SECOND)
    for left in range(100):
        with opened(url) as graph:
            _change(graph, to=before)
            ended = _ends(graph, left, arrives, after)
        held = _held(url)
        with opened(url) as graph:
            done = quads(graph) == quads(after)
            assert done or quads(graph) == quads(before)
        ends.add((held, done))
        assert everything(url) == quads(after if done else before)
        if not ended:
            break
    # Nothing had happened; or the change held and was not carried out; or all was done.
    assert ends == {("ready", False), ("unfinished", True), ("ready", True)}
    assert own(url) == {STATE.value}


def _change(graph: MirroredGraph, to: GraphStore) -> None:
    if to.article(FIRST.id) is None:
        graph.remove(FIRST.id)
    else:
        graph.add(FIRST)


def _ends(graph: MirroredGraph, left: int, arrives: bool, to: GraphStore) -> bool:
    """Whether a change ends in an error after so many requests."""
    client = graph._remote.wire._client
    client._transport = Ending(client._transport, left, arrives=arrives)
    with suppress(RemoteError):
        _change(graph, to)
        return False
    return True


def _held(url: str) -> str:
    try:
        everything(url)
    except Unfinished:
        return "unfinished"
    return "ready"


def test_two_writers_leave_what_one_would(url: str) -> None:
    """Who was overtaken copies the graph again and works its change out anew."""
    articles = [example(f"w{number}", person=f"柳{number % 3}") for number in range(6)]
    with opened(url) as one, opened(url) as other:
        for number, article in enumerate(articles):
            (one, other)[number % 2].add(article)
    assert everything(url) == quads(memory(*articles))


def test_a_change_on_an_older_mark_does_nothing(url: str) -> None:
    """And is swept away with the next that holds."""
    new = quads(memory(FIRST))
    with opened(url) as graph:
        graph.add(SECOND)
        with pytest.raises(Overtaken):
            Journal(graph._remote).write("0123", set(), new)
        assert everything(url) == quads(memory(SECOND))
        assert len(own(url)) > 1
        graph.remove(SECOND.id)
    assert own(url) == {STATE.value}


def test_two_marks_of_changes_are_said_so(url: str) -> None:
    """Nobody can tell which of two changes at once holds."""
    with opened(url) as graph:
        graph.add(FIRST)
    two = " ".join(f"{STATE} {PENDING} <{STATE.value}/{name}> ." for name in "ab")
    httpx.post(url.replace("/query", "/update"), data={"update": f"INSERT DATA {{ GRAPH {STATE} {{ {two} }} }}"})
    with pytest.raises(RemoteError, match="several marks"):
        opened(url)


def test_a_server_that_keeps_something_else_is_found_out(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is changed."""
    put = wire.Wire.put

    def lossy(self: wire.Wire, name: str, triples: bytes) -> None:
        put(self, name, triples.replace("柳0".encode(), "柳".encode()))

    with opened(url) as graph:
        monkeypatch.setattr(wire.Wire, "put", lossy)
        with pytest.raises(RemoteError, match="keeps something else"):
            graph.add(FIRST)
    assert everything(url) == set()


def test_without_a_graph_store_nothing_is_changed(url: str) -> None:
    """The sentence says what to set."""
    with pytest.raises(RemoteError, match="set KG_REMOTE_STORE"):
        open_remote(url.replace("/query", "/sparql"), print, read_only=False)


def test_what_is_half_copied_is_copied_again(url: str) -> None:
    """A reader who meets a change under way waits for it, and does not see half of it."""
    with opened(url) as graph:
        graph.add(FIRST)
        remote, asked = graph._remote, []
        state = remote.state

        def busy() -> str:
            asked.append(1)
            if len(asked) == 2:
                raise Unfinished("a change was begun.")
            return state()

        remote.state = busy  # type: ignore[method-assign]
        mark, store, folder = copied(remote)
        with GraphStore(store, Path("copy"), folder) as copy:
            assert quads(copy) == quads(memory(FIRST))
        assert len(asked) == 4
        assert mark == state()


def test_a_graph_that_never_stands_still_is_given_up(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both while it is copied and while a change is worked out, in one sentence with the server's whole address."""
    sentence = f"{url}: others change this graph all the time; wait until they have finished."
    with opened(url) as graph:
        monkeypatch.setattr(Journal, "write", _overtaken)
        with pytest.raises(RemoteError, match=re.escape(sentence)):
            graph.add(FIRST)
        marks = count()
        monkeypatch.setattr(RemoteStore, "state", lambda _: str(next(marks)))
        with pytest.raises(RemoteError, match=re.escape(sentence)):
            copied(graph._remote)


def _overtaken(*_: object) -> str:
    raise Overtaken
