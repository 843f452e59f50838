"""Tests of the rules on help for what a sentence speaks of without naming it again, on invented sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dealings_said import said

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{青禾县/L}建起{育苗中心/F}，由{省农科院/O}提供种苗和技术。", "省农科院>育苗中心"),
        ("{稻田学堂/I}由{县农业局/O}主办，{云州大学/O}负责技术指导。", "云州大学>稻田学堂"),
        ("{龙舟赛/E}由{县文旅局/O}主办，{县医院/O}、{县交警大队/O}提供保障。", "县医院>龙舟赛 县交警大队>龙舟赛"),
        ("{零工市场/F}6月建成，{县法院/O}、{县总工会/O}派员常驻。", "县法院>零工市场 县总工会>零工市场"),
        ("{零工市场/F}6月建成，{县司法局/O}每周三派律师坐班。", "县司法局>零工市场"),
        ("{推进会/E}在{甲镇/L}召开，{市水利局/O}派员到会指导。", "市水利局>推进会"),
        ("{石桥/F}由{省设计院/O}设计，{路桥公司/O}施工。", "省设计院>石桥"),
        ("村里办起{竹编工坊/F}，{美术学院/O}送来两台织机。", "美术学院>竹编工坊"),
        ("镇上设了{阅览室/F}，由{安居公司/O}无偿出房、{县图书馆/O}配书3000册。", "安居公司>阅览室 县图书馆>阅览室"),
        ("老郑牵头成立{惠农合作社/O}，{县人社局/O}免费提供教室。", "县人社局>惠农合作社"),
        ("由{省林学会/O}指导，{青禾县/L}主办的{核桃节/E}开幕。", "省林学会>核桃节"),
        ("平台依托{云上粮仓/I}建成{数据中心/F}，{云州大学/O}提供算法支持。", "云州大学>数据中心"),
        ("{盆景展/E}在{文化馆/F}开幕，{花卉协会/O}全程指导。", "花卉协会>盆景展"),
    ],
)
def test_help_for_what_is_spoken_of(analysed: Analysed, text: str, expected: str) -> None:
    """Those who give people, goods or know-how help the thing named last, though its name is not repeated."""
    assert said(analysed, text, "supports") == set(expected.split())


@pytest.mark.parametrize(
    "text",
    [
        "{青禾县/L}建起{育苗中心/F}，{农商银行/O}提供贷款200万元。",
        "{青禾县/L}建起{育苗中心/F}；{县教育局/O}送来两台校车。",
        "{青禾县/L}建起{育苗中心/F}，{省农科院/O}没有提供种苗。",
        "{培训班/E}在{甲镇/L}开班，{乙镇/L}、{丙镇/L}派人参加。",
        "{首发式/E}上，{县图书馆/O}赠送了手册。",
        "{零工市场/F}交由{惠民公司/O}派人打理。",
        "{灌溉工程/I}由{县水利局/O}牵头，{省设计院/O}设计。",
        "{禁毒宣传周/E}启动，{县法院/O}、{县检察院/O}等14家单位都派了人。",
        "双方签订{合作协议/A}，{云州大学/O}派5名教师长期驻点。",
        "{青禾县/L}去年建成水厂，{云州大学/O}提供技术支持。",
        "{农技楼/F}内设有三处场所，分别由{甲公司/O}、{乙公司/O}派出导师。",
        "{种苗计划/I}去年启动，学费由{农发公司/O}捐资助学金支付。",
    ],
)
def test_no_help_is_said(analysed: Analysed, text: str) -> None:
    """Money, guests, those who run a thing, other matters and what is denied are no help for it."""
    assert not said(analysed, text, "supports")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{甲校/O}、{乙校/O}分别与{丙校/O}、{丁校/O}结对。", "甲校>丙校 乙校>丁校"),
        ("{甲校/O}、{乙校/O}分别结对{丙校/O}、{丁校/O}。", "甲校>丙校 乙校>丁校"),
        ("{甲镇/L}结对{乙镇/L}，带来帮扶物资。", "甲镇>乙镇"),
        ("由{县教育局/O}选派12名教师，到{丁校/O}支教一年。", "县教育局>丁校"),
        ("{县应急局/O}向{渔港/F}紧急增援发电车2辆。", "县应急局>渔港"),
        ("{惠农公司/O}向{丁校/O}捐赠价值12万元的校服。", "惠农公司>丁校"),
        ("在{省农科院/O}的指导下，合作社成员开展了{良种行动/I}。", "省农科院>良种行动"),
    ],
)
def test_named_receivers(analysed: Analysed, text: str, expected: str) -> None:
    """Pairs named 分别, people sent in a clause of their own, goods with a value, and what is done under guidance."""
    assert said(analysed, text, "supports") == set(expected.split())


@pytest.mark.parametrize(
    "text",
    [
        "{甲校/O}、{乙校/O}分别与{丙校/O}结对。",
        "{甲校/O}与{乙校/O}结为友好学校。",
        "{惠农公司/O}向{丁校/O}捐赠现金12万元。",
        "{县法院/O}向{乙镇/L}送达文书。",
        "{县教育局/O}选派12名教师，到{丁校/O}考察。",
    ],
)
def test_no_named_receiver_is_helped(analysed: Analysed, text: str) -> None:
    """Whose partner is not told apart, equals, money, papers and visits are no help."""
    assert not said(analysed, text, "supports")


def test_people_sent_to_an_event_take_part_in_it(analysed: Analysed) -> None:
    """What for is not said, so that they help nobody."""
    text = "{县禁毒委/O}搞起{禁毒宣传周/E}，{县法院/O}、{县检察院/O}等14家单位都派了人。"
    assert said(analysed, text, "participatesIn") >= {"县法院>禁毒宣传周", "县检察院>禁毒宣传周"}
