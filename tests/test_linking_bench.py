"""The bench of linking: its measures are right, and two of its stories are linked as well as they should be."""

from __future__ import annotations

import pytest

from benchmarks.linking import gold, measure
from benchmarks.linking.gold import Cluster, Story, Trap
from pipelines.article import Article

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
    assert measure.orders(stories, 2) == {"same": 2}
