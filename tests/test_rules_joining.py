"""Who takes part in what others lead, join in it, come from elsewhere to it or win there. All sentences are
invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import said, state_of

from pipelines.components.rules_attendance import Attendance
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]

JOINED = [
    (
        "{青禾县/L}启动{“清渠”行动/I}，由{县水务局/O}牵头，{县财政局/O}、{县公安局/O}等14个部门参与，投入300万元。",
        {"县财政局>“清渠”行动", "县公安局>“清渠”行动"},
    ),
    (
        "由{县水务局/O}牵头，{县财政局/O}、{县公安局/O}配合，实施{“清渠”行动/I}。",
        {"县财政局>“清渠”行动", "县公安局>“清渠”行动"},
    ),
    (
        "{“清渠”行动/I}由{县水务局/O}牵头，{云溪镇/L}、{梅岭镇/L}的2600名干部群众参加。",
        {"云溪镇>“清渠”行动", "梅岭镇>“清渠”行动"},
    ),
    ("{“清渠”行动/I}由{县水务局/O}主抓，{县财政局/O}为成员单位。", {"县财政局>“清渠”行动"}),
    ("{“码上办”平台/I}由{县大数据局/O}开发，去年启动，{青禾公司/O}等48家企业首批接入。", {"青禾公司>“码上办”平台"}),
    ("{茶业现场会/E}在{青禾县/L}召开，{云溪县/L}、{梅岭县/L}派人观摩。", {"云溪县>茶业现场会", "梅岭县>茶业现场会"}),
    ("{茶艺展/E}举行，{青禾学院/O}参与策展。", {"青禾学院>茶艺展"}),
    (
        "去年，{青禾公司/O}、{白杨公司/O}加入{“百企帮百村”行动/I}。",
        {"青禾公司>“百企帮百村”行动", "白杨公司>“百企帮百村”行动"},
    ),
    ("{秦月兰/P}和{柳明德/P}受邀参加了{茶艺培训班/E}。", {"秦月兰>茶艺培训班", "柳明德>茶艺培训班"}),
    ("{秦月兰/P}回了村，今年参加{县妇联/O}办的{茶艺培训班/E}。", {"秦月兰>茶艺培训班"}),
    (
        "{环湖自行车赛/E}开赛，来自{云溪县/L}、{梅岭县/L}等地的286名选手冲出起点。",
        {"云溪县>环湖自行车赛", "梅岭县>环湖自行车赛"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), JOINED)
def test_takes_part(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Those beside a leader, those who join by name, and those who come from elsewhere take part."""
    assert said(analysed, text, "participatesIn") == expected


NOT_JOINED = [
    "{“清渠”行动/I}由{县水务局/O}牵头，{县财政局/O}未参与。",
    "{县财政局/O}、{县公安局/O}配合，哪里缺人就补哪里。",
    "{“清渠”行动/I}的资料很多，{县财政局/O}的配合也不少。",
    "{秦月兰/P}驻{云溪镇/L}参加{茶艺培训班/E}。",
    "{县妇联/O}组织{青禾公司/O}参加{茶艺培训班/E}。",
    "{青禾学院/O}参与{“码上办”平台/I}建设。",
    "{环湖自行车赛/E}和{茶艺展/E}同日举行，来自{云溪县/L}的选手不少。",
    "没有谁来，参加{茶艺培训班/E}的人走了。",
]


@pytest.mark.parametrize("text", NOT_JOINED)
def test_does_not_take_part(analysed: Analysed, text: str) -> None:
    """What is denied, led by nobody, only brought along, or said of one of several events says nothing."""
    assert said(analysed, text, "participatesIn") == set()


def came(analysed: Analysed, text: str) -> set[str]:
    """``A>event`` of those who take part by the rules on attendance."""
    attendance = Attendance()
    made = [p for scene in scenes(state_of(analysed, text)) for p in attendance(scene)]
    return {f"{p.subject}>{p.object}" for p in made if p.predicate == "participatesIn"}


EVENT = "{环湖自行车赛/E}举行。"
CAME = [
    ("{秦月兰/P}以1小时08分率先冲线，{柳明德/P}获得亚军。", {"秦月兰", "柳明德"}),
    ("{县财政局/O}、{县水务局/O}，{云溪镇/L}等单位负责人参加。", {"县财政局", "县水务局", "云溪镇"}),
    ("{云溪镇/L}、{梅岭镇/L}作交流发言。", {"云溪镇", "梅岭镇"}),
    ("参加活动的还有县长{秦月兰/P}，{县财政局/O}、{云溪镇/L}主要负责人。", {"秦月兰", "县财政局", "云溪镇"}),
    ("县长{秦月兰/P}为获奖选手颁奖。", {"秦月兰"}),
    ("县长{秦月兰/P}以及在家常委、客商代表42人参加活动。", {"秦月兰"}),
    ("{云溪镇/L}、{梅岭镇/L}派人参加。", {"云溪镇", "梅岭镇"}),
    ("{云溪镇/L}、{梅岭镇/L}种茶。", set()),
    ("吸收{青禾公司/O}等企业参加。", set()),
    ("{秦月兰/P}没有夺冠。", set()),
]


@pytest.mark.parametrize(("text", "expected"), CAME)
def test_comes_to_the_event(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Winners, speakers for a place and all of a list come to the event named before."""
    assert came(analysed, EVENT + text) == {f"{name}>环湖自行车赛" for name in expected}


def test_winners_of_one_of_two_contests(analysed: Analysed) -> None:
    """Where two contests were named nothing says which one was won."""
    assert came(analysed, "{环湖自行车赛/E}和{登山赛/E}举行。{秦月兰/P}夺冠。") == set()
