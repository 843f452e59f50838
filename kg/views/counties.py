"""Which counties the things of a picture belong to: by their codes, their names, then by what they are joined to."""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.places import leading_place
from kg.views.picture import Node, Picture
from pipelines.gazetteer import Division, Gazetteer

_CODE: Final = re.compile(r"(\d{6})\d{0,3}")
_ROUNDS: Final = 3
"""A person is in the county of the body that leads what is done in a place of it; further away it says nothing."""

Homes: TypeAlias = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class County:
    """A county, or a city that governs without one: its code, name and, where known, degrees east and north."""

    code: str
    name: str
    lon: float | None = None
    lat: float | None = None


def counties(picture: Picture) -> tuple[tuple[County, ...], dict[str, tuple[int, ...]]]:
    """The counties of a picture by code, and for the IRI of each thing the places of its counties in that order.

    What has no county of its own (a province, what nothing joins to a place) has none here.
    """
    gazetteer = Gazetteer.load()
    homes = _stated(picture, gazetteer)
    fixed = frozenset(homes) | {node.iri for node in picture.nodes if node.kind == "Place"}
    neighbours = _neighbours(picture)
    for _ in range(_ROUNDS):
        found = {
            node.iri: {code for other in neighbours.get(node.iri, ()) for code in homes.get(other, ())}
            for node in picture.nodes
            if node.iri not in fixed and node.iri not in homes
        }
        homes.update((iri, codes) for iri, codes in found.items() if codes)
    known = {node.notation: node.name for node in picture.nodes if node.kind == "Place" and node.notation}
    codes = sorted({code for found in homes.values() for code in found})
    rank = {code: index for index, code in enumerate(codes)}
    listed = tuple(_county(code, gazetteer.get(code), known) for code in codes)
    return listed, {iri: tuple(sorted(rank[code] for code in found)) for iri, found in homes.items()}


def ground() -> tuple[tuple[float, float], ...]:
    """Where all counties of the country lie, as degrees east and north: the map's backdrop in place of an outline."""
    # from the provinces down: most of the gazetteer is towns, which take a while to read
    gazetteer, level = Gazetteer.load(), [""]
    spots: set[tuple[float, float]] = set()
    while level:
        below = [division for code in level for division in gazetteer.children(code)]
        spots |= {(d.lon, d.lat) for d in below if d.level == 3 and d.lon is not None and d.lat is not None}
        level = [division.code for division in below if division.level < 3]
    return tuple(sorted((round(lon, 2), round(lat, 2)) for lon, lat in spots))


def _county(code: str, division: Division | None, known: dict[str, str]) -> County:
    if division is None:
        return County(code, known.get(code, code))
    return County(code, division.name, division.lon, division.lat)


def _stated(picture: Picture, gazetteer: Gazetteer) -> Homes:
    homes: Homes = {}
    for node in picture.nodes:
        code = _own_code(node)
        if code:
            homes[node.iri] = {code}
    _climb(picture, homes)
    near = tuple(sorted({code for codes in homes.values() for code in codes}))
    for node in picture.nodes:
        if node.kind == "Organization" and node.iri not in homes:
            lead = leading_place(node.name[:40], gazetteer, near)
            code = _home_code(lead.division.code[:6]) if lead else ""
            if code:
                homes[node.iri] = {code}
    return homes


def _own_code(node: Node) -> str:
    """The county in a notation, or in the IRI: ``place/430422003``, ``initiative/430422/…``."""
    found = _CODE.fullmatch(node.notation) or next(filter(None, map(_CODE.fullmatch, node.iri.split("/")[3:])), None)
    return _home_code(found.group(1)) if found else ""


def _home_code(code: str) -> str:
    return "" if code.endswith("0000") else code


def _climb(picture: Picture, homes: Homes) -> None:
    """Places without a code are where the nearest place above that has one is."""
    places = {node.iri for node in picture.nodes if node.kind == "Place"}
    above: dict[str, set[str]] = collections.defaultdict(set)
    for fact in picture.facts:
        if fact.predicate == "locatedIn" and fact.subject in places and fact.object in places:
            above[fact.subject].add(fact.object)
    for place in sorted(places - homes.keys()):
        seen, level = {place}, above.get(place, set())
        while level:
            codes = {code for iri in level for code in homes.get(iri, ())}
            if codes:
                homes[place] = codes
                break
            seen |= level
            level = {upper for iri in level for upper in above.get(iri, ())} - seen


def _neighbours(picture: Picture) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    ends: Iterable[tuple[str, str]] = ((fact.subject, fact.object) for fact in picture.facts)
    for subject, target in ends:
        found.setdefault(subject, set()).add(target)
        found.setdefault(target, set()).add(subject)
    return found
