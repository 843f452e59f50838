"""The word lists that the rules share."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from pipelines import lexicon
from pipelines.guide import ENDS

LISTS = sorted(path.stem for path in Path(lexicon.__file__).parent.glob("*.txt"))


def rows() -> list[tuple[str, str]]:
    """Every list with every section in it."""
    return [(name, section) for name in LISTS for section in lexicon.sections(name)]


def test_lists_are_there() -> None:
    """The lists that the components ask for exist."""
    assert {"heads", "offices", "verbs"} <= set(LISTS)


@pytest.mark.parametrize(("name", "section"), rows())
def test_sections_hold_words(name: str, section: str) -> None:
    """No section is empty; its words have no marks, spaces or comment signs in them."""
    words = lexicon.words(name, section)
    assert words
    assert all(re.fullmatch(r"[\u4e00-\u9fffA-Za-z]+", word) for word in words)


def test_no_word_stands_twice_in_a_section() -> None:
    """Each word is listed once in its section."""
    twice = {
        (name, section, word)
        for name, section in rows()
        for word, times in Counter(lexicon.words(name, section)).items()
        if times > 1
    }
    assert not twice


@pytest.mark.parametrize("name", LISTS)
def test_words_of_all_sections(name: str) -> None:
    """Without a section the words of all of them come, in their order."""
    assert lexicon.words(name) == tuple(w for words in lexicon.sections(name).values() for w in words)


def test_verbs_are_grouped_by_predicate() -> None:
    """Sections of the verbs are predicates of the guide, and the words that end a noun phrase."""
    assert set(lexicon.sections("verbs")) <= {*ENDS, "stop"}


def test_unknown_list() -> None:
    """A list that does not exist is an error, not an empty list."""
    with pytest.raises(FileNotFoundError):
        lexicon.words("nothing-of-that-name")


def test_unknown_section() -> None:
    """So is a section that the list does not have."""
    with pytest.raises(KeyError):
        lexicon.words("verbs", "nothing-of-that-name")


def test_alternatives_prefer_the_longest() -> None:
    """Of words that begin alike the longest is matched, and no word is read as a pattern."""
    pattern = re.compile(lexicon.alternatives(["县", "县长", "县.", "县长助理", "县长"]))
    assert pattern.match("县长助理好").group() == "县长助理"  # type: ignore[union-attr]
    assert pattern.match("县城").group() == "县"  # type: ignore[union-attr]
