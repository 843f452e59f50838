"""A headless browser for tests of pages that open from disk: every request, message and error is noted."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from invented import Maker
from rdflib import Dataset

from kg.views import write_html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HOSTILE = "</script><img src=x onerror=window.hit=1><script>window.hit=1</script>"
SENTENCE = "去年12月，云泽县教育局牵头实施“春芽”行动，覆盖全县。"


def chromium() -> Iterator[Any]:
    """A headless browser; without one, or without playwright, the test has nothing to run in."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed; pip install playwright runs these tests"
    )
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine; apt install chromium runs these tests")
    with api.sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


def visits(browser: Any) -> Iterator[Any]:
    """A function that opens a page; afterwards the test fails if a page asked for anything or complained."""
    trouble: list[str] = []
    contexts = []

    def opener(path: Path, hash_: str = "", **how: Any) -> Any:
        size = how.pop("viewport", {"width": 1280, "height": 800})
        context = browser.new_context(viewport=size, offline=True, reduced_motion="reduce", **how)
        contexts.append(context)
        context.set_default_timeout(240_000)  # a machine that is busy takes its time
        page = context.new_page()
        page.on("console", lambda message: trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: trouble.append(f"error: {error}"))
        page.on("request", lambda request: _note(request.url, path, trouble))
        page.goto(path.as_uri() + hash_)
        # the page's policy forbids playwright's own waiting, which evaluates words inside it
        while page.evaluate("document.documentElement.dataset.ready") != "yes":
            page.wait_for_timeout(20)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert trouble == []


def _note(url: str, path: Path, trouble: list[str]) -> None:
    if url.split("#")[0] != path.as_uri() and not url.startswith(("data:", "blob:")):
        trouble.append(f"request: {url}")


def find(page: Any, words: str) -> None:
    """Search and jump to the first hit."""
    page.fill("#find", words)
    page.keyboard.press("Enter")
    page.wait_for_timeout(120)


def centre(page: Any) -> tuple[float, float]:
    """Where the thing stands that was jumped to: the middle of what the card leaves free."""
    box = page.locator("#graph").bounding_box()
    card = page.locator("#card").bounding_box()
    width = box["width"] - (card["width"] + 12 if card else 0)
    return box["x"] + width / 2, box["y"] + box["height"] / 2


def settled(page: Any) -> str:
    """The address, when the page has written its state into it."""
    page.wait_for_timeout(600)
    return str(page.evaluate("location.hash"))


def write_small(out: Path) -> Path:
    """A page with hostile names, parallel facts, two months, and neighbours that wait to be opened."""
    maker = Maker(Dataset())
    county = maker.node("Place", "云泽县", "云泽", notation="990001")
    body = maker.node("Organization", "云泽县教育局", "县教育局")
    run = maker.node("Programme", "“春芽”行动", parent="Initiative")
    evil = maker.node("Person", HOSTILE)
    maker.fact(body, "leads", run, SENTENCE, date="2020-12", status="ongoing")
    maker.fact(body, "supports", run)
    maker.fact(run, "implementedIn", county)
    maker.fact(evil, "holdsPost", body, HOSTILE, title="=HYPERLINK(1)")
    for index in range(6):
        maker.fact(maker.node("Facility", f"松溪{index}号站"), "locatedIn", county)
    write_html(maker.dataset, out, limit=4, title=HOSTILE)
    return out


def write_pair(out: Path) -> Path:
    """A page of two counties with coordinates, joined by an agreement, one fact in two articles, one unsure."""
    maker = Maker(Dataset())
    counties = [
        maker.node("Place", name, notation=code, path=f"place/{code}")
        for code, name in (("430422", "衡南县"), ("520623", "石阡县"))
    ]
    first, second = counties
    bodies = [maker.node("Organization", f"松溪{word}局") for word in ("水务", "林业")]
    runs = [maker.node("Programme", f"“{word}”行动", parent="Initiative") for word in ("清流", "绿荫")]
    people = [maker.node("Person", "周一石"), maker.node("Person", "吴三木")]
    for county, body, run, person in zip(counties, bodies, runs, people, strict=True):
        maker.fact(body, "leads", run, date="2021-02", status="done")
        maker.fact(run, "implementedIn", county, date="2020")
        maker.fact(person, "holdsPost", body, title="局长")
    for _ in range(4):
        maker.fact(first, "signsAgreementWith", second, topic="两地通办")
    write_html(maker.dataset, out, limit=None, title="两县")
    return out
