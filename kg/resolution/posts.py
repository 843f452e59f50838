"""The posts of a person as a profile has them: seats, titles and months. Pure functions."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final

from kg.resolution import careers
from kg.resolution.evidence import shared
from kg.resolution.profiles import Profile

_TELLING: Final = len("firm/江淮缆业")
_FIRM: Final = len("firm/")
_MARK: Final = len("江淮")
_NO_BRANDS: Final = frozenset({"中国", "农村", "国家", "人民"})
_SHORT: Final = len("firm/江淮")
_BRAND: Final = len("firm/义门堂")


def common_seats(one: Profile, other: Profile) -> frozenset[str]:
    """Where both are or were: the same body, or one firm under a shorter and a longer name."""
    near = shared(one, other, "county") or (shared(one, other, "city") and titles(one) & titles(other))
    least = _BRAND if shared(one, other, "county") else _TELLING
    if near and titles(one) & titles(other):
        least = _SHORT
    return seats(one) & seats(other) or firms(seats(one), seats(other), least)


def offices(profile: Profile) -> frozenset[str]:
    """Where the person holds or held an office."""
    return frozenset(post.partition("|")[0] for post in profile.all("post"))


def seats(profile: Profile) -> frozenset[str]:
    """Where the person is: in office, under any name of the body, or as one who runs it."""
    return offices(profile) | profile.all("also")


def held(profile: Profile) -> list[list[str]]:
    """The offices as seat, title and month."""
    return [post.split("|") for post in profile.all("post")]


def came(one: Profile, other: Profile) -> frozenset[str]:
    """From where the one is said to have come, as far as it is an office of the other's, or the county of a cadre."""
    cadres = careers.CADRE in one.all("walk") & other.all("walk")
    return one.all("came") & (offices(other) | (other.all("county") if cadres else frozenset()))


def titles(profile: Profile) -> frozenset[str]:
    """The titles of the offices, and those in front of the name."""
    return (frozenset(post.split("|")[1] for post in profile.all("post")) - {""}) | profile.all("title")


def firms(one: frozenset[str], other: frozenset[str], least: int) -> frozenset[str]:
    """The firms of the one that are the other's under a shorter or longer name, of ``least`` characters or more."""
    mine, theirs = ([seat for seat in known if seat.startswith("firm/")] for known in (one, other))
    pairs = ((a, b) for a in mine for b in theirs if min(len(a), len(b)) >= least)
    return frozenset(min(a, b) for a, b in pairs if a.startswith(b) or b.startswith(a))


def kin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a firm of the one and a firm of the other begin with one brand: a group, its parts, its later names.

    >>> kin(frozenset({"firm/江淮茶业"}), frozenset({"firm/江淮文旅"})), kin(frozenset({"firm/江淮"}), frozenset())
    (True, False)
    """
    brands = [{seat[_FIRM:][:_MARK] for seat in known if seat.startswith("firm/")} for known in (one, other)]
    return bool((brands[0] & brands[1]) - _NO_BRANDS)


def incumbent(short: Profile, full: Profile, near: AbstractSet[str]) -> bool:
    """Whether the one with a full name was seen in the office no later than the one with a surname alone."""
    seen = [month for seat, *_, month in held(full) if month and seat in near]
    return bool(seen and (asked := months(short)[1]) and min(seen) <= asked)


def months(profile: Profile) -> tuple[str, str]:
    """The first and the last month in which the person was seen in office; both empty where none is dated."""
    seen = sorted(month for *_, month in held(profile) if month)
    return (seen[0], seen[-1]) if seen else ("", "")


def overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans of observation touch; posts that were never dated could have been at any time."""
    if not one[0] or not other[0]:
        return False
    return one[0][: len(other[1])] <= other[1] and other[0][: len(one[1])] <= one[1]


def nested(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a seat of the one is in the other's: a vice head of the county runs a bureau of it."""
    return any(a.startswith(b) or b.startswith(a) for a in one for b in other)
