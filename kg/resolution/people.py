"""Are two people of one name one person? Same name is not same person."""

from __future__ import annotations

from typing import Final

from kg.resolution import careers
from kg.resolution.evidence import Tally, Verdict, at_odds, shared, ties
from kg.resolution.profiles import Profile

_POLITE: Final = ("某", "大爷", "大妈", "大娘", "大叔", "大姐", "阿姨", "女士", "先生", "奶奶", "爷爷", "师傅", "老师")
_RARE: Final = 3


def judge(one: Profile, other: Profile) -> Verdict:
    """The evidence that two facets of one name are one person.

    The same seat, task or county makes them one; posts in different counties at one time make them two; walks of life
    that do not go together (a teacher, a county's secretary) weigh against it.
    """
    tally = Tally()
    seats = _seats(one) & _seats(other)
    if seats:
        tally.add(8, f"posts at the same body {min(seats)}")
    ties(tally, one, other, 5)
    _where(tally, one, other)
    if any(len(name) >= _RARE for name in shared(one, other, "name")):
        tally.add(1, "a name of three characters")
    if any(name.endswith(_POLITE) for name in shared(one, other, "name")):
        tally.add(-4, "a surname with a form of address")
    if not seats:
        _careers(tally, one, other)
    return tally.verdict()


def _where(tally: Tally, one: Profile, other: Profile) -> None:
    if county := shared(one, other, "county"):
        tally.add(6, f"the same county {min(county)}")
    elif city := shared(one, other, "city"):
        if not (one.all("county") and other.all("county")):
            tally.add(4, f"a county and its city {min(city)}")
        else:
            tally.add(1, f"two counties of one city {min(city)}")
    elif not one.all("province") or not other.all("province"):
        tally.add(2, "no place is known of one of them")
    elif at_odds(one, other, "province"):
        tally.add(-2, "different provinces")


def _careers(tally: Tally, one: Profile, other: Profile) -> None:
    walks = one.all("walk"), other.all("walk")
    if careers.clash(*walks):
        tally.add(-4, f"different walks of life ({'、'.join(sorted(walks[0]))}; {'、'.join(sorted(walks[1]))})")
        return
    seats = _seats(one), _seats(other)
    if not seats[0] or not seats[1]:
        _unnamed(tally, walks)
        return
    common = walks[0] & walks[1]
    overlap = _overlap(_months(one), _months(other))
    if at_odds(one, other, "county") or at_odds(one, other, "city"):
        if overlap and careers.CADRE in common:
            tally.forbid("posts in different counties at one time")
        elif careers.CADRE in common:
            tally.add(1, "posts that one can hold after the other")
    elif careers.VILLAGE in common:
        tally.add(-6, "posts in two villages")
    elif common & {careers.SCHOOL, careers.HEALTH, careers.BUSINESS}:
        tally.add(-4, "posts at two bodies of one kind")
    elif not walks[0] or not walks[1]:
        tally.add(-2, "a post that says little of its holder")
    elif overlap and not _nested(*seats):
        tally.add(-3, "posts at two bodies at one time")


def _unnamed(tally: Tally, walks: tuple[frozenset[str], frozenset[str]]) -> None:
    """Who holds an office is named with it; one who is named without is rather somebody else."""
    if (walks[0] | walks[1]) & {careers.CADRE, careers.SCHOOL, careers.HEALTH}:
        tally.add(-2, "named without an office")


def _seats(profile: Profile) -> frozenset[str]:
    return frozenset(post.partition("|")[0] for post in profile.all("post"))


def _months(profile: Profile) -> tuple[str, str]:
    months = sorted(month for post in profile.all("post") if (month := post.rpartition("|")[2]))
    return (months[0], months[-1]) if months else ("", "")


def _overlap(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two spans of observation touch; posts that were never dated could have been at any time."""
    if not one[0] or not other[0]:
        return False
    return one[0][: len(other[1])] <= other[1] and other[0][: len(one[1])] <= one[1]


def _nested(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a seat of the one is in the other's: a vice head of the county runs a bureau of it."""
    return any(a.startswith(b) or b.startswith(a) for a in one for b in other)
