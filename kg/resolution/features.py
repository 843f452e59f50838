"""What one article says of one of its things, as features: ``kind value`` strings."""

from __future__ import annotations

from collections.abc import Iterator

from kg import bodies
from kg.linking import LinkedArticle
from kg.resolution import careers, firms, grounds, naming, renaming, shortenings, spots, wording
from kg.vocabulary import ID
from pipelines.article import Entity, Relation, normalise
from pipelines.gazetteer import Division, Gazetteer

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


class Tracer:
    """The features of the entities of one article."""

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
        people = (name for name, kind in self.types.items() if kind == "Person")
        self.namesakes = naming.namesakes(linked.article.text, people)

    def _keys(self) -> Iterator[str]:
        """The keys of the article's places."""
        yield self.linked.focus
        for name, kind in self.types.items():
            if kind == "Place":
                yield self._path(name).removeprefix("place/")

    def features(self, entity: Entity, simple: Entity, path: str) -> Iterator[str]:
        """All features of one entity; ``simple`` is the same in simplified characters."""
        yield f"name {normalise(simple.name)}"
        for form in self.linked.decisions[entity.name].forms:
            yield f"form {form.removeprefix(str(ID))}"
        if self.linked.focus:
            yield f"focus {self.linked.focus}"
        if entity.type == "Person":
            yield from self._person(entity)
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

    def _person(self, entity: Entity) -> Iterator[str]:
        homes: set[str] = set()
        walks: set[tuple[str, str]] = set()
        surname, office = naming.titled(normalise(entity.name))
        yield f"family {surname or naming.family(normalise(entity.name))}"
        yield from _prefixed("office", office)
        yield from ("namesake yes" for _ in self.namesakes & {entity.name})
        for relation in self.by_name.get(entity.name, ()):
            other = self._path(relation.object)
            if relation.subject == entity.name and relation.predicate == "holdsPost":
                seat = self._seat(relation.object, other)
                yield f"post {seat}|{relation.title}|{(relation.date or self.published)[:7]}"
                yield from self._also(relation.object, seat)
                homes.add(spots.code(seat))
                yield from _prefixed("town", spots.code(other) if len(spots.code(other)) > _COUNTY else "")
                walk = careers.walk(relation.title or office, other.rpartition("/")[2])
                walks.add((walk, spots.code(seat)[:_COUNTY]))
                yield from _prefixed("walk", walk)
            elif relation.subject == entity.name and relation.predicate == "operates":
                yield from _prefixed("walk", careers.walk("", other.rpartition("/")[2]))
                if self.types[relation.object] == "Organization":
                    yield f"also {self._seat(relation.object, other)}"
        if not any(r.subject == entity.name and r.predicate == "holdsPost" for r in self.by_name.get(entity.name, ())):
            for body, title in naming.beside(self.linked.article.text, entity.name, self.bodies):
                seat = self._seat(body, self._path(body))
                yield f"post {seat}|{title}|{self.published[:7]}"
                homes.add(spots.code(seat))
                yield from _prefixed("walk", careers.walk(title or office, self._path(body).rpartition("/")[2]))
            near = naming.beside(self.linked.article.text, entity.name, self.divisions, naming.ORIGIN)
            homes |= {spots.code(self._path(place)) for place, _ in near} if not homes - {""} else set()
            for title in naming.titles(self.linked.article.text, entity.name):
                yield f"title {title}"
                yield from _prefixed("walk", careers.walk(title, ""))
        if careers.torn(walks):
            yield "torn yes"
        for home in sorted(homes - {""}) or [self.linked.focus]:
            yield from spots.zones(self.gazetteer, home)
        beside = naming.together(self.linked.article.text, (entity.name, *entity.aliases), self.near)
        yield from (f"with {self._spot(name, path)}" for name in beside if not spots.is_wide(path := self._path(name)))

    def _seat(self, name: str, path: str) -> str:
        """Where a post is held: a firm by the core of its name, a village by its name in the county."""
        kind, _, key = path.partition("/")
        if kind == "organization":
            _, parts = self._firm(name)
            if parts.style != "body":
                return f"firm/{parts.branch or parts.core}"
        elif kind == "place" and not self.gazetteer.get(key):
            return f"{spots.code(path)[:6] or key.rpartition('/')[0]}/{key.rpartition('/')[2]}"
        return bodies.seat(path)

    def _spot(self, name: str, path: str) -> str:
        """A body as a seat, so that who holds a post there is found beside it."""
        return self._seat(name, path) if self.types[name] == "Organization" else spots.spot(path)

    def _also(self, name: str, seat: str) -> Iterator[str]:
        """The seat under the other names that the article has for the body."""
        if self.types[name] == "Organization":
            paths = {form.removeprefix(str(ID)) for form in self.linked.decisions[name].forms}
            words = next((e.aliases for e in self.linked.article.entities if e.name == name), ())
            seats = {self._seat(word, path) for word in words for path in paths if not wording.is_bare(word)}
            known = {*seats, *self._elsewhere(name, f"/{seat}"), *self._daughter(name)} - {seat}
            yield from (f"also {other}" for other in known if not other.endswith("/"))

    def _daughter(self, name: str) -> list[str]:
        """A firm in a county that stands in its name, with or without brackets, by its brand and the county."""
        _, parts = self._firm(name)
        places = {short for found in self.named.values() for short in found.aliases}
        return [] if parts.style == "body" else [f"firm/{mark}" for mark in shortenings.daughter(parts, places)]

    def _elsewhere(self, name: str, path: str) -> list[str]:
        """What a body's local path is if its name begins with the short name of a county or city of the article."""
        owners = {code: found.aliases for code, found in self.named.items()}
        return shortenings.owned(name, owners) if path.endswith(f"/{bodies.kind_name(name)}") else []

    def _firm(self, name: str) -> tuple[Division | None, wording.Company]:
        """The place in front of a body's name, and the parts of the rest."""
        return firms.split(
            name, self.gazetteer, tuple(dict.fromkeys(filter(None, (self.linked.focus, *self.counties))))
        )

    def _body(self, simple: Entity, path: str) -> Iterator[str]:
        division, parts = self._firm(simple.name)
        yield from (f"beside {code}" for code in self.counties)
        told = renaming.other_names(self.linked.article.text, simple.name)
        for alias in () if parts.style == "body" else dict.fromkeys((*simple.aliases, *told)):
            _, known = self._firm(alias)
            if known.style != "body" and len(known.core) >= _SHORTEST_KNOWN and not wording.is_bare(alias):
                yield f"aka {known.core}|{known.branch}|{known.style}"
        towns = {town.name: town.code for town in self.gazetteer.children(spots.code(path))}
        full = (*self._elsewhere(simple.name, path), *shortenings.of_town(path.rpartition("/")[2], towns))
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
        yield from (f"site {code}" for code in self._sites(entity.name))
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
        codes = {spots.code(self._path(end))[:_COUNTY] for end in ends if end != name}
        return {code for code in codes if (found := self.gazetteer.get(code)) and found.level == _COUNTY_LEVEL}

    def _facility(self, entity: Entity, path: str) -> Iterator[str]:
        core = wording.timeless(path.rpartition("/")[2])
        yield from (f"phase {phase}" for phase in wording.phases(entity.name))
        yield f"core {core}"
        ends = [r.object for r in self.by_name.get(entity.name, ()) if r.predicate == "locatedIn"]
        sites = {code for name in ends if name != entity.name and (code := spots.code(self._path(name)))}
        if sites:
            yield "sited yes"
        elif len(self.counties) > 1:
            yield from (f"beside {code}" for code in self.counties)
        for code in sorted(sites) or [spots.code(path)]:
            yield from spots.zones(self.gazetteer, code)
        paths = {name: self._path(name) for name, _ in self.divisions}
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
            path = self._path(other)
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
                yield from (f"lead {bodies.seat(self._path(end))}" for end in ends if end in self.linked.decisions)

    def _path(self, name: str) -> str:
        return self.linked.decisions[name].iri.removeprefix(str(ID))


def _prefixed(kind: str, value: str) -> Iterator[str]:
    if value:
        yield f"{kind} {value}"
