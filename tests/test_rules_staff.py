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
        ("{白溪农科院/O}的茶叶专家{秦若兰/P}上山。", {"秦若兰>白溪农科院 茶叶专家"}),
        ("{白溪茶厂/O}老板{秦若兰/P}笑了。", {"秦若兰>白溪茶厂 老板"}),
        ("{白溪村/L}的“水管家”{秦若兰/P}查了三处。", {"秦若兰>白溪村 “水管家”"}),
        ("{秦若兰/P}今年71岁，是{白溪宣讲团/O}的团长。", {"秦若兰>白溪宣讲团 团长"}),
        ("{秦若兰/P}被聘为{白溪村/L}的“顾问”，常来。", {"秦若兰>白溪村 “顾问”"}),
        ("{秦若兰/P}还兼着{白溪协会/O}的副会长。", {"秦若兰>白溪协会 副会长"}),
        ("{秦若兰/P}把地托管出去，自己到{白溪合作社/O}当会计。", {"秦若兰>白溪合作社 会计"}),
        ("{秦若兰/P}夺得第一，随后被{白溪公司/O}聘为班组长。", {"秦若兰>白溪公司 班组长"}),
        ("时任{白溪研究所/O}所长的{秦若兰/P}急了。", {"秦若兰>白溪研究所 所长"}),
        ("会议任命{秦若兰/P}为{青禾县局/O}局长，免去{江平/P}职务。", {"秦若兰>青禾县局 局长"}),
        ("{县委/O}决定任命{秦若兰/P}同志担任{白溪镇党委/O}书记。", {"秦若兰>白溪镇党委 书记"}),
        ("会议任命{秦若兰/P}为{青禾县/L}副县长。", {"秦若兰>青禾县 副县长"}),
        ("{青禾县/L}开会，选举{秦若兰/P}为{青禾县人民政府/O}县长。", {"秦若兰>青禾县 县长"}),
        ("那人叫{秦若兰/P}，{青禾县局/O}副局长，刚来。", {"秦若兰>青禾县局 副局长"}),
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
        "{县委/O}提名{秦若兰/P}为{白溪镇/L}镇长候选人。",
        "没有任命{秦若兰/P}为{青禾县局/O}局长。",
        "会议选举{秦若兰/P}为{青禾县人民政府/O}县长。",
        "{白溪村/L}的茶叶专家{秦若兰/P}来了。",
        "{青禾客栈/O}老板{秦若兰/P}笑了。",
        "{秦若兰/P}请人当{白溪协会/O}会长。",
        "坐在{秦若兰/P}对面的是{青禾县局/O}局长。",
        "{青禾县/L}派出巡护员{秦若兰/P}进山。",
    ],
)
def test_unsaid(analysed: Analysed, text: str) -> None:
    """Nothing of those who only come from there."""
    assert told(analysed, rules, text) == set()
