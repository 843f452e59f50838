"""Who signs with whom where it is said at length, and whom 三方 means. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import said, state_of

from pipelines.components.context import Focus
from pipelines.components.standins import stand_ins
from pipelines.components.state import Analysis
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]

SIGNED = [
    ("{青禾公司/O}2021年5月与{云溪镇/L}签订{《产销协议》/A}。", {"青禾公司>云溪镇"}),
    ("{云溪镇/L}则和{梅岭镇/L}签了{《护林公约》/A}。", {"云溪镇>梅岭镇"}),
    ("{青禾公司/O}、{白杨公司/O}等19家企业与{县安居公司/O}签订协议。", {"青禾公司>县安居公司", "白杨公司>县安居公司"}),
    ("{县检察院/O}与{县水利局/O}会签{《协作办法》/A}。", {"县检察院>县水利局"}),
    ("{县水利局/O}、{县检察院/O}会签{《协作办法》/A}。", {"县水利局>县检察院"}),
    ("{青禾公司/O}与{青禾学院/O}签的是合作协议。", {"青禾公司>青禾学院"}),
    ("{青禾县/L}同{青禾公司/O}、{白杨公司/O}集中签约。", {"青禾县>青禾公司", "青禾县>白杨公司"}),
    ("{云溪镇/L}、{梅岭镇/L}分别与{青禾公司/O}、{白杨公司/O}签约。", {"云溪镇>青禾公司", "梅岭镇>白杨公司"}),
    (
        "{云溪镇/L}与{青禾公司/O}、{青禾学院/O}三方签署协议。",
        {"云溪镇>青禾公司", "云溪镇>青禾学院", "青禾公司>青禾学院"},
    ),
    (
        "{县茶叶协会/O}、{青禾公司/O}、{青禾学院/O}三方则围绕品质识别签约。",
        {
            "县茶叶协会>青禾公司",
            "县茶叶协会>青禾学院",
            "青禾公司>青禾学院",
        },
    ),
    ("{县审批局/O}与{云溪县/L}、{梅岭县审批局/O}签订协议。", {"县审批局>梅岭县审批局"}),
    ("{云溪镇/L}、{梅岭镇/L}分别与{青禾公司/O}、{白杨公司/O}、{青禾学院/O}签约。", set()),
    ("{云溪镇/L}正准备与{梅岭镇/L}签{《护林公约》/A}。", {"云溪镇>梅岭镇"}),
    ("{云溪镇/L}没有与{梅岭镇/L}签约。", set()),
    ("{青禾公司/O}的签单与{云溪镇/L}无关。", set()),
]


@pytest.mark.parametrize(("text", "expected"), SIGNED)
def test_signs(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Parties of one agreement, of several side by side, and all of as many as are counted."""
    assert said(analysed, text, "signsAgreementWith") == expected


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("{甲局/O}、{乙局/O}、{丙局/O}开会。分局、{青禾公司/O}和{县茶叶协会/O}三方签约。", set()),
        (
            "{甲局/O}、{乙局/O}来了。{青禾公司/O}、{青禾学院/O}和{县茶叶协会/O}三方签约。",
            {"青禾公司", "青禾学院", "县茶叶协会"},
        ),
        ("{甲局/O}、{乙局/O}、{丙局/O}开会。会上，三方签约。", {"甲局", "乙局", "丙局"}),
    ],
)
def test_whom_a_count_means(analysed: Analysed, text: str, meant: set[str]) -> None:
    """Right behind names it means these, and nobody where they are fewer or more; else those named before."""
    state = state_of(analysed, text)
    found = stand_ins(state, state.refs, Focus(state, (), Gazetteer.load()))
    assert {ref.name for ref in found if state.text[ref.start : ref.end] == "三方"} == meant
