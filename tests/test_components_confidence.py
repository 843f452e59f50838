"""Confidences as they are told: monotone, fitted to what is right, by who found the relation."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipelines.article import Article, Entity, Relation, Span
from pipelines.components.confidence import BY_MODEL, BY_RULES, finder, odds, told
from pipelines.scoring import scored
from pipelines.training.confidence import fitted, judged

_TEXT = "柳溪县农业农村局实施“清塘行动”。"


def _article(*relations: tuple[str, str, str, str, float]) -> Article:
    """An article that states these: subject, predicate, object, rule and confidence."""
    entities = [Entity("柳溪县农业农村局", "Organization"), Entity("“清塘行动”", "Initiative", "Programme")]
    span = Span(0, len(_TEXT))
    found = [
        Relation(a, predicate, b, evidence=_TEXT, span=span, confidence=confidence, rule=rule)
        for a, predicate, b, rule, confidence in relations
    ]
    return Article(text=_TEXT).annotated(entities, found)


def test_who_is_not_trusted_is_taken_at_his_word() -> None:
    """Without a fit the confidence stays."""
    assert told(0.87, "post:row", {}) == 0.87
    assert told(0.87, "pairs:1", {BY_RULES: [2.0, -1.0]}) == 0.87


def test_surer_stays_surer() -> None:
    """A fit keeps the order and stays between 0 and 1."""
    trust = {BY_MODEL: [0.6, 0.2], BY_RULES: [1.7, -2.2]}
    for rule in ("pairs:1+run:own", "run:own"):
        values = [told(c / 20, rule, trust) for c in range(21)]
        assert all(a <= b for a, b in pairwise(values))
        assert 0 <= values[0] < values[-1] < 1


def test_the_model_found_what_a_rule_says_too() -> None:
    """A rule that the model confirms is the model's."""
    assert [finder(rule) for rule in ("pairs:1", "pairs:1+post:row", "post:row")] == [BY_MODEL, BY_MODEL, BY_RULES]


def test_log_odds_have_bounds() -> None:
    """Certainty is no more than 0.98."""
    assert odds(1.0) == odds(0.99) == -odds(0.0)
    assert odds(0.5) == 0


def test_the_fit_finds_how_often_it_is_right() -> None:
    """Of relations said to be 0.9 sure six in ten are right: 0.6 is told; and the surer are told to be surer."""
    rows = [(0.9, i % 10 < 6) for i in range(100)] + [(0.6, i % 10 < 3) for i in range(100)]
    slope, shift = fitted(rows)
    assert told(0.9, "run:own", {BY_RULES: [slope, shift]}) == pytest.approx(0.6, abs=0.01)
    assert told(0.6, "run:own", {BY_RULES: [slope, shift]}) == pytest.approx(0.3, abs=0.01)


def test_nothing_to_fit_changes_nothing() -> None:
    """Of no relations nothing is learned."""
    assert fitted([]) == (1.0, 0.0)


def test_right_and_wrong_are_told_apart() -> None:
    """The scorer's verdict on each, with who found it."""
    right = ("柳溪县农业农村局", "leads", "“清塘行动”", "run:own", 0.9)
    wrong = ("柳溪县农业农村局", "supports", "“清塘行动”", "pairs:1", 0.7)
    found = list(judged(scored(_article(right)), _article(right, wrong)))
    assert found == [(BY_RULES, (0.9, True)), (BY_MODEL, (0.7, False))]
