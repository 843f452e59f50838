"""Nothing in a graph runs in the page, breaks it, or keeps anybody from using it."""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import browsing
import pytest
from browsing import HOSTILE, find
from invented import Maker
from rdflib import Dataset

from kg.views import write_html

pytestmark = pytest.mark.slow

NAMES = (
    HOSTILE,
    "<svg onload=window.hit=1>",
    "{{7*7}}${window.hit=1}`+window.hit`",
    "\u202e县溪松\u202c\u2066右左\u2069",
    "行分隔\u2028段分隔\u2029零宽\u200b\ufeff",
    "半个\ud800字",
    "a\u0000b\u0007c",
    "松" * 10_000,
    "" + "e\u0301" * 300,
    "&amp;&lt;b&gt;]]>-->",
    "__proto__",
    "constructor",
)
TABS = ("graph", "time", "table", "map", "figures")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page in which every name, alias, sentence and qualifier is hostile."""
    maker = Maker(Dataset())
    county = maker.node("Place", "云泽县", NAMES[0], notation="990001")
    runs = [
        maker.node("Programme", name, name + "别名", parent="Initiative", path=f"programme/{index}")
        for index, name in enumerate(NAMES)
    ]
    for index, (run, name) in enumerate(zip(runs, NAMES, strict=True)):
        maker.fact(run, "implementedIn", county, f"{name}在云泽县。{name}", date="2021-03", topic=name, title=name)
        maker.fact(run, "partOf", runs[index - 1], name, status=name[:50], amount=name)
        maker.figure(run, name, 5.0, name)
    out = tmp_path_factory.mktemp("page") / "hostile.html"
    write_html(maker.dataset, out, limit=None, title=HOSTILE + "松" * 10_000)
    return out


@pytest.mark.parametrize("tab", TABS)
def test_hostile_graph_neither_runs_nor_breaks(visit: Any, hostile: Path, tab: str) -> None:
    """Every picture of it opens, in both languages, with no element that the template does not have."""
    page = visit(hostile)
    page.click("#tab-" + tab)
    page.click("#lang")
    assert page.evaluate("window.hit") is None
    assert page.locator("img, iframe, object, script:not([type]) ~ script ~ script").count() == 0
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.querySelectorAll('[onload], [onerror]').length") == 0


@pytest.mark.parametrize("index", range(len(NAMES)))
def test_hostile_name_is_found_and_shown(visit: Any, hostile: Path, index: int) -> None:
    """Search finds the thing, and its card opens with every fact."""
    page = visit(hostile)
    typed = max(re.split("[\ud800\u0000]", NAMES[index]), key=len)  # what a keyboard can send
    find(page, typed[:30])
    assert page.is_visible("#card")
    assert page.locator("#card .fact").count() >= 2
    assert page.evaluate("window.hit") is None
    box = page.locator("#card").bounding_box()
    assert box["x"] + box["width"] <= 1280


def test_hostile_graph_goes_out_whole(visit: Any, hostile: Path) -> None:
    """All three exports of it are files that a reader of their format takes."""
    from xml.etree import ElementTree

    page = visit(hostile)
    for kind in ("svg", "csv", "png"):
        page.click("#save-open")
        with page.expect_download() as saved:
            page.click("#" + kind)
        raw = Path(saved.value.path()).read_bytes()
        assert len(raw) > 500
        if kind == "svg":
            ElementTree.fromstring(raw)


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core: a copy in node_modules, else fetched by npm for the length of the test."""
    kept = Path(__file__).parent.parent / "node_modules" / "axe-core" / "axe.min.js"
    if kept.exists():
        return kept.read_text("utf-8")
    npm, folder = shutil.which("npm"), tmp_path_factory.mktemp("axe")
    if npm is None:
        pytest.skip("axe-core is not here and npm neither; npm install --no-save axe-core runs this test")
    done = subprocess.run([npm, "pack", "axe-core@4"], cwd=folder, capture_output=True, timeout=120, check=False)
    archive = next(folder.glob("axe-core-*.tgz"), None)
    if done.returncode or archive is None:
        pytest.skip("npm could not fetch axe-core; npm install --no-save axe-core runs this test")
    with tarfile.open(archive) as opened:
        script = opened.extractfile("package/axe.min.js")
        assert script
        return script.read().decode("utf-8")


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with something in every picture."""
    return browsing.write_pair(tmp_path_factory.mktemp("page") / "pair.html")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", TABS)
def test_axe_finds_nothing_serious(visit: Any, pair: Path, axe: str, tab: str, scheme: str) -> None:
    """Each picture, with a card open and the search box in use, light and dark."""
    page = visit(pair, color_scheme=scheme)
    page.click("#tab-" + tab)
    find(page, "hnx")
    page.select_option("#county", index=1)
    page.fill("#find", "s")
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    grave = [
        f"{violation['id']}: {node['html'][:150]} {node['failureSummary'][:200]}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"][:4]
    ]
    assert grave == []
