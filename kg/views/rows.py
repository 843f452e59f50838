"""What articles say, as the rows of the page's data: facts, figures, sources, and the names of what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from kg.views.evidence import QUALIFIERS
from kg.views.labels import Labels
from kg.views.picture import Fact, Figure, Node, Picture

SHAPES: Final = {
    "Place": "square",
    "Organization": "hexagon",
    "Initiative": "diamond",
    "Facility": "triangle",
    "Person": "dot",
    "Honor": "star",
}


def said(
    picture: Picture, labels: Labels, facts: Sequence[Fact], place: Mapping[str, int], *, evidence: bool
) -> dict[str, Any]:
    """Facts in the given order, figures, articles and sentences, with the names of classes and relations.

    Rows name things, articles, relations, rules and sentences by their number; ``place`` numbers the things.
    """
    articles = {source.iri: index for index, source in enumerate(picture.sources)}
    quotes = _index(
        [*(fact.quote for fact in facts), *(figure.quote for figure in picture.figures)] if evidence else []
    )
    relations = _relations(facts, labels)
    kinds = {relation["id"]: index for index, relation in enumerate(relations)}
    rules = _index(sorted({fact.found_by for fact in facts if fact.found_by}))
    return {
        "kinds": _kinds(picture.nodes, labels),
        "relations": relations,
        "qualifiers": {name: labels.of(name) for name in QUALIFIERS},
        "rules": list(rules),
        "evidence": evidence,
        "facts": [_fact(fact, place, kinds, articles, quotes, rules) for fact in facts],
        "figures": [_figure(figure, place, articles, quotes) for figure in picture.figures],
        "articles": [[s.title, s.publisher, s.issued, s.file] for s in picture.sources],
        "quotes": list(quotes),
    }


def _index(texts: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for text in texts:
        found.setdefault(text, len(found))
    return found


def _kinds(nodes: Iterable[Node], labels: Labels) -> list[dict[str, str]]:
    order = [*SHAPES]
    kinds = {node.kind for node in nodes}

    def rank(kind: str) -> tuple[int, bool, str]:
        root = labels.root(kind)
        return order.index(root) if root in order else len(order), kind != root, kind

    roots = {labels.root(kind) for kind in kinds}
    return [
        {"id": kind, "root": labels.root(kind), "shape": SHAPES.get(labels.root(kind), "dot"), **labels.of(kind)}
        for kind in sorted(kinds | roots, key=rank)
    ]


def _relations(facts: Iterable[Fact], labels: Labels) -> list[dict[str, Any]]:
    counts: dict[str, int] = {}
    for fact in facts:
        counts[fact.predicate] = counts.get(fact.predicate, 0) + 1
    return [
        {"id": name, "both": name in labels.symmetric, **labels.of(name)}
        for name in sorted(counts, key=lambda name: (-counts[name], name))
    ]


def _fact(
    fact: Fact,
    place: Mapping[str, int],
    kinds: Mapping[str, int],
    articles: Mapping[str, int],
    quotes: Mapping[str, int],
    rules: Mapping[str, int],
) -> list[Any]:
    """Subject, relation, object, article, sentence, confidence in hundredths, rule, qualifiers; -1 for none."""
    sure = -1 if fact.confidence is None else round(fact.confidence * 100)
    row: list[Any] = [place[fact.subject], kinds[fact.predicate], place[fact.object]]
    row += [articles.get(fact.article, -1), quotes.get(fact.quote, -1), sure, rules.get(fact.found_by, -1)]
    return [*row, dict(fact.qualifiers)] if fact.qualifiers else row


def _figure(
    figure: Figure, place: Mapping[str, int], articles: Mapping[str, int], quotes: Mapping[str, int]
) -> list[Any]:
    source = articles.get(figure.article, -1)
    return [
        place[figure.subject],
        figure.indicator,
        figure.value,
        figure.date,
        source,
        quotes.get(figure.quote, -1),
    ]
