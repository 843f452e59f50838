"""Offices to which one is sent, who makes up or founds what, and who invests in it. All sentences are invented."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import proposals, said, state_of

from pipelines.article import Entity
from pipelines.components.certainty import settled
from pipelines.components.context import Focus
from pipelines.components.rules_bureaus import bureaus
from pipelines.components.rules_posts import posts
from pipelines.components.scene import scenes
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]

POSTS = [
    ("{秦月兰/P}被{县林业局/O}选派到{云溪县/L}{梅岭村/L}担任第一书记。", {("秦月兰", "梅岭村", "第一书记")}),
    (
        "受{青禾电视台/O}选派，{秦月兰/P}放下相机，变身{云溪镇/L}{梅岭村/L}驻村第一书记。",
        {("秦月兰", "梅岭村", "驻村第一书记")},
    ),
    ("2020年，{秦月兰/P}从{县林业局/O}到{云溪镇/L}任副镇长。", {("秦月兰", "云溪镇", "副镇长")}),
    ("{青禾公司/O}选派业务骨干{柳明德/P}担任{梅岭村/L}党支部副书记。", {("柳明德", "梅岭村", "党支部副书记")}),
    ("{市农业局/O}科长、挂职{云溪县/L}副县长的{柳明德/P}说。", {("柳明德", "云溪县", "副县长")}),
    (
        "{柳明德/P}是{市农业局/O}办公室主任，挂职{县乡村振兴局/O}副局长，常驻山里。",
        {("柳明德", "县乡村振兴局", "副局长")},
    ),
    ("{秦月兰/P}没有到{梅岭村/L}担任第一书记。", set()),
    ("{秦月兰/P}到{梅岭村/L}看望第一书记。", set()),
    ("{秦月兰/P}聘请专家担任{梅岭村/L}主任。", set()),
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_sent(analysed: Analysed, text: str, expected: set[tuple[str, str, str]]) -> None:
    """Who is sent, lent or risen to an office holds it there; not who does not take it or asks another to."""
    found = {(p.subject, p.object, p.title) for p in proposals(analysed, text) if p.predicate == "holdsPost"}
    assert found == expected


def test_sender_supports(analysed: Analysed) -> None:
    """The body that sends someone to a village supports the village, and the model need not confirm either."""
    text = "受{青禾电视台/O}选派，{秦月兰/P}放下相机，变身{梅岭村/L}驻村第一书记。"
    assert said(analysed, text, "supports") == {"青禾电视台>梅岭村"}
    made = proposals(analysed, text)
    rules = {ends: [p for p in made if (p.subject, p.object) == ends] for ends in {(p.subject, p.object) for p in made}}
    assert settled(rules, "秦月兰", "梅岭村") == {"holdsPost"}


MEMBERS = [
    ("由{青禾日报/O}、晨光社、{云溪电视台/O}等组成的{记者团/O}走进山村。", {"青禾日报>记者团", "云溪电视台>记者团"}),
    ("{梅岭村党支部/O}、{云溪村党支部/O}结成{“护水联盟”/O}。", {"梅岭村党支部>“护水联盟”", "云溪村党支部>“护水联盟”"}),
    ("村里建起{陶艺馆/F}、书法馆、{木工馆/F}等{“五馆一院”/F}。", {"陶艺馆>“五馆一院”", "木工馆>“五馆一院”"}),
    ("修好{东溪桥/F}等{老桥/F}。", set()),
    ("{县林业局/O}组成员到会，{记者团/O}随行。", set()),
]


@pytest.mark.parametrize(("text", "expected"), MEMBERS)
def test_members(analysed: Analysed, text: str, expected: set[str]) -> None:
    """The bodies of which a group is made up are part of it, those in between that were not found passed over."""
    assert said(analysed, text, "partOf") == expected


OWNERS = [
    ("{秦月兰/P}的{“月兰家”民宿/F}客满。", {"秦月兰>“月兰家”民宿"}),
    ("{柳明德/P}2015年回乡投资，注册成立{云溪茶业公司/O}。", {"柳明德>云溪茶业公司"}),
    ("{县法院/O}、{县妇联/O}联合组建{巡讲队/O}。", {"县法院>巡讲队", "县妇联>巡讲队"}),
    ("{他/P=柳明德}的{云溪茶业公司/O}很忙。", set()),
    ("{秦月兰/P}的{县林业局/O}同事来了。", set()),
]


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_owners(analysed: Analysed, text: str, expected: set[str]) -> None:
    """A firm or inn is run by whose it is called or who founds it, a team by those who set it up."""
    assert said(analysed, text, "operates") == expected


HOMES = [
    ("{梅岭村/L}成立{梅岭茶叶专业合作社/O}。", {"梅岭茶叶专业合作社>梅岭村"}),
    ("{青禾股份公司/O}是{云溪镇/L}重点龙头企业。", {"青禾股份公司>云溪镇"}),
    ("{青禾公司/O}与{梅岭村/L}成立{梅岭茶叶专业合作社/O}。", set()),
    ("{云溪镇/L}5个村成立{梅岭茶叶专业合作社/O}。", set()),
    ("{青禾县/L}成立{青禾文旅公司/O}。", set()),
]


@pytest.mark.parametrize(("text", "expected"), HOMES)
def test_homes(analysed: Analysed, text: str, expected: set[str]) -> None:
    """A village's own cooperative lies in it, a firm in the town whose firm it is called."""
    assert said(analysed, text, "locatedIn") == expected


FUNDS = [
    (
        "包括{青禾公司/O}投资的{茶机项目/I}、{梅岭公司/O}投资建设的{菌菇厂/F}。",
        {"青禾公司>茶机项目", "梅岭公司>菌菇厂"},
    ),
    ("{云溪县/L}与{青禾公司/O}签约{茶机项目/I}，总投资3亿元。", {"青禾公司>茶机项目"}),
    (
        "{青禾市/L}财政安排资金500万元，重点奖补{桃花园/F}、梨花园、{菊花园/F}等。",
        {"青禾市>桃花园", "青禾市>菊花园"},
    ),
    ("{青禾公司/O}考察{茶机项目/I}，总投资3亿元。", set()),
]


@pytest.mark.parametrize(("text", "expected"), FUNDS)
def test_funds(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who is said to invest in a project pays for it, also without a sum or where the project was signed for."""
    assert said(analysed, text, "funds") == expected


CHIEFS = [
    ("{云溪县/L}副县长、公安局长{柳明德/P}到场。", ("云溪县公安局",), {("柳明德", "云溪县公安局", "局长")}),
    ("{云溪县/L}副县长、公安局长{柳明德/P}到场。", ("梅岭县公安局",), set()),
    ("驻村工作队队长{柳明德/P}到场。", ("梅岭村驻村工作队",), {("柳明德", "梅岭村驻村工作队", "队长")}),
    ("驻村工作队队长{柳明德/P}到场。", ("梅岭村驻村工作队", "云溪村驻村工作队"), set()),
]


@pytest.mark.parametrize(("text", "bodies", "expected"), CHIEFS)
def test_bureaus(analysed: Analysed, text: str, bodies: tuple[str, ...], expected: set[tuple[str, str, str]]) -> None:
    """The bureau is that of the county in the row, the team the only one; none is guessed."""
    state = state_of(analysed, text)
    state.entities = tuple(Entity(name, "Organization") for name in bodies)
    found = {(p.subject, p.object, p.title) for scene in scenes(state) for p in bureaus(scene)}
    assert found == expected


PLAIN = [
    ("{云溪镇/L}时尚城总经理{柳明德/P}到场。", set()),
    ("{云溪镇/L}石桥村党支部书记{柳明德/P}到场。", set()),
    ("{云溪镇/L}镇长{柳明德/P}到场。", {"云溪镇"}),
    ("{梅岭村/L}驻村第一书记{柳明德/P}到场。", {"梅岭村"}),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_others_offices(analysed: Analysed, text: str, expected: set[str]) -> None:
    """An office at a firm or village whose name was not found is not held at the town in front of it."""
    state = state_of(analysed, text)
    focus = Focus(state, (), Gazetteer.load())
    assert {p.object for scene in scenes(state) for p in posts(scene, focus, [])} == expected


def test_long_rows(analysed: Analysed) -> None:
    """A row of hundreds of bodies is read in a moment."""
    row = "、".join(f"{{第{i}局/O}}、某某处" for i in range(150))
    start = time.perf_counter()
    proposals(analysed, f"{row}等。")
    assert time.perf_counter() - start < 20
