"""Which facets that share a key need not be compared, since it is plain that nothing will come of it.

Pure functions that never rule out a pair of which a link is kept (:attr:`~kg.resolution.evidence.Verdict.telling`):
by their paths alone, which saves reading profiles that are long where many articles tell of a thing; and by the few
features that decide most pairs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import Final

from kg import bodies
from kg.resolution import organizations, posts, shortenings, things, wording
from kg.resolution.evidence import alias, at_odds, shared
from kg.resolution.profiles import Profile

_COUNTY: Final = len("430422")
_TAIL: Final = 2
_WEAK: Final[Mapping[str, tuple[str, ...]]] = {
    "initiative": ("il ", "iw "),
    "organization": ("ob ", "od ", "oe ", "os "),
    "place": ("p ",),
}
_TELLING: Final = ("i ", "iq ", "o ", "o! ", "or ")
# Features that two have in common are looked through faster than their kinds one by one.
_TOGETHER: Final = re.compile(r"(?:county|city|tie) ")
_NEARBY: Final = re.compile(r"(?:form|tie|county|focus) ")
_NONE: Final[tuple[str, ...]] = ()
_NAMES: Final = 1 << 14
"""Names of which it is kept whether a register holds them."""


def is_weak(profile: Profile, key: str) -> bool:
    """Whether sharing a key says so little that :func:`is_remote` has to be asked.

    Of initiatives it is who leads them, since the path has the name; of places, their name, which is their only key;
    of firms with a registered name, where they are and what their names have in common.
    """
    if not key.startswith(_WEAK.get(profile.type, _NONE)):
        return False
    return profile.type != "organization" or is_firm(profile.base.rpartition("/")[2])


def is_telling(key: str) -> bool:
    """Whether a key finds what no path tells: other names of a thing, what firms are called by, quoted words."""
    return key.startswith(_TELLING)


def is_remote(one: Profile, other: str) -> bool:
    """Whether nothing comes of comparing a facet with that of a path, with which it shares weak keys alone."""
    kind, *parts = other.split("/")
    if kind != one.type:
        return False
    if kind == "place":
        return _elsewhere(one, parts)
    if kind == "organization":
        name = parts[-1].partition("~")[0]
        return name != one.base.rpartition("/")[2] and is_firm(name)
    return kind == "initiative" and _of_another_name(one, parts)


def _elsewhere(one: Profile, parts: list[str]) -> bool:
    """Places of two counties that are neither rivers nor mountains are two."""
    if any(things.is_nature(name) for name in (*one.all("name"), parts[-1])):
        return False
    return _county(parts) not in one.all("county") | {_county(one.base.split("/")[1:])}


def _county(parts: Collection[str]) -> str:
    return next((part[:_COUNTY] for part in parts if part.isdecimal() and len(part) in (_COUNTY, _COUNTY + 3)), "")


def _of_another_name(one: Profile, parts: list[str]) -> bool:
    """Initiatives whose names have nothing in common but who leads them are two.

    Words in quotation marks end up in the path, if perhaps without a place; in one county they have a key of their own.
    """
    spelt = {wording.timeless(name) for name in (parts[-1], parts[-1].rpartition("~")[0]) if name}
    if any(core in name or name in core for core in one.all("core") for name in spelt):
        return False
    near = one.base.split("/")[1:-1] == parts[:-1]
    return near or not any(words[-_TAIL:] in parts[-1] for words in one.all("quoted"))


@lru_cache(_NAMES)
def is_firm(name: str) -> bool:
    """Whether a name is the registered one of a firm, not of its branch.

    >>> is_firm("湖南省腾阳生物科技有限公司"), is_firm("腾阳公司"), is_firm("腾阳股份有限公司衡南分公司")
    (True, False, False)
    """
    return bodies.is_registered(name) and not wording.company(name).branch


def is_hopeless(one: Profile, other: Profile) -> bool:
    """Whether the evidence on two facets cannot come to as much as a question for a person."""
    if one.type != other.type or one.base == other.base:
        return False
    hopeless = _HOPELESS.get(one.type)
    return hopeless is not None and hopeless(one, other)


def _strangers(one: Profile, other: Profile) -> bool:
    """People of one name without a place, a body or a task in common, of whom none came from where the other is."""
    common = one.counts.keys() & other.counts.keys()
    if any(map(_TOGETHER.match, common)) or not any(feature.startswith("name ") for feature in common):
        return False
    if posts.came(one, other) or posts.came(other, one):
        return False
    return bool(one.all("province") and other.all("province")) and not posts.common_seats(one, other)


def _far_firms(one: Profile, other: Profile) -> bool:
    """Firms whose names differ and which no report has in one county, or whose names agree in two provinces.

    Two registered names that differ are two firms' in one county as well.
    """
    pair = (one, other)
    if any("body" in firm.all("style") or any(map(firm.all, ("branch", "aka", "renamed"))) for firm in pair):
        return False
    if alias(one, other):
        return False
    short, long = sorted((firm.one("core") for firm in pair), key=len)
    if short and short != long and all(map(organizations.is_registered, pair)):
        return True
    if any(map(_NEARBY.match, one.counts.keys() & other.counts.keys())):
        return False
    if short and short not in long and not shortenings.abbreviates(short, long):
        return True
    return bool(short) and organizations.are_far(one, other)


def _other_names(one: Profile, other: Profile) -> bool:
    """Initiatives of two years, or of which no name has anything to do with the other's."""
    if at_odds(one, other, "year"):
        return True
    if alias(one, other) or shared(one, other, "core") or shared(one, other, "quoted"):
        return False
    short, long = sorted((found.one("core") for found in (one, other)), key=len)
    return short not in long


def _settled_apart(one: Profile, other: Profile) -> bool:
    """Facilities that stand in two counties."""
    return bool(one.all("sited") and other.all("sited")) and at_odds(one, other, "county")


_HOPELESS: Final = {
    "person": _strangers,
    "organization": _far_firms,
    "initiative": _other_names,
    "facility": _settled_apart,
}
