"""A committee's departments as print names them behind its members: 县委常委、政法委书记 heads the 县委政法委."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Mention

CUT_SHORT: Final = "body:chief"
"""The rule of mentions whose printed words (统战|部长) are no name."""
_DEPARTMENT: Final = re.compile(
    "(?<=、)(?:(?P<name>(?:组织|宣传|统战)部|政法委(?:员会)?|纪委|纪检委)(?=副?(?:部长|书记|主任))"
    "|(?P<cut>统战|宣传|组织)(?=部长))"
)
_OTHER_BODY: Final = re.compile(
    "(?<=、)(?:人大|政协|武装部|总工会|妇联|团委|工商联|残联|科协|侨联|文联)(?=副?(?:主席|书记|部长|会长|理事长))"
    "|(?<=[、，])办事处(?=副?主任)"
)
"""A body of the same place that somebody heads besides being a member of its committee."""
_POLICE: Final = re.compile("(?<=副[市州盟县区旗]长、)公安局(?=党委|局长|副局长|政委|督察长)")
_RULED: Final = re.compile("(?P<place>.{2,}[市州盟县区旗])(?:委|(?:人民)?政府(?:党组)?)?")
_DEPUTY_RULER: Final = re.compile("(?:常委|党组成员|党组副书记)?、?(?:常务)?副[市州盟县区旗]长、$")
_OF_PLACE: Final = re.compile(
    "(?P<place>.{2,}(?:[省市州盟县区旗镇乡]|街道|苏木))(?:党工委|党委|委员会|委|人大常委会|人大|政协)"
)
_SECTION: Final = re.compile(
    "(?!党|团|全|兼|副|原|分管|办公室)(?:(?![长兼任])[\u4e00-\u9fff]){2,8}?"
    "(?:处(?=副?处长)|科(?=副?科长)|股(?=副?股长)|[室办](?=副?主任)|庭(?=副?庭长)|(?<=宣传|组织|统战)部(?=副?部长))"
)
_HEADED: Final = re.compile("[局委会院校厅处部办司府社心队所站]$")
_OFFICE: Final = re.compile("(?:局|厅|委|委员会|部|办|办公室|院|公司|集团|大学|学院|中心)$")
"""A body that has sections."""
_OF_THE_PLACE: Final = re.compile(
    "该(?P<body>(?:村|镇|乡|社区|街道|嘎查)(?:党支部|党总支|党委|党工委|村委会|居委会|政府|办事处|[\u4e00-\u9fff]{2,6}合作社))"
    "(?!副?(?:书记|主任|委员|负责|理事))"
)
_OF_THE_FIRM: Final = re.compile(
    "(?:(?<=[由经向与和在到请归让，。；：“\n])|(?<=代表)|^)(?P<this>该|本)?"
    "(?P<body>(?P<kind>公司|集团)(?P<part>工会|党委|党支部|团委))"
)
_FIRM: Final = {
    "公司": re.compile("(?P<firm>...*公司)"),
    "集团": re.compile("(?P<firm>..+?集团)(?:党委|党支部|工会|(?:股份)?有限公司)?"),
}
_MEMBER: Final = re.compile("(?:员会)?(?:副书记|常委)[^，。；：！？\n]{0,24}?、$")
_MEMBER_OF: Final = re.compile(
    "(?:员会)?(?:书记[\u4e00-\u9fff]{2,4}，党工?委)?(?:副?书记|常委|委员|副主任|副主席)[^，。；：！？\n]{0,12}?、$"
)
_BARE: Final = frozenset({"党委", "党工委"})
_BODIES: Final = ("Organization",)
_BESIDE: Final = (
    (_OTHER_BODY, _MEMBER_OF, _BODIES, _OF_PLACE),
    (_POLICE, _DEPUTY_RULER, ("Organization", "Place"), _RULED),
)
"""Bodies of the place, who heads them besides, where their name stands before, and what is its place in that."""
_BACK: Final = 4
_REACH: Final = 36
"""Characters behind a department's words in which a name ends that takes them in."""


def departments(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, with the departments of whose committee somebody is a member under its name.

    So in all 20 such places of annotated articles. Where print cuts 统战部部长 short, the mention is what it leaves.
    """
    made: dict[tuple[int, int], Mention] = {}
    order = sorted(mentions, key=lambda m: m.end)
    for found in _DEPARTMENT.finditer(text):
        committee = _whose(found, order, text, _MEMBER, *_BODIES)
        if committee and committee.name.endswith("委"):
            rule = CUT_SHORT if found["cut"] else "body:department"
            name = _named(committee.name, found.group() + "部" * bool(found["cut"]))
            made[found.span()] = Mention(*found.span(), "Organization", name, rule=rule, score=0.9)
    for pattern, member, types, place in _BESIDE:
        for found in pattern.finditer(text):
            body = _whose(found, order, text, member, *types)
            if body and (of := place.fullmatch(body.name)):
                name = of["place"] + found.group()
                made[found.span()] = Mention(*found.span(), "Organization", name, rule="body:department", score=0.9)
    for mention in mentions:
        if (mention.start, mention.end) not in made:
            yield _in_full(mention, text)
    yield from made.values()


def _whose(
    found: re.Match[str], order: Sequence[Mention], text: str, member: re.Pattern[str], *types: str
) -> Mention | None:
    """The body whose ``member`` heads the department that print names bare behind it; ``order`` is by the end."""
    start, end = found.span()
    here = bisect_right(order, start, key=lambda m: m.end)
    before = [m for m in order[max(0, here - _BACK) : here] if m.type in types and m.name not in _BARE]
    committee = before[-1] if before else None
    if committee is None or not member.fullmatch(text, committee.end, start):
        return None
    another = any(m.type == "Person" and m.start >= committee.end for m in order[:here])
    if another and "，" not in text[committee.end : start]:
        return None
    beside = [m for m in order[here : bisect_right(order, end + _REACH, key=lambda m: m.end)] if m.start < end]
    bare = all((m.start, m.end) == (start, end) and m.type == "Organization" for m in beside)
    return committee if bare else None


def _in_full(mention: Mention, text: str) -> Mention:
    """The mention; a bureau whose last word print runs together with that of its chief (县水利|局长), in full.

    No body of the corpus that another word ends has 局长 right behind it.
    """
    short = mention.type == "Organization" and text.startswith("局长", mention.end) and not _HEADED.search(mention.name)
    return replace(mention, name=f"{mention.name}局", rule=CUT_SHORT) if short else mention


def sections(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, a body with the section of it that an office behind it names (甲省体育局|群体处|处长)."""
    starts = sorted(m.start for m in mentions)
    for mention in mentions:
        body = mention.type == "Organization" and _OFFICE.search(mention.name)
        found = _SECTION.match(text, mention.end) if body and not mention.name.endswith("委办公室") else None
        after = bisect_right(starts, mention.end - 1)
        if found and not (after < len(starts) and starts[after] < found.end()):
            mention = replace(mention, end=found.end(), name=mention.name + found.group(), rule="body:section")
        yield mention


def of_the_place(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, and bodies of the place spoken of (该村|党支部) where nothing was seen; a secretary's is none."""
    yield from mentions
    order = sorted(mentions, key=lambda m: m.start)
    starts = [m.start for m in order]
    for found in _OF_THE_PLACE.finditer(text):
        near = order[max(0, bisect_right(starts, found.start()) - 3) : bisect_right(starts, found.end() - 1)]
        if not any(m.start < found.end() and found.start() < m.end for m in near):
            start, end = found.span("body")
            yield Mention(start, end, "Organization", found["body"], rule="body:this", score=0.7)


def of_the_firm(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, and unions and party branches of the firm spoken of (公司工会).

    That is the firm named most before, of those named as often the first, behind 该 the last: so 6 of 6 times in
    annotated articles.
    """
    made: dict[tuple[int, int], Mention] = {}
    for found in _OF_THE_FIRM.finditer(text):
        start, end = found.span("body")
        before = [m.name for m in mentions if m.type == "Organization" and m.end <= start]
        firms = [firm["firm"] for name in before if (firm := _FIRM[found["kind"]].fullmatch(name))]
        if firms and not any(m.start < start < m.end for m in mentions):
            name = (firms[-1] if found["this"] else max(firms, key=firms.count)) + found["part"]
            made[start, end] = Mention(start, end, "Organization", name, rule="body:this", score=0.7)
    yield from (m for m in mentions if not any(m.start < end and start < m.end for start, end in made))
    yield from made.values()


def _named(committee: str, department: str) -> str:
    """The department's full name: a 纪委 stands beside the committee, the others under it."""
    return f"{committee.removesuffix('委')}{department}" if department.startswith("纪") else committee + department
