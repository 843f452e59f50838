"""Where linking finds the profiles of facets by their keys."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from kg.resolution.keys import MOST, keys
from kg.resolution.profiles import Profile


class Library(Protocol):
    """Where the profiles of all facets are kept."""

    def profile(self, facet: str) -> Profile | None:
        """The profile of a facet, or None where no article mentions it."""

    def members(self, key: str) -> Collection[str]:
        """The facets that bear a key."""

    def is_common(self, key: str) -> bool:
        """Whether more facets bear a key than are compared."""


class Shelf:
    """Profiles in memory."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self.profiles = profiles
        self._members: dict[str, set[str]] = {}
        for facet, profile in profiles.items():
            for key in keys(profile):
                self._members.setdefault(key, set()).add(facet)

    def profile(self, facet: str) -> Profile | None:
        """The profile of a facet, or None."""
        return self.profiles.get(facet)

    def members(self, key: str) -> Collection[str]:
        """The facets that bear a key."""
        return self._members.get(key, ())

    def is_common(self, key: str) -> bool:
        """Whether more facets bear a key than are compared."""
        return len(self.members(key)) > MOST
