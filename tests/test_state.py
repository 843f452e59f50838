"""Sentences, and what lies at a character of the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.article import Span
from pipelines.components.state import Analysis, Mention, Word, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        (" \n\n ", []),
        ("安化县开会", ["安化县开会"]),
        ("安化县开会。新化县也开会。", ["安化县开会。", "新化县也开会。"]),
        ("开会了吗？开了！好。", ["开会了吗？", "开了！", "好。"]),
        ("他说：“茶好卖。”大家都笑。", ["他说：“茶好卖。”", "大家都笑。"]),
        ("“茶好卖。水也好。”贺阿满说。", ["“茶好卖。", "水也好。”", "贺阿满说。"]),
        ("（完）。下一句", ["（完）。", "下一句"]),
        ("他问：‘来吗？’“来！”", ["他问：‘来吗？’", "“来！”"]),
        ("真的？！好……不走。", ["真的？！", "好……不走。"]),
        ("标题没有句号\n　　正文。", ["标题没有句号", "正文。"]),
        ("一行\r\n二行。\n\n三行", ["一行", "二行。", "三行"]),
        ("「好。」他说。『是！』", ["「好。」", "他说。", "『是！』"]),
        ("占地3.5亩，投资1.2亿元。", ["占地3.5亩，投资1.2亿元。"]),
        ("Hello! World? 安化县。", ["Hello!", "World?", "安化县。"]),
        ("。。。", ["。。。"]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """A sentence ends with its mark and the quotation marks that close behind it, or with its line."""
    assert [span.quote(text) for span in split_sentences(text)] == sentences


@given(st.text("安化县。！？\n “”a.,；", max_size=60))
def test_sentences_hold_every_character(text: str) -> None:
    """Sentences are in order, apart, without white space at their ends, and leave nothing but white space out."""
    spans = split_sentences(text)
    assert all(span.quote(text) == span.quote(text).strip() != "" for span in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(s.quote(text) for s in spans).split()) == "".join(text.split())


@pytest.mark.parametrize(("offset", "sentence"), [(0, 0), (5, 0), (6, 1), (11, 1), (99, 1)])
def test_sentence_at(offset: int, sentence: int) -> None:
    """A character belongs to the sentence that it stands in."""
    text = "安化县开会。新化县开会。"
    state = Analysis(text, sentences=split_sentences(text))
    assert state.sentence_at(offset) == state.sentences[sentence]


def test_sentence_of_a_text_without_sentences() -> None:
    """Where no sentences are known the whole text is one."""
    assert Analysis("安化县").sentence_at(1) == Span(0, 3)


def test_word_index() -> None:
    """The word that holds a character, or the one before a gap; -1 before the first."""
    state = Analysis(" 安化县 开会")
    assert state.word_index(3) == -1
    state.set_words((Word(1, 4, "安化县", "LOC"), Word(5, 7, "开会", "v")))
    assert [state.word_index(i) for i in range(7)] == [-1, 0, 0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [((0, 3), (3, 5), False), ((0, 3), (2, 5), True), ((0, 9), (2, 5), True), ((2, 2), (2, 5), False)],
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], overlap: bool) -> None:
    """Two mentions overlap where they share a character, in either order."""
    a, b = (Mention(start, end, "Place", "安化县") for start, end in (one, other))
    assert a.overlaps(b) is overlap
    assert b.overlaps(a) is overlap
