"""What is named after its town or its firm, where the networks are sure of the characters but not of where the name
begins (朱口镇自来水厂, 旺龙食品有限公司新厂区)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipelines import lexicon
from pipelines.components.state import Mention, Word

_RULE: Final = "tagger:own"
_BEGUN: Final = 0.7
"""The least chance that a name, be it the owner's or the whole, begins at the owner."""
_SURE: Final = 0.75
"""The least chance that a character belongs to a name, in the geometric mean over it."""
_ENDED: Final = 0.3
"""The greatest chance that a name goes on behind it."""
_TOWN: Final = "(?![与和及在])[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道|苏木|村|社区|嘎查)"
_FIRM: Final = "[\u4e00-\u9fff]{4,22}?(?:公司|集团|合作社)"
_HOUSE: Final = "[\u4e00-\u9fff]{3,16}?(?:医院|卫生院|学校|[小中]学)"
_PARK: Final = "(?:产业|物流|工业|科技|创业|示范|文化|农业)园区?"
_HEADS: Final = lexicon.alternatives(
    w for w in lexicon.words("heads", "facility") if w not in {"中心", "窗口", "专窗", "工作站", "服务站"}
)
_KINDS: Final = (
    ("Organization", _TOWN, "(?:[敬养]老院|福利院|卫生院|幼儿园|[小中]学|学校)"),
    ("Place", _TOWN, _PARK),
    ("Facility", _TOWN, f"(?:[养种][\u4e00-\u9fff]场|[\u4e00-\u9fff]{{2}}[泵电]站|幸福院|农贸市场|文化站|{_HEADS})"),
    (
        "Facility",
        _FIRM,
        "(?:新?厂[区房]|车间|(?:生产|种植|养殖|加工|育苗|制造)基地|[分总]厂|生产线|仓库|冷库|办公楼|研发中心)",
    ),
    ("Facility", _HOUSE, "(?:[院校]区|(?:门诊|住院|教学|综合|宿舍|实验|康复|医技|公寓)大?楼)"),
    ("Initiative", _FIRM, "项目"),
)
_NAMES: Final = tuple(
    (kind, re.compile(f"(?P<owner>{owner})(?:[\u4e00-\u9fff\\d]{{0,14}}?)(?:{heads})")) for kind, owner, heads in _KINDS
)
_COUNTY: Final = re.compile("[\u4e00-\u9fff]{2,5}?[县市区旗](?=..+(?:镇|乡|街道|苏木|村|社区|嘎查))")
"""In front of the town of a facility or park, a place of its own; bodies have it in their name."""
_JOINS: Final = re.compile("[的与和及在由将了看]")
_LONGEST: Final = 40


def named_after(
    table: NDArray[np.float32], labels: Sequence[str], text: str, words: Iterable[Word], taken: Iterable[Mention]
) -> Iterator[Mention]:
    """The bodies, parks, facilities and projects named after their town or firm beside the names that are ``taken``.

    Where the networks halve between the owner as a name and the whole, neither whole nor rest is likely enough, though
    all characters are those of names. ``table`` (characters + 1, labels) are the chances; what is taken gives way
    where it is the owner alone.
    """
    begun = table[:, [i for i, label in enumerate(labels) if label.startswith("B")]].sum(axis=1)
    inside = table[:, [i for i, label in enumerate(labels) if label.startswith("I")]].sum(axis=1)
    named = np.log(np.maximum(begun + inside, 1e-6))
    known, before = list(taken), len(text)
    for start in map(int, (begun >= _BEGUN).nonzero()[0][::-1]):
        for end, kind in _ends(text, start):
            score = float(np.exp(named[start:end].mean()))
            if end > before or inside[end] > _ENDED or score < _SURE or not _is_free(known, start, end):
                continue
            above = _COUNTY.match(text, start, end) if kind in {"Facility", "Place"} else None
            own = above.end() if above else start
            subtype = "Programme" if kind == "Initiative" else ""
            yield Mention(own, end, kind, text[own:end], subtype, _RULE, score)
            before = own
            break


def _ends(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Where such a name that begins there may end, with its type; the longest first."""
    found: dict[int, str] = {}
    for kind, name in _NAMES:
        for size in range(_LONGEST, 4, -1):
            whole = name.fullmatch(text, start, start + size)
            if whole and not _JOINS.search(text, whole.end("owner"), whole.end()):
                found.setdefault(start + size, kind)
    yield from sorted(found.items(), reverse=True)


def _is_free(taken: Iterable[Mention], start: int, end: int) -> bool:
    """Whether nothing lies there but the owner itself."""
    over = [m for m in taken if m.start < end and start < m.end]
    return all(m.type in {"Place", "Organization"} and m.start == start and m.end < end for m in over)
