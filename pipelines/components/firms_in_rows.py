"""Firms under short names, in a row that says that they are firms (甲、乙、丙等知名企业)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipelines.components.state import Mention, Word

_RULE: Final = "tagger:firms"
_NAMED: Final = 0.4
"""The least chance that a member is a name of whatever kind; trades (食品、纺织等企业) have hardly any."""
_SURE: Final = 0.6
"""The least chance of one of them."""
_NAME: Final = "[\u4e00-\u9fffA-Za-z]{2,8}"
_ROW: Final = re.compile(
    f"(?P<row>{_NAME}(?:、{_NAME}){{1,8}}(?:和{_NAME})?)等(?![地省市县])(?:\\d+[余多]?家|[一二两三四五六七八九十]+家)?"
    "(?:一批|国内外?|世界|知名|龙头|大型|头部|上市|乳品|家电|汽车|科技|互联网|食品|优质|重点|规上|骨干|品牌|民营|外地|本土){0,3}"
    "(?:企业|公司|车企|厂家|厂商)"
)
_MEMBER: Final = re.compile("[^、和]+")
_OPENS: Final = re.compile(".*(?:引进|引入|招引|吸引|包括|已有|有了?|来自|联合|走进|和|与|对接)")
_OF_GAZETTEER: Final = frozenset({"place:gazetteer", "place:alias"})


def firms_in_rows(
    table: NDArray[np.float32], labels: Sequence[str], text: str, words: Iterable[Word], taken: Iterable[Mention]
) -> Iterator[Mention]:
    """The members of such a row as bodies, where the networks hold them for names at all.

    ``table`` (characters + 1, labels) are the chances; the places of the gazetteer stay places.
    """
    outside = table[:, labels.index("O")]
    known = list(taken)
    for found in _ROW.finditer(text):
        members = [(s, e) for s, e in _members(found, known) if e - s > 1 and not _is_known(known, s, e)]
        chances = [1.0 - float(outside[s:e].mean()) for s, e in members]
        if max(chances, default=0.0) < _SURE:
            continue
        for (start, end), chance in zip(members, chances, strict=True):
            if chance >= _NAMED:
                yield Mention(start, end, "Organization", text[start:end], "", _RULE, chance)


def _members(row: re.Match[str], taken: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where the members stand; the first behind what opens the row or the place in front."""
    for i, member in enumerate(_MEMBER.finditer(row.string, *row.span("row"))):
        start = member.start()
        if i == 0:
            opens = _OPENS.match(member.group())
            ends = [m.end for m in taken if m.start <= start < m.end < member.end()]
            inner = [m.end for m in taken if start <= m.start and m.end < member.end() and m.rule in _OF_GAZETTEER]
            start = max([start + (opens.end() if opens else 0), *ends, *inner])
        yield start, member.end()


def _is_known(taken: Iterable[Mention], start: int, end: int) -> bool:
    """Whether something else is known to stand there: a body, a place of the gazetteer, or what reaches beyond it."""
    over = [m for m in taken if m.start < end and start < m.end]
    return any(
        m.type not in {"Place", "Facility"} or m.rule in _OF_GAZETTEER or m.start < start or m.end > end for m in over
    )
