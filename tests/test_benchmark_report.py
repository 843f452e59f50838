"""The report of ``make bench``: ratios the right way round, spreads shown, a fall by half found, the naive systems."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.report import baseline
from benchmarks.report.__main__ import main, measured
from benchmarks.report.kept import Measured
from benchmarks.report.naive import with_lac, with_patterns
from benchmarks.report.page_text import cells, write
from benchmarks.report.plan import parts
from benchmarks.report.plot import picture
from benchmarks.report.reading import measure as measure_reading
from benchmarks.report.rows import Row, Spread, alternating, from_json, geometric, to_json
from pipelines.article import Article

TEXT = "昨天，青石县委书记柳云说，石阡县在河口镇启动了“清河”行动。青石县与石阡县签订《茶叶产业合作协议》。"


def row(ours: float, theirs: float | None, *, more: bool = True, what: str = "speed") -> Row:
    """A comparison without any spread."""
    other = Spread(theirs, theirs, theirs) if theirs is not None else None
    return Row("Part", what, "MB", Spread(ours, ours, ours), "other", other, more)


def test_a_ratio_says_how_many_times_as_good() -> None:
    """More speed and less memory both count above one; with nothing beside it there is none."""
    assert row(4, 2).ratio == 2
    assert row(4, 2, more=False).ratio == 0.5
    assert row(4, None).ratio is None
    assert row(4, 0).ratio is None
    assert Row("P", "w", "s", Spread(1, 1, 1), given=7.0).ratio == 7
    assert geometric([0.5, 2.0, 8.0]) == pytest.approx(2)


def test_a_spread_is_of_the_measurements() -> None:
    """Seconds turned into a speed have their lowest from the slowest."""
    spread = Spread.of([2.0, 1.0, 4.0])
    assert spread == Spread(2, 1, 4)
    assert spread.per(8) == Spread(4, 2, 8)


def test_what_is_compared_runs_in_turns() -> None:
    """One round goes before the clock counts."""
    said: list[str] = []
    spreads = alternating([lambda: said.append("a"), lambda: said.append("b")], 2)
    assert "".join(said) == "ababab"
    assert len(spreads) == 2


def test_rows_are_kept_and_read() -> None:
    """With and without another one beside."""
    for one in (row(4, 2), row(4, None)):
        assert from_json(json.loads(json.dumps(to_json(one)))) == one


def test_a_fall_by_half_is_said(tmp_path: Path) -> None:
    """As is a ratio that is not measured any more; a smaller fall and a new row are not."""
    file = tmp_path / "baseline.json"
    baseline.write([row(8, 2), row(8, 2, what="memory"), row(8, 2, what="gone")], file)
    now = [row(4, 2), row(4.1, 2, what="memory"), row(1, 9, what="new")]
    fell, gone = sorted(baseline.fallen(now, file))
    assert fell.startswith("Part: gone") == gone.startswith("Part: speed")
    assert "fell from 4 to 2." in gone
    assert "was not measured" in fell


def test_the_page_has_every_row() -> None:
    """By parts, with spread and ratio, and what was left out."""
    other = Row("Other", "x", "s", Spread(31234, 28000, 32000), note="a note")
    parts_ = [Measured("one", (row(4, 2),), "2021-06-26", (0.5, 2)), Measured("two", (other,), "2021-06-27", (3, 4))]
    page = write(parts_, ["page: no browser."])
    assert "| speed | MB | 4 | other | 2 | **2** |  |" in page
    assert "| x | s | 31,234 (28,000–32,000) | – | – | – | a note |" in page
    assert page.index("## Part") < page.index("## Other") < page.index("| one | 2021-06-26 | 0.5–2.0 |")
    assert page.index("| two |") < page.index("- page: no browser.")
    assert cells(row(4, None))[5] == "–"


def test_a_part_that_is_kept_is_not_measured_again(tmp_path: Path) -> None:
    """One that cannot be measured is left out with its reason, and tried again."""
    state = tmp_path / "build" / "state.json"
    found, left_out = measured({"one": lambda: [row(4, 2)], "two": fails}, state)
    assert ([part.rows for part in found], left_out) == ([(row(4, 2),)], ["two: no browser."])
    again, nothing = measured({"one": fails, "two": lambda: [row(1, 1)]}, state)
    assert ([part.rows for part in again], nothing) == ([(row(4, 2),), (row(1, 1),)], [])
    assert again[0] == found[0]


def test_one_part_is_renewed_and_the_others_stay(tmp_path: Path) -> None:
    """With none named, nothing is measured; what was never measured is said."""
    state = tmp_path / "state.json"
    measured({"one": lambda: [row(4, 2)], "two": lambda: [row(1, 1)]}, state)
    found, _ = measured({"one": fails, "two": lambda: [row(9, 1)]}, state, ["two"])
    assert [part.rows for part in found] == [(row(4, 2),), (row(9, 1),)]
    kept, left_out = measured({"one": fails, "two": fails, "three": fails}, state, [])
    assert (kept, left_out) == (found, ["three: not measured yet."])


def fails() -> list[Row]:
    """A part that cannot be measured here."""
    raise RuntimeError("no browser.")


def test_the_page_is_written_from_what_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its picture beside it; a part of another name is refused before anything is measured."""
    state, out = tmp_path / "state.json", tmp_path / "page.md"
    measured({"reading": lambda: [row(4, 2)]}, state)
    assert main(["--only", "--state", str(state), "--out", str(out)]) == 0
    assert "| speed | MB | 4 |" in out.read_text("utf-8")
    assert "extraction: not measured yet." in out.read_text("utf-8")
    assert "<svg" in out.with_suffix(".svg").read_text("utf-8")
    assert main(["--only", "nonsense", "--state", str(state), "--out", str(out)]) == 2
    assert "There is no part 'nonsense'" in capsys.readouterr().err


def test_the_picture_has_a_bar_for_each_ratio() -> None:
    """Right of one where ours is better, left where it is not; what is out of all scale is cut; names are escaped."""
    drawn = picture([row(8, 2), row(2, 8, what="a<b"), row(1e9, 1, what="far"), row(3, None, what="alone")])
    bars = [
        (float(bar.get("x", "")), float(bar.get("width", "")))
        for bar in ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}rect")
        if bar.get("x")
    ]
    (left, better), (start, worse), (_, cut) = bars
    assert left == pytest.approx(start + worse, abs=0.2)
    assert better == pytest.approx(worse, abs=0.2)
    assert cut > 4 * better
    assert "a&lt;b" in drawn
    assert "alone" not in drawn


def test_the_naive_systems_find_something() -> None:
    """LAC names, patterns and a dozen triggers: weak, but not made of straw."""
    names = {entity.name: entity.type for entity in with_lac(Article(TEXT)).entities}
    assert "Place" in names.values()
    found = with_patterns(Article(TEXT))
    things = {entity.name: (entity.type, entity.subtype) for entity in found.entities}
    assert things["石阡县"] == ("Place", "")
    assert things["“清河”行动"] == ("Initiative", "Programme")
    assert things["《茶叶产业合作协议》"] == ("Initiative", "Agreement")
    stated = {(r.subject, r.predicate, r.object) for r in found.relations}
    assert any(predicate == "leads" and thing == "“清河”行动" for _, predicate, thing in stated)
    assert all(r.span is not None and r.span.quote(TEXT) == r.evidence for r in found.relations)


def test_reading_is_measured() -> None:
    """Each format beside a library, and pages to articles."""
    rows = measure_reading(1, 1)
    assert [one.what for one in rows] == ["txt", "html", "docx", "pages to articles"]
    assert all(one.ours.median > 0 for one in rows)


def test_both_forms_have_parts() -> None:
    """And the short one none that needs a browser."""
    assert {"extraction", "reading", "commands"} <= parts(short=True).keys() - {"page"}
    assert {"graph 1e5", "graph 1e6", "page"} <= parts(short=False).keys()


def test_without_a_baseline(tmp_path: Path) -> None:
    """Where none is stored, it is said how to store one."""
    assert [line for line in baseline.fallen([row(8, 2)], tmp_path / "none.json") if "--store" in line]
