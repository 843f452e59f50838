"""Offices that a row of people share or hold at one body: 教师甲、乙; 选举甲、乙为副主任; 第一书记甲、工作队员乙."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.state import Analysis, Ref

_RULE: Final = "then:row"
_SURE: Final = 0.85
_PLAIN: Final = re.compile(
    "副.+|.*(?:教师|老师|教授|研究员|民警|辅警|医生|护士|队员|委员|代表|专家|选手|学生|成员|干部|[法检察]+官|农艺师|技术员|[^委]员)"
)
"""What more than one person may be at a body."""
_LINK: Final = re.compile("[、和]")
_MADE: Final = re.compile("(?:同志)?(?:为|当选|任|担任|同为|被[^，。；]{0,4}为)")
_OF_KIND: Final = (
    (
        re.compile("医院|卫生院|保健院|卫生室"),
        "(?:[\u4e00-\u9fff]{1,4}科)?(?:(?:副?主任|主治|住院)?医[师生]|护士长|护士|药师|副?主任)",
    ),
    (re.compile("法院|检察院"), "(?:法官|检察官)助理|书记员|法官|检察官|法警"),
    (
        re.compile("(?:村|社区|嘎查)$"),
        "(?:驻村)?(?:工作)?队员|(?:村|社区)?(?:会计|文书|支委|网格员|监委会主任|监会主任)|团支部书记|民兵[营连]长|治保主任|妇女主任",
    ),
    (
        re.compile("(?:[镇乡]|街道)(?:党委|党工委)?$"),
        "(?:政法|宣传|组织|统战|纪检|武装|宣统|组统|党委|人大)?委员|(?:人民)?武装部部?长|党政办主任",
    ),
)
"""By how a body's name ends, the offices that print names bare behind another one there."""
_NEXT: Final = tuple((body, re.compile(f"(?:、|，|和|及)(?P<title>{titles})")) for body, titles in _OF_KIND)


def shared_posts(state: Analysis, found: Collection[Proposal]) -> Iterator[Proposal]:
    """``holdsPost`` of those of a row of people who were given none, from the one beside them."""
    held = {p.subject: p for p in found if p.predicate == "holdsPost"}
    people = [ref for ref in state.refs if ref.type == "Person"]
    for one, other in pairwise(people):
        if one.name in held and other.name not in held and (post := _behind(state.text, held[one.name], one, other)):
            held[other.name] = post
            yield post
    for one, other in reversed(list(pairwise(people))):
        if other.name in held and one.name not in held and (post := _before(state.text, held[other.name], one, other)):
            held[one.name] = post
            yield post


def _behind(text: str, post: Proposal, one: Ref, other: Ref) -> Proposal | None:
    """The second one's: the same where only 、 stands between, another where it is one of the body's kind."""
    between = text[one.end : other.start]
    if _LINK.fullmatch(between):
        said = post.rule == _RULE or text.endswith(post.title[-2:], 0, one.start)
        return _post(post, other, post.title) if said and _PLAIN.fullmatch(post.title) else None
    for body, title in _NEXT:
        if body.search(post.object) and (next_ := title.fullmatch(between)):
            return _post(post, other, next_["title"])
    return None


def _before(text: str, post: Proposal, one: Ref, other: Ref) -> Proposal | None:
    """The first one's: what the second one, joined by 、, is made or is said to be."""
    same = _LINK.fullmatch(text, one.end, other.start) and _PLAIN.fullmatch(post.title)
    return _post(post, one, post.title) if same and (post.rule == _RULE or _MADE.match(text, other.end)) else None


def _post(post: Proposal, person: Ref, title: str) -> Proposal:
    return Proposal(
        person.name, "holdsPost", post.object, person.start, person.start, person.end, _RULE, _SURE, title=title
    )
