"""Markdown: marks go, words stay, simple front matter becomes metadata."""

from __future__ import annotations

import time

import pytest

from pipelines.reading import read_stream

PAGE = """---
title: "荷塘村修桥记"
date: 2022-03-05
source: 云溪日报
tags: [桥, 村]
---

# 荷塘村修桥记 #

本报讯（记者 周立新）**荷塘村**的[新桥](https://example.org/bridge)通车了。

> 村民说：*真方便*。

- 桥长`40`米
1\\. 下一步修路

![大桥](bridge.png)
"""


def test_marks_are_taken_off() -> None:
    """Headings, emphasis, links, quotes, lists, code and escapes leave only their words."""
    found = read_stream(PAGE.encode(), "page.md")
    assert found.text.split("\n\n") == [
        "荷塘村修桥记",
        "本报讯（记者 周立新）荷塘村的新桥通车了。",
        "村民说：真方便。",
        "桥长40米\n1. 下一步修路",
        "大桥",
    ]


def test_front_matter_becomes_metadata() -> None:
    """Title, date and source of the front matter are fields; other keys are passed over."""
    found = read_stream(PAGE.encode(), "page.md")
    assert (found.title, found.published, found.publisher, found.format) == (
        "荷塘村修桥记",
        "2022-03-05",
        "云溪日报",
        "md",
    )


def test_a_title_that_only_the_front_matter_has_opens_the_text() -> None:
    """A headline is not lost because it stands in the front matter alone."""
    found = read_stream("---\n标题：修桥记\n日期：2022年3月5日\n---\n桥通车了。\n".encode(), "a.md")
    assert found.text == "修桥记\n\n桥通车了。"
    assert found.published == "2022-03-05"


@pytest.mark.parametrize("text", ["---\n没有结尾\n正文。\n", "---\ntitle: 桥\n" + "x\n" * 100])
def test_a_rule_is_no_front_matter(text: str) -> None:
    """Three dashes that open no closed block of keys are a rule, and nothing after them is lost."""
    found = read_stream(text.encode(), "a.md")
    assert found.title == ""
    assert text.split("\n")[1] in found.text


def test_markdown_is_recognised_by_content() -> None:
    """Marks make a .txt file Markdown; a page without any stays plain text."""
    assert read_stream("# 标题\n\n正文。".encode(), "a.txt").format == "md"
    assert read_stream("标题\n\n正文 2*3*4。".encode(), "a.txt").format == "txt"
    assert read_stream("正文。".encode(), "a.MD").format == "md"


@pytest.mark.parametrize("unit", ["*", "_", "[", "![", "[a](", "**a", "`", "# ", "> ", "中*"])
def test_long_lines_of_marks_take_linear_time(unit: str) -> None:
    """A line of hundreds of thousands of marks is read in seconds, whatever the mark."""
    started = time.perf_counter()
    read_stream((unit * 200_000).encode(), "a.md")
    assert time.perf_counter() - started < 5
