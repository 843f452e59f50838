"""Help that the deed itself tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dealings_said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{青禾供电所/O}给{冷库/F}架了一条专线。", {"青禾供电所>冷库"}),
        ("{蓝湾医疗队/O}为{石坪村/L}、{柳湾村/L}的老人义诊300人次。", {"蓝湾医疗队>石坪村", "蓝湾医疗队>柳湾村"}),
        ("{甲医院/O}、{乙公司/O}分别向{丙医院/O}、{丁小学/O}捐赠呼吸机和书本。", {"甲医院>丙医院", "乙公司>丁小学"}),
        ("{农学院/O}随后派两名讲师来{石坪村/L}。", {"农学院>石坪村"}),
        ("{农学院/O}派出专家组，帮{联盟/O}做诊断。", {"农学院>联盟"}),
        ("{甲医院/O}、{乙医院/O}的专家团队走进{石坪村/L}。", {"甲医院>石坪村", "乙医院>石坪村"}),
        ("{云岭区/L}、{甲局/O}组团帮扶{青禾县/L}。", {"云岭区>青禾县", "甲局>青禾县"}),
        ("{收胶站/F}里的化验设备，是{橡胶所/O}捐的。", {"橡胶所>收胶站"}),
        ("{书社/O}捐赠录播设备6套，分别安装在{甲小学/O}、{乙小学/O}。", {"书社>甲小学", "书社>乙小学"}),
        ("{云岭区/L}累计在{青禾县/L}投入协作资金2.1亿元。", {"云岭区>青禾县"}),
        ("{云岭区/L}对口{青禾县/L}。", {"云岭区>青禾县"}),
        ("{云岭市/L}是{青禾县/L}的对口支援城市。", {"云岭市>青禾县"}),
        ("最受欢迎的是{“菜农贷”/I}，由甲银行推出，{甲公司/O}担保。", {"甲公司>“菜农贷”"}),
        ("讲师{沈知远/P}在{石坪村/L}住了三个月。", {"沈知远>石坪村"}),
        ("农艺师{沈知远/P}每月到{石坪村/L}测土。", {"沈知远>石坪村"}),
    ],
)
def test_deed_tells_of_help(analysed: Analysed, text: str, found: set[str]) -> None:
    """Who acts for whom is said, and that it helps follows."""
    assert said(analysed, text, "supports") == found


@pytest.mark.parametrize(
    "text",
    [
        "{甲银行/O}给{合作社/O}授信300万元。",
        "{青禾县/L}为{医疗队/O}颁发锦旗。",
        "{青禾县/L}给{沈知远/P}打了个电话。",
        "{村委会/O}为{医疗队/O}办了座谈会。",
        "{青禾供电所/O}没有给{冷库/F}架专线。",
        "{青禾县/L}选派15名医生到{省医院/O}进修。",
        "{农商行/O}派来{流峪支行/O}行长{武先生/P}。",
        "副镇长{沈知远/P}在{石坪村/L}住了12天。",
        "教授{沈知远/P}来{石坪村/L}采风，住了两天。",
        "{工程/I}由{甲公司/O}施工，贷款由{担保公司/O}担保。",
    ],
)
def test_deed_that_is_no_help(analysed: Analysed, text: str) -> None:
    """Money, honours, training elsewhere and what is negated are no help given."""
    assert said(analysed, text, "supports") == set()


def test_team_sent_to_an_event_takes_part(analysed: Analysed) -> None:
    """A team sent to an event takes part in it."""
    text = "{“进山行”义诊活动/E}由甲局主办，{乙医院/O}、{丙医院/O}各派了一支医疗队，十分热闹。"
    assert said(analysed, text, "supports") == set()
    assert said(analysed, text, "participatesIn") == {"乙医院>“进山行”义诊活动", "丙医院>“进山行”义诊活动"}


def test_what_is_far_from_a_hall_does_not_help_it(analysed: Analysed) -> None:
    """A hall that only measures a distance is not what is helped."""
    text = "高架离文保单位{雕花厅/F}最近处62米，{文物局/O}派人进驻，加了隔振层。"
    assert said(analysed, text, "supports") == set()
