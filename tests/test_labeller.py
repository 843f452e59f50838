"""Networks that label together: the mean of what they say, and their way to disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from pipelines.components.features import features
from pipelines.components.labeller import Labeller, load_all, mean_chances, save_all
from pipelines.components.state import Analysis
from pipelines.components.tagger import EntityTagger
from pipelines.extraction import PACKAGED
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "新化县启动“清河”行动。安化县水利局参加行动，建成红茶加工基地。"


@pytest.fixture(scope="module", name="state")
def analysed(nlp: Language) -> Analysis:
    """The analysis of a text by the packaged pipeline."""
    state = nlp(TEXT)._.govkg
    assert isinstance(state, Analysis)
    return state


def test_labellers(state: Analysis, tmp_path: Path) -> None:
    """The mean of the networks' probabilities is a distribution, and the same after a round trip."""
    voters = load_all(PACKAGED / "govkg_tagger")
    table = features(state, state.mentions, Gazetteer.load())
    together = mean_chances(voters, state, table, 16)
    assert together.shape == (len(TEXT) + 1, len(voters[0].network.labels))
    assert np.allclose(together.sum(axis=1), 1.0, atol=1e-4)
    assert np.allclose(together, np.mean([v.chances(state, table, 3) for v in voters], axis=0), atol=1e-4)
    twice = (voters[0], voters[0])
    save_all(twice, tmp_path)
    again = load_all(tmp_path)
    assert len(again) == 2
    assert np.allclose(mean_chances(again, state, table, 16), voters[0].chances(state, table, 16), atol=1e-3)


def test_a_tagger_without_networks(tmp_path: Path) -> None:
    """A folder without weights leaves a tagger without any; a labeller cannot be read from it."""
    assert EntityTagger({}, 16).from_disk(tmp_path).voters == ()
    with pytest.raises(FileNotFoundError):
        Labeller.load(tmp_path)


def test_networks_in_order(tmp_path: Path) -> None:
    """Numbered folders come by number, and others are not looked at."""
    first, second, *_ = load_all(PACKAGED / "govkg_tagger")
    for name, voter in (("10", first), ("2", second), ("old", first)):
        voter.save(tmp_path / name)
    found = load_all(tmp_path)
    assert [v.network.graph for v in found] == [second.network.graph, first.network.graph]
    assert first.network.graph != second.network.graph
