"""Where a road runs, and who has which part in works told of before."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import proposals, said

if TYPE_CHECKING:
    from pipelines.components.state import Analysis

    Analysed = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{青溪大桥/F}西起{白石村/L}，东接{柳湾镇/L}，全长800米。", {"青溪大桥>白石村", "青溪大桥>柳湾镇"}),
        (
            "{青柳公路/F}起于{白石村/L}，途经{河口村/L}，止于{柳湾镇/L}。",
            {"青柳公路>白石村", "青柳公路>河口村", "青柳公路>柳湾镇"},
        ),
        ("{青柳公路/F}已通车，车子从{白石村/L}开到{柳湾镇/L}。", set()),
        ("矛盾起于{白石村/L}，止于{柳湾镇/L}。", set()),
    ],
)
def test_a_road_lies_where_it_begins_and_ends(analysed: Analysed, text: str, expected: set[str]) -> None:
    """And in the places on its way."""
    found = {f"{p.subject}>{p.object}" for p in proposals(analysed, text) if p.rule == "where:route"}
    assert found == expected


WORKS = (
    "{青溪大桥/F}西起{白石村/L}，全长800米。"
    "业主是{青禾交通投资公司/O}，{四建公司/O}施工，{省设计院/O}设计，{衡信公司/O}负责监理。"
)


def test_who_has_which_part_in_the_works_of_the_sentence_before(analysed: Analysed) -> None:
    """Who owns, builds, and helps with drawings and supervision."""
    assert "青禾交通投资公司>青溪大桥" in said(analysed, WORKS, "operates")
    assert "四建公司>青溪大桥" in said(analysed, WORKS, "builds")
    assert {"省设计院>青溪大桥", "衡信公司>青溪大桥"} <= said(analysed, WORKS, "supports")


@pytest.mark.parametrize(
    "text",
    [
        "{青溪大桥/F}通车了。\n业主是{青禾公司/O}，{四建公司/O}施工。",
        "{青溪大桥/F}已经建成；二期9月开工，由{四建公司/O}承建。",
        "{青溪大桥/F}和{旧城改造项目/I}同时开工，由{四建公司/O}施工。",
        "路通了。由{四建公司/O}施工。",
    ],
)
def test_works_of_another_paragraph_or_point_are_not_meant(analysed: Analysed, text: str) -> None:
    """Nor is a facility where an undertaking was named last."""
    assert not [p for p in proposals(analysed, text) if p.rule.endswith(":part") and p.object == "青溪大桥"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("医生{李青/P}每周三下到{白石村/L}、{柳湾村/L}巡诊。", {"李青>白石村", "李青>柳湾村"}),
        ("{县医院/O}每周派8名医师到{柳湾镇卫生院/O}坐诊。", {"县医院>柳湾镇卫生院"}),
        ("{李青/P}到{白石村/L}看望父母。", set()),
    ],
)
def test_who_comes_to_treat_or_teach_helps(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Each of the places."""
    found = {f"{p.subject}>{p.object}" for p in proposals(analysed, text) if p.rule == "aid:comes"}
    assert found == expected


def test_what_is_left_is_paid_by_those_named(analysed: Analysed) -> None:
    """其余由A、B两级财政分担."""
    text = "{青溪大桥/F}总投资2亿元，其中{省交通厅/O}补助1亿元，其余由{青禾市/L}、{白石县/L}两级财政分担。"
    assert {"青禾市>青溪大桥", "白石县>青溪大桥"} <= said(analysed, text, "funds")
