"""Offices that are over because the sentence says so: 原局长某某, 免去某某局长职务, 某某不再担任局长.

Nothing else ends an office, neither a successor nor the years. 时任 only says that it was held then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.article import Span
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.setting import Setting

_FORMER: Final = re.compile("原任?(?![^（）]{2,8}）)|前任?|上一?任")
_OPENING: Final = "，。；：！？、（“由和与及的\n"
"""Behind these 前 is former; behind other characters it is part of a time (日前, 会前)."""
_LEFT: Final = "不再(?:担任|兼任|任)|卸任|卸去|卸下|辞去|辞任|离任|被?免去|被免职|免职|已?退任"
_WAS: Final = "原是|原任|原为|以前是|过去是|曾是|曾任|曾担任|先前是|此前是|退休前是|历任"
_REMOVED: Final = re.compile("免[去除]了?：?(?:[^。\n]{6,60}职务；)*(?:免[去除])?$")
_WHOSE: Final = re.compile("(?:同志|女士|先生)?(?:所?担?任?的)?")
_LEAVES: Final = re.compile("(?:同志|女士|先生)?[近已日因工作调动]{0,6}(?:不再担任|不再兼任|卸任|辞去|卸去)了?")
_TITLE: Final = re.compile(
    "(?P<title>(?!的?(?:工作|生活|岗位))[\u4e00-\u9fff]{1,12}?)(?=、|，|。|；|等|职务|一职|职位|$)"
)


def is_over(setting: Setting, proposal: Proposal) -> bool:
    """Whether the sentence of an office says that it is over."""
    here, person, title = setting.sentence(proposal.offset), proposal.subject, proposal.title
    sentence = setting.text[here.start : here.end]
    if not title or person not in sentence:
        return False
    name, office = re.escape(person), re.escape(title)
    return _said_behind(sentence, name, office) or _said_before(setting, here, name, office)


def removals(scene: Scene) -> Iterator[Proposal]:
    """``holdsPost`` of those who leave an office or are removed from it: they held it, if they do no more."""
    text = scene.state.text
    for person, body in zip(scene.refs, scene.refs[1:], strict=False):
        if person.type != "Person" or body.type not in ("Organization", "Place"):
            continue
        link = _WHOSE if _REMOVED.search(text, scene.span.start, person.start) else _LEAVES
        title = _TITLE.match(text, body.end, scene.span.end)
        if title and link.fullmatch(text, person.end, body.start):
            start, end = scene.clause_start(person.start), scene.clause_end(person.start)
            yield Proposal(
                person.name, "holdsPost", body.name, person.start, start, end, "post:removed", 0.9, title=title["title"]
            )


def _said_behind(sentence: str, name: str, office: str) -> bool:
    """某某不再担任局长, 局长某某已卸任, 某某原是局长, 免去某某局长职务."""
    patterns = (
        f"{name}(?:同志)?[^，。；]{{0,12}}?(?:{_LEFT}|{_WAS})[^，。；]{{0,30}}?{office}",
        f"{office}{name}(?:同志)?[^，。；]{{0,12}}?(?:{_LEFT})(?:[，。；]|$)",
        f"免[去除]了?{name}(?:同志)?[^，。；]{{0,40}}?{office}",
    )
    return any(re.search(pattern, sentence) for pattern in patterns)


def _said_before(setting: Setting, here: Span, name: str, office: str) -> bool:
    """原局长某某, 前任局长、现任书记某某: the word for former is part of no name (太原市) and no time (日前)."""
    text = setting.text
    refs = [ref for ref in setting.refs_in(here) if not ref.coref]
    behind = re.compile(f"[^，。；、：]{{0,20}}?{office}(?:（[^）]*）)?(?:、[^，。；]{{1,24}}?)?{name}")
    for found in _FORMER.finditer(text, here.start, here.end):
        at = found.start()
        inside = any(ref.start <= at < ref.end and ref.type != "Person" for ref in refs)
        beside = found[0] != "前" or at == here.start or text[at - 1] in _OPENING
        if beside and not inside and behind.match(text, found.end(), here.end):
            return True
    return False
