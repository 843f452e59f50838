"""Chiefs whose body is told by a word of their office: 甲县副县长、公安局长乙; 驻村工作队队长甲."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene

_BUREAU: Final = re.compile("(?P<bureau>公安局|[\u4e00-\u9fff]{2,4}局)(?P<title>(?:党[委组]书记、)?局?长)$")
_TEAM: Final = re.compile("(?:驻村)?(?:帮扶)?工作队(?P<title>副?队长)$")
_REACH: Final = 16  # characters before a name in which the office is looked for


def bureaus(scene: Scene) -> Iterator[Proposal]:
    """``holdsPost``; the rules are ``post:bureau`` and ``post:team``."""
    for i, person in enumerate(scene.refs):
        if person.type != "Person":
            continue
        begin = max([scene.span.start, person.start - _REACH, *(r.end for r in scene.refs[:i] if r.type == "Person")])
        before = scene.state.text[begin : person.start]
        if found := _bureau(scene, i, before) or _team(scene, before):
            body, title, rule = found
            start, end = scene.clause_start(person.start), scene.clause_end(person.start)
            yield Proposal(person.name, "holdsPost", body, person.start, start, end, rule, 0.85, title=title)


def _bureau(scene: Scene, i: int, before: str) -> tuple[str, str, str] | None:
    """The bureau of a place that is named in the row of offices, if the article names that bureau."""
    found = _BUREAU.search(before)
    if not found:
        return None
    person = scene.refs[i]
    start, low = person.start - len(found.group()), scene.clause_start(person.start)
    bodies = {e.name for e in scene.state.entities if e.type == "Organization"}
    row = [r.name for r in scene.refs[:i] if r.type == "Place" and low <= r.start and r.end <= start]
    body = next((name + found["bureau"] for name in reversed(row) if name + found["bureau"] in bodies), "")
    return (body, "局长" if found["title"] == "长" else found["title"], "post:bureau") if body else None


def _team(scene: Scene, before: str) -> tuple[str, str, str] | None:
    """The only team that the article names."""
    found = _TEAM.search(before)
    teams = {e.name for e in scene.state.entities if e.type == "Organization" and e.name.endswith("工作队")}
    return (next(iter(teams)), found["title"], "post:team") if found and len(teams) == 1 else None
