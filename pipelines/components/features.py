"""What the tagger sees beside each character: words, gazetteer, quotation marks, what the rules chose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipelines.components.state import Analysis, Mention
from pipelines.gazetteer import Gazetteer
from pipelines.guide import ENTITY_TYPES

_TAGS: Final = (
    *(
        "n",
        "nz",
        "nw",
        "vn",
        "an",
        "LOC",
        "ORG",
        "PER",
        "TIME",
        "a",
        "s",
        "v",
        "vd",
        "ad",
        "d",
        "f",
        "m",
        "q",
        "r",
        "p",
    ),
    *("c", "u", "xc", "w", "t"),
)
_WORD: Final = {tag: 2 * i + 1 for i, tag in enumerate(_TAGS)}
_RULE: Final = {kind: 2 * i + 1 for i, kind in enumerate(ENTITY_TYPES)}
_SIZES: Final = (2 * len(_TAGS) + 1, 11, 3, 2 * len(ENTITY_TYPES) + 1)
_OFFSETS: Final = tuple(int(n) for n in np.cumsum((0, *_SIZES[:-1])))
WIDTH: Final = sum(_SIZES)
"""Length of the one-hot vector of all kinds of features together."""


def features(state: Analysis, mentions: Iterable[Mention], gazetteer: Gazetteer) -> NDArray[np.int64]:
    """Indices into the one-hot table, shape (characters, 4): word, gazetteer, quotation, rule; 0 of a kind is none.

    ``mentions`` are those that the rules chose.
    """
    table = np.zeros((len(state.text), 4), dtype=np.int64)
    for word in state.words:
        _mark(table, 0, word.start, word.end, _WORD.get(word.tag, 0))
    for match in gazetteer.find(state.text):
        level = min(d.level for d in match.divisions)
        _mark(table, 1, match.start, match.end, 9 if match.is_alias else 2 * level - 1)
    depth = 0
    for i, character in enumerate(state.text):
        depth = 1 if character == "“" else 2 if character == "《" else depth
        table[i, 2] = depth
        depth = 0 if character in "”》\n" else depth
    for mention in mentions:
        _mark(table, 3, mention.start, mention.end, _RULE[mention.type])
    return table + np.array(_OFFSETS, dtype=np.int64)


def _mark(table: NDArray[np.int64], kind: int, start: int, end: int, value: int) -> None:
    if value and start < end:
        table[start, kind] = value
        table[start + 1 : end, kind] = value + 1
