"""What the noise bench says can be reached at most, and that reading holds no more memory the more there is to read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.noise import memory
from benchmarks.noise.ceiling import best_readings, covered
from benchmarks.noise.families import FAMILIES
from benchmarks.noise.measure import Tally, count_most
from benchmarks.noise.press import Expected, Sheet, set_page
from pipelines.article import Article, normalise
from pipelines.pages.ground import Ground
from pipelines.pages.origins import trace

TEXT = "清早的集市上人声鼎沸，老李的菜摊前排起了队。"
CLEAN = f"菜价微涨\n本报讯（记者 周立新）{TEXT}\n"
TRUTH = Expected(TEXT, "菜价微涨", ("周立新",), None, None)


def _sheet(page: str) -> Sheet:
    return Sheet("page.txt", page, (TRUTH,), frozenset(), CLEAN)


def test_the_best_reading_is_what_stands_on_the_page() -> None:
    """Misread characters come out as they are printed, all others as they were written."""
    misread = CLEAN.replace("人声", "入声").replace("微涨", "徽涨")
    assert best_readings(_sheet(CLEAN)) == [(TRUTH.title, TRUTH.text)]
    assert best_readings(_sheet(misread)) == [("菜价徽涨", TEXT.replace("人声", "入声"))]


def test_what_can_be_reached_is_counted_as_what_is_read() -> None:
    """One misread character in a text costs its share, one in a title the title; without any, all can be reached."""
    for page, titles, least, most in (
        (CLEAN, 1.0, 1.0, 1.0),
        (CLEAN.replace("人声", "入声"), 1.0, 0.9, 0.99),
        (CLEAN.replace("微涨", "徽涨"), 0.0, 1.0, 1.0),
    ):
        tally = Tally(pages=1)
        tally.counts["articles", "gold"] = 1
        count_most(tally, [TRUTH], best_readings(_sheet(page)))
        assert tally.f1("titles at most") == titles
        assert least <= tally.most_f1 <= most


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_known_character_is_found_on_its_page(family: str) -> None:
    """The ceiling is exact: no character of a text or a title is missed, on whatever page."""
    for number in range(25):
        sheet = set_page(family, number)
        assert len(sheet.clean) == len(sheet.text)
        articles = [Article(text=truth.text, title=truth.title) for truth in sheet.expected]
        for truth, origin in zip(sheet.expected, trace(articles, Ground(sheet.clean)), strict=True):
            assert covered(truth, origin.text)
            assert covered(replace(truth, text=truth.title), origin.title)
        if "misread 0 %" in sheet.kinds:
            assert best_readings(sheet) == [(truth.title, truth.text) for truth in sheet.expected]
        for truth, (title, text) in zip(sheet.expected, best_readings(sheet), strict=True):
            assert (len(title), len(text)) == (len(truth.title), len(truth.text))


def test_the_articles_of_the_memory_bench_are_all_read(tmp_path: Path) -> None:
    """As many articles come out as were written, from the folder and from the jsonl file, and they differ."""
    pages, lines = memory.write(tmp_path, 4)
    for source in (pages, lines):
        count, peak = memory.read(str(source))
        assert count == 4
        assert peak > 1.0
    texts = {normalise(file.read_text("utf-8")) for file in pages.iterdir()}
    assert len(texts) == 4


@pytest.mark.slow
def test_memory_does_not_grow_with_the_input() -> None:
    """A thousand articles take hardly more memory than fifty, each read in a process of its own."""
    peaks = {(kind, count): peak for kind, count, peak in memory.measure((50, 1_000))}
    assert len(peaks) == 4
    for (kind, _), peak in peaks.items():
        assert peak <= 1.2 * peaks[kind, 50]
