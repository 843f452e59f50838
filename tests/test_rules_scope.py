"""Where initiatives take effect that are carried out in several places."""

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
        (
            "{护苗行动/I}由{甲局/O}牵头，{乙局/O}配合，先在{柳镇/L}、{槐镇/L}两个镇试点。",
            {"护苗行动>柳镇", "护苗行动>槐镇"},
        ),
        ("{护苗行动/I}总投资3亿元，去年起在{柳镇/L}等5个乡镇全面推开。", {"护苗行动>柳镇"}),
        (
            "{甲局/O}实施{护苗行动/I}，省里下拨资金300万元，{柳镇/L}、{槐镇/L}两地先走一步。",
            {"护苗行动>柳镇", "护苗行动>槐镇"},
        ),
        (
            "{清溪工程/I}由{甲局/O}和{乙局/O}共同出资，途经{柳镇/L}、{槐镇/L}。",
            {"清溪工程>柳镇", "清溪工程>槐镇"},
        ),
        ("{清溪工程/I}由{甲公司/O}投资5亿元建设，选址{柳镇/L}，占地96亩。", {"清溪工程>柳镇"}),
        (
            "{甲局/O}推出{护苗行动/I}。目前已覆盖{柳镇/L}、{槐镇/L}。",
            {"护苗行动>柳镇", "护苗行动>槐镇"},
        ),
        ("{甲局/O}推出{护苗行动/I}。{柳镇/L}、{槐镇/L}先行试点。", {"护苗行动>柳镇", "护苗行动>槐镇"}),
        (
            "{茶节/E}5日开幕。主会场设在{柳镇/L}，{槐镇/L}、{杨镇/L}各设一个分会场。",
            {"茶节>柳镇", "茶节>槐镇", "茶节>杨镇"},
        ),
        ("{茶节/E}由{甲局/O}主办，设{柳镇/L}、{槐镇/L}两个分会场。", {"茶节>柳镇", "茶节>槐镇"}),
        ("在{柳镇/L}，{李平/P}一行察看了{清溪工程/I}进展。", {"清溪工程>柳镇"}),
    ],
)
def test_places_take_effect(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Whatever stands between, all places that are listed count."""
    assert said(analysed, text, "implementedIn") == expected


@pytest.mark.parametrize(
    "text",
    [
        "{护苗行动/I}启动后，{甲局/O}派人到{柳镇/L}参观。",
        "{清溪协议/A}由{甲局/O}起草，在{柳镇/L}试点。",
        "{推进会/E}要求，在{柳镇/L}开展整治。",
        "这项技术列入{护苗计划/I}，在{柳镇/L}推广。",
        "{清溪工程/I}是水系连通的一部分，涉及{柳镇/L}。",
        "{护苗行动/I}启动。{青禾水厂/F}投用，目前已覆盖{柳镇/L}。",
        "{护苗行动/I}和{护河行动/I}启动。目前已覆盖{柳镇/L}。",
        "{护林平台/S}引来项目11个，其中一个落户{柳镇/L}。",
        "{揭牌仪式/E}上午举行，分会场设在{柳镇/L}。",
        "线索经{护林平台/S}推到{县里/L=青禾县}。",
        "{护苗行动/I}没有在{柳镇/L}试点。",
        "在{柳镇/L}，{李平/P}察看了{青禾水厂/F}；随后研究了{清溪工程/I}。",
    ],
)
def test_other_places_are_not_meant(analysed: Analysed, text: str) -> None:
    """What is elsewhere, another's, ambiguous or denied takes no effect there."""
    assert not said(analysed, text, "implementedIn")
