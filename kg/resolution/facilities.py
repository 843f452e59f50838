"""Are two facilities one? Name, instalment, and the village or town on whose ground they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.resolution.evidence import TELLING, Tally, Verdict, alias, at_odds, beside, contained, shared, ties, told_apart
from kg.resolution.instalments import first_of_all
from kg.resolution.profiles import Profile

_ENDING: Final = len("中心")
_EVERYWHERE: Final = re.compile(
    r"[河江溪湖]特?大?桥$|文明实践|党群|便民|政务|综合|服务(?:中心|大厅|站)|文化(?:活动)?(?:中心|广场|礼堂|站)|养老|照料|活动(?:中心|室)|(?:扶贫|帮扶|就业)(?:车间|工坊)"
)


def judge(one: Profile, other: Profile) -> Verdict:
    """The evidence that two facilities are one."""
    tally = Tally()
    if told_apart(one, other):
        tally.forbid("one article names both")
    alike = one.all("phase") == other.all("phase")
    if not alike and not first_of_all(one, other):
        tally.forbid("different instalments or numbers", plain=True)
    if alias(one, other):
        tally.add(6, "an article gives the one as a short form of the other")
    if ground := (_grounds(one, other) or _grounds(other, one)):
        tally.add(6, f"the same name at {ground}, once with the place and once beside it")
    else:
        contained(tally, one, other)
    if alike and one.all("phase") and shared(one, other, "county"):
        _parts(tally, one, other)
    if at_odds(one, other, "county"):
        if one.all("sited") and other.all("sited"):
            tally.forbid("different counties", plain=True)
        elif shared(one, other, "core") and _telling(one) and (found := beside(one, other)):
            tally.add(2, f"a report that speaks of {min(found)}")
        else:
            tally.add(-1, "reports on different counties")
    elif shared(one, other, "city") and not (one.all("county") and other.all("county")):
        tally.add(2, "reports on a county and its city")
    ties(tally, one, other, 2)
    return tally.verdict()


def _grounds(one: Profile, other: Profile) -> str:
    """The village or town that stands in the one's name, and in the sentence that names the other, or in its name."""
    cores, names = other.all("core"), shared(one, other, "of")
    for ground in sorted(one.all("of")):
        place, _, rest = ground.partition("|")
        if ground in names or (rest in cores and place in other.all("by")):
            return place
    return ""


def _telling(profile: Profile) -> bool:
    """Whether the name is more than what facilities of its kind are called everywhere."""
    return len(core := profile.one("core")) > TELLING and not _EVERYWHERE.search(core)


def _parts(tally: Tally, one: Profile, other: Profile) -> None:
    """An instalment in a county goes by the end of its name as well (产业园二期), if that fits one alone."""
    a, b = sorted((one.one("core"), other.one("core")), key=lambda core: (len(core), core))
    if a != b and b.endswith(a):
        tally.add(6, f"the same instalment in the same county, with the end of the other's name ({a})")
    elif ground := _ends_alike(one, other):
        tally.add(6, f"the same instalment at {ground}, with the end of the other's name")
    elif a != b and a[-_ENDING:] == b[-_ENDING:] and not alias(one, other):
        tally.forbid("the same instalment of two things")


def _ends_alike(one: Profile, other: Profile) -> str:
    """The village or town in both names, if what the one has behind it ends with what the other has."""
    found = (
        place
        for place, rest in _split(one)
        for there, known in _split(other)
        if place == there and rest != known and (rest.endswith(known) or known.endswith(rest))
    )
    return min(found, default="")


def _split(profile: Profile) -> Iterator[tuple[str, str]]:
    """Each village or town that the name begins with, and what stands behind it."""
    for ground in profile.all("of"):
        place, _, rest = ground.partition("|")
        yield place, rest
