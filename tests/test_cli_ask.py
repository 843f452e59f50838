"""``kg query``, ``kg show`` and ``kg sparql`` on the demo's graph."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from command_line import Done, demo, kg
from rich.cells import cell_len

from kg.card import card, names
from kg.commands.terminal import graph
from kg.queries import library

PACT = "《茶产业东西部协作框架协议》"
ARTICLE = "越州日报 2021-04-16 《一片叶子，牵起绍兴与石阡》"


def ask(*arguments: str | Path) -> Done:
    """A question to the demo's graph."""
    return kg(*arguments, "--graph", demo().graph)


def refused(done: Done, code: int) -> str:
    """The one sentence of a command that did nothing."""
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1
    return done.err.removeprefix("kg: ").strip()


def test_the_list_of_queries() -> None:
    """Every query with its parameters and both summaries, and none cut off."""
    listed = kg("query", "--list")
    assert listed.code == 0
    assert kg("query").out == listed.out
    for query in library().values():
        for text in (query.name, query.summary, query.summary_zh, *(f"{p.name}=" for p in query.parameters)):
            assert text in listed.out
    rows = json.loads(kg("query", "--list", "--format", "json").out)
    assert [row["query"] for row in rows] == list(library())


@pytest.mark.parametrize("name", library())
def test_what_a_query_takes(name: str) -> None:
    """Parameters and columns with their meaning."""
    said = kg("query", "--list", name).out
    for parameter in library()[name].parameters:
        assert parameter.description in said
    for column, meaning in library()[name].columns:
        assert column in said
        assert meaning in said


@pytest.mark.parametrize("name", library())
def test_every_query_answers(name: str) -> None:
    """From the demo's graph, or says that there is no answer."""
    given = {p.name: p.example for p in library()[name].parameters}
    values = [f"{p.name}={given[p.name]}" for p in library()[name].parameters if p.required]
    done = ask("query", name, *values)
    assert (done.code, done.err) == (0, "") or (done.code == 1 and done.err.startswith("kg: No answer in this graph"))
    assert bool(done.out) == (done.code == 0)


def test_a_table_and_its_evidence() -> None:
    """A row without repetition; with --evidence the sentence and its article, by name, stand under it."""
    plain, proved = ask("query", "agreements_places"), ask("query", "agreements_places", "--evidence")
    assert ["绍兴市", "石阡县", PACT] in [line.split()[:3] for line in plain.out.splitlines()]
    assert "签订" not in plain.out
    record = next(
        block
        for block in proved.out.split("\n\n")
        if f"绍兴市   partner: 石阡县   agreement: {PACT}" in block and ARTICLE in block
    )
    head, quote, article = record.splitlines()[:3]
    assert head.startswith("party: 绍兴市")
    assert "签订《茶产业东西部协作框架协议》" in quote
    assert article.strip() == ARTICLE
    assert not any(line != line.rstrip() for line in (plain.out + proved.out).splitlines())


def test_the_width_of_the_terminal() -> None:
    """Where there is one, nothing is wider; Chinese characters count two."""
    for arguments in (["query", "agreements_places"], ["query", "agreements_places", "--evidence"], ["show", "石阡县"]):
        said = kg(*arguments, "--graph", demo().graph, columns=72).out
        assert 60 < max(map(cell_len, said.splitlines())) <= 72
    assert max(map(cell_len, kg("query", "--list", columns=72).out.splitlines())) <= 72


def test_csv_and_markdown_hold_everything() -> None:
    """The same rows as JSON, sentence and article included."""
    rows = json.loads(ask("query", "agreements_places", "--format", "json").out)
    assert {"evidence", "article"} <= rows[0].keys()
    assert rows[0]["party_iri"].startswith("https://w3id.org/govkg/id/place/")
    cited = {f"{row['article_paper']} {row['article_day']} 《{row['article_title']}》" for row in rows}
    assert ARTICLE in cited
    assert all(row["article_file"] for row in rows)
    said = ask("query", "agreements_places", "--format", "csv").out
    assert said.startswith("\ufeff")
    assert list(csv.DictReader(io.StringIO(said.removeprefix("\ufeff")))) == rows
    marked = ask("query", "agreements_places", "--format", "md").out.splitlines()
    assert len(marked) == len(rows) + 2
    assert marked[1].replace(" ", "") == "|" + "---|" * sum(not head.endswith("_iri") for head in rows[0])


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["officials_lead"], 2, "There is no query 'officials_lead'; did you mean officials_leading or"),
        (["officials_leading"], 2, "needs a value for county. Try 'kg query --list officials_leading'."),
        (["officials_leading", "county="], 2, "needs a value for county"),
        (["officials_leading", "石阡县"], 2, "write county=石阡县."),
        (["gaps", "where=石阡县"], 2, "has no parameter 'where'; it takes place."),
        (["timeline", "since=soon"], 2, "since is a date like 2021, 2021-06 or 2021-06-26, not 'soon'."),
        (["timeline", "since＝soon"], 2, "since is a date like"),
        (["timeline", "since=2023", "until=2022-12"], 2, "since (2023) is after until (2022-12), so that"),
        (["undertakings", "who=石阡县", "role=boss"], 2, "role is leads, participatesIn, builds, operates, funds,"),
        (["multi_source", "least=0"], 2, "least is a whole number of at least 1, not '0'."),
        (["gaps", "place=火星县"], 1, "Nothing in the graph is called '火星县'"),
        (["gaps", "place=石阡线"], 1, "did you mean 石阡"),
        (["agreements_places", "since=2099"], 1, "No answer in this graph."),
        (["gaps", "place=x\udcff"], 1, "Nothing in the graph is called"),
    ],
)
def test_questions_that_cannot_be_answered(arguments: list[str], code: int, words: str) -> None:
    """One sentence each; wrong usage is told from what is not in the graph."""
    assert words in refused(ask("query", *arguments), code)


def test_no_answer_still_has_a_shape() -> None:
    """Where a program reads it."""
    assert ask("query", "agreements_places", "since=2099", "--format", "json").out == "[]\n"
    assert ask("query", "agreements_places", "since=2099", "--format", "csv").out.startswith("\ufeffparty,party_iri,")
    assert ask("sparql", "SELECT ?s WHERE { ?s a gov:Nothing }", "--format", "json").code == 1


def test_a_card() -> None:
    """What the thing is, then each statement with its sentence and article; a sentence once for all it states."""
    done = ask("show", "石阡县")
    head, *blocks = done.out.strip().split("\n\n")
    assert head.splitlines() == [
        "石阡县  地点",
        "又名  石阡",
        "处于  贵州省、铜仁市",
        "https://w3id.org/govkg/id/place/520623",
    ]
    pact = next(block for block in blocks if "签订《茶产业东西部协作框架协议》" in block)
    assert "2021-04-14  绍兴市 签约 石阡县（done）" in pact.splitlines()
    assert pact.splitlines()[-1].strip() == ARTICLE
    for name in ("石阡", "520623", "https://w3id.org/govkg/id/place/520623"):
        assert ask("show", name).out == done.out


def test_a_card_for_programs() -> None:
    """JSON with the terms of the ontology, CSV with a row a statement, in the same order by time."""
    data = json.loads(ask("show", "石阡县", "--format", "json").out)
    assert (data["label"], data["types"], data["aliases"]) == ("石阡县", ["Place"], ["石阡"])
    assert {"subject", "predicate", "object", "sentence", "headline"} <= data["facts"][0].keys()
    assert "signsAgreementWith" in {fact["predicate"] for fact in data["facts"]}
    days = [fact["date"] or fact["issued"] for fact in data["facts"]]
    assert days == sorted(days)
    assert len(list(csv.reader(io.StringIO(ask("show", "石阡县", "--format", "csv").out)))) == len(days) + 1


def test_a_card_has_the_figures() -> None:
    """Measures are statements too."""
    rows = json.loads(
        ask("sparql", "SELECT ?t WHERE { GRAPH ?g { ?m gov:of ?t } } LIMIT 1", "--format", "json").out or "[]"
    )
    if not rows:
        pytest.skip("the pipeline finds no measures in the samples")
    with graph(demo().graph) as store:
        found = card(store.dataset, rows[0]["t"])
    assert {fact.predicate for fact in found.facts} - names().keys()


def test_names_that_mean_nothing() -> None:
    """Are told from the nearest right ones."""
    assert "did you mean 石阡" in refused(ask("show", "石阡线"), 1)


def test_sparql_answers() -> None:
    """SELECT, ASK, CONSTRUCT and DESCRIBE, with the project's prefixes known."""
    rows = json.loads(ask("sparql", "SELECT ?n WHERE { ?p a gov:Place ; skos:prefLabel ?n }", "--format", "json").out)
    assert {"n": "石阡县"} in rows
    assert ask("sparql", "ASK { ?p a gov:Person }").out == "yes\n"
    assert ask("sparql", "ASK { ?p a gov:Nothing }") == Done(0, "no\n", "")
    turtle = ask("sparql", "CONSTRUCT WHERE { ?p a gov:Person }").out
    assert turtle.startswith("@prefix gov: <https://w3id.org/govkg/ns#> .\n")
    assert "skos:prefLabel" in ask("sparql", "DESCRIBE <https://w3id.org/govkg/id/place/520623>").out


def test_sparql_from_a_file(tmp_path: Path) -> None:
    """The library's own files are queries as they stand."""
    file = tmp_path / "q.rq"
    file.write_text(library()["bases_built"].text, "utf-8")
    assert ask("sparql", "-f", file).code == 0
    file.write_bytes("SELECT * WHERE { ?s ?p '石阡县' }".encode("gb18030"))
    assert refused(ask("sparql", "-f", file), 1) == f"{file}: this is no UTF-8 text; save the query as UTF-8."
    missing = refused(ask("sparql", "-f", tmp_path / "none"), 1)
    assert missing == f"{tmp_path / 'none'}: cannot be read (No such file or directory); check the path."
    assert refused(ask("sparql", "ASK {}", "-f", file), 2).startswith("Give either a query or a file")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELEC ?s", "This is no SPARQL 1.1 (line 1"),
        ("SELECT ?s\nWHERE { ?s ?p }", "This is no SPARQL 1.1 (line 2, near the end)"),
        ("SELECT ?s WHERE { ?s foo:bar ?o }", "the prefix is not declared."),
        ("SELECT ?s WHERE {", "This is no SPARQL 1.1 (line 1, near the end)"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "kg sparql only asks; kg add and kg remove change the graph."),
        ("SELECT ?s WHERE { ?s a gov:Nothing }", "No answer in this graph."),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE is not answered, since kg sparql"),
    ],
)
def test_sparql_that_is_wrong(text: str, words: str) -> None:
    """One sentence: where, and what is the matter."""
    assert words in refused(ask("sparql", text), 1)


def test_a_plain_question() -> None:
    """The command that is chosen goes to standard error, the answer with its sentences to standard output."""
    done = ask("ask", "石阡县和新昌县签过什么协议？")
    assert done.err == "kg query agreements_between one=石阡县 other=新昌县\n"
    assert "party: 石阡县   partner: 新昌县" in done.out
    assert "《一片叶子，牵起绍兴与石阡》" in done.out
    rows = json.loads(ask("ask", "石阡县和新昌县签过什么协议？", "--format", "json").out)
    assert {"party", "partner", "evidence", "article"} <= rows[0].keys()
    assert "《一片叶子" not in ask("ask", "石阡县和新昌县签过什么协议？", "--brief").out


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("石阡县的茶好喝吗？", "There is no query for the question"),
        ("火星县有哪些项目？", "Nothing in the graph is called '火星县'"),
    ],
)
def test_a_plain_question_without_an_answer(question: str, words: str) -> None:
    """One sentence, and no guess."""
    assert words in refused(ask("ask", question), 1)


def test_a_place_of_which_itself_nothing_is_said() -> None:
    """The question goes to all that lies in it, which is said; a query that finds nothing names where else to look."""
    asked = ask("ask", "寻乌县有哪些合作伙伴？", "--brief")
    assert "Nothing of the place itself, so of all that lies in it: kg query cooperation place=寻乌县" in asked.err
    assert "寻乌县" in asked.out
    asked = ask("ask", "西峡县做了什么？", "--brief")
    assert "There is more of what lies in it: kg query undertakings place=西峡县" in asked.err
    done = ask("query", "cooperation", "thing=寻乌县")
    assert refused(done, 1).endswith("; 'kg query cooperation place=寻乌县' asks of all that lies in it.")
    assert "'kg show 西峡县' has all" in refused(ask("query", "cooperation", "thing=西峡县"), 1)
    assert "'kg show 屈晓岚' has all" in refused(ask("query", "undertakings", "who=屈晓岚", "role=builds"), 1)


def test_the_bodies_of_a_county() -> None:
    """Its card ends with them, and says how to have what is said of them."""
    said = ask("show", "石阡县").out
    assert "详见 kg query timeline place=石阡县" in said
    assert said.index("石阡县总工会  2") > said.index("下属机构")
    assert "下属机构" not in ask("show", "石阡县总工会").out
    bodies = json.loads(ask("show", "石阡縣", "--format", "json").out)["bodies"]
    assert "石阡县委" in {body["label"] for body in bodies}
