"""Pieces of words: the best cut of a line, and which piece holds a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.components.subwords import Subwords

PIECES = {
    "县": (3, -4.0),
    "委": (4, -4.0),
    "书记": (5, -3.0),
    "书": (6, -6.0),
    "记": (7, -6.0),
    "1": (8, -4.0),
    "▁": (9, -3.0),
}


@pytest.fixture(name="subwords")
def small() -> Subwords:
    """A vocabulary of a handful of pieces."""
    return Subwords(PIECES, unknown=2)


@pytest.mark.parametrize(
    ("text", "indices", "starts"),
    [
        ("", [], []),
        ("\n\n", [], []),
        ("县委书记", [3, 4, 5], [0, 1, 2]),
        ("书县", [6, 3], [0, 1]),
        ("山书记", [2, 5], [0, 1]),
        ("县\n委", [3, 4], [0, 2]),
        ("县 委", [3, 9, 4], [0, 1, 2]),
        ("\uff11县", [8, 3], [0, 1]),
    ],
)
def test_best_cut(subwords: Subwords, text: str, indices: list[int], starts: list[int]) -> None:
    """The likeliest pieces are chosen; what is in none is unknown, compatible forms count as plain ones."""
    found = subwords.split(text)
    assert list(found.indices) == indices
    assert list(found.starts) == starts


def test_span_of_characters(subwords: Subwords) -> None:
    """A stretch belongs to all pieces that it touches."""
    pieces = subwords.split("县委书记")
    assert pieces.span(0, 1) == (0, 1)
    assert pieces.span(3, 4) == (2, 3)
    assert pieces.span(1, 4) == (1, 3)


@given(st.text(max_size=60))
def test_any_text_is_covered(text: str) -> None:
    """Pieces stand in order, and but for line breaks every character lies in one."""
    found = Subwords(PIECES, unknown=2).split(text)
    assert list(found.starts) == sorted(set(found.starts))
    known = [i for i, c in enumerate(text) if c != "\n"]
    assert len(found.indices) <= len(known)
    assert bool(found.indices) == bool(known)
