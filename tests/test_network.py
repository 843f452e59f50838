"""The tagger's network: which sentences are read together, and what a chain of scores makes likely."""

from __future__ import annotations

from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from pipelines.article import Span
from pipelines.components.features import WIDTH
from pipelines.components.network import CharacterTagger, batches, marginals, offsets
from pipelines.extraction import PACKAGED

TEXT = "新化县启动“清河”行动。安化县水利局参加行动，建成红茶加工基地。"


@pytest.fixture(scope="module", name="network")
def packaged_network() -> CharacterTagger:
    """One of the packaged networks."""
    return CharacterTagger.load(PACKAGED / "govkg_tagger" / "1")


def spans(lengths: list[int]) -> list[Span]:
    """Spans of these lengths, one behind the other."""
    ends = np.cumsum(lengths).tolist()
    return [Span(end - length, end) for end, length in zip(ends, lengths, strict=True)]


def chances(network: CharacterTagger, where: list[Span], most: int) -> NDArray[np.float32]:
    """Of the text, with some view of its pieces that no other stretch has."""
    seen = np.random.default_rng(3).normal(size=(len(TEXT), 96)).astype(np.float32)
    kinds = np.random.default_rng(4).integers(0, WIDTH, size=(len(TEXT), 4))
    return network.chances(TEXT, where, kinds, seen, np.arange(len(TEXT)), most)


@given(st.lists(st.integers(1, 400), max_size=40), st.integers(1, 16))
def test_batches_hold_each_span_once(lengths: list[int], most: int) -> None:
    """Every span is in one batch, none of which is too large or computes more than all together would."""
    given_spans = spans(lengths)
    found = batches(given_spans, most)
    assert sorted(s.start for batch in found for s in batch) == [s.start for s in given_spans]
    assert all(1 <= len(batch) <= most for batch in found)
    if lengths and most >= len(lengths):
        cost = sum(max(s.end - s.start for s in batch) * (1.3 + len(batch)) for batch in found)
        assert cost <= max(lengths) * (1.3 + len(lengths)) + 1e-6


def test_offsets_are_filled_up() -> None:
    """Behind a span's end stands what is beyond the text."""
    assert offsets([Span(2, 4), Span(7, 10)], 10).tolist() == [[2, 3, 10], [7, 8, 9]]


def test_marginals_are_those_of_all_paths() -> None:
    """Forward-backward agrees with the sum over every path, for spans of any length, nought between them."""
    random = np.random.default_rng(7)
    scores = random.normal(size=(9, 3)).astype(np.float32) * 3
    transitions = random.normal(size=(3, 3)).astype(np.float32) * 3
    where = [Span(0, 1), Span(2, 6), Span(6, 9)]
    found = marginals(scores, transitions, where)
    assert not found[1].any()
    for span in where:
        sums = np.zeros((span.end - span.start, 3))
        for path in product(range(3), repeat=span.end - span.start):
            total = sum(float(scores[span.start + i, label]) for i, label in enumerate(path))
            total += sum(float(transitions[a, b]) for a, b in pairwise(path))
            sums[np.arange(len(path)), path] += np.exp(total)
        assert np.allclose(found[span.start : span.end], sums / sums.sum(axis=1, keepdims=True), atol=1e-5)


def test_marginals_of_scores_far_apart() -> None:
    """What is next to impossible, and a long way, leave no row without a sum."""
    scores = np.tile(np.array([0, -90, 40], dtype=np.float32), (3000, 1))
    transitions = np.full((3, 3), -100, dtype=np.float32)
    found = marginals(scores, transitions, [Span(0, 3000)])
    assert np.allclose(found.sum(axis=1), 1.0)
    assert np.all(found.argmax(axis=1) == 2)
    assert marginals(scores, transitions, []).shape == scores.shape


def test_neighbours_in_a_batch_do_not_matter(network: CharacterTagger) -> None:
    """A sentence's probabilities are the same alone, among shorter and among longer ones."""
    where = [Span(0, 11), Span(11, 20), Span(20, 22), Span(22, len(TEXT))]
    together, apart = chances(network, where, 16), chances(network, where, 1)
    assert np.allclose(together, apart, atol=1e-5)
    assert np.allclose(chances(network, where[1:2], 16)[11:20], apart[11:20], atol=1e-5)
    assert not chances(network, where[1:2], 16)[:11].any()


def test_characters_it_does_not_know(network: CharacterTagger) -> None:
    """They are read as the first row of the embedding."""
    strange = "\ue000" * 4
    seen, kinds = np.zeros((1, 96), dtype=np.float32), np.zeros((4, 4), dtype=np.int64)
    found = network.chances(strange, [Span(0, 4)], kinds, seen, np.zeros(4, dtype=np.int64), 16)
    assert "\ue000" not in network.characters
    assert np.allclose(found.sum(axis=1), 1.0, atol=1e-5)


def test_round_trip(network: CharacterTagger, tmp_path: Path) -> None:
    """What is written and read again says the same."""
    network.save(tmp_path)
    where = [Span(0, len(TEXT))]
    assert np.array_equal(chances(CharacterTagger.load(tmp_path), where, 16), chances(network, where, 16))
    (tmp_path / "network.onnx").unlink()
    with pytest.raises(FileNotFoundError):
        CharacterTagger.load(tmp_path)
