"""Who is named beside an event or undertaking, and neither runs it nor takes part: who is visited, who only guides, who
attends something else, the place in a body's name."""

from __future__ import annotations

import re
from typing import Final

from pipelines.components.candidates import Candidate
from pipelines.components.rules_attendance import is_event
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_DEEDS: Final = frozenset({"leads", "participatesIn"})
_VISITED: Final = re.compile(
    "(?:走访|考察|拜访|参观|调研|察看|查看|走进|来到|深入|前往|到|赴|对接|慰问)了?"
    "(?:位于[^，。；、]{1,12}的)?(?:[^，。；、]{2,30}[、和与及])*$"
)
"""Before a name, what says that others come to it."""
_TRIP: Final = re.compile("招商|考察|调研|视察|走访|督[导查]|检查|慰问|观摩")
_GUIDES: Final = re.compile("(?:业务|技术|学术|特别)?(?:指导|支持|协办|冠名|赞助)(?=[，、；])")
_HOLDS: Final = re.compile("(?:举行|举办|召开)了?[^，。；]{0,12}$")
_ATTENDS: Final = re.compile("参加|参与|出席|列席|参训|参赛|参会|参演")
_SITS: Final = re.compile(
    "[^，。；]{0,4}?(?:参加|出席|列席)了?(?:此次|本次|上述)?"
    "(?:座谈|会谈|会见|会商|交流|签约|活动|会议|仪式|考察|调研|对接|培训)+(?:会|仪式|活动|交流)?(?=[，。；]|并|$)"
)
_BEATEN: Final = re.compile("(?:战胜|击败|力克|险胜|大胜|完胜|轻取|力压|淘汰|打败)了?(?:对手)?$")
_CAMPAIGN: Final = re.compile("协作|帮扶|战略|工作|工程|行动|计划|合作|项目|改革|建设|振兴")


def stands_by(candidate: Candidate, predicate: str) -> bool:
    """Whether the sentence tells of the subject something else than to run the object or to take part in it."""
    if predicate not in _DEEDS or candidate.topic or candidate.object.type != "Initiative":
        return False
    if predicate == "leads":
        return _guides(candidate) or _only_named_by(candidate)
    return _is_visited(candidate) or _comes_elsewhere(candidate) or _sits_elsewhere(candidate)


def lies_in_name(scene: Scene, ref: Ref) -> bool:
    """Whether a place is only named inside the name of a body (*甲县*妇联)."""
    if ref.type != "Place" or ref.coref:
        return False
    return any(
        other.type == "Organization" and other.start <= ref.start and ref.end <= other.end and other != ref
        for other in scene.refs
    )


def is_beaten(scene: Scene, ref: Ref) -> bool:
    """Whether another is said to win against it (甲队战胜*乙队*夺得冠军)."""
    if ref.start < scene.span.start:
        return False
    return bool(_BEATEN.search(scene.state.text, scene.span.start, scene.outer_start(ref)))


def _is_visited(candidate: Candidate) -> bool:
    """Whether those who are on a trip only come to the subject (甲开展招商活动，考察了*乙公司*)."""
    scene, subject, event = candidate.scene, candidate.subject, candidate.object
    start = scene.clause_start(subject.start)
    if subject.type == "Person" or start <= event.start or not _TRIP.search(event.name):
        return False
    return bool(_VISITED.search(scene.state.text, start, scene.outer_start(subject)))


def _guides(candidate: Candidate) -> bool:
    """Whether the subject is said to guide or back what others run (由*甲*指导，乙、丙共同主办的E)."""
    return bool(_GUIDES.match(candidate.scene.state.text, candidate.subject.end))


def _only_named_by(candidate: Candidate) -> bool:
    """Whether what is held is an event that bears the name of the object (举行*甲项目*开工仪式)."""
    scene, thing = candidate.scene, candidate.object
    held = [r for r in scene.refs if r.start == thing.start and r.end > thing.end and is_event(r)]
    return bool(held and _HOLDS.search(scene.state.text, scene.clause_start(thing.start), thing.start))


def _comes_elsewhere(candidate: Candidate) -> bool:
    """Whether the subject is said to take part in what was named before, and another comes to the object in a clause
    of its own (开展活动，*甲局*等单位参与，乙出席仪式)."""
    scene, subject, event = candidate.scene, candidate.subject, candidate.object
    start = scene.clause_start(event.start)
    if event.coref or subject.type == "Person" or start <= subject.end:
        return False
    own = _ATTENDS.search(scene.state.text, subject.end, scene.clause_end(subject.end))
    if not own or scene.state.text[own.end() : own.end() + 1] not in "，；":
        return False
    others = [r for r in scene.refs if r.type == "Person" and start <= r.start and r.end <= event.start]
    return bool(others and _ATTENDS.search(scene.state.text, others[-1].end, event.start))


def _sits_elsewhere(candidate: Candidate) -> bool:
    """Whether the subject comes to a meeting, and the object is what it is about (考察东西部协作，甲参加座谈)."""
    scene, subject, thing = candidate.scene, candidate.subject, candidate.object
    if subject.type != "Person" or is_event(thing) or thing.end > subject.start or not _CAMPAIGN.search(thing.name):
        return False
    said = _ATTENDS.search(scene.state.text, subject.end, scene.clause_end(subject.end))
    return bool(said and _SITS.match(scene.state.text, said.start()))
