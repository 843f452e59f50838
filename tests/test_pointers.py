"""Words that point at one of those named last: 该院, 前者, 后者."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import state_of

from pipelines.components.pointers import pointers
from pipelines.components.state import Analysis

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]


def meant(analysed: Analysed, text: str) -> list[tuple[str, str]]:
    """The words of a text, its names marked, and what they point at."""
    state = state_of(analysed, text)
    taken = [any(r.start <= i < r.end for r in state.refs) for i in range(len(state.text) + 1)]
    found = list(pointers(state, state.refs, taken))
    assert all(ref.coref for ref in found)
    return [(state.text[ref.start : ref.end], ref.name) for ref in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{青禾县人民医院/O}新楼启用。该院设床位500张。", [("该院", "青禾县人民医院")]),
        ("{青禾县第二中学/O}扩建。该校现有学生900人。", [("该校", "青禾县第二中学")]),
        ("{青禾农商银行/O}向{白石村/L}授信。该行已放款3亿元。", [("该行", "青禾农商银行")]),
        ("{白石气象站/F}建成，该站由{青禾县气象局/O}管理。", [("该站", "白石气象站")]),
        ("{青禾县人民医院/O}将与{白石县中医院/O}共建中心，该院副院长到会。", [("该院", "青禾县人民医院")]),
        ("{青禾县人民医院/O}派出队伍，前往{白石县中医院/O}，该院腾出病房。", [("该院", "白石县中医院")]),
        ("{青禾县人民医院/O}、{白石县中医院/O}获奖。该院设床位500张。", []),
        ("{青禾大学/O}开课。{青禾大学农学院/O}来了教授。该校已在白石建站。", []),
        ("{青禾县人民医院/O}新楼启用。该院区已经封闭。", []),
        ("{青禾县人民医院/O}开门。下雨了。又下雨了。还下雨了。该院设床位500张。", []),
        ("该院设床位500张。", []),
    ],
)
def test_a_body_by_the_last_word_of_its_name(analysed: Analysed, text: str, expected: list[tuple[str, str]]) -> None:
    """The one of that kind named last, of two that are joined the one who acts; in a list it may be any."""
    assert meant(analysed, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{青禾县/L}与{白石药业公司/O}签约，前者出地，后者出钱。",
            [("前者", "青禾县"), ("后者", "白石药业公司")],
        ),
        ("{白石镇/L}{青禾村/L}和{南山镇/L}{北岭村/L}分地。后者多得两亩。", [("后者", "北岭村")]),
        ("{青禾馆/F}、{白石园/F}开建，前者占地3亩。", [("前者", "青禾馆")]),
        ("{青禾县/L}开会。{白石馆/F}与{南山公司/O}有约，后者未来。", []),
        ("{青禾馆/F}、{白石馆/F}、{南山馆/F}开建，前者占地3亩。", []),
        ("{青禾公司/O}与{白石社/O}、{南山社/O}三方共建，前者出设备。", []),
        ("{青禾镇/L}、{白石镇/L}分别与{南山镇/L}、{北岭镇/L}结对，前者捐资。", []),
        ("{青禾县/L}与{白石县/L}签约。下雨了。又下雨了。后者出钱。", []),
        ("青禾县与白石县签约，前者出地。", []),
    ],
)
def test_one_of_a_pair(analysed: Analysed, text: str, expected: list[tuple[str, str]]) -> None:
    """The last two of one kind that stand side by side; nothing where more do, or rows are told of crosswise."""
    assert meant(analysed, text) == expected


def test_what_has_a_name_points_at_nothing(analysed: Analysed) -> None:
    """A word within a name is the name's."""
    assert meant(analysed, "{青禾县人民医院/O}来人。{该院附属中心/O}开门。") == []
