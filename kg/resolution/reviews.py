"""What people have decided about links: data with who, when and why, which outlive the articles."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import Final, Literal

Act = Literal["same", "different", "split"]
ACTS: Final[tuple[Act, ...]] = ("same", "different", "split")


@dataclass(frozen=True, slots=True)
class Review:
    """One decision of a person.

    ``same``: the facets ``these`` are one thing with ``those``; ``different``: none of ``these`` is one of ``those``;
    ``split``: what the ``articles`` call by the local IRIs ``these`` is another thing than what others call so, and
    than the facets ``those``. ``at`` is the time in ISO 8601, ``undone`` that at which the decision was taken back, or
    empty. Facets and local IRIs are paths under ``id/``.
    """

    act: Act
    these: tuple[str, ...]
    those: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    by: str = ""
    at: str = ""
    because: str = ""
    undone: str = ""

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that depend on what was decided, by whom and when."""
        parts = (self.act, sorted(self.these), sorted(self.those), sorted(self.articles), self.by, self.at)
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Reviews:
    """All decisions of people; later ones count more than earlier ones."""

    all: tuple[Review, ...] = ()
    _tags: Mapping[tuple[str, str], str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tags = {
            (article, base): _tag(review)
            for review in reversed(self.active())
            if review.act == "split"
            for article, base in product(review.articles, review.these)
        }
        object.__setattr__(self, "_tags", tags)

    def active(self) -> list[Review]:
        """The decisions that have not been taken back, the latest first."""
        return sorted((r for r in self.all if not r.undone), key=lambda r: (r.at, r.id), reverse=True)

    def tag(self, article: str, base: str) -> str:
        """What a split makes of a local IRI in an article, empty where none does."""
        return self._tags.get((article, base), "")

    def orders(self) -> Iterator[tuple[bool, tuple[str, str], str]]:
        """Pairs of facets that are one thing (True) or two, the latest decision first, with its identifier."""
        for review in self.active():
            these = review.these
            if review.act == "split":
                these = tuple(f"{base}~{_tag(review)}" for base in these)
                yield from ((True, pair, review.id) for pair in combinations(these, 2))
            for pair in product(these, review.those):
                if pair[0] != pair[1]:
                    yield review.act == "same", pair, review.id

    def placements(self) -> Iterator[tuple[bool, str, str]]:
        """Facets and the division with a code that each is (True) or is not, the latest decision first."""
        for same, pair, _ in self.orders():
            coded = [path for path in pair if is_division(path)]
            facets = [path for path in pair if not is_division(path)]
            if len(coded) == len(facets) == 1:
                yield same, facets[0], coded[0]

    def partners(self) -> dict[str, set[str]]:
        """For each facet of a decision, the others that it speaks of."""
        found: dict[str, set[str]] = {}
        for _, (one, other), _ in self.orders():
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
        return found

    def touched(self, other: Reviews) -> tuple[set[str], set[str]]:
        """The facets and the articles on which two sets of decisions differ."""
        changed = set(self.all) ^ set(other.all)
        orders = Reviews(tuple(replace(review, undone="") for review in changed)).orders()
        facets = {facet for _, pair, _ in orders for facet in pair}
        return facets, {article for review in changed for article in review.articles}


def is_division(path: str) -> bool:
    """Whether a path is that of a division with a code, which needs no facet.

    >>> is_division("place/430422124"), is_division("place/430422/郭市村")
    (True, False)
    """
    return path.startswith("place/") and path.removeprefix("place/").isdecimal()


def _tag(review: Review) -> str:
    return f"split-{review.id}"


def reviews(decisions: Iterable[Review]) -> Reviews:
    """Decisions in the order of their time, each once."""
    return Reviews(tuple(sorted(set(decisions), key=lambda r: (r.at, r.id))))
