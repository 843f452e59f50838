"""Who builds, pays for or runs what was named before, or stands for several. All sentences are invented."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import proposals, said

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]

BUILDS = [
    ("街口是{云溪水厂/F}。项目由{青禾公司/O}投资2亿元建设，占地20亩。", {"青禾公司>云溪水厂"}),
    ("街口是{云溪水厂/F}。项目由{县水务局/O}投资2亿元，{青禾公司/O}总包，明年通水。", {"青禾公司>云溪水厂"}),
    ("{云溪镇/L}还布置了一间{渡口记忆馆/F}。", {"云溪镇>渡口记忆馆"}),
    ("{青禾公司/O}与{云溪县政府/O}签约，计划投资3亿元，在{梅岭镇/L}建{茶叶加工厂/F}。", {"青禾公司>茶叶加工厂"}),
    ("{县农科所/O}与{青禾大学/O}签订协议，设立{茶叶观测站/F}。", {"县农科所>茶叶观测站", "青禾大学>茶叶观测站"}),
    (
        "{梅岭书屋/F}上月开门，系{县图书馆/O}与{青禾公司/O}合作建成，藏书千册。",
        {"县图书馆>梅岭书屋", "青禾公司>梅岭书屋"},
    ),
    ("{陈大山/P}带着学生种草，建起{梅岭观测站/F}。", {"陈大山>梅岭观测站"}),
    ("{云溪县/L}去年修好了河堤。今年还要新建{云溪水厂/F}。", {"云溪县>云溪水厂"}),
]
FUNDS = [
    ("街口是{云溪水厂/F}。项目由{青禾公司/O}投资2亿元建设，占地20亩。", {"青禾公司>云溪水厂"}),
    ("{镇里/L=梅岭镇}与{青禾公司/O}签约，计划投资3亿元在{石坪村/L}建设{茶叶加工厂/F}。", {"青禾公司>茶叶加工厂"}),
    (
        "{云溪县/L}投入600万元，在{石坪村/L}、{松口村/L}各建一座{冷库/F=石坪村冷库+松口村冷库}。",
        {"云溪县>石坪村冷库", "云溪县>松口村冷库"},
    ),
    ("{石坪村/L}、{松口村/L}凑了260万元，合股办起{青禾果业公司/O}。", {"石坪村>青禾果业公司", "松口村>青禾果业公司"}),
    ("{县总工会/O}给了5万元，社区用它把旧车棚改成{共享厨房/F}。", {"县总工会>共享厨房"}),
    ("{云溪农商行/O}推出新产品，到5月底给{梅岭合作社/O}放了2370万元。", {"云溪农商行>梅岭合作社"}),
    ("{青禾公司/O}在{梅岭村/L}建成{颗粒厂/F}，{云溪县/L}财政补贴380万元，日产90吨。", {"云溪县>颗粒厂"}),
    ("{青禾公司/O}给{梅岭小学/O}捐建了一间{光明书屋/F}。", {"青禾公司>光明书屋"}),
]
RUNS = [
    ("{梅岭书屋/F}建在旧仓库里，首任馆长由{陈大山/P}担任。", {"陈大山>梅岭书屋"}),
    ("{青禾公司/O}2019年由返乡的{陈大山/P}一手办起来。", {"陈大山>青禾公司"}),
    ("2018年，{陈大山/P}回到{梅岭村/L}，创办{青禾公司/O}。", {"陈大山>青禾公司"}),
    ("{梅岭电站/F}位置偏。它由{县水务局/O}与{云溪镇政府/O}共同创办。", {"县水务局>梅岭电站", "云溪镇政府>梅岭电站"}),
    (
        "{云溪镇/L}、{鹤鸣镇/L}有两处{驿站/F=云溪镇驿站+鹤鸣镇驿站}，由{县养护中心/O}管理。",
        {"县养护中心>云溪镇驿站", "县养护中心>鹤鸣镇驿站"},
    ),
    ("{青禾公司/O}由{云溪县政府/O}全资持有。", {"云溪县政府>青禾公司"}),
]
LIES = [
    ("在{云溪镇/L}，占地210亩的{表面处理园/F}正在加紧建设。", {"表面处理园>云溪镇"}),
    ("记者沿着{云溪县/L}境内的{穿山公路/F}北行。", {"穿山公路>云溪县"}),
    ("{青禾公司/O}3月在{黄岩镇/L}揭牌。", {"青禾公司>黄岩镇"}),
    ("公司在{云溪县/L}注册了子公司——{青禾果业公司/O}。", {"青禾果业公司>云溪县"}),
]
SILENT = [
    ("街口是{云溪水厂/F}。其中项目一期由{青禾公司/O}建设。", "builds"),
    ("{云溪水厂/F}对面是{梅岭书屋/F}。项目由{青禾公司/O}投资2亿元建设。", "builds"),
    ("街口是{云溪水厂/F}。此次扩建由{青禾公司/O}投资2亿元实施。", "builds"),
    ("局长{陈大山/P}列了清单：今年还要建{云溪水厂/F}。", "builds"),
    ("{青禾公司/O}与{云溪公司/O}签约，计划投资3亿元，在{梅岭镇/L}建{茶叶加工厂/F}。", "funds"),
    ("{青禾公司/O}与{云溪县政府/O}签约，总投资1亿元，落户{云溪产业园/F}。", "funds"),
    ("主任{陈大山/P}当场摊开图纸：{转运站/F}年底动工。", "operates"),
    ("{云溪镇管委会/O}主任由{陈大山/P}兼任。", "operates"),
    ("{县政法委/O}牵头开展行动，当年6月，调解中心在{黄岩镇/L}揭牌。", "locatedIn"),
]


@pytest.mark.parametrize(("text", "expected"), BUILDS)
def test_builds(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who builds what was named before or what stands for several."""
    assert said(analysed, text, "builds") == expected


@pytest.mark.parametrize(("text", "expected"), FUNDS)
def test_funds(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who pays for it."""
    assert said(analysed, text, "funds") == expected


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_operates(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who heads, founds, owns or runs it."""
    assert said(analysed, text, "operates") == expected


@pytest.mark.parametrize(("text", "expected"), LIES)
def test_lies(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Where it lies."""
    assert said(analysed, text, "locatedIn") == expected


@pytest.mark.parametrize(("text", "predicate"), SILENT)
def test_says_nothing(analysed: Analysed, text: str, predicate: str) -> None:
    """A part of it, another's works, two firms and other meanings of the verbs say nothing."""
    assert said(analysed, text, predicate) == set()


def test_the_sum_is_kept(analysed: Analysed) -> None:
    """What the sentence before named is paid for with the sum that is stated."""
    text = "街口是{云溪水厂/F}。项目由{青禾公司/O}投资2亿元建设，占地20亩。"
    assert {p.amount for p in proposals(analysed, text) if p.predicate == "funds"} == {"2亿元"}


def test_work_grows_linearly(analysed: Analysed) -> None:
    """A long sentence of names, sums and verbs is read in little time."""
    text = "，".join(["{青禾公司/O}与{云溪县政府/O}签约投资3亿元，由{陈大山/P}在{梅岭镇/L}办起{加工厂/F}"] * 60)
    start = time.perf_counter()
    proposals(analysed, "街口是{云溪水厂/F}。" + text)
    assert time.perf_counter() - start < 10
