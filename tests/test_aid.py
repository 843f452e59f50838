"""Help, money and facilities as print mentions them in passing: pairs of helpers, posted teams, thanks, shares of a
sum, who runs a facility. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import proposals, said, state_of

from pipelines.article import Entity
from pipelines.components.certainty import settled
from pipelines.components.rules_dealings import dealings
from pipelines.components.scene import scenes
from pipelines.components.speakers import Speakers
from pipelines.components.stated_bearers import stated_bearers

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]

HELP = [
    ("去年，受{县广播电视台/O}选派，他成了{梅岭村/L}驻村第一书记。", {"县广播电视台>梅岭村"}),
    ("{青禾公司/O}与{梅岭村/L}、{青石村/L}结对，今年修了路。", {"青禾公司>梅岭村", "青禾公司>青石村"}),
    ("{青禾公司/O}与{梅岭村/L}结对协作的协议到期。", set()),
    ("昨日，县委书记{秦月兰/P}到{云溪镇/L}调研指导工作。", {"秦月兰>云溪镇"}),
    ("2015年起，{青禾市/L}与{云溪县/L}结对帮扶。", {"青禾市>云溪县"}),
    ("{市第一医院/O}与{梅岭县医院/O}在对口帮扶、远程会诊上又进一步。", {"市第一医院>梅岭县医院"}),
    ("{青禾市/L}与{云溪县/L}、{梅岭县/L}对口支援关系确定。", {"青禾市>云溪县", "青禾市>梅岭县"}),
    ("{青禾市/L}与{云溪县/L}{对口扶贫协作工程/I}启动。", {"青禾市>云溪县"}),
    ("自{青禾市/L}对口支援以来，{云溪县/L}新建了学校。", {"青禾市>云溪县"}),
    ("{县审计局/O}驻{梅岭村/L}第一书记{秦月兰/P}说。", {"县审计局>梅岭村"}),
    ("他是{县审计局/O}派驻到{梅岭村/L}的乡村振兴工作队队长。", {"县审计局>梅岭村"}),
    ("村口是{青禾市/L}援建的{梅岭希望小学/O}。", {"青禾市>梅岭希望小学"}),
    ("{秦月兰/P}对{青禾市/L}长期以来给予{云溪县/L}的支持与帮助表示感谢。", {"青禾市>云溪县"}),
    ("他感谢{青禾公司/O}多年来对{云溪县/L}教育事业的关心和支持。", {"青禾公司>云溪县"}),
    ("她代表{云溪县/L}对{青禾公司/O}的热心帮助表示衷心感谢。", {"青禾公司>云溪县"}),
    ("{云溪镇/L}曾经缺水，在{青禾公司/O}的帮助下，如今家家通了自来水。", {"青禾公司>云溪镇"}),
    ("{青禾商会/O}捐资20万元，帮助{梅岭村/L}建设烘干房。", {"青禾商会>梅岭村"}),
    ("{青禾商会/O}来访，投入20万元，助力{梅岭村/L}修路。", {"青禾商会>梅岭村"}),
    ("希望{市农科院/O}能够继续为{云溪县/L}提供技术支持。", {"市农科院>云溪县"}),
]


@pytest.mark.parametrize(("text", "expected"), HELP)
def test_help_taken_as_known(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who helps is read where the help is only mentioned."""
    assert said(analysed, text, "supports") == expected


NO_HELP = [
    "{青禾市/L}与{云溪县/L}结对发展。",
    "{青禾市/L}与{云溪县/L}对口支援工作组座谈。",
    "{秦月兰/P}对{云溪县/L}社会各界长期以来对{青禾学院/O}的关心、支持表示感谢。",
    "{考察团/O}一行走访，并向{青禾公司/O}赠送锦旗。",
    "在{县委/O}的大力支持下，经{乡村振兴办/O}协调，企业来了。",
    "{云溪镇/L}、{梅岭镇/L}缺水，在{青禾公司/O}的帮助下，如今通了水。",
]


@pytest.mark.parametrize("text", NO_HELP)
def test_no_help(analysed: Analysed, text: str) -> None:
    """A pair without help, a group, society at large, a banner of thanks, and who only acts: none is helped."""
    assert said(analysed, text, "supports") == set()


def test_a_team_of_helpers_stands_for_its_place(analysed: Analysed) -> None:
    """Whom 派驻 sends a team to is the place in the team's name; a team that names none is no one who is helped."""
    state = state_of(analysed, "{县审计局/O}派驻{云溪镇梅岭村工作队/O}两人，{县水利局/O}派驻{乡村振兴工作队/O}一人。")
    state.entities = (Entity("云溪镇", "Place"), Entity("梅岭村", "Place"))
    scene = scenes(state)[0]
    found = {(p.subject, p.object) for p in dealings(scene, Speakers()(scene, False)) if p.predicate == "supports"}
    assert found == {("县审计局", "梅岭村")}


def test_a_team_helps_the_village_that_its_name_ends_in(analysed: Analysed) -> None:
    """A team named after its sender and its village helps there, and so does the sender whom the text names."""
    state = state_of(analysed, "{县审计局驻云溪镇梅岭村工作队/O}来了，{县水利局驻南山工作队/O}未到。")
    bodies = ("县审计局", "县水利局", "县审计局驻云溪镇梅岭村工作队")
    state.entities = (*(Entity(name, "Organization") for name in bodies), Entity("梅岭村", "Place"))
    scene = scenes(state)[0]
    found = {(p.subject, p.object) for p in dealings(scene, Speakers()(scene, False)) if p.predicate == "supports"}
    assert found == {("县审计局", "梅岭村"), ("县审计局驻云溪镇梅岭村工作队", "梅岭村")}


def test_who_is_brought_in_runs_its_project(analysed: Analysed) -> None:
    """The company that a county brings in carries out what it invests in; what is built there may be another's."""
    text = "{云溪县/L}引进{青禾公司/O}投资3亿元，建设{北山养殖项目/I}。{云溪县/L}引进{红岩公司/O}，建设{北山大棚/F}。"
    found = {(p.subject, p.predicate, p.object) for p in proposals(analysed, text) if p.rule == "agent:invited"}
    assert found == {("青禾公司", "leads", "北山养殖项目")}


MONEY = [
    ("{云溪村/L}争取到{县委组织部/O}项目资金40万元。", {"县委组织部>云溪村"}),
    ("{青禾公司/O}从{县人社局/O}拿到补贴20万元。", {"县人社局>青禾公司"}),
    ("{青禾公司/O}{北山养殖项目/I}计划用地100亩、总投资4亿元。", {"青禾公司>北山养殖项目"}),
    (
        "{北山大桥/F}3月开工，{省交通厅/O}补助3200万元，{云溪县/L}财政配套500万元。",
        {"省交通厅>北山大桥", "云溪县>北山大桥"},
    ),
    ("{北山小学/F}是{县文化工程/I}的一部分，{省教育厅/O}补助300万元。", {"省教育厅>北山小学"}),
    ("{双方/O=甲局+乙局}签订{供货协议/A}，{青禾公司/O}投入20万元。", set()),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money_got_and_shared(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who pays is read where the thing comes first; of what it is a part, or is agreed on, is left out."""
    assert said(analysed, text, "funds") == expected


BUILT = [
    ("{云溪县/L}投资500万元建设{冻干生产线/F}。", {"云溪县>冻干生产线"}),
    ("{冻干生产线/F}由{青禾公司/O}投资500万元建设。", {"青禾公司>冻干生产线"}),
    ("{青禾公司/O}投资500万元的{冻干生产线/F}投产。", {"青禾公司>冻干生产线"}),
    ("{青禾公司/O}捐建的{北山图书室/F}开门。", {"青禾公司>北山图书室"}),
    ("{青禾市/L}投入500万元，支持{云溪县/L}建设{冻干生产线/F}。", set()),
    ("{县民政局/O}投入65万元、由社区建起的{北山食堂/F}开张。", set()),
    ("{县民政局/O}拨付65万元用于建设{北山食堂/F}。", set()),
    ("{青禾公司/O}投资500万元实施{节水项目/I}。", set()),
]


@pytest.mark.parametrize(("text", "expected"), BUILT)
def test_who_pays_for_building_builds(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who spends its money on building a facility builds it, unless it helps others to."""
    assert {f"{p.subject}>{p.object}" for p in proposals(analysed, text) if p.rule == "fund:built"} == expected


RUN = [
    ("{北山食堂/F}建成后由{青禾公司/O}负责运营。", {"青禾公司>北山食堂"}),
    (
        "新建{北山食堂/F}、{南山驿站/F}，面积200平方米，交由{青禾公司/O}统一管理。",
        {"青禾公司>北山食堂", "青禾公司>南山驿站"},
    ),
    ("{北山养殖基地/F}负责人{秦月兰/P}说。", {"秦月兰>北山养殖基地"}),
    ("在{“巾帼工坊”/F}，这里的负责人{秦月兰/P}正忙。", {"秦月兰>“巾帼工坊”"}),
    ("{北山食堂/F}有三间，其中一间由{青禾公司/O}运营。", set()),
    ("依托{北山食堂/F}办班，由{青禾公司/O}运营。", set()),
    ("{北山改造工程/F}负责人{秦月兰/P}说。", set()),
    ("{北山食堂/F}由{青禾公司/O}管理权作价入股。", set()),
]


@pytest.mark.parametrize(("text", "expected"), RUN)
def test_who_runs_a_facility(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who runs or heads a facility operates it; a part of it, a means and works are left out."""
    assert said(analysed, text, "operates") == expected


def test_such_rules_settle_the_relation(analysed: Analysed) -> None:
    """The model need not confirm what these rules say."""
    state = state_of(analysed, "{北山食堂/F}由{青禾公司/O}运营。")
    scene = scenes(state)[0]
    rules = {(p.subject, p.object): [p] for p in dealings(scene, Speakers()(scene, False))}
    assert settled(rules, "青禾公司", "北山食堂") == {"operates"}


BEARERS = [
    (
        "{云溪县/L}投资2300万元续建{交易中心/F}，投资500万元建设{冻干生产线/F}。",
        {"2300万元": "交易中心", "500万元": "冻干生产线"},
    ),
    ("总投资6.8亿元的{北山产业园/F}竣工。", {"6.8亿元": "北山产业园"}),
    ("{北山产业园/F}占地94亩。", {"94亩": "北山产业园"}),
    ("{北山养殖项目/I}预计总投资4亿元。", {"4亿元": "北山养殖项目"}),
    ("{北山食堂/F}由{青禾公司/O}出资60万元。", {"60万元": "北山食堂"}),
    ("{县水务局/O}投资870万元，在{柳溪镇/L}建成{柳溪污水厂/F}。", {"870万元": "柳溪污水厂"}),
    ("{工作组/O}去年拿出1680万元，为{县医院/O}新盖{门诊楼/F}。", {}),
    (
        "总投资3亿元的{铜箔项目/I}、总投资9.5亿元的{叶片项目/I}开工。",
        {"3亿元": "铜箔项目", "9.5亿元": "叶片项目"},
    ),
    ("总投资9.5亿元的{铜箔项目/I}、{叶片项目/I}开工。", {}),
    (
        "{甲镇/L}、{乙乡/L}水费收缴率分别只有71%和64%，低于{云溪县/L}。",
        {"71%": "甲镇", "64%": "乙乡"},
    ),
    ("{甲厂/F}、{乙厂/F}日处理能力分别为5000吨、3000吨。", {"5000吨": "甲厂", "3000吨": "乙厂"}),
    ("{甲局/O}、{乙局/O}分别出资1500万元、800万元。", {}),
    ("{甲镇/L}、{乙乡/L}、{丙乡/L}收缴率分别为71%、64%、80%。", {}),
    ("{云溪县/L}投资2300万元建设{交易中心/F}和{冻干生产线/F}。", {}),
    ("{双方/O=甲局+乙局}签订{养殖协议/A}，总投资4亿元。", {}),
    ("{北山食堂/F}由{青禾公司/O}改造，其中{县财政局/O}投入60万元。", {}),
]


@pytest.mark.parametrize(("text", "expected"), BEARERS)
def test_stated_bearers(analysed: Analysed, text: str, expected: dict[str, str]) -> None:
    """A sum belongs to the only thing that it is said to be spent on, an area to what takes it up."""
    state = state_of(analysed, text)
    found = stated_bearers(scenes(state)[0])
    assert {state.text[at : at + 8]: name for at, name in found.items()} == {
        state.text[(at := state.text.index(sum_)) : at + 8]: name for sum_, name in expected.items()
    }
