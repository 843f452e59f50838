"""What stands between articles and within them: notices, captions, jump lines, mottos; where one body holds two."""

from __future__ import annotations

import pytest

from pipelines.article import Article
from pipelines.pages import read_page, split_page
from pipelines.pages.bylines import closing, whole_lines
from pipelines.pages.headings import headings
from pipelines.pages.headlines import assign
from pipelines.pages.inserts import caption_rows, is_notice, is_paid
from pipelines.pages.lines import page_lines
from pipelines.pages.stacks import Loose
from pipelines.pages.titles import main_title

BEES = (
    "清明一过，石桥村的山坡上摆满了蜂箱。养蜂人邱德海戴着纱帽，一箱一箱地查看蜂王。“今年雨水匀，洋槐花能采到五月底。”他说。",
    "去年村里同云岭蜂业公司签了收购合同，一斤蜜二十八元。石桥村共有四十六户养蜂，蜂箱两千三百只，一年收入一百八十多万元。",
    "村委会正在筹办蜂产品加工车间，地基已经平好，秋天就能装上灌装线。邱德海打算让在外打工的儿子回来管车间。",
)
BUS = (
    "平川市公交公司昨天新开三条夜班线路，末班车延到零点。司机葛春生跑的是火车站到大学城的那一条，头一晚拉了九十四名乘客。",
    "市民反映最多的是站台没有灯。公司运营部经理焦敏表示，八十二座站台月底前全部换上太阳能灯牌，夜班车票价同白天一样。",
    "据介绍，平川市夜间出行的人中，学生和代驾员占了六成。下个月还将试行预约停靠，乘客按手机就能在两站之间下车。",
)
BEES_TEXT, BUS_TEXT = "\n".join(BEES), "\n".join(BUS)
FLOOD = ("入汛以来，双河县连下七场大雨，县防汛办每两小时会商一次。", "目前三座水库都在汛限水位以下运行。")


def only(text: str) -> Article:
    """The one article of a page that has only one."""
    (article,) = split_page(text)
    return article


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("遗失声明", "本人遗失身份证一张，声明作废。"),
        ("拍卖公告", "本月28日公开拍卖旧车十辆，咨询电话：0000-1112222。"),
        ("招 租 启 事", "门面三间招租，有意者请来面谈。"),
        ("公告", "城南片区周六停水，请储水备用。特此公告。城南水厂"),
    ],
)
def test_a_paid_notice_is_no_article(heading: str, text: str) -> None:
    """Heading and text are left out, with the reason; the article above ends where it ended."""
    page = read_page(f"蜂箱摆满石桥村\n本报讯（记者 张建国）{BEES_TEXT}\n{heading}\n{text}\n")
    assert [(a.title, a.text) for a in page.articles] == [("蜂箱摆满石桥村", BEES_TEXT)]
    assert sum(item.reason == "paid notice" for item in page.dropped) >= 2


def test_a_folio_does_not_keep_a_notice_in() -> None:
    """The number of the page, wherever it stands, parts no heading from what it is the heading of."""
    page = read_page(f"蜂箱摆满石桥村\n本报讯（记者 张建国）{BEES_TEXT}\n遗失声明\n本人遗失证件，声明作废。\n第03版\n")
    assert [a.text for a in page.articles] == [BEES_TEXT]


def test_a_misread_day_is_the_day_that_was_meant() -> None:
    """曰 behind a figure is 日, an O or l among figures is one of them; the body keeps what it has."""
    article = only(f"云溪日报2O19年12月l8曰讯（记者 张建国）{BUS[0]}他曰：“好。”")
    assert (article.published, article.publisher) == ("2019-12-18", "云溪日报")
    assert article.text.endswith("他曰：“好。”")


def test_a_notice_alone_is_the_article_of_its_file() -> None:
    """A government's notice handed over by itself is what its reader wants to read."""
    article = only("公告\n因管网改造，城南片区定于周六8时至18时停水，请居民提前储水备用。特此公告。\n")
    assert article.text.startswith("因管网改造")


def test_what_reads_like_a_notice_and_what_does_not() -> None:
    """News about notices is news: the heading must be a notice's and nothing else, the text say what to do."""
    assert is_notice("遗失声明")
    assert not is_notice("双河县发布停水公告")
    assert is_paid("有意者请致电0000-1112222。")
    assert not is_paid("县里发布公告，明天停水。")
    title = "公告"
    assert only(f"{title}\n本报讯（记者 张建国）{BUS[0]}\n{BUS[1]}").text == "\n".join(BUS[:2])


def test_a_caption_in_the_midst_of_a_sentence_does_not_break_it() -> None:
    """The sentence goes on below the picture; the caption, which only names what is seen, is left out."""
    text = BEES[0]
    rows = [text[k : k + 18] for k in range(0, len(text), 18)]
    page = "\n".join(
        ["蜂箱摆满石桥村", "本报记者 张建国", *rows[:2], "图为石桥村一角。", "李丽 摄", *rows[2:], BEES[1]]
    )
    article = only(page)
    assert article.text == f"{text}\n{BEES[1]}"
    assert article.reporters == ("张建国",)


def test_words_at_the_beginning_of_a_line_are_no_caption() -> None:
    """Where no credit follows, 图为 is text."""
    assert caption_rows(page_lines("图为民谋利的干部，群众记得住。\n石桥村的账本上写着。")) == 0
    assert caption_rows(page_lines("图为石桥村一角。\n李丽 摄")) == 1
    assert caption_rows(page_lines("▲石桥村的蜂箱。 李丽 摄")) == 1


@pytest.mark.parametrize("jump", ["（下转第3版）", "（紧接第二版）", "【下转A05版】", " (下转第四版)"])
def test_where_an_article_goes_on_is_no_part_of_it(jump: str) -> None:
    """A jump line behind the last words, or on a line of its own, is gone."""
    for glue in ("", "\n"):
        assert only(f"蜂箱摆满石桥村\n本报讯（记者 张建国）{BEES[1]}{glue}{jump}\n").text == BEES[1]
    assert only(f"本报讯（记者 张建国）（上接第1版）{BEES[1]}").text.endswith("多万元。")


def test_other_brackets_at_the_end_stay() -> None:
    """Only what names a page of the paper is a jump line."""
    assert only(f"本报讯（记者 张建国）{BEES[1]}\n第一版方案（修订版）").text.startswith("去年村里")
    assert "（第二版）" in only("本报讯（记者 张建国）近日，县里印发《养蜂手册》（第二版），发到四十六户手中。").text


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ("（记者步有才）", ("步有才",)),
        ("（记者\n洪波）", ("洪波",)),
        ("（记者 阿依夏木古丽）", ("阿依夏木古丽",)),
        ("（记者 周立新 通讯员 拓万里）", ("周立新", "拓万里")),
    ],
)
def test_in_brackets_after_a_role_anything_is_a_name(row: str, names: tuple[str, ...]) -> None:
    """Rare surnames, names with a verb in them, names of other languages, names broken over lines."""
    found = closing(f"秋天就能装上灌装线。{row}")
    assert found is not None
    assert found[0].reporters == names


def test_a_name_does_not_take_in_the_line_below_it() -> None:
    """Neither the first character of a spread line nor a headline after the closing bracket belongs to it."""
    rows = ["记者 邵同", "继 5 月 签 下 三 个 项 目 之 后 ， 鄢", "陵县又签下九个。"]
    credit = whole_lines(rows)
    assert credit is not None
    assert (credit.reporters, credit.lines) == (("邵同",), 1)
    closed = whole_lines(["（记者 令狐荣波）", "敲开一万二千扇门", "近日，县里的桥通车了，"])
    assert closed is not None
    assert (closed.reporters, closed.lines) == (("令狐荣波",), 1)


def test_a_masthead_ends_before_the_byline_below_it() -> None:
    """The paper at the end of one line and 本报 at the beginning of the next are not one long name."""
    page = f"2019年12月22日 星期三 第3版：综合 云溪日报\n本报记者 周立新\n{BEES[1]}\n蜂箱摆满石桥村"
    article = only(page)
    assert (article.publisher, article.published, article.reporters) == ("云溪日报", "2019-12-22", ("周立新",))
    assert (article.title, article.text) == ("蜂箱摆满石桥村", BEES[1])


@pytest.mark.parametrize(
    "rows", [("双河县：", "一箱蜜蜂一份账"), ("聚焦山区产业", "一箱蜜蜂一份账"), ("暖心工程·村里事", "蜂箱摆满村")]
)
def test_a_place_or_a_series_above_a_title_stays_a_line_of_its_own(rows: tuple[str, str]) -> None:
    """What names the place or the series is not glued to the title, and not taken for it."""
    found = list(headings(page_lines("\n".join(rows)), ()))
    assert [h.text for h in found] == list(rows)
    chosen = main_title(found)
    assert chosen is not None
    assert chosen.text == rows[1]


def test_a_clause_without_its_end_goes_on_in_the_next_line() -> None:
    """A verb that wants its object, or a line that begins with what continues, makes one headline of two lines."""
    for rows in (("双河县召开", "防汛工作会议"), ("一箱蜜蜂", "和它的账本"), ("石桥村：蜂箱摆满", "十里山坡")):
        assert [h.text for h in headings(page_lines("\n".join(rows)), ())] == ["".join(rows)]


def test_lines_that_belong_to_two_bodies_are_two_headlines() -> None:
    """Joined for their looks, parted again for their wording."""
    loose = [Loose(h, 2) for h in headings(page_lines("石桥村蜂箱摆\n夜班公交延时"), {"摆夜"})]
    assert len(loose) == 1
    owned = assign(loose, [BEES_TEXT, BUS_TEXT], [False, False])
    assert [[h.text for h in group] for group in owned] == [["石桥村蜂箱摆"], ["夜班公交延时"]]


def test_a_motto_above_the_title_is_not_taken_for_it() -> None:
    """Of two lines the one that shares nothing with the body is the motto, short as it is."""
    found = list(headings(page_lines("真抓实干开新局\n\n夜班公交末班车延到零点"), ()))
    assert [h.text for h in found] == ["真抓实干开新局", "夜班公交末班车延到零点"]
    chosen = main_title(found, BUS_TEXT)
    assert chosen is not None
    assert chosen.text == "夜班公交末班车延到零点"


def test_two_bodies_signed_by_two_are_two_articles() -> None:
    """One is signed above, the other below: names alone tell that there are two, wording tells where they meet."""
    page = f"本报讯（记者 周立新）{BEES_TEXT}\n{BUS_TEXT}（记者 葛丽）\n夜班公交延到零点\n石桥村的蜂箱"
    first, second = split_page(page)
    assert (first.text, first.reporters) == (BEES_TEXT, ("周立新",))
    assert (second.text, second.reporters) == (BUS_TEXT, ("葛丽",))
    assert (first.title, second.title) == ("石桥村的蜂箱", "夜班公交延到零点")


def test_an_unsigned_article_behind_a_signed_one_is_one_of_its_own() -> None:
    """A headline that shares its words with the text below alone begins another article."""
    page = f"石桥村的蜂箱\n本报讯（记者 周立新）{BEES_TEXT}\n夜班公交末班车延到零点\n{BUS_TEXT}"
    assert [(a.title, a.reporters) for a in split_page(page)] == [
        ("石桥村的蜂箱", ("周立新",)),
        ("夜班公交末班车延到零点", ()),
    ]


def test_reporters_above_and_correspondents_below_sign_one_article() -> None:
    """Two signatures alone part nothing: the body must change its subject somewhere."""
    article = only(f"石桥村的蜂箱\n本报讯（记者 周立新）{BEES_TEXT}（通讯员 葛丽）")
    assert article.text == BEES_TEXT
    assert article.reporters == ("周立新", "葛丽")


@pytest.mark.parametrize("subheads", [("摆出十里蜂场", "筹建加工车间"), ("先算投入账", "再算产出账")])
def test_subheadings_part_nothing(subheads: tuple[str, str]) -> None:
    """A single article stays single, whatever its subheadings say."""
    body = f"{BEES[0]}{BEES[1]}\n{subheads[0]}\n{BEES[1]}\n{subheads[1]}\n{BEES[2]}"
    assert only(f"石桥村的蜂箱\n本报讯（记者 周立新）{body}").text == body


def test_a_standfirst_behind_an_article_is_not_its_end() -> None:
    """Headline and standfirst above a byline belong to what follows, though nothing closes the article before."""
    page = (
        f"石桥村的蜂箱\n本报讯（记者 周立新）{BEES_TEXT}\n夜班公交延到零点\n末班车晚了，回家的路近了。\n"
        f"本报记者 葛丽\n{BUS_TEXT}"
    )
    result = read_page(page)
    assert [(a.title, a.text) for a in result.articles] == [
        ("石桥村的蜂箱", BEES_TEXT),
        ("夜班公交延到零点", BUS_TEXT),
    ]
    assert "末班车晚了，回家的路近了。" in [item.text for item in result.dropped]


def test_a_closing_mark_alone_on_its_line_ends_the_sentence_above() -> None:
    """Scans push the mark that does not fit to the next line."""
    text = "他说：“防汛这件事，宁可十防九空，也不能漏了那一回。\n”\n" + FLOOD[1]
    assert only(f"防汛不松劲\n本报记者 周立新\n{FLOOD[0]}\n{text}").text.endswith(f"那一回。”\n{FLOOD[1]}")
