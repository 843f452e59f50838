"""What stands in a row with facilities and is one too, though by itself it would hardly be taken for a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipelines import lexicon
from pipelines.components.state import Mention, Word

_RULE: Final = "tagger:row"
_LIKELY: Final = 0.55
"""The least chance of being a facility, in the geometric mean over the characters."""
_ENDED: Final = 0.5
_HEADS: Final = lexicon.alternatives(
    w for w in lexicon.words("heads", "facility") if w not in {"中心", "窗口", "专窗", "市场", "大厅"}
)
_THING: Final = (
    "(?P<thing>(?![\\d一二两三四五六七八九十该本])[\u4e00-\u9fff]{0,8}?"
    f"(?:{_HEADS}|[球车]场|公厕|图书室|卫生所|观[景光]平台))"
)
_BEHIND: Final = re.compile(f"(?:、|和|与|及|以及){_THING}(?=[、，。；和与及等由在于将近已正今]|\\d+[月年])")
_AHEAD: Final = re.compile(f"(?:^|[、，了的起成有]){_THING}(?:、|和|与|及|以及)$")
_REACH: Final = 16


def rows_of_works(
    table: NDArray[np.float32], labels: Sequence[str], text: str, words: Iterable[Word], taken: Iterable[Mention]
) -> Iterator[Mention]:
    """The members of rows in which a facility is taken that may be one by their last word and by the networks.

    ``table`` (characters + 1, labels) are the chances.
    """
    begin, inside = labels.index("B-Facility"), labels.index("I-Facility")
    named = np.log(np.maximum(table[:, begin] + table[:, inside], 1e-6))
    known = list(taken)
    todo = [m for m in known if m.type == "Facility"]
    while todo:
        mention = todo.pop()
        for start, end in _beside(text, mention):
            free = not any(m.start < end and start < m.end for m in known)
            likely = float(np.exp(named[start:end].mean())) >= _LIKELY and table[end, inside] < _ENDED
            if free and likely:
                found = Mention(start, end, "Facility", text[start:end], "", _RULE, _LIKELY)
                known.append(found)
                todo.append(found)
                yield found


def _beside(text: str, mention: Mention) -> Iterator[tuple[int, int]]:
    """Where the members right behind and in front of a facility stand."""
    if behind := _BEHIND.match(text, mention.end):
        yield behind.span("thing")
    start = max(0, mention.start - _REACH)
    if ahead := _AHEAD.search(text[start : mention.start]):
        yield start + ahead.start("thing"), start + ahead.end("thing")
