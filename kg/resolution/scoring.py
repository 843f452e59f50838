"""Two facets and what is known of them: one thing, two things, or a question for a person."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from kg.resolution import facilities, organizations, people, things
from kg.resolution.evidence import Verdict
from kg.resolution.profiles import Profile

_JUDGES: Final[dict[str, Callable[[Profile, Profile], Verdict]]] = {
    "person": people.judge,
    "organization": organizations.judge,
    "initiative": things.initiatives,
    "facility": facilities.judge,
    "place": things.places,
}


_JUDGED: Final = 1 << 11
"""Verdicts that are kept: an article asks again for many that one shortly before asked for."""


def judge(one: Profile, other: Profile) -> Verdict:
    """The verdict on two facets, whichever comes first."""
    return _judge(one, other) if one.facet <= other.facet else _judge(other, one)


@lru_cache(_JUDGED)
def _judge(one: Profile, other: Profile) -> Verdict:
    if one.type != other.type or one.type not in _JUDGES:
        return Verdict(0, veto="things of different types")
    if one.base == other.base and "split-" in one.tag + other.tag:
        return Verdict(0, veto="a person has told them apart")
    return _JUDGES[one.type](one, other)
