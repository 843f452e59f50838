"""A tally of evidence for and against two facets being one thing, with the words that say what it was."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from kg.resolution.profiles import Profile

SAME: Final = 6
"""From this score on two facets are one thing, unless something forbids it."""
UNSURE: Final = 3
"""From this score on a person is asked; below it two facets are two things."""
STRONG: Final = 8
"""From this score on evidence outweighs what speaks against it elsewhere in the clusters that it joins."""
TELLING: Final = 4
"""Names of fewer characters are not looked for in longer ones."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the evidence on a pair comes to: a sum of weights, what they were given for, and what forbids a merge.

    ``plain``: names, years or grounds alone forbid it.
    """

    score: int
    evidence: tuple[str, ...] = ()
    veto: str = ""
    plain: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether the two are not taken for one because something speaks against it, though nothing forbids it."""
        return not self.veto and self.score < SAME and any(words.startswith("-") for words in self.evidence)

    @property
    def telling(self) -> bool:
        """Whether a link is kept of the pair.

        None is of what nothing draws together, and of what is plainly two: in a large graph these are millions of
        pairs, of which nobody has to decide anything.
        """
        return self.score >= SAME and not self.plain if self.veto else self.score >= UNSURE

    @property
    def says(self) -> str:
        """``same``, ``unsure`` or ``different``."""
        if self.veto or self.score < UNSURE:
            return "different"
        return "same" if self.score >= SAME else "unsure"


@dataclass
class Tally:
    """Evidence while it is collected."""

    score: int = 0
    evidence: list[str] = field(default_factory=list)
    veto: str = ""
    plain: bool = False

    def add(self, weight: int, words: str) -> None:
        """Count a piece of evidence."""
        self.score += weight
        self.evidence.append(f"{weight:+d} {words}")

    def forbid(self, words: str, *, plain: bool = False) -> None:
        """Whatever else speaks for it, these are two things; the first reason is kept."""
        self.veto = self.veto or words
        self.plain = self.plain or plain

    def verdict(self) -> Verdict:
        """The sum."""
        return Verdict(self.score, tuple(self.evidence), self.veto, self.plain)


def shared(one: Profile, other: Profile, kind: str) -> frozenset[str]:
    """The values of a kind that both have."""
    return one.all(kind) & other.all(kind)


def at_odds(one: Profile, other: Profile, kind: str) -> bool:
    """Whether both have values of a kind and none in common."""
    return bool(one.all(kind) and other.all(kind)) and not shared(one, other, kind)


def alias(one: Profile, other: Profile) -> bool:
    """Whether an article gives the name of the one as a short form of the other."""
    return one.base in other.all("form") or other.base in one.all("form")


def beside(one: Profile, other: Profile) -> frozenset[str]:
    """The counties of the one that articles on the other speak of, and the other way round."""
    return (one.all("county") & other.all("beside")) | (other.all("county") & one.all("beside"))


def told_apart(one: Profile, other: Profile) -> bool:
    """Whether one article names both as two things."""
    return one.base in other.all("apart") or other.base in one.all("apart")


def ties(tally: Tally, one: Profile, other: Profile, weight: int) -> None:
    """Count what both have to do with; national campaigns are everybody's."""
    found = {tie for tie in shared(one, other, "tie") if any(part.isdecimal() for part in tie.split("/")[:2])}
    if found:
        tally.add(weight, f"both have to do with {min(found)}")


def contained(tally: Tally, one: Profile, other: Profile) -> None:
    """Count a name that is the other's, or stands in it."""
    a, b = sorted((one.one("core"), other.one("core")), key=lambda core: (len(core), core))
    if a != b and len(a) >= TELLING and a in b:
        tally.add(4, f"the one's name is part of the other's ({a})")
    elif a == b:
        tally.add(4, f"the same name {a}")
