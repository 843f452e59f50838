"""Names that the networks are sure of but not of their type, which the last word says, or not of one of their ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipelines import lexicon
from pipelines.article import Span
from pipelines.components.state import Mention, Word
from pipelines.components.titled import subtype_of

_RULE: Final = "tagger:doubted"
_SURE: Final = 0.7
"""The least chance of being a name at all."""
_LIKELY: Final = 0.08
"""The least chance of the type that the last word says."""
_NATURAL: Final = {
    "Facility": "[^断车青泥耕业村乡公铁产线]路|大道|快速路|隧道|(?:大|廊|[^天引])桥|水库|渠|水闸|码头|渡口"
    "|旧址|故居|宗祠|管线",
    "Place": "村|乡|镇|社区|小区|湿地|沟|街|巷|滞洪区|故道|岭|湾|岛|峡",
}
"""Last words before which anything is a name (红旗水库, 翻身路)."""
_CALLED: Final = {
    "Organization": "家庭农场|公司|协会|商会|联合会|合作社|大学|[中小]学|幼儿园|学校|[敬养]老院|公寓|加油站|会馆|集团"
    "|银行|医院|卫生院|研究[院所]|酒庄|酒店|合唱团|剧团|工作室",
    "Facility": "冷库|[泵电]站|(?:排涝|加压|提灌|储能|变电|净水|劝导|客运|服务)站|警务室|调解室|卫生室|[种养].场|基地"
    "|枢纽|体育馆|加工厂|处理厂|[分工]坊|陈列馆|村史馆|展示馆|纪念碑|幸福院|食堂|公园|广场|产地仓",
    "Initiative": "工程|音乐[会节]|[短轮]训班|邀请赛|篮球赛|足球赛",
}
"""Last words before which a name or a quotation must stand (小京庄储能站, not 净水站)."""
_COUNTED: Final = re.compile("[一二两三四五六七八九十几数\\d][座个处家条所]$")
"""Before a stretch, what says that it is counted, not named (三座|水库)."""
_COUNT: Final = 3
"""Characters before a stretch in which a count of it ends."""
_NAMES: Final = frozenset({"LOC", "PER", "ORG", "TIME", "nz", "ns", "nr", "nt", "nw"})
_LEAST: Final = 3
"""The fewest characters of a name."""
_QUOTED: Final = re.compile("[“”《》（）]")
_ODD: Final = re.compile("^(?:省级|市级|[一二三四五]期|首期)|贫困|示范")
_BEGUN: Final = 0.85
"""The least chance that a name of the type begins there, where its end is in doubt."""
_ENDED: Final = 0.2
"""The least chance that it ends, or begins, at the likeliest place."""
_LONGEST: Final = 48
"""The most characters of a name of which an end is in doubt."""
_BODIES: Final = lexicon.words("heads", "organization")
_OPEN: Final = ("Initiative", "Organization", "Facility", "Honor")
_HEADS: Final = tuple(
    (kind, re.compile(f".+?(?:{heads})"), group is _CALLED)
    for group in (_NATURAL, _CALLED)
    for kind, heads in group.items()
)


@dataclass(frozen=True, slots=True)
class _Chances:
    """Of each character: that a name begins there, that one goes on there, and neither; by type for the first two."""

    table: NDArray[np.float32]
    labels: Sequence[str]
    sums: dict[str, NDArray[np.float32]] = field(default_factory=dict)

    def of(self, part: str, kind: str = "") -> NDArray[np.float32]:
        """The chances of ``B`` or ``I``, of one type or of all together."""
        wanted = f"{part}-{kind}"
        if wanted not in self.sums:
            rows = [i for i, label in enumerate(self.labels) if label.startswith(wanted)]
            self.sums[wanted] = np.asarray(self.table[:, rows].sum(axis=1))
        return self.sums[wanted]

    def spans(self) -> Iterator[Span]:
        """The stretches that are likelier a name than not, whatever their type."""
        parts = np.stack([self.table[:, self.labels.index("O")], self.of("B"), self.of("I")]).argmax(axis=0)
        begins = np.append((parts == 1).nonzero()[0], len(parts))
        for begin, behind in pairwise(begins.tolist()):
            end = begin + 1
            while end < behind and parts[end] == 2:
                end += 1
            yield Span(begin, end)

    def sureness(self, span: Span, kind: str = "") -> float:
        """Geometric mean of the chances along the stretch, times that of its ending there."""
        inside = self.of("I", kind)
        row = np.append(self.of("B", kind)[span.start], inside[span.start + 1 : span.end])
        return float(np.exp(np.log(np.maximum(row, 1e-6)).mean()) * (1.0 - inside[span.end]))


def doubted(
    table: NDArray[np.float32], labels: Sequence[str], text: str, words: Iterable[Word], taken: Iterable[Mention]
) -> Iterator[Mention]:
    """The stretches beside those ``taken`` that the networks hold for a name of whatever type, by their last word.

    ``table`` (characters + 1, labels) are the chances. Of 161 annotated articles that no network had seen 41 of 53 such
    stretches were names of that type, all of them left out before since no type alone was likely enough.
    """
    chances, free = _Chances(table, labels), _free(text, taken)
    named = [word for word in words if word.tag in _NAMES]
    for span in chances.spans():
        name = span.quote(text)
        if _QUOTED.search(name) or not free[span.start : span.end].all() or chances.sureness(span) < _SURE:
            continue
        proper = any(word.start < span.end and word.end > span.start for word in named)
        kind = _kind(name, proper)
        if kind and chances.sureness(span, kind) >= _LIKELY:
            yield from _mention(text, span, kind, chances.sureness(span))


def unbounded(
    table: NDArray[np.float32], labels: Sequence[str], text: str, words: Iterable[Word], taken: Iterable[Mention]
) -> Iterator[Mention]:
    """The names that surely begin but of which no end is likely enough, up to the likeliest end of a word.

    Of the same articles 12 of 17 such stretches were names.
    """
    taken = list(taken)
    chances, free = _Chances(table, labels), _free(text, taken)
    names, breaks = {mention.name for mention in taken}, {word.end for word in words}
    for kind in _OPEN:
        inside = chances.of("I", kind)
        for start in map(int, (chances.of("B", kind) >= _BEGUN).nonzero()[0]):
            ends = _ends(inside, start)
            likely = [e for e, chance in ends.items() if chance >= _ENDED and e in breaks]
            if kind == "Organization":
                likely = [e for e in likely if text.endswith(_BODIES, start, e)]
            likely = [e for e in ends if text[start:e] in names] or likely
            end = max(likely, key=ends.__getitem__, default=start)
            if free[start:end].all():
                yield from _mention(text, Span(start, end), kind, ends.get(end, 0.0))


def unbegun(
    table: NDArray[np.float32], labels: Sequence[str], text: str, words: Iterable[Word], taken: Iterable[Mention]
) -> Iterator[Mention]:
    """The initiatives that surely end but of which no beginning is likely enough, from the likeliest.

    They may take in a place in front (由某某协办的|衡南县|首届采茶节).
    """
    chances, free = _Chances(table, labels), _free(text, (m for m in taken if m.type != "Place"))
    breaks = {word.start for word in words}
    inside, begins = chances.of("I", "Initiative"), chances.of("B", "Initiative")
    for last in map(int, ((inside[:-1] >= _BEGUN) & (inside[1:] < 1.0 - _BEGUN)).nonzero()[0]):
        low = last
        while low > max(0, last - _LONGEST) and inside[low] >= _ENDED:
            low -= 1
        likely = [s for s in range(low, last) if begins[s] >= _ENDED and s in breaks]
        start, end = max(likely, key=begins.__getitem__, default=last), last + 1
        if free[start:end].all():
            yield from _mention(text, Span(start, end), "Initiative", float(begins[start]))


def _ends(inside: NDArray[np.float32], start: int) -> dict[int, float]:
    """By where a name that begins at ``start`` may end, the chance that it does, from that of each character being
    inside of one."""
    ends: dict[int, float] = {}
    alive = 1.0
    for end in range(start + 1, min(len(inside), start + _LONGEST)):
        ends[end] = alive - min(alive, float(inside[end]))
        alive -= ends[end]
    return ends


def _free(text: str, taken: Iterable[Mention]) -> NDArray[np.bool_]:
    """Of each character, and of the end, whether no mention covers it."""
    free = np.ones(len(text) + 1, dtype=bool)
    for mention in taken:
        free[mention.start : mention.end] = False
    return free


def _mention(text: str, span: Span, kind: str, score: float) -> Iterator[Mention]:
    """The stretch as a mention, unless its words or a count before it say that it is no name."""
    name = span.quote(text)
    if not _is_none(name, text, span):
        yield Mention(span.start, span.end, kind, name, subtype_of(name) if kind == "Initiative" else "", _RULE, score)


def _is_none(name: str, text: str, span: Span) -> bool:
    return (
        len(name) < _LEAST
        or "\n" in name
        or bool(_ODD.search(name) or _COUNTED.search(text, max(0, span.start - _COUNT), span.start))
    )


def _kind(name: str, proper: bool) -> str:
    """The type that the last word says, none where it asks for a name before it and there is none."""
    return next((kind for kind, heads, called in _HEADS if heads.fullmatch(name) and (proper or not called)), "")
