"""What comes over the wire when things go wrong: a server that does what a test tells it."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from command_line import kg
from sparql_servers import free_port

from kg.remote.address import RemoteError, address
from kg.remote.store import RemoteStore
from kg.remote.wire import Wire

Act = Callable[[BaseHTTPRequestHandler], None]
ONE = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1"}}]}}'


def says(code: int, body: bytes, kind: str = "application/sparql-results+json", **headers: str) -> Act:
    """An answer."""

    def act(to: BaseHTTPRequestHandler) -> None:
        to.send_response(code)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            to.send_header(name.replace("_", "-"), value)
        to.end_headers()
        to.wfile.write(body)

    return act


class Server:
    """Does one act a request, the last again and again; ``seen`` are the credentials that came."""

    def __init__(self) -> None:
        self.acts: list[Act] = []
        self.seen: list[str] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                outer.seen.append(self.headers.get("Authorization", ""))
                # Before the answer, after which the next request may come at once, to another thread.
                act = outer.acts.pop(0) if len(outer.acts) > 1 else outer.acts[0]
                act(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/sparql"


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that is told what to do."""
    made = Server()
    thread = threading.Thread(target=made.server.serve_forever, args=(0.05,))
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (says(401, b"no"), "does not let you do this (401 Unauthorized); set KG_REMOTE_USER and KG_REMOTE_PASSWORD"),
        (says(404, b"no"), "this is no SPARQL endpoint (404 Not Found)"),
        (says(200, b"<html>Hello</html>", "text/html"), "this is no SPARQL endpoint (it answers with a page)"),
        (says(200, ONE[:-20]), "breaks off in the middle"),
        (says(200, b"{}"), "the answer is no SPARQL result"),
        (says(301, b"", Location="https://elsewhere.example/"), "the server sends you elsewhere"),
        (says(500, b"out of memory\nat 0x1"), "the server refuses this (500: out of memory)"),
    ],
)
def test_what_a_server_does_wrong_is_one_sentence(server: Server, act: Act, words: str) -> None:
    """On the command line, with exit code 1, and without the password."""
    server.acts = [act]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_REMOTE_USER", "anna")
        patch.setenv("KG_REMOTE_PASSWORD", "geheim")
        done = kg("query", "gaps", "--graph", server.url)
    assert (done.code, done.out) == (1, "")
    assert words in done.err
    assert done.err.count("\n") == 1
    assert "geheim" not in done.err


def test_nobody_there() -> None:
    """After a few tries."""
    done = kg("stats", "--graph", f"http://127.0.0.1:{free_port()}/sparql")
    assert done.code == 1
    assert "no server answers" in done.err


def test_a_slow_server_is_not_asked_twice(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limit is named."""
    monkeypatch.setenv("KG_REMOTE_TIMEOUT", "0.2")
    server.acts = [lambda _: time.sleep(0.6)]
    done = kg("stats", "--graph", server.url)
    assert "no answer within 0.2 seconds; ask for less, or allow more with KG_REMOTE_TIMEOUT" in done.err
    assert len(server.seen) == 1


def test_a_busy_server_is_asked_again(server: Server) -> None:
    """Until it answers."""
    server.acts = [says(503, b""), says(429, b""), says(200, ONE)]
    with Wire(address(server.url, {})) as wire:
        assert RemoteStore(wire).keeps_to_the_standard()
    assert len(server.seen) == 3


def test_a_server_that_answers_wrongly_is_found_out(server: Server) -> None:
    """No row where there is one."""
    server.acts = [says(200, b'{"head":{"vars":["a"]},"results":{"bindings":[]}}')]
    with Wire(address(server.url, {})) as wire:
        assert not RemoteStore(wire).keeps_to_the_standard()
    done = kg("remove", "a", "--graph", server.url)
    assert "set KG_REMOTE_STORE to the address" in done.err


def test_basic_digest_and_bearer(server: Server) -> None:
    """Basic at once, Digest where it is asked for, a token in place of both."""
    who = {"KG_REMOTE_USER": "anna", "KG_REMOTE_PASSWORD": "geheim"}
    server.acts = [says(200, ONE)]
    with Wire(address(server.url, who)) as wire:
        wire.ask("ASK {}")
    assert server.seen == ["Basic " + base64.b64encode(b"anna:geheim").decode()]
    challenge = says(401, b"", WWW_Authenticate='Digest realm="r", nonce="n", qop="auth"')
    server.acts = [challenge, challenge, says(200, ONE)]
    with Wire(address(server.url, who)) as wire:
        wire.ask("ASK {}")
    assert server.seen[-1].startswith('Digest username="anna"')
    assert "geheim" not in server.seen[-1]
    with Wire(address(server.url, {"KG_REMOTE_TOKEN": "abc"})) as wire:
        wire.ask("ASK {}")
    assert server.seen[-1] == "Bearer abc"


def test_a_refused_update_is_not_sent_again(server: Server) -> None:
    """And the server's first line is told."""
    server.acts = [says(400, b"too long\nSPARQL: DELETE")]
    with Wire(address(server.url, {})) as wire, pytest.raises(RemoteError, match=r"\(400: too long\)\.$"):
        wire.update("CLEAR ALL")
    assert len(server.seen) == 1
