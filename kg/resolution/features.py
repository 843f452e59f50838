"""What one article says of one of its things, as features: ``kind value`` strings."""

from __future__ import annotations

from collections.abc import Iterator

from kg import bodies
from kg.resolution import biographies, grounds, renaming, shortenings, spots, wording
from kg.resolution.source import Source
from kg.vocabulary import ID
from pipelines.article import Entity, Relation, normalise

DATED = ("Event", "Agreement")
"""Initiatives that are over when they are over: those of two years are two."""
_TYING = (
    *("leads", "participatesIn", "builds", "operates", "funds", "supports"),
    *("signsAgreementWith", "partnersWith", "partOf", "locatedIn"),
)
_COUNTY = len("430422")
_COUNTY_PATH = len("place/430422")
_COUNTY_LEVEL = 3
_DAY = len("2021-06-26")
_SHORTEST_KNOWN = 2


class Tracer(Source):
    """The features of the entities of one article."""

    def features(self, entity: Entity, simple: Entity, path: str) -> Iterator[str]:
        """All features of one entity; ``simple`` is the same in simplified characters."""
        yield f"name {normalise(simple.name)}"
        for form in self.linked.decisions[entity.name].forms:
            yield f"form {form.removeprefix(str(ID))}"
        if self.linked.focus:
            yield f"focus {self.linked.focus}"
        if entity.type == "Person":
            yield from biographies.features(self, entity)
        elif entity.type == "Organization":
            yield from self._body(simple, path)
        elif entity.type == "Initiative":
            yield from self._initiative(entity, simple, path)
        elif entity.type == "Facility":
            yield from self._facility(entity, path)
        else:
            yield from spots.zones(self.gazetteer, spots.code(path))
            yield from (f"beside {code}" for code in self.counties)
            paths = (candidate.removeprefix(str(ID)) for candidate in self.linked.decisions[entity.name].candidates)
            yield from (f"maybe {place}" for place in spots.nearest(paths, self.linked.focus))
        if entity.type != "Place":
            yield from self._ties(entity)

    def _body(self, simple: Entity, path: str) -> Iterator[str]:
        division, parts = self.firm(simple.name)
        yield from (f"beside {code}" for code in self.counties)
        told = renaming.other_names(self.linked.article.text, simple.name)
        if parts.style != "body" and renaming.is_renamed(self.linked.article.text, simple.name):
            yield "renamed yes"
        for alias in () if parts.style == "body" else dict.fromkeys((*simple.aliases, *told)):
            _, known = self.firm(alias)
            if known.style != "body" and len(known.core) >= _SHORTEST_KNOWN and not wording.is_bare(alias):
                yield f"aka {known.core}|{known.branch}|{known.style}"
        towns = {town.name: town.code for town in self.gazetteer.children(spots.code(path))}
        full = (*self.in_another_county(simple.name, path), *shortenings.of_town(path.rpartition("/")[2], towns))
        yield from (f"full {other}" for other in full)
        yield f"style {parts.style}"
        yield f"core {parts.core}"
        yield from _prefixed("branch", parts.branch)
        if division is not None and parts.style != "body":
            yield f"from {division.code}"
        narrow = division.code if division is not None and division.level >= 3 else ""
        yield from spots.zones(self.gazetteer, spots.code(path) or narrow or self.linked.focus)

    def _initiative(self, entity: Entity, simple: Entity, path: str) -> Iterator[str]:
        yield f"core {wording.timeless(path.rpartition('/')[2])}"
        yield from (f"phase {phase}" for phase in wording.phases(simple.name))
        yield from (f"quoted {words}" for words in wording.quoted(simple.name))
        yield from _prefixed("kind", entity.subtype)
        sites = self._sites(entity.name)
        yield from (f"site {code}" for code in sites)
        if entity.subtype == "Event" and not sites and len(self.counties) > 1:
            yield from (f"beside {code}" for code in self.counties)
        hard = set(wording.years(simple.name))
        if entity.subtype in DATED:
            dates = {r.date for r in self._about(entity.name) if r.status in ("", "done") and r.date}
            hard |= {date[:4] for date in dates}
            yield from (f"day {date}" for date in dates if len(date) == _DAY)
            yield from (f"day {self.published}" for _ in dates or ("",) if len(self.published) == _DAY)
        yield from (f"year {year}" for year in hard)
        yield from _prefixed("soft", self.published[:4])
        yield from spots.zones(self.gazetteer, spots.code(path))

    def _sites(self, name: str) -> set[str]:
        """The counties in which the initiative is said to be, and those of the public bodies that lead it."""
        ends = [r.object for r in self.by_name.get(name, ()) if r.predicate == "implementedIn"]
        ends += [r.subject for r in self.by_name.get(name, ()) if r.predicate == "leads" and r.object == name]
        codes = {spots.code(self.path(end))[:_COUNTY] for end in ends if end != name}
        return {code for code in codes if (found := self.gazetteer.get(code)) and found.level == _COUNTY_LEVEL}

    def _facility(self, entity: Entity, path: str) -> Iterator[str]:
        core = wording.timeless(path.rpartition("/")[2])
        yield from _prefixed("soft", self.published[:4])
        yield from (f"phase {phase}" for phase in wording.phases(entity.name))
        yield f"core {core}"
        ends = [r.object for r in self.by_name.get(entity.name, ()) if r.predicate == "locatedIn"]
        sites = {code for name in ends if name != entity.name and (code := spots.code(self.path(name)))}
        if sites:
            yield "sited yes"
        elif len(self.counties) > 1:
            yield from (f"beside {code}" for code in self.counties)
        for code in sorted(sites) or [spots.code(path)]:
            yield from spots.zones(self.gazetteer, code)
        paths = {name: self.path(name) for name, _ in self.divisions}
        yield from grounds.named(core, spots.code(path), [(form, paths[name]) for name, form in self.divisions])
        near = grounds.beside(self.linked.article.text, (entity.name, *entity.aliases), self.divisions, paths)
        yield from (f"by {spot}" for spot in near)

    def _about(self, name: str) -> Iterator[Relation]:
        """The relations that have the initiative as an end or as their agreement."""
        yield from (r for r in self.by_name.get(name, ()) if r.predicate in ("leads", "signsAgreementWith"))
        yield from (r for r in self.linked.article.relations if r.agreement == name)

    def _ties(self, entity: Entity) -> Iterator[str]:
        """What the thing has to do with, by local path: tasks, bodies, parties; places with a code are too wide."""
        for relation in self.by_name.get(entity.name, ()):
            other = relation.object if relation.subject == entity.name else relation.subject
            path = self.path(other)
            if relation.predicate in ("leads", "signsAgreementWith") and relation.object == entity.name:
                yield f"lead {bodies.seat(path)}"
            wide = (
                self.types[other] == "Place" and path.removeprefix("place/").isdecimal() and len(path) <= _COUNTY_PATH
            )
            if relation.predicate in _TYING and self.types[other] != "Honor" and not wide:
                yield f"tie {path}"
        for relation in self.linked.article.relations:
            if relation.agreement == entity.name:
                ends = (relation.subject, relation.object)
                yield from (f"lead {bodies.seat(self.path(end))}" for end in ends if end in self.linked.decisions)


def _prefixed(kind: str, value: str) -> Iterator[str]:
    if value:
        yield f"{kind} {value}"
