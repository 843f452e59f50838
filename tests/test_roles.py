"""Offices that are said behind a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.components.rules_roles import roles
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis, Ref, split_sentences

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]

TYPES = {"P": "Place", "O": "Organization", "N": "Person"}
CLUB = ("O:县水务局", "O:护河协会", "N:秦若兰")


def held(analysed: Analysed, text: str, names: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    """Person, body, title and rule of what is proposed; names are given as ``P:新化县``."""
    state = analysed(text)
    state.sentences = split_sentences(text)
    refs = [Ref(text.index(n[2:]), text.index(n[2:]) + len(n[2:]), n[2:], TYPES[n[0]]) for n in names]
    state.refs = tuple(sorted(refs, key=lambda r: r.start))
    return [(p.subject, p.object, p.title, p.rule) for scene in scenes(state) for p in roles(scene)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "青禾大学的秦若兰教授、柳明德副教授及安晓研究员进村。",
            ("O:青禾大学", "N:秦若兰", "N:柳明德", "N:安晓"),
            [
                ("秦若兰", "青禾大学", "教授", "post:scholar"),
                ("柳明德", "青禾大学", "副教授", "post:scholar"),
                ("安晓", "青禾大学", "研究员", "post:scholar"),
            ],
        ),
        ("青禾大学请来秦若兰教授。", ("O:青禾大学", "N:秦若兰"), []),
        ("青禾大学的秦若兰教授团队进村。", ("O:青禾大学", "N:秦若兰"), []),
    ],
)
def test_scholars(analysed: Analysed, text: str, names: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    """Those listed behind the body hold their titles there; not who is invited, nor a team named after one."""
    assert held(analysed, text, names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "县里成立以县长秦若兰为组长，各镇镇长为副组长的治水领导小组。",
            ("N:秦若兰", "O:治水领导小组"),
            [("秦若兰", "治水领导小组", "组长", "post:formed")],
        ),
        ("秦若兰任组长，另有一个治水领导小组。", ("N:秦若兰", "O:治水领导小组"), []),
        (
            "县水务局牵头成立护河协会，由秦若兰任会长。",
            CLUB,
            [("秦若兰", "护河协会", "会长", "post:founded")],
        ),
        ("县水务局牵头成立护河协会，由秦若兰任队长。", CLUB, []),
        ("县水务局走访护河协会，由秦若兰任会长。", CLUB, []),
        ("县水务局牵头成立护河协会，秦若兰任会长助理。", CLUB, []),
    ],
)
def test_heads_of_what_is_set_up(
    analysed: Analysed, text: str, names: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    """Who heads a body that is set up, named before it or behind it, if the office is one of such a body."""
    assert held(analysed, text, names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "秦若兰是县水务局派到石坪村的护河队的队长，今年四十岁。",
            ("N:秦若兰", "O:县水务局", "P:石坪村", "O:护河队"),
            [("秦若兰", "护河队", "队长", "post:stated")],
        ),
        ("秦若兰是石坪村走出去的商人。", ("N:秦若兰", "P:石坪村"), []),
        ("听说秦若兰是护河队队长。", ("N:秦若兰", "O:护河队"), []),
        ("秦若兰是护河队队长柳明德的妻子。", ("N:秦若兰", "O:护河队", "N:柳明德"), []),
    ],
)
def test_what_someone_is(
    analysed: Analysed, text: str, names: tuple[str, ...], expected: list[tuple[str, ...]]
) -> None:
    """A clause that begins with the name and ends with the office of the body named last."""
    assert held(analysed, text, names) == expected
