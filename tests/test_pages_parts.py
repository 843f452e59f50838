"""The parts that pages are taken apart with: characters, names, dates, credits, headlines, wording."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.pages.bylines import closing, names_alone, signature, whole_lines
from pipelines.pages.cleaning import glue, is_finished, normalise_characters, unspace, unspace_heading, width
from pipelines.pages.cohesion import cohesion, common_places
from pipelines.pages.compact import compact
from pipelines.pages.dates import Day, full_date
from pipelines.pages.furniture import is_furniture
from pipelines.pages.headings import Heading, headings
from pipelines.pages.headlines import assign
from pipelines.pages.lines import Line, Pairs, Setting, page_lines, page_setting
from pipelines.pages.names import could_be_name, is_name, separate
from pipelines.pages.openings import opening
from pipelines.pages.overlap import Overlap
from pipelines.pages.paragraphs import segment
from pipelines.pages.stacks import Loose
from pipelines.pages.titles import main_title


@pytest.mark.parametrize(
    ("spaced", "clean"),
    [
        ("全 县 有 1200 多 人 ，占 比 4 . 5 %", "全县有1200多人，占比4.5%"),
        ("人 。 ”他说", "人。”他说"),
        ("2 0 2 1 年 1 2 月", "2021年12月"),
        ("AI 大模型 New  York 分 部", "AI大模型New York分部"),
        ("采购 3 台 5G 设备", "采购3台5G设备"),
        ("　　开头", "开头"),
        ("", ""),
    ],
)
def test_spaces_that_touch_chinese_text_go(spaced: str, clean: str) -> None:
    """Typeset spaces vanish; those between Latin words stay; figures that were spread out are whole again."""
    assert unspace(spaced) == clean


@given(st.text(alphabet="中文字，。“”", max_size=40))
def test_spreading_is_undone(text: str) -> None:
    """Chinese text with a space after every character is the same text."""
    assert unspace(" ".join(text)) == text


def test_headlines_keep_the_space_between_clauses() -> None:
    """A couplet keeps its gap as one space, also in a spread line where the gap is wider than the rest."""
    assert unspace_heading("山上种茶　山下办厂") == "山上种茶 山下办厂"
    assert unspace_heading("山 上 种 茶   山 下 办 厂") == "山上种茶 山下办厂"
    assert unspace_heading("近 5 年建成 100 座桥") == "近5年建成100座桥"
    assert unspace_heading("喜　讯") == "喜讯"


def test_characters_are_normalised_without_touching_punctuation() -> None:
    """Full-width digits, radicals and invisible marks are plain; full-width commas stay."""
    assert normalise_characters("２０２１\u200b年，⼭\u00a0水") == "2021年，山 水"


def test_width_counts_squares() -> None:
    """A Chinese character is one square, a digit half, their border a little."""
    assert width("全县") == 2.0
    assert width("12") == 1.0
    assert width("全12县") == pytest.approx(3.4)


def test_lines_are_glued_without_space_except_between_latin_words() -> None:
    """Only a break between two Latin words stood for a space."""
    assert (glue("全县", "23个"), glue("New", "York"), glue("1", "5万"), glue("", "县")) == (
        "全县23个",
        "New York",
        "15万",
        "县",
    )


@pytest.mark.parametrize(
    ("text", "finished"),
    [("好。", True), ("好！”", True), ("……", True), ("“夜校”", False), ("好，", False), ("", False)],
)
def test_finished_lines(text: str, finished: bool) -> None:
    """A sentence ends with a stop, whatever closing marks follow it."""
    assert is_finished(text) is finished


@pytest.mark.parametrize("name", ["周立新", "张明", "欧阳文静", "阿依古丽·买买提"])
def test_names_of_people(name: str) -> None:
    """Surnames, compound surnames and names with a dot are names."""
    assert is_name(name)


@pytest.mark.parametrize("word", ["来到", "近日", "各地", "高质量的", "王", "的张明", "一二三四五六"])
def test_words_that_are_no_names(word: str) -> None:
    """Verbs, time words and grammatical words are no names."""
    assert not is_name(word)


def test_weak_names_and_separation() -> None:
    """A run without spaces is cut at surnames; a name of four is kept if nothing suggests a cut."""
    assert could_be_name("娜仁托娅")
    assert not could_be_name("走访发现")
    assert separate("周立新张明高海燕") == ("周立新", "张明", "高海燕")
    assert separate("娜仁托娅") == ("娜仁托娅",)
    assert separate("") == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021年6月5日", "2021-06-05"),
        ("page_20210605_3", "2021-06-05"),
        ("二〇二一年十二月二十五日", "2021-12-25"),
        ("二○二一年十月三日", "2021-10-03"),
        ("2021.6.5 星期六", "2021-06-05"),
        ("2021年13月5日", ""),
        ("6月5日", ""),
        ("电话20210000", ""),
    ],
)
def test_whole_dates(text: str, iso: str) -> None:
    """Whole dates in any common form become ISO 8601; impossible and partial ones do not."""
    assert full_date(text) == iso


def test_a_day_without_its_year() -> None:
    """A day takes a year from outside, keeps its own, and knows the calendar."""
    assert Day(0, 6, 25).iso(2021) == "2021-06-25"
    assert Day(2019, 6, 25).iso(2021) == "2019-06-25"
    assert Day(0, 6, 25).iso() == Day(2021, 2, 30).iso() == ""


def test_compact_remembers_where_characters_came_from() -> None:
    """Offsets and gaps lead back to the lines."""
    view = compact(["记 者", "  张   明"])
    assert view.text == "记者张明"
    assert list(view.gaps) == ["", " ", "\n", "   "]
    assert [view.origin(k) for k in range(4)] == [(0, 0), (0, 2), (1, 2), (1, 6)]
    assert [view.line(k) for k in range(4)] == [0, 0, 1, 1]
    assert view.at_line_end(2)
    assert not view.at_line_end(1)


@pytest.mark.parametrize(
    "line", ["近日，记者来到县里，", "摄影家走进大山", "高质量发展", "记者走访发现", "据气象台6月25日消息，", "通讯局"]
)
def test_body_lines_are_no_credits(line: str) -> None:
    """Words of credits in running text make no credit."""
    assert whole_lines([line]) is None
    assert opening([line]) is None


def test_credit_kinds() -> None:
    """Editors, photographers and reporters are told apart, and only whole lines count."""
    kinds = {
        "责任编辑：何文博 版式：马丽": "office",
        "高勇 摄": "photo",
        "云溪日报记者 高勇 摄影报道": "photo",
        "记者 高勇": "byline",
        "云溪日报": "byline",
    }
    found = {line: whole_lines([line]) for line in kinds}
    assert {line: credit.kind for line, credit in found.items() if credit} == kinds


def test_two_bylines_in_a_row_are_two() -> None:
    """The credit of a photo ends before the byline of the next article begins."""
    first = whole_lines(["云溪日报记者 高勇 摄影报道", "云溪日报记者 张建国", "近日，"])
    assert first is not None
    assert (first.reporters, first.lines) == (("高勇",), 1)


def test_a_dateline_does_not_swallow_the_headline_above_it() -> None:
    """A headline and the dateline on the next line are not read as one long name of a paper."""
    assert opening(["油菜花开富农家", "本报讯（记者 张建国）近日"]) is None
    assert opening(["云溪日报·新云客户", "端6月25日讯（记者 张建国）近日"]) is not None


def test_signatures_and_closings() -> None:
    """Brackets of names close a paragraph; other brackets are text."""
    assert signature("（张建国 李丽）") is not None
    assert signature("（第二批）") is None
    assert names_alone("张建国 李丽") is not None
    assert names_alone("油菜花开 富了农家") is None
    found = closing("花开了。（记者 张建国）")
    assert found is not None
    assert (found[0].reporters, found[1]) == (("张建国",), 4)
    assert closing("全部建成（第二批）。") is None


def _lines(*rows: str) -> list[Line]:
    return page_lines("\n".join(rows))


def test_line_features() -> None:
    """Indents and unusual empty lines are seen; usual ones are not unusual."""
    plain = _lines("　　第一行文字，", "第二行文字。", "", "标题", "正文在这里，")
    assert [line.indented for line in plain] == [True, False, False, False]
    assert [line.gap for line in plain] == [0, 0, 1, 0]
    assert not any(line.gap for line in _lines("一，", "", "二，", "", "三，", "", "四。"))


def test_setting_says_what_can_be_relied_on() -> None:
    """Indents that turn up in mid-sentence are not relied on."""
    kept = _lines("　　甲乙丙丁，", "戊己庚辛。", "　　子丑寅卯，", "辰巳午未。")
    lost = _lines("　　甲乙丙丁，", "　　戊己庚辛。", "　　子丑寅卯，", "　　辰巳午未。")
    assert page_setting(kept).indents
    assert not page_setting(lost).indents


@pytest.mark.parametrize("row", ["第03版：要闻", "A02", "- 3 -", "上一篇：桥通车了", "【打印】【关闭】", "——————"])
def test_furniture(row: str) -> None:
    """Folios and buttons are furniture."""
    (line,) = _lines(row)
    assert is_furniture(line) or row.startswith("【")


def test_segment_joins_wrapped_lines_and_sees_subheadings() -> None:
    """A short line in mid-sentence can only be a heading; full lines go on."""
    rows = [
        "近日青禾县的油菜花开了许",
        "多游客前来观赏拍照留念。",
        "花海引客来",
        "县里将打造五条精品线路让",
        "乡亲在家门口就能挣钱。",
    ]
    blocks = list(segment(_lines(*rows), Setting()))
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Heading", "Paragraph"]
    assert [block.text for block in blocks] == [rows[0] + rows[1], rows[2], rows[3] + rows[4]]


def test_headlines_in_two_lines() -> None:
    """A break that parts a word of the page joins two lines; a dash or a place of one's own parts them."""
    joined = list(headings(_lines("老人食堂飘", "出饭菜香"), {"飘出"}))
    assert [(h.text, h.rows) for h in joined] == [("老人食堂飘出饭菜香", 2)]
    parted = list(headings(_lines("老人食堂飘出饭菜香味", "——幸福里社区见闻录"), ()))
    assert [h.rows for h in parted] == [1, 1]


def test_assign_prefers_shared_wording_to_nearness() -> None:
    """A headline goes to the body whose words it shares, though another body is nearer."""
    texts = ["荷塘村的油菜花开了，游客很多。", "平川市部署新学期工作，新增学位。"]
    loose = [Loose(Heading("平川部署新学期", 1), 2), Loose(Heading("油菜花开游客来", 2), 2)]
    owned = assign(loose, texts, [False, False])
    assert [[h.text for h in group] for group in owned] == [["油菜花开游客来"], ["平川部署新学期"]]
    assert assign(loose, [], []) == []
    assert assign([], texts, [False, False]) == [[], []]


def test_main_title_of_nothing_and_of_a_label() -> None:
    """No heading, no title; a label alone is better than nothing."""
    assert main_title([]) is None
    label = Heading("要闻", 0)
    assert main_title([label]) is label


def test_overlap_weighs_rare_words() -> None:
    """What all bodies share says little, what one alone has says much."""
    overlap = Overlap(["青禾县油菜花开", "青禾县新桥通车"])
    assert overlap.share("新桥", 1) > overlap.share("新桥", 0)
    assert overlap.share("", 0) == 0.0


def test_two_texts_of_one_matter_share_places_or_wording() -> None:
    """A place that both name counts, words that only look like one do not; rare pairs that come again tie two texts."""
    one = "荷塘村的油菜花开了，在全县各乡镇都有人来看。"
    two = "石门镇的学校建好了，在全县各乡镇都有人来学。"
    assert not common_places([one], [two])
    assert common_places([one], [two, "荷塘村也来了人。"])
    assert cohesion([one], [one]) > cohesion([one], [two])
    assert cohesion(["老井修好了，轱辘换成水泵"], ["篮球架和看台一应俱全"]) < 0.0
    assert cohesion([], [one]) == 0.0


def test_a_few_texts_and_many_share_wording_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searching through a few short texts and looking up an index of many give the same shares."""
    texts = ["青禾县油菜花开，游人如织。", "青禾县新桥通车", "", "平川部署“新学期”工作"]
    headlines = ["青禾县：油菜花开", "新桥 通车了", "新学期工作", "——", "别处的事"]
    few = Overlap(texts)
    monkeypatch.setattr("pipelines.pages.overlap._FEW", 0)
    many = Overlap(texts)
    shares = [[overlap.share(line, k) for line in headlines for k in range(len(texts))] for overlap in (few, many)]
    assert shares[0] == shares[1]
    assert max(shares[0]) == 1.0
    assert min(shares[0]) == 0.0


def test_pairs_are_found_by_search_and_by_index() -> None:
    """A pair is known if both characters stand side by side on one line, however often pairs are asked for."""
    pairs = Pairs(["青禾县", "油菜花"])
    asked = ["青禾", "菜花", "县油", "花青", "禾", "青禾县"]
    assert [[pair in pairs for pair in asked] for _ in range(20)] == [[True, True, False, False, False, False]] * 20


@pytest.mark.parametrize(
    ("lines", "reporters", "place"),
    [
        (["本报讯（记者 李红 王家村） 今年"], ("李红",), (0, 15)),
        (["本报讯（记者 阿依古丽", "·买买提）海拔高"], ("阿依古丽·买买提",), (1, 5)),
        (["本报讯（记者 阿依古丽·", "买买提）海拔高"], ("阿依古丽·买买提",), (1, 4)),
    ],
)
def test_a_bracket_of_reporters_is_no_text(
    lines: list[str], reporters: tuple[str, ...], place: tuple[int, int]
) -> None:
    """Behind a dateline the bracket is passed over whole, be a name in it strange or broken at its dot."""
    found = opening(lines)
    assert found is not None
    assert (found[0].reporters, found[1:]) == (reporters, place)


def test_a_county_of_two_characters_is_a_kicker() -> None:
    """A place with its colon on a line of its own stands above the title and is no part of it."""
    lines = page_lines("青县：\n大湾里的新客栈\n")
    assert [heading.text for heading in headings(lines, ())] == ["青县：", "大湾里的新客栈"]


def test_a_page_number_between_dots_is_no_end_of_a_name() -> None:
    """Below a byline a folio stands on its own and leaves the names as they are."""
    found = whole_lines(["记者 李红 王强", "·12·"])
    assert found is not None
    assert found.reporters == ("李红", "王强")
