"""Component: proposals of all finders, and the best set of them that does not overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipelines.components.bodies import BodyFinder
from pipelines.components.honors import HonorFinder
from pipelines.components.inner import inner_places
from pipelines.components.people import PeopleFinder
from pipelines.components.phrases import repair
from pipelines.components.places import PlaceFinder
from pipelines.components.state import Analysis, Mention, analysis
from pipelines.components.titled import TitledFinder
from pipelines.gazetteer import Gazetteer

Finder = Callable[[Analysis], Iterator[Mention]]


def best_cover(mentions: Iterable[Mention], power: float = 1.2) -> tuple[Mention, ...]:
    """The set without overlaps whose sum of ``score * length ** power`` is greatest, in order of the text.

    A ``power`` over 1 lets a long name win over the shorter ones inside it. Weighted interval scheduling, in
    O(n log n).
    """
    items = sorted(set(mentions), key=lambda m: (m.end, m.start, m.type, m.name, m.rule))
    ends = [m.end for m in items]
    totals, keep = [0.0], [False]
    before = [bisect_right(ends, m.start) for m in items]
    for i, mention in enumerate(items):
        taken = totals[before[i]] + mention.score * (mention.end - mention.start) ** power
        keep.append(taken > totals[-1])
        totals.append(max(taken, totals[-1]))
    chosen: list[Mention] = []
    i = len(items)
    while i > 0:
        if keep[i]:
            chosen.append(items[i - 1])
            i = before[i - 1]
        else:
            i -= 1
    return tuple(reversed(chosen))


class MentionFinder:
    """Fills ``mentions`` of the Doc's analysis."""

    def __init__(self, power: float) -> None:
        self.power = power
        gazetteer = Gazetteer.load()
        self.finders: tuple[Finder, ...] = (
            PlaceFinder(gazetteer),
            BodyFinder(gazetteer),
            PeopleFinder(gazetteer),
            TitledFinder(gazetteer),
            HonorFinder(),
        )

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the mentions of its analysis set."""
        state = analysis(doc)
        state.set_words(tuple(repair(state.words)))
        proposed = [m for finder in self.finders for m in finder(state) if m.start < m.end]
        state.proposals = tuple(proposed)
        cover = best_cover(proposed, self.power)
        state.mentions = tuple(sorted([*cover, *inner_places(cover, proposed)], key=lambda m: (m.start, m.end)))
        return doc


@Language.factory("govkg_mentions", default_config={"power": 1.2})
def make_mentions(nlp: Language, name: str, power: float) -> MentionFinder:
    """Factory of :class:`MentionFinder`."""
    return MentionFinder(power)
