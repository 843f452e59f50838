"""Are two people of one name one person? Same name is not same person."""

from __future__ import annotations

import re
from typing import Final

from kg.resolution import careers, naming, posts
from kg.resolution.evidence import Tally, Verdict, at_odds, shared, ties
from kg.resolution.profiles import Profile

_POLITE: Final = ("某", "大爷", "大妈", "大娘", "大叔", "大姐", "阿姨", "女士", "先生", "奶奶", "爷爷", "师傅", "老师")
_RARE: Final = 3
_DOT: Final = "·"
_CHAIR: Final = "董事长"
_TEACHER: Final = re.compile(r"老师|教员")
_FIRM: Final = "firm/"
_TELLING: Final = len("firm/江淮缆业")
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
    seats = posts.common_seats(one, other)
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
        _moves(tally, one, other)
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
        near = {seat for seat in posts.seats(full) if posts.nested(posts.seats(short), frozenset({seat}))}
        titles = {post.split("|")[1] for post in full.all("post") if post.partition("|")[0] in near}
        offices = {name.removeprefix(full.one("family")) for name in short.all("name")}
        if any(naming.holds(office, titles) for office in offices):
            tally.add(2, f"a surname with the office of {full.one('name')}")
            if posts.incumbent(short, full, near):
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
    titles = [{_TEACHER.sub("教师", title) for title in posts.titles(profile)} or {""} for profile in (one, other)]
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
            if all(any(_CHAIR in title for title in posts.titles(profile)) for profile in (one, other)):
                tally.add(4, "in the chair of firms in both")
    elif not one.all("province") or not other.all("province"):
        tally.add(2, "no place is known of one of them")
    elif at_odds(one, other, "province"):
        tally.add(-2, "different provinces")


def _company(tally: Tally, one: Profile, other: Profile) -> None:
    """Who is named beside the same village, work or body of one county twice, is rather one.

    Of one who has a namesake, and of a county's man in its city, only being named beside the other's office says so.
    """
    office = (one.all("with") & posts.seats(other)) | (posts.seats(one) & other.all("with"))
    near = office if one.all("namesake") or other.all("namesake") else shared(one, other, "with") | office
    close = near if shared(one, other, "county") else office if shared(one, other, "city") else frozenset()
    if close and not careers.clash(one.all("walk"), other.all("walk")):
        telling = not shared(one, other, "county") and any(len(seat) > _SHORT for seat in posts.firms(close, close, 0))
        tally.add(6 if telling else 3, f"named together with {min(close)}")


def _moves(tally: Tally, one: Profile, other: Profile) -> None:
    """Who is said to have come from where the other was in office, of whom an article has another there, and ranks."""
    if places := posts.came(one, other) | posts.came(other, one):
        tally.add(4, f"said to have come from {min(places)}")
    known = [posts.seats(profile) | profile.all("with") for profile in (one, other)]
    if seats := (one.all("elsewhere") & known[1]) | (known[0] & other.all("elsewhere")):
        tally.add(-4, f"an article names somebody of this name at {min(seats)} beside this one")
    if steep := careers.steep(posts.held(one), posts.held(other)):
        tally.add(-4, f"posts too far apart in rank for the years between ({steep})")


def _careers(tally: Tally, one: Profile, other: Profile) -> None:
    walks = one.all("walk"), other.all("walk")
    if careers.clash(*walks):
        tally.add(-4, f"different walks of life ({'、'.join(sorted(walks[0]))}; {'、'.join(sorted(walks[1]))})")
        return
    seats = posts.offices(one), posts.offices(other)
    if not seats[0] or not seats[1]:
        _unnamed(tally, one, other, seated=bool(seats[0] or seats[1]))
        return
    common = walks[0] & walks[1]
    overlap = posts.overlap(posts.months(one), posts.months(other))
    if careers.CADRE in common and _cadres(tally, one, other, overlap=overlap):
        return
    if at_odds(one, other, "county") or at_odds(one, other, "city") or posts.kin(*seats):
        return
    if careers.VILLAGE in common:
        if not _in_town(one, other, *seats):
            tally.add(-6, "posts in two villages")
    elif common & {careers.SCHOOL, careers.HEALTH, careers.BUSINESS}:
        tally.add(-4, "posts at two bodies of one kind")
    elif (not walks[0] and posts.titles(one)) or (not walks[1] and posts.titles(other)):
        tally.add(-2, "a post that says little of its holder")
    elif overlap and not posts.nested(*seats):
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
    return bool(near) and all(
        any(_HEADS.fullmatch(seat) for seat in posts.offices(profile)) for profile in (one, other)
    )


def _unnamed(tally: Tally, one: Profile, other: Profile, *, seated: bool) -> None:
    """Who holds an office is named with it; one who is named without is rather somebody else."""
    walks = one.all("walk"), other.all("walk")
    if posts.titles(one) & posts.titles(other):
        return
    if at_odds(one, other, "town"):
        tally.add(-3, f"of two towns ({one.one('town')}, {other.one('town')})")
        return
    if (walks[0] | walks[1]) & {careers.CADRE, careers.SCHOOL, careers.HEALTH}:
        tally.add(-2, "named without an office")
    elif not any(walks) and not seated:
        tally.add(-2, "nothing is known of either but the name")
    elif firms := _elsewhere(one, other) or _elsewhere(other, one):
        tally.add(-2, f"in office at one firm, named beside another ({min(firms)})")


def _elsewhere(seated: Profile, named: Profile) -> frozenset[str]:
    """The firms beside which the one is named who has no office, if none of them is where the other holds his."""
    if posts.kin(named.all("near"), posts.seats(seated)):
        return frozenset()
    near = frozenset(firm for seat in named.all("with") if (firm := seat.removeprefix(_FIRM)) != seat)
    held = frozenset(firm for seat in posts.seats(seated) if (firm := seat.removeprefix(_FIRM)) != seat)
    kin = any(a[:2] == b[:2] or a in b or b in a for a in near for b in held)
    return near if held and not kin else frozenset()
