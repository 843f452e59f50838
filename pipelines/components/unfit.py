"""Subjects whose place beside certain words rules a relation out: who is elected, aided, only tells who won."""

from __future__ import annotations

import re
from typing import Final

from pipelines.components.candidates import Candidate
from pipelines.components.honors import MONEY
from pipelines.components.rules_money import TREASURY
from pipelines.components.scene import ACTORS

_GIVES: Final = re.compile(
    "[^，。；被获由]{0,8}(?:授予|颁予|公布|发布|公示|宣布|宣读|评选出|(?:命名|认定|表彰)(?!为))了?[^，。；]*"
)
"""Between a body and a title, what says that it gives the title to another."""
_MONEY: Final = re.compile(MONEY)
_AIDS: Final = re.compile("(?:对口|结对|定点)*(?:帮扶|支援|援助)[^，。；]{0,8}$")
_IN_AID: Final = re.compile("，[^。；]*(?:[援捐]建|(?:帮扶|协作|援助|援[疆藏青])资金|捐[赠资])")
_AIDED_REACH: Final = 14
_AID_DEEDS: Final = frozenset({"builds", "funds"})
_UNDONE: Final = re.compile("(?:选举|任命|推选|补选|免去|免除)[：了]?(?:[\u4e00-\u9fff]{2,3}、)*$")
_GIVEN_OFFICE: Final = re.compile(
    "(?:同志)?(?:当选|任(?=[^，。；]{2,12}(?:[县市区镇乡][委长]|政府|局长|党委))|为[^，。；]{2,}(?:长|主任|书记|委员|主席)|不再担任|另有任用)"
)
"""Before and behind a person, what says that they are elected, appointed or removed."""
_IN_ALL: Final = re.compile("总投资[^，。；]{1,16}元的")
"""Behind a place, what tells what its undertaking costs, not who pays (某县总投资3亿元的项目)."""
_BRAND: Final = re.compile("“[^“”]{1,12}”牌")
_NOUNS: Final = frozenset({"n", "nz", "nw"})
_SENDS: Final = re.compile("(?:派驻|选派|下派|驻)[^，。；]{1,14}(?:书记|队长|队员|干部)")
"""Behind a body, what says that only someone is meant whom it has sent (某局派驻该村的第一书记)."""
_INSIDE: Final = re.compile("(?:里面有|内有|内设有?|设有|下设|配有)[^，。；]*$")
"""Before rooms of a building, of which what follows does not tell (内设甲室、乙室，由丙运营)."""
_DEEDS: Final = frozenset({"builds", "funds", "operates", "leads"})
_VISITS: Final = re.compile(
    "(?:(?:走进|来到|深入|前往|奔赴|赴)了?(?:[^，。；、]{2,20}[、和与及])*|(?:赶赴|走访|进驻|到|对|向|为|给|在))$"
)
"""Before a body, what says that others come to it, be it one of several."""
_UNDER: Final = re.compile("的?[^，。；]{0,6}(?:组织|带领|领导|支持|主持|牵头|推动|统筹|帮助|指导|帮扶|协助|配合)下?")


def is_unfit(candidate: Candidate, predicate: str) -> bool:
    """Whether the words beside the subject say that it does not do this, though it is named with the object."""
    if predicate in _DEEDS and _is_not_the_one(candidate, predicate):
        return True
    if predicate == "awarded":
        return _gives(candidate) or _only_whence(candidate)
    if predicate == "leads":
        return _is_visited(candidate)
    if predicate == "participatesIn":
        return _is_made(candidate)
    if predicate in _AID_DEEDS and _is_aided(candidate):
        return True
    return predicate == "funds" and bool(_IN_ALL.match(candidate.scene.state.text, candidate.subject.end))


def _is_not_the_one(candidate: Candidate, predicate: str) -> bool:
    """Whether a body has only sent who acts or only pays, or a house is meant, not a room of it."""
    scene, subject, thing = candidate.scene, candidate.subject, candidate.object
    text = scene.state.text
    if subject.type == "Organization" and _SENDS.match(text, subject.end):
        return True
    if predicate == "builds" and TREASURY.search(subject.name) and "元" in text[subject.end : thing.start]:
        return True
    within = _INSIDE.search(text, scene.span.start, max(thing.start, scene.span.start))
    houses = (r for r in scene.refs if r.type in {"Facility", "Organization"} and within and r.end <= within.start())
    return predicate != "leads" and thing.end <= subject.start and any(houses)


def _is_made(candidate: Candidate) -> bool:
    """Whether the subject is the one who is given an office or loses it at the meeting, not one who attends it."""
    text, subject = candidate.scene.state.text, candidate.subject
    before = _UNDONE.search(text, candidate.scene.span.start, subject.start)
    return subject.type == "Person" and bool(before or _GIVEN_OFFICE.match(text, subject.end))


def _gives(candidate: Candidate) -> bool:
    """Whether the subject gives the title, or makes known who has it, or only money is told of."""
    text, title = candidate.scene.state.text, candidate.object
    return bool(_GIVES.fullmatch(text, candidate.subject.end, title.start) or _MONEY.match(text, title.end))


def _only_whence(candidate: Candidate) -> bool:
    """Whether the place only says whence that comes which is named behind it in a common noun (甲县|脐橙获评…)."""
    state, place = candidate.scene.state, candidate.subject
    if place.type != "Place" or place.coref or not state.words or candidate.topic:
        return False
    if _BRAND.match(state.text, place.end):
        return True
    word = state.words[state.word_index(place.end)]
    return word.start == place.end and word.tag in _NOUNS and place.end < candidate.object.start


def _is_aided(candidate: Candidate) -> bool:
    """Whether the subject is the one to which another gives or builds in aid (A对口帮扶*B*，援建了F)."""
    subject, text = candidate.subject, candidate.scene.state.text
    if candidate.topic:
        return False
    begin = candidate.scene.outer_start(subject)
    helped = _AIDS.search(text, max(candidate.scene.span.start, begin - _AIDED_REACH), begin)
    behind = text[subject.end : max(candidate.object.start, subject.end)]
    return bool(helped and _IN_AID.search(behind))


def _is_visited(candidate: Candidate) -> bool:
    """Whether the subject is the body where, or towards which, another does it (甲局走进*乙校*，开展I)."""
    scene, body, text = candidate.scene, candidate.subject, candidate.scene.state.text
    if candidate.topic or body.type != "Organization" or body.end > candidate.object.start:
        return False
    begin = scene.outer_start(body)
    if not _VISITS.search(text, scene.clause_start(begin), begin) or _UNDER.match(text, body.end):
        return False
    visitors = (r for i, r in enumerate(scene.refs) if i not in scene.modifiers and r.type in ACTORS)
    return any(scene.clause_start(begin) <= r.start and r.end < begin and r.name != body.name for r in visitors)
