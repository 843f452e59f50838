"""What stands at the edges of pages and articles: folios, editors, jumps, photo credits, the end of a paid notice."""

from __future__ import annotations

import pytest

from pipelines.article import Article
from pipelines.pages import read_page, split_page
from pipelines.pages.bylines import whole_lines
from pipelines.pages.furniture import is_furniture
from pipelines.pages.headings import Heading
from pipelines.pages.lines import page_lines
from pipelines.pages.openings import opening
from pipelines.pages.overlap import Overlap
from pipelines.pages.rows import is_one
from pipelines.pages.stacks import Near
from pipelines.pages.titles import main_title

WELL = (
    "云溪县双桥镇的老井修好了。井台上铺了青石，轱辘换成水泵，荷塘村二百户人家不再挑水。",
    "老井管护员周立新每天清早来放水，村民说，水比从前甜，连邻村的人也提着桶过来。",
)
SCHOOL = (
    "青禾市第三小学的操场翻新完工。塑胶跑道、篮球架和看台一应俱全，周末向居民开放。",
    "体育老师何秀兰说，报名晨跑的家长比学生还多，看台上也坐满了人。",
)
PHOTO = "柳湾渔港开渔第一天，三十六条渔船清早出海，傍晚运回两万斤带鱼，码头上挤满了等货的小贩。"


def page(*rows: str) -> list[Article]:
    """The articles of a page of these rows, an empty line between any two."""
    return split_page("\n\n".join(rows) + "\n")


@pytest.mark.parametrize("credit", ["周海明/图", "本报通讯员 周海明 摄", "（全媒体记者 周海明 摄影报道）"])
def test_a_photo_with_its_credit_is_an_article_of_its_own(credit: str) -> None:
    """Below a signed report and above the dateline of another, whose reporter it must not take over."""
    below = ("云溪晚报5月13日讯 记者何文涛 报道：" + SCHOOL[0], SCHOOL[1])
    articles = page("双桥镇老井换成水泵", "本报记者 周立新", *WELL, PHOTO, credit, "第三小学操场翻新", *below)
    assert [article.text.replace("\n", "") for article in articles] == ["".join(WELL), PHOTO, "".join(SCHOOL)]
    assert [article.reporters for article in articles] == [("周立新",), ("周海明",), ("何文涛",)]


def test_a_photo_credit_right_above_a_dateline_is_no_part_of_it() -> None:
    """Neither are its names."""
    rows = ["本报通讯员 周海明 摄", "云溪晚报5月13日讯 记者何", "文涛 报道：双桥镇的老井修好了。"]
    articles = split_page("\n".join([PHOTO, *rows, *WELL]) + "\n")
    assert [article.reporters for article in articles] == [("周海明",), ("何文涛",)]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("云溪改革简报记者周立新", "云溪改革简报"),
        ("柳湾周刊记者周立新 何文涛", "柳湾周刊"),
        ("云溪日报农村版记者周立新", "云溪日报农村版"),
    ],
)
def test_bulletins_and_editions_have_reporters_of_their_own(line: str, publisher: str) -> None:
    """A byline is one although its paper is no daily; the article below it gets the paper as its publisher."""
    article = page("双桥镇老井换成水泵", line, *WELL)[0]
    assert (article.title, article.publisher) == ("双桥镇老井换成水泵", publisher)
    assert article.reporters[0] == "周立新"


def test_a_bulletin_has_a_dateline() -> None:
    """The day of issue stands between its name and 讯."""
    found = opening(["云溪改革简报1月16日讯 记者周立新 报道：老井修好了。"])
    assert found is not None
    assert (found[0].publisher, found[0].reporters) == ("云溪改革简报", ("周立新",))


def test_a_report_by_name_alone_is_no_paper() -> None:
    """工作简报 is what many documents are called."""
    assert whole_lines(["老井修缮工作简报"]) is None


@pytest.mark.parametrize("label", ["电话：0000-1234567", "投稿邮箱：paper@example.com", "新闻热线：0000-7654321"])
def test_how_editors_are_reached_belongs_to_their_names(label: str) -> None:
    """A telephone number or an address for post ends no credit and is no name."""
    credit = whole_lines([f"责任编辑 周立新 {label}"])
    assert credit is not None
    assert (credit.kind, credit.reporters) == ("office", ())


@pytest.mark.parametrize(
    ("line", "edge"),
    [("02 要闻", True), ("3 综合新闻", True), ("02 要闻·县区", True), ("▶▶下转第四版", False), ("→ 下转第2版", False)],
)
def test_folios_and_jumps_are_no_headlines(line: str, edge: bool) -> None:
    """The number of the page with its section, and where an article goes on, with arrows before it."""
    assert is_furniture(page_lines(line)[0], edge=edge)


@pytest.mark.parametrize("line", ["12 名学生回到操场", "02 要闻", "▶双桥镇的老井"])
def test_headlines_and_captions_are_no_folios(line: str) -> None:
    """A number with the name of a section is a folio at the edge of a page alone."""
    assert not is_furniture(page_lines(line)[0], edge=line.startswith("12"))


@pytest.mark.parametrize("last", ["地址：柳湾路12号，电话：0000-", "柳湾自来水厂", "联系人：周女士"])
def test_who_put_a_notice_in_is_part_of_it(last: str) -> None:
    """A line with an address or the name of a body, set below the notice, is no headline."""
    notice = ("停水公告", "因管网检修，城南片区周六停水一天，请储水备用。特此公告。", last)
    read = read_page("\n\n".join(["双桥镇老井换成水泵", "本报记者 周立新", *WELL, *notice]) + "\n")
    assert [article.title for article in read.articles] == ["双桥镇老井换成水泵"]
    assert {dropped.reason for dropped in read.dropped} == {"paid notice"}


def test_a_headline_below_a_notice_stays_one() -> None:
    """Only what reads like a name or an address goes with the notice above it."""
    notice = ("遗失声明", "周海明遗失驾驶证一本，声明作废。")
    articles = page("双桥镇老井换成水泵", "本报记者 周立新", *WELL, *notice, "操场翻新了", "本报记者 何文涛", *SCHOOL)
    assert [article.title for article in articles] == ["双桥镇老井换成水泵", "操场翻新了"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("井台边挂起的那盏", "不灭的灯"),
        ("老井修好，村里老", "人的水桶轻了"),
        ("水泵转，荷塘村", "先松了一口气"),
        ("双桥镇老井", "工作推进情况"),
        ("给双桥老井配上", "新水泵"),
    ],
)
def test_a_line_that_only_goes_on_is_of_the_same_headline(above: str, below: str) -> None:
    """A word parted by the break, a measure without its noun, a predicate, the end of a report's name."""
    near = Near(Overlap(["\n".join(WELL), "\n".join(SCHOOL)]), 2)
    assert is_one(above, below, 0, near, apart=False)


def test_a_line_of_its_own_is_another_headline() -> None:
    """Not every character before 的 is left over from a word."""
    near = Near(Overlap(["\n".join(WELL), "\n".join(SCHOOL)]), 2)
    assert not is_one("双桥镇老井换成水泵", "我的操场我做主", 0, near, apart=False)


@pytest.mark.parametrize(
    ("other", "title"),
    [
        ("全镇老井惠及村民2300余人", "双桥镇老井换成水泵"),
        ("双桥吸纳45名村民就业", "双桥镇老井换成水泵"),
        ("乡村振兴调研行", "双桥镇新增11个取水点"),
    ],
)
def test_figures_tell_a_subtitle_only_at_its_end(other: str, title: str) -> None:
    """So many people are what a subtitle ends with; so many things may be in a title, with words behind them."""
    text = "\n".join([*WELL, "全镇新增取水点。"])
    chosen = main_title([Heading(other, 0), Heading(title, 1)], text)
    assert chosen is not None
    assert chosen.text == title
