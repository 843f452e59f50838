"""Who takes part in the drill that an article tells of. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import state_of

from pipelines.article import Entity
from pipelines.components.described import described
from pipelines.components.rules_drills import drills
from pipelines.components.scene import scenes
from pipelines.components.speakers import Speakers

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]

DRILL = "{青禾县防汛应急演练/E}昨日开始。"
SAID = [
    ("{县消防救援大队/O}率先抵达堤段。", {"县消防救援大队"}),
    ("{县公安局/O}封控道路，{县人民医院/O}搭起救护帐篷。", {"县公安局", "县人民医院"}),
    ("9时许，{县气象局/O}每10分钟报一次雨情。", {"县气象局"}),
    ("{青禾供电公司/O}、{青禾移动公司/O}架起应急电源。", {"青禾供电公司", "青禾移动公司"}),
    ("{云溪镇政府/O}转移了41户。", {"云溪镇政府"}),
    ("去年，{县消防救援大队/O}出动130次。", set()),
    ("今年以来，{县公安局/O}封控道路30处。", set()),
    ("{县消防救援大队/O}计划紧急添两艘艇。", set()),
    ("{县水利局/O}局长柳明作了点评。", set()),
    ("{县应急管理局/O}迅速办起{青禾县防汛应急演练/E}。", set()),
    ("{云溪镇/L}转移了41户。", set()),
    ("{柳明/P}迅速赶到。", set()),
]


def taking_part(state: Analysis) -> set[str]:
    """Those who take part in the drill."""
    named = {(r.name, r.type, r.subtype) for r in state.refs}
    state.entities = tuple(Entity(name=name, type=type_, subtype=sub) for name, type_, sub in sorted(named))
    speakers = Speakers()
    return {p.subject for scene in scenes(state) for p in drills(scene, speakers(scene, False))}


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_bodies_that_act_take_part(analysed: Analysed, text: str, expected: set[str]) -> None:
    """In sentences of the drill's own time; not who runs it, nor people and places."""
    assert taking_part(state_of(analysed, DRILL + text)) == expected


def test_of_two_drills_neither(analysed: Analysed) -> None:
    """Which of them is told of, the sentence does not say; without a drill nothing is said."""
    acts = "{县公安局/O}封控道路。"
    assert taking_part(state_of(analysed, DRILL + "{青禾县防火演练/E}也已办过。" + acts)) == set()
    assert taking_part(state_of(analysed, acts)) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("两县在山上拉开跨区域森林火灾扑救演练，千人到场。", "跨区域森林火灾扑救演练"),
        ("每年开展应急演练，常备不懈。", ""),
        ("开展的森林火灾扑救处置演练，千人到场。", ""),
    ],
)
def test_a_drill_that_is_held_is_named_by_its_description(text: str, name: str) -> None:
    """The description must tell it from others."""
    assert [m.name for m in described([], text)] == ([name] if name else [])
