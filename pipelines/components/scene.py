"""One sentence as a scene: who and what stands in it, coordinated groups, clauses and the verbs that relate them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pipelines import lexicon
from pipelines.article import Span
from pipelines.components.nesting import in_order, within
from pipelines.components.state import Analysis, Ref

ACTORS: Final = frozenset({"Person", "Organization", "Place"})
_CLAUSE: Final = re.compile(r"[，；：。！？,;:!?]|……|——")
_AND: Final = re.compile(r"^(?:、|，)?(?:和|与|及|以及|同|暨|跟|或|并)?$")
_WITH: Final = re.compile(r"^(?:联合|会同|携手|联手|协同|协调|、?联合)$")
_ETC: Final = re.compile(
    r"^等(?:[\d一二三四五六七八九十几多余]*(?:个|家|所|名|位)?(?:成员)?(?:单位|部门|企业|公司|学校|镇|乡|县|村|地|人|院校|机构|街道|社区|县区|县市区)?)?|^(?:[两三四五六七八\d]+(?:方|家|县|地|市|镇|村|个[乡镇村县社区]+))"
)
_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
POSTING: Final = "（[^（）。；]{0,6}(?:挂职|援[疆藏青甘川滇黔宁桂]|主持工作|兼|级)[^（）。；]{0,6}）"
"""What may stand in brackets between an office and who holds it."""
POST_TEXT: Final = re.compile(
    rf"^(?:的)?(?P<titles>(?:[\u4e00-\u9fff“”（）]{{0,6}}?(?:{_OFFICE}))"
    rf"(?:(?:、|兼|暨|，|兼任)?[\u4e00-\u9fff]{{0,8}}?(?:{_OFFICE}))*)(?:{POSTING})?[ \u3000]?$"
)
_ROW: Final = re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{_OFFICE})(?:、|兼|暨)")
_OFFICE_END: Final = re.compile(rf"(?:{_OFFICE})$")
_PREPOSITION: Final = re.compile(
    r"(?:在|于|到|向|对|为|给|从|把|将|以|围绕|依托|沿|距|经|往|至|自|靠|根据|按照|让|针对|的是|包括|如|替|帮|落户|位于|入驻|前往|赴|走进|来到|覆盖|惠及|辐射|对接|支持|帮助|支援|指导|关于|通过)$"
)
_VERBS: Final = {
    key: lexicon.words("verbs", key)
    for key in (
        "leads",
        "participatesIn",
        "signsAgreementWith",
        "partnersWith",
        "builds",
        "operates",
        "funds",
        "supports",
        "awarded",
    )
}
_VERB: Final = re.compile(lexicon.alternatives(v for words in _VERBS.values() for v in words))
_PREDICATES: Final = {
    v: tuple(k for k, words in _VERBS.items() if v in words) for words in _VERBS.values() for v in words
}


_QUOTES: Final = re.compile("[”》][“《]")
_NEGATED: Final = re.compile(
    r"(?:未|没有|没|不|并未|尚未|从未|暂未|不再|停止|取消|拒绝|不得|严禁|无(?!为))(?:能|再|曾)?(?:[与和同跟向给为对][^，。；]{1,18})?$"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb that may announce a relation, with the predicates that it can stand for."""

    start: int
    end: int
    verb: str
    predicates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated refs (A、B和C), in order. ``partners`` marks A联合B; ``by`` the word 由 before it."""

    refs: tuple[Ref, ...]
    partners: bool = False
    by: bool = False
    oblique: bool = False

    @property
    def start(self) -> int:
        """First character."""
        return self.refs[0].start

    @property
    def end(self) -> int:
        """Character behind the last."""
        return self.refs[-1].end


@dataclass(slots=True)
class Scene:
    """A sentence with its refs. ``modifiers`` are places that only say where the next ref lies, or bodies that only
    say whose office the next person holds."""

    state: Analysis
    span: Span
    refs: Sequence[Ref]
    modifiers: set[int] = field(default_factory=set)
    triggers: tuple[Trigger, ...] = ()
    _cuts: list[int] = field(default_factory=list)
    _numbers: dict[Ref, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = self.state.text
        inside = [(r.start, r.end) for r in self.refs if not r.coref]
        self._cuts = [
            m.start() for m in _CLAUSE.finditer(text, self.span.start, self.span.end) if not _covered(m.start(), inside)
        ]
        self._numbers = {ref: i for i, ref in reversed(list(enumerate(self.refs)))}
        self.modifiers = {
            i
            for i, (a, b) in enumerate(zip(self.refs, self.refs[1:], strict=False))
            if self._modifies(a, b) or self._begins_row(i)
        }
        self.triggers = tuple(self._find_triggers(inside))

    def _modifies(self, a: Ref, b: Ref) -> bool:
        if (a.start, a.end) == (b.start, b.end):
            return False
        between = self.between(a, b)
        if a.type == "Place" and within(a, b):
            return True
        if a.type == "Place" and not between and b.type in {"Place", "Organization", "Facility"}:
            return True
        if b.type == "Person" and a.type in ACTORS | {"Facility"} and a.type != "Person":
            return bool(POST_TEXT.match(between)) or (between == "长" and a.type == "Place")
        return False

    def _begins_row(self, i: int) -> bool:
        """Whether the body only says one of several offices of a person who is named behind them."""
        body, text = self.refs[i], self.state.text
        if body.type not in {"Organization", "Place"} or not (row := _ROW.match(text, body.end, self.span.end)):
            return False
        person = next((r for r in self.refs[i + 1 :] if r.type == "Person"), None)
        rest = text[row.end() : person.start] if person else "，"
        return not re.search("[，。；：！？和与及等“”]", rest) and bool(_OFFICE_END.search(rest))

    def _find_triggers(self, inside: list[tuple[int, int]]) -> Iterator[Trigger]:
        for found in _VERB.finditer(self.state.text, self.span.start, self.span.end):
            if _covered(found.start(), inside) or not self.is_word(found.start(), found.end()):
                continue
            yield Trigger(found.start(), found.end(), found.group(), _PREDICATES[found.group()])

    def denied(self, offset: int) -> bool:
        """Whether what the clause says at that character is negated (未签约, 未与A签约)."""
        return bool(_NEGATED.search(self.state.text[max(self.clause_start(offset), offset - 24) : offset]))

    def is_word(self, start: int, end: int) -> bool:
        """Whether the stretch is a word by itself, or what words begin with."""
        if not self.state.words:
            return True
        first = self.state.words[self.state.word_index(start)]
        if first.start != start and end - start < 2:
            return False
        if first.tag in {"PER", "LOC", "TIME", "m"} and first.start < start:
            return False
        return not (end - start == 1 and (first.end != end and first.text[1:] not in {"了", "起", "成", "好", "过"}))

    def between(self, a: Ref, b: Ref) -> str:
        """The text between two refs."""
        return self.state.text[a.end : b.start]

    def side_by_side(self, a: Ref, b: Ref) -> bool:
        """Whether two refs stand in quotation marks with nothing between them, as in a list (“A”“B”)."""
        return 0 <= b.start - a.end <= 2 and bool(_QUOTES.search(self.state.text[a.end - 1 : b.start + 1]))

    def clause(self, offset: int) -> int:
        """Number of the clause that holds the character."""
        return bisect_right(self._cuts, offset)

    def clause_start(self, offset: int) -> int:
        """Where the clause that holds the character begins."""
        i = bisect_right(self._cuts, offset - 1)
        return self._cuts[i - 1] + 1 if i else self.span.start

    def clause_end(self, offset: int) -> int:
        """Where the clause that holds the character ends."""
        i = bisect_right(self._cuts, offset)
        return self._cuts[i] if i < len(self._cuts) else self.span.end

    def groups(self, types: frozenset[str] = ACTORS) -> list[Group]:
        """The coordinated groups of refs of these types, modifiers left out."""
        found: list[Group] = []
        heads = [r for i, r in enumerate(self.refs) if i not in self.modifiers and r.type in types]
        for ref in heads:
            if found and (joined := self._join(found[-1], ref)):
                found[-1] = joined
            else:
                found.append(self._open(ref))
        return found

    def _open(self, ref: Ref) -> Group:
        start = self.outer_start(ref)
        before = self.state.text[max(self.span.start, start - 4) : start]
        return Group((ref,), by=before.endswith(("由", "经")), oblique=bool(_PREPOSITION.search(before)))

    def outermost(self, i: int) -> int:
        """Number of the first modifier of the ref with that number; its own where it has none."""
        while i > 0 and i - 1 in self.modifiers:
            i -= 1
        return i

    def outer_start(self, ref: Ref) -> int:
        """Start of the ref with its modifiers."""
        return self.refs[self.outermost(self._numbers[ref])].start

    def _join(self, group: Group, ref: Ref) -> Group | None:
        between = self.state.text[group.end : self.outer_start(ref)]
        between = re.sub(r"^（[^）]*）", "", between)
        same = (group.refs[-1].type == ref.type) or {group.refs[-1].type, ref.type} <= {"Organization", "Place"}
        listed = between and same and _AND.match(between) and "，" not in between
        if listed or (same and self.side_by_side(group.refs[-1], ref)):
            return Group((*group.refs, ref), group.partners, group.by, group.oblique)
        if _WITH.match(between):
            return Group((*group.refs, ref), True, group.by, group.oblique)
        return None

    def tail(self, group: Group) -> int:
        """Where what belongs to the group ends (等5家单位, 三方)."""
        found = _ETC.match(self.state.text[group.end : group.end + 16])
        return group.end + (found.end() if found else 0)

    def verbs_between(self, start: int, end: int) -> list[Trigger]:
        """The triggers that lie wholly in the stretch."""
        return [t for t in self.triggers if start <= t.start and t.end <= end]


def _covered(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)


def scenes(state: Analysis) -> list[Scene]:
    """The sentences of the text with the refs inside each."""
    found, i = [], 0
    refs = in_order(state.refs)
    for sentence in state.sentences:
        inside = []
        while i < len(refs) and refs[i].start < sentence.end:
            if refs[i].start >= sentence.start and refs[i].end <= sentence.end:
                inside.append(refs[i])
            i += 1
        found.append(Scene(state, sentence, inside))
    return found
