"""Date, status, title, amount and topic of a relation, as its clause and sentence state them."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelines.components.bearers import Candidate as Option
from pipelines.components.candidates import Candidate
from pipelines.components.completion import complete
from pipelines.components.office_titles import office_title, printed_title
from pipelines.components.qualifiers import likely, read_weights
from pipelines.components.scene import Scene, scenes
from pipelines.components.state import Analysis, Ref, split_sentences
from pipelines.guide import QUALIFIERS

if TYPE_CHECKING:
    from pipelines.article import Article, Relation

    Read = Callable[..., Article]

PUBLISHED = "2022-05-10"


def only(marked: Read, text: str, predicate: str) -> Relation:
    """The one relation of that predicate in the text."""
    found = [r for r in marked(text, PUBLISHED).relations if r.predicate == predicate]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "predicate", "date"),
    [
        ("2022年3月8日，{新化县/Pla}启动{“清河”行动/Pro}。", "leads", "2022-03-08"),
        ("{新化县/Pla}于4月20日举办{茶文化节/Eve}。", "leads", "2022-04-20"),
        ("{新化县/Pla}启动{“清河”行动/Pro}。", "leads", ""),
        ("近日，{新化县/Pla}启动{“清河”行动/Pro}。", "leads", ""),
        ("去年12月，{新化县/Pla}与{安化县/Pla}签约。", "signsAgreementWith", "2021-12"),
        ("昨日，{新化县/Pla}与{安化县/Pla}合作。", "partnersWith", "2022-05-09"),
        ("今年，{新雅公司/Org}建成{红茶加工基地/Fac}。", "builds", "2022"),
        ("2021年，{新化县财政局/Org}向{油溪村/Pla}拨付资金20万元。", "funds", "2021"),
        ("2021年，{油溪村/Pla}获评{全国文明村/Hon}。", "awarded", "2021"),
        ("4月8日，{茶文化节/Eve}在{洋溪镇/Pla}举行。", "implementedIn", "2022-04-08"),
        ("4月8日，{新化县/Pla}出席{茶文化节/Eve}。", "participatesIn", "2022-04-08"),
        ("2020年以来，{雨花区/Pla}对口帮扶{新化县/Pla}。", "supports", "2020"),
    ],
)
def test_date(marked: Read, text: str, predicate: str, date: str) -> None:
    """The time of the clause, else the one that opens the sentence, resolved against publication."""
    assert only(marked, text, predicate).date == date


def test_date_belongs_to_its_own_clause(marked: Read) -> None:
    """Two statements of one sentence with a time each keep them apart."""
    article = marked("{油溪村/Pla}2019年获评{全国文明村/Hon}，2021年获评{省级美丽乡村示范村/Hon}。", PUBLISHED)
    assert {r.object: r.date for r in article.relations} == {"全国文明村": "2019", "省级美丽乡村示范村": "2021"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("4月20日，{新化县/Pla}举办{茶文化节/Eve}。会上，{新化县/Pla}与{安化县/Pla}签约。", "2022-04-20"),
        ("4月20日，{洋溪镇/Pla}下雨。\n晴了一阵，又阴了。\n路通了。\n目前，{新化县/Pla}与{安化县/Pla}签约。", ""),
        ("{新化县/Pla}与{安化县/Pla}签约。4月20日，{茶文化节/Eve}在{洋溪镇/Pla}举行。", ""),
    ],
)
def test_date_carried_on(marked: Read, text: str, date: str) -> None:
    """The day of an event holds in the next sentence on it, not paragraphs later, and never backwards."""
    assert only(marked, text, "signsAgreementWith").date == date


def test_date_in_a_name(marked: Read) -> None:
    """The year in the name of an event is not the day on which it is held."""
    text = "4月10日，{新化县/Pla}举办{2021年茶文化节/Eve}。"
    assert only(marked, text, "leads").date == "2022-04-10"


def test_interval(marked: Read) -> None:
    """What is held from one day to another has both."""
    assert only(marked, "4月8日至10日，{新化县/Pla}举办{茶文化节/Eve}。", "leads").date == "2022-04-08/2022-04-10"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("2022年3月，{新化县/Pla}县长{秦若兰/Per}开会。", "holdsPost"),
        ("2022年3月，{红茶加工基地/Fac}位于{洋溪镇/Pla}。", "locatedIn"),
    ],
)
def test_standing_facts_have_no_date(marked: Read, text: str, predicate: str) -> None:
    """An office or a location takes neither the date nor the status of what is told around it."""
    relation = only(marked, text, predicate)
    assert (relation.date, relation.status) == ("", "")


@pytest.mark.parametrize(
    ("text", "predicate", "status"),
    [
        ("{新化县/Pla}启动了{“清河”行动/Pro}。", "leads", "done"),
        ("{新化县/Pla}已启动{“清河”行动/Pro}。", "leads", "done"),
        ("{新化县/Pla}正在开展{“清河”行动/Pro}。", "leads", "ongoing"),
        ("{新化县/Pla}持续开展{“清河”行动/Pro}。", "leads", "ongoing"),
        ("{新化县/Pla}深入开展{“清河”行动/Pro}。", "leads", "ongoing"),
        ("{新化县/Pla}将于明年启动{“清河”行动/Pro}。", "leads", "planned"),
        ("{新化县/Pla}计划明年启动{“清河”行动/Pro}。", "leads", "planned"),
        ("{新雅公司/Org}拟建设{红茶加工基地/Fac}。", "builds", "planned"),
        ("{新雅公司/Org}力争建成{红茶加工基地/Fac}。", "builds", "planned"),
        ("预计明年{新雅公司/Org}建成{红茶加工基地/Fac}。", "builds", "planned"),
        ("{新雅公司/Org}建成{红茶加工基地/Fac}。", "builds", "done"),
        ("{新化县/Pla}与{安化县/Pla}签约。", "signsAgreementWith", "done"),
        ("{新化县/Pla}将与{安化县/Pla}签约。", "signsAgreementWith", "planned"),
        ("{油溪村/Pla}获评{全国文明村/Hon}。", "awarded", "done"),
        ("{油溪村/Pla}力争创建{全国文明村/Hon}。", "awarded", "planned"),
        ("{“清河”行动/Pro}将覆盖{洋溪镇/Pla}。", "implementedIn", "planned"),
    ],
)
def test_status(marked: Read, text: str, predicate: str, status: str) -> None:
    """What is over is done, what goes on is ongoing, a plan or wish is planned."""
    assert only(marked, text, predicate).status == status


def test_status_of_one_clause_is_not_that_of_another(marked: Read) -> None:
    """A plan in the second clause does not make the first one planned."""
    article = marked("{新化县/Pla}启动了{“清河”行动/Pro}，{安化县/Pla}计划明年启动{“绿岸”行动/Pro}。", PUBLISHED)
    assert {(r.subject, r.object): r.status for r in article.relations if r.predicate == "leads"} == {
        ("新化县", "“清河”行动"): "done",
        ("安化县", "“绿岸”行动"): "planned",
    }


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("{新化县/Pla}计划与{安化县/Pla}签约。", "signsAgreementWith"),
        ("{新化县/Pla}争创{全国文明城市/Hon}。", "awarded"),
        ("{新化县/Pla}正在创建{全国文明城市/Hon}。", "awarded"),
    ],
)
def test_what_is_sought_is_planned(marked: Read, text: str, predicate: str) -> None:
    """An agreement or a title that is still being sought is planned, not done."""
    assert only(marked, text, predicate).status == "planned"


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("{新雅公司/Org}投资3000万元建设{红茶加工基地/Fac}。", "3000万元"),
        ("{新雅公司/Org}投资1.2亿元建设{红茶加工基地/Fac}。", "1.2亿元"),
        ("{新化县财政局/Org}向{油溪村/Pla}拨付资金20余万元。", "20余万元"),
        ("{绍兴市/Pla}出资36万元援建{茶香书屋/Fac}。", "36万元"),
    ],
)
def test_amount_as_printed(marked: Read, text: str, amount: str) -> None:
    """The amount of what is given stands as printed."""
    assert only(marked, text, "funds").amount == amount


@pytest.mark.parametrize(
    ("text", "agreement", "topic"),
    [
        ("{新化县/Pla}与{安化县/Pla}签订{《清河协作协议》/Agr}。", "《清河协作协议》", ""),
        ("{新化县/Pla}与{安化县/Pla}签订医疗合作协议。", "", "医疗"),
        ("{新化县/Pla}与{安化县/Pla}签约。", "", ""),
    ],
)
def test_agreement_and_topic(marked: Read, text: str, agreement: str, topic: str) -> None:
    """A named agreement is given by name, what a nameless one is about as its topic."""
    relation = only(marked, text, "signsAgreementWith")
    assert (relation.agreement, relation.topic) == (agreement, topic)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("{新化县财政局/Org}局长{秦若兰/Per}到会。", "局长"),
        ("{新化县财政局/Org}派来的副局长{秦若兰/Per}到会。", "副局长"),
        ("{新化县财政局/Org}的高级农艺师{秦若兰/Per}到会。", "高级农艺师"),
        ("{新化县财政局/Org}党组书记兼局长{秦若兰/Per}到会。", "党组书记兼局长"),
        ("{油溪村/Pla}村党支部书记{秦若兰/Per}到会。", "党支部书记"),
        ("{油溪村/Pla}护林员{秦若兰/Per}到会。", "护林员"),
        ("{秦若兰/Per}是{油溪村/Pla}的护林员。", "护林员"),
        ("{秦若兰/Per}担任{清溪合作社/Org}的理事长。", "理事长"),
        ("会议选举{秦若兰/Per}为{洋溪镇/Pla}镇长。", "镇长"),
        ("{清溪合作社/Org}的理事长是{秦若兰/Per}。", "理事长"),
        ("{清溪合作社/Org}理事长由返乡青年{秦若兰/Per}担任。", "理事长"),
        ("{清溪合作社/Org}成立，{秦若兰/Per}任理事长。", "理事长"),
        ("{清溪合作社/Org}成立，理事长{秦若兰/Per}到会。", "理事长"),
        ("{清溪中学/Org}的{秦若兰/Per}老师到会。", "老师"),
        ("{清溪中学/Org}来了{秦若兰/Per}。", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    """The office as printed, without the body's name and without how it was come by."""
    scene, person, body = cast(text)
    assert office_title(scene, person, body) == title


@pytest.mark.parametrize(
    ("words", "body", "title"),
    [
        ("中心主任", "清溪研究中心", "主任"),
        ("县级河长", "新化县", "县级河长"),
        ("县长", "新化县", "县长"),
        ("村主任", "油溪村", "村主任"),
        ("村委会主任", "油溪村", "村委会主任"),
        ("其中语文教师", "清溪中学", "语文教师"),
        ("科技特派员", "清溪中学", "科技特派员"),
        ("群众", "油溪村", ""),
    ],
)
def test_printed_title(words: str, body: str, title: str) -> None:
    """The kind of the body is not said twice; what is no office gives no title."""
    assert printed_title(words, Ref(0, 1, body, "Organization")) == title


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("项目总投资300万元，其中{新雅公司/Org}出资80万元建设{红茶加工基地/Fac}。", {"80万元"}),
        ("{新雅公司/Org}投资80万元建设{红茶加工基地/Fac}，每亩补助200元。", {"80万元"}),
        ("{新雅公司/Org}投资80万元建设{红茶加工基地/Fac}，{新化县/Pla}补助20万元。", {"80万元"}),
    ],
)
def test_amount_of_the_giver(text: str, amounts: set[str]) -> None:
    """The sum that the giver gives, not the total, a price or what another gives."""
    scene, giver, thing = cast(text)
    assert complete(Candidate(scene, giver, thing), "funds", 1.0, {}).amount in amounts


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("{新化县/Pla}与{安化县/Pla}签订红茶收购协议。", "红茶收购"),
        ("{新化县/Pla}与{安化县/Pla}签署战略合作框架协议。", ""),
        ("{新化县/Pla}与{安化县/Pla}签了三年鲜叶收购合同。", "鲜叶收购"),
        ("{新化县/Pla}与{安化县/Pla}就旅游开发等方面签约。", "旅游开发"),
        ("{新化县/Pla}与{安化县/Pla}签订{《红茶质量共管协议》/Agr}。", "红茶质量共管"),
    ],
)
def test_topic(text: str, topic: str) -> None:
    """What was agreed on, from the words between signing and agreement or from its name."""
    scene, one, other = cast(text)
    assert complete(Candidate(scene, one, other), "signsAgreementWith", 1.0, {}).topic == topic


def cast(text: str) -> tuple[Scene, Ref, Ref]:
    """The scene of a sentence with marked refs; the person or the first ref, and the next other one."""
    types = {"Org": "Organization", "Per": "Person", "Pla": "Place", "Fac": "Facility", "Agr": "Initiative"}
    plain, refs, end = "", [], 0
    for mark in re.finditer(r"\{([^/]+)/(\w+)\}", text):
        plain += text[end : mark.start()]
        refs.append(
            Ref(len(plain), len(plain) + len(mark[1]), mark[1], types[mark[2]], "Agreement" * (mark[2] == "Agr"))
        )
        plain, end = plain + mark[1], mark.end()
    plain += text[end:]
    state = Analysis(plain, sentences=split_sentences(plain), refs=tuple(refs))
    first = next((ref for ref in refs if ref.type == "Person"), refs[0])
    return scenes(state)[0], first, next(ref for ref in refs if ref is not first)


@pytest.mark.parametrize(
    ("scores", "least", "name"),
    [
        ({"a": 2.0, "b": 1.0}, 0.5, "a"),
        ({"a": 2.0, "b": 1.9}, 0.5, ""),
        ({"a": -900.0}, 0.4, ""),
        ({"a": 900.0}, 0.4, "a"),
        ({}, 0.4, ""),
    ],
)
def test_choose(scores: dict[str, float], least: float, name: str) -> None:
    """The likeliest option wins if it is likely enough beside none; no score is too great to weigh."""
    options = [Option(name, frozenset({name})) for name in scores]
    assert likely(options, scores, least) == name


def test_weights_are_fitted_to_what_is_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trainer finds the gold's relations in their sentences and writes weights that the qualifiers read."""
    from pipelines.article import Article, Entity, Relation, to_json
    from pipelines.training import qualifiers
    from pipelines.training.examples import gold_state
    from pipelines.training.gold import analyser

    text = "2021年3月8日，新化县与安化县签约。"
    ends = (Entity("新化县", "Place"), Entity("安化县", "Place"))
    stated = Relation("安化县", "signsAgreementWith", "新化县", date="2021-03-08", status="done", evidence=text)
    article = Article(text, published="2021-03-09", entities=ends, relations=(stated,))
    gold, out = tmp_path / "gold.json", tmp_path / "weights.json"
    gold.write_text(json.dumps({"source": "gold.txt", "articles": [to_json(article)] * 12}), "utf-8")
    monkeypatch.setattr("sys.argv", ["qualifiers", str(gold), "--test", str(gold), "--out", str(out)])
    qualifiers.main()
    weights = read_weights(out)
    (found,) = qualifiers.stated([article], lambda a: gold_state(a, analyser()))
    assert qualifiers.agreement([found], weights) == {
        name: ((1, 1, 1) if name in {"date", "status"} else (0, 0, 0)) for name in QUALIFIERS
    }


def test_long_text(marked: Read) -> None:
    """Qualifiers of a text without a full stop take time in proportion to its length."""
    spent = []
    for count in (40, 160):
        started = time.perf_counter()
        marked("4月8日，{新化县/Pla}启动{“清河”行动/Pro}，" * count, PUBLISHED)
        spent.append(time.perf_counter() - started)
    assert spent[1] < 16 * spent[0] + 2
