"""Noun phrases: words split again, and where a name begins to the left of its head."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.components.phrases import after_places, left_edge, repair
from pipelines.components.state import Analysis, Word
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "tag", "parts"),
    [
        ("新化县教育局", "ORG", ["新化县教育局"]),
        ("新化县教育局局长", "ORG", ["新化县教育局", "局长"]),
        ("由新化县教育局", "ORG", ["由", "新化县教育局"]),
        ("由新化县教育局局长", "ORG", ["由", "新化县教育局", "局长"]),
        ("联合新化县民政局", "ORG", ["联合", "新化县民政局"]),
        ("新化县教育局联合新化县民政局", "ORG", ["新化县教育局", "联合", "新化县民政局"]),
        ("新化县教育局主办", "ORG", ["新化县教育局", "主办"]),
        ("教育局局长", "n", ["教育局局长"]),
        ("新化县", "LOC", ["新化县"]),
    ],
)
def test_words_are_split(text: str, tag: str, parts: list[str]) -> None:
    """Verbs, prepositions and offices come off the name of a body; a name, and any other word, stays whole."""
    found = list(repair([Word(4, 4 + len(text), text, tag)]))
    assert [word.text for word in found] == parts
    assert [word.start for word in found] == [4 + sum(map(len, parts[:i])) for i in range(len(parts))]


@given(
    st.lists(st.tuples(st.text("新化县教育局长由联合组织主办", min_size=1, max_size=12), st.sampled_from(["ORG", "v"])))
)
def test_split_words_spell_the_same_text(rows: list[tuple[str, str]]) -> None:
    """Whatever is split, the words still spell the text in order."""
    words, start = [], 0
    for text, tag in rows:
        words.append(Word(start, start + len(text), text, tag))
        start += len(text)
    whole = "".join(text for text, _ in rows)
    found = list(repair(words))
    assert "".join(w.text for w in found) == whole
    assert all(w.text and whole[w.start : w.end] == w.text for w in found)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("新雅公司建成红茶加工基地", "红茶加工基地"),
        ("新化县启动“清河”专项行动", "“清河”专项行动"),
        ("新化县推行教育改革“三三五”工程", "教育改革“三三五”工程"),
        ("他们参加首批农村厨师培训班", "农村厨师培训班"),
        ("新化县住房和城乡建设局", "新化县住房和城乡建设局"),
        ("记者来到乡村振兴局", "乡村振兴局"),
        ("在新化县污水处理站", "新化县污水处理站"),
        ("春天，污水处理站", "污水处理站"),
    ],
)
def test_phrase_begins(analysed: Analysed, text: str, phrase: str) -> None:
    """A phrase takes in its nouns and quotations and stops at a verb, a preposition or a mark."""
    state = analysed(text)
    assert text[left_edge(state, len(text)) :] == phrase


def test_phrase_is_not_endless(analysed: Analysed) -> None:
    """A phrase never reaches further back than it is allowed to."""
    text = "山地水稻油茶蔬菜" * 12 + "基地"
    assert len(text) - left_edge(analysed(text), len(text), longest=20) <= 20


def test_phrase_in_a_text_without_words() -> None:
    """Where no words are known a phrase is empty."""
    assert left_edge(Analysis("新化县"), 3) == 3


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("新化县茶厂", "新化县茶厂"),
        ("湖南省新化县茶厂", "新化县茶厂"),
        ("湖南省娄底市新化县茶厂", "新化县茶厂"),
        ("红茶加工厂", "红茶加工厂"),
    ],
)
def test_upper_places_are_left_out(analysed: Analysed, text: str, rest: str) -> None:
    """Of a printed chain of places only the last may belong to the name behind it."""
    assert text[after_places(Gazetteer.load(), analysed(text), 0, len(text)) :] == rest
