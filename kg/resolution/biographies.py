"""What one article says of a person, as features: offices, walks of life, homes, moves, and who is named beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.resolution import careers, naming, spots
from kg.resolution.source import Source
from pipelines.article import Entity, Relation, normalise

_COUNTY = len("430422")
_FORMER = ("老", "原", "前")
_MANNED = (careers.SCHOOL, careers.HEALTH)


def features(source: Source, entity: Entity) -> Iterator[str]:
    """The features of a person of the article."""
    text, relations = source.linked.article.text, source.by_name.get(entity.name, ())
    surname, office = naming.titled(normalise(entity.name))
    yield f"family {surname or naming.family(normalise(entity.name))}"
    if office:
        yield f"office {office}"
    if entity.name in source.namesakes:
        yield "namesake yes"
    posts = [r for r in relations if r.subject == entity.name and r.predicate == "holdsPost"]
    found = list(_in_office(source, entity.name, posts, office) if posts else _named(source, entity.name, office))
    yield from found
    yield from _running(source, (r for r in relations if r.subject == entity.name and r.predicate == "operates"))
    homes = {spots.code(feature[5:].partition("|")[0]) for feature in found if feature.startswith("post ")} - {""}
    desks = [r.object for r in posts] or [body for body, _ in naming.beside(text, entity.name, source.bodies)]
    homes |= {home for body in desks if (home := source.home(body))}
    if not posts:
        spotted = {source.seat(name, source.path(name)) for name, _ in source.bodies}
        yield from (f"near {seat}" for seat in spotted if seat.startswith("firm/"))
    if not posts and not homes:
        near = naming.beside(text, entity.name, source.divisions, naming.ORIGIN)
        homes = {spots.code(source.path(place)) for place, _ in near} - {""}
    for home in sorted(homes) or [source.linked.focus]:
        yield from spots.zones(source.gazetteer, home)
    for name in source.arrivals.get(entity.name, ()):
        body = source.types[name] == "Organization"
        yield f"came {source.seat(name, source.path(name)) if body else source.path(name).removeprefix('place/')}"
    others = _held_by_another(source, entity.name, posts)
    yield from (f"elsewhere {source.seat(name, source.path(name))}" for name in others)
    theirs = _offices_of_others(source, entity.name)
    for name in naming.together(text, (entity.name, *entity.aliases), source.near) - others - theirs:
        if not spots.is_wide(path := source.path(name)):
            yield f"with {source.spot(name, path)}"


def _in_office(source: Source, person: str, posts: Sequence[Relation], office: str) -> Iterator[str]:
    """The offices that the record has, and the walks of life that they tell."""
    text, walks = source.linked.article.text, set[tuple[str, str]]()
    for relation in posts:
        other = source.path(relation.object)
        seat = source.seat(relation.object, other)
        yield f"post {seat}|{relation.title}|{(relation.date or source.published)[:7]}"
        yield from source.also(relation.object, seat)
        if town := _town(source, person, other):
            yield f"town {town}"
        walk = careers.walk(relation.title or office, other.rpartition("/")[2])
        walks.add((walk, spots.code(seat)[:_COUNTY] if source.is_stated(relation.object) else ""))
        yield from _walk(walk)
    if careers.torn(walks) or (careers.divided(walks) and naming.is_introduced_twice(text, person)):
        yield "torn yes"


def _town(source: Source, person: str, path: str) -> str:
    """The town of the place of a post; of a village in no known town, the one that the sentence names, if only one."""
    if not path.startswith("place/article-"):
        return code if len(code := spots.code(path)) > _COUNTY else ""
    near = naming.together(source.linked.article.text, (person,), source.divisions)
    towns = {code for name in near if len(code := spots.code(source.path(name))) > _COUNTY}
    return min(towns) if len(towns) == 1 else ""


def _named(source: Source, person: str, office: str) -> Iterator[str]:
    """Of one for whom the record has no office: the bodies right in front of the name, and the words beside it."""
    text = source.linked.article.text
    for body, title in naming.beside(text, person, source.bodies):
        yield f"post {source.seat(body, source.path(body))}|{title}|{source.published[:7]}"
        yield from _walk(careers.walk(title or office, source.path(body).rpartition("/")[2]))
    for title in naming.titles(text, person):
        yield f"title {title}"
        yield from _walk(careers.walk(title, ""))


def _running(source: Source, relations: Iterator[Relation]) -> Iterator[str]:
    """What the person runs."""
    for relation in relations:
        other = source.path(relation.object)
        yield from _walk(careers.walk("", other.rpartition("/")[2]))
        if source.types[relation.object] == "Organization":
            yield f"also {source.seat(relation.object, other)}"


def _held_by_another(source: Source, person: str, posts: Sequence[Relation]) -> set[str]:
    """The bodies, or the villages with a calling, right in front of the name at which the record does not have him.

    The record, which has an office elsewhere, keeps one entity a name: there the text rather speaks of somebody else.
    """
    text, held = source.linked.article.text, {relation.object for relation in posts}
    near = naming.beside(text, person, source.bodies) if held else ()
    homes = naming.beside(text, person, source.divisions, naming.CALLING) if held else ()
    return {name for name, title in (*near, *homes) if not title.startswith(_FORMER)} - held


def _offices_of_others(source: Source, person: str) -> set[str]:
    """The schools and hospitals, where many work, that the article names since others are in office there."""
    held = {True: set[str](), False: set[str]()}
    for relation in source.linked.article.relations:
        if relation.predicate == "holdsPost" and _is_manned(source, relation.object):
            held[relation.subject == person].add(relation.object)
    return held[False] - held[True]


def _is_manned(source: Source, name: str) -> bool:
    return name in source.linked.decisions and careers.walk("", source.path(name).rpartition("/")[2]) in _MANNED


def _walk(walk: str) -> Iterator[str]:
    if walk:
        yield f"walk {walk}"
