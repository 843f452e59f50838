"""The line below a headline on a web page: told from headlines and bodies, its publisher, day and writers read."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipelines.intake import take_in
from pipelines.pages.dates import Day
from pipelines.pages.furniture import is_furniture
from pipelines.pages.lines import page_lines
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
        ("2025年08月12日 10:20 柳溪网 作者 刘尚春", "柳溪网", ("刘尚春",)),
        ("乡间事 2025-8-12 10:20 柳溪网 3 0", "柳溪网", ()),
        ("文章来源：柳溪发布 作者：刘尚春 点击数：68 更新时间：2025-08-12", "柳溪发布", ("刘尚春",)),
        ("作者：admin 日期：2025/8/12 10:20:33 人气：68 标签：", "", ()),
        ("发布时间：2025/08/12  |  来源：柳溪日报  |  专栏：乡村", "柳溪日报", ()),
        ("2025-08-12 10:20宣传科", "", ()),
        ("发布时间：2025-08-12 08:57 来源： 浏览：", "", ()),
        ("发布日期：2025年08月12日\n来源：\n浏览量：68", "", ()),
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
        "柳溪网 2025-08-12 10:20 昨日全县降雨",
        "13-40 10:20",
        "来源：柳溪发布 编辑：刘尚春",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    """No whole day, a sentence, or words that are no names: no such line."""
    assert web_line(line) is None


def test_a_day_of_this_year(tmp_path: Path) -> None:
    """Month, day and clock alone: no headline, and a day whose year the issue gives."""
    file = tmp_path / "page.txt"
    file.write_text(f"{_HEADLINE}\n\n08-12 10:20  \n\n{_BODY}", "utf-8")
    (article,) = take_in(file, published="2025-08-13").articles
    assert article.title == _HEADLINE
    assert web_line("08-12 10:20") is not None


def test_what_a_site_sets_around_an_article(tmp_path: Path) -> None:
    """Its name, buttons and rights, and the headline once more, are no headline, body or article."""
    site = "柳溪县融媒体中心\n您当前所在位置：首页>网站首页>要闻\n"
    below = (
        "最新评论\n上一篇：柳溪河上架新桥\n相关阅读\n免责声明\n"
        "本公众号部分转载的文章来自网络，其版权属原作者所有，若有异议，请联系我们删除。\n柳溪日报新媒体"
    )
    file = tmp_path / "page.txt"
    file.write_text(f"{site}{_HEADLINE}\n{_HEADLINE}\n2025-08-12\n{_BODY}\n{below}", "utf-8")
    (article,) = take_in(file).articles
    assert article.title == _HEADLINE
    assert article.text == _BODY


@pytest.mark.parametrize(
    ("above", "line", "belongs"),
    [
        ("今年以来，他听到不少人的", "评论", False),
        ("厂长在会上说（记者刘尚春）", "最新资讯", True),
        ("他在协议里加了一行，说", "本文链接：http://x.cn/1", False),
        ("（签发：刘尚春）", "扫一扫在手机打开当前页", True),
        ("全县丰收。", "账号+密码登录", True),
        ("全县丰收。", "还没有账号？", True),
        ("全县丰收。", "微信截图_20250812.png", True),
        ("全县丰收。", "—分享—", True),
        ("全县丰收。", "本文为柳溪新闻网原创文章，转载请附上出处。", True),
        ("全县丰收。", "本文作者在柳溪县工作了二十年。", False),
    ],
)
def test_words_of_a_site_within_a_sentence(above: str, line: str, *, belongs: bool) -> None:
    """Where the line above leaves a sentence open, they may go on with it."""
    first, second = page_lines(f"{above}\n{line}")
    assert is_furniture(second, above=first) is belongs


def test_day_and_lines() -> None:
    """The day as it is printed, and one line taken up."""
    credit = web_line("柳溪发布 2025/8/2")
    assert credit is not None
    assert (credit.day, credit.lines, credit.kind) == (Day(2025, 8, 2), 1, "byline")
