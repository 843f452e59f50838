"""Short forms: those that the text defines (以下简称“县供销社”), and those of places (靖安 for 靖安县)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Analysis, Mention, Ref

_STEM: Final = re.compile(r"^(?P<stem>.{2,})(?:特别行政区|自治区|自治州|自治县|街道|省|市|县|区|旗|镇|乡|州|村|社区)$")
_DEFINED: Final = re.compile(r"[（(](?:以下|下)?(?:统称|简称|称)(?:为)?[:：]?(“?[^”）)]{2,16}”?)[）)]")
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
        if not _overlap(found.start(), found.end(), taken) and _stands_alone(state, *found.span()):
            ref = forms[found.group()]
            yield Ref(found.start(), found.end(), ref.name, ref.type, ref.subtype)


def _overlap(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in taken)


def _stands_alone(state: Analysis, start: int, end: int) -> bool:
    """Whether the stretch is bounded by words, so that it is no part of another name."""
    first, last = state.words[state.word_index(start)], state.words[state.word_index(end - 1)]
    return first.start == start and last.end == end
