"""Who runs and builds what: the subject of the clause, of the sentence, of the sentence before, of the article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pipelines.article import Article

    Read = Callable[..., Article]

QING, LV = "“清河”行动", "“绿岸”行动"
BASE, POST = "红茶加工基地", "茶旅驿站"


def said(article: Article, *rules: str) -> set[tuple[str, str, str]]:
    """What the rules whose names begin so say."""
    return {(r.subject, r.predicate, r.object) for r in article.relations if r.rule.startswith(rules)}


RUNS = [
    (f"近年来，{{新化县/Pla}}实施{{{QING}/Pro}}。", {("新化县", "leads", QING)}),
    (f"{{新化县/Pla}}立足山水，建设生态家园，推行{{{QING}/Pro}}。", {("新化县", "leads", QING)}),
    (f"{{新化县/Pla}}开展{{{QING}/Pro}}、{{{LV}/Pro}}。", {("新化县", "leads", QING), ("新化县", "leads", LV)}),
    (f"{{新化县/Pla}}开展{{{QING}/Pro}}{{{LV}/Pro}}。", {("新化县", "leads", QING)}),
    ("{新化县/Pla}实施{“清河”/Pro}{“绿岸”/Pro}建设。", {("新化县", "leads", "“清河”"), ("新化县", "leads", "“绿岸”")}),
    (
        f"{{新化县/Pla}}与{{安化县/Pla}}毗邻。两县联合推行{{{QING}/Pro}}。",
        {("新化县", "leads", QING), ("安化县", "leads", QING)},
    ),
    (f"{{新化县/Pla}}重视治水。推行{{{QING}/Pro}}，水清了。", {("新化县", "leads", QING)}),
    (f"{{洋溪镇/Pla}}建成{{{BASE}/Fac}}、{{{POST}/Fac}}。", {("洋溪镇", "builds", BASE), ("洋溪镇", "builds", POST)}),
    ("{新化县/Pla}推进{清溪水库/Fac}建设。", {("新化县", "builds", "清溪水库")}),
    (
        f"{{新化县/Pla}}与{{安化县/Pla}}毗邻。两县将构建两项机制：\n一是推行{{{QING}/Pro}}，上游要清淤；二是推行{{{LV}/Pro}}。",
        {(place, "leads", thing) for place in ("新化县", "安化县") for thing in (QING, LV)},
    ),
    (
        "{新化县/Pla}策划推出2个项目，分别是{红茶仓储项目/Pro}，{绿茶加工项目/Pro}。",
        {("新化县", "leads", "红茶仓储项目"), ("新化县", "leads", "绿茶加工项目")},
    ),
    ("{新化县/Pla}开展河道清淤、岸坡治理等{“三大行动”/Pro}。", {("新化县", "leads", "“三大行动”")}),
    (f"{{新化县/Pla}}重视治水，成效好。\n创新推行{{{QING}/Pro}}。", {("新化县", "leads", QING)}),
]


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_the_subject_runs_and_builds(marked: Read, text: str, expected: set[tuple[str, str, str]]) -> None:
    """Own subject, that of an earlier clause, that of the sentence before, the place of the article."""
    assert said(marked(text), "run:") == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{{新化县/Pla}}的企业开展{{{QING}/Pro}}。",
        f"{{秦若兰/Per}}表示，今年将推行{{{QING}/Pro}}。",
        f"{{新化县/Pla}}提出，各镇要推行{{{QING}/Pro}}。",
        f"{{新化县/Pla}}未实施{{{QING}/Pro}}。",
        f"{{新化县/Pla}}的人说，三点值得学。\n一是要推行{{{QING}/Pro}}。",
        f"{{新雅公司/Org}}来访，了解{{安化县/Pla}}推行{{{QING}/Pro}}等情况。",
        "{新化县/Pla}谈了创新性{教学改革/Pro}。",
        f"{{新雅公司/Org}}参与，实施{{{QING}/Pro}}。",
        f"{{新化县/Pla}}引进企业建设{{{BASE}/Fac}}。",
        f"{{新化县/Pla}}新建{{{POST}/Fac}}12座。",
        f"{{洋溪镇/Pla}}建成{{{BASE}/Fac}}，由{{新雅公司/Org}}投资建设。",
        f"{{甲溪镇/Pla}}、{{乙溪镇/Pla}}分别建成{{{BASE}/Fac}}。",
        f"{{新化县/Pla}}重视治水。\n推行{{{QING}/Pro}}，由{{新雅公司/Org}}牵头。",
        f"在{{新化县/Pla}}推行{{{QING}/Pro}}。",
        f"{{清溪景区/Pla}}重视治水，成效好。\n创新推行{{{QING}/Pro}}。",
    ],
)
def test_who_does_not_run_it(marked: Read, text: str) -> None:
    """Not what begins another's name, who only says or wishes it, who only helps, nor where it is."""
    assert said(marked(text), "run:") == set()


def test_each_of_several_has_its_own(marked: Read) -> None:
    """What is named after one of the places that build is built by that place alone."""
    article = marked("{甲溪村/Pla}、{乙溪村/Pla}各建成{甲溪村书屋/Fac}。")
    assert said(article, "run:") == {("甲溪村", "builds", "甲溪村书屋")}


AGENTS = [
    (f"变化得益于{{新化县/Pla}}推行的{{{QING}/Pro}}。", {("新化县", "leads", QING)}),
    (
        f"{{{QING}/Pro}}由{{新雅公司/Org}}、{{清溪学院/Org}}共同实施。",
        {("新雅公司", "leads", QING), ("清溪学院", "leads", QING)},
    ),
    (f"{{{BASE}/Fac}}占地5亩，由{{新雅公司/Org}}投资建设。", {("新雅公司", "builds", BASE)}),
    (f"{{{QING}/Pro}}开场，{{新雅公司/Org}}承办。", {("新雅公司", "leads", QING)}),
    ("{清溪茶会/Eve}举行。{秦若兰/Per}主持。", {("秦若兰", "leads", "清溪茶会")}),
    (f"企业帮助{{油溪村/Pla}}新建{{{BASE}/Fac}}。", {("油溪村", "builds", BASE)}),
    ("领导察看了{新雅公司/Org}{面条生产线项目/Pro}。", {("新雅公司", "leads", "面条生产线项目")}),
    ("在{新化县/Pla}举行的{清溪茶会/Eve}热闹。", set()),
    (
        f"在{{新化县/Pla}}、{{安化县/Pla}}联合建设的{{{BASE}/Fac}}，他们算了账。",
        {("新化县", "builds", BASE), ("安化县", "builds", BASE)},
    ),
    (
        f"变化得益于{{新雅公司/Org}}推行的{{{QING}/Pro}}、{{{LV}/Pro}}。",
        {("新雅公司", "leads", QING), ("新雅公司", "leads", LV)},
    ),
    (f"{{{QING}/Pro}}由县里监管，{{新雅公司/Org}}组织实施。", {("新雅公司", "leads", QING)}),
    (f"{{{QING}/Pro}}、{{{LV}/Pro}}开场，{{新雅公司/Org}}承办。", set()),
    (f"{{{QING}/Pro}}开场，由{{新雅公司/Org}}建设厂房。", set()),
]


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_those_right_before_the_verb(marked: Read, text: str, expected: set[tuple[str, str, str]]) -> None:
    """A推行的X, X由A建设, X，A承办; a verb with an object of its own and two things before it say nothing."""
    assert said(marked(text), "agent:") == expected
