"""Names that begin or end elsewhere than the tagger says."""

from __future__ import annotations

import pytest

from pipelines.components.bounds import again, begun, ended
from pipelines.components.state import Mention


@pytest.mark.parametrize(
    ("text", "name", "full", "type_"),
    [
        ("县委办、县政府办印发通知。", "县委", "县委办", "Organization"),
        ("青崖县委办主任柳明讲话。", "青崖县委", "青崖县委办", "Organization"),
        ("县委办公室印发通知。", "县委", "县委", "Organization"),
        ("县委办好十件实事。", "县委", "县委", "Organization"),
        ("县府办到会。", "县府", "县府办", "Organization"),
        ("县政府党组成员、副县长柳明讲话。", "县政府", "县政府党组", "Organization"),
        ("县政府党组成员、财政局局长柳明讲话。", "县政府", "县政府", "Organization"),
        ("红石村村委会主任柳明说。", "红石村村委会", "红石村", "Place"),
        ("红石村村民委员会副主任柳明说。", "红石村村民委员会", "红石村", "Place"),
        ("红石社区居委会主任柳明说。", "红石社区居委会", "红石社区", "Place"),
        ("红石村委会主任柳明说。", "红石村委会", "红石村委会", "Organization"),
        ("红石村村委会开会。", "红石村村委会", "红石村村委会", "Organization"),
        ("红石村村支部书记。", "红石村", "红石村", "Place"),
    ],
)
def test_endings(text: str, name: str, full: str, type_: str) -> None:
    """An office goes with its committee; the head of a village's committee holds office at the village."""
    given = Mention(0, len(name), "Place" if name.endswith("石村") else "Organization", name)
    found = ended(given, text)
    assert (found.name, found.type) == (full, type_)
    assert text[found.start : found.end] == full


def test_a_completed_name_stays() -> None:
    """Where the name is not what is printed, its end is none of print's."""
    given = Mention(0, 2, "Organization", "青崖县委")
    assert ended(given, "县委办") == given


@pytest.mark.parametrize(
    ("text", "second", "full"),
    [
        ("白塔镇向家店村的船", "家店村", "向家店村"),
        ("白塔镇四块石村开店", "石村", "四块石村"),
        ("白塔镇的红石村开店", "红石村", "红石村"),
        ("白塔镇至红石村的路", "红石村", "红石村"),
        ("白塔镇改造红石村", "红石村", "红石村"),
        ("白塔镇与邻近的红石村", "红石村", "红石村"),
        ("白塔镇、红石村", "红石村", "红石村"),
        ("白塔镇旧红石水库", "红石水库", "红石水库"),
    ],
)
def test_between_a_town_and_its_village(text: str, second: str, full: str) -> None:
    """What stands there begins the village's name, unless it joins the two or says where."""
    at = text.index(second)
    town, village = Mention(0, 3, "Place", "白塔镇"), Mention(at, at + len(second), "Place", second)
    first, found = begun([town, village], text)
    assert first == town
    assert found.name == full
    assert text[found.start : found.end] == full


def test_a_longer_name_wherever_it_stands() -> None:
    """Of persons and villages, where the text has all of it and less was read; not of others."""
    text = "柳远来到会。柳远来说，四石村变了。石村与柳远无关。"
    given = [
        Mention(0, 3, "Person", "柳远来"),
        Mention(6, 8, "Person", "柳远"),
        Mention(11, 14, "Place", "四石村"),
        Mention(17, 19, "Place", "石村"),
        Mention(20, 22, "Person", "柳远"),
    ]
    assert [m.name for m in again(given, text)] == ["柳远来", "柳远来", "四石村", "石村", "柳远"]
