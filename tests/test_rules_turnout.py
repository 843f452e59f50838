"""Who is at an event, told otherwise than by 参加."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dealings_said import state_of

from pipelines.components.proposal import Proposal
from pipelines.components.rules_attendance import Attendance
from pipelines.components.rules_turnout import turnout
from pipelines.components.scene import scenes
from pipelines.components.sketch import Sketch

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


def there(analysed: Analysed, text: str) -> set[str]:
    """``A>B`` of what the rules propose, the sentences read in order."""
    attendance = Attendance()
    made: list[Proposal] = []
    for scene in scenes(state_of(analysed, text)):
        list(attendance(scene))
        made += turnout(Sketch(scene), attendance)
    return {f"{p.subject}>{p.object}" for p in made}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "在上月举行的{产销对接会/E}上，{甲公司/O}与{乙合作社/O}签下2000吨订单。",
            {"甲公司>产销对接会", "乙合作社>产销对接会"},
        ),
        ("{推进会/E}上，副县长{李平/P}领着企业挨个登台。", {"李平>推进会"}),
        ("{甲剧团/O}去年在{戏曲展演/E}上拿了银奖。", {"甲剧团>戏曲展演"}),
        (
            "{茶节/E}5日开幕。{柳镇/L}、{槐镇/L}各出一支花鼓队，{甲艺术团/O}也远道来捧场。",
            {
                "柳镇>茶节",
                "槐镇>茶节",
                "甲艺术团>茶节",
            },
        ),
        ("{演练/E}在河边举行。{甲局/O}、{乙大队/O}都来了人。", {"甲局>演练", "乙大队>演练"}),
        ("{培训班/E}昨日开班，学员46人，来自{柳镇/L}、{槐镇/L}。", {"柳镇>培训班", "槐镇>培训班"}),
        (
            "县里开展{清河行动/I}，{甲局/O}、{乙局/O}组成联合执法组，拆除违建9处。",
            {"甲局>清河行动", "乙局>清河行动"},
        ),
        (
            "{甲局/O}牵头，{乙局/O}、{丙局/O}和{丁学校/O}一道，在省道上搞了一次{应急演练/E}。",
            {"乙局>应急演练", "丙局>应急演练", "丁学校>应急演练"},
        ),
        ("今秋在{甲小学/O}、{乙小学/O}先试点{护苗计划/I}。", {"甲小学>护苗计划", "乙小学>护苗计划"}),
    ],
)
def test_takes_part(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Those who sign, win, send people or work with the one who leads are there."""
    assert there(analysed, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "{签约仪式/E}10日举行。{签约仪式/E}上，{甲公司/O}与{乙县政府/O}签订投资协议。",
        "{晚会/E}上，{李平/P}、{王安/P}等10人被授予“拥军模范”。",
        "{茶节/E}5日开幕。{甲局/O}派人驻点值守。",
        "{茶节/E}5日开幕。{甲局/O}都没来人。",
        "{清河行动/I}由{甲局/O}牵头。",
    ],
)
def test_takes_no_part(analysed: Analysed, text: str) -> None:
    """What is signed at a mere ceremony, who is honoured there and who only works nearby is not said to be there."""
    assert there(analysed, text) == set()
