"""From refs to entities: under which other forms the text names each, and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pipelines.article import Entity, Span
from pipelines.components.departments import CUT_SHORT
from pipelines.components.rows_of_bodies import RULE
from pipelines.components.shortened import is_sort
from pipelines.components.state import Mention, Ref

_LISTED: Final = frozenset({RULE, "list:count"})
"""Rules that complete the names of a list from the words behind it."""


def entities(text: str, refs: Iterable[Ref], mentions: Sequence[Mention]) -> Iterator[Entity]:
    """One entity for each name and type of the refs; a word that only stands for a place is one where nothing else is.

    What several things of a type share, as 甲镇、乙镇各建一个驿站 says 驿站 of two, is a form of none of them.
    """
    rules = {(m.start, m.end): m for m in mentions}
    counted = Counter((m.start, m.end, m.type) for m in mentions)
    shared = {(start, end) for (start, end, type_), number in counted.items() if number > 1 and type_ != "Place"}
    pieces = shared | {span for span, m in rules.items() if m.type != "Place" and _is_piece(text, m)}
    for (type_, name), group in _grouped(refs).items():
        spans = [(r.start, r.end) for r in group]
        forms = dict.fromkeys(text[r.start : r.end] for r in group if not r.coref and (r.start, r.end) not in pieces)
        made = (rules[span].name for span in spans if span in rules and span not in shared and type_ != "Place")
        first = next((rules[span] for span in spans if span in rules), None)
        yield Entity(
            name=name,
            type=type_,
            subtype=next((r.subtype for r in group if r.subtype), ""),
            aliases=tuple(
                form
                for form in (forms | dict.fromkeys(made))
                if form != name and not (type_ == "Initiative" and is_sort(form, name))
            ),
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


def _is_piece(text: str, mention: Mention) -> bool:
    """Whether what stands at a mention is no form of its name, most of which stands elsewhere."""
    if mention.rule == CUT_SHORT:
        return True
    return mention.rule in _LISTED and text[mention.end - 1] != mention.name[-1]
