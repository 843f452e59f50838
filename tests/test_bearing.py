"""The model of whose figure it is: what it is given of a candidate, what it says, and its way to disk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pipelines.components.bearers import Candidate, decide
from pipelines.components.bearing import TYPES, BearerModel, Bearings
from pipelines.components.measures import MeasureFinder
from pipelines.components.numbers import Figure
from pipelines.components.pairs import ENDS, GAPS
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis, Encoded, Ref, split_sentences
from pipelines.components.subwords import Subwords
from pipelines.training.joined import blended, joined

TEXT = "柳溪镇建成加工园。园区占地94亩，归柳溪镇管理。"
WIDTH = 6


def analysed(text: str = TEXT) -> Analysis:
    """A text cut into characters, in which a town and its park are known."""
    names = {"柳溪镇": "Place", "加工园": "Facility"}
    refs = tuple(Ref(i, i + 3, n, t) for i in range(len(text)) for n, t in names.items() if text[i : i + 3] == n)
    each = Subwords({c: (i, 0.0) for i, c in enumerate(sorted(set(text)), 3)}, unknown=2).split(text)
    state = Analysis(text=text, sentences=split_sentences(text), refs=refs)
    state.encoded = Encoded(each, ())
    return state


def model(seed: int = 1) -> BearerModel:
    """A model of random weights."""
    rng = np.random.default_rng(seed)
    arrays = {f"{n}_weight": rng.normal(size=(4, WIDTH)) for n in ENDS} | {f"{n}_bias": np.zeros(4) for n in ENDS}
    arrays |= {"type": rng.normal(size=(len(TYPES), 4)), "gap": rng.normal(size=(GAPS, 4))}
    arrays |= {"mid_weight": rng.normal(size=(4, 8)), "mid_bias": np.zeros(4)}
    arrays |= {"out_weight": rng.normal(size=(1, 4)), "out_bias": np.zeros(1), "wide": np.array([3.0, -2.0])}
    return BearerModel({"clause": 0, "far": 1}, {k: v.astype(np.float32) for k, v in arrays.items()})


def figure() -> Figure:
    """The 94 亩 of the text."""
    start = TEXT.index("94亩")
    return Figure(start, start + 3, 94.0, "亩", digits=True)


def test_nearest_mention_is_what_counts() -> None:
    """The town is nearer behind the figure than before it, the park stands before only; an unknown name is far."""
    state = analysed()
    second = scenes(state)[1]
    found = [Candidate(name, frozenset()) for name in ("柳溪镇", "加工园", "无名")]
    town, park, nobody = Bearings(state).of(second, figure(), found)
    at = state.encoded.pieces.at(figure().start) if state.encoded else -1
    assert (TYPES[town.type], TYPES[park.type]) == ("Place", "Facility")
    assert town.spans[0] > at > park.spans[0]
    assert nobody.gap == GAPS - 1
    assert nobody.spans[:2] == nobody.spans[2:4]
    assert all(low < high for b in (town, park, nobody) for low, high in zip(b.spans[::2], b.spans[1::2], strict=True))


def test_scores_follow_the_cues() -> None:
    """Two candidates that differ in a cue alone differ by its weight; no candidates have no scores."""
    state, states = analysed(), np.ones((len(TEXT), WIDTH), dtype=np.float32)
    found = [Candidate("加工园", frozenset({"clause"})), Candidate("加工园", frozenset({"far", "unheard"}))]
    bearings = Bearings(state).of(scenes(state)[1], figure(), found)
    high, low = model().scores(states, bearings, found)
    assert high - low == pytest.approx(5.0, abs=1e-5)
    assert model().scores(states, [], []) == []


def test_round_trip(tmp_path: Path) -> None:
    """What was saved scores as before, to half precision; the component takes it along."""
    finder = MeasureFinder(0.3)
    finder.model = model()
    finder.to_disk(tmp_path)
    again = MeasureFinder(0.3).from_disk(tmp_path).model
    assert again is not None
    assert again.cues == finder.model.cues
    for name, array in finder.model.arrays.items():
        assert np.allclose(again.arrays[name], array, atol=1e-2), name
    assert MeasureFinder(0.3).from_disk(tmp_path / "nowhere").model is None


def test_none_competes() -> None:
    """Below nought no one is likelier than the best candidate."""
    assert decide([Candidate("甲", frozenset())], [-3.0])[1] < 0.1
    assert decide([Candidate("甲", frozenset())], [3.0])[1] > 0.9
    assert decide([], []) == ("", 0.0)


def test_joined_models_say_their_mean() -> None:
    """What several models are joined into scores as they do on average, also where one does not know a cue."""
    state, states = analysed(), np.random.default_rng(5).normal(size=(len(TEXT), WIDTH)).astype(np.float32)
    found = [Candidate("加工园", frozenset({"clause"})), Candidate("柳溪镇", frozenset({"far", "unheard", "new"}))]
    bearings = Bearings(state).of(scenes(state)[1], figure(), found)
    several = [model(1), model(2), replace(model(3), cues={"new": 0, "far": 1})]
    each = np.array([m.scores(states, bearings, found) for m in several])
    assert joined(several).scores(states, bearings, found) == pytest.approx(each.mean(axis=0), abs=1e-4)
    assert joined(several[:1]).scores(states, bearings, found) == pytest.approx(each[0], abs=1e-5)


def test_weights_of_cues_have_their_share() -> None:
    """A blend scores between the model and the sum of the weights, by the share that these have."""
    state, states = analysed(), np.ones((len(TEXT), WIDTH), dtype=np.float32)
    found = [Candidate("加工园", frozenset({"clause", "new"}))]
    bearings = Bearings(state).of(scenes(state)[1], figure(), found)
    (alone,) = model().scores(states, bearings, found)
    weights = {"new": 4.0, "clause": -1.0}
    for share in (0.0, 0.3, 1.0):
        (score,) = blended(model(), weights, share).scores(states, bearings, found)
        assert score == pytest.approx((1 - share) * alone + share * 3.0, abs=1e-4)
