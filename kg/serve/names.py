"""Names of the graph: search, and what stands on top of a thing's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from kg.serve.answers import with_prefixes
from kg.vocabulary import ENTITY_CLASSES, GOV
from pipelines.article import normalise

MOST: Final = 50
_SOUGHT: Final = 400
"""So many names are fetched at most, to be ranked."""
_KINDS: Final = " ".join(f"<{kind}>" for kind in ENTITY_CLASSES)
_FIND: Final = f"""
SELECT ?thing ?name ?label ?type WHERE {{{{
  {{{{ SELECT ?thing ?name WHERE {{{{ {{match}} }}}} LIMIT {_SOUGHT} }}}}
  VALUES ?type {{{{ {_KINDS} }}}}
  ?thing a ?type .
  OPTIONAL {{{{ ?thing skos:prefLabel ?label }}}}
}}}}
"""
_EXACT: Final = (
    "VALUES ?name {{ {names} }} VALUES ?naming {{ skos:prefLabel skos:altLabel skos:notation }} ?thing ?naming ?name ."
)
_WITHIN: Final = (
    "VALUES ?naming {{ skos:prefLabel skos:altLabel }} ?thing ?naming ?name . "
    'FILTER (CONTAINS(LCASE(REPLACE(STR(?name), "[\\"\'“”‘’「」『』《》〈〉 ]", "")), {plain}))'
)
_PLACE: Final = """
SELECT ?label WHERE {{
  {thing} (gov:within|gov:locatedIn|gov:implementedIn|gov:holdsPost) ?place .
  ?place skos:prefLabel ?label
}} LIMIT 12
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that goes by a name: ``name`` is the one that was found, ``where`` what it lies in or serves."""

    iri: str
    label: str
    name: str
    kind: str
    where: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """What stands on top of a thing's page; ``within`` are pairs of IRI and name."""

    iri: str
    label: str
    kinds: tuple[str, ...]
    aliases: tuple[str, ...]
    codes: tuple[str, ...]
    within: tuple[tuple[str, str], ...]


def search(store: ox.Store, words: str) -> list[Found]:
    """Things whose name, alias or code is or contains the words, the closest first."""
    plain = normalise(words)
    if not plain:
        return []
    exact = " ".join(str(term) for term in (ox.Literal(words.strip(), language="zh"), ox.Literal(words.strip())))
    best: dict[str, tuple[tuple[int, int, str], Any]] = {}
    for match in (_EXACT.format(names=exact), _WITHIN.format(plain=ox.Literal(plain))):
        for row in _solutions(store, _FIND.format(match=match)):
            name = normalise(row["name"].value)
            rank = 0 if name == plain or row["name"].value == words.strip() else 1 if name.startswith(plain) else 2
            key = (rank, len(name), row["name"].value)
            thing = row["thing"].value
            if thing not in best or key < best[thing][0]:
                best[thing] = (key, row)
    ranked = sorted(best.values(), key=lambda pair: (*pair[0], pair[1]["thing"].value))[:MOST]
    return [_found(store, row) for _, row in ranked]


def thing(store: ox.Store, node: ox.NamedNode) -> Thing | None:
    """The thing of that IRI, or None if the graph has no such thing."""
    kinds = [
        q.object.value.removeprefix(str(GOV))
        for q in _about(store, node, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        if isinstance(q.object, ox.NamedNode)
    ]
    labels = _texts(store, node, "prefLabel")
    if not kinds or not labels:
        return None
    within = (
        (row["place"].value, row["label"].value)
        for row in _solutions(
            store, f"SELECT ?place ?label WHERE {{ {node} gov:within ?place . ?place skos:prefLabel ?label }}"
        )
    )
    return Thing(
        node.value,
        labels[0],
        tuple(sorted(kinds)),
        tuple(_texts(store, node, "altLabel")),
        tuple(_texts(store, node, "notation")),
        tuple(sorted(within, key=lambda pair: -len(pair[0]) * 1000 + len(pair[1]))),
    )


def _found(store: ox.Store, row: Any) -> Found:
    around = {r["label"].value for r in _solutions(store, _PLACE.format(thing=row["thing"]))}
    label = row["label"].value if row["label"] is not None else row["name"].value
    return Found(
        row["thing"].value, label, row["name"].value, row["type"].value.removeprefix(str(GOV)), tuple(sorted(around))
    )


def _texts(store: ox.Store, node: ox.NamedNode, name: str) -> list[str]:
    found = _about(store, node, f"http://www.w3.org/2004/02/skos/core#{name}")
    return sorted(q.object.value for q in found if isinstance(q.object, ox.Literal))


def _about(store: ox.Store, node: ox.NamedNode, predicate: str) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(node, ox.NamedNode(predicate), None, ox.DefaultGraph())


def _solutions(store: ox.Store, query: str) -> Iterator[ox.QuerySolution]:
    found = store.query(with_prefixes(query))
    assert isinstance(found, ox.QuerySolutions)
    return iter(found)
