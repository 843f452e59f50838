"""Short forms: those that the text defines (以下简称“县供销社”), those of places (靖安 for 靖安县), and those that keep
the first and the last word of a name (青禾公司 for 某某市青禾食品有限公司)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Analysis, Mention, Ref
from pipelines.gazetteer import Gazetteer

_STEM: Final = re.compile(r"^(?P<stem>.{2,})(?:特别行政区|自治区|自治州|自治县|街道|省|市|县|区|旗|镇|乡|州|村|社区)$")
_DEFINED: Final = re.compile(r"[（(](?:以下|下)?(?:统称|简称|称)(?:为)?[:：]?(“?[^”）)]{2,16}”?)[）)]")
_ABBREVIATED: Final = re.compile(
    "(?P<stem>.{2,6}?)(?P<kind>公司|集团|合作社|联合社|农场|厂|基地|产业园|工程|行动|计划|项目|码头|小区|车间|市场)"
)
_PLACES_IN_FRONT: Final = 3
_BEHIND: Final = 30
"""Characters behind a name in which the bracket that shortens it closes."""


def defined(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those printed as a short form that the text defines under the name that it stands for."""
    full: dict[str, Mention] = {}
    for mention in mentions:
        if short := _short(text, mention.end):
            full.setdefault(short, mention)
    for mention in mentions:
        meant = full.get(text[mention.start : mention.end].strip("“”"), mention)
        yield replace(mention, name=meant.name, type=meant.type, subtype=meant.subtype)


def _short(text: str, end: int) -> str:
    """The short form that a bracket right behind a name gives, without its quotation marks."""
    found = _DEFINED.match(text, end, end + _BEHIND)
    return found.group(1).strip("“”") if found else ""


def abbreviates(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether a name keeps of a longer one the first word behind its places and the last: in gold 67 of 68 such names
    that only one name of the article fits are that one's.

    >>> abbreviates("青禾公司", "衡阳市青禾食品有限公司", Gazetteer.load())
    True
    """
    found = _ABBREVIATED.fullmatch(short)
    if not found or short in full or not full.endswith(found["kind"]):
        return False
    return any(full.startswith(found["stem"], start) for start in starts(full, gazetteer))


def starts(full: str, gazetteer: Gazetteer) -> list[int]:
    """Where a name may begin once the places in front of it are left out."""
    starts = [0]
    for _ in range(_PLACES_IN_FRONT):
        ends = [m.end for m in gazetteer.find(full[starts[-1] : starts[-1] + 12]) if m.start == 0]
        if not ends:
            break
        starts.append(starts[-1] + max(ends))
    return starts


def cities_as_printed(text: str, refs: Sequence[Ref]) -> list[Ref]:
    """The refs, a city under its short form where the article has no other: whether 苏州 is the city, its districts or
    the old town it leaves open, and readers name what is printed."""
    full = {r.name for r in refs if r.type == "Place" and r.name.endswith("市") and r.name not in text}
    full -= {r.name for r in refs if r.coref}
    full -= {name for name in full for r in refs if r.type != "Place" and r.name.startswith(name)}
    full = {name for name in full if any(r.name == name and text[r.start : r.end] == name[:-1] for r in refs)}
    return [replace(r, name=r.name[:-1]) if r.type == "Place" and r.name in full else r for r in refs]


def short_forms(state: Analysis, refs: Sequence[Ref]) -> Iterator[Ref]:
    """Where a place, or a thing whose short form the text defines, comes again under its short form."""
    taken = [(r.start, r.end) for r in refs]
    forms: dict[str, Ref] = {}
    for ref in refs:
        if ref.type == "Place" and (found := _STEM.match(ref.name)) and len(found.group("stem")) <= 4:
            forms.setdefault(found.group("stem"), ref)
        if short := _short(state.text, ref.end):
            forms[short] = forms[f"“{short}”"] = ref
    if not forms:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
    for found in pattern.finditer(state.text):
        if not overlap(found.start(), found.end(), taken) and _stands_alone(state, *found.span()):
            ref = forms[found.group()]
            yield Ref(found.start(), found.end(), ref.name, ref.type, ref.subtype)


def overlap(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    """Whether a stretch shares characters with one that is taken."""
    return any(start < b and a < end for a, b in taken)


def _stands_alone(state: Analysis, start: int, end: int) -> bool:
    """Whether the stretch is bounded by words, so that it is no part of another name."""
    first, last = state.words[state.word_index(start)], state.words[state.word_index(end - 1)]
    return first.start == start and last.end == end
