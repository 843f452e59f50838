"""What a person is named together with, as far as it tells him from his namesakes: pure functions over paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from pipelines.article import Article
from pipelines.gazetteer import Gazetteer

_COUNTY: Final = len("430422")
_PROVINCE: Final = len("43")
_MOST_DIVISIONS: Final = 5
_TYPES: Final = ("Place", "Organization", "Facility", "Initiative")
_TOP: Final = frozenset({"党委", "人民政府", "人民代表大会", "政治协商会议委员会"})


def code(path: str) -> str:
    """The code of the division in a path, empty if there is none.

    >>> code("organization/430422/教育局"), code("place/430422124/郭市村"), code("organization/南华大学")
    ('430422', '430422124', '')
    """
    return next((part for part in path.split("/") if part.isdecimal() and len(part) in (_COUNTY, _COUNTY + 3)), "")


def marks(article: Article) -> list[tuple[str, str]]:
    """The things of an article beside which a person may be named: name and form, for each form."""
    things = (entity for entity in article.entities if entity.type in _TYPES)
    return [(thing.name, form) for thing in things for form in (thing.name, *thing.aliases)]


def is_wide(path: str) -> bool:
    """Whether so much is said of a county, a committee or a government that it tells nobody from his namesakes.

    >>> is_wide("place/430422"), is_wide("organization/430422/人民政府"), is_wide("place/430422124")
    (True, True, False)
    """
    kind, _, key = path.partition("/")
    name = key.rpartition("/")[2]
    return (kind == "place" and key.isdecimal() and len(key) <= _COUNTY) or (kind == "organization" and name in _TOP)


def spot(path: str) -> str:
    """A place with its code; any other by its name in the county, since its town is not always told.

    >>> spot("place/430422124"), spot("place/430422124/郭市村"), spot("initiative/430422/安居工程")
    ('place/430422124', '430422/郭市村', '430422/安居工程')
    """
    name = path.rpartition("/")[2]
    return path if name.isdecimal() else f"{code(path)[:_COUNTY]}/{name}"


def zones(gazetteer: Gazetteer, code: str) -> Iterator[str]:
    """The town, county, city and province of a code, as far as it reaches down, as features.

    >>> list(zones(Gazetteer.load(), "430422"))
    ['county 430422', 'city 430400', 'province 430000']
    """
    division = gazetteer.get(code) or gazetteer.get(code[:_COUNTY])
    if division is not None:
        for zone in chain((division,), gazetteer.ancestors(division.code)):
            yield f"{('', 'province', 'city', 'county', 'town')[zone.level]} {zone.code}"


def nearest(paths: Iterable[str], focus: str) -> list[str]:
    """The divisions that a place may be, those of the article's province first; none where they are too many.

    >>> nearest(["place/430422", "place/410122"], "430421"), nearest(["place/430422"] * 6, "430421")
    (['place/430422'], [])
    """
    known = list(paths)
    here = [path for path in known if code(path)[:_PROVINCE] == focus[:_PROVINCE]]
    return found if len(found := here or known) <= _MOST_DIVISIONS else []
