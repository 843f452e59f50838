"""What one article says of each of its things, as far as it tells the thing from others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import chain

from kg import bodies
from kg.linking import LinkedArticle
from kg.places import leading_place
from kg.resolution import careers, wording
from kg.resolution.profiles import Trace, when
from kg.resolution.reviews import Reviews
from kg.vocabulary import ID
from pipelines.article import Entity, Relation, normalise
from pipelines.gazetteer import Division, Gazetteer
from pipelines.printed import in_simplified
from pipelines.traditional import is_traditional

_TYING = (
    "leads",
    "participatesIn",
    "builds",
    "operates",
    "funds",
    "supports",
    "signsAgreementWith",
    "partnersWith",
    "partOf",
    "locatedIn",
)
_COUNTY_PATH = len("place/430422")
_DATED = ("Event", "Agreement")
_SHORTEST_FIRM = 5


def traces(linked: LinkedArticle, gazetteer: Gazetteer, reviews: Reviews) -> dict[str, Trace]:
    """The traces of an article's entities by name; divisions with a code and honours need none.

    ``linked`` holds local IRIs, as :func:`kg.linking.link` gives them.
    """
    article = linked.article
    plain = in_simplified(article) if is_traditional(article.text) else article
    tracer = _Tracer(linked, gazetteer, [r for r in article.relations if r.subject != r.object])
    found: dict[str, Trace] = {}
    for entity, simple in zip(article.entities, plain.entities, strict=True):
        path = linked.decisions[entity.name].iri.removeprefix(str(ID))
        if entity.name in found or not _is_open(path, gazetteer):
            continue
        features = frozenset(tracer.features(entity, simple, path))
        tag = reviews.tag(article.id, path) or _tag(entity, features)
        found[entity.name] = Trace(f"{path}~{tag}" if tag else path, path, features)
    return _apart(found)


def dated(linked: LinkedArticle) -> str:
    """What the traces of an article are ordered by."""
    return when(linked.article.published, linked.article.id)


def _is_open(path: str, gazetteer: Gazetteer) -> bool:
    kind, _, key = path.partition("/")
    return kind != "honor" and not (kind == "place" and gazetteer.get(key) is not None)


def _tag(entity: Entity, features: frozenset[str]) -> str:
    if entity.type == "Person":
        seats = sorted({f.split(" ", 1)[1].split("|")[0] for f in features if f.startswith("post ")})
        return _digest(*seats) if seats else ""
    if entity.type == "Initiative" and entity.subtype in _DATED:
        hard, soft = (min((f[5:] for f in features if f.startswith(kind)), default="") for kind in ("year ", "soft "))
        return hard or (f"in{soft}" if soft else "")
    return ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _apart(found: Mapping[str, Trace]) -> dict[str, Trace]:
    """Things of one type that one article tells apart by their names are not one thing."""
    kinds: dict[str, set[str]] = {}
    for trace in found.values():
        kinds.setdefault(trace.base.partition("/")[0], set()).add(trace.base)
    apart: dict[str, Trace] = {}
    for name, trace in found.items():
        others = kinds[trace.base.partition("/")[0]] - {trace.base}
        near = (f"apart {other}" for other in others if _comparable(trace.base, other))
        apart[name] = Trace(trace.facet, trace.base, trace.features.union(near))
    return apart


def _comparable(one: str, other: str) -> bool:
    """Names that share two characters in a row; others would never be compared."""
    a, b = one.rpartition("/")[2], other.rpartition("/")[2]
    return any(a[i : i + 2] in b for i in range(len(a) - 1))


class _Tracer:
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
            yield from self._zones(_code(path))
        if entity.type != "Place":
            yield from self._ties(entity)

    def _person(self, entity: Entity) -> Iterator[str]:
        homes: set[str] = set()
        for relation in self.by_name.get(entity.name, ()):
            other = self._path(relation.object)
            if relation.subject == entity.name and relation.predicate == "holdsPost":
                seat = self._seat(relation.object, other)
                yield f"post {seat}|{relation.title}|{(relation.date or self.published)[:7]}"
                homes.add(_code(seat))
                yield from _prefixed("walk", careers.walk(relation.title, other.rpartition("/")[2]))
            elif relation.subject == entity.name and relation.predicate == "operates":
                yield from _prefixed("walk", careers.walk("", other.rpartition("/")[2]))
        for home in sorted(homes - {""}) or [self.linked.focus]:
            yield from self._zones(home)

    def _seat(self, name: str, path: str) -> str:
        """Where a post is held: a firm by the core of its name, a village by its name in the county."""
        kind, _, key = path.partition("/")
        if kind == "organization":
            _, parts = self._firm(name)
            if parts.style != "body":
                return f"firm/{parts.branch or parts.core}"
        elif kind == "place" and not self.gazetteer.get(key):
            return f"{_code(path)[:6]}/{key.rpartition('/')[2]}"
        return bodies.seat(path)

    def _firm(self, name: str) -> tuple[Division | None, wording.Company]:
        """The place in front of a body's name, and the parts of the rest."""
        plain = bodies.without_party(name)
        lead = leading_place(plain, self.gazetteer, (self.linked.focus,) if self.linked.focus else ())
        parts = wording.company(lead.rest if lead else plain)
        if lead is None and parts.style != "body":
            # A province's short form counts in front of a firm's name whatever follows (安徽江淮…).
            found = (d for d in self.gazetteer.named(plain[:2]) if d.level == 1 and len(plain) > _SHORTEST_FIRM)
            province = next(found, None)
            return province, wording.company(plain[2:]) if province else parts
        return (lead.division if lead else None), parts

    def _body(self, simple: Entity, path: str) -> Iterator[str]:
        division, parts = self._firm(simple.name)
        yield f"style {parts.style}"
        yield f"core {parts.core}"
        yield from _prefixed("branch", parts.branch)
        if division is not None and parts.style != "body":
            yield f"from {division.code}"
        narrow = division.code if division is not None and division.level >= 3 else ""
        yield from self._zones(_code(path) or narrow or self.linked.focus)

    def _initiative(self, entity: Entity, simple: Entity, path: str) -> Iterator[str]:
        name = path.rpartition("/")[2]
        yield f"core {wording.timeless(name)}"
        yield from (f"phase {phase}" for phase in wording.phases(simple.name))
        yield from (f"quoted {words}" for words in wording.quoted(simple.name))
        yield from _prefixed("kind", entity.subtype)
        hard = set(wording.years(simple.name))
        if entity.subtype in _DATED:
            hard |= {r.date[:4] for r in self._about(entity.name) if r.status in ("", "done") and r.date}
        yield from (f"year {year}" for year in hard)
        yield from _prefixed("soft", self.published[:4])
        yield from self._zones(_code(path))

    def _facility(self, entity: Entity, path: str) -> Iterator[str]:
        yield from (f"phase {phase}" for phase in wording.phases(entity.name))
        yield f"core {wording.timeless(path.rpartition('/')[2])}"
        near = [r.object for r in self.by_name.get(entity.name, ()) if r.predicate == "locatedIn"]
        sites = {code for name in near if name != entity.name and (code := _code(self._path(name)))}
        yield from ("sited yes" for _ in sorted(sites)[:1])
        for code in sorted(sites) or [_code(path)]:
            yield from self._zones(code)

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

    def _zones(self, code: str) -> Iterator[str]:
        """County, city and province of a code, as far as it reaches down."""
        division = self.gazetteer.get(code) or self.gazetteer.get(code[:6])
        if division is None:
            return
        for zone in chain((division,), self.gazetteer.ancestors(division.code)):
            yield f"{('', 'province', 'city', 'county', 'town')[zone.level]} {zone.code}"

    def _path(self, name: str) -> str:
        return self.linked.decisions[name].iri.removeprefix(str(ID))


def _code(path: str) -> str:
    """The code of the division in a path, empty if there is none."""
    return next((part for part in path.split("/") if part.isdecimal() and len(part) in (6, 9)), "")


def _prefixed(kind: str, value: str) -> Iterator[str]:
    if value:
        yield f"{kind} {value}"
