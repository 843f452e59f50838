"""Bodies named in full that come again in short where no finder saw them: firms and numbered schools."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pipelines.components.shortened import LEGAL_FORM, brands, overlap, starts
from pipelines.components.state import Analysis, Ref
from pipelines.gazetteer import Gazetteer

_FIRM: Final = re.compile("(?P<rest>.{2,4}).*(?P<kind>公司|合作社|联合社)")
_TRADE: Final = re.compile(f"(?P<stem>.{{4,}}?){LEGAL_FORM}$")
_NUMBERED: Final = re.compile(
    "(?P<place>[\u4e00-\u9fff]*?)第(?P<number>[一二三四五六七八九十]{1,2})(?:高级|初级|完全)?(?P<kind>中学|小学|幼儿园)"
)
_ALONE: Final = "(?<![第一二三四五六七八九十]){}(?=[同与和的派在将已也把为从向由则又还就、，。；”（牵联是有]|$)"
"""A short form that is no part of another word (一中心, 第一中队)."""
_SHORTEST: Final = 2


def firms_again(state: Analysis, refs: Sequence[Ref], gazetteer: Gazetteer) -> Iterator[Ref]:
    """Where a firm named in full comes again under such a short form, which fits no other."""
    forms: dict[str, set[str]] = {}
    for name in {r.name for r in refs if r.type == "Organization"}:
        for form in _of_firm(name, gazetteer):
            forms.setdefault(form, set()).add(name)
    yield from _found(state, refs, forms, "{}")


def _of_firm(name: str, gazetteer: Gazetteer) -> Iterator[str]:
    """青禾公司; from four characters on, what stands in front of the kind (青禾新能源); brand and end of the trade."""
    for start in starts(name, gazetteer):
        if found := _FIRM.fullmatch(name[start:]):
            yield from (found["rest"][:length] + found["kind"] for length in range(2, len(found["rest"]) + 1))
        if found := _TRADE.fullmatch(name[start:]):
            yield from (found["stem"][:length] for length in range(4, len(found["stem"]) + 1))
    yield from brands(name, gazetteer)


def numbered_again(state: Analysis, refs: Sequence[Ref], gazetteer: Gazetteer) -> Iterator[Ref]:
    """Where a numbered school comes again in short: 一中, 县一中, 青田一中 for 青田县第一中学."""
    forms: dict[str, set[str]] = {}
    for name in {r.name for r in refs if r.type == "Organization"}:
        if found := _NUMBERED.fullmatch(name):
            place, short = found["place"], found["number"] + found["kind"][0]
            above = [m.name for m in gazetteer.find(place) if m.end == len(place)]
            ahead = {"", *(one[-1:] for one in above), *(one[:-1] for one in above if len(one) > _SHORTEST)}
            for one in ahead:
                forms.setdefault(one + short, set()).add(name)
    yield from _found(state, refs, forms, _ALONE)


def _found(state: Analysis, refs: Sequence[Ref], forms: Mapping[str, set[str]], pattern: str) -> Iterator[Ref]:
    """The places where a form of one body only stands and no name yet, the longest first."""
    taken = [(r.start, r.end) for r in refs]
    known = {form: next(iter(names)) for form, names in forms.items() if len(names) == 1 and form in state.text}
    for form in sorted(known, key=lambda f: (-len(f), f)):
        for found in re.finditer(pattern.format(re.escape(form)), state.text):
            begins = pattern != _ALONE or state.words[state.word_index(found.start())].start == found.start()
            if begins and not overlap(*found.span(), taken):
                taken.append(found.span())
                yield Ref(*found.span(), known[form], "Organization")
