"""Offices in a row before a name, and those who share one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.article import Article
from pipelines.components.context import Focus
from pipelines.components.rules_offices import offices
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis, Mention, Ref, split_sentences
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    Read = Callable[..., Article]
    Analysed = Callable[[str], Analysis]

TYPES = {"P": "Place", "O": "Organization", "N": "Person"}


def held(analysed: Analysed, text: str, *names: str) -> list[tuple[str, str, str, str]]:
    """Person, body, title and rule of what the rules propose; names are given as ``P:新化县``."""
    state = analysed(text)
    state.sentences = split_sentences(text)
    refs = [
        Ref(text.index(name), text.index(name) + len(name), name, TYPES[kind])
        for kind, name in (item.split(":") for item in names)
    ]
    state.refs = tuple(sorted(refs, key=lambda r: r.start))
    named = [Mention(r.start, r.end, r.type, r.name) for r in state.refs]
    focus = Focus(state, named, Gazetteer.load())
    return [(p.subject, p.object, p.title, p.rule) for scene in scenes(state) for p in offices(scene, focus)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "新化县开会。副县长、清溪街道党工委书记秦若兰讲话。",
            ["P:新化县", "O:清溪街道党工委", "N:秦若兰"],
            [("秦若兰", "新化县", "副县长", "post:row")],
        ),
        (
            "新化县委常委、新化县教育局局长（挂职）秦若兰讲话。",
            ["O:新化县委", "O:新化县教育局", "N:秦若兰"],
            [("秦若兰", "新化县委", "常委", "post:row")],
        ),
        ("新化县委常委、新化县教育局局长（如图）秦若兰讲话。", ["O:新化县委", "O:新化县教育局", "N:秦若兰"], []),
        (
            "新化县政协副主席、清溪学院副校长秦若兰讲话。",
            ["O:新化县政协", "O:清溪学院", "N:秦若兰"],
            [("秦若兰", "新化县政协", "副主席", "post:row")],
        ),
        (
            "新化县教育局副局长秦若兰、柳明德出席。",
            ["O:新化县教育局", "N:秦若兰", "N:柳明德"],
            [("柳明德", "新化县教育局", "副局长", "post:shared")],
        ),
        (
            "新化县教育局局长秦若兰、副局长柳明德出席。",
            ["O:新化县教育局", "N:秦若兰", "N:柳明德"],
            [("柳明德", "新化县教育局", "副局长", "post:deputy")],
        ),
        (
            "新化县教育局党组书记、局长秦若兰，党组成员、副局长柳明德出席。",
            ["O:新化县教育局", "N:秦若兰", "N:柳明德"],
            [
                ("秦若兰", "新化县教育局", "党组书记", "post:row"),
                ("柳明德", "新化县教育局", "党组成员、副局长", "post:deputy"),
            ],
        ),
        ("新化县教育局局长秦若兰，党组成员柳明德出席。", ["O:新化县教育局", "N:秦若兰", "N:柳明德"], []),
        (
            "新化县教育局开会。新化县教育局党组书记、局长、新化县政协副主席秦若兰讲话。",
            ["O:新化县教育局", "O:新化县教育局党组", "O:新化县政协", "N:秦若兰"],
            [
                ("秦若兰", "新化县教育局党组", "书记", "post:row"),
                ("秦若兰", "新化县教育局", "局长", "post:row"),
            ],
        ),
        ("新化县教育局局长秦若兰、副主任柳明德出席。", ["O:新化县教育局", "N:秦若兰", "N:柳明德"], []),
        ("新化县教育局局长秦若兰、柳明德出席。", ["O:新化县教育局", "N:秦若兰", "N:柳明德"], []),
        ("新化县教育局副局长秦若兰，柳明德出席。", ["O:新化县教育局", "N:秦若兰", "N:柳明德"], []),
        ("新化县政协开会、清溪学院副校长秦若兰讲话。", ["O:新化县政协", "O:清溪学院", "N:秦若兰"], []),
        (
            "新化县政协副主席秦若兰、秘书长柳明德出席。",
            ["O:新化县政协", "N:秦若兰", "N:柳明德"],
            [("柳明德", "新化县政协", "秘书长", "post:deputy")],
        ),
        ("新化县政协副主席秦若兰、校长柳明德出席。", ["O:新化县政协", "N:秦若兰", "N:柳明德"], []),
        (
            "清溪水保站工程师、西安人秦若兰讲话。",
            ["O:清溪水保站", "N:秦若兰"],
            [("秦若兰", "清溪水保站", "工程师", "post:row")],
        ),
        (
            "清溪医疗队领队、新化县医院副院长秦若兰讲话。",
            ["O:清溪医疗队", "O:新化县医院", "N:秦若兰"],
            [("秦若兰", "清溪医疗队", "领队", "post:row")],
        ),
        ("新化县的枸杞专家、清溪学院讲师秦若兰讲话。", ["P:新化县", "O:清溪学院", "N:秦若兰"], []),
        ("", [], []),
    ],
)
def test_rows(analysed: Analysed, text: str, names: list[str], expected: list[tuple[str, str, str, str]]) -> None:
    """Each office but the last of a row, which stands beside the name, and a shared one where several may hold it."""
    assert held(analysed, text, *names) == expected


def test_all_offices_of_a_row(marked: Read) -> None:
    """The relations hold both offices, the nearer and the farther."""
    article = marked("{新化县/Pla}开会。副县长、{清溪街道党工委/Org}书记{秦若兰/Per}讲话。")
    found = {(r.object, r.title) for r in article.relations if r.predicate == "holdsPost"}
    assert found == {("新化县", "副县长"), ("清溪街道党工委", "书记")}
