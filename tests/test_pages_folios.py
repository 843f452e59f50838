"""The line at the head of a page: paper and day among number, name and editors of the page; the day alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.intake import take_in
from pipelines.pages.folios import folio
from pipelines.published import DATELINE, MASTHEAD

_HEADLINE = "柳溪县医疗队走进溪口镇"
_BODY = "连日来，柳溪县卫健局组织医疗队深入溪口镇义诊。县人民医院院长冯一凡带队，义诊群众1801人次。"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("2 要闻    柳溪晚报    2023年6月15日 星期四    责任编辑：刘敏", "柳溪晚报"),
        ("A02 综合新闻 | 2023年6月15日 | 柳溪晚报", "柳溪晚报"),
        ("《柳溪晚报》 二〇二三年六月十五日 星期四 农历四月廿八", "柳溪晚报"),
        ("责编 刘敏 美编 王望舒 2023 年 6 月 15 日 第3版", ""),
        ("二〇二三年六月十五日", ""),
    ],
)
def test_day_and_paper_are_read(tmp_path: Path, line: str, publisher: str) -> None:
    """Above the headline and below it; the line goes into no text and is not left out either."""
    for name, text in (
        ("above", f"{line}\n\n{_HEADLINE}\n\n{_BODY}\n"),
        ("below", f"{_HEADLINE}\n{line}\n\n{_BODY}\n"),
    ):
        file = tmp_path / f"{name}.txt"
        file.write_text(text, "utf-8")
        found = take_in(file)
        (article,) = found.articles
        assert (article.title, article.text, found.dropped) == (_HEADLINE, _BODY, ())
        assert (article.published, article.publisher) == ("2023-06-15", publisher)
        assert article.published_from in (DATELINE, MASTHEAD)


@pytest.mark.parametrize(
    "line",
    [
        "2023年6月15日，柳溪县启动改造。",
        "2023年6月15日全县项目建设推进会现场",
        "柳溪县二〇二三年工作要点",
        "自2023年6月15日起施行",
        "2023年6月31日 星期四 柳溪晚报",
        "柳溪晚报 星期四",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    """Sentences, headlines with a day in them, days that the calendar has not."""
    assert folio(line) is None


def test_a_folio_set_with_spaces_is_read(tmp_path: Path) -> None:
    """As scans have it, a space behind each character."""
    file = tmp_path / "page.txt"
    file.write_text(f"柳 溪 晚 报 2 0 2 3 年 6 月 1 5 日 星 期 四\n\n{_HEADLINE}\n\n{_BODY}\n", "utf-8")
    (article,) = take_in(file).articles
    assert (article.published, article.publisher) == ("2023-06-15", "柳溪晚报")
