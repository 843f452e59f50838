"""The packaged encoder: windows, marks, states, and the way to disk and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.components.encoder import KINDS, MARKS, WINDOW, Encoder, Layers, marks, owners, windows
from pipelines.components.state import Ref
from pipelines.extraction import PACKAGED

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "安化县与新化县签订协议，建设红茶加工基地。"


@pytest.fixture(scope="module", name="encoder")
def packaged_encoder() -> Encoder:
    """The encoder of the packaged pipeline."""
    return Encoder.load(PACKAGED / "govkg_encoder")


@pytest.fixture(scope="module", name="upper")
def packaged_layers() -> Layers:
    """The upper layers of the packaged relation model."""
    return Layers((PACKAGED / "govkg_relations" / "upper.onnx").read_bytes())


@given(st.integers(0, 5000), st.integers(120, 600))
def test_windows_cover_a_row_once(length: int, size: int) -> None:
    """The kept parts follow one another without gap, each inside of its window, none longer than the size."""
    cut = list(windows(length, size))
    assert [i for _, _, low, high in cut for i in range(low, high)] == list(range(length))
    assert all(start <= low <= high <= end and end - start <= size for start, end, low, high in cut)


def test_marks_tell_kinds_and_beginnings(encoder: Encoder) -> None:
    """A ref's first piece has the odd mark of its kind, the others the even one; stand-ins have one of their own."""
    pieces = encoder.subwords.split(TEXT)
    refs = [
        Ref(0, 3, "安化县", "Place"),
        Ref(14, 20, "红茶加工基地", "Facility"),
        Ref(9, 11, "协议", "Initiative", "", True),
    ]
    table = marks(pieces, refs)
    first = 1 + 2 * KINDS.index("Facility")
    start, end = pieces.span(14, 20)
    assert table[0] == 1 + 2 * KINDS.index("Place")
    assert list(table[start:end]) == [first] + [first + 1] * (end - start - 1)
    assert table[pieces.at(9)] == 2 * len(KINDS) + 1 + KINDS.index("Initiative") < MARKS
    assert table[-1] == 0


def test_states_depend_on_the_sentence(encoder: Encoder, upper: Layers) -> None:
    """The same word means something else in another sentence, and the same in the same."""
    one, again, other = (upper.states(encoder.read(text)) for text in (TEXT, TEXT, "安化县今天下雨。"))
    assert one.shape[1] == other.shape[1] == 384
    assert np.array_equal(one, again)
    assert not np.allclose(one[0], other[0], atol=1e-2)


def test_long_and_empty_texts(encoder: Encoder, upper: Layers) -> None:
    """A text of any length has a state for each piece, each character that of its piece."""
    assert upper.states(encoder.read("")).shape[0] == 0
    text = TEXT * 60
    encoded = encoder.read(text)
    states = upper.states(encoded)
    assert len(encoded.pieces.indices) > WINDOW
    assert len(states) == len(encoded.pieces.indices)
    pieces = owners(encoded.pieces.starts, len(text))
    assert len(pieces) == len(text)
    assert pieces[0] == 0
    assert pieces[-1] == len(states) - 1


def test_round_trip(encoder: Encoder, upper: Layers, tmp_path: Path) -> None:
    """What is written and read again says the same."""
    encoder.save(tmp_path)
    again = Encoder.load(tmp_path)
    assert np.array_equal(upper.states(encoder.read(TEXT)), upper.states(again.read(TEXT)))
    with pytest.raises(FileNotFoundError):
        Encoder.load(tmp_path / "nothing")


def test_the_component_fills_the_analysis(nlp: Language) -> None:
    """In the pipeline the text is read once, before tagger and relation model."""
    doc = nlp(TEXT)
    assert doc._.govkg.encoded.pieces.starts[0] == 0
    assert nlp.pipe_names.index("govkg_encoder") < nlp.pipe_names.index("govkg_tagger")
