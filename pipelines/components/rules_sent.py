"""Offices to which one is sent or rises: 乙被甲局选派到丙村任第一书记, 甲局选派乙担任丙村书记, 挂职丁县副县长的乙."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.proposal import Proposal
from pipelines.components.rules_help import help_given
from pipelines.components.sketch import Sketch, shape
from pipelines.components.state import Ref

_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
_TAKES: Final = (
    "(?:担任|出任|兼任|挂任|转任|调任|升任|当选为?|当上了?|变身为?|成为|"
    "受聘为|被聘为|被任命为|聘任为|(?:挂职)?(?<![主责信连离辞卸])任|挂职)"
)
_TITLE: Final = f"的?(?P<title>[\u4e00-\u9fff]{{0,8}}?(?:{_OFFICE}))(?=[，。；、）]|$|[的一时]|期间|以来|后)"
_SENDS: Final = "(?:选派|派驻|派出|下派|委派|抽调|派遣|推荐|安排|任命|派)"
_TO: Final = f"(?:到|赴|至|驻|往|进驻|来到)了?(?P<body>{{OL}})[^，。；{{!OLP}}]{{0,6}}，?(?:挂职)?{_TAKES}"
_WAY: Final = "[^。；{!P}]{0,50}?"
_GOES: Final = shape(f"(?P<person>{{P}})(?P<way>{_WAY}){_TO}{_TITLE}")
_TAKEN: Final = shape(f"(?P<person>{{P}})(?P<way>[^。；{{!POLFI}}]{{0,24}}?){_TAKES}(?P<body>{{OL}}){_TITLE}")
_SENT: Final = shape(
    f"(?P<giver>{{O}}){_SENDS}了?，?[^，。；{{!OLP}}]{{0,14}}(?P<person>{{P}})(?P<way>[^。；{{!OLP}}]{{0,30}}?)"
    f"(?:{_TAKES}(?P<into>{{OL}})|{_TO}){_TITLE}"
)
_LENT: Final = shape(
    f"挂职(?:担任|任)?(?P<body>{{OL}})(?P<title>[\u4e00-\u9fff]{{0,6}}?(?:{_OFFICE}))的?(?P<person>{{P}})"
)
_ON_LOAN: Final = shape(
    "(?P<person>{P})(?:是|系|，)(?P<way>{O}[^，。；{!POLFI}]{0,12}，[^，。；{!POLFI}]{0,8})"
    f"挂职(?:担任|任)?(?P<body>{{OL}}){_TITLE}"
)
_BY: Final = shape(f"(?:被|由|受|经)(?P<giver>{{O}}){_SENDS}")
_SHAPES: Final = (
    (_SENT, "post:sent"),
    (_GOES, "post:sent"),
    (_TAKEN, "post:takes"),
    (_LENT, "post:lent"),
    (_ON_LOAN, "post:lent"),
)
_OTHERS: Final = re.compile("由|聘|请|让|选举")
"""Between a person and an office, what says that another takes it."""
_NEVER: Final = re.compile("没有|并未|尚未|不再|不愿|拒绝")
_PLAIN: Final = re.compile("(?:干部|党员|成员|人员|会员|职工|代表)$")


def sent(sketch: Sketch) -> Iterator[Proposal]:
    """``holdsPost`` of those said to take an office (``post:sent``, ``post:takes``, ``post:lent``), and ``supports``
    (``aid:sends``) of the body that sent them for the place or body where they take it."""
    told: set[tuple[str, str]] = set()
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            person, body = _ends(sketch, found)
            if not (person and body) or (body.coref and body.type == "Organization") or not _own(found, rule):
                continue
            if (person.name, body.name) in told:
                continue
            told.add((person.name, body.name))
            yield _post(sketch, found, person, body, rule)
            yield from help_given(sketch, found, _givers(sketch, found), [body], "aid:sends")


def _ends(sketch: Sketch, found: re.Match[str]) -> tuple[Ref | None, Ref | None]:
    said = found.groupdict()
    group = "into" if said.get("into") else "body"
    ends = (sketch.single(*found.span("person")), sketch.single(*found.span(group)))
    return next(iter(ends[0]), None), next(iter(ends[1]), None)


def _own(found: re.Match[str], rule: str) -> bool:
    """Whether the person takes the office, not another, and it is one with a name."""
    way = found.groupdict().get("way") or ""
    others = rule == "post:takes" and _OTHERS.search(way)
    return not (others or _NEVER.search(way) or _PLAIN.search(found["title"]))


def _givers(sketch: Sketch, found: re.Match[str]) -> list[Ref]:
    """The body that sent the person, named before it or in the words between."""
    if found.groupdict().get("giver"):
        return sketch.single(*found.span("giver"))
    start = max(0, found.start() - 40)
    before = list(_BY.finditer(sketch.text[start : found.end()]))
    return sketch.single(start + before[-1].start("giver"), start + before[-1].end("giver")) if before else []


def _post(sketch: Sketch, found: re.Match[str], person: Ref, body: Ref, rule: str) -> Proposal:
    start, begin, end = sketch.clauses(found, "person")
    return Proposal(person.name, "holdsPost", body.name, start, begin, end, rule, 0.9, title=found["title"])
