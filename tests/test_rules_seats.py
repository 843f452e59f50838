"""Offices at a body that was named earlier."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from persons_said import told

from pipelines.components.rules_seats import seats

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{青禾县/L}成立{青禾茶业联盟/O}，会长由{白溪茶厂/O}厂长{秦若兰/P}担任。",
            {"秦若兰>青禾茶业联盟 会长"},
        ),
        ("{青禾护河队/O}成立三年。队长由退休教师{秦若兰/P}兼任。", {"秦若兰>青禾护河队 队长"}),
        ("{青禾护河队/O}有12人。队长叫{秦若兰/P}，今年60岁。", {"秦若兰>青禾护河队 队长"}),
        ("{青禾护河队/O}有12人，队长是{白溪小学/O}教师{秦若兰/P}。", {"秦若兰>青禾护河队 队长"}),
        ("村里组建{“银龄”宣讲团/O}，由退休干部{秦若兰/P}当团长。", {"秦若兰>“银龄”宣讲团 团长"}),
        (
            "{青禾商会/O}成立，{白溪茶业公司/O}董事长{秦若兰/P}任会长，{江平/P}任副会长。",
            {"秦若兰>青禾商会 会长", "江平>青禾商会 副会长"},
        ),
        ("{青禾商会/O}在县城成立。{白溪茶业公司/O}经理{秦若兰/P}当选首任会长。", {"秦若兰>青禾商会 首任会长"}),
        ("{青禾商会/O}换届，大会选举{秦若兰/P}为新一届会长。", {"秦若兰>青禾商会 会长"}),
        ("{青禾中学/O}搬了家。校舍是新的。学生是旧的。校长{秦若兰/P}说。", {"秦若兰>青禾中学 校长"}),
        ("{江南大学/O}派人来，带队的副教授{秦若兰/P}说。", {"秦若兰>江南大学 副教授"}),
        ("{江南大学/O}同村里合作，由副教授{秦若兰/P}领着学生干。", {"秦若兰>江南大学 副教授"}),
        ("{白溪卫生院/O}新添设备，医生{秦若兰/P}很高兴。", {"秦若兰>白溪卫生院 医生"}),
        ("{青禾县政府办公室/O}来信，{秦若兰/P}任办公室主任。", {"秦若兰>青禾县政府办公室 主任"}),
        ("{青禾县政府办公室/O}成立领导小组，{江平/P}任组长，{秦若兰/P}任办公室主任。", set()),
        ("{青禾县政府办公室/O}发文。指挥部由{江平/P}指挥，{秦若兰/P}兼任办公室主任。", set()),
        ("{公司/O=白溪茶业公司}流转土地，公司是{白溪茶业公司/O}。", set()),
    ],
)
def test_seats(analysed: Analysed, text: str, expected: set[str]) -> None:
    """What is said of one office or several."""
    assert told(analysed, seats, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{青禾中学/O}牵手{白溪中学/O}。校长{秦若兰/P}说。",
        "{青禾中学/O}和{白溪中学/O}结对，校长由{秦若兰/P}担任。",
        "{青禾县局/O}开会。校长{秦若兰/P}说。",
        "{青禾人民医院/O}帮扶乡卫生院，院长{秦若兰/P}说。",
        "{白溪茶厂/O}厂长{秦若兰/P}任会长。",
        "{江南大学/O}与{江北学院/O}派人来，副教授{秦若兰/P}说。",
        "{江南大学/O}来过。后来没有人来。又过三年。副教授{秦若兰/P}说。",
        "{青禾商会/O}换届，{秦若兰/P}不再任会长。",
    ],
)
def test_unsaid(analysed: Analysed, text: str) -> None:
    """Nothing where several bodies or none come in question."""
    assert told(analysed, seats, text) == set()
