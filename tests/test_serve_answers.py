"""What a worker answers, asked directly: forms, limits, datasets, names, statements, marks, texts for the editor."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from command_line import demo
from hypothesis import given
from hypothesis import strategies as st
from invented_articles import example

from kg.card import card
from kg.queries import library, run
from kg.serve import articles, editor, names, statements
from kg.serve.answers import CUT, GRAPHS, RESULTS, answer, with_prefixes
from kg.serve.around import part
from kg.serve.marks import Mark, paragraphs
from kg.serve.messages import Call, PageCall, Refusal, Reply
from kg.serve.pages import Pages
from kg.serve.settings import Limits
from kg.serve.words import LANGUAGES, TEXTS, name, say
from kg.snapshot import snapshot
from kg.store import GraphStore

SHIQIAN = ox.NamedNode("https://w3id.org/govkg/id/place/520623")
A, B, P, G, H = (ox.NamedNode(f"http://example.org/{letter}") for letter in "abpgh")


@pytest.fixture(scope="module")
def pages() -> Iterator[Pages]:
    """The demo's graph as a worker has it."""
    copy = snapshot(demo().graph)
    yield Pages(ox.Store.read_only(str(copy)))
    shutil.rmtree(copy)


@pytest.fixture
def small() -> ox.Store:
    """A default graph and two named ones, with terms of all kinds."""
    return filled(
        [
            ox.Quad(A, P, ox.Literal('a "b"\t\n,', language="zh")),
            ox.Quad(A, P, ox.Literal(5)),
            ox.Quad(B, P, ox.BlankNode("x"), G),
            ox.Quad(A, P, B, H),
        ]
    )


def filled(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store of these quads."""
    store = ox.Store()
    store.extend(quads)
    return store


def asked(store: ox.Store, text: str, accept: str = "", limits: Limits | None = None, **more: object) -> Reply:
    """The answer to a query."""
    return answer(store, Call("query", text, base="http://host/sparql", accept=accept, **more), limits or Limits())  # type: ignore[arg-type]


@pytest.mark.parametrize("media", RESULTS)
def test_solutions_in_every_form_are_the_same(small: ox.Store, media: str) -> None:
    """Read back: rows, unbound cells, and terms with language, datatype or neither."""
    text = "SELECT ?s ?o ?no { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    reply = asked(small, text, media)
    assert (reply.status, reply.media.partition(";")[0]) == (200, media)
    if media == "text/csv":  # which has no types
        assert next(csv.reader(io.StringIO(reply.body.decode(), newline=""))) == ["s", "o", "no"]
        assert b'"a ""b""\t\n,"' in reply.body
        return
    rows = ox.parse_query_results(reply.body, format=RESULTS[media])
    assert isinstance(rows, ox.QuerySolutions)
    found = [tuple(row) for row in rows]
    assert len(found) == 4
    named = {row[1] for row in found if not isinstance(row[1], ox.BlankNode)}
    assert named == {ox.Literal('a "b"\t\n,', language="zh"), ox.Literal(5), B}
    assert all(row[2] is None for row in found)


@pytest.mark.parametrize("media", RESULTS)
def test_yes_and_no_in_every_form(small: ox.Store, media: str) -> None:
    """``ASK``."""
    assert b"true" in asked(small, "ASK { ?s ?p ?o }", media).body
    assert b"false" in asked(small, "ASK { ?s ?p 77 }", media).body


@pytest.mark.parametrize("media", GRAPHS)
@pytest.mark.parametrize("text", ["CONSTRUCT WHERE { ?s ?p ?o }", f"DESCRIBE {A}"])
def test_graphs_in_every_form_are_the_same(small: ox.Store, media: str, text: str) -> None:
    """Read back by the engine."""
    reply = asked(small, text, media)
    assert reply.media.partition(";")[0] == media
    assert len(list(ox.parse(reply.body, format=GRAPHS[media]))) == 2


def test_rows_without_columns_count(small: ox.Store) -> None:
    """One solution that binds nothing is not none."""
    assert json.loads(asked(small, "SELECT * {}").body)["results"]["bindings"] == [{}]


def test_a_client_that_wants_pictures_is_told_what_there_is(small: ox.Store) -> None:
    """Status 406."""
    with pytest.raises(Refusal, match="text/csv") as refused:
        asked(small, "ASK {}", "image/png")
    assert refused.value.status == 406


@pytest.mark.parametrize(
    ("default", "named", "plain", "inside"),
    [
        (None, None, 2, 2),
        ((G.value,), (), 1, 0),
        ((G.value, H.value), (), 2, 0),
        ((), (H.value,), 0, 1),
        ((G.value,), (H.value,), 1, 1),
    ],
)
def test_the_request_says_which_graphs(
    small: ox.Store, default: tuple[str, ...] | None, named: tuple[str, ...] | None, plain: int, inside: int
) -> None:
    """What it does not name is not there, once it names any."""
    for pattern, count in (("?s ?p ?o", plain), ("GRAPH ?g { ?s ?p ?o }", inside)):
        found = asked(small, f"SELECT * {{ {pattern} }}", default_graphs=default, named_graphs=named)
        assert len(json.loads(found.body)["results"]["bindings"]) == count


def test_no_more_than_so_many_rows_and_it_says_so() -> None:
    """In the header, in the head of JSON and XML, in a remark of Turtle; a whole answer has none of that."""
    store = filled(ox.Quad(A, P, ox.Literal(n)) for n in range(50))
    cut, whole = Limits(rows=7), Limits(rows=50)
    reply = asked(store, "SELECT * { ?s ?p ?o }", limits=cut)
    assert len(json.loads(reply.body)["results"]["bindings"]) == 7
    assert json.loads(reply.body)["head"]["link"] == ["http://host/sparql#only-the-first-rows"]
    assert dict(reply.headers)[CUT].startswith("only the first 7 rows")
    xml = asked(store, "SELECT * { ?s ?p ?o }", "application/sparql-results+xml", cut)
    assert b'<link href="http://host/sparql#only-the-first-rows"/></head>' in xml.body
    assert len(list(ox.parse_query_results(xml.body, format=ox.QueryResultsFormat.XML))) == 7  # type: ignore[arg-type]
    turtle = asked(store, "CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle", cut)
    assert turtle.body.decode().rstrip().splitlines()[-1].startswith("# only the first 7 triples")
    assert len(list(ox.parse(turtle.body, format=ox.RdfFormat.TURTLE))) == 7
    assert CUT not in dict(asked(store, "SELECT * { ?s ?p ?o }", limits=whole).headers)


def test_no_more_than_so_many_bytes() -> None:
    """Rows may be few and long."""
    store = filled(ox.Quad(A, P, ox.Literal("长" * 1000 + str(n))) for n in range(50))
    reply = asked(store, "SELECT ?o { ?s ?p ?o }", limits=Limits(answer_bytes=10_000))
    assert CUT in dict(reply.headers)
    assert len(json.loads(reply.body)["results"]["bindings"]) in range(9, 13)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * {", "near the end"),
        ("SELECT *\n{ nope:a ?p ?o }", "line 2"),
        ("DELETE WHERE { ?s ?p ?o }", "no SPARQL"),
        ("", "no SPARQL"),
    ],
)
def test_a_mistake_is_found_where_it_is(small: ox.Store, text: str, said: str) -> None:
    """The prefixes that are put in front do not count."""
    with pytest.raises(Refusal, match=said) as refused:
        asked(small, text)
    assert refused.value.status == 400
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("query", library())
def test_the_editors_texts_are_queries(pages: Pages, query: str) -> None:
    """As they are put into the editor; they find what ``kg query`` finds for the same values."""
    asked_for = library()[query]
    found = pages.store.query(with_prefixes(editor.filled(asked_for)))
    assert isinstance(found, ox.QuerySolutions)
    values = {p.name: p.example for p in asked_for.parameters if p.required and not p.default}
    assert len(list(found)) == len(run(pages.dataset, asked_for, values).rows)


@pytest.mark.parametrize("text", ["石阡县", "绍兴市", "新昌县农业农村局"])
def test_a_thing_says_what_kg_show_says(pages: Pages, text: str) -> None:
    """Statement for statement."""
    wanted = card(pages.dataset, text)
    node = ox.NamedNode(wanted.iri)
    assert [one.said for one in statements.of_thing(pages.store, node)] == list(wanted.facts)
    thing = names.thing(pages.store, node)
    assert thing is not None
    assert (thing.label, thing.kinds, thing.aliases) == (wanted.label, wanted.types, wanted.aliases)
    assert sorted(label for _, label in thing.within) == sorted(wanted.within)


def test_search_knows_names_aliases_and_codes(pages: Pages) -> None:
    """The closest comes first."""
    for words in ("石阡县", "石阡", "520623", " 石阡 "):
        assert names.search(pages.store, words)[0].iri == SHIQIAN.value, words
    assert names.search(pages.store, "千里茶香")[0].label == "“千里茶香”协作工程"
    assert names.search(pages.store, '") } DROP ALL #') == []
    assert names.search(pages.store, "“”") == []


def test_the_picture_is_of_the_neighbourhood(pages: Pages) -> None:
    """All facts of the thing and of its neighbours, and no more than the limit."""
    near = part(pages.store, SHIQIAN, 1)
    facts = {one.said for one in statements.of_thing(pages.store, SHIQIAN)}
    assert {one.said for one in statements.of_thing(near, SHIQIAN)} == facts
    assert len(near) < len(pages.store)
    few = part(pages.store, SHIQIAN, 1, most=3)
    assert len({one.said for one in statements.of_thing(few, SHIQIAN) if one.object}) == 3


def test_an_article_shows_every_fact_at_its_sentence(pages: Pages) -> None:
    """Each statement's place is the start of a block, and marks name the article's own things."""
    for listed in articles.latest(pages.store, 0, 50):
        node = ox.NamedNode(listed.iri)
        shown = articles.read(pages.store, node)
        assert shown is not None
        starts = {start for line in shown.lines for block in line for start in block.starts}
        said = statements.in_article(pages.store, node)
        assert {one.start for one in said} <= starts
        marked = {p.mark.iri for line in shown.lines for block in line for p in block.pieces if p.mark and p.mark.iri}
        assert marked
        assert marked <= {iri for iri, _, _ in shown.things}
        assert "\n".join("".join(p.text for b in line for p in b.pieces) for line in shown.lines) == shown.record.text


@given(st.data())
def test_marks_lose_nothing_of_the_text(data: st.DataObject) -> None:
    """Whatever overlaps, and wherever lines break."""
    text = data.draw(st.text("县ab\n", max_size=30))
    spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda s: (min(s), max(s)))
    inside = spans.filter(lambda s: s[1] <= len(text))
    sentences = data.draw(st.lists(inside, max_size=4))
    marks = [Mark(start, end, "", "Place") for start, end in data.draw(st.lists(inside, max_size=5))]
    lines = paragraphs(text, sentences, marks)
    assert "\n".join("".join(p.text for b in line for p in b.pieces) for line in lines) == text


def test_both_languages_say_everything() -> None:
    """With the same gaps, and with the ontology's names."""
    for key, texts in TEXTS.items():
        assert len(texts) == len(LANGUAGES)
        assert all(texts), key
        assert len({text.count("{") for text in texts}) == 1, key
    assert (name("zh", "leads"), name("en", "Place"), name("zh", "x")) != ("leads", "", "")
    assert say("en", "page", n=1, of=2) == "Page 1 of 2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_drawn(pages: Pages, language: str) -> None:
    """In both languages, whatever the numbers in its address."""
    iri = SHIQIAN.value
    article = articles.latest(pages.store, 0, 1)[0].iri
    for page, values in (
        ("start", {}),
        ("search", {"q": "石阡"}),
        ("thing", {"iri": iri, "page": "999999999999"}),
        ("articles", {"page": "-1"}),
        ("article", {"iri": article}),
        ("questions", {}),
        ("question", {"name": "officials_leading", "county": "石阡县"}),
        ("editor", {}),
    ):
        reply = pages.page(PageCall(page, language, values))
        assert reply.status == 200, page
        assert f'<html lang="{"zh-CN" if language == "zh" else "en"}">' in reply.body.decode()


def test_more_articles_than_a_page_shows() -> None:
    """The first page leads to the next one, and that one back; each article stands on one of them."""
    graph = GraphStore(ox.Store(), Path("memory"))
    for number in range(120):
        graph.add(example(f"many{number:03}"))
    found = Pages(graph._store)
    shown = [found.page(PageCall("articles", "en", {"page": str(page)})) for page in (1, 2)]
    assert [reply.status for reply in shown] == [200, 200]
    assert 'href="/articles?page=2"' in shown[0].body.decode()
    assert 'href="/articles?page=1"' in shown[1].body.decode()
    for number in range(120):
        assert sum(f"many{number:03}" in reply.body.decode() for reply in shown) == 1
