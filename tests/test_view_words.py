"""The page's own words and names: what it says of nothing, of ties, of dates and sums, in either language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from command_line import demo, kg
from invented import Maker, invented
from rdflib import Dataset
from rdflib.namespace import DCTERMS

from kg.amounts import printed, reprinted
from kg.views import write_html


@pytest.fixture
def bodies(tmp_path: Path) -> Path:
    """A county's two bodies, each with an initiative of its own, and a sum of money."""
    maker = Maker(Dataset())
    county = maker.node("Place", "云泽县", path="place/990101")
    for name in ("教育局", "民政局"):
        body = maker.node("Organization", f"云泽县{name}", path=f"organization/990101/{name}")
        run = maker.node("Initiative", f"{name}行动")
        maker.fact(body, "leads", run, date="2020-05")
        maker.dataset.add((body, DCTERMS.spatial, county))
        maker.figure(run, "投资", 2_000_000_000, "元")
    write_html(maker.dataset, out := tmp_path / "bodies.html")
    return out


@pytest.mark.parametrize(
    ("value", "unit", "sentence", "words"),
    [
        (18_000_000, "元", "其中1800余万元来自对口支援", "1800余万元"),
        (2_000_000_000, "元", "计划3年内投入不少于20亿元", "不少于20亿元"),
        (1234, "户", "惠及1,234户", "1,234户"),
        (560_000_000, "元", "投资翻了一番", "5.6亿元"),
        (999, "元", "", "999元"),
        (0.5, "亩", "", "0.5亩"),
    ],
)
def test_sums_as_they_are_printed(value: float, unit: str, sentence: str, words: str) -> None:
    """With what the sentence says of more and less, and never a row of noughts."""
    assert printed(value, unit, sentence) == words
    assert reprinted(f"{value}{unit}", sentence) == words


@pytest.mark.slow
def test_ties_are_drawn_switched_off_and_explained(visit: Any, bodies: Path) -> None:
    """A path leads over them; their card says that they are no facts; without them two pairs are left."""
    page = visit(bodies)
    assert page.inner_text("#status").startswith("显示 5 / 5 个，2 条事实")
    page.fill("#find", "云泽县教育局")
    page.keyboard.press("Enter")
    assert "属于 云泽县" in page.inner_text("#card")
    assert "20亿元" not in page.inner_text("#card")
    page.uncheck("#ties")
    assert page.inner_text("#status").startswith("显示 4 / 5 个，2 条事实")
    assert "ties=no" in (page.wait_for_timeout(600) or page.evaluate("location.hash"))


@pytest.mark.slow
def test_the_name_of_the_site_and_the_sums(visit: Any, bodies: Path) -> None:
    """In the language of the page, where the graph has no name of its own; a figure is read, not counted."""
    page = visit(bodies)
    assert page.inner_text("#heading") == page.title() == "地方治理知识图谱"
    page.click("#lang")
    assert page.inner_text("#heading") == page.title() == "Local governance graph"
    page.fill("#find", "教育局行动")
    page.keyboard.press("Enter")
    assert "20亿元" in page.inner_text("#card .figures")


@pytest.mark.slow
def test_the_day_of_the_fact_is_not_the_day_of_the_report(visit: Any, bodies: Path) -> None:
    """Each has a column of its own."""
    page = visit(bodies)
    page.click("#tab-table")
    assert set(page.locator(".facts .col-when").all_inner_texts()) == {"2020-05"}
    assert set(page.locator(".facts .col-day").all_inner_texts()) == {"2021-01-15"}


@pytest.mark.slow
def test_a_graph_without_facts_says_how_to_add_some(visit: Any, tmp_path: Path) -> None:
    """No filter is to blame."""
    write_html(Dataset(), out := tmp_path / "empty.html")
    assert "kg add" in visit(out).inner_text("#empty")


@pytest.mark.slow
def test_the_box_says_when_lines_have_no_room_for_words(visit: Any, tmp_path: Path) -> None:
    """Far out it says that the relations are named closer in, and closer in it says nothing."""
    write_html(invented(200, dataset=Dataset(store="Oxigraph")), out := tmp_path / "many.html")
    page = visit(out)
    assert page.is_visible("#words-note")
    for _ in range(6):
        page.click("#closer")
        page.wait_for_timeout(60)
    assert not page.is_visible("#words-note")


def test_hops_without_a_middle_are_said_to_mean_nothing(tmp_path: Path) -> None:
    """The whole graph is drawn, and one sentence says why."""
    done = kg("view", "--out", tmp_path / "all.html", "--hops", "3", "--graph", demo().graph)
    assert done.code == 0
    assert done.err == (
        "--hops says how far from the thing that --around names; without --around the whole graph is drawn.\n"
    )
