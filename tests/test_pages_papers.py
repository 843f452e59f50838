"""How other papers sign, where they say which page it is, and what stands about pictures and headlines there."""

from __future__ import annotations

import pytest

from benchmarks.noise.typeset import wrap
from pipelines.pages import split_page
from pipelines.pages.bylines import closing, whole_lines
from pipelines.pages.folios import folio
from pipelines.pages.headings import LABEL
from pipelines.pages.inserts import PICTURE
from pipelines.pages.openings import opening
from pipelines.pages.places import is_division, scene_end
from pipelines.pages.subheadings import is_parallel

WELL = (
    "云溪县双桥镇的老井修好了，井台上铺了青石，轱辘换成水泵，荷塘村二百户人家不再挑水。"
    "老井管护员周立新每天清早来放水，村民都说，水比从前甜，冬天也不冻手了。"
)
SCHOOL = (
    "青禾市第三小学的操场翻新完工，塑胶跑道、篮球架和看台一应俱全，周末向居民开放。"
    "体育老师何秀兰说，报名晨跑的家长比学生还多，看台上也坐满了人，笑声不断。"
)
FERRY = (
    "石泉乡的渡口添了新船，船头焊着铁栏，船尾装着救生圈，赶集的人不用再排长队。"
    "摆渡人把旧船拖上岸，刷了一遍桐油，说要留给后生们看看。"
)


@pytest.mark.parametrize(
    ("line", "names", "paper"),
    [
        ("▢云溪日报全媒体记者 何秀兰", ("何秀兰",), "云溪日报"),
        ("❖ 本报记者 周立新 通讯员 何秀兰", ("周立新", "何秀兰"), ""),
        ("文｜何秀兰 周立新", ("何秀兰", "周立新"), ""),
        ("文丨周立新", ("周立新",), ""),
        ("今日云溪特约记者 周立新", ("周立新",), "今日云溪"),
        ("云溪商报·城乡版记者 周立新", ("周立新",), "云溪商报·城乡版"),
    ],
)
def test_a_byline_on_a_line_of_its_own(line: str, names: tuple[str, ...], paper: str) -> None:
    """Marks and bars of any shape, and papers with an edition, stand before the reporters."""
    found = whole_lines([line, "老井修好了，井台上铺了青石，"])
    assert found is not None
    assert (found.reporters, found.publisher, found.lines) == (names, paper, 1)


@pytest.mark.parametrize(
    ("first", "names", "words"),
    [
        ("衡阳日报记者 何秀兰 衡阳报道 老井修好了，水比从前甜。", ("何秀兰",), "老井"),
        ("衡阳日报记者 何秀兰 周立新 衡南县报道 老井修好了。", ("何秀兰", "周立新"), "老井"),
        ("湘江晚报记者 何秀兰 通讯员 周立新 南充报道 老井修好了。", ("何秀兰", "周立新"), "老井"),
        ("湘江晚报记者 何秀兰报道 老井修好了，水比从前甜。", ("何秀兰",), "老井"),
    ],
)
def test_reporters_and_the_place_that_they_report_from(first: str, names: tuple[str, ...], words: str) -> None:
    """某某日报记者 某某 某地报道 opens a body; the place is no reporter, even if its first character is a surname."""
    found = opening([first, "冬天也不冻手了。"])
    assert found is not None
    credit, line, offset = found
    assert credit.reporters == names
    assert line == 0
    assert first[offset:].startswith(words)


def test_a_sentence_about_reporters_is_no_dateline() -> None:
    """Where no place and no end of the words for reporters stands, the text goes on."""
    assert opening(["衡阳日报记者多次到村里采访报道老井的故事，乡亲们都认得他。"]) is None


def test_places_before_the_word_for_a_report() -> None:
    """Names of provinces, cities and counties are known, long or short; those of towns and people are not."""
    assert is_division("衡南")
    assert not is_division("何秀兰")
    assert scene_end("衡南县报道", 0) == 3
    assert scene_end("何秀兰报道", 0) == 0


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("2021年3月2日 农历十月初五 云溪日报 第二版：综合新闻", "云溪日报"),
        ("云溪晚报 3版·民生 2021年3月2日 农历辛丑年正月廿九", "云溪晚报"),
    ],
)
def test_mastheads_with_the_day_of_the_moon(line: str, paper: str) -> None:
    """The day of the old calendar is no paper, and the page's name may follow its number after a colon or a dot."""
    found = folio(line)
    assert found is not None
    assert found.publisher == paper
    assert found.day is not None
    assert found.day.iso() == "2021-03-02"


@pytest.mark.parametrize("caption", ["↑俯瞰双桥镇。", "图①②：双桥镇忙碌的一角。", "双桥镇秋景。（资料图）"])
@pytest.mark.parametrize("credit", ["（何秀兰 摄）", "摄影：云溪日报记者 何秀兰", "云溪日报通讯员 何秀兰 文/图"])
def test_a_picture_between_two_paragraphs(caption: str, credit: str) -> None:
    """However its caption begins and whoever signs it, an article goes on below a picture that states nothing."""
    rows = ["老井又出水", "本报记者 周立新", *wrap(WELL, 20), caption, credit, *wrap(SCHOOL, 20)]
    (article,) = split_page("\n".join(rows))
    assert article.title == "老井又出水"
    assert article.text == f"{WELL}\n{SCHOOL}"
    assert article.reporters == ("周立新",)


def test_sentences_that_begin_like_a_caption_are_none() -> None:
    """图 and figures open sentences too."""
    assert not PICTURE.match("图书馆添了三千册新书，周末开到晚上九点")
    assert not PICTURE.match("图个方便，村民都来这里办事")


@pytest.mark.parametrize(
    "label",
    ["“四季如歌”系列报道③", "县域观察", "奋进新征程 建功新时代", "乡村振兴看云溪县", "喜迎二十大 奋进新征程"],
)
def test_labels_of_columns_are_no_titles(label: str) -> None:
    """The label of a series or a campaign stands above the title and is not part of it."""
    assert LABEL.match(label)
    rows = [
        label,
        "双桥镇老井又出水",
        "本报记者 周立新",
        *wrap(WELL, 20),
        label,
        "渡口添新船",
        "本报记者 何秀兰",
        *wrap(FERRY, 20),
    ]
    assert [article.title for article in split_page("\n".join(rows))] == ["双桥镇老井又出水", "渡口添新船"]


@pytest.mark.parametrize("label", ["云溪县启动河道整治", "双桥镇迈向新时代", "十年磨一剑 今朝试锋芒"])
def test_titles_are_no_labels(label: str) -> None:
    """A headline of its own is left what it is."""
    assert not LABEL.match(label)


def test_numbered_subheadings_are_not_part_of_the_title() -> None:
    """（一）… below a headline that stands behind the first paragraph opens a section."""
    rows = ["本报记者 周立新", *wrap(WELL, 20), "老井又出水", "（一）难在何处", *wrap(SCHOOL, 20)]
    (article,) = split_page("\n".join(rows))
    assert "（一）" not in article.title


@pytest.mark.parametrize("folio_line", ["■2版", "◆ 第03版", "2版 县域新闻"])
def test_folios_with_a_mark_belong_to_the_page(folio_line: str) -> None:
    """The number of a page is no headline, whatever mark stands before it."""
    rows = ["老井又出水", "本报记者 周立新", *wrap(WELL, 20), folio_line]
    (article,) = split_page("\n".join(rows))
    assert (article.title, article.text) == ("老井又出水", WELL)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("订报启事", "明年报纸征订开始，请到邮政网点办理，全年定价二百四十元，欢迎订阅。"),
        ("寻人启事", "卢大年，男，七十岁，身穿灰色上衣，昨日走失，知情者请告知家人，必有重谢。"),
        ("遗失公告", "卢大年遗失租赁合同一份，声明作废。"),
    ],
)
def test_paid_notices_of_more_kinds(heading: str, text: str) -> None:
    """What somebody paid for is no article and no part of the one above."""
    rows = ["老井又出水", "本报记者 周立新", *wrap(WELL, 20), heading, *wrap(text, 20)]
    (article,) = split_page("\n".join(rows))
    assert article.text == WELL


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("综合新闻 云溪日报 2021年3月2日 星期二 第二版", "云溪日报"),
        ("县域新闻 云溪周刊 2021年3月2日 星期二", "云溪周刊"),
        ("02 要闻·县区 2021年3月2日 星期六 云溪日报农村版", "云溪日报农村版"),
        ("云溪曰报 2021年3月2日 星期二", "云溪日报"),
    ],
)
@pytest.mark.parametrize("below", ["3月2日讯 记者 何秀兰 ", "3月2日 本报记者 周立新\n", ""])
def test_a_masthead_is_that_of_the_page(line: str, paper: str, below: str) -> None:
    """Paper and day of a masthead hold for all articles, whatever stands right below; a section is no paper."""
    page = "\n".join([line, f"{below}{WELL}", "双桥镇渡口添新船", "本报记者 何秀兰", *wrap(FERRY, 20)])
    articles = split_page(page)
    assert len(articles) == 2
    assert {article.publisher for article in articles} == {paper}
    assert {article.published for article in articles} == {"2021-03-02"}


@pytest.mark.parametrize(
    ("rows", "names", "begins"),
    [
        (["4月28日讯 记者 孙召阳", "刘慧 褚庆涛 凌晨四点，渡口"], ("孙召阳", "刘慧", "褚庆涛"), "凌晨"),
        (["4月5日讯 记者 罗晓岚 丘德荣 10月26日，渡口添"], ("罗晓岚", "丘德荣"), "10月"),
        (["木报崇明5月5日电（记者", "黄照 通讯员 杨再兴）早上六点"], ("黄照", "杨再兴"), "早上"),
    ],
)
def test_names_of_a_dateline_that_a_line_parts(rows: list[str], names: tuple[str, ...], begins: str) -> None:
    """Names set apart by space go on in the line below; the text begins behind them."""
    found = opening([*rows, "了新船，赶集的人不用再排长队。"])
    assert found is not None
    credit, line, offset = found
    assert credit.reporters == names
    assert rows[line][offset:].lstrip().startswith(begins)


def test_names_in_brackets_at_the_end() -> None:
    """A name of another language that holds 图, and one that a line break parts before the bracket."""
    one = closing("提请审议。（本报\n记者包金山 通讯员乌兰图雅）")
    two = closing("现在不好讲。”（本报记者章雨桐 通讯员胡学\n兵 ）")
    assert one is not None
    assert two is not None
    assert one[0].reporters == ("包金山", "乌兰图雅")
    assert two[0].reporters == ("章雨桐", "胡学兵")


def test_no_names_are_read_from_the_headline_below_a_byline() -> None:
    """Behind 某某 文/图 the names are over, though the headline below could be cut into some."""
    found = whole_lines(["云溪日报通讯员 庞惠兰 文/图", "封丘金银花产业", "园里的“三张牌”"])
    assert found is not None
    assert (found.reporters, found.lines) == (("庞惠兰",), 1)


@pytest.mark.parametrize(
    ("line", "names", "paper"),
    [
        ("本报驻云溪记者 周立新", ("周立新",), ""),
        ("图/周立新", ("周立新",), ""),
        ("文/何秀兰 图/周立新", ("何秀兰", "周立新"), ""),
        ("【云溪日报记者 何秀兰】", ("何秀兰",), "云溪日报"),
    ],
)
def test_more_bylines_on_a_line_of_their_own(line: str, names: tuple[str, ...], paper: str) -> None:
    """Whoever reports from elsewhere or took the picture; text and pictures together sign an article."""
    found = whole_lines([line, "", "渡口添了新船，赶集的人"])
    assert found is not None
    assert (found.reporters, found.publisher) == (names, paper)
    assert (found.kind == "photo") == line.startswith("图")


@pytest.mark.parametrize(
    ("ending", "names", "paper"),
    [
        ("（云溪县融媒体中心 何秀兰 周立新）", ("何秀兰", "周立新"), "云溪县融媒体中心"),
        ("（云溪\n县融媒体中心 何\n秀兰）", ("何秀兰",), "云溪县融媒体中心"),
        ("（来源：云溪日报 记者 何秀兰）", ("何秀兰",), "云溪日报"),
        ("（何秀兰 周立新 报道）", ("何秀兰", "周立新"), ""),
    ],
)
def test_stations_and_their_reporters_at_the_end(ending: str, names: tuple[str, ...], paper: str) -> None:
    """Behind the last sentence a station and names are who wrote it, without a word for reporters too."""
    found = closing(f"船尾装着救生圈。{ending}")
    assert found is not None
    assert (found[0].reporters, found[0].publisher) == (names, paper)


def test_reporters_below_a_dateline_of_one_line() -> None:
    """本报讯 全媒体记者 breaks off before the name, and 报道 stands behind it in running text."""
    found = opening(["本报讯 全媒体记者", "何秀兰报道 9月15日，渡口添", "了新船，赶集的人不用再排队。"])
    assert found is not None
    assert found[0].reporters == ("何秀兰",)
    assert found[1:] == (1, 6)


@pytest.mark.parametrize("line", ["云溪日报/2021年/3月/2日/第004版", "2021年3月2日  第5216期  云溪日报  A4版"])
def test_mastheads_with_strokes_and_numbers(line: str) -> None:
    """Strokes part the words of a masthead as space does; the number of the issue belongs to it."""
    found = folio(line)
    assert found is not None
    assert found.publisher == "云溪日报"
    assert found.day is not None
    assert found.day.iso() == "2021-03-02"


@pytest.mark.parametrize("heading", ["农村道路安全防护网", "一朵上了云"])
def test_headlines_that_end_like_a_web_site_are_none(heading: str) -> None:
    """A line above a byline that ends with 网 or 云 is a headline, unless it is as short as the name of a site."""
    rows = [f"双桥镇织密{heading}" if len(heading) < 8 else heading, "【云溪日报记者 何秀兰】", *wrap(FERRY, 20)]
    (article,) = split_page("\n".join(rows))
    assert article.title.endswith(heading)
    assert article.publisher == "云溪日报"


def test_parallel_subheadings_keep_an_article_together() -> None:
    """Headings made alike are subheadings of one article, however little its sections share."""
    assert is_parallel(["补短板，让产业“立起来”"], ["惠民生，让日子“甜起来”"])
    assert not is_parallel(["双桥镇老井又出水"], ["石泉乡渡口添新船"])
    assert not is_parallel([], ["石泉乡渡口添新船"])


def test_a_sentence_may_end_with_a_wave() -> None:
    """记得来哦～ ends its paragraph, and the headline below is none of it."""
    rows = [
        "本报记者 周立新",
        *wrap(f"{WELL}周末来打水，记得带桶哦～", 20),
        "石泉乡渡口添新船",
        "本报记者 何秀兰",
        *wrap(FERRY, 20),
    ]
    titles = [article.title for article in split_page("\n".join(rows))]
    assert titles[-1] == "石泉乡渡口添新船"


@pytest.mark.parametrize("caption", ["双桥镇一景。", "航拍双桥镇。", "双桥镇新貌。"])
def test_views_are_captions_above_a_credit(caption: str) -> None:
    """What a picture shows in a few words is its caption and no part of the paragraph above."""
    rows = ["老井又出水", "本报记者 周立新", *wrap(WELL, 20), caption, "何秀兰供图", *wrap(SCHOOL, 20)]
    (article,) = split_page("\n".join(rows))
    assert article.text == f"{WELL}\n{SCHOOL}"
