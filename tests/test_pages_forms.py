"""Bylines above and below bodies on one page, headlines behind the first paragraph, and borders of articles."""

from __future__ import annotations

import pytest

from benchmarks.noise.typeset import wrap
from pipelines.pages import split_page
from pipelines.pages.bylines import whole_lines
from pipelines.pages.openings import opening

WELL = (
    "云溪县双桥镇的老井修好了，井台上铺了青石，轱辘换成水泵，荷塘村二百户人家不再挑水。",
    "老井管护员周立新每天清早来放水，村民都说，井水比从前甜，冬天也不冻手了，轱辘留在井台边给孩子们看。",
    "双桥镇还要给荷塘村的水泵装上水表，井台四周种一圈柳树，让挑水人家夏天有个乘凉的去处。",
)
SCHOOL = (
    "青禾市第三小学的操场翻新完工，塑胶跑道、篮球架和看台一应俱全，周末向居民开放。",
    "体育老师何秀兰说，报名晨跑的家长比学生还多，看台上坐满了人，篮球架前排着队，跑道一圈都是笑声。",
    "青禾市教育局打算在操场边添一排储物柜，晨跑的家长不用再把衣服堆在看台上，篮球也有地方放。",
)
BRIDGE = (
    "石泉乡的廊桥换了新瓦，木匠们从春忙到夏，榫头一个一个重新做过，桥上又能坐人歇脚了。",
    "守桥的老汉把旧瓦码在岸边，说要给孙子留着，木匠们笑他舍不得，他说廊桥的瓦都是祖辈一片一片背上来的。",
    "石泉乡请木匠们再看看另外两座廊桥的榫头，旧瓦坏了的也要换，赶在雨季以前完工。",
)
HEADS = ("双桥老井又出水", "三小操场周末开放", "石泉廊桥换新瓦")
NAMES = ("周立新", "何秀兰 李红", "马小川")


def _rows(texts: tuple[str, ...]) -> list[str]:
    return [row for text in texts for row in wrap(text, 18)]


def _read(lines: list[str]) -> list[tuple[str, tuple[str, ...], int]]:
    return [(a.title, a.reporters, len(a.text.split("\n"))) for a in split_page("\n".join(lines) + "\n")]


def test_two_forms_of_a_byline_stand_above_and_below() -> None:
    """Forms are told apart: one closes the article above it, the other opens that below, and they meet."""
    page = [
        *HEADS,
        *_rows(WELL),
        "记者 周立新",
        "◎ 本报记者 何秀兰 李红",
        *_rows(SCHOOL),
        *_rows(BRIDGE),
        "记者 马小川",
    ]
    assert _read(page) == [(HEADS[0], ("周立新",), 3), (HEADS[1], ("何秀兰", "李红"), 3), (HEADS[2], ("马小川",), 3)]


@pytest.mark.parametrize("bullet", ["记者 ", "□ 本报记者 "])
def test_bylines_of_one_form_do_the_same(bullet: str) -> None:
    """Between paragraphs nothing tells; that the first of all has no text above it does."""
    bodies = [
        line
        for text, names in zip((WELL, SCHOOL, BRIDGE), NAMES, strict=True)
        for line in [bullet + names, *_rows(text)]
    ]
    assert [names for _, names, _ in _read([*HEADS, *bodies])] == [("周立新",), ("何秀兰", "李红"), ("马小川",)]


def test_a_headline_behind_the_first_paragraph_parts_nothing() -> None:
    """A body without a headline above or below it has its own within, whatever its first paragraph says."""
    page: list[str] = []
    for text, head, names in zip((WELL, SCHOOL), HEADS, NAMES, strict=False):
        page += [f"□ 本报记者 {names}", *_rows(text[:1]), head, *_rows(text[1:])]
    assert _read(page) == [(HEADS[0], ("周立新",), 3), (HEADS[1], ("何秀兰", "李红"), 3)]


def test_a_body_may_hold_three_articles() -> None:
    """Briefs without a byline are parted at each of their headlines, not at the likeliest alone."""
    school, bridge = (("6月3日，" + first, *rest) for first, *rest in (SCHOOL, BRIDGE))
    page = [HEADS[0], "本报讯（记者 周立新）", *_rows(WELL), HEADS[1], *_rows(school), HEADS[2], *_rows(bridge)]
    assert [title for title, _, _ in _read(page)] == list(HEADS)


@pytest.mark.parametrize(
    ("line", "names", "publisher"),
    [
        ("作者：杨从瑞 左玲", ("杨从瑞", "左玲"), ""),
        ("◎ 本报记者 问军锋 党蕊", ("问军锋", "党蕊"), ""),
        ("■ 柳溪融媒记者 何秀兰 通讯员 李红", ("何秀兰", "李红"), "柳溪融媒"),
        ("■ 柳溪微讯记者 何秀兰", ("何秀兰",), "柳溪微讯"),
        ("（云溪晨刊记者 何秀兰 摄）", ("何秀兰",), "云溪晨刊"),
    ],
)
def test_names_and_papers_that_are_not_known_as_such(line: str, names: tuple[str, ...], publisher: str) -> None:
    """In a line of names all are names, and what stands before the word for reporters is their paper."""
    found = whole_lines([line, "双桥镇的老井又出水了，村里人都来看。"])
    assert found is not None
    assert (found.reporters, found.publisher, found.lines) == (names, publisher, 1)


@pytest.mark.parametrize(
    ("rows", "names", "offset"),
    [
        (["本报讯 记者 樊丽丽 豆苗发黄，是缺", "了水。"], ("樊丽丽",), 11),
        (["本报讯 记者 何秀兰 李红 早上", "八点，集市开张。"], ("何秀兰", "李红"), 14),
        (["本报讯 记者 何秀兰 山里天黑得早，下午", "四点半。"], ("何秀兰",), 11),
        (["本报讯 记者 宝音 8月25日，集市", "开张。"], ("宝音",), 10),
    ],
)
def test_the_first_word_of_a_body_is_no_name(rows: list[str], names: tuple[str, ...], offset: int) -> None:
    """What goes on in the line of the names without a space, or breaks off at its end, belongs to the body."""
    found = opening(rows)
    assert found is not None
    assert (found[0].reporters, *found[1:]) == (names, 0, offset)


def test_bylines_one_below_the_other_are_two() -> None:
    """A bullet begins another byline, and a closed bracket ends one."""
    for first in ("记者 周立新", "（记者 周立新）"):
        found = whole_lines([first, "◎ 本报记者 何秀兰", "双桥镇的老井又出水了。"])
        assert found is not None
        assert (found.reporters, found.lines) == (("周立新",), 1)


def test_a_headline_that_calls_out_is_one() -> None:
    """Above a byline, or above the standfirst over it, an exclamation or a question is a headline."""
    first, *rest = SCHOOL
    for above in ((), ("看得见的变化，摸得着的实惠，家长有话说。",)):
        page = [HEADS[0], "□ 本报记者 周立新", *_rows(WELL), "三小操场周末开放，", "你来不来跑？", *above]
        got = _read([*page, "□ 本报记者 何秀兰", *_rows((first, *rest))])
        assert got == [(HEADS[0], ("周立新",), 3), ("三小操场周末开放，你来不来跑？", ("何秀兰",), 3)]


def test_a_question_in_a_body_stays_there() -> None:
    """A short paragraph that asks something has text below it and is no headline."""
    page = [HEADS[0], "□ 本报记者 周立新", *_rows(WELL[:2]), "水从哪里来？", *_rows(WELL[2:])]
    assert _read(page) == [(HEADS[0], ("周立新",), 4)]


def test_a_headline_and_a_standfirst_above_a_byline_come_apart() -> None:
    """A line that is short of the one below it is a headline where a byline says that an article begins."""
    page = [
        HEADS[0],
        "□ 本报记者 周立新",
        *_rows(WELL),
        "青禾三小的清晨，从跑道开始",
        "看得见的变化，摸得着的实惠，家长有话说。",
    ]
    got = _read([*page, "□ 本报记者 何秀兰", *_rows(SCHOOL)])
    assert [title for title, _, _ in got] == [HEADS[0], "青禾三小的清晨，从跑道开始"]


def test_what_stands_above_two_headlines_is_the_label_of_a_column() -> None:
    """A line that comes again among the headlines is no title, nor the first line of one."""
    page: list[str] = []
    for text, head, names in zip((WELL, SCHOOL), HEADS, NAMES, strict=False):
        page += ["乡间纪事", head, f"□ 本报记者 {names}", *_rows(text)]
    assert [title for title, _, _ in _read(page)] == list(HEADS[:2])
