"""Chiefs whose body or place is only meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.components.context import Focus
from pipelines.components.rules_chiefs import chiefs
from pipelines.components.rules_posts import posts
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis, Mention, Ref, split_sentences
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]

TYPES = {"P": "Place", "O": "Organization", "N": "Person"}


def described(analysed: Analysed, text: str, names: tuple[str, ...]) -> tuple[Analysis, Focus]:
    """The text with its names, given as ``P:新化县``, and what it is about."""
    state = analysed(text)
    state.sentences = split_sentences(text)
    refs = [
        Ref(text.index(name), text.index(name) + len(name), name, TYPES[kind])
        for kind, name in (item.split(":") for item in names)
    ]
    state.refs = tuple(sorted(refs, key=lambda r: r.start))
    return state, Focus(state, [Mention(r.start, r.end, r.type, r.name) for r in state.refs], Gazetteer.load())


def held(analysed: Analysed, text: str, *names: str) -> list[tuple[str, str, str, str]]:
    """Person, body, title and rule."""
    state, focus = described(analysed, text, names)
    earlier: list[Ref] = []
    out = []
    for scene in scenes(state):
        out += [(p.subject, p.object, p.title, p.rule) for p in chiefs(scene, focus, earlier)]
        earlier += scene.refs
    return out


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        (
            "记者来到梅岭村。村党支部书记秦若兰说。",
            ["P:梅岭村", "N:秦若兰"],
            [("秦若兰", "梅岭村", "党支部书记", "post:village")],
        ),
        (
            "记者来到梅岭村。村委会主任秦若兰说。",
            ["P:梅岭村", "N:秦若兰"],
            [("秦若兰", "梅岭村", "村委会主任", "post:village")],
        ),
        (
            "记者来到梅岭村，石桥村村支书秦若兰也在。",
            ["P:梅岭村", "P:石桥村", "N:秦若兰"],
            [("秦若兰", "石桥村", "支书", "post:village")],
        ),
        ("梅岭村党支部副书记秦若兰说。", ["O:梅岭村党支部", "N:秦若兰"], []),
        ("记者来到梅岭村。村合作社理事长秦若兰说。", ["P:梅岭村", "N:秦若兰"], []),
        ("村党支部书记秦若兰说。", ["N:秦若兰"], []),
        (
            "新化县开会。县委书记、县总河长秦若兰巡河。",
            ["P:新化县", "N:秦若兰"],
            [("秦若兰", "新化县", "总河长", "post:ranger")],
        ),
        ("县总河长秦若兰巡河。", ["N:秦若兰"], []),
        (
            "青禾中学搬了家。校长秦若兰说。",
            ["O:青禾中学", "N:秦若兰"],
            [("秦若兰", "青禾中学", "校长", "post:only")],
        ),
        (
            "梅岭中学牵手青禾中学，副校长秦若兰说。",
            ["O:梅岭中学", "O:青禾中学", "N:秦若兰"],
            [("秦若兰", "青禾中学", "副校长", "post:only")],
        ),
        ("梅岭中学牵手青禾中学。校长秦若兰说。", ["O:梅岭中学", "O:青禾中学", "N:秦若兰"], []),
        ("青禾中学搬了家。人多。路远。校长秦若兰说。", ["O:青禾中学", "N:秦若兰"], []),
        ("青禾中学搬了家。院长秦若兰说。", ["O:青禾中学", "N:秦若兰"], []),
        ("青禾中学搬了家。秦若兰说。", ["O:青禾中学", "N:秦若兰"], []),
    ],
)
def test_chiefs(analysed: Analysed, text: str, names: list[str], expected: list[tuple[str, str, str, str]]) -> None:
    """At the village spoken of, at the place of the office's level, at the only body of the kind."""
    assert held(analysed, text, *names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("青禾中学校长 秦若兰：要抓紧。", ["O:青禾中学", "N:秦若兰"], [("秦若兰", "青禾中学", "校长")]),
        ("青禾中学相关负责人，县长秦若兰出席。", ["O:青禾中学", "N:秦若兰"], []),
        ("青禾中学负责人秦若兰出席。", ["O:青禾中学", "N:秦若兰"], [("秦若兰", "青禾中学", "负责人")]),
        (
            "青禾中学搬了家。青禾中学党委书记、校长秦若兰说。",
            ["O:青禾中学", "O:青禾中学党委", "N:秦若兰"],
            [("秦若兰", "青禾中学党委", "书记"), ("秦若兰", "青禾中学", "校长")],
        ),
        (
            "青禾中学党委书记、校长秦若兰说。",
            ["O:青禾中学党委", "N:秦若兰"],
            [("秦若兰", "青禾中学党委", "书记"), ("秦若兰", "青禾中学党委", "校长")],
        ),
    ],
)
def test_beside(analysed: Analysed, text: str, names: list[str], expected: list[tuple[str, str, str]]) -> None:
    """Offices beside the name: across a space, not of others in a list, a chief's at the body and not its committee."""
    state, focus = described(analysed, text, tuple(names))
    made = [p for scene in scenes(state) for p in posts(scene, focus, [])]
    assert [(p.subject, p.object, p.title) for p in made] == expected
