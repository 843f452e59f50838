"""From refs to entities: under which other forms the text names each, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipelines.article import Entity, Span
from pipelines.components.departments import CUT_SHORT
from pipelines.components.rows_of_bodies import RULE
from pipelines.components.state import Mention, Ref

_PIECES: Final = frozenset({CUT_SHORT, RULE, "list:count"})
"""Rules that complete a name from words elsewhere: what stands at the mention is no form of it."""
_BARE: Final = 3


def entities(text: str, refs: Iterable[Ref], mentions: Sequence[Mention]) -> Iterator[Entity]:
    """One entity for each name and type of the refs; a word that only stands for a place is one where nothing else is.

    What several things of a type share, as 甲镇、乙镇各建一个驿站 says 驿站 of two, is a form of none of them.
    """
    rules = {(m.start, m.end): m for m in mentions}
    counted = Counter((m.start, m.end, m.type) for m in mentions)
    shared = {(start, end) for (start, end, type_), number in counted.items() if number > 1 and type_ != "Place"}
    made_up = {span: m for span, m in rules.items() if m.rule in _PIECES and m.type != "Place"}
    pieces = shared | {span for span, m in made_up.items() if text[span[1] - 1] != m.name[-1] or m.rule == CUT_SHORT}
    for (type_, name), group in _grouped(refs).items():
        spans = [(r.start, r.end) for r in group]
        forms = dict.fromkeys(text[r.start : r.end] for r in group if not r.coref and (r.start, r.end) not in pieces)
        made = (rules[span].name for span in spans if span in rules and span not in shared and type_ != "Place")
        first = next((rules[span] for span in spans if span in rules), None)
        yield Entity(
            name=name,
            type=type_,
            subtype=next((r.subtype for r in group if r.subtype), ""),
            aliases=tuple(f for f in (forms | dict.fromkeys(made)) if f != name and not _is_bare(type_, f, name)),
            mentions=tuple(Span(*span) for span in spans),
            rule=first.rule if first else "",
        )


def _grouped(refs: Iterable[Ref]) -> dict[tuple[str, str], list[Ref]]:
    known = list(refs)
    named = {(ref.type, ref.name) for ref in known if not ref.coref}
    grouped: dict[tuple[str, str], list[Ref]] = {}
    for ref in known:
        if not ref.coref or (ref.type == "Place" and (ref.type, ref.name) not in named):
            grouped.setdefault((ref.type, ref.name), []).append(ref)
    return grouped


def _is_bare(type_: str, form: str, name: str) -> bool:
    """Whether a form is the mere sort of an initiative, which others have too (推进会, 《意见》)."""
    sort = form.strip("《》")
    return type_ == "Initiative" and len(sort) <= _BARE and name.rstrip("》").endswith(sort)
