"""What one article says of a person, as features: offices, walks of life, homes, moves, and who is named beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.resolution import careers, naming, spots
from kg.resolution.source import Source
from pipelines.article import Entity, Relation, normalise

_COUNTY = len("430422")


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
    found = list(_in_office(source, posts, office) if posts else _named(source, entity.name, office))
    yield from found
    yield from _running(source, (r for r in relations if r.subject == entity.name and r.predicate == "operates"))
    homes = {spots.code(feature[5:].partition("|")[0]) for feature in found if feature.startswith("post ")} - {""}
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
    for name in naming.together(text, (entity.name, *entity.aliases), source.near) - others:
        if not spots.is_wide(path := source.path(name)):
            yield f"with {source.spot(name, path)}"


def _in_office(source: Source, posts: Sequence[Relation], office: str) -> Iterator[str]:
    """The offices that the record has, and the walks of life that they tell."""
    walks: set[tuple[str, str]] = set()
    for relation in posts:
        other = source.path(relation.object)
        seat = source.seat(relation.object, other)
        yield f"post {seat}|{relation.title}|{(relation.date or source.published)[:7]}"
        yield from source.also(relation.object, seat)
        if len(town := spots.code(other)) > _COUNTY:
            yield f"town {town}"
        walk = careers.walk(relation.title or office, other.rpartition("/")[2])
        walks.add((walk, spots.code(seat)[:_COUNTY]))
        yield from _walk(walk)
    if careers.torn(walks):
        yield "torn yes"


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
    """The bodies right in front of the name at which the record, which has an office elsewhere, does not have him.

    The record keeps one entity a name: there the text rather speaks of somebody else who bears it.
    """
    held = {relation.object for relation in posts}
    near = naming.beside(source.linked.article.text, person, source.bodies) if held else ()
    return {name for name, _ in near} - held


def _walk(walk: str) -> Iterator[str]:
    if walk:
        yield f"walk {walk}"
