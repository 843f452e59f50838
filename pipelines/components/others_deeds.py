"""Deeds of which the sentence says that they are another's: the firm's that a county signs with, a villager's, the
builder's where another only pays."""

from __future__ import annotations

import re
from typing import Final

from pipelines.components.candidates import Candidate
from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_DEEDS: Final = frozenset({"builds", "funds", "leads"})
_AUTHORITY: Final = re.compile("(?:政府|管委会|管理委员会|委|局|办事处)$")
_WITH: Final = re.compile("[^，。；]{0,6}(?:与|和|同|跟)$")
_SIGNS: Final = re.compile(
    "[^，。；]{0,16}签(?!.{0,30}(?:双方|三方|共同|联合|合作|合资|分别|支持|补助|奖补)[^，。；]{0,8}(?:投|出资|建))"
    "[^。；]{0,40}?[，](?:[^。；，由]{0,16}，)?[^。；，由]{0,14}?(?:总?投资|投入|追加|出资|斥资)"
)
"""Behind two parties, what says that they sign and that money is invested."""
_JOINS: Final = re.compile("[，；与和、说]")
_LEADS: Final = re.compile("等?(?:带领|带头|领着|带着)")
"""Behind a person, what says that those who are led do it as well."""
_OTHERS: Final = re.compile("由(?![^，。；]{0,20}(?:带领|带头|领着|带着))")
_BY: Final = re.compile("由$")
_ONLY_PAYS: Final = re.compile(
    "(?:全额|独家|独资|共同|联合|出资)*(?:投资|出资|捐资)(?:[\\d.]+[余多]?[万亿]*元)?(?=[，。；]|、(?!用|并|将|利用|改|建))"
)
_ONLY_BUILDS: Final = re.compile(
    "(?:负责|牵头)(?:建设|施工|承建|设计|监理|实施)(?![^，。；]{0,6}(?:运营|管理|经营|管护))"
)


def is_anothers_deed(candidate: Candidate, predicate: str) -> bool:
    """Whether the sentence says that another than the subject builds, pays for or runs the object."""
    scene, subject = candidate.scene, candidate.subject
    if candidate.topic and subject.start < scene.span.start:
        return predicate in _DEEDS and subject.type == "Place" and _by_person(scene, None)
    if predicate == "operates":
        return subject.type == "Organization" and bool(_ONLY_BUILDS.match(scene.state.text, subject.end))
    if predicate in {"builds", "leads"} and _ONLY_PAYS.match(scene.state.text, subject.end) and _is_by(scene, subject):
        return True
    if predicate not in _DEEDS:
        return False
    by_others = subject.type == "Place" and subject.end < candidate.object.start
    if by_others and _OTHERS.match(scene.state.text, subject.end):
        return True
    return _signs_with_investor(candidate) or (subject.type == "Place" and _by_person(scene, subject))


def _is_by(scene: Scene, subject: Ref) -> bool:
    return bool(_BY.search(scene.state.text, scene.span.start, scene.outer_start(subject)))


def _signs_with_investor(candidate: Candidate) -> bool:
    """Whether the subject is the authority that signs with a firm which invests (甲县与乙公司签约，投资3亿元建设F)."""
    scene, subject, text = candidate.scene, candidate.subject, candidate.scene.state.text
    if candidate.object.start < subject.end or not (subject.type == "Place" or _AUTHORITY.search(subject.name)):
        return False
    for other in scene.refs:
        if other.type != "Organization" or _AUTHORITY.search(other.name):
            continue
        ahead = subject.end <= scene.outer_start(other)
        first, second = (subject, other) if ahead else (other, subject)
        between = text[first.end : scene.outer_start(second)]
        signed = _SIGNS.match(text, second.end, scene.span.end)
        if signed and signed.end() <= candidate.object.start and _WITH.fullmatch(between):
            return True
    return False


def _by_person(scene: Scene, subject: Ref | None) -> bool:
    """Whether a person stands behind 由, described by the place at most (由本村企业家P出资)."""
    text = scene.state.text
    for person in (ref for ref in scene.refs if ref.type == "Person" and not ref.coref):
        by = text.rfind("由", scene.clause_start(person.start), person.start)
        said = text[by + 1 : person.start]
        others = [r for r in scene.refs if by < r.start and r.end <= person.start]
        led = _LEADS.match(text, person.end)
        described = by >= 0 and not led and not _JOINS.search(said) and all(r.type == "Place" for r in others)
        if described and (subject is None or subject in others or subject.end <= by):
            return True
    return False
