"""Clusters of facets: what the pairwise verdicts and people's decisions come to, in a way that no order can change.

Decisions of people come first, the latest before the earlier. Then the pairs that are the same join their clusters,
strongest evidence first. Two clusters never join over a veto; and where a facet is drawn to two clusters that may not
be one, it goes to neither, whichever pair is looked at first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from kg.resolution.evidence import STRONG, Verdict
from kg.resolution.profiles import Profile
from kg.resolution.reviews import Reviews

Pair = tuple[str, str]


@dataclass(frozen=True)
class Clusters:
    """Facets and the path of the thing that each is one of.

    ``apart`` are pairs of things that a person has told apart, ``overruled`` the identifiers of decisions that a later
    one goes against.
    """

    canonical: Mapping[str, str]
    apart: frozenset[frozenset[str]] = frozenset()
    overruled: frozenset[str] = frozenset()


def pair(one: str, other: str) -> Pair:
    """Two facets in their order."""
    return (one, other) if one < other else (other, one)


def cluster(profiles: Mapping[str, Profile], verdicts: Mapping[Pair, Verdict], reviews: Reviews) -> Clusters:
    """The clusters of a closed set of facets, from the verdicts on their pairs."""
    state = _State({facet: facet for facet in sorted(profiles)})
    orders = [order for order in reviews.orders() if profiles.keys() >= set(order[1])]
    for same, (one, other), name in orders:
        state.obey(one, other, name, same=same)
    told = [(state.root[one], state.root[other]) for one, other in state.told]
    for (one, other), verdict in verdicts.items():
        if verdict.veto:
            state.forbid(one, other)
        elif verdict.doubtful:
            state.doubts.append((one, other))
    wanted = {key: verdict.score for key, verdict in verdicts.items() if verdict.says == "same"}
    for score in sorted(set(wanted.values()), reverse=True):
        state.join({key for key, found in wanted.items() if found >= score}, weak=score < STRONG)
    canonical = _named(state.groups(), profiles)
    apart = frozenset(frozenset({canonical[one], canonical[other]}) for one, other in told)
    return Clusters(canonical, apart, frozenset(state.overruled))


def place(clusters: Clusters, reviews: Reviews) -> Clusters:
    """The clusters with those that a person has found to be a division of the gazetteer under its code."""
    known: dict[str, str] = {}
    for same, facet, code in reviews.placements():
        if same and facet in clusters.canonical:
            known.setdefault(clusters.canonical[facet], code)
    return replace(clusters, canonical={facet: known.get(path, path) for facet, path in clusters.canonical.items()})


@dataclass
class _State:
    root: dict[str, str]
    enemies: dict[str, set[str]] = field(default_factory=dict)
    told: list[Pair] = field(default_factory=list)
    doubts: list[Pair] = field(default_factory=list)
    overruled: set[str] = field(default_factory=set)

    def obey(self, one: str, other: str, name: str, *, same: bool) -> None:
        """Follow a person, unless someone has said the opposite later."""
        a, b = self.root[one], self.root[other]
        if same and b in self.enemies.get(a, ()):
            self.overruled.add(name)
        elif same:
            self._unite([{a, b}])
        elif a == b:
            self.overruled.add(name)
        else:
            self.forbid(one, other)
            self.told.append((one, other))

    def forbid(self, one: str, other: str) -> None:
        """Keep two clusters apart, unless a person has made them one."""
        a, b = self.root[one], self.root[other]
        if a != b:
            self.enemies.setdefault(a, set()).add(b)
            self.enemies.setdefault(b, set()).add(a)

    def join(self, wanted: Iterable[Pair], *, weak: bool) -> None:
        """Unite all clusters that these pairs draw together and nothing keeps apart or pulls elsewhere.

        Weak evidence does not join clusters over doubts about pairs of their facets.
        """
        foes = self._foes(weak=weak)
        near: dict[str, set[str]] = {}
        for one, other in wanted:
            a, b = self.root[one], self.root[other]
            if a != b and b not in foes.get(a, ()):
                near.setdefault(a, set()).add(b)
                near.setdefault(b, set()).add(a)
        safe = {a: {b for b in others if not _contested(a, b, near, foes)} for a, others in near.items()}
        groups = [group for group in components(safe) if not any(foes.get(a, set()) & group for a in group)]
        self._unite(groups)

    def groups(self) -> list[set[str]]:
        """The clusters."""
        found: dict[str, set[str]] = {}
        for facet, root in self.root.items():
            found.setdefault(root, set()).add(facet)
        return list(found.values())

    def _foes(self, *, weak: bool) -> dict[str, set[str]]:
        foes = {root: set(others) for root, others in self.enemies.items()}
        for one, other in self.doubts if weak else ():
            a, b = self.root[one], self.root[other]
            if a != b:
                foes.setdefault(a, set()).add(b)
                foes.setdefault(b, set()).add(a)
        return foes

    def _unite(self, groups: Iterable[set[str]]) -> None:
        for group in groups:
            head = min(group)
            for facet, root in self.root.items():
                if root in group:
                    self.root[facet] = head
            foes = set[str]().union(*(self.enemies.pop(member, set()) for member in group)) - group
            if foes:
                self.enemies[head] = foes
            for foe in foes:
                self.enemies[foe] = (self.enemies.get(foe, set()) - group) | {head}


def _contested(a: str, b: str, near: Mapping[str, set[str]], foes: Mapping[str, set[str]]) -> bool:
    """Whether a third cluster draws the one and may not be one with the other."""
    return bool(foes.get(a, set()) & near[b] or foes.get(b, set()) & near[a])


def components(near: Mapping[str, set[str]]) -> list[set[str]]:
    """The connected components of a symmetric relation."""
    found: list[set[str]] = []
    seen: set[str] = set()
    for start in near:
        if start in seen:
            continue
        group, waiting = {start}, [start]
        while waiting:
            fresh = near[waiting.pop()] - group
            group |= fresh
            waiting += fresh
        seen |= group
        found.append(group)
    return found


def _named(groups: Iterable[set[str]], profiles: Mapping[str, Profile]) -> dict[str, str]:
    """A cluster goes by the facet that came first in time.

    So an IRI never comes to mean something else: it stays a facet of its thing when an earlier one is found.
    """
    canonical: dict[str, str] = {}
    for group in groups:
        head = min(group, key=lambda facet: (profiles[facet].first, facet))
        canonical.update(dict.fromkeys(group, head))
    return canonical
