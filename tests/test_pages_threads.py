"""Columns read in turn are put apart again; single articles stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.noise.typeset import wrap
from pipelines.pages.blocks import page_blocks
from pipelines.pages.breaks import Columns
from pipelines.pages.headings import Heading
from pipelines.pages.joints import PAIRS, write
from pipelines.pages.lines import Setting, page_lines, page_setting
from pipelines.pages.refining import Refinery
from pipelines.pages.seams import continuation
from pipelines.pages.threads import unthread
from pipelines.pages.topics import Topics

ONE = (
    "  本报讯（记者 周立新）清早的集市上人声鼎沸，老李的菜摊前排起了长队。他告诉记者，今年的黄瓜比去年贵了三毛，"
    "但是品质更好，买的人反而更多。集市管理办公室负责人介绍，去年以来共投入资金两百万元，改造摊位三百多个，"
    "修建了停车场和公共卫生间，还为每个摊位安装了电子秤，消费者可以随时复核重量，投诉数量下降了一半以上。集市所在的街道办事处还组织志愿者每天清理垃圾，"
    "引导车辆有序停放，附近居民普遍反映环境比以前整洁多了，愿意来集市买菜的年轻人也越来越多。"
)
TWO = (
    "  本报讯（记者 何文博）渡口的老船工今年七十六岁，撑了一辈子的船。随着大桥建成通车，乘船过河的人越来越少，"
    "镇政府决定把渡口改造成水上公园，请老船工担任安全顾问。公园占地面积八十亩，设有码头、步道和展览馆，"
    "展览馆里陈列着各个时期的渡船模型，学生们可以免费参观学习，预计明年国庆节前建成并对外开放。老船工把用了四十年的木桨捐给展览馆，他说大桥方便了群众，"
    "自己心里高兴，以后还要给游客讲渡口的故事，让孩子们记住这条河，记住撑船人的辛苦。"
)


def _rows(text: str, measure: int = 19) -> list[str]:
    """The text in full lines; the first, with its indent lost, is two squares short."""
    return wrap(text.strip(), measure)


def _in_turn(one: list[str], two: list[str], size: int) -> list[str]:
    blocks = range(0, max(len(one), len(two)), size)
    return [row for k in blocks for rows in (one, two) for row in rows[k : k + size]]


SETTING = Setting(measure=19)


def test_two_columns_read_in_turn_are_put_apart() -> None:
    """Blocks of seven lines of two articles in turn: each article has all of its own lines, in their order."""
    one, two = _rows(ONE), _rows(TWO)
    lines = page_lines("\n".join(_in_turn(one, two, 7)))
    got = [line.raw for line in unthread(lines, SETTING)]
    assert got == [line.raw for line in page_lines("\n".join(one + two))]
    assert [line.number for line in unthread(lines, SETTING)] == list(range(len(lines)))


@pytest.mark.parametrize("texts", [(ONE,), (ONE, TWO), (TWO, ONE, TWO)])
def test_columns_one_after_the_other_stay(texts: tuple[str, ...]) -> None:
    """Nothing is moved where no sentence breaks off above another article."""
    lines = page_lines("\n".join(row for text in texts for row in _rows(text)))
    assert unthread(lines, SETTING) == lines


def test_nothing_is_moved_on_a_page_without_a_measure() -> None:
    """Where the setting cannot be relied on, the printed order stays, torn or not."""
    lines = page_lines("\n".join(_in_turn(_rows(ONE), _rows(TWO), 7)))
    assert unthread(lines, Setting()) == lines


def test_words_across_a_break_speak_for_it() -> None:
    """A break within a word of the language is likelier than one between two lines that have nothing in common."""
    assert continuation("清早的集", "市上人声") > 0.5
    assert continuation("清早的集", "越来越少") < continuation("清早的集", "市上人声")
    assert continuation("某某甲", "丙某某", {"甲丙"}) > continuation("某某甲", "丙某某")
    assert continuation("", "市") == 0.0


def test_counts_are_written_the_same_each_time(tmp_path: Path) -> None:
    """Pairs that occur once are left out, and the file depends on the texts alone."""
    one, two = tmp_path / "one.gz", tmp_path / "two.gz"
    assert write(["集市\n集市", "渡口"], one) == write(["集市\n集市", "渡口"], two) == 3
    assert one.read_bytes() == two.read_bytes()
    assert PAIRS.stat().st_size < 200_000


def test_a_headline_as_wide_as_a_first_line_is_told_from_the_body() -> None:
    """A headline nearly as wide as the column is no part of the body, whose first line is two squares short."""
    paragraphs = [
        "清早的集市上，人声鼎沸，老李的菜摊前排起了长队，买菜的人挤满了整条街道。",
        "老船工今年七十六岁，撑了一辈子的船，风里来雨里去，从来没有出过一次事故。",
        "镇政府决定，把渡口改造成水上公园，请他担任安全顾问，工程月底前就要开工。",
    ]
    body = [row for text in paragraphs for row in _rows(text, 15)]
    lines = page_lines("\n".join([*body[:-1], body[-1] + "（记者 周立新）", "渡口公园月底破土动工", *body]))
    assert page_setting(lines).measure == 15
    assert [part.text for part in page_blocks(lines) if isinstance(part, Heading)] == ["渡口公园月底破土动工"]


LATER = (
    "老李说，儿子在城里上班，周末也回集市来帮忙卖菜，父子俩一个称重一个收钱，忙得顾不上吃饭。集市办公室打算明年给所有的摊位装上顶棚，"
    "下雨天老李的菜摊就不用再撑伞了，电子秤也不怕淋湿。街道办事处还要在停车场边上修一个充电站，方便来买菜的年轻人，"
    "志愿者也会帮老人把黄瓜和米面送到家里。"
)


@pytest.mark.parametrize("head", [[], ["渡口，换了新模样"]])
def test_a_column_may_break_off_in_the_first_line_of_a_paragraph(head: list[str]) -> None:
    """Such a line is two squares short and all the same no headline; the headline below it may have a comma."""
    one, two, later = _rows(ONE), _rows(TWO), _rows(LATER)
    printed = [*one, *later[:1], *head, *two[:6], *later[1:], *two[6:]]
    rows = [line.raw for line in unthread(page_lines("\n".join(printed)), SETTING)]
    where = rows.index(later[0])
    assert rows[where : where + 5] == later[:5]


def test_a_long_headline_below_a_finished_sentence_is_no_column() -> None:
    """A headline without marks, nearly as wide as the column, is not what the other article interrupts."""
    rows = [*_rows(ONE), "县里考察团赴外地考察水上公园建设", *_rows(TWO)]
    lines = page_lines("\n".join(rows))
    assert unthread(lines, SETTING) == lines


def test_marks_and_figures_say_whether_a_line_goes_on() -> None:
    """An open quotation wants its end, a figure is never parted, and nothing is known of a line that is not there."""
    assert continuation("他说：“黄瓜贵了", "三毛。”老李") > continuation("他说，黄瓜贵了", "三毛。”老李") + 3.0
    assert continuation("共投入资金20", "30万元") < continuation("共投入资金二", "十万元")
    assert continuation("（简称合作社", "）成立") > continuation("简称合作社", "）成立")
    assert continuation("清早", "") == 0.0


def test_an_article_that_breaks_off_at_the_end_of_a_paragraph_is_found_too() -> None:
    """The first block ends with a sentence; that the second breaks off later, before a paragraph, tells."""
    one = [*_rows(ONE), *_rows(LATER)]
    head = _rows(ONE)
    two = _rows(TWO)
    printed = [*head, "渡口来了新客人", *two[:7], *_rows(LATER), *two[7:]]
    assert head[-1].endswith("。")
    out = [line.text for line in unthread(page_lines("\n".join(printed)), SETTING)]
    assert out == [line.text for line in page_lines("\n".join([*one, "渡口来了新客人", *two]))]


def test_a_bracket_across_two_lines_begins_no_article() -> None:
    """Reporters whose bracket a line break parts are no second article, however short their second line."""
    rows = _rows(ONE + "（记者 周立新 通讯员 何文博）")
    page = page_lines("\n".join([*rows, "渡口来了新客人", *_rows(TWO)]))
    assert [line.text for line in unthread(page, SETTING)] == [line.text for line in page]


def test_what_an_article_is_about_tells_where_it_goes_on() -> None:
    """A block belongs to the article whose wording it takes up again, and to neither where it takes up none."""
    one, two = _rows(ONE), _rows(TWO)
    lines = page_lines("\n".join([*one, *two, *_rows(LATER)]))
    topics = Topics(lines)
    market, ferry = topics.of(0, len(one)), topics.of(len(one), len(one) + len(two))
    below = len(one) + len(two)
    assert topics.favour(market, ferry, below) > 1.0
    assert topics.favour(ferry, market, below) < -1.0
    assert topics.favour(market, market, below) == topics.favour(market, ferry, len(lines)) == 0.0


def test_a_column_without_a_byline_may_break_in() -> None:
    """The indent of a first line in the midst of a sentence shows that another article begins there."""
    one, two = _rows(ONE), _rows(TWO.replace("本报讯（记者 何文博）", ""))
    page = page_lines("\n".join([*one[:6], *two[:7], *one[6:], *two[7:]]))
    assert [line.raw for line in unthread(page, SETTING)] == [line.raw for line in page_lines("\n".join(one + two))]


def test_an_article_that_is_signed_at_its_end_does_not_go_on() -> None:
    """Below the signature of the one article only the other is left."""
    one, two = _rows(ONE.strip() + "（本报记者 周立新）"), _rows(TWO)
    printed = [*two[:7], *one, *two[7:]]
    out = [line.raw for line in unthread(page_lines("\n".join(printed)), SETTING)]
    assert out == [line.raw for line in page_lines("\n".join([*two, *one]))]


def test_turns_are_moved_to_where_blocks_fit_as_a_whole() -> None:
    """A turn too few and one in the wrong line are put right by what both articles are about from end to end."""
    one, two = [*_rows(ONE), *_rows(LATER)], _rows(TWO)
    lines = page_lines("\n".join([*one[:7], *two[:6], *one[7:14], *two[6:], *one[14:]]))
    page, topics = Columns(lines, SETTING), Topics(lines)
    right = (7, 13, 20, 20 + len(two) - 6)
    refinery = Refinery(page, topics, 0, len(lines))
    for turns in ((7, 13, 20), (7, 13, 22), (7, 12, 20, right[3] + 1)):
        best = refinery.best(turns)
        assert len(best) == len(right)
        assert all(abs(one - two) <= 1 for one, two in zip(best, right, strict=True))
        assert refinery.worth(best) > refinery.worth(turns)
