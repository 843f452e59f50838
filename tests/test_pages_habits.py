"""What a page does more than once tells what it means: standfirsts, headlines behind first paragraphs, days."""

from __future__ import annotations

import pytest

from benchmarks.noise.typeset import wrap
from pipelines.pages import read_page, split_page
from pipelines.pages.breaks import Columns
from pipelines.pages.bylines import whole_lines
from pipelines.pages.fits import unlike_heading
from pipelines.pages.headings import headings, is_call
from pipelines.pages.lines import Setting, page_lines
from pipelines.pages.openings import opening
from pipelines.pages.overlap import Overlap
from pipelines.pages.rows import is_one
from pipelines.pages.stacks import Near

KILN = (
    "5月9日，沙河镇的老砖窑重新点火。窑工孟宪章说，这一窑烧的是仿古青砖，用来修镇上的戏台，三天三夜不能离人。",
    "砖窑停了十一年，窑口长满了蒿草。镇里请来三位老窑工带徒弟，头一批收了六个年轻人，学满一年发工钱。",
    "戏台的瓦也要自己烧。孟宪章算过，两万块青砖、八千片瓦，烧到秋收前刚好够用，庙会那天就能开锣。",
)
FERRY = (
    "6月3日，白水县图书馆把书送到了渡口。候船的人随手能翻，看完放回木箱，没有人登记，也没有丢过一本。",
    "馆员邵丽娜每周五来换一次书。她说，看得最勤的是摆渡人的孙女，一个夏天读完了四十本，还写了读后感。",
    "县里打算在另外五个渡口也摆上书箱，木箱由职业学校的学生来做，油漆一遍就能挡雨，底下垫上青石。",
)
LAMPS = (
    "7月1日，青山街道的盲道全部亮了灯。灯嵌在路沿石里，天一黑就亮，走夜路的人看得清哪里有台阶，哪里拐弯。",
    "灯是居民议事会提出来的。网格员卢晓燕跑了四十天，把坏掉的路段一处一处记下来，交给市政公司照着修。",
    "入冬以前，菜市场周围的小巷也要装上。卢晓燕说，老人买菜起得早，路上结冰，有灯照着才敢放心走。",
)
ARTICLES = (("老砖窑又点火了", KILN), ("书箱摆上渡口", FERRY), ("盲道边上亮起灯", LAMPS))
NAMES = ("周立新", "何秀兰", "马 骏")


def _page(*pieces: str) -> str:
    return "\n".join(row for piece in pieces for row in wrap(piece, 20)) + "\n"


def test_standfirsts_say_that_bylines_open_articles() -> None:
    """Between a headline and a byline a short paragraph introduces the article, whatever the bylines look like."""
    rows: list[str] = []
    for (title, text), name in zip(ARTICLES, NAMES, strict=True):
        rows += [title, "一件小事，大家都放在心上。", f"◎本报记者 {name}", *text]
    page = read_page(_page(*rows))
    assert [(a.title, a.text) for a in page.articles] == [(title, "\n".join(text)) for title, text in ARTICLES]
    assert [dropped.text for dropped in page.dropped] == ["一件小事，大家都放在心上。"] * 3


def test_one_standfirst_above_the_only_byline_is_enough() -> None:
    """The articles below are not signed, so that nothing but the standfirst tells what the byline opens."""
    (first, text), *others = ARTICLES
    rows = [row for title, body in others for row in (title, *body)]
    page = read_page(_page(first, "窑火照亮了半个镇子。", "沙河日报融媒体记者 周立新", *text, *rows))
    assert [(a.title, a.text) for a in page.articles] == [(title, "\n".join(body)) for title, body in ARTICLES]
    assert [dropped.text for dropped in page.dropped] == ["窑火照亮了半个镇子。"]


def test_bylines_below_short_articles_close_them() -> None:
    """Where the next headline follows the byline, the paragraph above it is the article itself."""
    page = _page(*(row for title, text in ARTICLES for row in (title, text[0], "本报记者 周立新")))
    assert [(a.title, a.text) for a in split_page(page)] == [(title, text[0]) for title, text in ARTICLES]


def test_a_page_that_sets_headlines_behind_first_paragraphs_sets_all_of_them_there() -> None:
    """No article is cut at the headline that stands within it, as in the others of the page."""
    rows = [row for title, text in ARTICLES for row in (text[0], title, *text[1:], "（本报记者 周立新）")]
    assert [(a.title, a.text) for a in split_page(_page(*rows))] == [
        (title, "\n".join(text)) for title, text in ARTICLES
    ]


def test_a_body_that_two_sign_is_cut_where_the_next_begins_with_its_day() -> None:
    """A few pairs of characters in common, as any two reports have some, do not hold them together."""
    page = _page("◎本报记者 周立新", *KILN[:2], *FERRY[:2], "（何秀兰）")
    assert [a.text for a in split_page(page)] == ["\n".join(KILN[:2]), "\n".join(FERRY[:2])]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["12月4日讯（记者 周立新）9月3日，", "沙河镇的老砖窑重新点火。"], ("周立新",)),
        (["12月4日讯（记者周立新）9月3日，沙河镇充电", "桩在集市边上启用。"], ("周立新",)),
        (["5月8日讯（记者 何秀兰）5月6日至", "7日，渡口的书箱换了新书。"], ("何秀兰",)),
    ],
)
def test_the_day_that_a_text_begins_with_is_text(lines: list[str], names: tuple[str, ...]) -> None:
    """Behind the reporters a day with a comma, or from which on, is what the report tells and no dateline."""
    assert whole_lines(lines) is None
    found = opening(lines)
    assert found is not None
    credit, row, offset = found
    assert (credit.reporters, row) == (names, 0)
    assert lines[0][offset:][1:2] == "月"
    text = split_page("\n".join(lines) + "\n")[0].text
    assert text == "".join(lines)[offset:]


def test_a_day_below_the_reporters_is_text_too() -> None:
    """A byline ends where its line does; a day that the paper states itself belongs to it."""
    below = whole_lines(["本报记者 周立新", "9月3日，", "沙河镇的老砖窑重新点火。"])
    assert below is not None
    assert (below.lines, below.day) == (1, None)
    stated = whole_lines(["本报记者 周立新 9月3日"])
    assert stated is not None
    assert stated.day is not None


def test_lines_that_begin_as_news_does_are_no_headlines() -> None:
    """A day with its comma and 记者日前 open a text, though the line has no other mark of one."""
    plain, day, said = page_lines("沙河镇老砖窑点火\n5月9日，沙河镇砖窑\n记者日前从沙河镇\n")
    for line in (day, said):
        assert unlike_heading(line, 20.0) > unlike_heading(plain, 20.0) + 5


def test_the_heading_of_a_notice_is_no_reporter() -> None:
    """公告 right below a byline stays the heading of the notice, which belongs to no article."""
    page = read_page(_page("老砖窑又点火了", *KILN, "记者 周立新", "公告", "明日停水，请居民储水。特此公告。"))
    assert [article.reporters for article in page.articles] == [("周立新",)]
    assert [dropped.reason for dropped in page.dropped] == ["paid notice"] * 2


def test_a_station_above_the_day_of_the_page_is_its_publisher() -> None:
    """The name in the first line of a page, with the day in the second, is no headline."""
    page = _page("沙河县融媒体中心", "2022-05-10 星期二 03", "老砖窑又点火了", "本报讯（记者 周立新）" + KILN[0])
    (article,) = split_page(page)
    assert (article.title, article.publisher) == ("老砖窑又点火了", "沙河县融媒体中心")
    alone = split_page(_page("沙河县融媒体中心挂牌", "本报讯（记者 周立新）" + KILN[0]))
    assert [other.title for other in alone] == ["沙河县融媒体中心挂牌"]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("沙河镇政务工作", "简报（第6期）", True),
        ("沙河镇政务工作简报", "（2024年第7期）", True),
        ("沙河镇三位老窑工", "带出六个徒弟", True),
        ("书箱摆渡：从图书馆", "到五个渡口", True),
        ("沙河镇召开2024年", "仿古青砖推介会", True),
        ("老砖窑又点火了", "沙河县：", False),
        ("老砖窑又点火了", "新春走基层", False),
    ],
)
def test_the_second_line_of_a_headline(above: str, below: str, whole: bool) -> None:
    """The issue of a bulletin and a verb without subject go on; a place with its colon and a label belong below."""
    near = Near(Overlap(["\n".join(KILN), "\n".join(FERRY)]), 2)
    assert is_one(above, below, 0, near, apart=False) is whole


def test_a_place_or_a_label_ends_no_headline() -> None:
    """By their setting alone, too, they are headings of their own."""
    for label in ("沙河县：", "春耕进行时"):
        assert [part.text for part in headings(page_lines(f"老砖窑又点火了\n{label}\n"), ())] == [
            "老砖窑又点火了",
            label,
        ]


def test_a_label_is_a_title_only_where_there_is_no_other() -> None:
    """A label above a body that has its headline behind the first paragraph leaves that one the title."""
    page = _page("新春走基层", KILN[0], "老砖窑又点火了", *KILN[1:])
    assert [article.title for article in split_page(page)] == ["老砖窑又点火了"]
    assert [article.title for article in split_page(_page("新春走基层", *KILN))] == ["新春走基层"]


def test_a_line_below_the_end_of_a_paragraph_that_is_no_first_one_goes_on_from_elsewhere() -> None:
    """Where paragraphs begin two squares short, a full line below a short last one was torn from another column."""
    rows = wrap(KILN[0], 19) + wrap(FERRY[0], 19)[1:]
    lines = page_lines("\n".join(rows))
    below = len(wrap(KILN[0], 19))
    page = Columns(lines, Setting(measure=19))
    assert [k for k in range(1, len(lines) - 1) if page._is_orphan(k)] == [below]


def test_a_call_below_a_signed_article_is_a_headline() -> None:
    """Behind the reporters in brackets another article begins; with somebody's speech it begins as text."""
    above = ["老砖窑又点火了", KILN[0], KILN[1] + "（记者 周立新）"]
    called = split_page(_page(*above, "渡口能借书啦！", *FERRY))
    assert [article.title for article in called] == ["老砖窑又点火了", "渡口能借书啦！"]
    spoken = split_page(_page(*above, "“渡口能借书啦！”", *FERRY))
    assert spoken[1].text.startswith("“渡口能借书啦！”")


def test_a_misread_day_of_the_page_is_a_day() -> None:
    """An O between figures is a figure in what a web page states below its headline."""
    page = _page("老砖窑又点火了", "2O22-05-11 来源：沙河日报", *KILN)
    (article,) = split_page(page)
    assert (article.title, article.published, article.publisher) == ("老砖窑又点火了", "2022-05-11", "沙河日报")


def test_what_signs_an_article_over_two_lines_takes_nothing_of_its_text() -> None:
    """The lines of the bracket are joined as those of the text are, with no space between two figures."""
    (article,) = split_page(f"{KILN[0]}（记者 来源：A1\nA1）")
    assert article.text == KILN[0]


def test_the_label_of_a_column_is_not_the_headline_that_a_byline_awaits() -> None:
    """A headline of a whole line, a sentence that introduces, a byline: the headline is no part of the sentence."""
    leads = ("入夏以后，到白水县听听船家的话。", "入冬以后，到青山街道听听居民的话。")
    titles = ("白水河码头渡来新客百年老渡口摆上书箱", "青山街道的盲道亮了灯走夜路的人不再摸黑")
    page = "\n\n".join(
        "\n\n".join(("走基层", title, lead, f"文/图 本报记者 {name}", *("\n".join(wrap(p, 20)) for p in body)))
        for title, lead, name, body in zip(titles, leads, NAMES, (FERRY, LAMPS), strict=False)
    )
    found = split_page(page)
    assert [a.title for a in found] == list(titles)
    assert [a.text for a in found] == ["\n".join(FERRY), "\n".join(LAMPS)]


def test_what_goes_on_with_the_text_above_introduces_no_article_below() -> None:
    """Headlines stand at the top of the page; a subheading and one paragraph are the end of the article above."""
    rest = "砖窑的窑工孟宪章带着六个徒弟把仿古青砖和瓦送到镇上，修戏台用去两万块，剩下的铺了窑口的路，蒿草也清干净了。"
    bodies = ("\n".join((KILN[0], "木箱油漆从哪里来", rest)), "\n".join(FERRY), "\n".join(LAMPS))
    page = ["老砖窑又点火了", "书箱摆上渡口", "盲道边上亮起灯"]
    page += [_page(f"本报记者 {name}", *body.split("\n")) for name, body in zip(NAMES, bodies, strict=True)]
    assert [a.text for a in split_page("\n".join(page))] == list(bodies)


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("谁来给老渡口算账？", True),
        ("渡口开了，码头修了，路呢？", False),
        ("散场时天已黑透，有人问：“明年还唱不唱？”", False),
        ("一问渡口：“谁来摆渡？”", True),
    ],
)
def test_a_sentence_in_which_somebody_asks_is_no_headline(words: str, one: bool) -> None:
    """A question as short as a headline is one, unless it tells who asks it."""
    assert is_call(words, 1) is one
