"""Who builds a facility or platform, and where what is built lies. All sentences are invented."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import TYPES, proposals, said, state_of

from pipelines.components.certainty import settled
from pipelines.components.rules_building import building
from pipelines.components.rules_sites import placed
from pipelines.components.scene import scenes
from pipelines.components.sketch import Sketch
from pipelines.components.speakers import Speakers

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]

PLATFORM = {"T": ("Initiative", "Platform")}

BUILDS = [
    ("{清河大桥/F}全长298米，由{青禾路桥公司/O}承建，去年通车。", {"青禾路桥公司>清河大桥"}),
    (
        "{清河大桥/F}由{云溪县/L}投资1.3亿元建设，{青禾路桥公司/O}施工，今年合龙。",
        {"云溪县>清河大桥", "青禾路桥公司>清河大桥"},
    ),
    ("{云溪水厂/F}占地20亩，施工单位为{青禾建设公司/O}，明年交付。", {"青禾建设公司>云溪水厂"}),
    ("正在建设的{云溪水厂/F}投资2亿元，施工的是{青禾建设公司/O}。", {"青禾建设公司>云溪水厂"}),
    ("{云溪水厂/F}由{县水务局/O}采取BOT方式投资2亿元兴建。", {"县水务局>云溪水厂"}),
    ("{青禾公司/O}承建的{云溪水厂/F}上月完工。", {"青禾公司>云溪水厂"}),
    ("{青禾公司/O}在{梅岭村/L}援建的{“暖心食堂”/F}开张了。", {"青禾公司>“暖心食堂”"}),
    ("{县农业农村局/O}与{青禾大学/O}合建{茶叶试验站/F}。", {"县农业农村局>茶叶试验站", "青禾大学>茶叶试验站"}),
    (
        "{青禾公司/O}和{青禾大学/O}签订协议，将在{云溪镇/L}共建{茶叶试验站/F}。",
        {"青禾公司>茶叶试验站", "青禾大学>茶叶试验站"},
    ),
    (
        "{青禾公司/O}今年扩大生产，并与{青禾大学/O}合作开发{“清河云”平台/T}。",
        {"青禾公司>“清河云”平台", "青禾大学>“清河云”平台"},
    ),
    ("{县总工会/O}在{云溪镇/L}、{鹤鸣镇/L}各设一处{工会驿站/F}。", {"县总工会>工会驿站"}),
    (
        "{县总工会/O}则在{云溪镇/L}、{鹤鸣镇/L}各建一间{驿站/F=云溪镇驿站+鹤鸣镇驿站}。",
        {"县总工会>云溪镇驿站", "县总工会>鹤鸣镇驿站"},
    ),
    ("{青禾公司/O}新建了一座{清河冷库/F}。", {"青禾公司>清河冷库"}),
    ("{梅岭村/L}把闲置小学改成{梅岭书屋/F}。", {"梅岭村>梅岭书屋"}),
    ("{青禾公司/O}流转土地300亩，投资200万元建起{梅岭育苗棚/F}。", {"青禾公司>梅岭育苗棚"}),
]
BUILDS += [
    (
        "{清河大桥/F}投资3亿元，由{县里/L}多个村抱团组建的{青禾公司/O}建成，{云溪公司/O}负责建设。",
        {"青禾公司>清河大桥", "云溪公司>清河大桥"},
    ),
    ("{梅岭书屋/F}由{云溪镇/L}投资210万元、利用旧粮站改建。", {"云溪镇>梅岭书屋"}),
    ("{梅岭书屋/F}是2019年{县气象局/O}投资210万元建起来的。", {"县气象局>梅岭书屋"}),
    ("{双方/O=青禾公司+青禾大学}签署备忘录，拟共建{茶叶试验站/F}。", {"青禾公司>茶叶试验站", "青禾大学>茶叶试验站"}),
    ("{青禾公司/O}打算明年在{云溪镇/L}再建一座{晾晒棚/F}。", {"青禾公司>晾晒棚"}),
    ("{县供销社/O}牵头在{云溪镇/L}、{鹤鸣镇/L}各建一处{晾晒棚/F}。", {"县供销社>晾晒棚"}),
    ("{云溪镇/L}把一座闲置粮所腾出来，改造成占地9亩的{服务驿站/F}。", {"云溪镇>服务驿站"}),
]
NOTHING_BUILT = [
    "{清河大桥/F}没有由{青禾公司/O}承建。",
    "{清河大桥/F}、{云溪水厂/F}分别由{青禾公司/O}、{云溪公司/O}承建。",
    "新馆坐落在{前进路/F}北侧，由{县住建局/O}代建。",
    "这条隧道是{清河铁路/F}控制性工程，由{青禾公司/O}施工。",
    "县里修缮{红军桥/F}，由{青禾公司/O}施工。",
    "{青禾公司/O}在{云溪镇/L}建设{清河冷库/F}，由{县供销社/O}投资。",
    "{县妇联/O}、{县林业局/O}联合推进，已在{云溪镇/L}建成{就业基地/F}。",
    "{青禾公司/O}介绍，去年在{云溪镇/L}建成{就业基地/F}。",
    "{云溪县/L}建成这样的{“共富工坊”/F}。",
    "{云溪县/L}建成{“共富工坊”/F}136个。",
    "{云溪镇/L}、{鹤鸣镇/L}则各建一座{鹤鸣镇冷库/F}，前者由省里补助。",
    "{工会驿站/F}设在{云溪镇/L}。",
    "{秦月兰/P}退休回乡，办起{清河书屋/F}。",
]


@pytest.fixture(autouse=True)
def platforms(monkeypatch: pytest.MonkeyPatch) -> None:
    """``{“清河云”平台/T}`` marks a platform."""
    for letter, kind in PLATFORM.items():
        monkeypatch.setitem(TYPES, letter, kind)


def built(analysed: Analysed, text: str, predicate: str = "builds") -> set[str]:
    """``A>B`` of what these rules alone propose."""
    state, speakers = state_of(analysed, text), Speakers()
    made = [p for scene in scenes(state) for p in building(Sketch(scene), speakers(scene, False))]
    return {f"{p.subject}>{p.object}" for p in made if p.predicate == predicate}


@pytest.mark.parametrize(("text", "expected"), BUILDS)
def test_builds(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who is said to build a thing, alone or with others, in one place or several."""
    assert built(analysed, text) == expected


@pytest.mark.parametrize("text", NOTHING_BUILT)
def test_builds_nothing(analysed: Analysed, text: str) -> None:
    """What is denied, told apart, only mended or counted, or built by others is not built by those named."""
    assert built(analysed, text) == set()


def test_works_are_led(analysed: Analysed) -> None:
    """Works that are named as works are carried out, not built; the model need not confirm."""
    text = "{清河治理工程/I}总投资3000万元，由{县水务局/O}组织实施，{青禾公司/O}施工。"
    assert built(analysed, text, "leads") == {"县水务局>清河治理工程", "青禾公司>清河治理工程"}
    assert built(analysed, text) == set()
    made = [p for p in proposals(analysed, text) if p.subject == "青禾公司"]
    assert settled({("青禾公司", "清河治理工程"): made}, "青禾公司", "清河治理工程") == {"leads"}


LIES = [
    ("位于{梅岭村/L}的年产3万吨{清河冷库/F}投产。", {"清河冷库>梅岭村"}),
    ("{清河冷库/F}占地20亩，坐落在{云溪镇/L}。", {"清河冷库>云溪镇"}),
    ("{清河冷库/F}投资2亿元，今年动工，地点初步选在{云溪镇/L}。", {"清河冷库>云溪镇"}),
    ("{青禾公司/O}总部设在{云溪镇/L}。", {"青禾公司>云溪镇"}),
    ("{清河冷库/F}去年10月在{云溪镇/L}投用。", {"清河冷库>云溪镇"}),
    ("总投资2亿元的{清河冷库/F}正在{云溪镇/L}建设，明年投用。", {"清河冷库>云溪镇"}),
    ("{青禾研究院/O}在{云溪镇/L}揭牌。", {"青禾研究院>云溪镇"}),
    ("{青禾公司/O}在{梅岭村/L}租下五幢老宅，投入910万元改成{“榫卯课堂”/F}。", {"“榫卯课堂”>梅岭村"}),
    ("{县人社局/O}在{云溪镇/L}办起{青禾职业学校/O}。", {"青禾职业学校>云溪镇"}),
    ("供货的是{云溪镇/L}的{青禾茶业公司/O}。", {"青禾茶业公司>云溪镇"}),
    (
        "{青禾公司/O}、{清河公司/O}等7家企业先后入驻{云溪产业园/L}。",
        {"青禾公司>云溪产业园", "清河公司>云溪产业园"},
    ),
]
NOWHERE = [
    "{清河冷库/F}没有在{云溪镇/L}投用。",
    "项目由{青禾公司/O}建设，位于{云溪镇/L}。",
    "项目由{青禾公司/O}施工，新馆坐落在{云溪镇/L}。",
    "消息由{县气象局/O}设在{梅岭村/L}的站点发出。",
    "对口帮扶{云溪县/L}的{青禾公司/O}捐了款。",
    "{云溪县/L}的{青禾协会/O}来了人。",
    "{省科技厅/O}公布名单，位于{云溪县/L}的企业上榜。",
    "{青禾公司/O}在{云溪镇/L}投产一条生产线。",
]


def lying(analysed: Analysed, text: str) -> set[str]:
    """``A>B`` of the places that these rules alone propose."""
    made = [p for scene in scenes(state_of(analysed, text)) for p in placed(Sketch(scene))]
    assert {p.predicate for p in made} <= {"locatedIn"}
    return {f"{p.subject}>{p.object}" for p in made}


@pytest.mark.parametrize(("text", "expected"), LIES)
def test_lies(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Where a thing is said to lie, be opened or be made."""
    assert lying(analysed, text) == expected


@pytest.mark.parametrize("text", NOWHERE)
def test_lies_nowhere(analysed: Analysed, text: str) -> None:
    """A body that builds, helps or acts somewhere does not lie there."""
    assert lying(analysed, text) == set()


def test_both_at_once(analysed: Analysed) -> None:
    """One sentence says who builds and where."""
    text = "{青禾公司/O}在{梅岭村/L}建成{清河冷库/F}。"
    assert said(analysed, text, "builds") == {"青禾公司>清河冷库"}
    assert said(analysed, text, "locatedIn") == {"清河冷库>梅岭村"}


def test_work_grows_linearly(analysed: Analysed) -> None:
    """A sentence of hundreds of names and verbs is read in little time."""
    text = "，".join(["{青禾公司/O}在{云溪镇/L}、{鹤鸣镇/L}与{青禾大学/O}共建{清河冷库/F}，由{县水务局/O}施工"] * 60)
    state, speakers = state_of(analysed, text), Speakers()
    start = time.perf_counter()
    for scene in scenes(state):
        list(building(Sketch(scene), speakers(scene, False)))
        list(placed(Sketch(scene)))
    assert time.perf_counter() - start < 5
