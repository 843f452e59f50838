"""Of whom an article speaks where a figure stands; all sentences are invented."""

from __future__ import annotations

import re
import time

import pytest

from pipelines.article import Relation
from pipelines.components.numbers import find_figures
from pipelines.components.scene import scenes
from pipelines.components.spoken import Spoken
from pipelines.components.state import Analysis, Ref, Word, split_sentences

TYPES = {"青禾公司": "Organization", "柳溪镇": "Place", "柳溪加工园": "Facility", "秦月兰": "Person"}
VERBS = ("投资", "建成", "占地", "招收", "说", "归", "管理")


def heard(text: str, *relations: Relation) -> list[set[tuple[str, str]]]:
    """What is said of those spoken of, for each figure."""
    refs = tuple(Ref(m.start(), m.end(), m.group(), TYPES[m.group()]) for m in re.finditer("|".join(TYPES), text))
    state = Analysis(text=text, sentences=split_sentences(text), refs=refs, relations=relations)
    cuts = re.finditer("|".join([*TYPES, *VERBS, "."]), text)
    state.set_words(tuple(Word(m.start(), m.end(), m.group(), "v" if m.group() in VERBS else "n") for m in cuts))
    sentences = scenes(state)
    spoken = Spoken(state, sentences, TYPES)
    index = {s.span.start: i for i, s in enumerate(sentences)}
    return [set(spoken(index[state.sentence_at(f.start).start], f)) for f in find_figures(text)]


def test_subject_and_order() -> None:
    """A clause that names nobody goes on with the subject before it; who was named last has rank nought."""
    first, second = heard("青禾公司投资300万元，建成车间20间。")
    assert {("青禾公司", "subject own"), ("青禾公司", "rank 0"), ("青禾公司", "rank alike 0")} <= first
    assert ("青禾公司", "subject sentence") in second
    (found,) = heard("柳溪镇建成柳溪加工园，占地94亩。")
    assert {("柳溪加工园", "rank 0"), ("柳溪镇", "rank 1"), ("柳溪镇", "rank alike 0")} <= found


def test_who_is_named_behind_is_not_spoken_of() -> None:
    """What stands behind the figure has no rank."""
    (found,) = heard("投资300万元建成柳溪加工园。")
    assert not found


@pytest.mark.parametrize(("predicate", "told"), [("holdsPost", True), ("supports", False)])
def test_office_of_the_subject(predicate: str, told: bool) -> None:
    """Where a clause speaks of a person, the body is meant where he or she holds office, and no other."""
    (found,) = heard("秦月兰说，招收工人20名。", Relation("秦月兰", predicate, "青禾公司"))
    assert (("青禾公司", "office of subject") in found) is told


def test_time_grows_with_the_text() -> None:
    """Ten times the text take some ten times as long."""
    began = time.process_time()
    assert len(heard("青禾公司投资300万元，建成柳溪加工园。" * 1000)) == 1000
    assert time.process_time() - began < 10
