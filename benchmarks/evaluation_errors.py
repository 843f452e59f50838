"""Misses and false findings of a run, sorted into kinds by what both sides' records say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final

from benchmarks.evaluation_kinds import Error, sentence
from benchmarks.evaluation_relations import relation_errors
from benchmarks.evaluation_runs import Pair
from pipelines.article import normalise
from pipelines.scoring.matching import match_entities
from pipelines.scoring.records import ScoredEntity, ScoredMeasure

_ALIKE: Final = 0.6
"""Least part of the longer name that must run through both for them to be one name cut differently."""


def errors(pairs: Sequence[Pair]) -> Iterator[Error]:
    """The errors in entities, relations, place chains, qualifiers and measures, in the order of the articles."""
    for pair in pairs:
        yield from entity_errors(pair)
        yield from relation_errors(pair)
        yield from measure_errors(pair)


def entity_errors(pair: Pair) -> Iterator[Error]:
    """Entities missed, found where gold has none, of another type, or with other boundaries."""
    text = pair.gold.bare.text
    loose = match_entities(pair.gold.entities, pair.found.entities, typed=False)
    there = set(pair.names.values())
    extra = [e for e in pair.found.entities if e.name not in pair.names]
    for wanted in pair.gold.entities:
        if wanted.optional or wanted.name in there:
            continue
        other = _other_type(wanted, extra, loose) or _other_boundaries(wanted, extra)
        kind = f"{wanted.type}: missed"
        if other:
            extra.remove(other)
            kind = f"{wanted.type}: other boundaries"
            if other.type != wanted.type:
                kind = f"{wanted.type}: taken for {other.type}"
        shown = wanted.name + (f"; found: {other.name} ({other.type})" if other else "")
        quote = sentence(text, (wanted.name, *wanted.aliases))
        yield Error("entities", kind, shown, quote, missed=True, extra=other is not None)
    for found in extra:
        quote = sentence(text, (found.name, *found.aliases))
        yield Error("entities", f"{found.type}: found where gold has none", found.name, quote, extra=True)


def measure_errors(pair: Pair) -> Iterator[Error]:
    """Measures missed, found where gold has none, or given to another bearer."""
    text = pair.gold.bare.text
    wanted = {_figure(m.subject, m): m for m in pair.gold.measures}
    found = {_figure(pair.names.get(m.subject, "\0" + m.subject), m): m for m in pair.found.measures}
    extra = {key: m for key, m in found.items() if key not in wanted}
    for key, measure in wanted.items():
        if measure.optional or key in found:
            continue
        other = next((k for k in extra if k[1:] == key[1:]), None)
        shown = _said(measure)
        if other:
            shown += f"; found: {_said(extra.pop(other))}"
        kind = "of another bearer" if other else "missed"
        bearer = next(((e.name, *e.aliases) for e in pair.gold.entities if e.name == measure.subject), ())
        quote = sentence(text, (f"{measure.value:g}{measure.unit}",) if _number(measure) else (), bearer)
        yield Error("measures", kind, shown, quote, missed=True, extra=other is not None)
    for measure in extra.values():
        quote = next((m.evidence for m in pair.article.measures if m.subject == measure.subject), "")
        yield Error("measures", "found where gold has none", _said(measure), quote, extra=True)


def _other_type(wanted: ScoredEntity, extra: Sequence[ScoredEntity], loose: Mapping[str, str]) -> ScoredEntity | None:
    return next((e for e in extra if e.type != wanted.type and loose.get(e.name) == wanted.name), None)


def _other_boundaries(wanted: ScoredEntity, extra: Sequence[ScoredEntity]) -> ScoredEntity | None:
    same = [(_likeness(wanted.name, e.name), -i, e) for i, e in enumerate(extra) if e.type == wanted.type]
    best = max(same, key=lambda row: row[:2], default=None)
    return best[2] if best and best[0] >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    """1 where one name holds the other, else the part of the longer name that runs through both."""
    a, b = normalise(one), normalise(other)
    if min(len(a), len(b)) >= 2 and (a in b or b in a):
        return 1.0
    common = SequenceMatcher(None, a, b, autojunk=False).find_longest_match(0, len(a), 0, len(b))
    return common.size / max(1, len(a), len(b))


def _figure(subject: str, measure: ScoredMeasure) -> tuple[str, float | str, str]:
    return subject, measure.value, normalise(measure.unit)


def _said(measure: ScoredMeasure) -> str:
    return f"{measure.subject}: {measure.value if not _number(measure) else format(measure.value, 'g')} {measure.unit}"


def _number(measure: ScoredMeasure) -> bool:
    return isinstance(measure.value, float)
