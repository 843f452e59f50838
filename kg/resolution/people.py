"""Are two people of one name one person? Same name is not same person."""

from __future__ import annotations

import re
from typing import Final

from kg.resolution import careers, naming
from kg.resolution.evidence import Tally, Verdict, at_odds, shared, ties
from kg.resolution.profiles import Profile

_POLITE: Final = ("某", "大爷", "大妈", "大娘", "大叔", "大姐", "阿姨", "女士", "先生", "奶奶", "爷爷", "师傅", "老师")
_RARE: Final = 3
_DOT: Final = "·"
_CHAIR: Final = "董事长"
_TEACHER: Final = re.compile(r"老师|教员")
_FIRM: Final = "firm/"
_TELLING: Final = len("firm/江淮缆业")
_BRAND: Final = len("firm/义门堂")
_SHORT: Final = len("firm/江淮")
_TOWN: Final = re.compile(r"\d{9}")
_HEADS: Final = re.compile(r"\d{6}(?:/党委)?")
"""The seats of those who lead a county or a city: its committee, and its government, which goes by its code."""


def judge(one: Profile, other: Profile) -> Verdict:
    """The evidence that two facets of one name are one person.

    The same seat, task or county makes them one; posts in different counties at one time make them two; walks of life
    that do not go together (a teacher, a county's secretary) weigh against it.
    """
    tally = Tally()
    if one.all("torn") or other.all("torn"):
        tally.forbid("an article gives the name posts that are two people's")
    seats = common_seats(one, other)
    if not shared(one, other, "name"):
        _addressed(tally, one, other)
    if seats:
        _seated(tally, one, other, seats)
    elif one.all("namesake") or other.all("namesake"):
        tally.add(-3, "an article tells of somebody else of this name")
    ties(tally, one, other, 5)
    _where(tally, one, other)
    if any(len(name) >= _RARE for name in shared(one, other, "name")):
        tally.add(1, "a name of three characters")
    if any(name.endswith(_POLITE) for name in shared(one, other, "name")):
        tally.add(-4, "a surname with a form of address")
    if not seats:
        _careers(tally, one, other)
        _company(tally, one, other)
    return tally.verdict()


def _addressed(tally: Tally, one: Profile, other: Profile) -> None:
    """Different names: one of them has to be a surname with the office that the other holds at the same body.

    Or it is the own name of one who bears his father's behind it: 古丽娜尔·买买提.
    """
    if _own_name(one, other) or _own_name(other, one):
        tally.add(-1, "an own name without the father's")
        return
    if not shared(one, other, "family"):
        tally.forbid("different names", plain=True)
        return
    for short, full in ((one, other), (other, one)):
        near = {seat for seat in _seats(full) if _nested(_seats(short), frozenset({seat}))}
        titles = {post.split("|")[1] for post in full.all("post") if post.partition("|")[0] in near}
        offices = {name.removeprefix(full.one("family")) for name in short.all("name")}
        if any(naming.holds(office, titles) for office in offices):
            tally.add(2, f"a surname with the office of {full.one('name')}")
            if _incumbent(short, full, near):
                tally.add(1, "who had been seen in it by then")
            return
    tally.forbid("different names", plain=True)


def _own_name(short: Profile, full: Profile) -> bool:
    names = [name for name in short.all("name") if len(name) >= _RARE and _DOT not in name]
    return any(known.startswith(f"{name}{_DOT}") for name in names for known in full.all("name"))


def _seated(tally: Tally, one: Profile, other: Profile, seats: frozenset[str]) -> None:
    """The same body; a firm's name alone does not say which county's it is."""
    named = sorted(seat for seat in seats if not seat.startswith("firm/"))
    near = shared(one, other, "county") or shared(one, other, "city")
    if named or near or not (one.all("province") and other.all("province")):
        tally.add(8, f"posts at the same body {min(named or seats)}")
    elif shared(one, other, "province") or any(len(seat) >= _TELLING for seat in seats):
        tally.add(6, f"posts at firms of one name {min(seats)}")
    else:
        tally.add(2, f"posts at firms of one name {min(seats)} in different provinces")
    titles = [{_TEACHER.sub("教师", title) for title in _titles(profile)} or {""} for profile in (one, other)]
    same = any(a in b or b in a for a in titles[0] for b in titles[1])
    if not same and (one.all("namesake") or other.all("namesake")):
        tally.forbid("an article tells of two people of this name")


def _where(tally: Tally, one: Profile, other: Profile) -> None:
    if county := shared(one, other, "county"):
        tally.add(6, f"the same county {min(county)}")
    elif city := shared(one, other, "city"):
        if not (one.all("county") and other.all("county")):
            tally.add(4, f"a county and its city {min(city)}")
        else:
            tally.add(1, f"two counties of one city {min(city)}")
            if all(any(_CHAIR in title for title in _titles(profile)) for profile in (one, other)):
                tally.add(4, "in the chair of firms in both")
    elif not one.all("province") or not other.all("province"):
        tally.add(2, "no place is known of one of them")
    elif at_odds(one, other, "province"):
        tally.add(-2, "different provinces")


def _company(tally: Tally, one: Profile, other: Profile) -> None:
    """Who is named beside the same village, work or body of one county twice, is rather one.

    Of one who has a namesake, and of a county's man in its city, only being named beside the other's office says so.
    """
    office = (one.all("with") & _seats(other)) | (_seats(one) & other.all("with"))
    near = office if one.all("namesake") or other.all("namesake") else shared(one, other, "with") | office
    close = near if shared(one, other, "county") else office if shared(one, other, "city") else frozenset()
    if close and not careers.clash(one.all("walk"), other.all("walk")):
        tally.add(3, f"named together with {min(close)}")


def _careers(tally: Tally, one: Profile, other: Profile) -> None:
    walks = one.all("walk"), other.all("walk")
    if careers.clash(*walks):
        tally.add(-4, f"different walks of life ({'、'.join(sorted(walks[0]))}; {'、'.join(sorted(walks[1]))})")
        return
    seats = _offices(one), _offices(other)
    if not seats[0] or not seats[1]:
        _unnamed(tally, one, other, seated=bool(seats[0] or seats[1]))
        return
    common = walks[0] & walks[1]
    overlap = _overlap(_months(one), _months(other))
    if careers.CADRE in common and _cadres(tally, one, other, overlap=overlap):
        return
    if at_odds(one, other, "county") or at_odds(one, other, "city"):
        return
    if careers.VILLAGE in common:
        if not _in_town(one, other, *seats):
            tally.add(-6, "posts in two villages")
    elif common & {careers.SCHOOL, careers.HEALTH, careers.BUSINESS}:
        tally.add(0 if _firms(*seats, _SHORT) else -4, "posts at two bodies of one kind")
    elif (not walks[0] and _titles(one)) or (not walks[1] and _titles(other)):
        tally.add(-2, "a post that says little of its holder")
    elif overlap and not _nested(*seats):
        tally.add(-3, "posts at two bodies at one time")


def _in_town(one: Profile, other: Profile, *seats: frozenset[str]) -> bool:
    """Whether a village's office is said to be held in the town, without the village, that may be the other's town."""
    return any(all(map(_TOWN.fullmatch, found)) for found in seats) and not at_odds(one, other, "town")


def _cadres(tally: Tally, one: Profile, other: Profile, *, overlap: bool) -> bool:
    """Posts of two counties, or of a county and its city; False where they are of one."""
    if at_odds(one, other, "county") or at_odds(one, other, "city"):
        if overlap:
            tally.forbid("posts in different counties at one time")
        else:
            tally.add(1, "posts that one can hold after the other")
        return True
    if not overlap and _risen(one, other):
        tally.add(1, "a post in the county and one in its city, one after the other")
        return True
    return False


def _risen(one: Profile, other: Profile) -> bool:
    """Whether the one led a county and the other leads its city, and reports on the county speak of both."""
    counties = [bool(profile.all("county")) for profile in (one, other)]
    near = counties[0] != counties[1] and shared(one, other, "city") and shared(one, other, "focus")
    return bool(near) and all(any(_HEADS.fullmatch(seat) for seat in _offices(profile)) for profile in (one, other))


def _unnamed(tally: Tally, one: Profile, other: Profile, *, seated: bool) -> None:
    """Who holds an office is named with it; one who is named without is rather somebody else."""
    walks = one.all("walk"), other.all("walk")
    if _titles(one) & _titles(other):
        return
    if (walks[0] | walks[1]) & {careers.CADRE, careers.SCHOOL, careers.HEALTH}:
        tally.add(-2, "named without an office")
    elif not any(walks) and not seated:
        tally.add(-2, "nothing is known of either but the name")
    elif firms := _elsewhere(one, other) or _elsewhere(other, one):
        tally.add(-2, f"in office at one firm, named beside another ({min(firms)})")


def _elsewhere(seated: Profile, named: Profile) -> frozenset[str]:
    """The firms beside which the one is named who has no office, if none of them is where the other holds his."""
    near = frozenset(firm for seat in named.all("with") if (firm := seat.removeprefix(_FIRM)) != seat)
    held = frozenset(firm for seat in _seats(seated) if (firm := seat.removeprefix(_FIRM)) != seat)
    kin = any(a[:2] == b[:2] or a in b or b in a for a in near for b in held)
    return near if held and not kin else frozenset()


def common_seats(one: Profile, other: Profile) -> frozenset[str]:
    """Where both are or were: the same body, or one firm under a shorter and a longer name."""
    least = _BRAND if shared(one, other, "county") else _TELLING
    return _seats(one) & _seats(other) or _firms(_seats(one), _seats(other), least)


def _offices(profile: Profile) -> frozenset[str]:
    return frozenset(post.partition("|")[0] for post in profile.all("post"))


def _seats(profile: Profile) -> frozenset[str]:
    """Where the person is: in office, under any name of the body, or as one who runs it."""
    return _offices(profile) | profile.all("also")


def _titles(profile: Profile) -> frozenset[str]:
    return (frozenset(post.split("|")[1] for post in profile.all("post")) - {""}) | profile.all("title")


def _firms(one: frozenset[str], other: frozenset[str], least: int) -> frozenset[str]:
    """The firms of the one that are the other's under a shorter or longer name, of ``least`` characters or more."""
    firms = [[seat for seat in seats if seat.startswith("firm/")] for seats in (one, other)]
    pairs = ((a, b) for a in firms[0] for b in firms[1] if min(len(a), len(b)) >= least)
    return frozenset(min(a, b) for a, b in pairs if a.startswith(b) or b.startswith(a))


def _incumbent(short: Profile, full: Profile, seats: frozenset[str] | set[str]) -> bool:
    """Whether the one with a full name was seen in the office no later than the one with a surname alone."""
    seen = [
        month for post in full.all("post") if (month := post.rpartition("|")[2]) and post.partition("|")[0] in seats
    ]
    return bool(seen and (asked := _months(short)[1]) and min(seen) <= asked)


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
