"""IRIs are stable, valid and collide only for the same name."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg import iris
from pipelines.article import normalise

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`/?#\[\]]|%(?![0-9A-F]{2})")


@given(TEXT)
def test_a_segment_is_a_segment(name: str) -> None:
    """No character in it ends the segment or is forbidden in an IRI, and it is never empty or relative."""
    segment = iris.segment(name)
    assert segment
    assert not FORBIDDEN.search(segment)
    assert segment not in (".", "..")


@given(TEXT, TEXT)
def test_equal_segments_mean_equal_names(one: str, other: str) -> None:
    """Two names share a segment only if they are the same once normalised."""
    if normalise(one) and normalise(other):
        assert (iris.segment(one) == iris.segment(other)) == (normalise(one) == normalise(other))


@given(st.lists(TEXT, min_size=2, max_size=2, unique=True))
def test_articles_are_told_apart_exactly(names: list[str]) -> None:
    """Case and quotation marks of an article's identifier count."""
    assert iris.article(names[0]) != iris.article(names[1])


def test_quotation_marks_do_not_tell_things_apart() -> None:
    """The examples of the architecture's description."""
    base = "https://w3id.org/govkg/id/"
    assert str(iris.place("430422")) == f"{base}place/430422"
    assert (
        str(iris.entity("Initiative", "教育改革“三三五”工程", "430422"))
        == f"{base}initiative/430422/教育改革三三五工程"
    )
    village = iris.place(iris.place_key("430422003", "郭市村"))
    assert str(village) == f"{base}place/430422003/郭市村"
    assert iris.key_of_place(village) == "430422003/郭市村"
    assert iris.key_of_place(iris.entity("Person", "柳云", "430422")) == ""


def test_digests_depend_on_every_part() -> None:
    """Facts of one article differ as soon as one part does, wherever the parts are cut."""
    assert iris.fact("a", "b", "c") == iris.fact("a", "b", "c")
    assert (
        len({iris.fact("a", "b", "c"), iris.fact("a", "bc"), iris.fact("x", "b", "c"), iris.measure("a", "b", "c")})
        == 4
    )
