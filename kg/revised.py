"""What linking knows once articles or reviews have changed, and which facets have to be looked at for it.

Most of it is as it was: only facets that have changed are compared with others. What stands between the rest is read
from the links that the graph holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from kg import iris
from kg.draft import node, quad
from kg.ledger import Ledger, Traced
from kg.links import LINKS, facet_triples, link_triples, thing_triples
from kg.resolution.keys import MOST, broader, is_for_lookup, keys
from kg.resolution.profiles import Profile
from kg.resolution.resolver import Resolution, Resolver
from kg.resolution.reviews import Reviews
from kg.resolution.traces import dated

_STEP: Final = 8


class Revised:
    """A ledger as it will be: some profiles changed, nothing written yet."""

    def __init__(self, ledger: Ledger, changed: Mapping[str, Profile | None]) -> None:
        self._ledger = ledger
        self.changed = changed
        self._added: dict[str, set[str]] = {}
        gone = sum(ledger.profile(facet) is not None for facet in changed)
        # Mostly the same number, so that what was found for one article tells the next.
        self._enough = MOST + _STEP * (1 + gone // _STEP)
        for facet, profile in changed.items():
            for key in keys(profile) if profile is not None else ():
                self._added.setdefault(key, set()).add(facet)

    def profile(self, facet: str) -> Profile | None:
        """The profile of a facet, or None."""
        return self.changed[facet] if facet in self.changed else self._ledger.profile(facet)

    def members(self, key: str) -> Collection[str]:
        """The facets that bear a key; of a key that is too common for comparing, more than can be compared."""
        return (set(self.before(key)) - self.changed.keys()) | self._added.get(key, set())

    def is_common(self, key: str) -> bool:
        """Whether more facets bear a key than are compared."""
        return self.stays_common(key) or len(self.members(key)) > MOST

    def stays_common(self, key: str) -> bool:
        """Whether so many bear a key that it is too common for comparing before and after, as was seen already."""
        return self._ledger.bear(key, self._enough)

    def stays_rare(self, key: str) -> bool:
        """Whether few bear a key before and after; of no key it is not said."""
        return bool(key) and not self.is_common(key) and len(self.before(key)) <= MOST

    def before(self, key: str) -> Collection[str]:
        """The facets that bore a key: if not all, so many that too many are left when those that change are gone."""
        return self._ledger.members(key, self._enough)


def revised(ledger: Ledger, gone: Iterable[Traced], come: Iterable[Traced]) -> Revised:
    """The ledger without the articles that go and with those that come."""
    before, after = tuple(gone), tuple(come)
    lost, won = _sums(before), _sums(after)
    going = {str(iris.article(one.linked.article.id)) for one in before}
    changed: dict[str, Profile | None] = {}
    for facet in lost.keys() | won.keys():
        ledger.facet(facet)
        old = ledger.profile(facet)
        counts = Counter(old.counts if old else {})
        counts.update(won.get(facet, (Counter(), "", ""))[0])
        counts.subtract(lost.get(facet, (Counter(), "", ""))[0])
        left = {feature: number for feature, number in counts.items() if number > 0}
        firsts = [won[facet][1]] if facet in won else []
        if old is not None and facet in lost and old.first == lost[facet][1]:
            firsts += [ledger.date(article) for article in ledger.articles(facet) - going]
        elif old is not None:
            firsts.append(old.first)
        base = (won.get(facet) or lost[facet])[2]
        changed[facet] = Profile(facet, base, min(firsts), left) if left else None
    return Revised(ledger, {facet: new for facet, new in changed.items() if new != ledger.profile(facet)})


def crossing(ledger: Ledger, future: Revised) -> tuple[set[str], set[str]]:
    """The facets under keys that become too common for comparing, and under keys that cease to be.

    Of the former only those with a link: the others are alone by the evidence, and have nothing to lose.
    """
    common: set[str] = set()
    telling: set[str] = set()
    moved: set[str] = set()
    wide: dict[str, str] = {}
    for facet, new in future.changed.items():
        one, other = (keys(profile) if profile else frozenset() for profile in (ledger.profile(facet), new))
        moved |= one ^ other
        for profile, some in ((ledger.profile(facet), one), (new, other)):
            wide |= broader(profile, some) if profile else {}
    for key in moved:
        if is_for_lookup(key) or future.stays_rare(wide.get(key, "")) or future.stays_common(key):
            continue
        before, after = future.before(key), future.members(key)
        if len(before) <= MOST < len(after):
            common.update(facet for facet in before if ledger.links(facet))
        elif len(after) <= MOST < len(before):
            telling.update(before, after)
    return common, telling


def affected(
    ledger: Ledger, future: Revised, decided: tuple[Reviews, Reviews], asked: Iterable[str] = ()
) -> tuple[Resolver, set[str]]:
    """All facets whose clusters or links may change, and those ``asked`` for, with what will decide on them.

    What holds them together now is read from the links; what will, is judged where one of a pair has changed.
    """
    facets, _ = decided[0].touched(decided[1])
    common, telling = crossing(ledger, future)
    fresh = {*future.changed, *telling, *facets, *asked}
    coming = Resolver(future, decided[1], fresh)
    partners = decided[0].partners()
    reach: set[str] = set()
    waiting = [f for f in fresh | common if ledger.profile(f) is not None or future.profile(f) is not None]
    while waiting:
        facet = waiting.pop()
        if facet in reach:
            continue
        reach.add(facet)
        near = {*ledger.drawn(facet), *partners.get(facet, ()), *coming.neighbours(facet)}
        waiting += (f for f in near - reach if ledger.profile(f) is not None or future.profile(f) is not None)
    return coming, reach


def linked(future: Revised, reach: Iterable[str], resolution: Resolution) -> set[ox.Quad]:
    """What will stand in the links graph of these facets, as :meth:`kg.ledger.Ledger.quads` has what stands there."""
    graph = node(LINKS)
    found = {quad(t, graph) for link in resolution.links for t in link_triples(link)}
    for facet in reach:
        profile = future.profile(facet)
        if profile is not None:
            path = resolution.canonical[facet]
            said = facet_triples(profile, path) if facet in future.changed else thing_triples(facet, path)
            found.update(quad(triple, graph) for triple in said)
    return found


def _sums(traced: Iterable[Traced]) -> dict[str, tuple[Counter[str], str, str]]:
    """For each facet its features with their numbers, its first article and its local IRI."""
    found: dict[str, tuple[Counter[str], str, str]] = {}
    for one in traced:
        first = dated(one.linked)
        for known in one.traces.values():
            counts, since, _ = found.get(known.facet, (Counter(), first, ""))
            counts.update(known.features)
            found[known.facet] = counts, min(since, first), known.base
    return found
