"""Facilities that each place of a list got."""

from __future__ import annotations

import re

import pytest

from pipelines.components.listed import one_each, rows
from pipelines.components.state import Mention


def marked(text: str) -> tuple[str, list[Mention]]:
    """A text whose mentions are marked as {洋溪镇/Place}."""
    plain, found = "", []
    for part in re.split(r"(\{[^}]+\})", text):
        if part.startswith("{"):
            name, kind = part[1:-1].split("/")
            found.append(Mention(len(plain), len(plain) + len(name), kind, name))
            part = name
        plain += part
    return plain, found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("在{洋溪镇/Place}、{油溪镇/Place}各建一座{茶书屋/Facility}。", {"洋溪镇茶书屋", "油溪镇茶书屋"}),
        ("在{洋溪镇/Place}、{油溪镇/Place}各建一座茶书屋。", {"洋溪镇茶书屋", "油溪镇茶书屋"}),
        ("在{洋溪镇/Place}{甲村/Place}、{油溪镇/Place}{乙村/Place}各建一处冷库，", {"甲村冷库", "乙村冷库"}),
        ("打造{甲山/Place}、{乙山/Place}两处观景台。", {"甲山观景台", "乙山观景台"}),
        (
            "在{甲村/Place}、{乙村/Place}、{丙村/Place}设立“暖心”驿站，",
            {"甲村“暖心”驿站", "乙村“暖心”驿站", "丙村“暖心”驿站"},
        ),
        ("在{甲村/Place}、{乙村/Place}等12个村建成金融驿站，", {"甲村金融驿站", "乙村金融驿站"}),
        ("在{甲村/Place}、{乙村/Place}复制做法，各建一个示范园，", {"甲村示范园", "乙村示范园"}),
        ("在{甲村/Place}、{乙村/Place}、{丙村/Place}等地专门设立冷库。", {"甲村冷库", "乙村冷库", "丙村冷库"}),
        ("在{甲村/Place}、{乙村/Place}建成冷库。", set()),
        ("打造{甲山/Place}、{乙山/Place}三处观景台。", set()),
        ("{甲村/Place}、{乙村/Place}的村民去年来到观景台。", set()),
        ("在{甲村/Place}各建一座茶书屋。", set()),
        ("", set()),
    ],
)
def test_one_each(text: str, names: set[str]) -> None:
    """Where the text gives each place its own, there is one each; a single one of two places is none of this."""
    plain, found = marked(text)
    made = [m for m in one_each(plain, found) if m.rule == "facility:each"]
    assert {m.name for m in made} == names
    assert all(plain[m.start : m.end] and m.name.endswith(plain[m.start : m.end]) for m in made)


def test_what_is_named_stays() -> None:
    """A facility that carries a place's name is not given to the other place."""
    plain, found = marked("{甲村/Place}、{乙村/Place}共用一座{甲村冷库/Facility}，各建2座。")
    assert list(one_each(plain, found)) == found


def test_lists_of_places() -> None:
    """Towns before their villages do not count; a list of one is none."""
    plain, found = marked("{洋溪镇/Place}{甲村/Place}和{乙村/Place}，{丙村/Place}。")
    (row,) = rows(plain, found)
    assert [m.name for m in row.places] == ["甲村", "乙村"]
    assert plain[: row.end].endswith("乙村")
