"""Who is in charge of an initiative."""

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
        ("{清溪整治工程/I}由{青禾县水利局/O}牵头。", {"青禾县水利局>清溪整治工程"}),
        ("{工程/I=清溪整治工程}由{甲公司/O}中标施工，总投资640万元。", {"甲公司>清溪整治工程"}),
        (
            "{果香杯比赛/E}于5月启动，由{甲局/O}、{乙局/O}联合主办。",
            {"甲局>果香杯比赛", "乙局>果香杯比赛"},
        ),
        (
            "{青禾县/L}实施{清溪整治工程/I}，投入2000万元，在{柳沟村/L}铺管12公里，由{甲公司/O}承建。",
            {"甲公司>清溪整治工程"},
        ),
        ("{清溪整治工程/I}总投资3亿元，{甲局/O}牵头，{乙公司/O}施工。", {"甲局>清溪整治工程", "乙公司>清溪整治工程"}),
        ("{清溪整治工程/I}9月开工，项目法人为{甲公司/O}。", {"甲公司>清溪整治工程"}),
        ("{清溪整治工程/I}9月开工，{甲局/O}为实施主体。", {"甲局>清溪整治工程"}),
        ("{“银匠贷”/I}是{青禾农商银行/O}2021年起面向匠人推出的信用贷款。", {"青禾农商银行>“银匠贷”"}),
        (
            "{青禾县/L}与{柳州学院/O}联办{导师培训班/E}。",
            {"青禾县>导师培训班", "柳州学院>导师培训班"},
        ),
        (
            "{甲局/O}今年还同{乙局/O}、{丙局/O}共同开展{护苗行动/I}。",
            {"甲局>护苗行动", "乙局>护苗行动", "丙局>护苗行动"},
        ),
        ("去年，又联合{甲局/O}、{乙局/O}推出{护苗行动/I}。", {"甲局>护苗行动", "乙局>护苗行动"}),
        ("{防汛演练/E}上午开始。县长{李平/P}任总指挥。", {"李平>防汛演练"}),
        ("{甲局/O}同{乙学校/O}开了{铜箔班/I}。", {"甲局>铜箔班", "乙学校>铜箔班"}),
        ("村里有{青禾农商银行/O}的{“银匠贷”/I}。", {"青禾农商银行>“银匠贷”"}),
        ("{青禾农商银行/O}{“银匠贷”/I}放出了第一笔。", {"青禾农商银行>“银匠贷”"}),
        ("县里设立{敬老基金/I}，由{甲协会/O}代管。", {"甲协会>敬老基金"}),
        ("{护林平台/S}归{甲中心/O}管理。", {"甲中心>护林平台"}),
        ("{护林平台/S}已经上线，{乙局/O}运行。", {"乙局>护林平台"}),
        ("{甲局/O}跑遍三省招人，又同{乙学院/O}办起{铜箔班/I}。", {"甲局>铜箔班", "乙学院>铜箔班"}),
        ("{护苗机制/I}已经推开，由镇党委副书记{李平/P}负责。", {"李平>护苗机制"}),
        ("{防汛演练/E}上午开始。总指挥、县应急局局长{李平/P}说得很短。", {"李平>防汛演练"}),
        ("{甲局/O}把{柳沟村/L}纳入{清溪整治工程/I}。", {"甲局>清溪整治工程"}),
        ("{甲学校/O}为企业开设{铜箔班/I}。", {"甲学校>铜箔班"}),
        ("{甲局/O}牵头，{乙局/O}配合，实施{清溪整治工程/I}。", {"甲局>清溪整治工程"}),
        ("副局长{李平/P}牵头，在三个村推行{护苗机制/I}。", {"李平>护苗机制"}),
        ("{甲局/O}与{乙局/O}会签{护苗机制/I}。", {"甲局>护苗机制", "乙局>护苗机制"}),
    ],
)
def test_those_in_charge_lead(analysed: Analysed, text: str, expected: set[str]) -> None:
    """However it is said, all who are named together do it."""
    assert said(analysed, text, "leads") == expected


def test_a_platform_is_built_by_those_who_develop_it(analysed: Analysed) -> None:
    """What companies make is built; those who answer for it run it."""
    text = "{护林平台/S}由{甲公司/O}开发、{乙局/O}主管。"
    assert said(analysed, text, "builds") == {"甲公司>护林平台"}
    assert said(analysed, text, "leads") == {"乙局>护林平台"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{青禾县/L}很忙。去年出台的{《青禾县竹产业办法》/R}有十条。", {"青禾县>《青禾县竹产业办法》"}),
        ("{青禾县/L}很忙。去年{甲局/O}很忙，出台的{《青禾县竹产业办法》/R}有十条。", set()),
        ("{青禾县/L}很忙。去年出台的{《竹产业办法》/R}有十条。", set()),
    ],
)
def test_a_place_leads_what_bears_its_name(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Only where no one else is named before the policy."""
    assert said(analysed, text, "leads") == expected


@pytest.mark.parametrize(
    "text",
    [
        "{清溪整治工程/I}由{甲局/O}指导。",
        "{清溪整治工程/I}由{甲局/O}出资600万元。",
        "{清溪整治工程/I}启动后，组建由{甲医院/O}牵头的医共体。",
        "{清溪整治工程/I}投入2000万元，建成{青禾水厂/F}，由{甲公司/O}承建。",
        "{清溪整治工程/I}有三个部分，分别由{甲局/O}、{乙局/O}承接。",
        "这条路是{清溪整治工程/I}的组成部分，8月开工，由{甲公司/O}施工。",
        "{清溪整治工程/I}已经完工；今年的路灯，由{甲公司/O}施工。",
        "{甲局/O}没有与{乙局/O}共同开展{护苗行动/I}。",
        "{甲局/O}与{乙局/O}推出不同于{护苗行动/I}的办法。",
        "要求{甲局/O}牵头，会同{乙局/O}建立{护苗机制/I}。",
        "{防汛演练/E}上午开始。县里成立专班，县长{李平/P}任组长。",
        "{清溪合作协议/A}由{甲局/O}起草。",
        "{柳沟村/L}的{护苗行动/I}还没有开始。",
        "{柳沟村/L}{护苗行动/I}还没有开始。",
        "{甲局/O}{护林平台/S}还没有开通。",
        "要求{甲局/O}牵头，{乙局/O}配合，实施{清溪整治工程/I}。",
        "{首航仪式/E}上午开始。副局长{李平/P}任现场总指挥。",
    ],
)
def test_others_do_not_lead(analysed: Analysed, text: str) -> None:
    """Help, money, parts of a whole, other works and what is denied are no lead."""
    assert not said(analysed, text, "leads")
