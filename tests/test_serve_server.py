"""A running ``kg serve``: the protocol over HTTP, its clients, its limits, what it refuses, what it renews."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from command_line import copy_of_graph, demo, kg
from serving import SHIQIAN, TOKEN, Site, served

from kg.store import open_graph

FORM = "application/x-www-form-urlencoded"
NAMES = "SELECT ?name { ?place a gov:Place ; skos:prefLabel ?name } ORDER BY ?name"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER (?a != ?l) }"
FAT = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
GREEDY = f"SELECT * {{ {SLOW} }}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo's graph, to read only, open to one web site."""
    with served(demo().graph, tmp_path_factory.mktemp("log") / "log", "--cors", "https://friend.example") as running:
        yield running


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo's graph with narrow limits."""
    log = tmp_path_factory.mktemp("log") / "log"
    limits = ("--timeout", "2", "--max-rows", "20", "--memory", "512", "--workers", "2")
    with served(demo().graph, log, *limits) as running:
        yield running


@pytest.fixture(scope="module")
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the graph, to write to for those with the token."""
    folder = tmp_path_factory.mktemp("writable")
    with served(copy_of_graph(folder / "graph"), folder / "log", "--writable", token=TOKEN) as running:
        yield running


# The cases of the W3C's protocol tests that are about queries: request, and what has to come back.
CASES = [
    ("GET", {"query": "ASK {}"}, "", "", 200, "application/sparql-results+json"),
    ("POST form", {"query": "ASK {}"}, "", "", 200, "application/sparql-results+json"),
    ("POST query", {}, "ASK {}", "", 200, "application/sparql-results+json"),
    ("GET", {"query": "SELECT * {}"}, "", "application/sparql-results+xml", 200, "application/sparql-results+xml"),
    ("GET", {"query": "SELECT * {}"}, "", "text/csv", 200, "text/csv"),
    ("GET", {"query": "SELECT * {}"}, "", "text/tab-separated-values", 200, "text/tab-separated-values"),
    ("GET", {"query": "ASK {}"}, "", "application/sparql-results+xml", 200, "application/sparql-results+xml"),
    ("GET", {"query": "CONSTRUCT WHERE { ?s a gov:Honor }"}, "", "", 200, "text/turtle"),
    ("GET", {"query": "CONSTRUCT WHERE { ?s a gov:Honor }"}, "", "application/rdf+xml", 200, "application/rdf+xml"),
    ("GET", {"query": f"DESCRIBE <{SHIQIAN}>"}, "", "application/n-triples", 200, "application/n-triples"),
    ("GET", {"query": f"DESCRIBE <{SHIQIAN}>"}, "", "application/ld+json", 200, "application/ld+json"),
    ("GET", {"query": "ASK {}", "default-graph-uri": "http://example.org/g"}, "", "", 200, None),
    ("POST form", {"query": "ASK {}", "named-graph-uri": "http://example.org/g"}, "", "", 200, None),
    ("POST query", {"default-graph-uri": "http://example.org/g"}, "ASK {}", "", 200, None),
    ("GET", {"query": "ASK {}", "default-graph-uri": "no iri"}, "", "", 400, "text/plain"),
    ("GET", {"query": "ASK {"}, "", "", 400, "text/plain"),
    ("POST query", {}, "ASK {", "", 400, "text/plain"),
    ("GET", {"query": "ASK {}"}, "", "image/png", 406, "text/plain"),
    ("PUT query", {}, "ASK {}", "", 405, "text/plain"),
    ("POST text/plain", {}, "ASK {}", "", 415, "text/plain"),
    ("POST form", {"update": "CLEAR ALL"}, "", "", 403, "text/plain"),
    ("POST update", {}, "CLEAR ALL", "", 403, "text/plain"),
    ("GET", {"update": "CLEAR ALL"}, "", "", 400, "text/plain"),
    ("GET", {"query": "CLEAR ALL"}, "", "", 400, "text/plain"),
]


@pytest.mark.parametrize(("how", "fields", "body", "accept", "status", "media"), CASES)
def test_the_protocol(
    site: Site, how: str, fields: dict[str, str], body: str, accept: str, status: int, media: str | None
) -> None:
    """Request for request; an error is one sentence of plain text."""
    method, _, kind = how.partition(" ")
    types = {"form": FORM, "query": "application/sparql-query", "update": "application/sparql-update"}
    address = "/sparql" if kind == "form" else f"/sparql?{urlencode(fields)}"
    sent = urlencode(fields).encode() if kind == "form" else body.encode()
    headers = {"Content_Type": types.get(kind, kind)} if kind else {}
    answer = site.ask(address, method, sent or None, **headers, **({"Accept": accept} if accept else {}))
    assert answer.status == status, answer.text
    assert answer.media == (media or "application/sparql-results+json")
    if status >= 400:
        assert re.fullmatch(r"[^\n]+[.;]?[^\n]*\.\n", answer.text)
        assert "Traceback" not in answer.text


def test_the_service_describes_itself(site: Site) -> None:
    """In RDF; a browser is sent to the query page."""
    answer = site.ask("/sparql", Accept="text/turtle")
    quads = list(ox.parse(answer.body, format=ox.RdfFormat.TURTLE))
    assert {q.object.value.rpartition("#")[2] for q in quads if q.predicate.value.endswith("supportedLanguage")} == {
        "SPARQL11Query"
    }
    assert {q.object.value for q in quads if q.predicate.value.endswith("#endpoint")} == {site.endpoint}
    browser = site.ask("/sparql", Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert (browser.status, browser.headers["location"]) == (303, "/query")


def test_sparqlwrapper(site: Site) -> None:
    """SELECT in all forms, ASK, CONSTRUCT, by GET and POST."""
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(site.endpoint)
    client.setQuery(NAMES)
    client.setReturnFormat(wrapper.JSON)
    names = {row["name"]["value"] for row in client.query().convert()["results"]["bindings"]}
    assert "石阡县" in names
    client.setMethod(wrapper.POST)
    client.setReturnFormat(wrapper.XML)
    assert "石阡县" in client.query().convert().toxml()
    client.setRequestMethod(wrapper.POSTDIRECTLY)
    client.setReturnFormat(wrapper.CSV)
    assert "石阡县" in client.query().convert().decode()
    client.setQuery("CONSTRUCT WHERE { ?s a gov:Honor }")
    client.setReturnFormat(wrapper.TURTLE)
    assert b"gov:Honor" in client.query().convert()


def test_rdflibs_sparql_store(site: Site) -> None:
    """As a graph, and with queries of the library's kind."""
    from rdflib import SKOS, Graph, Literal, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        graph = Graph(SPARQLStore(site.endpoint))
        assert (URIRef(SHIQIAN), SKOS.prefLabel, Literal("石阡县", lang="zh")) in graph
        assert "石阡县" in {str(row[0]) for row in graph.query(NAMES) if isinstance(row, tuple)}


def test_curl(site: Site) -> None:
    """As somebody types it."""
    command = ["curl", "-s", "-H", "Accept: text/csv", "--data-urlencode", f"query={NAMES}", site.endpoint]
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    except FileNotFoundError:
        pytest.skip("curl is not installed")
    assert "石阡县" in done.stdout.splitlines()


def test_pyoxigraph_reads_what_comes(site: Site) -> None:
    """The same rows as from the graph on disk."""
    rows = ox.parse_query_results(site.query(NAMES).body, format=ox.QueryResultsFormat.JSON)
    with open_graph(demo().graph, read_only=True) as store, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        wanted = [str(row[0]) for row in store.dataset.query(NAMES) if isinstance(row, tuple)]
    assert [row["name"].value for row in rows] == wanted  # type: ignore[union-attr]


def test_fifty_at_a_time(site: Site) -> None:
    """All answered, all alike."""
    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(lambda _: site.query(NAMES), range(50)))
    assert {answer.status for answer in answers} == {200}
    assert len({answer.body for answer in answers}) == 1


def test_a_slow_query_is_cut_off_and_the_next_answers(strict: Site) -> None:
    """Also when every worker had one."""
    began = time.monotonic()
    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(strict.query, [SLOW, GREEDY, SLOW]))
    assert [answer.status for answer in answers] == [503, 503, 503]
    assert "more than 2 seconds" in answers[0].text
    assert time.monotonic() - began < 20
    assert strict.query("ASK {}").status == 200


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_query_that_takes_much_memory_is_cut_off(tmp_path: Path) -> None:
    """Before the time is up, and the server lives on."""
    with served(demo().graph, tmp_path / "log", "--timeout", "60", "--memory", "400") as running:
        answer = running.query(FAT)
        assert (answer.status, "more memory" in answer.text) == (503, True)
        assert running.query("ASK {}").status == 200


def test_a_huge_answer_is_cut_with_a_sign(strict: Site) -> None:
    """As many rows as allowed, and the header."""
    answer = strict.query("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert len(answer.bindings) == 20
    assert answer.headers["x-govkg-cut"].startswith("only the first 20 rows")
    assert "x-govkg-cut" not in strict.query("SELECT * { ?s ?p ?o } LIMIT 20").headers


def test_a_request_that_is_too_long_is_refused(site: Site) -> None:
    """While it is being sent."""
    answer = site.ask("/sparql", "POST", b"#" * (5 << 20), Content_Type="application/sparql-query")
    assert answer.status == 413


def test_no_answer_holds_a_traceback(site: Site) -> None:
    """Whatever is asked for."""
    for path in (
        "/thing",
        "/thing?iri=%00",
        "/article?iri=http://x/y",
        "/queries/nope",
        "/%2e%2e/etc/passwd",
        "/static/../../layout.html.j2",
        "/around?iri=http://x/y",
        "/thing?iri=<script>",
        "/search?q=%ED%A0%80",
    ):
        answer = site.ask(path)
        assert answer.status in (200, 404), path
        assert "Traceback" not in answer.text
        assert "<script>" not in answer.text.replace('<script src="/static/theme.js"></script>', "")


def test_headers_keep_strangers_out(site: Site) -> None:
    """No inline scripts, no framing, no other host's name; only the named site may read."""
    page = site.ask("/")
    policy = page.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= set(policy.split("; "))
    assert site.ask("/", Host="evil.example").status == 400
    friend = site.ask("/sparql?query=ASK%7B%7D", Origin="https://friend.example")
    assert friend.headers["access-control-allow-origin"] == "https://friend.example"
    assert "access-control-allow-origin" not in site.ask("/", Origin="https://evil.example").headers
    asked = {"Origin": "https://friend.example", "Access_Control_Request_Method": "POST"}
    assert site.ask("/sparql", "OPTIONS", **asked).status == 200


def test_parameters_of_a_query_are_names_and_not_text(site: Site) -> None:
    """An injection is an unknown name."""
    text = site.page("/queries/officials_leading", county='石阡县" } DROP ALL #')
    assert "图谱里没有叫" in text
    assert "石阡县" in site.page("/queries/officials_leading", county="石阡县")


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", "é"])
def test_an_update_without_the_token_is_refused(open_site: Site, token: str) -> None:
    """And nothing is changed, nor the token told."""
    before = open_site.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body
    answer = open_site.update("CLEAR ALL", token.encode().decode("latin-1"))
    assert answer.status == 401
    assert TOKEN not in answer.text + str(answer.headers)
    assert open_site.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body == before


def test_an_update_with_the_token_is_done_and_seen_at_once(open_site: Site) -> None:
    """Wholly or not at all, relative to the endpoint, without fetching anything."""
    assert open_site.update('INSERT DATA { <#a> skos:prefLabel "甲"@zh }').status == 200
    assert json.loads(open_site.query(f'ASK {{ <{open_site.endpoint}#a> skos:prefLabel "甲"@zh }}').body)["boolean"]
    assert open_site.update("INSERT DATA { <#b> a <#c> } ; NONSENSE").status == 400
    assert not json.loads(open_site.query("ASK { <#b> ?p ?o }").body)["boolean"]
    assert open_site.update("LOAD <file:///etc/hosts>").status == 403
    using = open_site.ask(
        "/sparql",
        "POST",
        urlencode({"update": "CLEAR ALL", "using-graph-uri": "http://example.org/g"}).encode(),
        Content_Type=FORM,
        Authorization=f"Bearer {TOKEN}",
    )
    assert using.status == 400
    assert open_site.update("DELETE WHERE { <#a> ?p ?o }").status == 200
    assert TOKEN not in open_site.log.read_text("utf-8")


def test_an_update_waits_for_nobody(open_site: Site) -> None:
    """While another process writes, it is refused, and queries go on."""
    with open_graph(open_site.graph):
        answer = open_site.update("INSERT DATA { <#x> a <#y> }")
        assert (answer.status, "in use" in answer.text) == (503, True)
        assert open_site.query("ASK {}").status == 200


def test_what_is_added_meanwhile_is_served_soon(open_site: Site) -> None:
    """By another process, while this one serves; queries go on."""
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?a a gov:Article } }"
    with open_graph(open_site.graph, read_only=True) as store:
        articles = [entry.id for entry in store.articles()]
    before = int(open_site.query(count).bindings[0]["n"]["value"])
    assert before == len(articles)
    done = kg("remove", articles[0], "--graph", open_site.graph)
    assert done.code == 0, done.err
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and int(open_site.query(count).bindings[0]["n"]["value"]) == before:
        time.sleep(0.2)
    assert int(open_site.query(count).bindings[0]["n"]["value"]) == before - 1


def test_hostile_names_stay_text(open_site: Site) -> None:
    """On every page that shows them."""
    name = "</script><script>alert(1)</script><img src=x onerror=alert(1)>'\\u2028"
    article = open_site.query("SELECT ?a { GRAPH ?a { ?a a gov:Article } } LIMIT 1").bindings[0]["a"]["value"]
    told = open_site.update(
        f'DELETE {{ GRAPH ?a {{ ?a dcterms:title ?t }} }} INSERT {{ GRAPH ?a {{ ?a dcterms:title "{name}"@zh }} '
        f'<{SHIQIAN}> skos:altLabel "{name}"@zh }} '
        f"WHERE {{ BIND (<{article}> AS ?a) GRAPH ?a {{ ?a dcterms:title ?t }} }}"
    )
    assert told.status == 200, told.text
    for page, values in (
        ("/thing", {"iri": SHIQIAN}),
        ("/articles", {}),
        ("/article", {"iri": article}),
        ("/search", {"q": "alert"}),
        ("/search", {"q": name}),
        ("/around", {"iri": SHIQIAN}),
    ):
        text = open_site.page(page, **values)
        assert "alert(1)" in text or page == "/article"
        assert "<script>alert" not in text
        assert "<img src=x" not in text


def test_it_ends_without_leaving_anything_behind(tmp_path: Path) -> None:
    """Neither processes nor snapshots."""
    graph = copy_of_graph(tmp_path / "graph")
    with served(graph, tmp_path / "log") as running:
        assert running.query("ASK {}").status == 200
        assert [path.name for path in tmp_path.iterdir() if "reader" in path.name]
    assert running.process.returncode == 0, running.log.read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "log"]


def test_wrong_usage_is_said_in_a_sentence(tmp_path: Path) -> None:
    """No graph, no token, no such address."""
    assert kg("serve", "--graph", tmp_path / "none").code == 1
    assert kg("serve", "--graph", demo().graph, "--writable").code == 2
    taken = kg("serve", "--graph", demo().graph, "--host", "192.0.2.1")
    assert (taken.code, taken.err.count("\n")) == (1, 1)
