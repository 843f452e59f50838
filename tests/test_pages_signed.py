"""Who signs an article where, what else stands on a page's edges, and a headline at the very top of it."""

from __future__ import annotations

import pytest

from benchmarks.noise.typeset import wrap
from pipelines.pages import read_page, split_page
from pipelines.pages.bylines import closing, signature, whole_lines
from pipelines.pages.furniture import is_furniture
from pipelines.pages.lines import page_lines, page_setting
from pipelines.pages.names import signs
from pipelines.pages.openings import opening

WELL = (
    "云溪县双桥镇的老井修好了，井台上铺了青石，轱辘换成水泵，荷塘村二百户人家不再挑水。"
    "老井管护员周立新每天清早来放水，村民都说，水比从前甜，冬天也不冻手了。"
)
SCHOOL = (
    "青禾市第三小学的操场翻新完工，塑胶跑道、篮球架和看台一应俱全，周末向居民开放。"
    "体育老师何秀兰说，报名晨跑的家长比学生还多，看台上也坐满了人，笑声不断。"
)
BRIDGE = (
    "石泉乡的廊桥换了新瓦，木匠们从春忙到夏，榫头一个一个重新做过，桥上又能坐人歇脚了。"
    "守桥的老汉把旧瓦码在岸边，说要给孙子留着，看看从前的桥顶是什么样子。"
)


@pytest.mark.parametrize(
    ("bracket", "names"),
    [
        ("（习小燕）", ("习小燕",)),
        ("（寻继承、梅雪）", ("寻继承", "梅雪")),
        ("（阿依夏木古丽 周璐）", ("阿依夏木古丽", "周璐")),
        ("（宝音）", ("宝音",)),
        ("（虎学文）", ("虎学文",)),
        ("（杨 再 琼）", ("杨再琼",)),
        ("（记者 庄鸿图 白玛）", ("庄鸿图", "白玛")),
    ],
)
def test_rare_names_sign_behind_the_last_sentence(bracket: str, names: tuple[str, ...]) -> None:
    """Behind a full stop, and on a line of its own below one, a bracket of nothing but names is who wrote it."""
    found = closing(f"他摇了摇头。{bracket}")
    assert found is not None
    assert found[0].reporters == names
    alone = signature(bracket)
    assert alone is not None
    assert alone.reporters == names


@pytest.mark.parametrize("words", ["（完）", "（待续）", "（下同）", "（有删节）", "（以下简称《办法》）"])
def test_other_words_in_brackets_sign_nothing(words: str) -> None:
    """What a bracket at the end says otherwise stays text; rare names count only where a sentence has ended."""
    assert closing(f"他摇了摇头。{words}") is None
    assert closing("县里启用“数字大脑”（虎学文）") is None
    assert not signs([])


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("青禾县农业农村局：周立新", ("周立新",)),
        ("双桥镇政府办：周立新 何秀兰", ("周立新", "何秀兰")),
        ("地点：双桥镇", ()),
    ],
)
def test_the_body_that_sent_a_report_in_signs_below_it(line: str, names: tuple[str, ...]) -> None:
    """An office with its colon before names of persons signs; a label before anything else does not."""
    found = signature(line)
    assert (found.reporters if found else ()) == names


@pytest.mark.parametrize(
    ("row", "names", "publisher"),
    [
        ("青禾晚报记者 周立新 报道", ("周立新",), "青禾晚报"),
        ("云溪新闻网记者 周立新 通讯员 何秀兰 报道", ("周立新", "何秀兰"), "云溪新闻网"),
        ("新云溪·青禾日报记者 周立新", ("周立新",), "青禾日报"),
        ("今日云溪记者 周立新 报道", ("周立新",), "今日云溪"),
        ("记者：云溪融媒 周立新 何秀兰", ("周立新", "何秀兰"), "云溪融媒"),
        ("第二版 时政 2024年4月15日 青禾日报", (), "青禾日报"),
        ("第二版 时政 2024年4月15日 云溪县融媒体中心", (), "云溪县融媒体中心"),
        ("4版 县域 青禾日报 2024年4月15日", (), "青禾日报"),
    ],
)
def test_bylines_and_mastheads_of_many_forms(row: str, names: tuple[str, ...], publisher: str) -> None:
    """No role is taken into the name of a paper; a sheet may be numbered in words, a day may stand before the paper."""
    for lines in ([row], [row, "本报4月15日讯（记者 李红）", "8月8日，云溪县"]):
        found = whole_lines(lines)
        assert found is not None
        assert (found.reporters, found.publisher, found.lines) == (names, publisher, 1)


@pytest.mark.parametrize(
    ("line", "names", "publisher"),
    [
        ("云溪讯（记者 周立新）双桥镇的老井", ("周立新",), ""),
        ("掌上云溪讯（记者周立新）双桥镇的老井", ("周立新",), "掌上云溪"),
        ("木报讯（记者 周立新）双桥镇的老井", ("周立新",), ""),
        ("今年通讯（记者 周立新）双桥镇的老井", None, ""),
    ],
)
def test_a_place_before_the_dateline(line: str, names: tuple[str, ...] | None, publisher: str) -> None:
    """A place, an app or a misread 本报 opens an article where reporters follow in brackets."""
    found = opening([line])
    assert (found[0].reporters if found else None) == names
    assert (found[0].publisher if found else "") == publisher


def test_brackets_on_their_own_rows_close_what_stands_above() -> None:
    """A signed report is followed by unsigned bodies, each signed below on a row of its own in brackets."""
    well, school, bridge = (text + text[-36:] for text in (WELL, SCHOOL, BRIDGE))
    heads = "老井修好了\n操场翻新了\n廊桥换了新瓦\n"
    page = f"本报讯（记者 李红）{well}\n{school}\n（记者 王强）\n{bridge}\n（何秀兰）\n{heads}"
    assert [article.reporters for article in split_page(page)] == [("李红",), ("王强",), ("何秀兰",)]


def test_brackets_above_the_first_body_open() -> None:
    """Where the first body has its bracket above, those between two bodies belong to the one below."""
    page = f"老井修好了\n（记者 李红）\n{WELL}\n操场翻新了\n（记者 王强）\n{SCHOOL}\n"
    assert [(article.title, article.reporters) for article in split_page(page)] == [
        ("老井修好了", ("李红",)),
        ("操场翻新了", ("王强",)),
    ]


def test_a_bare_number_at_the_edge_is_the_page_s() -> None:
    """Above and below everything it is a folio, within the text a number."""
    page = read_page(f"04\n老井修好了\n本报记者 周立新\n{WELL}\n")
    assert (page.articles[0].title, [drop.text for drop in page.dropped]) == ("老井修好了", ["04"])
    (line,) = page_lines("04")
    assert is_furniture(line, edge=True)
    assert not is_furniture(line)


def test_a_sentence_may_go_on_with_the_word_of_a_button() -> None:
    """扫码 at the beginning of a line is no button where the line above left its sentence open."""
    text = (
        "瓦工老朱把工具包往长凳上一放，扫码、领号、喝上一碗免费的热豆浆，前后不过两分钟，比从前在桥头等活要强得多了。"
    )
    (article,) = split_page("本报记者 周立新\n" + "\n".join(wrap("　" + text, 16)))
    assert article.text == text
    assert is_furniture(page_lines("扫码关注我们")[0])


def test_a_web_site_names_the_paper_before_the_title() -> None:
    """The name of a paper in brackets before a title is no part of it; other brackets are."""
    (article,) = split_page(f"【青禾日报】双桥镇老井修好了\n本报记者 周立新\n{WELL}\n")
    assert article.title == "双桥镇老井修好了"
    (article,) = split_page(f"【走基层】双桥镇老井修好了\n本报记者 周立新\n{WELL}\n")
    assert article.title == "【走基层】双桥镇老井修好了"


@pytest.mark.parametrize(
    "title", ["双桥镇荷塘村老井换水泵村民笑开颜", "老井：修好了，村里人都来打水", "快来看！荷塘村的老井修好了！"]
)
@pytest.mark.parametrize("text", [WELL, "5月8日，" + WELL, WELL + "\n" + SCHOOL])
def test_the_first_line_of_a_page_is_its_headline(title: str, text: str) -> None:
    """A line as wide as the column that nothing but a paragraph follows is a headline at the top of a page."""
    rows = [row for paragraph in text.split("\n") for row in wrap(paragraph, 18)]
    (article,) = split_page("\n".join([title, *rows]))
    assert (article.title, article.text) == (title, text)


def test_a_page_that_begins_in_the_midst_of_a_paragraph_has_no_headline_there() -> None:
    """What fills its line like those below it is text."""
    rows = wrap(WELL + SCHOOL, 18)[1:]
    (article,) = split_page("\n".join(rows))
    assert (article.title, article.text) == ("", "".join(rows))


def test_the_column_is_known_by_its_lines_and_first_lines() -> None:
    """Full lines within sentences and first lines two squares short tell the measure; unindented text has none."""
    paragraphs = [WELL + SCHOOL, SCHOOL + BRIDGE, BRIDGE + WELL]
    rows = [row for text in paragraphs for row in wrap(text, 20)]
    assert page_setting(page_lines("\n".join(rows))).measure == 20
    flush = [row for text in paragraphs for row in wrap(text, 20, 0)]
    assert page_setting(page_lines("\n".join(flush))).measure == 0


def test_a_title_below_its_body_parts_it_from_the_next() -> None:
    """A heading that shares its words with the text above alone ends an article, a subheading ends none."""
    well, school = WELL + WELL[20:], SCHOOL + SCHOOL[20:]
    page = f"{well}\n荷塘村二百户人家不再挑水\n{school}\n第三小学操场周末向居民开放\n"
    assert [article.title for article in split_page(page)] == ["荷塘村二百户人家不再挑水", "第三小学操场周末向居民开放"]
    assert len(split_page(f"老井修好了\n本报记者 周立新\n{WELL}\n水比从前甜\n老井管护员周立新说，{WELL}\n")) == 1


@pytest.mark.parametrize(
    ("line", "names", "publisher", "day"),
    [
        ("青禾日报 2024年11月3日 本报讯（周立新 本报记者 李红）", ("周立新", "李红"), "青禾日报", "2024-11-03"),
        ("青禾日报2025年4月22日云溪讯（记者 周立新 通讯员 李红）", ("周立新", "李红"), "青禾日报", "2025-04-22"),
        ("青禾日报 2022年3月3日 本报云溪3月2日电（记者 周立新）", ("周立新",), "青禾日报", "2022-03-03"),
        ("青禾晚报讯（记者 周立新 实习记者 李红）2025年3月19日", ("周立新", "李红"), "青禾晚报", "2025-03-19"),
        ("本报云溪8月20日电（青禾日报记者 周立新）2023年8月21日", ("周立新",), "青禾日报", "2023-08-21"),
        ("本报云溪讯 青禾日报2019年10月11日 记者 周立新", ("周立新",), "青禾日报", "2019-10-11"),
    ],
)
def test_paper_day_and_wire_beside_each_other(line: str, names: tuple[str, ...], publisher: str, day: str) -> None:
    """Whatever order they stand in they are one credit, whose whole day is that of issue."""
    found = whole_lines([line, "双桥镇的老井又出水了，村里人都来看。"])
    assert found is not None
    assert found.day is not None
    assert (found.reporters, found.publisher, found.day.iso(), found.lines) == (names, publisher, day, 1)
    (article,) = split_page(f"双桥老井出水\n{line}\n双桥镇的老井又出水了，村里人都来看。这口井有两百年了。\n")
    assert (article.published, article.publisher, article.title) == (day, publisher, "双桥老井出水")
    assert article.text.startswith("双桥镇的老井")
