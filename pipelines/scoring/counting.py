"""What is right, found and wanted in one pair of a gold and a predicted article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from pipelines.article import Article, normalise
from pipelines.guide import SYMMETRIC
from pipelines.scoring.matching import match_entities
from pipelines.scoring.records import ScoredArticle, ScoredRelation
from pipelines.scoring.table import Counts, part

QUALIFIERS: Final = ("title", "agreement", "amount", "date", "status")
SPURIOUS: Final = frozenset({"title", "date"})  # the others, stated where gold has none, are not held against it
STATEMENTS: Final = ("relations", "place chains")
NOTHING: Final = ScoredArticle(Article(text=""))
UNMATCHED: Final = "\0"

Item = TypeVar("Item")
Key = tuple[str, str, str]


def count(gold: ScoredArticle | None, predicted: ScoredArticle | None) -> dict[str, Counts]:
    """The counts of one pair, by what is counted; either side may be missing."""
    wanted, found = gold or NOTHING, predicted or NOTHING
    names = match_entities(wanted.entities, found.entities)
    loose = match_entities(wanted.entities, found.entities, typed=False)
    chains = _Statements.of(wanted, found, names, chains=True)
    return {
        "articles": _articles(gold, predicted),
        "titles": _titles(wanted, found),
        **_entities(wanted, found, names),
        "entities, any type": _entities(wanted, found, loose)["entities"],
        **_relations(_Statements.of(wanted, found, names, chains=False)),
        "place chains": settle(chains.gold.keys(), chains.optional, chains.predicted.keys()),
        "measures": _measures(wanted, found, names),
    }


def found_alone(gold: ScoredArticle, found: ScoredArticle, relation: ScoredRelation) -> dict[str, Counts]:
    """The counts of :data:`STATEMENTS` if this relation were all that had been found."""
    counts = count(replace(gold, measures=()), replace(found, relations=(relation,), measures=()))
    return {name: counts[name] for name in STATEMENTS}


def settle(gold: Set[Item], optional: Set[Item], predicted: Set[Item]) -> Counts:
    """Counts in which the optional items are neither rewarded nor punished."""
    required = gold - optional
    return Counts(hit=len(required & predicted), predicted=len(predicted - optional), gold=len(required))


@dataclass(frozen=True, slots=True)
class _Statements:
    """The relations of both sides under the gold's names, and the keys of gold's optional ones."""

    gold: Mapping[Key, ScoredRelation]
    predicted: Mapping[Key, ScoredRelation]
    optional: frozenset[Key]

    @classmethod
    def of(cls, wanted: ScoredArticle, found: ScoredArticle, names: Mapping[str, str], *, chains: bool) -> _Statements:
        """The ``locatedIn`` among places with ``chains``, else all other relations."""
        gold = _statements(wanted, str, chains)
        maybe = _optional_names(wanted)
        unsure = (key for key, r in gold.items() if r.optional or r.subject in maybe or r.object in maybe)
        return cls(gold, _statements(found, _renaming(names), chains), frozenset(unsure))


def _articles(gold: ScoredArticle | None, predicted: ScoredArticle | None) -> Counts:
    there, here = gold is not None, predicted is not None
    return Counts(hit=int(there and here), predicted=int(here), gold=int(there))


def _titles(wanted: ScoredArticle, found: ScoredArticle) -> Counts:
    if not normalise(wanted.bare.title):
        return Counts()
    accepted = map(normalise, (wanted.bare.title, *wanted.alt_titles))
    return Counts(hit=int(normalise(found.bare.title) in accepted), predicted=int(bool(found.bare.title)), gold=1)


def _entities(wanted: ScoredArticle, found: ScoredArticle, names: Mapping[str, str]) -> dict[str, Counts]:
    rename, maybe = _renaming(names), _optional_names(wanted)
    counts = {"entities": settle({e.name for e in wanted.entities}, maybe, {rename(e.name) for e in found.entities})}
    for kind in {e.type for e in (*wanted.entities, *found.entities)}:
        of_gold = {e.name for e in wanted.entities if e.type == kind}
        counts[part(kind)] = settle(of_gold, maybe, {rename(e.name) for e in found.entities if e.type == kind})
    return counts


def _relations(statements: _Statements) -> dict[str, Counts]:
    gold, predicted, optional = statements.gold.keys(), statements.predicted.keys(), statements.optional
    counts = {"relations": settle(gold, optional, predicted)}
    for name in {predicate for _, predicate, _ in gold | predicted}:
        counts[part(name)] = settle(_under(name, gold), optional, _under(name, predicted))
    required = _ends(gold - optional)
    counts["related pairs, any predicate"] = settle(required, _ends(gold) - required, _ends(predicted))
    counts["qualifiers on right relations"] = sum(
        (_qualifiers(statements.gold[key], statements.predicted[key]) for key in gold & predicted), Counts()
    )
    return counts


def _qualifiers(wanted: ScoredRelation, found: ScoredRelation) -> Counts:
    total = Counts()
    for name in QUALIFIERS:
        right, stated = wanted.qualifiers.get(name, ""), found.qualifiers.get(name, "")
        if name not in wanted.unsettled and (right or (stated and name in SPURIOUS)):
            hit = bool(right) and normalise(right) == normalise(stated)
            total += Counts(hit=int(hit), predicted=int(bool(stated)), gold=int(bool(right)))
    return total


def _measures(wanted: ScoredArticle, found: ScoredArticle, names: Mapping[str, str]) -> Counts:
    gold = {(m.subject, m.value, normalise(m.unit)) for m in wanted.measures}
    optional = {(m.subject, m.value, normalise(m.unit)) for m in wanted.measures if m.optional}
    return settle(
        gold, optional, {(names.get(m.subject, UNMATCHED), m.value, normalise(m.unit)) for m in found.measures}
    )


def _optional_names(article: ScoredArticle) -> set[str]:
    return {entity.name for entity in article.entities if entity.optional}


def _renaming(names: Mapping[str, str]) -> Callable[[str], str]:
    return lambda name: names.get(name, UNMATCHED + name)


def _statements(article: ScoredArticle, rename: Callable[[str], str], chains: bool) -> dict[Key, ScoredRelation]:
    types = {entity.name: entity.type for entity in article.entities}

    def is_chain(relation: ScoredRelation) -> bool:
        ends = types.get(relation.subject), types.get(relation.object)
        return relation.predicate == "locatedIn" and ends == ("Place", "Place")

    return {_key(relation, rename): relation for relation in article.relations if is_chain(relation) is chains}


def _key(relation: ScoredRelation, rename: Callable[[str], str]) -> Key:
    subject, object_ = rename(relation.subject), rename(relation.object)
    if relation.predicate in SYMMETRIC and object_ < subject:
        subject, object_ = object_, subject
    return subject, relation.predicate, object_


def _under(predicate: str, keys: Iterable[Key]) -> set[Key]:
    return {key for key in keys if key[1] == predicate}


def _ends(keys: Iterable[Key]) -> set[frozenset[str]]:
    return {frozenset((subject, object_)) for subject, _, object_ in keys}
