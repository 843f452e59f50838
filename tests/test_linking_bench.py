"""The bench of linking: its measures are right, and two of its stories are linked as well as they should be."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.linking import from_text, gold, growth, measure, report
from benchmarks.linking.gold import Cluster, Story, Trap
from pipelines.article import Article, Entity

CLUSTERS = (
    Cluster("p1", "Person", "甲", (("1", "甲"), ("2", "甲"))),
    Cluster("p2", "Person", "乙", (("2", "乙"),)),
)
STORY = Story(
    2, "x", (Article("x", id="1", published="2021-01-01"), Article("y", id="2", published="2021-01-02")), CLUSTERS,
    (Trap("two people", ("p1", "p2")),),
)  # fmt: skip
RIGHT = {("1", "甲"): "a", ("2", "甲"): "a", ("2", "乙"): "b"}


def test_b_cubed() -> None:
    """All right is 1; one merge of three mentions costs precision, one missed link recall."""
    assert measure.b_cubed([STORY], RIGHT)["all"] == measure.Score(1.0, 1.0, 3)
    merged = measure.b_cubed([STORY], dict.fromkeys(RIGHT, "a"))["Person"]
    assert merged.precision == pytest.approx(5 / 9)
    assert merged.recall == 1.0
    missed = measure.b_cubed([STORY], {**RIGHT, ("2", "甲"): "c"})["Person"]
    assert missed.precision == 1.0
    assert missed.recall == pytest.approx(2 / 3)


def test_new_things_and_traps() -> None:
    """A merge hides a new thing and springs the trap; a missed link calls an old thing new."""
    assert measure.nil([STORY], RIGHT).f1 == 1.0
    assert measure.nil([STORY], dict.fromkeys(RIGHT, "a")).recall == 0.5
    assert measure.nil([STORY], {**RIGHT, ("2", "甲"): "c"}).precision == pytest.approx(2 / 3)
    assert measure.sprung([STORY], RIGHT) == []
    assert measure.sprung([STORY], dict.fromkeys(RIGHT, "a")) == [(2, "two people", "甲、乙")]
    assert [m.kind for m in measure.mistakes([STORY], dict.fromkeys(RIGHT, "a"))] == ["merged"]


def test_two_stories() -> None:
    """Two stories of development: hardly a mistake, no trap sprung, one graph whatever the order."""
    stories = [story for story in gold.load() if story.number in (2, 8)]
    things = measure.linked(article for story in stories for article in story.articles)
    assert measure.b_cubed(stories, things)["all"].f1 >= 0.97
    assert measure.sprung(stories, things) == []
    assert measure.across(stories, things) == []
    assert growth.orders(stories, 2) == {"same": 2}


def test_parts_do_not_overlap() -> None:
    """Even stories are for development, odd ones held out; later ones are parts of their own, none of them empty."""
    parts = {story.number: story.part for story in gold.load()}
    assert {parts[2], parts[18]} == {"development"}
    assert {parts[1], parts[17]} == {"held out"}
    assert {parts[19], parts[20]} == {"fresh"}
    assert {parts[23], parts[24]} == {"unseen"}
    assert {parts[31], parts[34]} == {"last"}
    assert {parts[35], parts[44]} == {"blind"}
    assert {parts[45], parts[46]} == {"recent"}
    assert set(parts.values()) == set(gold.PARTS)


def test_first_runs_stand_beside_what_is_measured_now() -> None:
    """A part's first figures are printed under its row, and under no other part's."""
    lines = list(report.from_gold({"development": [STORY], "unseen": [STORY]}, RIGHT))
    at = next(index for index, line in enumerate(lines) if line.startswith("| unseen | 3"))
    assert tuple(lines[at + 1 : at + 3]) == report.FIRST_RUNS["unseen"]
    assert sum("first run" in line for line in lines) == len(report.FIRST_RUNS["unseen"])


def test_iris_lead_on_when_earlier_articles_come() -> None:
    """What a thing was called before is a facet of it still: nothing is lost but what was split."""
    stories = [story for story in gold.load() if story.number in (2, 8)]
    articles = [article for story in stories for article in story.articles]
    latest = growth.stability(articles)
    assert latest.unchanged == latest.leading_on == 1.0
    reversed_ = growth.stability(articles, random=_Backwards())
    assert reversed_.unchanged < reversed_.leading_on == 1.0


class _Backwards(Random):
    """The earliest articles come last."""

    def shuffle(self, x: Any) -> None:  # type: ignore[override]
        """Turn the list round."""
        x.reverse()


def test_only_what_was_found_is_judged() -> None:
    """Mentions that the extractor missed leave the stories, and traps with one side left are none."""
    one, two = (Article("甲见乙。", id=name, published=f"2021-01-0{name}") for name in "12")
    told = [
        replace(one, entities=(Entity("甲", "Person"),)),
        replace(two, entities=(Entity("甲", "Person"), Entity("乙", "Person"))),
    ]
    story = replace(STORY, articles=tuple(told))
    full = from_text.matched([story], {article.id: article for article in told})
    assert (full.mentions, full.wanted, full.extra, full.traps) == (3, 3, 0, 1)
    less = replace(told[1], entities=(Entity("甲", "Person"), Entity("丙", "Person")))
    found = from_text.matched([story], {"1": told[0], "2": less})
    assert (found.mentions, found.wanted, found.extra, found.traps) == (2, 3, 1, 0)
    assert found.stories[0].clusters[1].mentions == ()
    assert [mistake.one for mistake in measure.mistakes(found.stories, found.things)] == [("2", "甲")]


def test_figures_are_put_into_a_file_that_is_not_there(tmp_path: Path) -> None:
    """They begin it, between marks, so that the next figures take their place."""
    file = tmp_path / "figures.md"
    report.put(file, ["| one |"])
    report.put(file, ["| two |"])
    assert file.read_text("utf-8") == f"{report.BEGIN}\n| two |\n{report.END}"


def test_figures_are_put_between_their_marks(tmp_path: Path) -> None:
    """And what stands around them stays."""
    file = tmp_path / "linking.md"
    file.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", "utf-8")
    lines = list(report.from_gold({"development": [STORY]}, RIGHT))
    report.put(file, lines)
    text = file.read_text("utf-8")
    assert text.startswith(f"before\n{report.BEGIN}\n### At gold")
    assert text.endswith(f"{report.END}\nafter\n")
    assert "| development | 3 | 1.000 | 1.000 | 1.000 | 1.000 | 1.000 | 0 of 1 |" in text
    assert "\nold\n" not in text


@pytest.mark.slow
def test_kills_while_articles_are_linked() -> None:
    """A writer that is killed leaves the graph of the first so many articles, relinked things and all."""
    command = [sys.executable, "-m", "benchmarks.linking", "--orders", "0", "--kills", "10"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=gold.STORIES.parents[2])
    said = done.stdout.splitlines()[-1]
    assert said.startswith("10 kills of a writer of 50 articles")
    assert said.endswith("lost 0, graphs that are not those of the first so many articles 0, next commands refused 0.")
