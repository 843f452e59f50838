"""Are two initiatives, facilities or villages one?"""

from __future__ import annotations

import re
from typing import Final

from kg.resolution.evidence import Tally, Verdict, alias, at_odds, beside, shared, ties, told_apart
from kg.resolution.profiles import Profile

_FIRST: Final = frozenset({"一期", "首期", "第一期", "1期", "第一批", "首批", "第一届", "首届", "第一轮"})
_DATED: Final = frozenset({"Event", "Agreement"})
_TELLING: Final = 4
_ENDING: Final = len("计划")
_CEREMONY: Final = re.compile(
    r"^(?:项目|合作|集中|现场|工作|座谈|经验|学习){0,2}"
    r"(?:签约|签字|签订|启动|开工|揭牌|授牌|挂牌|开幕|闭幕|颁奖|奠基|竣工|封顶|捐赠|发布|推进|推介|座谈|动员|培训|表彰|通车|投产|"
    r"交流|总结|观摩|研讨|交接|授旗|开班|结业|出征|欢送)(?:仪式|典礼|大会|会议|活动|会|班)$"
)
_EVERYWHERE: Final = re.compile(
    r"文明实践|党群|便民|政务|综合|服务(?:中心|大厅|站)|文化(?:活动)?(?:中心|广场|礼堂|站)|养老|照料|活动(?:中心|室)|(?:扶贫|帮扶|就业)(?:车间|工坊)"
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
    if dated:
        _years(tally, one, other)
    elif at_odds(one, other, "year"):
        tally.forbid("different years in the names")
    return tally.verdict()


def facilities(one: Profile, other: Profile) -> Verdict:
    """The evidence that two facilities are one."""
    tally = Tally()
    if told_apart(one, other):
        tally.forbid("one article names both")
    if one.all("phase") != other.all("phase"):
        tally.forbid("different instalments or numbers")
    if alias(one, other):
        tally.add(6, "an article gives the one as a short form of the other")
    if ground := (_grounds(one, other) or _grounds(other, one)):
        tally.add(6, f"the same name at {ground}, once with the place and once beside it")
    else:
        _contained(tally, one, other)
    if one.all("phase") and shared(one, other, "county"):
        _parts(tally, one, other)
    if at_odds(one, other, "county"):
        if one.all("sited") and other.all("sited"):
            tally.forbid("different counties")
        elif shared(one, other, "core") and _telling(one) and (found := beside(one, other)):
            tally.add(2, f"a report that speaks of {min(found)}")
        else:
            tally.add(-1, "reports on different counties")
    elif shared(one, other, "city") and not (one.all("county") and other.all("county")):
        tally.add(2, "reports on a county and its city")
    ties(tally, one, other, 2)
    return tally.verdict()


def _grounds(one: Profile, other: Profile) -> str:
    """The village or town that stands in the one's name, and in the sentence that names the other."""
    cores = other.all("core")
    known = (ground.partition("|") for ground in sorted(one.all("of")))
    return next((place for place, _, rest in known if rest in cores and place in other.all("by")), "")


def _telling(profile: Profile) -> bool:
    """Whether the name is more than what facilities of its kind are called everywhere."""
    return len(core := profile.one("core")) > _TELLING and not _EVERYWHERE.search(core)


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
        tally.forbid("places of one name in two towns")
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
        tally.forbid("ceremonies of different days")


def _instalments(tally: Tally, one: Profile, other: Profile, *, dated: bool) -> None:
    a, b = one.all("phase"), other.all("phase")
    if a == b:
        return
    if a and b and not a & b:
        tally.forbid("different instalments")
    elif not dated and not (a | b) <= _FIRST:
        tally.forbid("a later instalment and the whole or the first")
    else:
        tally.add(-1 if (a | b) <= _FIRST else -3, "an instalment and a name without one")


def _names(tally: Tally, one: Profile, other: Profile) -> None:
    lead = shared(one, other, "lead")
    near = _scope(one) == _scope(other)
    same = bool(shared(one, other, "core"))
    if alias(one, other):
        tally.add(6, "an article gives the one as a short form of the other")
    elif near:
        _same_county(tally, one, other, same=same)
    elif same or shared(one, other, "quoted"):
        tally.add(1, "the same name" if same else "the same words in quotation marks")
    if lead:
        tally.add(_led(lead, near=near, same=same), f"led or signed by the same {min(lead)}")
    elif not near:
        tally.forbid("of different counties, led by different bodies")
    if at_odds(one, other, "kind") and not same:
        tally.add(-3, "different kinds of initiative")


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
        tally.add(6 if len(ends) == 1 else 5, "the same words in quotation marks in the same county")
    else:
        _contained(tally, one, other)


def _scope(profile: Profile) -> str:
    parts = profile.base.split("/")
    return parts[1] if len(parts) > 2 else ""


def _contained(tally: Tally, one: Profile, other: Profile) -> None:
    a, b = sorted((one.one("core"), other.one("core")), key=lambda core: (len(core), core))
    if a != b and len(a) >= _TELLING and a in b:
        tally.add(4, f"the one's name is part of the other's ({a})")
    elif a == b:
        tally.add(4, f"the same name {a}")


def _parts(tally: Tally, one: Profile, other: Profile) -> None:
    """An instalment in a county goes by the end of its name as well (产业园二期), if that fits one alone."""
    a, b = sorted((one.one("core"), other.one("core")), key=lambda core: (len(core), core))
    if a != b and b.endswith(a):
        tally.add(6, f"the same instalment in the same county, with the end of the other's name ({a})")
    elif a != b and a[-_ENDING:] == b[-_ENDING:] and not alias(one, other):
        tally.forbid("the same instalment of two things")


def _years(tally: Tally, one: Profile, other: Profile) -> None:
    """Years that are stated forbid; a year of which only the newspaper's date speaks weighs."""
    if at_odds(one, other, "year"):
        tally.forbid("different years")
        return
    a, b = one.all("year") or one.all("soft"), other.all("year") or other.all("soft")
    if a and b and not a & b and not shared(one, other, "year"):
        gap = min(abs(int(x) - int(y)) for x in a for y in b if x.isdecimal() and y.isdecimal())
        tally.add(-4 if gap == 1 else -6, f"reported of {min(a)} and {min(b)}")
