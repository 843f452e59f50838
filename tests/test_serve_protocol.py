"""From an HTTP request to a query or an update, without a server: the protocol, negotiation, what may not be asked."""

from __future__ import annotations

from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

from kg.serve.guard import refuse_fetching
from kg.serve.messages import Refusal
from kg.serve.negotiation import choose
from kg.serve.protocol import read

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
ONE, OTHER = "http://example.org/one", "http://example.org/other"


def form(*pairs: tuple[str, str]) -> bytes:
    """Fields as a form sends them."""
    return urlencode(pairs).encode()


def test_a_query_comes_in_three_ways() -> None:
    """In the address, in a form, as it is; each time with the same graphs."""
    graphs = (("default-graph-uri", ONE), ("named-graph-uri", OTHER), ("default-graph-uri", OTHER))
    asked = (("query", "ASK {}"), *graphs)
    ways = (
        read("GET", urlencode(asked)),
        read("POST", "", FORM, form(*asked)),
        read("POST", urlencode(graphs), f"{QUERY}; charset=UTF-8", b"ASK {}"),
    )
    for call in ways:
        assert (call.kind, call.text) == ("query", "ASK {}")
        assert (call.default_graphs, call.named_graphs) == ((ONE, OTHER), (OTHER,))


def test_no_graphs_are_not_an_empty_dataset() -> None:
    """Who names no graph asks the store's own; who names one of a kind has none of the other."""
    assert read("GET", urlencode({"query": "ASK {}"})).default_graphs is None
    assert read("GET", urlencode({"query": "ASK {}", "named-graph-uri": ONE})).default_graphs == ()


def test_an_update_comes_in_two_ways() -> None:
    """In a form, and as it is."""
    assert read("POST", "", FORM, form(("update", "CLEAR ALL"))).kind == "update"
    call = read("POST", urlencode({"using-graph-uri": ONE}), UPDATE, b"CLEAR ALL")
    assert (call.kind, call.text, call.default_graphs) == ("update", "CLEAR ALL", (ONE,))


def test_asking_nothing_asks_what_this_is() -> None:
    """The service description."""
    assert read("GET", "").kind == "description"


@pytest.mark.parametrize(
    ("status", "method", "address", "media", "body"),
    [
        (400, "GET", form(("query", "ASK {}"), ("query", "ASK {}")), "", b""),
        (400, "GET", form(("update", "CLEAR ALL")), "", b""),
        (400, "GET", b"query=%FF%FE", "", b""),
        (400, "POST", b"", FORM, form(("query", "ASK {}"), ("query", "ASK {}"))),
        (400, "POST", b"", FORM, form(("query", "ASK {}"), ("update", "CLEAR ALL"))),
        (400, "POST", b"", FORM, form(("text", "ASK {}"))),
        (400, "POST", b"", FORM, form(("query", "ASK {}"), ("using-graph-uri", ONE))),
        (400, "POST", b"", FORM, form(*(("x", "y"),) * 1001)),
        (400, "POST", b"", QUERY, "ASK {} # 县".encode("gb18030")),
        (400, "POST", form(("query", "ASK {}")), QUERY, b"ASK {}"),
        (415, "POST", b"", f"{QUERY}; charset=gb18030", b"ASK {}"),
        (415, "POST", b"", "", form(("query", "ASK {}"))),
        (415, "POST", b"", "text/plain", b"ASK {}"),
    ],
)
def test_what_is_none_of_the_protocols_is_refused(
    status: int, method: str, address: bytes, media: str, body: bytes
) -> None:
    """With a status and one sentence."""
    with pytest.raises(Refusal) as refused:
        read(method, address.decode(), media, body)
    assert refused.value.status == status
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("application/json;q=0.1, text/csv;q=0.2", "text/csv"),
        ("application/json;q=0, */*", "text/csv"),
        ("text/html, */*;q=0.1", "application/json"),
        ("image/png", None),
        ("text/csv;q=0", None),
        ("text/csv;q=much", None),
    ],
)
def test_the_client_gets_what_it_likes_best(accept: str, chosen: str | None) -> None:
    """By weight, then by how narrow the range is, then in our order."""
    assert choose(accept, ["application/json", "text/csv"]) == chosen


@pytest.mark.parametrize(
    "where",
    [
        "SERVICE <http://127.0.0.1:1/> { ?s ?p ?o }",
        "service silent <http://127.0.0.1:1/> { ?s ?p ?o }",
        "?s ex:p?-1SERVICE<http://127.0.0.1:1/>{ ?q ?r ?t }",
        "FILTER(?a<'x>y') SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } FILTER(?a<'x>y')",
        "# a remark\rSERVICE ?s { ?s ?p ?o }",
    ],
)
def test_no_query_calls_another_server(where: str) -> None:
    """However the word is hidden from a reader with less than the whole grammar."""
    with pytest.raises(Refusal, match="fetches nothing"):
        refuse_fetching(f"PREFIX ex: <http://example.org/> SELECT * {{ {where} }}", "query")


def test_the_word_in_a_literal_can_be_spelt_otherwise() -> None:
    """As the refusal says; the engine reads it as the same, and never as a keyword."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode(ONE), ox.NamedNode(OTHER), ox.Literal("a service")))
    text = 'SELECT * { ?s ?p ?o FILTER(CONTAINS(?o, "serv\\u0069ce")) }'
    refuse_fetching(text, "query")
    assert len(list(store.query(text))) == 1  # type: ignore[arg-type]  # of a SELECT
    with pytest.raises(SyntaxError):
        store.query("SELECT * { serv\\u0069ce <http://127.0.0.1:1/> { ?s ?p ?o } }")


@pytest.mark.parametrize(
    "text", ["LOAD <file:///etc/hosts>", "CLEAR ALL;load<http://127.0.0.1:1/>", "BASE <http://e/>LOAD <x>"]
)
def test_no_update_fetches(text: str) -> None:
    """Neither from the network nor from the server's disk; a word that ends so is none of that."""
    with pytest.raises(Refusal):
        refuse_fetching(text, "update")
    refuse_fetching('INSERT DATA { <http://e/a> <http://e/p> "download" }', "update")
    refuse_fetching('SELECT * { ?s ?p "load" }', "query")
