"""Who works where, as told of a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest
from persons_said import told

from pipelines.components.proposal import Proposal
from pipelines.components.rules_staff import staff
from pipelines.components.sketch import Sketch
from pipelines.components.state import Ref

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


def rules(sketch: Sketch, _earlier: list[Ref]) -> Iterable[Proposal]:
    """The rules that need not know what came before."""
    return staff(sketch)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{青禾乡/L}管护员{秦若兰/P}上山。", {"秦若兰>青禾乡 管护员"}),
        ("{白溪茶厂/O}装配工{秦若兰/P}得了奖。", {"秦若兰>白溪茶厂 装配工"}),
        ("{青禾县人大/O}代表、{白溪村/L}党支部书记{秦若兰/P}说。", {"秦若兰>青禾县人大 代表"}),
        ("{白溪河/L}县级河长由副县长{秦若兰/P}担任。", {"秦若兰>白溪河 河长"}),
        ("副县长、{白溪河/L}青禾段河长{秦若兰/P}巡河。", {"秦若兰>白溪河 河长"}),
        ("{秦若兰/P}担任{白溪河/L}县级河长。", {"秦若兰>白溪河 县级河长"}),
        ("{秦若兰/P}在{青禾小学/O}当音乐教师，教了三年。", {"秦若兰>青禾小学 音乐教师"}),
        ("{秦若兰/P}被{白溪养护段/O}聘为巡护员，元旦上岗。", {"秦若兰>白溪养护段 巡护员"}),
        ("{白溪茶厂/O}聘请{秦若兰/P}担任技术顾问。", {"秦若兰>白溪茶厂 技术顾问"}),
        ("{秦若兰/P}原来是{青禾县局/O}的工程师。", {"秦若兰>青禾县局 工程师"}),
        ("{秦若兰/P}，54岁，{青禾小学/O}教师。", {"秦若兰>青禾小学 教师"}),
    ],
)
def test_staff(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who works where."""
    assert told(analysed, rules, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "来自{青禾乡/L}的管护员{秦若兰/P}上山。",
        "{青禾乡/L}的竹编师{秦若兰/P}笑了。",
        "{白溪村/L}党员{秦若兰/P}上山。",
        "{白溪茶厂/O}职工{秦若兰/P}上班。",
        "{江南学院/O}退休教员{秦若兰/P}来了。",
        "{白溪村/L}的路长{秦若兰/P}来了。",
        "县长{秦若兰/P}，{青禾县局/O}局长{江平/P}出席。",
        "{秦若兰/P}没有在{青禾小学/O}当教师。",
    ],
)
def test_unsaid(analysed: Analysed, text: str) -> None:
    """Nothing of those who only come from there."""
    assert told(analysed, rules, text) == set()
