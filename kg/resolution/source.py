"""One article as the features of its things are made from it: relations by name, local paths, seats of posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg import bodies
from kg.linking import LinkedArticle
from kg.resolution import firms, moves, naming, shortenings, spots, wording
from kg.vocabulary import ID
from pipelines.article import Relation
from pipelines.gazetteer import Division, Gazetteer

_COUNTY = len("430422")
_COUNTY_LEVEL = 3
_COUNTY_OFFICE: Final = re.compile(r"局(?P<county>[\u4e00-\u9fff]{2,4})分局$")


class Source:
    """An article and what is looked up in it for each of its entities."""

    def __init__(self, linked: LinkedArticle, gazetteer: Gazetteer, relations: list[Relation]) -> None:
        self.linked = linked
        self.gazetteer = gazetteer
        self.types = {entity.name: entity.type for entity in reversed(linked.article.entities)}
        self.by_name: dict[str, list[Relation]] = {}
        for relation in relations:
            if relation.subject in linked.decisions and relation.object in linked.decisions:
                for name in (relation.subject, relation.object):
                    self.by_name.setdefault(name, []).append(relation)
        self.published = linked.article.published
        codes = {key.split("/")[0] for key in self._keys() if len(key.split("/")[0]) == _COUNTY}
        self.named = {code: found for code in sorted(codes) if (found := gazetteer.get(code)) and found.level > 1}
        self.counties = [code for code, found in self.named.items() if found.level == _COUNTY_LEVEL]
        self.bodies, self.divisions = (
            [(e.name, form) for e in linked.article.entities if e.type == kind for form in (e.name, *e.aliases)]
            for kind in ("Organization", "Place")
        )
        self.near = spots.marks(linked.article)
        people = [name for name, kind in self.types.items() if kind == "Person"]
        self.namesakes = naming.namesakes(linked.article.text, people)
        self.arrivals = moves.arrivals(linked.article.text, people, (*self.bodies, *self.divisions))

    def _keys(self) -> Iterator[str]:
        """The keys of the article's places."""
        yield self.linked.focus
        for name, kind in self.types.items():
            if kind == "Place":
                yield self.path(name).removeprefix("place/")

    def seat(self, name: str, path: str) -> str:
        """Where a post is held: a firm by the core of its name, a village by its name in the county."""
        kind, _, key = path.partition("/")
        if kind == "organization":
            _, parts = self.firm(name)
            if parts.style != "body":
                return f"firm/{parts.branch or parts.core}"
        elif kind == "place" and not self.gazetteer.get(key):
            return f"{spots.code(path)[:6] or key.rpartition('/')[0]}/{key.rpartition('/')[2]}"
        return bodies.seat(path)

    def spot(self, name: str, path: str) -> str:
        """A body as a seat, so that who holds a post there is found beside it."""
        return self.seat(name, path) if self.types[name] == "Organization" else spots.spot(path)

    def also(self, name: str, seat: str) -> Iterator[str]:
        """The seat under the other names that the article has for the body."""
        if self.types[name] == "Organization":
            paths = {form.removeprefix(str(ID)) for form in self.linked.decisions[name].forms}
            seats = {
                self.seat(word, path) for word in self._aliases(name) for path in paths if not wording.is_bare(word)
            }
            known = {*seats, *self.in_another_county(name, f"/{seat}"), *self._daughter(name), *self._bank(name)} - {
                seat
            }
            known |= {self.path(name)} if bodies.is_registered(self.path(name).rpartition("/")[2]) else set()
            yield from (f"also {other}" for other in known if not other.endswith("/"))

    def _daughter(self, name: str) -> list[str]:
        """A firm in a county that stands in its name, with or without brackets, by its brand and the county."""
        _, parts = self.firm(name)
        places = {short for found in self.named.values() for short in found.aliases}
        return [] if parts.style == "body" else [f"firm/{mark}" for mark in shortenings.daughter(parts, places)]

    def _bank(self, name: str) -> list[str]:
        """A bank in its county, whichever of its branches there is meant."""
        _, parts = self.firm(name)
        return [f"{self.home(name) or self.linked.focus}/{parts.core}"] if parts.core.endswith("银行") else []

    def in_another_county(self, name: str, path: str) -> list[str]:
        """What a body's local path is if its name begins with the short name of a county or city of the article."""
        owners = {code: found.aliases for code, found in self.named.items()}
        return shortenings.owned(name, owners) if path.endswith(f"/{bodies.kind_name(name)}") else []

    def firm(self, name: str) -> tuple[Division | None, wording.Company]:
        """The place in front of a body's name, and the parts of the rest."""
        return firms.split(
            name, self.gazetteer, tuple(dict.fromkeys(filter(None, (self.linked.focus, *self.counties))))
        )

    def home(self, name: str) -> str:
        """The county that a firm's name begins with, or that of a city's bureau for one county; or empty."""
        if self.types[name] != "Organization":
            return ""
        if branch := _COUNTY_OFFICE.search(name):
            return next((code for code, found in self.named.items() if branch["county"] in found.aliases), "")
        found = (self.firm(form) for form in (name, *self._aliases(name)))
        codes = (d.code for d, parts in found if d and d.level == _COUNTY_LEVEL and parts.style != "body")
        return next(codes, "")

    def _aliases(self, name: str) -> tuple[str, ...]:
        return next((e.aliases for e in self.linked.article.entities if e.name == name), ())

    def is_stated(self, name: str) -> bool:
        """Whether a place is in the county of its path for sure: said to be, or in an article that names no other."""
        if self.types[name] != "Place" or len(self.counties) < 2:
            return True
        above = any(r.predicate == "locatedIn" and r.subject == name for r in self.by_name.get(name, ()))
        return above or self.path(name).removeprefix("place/").isdecimal()

    def path(self, name: str) -> str:
        """The local path of the entity of that name."""
        return self.linked.decisions[name].iri.removeprefix(str(ID))
