"""Titles that are told of in other words than beside their holders."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pytest
from persons_said import told

from pipelines.components.proposal import Proposal
from pipelines.components.rules_laurels import laurels
from pipelines.components.sketch import Sketch
from pipelines.components.state import Ref

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


def rules(sketch: Sketch, _earlier: list[Ref]) -> Iterable[Proposal]:
    """The rules that need not know what came before."""
    return laurels(sketch)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("护林员{秦若兰/P}巡山十六年，被评为{省最美护林员/H}。", {"秦若兰>省最美护林员"}),
        ("{秦若兰/P}挂职{青禾县/L}副县长，今年5月获评{帮扶先进个人/H}。", {"秦若兰>帮扶先进个人"}),
        ("选手{秦若兰/P}凭一手绝活夺得{一等奖/H}。", {"秦若兰>一等奖"}),
        ("护林员{秦若兰/P}巡山多年，被{县总工会/O}授予“{青禾工匠/H}”称号。", {"秦若兰>青禾工匠"}),
        ("{全国劳动模范/H}、{白溪村/L}党支部书记{秦若兰/P}说。", {"秦若兰>全国劳动模范"}),
        ("省里公布“{乡村名师/H}”名单，{秦若兰/P}、{江平/P}双双在列。", {"秦若兰>乡村名师", "江平>乡村名师"}),
        ("县里公布{标杆县/H}名单，{青禾县/L}列入其中。", {"青禾县>标杆县"}),
        ("{青禾县/L}日前通过{国家卫生县城/H}复审。", {"青禾县>国家卫生县城"}),
        ("{青禾卫生院/O}力争明年通过{示范卫生院/H}验收。", {"青禾卫生院>示范卫生院"}),
        ("{男子组冠军/H}由{青禾县/L}骑手{秦若兰/P}夺得。", {"秦若兰>男子组冠军"}),
        ("今年的{“歌王”/H}是来自{青禾县/L}的{秦若兰/P}，掌声不断。", {"秦若兰>“歌王”"}),
        ("{冠军/H}是{白溪龙舟队/O}；观众很多。", {"白溪龙舟队>冠军"}),
        ("入选{省级重点镇/H}的{青崖镇/L}、{白溪镇/L}各有打算。", {"青崖镇>省级重点镇", "白溪镇>省级重点镇"}),
        ("县里授予{红旗镇/H}，分别是{青崖镇/L}、{白溪镇/L}。", {"青崖镇>红旗镇", "白溪镇>红旗镇"}),
        ("{秦若兰/P}在{教学大赛/E}中荣获{二等奖/H}。", {"秦若兰>二等奖"}),
        ("{秦若兰/P}的《听雨》获{金奖/H}。", {"秦若兰>金奖"}),
        ("{秦若兰/P}去年在{青禾学校/O}学了三个月，今年三月被评为{县巾帼标兵/H}。", {"秦若兰>县巾帼标兵"}),
        (
            "护林员{秦若兰/P}、{白溪村/L}护林员{江平/P}因细致，被评为{每月之星/H}。",
            {"秦若兰>每月之星", "江平>每月之星"},
        ),
    ],
)
def test_laurels(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who holds what."""
    assert told(analysed, rules, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{秦若兰/P}的茶园连年丰收，被评为{示范茶园/H}。",
        "{秦若兰/P}说，村里种树修路，被评为{示范村/H}。",
        "{青崖村/L}被评为{示范村/H}，书记{秦若兰/P}很高兴。",
        "{青崖村/L}获评{示范村/H}，{白溪村/L}入选{重点村/H}。",
        "{青禾县/L}未通过{卫生县城/H}复审。",
        "{秦若兰/P}的茶园获得{示范茶园/H}。",
        "{秦若兰/P}去年在{青禾学校/O}学习，今年被评为{示范学校/H}。",
        "{五星支部/H}评出4个，{白溪村/L}很高兴。",
        "{秦若兰/P}组织村民参观{全国文明村/H}。",
    ],
)
def test_unsaid(analysed: Analysed, text: str) -> None:
    """Nothing of what another holds."""
    assert told(analysed, rules, text) == set()
