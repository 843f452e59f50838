"""From profiles to things: which facets have to be looked at together, and what becomes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from kg.resolution.clusters import Clusters, Pair, cluster, components, pair, place
from kg.resolution.evidence import UNSURE, Verdict
from kg.resolution.keys import broader, is_for_lookup, keys
from kg.resolution.profiles import Profile
from kg.resolution.prospects import is_hopeless, is_remote, is_telling, is_weak
from kg.resolution.reviews import Reviews, is_division
from kg.resolution.scoring import judge
from kg.resolution.shelf import Library, Shelf

Outcome = Literal["same", "unsure", "different"]


@dataclass(frozen=True, slots=True)
class Link:
    """What was decided on a pair of facets, and on what grounds."""

    one: str
    other: str
    outcome: Outcome
    score: int
    evidence: tuple[str, ...]
    reason: str

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that depend on the two facets alone."""
        return hashlib.sha256(f"{self.one}\n{self.other}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True)
class Resolution:
    """The path of the thing that each facet is one of, the links between facets, and the decisions not followed."""

    canonical: Mapping[str, str]
    links: frozenset[Link] = frozenset()
    overruled: frozenset[str] = frozenset()


class Resolver:
    """Decides on facets of a library: on all there are, or on those ``fresh`` that have changed since it was last done.

    Of the others their pairs among each other are looked at only as far as they may end in one cluster.
    """

    def __init__(self, library: Library, reviews: Reviews, fresh: Collection[str] | None = None) -> None:
        self.library = library
        self.reviews = reviews
        self.fresh = fresh
        self._partners = reviews.partners()
        self._profiles: dict[str, Profile | None] = {}
        self._verdicts: dict[Pair, Verdict] = {}
        self._candidates: dict[str, frozenset[str]] = {}
        self._promising: dict[str, frozenset[str]] = {}

    def profile(self, facet: str) -> Profile | None:
        """The profile of a facet, read once."""
        if facet not in self._profiles:
            self._profiles[facet] = self.library.profile(facet)
        return self._profiles[facet]

    def closure(self, facets: Iterable[str]) -> set[str]:
        """These facets and all whose cluster hangs together with theirs."""
        found: set[str] = set()
        waiting = [facet for facet in facets if self.profile(facet) is not None]
        while waiting:
            facet = waiting.pop()
            if facet not in found:
                found.add(facet)
                waiting.extend(self.neighbours(facet) - found)
        return found

    def resolve(self, facets: Iterable[str]) -> Resolution:
        """What becomes of a closed set of facets."""
        profiles = {facet: profile for facet in sorted(facets) if (profile := self.profile(facet)) is not None}
        new = profiles if self.fresh is None else profiles.keys() & self.fresh
        hopeful = {pair(a, b) for a in new for b in self.promising(a)}
        others = {pair(a, b) for a in new for b in self.candidates(a) & profiles.keys()} - hopeful
        known = self._among(profiles[f] for f in profiles if f not in new)
        hopeful |= {(a, b) for a, b in known if not is_hopeless(profiles[a], profiles[b])}
        verdicts = {key: self.verdict(*key) for key in hopeful}
        group = self._groups(profiles, verdicts)
        # Whatever keeps two facets apart that nothing draws together decides nothing.
        verdicts |= {(a, b): self.verdict(a, b) for a, b in (others | known) - hopeful if group(a) == group(b)}
        inner = {key: verdict for key, verdict in verdicts.items() if profiles.keys() >= set(key)}
        clusters = place(cluster(profiles, inner, self.reviews), self.reviews)
        links = (self._link(key, verdict, clusters) for key, verdict in verdicts.items())
        said = {link for link in links if link is not None} | set(self._ordered(profiles, verdicts, clusters))
        open_ = {link for profile in profiles.values() for link in self._namesakes(profile, clusters)}
        return Resolution(clusters.canonical, frozenset(said | open_), clusters.overruled)

    def candidates(self, facet: str) -> frozenset[str]:
        """The facets with which one shares a key that is not too common."""
        if facet not in self._candidates:
            profile = self.profile(facet)
            found = self._sharing(profile, keys(profile)) if profile is not None else frozenset()
            self._candidates[facet] = found - {facet}
        return self._candidates[facet]

    def promising(self, facet: str) -> frozenset[str]:
        """The candidates without those of which it is plain that they are other things."""
        if facet not in self._promising:
            me, near = self.profile(facet), ((other, self.profile(other)) for other in self._unlike(facet))
            found = (other for other, profile in near if me and profile and not is_hopeless(me, profile))
            self._promising[facet] = frozenset(found)
        return self._promising[facet]

    def verdict(self, one: str, other: str) -> Verdict:
        """The verdict on a pair, found once."""
        key = pair(one, other)
        if key not in self._verdicts:
            a, b = self.profile(key[0]), self.profile(key[1])
            self._verdicts[key] = judge(a, b) if a is not None and b is not None else Verdict(0)
        return self._verdicts[key]

    def neighbours(self, facet: str) -> set[str]:
        """The facets that hang together with one, but for what the evidence says of two that are not fresh."""
        profile = self.profile(facet)
        if profile is None:
            return set()
        new = self.fresh is None or facet in self.fresh
        found = {f for f in self.promising(facet) if self.verdict(facet, f).says == "same"} if new else set()
        return found | {other for other in self._partners.get(facet, ()) if self.profile(other) is not None}

    def _unlike(self, facet: str) -> frozenset[str]:
        """The candidates without those whose paths say it."""
        profile, found = self.profile(facet), self.candidates(facet)
        weak = [key for key in keys(profile) if is_weak(profile, key)] if profile is not None else []
        if profile is None or not weak:
            return found
        others = keys(profile) - set(weak)
        if any(is_telling(key) and self.library.is_common(key) for key in others):
            return found
        strong = self._sharing(profile, others)
        return frozenset(other for other in found if other in strong or not is_remote(profile, other))

    def _sharing(self, profile: Profile, some: Collection[str]) -> frozenset[str]:
        """The facets that bear one of these keys of a profile, as far as it is not too common."""
        wide = broader(profile, some)
        telling = {key for key in some if key not in wide and self._tells(key)}
        telling |= {key for key, other in wide.items() if other not in telling and self._tells(key)}
        return frozenset(other for key in telling for other in self.library.members(key))

    def _tells(self, key: str) -> bool:
        return not is_for_lookup(key) and not self.library.is_common(key)

    def _among(self, profiles: Iterable[Profile]) -> set[Pair]:
        """The pairs of these that share a key which is not too common."""
        blocks: dict[str, list[str]] = {}
        for profile in profiles:
            for key in keys(profile):
                blocks.setdefault(key, []).append(profile.facet)
        shared = {key: block for key, block in blocks.items() if len(block) > 1 and not is_for_lookup(key)}
        live = (block for key, block in shared.items() if not self.library.is_common(key))
        return {pair(a, b) for block in live for a, b in combinations(block, 2)}

    def _groups(self, profiles: Collection[str], verdicts: Mapping[Pair, Verdict]) -> Callable[[str], str]:
        """By what name a group goes that evidence or people draw together: that of a facet's."""
        near: dict[str, set[str]] = {}
        drawn = [key for key, verdict in verdicts.items() if verdict.says == "same"]
        for one, other in (*drawn, *(key for same, key, _ in self.reviews.orders() if same)):
            if one in profiles and other in profiles:
                near.setdefault(one, set()).add(other)
                near.setdefault(other, set()).add(one)
        heads = {facet: min(group) for group in components(near) for facet in group}
        return lambda facet: heads.get(facet, facet)

    def _link(self, key: Pair, verdict: Verdict, clusters: Clusters) -> Link | None:
        things = frozenset(clusters.canonical.get(facet, facet) for facet in key)
        outcome: Outcome
        if len(things) == 1:
            outcome, reason = "same", "；".join(verdict.evidence)
            if verdict.says != "same":
                return None
        elif things in clusters.apart:
            return None
        elif verdict.veto:
            outcome, reason = "different", verdict.veto
        elif verdict.says == "same":
            outcome, reason = "unsure", "other evidence forbids it or points elsewhere"
        else:
            outcome, reason = "unsure", "too little evidence"
        return Link(*key, outcome, verdict.score, verdict.evidence, reason) if verdict.telling else None

    def _namesakes(self, profile: Profile, clusters: Clusters) -> Iterator[Link]:
        """A place without a code, and the divisions of its name that a person has not yet said anything about."""
        if profile.type != "place" or is_division(clusters.canonical[profile.facet]):
            return
        thing = clusters.canonical[profile.facet]
        refused = {code for _, facet, code in self.reviews.placements() if clusters.canonical.get(facet) == thing}
        for code in sorted(profile.all("maybe") - refused):
            yield Link(*pair(profile.facet, code), "unsure", UNSURE, (), "a division elsewhere has this name")

    def _ordered(
        self, profiles: Mapping[str, Profile], verdicts: Mapping[Pair, Verdict], clusters: Clusters
    ) -> Iterator[Link]:
        """What people have decided on pairs of these facets."""
        seen: set[Pair] = set()
        for same, (one, other), name in self.reviews.orders():
            key = pair(one, other)
            if key in seen or not profiles.keys() >= set(key):
                continue
            seen.add(key)
            verdict = verdicts.get(key) or self.verdict(*key)
            united = clusters.canonical[one] == clusters.canonical[other]
            against = f", against the evidence ({verdict.veto})" if same and verdict.veto else ""
            if united == same and (not united or verdict.says != "same"):
                said: Outcome = "same" if same else "different"
                yield Link(*key, said, verdict.score, verdict.evidence, f"a person's decision {name}{against}")


def resolve(profiles: Mapping[str, Profile], reviews: Reviews) -> Resolution:
    """What becomes of all facets there are."""
    resolver = Resolver(Shelf(profiles), reviews)
    canonical: dict[str, str] = {}
    links: set[Link] = set()
    overruled: set[str] = set()
    for facet in sorted(profiles):
        if facet not in canonical:
            found = resolver.resolve(resolver.closure([facet]))
            canonical.update(found.canonical)
            links |= found.links
            overruled |= found.overruled
    return Resolution(canonical, frozenset(links), frozenset(overruled))
