"""On whose ground a facility is: the village or town in its name, or beside which it is named. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from kg.resolution import naming, spots

_COUNTY: Final = len("430422")
_SHORTEST: Final = len("三塘")


def named(core: str, scope: str, places: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The village or town with which a facility's name begins, and what it is called there: ``of spot|rest`` features.

    ``places`` are pairs of a form in the text and a path; a town that was cut from the name stands in ``scope``.

    >>> list(named("郭市村冷库", "430422", [("郭市村", "place/430422124/郭市村"), ("衡南县", "place/430422")]))
    ['of 430422/郭市村|冷库']
    >>> list(named("三塘冷库", "430422", [("三塘村", "place/430422124/三塘村")]))
    ['of 430422/三塘村|冷库']
    >>> list(named("枇杷冷库", "510422101", []))
    ['of place/510422101|枇杷冷库']
    """
    if len(scope) > _COUNTY:
        yield f"of place/{scope}|{core}"
    for form, path in places:
        if not spots.code(path) or spots.is_wide(path):
            continue
        short = form[:-1] if len(form) > _SHORTEST and form[-1] in "村镇乡" else form
        rest = core.removeprefix(form if core.startswith(form) else short)
        if rest != core and len(rest) > 1:
            yield f"of {spots.spot(path)}|{rest}"


def beside(text: str, forms: Iterable[str], places: Iterable[tuple[str, str]], paths: Mapping[str, str]) -> set[str]:
    """The villages and towns in a sentence with a facility; if there are none, the one that the article names at all.

    ``forms`` are the facility's, ``places`` pairs of a place's name and one form of it, ``paths`` theirs by name.

    >>> paths = {name: f"place/430422/{name}" for name in ("郭市村", "三塘村")}
    >>> beside("郭市村有冷库。三塘村的果子也来了。", ["冷库"], [(name, name) for name in paths], paths)
    {'430422/郭市村'}
    >>> beside("冷库封顶。", ["冷库"], [("郭市村", "郭市村")], paths)
    {'430422/郭市村'}
    """
    near = [(name, form) for name, form in places if not spots.is_wide(paths[name])]
    together = naming.together(text, forms, near)
    everywhere = {spots.spot(paths[name]) for name, _ in near}
    return {spots.spot(paths[name]) for name in together} or (everywhere if len(everywhere) == 1 else set())
