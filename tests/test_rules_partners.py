"""Who does a thing together, in the words of the street, and who signs after they met."""

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
        ("{甲剧团/O}和{乙剧团/O}合演一台戏。", {"甲剧团>乙剧团"}),
        ("{甲局/O}和{乙馆/O}一合计，办起夜校。", {"甲局>乙馆"}),
        ("{理事会/O}还同{殡葬公司/O}说定，不加价。", {"理事会>殡葬公司"}),
        ("{甲局/O}已与{乙局/O}达成意向。", {"甲局>乙局"}),
        ("{甲局/O}还和{乙农场/O}共建了孵化基地。", {"甲局>乙农场"}),
        ("{甲院/O}与{乙院/O}在{青禾镇/L}设立巡回法庭。", {"甲院>乙院"}),
        ("{社区/O}联上辖区的{甲医院/O}、{乙大学/O}，办起食堂。", {"社区>甲医院", "社区>乙大学"}),
        ("{甲学院/O}、{乙研究院/O}等5家单位在会上成立人才联盟。", {"甲学院>乙研究院"}),
        ("{甲中心/O}从2016年起就同{乙院/O}开展监测。", {"甲中心>乙院"}),
        ("{甲公司/O}盖起展厅，又与{乙公司/O}一道开发出平台。", {"甲公司>乙公司"}),
        ("{甲局/O}跑到外县招人，又和{乙学院/O}合办订单班。", {"甲局>乙学院"}),
        ("{两镇/L=甲镇+乙镇}坐下来商量，一道打造橘带。", {"甲镇>乙镇"}),
        ("{甲镇/L}、{乙局/O}联合{丙协会/O}主办花会。", {"甲镇>丙协会", "乙局>丙协会"}),
    ],
)
def test_partners(analysed: Analysed, text: str, found: set[str]) -> None:
    """Making, sharing or settling a thing together makes partners."""
    assert said(analysed, text, "partnersWith") == found


@pytest.mark.parametrize(
    "text",
    [
        "{甲局/O}没有与{乙馆/O}谈成。",
        "{甲剧团/O}和{乙剧团/O}的合格率都高。",
        "由{甲局/O}和{乙馆/O}各出一半。",
    ],
)
def test_no_partners(analysed: Analysed, text: str) -> None:
    """What is negated, and what only sounds alike, makes none."""
    assert said(analysed, text, "partnersWith") == set()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{甲公司/O}同镇里的{道北村/L}签了流转合同。", {"甲公司>道北村"}),
        ("{甲公司/O}与{乙镇/L}在春天的招商会上签过约。", {"甲公司>乙镇"}),
        ("{甲乡/L}与{乙公司/O}订了500吨的收购协议。", {"甲乡>乙公司"}),
        ("{甲县/L}、{乙县/L}、{丙县/L}三县在水库边签订联防协议。", {"甲县>乙县", "甲县>丙县", "乙县>丙县"}),
        ("{联合体/O}找到{水产所/O}，双方2022年签下五年的协议。", {"联合体>水产所"}),
        ("最大的一单，是{甲公司/O}与{乙集团/O}的三年供货协议。", {"甲公司>乙集团"}),
        ("{甲大学/O}与{乙县/L}结成对子，在县城签下框架协议。", {"甲大学>乙县"}),
    ],
)
def test_signers(analysed: Analysed, text: str, found: set[str]) -> None:
    """The parties are found however the signing is told."""
    assert said(analysed, text, "signsAgreementWith") == found
    assert said(analysed, text, "partnersWith") == set()


def test_agreement_not_yet_signed(analysed: Analysed) -> None:
    """What is not yet signed is no agreement."""
    assert said(analysed, "{联合体/O}找到{水产所/O}，双方尚未签下协议。", "signsAgreementWith") == set()
