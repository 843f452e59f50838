"""Which place lies in which, and where facilities and bodies lie, in the shapes in which news say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pipelines.article import Article

    Read = Callable[..., Article]


def found(article: Article) -> dict[tuple[str, str], str]:
    """Ends and rule of each ``locatedIn``."""
    return {(r.subject, r.object): r.rule for r in article.relations if r.predicate == "locatedIn"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # by the gazetteer, of the same sentence
        ("{新化县/Pla}今年先在{洋溪镇/Pla}、{孟公镇/Pla}试点。", {("洋溪镇", "新化县"), ("孟公镇", "新化县")}),
        ("{新化县/Pla}开会；{洋溪镇/Pla}下雨。", set()),
        ("{洋溪镇/Pla}归{新化县/Pla}管。", set()),
        # the village that 的 joins to its town, and the like of it behind
        ("{洋溪镇/Pla}的{油溪村/Pla}、{大桥村/Pla}修路。", {("油溪村", "洋溪镇"), ("大桥村", "洋溪镇")}),
        ("{油溪村/Pla}的{大桥村/Pla}修路。", set()),
        # what is named beside a district of one city may be another's; what lies near a region is not its city
        ("{长沙市/Pla}{岳麓区/Pla}与{广西壮族自治区/Pla}来往。", {("岳麓区", "长沙市")}),
        ("{油溪村/Pla}毗邻{洋溪镇/Pla}，位于{云台山/Pla}。", set()),
        # counted villages of the town that was named
        ("他向{洋溪镇/Pla}捐款，{油溪村/Pla}、{大桥村/Pla}和{石坪村/Pla}3个村随后跟上。", set()),
        (
            "{洋溪镇/Pla}今年完成{油溪村/Pla}、{大桥村/Pla}和{石坪村/Pla}3个村的改水。",
            {("油溪村", "洋溪镇"), ("大桥村", "洋溪镇"), ("石坪村", "洋溪镇")},
        ),
        ("{洋溪镇/Pla}、{孟公镇/Pla}完成{油溪村/Pla}、{大桥村/Pla}2个村的改水。", set()),
        ("{洋溪镇/Pla}完成{油溪村/Pla}、{大桥村/Pla}的改水。", set()),
        (
            "{洋溪镇/Pla}{油溪村/Pla}、{孟公镇/Pla}{大桥村/Pla}2个村改水。",
            {("油溪村", "洋溪镇"), ("大桥村", "孟公镇")},
        ),
    ],
)
def test_places(marked: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """A town lies in its county named before, a village in the town that lists it; nothing crosses a semicolon."""
    assert set(found(marked(text))) == expected


def test_a_step_that_leaves_out_the_county_is_not_sure(marked: Read) -> None:
    """Of a town and its city only the gazetteer knows; of a town and its county the sentence says enough."""
    assert found(marked("{娄底市/Pla}今年在{洋溪镇/Pla}修路。")) == {("洋溪镇", "娄底市"): "where:gazetteer"}
    assert found(marked("{新化县/Pla}今年在{洋溪镇/Pla}修路。")) == {("洋溪镇", "新化县"): "where:known"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{油溪村/Pla}的{“邻里”食堂/Fac}开张。", {("“邻里”食堂", "油溪村"): "where:of"}),
        ("{油溪村/Pla}的{新雅公司/Org}开张。", {("新雅公司", "油溪村"): "where:of"}),
        ("{油溪村/Pla}{茶文化广场/Fac}开放。", {("茶文化广场", "油溪村"): "where:beside"}),
        ("{新雅公司/Org}总部在{洋溪镇/Pla}。", {("新雅公司", "洋溪镇"): "where:verb"}),
        ("{新雅公司/Org}建在{洋溪镇/Pla}的{茶叶加工厂/Fac}投产。", {("茶叶加工厂", "洋溪镇"): "where:of"}),
        ("{新雅公司/Org}在{洋溪镇/Pla}又建起一座{茶叶加工厂/Fac}。", {("茶叶加工厂", "洋溪镇"): "where:built"}),
        (
            "在{洋溪镇/Pla}新建{茶叶加工厂/Fac}、{竹器车间/Fac}。",
            {("茶叶加工厂", "洋溪镇"): "where:built", ("竹器车间", "洋溪镇"): "where:built"},
        ),
        ("在{洋溪镇/Pla}、{孟公镇/Pla}建成{孟公镇茶仓/Fac}。", {("孟公镇茶仓", "孟公镇"): "where:built"}),
        ("在{洋溪镇/Pla}、{孟公镇/Pla}建成{茶叶加工厂/Fac}、{竹器车间/Fac}。", {}),
        ("公司在{洋溪镇/Pla}境内，建成{茶叶加工厂/Fac}。", {("茶叶加工厂", "洋溪镇"): "where:built"}),
        ("公司在{洋溪镇/Pla}外建成{茶叶加工厂/Fac}。", {}),
        ("在{洋溪镇/Pla}拆除后重建的是{茶叶加工厂/Fac}。", {}),
        ("{秦若兰/Per}来到{油溪村/Pla}，先后察看了{文化礼堂/Fac}和{卫生室/Fac}。", {
            ("文化礼堂", "油溪村"): "where:seen", ("卫生室", "油溪村"): "where:seen",
        }),
        ("{秦若兰/Per}来到{新化县/Pla}，察看了{文化礼堂/Fac}。", {}),
        ("{秦若兰/Per}来到{油溪村/Pla}，察看了{大桥村/Pla}{大桥村卫生室/Fac}。", {
            ("大桥村卫生室", "大桥村"): "where:chain",
        }),
    ],
)  # fmt: skip
def test_facilities(marked: Read, text: str, expected: dict[tuple[str, str], str]) -> None:
    """What is built or seen at a place lies there, unless its name says another or several share several places."""
    assert found(marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{油溪村/Pla}建成{文化礼堂/Fac}。", {("文化礼堂", "油溪村")}),
        ("{新化县/Pla}建成{文化礼堂/Fac}。", set()),
        ("{油溪村/Pla}、{大桥村/Pla}合建{文化礼堂/Fac}。", set()),
        ("{油溪村/Pla}下雨。{油溪村卫生室/Fac}搬了。", {("油溪村卫生室", "油溪村")}),
        ("{洋溪镇/Pla}下雨。{洋溪镇石坪村卫生室/Fac}搬了。", set()),
        ("{洋溪镇/Pla}下雨。{石坪村/Pla}天晴。{洋溪镇石坪村卫生室/Fac}搬了。", {("洋溪镇石坪村卫生室", "石坪村")}),
        ("{新化县/Pla}下雨。{新化县图书馆新馆/Fac}搬了。", set()),
    ],
)
def test_what_follows(marked: Read, text: str, expected: set[tuple[str, str]]) -> None:
    """What a single village or town built or gave its name to lies there; a county has things all over."""
    assert {ends for ends, rule in found(marked(text)).items() if rule.startswith("then:")} == expected


def test_works_named_after_a_village(marked: Read) -> None:
    """Works that bear a village's name, its town's in front or not, are done there; those named after a town and other
    initiatives of the village's name need not be."""
    text = "{洋溪镇/Pla}、{油溪村/Pla}下雨。{油溪村管网改造工程/Pro}停工，{油溪村“清河”计划/Pro}照旧。"
    article = marked(text + "{洋溪镇油溪村步道建设项目/Pro}开工，{洋溪镇水厂改造工程/Pro}也是。")
    done = {(r.subject, r.object) for r in article.relations if r.predicate == "implementedIn"}
    assert done == {("油溪村管网改造工程", "油溪村"), ("洋溪镇油溪村步道建设项目", "油溪村")}
