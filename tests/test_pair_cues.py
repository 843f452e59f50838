"""What speaks for or against a relation of two refs: the cues of a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelines.components.candidates import Candidate
from pipelines.components.pair_cues import CueReader, cues
from pipelines.components.proposal import Proposal
from pipelines.components.relations import RelationFinder
from pipelines.components.scene import Scene
from pipelines.components.state import Analysis, Ref, Word, split_sentences

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = "今年，安化县与新化县签约后已建成基地。"
A, B, C = Ref(3, 6, "安化县", "Place"), Ref(7, 10, "新化县", "Place"), Ref(16, 18, "基地", "Facility", "", True)


@pytest.fixture(name="scene")
def sentence() -> Scene:
    """A sentence with three refs, its words given."""
    state = Analysis(TEXT, sentences=split_sentences(TEXT), refs=(A, B, C))
    cut = ["今年", "，", "安化", "县", "与", "新化县", "签约", "后", "已", "建成", "基地", "。"]
    tags = ["TIME", "w", "LOC", "n", "p", "LOC", "v", "f", "d", "v", "n", "w"]
    words, at = [], 0
    for text, tag in zip(cut, tags, strict=True):
        words.append(Word(at, at + len(text), text, tag))
        at += len(text)
    state.set_words(tuple(words))
    return Scene(state, state.sentences[0], [A, B, C])


def plain(candidate: Candidate, rules: dict[tuple[str, str], list[Proposal]] | None = None) -> set[str]:
    """The cues that stand alone."""
    return {cue for group in cues(candidate, rules or {}).groups for cue in group}


def test_between_and_around(scene: Scene) -> None:
    """Words and verbs between the two, what stands before and behind them, and where."""
    found = plain(Candidate(scene, A, B))
    assert {"text:与", "in:与", "first:与", "last:与", "verbs:0", "inner:0", "gap:1"} <= found
    assert {"head:化县", "tail:化县", "coref:00", "before:，", "pre:与", "next:签约", "after:已", "time:已"} <= found
    assert {"lead:1", "modifier:0", "clauses:0", "rivals:0"} <= found
    assert not any(cue.startswith(("rule", "reverse")) for cue in found)


def test_refs_between_are_their_type(scene: Scene) -> None:
    """A ref between is one word, its type, however many it is made of; nearer rivals are counted."""
    found = plain(Candidate(scene, A, C))
    assert {"in:与", "in:<Place>", "in:签约", "inner:1", "innertype:Place", "rivals:1", "same:0", "coref:01"} <= found
    assert "in:新化县" not in found
    assert {"verb:signsAgreementWith", "firstverb:签约", "lastverb:建成", "verbs:2"} <= found
    topic = plain(Candidate(scene, Ref(0, 2, "今年", "Place"), C, topic=True))
    assert {"before:^", "in:<Place>", "first:今年", "inner:2"} <= topic
    assert "in:安化" not in topic


def test_rules_of_here_and_elsewhere(scene: Scene) -> None:
    """What a rule proposes of the pair counts for more in its sentence; the way round is told apart."""
    here, there = (Proposal("安化县", "partnersWith", "新化县", at, at, at, "joint:x", 0.9) for at in (3, 900))
    found = plain(Candidate(scene, A, B), {("安化县", "新化县"): [here, here]})
    assert {"rule:partnersWith:1", "rulename:joint:x"} <= found
    found = plain(Candidate(scene, A, B), {("安化县", "新化县"): [there], ("新化县", "安化县"): [here]})
    assert {"rule:partnersWith:0", "reverse:partnersWith"} <= found
    assert "rulename:joint:x" not in found


def test_a_row_of_cues(scene: Scene) -> None:
    """Each cue stands alone and with the signature, once."""
    row = list(cues(Candidate(scene, B, A), {}))
    assert row[:2] == ["bias", "Place<Place"]
    assert len(row) == len(set(row))
    alone = [cue for cue in row[2:] if "|" not in cue]
    assert row[2:] == [*alone, *(f"Place<Place|{cue}" for cue in alone)]


def test_a_reader_says_what_is_said_of_each_alone(nlp: Language) -> None:
    """Cues that pairs of a sentence share are those of each pair by itself, in any order of sentences."""
    state = nlp("安化县与新化县签约。柳明到安化县水利局调研，要求建设红茶基地。新化县启动“清河”行动。")._.govkg
    found = list(RelationFinder(threshold=0.0).candidates(state))
    read = CueReader()
    assert len({c.scene.span.start for c, _ in found}) > 1
    for candidate, rules in [*found, *found[::-1]]:
        assert list(read(candidate, rules)) == list(cues(candidate, rules))
