"""Who received, holds or seeks titles, and what is part of what."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pipelines.article import Article

    Read = Callable[..., Article]

CIVIL, GREEN = "省级文明村", "国家森林乡村"


def said(article: Article, *rules: str) -> set[tuple[str, str, str]]:
    """What the rules whose names begin so say."""
    return {(r.subject, r.predicate, r.object) for r in article.relations if r.rule.startswith(rules)}


TITLES = [
    (f"{{青崖村/Pla}}先后获评{{{CIVIL}/Hon}}、{{{GREEN}/Hon}}。", {("青崖村", CIVIL), ("青崖村", GREEN)}),
    ("{青崖村/Pla}获评{“水乡名村”/Hon}{“茶乡名村”/Hon}。", {("青崖村", "“水乡名村”"), ("青崖村", "“茶乡名村”")}),
    ("{青崖村/Pla}紧邻“{水乡名村/Hon}”{白溪村/Pla}。", {("白溪村", "水乡名村")}),
    (f"{{青崖村/Pla}}修路种树，连年增收，被评为{{{CIVIL}/Hon}}。", {("青崖村", CIVIL)}),
    (f"{{青崖村/Pla}}重视种树。连续获评{{{CIVIL}/Hon}}、{{{GREEN}/Hon}}。", {("青崖村", CIVIL), ("青崖村", GREEN)}),
    (
        f"{{青崖村/Pla}}、{{白溪村/Pla}}分别获评{{{CIVIL}/Hon}}、{{{GREEN}/Hon}}。",
        {("青崖村", CIVIL), ("白溪村", GREEN)},
    ),
    (f"{{青崖村/Pla}}被{{新化县委/Org}}评为{{{CIVIL}/Hon}}。", {("青崖村", CIVIL)}),
    (f"{{新化县委/Org}}将{{青崖村/Pla}}列为{{{CIVIL}/Hon}}。", {("青崖村", CIVIL)}),
    (f"{{新化县委/Org}}授予{{青崖村/Pla}}{{{CIVIL}/Hon}}称号。", {("青崖村", CIVIL)}),
    (f"客人走进{{{CIVIL}/Hon}}{{青崖村/Pla}}。", {("青崖村", CIVIL)}),
    (f"作为{{{CIVIL}/Hon}}，{{青崖村/Pla}}种树。", {("青崖村", CIVIL)}),
    (f"{{青崖村/Pla}}正争创{{{CIVIL}/Hon}}。", {("青崖村", CIVIL)}),
    (f"{{青崖村/Pla}}是{{{CIVIL}/Hon}}。", {("青崖村", CIVIL)}),
    (f"{{青崖村/Pla}}准备向省里申报{{{CIVIL}/Hon}}。", {("青崖村", CIVIL)}),
    (f"{{青崖村/Pla}}被{{新化县委/Org}}表彰为{{{CIVIL}/Hon}}。", {("青崖村", CIVIL)}),
    (f"{{青崖村/Pla}}茶业基础雄厚，年产茶叶5000吨，居各村第一，是{{{CIVIL}/Hon}}。", {("青崖村", CIVIL)}),
    (f"{{青崖村/Pla}}茶园连片，{{白溪村/Pla}}客人多，是{{{CIVIL}/Hon}}。", set()),
    (
        f"{{青崖水库/Fac}}占地三亩，总面积不大，由{{白溪村/Pla}}管理，今年2月被{{新化县委/Org}}确定为{{{GREEN}/Hon}}。",
        {("青崖水库", GREEN)},
    ),
    (f"{{青崖公司/Org}}是专门做茶的{{{GREEN}/Hon}}。", {("青崖公司", GREEN)}),
    (f"{{青崖村/Pla}}没有获评{{{CIVIL}/Hon}}。", set()),
    (f"{{青崖村/Pla}}的茶叶获评{{{CIVIL}/Hon}}。", set()),
    (f"{{新化县委/Org}}公布{{{CIVIL}/Hon}}。", set()),
    (f"{{青崖村/Pla}}、{{白溪村/Pla}}、{{甲溪村/Pla}}分别获评{{{CIVIL}/Hon}}、{{{GREEN}/Hon}}。", set()),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_holders_of_titles(marked: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """Rows behind one verb, subjects of earlier clauses, givers, 分别, titles before the name; denials say nothing."""
    found = said(marked(text), "title:")
    assert {(holder, title) for holder, _, title in found} == expected


def test_what_a_holder_may_hold(marked: Read) -> None:
    """No body is a person's title, no person a body's."""
    assert said(marked("{青崖公司/Org}获评{县制茶能手/Hon}。"), "") == set()
    assert said(marked("{秦若兰/Per}获评{全县先进集体/Hon}。"), "") == set()


PARTS = [
    (
        "{新化县公安局/Org}表扬{新化县公安局交警大队/Org}。",
        {("新化县公安局交警大队", "partOf", "新化县公安局")},
    ),
    ("{清溪大桥/Fac}通车，{清溪大桥观景台/Fac}开放。", {("清溪大桥观景台", "partOf", "清溪大桥")}),
    ("{新化县委/Org}派出{新化县委组织部/Org}。", set()),
    ("{新化县水利局/Org}下属的{清溪工程队/Org}来了。", {("清溪工程队", "partOf", "新化县水利局")}),
    ("{新雅集团/Org}旗下的{清溪茶厂/Org}来了。", {("新雅集团", "operates", "清溪茶厂")}),
    ("{“清河”行动/Pro}是{“绿岸”计划/Pro}的组成部分。", {("“清河”行动", "partOf", "“绿岸”计划")}),
    (
        "{清溪产业园/Fac}占地5亩，设有{烘干车间/Fac}、{茶艺馆/Fac}。",
        {("烘干车间", "partOf", "清溪产业园"), ("茶艺馆", "partOf", "清溪产业园")},
    ),
    ("{清溪茶会/Eve}开场。期间还举行{采茶比赛/Eve}。", {("采茶比赛", "partOf", "清溪茶会")}),
    ("{清溪茶会/Eve}期间举办{采茶比赛/Eve}。", {("采茶比赛", "partOf", "清溪茶会")}),
    (
        "{清溪茶会/Eve}开场。期间将举办以茶为主的{采茶比赛/Eve}和万亩茶园观光、新茶座谈，{茶乡骑行/Pro}等系列活动。",
        {("采茶比赛", "partOf", "清溪茶会"), ("茶乡骑行", "partOf", "清溪茶会")},
    ),
    ("{清溪茶会/Eve}开场。次日举行{采茶比赛/Eve}。", set()),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts(marked: Read, text: str, expected: set[tuple[str, str, str]]) -> None:
    """By name, by 下属, 旗下, 组成部分 and 设有, and by what was held meanwhile."""
    assert said(marked(text), "part:") == expected
