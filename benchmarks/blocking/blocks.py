"""Sizes of the blocks that a number of facets make: who shares a key with whom, without the names themselves."""

from __future__ import annotations

import tracemalloc
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.resolution.keys import MOST, keys
from kg.resolution.profiles import Profile
from kg.resolution.shelf import Shelf

Words = NDArray[np.uint64]
Counts = NDArray[np.intp]
_KINDS: Final = 64
_WORD: Final = 1 << 64
_MANY: Final = 0.99
_SHARES: Final = (0.5, _MANY, 0.999, 1.0)


@dataclass(frozen=True, slots=True)
class Kind:
    """The blocks of one kind of key: how many, the largest, and the share of its keyed facets that are too many."""

    blocks: int
    largest: int
    common: float


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks of the keys by which facets are compared.

    ``sizes`` are the median, 99 %, 99.9 % and the largest; ``common`` is the share of key entries in blocks that are
    too large to compare, ``lost`` the share of facets for which that is true of every key that they share.
    ``compared`` are the others that a facet is compared with at most: mean, 99 %, largest. ``homonyms`` is the largest
    number of facets of one local IRI, which are always looked at together.
    """

    articles: int
    facets: int
    entries: int
    keys: int
    sizes: tuple[int, ...]
    common: float
    lost: float
    compared: tuple[float, ...]
    homonyms: int
    kinds: dict[str, Kind]


class Index:
    """Pairs of key and facet as numbers; a few bits of a key's number say its kind."""

    def __init__(self) -> None:
        self.articles = 0
        self._kinds: dict[str, int] = {}
        self._facets: dict[int, int] = {}
        self._keys = array("Q")
        self._owners = array("I")

    def __len__(self) -> int:
        return len(self._facets)

    def add(self, profiles: list[Profile]) -> None:
        """Note the facets of an article."""
        self.articles += 1
        for profile in profiles:
            owner = self._facets.setdefault(hash(profile.facet), len(self._facets))
            for key in keys(profile):
                if not key.startswith("= /"):  # only looked up, never compared
                    self._keys.append(self._number(key))
                    self._owners.append(owner)

    def blocks(self) -> Blocks:
        """What is there now."""
        every, owners = self._pairs()
        comparing = every % _KINDS != self._kinds.get("=", _KINDS)
        of_base = _runs(every[~comparing])[1]
        every, owners = every[comparing], owners[comparing]
        starts, sizes = _runs(every)
        entries = np.repeat(sizes, sizes)
        shared, fits = entries > 1, entries <= MOST
        compared = _sums(owners, np.where(fits, entries - 1, 0), len(self))
        lost = (_sums(owners, shared, len(self)) > 0) & (_sums(owners, shared & fits, len(self)) == 0)
        return Blocks(
            self.articles,
            len(self),
            len(every),
            len(sizes),
            tuple(int(size) for size in np.quantile(sizes, _SHARES, method="lower")),
            float(np.mean(~fits)),
            float(np.mean(lost)),
            (float(np.mean(compared)), float(np.quantile(compared, _MANY)), float(np.max(compared))),
            int(np.max(of_base, initial=0)),
            dict(self._by_kind(every[starts], sizes)),
        )

    def _by_kind(self, found: Words, sizes: Counts) -> Iterator[tuple[str, Kind]]:
        for name, number in sorted(self._kinds.items()):
            mine = sizes[found % _KINDS == number]
            if len(mine):
                yield name, Kind(len(mine), int(mine.max()), float(mine[mine > MOST].sum() / mine.sum()))

    def _number(self, key: str) -> int:
        kind = self._kinds.setdefault(key.partition(" ")[0], len(self._kinds))
        return hash(key) % _WORD // _KINDS * _KINDS + kind

    def _pairs(self) -> tuple[Words, NDArray[np.uint32]]:
        """Keys in order and whose they are, each pair once."""
        every, owners = np.array(self._keys, np.uint64), np.array(self._owners, np.uint32)
        order = np.lexsort((owners, every))
        every, owners = every[order], owners[order]
        fresh = np.ones(len(every), bool)
        fresh[1:] = (every[1:] != every[:-1]) | (owners[1:] != owners[:-1])
        return every[fresh], owners[fresh]


def _runs(ordered: Words) -> tuple[Counts, Counts]:
    """Where each number of an ordered row begins, and how often it stands there."""
    starts = np.flatnonzero(np.concatenate(([len(ordered) > 0], ordered[1:] != ordered[:-1])))
    return starts, np.diff(np.concatenate((starts, [len(ordered)])))


def _sums(owners: NDArray[np.uint32], what: NDArray[Any], number: int) -> NDArray[np.float64]:
    """For each facet the sum over its entries."""
    return np.bincount(owners, what.astype(np.float64), number).astype(np.float64)


def in_memory(profiles: Mapping[str, Profile]) -> int:
    """Bytes that an index of these profiles takes in Python's own containers, profiles aside."""
    tracemalloc.start()
    try:
        shelf = Shelf(profiles)
        taken = tracemalloc.get_traced_memory()[0]
        del shelf
        return taken
    finally:
        tracemalloc.stop()
