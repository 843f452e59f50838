"""The relation model as packaged: what it is given of a pair, what it says, and its way to disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from pipelines.components.candidates import Candidate
from pipelines.components.pair_cues import by_signature, cues
from pipelines.components.pairs import GAPS, PairModel, _running, gap, gelu, stretches
from pipelines.components.relations import RelationFinder
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis, Ref
from pipelines.components.subwords import Subwords
from pipelines.extraction import PACKAGED
from pipelines.guide import PREDICATES

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "新化县启动“清河”行动。安化县水利局参加行动，建成红茶加工基地。"


@pytest.fixture(scope="module", name="model")
def packaged_model() -> PairModel:
    """The packaged relation model."""
    return PairModel.load(PACKAGED / "govkg_relations")


@pytest.fixture(scope="module", name="state")
def analysed(nlp: Language) -> Analysis:
    """The analysis of a text by the packaged pipeline."""
    state = nlp(TEXT)._.govkg
    assert isinstance(state, Analysis)
    return state


def test_stretches_of_a_pair(state: Analysis) -> None:
    """Subject, object and what lies between; for a subject carried over, what leads up to the object."""
    each = Subwords({c: (i, 0.0) for i, c in enumerate(sorted(set(TEXT)), 3)}, unknown=2).split(TEXT)
    first, second = scenes(state)
    a, b = Ref(0, 3, "新化县", "Place"), Ref(5, 11, "“清河”行动", "Initiative", "Programme")
    assert stretches(Candidate(first, a, b), each) == (0, 3, 5, 11, 3, 5)
    assert stretches(Candidate(first, b, a), each) == (5, 11, 0, 3, 3, 5)
    c = Ref(25, 31, "红茶加工基地", "Facility")
    assert stretches(Candidate(second, a, c, topic=True), each) == (0, 3, 25, 31, 12, 25)


def test_gaps_are_bounded(state: Analysis) -> None:
    """Far is far."""
    scene = scenes(state)[0]
    near, far = Ref(3, 4, "乙", "Place"), Ref(9000, 9002, "丙", "Place")
    assert gap(Candidate(scene, Ref(0, 3, "甲", "Place"), near)) == 1
    assert gap(Candidate(scene, Ref(0, 3, "甲", "Place"), far)) == GAPS - 1


def test_probabilities(model: PairModel, state: Analysis) -> None:
    """Each candidate has a probability for each predicate; what the text says plainly is likelier than its opposite."""
    found = list(RelationFinder(threshold=0.0).candidates(state))
    pairs = [c for c, _ in found]
    table = model.probabilities(state, pairs, [cues(c, rules) for c, rules in found])
    assert table.shape == (len(pairs), len(PREDICATES))
    assert np.all((table >= 0) & (table <= 1))
    leads: dict[tuple[str, str], float] = {}
    for c, row in zip(pairs, table, strict=True):
        ends = c.subject.name, c.object.name
        leads[ends] = max(leads.get(ends, 0.0), float(row[PREDICATES.index("leads")]))
    assert leads["新化县", "“清河”行动"] == max(leads.values()) > 0.5
    assert model.probabilities(state, [], []).shape == (0, len(PREDICATES))


def test_round_trip(model: PairModel, state: Analysis, tmp_path: Path) -> None:
    """What is written and read again says the same."""
    model.save(tmp_path)
    again = PairModel.load(tmp_path)
    found = list(RelationFinder(threshold=0.0).candidates(state))
    pairs, lists = [c for c, _ in found], [cues(c, rules) for c, rules in found]
    assert np.allclose(model.probabilities(state, pairs, lists), again.probabilities(state, pairs, lists), atol=1e-3)
    assert again.thresholds == model.thresholds
    with pytest.raises(FileNotFoundError):
        PairModel.load(tmp_path / "nothing")


def test_gelu() -> None:
    """Zero stays, great values stay, small negative ones are held back."""
    assert np.allclose(gelu(np.array([0.0, 10.0, -10.0, 1.0], dtype=np.float32)), [0, 10, 0, 0.8413], atol=1e-3)


def test_cues_by_signature() -> None:
    """A cue of a word with a bar in it is no cue of a signature; no row is lost."""
    names = {"bias": 0, "in:|": 1, "Place>Facil|in:|": 2, "Place>Facil|in:a": 3, "Place^Place": 4}
    assert by_signature(names) == {"": {"bias": 0, "in:|": 1, "Place^Place": 4}, "Place>Facil": {"in:|": 2, "in:a": 3}}
    assert by_signature({}) == {"": {}}


def test_cues_weigh_in_by_themselves_and_with_the_signature(model: PairModel, state: Analysis) -> None:
    """The score is the sum of the rows of the pair's cues, of those that the table has."""
    found = [cues(c, rules) for c, rules in RelationFinder(threshold=0.0).candidates(state)]
    flat = {f"{name}|{cue}" if name else cue: row for name, rows in model.cues.items() for cue, row in rows.items()}
    rows = [[flat[cue] for cue in each if cue in flat] for each in found]
    assert max(map(len, rows)) > 10
    expected = [model.arrays["wide"][row].sum(axis=0) for row in rows]
    assert np.allclose(model._wide(len(found), found), expected, atol=1e-5)


def test_running_sums_of_what_is_needed() -> None:
    """The sums over each span are those of its states, whatever lies between the spans."""
    states = np.random.default_rng(2).normal(size=(50, 3)).astype(np.float32)
    spans = np.array([[40, 44, 3, 4, 4, 9], [3, 4, 41, 48, 6, 8]])
    sums, at = _running(states, spans)
    assert len(sums) == 1 + 6 + 8
    for row, own in zip(at, spans, strict=True):
        for k in (0, 2, 4):
            assert np.allclose(sums[row[k + 1]] - sums[row[k]], states[own[k] : own[k + 1]].sum(axis=0), atol=1e-5)
