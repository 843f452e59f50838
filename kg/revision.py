"""The smallest change that takes the graph from one set of articles to the next.

Adding needs only the article and the nodes that it touches. Taking away asks, for each thing that the article had
said, whether another article still says it; :func:`kg.graph.default_graph` is what both must end in.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS

from kg import iris
from kg.draft import Draft, node, quad, value
from kg.graph import (
    Contribution,
    Names,
    closure,
    contribution,
    description,
    home,
    official_parent,
    plain,
    preferred,
    read_record,
)
from kg.linking import LinkedArticle
from kg.vocabulary import GOV, ID, SCHEMA
from pipelines.article import Article
from pipelines.gazetteer import Gazetteer

Fact = tuple[URIRef, URIRef, URIRef]
"""Subject, predicate and object as a Fact has them."""

_DESCRIBING = (RDF.type, SKOS.prefLabel, SKOS.altLabel)


class Witness:
    """What the articles other than some say; ``reading`` gives a record with the IRIs of things."""

    def __init__(
        self,
        store: ox.Store,
        gazetteer: Gazetteer,
        but: Iterable[ox.NamedNode],
        reading: Callable[[Article], LinkedArticle],
    ) -> None:
        self._store = store
        self.gazetteer = gazetteer
        self._reading = reading
        self._but = frozenset(but)
        self._not = f"?g NOT IN ({', '.join(sorted(map(str, self._but)))})"
        self._read: dict[str, Mapping[URIRef, Names]] = {}

    def mentions(self, iri: URIRef) -> bool:
        """Whether another article mentions the entity."""
        found = self._store.quads_for_pattern(None, node(SCHEMA.mentions), node(iri), None)
        return any(quad_.graph_name not in self._but for quad_ in found)

    def states(self, subject: URIRef, predicate: URIRef, thing: URIRef) -> bool:
        """Whether another article has a fact with these ends, in this order."""
        low, high = (
            (thing, subject) if len(plain(subject, predicate, thing)) > 1 and thing < subject else (subject, thing)
        )
        return bool(
            self._store.query(
                f"ASK {{ GRAPH ?g {{ ?f <{RDF.subject}> <{low}> ; <{RDF.object}> <{high}> ; "
                f"<{RDF.predicate}> <{predicate}> }} FILTER({self._not}) }}"
            )
        )

    def says(self, iri: URIRef, word: str, of: Callable[[Names], frozenset[str]]) -> bool:
        """Whether another article has ``word`` among what ``of`` picks out of its names for the entity."""
        needle = str(ox.Literal(json.dumps(word, ensure_ascii=False)))
        found = self._store.query(
            f"SELECT ?r ?t WHERE {{ GRAPH ?g {{ "
            f"?g <{SCHEMA.mentions}> <{iri}> ; <{GOV.record}> ?r ; <{GOV.text}> ?t }} "
            f"FILTER({self._not} && CONTAINS(STR(?r), {needle})) }}"
        )
        assert isinstance(found, ox.QuerySolutions)
        return any(word in of(self._given(value(row["r"]), value(row["t"])).get(iri, Names())) for row in found)

    def _given(self, record: str, text: str) -> Mapping[URIRef, Names]:
        # No lru_cache on a method: the circle would keep the directory locked after the store is closed.
        if record not in self._read:
            self._read[record] = contribution(self._reading(read_record(record, text))).entities
        return self._read[record]


def take_in(draft: Draft, given: Contribution, gazetteer: Gazetteer) -> None:
    """Put an article's contribution into the draft."""
    for triple in given.relations:
        draft.add(quad(triple))
    for iri, names in given.entities.items():
        old = _descriptive(draft, iri)
        _describe(draft, iri, _told(old) | names, gazetteer, old)
    homes = _homes(given.entities, gazetteer)
    for iri, division in homes.items():
        draft.add(quad((iri, DCTERMS.spatial, division)))
        _ensure(draft, division, gazetteer)
    _settle(draft, {iri for iri in given.entities if iris.key_of_place(iri)} | set(homes.values()), gazetteer)


def take_out(
    draft: Draft, mentioned: Iterable[URIRef], facts: Iterable[Fact], given: Contribution, witness: Witness
) -> None:
    """Take what only these articles say out of the draft: ``mentioned`` and ``facts`` are those of their graphs."""
    entities, said = set(mentioned), tuple(facts)
    touched = _neighbours(draft, entities, said, witness.gazetteer)
    for fact in said:
        if not witness.states(*fact):
            for triple in plain(*fact):
                draft.discard(quad(triple))
    alive = {iri for iri in entities if witness.mentions(iri)}
    for iri in entities - alive:
        draft.drop(iri)
    for iri in alive & given.entities.keys():
        _forget(draft, iri, given.entities[iri], witness)
    _prune(draft, touched, alive, witness)


def _homes(entities: Iterable[URIRef], gazetteer: Gazetteer) -> dict[URIRef, URIRef]:
    found = ((iri, home(iri, gazetteer)) for iri in entities)
    return {iri: division for iri, division in found if division is not None}


def _descriptive(draft: Draft, iri: URIRef) -> frozenset[ox.Quad]:
    """The quads of types and names that an entity has."""
    return frozenset(found for p in _DESCRIBING for found in draft.match(node(iri), node(p)))


def _told(described: Iterable[ox.Quad]) -> Names:
    """What the quads of an entity's types and names say."""
    said: dict[ox.NamedNode, set[str]] = {}
    for found in described:
        said.setdefault(found.predicate, set()).add(value(found.object))
    kinds, names, aliases = (frozenset(said.get(node(p), ())) for p in _DESCRIBING)
    return Names(names, aliases, frozenset(kind.rpartition("#")[2] for kind in kinds))


def _describe(draft: Draft, iri: URIRef, names: Names, gazetteer: Gazetteer, old: Iterable[ox.Quad]) -> None:
    """Put what follows from the names in the place of the quads that :func:`_descriptive` gave."""
    draft.replace(old, map(quad, description(iri, names, gazetteer)))


def _forget(draft: Draft, iri: URIRef, lost: Names, witness: Witness) -> None:
    """Drop the names that no other article uses, and choose the label anew if it was one of them."""
    old = _descriptive(draft, iri)
    known = _told(old)
    labels = known.names | known.aliases
    labels -= {w for w in lost.names | lost.aliases if not witness.says(iri, w, lambda n: n.names | n.aliases)}
    label = preferred(known.names)
    if label in lost.names and not witness.says(iri, label, lambda n: n.names):
        ordered = sorted(labels, key=lambda word: (-len(word), word))
        label = next((word for word in ordered if witness.says(iri, word, lambda n: n.names)), preferred(labels))
    main = iri.removeprefix(str(ID)).partition("/")[0].capitalize()
    gone = {kind for kind in lost.subtypes - {main} if not witness.says(iri, kind, lambda n: n.subtypes)}
    _describe(draft, iri, Names(frozenset({label}), labels, known.subtypes - gone), witness.gazetteer, old)


def _above(draft: Draft, gazetteer: Gazetteer) -> Callable[[URIRef], Iterable[URIRef]]:
    @cache
    def above(place: URIRef) -> tuple[URIRef, ...]:
        stated = (URIRef(thing) for thing in draft.values(place, GOV.locatedIn))
        return (*(p for p in stated if iris.key_of_place(p)), *official_parent(place, gazetteer))

    return above


def _inside(draft: Draft, place: URIRef) -> Iterator[URIRef]:
    return map(URIRef, draft.subjects(GOV.within, place))


def _below(draft: Draft, place: URIRef) -> set[URIRef]:
    return set(_inside(draft, place))


def _within(draft: Draft, place: URIRef) -> set[URIRef]:
    return {URIRef(up) for up in draft.values(place, GOV.within)}


def _set_within(draft: Draft, place: URIRef, now: Iterable[URIRef]) -> None:
    draft.replace(draft.match(node(place), node(GOV.within)), (quad((place, GOV.within, up)) for up in now))


def _ensure(draft: Draft, place: URIRef, gazetteer: Gazetteer) -> None:
    """A division that only other places need has its official description."""
    if not draft.values(place, RDF.type):
        _describe(draft, place, Names(), gazetteer, _descriptive(draft, place))


def _settle(draft: Draft, places: set[URIRef], gazetteer: Gazetteer) -> None:
    """Bring ``gov:within`` up to date for these places, for those inside them, and for new divisions above."""
    above = _above(draft, gazetteer)
    waiting, done = set(places), set[URIRef]()
    while waiting:
        place = waiting.pop()
        done.add(place)
        now, before = closure(place, above), _within(draft, place)
        if now != before:
            waiting |= _below(draft, place) - done
            _set_within(draft, place, now)
        for up in now - before:
            _ensure(draft, up, gazetteer)
            if up not in done:
                waiting.add(up)


def _neighbours(draft: Draft, entities: set[URIRef], facts: Iterable[Fact], gazetteer: Gazetteer) -> set[URIRef]:
    """The article's places, the divisions of its things, and all above and inside them whose closure could change."""
    places = {iri for iri in entities if iris.key_of_place(iri)} | set(_homes(entities, gazetteer).values())
    above = {up for place in places for up in _within(draft, place)}
    moved = {
        place
        for place, predicate, thing in facts
        if predicate == GOV.locatedIn and place in places and thing not in _official(place, gazetteer)
    }
    return places | above | {inside for place in moved for inside in _below(draft, place)}


def _official(place: URIRef, gazetteer: Gazetteer) -> frozenset[URIRef]:
    return closure(place, lambda p: official_parent(p, gazetteer))


def _is_home(draft: Draft, place: URIRef) -> bool:
    return any(True for _ in draft.subjects(DCTERMS.spatial, place))


def _prune(draft: Draft, touched: set[URIRef], alive: set[URIRef], witness: Witness) -> None:
    """Take out the places that nothing holds any more, and set ``gov:within`` right for the rest."""
    above = _above(draft, witness.gazetteer)
    held = {place for place in touched if place in alive or witness.mentions(place) or _is_home(draft, place)}
    ups = {place: closure(place, above) for place in touched}
    kept = held | {up for place in held for up in ups[place]}
    kept |= {
        place for place in touched - kept if any(URIRef(p) not in touched for p in draft.subjects(GOV.within, place))
    }
    for place in touched - kept:
        draft.drop(place)
    for place in kept & touched:
        _ensure(draft, place, witness.gazetteer)
        _set_within(draft, place, ups[place])
