"""Villages that were cut short in a chain or missed in a counted row."""

from __future__ import annotations

import pytest

from pipelines.components.row_places import close_up, of_village, villages
from pipelines.components.state import Mention


@pytest.mark.parametrize(
    ("text", "first", "second", "expected"),
    [
        ("走进白塔镇墩青禾村。", "白塔镇", "青禾村", "墩青禾村"),
        ("走进白塔镇和青禾村。", "白塔镇", "青禾村", "青禾村"),
        ("走进白塔镇的青禾村。", "白塔镇", "青禾村", "青禾村"),
        ("走进白塔镇青禾村。", "白塔镇", "青禾村", "青禾村"),
        ("走进白塔湖墩青禾村。", "白塔湖", "青禾村", "青禾村"),
    ],
)
def test_a_village_closes_up_to_its_town(text: str, first: str, second: str, expected: str) -> None:
    """A single character between a town and a village begins the village's name, unless it is a particle."""
    mentions = [Mention(text.index(name), text.index(name) + len(name), "Place", name) for name in (first, second)]
    found = list(close_up(text, mentions))[1]
    assert found.name == expected
    assert text[found.start : found.end] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联合白音、呼青、通海3个嘎查，", ["白音嘎查", "呼青嘎查", "通海嘎查"]),
        ("白音、呼青两个嘎查，", ["白音嘎查", "呼青嘎查"]),
        ("白音、呼青等9个嘎查，", []),
        ("白音、呼青4个嘎查，", []),
        ("青山、白塔2个乡镇，", []),
    ],
)
def test_a_counted_row_names_its_villages(text: str, expected: list[str]) -> None:
    """Each of as many names as the count says is one; a row that is shorter than its count names none surely."""
    assert sorted(m.name for m in villages(text, [])) == sorted(expected)


def test_what_was_seen_in_a_counted_row_stays() -> None:
    """A place that the tagger saw is not named again."""
    seen = Mention(0, 2, "Place", "白音嘎查")
    assert [m.name for m in villages("白音、呼青两个嘎查，", [seen])] == ["白音嘎查", "呼青嘎查"]


@pytest.mark.parametrize(
    ("name", "type_", "expected"),
    [
        ("青禾村的烘干房", "Facility", "青禾村烘干房"),
        ("白塔镇的养老协会", "Organization", "白塔镇养老协会"),
        ("青禾村的烘干房", "Initiative", "青禾村的烘干房"),
        ("青禾村烘干房", "Facility", "青禾村烘干房"),
    ],
)
def test_a_name_drops_the_particle_behind_its_village(name: str, type_: str, expected: str) -> None:
    """What a village has is named with it and without 的."""
    (found,) = of_village(f"走进{name}里。", [Mention(2, 2 + len(name), type_, name)])
    assert found.name == expected


def test_a_name_begins_where_its_village_does() -> None:
    """Where the village was seen whole, what is named after it takes the whole village."""
    text = "墩青禾村的烘干房"
    village, found = of_village(text, [Mention(0, 4, "Place", "墩青禾村"), Mention(1, 8, "Facility", text[1:])])
    assert village.name == "墩青禾村"
    assert (found.start, found.name) == (0, "墩青禾村烘干房")
