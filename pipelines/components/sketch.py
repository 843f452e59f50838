"""A sentence with each of its names as one letter, so that rules can be written as patterns over who and what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from pipelines.components.scene import Scene
from pipelines.components.state import Ref

_LETTERS: Final = {
    "Person": "\ue001",
    "Place": "\ue002",
    "Organization": "\ue003",
    "Facility": "\ue004",
    "Initiative": "\ue005",
    "Honor": "\ue006",
}
_SHORT: Final = {name[0]: letter for name, letter in _LETTERS.items() if name != "Place"} | {"L": _LETTERS["Place"]}
_LYING: Final = frozenset({"Place", "Organization", "Facility"})
ROW: Final = "{OL}(?:(?:、|和|及|以及|暨){OL}){0,30}"
"""Bodies and places side by side, without 与, which parts who acts from whom it acts with."""
ETC: Final = r"(?:等[^，。；、]{0,6}?)?"
ADVERBS: Final = (
    r"(?:还|也|已经|已|又|继续|再|将|要|先后|正式|三方|双方|两地|积极|主动|今年|去年|近日|日前|[五六七八九十\d]+月|今后|现场|当场|"
    r"拟|计划|打算|分别|同时|先|率先|抢先|首先|都|均|则|却|便|就|才|刚|新近|最近|近期|随即|随后|后来|此后|当[年天日]|去年|前年|次年|同年|上个?月|本月|"
    r"索性|干脆|曾|曾经|目前|眼下|如今|正在?|应邀|[从自]\d{4}年起|\d{4}年|\d{1,2}日|[年月](?:底|初|中)|[上中下]旬|今[春夏秋冬]|"
    r"每年|每季度|每月|每周|每天|连续|全力|大力|专门|多次|定期|免费|累计|首批|自愿|成功|定向|长期|持续|一次性){0,6}"
)
FREE: Final = "[^，。；{!OLPFI}]"
"""A character of the clause that stands for no name."""
_DENIED: Final = re.compile("未(?![来央必免婚])|没(?![收落])|不再|无法|拒绝|取消")
_REACH: Final = 80
_BRACKET: Final = re.compile("（[^（）]{0,40}）")


class Sketch:
    """The sentence of a scene, in ``text``, where a letter of its own stands for each name or stand-in.

    What only says where the next name lies is left out (甲县乙局 is one letter), and so is what stands in brackets
    behind a name.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._refs: dict[int, tuple[Ref, ...]] = {}
        self._offsets: list[int] = []
        parts: list[str] = []
        at = scene.span.start
        for start, end, refs in _heads(scene):
            if start < at:
                continue
            at = self._copy(parts, at, start)
            self._refs[len(self._offsets)] = refs
            self._offsets.append(start)
            parts.append(_LETTERS[refs[0].type])
            bracket = _BRACKET.match(scene.state.text, end, scene.span.end)
            at = bracket.end() if bracket else end
        self._copy(parts, at, scene.span.end)
        self.text = "".join(parts)

    def _copy(self, parts: list[str], start: int, end: int) -> int:
        parts.append(self.scene.state.text[start:end])
        self._offsets += range(start, end)
        return end

    def offset(self, index: int) -> int:
        """Where in the article the letter or character of ``text`` stands."""
        return self._offsets[index] if index < len(self._offsets) else self.scene.span.end

    def refs(self, start: int, end: int) -> list[Ref]:
        """What is named in that part of ``text``, in order; of a stand-in (双方) all that it means."""
        return [ref for i in range(start, end) for ref in self._refs.get(i, ())]

    def single(self, start: int, end: int) -> list[Ref]:
        """The same, where each is meant by a word of its own; empty where one stands for several."""
        found = [self._refs[i] for i in range(start, end) if i in self._refs]
        return [refs[0] for refs in found] if all(len(refs) == 1 for refs in found) else []

    def things(self, start: int, end: int) -> list[Ref]:
        """The same; of a word for several facilities (三地各建一处驿站) all that it means."""
        return self.single(start, end) or [ref for ref in self.refs(start, end) if ref.type == "Facility"]

    def before(self, match: re.Match[str], group: str | int = 0) -> str:
        """What stands in front of a match or a group of it, as far as it can say how that is meant."""
        return self.text[max(0, match.start(group) - _REACH) : match.start(group)]

    def clauses(self, match: re.Match[str], group: str | int = 0) -> tuple[int, int, int]:
        """Where in the article a match, or the group of it that comes first, begins, and the clauses that the match
        reaches over: the start of the first and the end of the last."""
        start, last = self.offset(match.start(group)), self.offset(match.end() - 1)
        return start, self.scene.clause_start(start), self.scene.clause_end(last)

    def found(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The places where the pattern, made by :func:`shape`, matches and where the clause is not negated."""
        for match in pattern.finditer(self.text):
            if not _DENIED.search(match.group()) and not self.scene.denied(self.offset(match.end() - 1)):
                yield match


def shape(pattern: str) -> re.Pattern[str]:
    """A pattern over sketches: ``{O}`` is a body, ``{OL}`` a body or a place (P, L, O, F, I and H), ``{!OL}`` the same
    within a class of characters."""

    def letters(found: re.Match[str]) -> str:
        inside = "".join(_SHORT[c] for c in found[2])
        return inside if found[1] else f"[{inside}]"

    return re.compile(re.sub(r"\{(!?)([PLOFIH]+)\}", letters, pattern))


def _heads(scene: Scene) -> Iterator[tuple[int, int, tuple[Ref, ...]]]:
    """The stretches that become letters, from the first place in front of a name to the name's end, with the name."""
    begin, at = -1, scene.span.start
    named = _outermost(scene.refs)
    for i, ((start, end), refs) in enumerate(named):
        if start < at:
            continue
        begin = start if begin < 0 else begin
        behind = named[i + 1] if i + 1 < len(named) else None
        if refs[0].type == "Place" and behind and behind[0][0] == end and behind[1][0].type in _LYING:
            continue
        yield begin, end, refs
        begin, at = -1, end


def _outermost(refs: Iterable[Ref]) -> list[tuple[tuple[int, int], tuple[Ref, ...]]]:
    """The stretches with what each names, in order, less those that lie within another."""
    found: list[tuple[tuple[int, int], tuple[Ref, ...]]] = []
    ordered = sorted(refs, key=lambda r: (r.start, -r.end))
    for span, same in groupby(ordered, key=lambda r: (r.start, r.end)):
        if not found or span[1] > found[-1][0][1]:
            found.append((span, tuple(same)))
    return found
