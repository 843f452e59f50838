"""The pages of ``kg serve`` in a real browser: quiet, usable by keyboard, in light and dark, wide and narrow."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from command_line import copy_of_graph
from serving import SHIQIAN, TOKEN, Site, served

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[1]
HOSTILE = "</script><script>window.hit=1</script><img src=x onerror=window.hit=1>"
THING = f"/thing?iri={quote(SHIQIAN, safe='')}"
PAGES = (
    "/",
    "/search?q=" + quote("石阡"),
    THING,
    "/articles",
    "/queries",
    "/queries/officials_leading?county=" + quote("石阡县"),
    "/query",
)
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A copy of the demo's graph in which a thing has a hostile alias, with room for few rows."""
    folder = tmp_path_factory.mktemp("site")
    options = ("--writable", "--max-rows", "60")
    with served(copy_of_graph(folder / "graph"), folder / "log", *options, token=TOKEN) as running:
        told = running.update(f'INSERT DATA {{ <{SHIQIAN}> skos:altLabel "{HOSTILE}"@zh }}')
        assert told.status == 200, told.text
        yield running


@pytest.fixture
def visit(browser: Any, site: Site) -> Iterator[Open]:
    """Opens a page; complaints, and requests to anywhere else, fail the test."""
    troubles: list[str] = []
    contexts = []

    def go(address: str, width: int = 1400, scheme: str = "light") -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: troubles.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda asked: None if asked.url.startswith((site.base, "data:", "blob:")) else troubles.append(asked.url),
        )
        page.goto(site.base + address)
        return page

    yield go
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 420])
def test_pages_fit_and_keep_quiet(visit: Open, width: int, scheme: str) -> None:
    """Nothing sticks out, nothing is asked of others, and the colours follow the system."""
    for address in PAGES:
        page = visit(address, width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        lightness = page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])")
        assert (lightness < 60) == (scheme == "dark"), address
        page.close()


def test_from_search_to_sentence(visit: Open) -> None:
    """By keyboard: search, a thing, one of its facts, the sentence in the article, a thing that it names."""
    page = visit("/articles")
    page.keyboard.press("/")
    page.keyboard.type("石阡县")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found")
    page.locator(".found a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".facts")
    assert page.inner_text("h1") == "石阡县"
    sentence = page.locator(".fact blockquote").first.inner_text()
    page.locator(".fact .from a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("article")
    assert sentence in page.evaluate("document.querySelector(':target').closest('.said').textContent")
    place = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
    assert 0 <= place < 900
    page.locator("article a.mark").first.click()
    page.wait_for_selector(".top .kind")


def test_a_fact_beside_the_text_leads_to_its_sentence(visit: Open) -> None:
    """Its words are where the link leads."""
    page = visit(THING)
    page.locator(".fact .from a").first.click()
    page.wait_for_selector(".brief")
    link = page.locator(".brief .from a").last
    start = link.inner_text().rstrip("…")
    link.click()
    assert start in page.evaluate("document.querySelector(':target').closest('.said').textContent")


def test_the_picture_is_drawn_on_demand(visit: Open) -> None:
    """Only when it is unfolded, within the page, without its rights."""
    page = visit(THING)
    assert len(page.frames) == 1 or not page.frames[1].url.endswith("hops=1")
    page.click(".picture summary")
    frame = page.frame_locator(".picture iframe")
    frame.locator("html[data-ready=yes]").wait_for(timeout=60_000)
    assert frame.locator("#heading").inner_text() == "石阡县"


def test_the_language_is_kept(visit: Open) -> None:
    """From the page on which it was chosen to the next one."""
    page = visit("/articles")
    page.click(".tongue")
    page.wait_for_selector("html[lang=en]")
    page.click("nav a[href='/queries']")
    page.wait_for_selector("html[lang=en]")
    assert page.inner_text("h1") == "Queries"


def test_light_and_dark_can_be_chosen(visit: Open) -> None:
    """And the choice is kept."""
    page = visit("/")
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_editor_runs_queries_of_the_library(visit: Open) -> None:
    """Filled from the list, answered by this server; an answer that was cut says so."""
    page = visit("/query#bases_built")
    page.wait_for_selector("html[data-ready=yes]")
    assert page.input_value("#library") == "bases_built"
    # Only the lines that fit into the window are in the page.
    assert "gov:builds" in page.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    page.click(".yasqe_queryButton")
    page.wait_for_selector(".yasr_results tbody tr", timeout=30_000)
    assert page.is_hidden("#cut")
    page.select_option("#library", "timeline")
    page.click(".yasqe_queryButton")
    page.wait_for_selector("#cut:not([hidden])", timeout=30_000)
    assert "60" in page.inner_text("#cut")


def test_a_form_asks_and_answers_lead_on(visit: Open) -> None:
    """With evidence; what is not filled in is asked for."""
    page = visit("/queries/officials_leading")
    page.fill("input[name=county]", "石阡县")
    page.click("form.asking button")
    page.wait_for_selector("tbody")
    assert page.locator(".proof blockquote").count() > 0
    page.locator("tbody a").first.click()
    page.wait_for_selector(".top .kind")


def test_hostile_names_do_not_run(visit: Open) -> None:
    """On a page, in search, in the picture."""
    page = visit(THING)
    assert HOSTILE in page.inner_text(".top")
    page.click(".picture summary")
    page.frame_locator(".picture iframe").locator("html[data-ready=yes]").wait_for(timeout=60_000)
    assert [frame.evaluate("window.hit") for frame in page.frames] == [None] * len(page.frames)
    found = visit("/search?" + urlencode({"q": HOSTILE}))
    assert found.locator(".found a").first.inner_text() == "石阡县"
    assert found.evaluate("window.hit") is None


def test_nothing_serious_for_axe(visit: Open) -> None:
    """Neither in light nor in dark. The editor's insides are YASGUI's."""
    script = Path(os.environ.get("KG_AXE") or ROOT / "node_modules" / "axe-core" / "axe.min.js")
    if not script.is_file():
        pytest.skip("axe-core is missing: npm install --no-save axe-core, or KG_AXE=…/axe.min.js")
    found = []
    for scheme in ("light", "dark"):
        for address in PAGES:
            page = visit(address, 1400, scheme)
            page.evaluate(script.read_text("utf-8"))  # the page's policy takes no script from elsewhere
            result = page.evaluate("axe.run({ exclude: ['#yasgui'] })")
            found += [
                (scheme, address, one["id"], one["nodes"][0]["html"])
                for one in result["violations"]
                if one["impact"] in ("serious", "critical")
            ]
            page.close()
    assert found == []
