"""Date and status of a relation, as its clause and sentence state them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

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
    "text",
    [
        "2022年3月8日，{安化县/Pla}开会；{新化县/Pla}启动{“清河”行动/Pro}。",
        "2022年3月8日，{安化县/Pla}开会。{新化县/Pla}启动{“清河”行动/Pro}。",
    ],
)
def test_date_does_not_cross_a_break(marked: Read, text: str) -> None:
    """The time of another sentence, or before a semicolon, is not the statement's."""
    assert only(marked, text, "leads").date == ""


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
