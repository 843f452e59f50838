"""Kinds of errors in relations and in their qualifiers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Final

from benchmarks.evaluation_kinds import Error, sentence
from benchmarks.evaluation_runs import Pair
from pipelines.article import Relation, normalise
from pipelines.scoring import Counts
from pipelines.scoring.counting import QUALIFIERS, SPURIOUS
from pipelines.scoring.records import ScoredRelation

_MISSING: Final = "\0"
Key = tuple[str, str, str]
Statements = Mapping[Key, ScoredRelation]


def relation_errors(pair: Pair) -> Iterator[Error]:
    """The errors in relations, those in place chains, and those in the qualifiers of right relations."""
    wanted = {_key(r, str): r for r in pair.gold.relations}
    found = {_key(r, lambda name: pair.names.get(name, _MISSING + name)): r for r in pair.found.relations}
    missed = {key: group for key, r in wanted.items() if (group := _wrong(pair.wanted_alone(r), attrgetter("gold")))}
    extra = {key: group for key, r in found.items() if (group := _wrong(pair.found_alone(r), attrgetter("predicted")))}
    for key, group in missed.items():
        taken = _mistaken(key, group, extra)
        if taken:
            del extra[taken]
        kind = _miss(pair, key, taken)
        shown = arrow(wanted[key]) + (f"; found: {arrow(found[taken])}" if taken else "")
        forms = [_forms(pair, wanted[key].subject), _forms(pair, wanted[key].object)]
        quote = sentence(pair.gold.bare.text, *forms)
        yield Error(group, f"{key[1]}: {kind}", shown, quote, missed=True, extra=bool(taken))
    for key, group in extra.items():
        kind = _false(key, wanted)
        yield Error(group, f"{key[1]}: {kind}", arrow(found[key]), _evidence(pair, found[key]), extra=True)
    yield from _qualifier_errors(pair, wanted, found)


def arrow(relation: ScoredRelation) -> str:
    """The relation in one line."""
    return f"{relation.subject} –{relation.predicate}→ {relation.object}"


def _wrong(counts: Mapping[str, Counts], side: Callable[[Counts], int]) -> str:
    """The scorer's name of what the relation counts under, or nothing if it is right or does not count."""
    return next((name for name, count in counts.items() if side(count) and not count.hit), "")


def _key(relation: ScoredRelation, rename: Callable[[str], str]) -> Key:
    return Relation(rename(relation.subject), relation.predicate, rename(relation.object)).key


def _mistaken(key: Key, group: str, extra: Mapping[Key, str]) -> Key | None:
    """The false relation of the same two ends, if any: first the one that only turns them round."""
    same = [other for other, its in extra.items() if its == group and {other[0], other[2]} == {key[0], key[2]}]
    return min(same, key=lambda other: (other[1] != key[1], other), default=None)


def _miss(pair: Pair, key: Key, taken: Key | None) -> str:
    if taken:
        return "direction" if taken[1] == key[1] else f"taken for {taken[1]}"
    there = set(pair.names.values())
    if key[0] in there and key[2] in there:
        return "both ends found, not related"
    return "neither end found" if key[0] not in there and key[2] not in there else "an end was not found"


def _false(key: Key, wanted: Statements) -> str:
    if _MISSING in key[0] or _MISSING in key[2]:
        return "found at an end that gold lacks"
    if any({other[0], other[2]} == {key[0], key[2]} for other in wanted):
        return "found beside another predicate of gold"
    return "found where gold relates nothing"


def _qualifier_errors(pair: Pair, wanted: Statements, found: Statements) -> Iterator[Error]:
    for key in (key for key in wanted if key in found):
        gold, got = wanted[key], found[key]
        if _is_chain(pair, gold):
            continue
        for name in QUALIFIERS:
            right, stated = gold.qualifiers.get(name, ""), got.qualifiers.get(name, "")
            if name in gold.unsettled or normalise(right) == normalise(stated) or not (right or name in SPURIOUS):
                continue
            kind = "differs" if right and stated else "missing" if right else "stated where gold has none"
            shown = f"{arrow(gold)}: {right or '–'}; found: {stated or '–'}"
            quote = _evidence(pair, got)
            yield Error("qualifiers", f"{name} {kind}", shown, quote, missed=bool(right), extra=bool(stated))


def _is_chain(pair: Pair, relation: ScoredRelation) -> bool:
    return bool(pair.wanted_alone(relation)["place chains"].gold)


def _evidence(pair: Pair, relation: ScoredRelation) -> str:
    for record in pair.article.relations:
        if (record.subject, record.predicate, record.object) == (relation.subject, relation.predicate, relation.object):
            return record.evidence
    return ""


def _forms(pair: Pair, name: str) -> tuple[str, ...]:
    return next(((e.name, *e.aliases) for e in pair.gold.entities if e.name == name), (name,))
