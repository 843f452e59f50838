"""Are two initiatives or villages one?"""

from __future__ import annotations

import re
from typing import Final

from kg.resolution.evidence import Tally, Verdict, alias, at_odds, beside, contained, shared, told_apart
from kg.resolution.instalments import FIRST, first_of_all
from kg.resolution.profiles import Profile

_AGREEMENT: Final = "Agreement"
_DATED: Final = frozenset({"Event", _AGREEMENT})
_CODE: Final = len("430422")
_CITY: Final = len("4304")
_LONG: Final = 8
_NAMED: Final = 6
_ANYONES: Final = re.compile(
    r"^(?:乡村|文化|旅游|农民|丰收|民俗|民间|美食|采摘|体育|运动|全民|健身|艺术|春节|迎春|山地|农耕|读书|科技|活动|"
    r"战略|框架|合作|协作|购销|产销|投资|帮扶|对口|友好|结对|共建|东西部|劳务|联防|联治|跨界|区域|[县区市省校村])*"
    r"(?:[节会周月]|大会|大赛|比赛|协议|协议书|备忘录)$"
)
_ENDING: Final = len("计划")
_CEREMONY: Final = re.compile(
    r"^(?:项目|合作|集中|现场|工作|座谈|经验|学习){0,2}"
    r"(?:签约|签字|签订|启动|开工|揭牌|授牌|挂牌|开幕|闭幕|颁奖|奠基|竣工|封顶|捐赠|发布|推进|推介|座谈|动员|培训|表彰|通车|投产|"
    r"交流|总结|观摩|研讨|交接|授旗|开班|结业|出征|欢送)(?:仪式|典礼|大会|会议|活动|会|班)$"
)
_COUNTYS: Final = re.compile(r"\d{4}(?!00)\d{2}")
_NATURE: Final = re.compile(r"^(?![东西南北中大小新]?[河江湖山]$).*(?:[河江湖山岭]|水库|运河|流域|草原|湿地|高原)$")


def initiatives(one: Profile, other: Profile) -> Verdict:
    """The evidence that two initiatives are one: name, owner and time.

    A programme of one name in two counties is two, unless the same body leads both; instalments and years tell apart.
    """
    tally = Tally()
    if told_apart(one, other):
        tally.forbid("one article names both")
    dated = bool((one.all("kind") | other.all("kind")) & _DATED)
    _instalments(tally, one, other, dated=dated)
    if _ceremony(one) or _ceremony(other):
        _days(tally, one, other)
    elif one.base == other.base:
        tally.add(6, "the same name in the same county")
        if lead := shared(one, other, "lead"):
            tally.add(2, f"led or signed by the same {min(lead)}")
    else:
        _names(tally, one, other)
    if at_odds(one, other, "site"):
        tally.add(-6, f"in different counties ({one.one('site')}, {other.one('site')})")
    elif away := _away(one, other) or _away(other, one):
        tally.add(-6, f"in another county ({away}) than that of the other report")
    if dated:
        _occasions(tally, one, other)
    elif at_odds(one, other, "year"):
        tally.forbid("different years in the names", plain=True)
    elif year := _of_year(one, other) or _of_year(other, one):
        tally.add(-2, f"the one is that of {year}, the other is reported of later or before")
    return tally.verdict()


def _of_others(one: Profile, other: Profile) -> bool:
    """Whether two agreements are between counties of which each has one that is no party to the other.

    A county and its city, of which one report names the one and another the other, may stand for each other.
    """
    if not one.all("kind") & other.all("kind") & {_AGREEMENT}:
        return False
    parties = [{lead[:_CODE] for lead in profile.all("lead") if lead[:_CODE].isdecimal()} for profile in (one, other)]
    mine, theirs = parties[0] - parties[1], parties[1] - parties[0]
    near = {code[:_CITY] for code in mine} & {code[:_CITY] for code in theirs}
    return bool(mine and theirs and parties[0] & parties[1]) and not near


def _of_year(one: Profile, other: Profile) -> str:
    """The year in the one's name, if the other's has none and no report on it is of that year."""
    years = one.all("year")
    return "" if other.all("year") or years & other.all("soft") or not other.all("soft") else min(years, default="")


def _away(one: Profile, other: Profile) -> str:
    """Where the one is, if that is not the county of its report, and all that is known of the other is this county."""
    sites, home = one.all("site"), scope(one)
    return min(sites) if sites and home not in sites and home == scope(other) and not other.all("site") else ""


def places(one: Profile, other: Profile) -> Verdict:
    """The evidence that two places without a code are one: a village of the county, and one of a town in it."""
    tally = Tally()
    if is_nature(one.one("name")):
        for kind, weight in (("county", 6), ("city", 6), ("province", 4)):
            if found := shared(one, other, kind):
                tally.add(weight, f"a river, lake or mountain of {min(found)}")
                if kind == "province" and beside(one, other):
                    tally.add(2, "reports that speak of the other's county")
                return tally.verdict()
    parents = [profile.base.split("/")[1:-1] for profile in (one, other)]
    counties = [
        {"/".join(parent)} & profile.all("county") for parent, profile in zip(parents, (one, other), strict=True)
    ]
    if bool(counties[0]) != bool(counties[1]) and shared(one, other, "county"):
        tally.add(6, "the same name, once with its town and once without")
    else:
        tally.forbid("places of one name in two towns", plain=True)
    return tally.verdict()


def is_nature(name: str) -> bool:
    """Whether a place's name is that of a river, a lake, a mountain or the like, which lie in several counties."""
    return bool(_NATURE.search(name))


def _ceremony(profile: Profile) -> bool:
    """Whether the name says no more than what kind of ceremony or meeting it was."""
    return bool(profile.all("kind") & _DATED and _CEREMONY.match(profile.base.rpartition("/")[2]))


def _days(tally: Tally, one: Profile, other: Profile) -> None:
    """Ceremonies without a name of their own are told apart by their days."""
    if one.base == other.base and shared(one, other, "day"):
        tally.add(6, f"the same name on the same day {min(shared(one, other, 'day'))}")
    else:
        tally.forbid("ceremonies of different days", plain=True)


def _instalments(tally: Tally, one: Profile, other: Profile, *, dated: bool) -> None:
    a, b = one.all("phase"), other.all("phase")
    if a == b:
        return
    if a and b and not a & b:
        tally.forbid("different instalments", plain=True)
    elif not dated and not (a | b) <= FIRST:
        tally.forbid("a later instalment and the whole or the first")
    else:
        if not dated and first_of_all(one, other):
            return
        tally.add(-1 if (a | b) <= FIRST else -3, "an instalment and a name without one")


def _names(tally: Tally, one: Profile, other: Profile) -> None:
    lead = shared(one, other, "lead")
    near = scope(one) == scope(other)
    same = bool(shared(one, other, "core"))
    if alias(one, other):
        tally.add(6, "an article gives the one as a short form of the other")
    elif near:
        _same_county(tally, one, other, same=same)
    elif known := spoken_of(one, other) or spoken_of(other, one):
        tally.add(6, f"the same name, and the one's report speaks of {known}")
        return
    elif same or shared(one, other, "quoted"):
        tally.add(1, "the same name" if same else "the same words in quotation marks")
    if lead:
        tally.add(_led(lead, near=near, same=same), f"led or signed by the same {min(lead)}")
    elif not near:
        tally.forbid("of different counties, led by different bodies")
    if at_odds(one, other, "kind") and not same:
        tally.add(-3, "different kinds of initiative")


def spoken_of(guest: Profile, host: Profile) -> str:
    """The county that the one's report, which knows no more than a telling name, has in common with the other.

    It is a party to the agreement, or where a numbered fair of the same year was held.
    """
    cores = (core for core in shared(guest, host, "core") if len(core) >= _NAMED and not _ANYONES.match(core))
    if not is_guest(guest) or not any(cores):
        return ""
    if _AGREEMENT in guest.all("kind") & host.all("kind"):
        return scope(guest) if scope(guest) in host.all("lead") else ""
    homes = host.all("site") or {scope(host)}
    return min(guest.all("beside") & homes, default="") if shared(guest, host, "phase") else ""


def is_guest(profile: Profile) -> bool:
    """Whether a report on an event or agreement says neither where it is nor who held or signed it."""
    return bool(profile.all("kind") & _DATED) and not profile.all("lead") and not profile.all("site")


def _led(lead: frozenset[str], *, near: bool, same: bool) -> int:
    """A county's body leads what is its county's; firms and cities lead the like in several counties."""
    if near:
        return 2 if same else 1
    return 5 if same and any(_COUNTYS.match(body) for body in lead) else 2


def _same_county(tally: Tally, one: Profile, other: Profile, *, same: bool) -> None:
    if same:
        tally.add(6, "the same name in the same county")
    elif shared(one, other, "quoted"):
        ends = {profile.base[-_ENDING:] for profile in (one, other)}
        alike = len(ends) == 1 or any(_words_alone(profile) for profile in (one, other))
        tally.add(6 if alike else 5, "the same words in quotation marks in the same county")
    else:
        contained(tally, one, other)


def _words_alone(profile: Profile) -> bool:
    """Whether the name is what stands in its quotation marks and nothing else."""
    return profile.one("core") in profile.all("quoted")


def scope(profile: Profile) -> str:
    """The code of the division whose thing it is, empty if it has none."""
    parts = profile.base.split("/")
    return parts[1] if len(parts) > 2 else ""


def _occasions(tally: Tally, one: Profile, other: Profile) -> None:
    """Two events or agreements by who signed and by year."""
    if _of_others(one, other):
        tally.forbid("signed by other counties", plain=True)
    _years(tally, one, other)


def _years(tally: Tally, one: Profile, other: Profile) -> None:
    """Years that are stated forbid; a year of which only the newspaper's date speaks weighs."""
    if at_odds(one, other, "year"):
        tally.forbid("different years", plain=True)
        return
    a, b = one.all("year") or one.all("soft"), other.all("year") or other.all("soft")
    if a and b and not a & b and not shared(one, other, "year"):
        gap = min(abs(int(x) - int(y)) for x in a for y in b if x.isdecimal() and y.isdecimal())
        tally.add(0 if _told_of(one, other) else -4 if gap == 1 else -6, f"reported of {min(a)} and {min(b)}")


def _told_of(one: Profile, other: Profile) -> bool:
    """Whether the one report has an agreement signed and the other only speaks of it, by a name that tells it apart."""
    if one.all("kind") | other.all("kind") != {_AGREEMENT} or bool(one.all("lead")) == bool(other.all("lead")):
        return False
    return any(len(core) >= _LONG for core in shared(one, other, "core"))
