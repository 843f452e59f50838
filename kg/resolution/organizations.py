"""Are two names of bodies or companies names of one?"""

from __future__ import annotations

import re
from typing import Final

from kg import bodies, reforms
from kg.resolution import shortenings, wording
from kg.resolution.evidence import SAME, Tally, Verdict, alias, at_odds, beside, shared, ties, told_apart
from kg.resolution.profiles import Profile

_REGISTERED: Final = "two registered names"
_OF_TWO_COUNTIES: Final = "firms that name two counties"
_PLAIN: Final = (_REGISTERED, _OF_TWO_COUNTIES)
_TELLING: Final = 4
_BRIEF: Final = 2
_TOURISM: Final = re.compile(r"(?:文(?:化|体|广).*旅游?|旅游?.*文(?:化|体|广)?).*局$")
"""A county has one such bureau, which goes by whatever else it was given: radio, sports, the press."""


def judge(one: Profile, other: Profile) -> Verdict:
    """The evidence that two local IRIs of bodies are one body.

    Firms are compared by what their names have behind the place and before the legal form, within their county; public
    bodies by a name that tells them apart from all others of their kind. Parent, branch and sister firm stay apart.
    """
    tally = Tally()
    if told_apart(one, other):
        tally.forbid("one article names both")
    if alias(one, other):
        tally.add(6, "an article gives the one as a short form of the other")
    elif form := shared(one, other, "form"):
        tally.add(2, f"a short form in common ({min(form).rpartition('/')[2]})")
    if _reformed(one, other) or _reformed(other, one):
        tally.forbid("a reform made the one of the other")
    if "body" in one.all("style") | other.all("style"):
        _bodies(tally, one, other)
    else:
        _firms(tally, one, other)
    ties(tally, one, other, 2)
    return tally.verdict()


def _bodies(tally: Tally, one: Profile, other: Profile) -> None:
    names = [profile.base.rpartition("/")[2] for profile in (one, other)]
    if names[0] == names[1]:
        if wording.is_generic_body(names[0]):
            tally.forbid("bodies of one kind with different owners")
        else:
            tally.add(3, "the same name")
            _near(tally, one, other)
    elif _spelt_out(one, other) or _spelt_out(other, one):
        tally.add(6, "the one begins with the short name of the other's county or town")
    elif one.base.rpartition("/")[0] == other.base.rpartition("/")[0] and all(map(_TOURISM.match, names)):
        tally.add(6, "one owner's bureau for culture and tourism")
    elif not alias(one, other):
        if one.base.rpartition("/")[0] == other.base.rpartition("/")[0] and (weight := shortenings.weigh(*names)):
            tally.add(weight, "the one's name is short for the other's")
            _near(tally, one, other)
        else:
            tally.forbid("different names")
    elif _owners(one, other):
        tally.forbid("bodies of different counties")


def _reformed(one: Profile, other: Profile) -> bool:
    """Whether the one is what a reform made of the other, of the same owner."""
    owner, _, kind = one.base.rpartition("/")
    return other.base in (f"{owner}/{earlier}" for earlier, _ in reforms.predecessors(kind))


def _spelt_out(one: Profile, other: Profile) -> bool:
    """Whether articles on other counties give the one a name that stands for the other's, in full or in short."""
    owner, _, kind = other.base.partition("/")[2].rpartition("/")
    names = (full.rpartition("/") for full in one.all("full"))
    return any(known == owner and shortenings.weigh(name, kind) >= SAME for known, _, name in names)


def _owners(one: Profile, other: Profile) -> bool:
    return bool(one.all("county") and other.all("county")) and not shared(one, other, "county")


def _firms(tally: Tally, one: Profile, other: Profile) -> None:
    a, b = sorted((one.one("core"), other.one("core")), key=lambda core: (len(core), core))
    names = [shortenings.Firm(profile.one("core"), profile.one("branch")) for profile in (one, other)]
    if found := shortenings.branch(*names):
        tally.add(3, f"the same branch {found}")
    elif names[0].branch != names[1].branch:
        tally.forbid("a firm and its branch or subsidiary")
    elif not a:
        tally.add(3, f"the same branch {one.one('branch')}")
    elif known := (_known(one, other) or _known(other, one)):
        tally.add(5 if len(known) > _BRIEF else 4, f"an article gives {known} as another name")
    elif brand := _renamed(one, other) or _renamed(other, one):
        tally.add(4, f"the one had another name before, {brand} is in both")
    else:
        reason = _kinds(one, other, a, b)
        tally.forbid(reason, plain=reason in _PLAIN)
        _cores(tally, a, b, known=alias(one, other), groups="group" in shared(one, other, "style"))
        if names[0].branch and a != b:
            tally.add(1, f"the same branch {names[0].branch}")
    _near(tally, one, other)


def _known(one: Profile, other: Profile) -> str:
    """The core of the one's name, if articles give the other a name with this core, in no other legal form."""
    for spelt in sorted(other.all("aka")):
        core, branch, style = spelt.split("|")
        alike = style in one.all("style") or "short" in one.all("style") | {style}
        tail = len(core) >= _TELLING and one.one("core").endswith(core) and shared(one, other, "county")
        if (core == one.one("core") or tail) and branch == one.one("branch") and alike:
            return core
    return ""


def _renamed(later: Profile, earlier: Profile) -> str:
    """The brand of two registered names of one place, if articles say that the later one is new; or empty."""
    names = later.one("core"), earlier.one("core")
    fits = later.all("renamed") and not earlier.all("renamed") and earlier.first < later.first
    if not fits or not (is_registered(later) and is_registered(earlier) and shared(later, earlier, "from")):
        return ""
    return names[0][:_BRIEF] if names[0][:_BRIEF] == names[1][:_BRIEF] else ""


def _kinds(one: Profile, other: Profile, a: str, b: str) -> str:
    """Why two names cannot be one firm's, by their forms; empty if they can."""
    known = alias(one, other)
    if not known:
        if is_registered(one) and is_registered(other) and a != b:
            return _REGISTERED
        if a == b and _two_counties(one, other):
            return _OF_TWO_COUNTIES
    styles = one.all("style") ^ other.all("style")
    if "cooperative" in styles and a != b:
        return "a cooperative and a firm"
    if known:
        return ""
    # 江淮公司 may be what people call the group; with its legal form a name is that of the firm alone.
    spoken = a == b and any(firm.one("style") == "company" and not is_registered(firm) for firm in (one, other))
    if {"group", "company"} <= styles and not (spoken or _was_firm(one, other) or _was_firm(other, one)):
        return "a group and a firm of it"
    return ""


def _was_firm(group: Profile, firm: Profile) -> bool:
    """Whether articles give the group an earlier name, as a firm, that begins with the other's."""
    known = (spelt.split("|") for spelt in group.all("aka"))
    brand = firm.one("core")
    return any(
        style == "company" and core.startswith(brand) and branch == firm.one("branch") for core, branch, style in known
    )


def _cores(tally: Tally, a: str, b: str, *, known: bool, groups: bool) -> None:
    """The shorter core against the longer one."""
    if a == b:
        tally.add(5 if len(a) >= _TELLING else 4, f"the same core of the name {a}")
    elif b.startswith(a) or (len(a) >= _TELLING and a in b):
        tally.add(4 if groups or len(a) >= _TELLING else 3, f"the one begins with the other's core {a}")
    elif groups and b.endswith(a):
        tally.add(3, f"the one group's name ends with the other's {a}")
    elif shortenings.abbreviates(a, b):
        tally.add(3, f"the one abbreviates the other ({a})")
    elif not known:
        tally.forbid("different cores of the name")


def is_registered(profile: Profile) -> bool:
    """Whether the name is a registered one, with its legal form."""
    return bodies.is_registered(profile.base.rpartition("/")[2])


def _two_counties(one: Profile, other: Profile) -> bool:
    """Whether the names say that the firms are of two counties, and no report has either in the other's."""
    named = [{code for code in profile.all("from") if not code.endswith("00")} for profile in (one, other)]
    return all(named) and not any(shared(one, other, kind) for kind in ("from", "county", "focus"))


def _names_another(one: Profile, other: Profile) -> bool:
    """Whether the one's name says that it is of a county, and the other is of others."""
    named = frozenset(code for code in one.all("from") if not code.endswith("00"))
    return bool(named and other.all("county")) and not named & other.all("county")


def _is_placed(one: Profile, other: Profile) -> bool:
    """Whether the one is told apart by its county, and the other, a group without a place, is told of in several."""
    named = any(not code.endswith("00") for code in one.all("from"))
    return named and not other.all("from") and "group" in other.all("style") and len(other.all("beside")) > 1


def _registered_in(one: Profile, other: Profile) -> frozenset[str]:
    """The province in the name of the one, if reports on the other are from there."""
    return (one.all("from") & other.all("province")) | (other.all("from") & one.all("province"))


def are_far(one: Profile, other: Profile) -> bool:
    """Whether firms are of different provinces, and no report or name has one where the other is."""
    if beside(one, other) or any(shared(one, other, kind) for kind in ("county", "focus", "city", "from")):
        return False
    return at_odds(one, other, "province") and not _registered_in(one, other)


def _near(tally: Tally, one: Profile, other: Profile) -> None:
    for kind, words in (("county", "the same county"), ("focus", "reports on the same county")):
        if found := shared(one, other, kind):
            # A report on one county may speak of firms that say in their names that they are another's.
            apart = any(told(a, b) for told in (_names_another, _is_placed) for a, b in ((one, other), (other, one)))
            tally.add(1 if apart else 3, f"{words} {min(found)}")
            return
    if found := beside(one, other):
        tally.add(2, f"reports that speak of {min(found)}")
        if named := shared(one, other, "from"):
            tally.add(1, f"the same place in the name {min(named)}")
    elif found := shared(one, other, "city"):
        split = one.all("county") and other.all("county")
        tally.add(1 if split else 2, f"the same city {min(found)}")
    elif shared(one, other, "from"):
        tally.add(2, "the same place in the name")
    elif found := _registered_in(one, other):
        tally.add(1, f"registered in the province {min(found)}")
    elif one.all("province") and other.all("province") and not shared(one, other, "province"):
        tally.add(-4, "different provinces")
