"""The query library: headers, parameters, answers on an invented county, the same from every store."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from invented_county import Newsroom, governance
from rdflib import XSD, Dataset, Literal

from kg.lookup import AmbiguousName, QueryError, UnknownName
from kg.parameters import TYPES, literal
from kg.queries import (
    BadValue,
    MissingParameter,
    Query,
    Result,
    UnknownParameter,
    UnknownQuery,
    bound,
    get,
    library,
    parse,
    run,
)
from kg.resources import data_dir
from kg.vocabulary import GOV, ID

_HEAD = "#+ summary: a\n#+ summary_zh: b\n#+ parameters:\n#+   x: {}\n#+ columns:\nSELECT *\nWHERE {{\n}}"
SAMPLES = {"place": "云泽县", "entity": "云泽县水利局", "text": "通办", "date": "2021", "integer": "1"}


@pytest.fixture(scope="module", params=["default", "Oxigraph"])
def county(request: pytest.FixtureRequest) -> Dataset:
    """The invented county in both stores."""
    return governance(Dataset(store=request.param))


def _table(dataset: Dataset, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    result = run(dataset, name, values)
    places = [result.columns.index(column) for column in columns]
    return [tuple(str(row[i] or "") for i in places) for row in result.rows]


def _asked(query: Query) -> list[dict[str, str]]:
    needed = {p.name: SAMPLES[p.type] for p in query.parameters if p.required}
    return [needed, *({**needed, p.name: (*p.choices, SAMPLES[p.type])[0]} for p in query.parameters)]


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_every_query_is_described(query: Query) -> None:
    """Summaries in both languages, typed parameters, and one description for each column in its order."""
    assert query.summary.isascii()
    assert not query.summary_zh.isascii()
    assert all(parameter.type in TYPES and parameter.description for parameter in query.parameters)
    assert all(parameter.example for parameter in query.parameters)
    assert re.fullmatch(r"[a-z]+(_[a-z]+)+|[a-z]+", query.name)


def test_every_description_has_a_chinese_one() -> None:
    """No more and no fewer than parameters and columns need."""
    chinese = json.loads((data_dir("queries") / "descriptions.json").read_text("utf-8"))
    queries = library().values()
    used = {p.description for q in queries for p in q.parameters} | {words for q in queries for _, words in q.columns}
    assert used == chinese.keys()
    assert not any(words.isascii() for words in chinese.values())


def test_the_text_that_is_asked_can_be_had(county: Dataset) -> None:
    """With the values in each WHERE, for any engine; it gives what the library gives."""
    text = bound(county, "funding", {"funder": "云泽县"})
    assert f"VALUES ?funder {{ <{ID['place/990101']}> }}" in text
    assert len(list(county.query(text))) == len(run(county, "funding", {"funder": "云泽县"}).rows) == 1
    with pytest.raises(UnknownParameter):
        bound(county, "funding", {"nobody": "云泽县"})


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_every_file_is_sparql_as_it_stands(query: Query) -> None:
    """Oxigraph takes the file unchanged and gives the columns that the header describes."""
    solutions = ox.Store().query(query.text)
    assert isinstance(solutions, ox.QuerySolutions)
    assert [v.value for v in solutions.variables] == [name for name, _ in query.columns]


@pytest.mark.parametrize("query", library().values(), ids=library())
def test_parameters_are_variables_of_the_query(query: Query) -> None:
    """What can be bound is used."""
    body = query.text[query.text.index("WHERE {") :]
    assert all(re.search(rf"\?{parameter.name}\b", body) for parameter in query.parameters)


@pytest.mark.parametrize("name", library())
def test_all_stores_give_the_same_answer(name: str) -> None:
    """Every query, free and with each of its parameters, answers alike in rdflib's engine and in Oxigraph's."""
    memory, oxigraph = governance(Dataset()), governance(Dataset(store="Oxigraph"))
    for values in _asked(get(name)):
        assert _words(run(memory, name, values)) == _words(run(oxigraph, name, values))


def _words(result: Result) -> list[list[str]]:
    return [[str(term) for term in row] for row in result.rows]


def test_evidence_and_article_stand_beside_every_fact() -> None:
    """All queries say which sentence of which article, those that count as well."""
    assert all({"evidence", "article"} <= {name for name, _ in query.columns} for query in library().values())


def test_officials_leading(county: Dataset) -> None:
    """A person with an office in the county, and the bureau that is named after it, with dates and sentences."""
    rows = _table(
        county, "officials_leading", "whoLabel", "title", "initiativeLabel", "date", "article", county="云泽县"
    )
    assert ("林知远", "县长", "“清溪行动”", "2021-06", str(ID["article/a1"])) in rows
    assert ("云泽县水利局", "", "“清溪行动”", "", str(ID["article/a2"])) in rows
    assert len(rows) == 3
    assert _table(county, "officials_leading", "whoLabel", county="石桥县") == []


def test_what_belongs_to_a_county_is_found_from_its_province(county: Dataset) -> None:
    """The bureau that carries the county's name, though the province's name is another."""
    for query, column in (("officials_leading", "whoLabel"), ("county_initiatives", "otherLabel")):
        assert ("云泽县水利局",) in _table(county, query, column, county="楚江省")
    for query, column in (("timeline", "subjectLabel"), ("cooperation", "partyLabel")):
        assert ("云泽县水利局",) in _table(county, query, column, place="楚江省")
        assert ("云泽县水利局",) not in _table(county, query, column, place="石桥县")


def test_officials_posts(county: Dataset) -> None:
    """Posts of a person, and posts in a county and its villages."""
    assert _table(county, "officials_posts", "title", "officeLabel", person="苏晚晴") == [("党总支书记", "柳湾村")]
    assert {title for (title,) in _table(county, "officials_posts", "title", place="云泽")} == {"县长", "党总支书记"}
    assert _table(county, "officials_posts", "title", place="石桥县") == []


def test_agreements_places(county: Dataset) -> None:
    """One row an agreement, with its entity, topic and date; found from either side."""
    columns = ("partyLabel", "partnerLabel", "agreementLabel", "topic", "date")
    expected = [("云泽县", "石桥县", "政务事项“两地通办”合作协议", "两地通办", "2020-12")]
    for values in ({}, {"place": "石桥县"}, {"place": "楚江省"}, {"word": "通办"}, {"since": "2020"}):
        assert _table(county, "agreements_places", *columns, **values) == expected
    for values in ({"word": "医保"}, {"since": "2021"}, {"place": "石桥县柳湾村"}):
        assert _table(county, "agreements_places", *columns, **values) == []


def test_an_agreement_without_an_entity_keeps_its_name() -> None:
    """A literal agreement is shown as one."""
    news = Newsroom()
    one, two = (news.entity(GOV.Place, name, code=code) for name, code in (("云泽县", "990101"), ("石桥县", "990102")))
    text = "云泽县与石桥县签约。"
    news.fact(news.article("b1", text), one, GOV.signsAgreementWith, two, text, agreement="框架协议")
    assert _table(news.dataset, "agreements_places", "agreement", "agreementLabel") == [("", "框架协议")]


def test_bases_built(county: Dataset) -> None:
    """The base with its builder and its village."""
    columns = ("builderLabel", "facilityLabel", "locationLabel", "date")
    expected = [("澄波农业科技有限公司", "澄波稻虾育苗基地", "柳湾村", "2021-08")]
    assert _table(county, "bases_built", *columns, place="云泽县") == expected
    assert _table(county, "bases_built", *columns, builder="澄波农业", since="2021-08") == expected
    assert _table(county, "bases_built", *columns, place="石桥县") == []


def test_county_initiatives(county: Dataset) -> None:
    """Initiatives carried out in the county's towns, led by its bodies, or joined by its villages."""
    rows = _table(county, "county_initiatives", "initiativeLabel", "link", "otherLabel", county="990101")
    assert ("“清溪行动”", str(GOV.implementedIn), "青石镇") in rows
    assert ("“清溪行动”", str(GOV.leads), "云泽县水利局") in rows
    assert ("“清溪行动”", str(GOV.participatesIn), "柳湾村") in rows
    assert ("云泽县村道提质工程", str(GOV.funds), "云泽县") in rows
    kinds = set(_table(county, "county_initiatives", "kind", county="990101"))
    assert kinds == {(str(GOV.Programme),)}


def test_timeline(county: Dataset) -> None:
    """Stated dates where there are some, the article's day elsewhere, in order, and cut at both ends."""
    rows = _table(county, "timeline", "date", "basis", "objectLabel")
    assert rows[0] == ("2020-12", "stated", "石桥县")
    assert [date for date, _, _ in rows] == sorted(date for date, _, _ in rows)
    assert ("2021-06-26", "issued", "“清溪行动”") in rows
    late = _table(county, "timeline", "date", since="2021-07", until="2021-08")
    assert set(late) == {("2021-08",)}
    things = _table(county, "timeline", "subjectLabel", "objectLabel", thing="云泽县青石镇柳湾村")
    assert things
    assert all("柳湾村" in pair for pair in things)


def test_funding(county: Dataset) -> None:
    """Money by giver and by what receives it."""
    expected = [("云泽县", "云泽县村道提质工程", "360万元")]
    for values in ({}, {"funder": "云泽县"}, {"recipient": "云泽县村道提质工程"}, {"place": "云泽县"}):
        assert _table(county, "funding", "funderLabel", "recipientLabel", "amount", **values) == expected
    assert _table(county, "funding", "amount", funder="石桥县") == []


def test_honours(county: Dataset) -> None:
    """Titles by holder and by words."""
    expected = [("柳湾村", "省级美丽乡村示范村", "2021-09-01")]
    assert _table(county, "honours", "holderLabel", "honourLabel", "date", place="云泽县") == expected
    assert _table(county, "honours", "holderLabel", "honourLabel", "date", word="示范村") == expected
    assert _table(county, "honours", "holderLabel", word="文明") == []


def test_cooperation(county: Dataset) -> None:
    """Partners and signatories, once a pair."""
    rows = _table(county, "cooperation", "partyLabel", "relation", "partnerLabel")
    assert rows == [
        ("云泽县", str(GOV.signsAgreementWith), "石桥县"),
        ("云泽县水利局", str(GOV.partnersWith), "澄波农业科技有限公司"),
    ]
    assert _table(county, "cooperation", "partyLabel", thing="澄波农业") == [("云泽县水利局",)]


def test_measures(county: Dataset) -> None:
    """Figures of a thing and of what lies in a place."""
    for values in ({}, {"thing": "澄波稻虾育苗基地"}, {"place": "云泽县"}, {"word": "占"}):
        (row,) = _table(county, "measures", "thingLabel", "indicator", "value", "unit", **values)
        assert (row[0], row[1], float(row[2]), row[3]) == ("澄波稻虾育苗基地", "占地", 120.0, "亩")
    assert _table(county, "measures", "value", place="石桥县") == []


def test_sources(county: Dataset) -> None:
    """Everything said of a thing, with the sentence and who published it when."""
    rows = _table(county, "sources", "subjectLabel", "relation", "objectLabel", "publisher", "issued", thing="清溪行动")
    assert ("林知远", str(GOV.leads), "“清溪行动”", "楚江晚报", "2021-06-26") in rows
    assert ("云泽县水利局", str(GOV.leads), "“清溪行动”", "青石周刊", "2021-09-03") in rows
    assert len(rows) == 5


def test_gaps(county: Dataset) -> None:
    """The programme that is paid for but led by nobody; agreements are none."""
    rows = _table(county, "gaps", "initiativeLabel", "relation", "otherLabel")
    assert {name for name, _, _ in rows} == {"云泽县村道提质工程"}
    assert ("云泽县村道提质工程", str(GOV.funds), "云泽县") in rows


def test_multi_source(county: Dataset) -> None:
    """The one fact that both articles state."""
    columns = ("subjectLabel", "relation", "objectLabel", "articles", "first", "last")
    expected = [("云泽县水利局", str(GOV.leads), "“清溪行动”", "2", "2021-06-26", "2021-09-03")]
    assert sorted(set(_table(county, "multi_source", *columns))) == expected
    assert len(_table(county, "multi_source", "evidence")) == 2
    assert _table(county, "multi_source", *columns, least="3") == []
    assert len(_table(county, "multi_source", *columns, least="1")) > 10


def test_villages_most_built(county: Dataset) -> None:
    """Places by the facilities in them."""
    for values in ({}, {"county": "云泽县"}):
        rows = _table(county, "villages_most_built", "locationLabel", "facilities", "builders", **values)
        assert rows == [("柳湾村", "1", "1")]
    assert _table(county, "villages_most_built", "location", county="石桥县") == []
    assert _table(county, "villages_most_built", "location", least="2") == []


def test_a_reader_gets_names(county: Dataset) -> None:
    """The readable table has names in place of IRIs and local names for relations."""
    heads, rows = run(county, "cooperation").readable()
    assert heads == ("party", "relation", "partner", "topic", "date", "status", "evidence", "article")
    assert rows[1][:4] == ("云泽县水利局", "partnersWith", "澄波农业科技有限公司", "治水")
    assert rows[0][5] == ""


def test_plain_strings_carry_no_datatype(county: Dataset) -> None:
    """A plain string is the same term whatever store it comes from."""
    result = run(county, "funding")
    assert result.rows[0][result.columns.index("amount")] == Literal("360万元")


def test_wrong_query_names_get_a_hint() -> None:
    """A slip is answered with the nearest names, nonsense with all of them."""
    with pytest.raises(UnknownQuery, match="did you mean officials_leading"):
        get("official_leading")
    with pytest.raises(UnknownQuery, match="there are agreements_between, "):
        run(Dataset(), "zzz")


def test_missing_and_unknown_parameters(county: Dataset) -> None:
    """A required value that is absent or blank, and one that nobody asked for."""
    for values in ({}, {"county": "  "}):
        with pytest.raises(MissingParameter, match="'officials_leading' needs a value for county"):
            run(county, "officials_leading", values)
    with pytest.raises(UnknownParameter, match="no parameter 'county'; it takes place, thing, since, until"):
        run(county, "timeline", {"county": "云泽县"})


@pytest.mark.parametrize("value", ["去年", "2021-13", "2021-06-32", "2021-6-31", "2021.6'", "2021年六月", "21"])
def test_a_date_must_be_one(county: Dataset, value: str) -> None:
    """Anything but a year, month or day is refused."""
    with pytest.raises(BadValue, match="since is a date"):
        run(county, "timeline", {"since": value})


@pytest.mark.parametrize("value", ["2021-8", "2021/08", "2021年8月", "2021.8", "２０２１－０８"])
def test_a_date_as_people_write_it(county: Dataset, value: str) -> None:
    """Is the date that the graph writes."""
    wanted = run(county, "timeline", {"since": "2021-08"})
    assert wanted.rows
    assert run(county, "timeline", {"since": value}) == wanted


def test_a_time_that_ends_before_it_begins(county: Dataset) -> None:
    """Is said to be none; a year holds its months."""
    with pytest.raises(BadValue, match=r"since \(2021-08\) is after until \(2021-07-31\)"):
        run(county, "timeline", {"since": "2021-8", "until": "2021-7-31"})
    assert run(county, "timeline", {"since": "2021-08", "until": "2021"}).rows


def test_a_closed_set_of_values() -> None:
    """Is what the header lists, and no other value is taken."""
    closed = [(q.name, p) for q in library().values() for p in q.parameters if p.choices]
    assert ("funding_totals", ("funder", "recipient")) in [(name, p.choices) for name, p in closed]
    assert {p.name for _, p in closed} == {"role", "side"}
    for _, asked in closed:
        assert str(literal(asked, asked.example)) == asked.example
        with pytest.raises(BadValue, match=rf"{asked.name} is \w+(, \w+)* or \w+, not '无'"):
            literal(asked, "无")


@pytest.mark.parametrize("value", ["0", "-3", "two", "1.5", "1 ) || (1=1", "９９", ""])
def test_a_number_must_be_one(county: Dataset, value: str) -> None:
    """Anything but a whole number is refused; a blank means the default."""
    if not value:
        assert run(county, "multi_source", {"least": value}) == run(county, "multi_source")
    else:
        with pytest.raises(BadValue, match="least is a whole number"):
            run(county, "multi_source", {"least": value})


def test_injection_in_a_place_is_an_unknown_name(county: Dataset) -> None:
    """A parameter that holds query text names nothing."""
    with pytest.raises(UnknownName):
        run(county, "officials_leading", {"county": "云泽县> } UNION { ?s ?p ?o } #"})
    with pytest.raises(AmbiguousName):
        run(county, "honours", {"place": "柳湾村"})


@pytest.mark.parametrize("word", ['") || true || ("', "\\", '"""', "'''", "}\n#", "?place", "\x00", "<x>"])
def test_injection_in_a_text_finds_nothing(county: Dataset, word: str) -> None:
    """Words are compared, never read as part of the query."""
    assert run(county, "agreements_places", {"word": word}).rows == ()


def test_errors_share_a_base_and_speak_in_one_sentence() -> None:
    """Everything that can be wrong with a question is a ``QueryError``."""
    for kind in (UnknownQuery, MissingParameter, UnknownParameter, BadValue, UnknownName, AmbiguousName):
        assert issubclass(kind, QueryError)
    assert str(UnknownName("甲", ["乙"])).count("\n") == 0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("SELECT * WHERE { }", "the header lacks summary"),
        ("#+   x: y\nSELECT * WHERE { }", "the header begins with an item of no list"),
        ("#+ summary: a\n#+ summary_zh: b\n#+ parameters:\n#+ columns:\nSELECT * WHERE { }", "one line must be"),
        (_HEAD.format("place"), "parameter x is not written"),
        (_HEAD.format("colour, optional. Hue"), "parameter x is not written"),
    ],
)
def test_a_bad_header_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    """A query file that does not describe itself is an error of its author."""
    path = tmp_path / "bad.rq"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=f"bad.rq: .*{complaint}"):
        parse(path)


def test_a_query_from_elsewhere_runs(tmp_path: Path, county: Dataset) -> None:
    """A file of one's own needs no place in the library; defaults are bound as their type says."""
    path = tmp_path / "own.rq"
    header = (
        "#+ summary: a\n#+ summary_zh: 甲\n#+ parameters:\n#+   n: integer, default 7. Number\n#+ columns:\n#+   n: N\n"
    )
    path.write_text(header + "SELECT ?n\nWHERE {\n}\n", "utf-8")
    query = parse(path)
    assert run(county, query).rows == ((Literal(7),),)
    assert run(county, query, {"n": "8"}).rows == ((Literal("8", datatype=XSD.integer),),)


def test_text_that_is_no_text_is_refused(county: Dataset) -> None:
    """Bytes that are not UTF-8 reach a program as lone surrogates, which no RDF term may hold."""
    with pytest.raises(BadValue, match="word is not valid text"):
        run(county, "honours", {"word": "\udcff"})
    with pytest.raises(UnknownName):
        run(county, "honours", {"place": "云泽\udcff"})
