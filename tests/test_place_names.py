"""Under which name a place that the gazetteer knows is named, and the rows of places that a level closes."""

from __future__ import annotations

import pytest

from pipelines.components.places import PlaceFinder
from pipelines.components.state import Analysis, Word
from pipelines.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def finder() -> PlaceFinder:
    """The finder over the divisions of the country."""
    return PlaceFinder(Gazetteer.load())


def found(finder: PlaceFinder, *words: tuple[str, str]) -> set[str]:
    """Names of the places proposed for a text of the words with their tags."""
    state, made, at = Analysis(text="".join(text for text, _ in words)), [], 0
    for text, tag in words:
        made.append(Word(at, at + len(text), text, tag))
        at += len(text)
    state.set_words(tuple(made))
    return {m.name for m in finder(state)}


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ((("澜沧县", "LOC"), ("雪林乡", "LOC"), ("开会", "v")), "雪林乡"),
        ((("澜沧县", "LOC"), ("雪林", "LOC"), ("开会", "v"), ("，", "w"), ("雪林佤族乡", "LOC")), "雪林佤族乡"),
        ((("贵州省", "LOC"), ("沿河自治县", "LOC"), ("开会", "v")), "沿河自治县"),
    ],
)
def test_a_form_that_says_its_level_is_the_name(
    finder: PlaceFinder, words: tuple[tuple[str, str], ...], name: str
) -> None:
    """雪林乡 stays so where the text never prints 雪林佤族乡."""
    assert name in found(finder, *words)


def test_the_last_of_a_row_may_follow_any_joint(finder: PlaceFinder) -> None:
    """青坪、白沟及石湾等3个社区 names three."""
    words = (("青坪", "n"), ("、", "w"), ("白沟", "n"), ("及", "c"), ("石湾", "n"), ("等", "u"), ("3个社区", "n"))
    assert {"青坪社区", "白沟社区", "石湾社区"} <= found(finder, *words)


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ((("已", "d"), ("覆盖", "v")), {"莲山镇", "平远镇"}),
        ((("先", "d"), ("在", "p")), {"莲山镇", "平远镇"}),
        ((("，", "w"),), {"莲山镇", "平远镇"}),
        ((("分布", "v"), ("在", "p")), {"莲山镇", "平远镇"}),
    ],
)
def test_the_first_of_a_row_without_what_is_said_of_it(
    finder: PlaceFinder, before: tuple[tuple[str, str], ...], names: set[str]
) -> None:
    """The verb or preposition in front of a row that a level closes is none of its names."""
    row = (("莲山", "nz"), ("、", "w"), ("平远", "n"), ("两", "m"), ("个", "q"), ("镇", "n"))
    assert {n for n in found(finder, *before, *row) if n.endswith("镇")} == names
