"""Where things lie by a chain inside a name, by what opens the sentence, and by who acts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pipelines.article import Article

    Read = Callable[..., Article]


def found(article: Article) -> dict[tuple[str, str], str]:
    """Ends and rule of each ``locatedIn`` of the rules in question."""
    rules = ("where:inside", "where:opening", "where:subject", "where:carried")
    return {(r.subject, r.object): r.rule for r in article.relations if r.rule.startswith(rules)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{鹤鸣镇/Pla}很大。{白溪村/Pla}很小。{鹤鸣镇白溪村党支部/Org}开会。", {("白溪村", "鹤鸣镇"): "where:inside"}),
        ("{白溪村/Pla}很小。{鹤鸣镇/Pla}{白溪村党支部/Org}开会。", {("白溪村", "鹤鸣镇"): "where:inside"}),
        ("{白溪村/Pla}很小。{鹤鸣镇/Pla}和{白溪村党支部/Org}开会。", {}),
        ("{鹤鸣镇/Pla}很大。{鹤鸣镇党委/Org}开会。", {}),
        ("{白溪村/Pla}很小。{鹤鸣镇/Pla}很大。{白溪村鹤鸣镇商会/Org}开会。", {}),
    ],
)
def test_inside_a_name(marked: Read, text: str, expected: dict[tuple[str, str], str]) -> None:
    """Of places that a body's name holds one behind the other the later lies in the earlier, never upwards."""
    assert found(marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "在{鹤鸣镇/Pla}，{白溪村/Pla}、{青崖村/Pla}修了路；{石坪村/Pla}种了树。",
            {("白溪村", "鹤鸣镇"): "where:opening", ("青崖村", "鹤鸣镇"): "where:opening"},
        ),
        (
            "{新化县/Pla}变了样；在{白溪村/Pla}，随着{茶叶加工厂/Fac}投产，收入多了。",
            {("茶叶加工厂", "白溪村"): "where:opening"},
        ),
        ("在{鹤鸣镇/Pla}，{茶叶加工厂/Fac}投产。", {}),
        ("客人住在{白溪村/Pla}，参观{茶叶加工厂/Fac}。", {}),
        ("在{白溪村/Pla}，{青崖村/Pla}建了{茶叶加工厂/Fac}。", {}),
    ],
)
def test_what_opens_the_sentence(marked: Read, text: str, expected: dict[tuple[str, str], str]) -> None:
    """在甲镇，… holds for the villages of its part of the sentence, 在甲村，… for the facilities, to the next place."""
    assert found(marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "{鹤鸣镇/Pla}种茶，在{白溪村/Pla}、{青崖村/Pla}建厂，{石坪村/Pla}则开了店。",
            dict.fromkeys((("白溪村", "鹤鸣镇"), ("青崖村", "鹤鸣镇"), ("石坪村", "鹤鸣镇")), "where:subject"),
        ),
        ("{鹤鸣镇/Pla}下雨，下游的{白溪村/Pla}没事。", {}),
        ("{鹤鸣镇/Pla}种茶，{云溪镇/Pla}在{白溪村/Pla}建厂。", {}),
        ("{新雅公司/Org}种茶，在{白溪村/Pla}建厂。", {}),
    ],
)
def test_whose_villages(marked: Read, text: str, expected: dict[tuple[str, str], str]) -> None:
    """Where a town acts are its own villages, unless another town is named or the place is described."""
    assert found(marked(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{新雅公司/Org}成立于2010年，位于{鹤鸣镇/Pla}。", {("新雅公司", "鹤鸣镇"): "where:carried:sentence"}),
        ("{秦若兰/Per}办厂，落户{鹤鸣镇/Pla}。", {}),
        ("{新雅公司/Org}种茶，路过{鹤鸣镇/Pla}。", {}),
    ],
)
def test_clauses_that_say_where(marked: Read, text: str, expected: dict[tuple[str, str], str]) -> None:
    """位于 at the start of a clause is said of the sentence's subject, if that is a body or a facility."""
    assert found(marked(text)) == expected
