"""Reports that do not agree stand side by side, each with its sentence; one voice and several are told apart."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.queries import run
from kg.store import GraphStore
from pipelines.article import Article, Entity, Measure, Relation, Span

PLACES = (Entity("衡南县", "Place"), Entity("临湘市", "Place"))
TYPES = {"助学工程": "Initiative", "青石桥": "Facility", "柳云": "Person", "石溪": "Person"}


def report(id_: str, text: str, *told: tuple[str, str, str, dict[str, str]], acres: float = 0) -> Article:
    """An article of one sentence, which is the evidence of all that it says."""
    names = {name for s, _, o, _ in told for name in (s, o)} | ({"青石桥"} if acres else set())
    span = Span(0, len(text))
    return Article(
        text=text,
        published=f"2021-06-{10 + len(id_)}",
        publisher="湖南日报",
        id=id_,
        entities=(
            *PLACES,
            *(
                Entity(n, TYPES[n], "Programme" if TYPES[n] == "Initiative" else "")
                for n in sorted(names & TYPES.keys())
            ),
        ),
        relations=tuple(
            Relation(s, p, o, **more, evidence=text, span=span)  # type: ignore[arg-type]
            for s, p, o, more in told
        ),
        measures=(Measure("青石桥", "占地", acres, "亩", evidence=text, span=span),) if acres else (),
    )


def ask(name: str, *columns: str, articles: list[Article], **values: str) -> list[tuple[str, ...]]:
    """Chosen columns of a query's answer on these articles."""
    graph = GraphStore(ox.Store(), Path("memory"))
    for article in articles:
        graph.add(article)
    found = run(graph.dataset, name, values)
    places = [found.columns.index(column) for column in columns]
    return [tuple(str(row[i]) for i in places) for row in found.rows]


def funded(id_: str, amount: str, status: str = "done") -> Article:
    """The county pays for the programme."""
    told = ("衡南县", "funds", "助学工程", {"amount": amount, "status": status})
    return report(id_, f"衡南县投入{amount}用于助学工程。", told)


def signed(id_: str, date: str) -> Article:
    """Two counties sign."""
    return report(id_, f"衡南县与临湘市于{date}签约。", ("衡南县", "signsAgreementWith", "临湘市", {"date": date}))


def test_two_amounts() -> None:
    """Both are listed with their sentences; the thing of either end narrows to them."""
    articles = [funded("a", "860万元"), funded("b", "680万元")]
    for values in ({}, {"thing": "助学工程"}, {"thing": "衡南县"}):
        rows = ask("contradictions", "kind", "value", "evidence", articles=articles, **values)
        assert rows == [
            ("amount", "680万元", "衡南县投入680万元用于助学工程。"),
            ("amount", "860万元", "衡南县投入860万元用于助学工程。"),
        ]
    assert ask("contradictions", "value", articles=articles, thing="临湘市") == []


def test_two_dates() -> None:
    """A month does not contradict a day in it; two months do."""
    assert ask("contradictions", "value", articles=[signed("a", "2021-06"), signed("b", "2021-06-03")]) == []
    rows = ask("contradictions", "kind", "value", articles=[signed("a", "2021-06"), signed("b", "2021-05")])
    assert rows == [("date", "2021-05"), ("date", "2021-06")]


def test_two_figures() -> None:
    """Of the same indicator and unit."""
    articles = [report(name, f"青石桥占地{acres:g}亩。", acres=acres) for name, acres in (("a", 94.0), ("b", 49.0))]
    rows = ask("contradictions", "kind", "value", articles=articles)
    assert [(kind, float(value)) for kind, value in rows] == [("figure", 49.0), ("figure", 94.0)]
    assert len(ask("contradictions", "value", articles=articles, thing="青石桥")) == 2


def test_two_leaders() -> None:
    """Several may lead, so that this is no contradiction; both stand in the graph, each with its article."""
    articles = [
        report(i, f"{name}牵头助学工程。", (name, "leads", "助学工程", {}))
        for i, name in (("a", "柳云"), ("b", "石溪"))
    ]
    rows = ask("sources", "subjectLabel", "evidence", articles=articles, thing="助学工程")
    assert sorted(rows) == [("柳云", "柳云牵头助学工程。"), ("石溪", "石溪牵头助学工程。")]
    assert ask("contradictions", "value", articles=articles) == []


def test_no_contradiction() -> None:
    """One article with itself, a plan with what came of it, or the same twice."""
    assert ask("contradictions", "value", articles=[funded("a", "860万元")]) == []
    assert ask("contradictions", "value", articles=[funded("a", "860万元", "planned"), funded("b", "680万元")]) == []
    assert ask("contradictions", "value", articles=[funded("a", "860万元"), funded("b", "860万元")]) == []


@pytest.mark.parametrize("thing", ["", "助学工程"])
def test_one_voice_and_several(thing: str) -> None:
    """What one article says, and what two say, with how many; a third changes the first answer into the second."""
    values = {"thing": thing} if thing else {}
    articles = [funded("a", "860万元"), funded("bb", "680万元"), signed("c", "2021-06")]
    single = ask("single_source", "relation", articles=articles, **values)
    assert [relation.rpartition("#")[2] for (relation,) in single] == ([] if thing else ["signsAgreementWith"])
    several = ask("multi_source", "objectLabel", "articles", "first", "last", articles=articles, **values)
    assert several == [("助学工程", "2", "2021-06-11", "2021-06-12")] * 2
    assert ask("multi_source", "articles", articles=articles, least="3", **values) == []
