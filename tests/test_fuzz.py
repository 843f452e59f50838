"""Every parser, given damaged input: read or refused in a sentence, in bounded time; the same inputs on every run.

With the twenty thousand files of ``test_reading_bad.py`` ``make test-all`` gives more than a hundred thousand inputs.
"""

from __future__ import annotations

from collections.abc import Iterator

import fuzz_seeds
import pytest
from fuzz_seeds import seeds
from fuzz_targets import TARGETS, source
from fuzzing import FuzzError, damaged, feed

from pipelines.reading import SourceText, read_bytes

MANY = {
    "source": 8_000,
    "page": 2_000,
    "record": 30_000,
    "gold": 4_000,
    "words": 12_000,
    "request": 30_000,
    "question": 2_000,
    "query": 6_000,
}
"""Inputs of each target in ``make test-all``."""
SECONDS = 240.0
"""Of the processor for each target, several times what it takes; one input may take two."""


@pytest.mark.parametrize("name", TARGETS)
def test_good_input_is_read(name: str) -> None:
    """What is damaged later is sound to begin with, or the damage would prove nothing."""
    assert feed(TARGETS[name], seeds(name), seconds=60).inputs >= 2


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_input_is_read_or_refused(name: str) -> None:
    """A few of each."""
    assert feed(TARGETS[name], damaged(seeds(name), 1, 60), seconds=60).inputs == 60


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_much_damaged_input_is_read_or_refused(name: str) -> None:
    """Thousands of each."""
    assert feed(TARGETS[name], damaged(seeds(name), 2, MANY[name]), seconds=SECONDS).inputs == MANY[name]


@pytest.mark.parametrize("control", ["\x17", "&#x17;", "&#xfffe;"])
def test_a_control_character_behind_a_script(control: str) -> None:
    """Found by fuzzing: what is dropped from a page leaves the words behind it, whatever stands among them."""
    data = f"<html><body><p>甲<script>x</script>乙{control}丙</p><style>y</style>{control}丁</body></html>"
    (found,) = read_bytes(data.encode(), "a.bin")
    assert isinstance(found, SourceText)
    assert "".join(found.text.split()) == "甲乙丙丁"


def wrapped(seed: int, count: int) -> Iterator[bytes]:
    """Sound archives and docx files of damaged content."""
    for data in damaged(fuzz_seeds.xml(), seed, count):
        yield from fuzz_seeds.wrapped(data)


def test_damage_inside_sound_wrapping_is_read_or_refused() -> None:
    """A few."""
    assert feed(source, wrapped(3, 20), seconds=60).inputs == 80


@pytest.mark.slow
def test_much_damage_inside_sound_wrapping_is_read_or_refused() -> None:
    """Six thousand."""
    assert feed(source, wrapped(4, 1_500), seconds=SECONDS).inputs == 6_000


def test_a_hundred_thousand_inputs() -> None:
    """All in all, before those of ``test_reading_bad.py``."""
    assert sum(MANY.values()) + 6_000 >= 100_000


def test_a_failure_is_told_with_its_input() -> None:
    """So that it can be made a test; slowness and too many inputs for the time are failures as well."""

    def fails(data: bytes) -> None:
        assert data != b"bad"

    with pytest.raises(FuzzError, match=r"input 2, b'bad'"):
        feed(fails, [b"good", b"bad"], seconds=60)
    with pytest.raises(FuzzError, match="took"):
        feed(lambda _: sum(range(10_000)), [b""], seconds=60, each=0)
    with pytest.raises(FuzzError, match="time was up after 1"):
        feed(lambda _: sum(range(10_000)), [b"", b""], seconds=0)


def test_the_same_seed_damages_the_same() -> None:
    """And another one otherwise."""
    one, same, other = (list(damaged([b"some words", b"others"], seed, 50)) for seed in (1, 1, 2))
    assert one == same != other
    assert len(set(one)) > 30
