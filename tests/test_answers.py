"""Answers for readers and for other programs: namesakes, IRIs, citations, what is asked where little is said."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from invented_county import Newsroom
from rdflib import Dataset, Literal
from rdflib.namespace import DCTERMS

from kg.answers import for_programs, for_readers, told_apart
from kg.card import CardFact, CardFigure, card
from kg.lookup import AmbiguousName, find
from kg.queries import Result, get, run
from kg.questions.reading import NoReading, read
from kg.questions.widening import wider
from kg.serve.messages import PageCall
from kg.serve.questions import asked
from kg.vocabulary import GOV, ID


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """A county whose bureau and school act, two people of one name in it, and a place that builds."""
    news = Newsroom(Dataset(store="Oxigraph"))
    entity = news.entity
    county, other = entity(GOV.Place, "青禾县", "青禾", code="990201"), entity(GOV.Place, "白溪县", code="990202")
    town = entity(GOV.Place, "石门镇", path="place/990201/石门镇")
    news.chain(town, county)
    committee, bureau = (entity(GOV.Organization, name) for name in ("青禾县委", "青禾县林业局"))
    school = entity(GOV.Organization, "石门镇中心小学")
    for thing in (committee, bureau):
        news.plain.add((thing, DCTERMS.spatial, county))
    news.plain.add((school, GOV.locatedIn, town))
    head, teacher = (entity(GOV.Person, "江平", path=f"person/990201/江平~{n}") for n in (1, 2))
    base, plan = entity(GOV.Facility, "青禾茶苗基地"), entity(GOV.Programme, "“绿水”行动")
    said = ["书记江平到场。", "教师江平到场。", "青禾县建成茶苗基地。", "县林业局同白溪县合作，牵头“绿水”行动。"]
    one = news.article("w1", "".join(said), "2023-08-10")
    news.dataset.graph(one).add((one, DCTERMS.source, Literal("w.txt")))
    news.fact(one, head, GOV.holdsPost, committee, said[0], title="书记")
    news.fact(one, teacher, GOV.holdsPost, school, said[1], title="教师")
    news.fact(one, county, GOV.builds, base, said[2])
    news.fact(one, bureau, GOV.partnersWith, other, said[3])
    news.fact(one, bureau, GOV.leads, plan, said[3])
    news.dataset.bind("gov", GOV)
    return news.dataset


@pytest.mark.parametrize("name", ["石门镇江平", "石门镇的江平", "青禾县石门镇中心小学的江平", "石門鎮江平"])
def test_a_place_around_the_body_tells_people_apart(dataset: Dataset, name: str) -> None:
    """With or without 的, through the body that one works at, in Traditional characters too."""
    assert find(dataset, name) == ID["person/990201/江平~2"]
    assert find(dataset, "青禾县委的江平") == ID["person/990201/江平~1"]


def test_a_place_around_both_leaves_both(dataset: Dataset) -> None:
    """Both are of the county."""
    for name in ("青禾县江平", "青禾县的江平"):
        with pytest.raises(AmbiguousName, match="may mean 2 things"):
            find(dataset, name)


def test_namesakes_of_a_table_are_told_apart(dataset: Dataset) -> None:
    """By what lies nearest; names that one thing has stay as they are."""
    _, rows = told_apart(dataset, run(dataset, "timeline", {})).readable()
    subjects = {row[2] for row in rows}
    assert {"江平（青禾县委）", "江平（石门镇中心小学）", "青禾县林业局"} <= subjects
    assert "江平" not in subjects


def test_the_explorer_tells_the_same_namesakes_apart(dataset: Dataset) -> None:
    """Its rows are those of the command line."""
    shown = asked(dataset, ox.Store(), PageCall("question", "zh", {"name": "timeline", "ask": "1"}, ""))
    words = {cell.text for row in shown["rows"] for cell in row.cells}
    assert {"江平（青禾县委）", "江平（石门镇中心小学）"} <= words
    assert "江平" not in words


def test_sums_are_printed_as_their_sentences_print_them() -> None:
    """A name that begins with a number is no figure; what programs read stays a number."""
    said = ("2023-08-10", "青禾县", "总投资", "2000000000.0元", "", "", "", "总投资超过20亿元。", "", "", "")
    assert CardFigure(*said).statement == "青禾县 总投资 超过20亿元"
    assert CardFact(*said).statement == "青禾县 总投资 2000000000.0元"
    assert CardFigure(*said).object == "2000000000.0元"


def test_figures_for_readers_and_for_programs() -> None:
    """Printed for the ones, a number and a unit for the others."""
    columns = ("indicator", "value", "unit", "evidence")
    found = Result(columns, (tuple(map(Literal, ("总投资", "320000000", "元", "两县共建园区，总投资3.2亿元。"))),))
    heads, rows = for_readers(Dataset(store="Oxigraph"), found).readable()
    assert heads == ("indicator", "value", "evidence")
    assert [row[:2] for row in rows] == [("总投资", "3.2亿元")]
    assert for_programs(Dataset(store="Oxigraph"), found)[1][0][1:3] == ["320000000", "元"]


def test_sums_for_readers_and_for_programs() -> None:
    """What was added up is in no sentence: 万 and 亿 where that is short."""
    rows = (Literal("青禾县"), Literal(241_700_000)), (Literal("石溪镇"), Literal(1_234_567)), (Literal("清河村"), None)
    found = Result(("thing", "total"), rows)
    assert [row[1] for row in for_readers(Dataset(store="Oxigraph"), found).readable()[1]] == [
        "2.417亿元",
        "1,234,567元",
        "",
    ]
    assert for_programs(Dataset(store="Oxigraph"), found)[1][0] == ["青禾县", "241700000"]


def test_villages_of_which_nothing_is_said_are_told_apart_by_their_county() -> None:
    """No report says where they lie; their names in the graph do."""
    villages = [ID[f"place/{county}/大坪村"] for county in ("430422", "621123")]
    found = Result(("place", "placeLabel"), tuple((village, Literal("大坪村")) for village in villages))
    rows = told_apart(Dataset(store="Oxigraph"), found).rows
    assert [str(row[1]) for row in rows] == ["大坪村（衡南县）", "大坪村（渭源县）"]


def test_rows_for_programs(dataset: Dataset) -> None:
    """Each name has its IRI beside it, each article what it is cited by."""
    result = run(dataset, "bases_built", {})
    heads, rows = for_programs(dataset, result)
    (row,) = (dict(zip(heads, cells, strict=True)) for cells in rows)
    assert (row["builder"], row["builder_iri"]) == ("青禾县", str(ID["place/990201"]))
    assert (row["location"], row["location_iri"]) == ("", "")
    assert (row["article_paper"], row["article_day"], row["article_file"]) == ("楚江晚报", "2023-08-10", "w.txt")
    assert row["article_title"].startswith("书记江平")
    plain, _ = for_programs(dataset, result, iris_too=False)
    assert [head for head in heads if not head.endswith("_iri")] == plain


def test_the_wider_query(dataset: Dataset) -> None:
    """Of all that lies in a place, where the query can be asked so and one place alone is named."""
    asked = {"thing": "青禾县"}
    assert run(dataset, "cooperation", asked).rows == ()
    assert wider(dataset, get("cooperation"), asked) == {"place": "青禾县"}
    assert len(run(dataset, "cooperation", {"place": "青禾县"}).rows) == 1
    led = {"role": "leads", "place": "青禾县"}
    assert wider(dataset, get("undertakings"), {"who": "青禾县", "role": "leads"}) == led
    for query, values in (
        ("cooperation", {"thing": "青禾县林业局"}),
        ("cooperation", {"thing": "青禾县", "place": "青禾县"}),
        ("funding", {"funder": "青禾县", "recipient": "白溪县"}),
        ("sources", {"thing": "青禾县"}),
    ):
        assert wider(dataset, get(query), values) is None


def test_what_the_bodies_of_a_place_do(dataset: Dataset) -> None:
    """A county's undertakings are those of its bureaus."""
    _, rows = run(dataset, "undertakings", {"place": "青禾县", "role": "leads"}).readable()
    assert [row[:3] for row in rows] == [("青禾县林业局", "leads", "“绿水”行动")]
    _, rows = run(dataset, "undertakings", {"place": "青禾县"}).readable()
    assert {"青禾县", "青禾县林业局", "江平"} == {row[0] for row in rows}
    assert run(dataset, "undertakings", {"place": "白溪县", "role": "leads"}).rows == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2023年8月有哪些新闻？", "timeline since=2023-08 until=2023-08"),
        ("青禾县2023年有哪些新闻", "timeline place=青禾县 since=2023 until=2023"),
        ("2023年8月青禾县有什么报道？", "timeline place=青禾县 since=2023-08 until=2023-08"),
        ("青禾縣2023年8月有哪些新聞？", "timeline place=青禾县 since=2023-08 until=2023-08"),
        ("石门镇的江平是什么职务？", "officials_posts person=江平"),
        ("青禾县现任县委书记是谁？", "officials_posts place=青禾县 post=县委书记 tenure=current"),
        ("青禾县前任县委书记是谁？", "officials_posts place=青禾县 post=县委书记 tenure=former"),
        ("青禾县历任县委书记是谁？", "officials_posts place=青禾县 post=县委书记"),
    ],
)
def test_questions(dataset: Dataset, question: str, expected: str) -> None:
    """A month is a time, characters may be Traditional, and who is in office is not who was."""
    assert str(read(dataset, question)) == f"kg query {expected}"


def test_a_month_is_nothing_unheard_of(dataset: Dataset) -> None:
    """A question about it that no query answers is refused as one."""
    with pytest.raises(NoReading):
        read(dataset, "2023年8月有多少人口？")


def test_a_countys_card_has_its_bodies(dataset: Dataset) -> None:
    """Those that carry its name or lie in it, with how much is said of each; a body has none."""
    bodies = card(dataset, "青禾县").bodies
    assert [(body.label, body.statements) for body in bodies] == [("青禾县林业局", 2), ("青禾县委", 1)]
    assert [body.label for body in card(dataset, "石门镇").bodies] == ["石门镇中心小学"]
    assert card(dataset, "青禾县林业局").bodies == ()
