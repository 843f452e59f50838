"""Who received, holds or seeks the titles of a row, by the subject of the clause wherever it was named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pipelines.components.bystanders import is_beaten
from pipelines.components.honors import MONEY, RECEIVED
from pipelines.components.proposal import Proposal
from pipelines.components.scene import Group, Scene
from pipelines.components.speakers import ADMINISTERED, SUBJECTS, Subject, opening_end, whole
from pipelines.components.state import Ref

_FIRST: Final = (
    r"[了过为的]*(?:[\u4e00-\u9fff]{2,12}?(?:颁发|授予|评选)的)?"
    r"(?:首批|全国首批|全国|全省|第[一二三四五六七八九十\d]+批|\d{4}年度?|[一二三四五六七八九十\d]+[个项块])?[“”]*$"
)
_VERBS: Final = {
    "": re.compile(
        rf"(?:{RECEIVED}|获得|分获|获|挂牌|挂上|被纳入|列入|列为|被誉为|授予|当选为?|入围|创成|成功创建|摘取|拿下|拿到|取得|表彰为|表扬为|荣立|记|立|拿回|确定为|公布为|评定为|捧得|捧起|拿了|得了|得过|登记为|加挂|素称|写进|进了){_FIRST}"
    ),
    "is": re.compile(rf"(?:是|成为|系|素有|享有|拥有|有)(?:著名的|我国|中国|首批)*{_FIRST}"),
    "isof": re.compile(r"(?:是|系)[^，。；是]{2,28}的$"),
    "as": re.compile(rf"作为{_FIRST}"),
    "seeks": re.compile(rf"(?:争创|申报|申创|冲刺|创建|申请|参评|申评|争取){_FIRST}"),
}
_ROW: Final = re.compile(
    r"[”）等称号荣誉的牌子\d个块项]*"
    r"(?:(?:、|和|与|及|以及|暨)+(?:[^，。；]{0,12}、)?[“\u4e00-\u9fff]{0,4}|，(?:并|以及|和)?(?:获评?)?“?)"
)
_UNSURE: Final = re.compile("的|未|没|推荐|公布|将|把|向|给|为(?!期)")
_SOUGHT: Final = re.compile("争创|申报|拟|力争|争取|计划|参评")
_TOWARDS: Final = re.compile("将|准备|向(?:国家|省|市|自治区|上级|联合国)[^，。；]{0,8}$")
"""What stands before the verb of those who seek a title."""
_BY: Final = re.compile("(?:被|由|经|获).*")
_SAYS: Final = re.compile("说|表示|介绍|透露|要求")
_AT_LAST: Final = re.compile(
    r"(?:[今去前]年|同年|次年|当年|\d{4}年|\d{1,2}月|[上中下]旬|年?[初底]|近日|日前|先后|并|也|还|又|随后|因此|为此|首批|成功){0,5}"
    r"(?:[被由经获][^，。；]{2,40})?"
)
"""How a clause begins that tells what became of the one with whom the sentence began."""
_IN: Final = re.compile("在[^，。；]*[上中里]")
_WHOSE: Final = re.compile("[^，。；的]{0,10}的")
_RELATIVE: Final = re.compile(f"的(?!称号|荣誉|牌|殊荣|美誉|名号|奖)|{MONEY}")
_BETWEEN_TAGS: Final = frozenset({"d", "ad", "TIME", "t", "m", "q", "c", "f"})
_BETWEEN: Final = frozenset("还也则都荣又")
_GIVEN: Final = re.compile("(?:授予|颁发给|将|把|给|为)$")
_AS: Final = re.compile(
    "”?(?:列入|列为|申报为?|报送参评|推荐为|评为|评定为|确定为|认定为|命名为|纳入|命名|颁发|授予)?[了全国首批省市县级第一二三四五六七八九十“]*"
)
_NAMED: Final = frozenset({"Person", "Place", "Organization"})
_STAYING: Final = frozenset({"Place", "Organization", "Facility"})
_REACH: Final = 30
_SURE: Final = {
    "beside": 0.92,
    "given": 0.9,
    "apposed": 0.9,
    "own": 0.9,
    "sentence": 0.88,
    "before": 0.82,
    "place": 0.86,
    "far": 0.86,
}


@dataclass(frozen=True, slots=True)
class _Holders:
    """Who has the titles of a row, how that is known, and what stands between them and the verb."""

    refs: tuple[Ref, ...]
    how: str
    said: str = ""


def titles(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``awarded`` for the titles listed behind a verb of receiving, holding or seeking, or given to those named.

    The rule is ``title:`` and how the holder is known. Holders and titles named 分别 belong together in their order.
    """
    groups = scene.groups(SUBJECTS)
    for row in _rows(scene):
        start = scene.clause_start(row[0].start)
        for holders in (*_received(scene, subjects, row, groups), *_given(scene, row, groups)):
            rule, sure = f"title:{holders.how}", _SURE[holders.how]
            for holder, title in _matched(holders, row):
                end = scene.clause_end(title.end - 1)
                yield Proposal(holder.name, "awarded", title.name, title.start, start, end, rule, sure)


def _received(
    scene: Scene, subjects: Mapping[int, Subject], row: Sequence[Ref], groups: Sequence[Group]
) -> Iterator[_Holders]:
    """Those beside the verb, else the subject of its clause."""
    text, first = scene.state.text, row[0].start
    kind, verb = _verb(scene, first)
    if verb < 0 or scene.denied(verb) or _RELATIVE.match(text, row[-1].end):
        return
    beside = next((g for g in reversed(groups) if g.end <= verb and _is_beside(scene, g, verb)), None)
    if beside is not None:
        yield _Holders(beside.refs, "beside", text[beside.end : first])
        return
    subject = subjects.get(scene.clause(verb))
    if kind == "is" and subject is None and (place := _opening_place(scene, verb)):
        yield _Holders((place,), "place")
    if kind == "as":
        later = (s for number, s in subjects.items() if number > scene.clause(verb) and s.how == "own")
        subject = next(later, subject)
    if not kind and subject is None and (first_named := _far(scene, subjects, verb)):
        yield _Holders((first_named,), "far")
    if subject and subject.how in _SURE and _receives(scene, subject, verb, kind):
        yield _Holders(subject.refs, subject.how, text[scene.clause_start(verb) : first])


def _far(scene: Scene, subjects: Mapping[int, Subject], verb: int) -> Ref | None:
    """甲中心占地680亩，由乙管理，今年2月被认定为H: the only subject of the clauses before, where no person is named."""
    text, clause, start = scene.state.text, scene.clause(verb), scene.clause_start(verb)
    own = [s for number, s in subjects.items() if number < clause and s.how == "own"]
    if len(own) != 1 or len(own[0].refs) != 1 or not _AT_LAST.fullmatch(text, start, verb):
        return None
    ref, end = own[0].refs[0], own[0].end
    others = any(r.type == "Person" and end <= r.start < start for r in scene.refs)
    stands = ref.type in _STAYING and (not ref.coref or text.startswith("该", ref.start))
    return ref if stands and not others and "；" not in text[end:start] and not _SAYS.search(text, end, start) else None


def _opening_place(scene: Scene, verb: int) -> Ref | None:
    """甲县历史悠久，…，是H: the place with which the sentence begins, where no other is named before the verb."""
    named = [r for i, r in enumerate(scene.refs) if r.start < verb and r.type in SUBJECTS and i not in scene.modifiers]
    named = [r for r in named if not r.coref or r.start == scene.clause_start(r.start)]  # 居全省第一
    start = scene.clause_start(verb)
    if not named or any(r.name != named[-1].name for r in named) or start == scene.span.start:
        return None
    place, begin = named[-1], opening_end(scene, scene.span.start, verb)
    alone = place.type == "Place" and ADMINISTERED.search(place.name) and scene.outer_start(named[0]) == begin
    return place if alone and not scene.state.text[start:verb].strip("也还更又") else None


def _verb(scene: Scene, title: int) -> tuple[str, int]:
    """Kind and start of the verb that leads up to a title; -1 where none does."""
    low = max(scene.clause_start(title), title - _REACH)
    for kind, pattern in _VERBS.items():
        if found := pattern.search(scene.state.text, low, title):
            return kind, found.start()
    return "", -1


def _is_beside(scene: Scene, group: Group, verb: int) -> bool:
    """Whether only words of time and manner, or who gives it, stand between the group and the verb."""
    text, clause = scene.state.text, scene.clause(verb)
    before = text[max(0, scene.outer_start(group.refs[0]) - 1) :][:1]
    beaten = is_beaten(scene, group.refs[0])
    if group.oblique or group.by or before in "被获" or beaten or scene.clause(group.start) != clause:
        return False
    subject = whole(scene, group, verb)
    if subject is None or subject.end > verb:
        return False
    between = _BY.sub("", text[subject.end : verb])
    words = [w for w in scene.state.words if subject.end <= w.start < subject.end + len(between)]
    return all(w.tag in _BETWEEN_TAGS or w.text in _BETWEEN for w in words) and not re.search("[将拟把]", between)


def _given(scene: Scene, row: Sequence[Ref], groups: Sequence[Group]) -> Iterator[_Holders]:
    """Those to whom the title is given (授予A H, 将A列为H), or whose name follows it (全国劳动模范A)."""
    text, first = scene.state.text, row[0].start
    for group in groups:
        start = scene.outer_start(group.refs[0])
        start -= text.startswith("“", start - 1)
        here = group.end <= first and scene.clause(group.start) == scene.clause(first)
        if here and _AS.fullmatch(text, group.end, first) and _GIVEN.search(text, scene.span.start, start):
            yield _Holders(group.refs, "given")
        elif apposed(scene, row[-1], start) and group.refs[0].type in _NAMED:
            yield _Holders(group.refs[:1], "apposed")


def apposed(scene: Scene, title: Ref, start: int) -> bool:
    """Whether the name that starts there stands right behind the title (“水乡之都”A县)."""
    return 0 <= start - title.end <= 1 and scene.state.text[title.end : start] in {"", "”"}


def _receives(scene: Scene, subject: Subject, verb: int, kind: str) -> bool:
    """Whether it is the subject that receives: no other stands before the verb, nor does the subject give it."""
    text, start = scene.state.text, scene.clause_start(verb)
    begin = subject.end if subject.how == "own" else opening_end(scene, start, verb)
    if kind == "as" and begin >= verb:
        return True
    between = _TOWARDS.sub("", text[begin:verb]) if kind == "seeks" else text[begin:verb]
    if subject.how == "sentence" and _SAYS.search(text, subject.end, start):
        return False
    if begin > verb or _UNSURE.search(between) or (kind != "seeks" and _SOUGHT.search(between)):
        return False
    named = [r.start for r in scene.refs if r.type in SUBJECTS and not is_beaten(scene, r)]
    whose = _WHOSE.match(text, subject.end) if subject.how != "before" else None
    if whose and whose.end() in named:
        return False
    others = any(begin <= at < begin + len(_BY.sub("", between)) for at in named)
    return not others or bool(_IN.search(between))


def _rows(scene: Scene) -> Iterator[list[Ref]]:
    """The titles of the sentence, those together that one verb lists."""
    row: list[Ref] = []
    for ref in scene.refs:
        if ref.type != "Honor" or ref.coref:
            continue
        listed = row and (_ROW.fullmatch(scene.state.text, row[-1].end, ref.start) or scene.side_by_side(row[-1], ref))
        if row and not listed:
            yield row
            row = []
        row.append(ref)
    if row:
        yield row


def _matched(holders: _Holders, row: Sequence[Ref]) -> Iterator[tuple[Ref, Ref]]:
    """Every holder with every title; one by one where each has its own."""
    refs = holders.refs
    several = len(refs) > 1 and len(row) > 1
    if several and re.search("分别|分获", holders.said):
        if len(refs) == len(row):
            yield from zip(refs, row, strict=True)
    elif not (several and "先后" in holders.said):
        yield from ((holder, title) for title in row for holder in refs if holder.name != title.name)
