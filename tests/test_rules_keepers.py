"""Who runs a facility or body: to whom it is given, who set it up, owns or heads it. All sentences are invented."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import proposals, said, state_of

from pipelines.article import Entity
from pipelines.components.certainty import settled
from pipelines.components.rules_wardens import wardens
from pipelines.components.scene import scenes
from pipelines.components.sketch import Sketch

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]

KEPT = [
    (
        "{县水利局/O}投资820万元建成{云溪水厂/F}，占地6亩，今年5月投用，现由{青禾供水公司/O}日常管理。",
        {"青禾供水公司>云溪水厂"},
    ),
    ("{云溪水厂/F}建成后统一委托{青禾供水公司/O}运营。", {"青禾供水公司>云溪水厂"}),
    (
        "{云溪水厂/F}、{梅岭水厂/F}今年投用，两座水厂均由{青禾供水公司/O}管护。",
        {"青禾供水公司>云溪水厂", "青禾供水公司>梅岭水厂"},
    ),
    ("村里建起{云溪水厂/F}。建成后，由{青禾供水公司/O}打理。", {"青禾供水公司>云溪水厂"}),
    ("{云溪水厂/F}由{县水务集团/O}下属的{青禾供水公司/O}管理。", {"青禾供水公司>云溪水厂"}),
    ("{云溪水厂/F}由{青禾供水公司/O}投资1900万元兴建并运营。", {"青禾供水公司>云溪水厂"}),
    ("{云溪水厂/F}今年投用，眼下归{青禾供水公司/O}管着。", {"青禾供水公司>云溪水厂"}),
    ("{云溪水厂/F}归{青禾供水公司/O}管辖。", set()),
    ("由{青禾供水公司/O}托管的{云溪水厂/F}扩建。", {"青禾供水公司>云溪水厂"}),
    ("{云溪水厂/F}今年投用，{青禾供水公司/O}负责日常管理。", {"青禾供水公司>云溪水厂"}),
    ("{云溪水厂/F}、{梅岭水厂/F}由{县水利局/O}建成，交由{青禾供水公司/O}管护。", set()),
    ("展板设在{云溪水厂/F}一层，由{青禾供水公司/O}管理。", set()),
    ("{云溪水厂/F}分两期，其中管网由{青禾供水公司/O}管护。", set()),
    ("{云溪水厂/F}、{梅岭水厂/F}分别由{青禾供水公司/O}、{县水利局/O}管护。", set()),
    ("{云溪水厂/F}没有交给{青禾供水公司/O}运营。", set()),
    ("{云溪水厂改造工程/F}由{青禾供水公司/O}管理。", set()),
    ("村里建起{云溪水厂/F}、{梅岭水厂/F}。建成后，由{青禾供水公司/O}打理。", set()),
    ("村里建起{云溪水厂/F}，由{云溪卫生院/O}派护士值守。", set()),
    ("村里建起{云溪水厂/F}；路灯由{青禾供水公司/O}管护。", set()),
]


@pytest.mark.parametrize(("text", "expected"), KEPT)
def test_kept(analysed: Analysed, text: str, expected: set[str]) -> None:
    """The facility named last is run by those to whom it is given; not one of several, nor where something stands."""
    assert said(analysed, text, "operates") == expected


OWNED = [
    ("{青禾集团/O}全资子公司{云溪茶业公司/O}落户。", {"青禾集团>云溪茶业公司"}),
    ("{青禾集团/O}今年扩产，旗下的{云溪茶厂/F}上月投产。", {"青禾集团>云溪茶厂"}),
    ("{云溪茶业公司/O}是{青禾集团/O}的控股子公司。", {"青禾集团>云溪茶业公司"}),
    ("{云溪茶业公司/O}由国企{青禾集团/O}控股。", {"青禾集团>云溪茶业公司"}),
    ("{梅岭卫生室/F}面积120平方米，隶属{云溪卫生院/O}。", {"云溪卫生院>梅岭卫生室"}),
    ("{东溪大桥/F}今年动工，业主是{青禾交通公司/O}。", {"青禾交通公司>东溪大桥"}),
    ("{青禾公司/O}接手了{云溪茶厂/F}。", {"青禾公司>云溪茶厂"}),
    ("{云溪茶厂/F}去年空了，交给了{青禾公司/O}。", {"青禾公司>云溪茶厂"}),
    ("{“云溪人家”民宿/F}老板{秦月兰/P}说。", {"秦月兰>“云溪人家”民宿"}),
    ("{秦月兰/P}拉起{“河边见”巡河队/O}。", {"秦月兰>“河边见”巡河队"}),
    ("{梅岭卫生室/F}扩建，隶属{县卫健局/O}的{云溪卫生院/O}出力。", set()),
    ("{云溪茶厂/F}交给{青禾集团/O}下属企业。", set()),
    ("{他/P=柳明德}的{云溪茶厂/F}很忙。", set()),
    ("{秦月兰/P}牵头的{县茶叶局/O}来了。", set()),
    ("{县茶叶局/O}下属的{茶叶站/O}来了。", set()),
]


@pytest.mark.parametrize(("text", "expected"), OWNED)
def test_owned(analysed: Analysed, text: str, expected: set[str]) -> None:
    """A firm runs the firms and works that it holds; what is under a bureau is a part of it."""
    assert said(analysed, text, "operates") == expected


SET_UP = [
    ("{县林业局/O}牵头成立{云溪护林联合会/O}。", {"县林业局>云溪护林联合会"}),
    (
        "{青禾大学/O}与{云溪茶业公司/O}共建{茶产业学院/O}。",
        {"青禾大学>茶产业学院", "云溪茶业公司>茶产业学院"},
    ),
    ("{“红杜鹃”宣讲队/O}由{县妇联/O}、{县法院/O}抽人组成。", {"县妇联>“红杜鹃”宣讲队", "县法院>“红杜鹃”宣讲队"}),
    ("{县供销社/O}出资控股的{云溪农服公司/O}挂牌。", {"县供销社>云溪农服公司"}),
    ("{县林业局/O}到村里走访，随后组建{护林队/O}。", {"县林业局>护林队"}),
    ("{青禾一小/O}、{云溪小学/O}抱团组建{青禾教育集团/O}。", set()),
    ("{县供销社/O}未成立{云溪农服公司/O}。", set()),
    ("{青禾县/L}成立{护茶队/O}。", set()),
    ("{县林业局/O}设立{护林工作站/O}。", set()),
    ("{县林业局/O}、{县法院/O}到村里走访，随后组建{护林队/O}。", set()),
    ("资金用于{云溪小学/O}，另有500万元由{县教育局/O}管理。", set()),
]


@pytest.mark.parametrize(("text", "expected"), SET_UP)
def test_set_up(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who sets a body up runs it; who forms a group of schools or hospitals together is a member."""
    assert said(analysed, text, "operates") == expected


HEADS = [
    ("馆长{秦月兰/P}迎了出来。", {("青禾博物馆", "Facility")}, {"青禾博物馆"}),
    ("首任馆长由退休教师{秦月兰/P}担任。", {("青禾博物馆", "Facility")}, {"青禾博物馆"}),
    ("{秦月兰/P}兼任馆长。", {("青禾博物馆", "Facility")}, {"青禾博物馆"}),
    ("基地负责人{秦月兰/P}说。", {("“云溪”育苗基地", "Facility")}, {"“云溪”育苗基地"}),
    ("馆长{秦月兰/P}迎了出来。", {("青禾博物馆", "Facility"), ("云溪图书馆", "Facility")}, set()),
    ("馆长{秦月兰/P}迎了出来。", {("青禾博物馆", "Organization")}, set()),
    ("副馆长{秦月兰/P}迎了出来。", {("青禾博物馆", "Facility")}, set()),
    ("馆长{她/P=秦月兰}迎了出来。", {("青禾博物馆", "Facility")}, set()),
]


@pytest.mark.parametrize(("text", "bodies", "expected"), HEADS)
def test_heads(analysed: Analysed, text: str, bodies: set[tuple[str, str]], expected: set[str]) -> None:
    """The head of a facility runs it where the article names one alone of that kind; a body's head holds a post."""
    state = state_of(analysed, text)
    state.entities = tuple(Entity(name, kind) for name, kind in sorted(bodies))
    assert {p.object for scene in scenes(state) for p in wardens(Sketch(scene))} == expected


def test_believed(analysed: Analysed) -> None:
    """What these rules say needs no model."""
    made = proposals(analysed, "{云溪水厂/F}今年投用，日常由{青禾供水公司/O}打理。")
    assert settled({("青禾供水公司", "云溪水厂"): made}, "青禾供水公司", "云溪水厂") == {"operates"}


def test_long_rows(analysed: Analysed) -> None:
    """A sentence with hundreds of facilities and bodies is read in a moment."""
    row = "".join(f"{{第{i}水厂/F}}占地6亩，由{{第{i}公司/O}}建成，" for i in range(60))
    start = time.perf_counter()
    proposals(analysed, f"{row}投用。")
    assert time.perf_counter() - start < 20
