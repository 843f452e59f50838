"""Where initiatives take effect, in everyday words."""

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
        ("{甲局/O}在{柳镇/L}搞了一场{困人演练/E}。", {"困人演练>柳镇"}),
        ("{推进会/E}上周在{柳镇/L}开，各乡镇都来了人。", {"推进会>柳镇"}),
        ("{甲局/O}把{柳镇/L}列入{护苗试点/I}。", {"护苗试点>柳镇"}),
        ("{甲法院/O}把{巡回审判/I}开到了{柳村/L}。", {"巡回审判>柳村"}),
        ("{义诊活动/E}由{甲局/O}主办。3天下来，走了{柳镇/L}、{槐镇/L}。", {"义诊活动>柳镇", "义诊活动>槐镇"}),
        ("{护苗行动/I}见了效。{柳村/L}、{槐村/L}先做，别的村还在看。", {"护苗行动>柳村", "护苗行动>槐村"}),
    ],
)
def test_takes_effect(analysed: Analysed, text: str, expected: set[str]) -> None:
    """What is held, put on a list or carried on there takes effect there."""
    assert said(analysed, text, "implementedIn") == expected


@pytest.mark.parametrize(
    "text",
    [
        "{甲局/O}没有在{柳镇/L}办{护苗课堂/I}。",
        "{护苗行动/I}收官了。下届打算办到{柳市/L}去。",
        "{护苗行动/I}启动了。驻外的服务站已经开到{柳市/L}。",
    ],
)
def test_takes_no_effect(analysed: Analysed, text: str) -> None:
    """What is denied, meant for the next time or said of another thing is no place of it."""
    assert said(analysed, text, "implementedIn") == set()
