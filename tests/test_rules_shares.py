"""Who bears a part of what something costs, and what must not be said of who pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from dealings_said import said

if TYPE_CHECKING:
    from dealings_said import Analysed


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        (
            "{云岭大桥/F}总投资2亿元，其中{省交通厅/O}补助8000万元，{青禾县/L}财政配套1200万元。",
            {"省交通厅>云岭大桥", "青禾县>云岭大桥"},
        ),
        ("{云岭大桥/F}总投资2亿元，余下的由{青禾县/L}财政分担。", {"青禾县>云岭大桥"}),
        ("{云岭大桥/F}去年建成，其中{东湖区/L}援建资金600万元。", {"东湖区>云岭大桥"}),
        ("{“稻鱼贷”试点/I}已推开，{青禾县/L}财政按比例贴息。", {"青禾县>“稻鱼贷”试点"}),
        ("{绿源公司/O}在{白水镇/L}建成{净菜车间/F}，投资1.2亿元，带动务工86人。", {"绿源公司>净菜车间"}),
        ("{云岭大桥/F}去年动工。总投资2亿元，其中{省交通厅/O}补助8000万元。", {"省交通厅>云岭大桥"}),
        ("{绿源公司/O}自掏腰包27万元，办起{农耕博物馆/F}。", {"绿源公司>农耕博物馆"}),
        ("{农耕博物馆/F}是{绿源公司/O}投资270万元建起来的。", {"绿源公司>农耕博物馆"}),
        ("{绿源公司/O}拿出46万元，把{白水小学/O}操场翻新。", {"绿源公司>白水小学"}),
        ("{东湖区/L}累计投入{青禾县/L}帮扶资金3.1亿元。", {"东湖区>青禾县"}),
        ("{农商银行/O}为{绿源公司/O}授信4000万元。", {"农商银行>绿源公司"}),
    ],
)
def test_money(analysed: Analysed, text: str, paid: set[str]) -> None:
    """Each giver of a row, the county whose purse pays, and who spends a sum on what it builds."""
    assert paid <= said(analysed, text, "funds")


@pytest.mark.parametrize(
    "text",
    [
        "{绿源公司/O}在{白水镇/L}建成{净菜车间/F}，投资1.2亿元，其余由财政筹措。",
        "{青禾县/L}财政去年收入3.2亿元。",
        "去年在{白水镇/L}建成{净菜车间/F}，投资1.2亿元。",
        "{净菜车间/F}开业，{绿源公司/O}捐赠价值8万元的物资。",
        "{云岭大桥/F}去年动工。\n总投资2亿元，其中{省交通厅/O}补助8000万元。",
    ],
)
def test_no_money(analysed: Analysed, text: str) -> None:
    """Costs that others bear, income, goods, the place where something is built, another paragraph's thing."""
    assert not said(analysed, text, "funds")
