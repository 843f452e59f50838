"""Of whom each clause of a sentence speaks: its own subject, the one before it, or the one spoken of before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipelines.components.scene import ACTORS, Group, Scene
from pipelines.components.state import Ref

SUBJECTS: Final = ACTORS | {"Facility", "Initiative"}
ADMINISTERED: Final = re.compile(r"(?:[省市县区旗镇乡村州盟]|街道|社区|苏木|嘎查)$")
_ZONE: Final = re.compile("(?:[景校库灌林牧矿片]|保护)区$")
"""Scenic areas and the like are no places that carry out what a county does."""
_LEAD: Final = re.compile(
    r"(?:[“”‘’（）\s·—]|据悉|据了解|据介绍|据统计|目前|如今|当前|近日|日前|近年来?|今年以来|今年来|去年以来|今年|去年|前年|昨[日天]|今天|当[天日]|"
    r"(?<![\u4e00-\u9fff])[一二三四五六七八九]是|同时|此外|另外|其中|随后|之后|后来|期间|接下来|下一步|未来|一直以来|多年来|长期以来|与此同时|值得一提的是|年[初底内]|过去|"
    r"(?:(?:截[至止]|自|从|到|至|早在|在)?(?:\d{2,4}年|今年|去年|前年|同年|当年)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"(?:上午|下午|晚上?|[中上下]旬|初|底|末|份|起|至今|以来|来|前|后|间)*)(?<=[年月日午晚旬初底末份起今来前后间]))+"
)
_OPENING_TAGS: Final = frozenset({"TIME", "d", "ad", "c", "t"})
_NAMING_TAGS: Final = frozenset({"n", "nz", "nw", "ORG", "LOC", "PER", "s", "f", "an"})
_DOING_TAGS: Final = frozenset({"p", "v", "vd", "xc", "u"})
_DONE_TAGS: Final = frozenset({"a", "an", "vn"})
_MANNER_TAGS: Final = frozenset({"d", "ad", "vd"})
_OTHERS: Final = ("由", "经", "前者", "后者", "双方", "二者", "其", "所在", "所属", "旗下", "下属")
_OF_IT: Final = re.compile(
    "[的、（(“]|个别|部分|各(?![建修设新办开投有])|某|其他|其余|多[家个名位]|一[家个名位]|等地|所有|主要|有关|相关|所属|下属|旗下|辖区|管辖|境内"
)
_ASIDE: Final = re.compile(r"（[^（）]{1,12}）")
_MANNER: Final = re.compile("(?:试点|重点|集中|统一|全域|全程|全员|高标准|高质量|高位|常态化|创新性?)+")
_PLANNED: Final = re.compile("包装|策划|谋划|筛选|精选|梳理|储备|精心|集中")
"""What stands before the verb of those who bring something out."""
_POINT: Final = re.compile("[一二三四五六七八九]是")
_GAP: Final = 4
"""Characters in which a colon is looked for in front of a sentence."""
_STATED: Final = re.compile("[东西南北]起|起[于自]|全长|总长|占地|年产|总建筑|建筑面积")
"""What is said of a thing at the start of a clause though it begins with a noun."""
_OFFICE: Final = 6
"""Characters that may say what someone is who is named behind a body (A公司装配工B)."""
_FIRST: Final = 1.5
"""How much the place that an article speaks of first counts more than the others."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does what a clause says.

    ``how``: ``own`` where the clause itself begins with them, ``sentence`` where an earlier clause does, ``before``
    where the sentence before does, ``old`` one further back, ``theme`` where a paragraph begins with what is done and
    they are the place that the article speaks of most. ``end`` is where they end in the text (``own`` and
    ``sentence``).
    """

    refs: tuple[Ref, ...]
    how: str
    end: int = 0


class Speakers:
    """Finds the subjects of clauses; scenes must come in order."""

    def __init__(self) -> None:
        self._last: tuple[Ref, ...] = ()
        self._age = 0
        self._paragraphs = 0
        self._points: Subject | None = None
        self._themes: Counter[str] = Counter()
        self._named: dict[str, Ref] = {}

    def __call__(self, scene: Scene, new_paragraph: bool) -> dict[int, Subject]:
        """The subjects of the scene's clauses by the clauses' numbers; none where the text does not tell."""
        text = scene.state.text
        points = bool(_POINT.match(text, scene.span.start))
        before = text[max(0, scene.span.start - _GAP) : scene.span.start].rstrip()
        self._paragraphs += new_paragraph and not (points and before.endswith("："))
        groups = scene.groups(SUBJECTS)
        begun: dict[int, Group] = {}
        for group in groups:
            begun.setdefault(group.start, group)
            begun.setdefault(scene.outer_start(group.refs[0]), group)
        found: dict[int, Subject] = {}
        current = None if _in_speech(scene) else self._carried()
        first: Subject | None = None
        for start, end in _clauses(scene):
            current = self._of_point(current, start, text)
            own = _own_subject(scene, groups, begun, start, end)
            if not isinstance(own, bool):
                current = own
                first = first or own
            elif own and current and current.how == "own":
                current = replace(current, how="sentence")
            elif not own:
                current = None
            if current is not None:
                found[scene.clause(start)] = current
        self._points = self._points and replace(self._points, how=self._points.how.replace("sentence", "before"))
        self._remember(found, first)
        return found

    def _of_point(self, current: Subject | None, start: int, text: str) -> Subject | None:
        """The subject of a clause; where an ordinal begins it (二是) the one that the first of its row goes on with."""
        point = _POINT.match(text, start)
        if point is None:
            return current
        if point.group().startswith("一"):
            self._points = current and replace(current, how="sentence" if current.how == "own" else current.how)
        return self._points

    def _carried(self) -> Subject | None:
        if self._paragraphs:
            return self._theme()
        return Subject(self._last, "old" if self._age else "before") if self._last else None

    def _theme(self) -> Subject | None:
        """The place that most sentences so far speak of; where two come close, the one spoken of first."""
        if not self._themes:
            return None
        opening = next(iter(self._themes))
        name = max(self._themes, key=lambda n: self._themes[n] + _FIRST * (n == opening))
        governed = ADMINISTERED.search(name) and not _ZONE.search(name)
        return Subject((self._named[name],), "theme") if governed else None

    def _remember(self, found: dict[int, Subject], first: Subject | None) -> None:
        if first is not None and first.refs[0].type != "Person":
            self._last, self._age, self._paragraphs = first.refs, 0, 0
        else:
            self._age += 1
        places = {s.refs[0].name: s.refs[0] for s in found.values() if s.how == "own" and len(s.refs) == 1}
        for name, ref in places.items():
            if ref.type == "Place":
                self._themes[name] += 1
                self._named.setdefault(name, ref)


def opening_end(scene: Scene, start: int, end: int) -> int:
    """Where that ends in a clause which only says when it happened or joins it to the one before."""
    found = _LEAD.match(scene.state.text, start, end)
    at = found.end() if found else start
    named = min((r.start for r in scene.refs if start <= r.start), default=end)
    for word in scene.state.words[max(0, scene.state.word_index(at)) :]:
        if word.start < at:
            continue
        if word.start >= end or (word.tag not in _OPENING_TAGS and word.text != "、"):
            break
        at = word.end
    return min(at, end, named)


def _clauses(scene: Scene) -> list[tuple[int, int]]:
    found, start = [], scene.span.start
    while start < scene.span.end:
        end = scene.clause_end(start)
        found.append((start, end))
        start = end + 1
    return found


def _in_speech(scene: Scene) -> bool:
    """Whether the sentence stands within a quotation that began before it, or begins one."""
    text = scene.state.text
    before = text[text.rfind("\n", 0, scene.span.start) + 1 : scene.span.start + 1]
    return before.count("“") > before.count("”")


def _own_subject(
    scene: Scene, groups: Sequence[Group], begun: Mapping[int, Group], start: int, end: int
) -> Subject | bool:
    """The subject that the clause begins with; else whether it goes on with the one before it.

    ``begun`` holds the groups by where they begin, with and without what stands in front of them.
    """
    at = opening_end(scene, start, end)
    if at >= end:
        return True
    if (group := begun.get(at)) is not None:
        return group.oblique or whole(scene, group, end) or False
    if any(r.start <= at < r.end for r in scene.refs) or scene.state.text.startswith(_OTHERS, at):
        return False
    words, i = scene.state.words, scene.state.word_index(at)
    tag = words[i].tag if words else ""
    if tag in _DONE_TAGS and i > 0 and words[i - 1].start >= start and words[i - 1].tag in _MANNER_TAGS:
        return True
    if tag == "p" and (group := _behind_phrase(scene, groups, at, end)):
        return whole(scene, group, end) or False
    manner = _MANNER.match(scene.state.text, at, end)
    verbs = {at, manner.end()} if manner else {at}
    return tag in _DOING_TAGS or any(t.start in verbs for t in scene.triggers)


def _behind_phrase(scene: Scene, groups: Sequence[Group], at: int, end: int) -> Group | None:
    """Those who act behind a phrase that says when or where (在县里的支持下A村建起…)."""
    verbs = [t.start for t in scene.triggers if at <= t.start < end]
    for group in groups:
        inside = at < group.start < (verbs[0] if verbs else end)
        if inside and group.refs[0].type in ACTORS and not (group.oblique or group.by):
            return group if scene.state.text[group.start - 1] in "下中后上时间" else None
    return None


def whole(scene: Scene, group: Group, end: int) -> Subject | None:
    """The group as the subject of its clause, unless it only begins the name of something else (A县的企业, A脐橙).

    The clause, or the part of it that counts, ends at ``end``.
    """
    text, at = scene.state.text, scene.tail(group)
    refs = _meant(scene, group)
    if at >= end or any(t.start == at for t in scene.triggers) or _STATED.match(text, at, end):
        return Subject(refs, "own", at)
    if (manner := _PLANNED.match(text, at, end)) and any(t.start == manner.end() for t in scene.triggers):
        return Subject(refs, "own", at)
    if aside := _ASIDE.match(text, at, end):
        return Subject(refs, "own", aside.end())
    if _OF_IT.match(text, at, end):
        return None
    words, persons = scene.state.words, [r.start for r in scene.refs if r.type == "Person"]
    if any(at < start <= at + _OFFICE and not scene.verbs_between(at, start) for start in persons):
        return None
    word = words[scene.state.word_index(at)] if words else None
    if word is not None and (word.tag in _NAMING_TAGS if word.start >= at else _is_short(scene, group.refs[-1])):
        return None
    return Subject(refs, "own", at)


def _meant(scene: Scene, group: Group) -> tuple[Ref, ...]:
    """The refs of the group; of a word for several (两地, 双方) all that it means."""
    first = group.refs[0]
    if len(group.refs) > 1 or not first.coref:
        return group.refs
    return tuple(r for r in scene.refs if r.coref and (r.start, r.end) == (first.start, first.end))


def _is_short(scene: Scene, ref: Ref) -> bool:
    """Whether only the short name of a place stands there (the A of A脐橙)."""
    printed = scene.state.text[ref.start : ref.end]
    return ref.type == "Place" and not ref.coref and not ADMINISTERED.search(printed)
