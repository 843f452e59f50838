"""The line below a headline on a web page: told from headlines and bodies, its publisher, day and writers read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.intake import take_in
from pipelines.pages.dates import Day
from pipelines.pages.web_lines import web_line

_HEADLINE = "溪口新茶厂带富三个村"
_BODY = (
    "清晨，柳溪县溪口镇的茶厂里机器响成一片，四十多名村民围着传送带忙活。去年以来，镇里拿出两百万元添置设备，"
    "把三个村的鲜叶都收了进来。\n厂长说，今年还要再添一条线。"
)


@pytest.mark.parametrize(
    ("line", "publisher", "reporters"),
    [
        ("柳溪日报 2025-08-12 刘尚春", "柳溪日报", ("刘尚春",)),
        ("柳溪水利 2025-08-12", "柳溪水利", ()),
        ("2025-08-12 10:20 来源：柳溪发布 作者：刘尚春 浏览：68", "柳溪发布", ("刘尚春",)),
        ("- 2025-08-12作者：刘尚春浏览：689", "", ("刘尚春",)),
        ("发布时间：2025-08-12 10:20:33　来源：柳溪县融媒体中心　字体：[大 中 小]", "柳溪县融媒体中心", ()),
        ("柳溪快讯2025年8月12日 09:36", "柳溪快讯", ()),
    ],
)
def test_the_line_is_metadata(tmp_path: Path, line: str, publisher: str, reporters: tuple[str, ...]) -> None:
    """It is neither headline nor body, and what it says is in the record."""
    file = tmp_path / "page.txt"
    file.write_text(f"{_HEADLINE}\n{line}\n{_BODY}", "utf-8")
    (article,) = take_in(file).articles
    assert article.title == _HEADLINE
    assert article.text.startswith("清晨，柳溪县溪口镇")
    assert (article.published, article.publisher, article.reporters) == ("2025-08-12", publisher, reporters)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "2025-13-40 来源：柳溪发布",
        "溪口镇2025年8月建成茶厂",
        "会议于2025-08-12召开，全镇干部参加。",
        "2025-08-12 溪口新茶厂带富三个村的经验做法在全县推广开来",
        "2025",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    """No whole day, a sentence, or words that are no names: no such line."""
    assert web_line(line) is None


def test_day_and_lines() -> None:
    """The day as it is printed, and one line taken up."""
    credit = web_line("柳溪发布 2025/8/2")
    assert credit is not None
    assert (credit.day, credit.lines, credit.kind) == (Day(2025, 8, 2), 1, "byline")
