"""What the clients send: a mix by weight, each with the statuses that it may be answered with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final
from urllib.parse import quote, urlencode

from kg.queries import library

BUSY: Final = 503
"""The documented answer where time, memory or the line has reached its limit."""
_SLOW: Final = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c != ?f && ?f != ?i) }"
_GREEDY: Final = "SELECT DISTINCT ?a ?d ?g WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?g ?d ?a"
_HUGE: Final = (
    "SELECT * WHERE { ?s ?p ?o . ?a ?b ?c }",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }",
)
_UPDATES: Final = ("CLEAR ALL", "DROP ALL", "DELETE WHERE { ?s ?p ?o }", "INSERT DATA { <x:a> <x:b> <x:c> }")
_BROKEN: Final = (
    "SELECT * WHERE {",
    "ASK {}}",
    "\x00",
    "SELECT ?x { ?x ?y ?z } LIMIT -1",
    "SERVICE <http://x/> {}",
    "{" * 5000,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The bytes of one request, its kind, and the statuses that are no error.

    0 is a connection that was closed, -1 one that waits, as it may where a request has no end.
    """

    kind: str
    data: bytes
    allowed: frozenset[int]


class Mix:
    """Requests in a fixed random order."""

    def __init__(self, seed: int, places: Sequence[str]) -> None:
        self._random = Random(seed)
        self._places = places
        self._library = tuple(library().values())
        self._kinds = {
            self._page: 15,
            self._question: 25,
            self._text: 35,
            self._huge: 8,
            self._slow: 3,
            self._greedy: 1,
            self._update: 6,
            self._malformed: 7,
        }

    def chance(self) -> float:
        """A number from 0 to 1."""
        return self._random.random()

    def next(self) -> Asked:
        """One more request."""
        (make,) = self._random.choices(tuple(self._kinds), tuple(self._kinds.values()))
        return make()

    def _page(self) -> Asked:
        place = self._random.choice(self._places)
        path = self._random.choice(("/", f"/search?q={quote(place)}", "/articles", "/queries"))
        return Asked("page", _get(path), frozenset({200, BUSY}))

    def _question(self) -> Asked:
        query = self._random.choice(self._library)
        given = {parameter.name: self._random.choice(self._places) for parameter in query.parameters}
        # A place is no person: that a value is unknown is said with 200 or 404 by the page itself.
        path = f"/queries/{query.name}?{urlencode(given)}"
        return Asked("query of the library", _get(path), frozenset({200, 400, 404, BUSY}))

    def _text(self) -> Asked:
        query = self._random.choice(self._library)
        return Asked("library query at the endpoint", _sparql(query.text), frozenset({200, BUSY}))

    def _huge(self) -> Asked:
        return Asked("huge answer", _sparql(self._random.choice(_HUGE)), frozenset({200, BUSY}))

    def _slow(self) -> Asked:
        return Asked("slow query", _sparql(_SLOW), frozenset({BUSY}))

    def _greedy(self) -> Asked:
        return Asked("query for much memory", _sparql(_GREEDY), frozenset({BUSY}))

    def _update(self) -> Asked:
        body = urlencode({"update": self._random.choice(_UPDATES)}).encode()
        more = {"Content-Type": "application/x-www-form-urlencoded"}
        if self._random.random() < 0.5:
            more["Authorization"] = "Bearer 0123456789abcdef"
        return Asked("update", _request("POST", "/sparql", body, more), frozenset({401, 403}))

    def _malformed(self) -> Asked:
        random = self._random
        bad = {"Content-Type": "application/sparql-query"}
        made = random.choice(
            (
                (_sparql(random.choice(_BROKEN)), {400, 403, BUSY}),
                (_request("POST", "/sparql", b"\xff\xfe query", bad), {400}),
                (_request("POST", "/sparql", b"x" * (5 << 20), bad), {413, 0}),
                (_request("POST", "/sparql", b"ASK {}", {"Content-Type": "text/css"}), {415}),
                (_request("PATCH", "/sparql", b"", {}), {405}),
                (_get("/" + "x" * 70_000), {400, 404, 414, 431, 0}),
                (_get("/no/such/page"), {404}),
                (_get("/static/../../../etc/passwd"), {400, 404}),
                (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200), {400, 0, -1}),
                (b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", {200, 400, 505, 0, -1, BUSY}),
                (b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n", {400, 415, 0, -1}),
                (_get("/", {"Host": "evil.example"}), {400}),
            )
        )
        return Asked("malformed", made[0], frozenset(made[1]))


def _sparql(text: str) -> bytes:
    return _request(
        "POST", "/sparql", urlencode({"query": text}).encode(), {"Content-Type": "application/x-www-form-urlencoded"}
    )


def _get(path: str, more: Mapping[str, str] | None = None) -> bytes:
    return _request("GET", path, b"", more or {})


def _request(method: str, path: str, body: bytes, more: Mapping[str, str]) -> bytes:
    headers = {
        "Host": "127.0.0.1",
        "Connection": "close",
        **({"Content-Length": str(len(body))} if body else {}),
        **more,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body
