"""Whole pages: how articles are parted, what is metadata, what is left out."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.article import Article
from pipelines.pages import read_page, split_page

FLOWERS = (
    "　　近日，青禾县双桥镇荷塘村的油菜花开了，吸引了大批游客前来观赏。村民李大爷的农家乐每天接待二十多桌客人。\n"
    "　　青禾县文化旅游局局长何明介绍，全县将打造五条精品线路，让乡亲们在家门口就能挣钱。\n"
)
SCHOOLS = (
    "　　平川市教育局昨日召开会议，部署新学期工作。会议指出，全市新建学校三所，改扩建十二所，新增学位六千个。\n"
    "　　市教育局局长高勇说，要让每个孩子都能就近入学，把好事办好、实事办实。\n"
)
FLOWER_TEXT = FLOWERS.replace("　", "").strip()


def only(text: str, **known: str) -> Article:
    """The one article of a page that has only one."""
    (article,) = split_page(text, **known)
    return article


@pytest.mark.parametrize(
    ("byline", "reporters", "publisher", "published"),
    [
        ("云溪日报 2021年6月25日 记者 张建国 通讯员 李思雨", ("张建国", "李思雨"), "云溪日报", "2021-06-25"),
        ("2021年6月25日 云溪日报 记者 张建国", ("张建国",), "云溪日报", "2021-06-25"),
        ("云溪日报 2021年6月25日\n□本报记者 张建国", ("张建国",), "云溪日报", "2021-06-25"),
        ("2021-06-25 08:30:15　来源：云溪日报　作者：张建国", ("张建国",), "云溪日报", "2021-06-25"),
        ("云溪日报·新云客户端记者 张建国\n通讯员 李思雨", ("张建国", "李思雨"), "云溪日报", ""),
        ("■ 本报记者 张建国 文/图", ("张建国",), "", ""),
        ("文/图 本报记者 张建国 通讯员 李丽", ("张建国", "李丽"), "", ""),
        ("本报记者 张建国 见习记者 李丽 通讯员 阿依古丽·买买提", ("张建国", "李丽", "阿依古丽·买买提"), "", ""),
        ("云溪日报记者 张建国 实习生 李丽", ("张建国", "李丽"), "云溪日报", ""),
        ("记者：张建国 编辑：李丽", ("张建国",), "", ""),
        ("□ 张建国 李丽", ("张建国", "李丽"), "", ""),
        ("张建国 李丽", ("张建国", "李丽"), "", ""),
        ("记 者 张 建 国 通 讯 员 李 丽", ("张建国", "李丽"), "", ""),
        ("本报记者 张  明 李  丽", ("张明", "李丽"), "", ""),
        ("云溪日报全媒体记者 张建国\n通讯员 李丽 高勇 青禾报道", ("张建国", "李丽", "高勇"), "云溪日报", ""),
    ],
)
def test_bylines_above_the_body(byline: str, reporters: tuple[str, ...], publisher: str, published: str) -> None:
    """A byline between headline and body is metadata in any of the forms that papers use."""
    article = only(f"油菜花开富农家\n{byline}\n{FLOWERS}")
    assert (article.title, article.text) == ("油菜花开富农家", FLOWER_TEXT)
    assert (article.reporters, article.publisher, article.published) == (reporters, publisher, published)


@pytest.mark.parametrize(
    ("dateline", "reporters", "publisher", "published"),
    [
        ("云溪日报2021年6月25日讯（记者 张建国 通讯员 李丽）", ("张建国", "李丽"), "云溪日报", "2021-06-25"),
        (
            "云溪日报·新云客户端 6 月 25 日讯（记\n者 张建国 通讯员 李\n丽）",
            ("张建国", "李丽"),
            "云溪日报",
            "2020-06-25",
        ),
        ("云溪日报６月２５日讯（记者　张建国）", ("张建国",), "云溪日报", "2020-06-25"),
        ("本报讯（记者张建国 李丽）", ("张建国", "李丽"), "", ""),
        ("本报讯 (记者 张建国) ", ("张建国",), "", ""),
        ("【本报讯】（记者 张建国）", ("张建国",), "", ""),
        ("本报讯（张建国 李丽）", ("张建国", "李丽"), "", ""),
        ("本报讯 记者张建国、通讯员李丽报道：", ("张建国", "李丽"), "", ""),
        ("本报6月24日讯 记者张建国报道 ", ("张建国",), "", "2020-06-24"),
        ("本报青禾6月24日讯（全媒体记者 张建国）", ("张建国",), "", "2020-06-24"),
        ("云溪网青禾6月24日电 （记者张建国 李丽）", ("张建国", "李丽"), "云溪网", "2020-06-24"),
        ("云溪融媒讯（通讯员 张建国 李丽 文/图）", ("张建国", "李丽"), "云溪融媒", ""),
        ("（记者 张建国）", ("张建国",), "", ""),
    ],
)
def test_datelines_in_the_first_line(dateline: str, reporters: tuple[str, ...], publisher: str, published: str) -> None:
    """A dateline is taken off the body; its day gets the year from the masthead of another page of the issue."""
    year = "2020年6月26日 星期五\n" if published.startswith("2020") else ""
    article = only(f"油菜花开富农家\n{dateline}{FLOWERS.strip()}")
    assert (article.title, article.text) == ("油菜花开富农家", FLOWER_TEXT)
    assert (article.reporters, article.publisher) == (reporters, publisher)
    assert article.published == ("" if year else published)


@pytest.mark.parametrize(
    ("known", "published"),
    [
        ({}, ""),
        ({"published": "2021-06-26"}, "2021-06-26"),
        ({"source": "云溪日报_20210626_03.txt"}, "2021-06-26"),
        ({"source": "2021-06-26.txt"}, "2021-06-26"),
        ({"source": "page-03.txt"}, ""),
    ],
)
def test_where_the_day_comes_from(known: dict[str, str], published: str) -> None:
    """A dateline without a year gives no date by itself; what the caller or the file name says is taken as it is."""
    assert only(f"本报6月25日讯（记者 张建国）{FLOWERS}", **known).published == published


def test_an_article_s_own_whole_date_wins() -> None:
    """What the dateline says in full is not overruled, and gives the year to its neighbours."""
    page = f"云溪日报2019年6月25日讯（记者 张建国）{FLOWERS}\n本报6月24日讯（记者 高勇）{SCHOOLS}"
    assert [a.published for a in split_page(page)] == ["2019-06-25", "2019-06-24"]
    assert only(page.split("\n本报")[0], published="2021-01-01").published == "2019-06-25"


def test_the_masthead_dates_and_names_every_article() -> None:
    """Day and paper on the page's first line hold for all articles; the line itself is no headline."""
    first = f"云溪日报 2021年6月25日 星期五 第03版 要闻\n油菜花开富农家\n本报记者 张建国\n{FLOWERS}"
    articles = split_page(f"{first}平川部署新学期工作\n本报讯（记者 高勇）{SCHOOLS}")
    assert [a.title for a in articles] == ["油菜花开富农家", "平川部署新学期工作"]
    assert {(a.published, a.publisher) for a in articles} == {("2021-06-25", "云溪日报")}


def test_headlines_below_and_bundled_find_their_bodies() -> None:
    """Two headlines after the second body go to the bodies whose words they share."""
    page = f"本报讯（记者 张建国）{FLOWERS}\n本报讯（记者 高勇）{SCHOOLS}\n平川部署新学期工作\n\n荷塘村油菜花引客来"
    assert [a.title for a in split_page(page)] == ["荷塘村油菜花引客来", "平川部署新学期工作"]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("油菜花开富农家\n——青禾县双桥镇见闻", "油菜花开富农家"),
        ("青禾县推出五条线路——\n油菜花开 富了农家", "油菜花开 富了农家"),
        ("县里推出精品线路\n油菜花开 富了农家\n我县今年接待游客十万人次", "油菜花开 富了农家"),
        ("油菜花开富农家\n青禾县双桥镇荷塘村一个花季接待游客超过10万人次", "油菜花开富农家"),
        ("聚焦乡村振兴·之三\n油菜花开富农家", "油菜花开富农家"),
        ("油 菜 花 开 富 农 家", "油菜花开富农家"),
        ("青禾县五条精品线路迎来\n“赏花热”", "青禾县五条精品线路迎来“赏花热”"),
    ],
)
def test_the_main_title_is_told_from_kicker_and_subtitle(above: str, title: str) -> None:
    """Dashes, clauses, lengths and series labels tell which of several headline lines is the title."""
    page = read_page(f"{above}\n本报记者 张建国\n{FLOWERS}")
    assert page.articles[0].title == title
    assert page.articles[0].text == FLOWER_TEXT


def test_one_article_stays_one_whatever_subheadings_it_has() -> None:
    """Subheadings inside a body stay in the text, each on its line, and part nothing."""
    rows = FLOWER_TEXT.split("\n")
    body = "\n".join(["　　" + rows[0], "花海引来八方客", "　　" + rows[1], "好风景变好光景", "　　" + rows[0]])
    article = only(f"油菜花开富农家\n本报记者 张建国\n{body}")
    assert article.text.split("\n") == [rows[0], "花海引来八方客", rows[1], "好风景变好光景", rows[0]]


def test_a_caption_with_a_statement_is_an_article_and_does_not_break_its_surroundings() -> None:
    """A photo report between two paragraphs becomes an article of its own, without a title."""
    first, second = FLOWER_TEXT.split("\n")
    caption = "6月25日，平川市南湖码头，新建的游船泊位正式启用，每天可以接待游客三千人，码头候船厅面积八百平方米。"
    credit = "云溪日报记者 高勇 通讯员 李丽 摄影报道"
    page = f"油菜花开富农家\n本报记者 张建国\n　　{first}\n　　{caption}\n{credit}\n　　{second}"
    body, photo = split_page(page)
    assert body.text == FLOWER_TEXT
    assert (photo.text, photo.title, photo.reporters) == (caption, "", ("高勇", "李丽"))


def test_a_bare_caption_is_left_out_with_its_reason() -> None:
    """A caption that only says what the picture shows belongs to no article."""
    page = read_page(f"油菜花开富农家\n本报讯（记者 张建国）{FLOWERS}图为游客在赏花。 李丽 摄\n")
    assert [a.text for a in page.articles] == [FLOWER_TEXT]
    assert [d.reason for d in page.dropped] == ["caption without a statement of its own"]


def test_what_introduces_an_article_is_no_part_of_it() -> None:
    """An editor's note and a standfirst between headline and byline are left out with a reason."""
    page = read_page(
        "编者按：本报推出系列报道。\n油菜花开富农家\n　　一朵花带动一方百姓，双桥镇走出新路。\n"
        f"云溪日报记者 张建国\n{FLOWERS}"
    )
    (article,) = page.articles
    assert article.text == FLOWER_TEXT
    assert [d.text for d in page.dropped] == ["编者按：本报推出系列报道。", "一朵花带动一方百姓，双桥镇走出新路。"]


def test_reporters_who_sign_below_end_their_article() -> None:
    """Names in brackets after the last sentence are metadata, and what follows is the next article."""
    first = f"油菜花开富农家\n{FLOWERS.strip()}（张建国 李丽）\n"
    second = f"平川部署新学期工作\n{SCHOOLS.strip()}（记者 高勇）\n责任编辑：何文博 校对：罗涛"
    flowers, schools = split_page(first + second)
    assert (flowers.title, flowers.text, flowers.reporters) == ("油菜花开富农家", FLOWER_TEXT, ("张建国", "李丽"))
    assert (schools.title, schools.reporters) == ("平川部署新学期工作", ("高勇",))


def test_articles_without_any_byline_are_parted_where_the_subject_changes() -> None:
    """With no byline on the page a headline parts two articles if nothing is common to what it stands between."""
    articles = split_page(f"油菜花开富农家\n{FLOWERS * 2}平川部署新学期工作\n{SCHOOLS * 2}")
    assert [a.title for a in articles] == ["油菜花开富农家", "平川部署新学期工作"]


def test_two_articles_on_one_line_are_parted_at_the_dateline() -> None:
    """A dateline in the midst of a line begins an article."""
    first, second = split_page("本报讯（记者 张建国）双桥镇油菜花开了。 本报讯（记者 高勇）平川市新增学位六千个。")
    assert (first.text, second.text) == ("双桥镇油菜花开了。", "平川市新增学位六千个。")


def test_words_about_reporters_in_the_body_are_no_bylines() -> None:
    """记者 and 讯 in running text stay where they are, also where a line break puts them first."""
    body = "近日，张女士告诉\n记者 走访的人说，河边\n讯息不通，\n报纸也送不到。6月25日，\n通讯局的线路接通了。"
    article = only(f"本报讯（记者 张建国）{body}")
    assert article.text == body.replace("\n", "").replace(" ", "")
    assert article.reporters == ("张建国",)


def test_page_furniture_belongs_to_no_article() -> None:
    """Folios, buttons and numbers of the licence are left out with a reason."""
    page = read_page(
        f"第03版：要闻\n油菜花开富农家\n本报记者 张建国\n{FLOWERS}\n- 3 -\n【打印】\n国内统一连续出版物号 CN 00-0001\n"
    )
    assert [a.text for a in page.articles] == [FLOWER_TEXT]
    assert len(page.dropped) >= 3


@pytest.mark.parametrize("text", ["", " \n\u3000\n", "标题", "2021年6月25日", "（）", "□", "本报讯"])
def test_a_page_without_sentences_has_no_articles(text: str) -> None:
    """Nothing to read gives no articles and no error."""
    assert split_page(text) == []


def test_a_single_clause_is_taken_as_text() -> None:
    """Where everything looks like a heading the longest line is the text that was meant."""
    assert only("青禾县教育局推出“育苗计划”惠及师生一千二百人").text.startswith("青禾县")


def test_published_and_publisher_are_used_where_the_text_is_silent() -> None:
    """Arguments fill what the page leaves open and carry no entities."""
    article = only(FLOWERS, source="a.txt", published="2021-06-26", publisher="云溪日报")
    assert (article.published, article.publisher, article.source) == ("2021-06-26", "云溪日报", "a.txt")
    assert (article.entities, article.relations, article.measures) == ((), (), ())


PIECES = st.sampled_from(
    [
        "本报讯",
        "（记者 ",
        "张建国",
        "）",
        "6月25日",
        "。",
        "，",
        "\n",
        "\n\n",
        " ",
        "“",
        "”",
        "——",
        "摄",
        "□",
        "来源：",
        "第3版",
        "近日，县里的桥通车了",
        "标题在此",
        "　　",
        "图为",
        "2021年",
        "A1",
        "…",
        "日报",
        "责编",
        "\x0b",
        "𠮷",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_is_split_without_error_and_alike_each_time(text: str) -> None:
    """No arrangement of a page's pieces raises, leaves spaces in Chinese text, or gives two different answers."""
    articles = split_page(text)
    assert articles == split_page(text)
    for article in articles:
        assert article.text.strip()
        assert "  " not in article.text
        assert not any(row != row.strip() for row in article.text.split("\n"))


@settings(max_examples=50, deadline=None)
@given(st.integers(6, 40), st.sampled_from(["\n", "\n\n"]), st.booleans())
def test_wrapping_and_spacing_do_not_change_the_text(measure: int, ends: str, spaced: bool) -> None:
    """However narrow the column and however wide the spacing, the same characters come out."""
    text = FLOWER_TEXT.replace("\n", "")
    rows = [text[k : k + measure] for k in range(0, len(text), measure)]
    page = ends.join(" ".join(row) if spaced else row for row in rows)
    articles = split_page(page)
    assert "".join(a.text for a in articles).replace("\n", "") == text


@pytest.mark.parametrize("unit", ["中", "中 ", "（", "近日，县里的桥通车了。", "本报讯", "日报 ", "1月", "□", "记者 "])
def test_a_very_long_line_takes_linear_time(unit: str) -> None:
    """A line of hundreds of thousands of characters takes seconds, whatever it repeats."""
    started = time.perf_counter()
    split_page(unit * (300_000 // len(unit)))
    assert time.perf_counter() - started < 8


def test_a_byline_does_not_take_the_first_word_of_the_body() -> None:
    """明前茶 looks like a name, but the line that it opens is running text."""
    head = "茶香飘过山\n青禾日报 2022年5月20日 记者 周晓梅 通讯员 申江\n\n"
    text = head + "　　明前茶、雨前茶都已收尾，青禾县的机器还没歇下来。\n"
    article = split_page(text)[0]
    assert article.reporters == ("周晓梅", "申江")
    assert (article.publisher, article.published) == ("青禾日报", "2022-05-20")


def test_a_masthead_may_begin_with_the_number_of_the_page() -> None:
    """12版 要闻 青禾日报 … is furniture of the page, which says paper and day."""
    text = "12 版  要 闻        青禾日报 2022 年 12 月 9 日 星期五\n\n本报讯（记者 周晓梅）12月6日，青禾县举行演练。\n"
    article = split_page(text)[0]
    assert (article.publisher, article.published, article.title) == ("青禾日报", "2022-12-09", "")
