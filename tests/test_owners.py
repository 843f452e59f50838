"""Whose 县 or 市 is meant where several places, or a person's name, could tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.article import Article
from pipelines.components.context import Focus
from pipelines.components.state import Analysis, Mention
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    Read = Callable[..., Article]


@pytest.mark.parametrize(
    ("text", "named", "level", "at", "owner"),
    [
        ("免去路安化职务。县人大常委会开会。", {"路安化": "Person"}, "县", "县人大", ""),
        ("安化产茶。县人大常委会开会。", {}, "县", "县人大", "安化县"),
        (
            "湖州市教育局局长甲与遵义市教育局党委委员、市茶叶协会会长乙签约。",
            {"湖州市": "Place", "遵义市": "Place"},
            "市",
            "市茶叶",
            "遵义市",
        ),
        (
            "调研组来秦安县，市茶叶局局长陪同。此前天津市来客。",
            {"秦安县": "Place", "天津市": "Place"},
            "市",
            "市茶叶",
            "天水市",
        ),
        ("天津市来客，市茶叶局局长陪同。", {"天津市": "Place"}, "市", "市茶叶", "天津市"),
    ],
)
def test_owner(text: str, named: dict[str, str], level: str, at: str, owner: str) -> None:
    """A person's name is of no county, a second office of the first one's city, and a county's city its own."""
    mentions = tuple(Mention(text.index(n), text.index(n) + len(n), type_, n) for n, type_ in named.items())
    state = Analysis(text=text, mentions=mentions)
    assert Focus(state, mentions, Gazetteer.load()).owner(level, text.index(at)) == owner


def test_a_common_word_is_no_county(marked: Read) -> None:
    """公安 of 公安局 is not 公安县 in short."""
    article = marked("{县水利/Org}局长{秦若兰/Per}、{公安局/Org}政委{柳明德/Per}到场。")
    held = {(r.subject, r.object, r.title) for r in article.relations if r.predicate == "holdsPost"}
    assert held == {("秦若兰", "县水利局", "局长"), ("柳明德", "公安局", "政委")}
