"""The page in a real browser: it opens from disk, asks the network for nothing, and does what it promises."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import browsing
import pytest
from browsing import HOSTILE, SENTENCE, centre, find
from invented import invented
from rdflib import Dataset

from kg.views import write_html


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with hostile names, parallel facts, two months, and neighbours that wait to be opened."""
    return browsing.write_small(tmp_path_factory.mktemp("page") / "small.html")


def test_opens_from_disk_in_silence(visit: Any, small: Path) -> None:
    """Opened by double click, the page says what it shows, asks for nothing and complains about nothing."""
    page = visit(small)
    assert page.inner_text("#status").startswith("显示 4 / 10 个，4 条事实：联系最多的")
    assert page.evaluate("window.hit") is None
    assert page.title() == page.inner_text("#heading") == HOSTILE


@pytest.mark.slow
def test_card_shows_sentence_article_and_date(visit: Any, small: Path) -> None:
    """A thing's card has each fact with its sentence, the words of both ends marked, and where it stood."""
    page = visit(small)
    find(page, "县教育局")
    assert page.inner_text("#card h2") == "云泽县教育局"
    fact = page.locator(".fact", has_text="牵头").first
    assert fact.locator("blockquote").inner_text() == SENTENCE
    assert fact.locator("mark").all_inner_texts() == ["云泽县教育局", "“春芽”行动"]
    assert "云岭日报 · 2021-01-15" in fact.locator(".from").inner_text()
    assert "2020-12" in fact.locator(".chips").inner_text()


@pytest.mark.slow
def test_hostile_names_do_not_run(visit: Any, small: Path) -> None:
    """A name made of markup is shown as written, in search and on the card."""
    page = visit(small)
    find(page, "window.hit")
    assert page.inner_text("#card h2") == HOSTILE
    assert page.locator("#card img, #found img").count() == 0
    assert page.evaluate("window.hit") is None


@pytest.mark.slow
def test_policy_stops_what_is_not_of_the_file(browser: Any, small: Path) -> None:
    """Even a script that got into the page would not run, and no image or address would be loaded."""
    page = browser.new_page()
    page.goto(small.as_uri())
    page.evaluate("""() => {
        const script = document.createElement('script');
        script.textContent = 'window.hit = 1';
        const image = new Image();
        image.onerror = () => { window.refused = true; };
        document.body.append(script, image);
        image.src = 'https://example.org/x.png';
    }""")
    page.wait_for_function("window.refused")
    assert page.evaluate("window.hit") is None
    assert page.evaluate("fetch('https://example.org/').then(() => 'came', () => 'refused')") == "refused"
    page.close()


@pytest.mark.slow
def test_double_click_expands_and_collapses(visit: Any, small: Path) -> None:
    """Double click brings the waiting neighbours, double click again sends them away."""
    page = visit(small)
    find(page, "990001")
    page.mouse.dblclick(*centre(page))
    page.wait_for_timeout(1200)
    assert page.inner_text("#status").startswith("显示 10 / 10 个")
    page.mouse.dblclick(*centre(page))
    page.wait_for_timeout(1200)
    assert page.inner_text("#status").startswith("显示 4 / 10 个")


@pytest.mark.slow
def test_click_on_a_line_shows_its_facts(visit: Any, small: Path) -> None:
    """Parallel facts are one line; its card has them all."""
    page = visit(small)
    find(page, "春芽")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    page.keyboard.press("0")
    page.wait_for_timeout(500)
    box = page.locator("#graph").bounding_box()
    for y in range(int(box["y"]) + 20, int(box["y"] + box["height"]) - 20, 12):
        page.mouse.click(box["x"] + box["width"] / 2, y)
        if page.locator("#card h2", has_text=" — ").count():
            break
    assert "条事实" in page.inner_text("#card .kind")
    assert page.locator("#card .fact blockquote").count() >= 1


@pytest.mark.slow
def test_legend_and_dates_filter(visit: Any, small: Path) -> None:
    """A class or relation that is switched off goes, with what then has no line; dates narrow the facts."""
    page = visit(small)
    page.locator("#kinds label", has_text="举措").locator("input").uncheck()
    assert "筛选隐去" in page.inner_text("#status")
    page.click("#reset")
    page.locator("#relations label", has_text="牵头").locator("input").uncheck()
    assert "3 条事实" in page.inner_text("#status")
    page.click("#reset")
    page.focus("#from")
    page.keyboard.press("ArrowRight")
    assert "1 条事实" in page.inner_text("#status")
    assert page.inner_text("#dates-said") == "2021-02 – 2021-04"


@pytest.mark.slow
def test_everything_by_keyboard(visit: Any, small: Path) -> None:
    """Search, walk, expand, help and close without a mouse."""
    page = visit(small)
    page.keyboard.press("/")
    page.keyboard.type("云泽县教")
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    names = set()
    for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        names.add(page.inner_text("#card h2"))
    assert len(names) > 1
    find(page, "990001")
    page.keyboard.press("e")
    assert page.inner_text("#status").startswith("显示 10 / 10 个")
    page.keyboard.press("?")
    assert page.is_visible("#sheet")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert not page.is_visible("#sheet")
    assert not page.is_visible("#card")


@pytest.mark.slow
def test_speaks_english_too(visit: Any, small: Path) -> None:
    """One click turns the interface and the names of classes and relations."""
    page = visit(small)
    page.click("#lang")
    assert page.inner_text("#status").startswith("4 of 10 shown, 4 facts")
    assert page.locator("#kinds label", has_text="Organization").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en"


@pytest.mark.slow
def test_exports_what_is_seen(visit: Any, small: Path) -> None:
    """CSV opens in a spreadsheet with nothing that runs; PNG is an image of the picture."""
    page = visit(small)
    find(page, "window.hit")
    with page.expect_download() as table:
        page.click("#save-open")
        page.click("#csv")
    raw = Path(table.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert len(rows) == 5
    assert SENTENCE in {cell for row in rows for cell in row}
    assert "'=HYPERLINK(1)" in {cell for row in rows for cell in row}
    with page.expect_download() as image:
        page.click("#save-open")
        page.click("#png")
    assert Path(image.value.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 700])
def test_panels_leave_each_other_room(visit: Any, small: Path, width: int) -> None:
    """Legend, card and zoom buttons do not cover one another, on a desk or in the hand."""
    page = visit(small, viewport={"width": width, "height": 760})
    find(page, "教育局")
    if width < 760:
        assert not page.is_visible("#side")
    boxes = [page.locator(name).bounding_box() for name in ("#side", "#card", ".zoom") if page.is_visible(name)]
    if width >= 760:
        for index, a in enumerate(boxes):
            for b in boxes[:index]:
                apart_x = a["x"] >= b["x"] + b["width"] or b["x"] >= a["x"] + a["width"]
                assert apart_x or a["y"] >= b["y"] + b["height"] or b["y"] >= a["y"] + a["height"]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_draws_a_large_graph_at_once(visit: Any, tmp_path: Path, scheme: str) -> None:
    """A thousand things open within seconds, nothing moves, and the ground follows the reader's setting."""
    out = tmp_path / "large.html"
    write_html(invented(1000, dataset=Dataset(store="Oxigraph")), out, limit=None)
    page = visit(out, color_scheme=scheme)
    assert page.evaluate("performance.now()") < 20000
    first = page.locator("#graph").screenshot()
    page.wait_for_timeout(400)
    assert page.locator("#graph").screenshot() == first
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(21, 24, 29)") == (scheme == "dark")
