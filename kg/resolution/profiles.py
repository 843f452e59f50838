"""What the articles say of one facet, as counted features."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from kg.vocabulary import ID

UNDATED: Final = "9999"
_READ: Final = 4096
"""Profiles that are kept once they were read; one takes some 5 kB."""


@dataclass(frozen=True, slots=True)
class Trace:
    """What one article says of one facet.

    ``facet`` and ``base`` are paths under ``id/``: ``base`` is the local IRI's, ``facet`` the same with a tag where one
    name need not be one thing. Features are ``kind value`` strings.
    """

    facet: str
    base: str
    features: frozenset[str]

    @property
    def iri(self) -> str:
        """The IRI of the facet."""
        return f"{ID}{self.facet}"


@dataclass(frozen=True)
class Profile:
    """The features of a facet with the number of articles behind each.

    ``first`` is the day and identifier of the earliest article, undated ones last.
    """

    facet: str
    base: str
    first: str
    counts: Mapping[str, int]

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.facet, self.first, frozenset(self.counts)))

    @property
    def type(self) -> str:
        """The entity's type as IRIs have it: ``person``, ``organization`` …"""
        return self.base.partition("/")[0]

    @property
    def tag(self) -> str:
        """What tells this facet from others of the same local IRI, or empty."""
        return self.facet[len(self.base) + 1 :]

    @cached_property
    def _kinds(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for feature in self.counts:
            kind, _, value = feature.partition(" ")
            found.setdefault(kind, []).append(value)
        return found

    @cached_property
    def _asked(self) -> dict[str, frozenset[str]]:
        """Most profiles are asked for a few kinds, and then again and again."""
        return {}

    def all(self, kind: str) -> frozenset[str]:
        """The values of the features of one kind."""
        found = self._asked.get(kind)
        if found is None:
            found = self._asked[kind] = frozenset(self._kinds.get(kind, ()))
        return found

    def one(self, kind: str) -> str:
        """The first value of a kind in order, or empty."""
        return min(self.all(kind), default="")

    def spell(self) -> str:
        """The profile as JSON, the same bytes for the same profile."""
        data = {"base": self.base, "first": self.first, "counts": self.counts}
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(_READ)
def read(facet: str, spelt: str) -> Profile:
    """The profile that :meth:`Profile.spell` wrote; nobody changes its counts, since it is kept."""
    data = json.loads(spelt)
    return Profile(facet, data["base"], data["first"], data["counts"])


def when(published: str, article_id: str) -> str:
    """What articles are ordered by: day, then identifier.

    >>> when("2021-06-26", "a") < when("", "a")
    True
    """
    return f"{published or UNDATED} {article_id}"


def gather(traces: Iterable[tuple[str, Trace]]) -> dict[str, Profile]:
    """Profiles of the facets of many articles: pairs of :func:`when` and trace."""
    counts: dict[str, Counter[str]] = {}
    firsts: dict[str, str] = {}
    bases: dict[str, str] = {}
    for first, trace in traces:
        counts.setdefault(trace.facet, Counter()).update(trace.features)
        firsts[trace.facet] = min(first, firsts.get(trace.facet, first))
        bases[trace.facet] = trace.base
    return {facet: Profile(facet, bases[facet], firsts[facet], dict(found)) for facet, found in counts.items()}
