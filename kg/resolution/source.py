"""One article as the features of its things are made from it: relations by name, local paths, seats of posts."""

from __future__ import annotations

from collections.abc import Iterator

from kg import bodies
from kg.linking import LinkedArticle
from kg.resolution import firms, moves, naming, shortenings, spots, wording
from kg.vocabulary import ID
from pipelines.article import Relation
from pipelines.gazetteer import Division, Gazetteer

_COUNTY = len("430422")
_COUNTY_LEVEL = 3


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
            words = next((e.aliases for e in self.linked.article.entities if e.name == name), ())
            seats = {self.seat(word, path) for word in words for path in paths if not wording.is_bare(word)}
            known = {*seats, *self.in_another_county(name, f"/{seat}"), *self._daughter(name)} - {seat}
            yield from (f"also {other}" for other in known if not other.endswith("/"))

    def _daughter(self, name: str) -> list[str]:
        """A firm in a county that stands in its name, with or without brackets, by its brand and the county."""
        _, parts = self.firm(name)
        places = {short for found in self.named.values() for short in found.aliases}
        return [] if parts.style == "body" else [f"firm/{mark}" for mark in shortenings.daughter(parts, places)]

    def in_another_county(self, name: str, path: str) -> list[str]:
        """What a body's local path is if its name begins with the short name of a county or city of the article."""
        owners = {code: found.aliases for code, found in self.named.items()}
        return shortenings.owned(name, owners) if path.endswith(f"/{bodies.kind_name(name)}") else []

    def firm(self, name: str) -> tuple[Division | None, wording.Company]:
        """The place in front of a body's name, and the parts of the rest."""
        return firms.split(
            name, self.gazetteer, tuple(dict.fromkeys(filter(None, (self.linked.focus, *self.counties))))
        )

    def path(self, name: str) -> str:
        """The local path of the entity of that name."""
        return self.linked.decisions[name].iri.removeprefix(str(ID))
