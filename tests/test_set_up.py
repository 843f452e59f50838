"""Unnamed facilities that one place got."""

from __future__ import annotations

import pytest
from test_listed import marked

from pipelines.components.set_up import set_up


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("在{甲村/Place}建了一座容量800吨的冷库，", "甲村冷库"),
        ("在{甲村/Place}村东新建3座加工车间。", "甲村加工车间"),
        ("{油溪镇/Place}又建起一个分拣中心，", "油溪镇分拣中心"),
        ("{油溪镇/Place}打算建一个分拣中心，", "油溪镇分拣中心"),
        ("在{甲县/Place}建了一座冷库，", None),
        ("在{甲村/Place}建了一座这样的冷库，", None),
        ("从{甲村/Place}到镇里的冷库，", None),
        ("{甲村/Place}没有建冷库，", None),
        ("在{甲村/Place}建了一座{云岭冷库/Facility}，", None),
    ],
)
def test_one_place(text: str, name: str | None) -> None:
    """What a village or town got is named after it, where nothing else was seen; a county's would be one of many."""
    plain, mentions = marked(text)
    added = [m for m in set_up(plain, mentions) if m not in mentions]
    assert [m.name for m in added] == ([name] if name else [])
    assert all(m.type == "Facility" and m.name.endswith(plain[m.start : m.end]) for m in added)


def test_mentions_stay() -> None:
    """What is there already is handed on, in order, also where the text is empty."""
    plain, mentions = marked("{甲村/Place}与{乙村/Place}。")
    assert list(set_up(plain, mentions)) == mentions
    assert list(set_up("", [])) == []
