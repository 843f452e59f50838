"""Stacks of headings once the bodies are known, and bylines that open or close articles."""

from __future__ import annotations

import pytest

from pipelines.pages import split_page
from pipelines.pages.headings import Heading
from pipelines.pages.overlap import Overlap
from pipelines.pages.rows import is_one
from pipelines.pages.stacks import Loose, Near, restacked, stacked

WELL = (
    "云溪县双桥镇的老井修好了。井台上铺了青石，轱辘换成水泵，荷塘村二百户人家不再挑水。"
    "老井管护员周立新每天清早来放水，村民说，水比从前甜。"
)
SCHOOL = (
    "青禾市第三小学的操场翻新完工。塑胶跑道、篮球架和看台一应俱全，周末向居民开放。"
    "体育老师何秀兰说，报名晨跑的家长比学生还多，看台上也坐满了人。"
)


def heading(*lines: str) -> Heading:
    """A heading set in these lines."""
    return Heading("".join(lines), 0, lines if len(lines) > 1 else ())


def texts(loose: list[Loose]) -> list[str]:
    """The words of the headings."""
    return [item.heading.text for item in loose]


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        (("实干新篇", "老井换成水泵"), ["实干新篇", "老井换成水泵"]),
        (("【一线故事】", "双桥镇老井修好了"), ["【一线故事】", "双桥镇老井修好了"]),
        (("双桥镇的老井", "换成水泵"), ["双桥镇的老井换成水泵"]),
        (("荷塘村老井修好", "第三小学操场翻新"), ["荷塘村老井修好", "第三小学操场翻新"]),
    ],
)
def test_a_heading_comes_apart_where_its_lines_have_no_body_in_common(lines: tuple[str, ...], parts: list[str]) -> None:
    """A kicker shares nothing with the body, two titles share their words with two bodies, lines of one with one."""
    near = Near(Overlap([WELL, SCHOOL]), 2)
    assert texts(stacked([Loose(heading(*lines), 1)], near)) == parts


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("荷塘村二百户人家", "不再挑水", True),
        ("荷塘村二百户人家", "第三小学操场翻新", False),
        ("荷塘村二百户人家", "今年投入三千万元", False),
        ("老井的水比从前甜——双桥镇", "荷塘村管护老井见闻", True),
        ("双桥镇老井修好了——", "荷塘村 不再挑水", False),
    ],
)
def test_two_headings_are_one_where_both_are_worded_like_one_body(above: str, below: str, whole: bool) -> None:
    """Neither another body's title nor a subtitle about something else is drawn in; a kicker keeps its dash."""
    near = Near(Overlap([WELL, SCHOOL]), 2)
    found = stacked([Loose(heading(above), 0), Loose(heading(below), 0)], near)
    assert texts(found) == ([above + below] if whole else [above, below])


def test_empty_lines_speak_against_one_headline() -> None:
    """Two clauses that would be one headline are two where they are set apart, but a word is not torn."""
    near = Near(Overlap([WELL]), 1)
    for above, below, lines in (
        ("双桥镇老井修好了", "荷塘村二百户人家不再挑水", 2),
        ("荷塘村二百户", "人家不再挑水", 1),
    ):
        close, apart = Heading(below, 1), Heading(below, 1, apart=True)
        assert len(stacked([Loose(heading(above), 0), Loose(close, 0)], near)) == 1
        assert len(stacked([Loose(heading(above), 0), Loose(apart, 0)], near)) == lines
    assert [part.text for part in restacked([heading("荷塘村二百户人家"), heading("不再挑水")], WELL)] == [
        "荷塘村二百户人家不再挑水"
    ]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("双桥镇荷塘村", "推进老井管护工作", True),
        ("双桥镇的老井换成", "“自来水”", True),
        ("双桥镇：", "老井修好了", False),
        ("聚焦乡村振兴", "老井修好了", False),
        ("老井修好了", "——荷塘村的新鲜事", False),
        ("老井修好了", "全镇投入300万元", False),
    ],
)
def test_form_tells_two_rows_from_two_headings(above: str, below: str, whole: bool) -> None:
    """A clause that lacks its subject goes on; a place with its colon, a label, a dash and a figure stand alone."""
    near = Near(Overlap([WELL, SCHOOL]), 2)
    assert is_one(above, below, 0, near, apart=False) is whole


def test_bylines_above_headlines_close_the_article_above() -> None:
    """Where every byline stands between a body and the next headline, it signs what it follows."""
    page = f"老井修好了\n{WELL}\n本报记者 周立新\n操场翻新了\n{SCHOOL}\n本报记者 何秀兰\n"
    assert [(a.title, a.reporters) for a in split_page(page)] == [
        ("老井修好了", ("周立新",)),
        ("操场翻新了", ("何秀兰",)),
    ]


def test_bylines_between_bodies_do_as_the_others_do() -> None:
    """Between two paragraphs nothing tells; the last byline of the page, below which nothing follows, does."""
    page = f"{WELL}\n本报记者 周立新\n{SCHOOL}\n本报记者 何秀兰\n"
    assert [a.reporters for a in split_page(page)] == [("周立新",), ("何秀兰",)]
    opened = f"本报记者 周立新\n{WELL}\n本报记者 何秀兰\n{SCHOOL}\n"
    assert [a.reporters for a in split_page(opened)] == [("周立新",), ("何秀兰",)]


def test_a_headline_behind_the_first_paragraph_is_the_title() -> None:
    """An article with no heading above has its title where a layout program left it, subheadings or not."""
    page = f"本报记者 周立新\n{WELL}\n老井修好了\n{WELL[42:]}\n水从哪里来\n{WELL[:42]}\n"
    (article,) = split_page(page)
    assert article.title == "老井修好了"
    assert "水从哪里来" in article.text
    assert "老井修好了\n" not in article.text


def test_a_headline_may_call_out() -> None:
    """A short line that ends with an exclamation above a byline is a headline and no paragraph."""
    (article,) = split_page(f"快来看，老井修好了！\n本报记者 周立新\n{WELL}\n")
    assert (article.title, article.text) == ("快来看，老井修好了！", WELL)
