"""The queries that need a history: follow-ups, spread, sums, contradictions, on an invented county and its sequel."""

from __future__ import annotations

import pytest
from invented_county import Newsroom, governance
from rdflib import Dataset
from rdflib.namespace import DCTERMS

from kg.lookup import UnknownName
from kg.queries import library, run
from kg.vocabulary import GOV, ID, SCHEMA


def sequel(dataset: Dataset) -> Dataset:
    """The invented county, and an article of the year after that takes its stories on."""
    news = Newsroom(governance(dataset), serial=100)
    county, other = ID["place/990101"], ID["place/990102"]
    base, firm = ID["facility/澄波稻虾育苗基地"], ID["organization/澄波农业科技有限公司"]
    stream = ID["programme/“清溪行动”"]
    twin = ID["place/990102/柳湾村"]
    window = news.entity(GOV.Facility, "两地通办服务站")
    grand = news.entity(GOV.Programme, "“碧水楚江”工程")
    said = [
        "云泽县与石桥县共同建成两地通办服务站。",
        "“清溪行动”是“碧水楚江”工程的一部分，石桥县也开展“清溪行动”。",
        "澄波农业科技有限公司2021年9月建成澄波稻虾育苗基地，占地130亩，石桥县出资40万元。",
        "澄波农业科技有限公司与石桥县柳湾村签约。",
    ]
    article = news.article("a3", "".join(said), "2022-05-10", "石桥日报")
    for place in (county, other):
        news.fact(article, place, GOV.builds, window, said[0], date="2022-03")
    news.fact(article, stream, GOV.partOf, grand, said[1])
    news.fact(article, other, GOV.leads, stream, said[1], date="2022")
    news.fact(article, firm, GOV.builds, base, said[2], date="2021-09")
    news.measure(article, base, "占地", 130.0, "亩", said[2])
    news.fact(article, other, GOV.funds, base, said[2], amount="40万元")
    news.fact(article, firm, GOV.signsAgreementWith, twin, said[3], date="2022-04")
    news.reach()
    return dataset


@pytest.fixture(scope="module", params=["default", "Oxigraph"])
def later(request: pytest.FixtureRequest) -> Dataset:
    """The county with its sequel in both stores."""
    return sequel(Dataset(store=request.param))


def _table(dataset: Dataset, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    result = run(dataset, name, values)
    places = [result.columns.index(column) for column in columns]
    return list(dict.fromkeys(tuple(str(row[i] or "").removeprefix(str(GOV)) for i in places) for row in result.rows))


def test_both_engines_agree_on_the_sequel() -> None:
    """Every query with what it needs, row for row."""
    memory, oxigraph = sequel(Dataset()), sequel(Dataset(store="Oxigraph"))
    raw = {"place": "云泽县", "entity": "云泽县", "date": "2022"}
    for query in library().values():
        values = {p.name: raw[p.type] for p in query.parameters if p.required}
        answers = [[[str(term) for term in row] for row in run(d, query, values).rows] for d in (memory, oxigraph)]
        assert answers[0] == answers[1], query.name


def test_agreements_between(later: Dataset) -> None:
    """From either side, and of what lies in a place; not of others."""
    pact = ("政务事项“两地通办”合作协议", "2020-12")
    for one, other in (("云泽县", "石桥县"), ("石桥县", "云泽县")):
        assert _table(later, "agreements_between", "agreementLabel", "date", one=one, other=other) == [pact]
    assert _table(later, "agreements_between", "date", one="澄波农业", other="石桥县") == [("2022-04",)]
    assert _table(later, "agreements_between", "date", one="云泽县水利局", other="石桥县") == []


def test_agreements_followups_and_open(later: Dataset) -> None:
    """The station that both counties built came of their agreement; of the firm's nothing has come."""
    columns = ("signed", "subjectLabel", "relation", "objectLabel", "date")
    expected = [("2020-12", who, "builds", "两地通办服务站", "2022-03") for who in ("云泽县", "石桥县")]
    for values in ({}, {"thing": "云泽县"}, {"thing": "政务事项“两地通办”合作协议"}):
        assert sorted(_table(later, "agreements_followups", *columns, **values)) == expected
    assert _table(later, "agreements_followups", "signed", thing="澄波农业") == []
    assert _table(later, "agreements_open", "partyLabel", "signed") == [("澄波农业科技有限公司", "2022-04")]
    assert _table(later, "agreements_open", "partyLabel", place="云泽县青石镇") == []


def test_undertakings_and_involved(later: Dataset) -> None:
    """The same facts from the doer and from the thing, all or those of one part."""
    done = _table(later, "undertakings", "relation", "objectLabel", who="林知远")
    assert done == [("leads", "“清溪行动”"), ("holdsPost", "云泽县")]
    assert _table(later, "undertakings", "objectLabel", who="林知远", role="leads") == [("“清溪行动”",)]
    assert _table(later, "undertakings", "objectLabel", who="石桥县", role="signsAgreementWith") == [("云泽县",)]
    leaders = {name for (name,) in _table(later, "involved", "whoLabel", thing="清溪行动", role="leads")}
    assert leaders == {"林知远", "云泽县水利局", "石桥县"}
    assert ("participatesIn", "柳湾村") in _table(later, "involved", "relation", "whoLabel", thing="清溪行动")


def test_rankings(later: Dataset) -> None:
    """Builders and bodies by number, with the sentences that are counted."""
    columns = ("builderLabel", "facilities", "places")
    assert _table(later, "companies_most_built", *columns) == [("澄波农业科技有限公司", "1", "1")]
    assert _table(later, "companies_most_built", *columns, place="石桥县") == []
    assert len(run(later, "companies_most_built").rows) == 2
    assert _table(later, "bodies_reach", "bodyLabel", "places", least="1")[0] == ("澄波农业科技有限公司", "2")


def test_initiatives_spread_and_instances(later: Dataset) -> None:
    """From one county to the next in order of time; parts of a programme."""
    spread = _table(later, "initiatives_spread", "counties", "countyLabel", "date", initiative="清溪行动")
    assert spread[0][:2] == ("2", "云泽县")
    assert spread[-1] == ("2", "石桥县", "2022")
    assert _table(later, "initiatives_spread", "initiativeLabel", least="3") == []
    parts = _table(later, "programmes_instances", "relation", "instanceLabel", programme="碧水楚江工程")
    assert parts == [("partOf", "“清溪行动”")]


def test_money(later: Dataset) -> None:
    """Sums in yuan on both sides."""
    given = _table(later, "funding_totals", "thingLabel", "total", "grants", side="funder")
    assert given == [("云泽县", "3600000", "1"), ("石桥县", "400000", "1")]
    assert {side for (side,) in _table(later, "funding_totals", "side")} == {"funder", "recipient"}


def test_contradictions_and_single_sources(later: Dataset) -> None:
    """Two dates of one building and two sizes of it; what one article alone says."""
    points = _table(later, "contradictions", "kind", "point", "value")
    assert [(kind, point) for kind, point, _ in points] == [("date", "builds")] * 2 + [("figure", "占地")] * 2
    assert {value for kind, _, value in points if kind == "date"} == {"2021-08", "2021-09"}
    assert _table(later, "contradictions", "kind", thing="石桥县") == []
    alone = _table(later, "single_source", "relation", "objectLabel", thing="云泽县水利局")
    assert alone == [("partnersWith", "澄波农业科技有限公司")]


def test_news_honours_neighbours_and_places(later: Dataset) -> None:
    """What is new is not what was known; what preceded an honour; who shares a task; where a thing lies."""
    new = _table(later, "whats_new", "relation", "objectLabel", since="2022")
    assert ("partOf", "“碧水楚江”工程") in new
    assert ("builds", "澄波稻虾育苗基地") not in new
    assert _table(later, "whats_new", "relation", since="2023") == []
    assert ("participatesIn", "“清溪行动”") in _table(
        later, "honours_before", "relation", "otherLabel", holder="石桥县柳湾村"
    ) or _table(later, "honours_before", "relation", "otherLabel")
    others = {name for (name,) in _table(later, "co_participants", "otherLabel", thing="云泽县水利局")}
    assert others == {"林知远", "柳湾村", "石桥县"}
    where = _table(later, "whereabouts", "relation", "placeLabel", thing="澄波稻虾育苗基地")
    assert ("locatedIn", "柳湾村") in where
    assert ("within", "云泽县") in where


def test_offices_and_signatories(later: Dataset) -> None:
    """Offices by body and name, without deputies; agreements that one party signed itself."""
    assert _table(later, "officials_posts", "personLabel", office="云泽县", post="县长") == [("林知远",)]
    assert _table(later, "officials_posts", "personLabel", post="长助理") == []
    assert _table(later, "officials_leading", "whoLabel", county="云泽县", post="县长") == [("林知远",)]
    assert _table(later, "agreements_places", "date", signatory="澄波农业") == [("2022-04",)]


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_an_injection_is_an_unknown_name(query: object) -> None:
    """In every parameter that names something, of every query."""
    asked = library()[query.name]  # type: ignore[attr-defined]
    dataset = sequel(Dataset(store="Oxigraph"))
    fine = {"place": "云泽县", "entity": "云泽县", "date": "2022", "text": "x", "integer": "1"}
    for parameter in asked.parameters:
        if parameter.type not in ("place", "entity"):
            continue
        values = {p.name: fine[p.type] for p in asked.parameters if p.required}
        values[parameter.name] = "云泽县> } UNION { ?s ?p ?o } #"
        with pytest.raises(UnknownName):
            run(dataset, asked, values)


def test_an_initiative_of_which_nothing_is_said_is_one_row() -> None:
    """No leader and no fact: it stands alone, not beside every name of the graph."""
    for store in ("default", "Oxigraph"):
        news = Newsroom(Dataset(store=store))
        lone, known = (news.entity(GOV.Programme, name) for name in ("“独木”计划", "“成林”计划"))
        town = news.entity(GOV.Place, "青石镇", path="place/990101/青石镇")
        text = "“成林”计划覆盖青石镇，另有“独木”计划。"
        article = news.article("g1", text)
        news.fact(article, known, GOV.implementedIn, town, text)
        news.dataset.graph(article).add((article, SCHEMA.mentions, lone))
        rows = _table(news.dataset, "gaps", "initiativeLabel", "relation", "otherLabel")
        assert rows == [("“成林”计划", "implementedIn", "青石镇"), ("“独木”计划", "", "")]


def test_no_row_has_the_other_end_of_a_fact_that_it_has_not(later: Dataset) -> None:
    """Where no sentence stands behind a row, nothing but the thing itself and what counts it is in it."""
    for query in library().values():
        values = {p.name: p.example for p in query.parameters if p.required and p.type == "date"}
        if any(p.required and p.name not in values for p in query.parameters):
            continue
        result = run(later, query, values)
        evidence, other = (result.columns.index(c) if c in result.columns else -1 for c in ("evidence", "otherLabel"))
        assert all(row[evidence] is not None or other < 0 or row[other] is None for row in result.rows), query.name


def test_agreements_without_a_day_are_open() -> None:
    """Neither dated nor in a dated article: in the list, last, without a day, unless both sides did something."""
    news = Newsroom(Dataset(store="Oxigraph"))
    places = [news.entity(GOV.Place, f"{name}县", code=f"99010{i}") for i, name in enumerate("甲乙丙丁")]
    mill = news.entity(GOV.Facility, "丙丁粮站")
    told = ["甲县与乙县签约。", "丙县与丁县签约。", "丙县、丁县建成丙丁粮站。", "2022年甲县与丙县签约。"]
    article = news.article("o1", "".join(told))
    graph = news.dataset.graph(article)
    graph.remove((article, DCTERMS.issued, None))
    for one, other, text, date in ((0, 1, told[0], ""), (2, 3, told[1], ""), (0, 2, told[3], "2022")):
        news.fact(article, places[one], GOV.signsAgreementWith, places[other], text, date=date)
    for place in places[2:]:
        news.fact(article, place, GOV.builds, mill, told[2])
    rows = _table(news.dataset, "agreements_open", "partyLabel", "partnerLabel", "signed")
    assert list(dict.fromkeys(rows)) == [("甲县", "丙县", "2022"), ("甲县", "乙县", "")]
    assert _table(news.dataset, "bases_built", "builderLabel") == [("丁县",), ("丙县",)]
