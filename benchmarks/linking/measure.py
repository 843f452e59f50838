"""How well linking finds which mentions are one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from benchmarks.linking.gold import Mention, Story
from kg.linking import link
from kg.links import Linking, settle
from kg.resolution.profiles import UNDATED
from kg.resolution.reviews import Reviews
from pipelines.article import Article
from pipelines.gazetteer import Gazetteer


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall over a number of mentions."""

    precision: float
    recall: float
    mentions: int

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """Two mentions that are one thing and were not linked, or were linked and are two."""

    kind: str
    story: int
    type: str
    one: Mention
    other: Mention


def linking(articles: Iterable[Article]) -> Linking:
    """What becomes of the articles' things, all articles being in one graph."""
    gazetteer = Gazetteer.load()
    return settle([link(article, gazetteer) for article in articles], gazetteer, Reviews())


def linked(articles: Iterable[Article]) -> dict[Mention, str]:
    """The IRI of the thing that each mention was linked to, all articles being in one graph."""
    return iris(linking(articles))


def iris(found: Linking) -> dict[Mention, str]:
    """The IRI of the thing that each mention was linked to."""
    return {
        (one.article.id, name): str(decision.iri) for one in found.articles for name, decision in one.decisions.items()
    }


def b_cubed(stories: Iterable[Story], things: Mapping[Mention, str]) -> dict[str, Score]:
    """B-cubed precision and recall by type and over all; each story's mentions are judged among themselves."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for story in stories:
        found: dict[str, set[Mention]] = defaultdict(set)
        for cluster in story.clusters:
            for mention in cluster.mentions:
                found[things[mention]].add(mention)
        for cluster in story.clusters:
            gold = set(cluster.mentions)
            for mention in gold:
                same = len(found[things[mention]] & gold)
                for kind in (cluster.type, "all"):
                    sums[kind][0] += same / len(found[things[mention]])
                    sums[kind][1] += same / len(gold)
                    sums[kind][2] += 1
    return {kind: Score(p / n, r / n, int(n)) for kind, (p, r, n) in sums.items()}


def nil(stories: Iterable[Story], things: Mapping[Mention, str]) -> Score:
    """Of mentions that begin a thing: how many that were called new are, and how many that are were called so.

    Articles come by date; divisions that the gazetteer knows are never new.
    """
    called = new = both = 0
    for story in stories:
        days = {article.id: (article.published or UNDATED, article.id) for article in story.articles}
        known, seen = set[str](), set[str]()
        rows = ((m, cluster.id) for cluster in story.clusters if not cluster.division for m in cluster.mentions)
        for mention, gold in sorted(rows, key=lambda row: (days[row[0][0]], row[0])):
            fresh, first = things[mention] not in known, gold not in seen
            called, new, both = called + fresh, new + first, both + (fresh and first)
            known.add(things[mention])
            seen.add(gold)
    return Score(both / max(called, 1), both / max(new, 1), new)


def sprung(stories: Iterable[Story], things: Mapping[Mention, str]) -> list[tuple[int, str, str]]:
    """The traps in which things that are different were made one: story, kind of trap, and the names."""
    found = []
    for story in stories:
        clusters = {cluster.id: cluster for cluster in story.clusters}
        for trap in story.traps:
            iris = [{things[m] for m in clusters[name].mentions} for name in trap.different]
            if any(a & b for i, a in enumerate(iris) for b in iris[i + 1 :]):
                found.append((story.number, trap.kind, "、".join(clusters[name].label for name in trap.different)))
    return found


def across(stories: Sequence[Story], things: Mapping[Mention, str]) -> list[str]:
    """Things without a code that two stories were made to share."""
    homes: dict[str, set[int]] = defaultdict(set)
    for story in stories:
        for cluster in story.clusters:
            if not cluster.division:
                for mention in cluster.mentions:
                    homes[things[mention]].add(story.number)
    return sorted(iri for iri, found in homes.items() if len(found) > 1)


def mistakes(stories: Iterable[Story], things: Mapping[Mention, str]) -> Iterator[Mistake]:
    """The first pair of mentions of each wrong merge and each missed link."""
    for story in stories:
        for index, cluster in enumerate(story.clusters):
            by_thing = {things[mention]: mention for mention in reversed(cluster.mentions)}
            one, *others = by_thing.values() or (("", ""),)
            yield from (Mistake("missed", story.number, cluster.type, one, other) for other in others)
            for other_cluster in story.clusters[index + 1 :]:
                for a, b in product(cluster.mentions, other_cluster.mentions):
                    if things[a] == things[b]:
                        yield Mistake("merged", story.number, cluster.type, a, b)
                        break
