"""Ceremonies without a name of their own."""

from __future__ import annotations

import pytest

from pipelines.components.ceremonies import ceremonies
from pipelines.components.state import Mention


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("柳明出席签约仪式并讲话。", ["签约仪式"]),
        ("柳明等参加座谈和揭牌仪式。", ["揭牌仪式"]),
        ("双方举行签约揭牌仪式，柳明见证签约揭牌仪式。", ["签约揭牌仪式", "签约揭牌仪式"]),
        ("柳明主持本次奠基仪式。", ["奠基仪式"]),
        ("签约仪式后，大家参观茶园。", []),
        ("柳明出席采茶仪式。", []),
        ("", []),
    ],
)
def test_what_somebody_attends_or_holds(text: str, found: list[str]) -> None:
    """The ceremony that somebody attends or holds is an event, named as it is printed."""
    made = list(ceremonies((), text))
    assert [m.name for m in made] == found == [text[m.start : m.end] for m in made]
    assert all((m.type, m.subtype) == ("Initiative", "Event") for m in made)


@pytest.mark.parametrize(
    ("name", "some"), [("清河采茶签约仪式", False), ("“清河”签约活动", False), ("清河采茶节", True)]
)
def test_a_ceremony_that_is_named_is_meant_by_the_word(name: str, some: bool) -> None:
    """Where the article names a ceremony, 签约仪式 speaks of it; another event is none."""
    text = f"{name}开始，柳明出席签约仪式。"
    assert bool(list(ceremonies([Mention(0, len(name), "Initiative", name)], text))) is some


def test_what_is_part_of_a_name_is_none() -> None:
    """A stretch that a mention covers is that mention's."""
    text = "举行签约仪式筹备会。"
    assert not list(ceremonies([Mention(2, 9, "Initiative", "签约仪式筹备会")], text))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("仪式结束，演练接上。此次演练由柳明指挥。", 2),
        ("局里全年开展演练12次。", 0),
        ("茶厂组织多次消防演练，", 0),
        ("", 0),
    ],
)
def test_a_drill_without_a_name(text: str, count: int) -> None:
    """The drill of which the article speaks is an event; what is done over the year is none."""
    made = list(ceremonies((), text))
    assert [(m.name, m.type, m.subtype) for m in made] == [("演练", "Initiative", "Event")] * count


def test_a_drill_that_is_named_is_meant_by_the_word() -> None:
    """Where one is named, 此次演练 speaks of it."""
    text = "茶厂消防演练开始，此次演练由柳明指挥。"
    assert not list(ceremonies([Mention(0, 6, "Initiative", "茶厂消防演练")], text))
