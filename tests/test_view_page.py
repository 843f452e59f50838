"""What the page can do: search by pinyin, filters, paths, other pictures, links, drawings, small screens."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import browsing
import pytest
from browsing import HOSTILE, centre, find, settled
from invented import invented
from rdflib import Dataset

from kg.views import write_html

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten things, of which four are shown."""
    return browsing.write_small(tmp_path_factory.mktemp("page") / "small.html")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two counties that lie somewhere, with an agreement that two articles state."""
    return browsing.write_pair(tmp_path_factory.mktemp("page") / "pair.html")


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four hundred things: more than vis-network draws one by one."""
    out = tmp_path_factory.mktemp("page") / "many.html"
    write_html(invented(400, dataset=Dataset(store="Oxigraph")), out, limit=None)
    return out


@pytest.mark.parametrize("typed", ["yunzexian", "yzx", "yunz", "ze xian", "YUNZEX", "云泽", "990001"])
def test_search_by_pinyin_alias_and_code(visit: Any, small: Path, typed: str) -> None:
    """Full syllables, initials and mixtures find the county first, as do its alias and its code."""
    page = visit(small)
    page.fill("#find", typed)
    assert page.locator("#found li .name").first.inner_text().startswith("云泽县")


def test_search_that_finds_nothing_says_so(visit: Any, small: Path) -> None:
    """Letters that spell no name are answered in words."""
    page = visit(small)
    page.fill("#find", "qqq")
    assert page.locator("#found li").all_inner_texts() == ["没有找到"]


def test_filters_by_county_confidence_and_articles(visit: Any, pair: Path) -> None:
    """Each filter leaves its part, stands as a chip above the picture, and goes with its cross."""
    page = visit(pair)
    page.select_option("#county", label="衡南县 4")
    assert "筛选隐去 4 个" in page.inner_text("#status")
    page.locator("#chips button", has_text="衡南县").click()
    page.select_option("#sources", "2")
    assert page.inner_text("#status").startswith("显示 2 / 8 个，4 条事实")
    page.click("#reset")
    page.focus("#sure")
    page.keyboard.press("End")
    assert page.inner_text("#status").startswith("显示 0 / 8 个")
    assert page.is_visible("#empty")
    page.locator("#chips button", has_text="可信度").click()
    assert page.inner_text("#status").startswith("显示 8 / 8 个")


def test_brush_over_the_months(visit: Any, small: Path) -> None:
    """Drawing over the bars narrows the dates; the bars say how many facts each month has."""
    page = visit(small)
    assert page.locator("#bars rect").count() == 4
    assert "2021-01: 3 条事实" in page.locator("#bars title").first.text_content()
    box = page.locator("#bars").bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20, steps=4)
    page.mouse.up()
    assert page.inner_text("#dates-said") == "2021-01 – 2021-02"
    page.mouse.dblclick(box["x"] + 3, box["y"] + 20)
    assert page.inner_text("#dates-said") == "不限"


def test_shortest_path_by_keyboard(visit: Any, small: Path) -> None:
    """P and the name of the other end show the way with every fact on it; Escape leaves it."""
    page = visit(small)
    find(page, "window.hit")
    page.keyboard.press("p")
    assert "到…" in page.inner_text("#chips")
    page.keyboard.type("松溪3")
    page.keyboard.press("Enter")
    assert page.inner_text("#card .kind") == "最短路径 · 4 步"
    names = page.locator("#card .way button").all_inner_texts()
    assert names == [HOSTILE[:60] + "…", "云泽县教育局", "“春芽”行动", "云泽县", "松溪3号站"]
    assert page.locator("#card .fact").count() == 5
    assert page.inner_text("#status").startswith("显示 5 / 10 个")
    page.keyboard.press("Escape")
    assert not page.is_visible("#card")


def test_no_path_is_said(visit: Any, small: Path) -> None:
    """Where the filters cut the way, the card says that there is none."""
    page = visit(small)
    page.locator("#relations label", has_text="实施于").locator("input").uncheck()
    find(page, "县教育局")
    page.keyboard.press("p")
    page.keyboard.type("990001")
    page.keyboard.press("Enter")
    assert "没有路径" in page.inner_text("#card")


def test_link_opens_the_same_view(visit: Any, small: Path) -> None:
    """What the address holds is taken over by another visit: filters, language, expanded things, the open card."""
    page = visit(small)
    page.click("#lang")
    page.locator("#relations label", has_text="Supports").locator("input").uncheck()
    find(page, "990001")
    page.keyboard.press("e")
    said = page.inner_text("#status")
    again = visit(small, settled(page))
    assert again.inner_text("#status") == said
    assert said.startswith("10 of 10")
    assert again.inner_text("#card h2") == "云泽县"
    assert "1 relation hidden" in again.inner_text("#chips")


@pytest.mark.parametrize(
    "hash_", ["#at=nowhere&county=7&sure=x&view=a+b+c&more=zzzz.-.1&tab=evil&path=a+b", "#%E0%A4%A", "#<script>"]
)
def test_link_of_another_file_is_harmless(visit: Any, small: Path, hash_: str) -> None:
    """What the file does not know is left out."""
    page = visit(small, hash_)
    assert page.inner_text("#status").startswith("显示 ")


def test_copies_the_link(visit: Any, small: Path) -> None:
    """The link is in the clipboard, or in a field to be copied from."""
    page = visit(small)
    page.click("#save-open")
    page.click("#link")
    page.wait_for_selector("#flash:not([hidden]), #link-box:not([hidden])")
    assert "view=" in page.evaluate("location.hash")


@pytest.mark.parametrize("words", ["window.hit", ""], ids=["chosen", "at rest"])
def test_svg_is_a_drawing_of_what_is_seen(visit: Any, small: Path, words: str) -> None:
    """Well-formed, with a shape for each thing, names as text, and nothing that runs or loads."""
    page = visit(small)
    if words:
        find(page, words)
        page.click("#fit")
    page.click("#save-open")
    with page.expect_download() as drawing:
        page.click("#svg")
    raw = Path(drawing.value.path()).read_bytes()
    root = ElementTree.fromstring(raw)
    tags = {element.tag.split("}")[1] for element in root.iter()}
    assert tags <= {"svg", "rect", "g", "path", "text", "title"}
    titles = [element.text for element in root.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == 4
    assert "云泽县教育局" in "".join(root.itertext())


def test_timeline_of_initiatives(visit: Any, pair: Path) -> None:
    """One row an initiative with a mark for each date; a name opens its card."""
    page = visit(pair)
    page.click("#tab-time")
    rows = page.locator(".time-row:not(.axis)")
    assert rows.count() == 2
    assert rows.first.locator(".spot").count() == 2
    assert rows.first.locator(".mark-done").count() == 1
    rows.first.locator("button").click()
    assert page.inner_text("#card h2") in ("“清流”行动", "“绿荫”行动")


def test_table_sorts_filters_and_goes_out(visit: Any, small: Path) -> None:
    """All facts that the filters leave, drawn or not; headers sort, words narrow, CSV has just these rows."""
    page = visit(small)
    page.keyboard.press("3")
    assert page.locator(".facts tbody tr").count() == 10
    days = page.locator(".facts .col-day").all_inner_texts()
    assert days == sorted(days, reverse=True)
    page.locator(".facts th button", has_text="主体").click()
    assert page.locator(".facts th[aria-sort=ascending]").inner_text() == "主体 ▴"
    page.fill("#table-words", "“春芽”")
    assert page.inner_text("#table-count").startswith("10 条中的 3 条")
    page.click("#save-open")
    with page.expect_download() as table:
        page.click("#csv")
    rows = list(csv.reader(io.StringIO(Path(table.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == 4


def test_map_of_counties(visit: Any, pair: Path) -> None:
    """A circle for each county that has coordinates, by keyboard too; it filters every picture."""
    page = visit(pair)
    page.click("#tab-map")
    assert page.locator("#map .county").count() == 2
    assert page.locator("#map .land").get_attribute("d").count("M") > 2500
    page.locator("#map .county").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#map .county.chosen").count() == 1
    assert page.input_value("#county") in ("0", "1")
    page.click("text=看全国")
    page.click("#tab-table")
    assert page.inner_text("#table-count").startswith("10 条中的 3 条")


def test_overview_in_numbers(visit: Any, pair: Path) -> None:
    """Degrees, joints and communities; the two counties hold the halves together."""
    page = visit(pair)
    page.click("#tab-figures")
    assert "10" in page.locator(".tile", has_text="事实").inner_text()
    joints = page.locator(".block", has_text="关节").locator("li").all_inner_texts()
    assert {joint.split()[0] for joint in joints[:2]} == {"石阡县", "衡南县"}
    assert page.locator(".groups li").count() >= 1


def test_tabs_by_arrow_keys(visit: Any, pair: Path) -> None:
    """The arrow keys walk along the tabs, round the ends, and the address keeps which is open."""
    page = visit(pair)
    page.focus("#tab-graph")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.id") == "tab-figures"
    assert page.is_visible("#pane-figures")
    assert "tab=figures" in settled(page)


def test_a_crowd_can_be_clicked(visit: Any, many: Path) -> None:
    """Past some hundreds the things are painted together; clicks and keys find each all the same."""
    page = visit(many)
    find(page, "县教育局")
    name = page.inner_text("#card h2")
    at = centre(page)
    page.keyboard.press("Escape")
    assert not page.is_visible("#card")
    page.mouse.click(*at)
    box = page.locator("#graph").bounding_box()
    if not page.is_visible("#card"):
        page.mouse.click(box["x"] + box["width"] / 2, at[1])
    assert page.inner_text("#card h2") == name
    before = page.inner_text("#status")
    page.keyboard.press("h")
    assert page.inner_text("#status") != before
    with page.expect_download() as drawing:
        page.click("#save-open")
        page.click("#svg")
    assert ElementTree.parse(drawing.value.path()).getroot().tag.endswith("svg")


@pytest.mark.parametrize("tab", ["graph", "time", "table", "map", "figures"])
def test_fits_a_small_screen(visit: Any, many: Path, tab: str) -> None:
    """At 420 pixels nothing stands out to the side, and the graph opens at a size that can be read."""
    page = visit(many, viewport={"width": 420, "height": 800}, has_touch=True)
    page.click("#tab-" + tab)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 420
    scale = float(settled(page).rsplit("+", 1)[1].split("&")[0])
    assert scale >= 0.45
    page.click("#tools-open")
    assert page.is_visible("#png")
    assert page.is_visible("#lang")


def test_without_sentences(visit: Any, tmp_path: Path) -> None:
    """The sentences stay behind, and the page says so."""
    out = tmp_path / "bare.html"
    write_html(invented(60, dataset=Dataset(store="Oxigraph")), out, limit=None, evidence=False)
    assert "牵头实施" not in out.read_text("utf-8")
    page = visit(out)
    assert "不含原句" in page.inner_text("#status")
    page.click("#tab-table")
    assert page.locator(".facts th", has_text="原句").count() == 0
    page.locator(".facts tbody button").first.click()
    assert page.locator("#card .fact").count() >= 1
