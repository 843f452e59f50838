"""Which things of the graph a picture shows, and which wait behind them."""

from __future__ import annotations

import collections
import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeAlias

from rdflib import Dataset

from kg.views import belonging, evidence
from kg.views.belonging import Tie
from kg.views.evidence import Ends
from kg.views.labels import read_labels
from kg.views.picture import Picture
from kg.vocabulary import GOV

RESERVE: Final = 5000
"""How many things travel along with a file at most, shown or waiting: a page that is mailed keeps a mail's size."""
_CIRCLE: Final = 6
"""One thing in so many is shown for its own sake, the others because they belong to one of these."""

Neighbours: TypeAlias = dict[str, set[str]]


def select(
    dataset: Dataset, *, around: str | None = None, hops: int = 1, limit: int | None = 150, reserve: int = RESERVE
) -> Picture:
    """Choose what to show of ``dataset``: the best connected things, or those within ``hops`` of ``around``.

    Args:
        dataset: plain triples in the default graph, one named graph an article.
        around: IRI of the thing in the middle; without it the whole graph competes.
        hops: how many facts away from ``around`` a thing may be.
        limit: how many things are shown at first; None means all that travel along.
        reserve: how many things travel along with the file at most.

    Raises:
        KeyError: the graph does not know ``around``.
    """
    ends = evidence.read_ends(dataset)
    kinds = evidence.read_kinds(dataset)
    neighbours = _neighbours(ends)
    if around is not None and around not in neighbours:
        if around not in kinds:
            raise KeyError(around)
        neighbours[around] = set()
    tied = _tied(dataset, neighbours)
    chosen, shown = _choose(ends, neighbours, tied, around, hops, limit, reserve)
    known, texts, labels = set(chosen), evidence.read_texts(dataset), read_labels()
    facts = evidence.read_facts(dataset, [e for e in ends if e.subject in known and e.object in known], texts)
    figures = evidence.read_figures(dataset, known)
    nodes = (
        evidence.node(iri, kinds.get(iri, set()), texts.get(iri, {}), len(neighbours[iri]), labels) for iri in chosen
    )
    return Picture(
        nodes=tuple(nodes),
        facts=facts,
        sources=evidence.read_sources(dataset, sorted({f.article for f in facts} | {f.article for f in figures})),
        figures=figures,
        shown=shown,
        total=len(neighbours),
        total_facts=len(ends),
        focus=around or "",
        ties=tuple(tie for tie in tied if tie.part in known and tie.whole in known),
    )


def _tied(dataset: Dataset, neighbours: Neighbours) -> tuple[Tie, ...]:
    """What the bodies belong to, of what is there; divisions that hold several of them together are added to it."""
    found = belonging.ties(neighbours, belonging.read_homes(dataset))
    neighbours |= {iri: set() for iri in belonging.divisions(found, set(neighbours))}
    return tuple(tie for tie in found if tie.whole in neighbours)


def _choose(
    ends: Sequence[Ends],
    neighbours: Neighbours,
    tied: Sequence[Tie],
    around: str | None,
    hops: int,
    limit: int | None,
    reserve: int,
) -> tuple[list[str], int]:
    """What travels along, what is shown first, and how many these are."""
    doing = _neighbours(end for end in ends if end.predicate != str(GOV.locatedIn))
    steps = dict.fromkeys(neighbours, 0) if around is None else _steps(neighbours, tied, around)
    order = sorted(steps, key=lambda iri: (steps[iri], -len(doing.get(iri, ())), -len(neighbours[iri]), iri))[
        : max(reserve, 1)
    ]
    near = [iri for iri in order if steps[iri] <= hops]
    most = len(near) if limit is None else min(max(limit, 1), len(near))
    if around is not None or most == len(near):
        shown = near[:most]
    else:
        shown = _held(_best(near, neighbours, doing, most), tied, set(near))
    visible = set(shown)
    return [*shown, *(iri for iri in order if iri not in visible)], len(shown)


def _held(shown: list[str], tied: Sequence[Tie], near: set[str]) -> list[str]:
    """As many, with what several of them belong to in the place of the least."""
    visible = set(shown)
    wholes = belonging.divisions((tie for tie in tied if tie.part in visible and tie.whole in near), visible)
    wholes = wholes[: len(shown) // _CIRCLE]
    return [*shown[: len(shown) - len(wholes)], *wholes]


def _neighbours(ends: Iterable[Ends]) -> Neighbours:
    found: Neighbours = {}
    for end in ends:
        found.setdefault(end.subject, set()).update({end.object} - {end.subject})
        found.setdefault(end.object, set()).update({end.subject} - {end.object})
    return found


def _steps(neighbours: Neighbours, tied: Iterable[Tie], around: str) -> dict[str, int]:
    """How far each thing is from the middle; what no path leads to is further than all that one does.

    A body is a step from its county, but only the middle's own bodies are a step from it: else two bodies of one county
    would be neighbours, whatever they do.
    """
    ways = {iri: set(near) for iri, near in neighbours.items()}
    for tie in tied:
        ways[tie.part].add(tie.whole)
        if tie.whole == around:
            ways[around].add(tie.part)
    steps, rim = {around: 0}, {around}
    for step in range(1, len(ways)):
        rim = {other for iri in rim for other in ways[iri]} - steps.keys()
        if not rim:
            break
        steps.update(dict.fromkeys(rim, step))
    return {iri: steps.get(iri, len(ways) + 1) for iri in ways}


def _best(ranked: Sequence[str], neighbours: Neighbours, ties: Mapping[str, set[str]], limit: int) -> list[str]:
    """The best connected, what joins several of them, and in turns the best neighbours of each.

    Hubs alone say little of what goes on. Where something lies says less than what it does, so neighbours by other
    relations than ``locatedIn`` come first.
    """
    place = {iri: index for index, iri in enumerate(ranked)}
    hubs = ranked[: -(-limit // _CIRCLE)]
    circles = []
    for hub in hubs:
        doing = ties.get(hub, set())
        circles.append(sorted(neighbours[hub] & place.keys(), key=lambda iri: (iri not in doing, place[iri])))
    joints = collections.Counter(iri for circle in circles for iri in circle if iri not in hubs)
    several = sorted((iri for iri, hands in joints.items() if hands > 2), key=lambda iri: (-joints[iri], place[iri]))
    turns = (iri for turn in itertools.zip_longest(*circles) for iri in turn if iri is not None)
    return list(dict.fromkeys(itertools.chain(hubs, several[: limit // 15], turns, ranked)))[:limit]
