"""Where the entities of an article stand to a figure: in its clause or sentence, behind it, earlier, by another word.

Each sighting is the name of an entity and a cue, a short phrase that says how it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from pipelines.components.numbers import Figure
from pipelines.components.scene import Scene
from pipelines.components.state import Analysis, Ref

BEARERS: Final = frozenset({"Facility", "Initiative", "Organization", "Person", "Place"})
THINGS: Final = frozenset({"Facility", "Initiative"})
_REACH: Final = 6  # sentences back
_SMALL: Final = frozenset({"镇", "乡", "村", "社区", "街道", "寨", "嘎查"})
_LEVELS: Final = "省|市|州|县|区|旗|镇|乡|街道|村|社区|寨|嘎查"
_WHOLE: Final = re.compile(rf"(?:该|全|我|本)({_LEVELS})")
_INSIDE: Final = re.compile(rf"(?<![\u4e00-\u9fff])({_LEVELS})(?:里|财政|上)")
_OBLIQUE: Final = re.compile(r"(?:由|与|和|同|在|向|从|被|经|对|给|据|为|到|离|距|于|、|等)$")
_PAYS: Final = re.compile(
    r"[^，。；]{0,10}(?:出资|投入|捐|补助|拿出|安排|拨|给了|列支|补贴|贷款|筹|配套|投资|出|发放|下达|整合)"
)
_BUILDS: Final = re.compile(r"建|打造|设立|实施|改造|购置|启动|成立|开发|开展|修|扩|兴办|援")
_STOP: Final = re.compile(r"[；。]|其中")
_HAS: Final = re.compile(
    r"(?:现|目前|今年|去年|已|共|还|也|总|如今|下面|仅|就|里|内|全村|全县){0,4}"
    r"(?:有|辖|设|配|占地|总投资|全长|面积|总面积|建筑面积|长|宽|年产|收入|实现|吸纳|带动|接待|服务|培训|招收|流转|种植|发展|可容纳|包括|覆盖|惠及|累计)"
    r"[^，。；、]{0,10}$"
)
_OPENING: Final = re.compile(
    r"(?:截至目前|目前|如今|现在|今年|去年|据悉|眼下|而|但)?(?:该|这个|这座|这一|这处|此|本次|此次|这次|这项|这支|全|整个)?"
    r"(?P<noun>[\u4e00-\u9fff]{2,4})"
)
_GAPS: Final = (1, 5, 11, 21)

Sighting = tuple[str, str]


class Sights:
    """The entities of one article that may bear figures, and how they stand to a figure of one of its sentences."""

    def __init__(self, state: Analysis, sentences: Sequence[Scene]) -> None:
        self.state = state
        self.scenes = sentences
        self.types = {r.name: r.type for r in state.refs if r.type in BEARERS}
        self.types.update({e.name: e.type for e in state.entities if e.type in BEARERS})
        self.heads = [
            [r for i, r in enumerate(s.refs) if i not in s.modifiers and r.name in self.types] for s in sentences
        ]
        self.counts = Counter(r.name for r in state.refs)
        self.weight = Counter(self.counts)
        for place in [n for n, t in self.types.items() if t == "Place"]:
            self.weight[place] += sum(c for n, c in self.counts.items() if n.startswith(place) and n != place)

    def most(self, types: frozenset[str]) -> str:
        """The entity of these types that the article names most, the bodies named after a place counted in."""
        return max((n for n, t in self.types.items() if t in types), key=lambda n: self.weight[n], default="")

    def __call__(self, index: int, figure: Figure) -> Iterator[Sighting]:
        """The sightings from a figure of the sentence ``index``."""
        scene = self.scenes[index]
        before = [r for r in self.heads[index] if r.end <= figure.start]
        direct = [r for r in before if not self._is_oblique(scene, r)]
        seen = self.seen(index, figure)
        yield from self._in_clause(scene, figure, before, direct)
        yield from self._in_sentence(scene, figure, direct)
        yield from self._after(scene, figure, [r for r in self.heads[index] if r.start >= figure.end])
        yield from self._earlier(index, seen)
        yield from self._by_level(scene, figure)
        yield from self._by_noun(scene, figure)
        yield from self._modifying(scene, figure)

    def seen(self, index: int, figure: Figure) -> str:
        """`` seen`` where the sentence names something other than a person as such before the figure, else nothing."""
        scene = self.scenes[index]
        heads = [r for r in self.heads[index] if r.end <= figure.start and r.type != "Person"]
        return " seen" if any(not self._is_oblique(scene, r) for r in heads) else ""

    def joined(self, end: int, index: int) -> bool:
        """Whether no paragraph ends between the offset and the sentence."""
        return "\n" not in self.state.text[end : self.scenes[index].span.start]

    def _modifying(self, scene: Scene, figure: Figure) -> Iterator[Sighting]:
        for ref in (scene.refs[i] for i in sorted(scene.modifiers)):
            if ref.name in self.types:
                same = ref.end <= figure.start and scene.clause(ref.start) == scene.clause(figure.start)
                yield ref.name, "modifier clause" if same else "modifier sentence"

    def _is_oblique(self, scene: Scene, ref: Ref) -> bool:
        i = scene.refs.index(ref)
        while i - 1 in scene.modifiers:
            i -= 1
        start = scene.refs[i].start
        return bool(_OBLIQUE.search(self.state.text[max(scene.span.start, start - 2) : start]))

    def _in_clause(
        self, scene: Scene, figure: Figure, before: Sequence[Ref], direct: Sequence[Ref]
    ) -> Iterator[Sighting]:
        """Entities named before the figure: in its clause, or else obliquely."""
        for ref in before:
            if scene.clause(ref.start) != scene.clause(figure.start):
                if ref not in direct:
                    yield ref.name, "sentence oblique"
                continue
            between = self.state.text[ref.end : figure.start]
            nearest = " nearest" if ref is before[-1] else ""
            yield (
                ref.name,
                ("clause" if ref in direct else "clause oblique") + nearest + (" coref" if ref.coref else ""),
            )
            if nearest:
                yield ref.name, f"gap {sum(len(between) >= limit for limit in _GAPS)}"
            if _HAS.match(between):
                yield ref.name, "possesses"
            if figure.unit == "元" and _PAYS.match(between):
                yield ref.name, "pays"

    def _in_sentence(self, scene: Scene, figure: Figure, heads: Sequence[Ref]) -> Iterator[Sighting]:
        """Entities of the clauses before; ``bare`` where the figure's own clause names none."""
        clause = scene.clause(figure.start)
        earlier = [r for r in heads if scene.clause(r.start) < clause]
        if not earlier:
            return
        bare = " bare" if len(earlier) == len(heads) else ""
        last = scene.clause(earlier[-1].start)
        far = " far" if clause - last > 2 else ""
        yield earlier[-1].name, f"last clause last{bare}{far}"
        yield next(r.name for r in earlier if scene.clause(r.start) == last), f"last clause first{bare}{far}"
        yield earlier[0].name, f"sentence first{bare}"
        things = [r for r in earlier if r.type in THINGS]
        if things:
            yield things[-1].name, f"sentence thing{bare}"
        yield from ((r.name, "sentence") for r in earlier)
        pair = re.search("(前|后)者", self.state.text[scene.clause_start(figure.start) : figure.start])
        if pair and len(earlier) > 1:
            yield earlier[-1 if pair.group(1) == "后" else -2].name, "former or latter"

    def _after(self, scene: Scene, figure: Figure, heads: Sequence[Ref]) -> Iterator[Sighting]:
        """Entities behind the figure: 占地26亩的园区, 投资85万元建了公园."""
        built = False
        for n, ref in enumerate(heads):
            between = self.state.text[figure.end : ref.start]
            yield ref.name, "behind" if n else "behind next"
            if re.match(r"的[^，。；]{0,12}$", between):
                yield ref.name, "owns figure"
            if not built and ref.type in THINGS and _BUILDS.search(between) and not _STOP.search(between):
                built = True
                yield ref.name, "built"
                if figure.unit == "元":
                    yield ref.name, "built for money"
            elif n == 0 and re.match(r"[\u4e00-\u9fff]{0,8}$", between):
                yield ref.name, "behind at once"

    def _earlier(self, index: int, seen: str) -> Iterator[Sighting]:
        """Entities of the sentences before; ``out`` where they belong to another paragraph."""
        opener = self._opener(index)
        if opener:
            yield opener, f"paragraph first{seen}"
        things = 0
        for back in range(1, min(index, _REACH) + 1):
            where = "back" if self.joined(self.scenes[index - back].span.end, index) else "out"
            heads = self.heads[index - back]
            name = f"{where} {min(back, 3)}{seen}"
            yield from ((r.name, name) for r in heads)
            if heads and back <= 2:
                yield heads[0].name, f"{name} first"
                yield heads[-1].name, f"{name} last"
            for ref in [r for r in heads if r.type in THINGS][-1:] if not things else ():
                things += 1
                yield ref.name, f"{where} thing{seen}"

    def _opener(self, index: int) -> str:
        """The first thing, else the first body or place, that the paragraph names."""
        first = index
        while first > 0 and self.joined(self.scenes[first - 1].span.end, first):
            first -= 1
        heads = [r for i in range(first, index) for r in self.heads[i] if r.type != "Person"]
        return next((r.name for r in heads if r.type in THINGS), heads[0].name if heads else "")

    def _by_level(self, scene: Scene, figure: Figure) -> Iterator[Sighting]:
        """Places that the clause speaks of by their level: 全县, 该镇, 村里."""
        clause = self.state.text[scene.clause_start(figure.start) : figure.start]
        for pattern, cue in ((_WHOLE, "level word"), (_INSIDE, "level inside")):
            for found in pattern.finditer(clause):
                name = self._place(found.group(1), figure.start)
                if name:
                    yield name, cue

    def _place(self, level: str, offset: int) -> str:
        names = {n for n, t in self.types.items() if t == "Place" and n.endswith(level)}
        if level in _SMALL:
            return next((r.name for r in reversed(self.state.refs) if r.start < offset and r.name in names), "")
        return max(sorted(names), key=lambda n: self.weight[n], default="")

    def _by_noun(self, scene: Scene, figure: Figure) -> Iterator[Sighting]:
        """The entity whose head noun opens the clause, or one of the two before: 基地目前吸纳…, 站里发出…."""
        start = figure.start
        for cue in ("word clause", "word sentence", "word sentence"):
            start = scene.clause_start(start)
            found = _OPENING.match(self.state.text, start, figure.start)
            name = self._ending(found.group("noun"), start) if found else ""
            if name:
                yield name, cue
                return
            start -= 1
            if start <= scene.span.start:
                return

    def _ending(self, word: str, offset: int) -> str:
        """The entity last named before ``offset`` whose name ends in the longest beginning of ``word``."""
        for size in (1,) if word[1:] in {"里", "上"} else range(len(word), 1, -1):
            ends = self._ends.get(word[:size], ())
            at = bisect_right(ends, offset, key=lambda ref: ref.end)
            if at:
                return ends[at - 1].name
        return ""

    @cached_property
    def _ends(self) -> dict[str, list[Ref]]:
        """The refs to bearers by what their names end in, in order of the text."""
        found: dict[str, list[Ref]] = {}
        for ref in sorted((r for r in self.state.refs if r.name in self.types), key=lambda r: r.end):
            name = ref.name.rstrip("”》")
            for size in range(1, min(len(name) + 1, len(ref.name))):
                found.setdefault(name[-size:], []).append(ref)
        return found
