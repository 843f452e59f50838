"""Agreement of predicted with gold articles, by section 6 of the annotation guide.

Articles of one source are paired by their text, entities by name and type, relations by their ends and predicate.
What careful readers disagree on (``optional``, ``unsettled``) is neither rewarded nor punished.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipelines.scoring.counting import count
from pipelines.scoring.matching import pair_articles
from pipelines.scoring.records import ScoredArticle, load, scored
from pipelines.scoring.table import Counts, Table, tabulate

__all__ = ["Counts", "ScoredArticle", "Table", "evaluate", "extracted", "load", "scored"]


def extracted(gold: Mapping[str, Sequence[ScoredArticle]], model: str | None) -> dict[str, list[ScoredArticle]]:
    """What the pipeline finds in the gold articles' texts; it sees their metadata, never their annotation.

    Raises:
        pipelines.extraction.ModelError: the pipeline cannot be loaded.
    """
    from pipelines import extraction

    nlp = extraction.load(model)
    return {
        source: [scored(found) for found in extraction.extract(nlp, [wanted.bare for wanted in articles])]
        for source, articles in gold.items()
    }


def evaluate(gold: Mapping[str, Sequence[ScoredArticle]], predicted: Mapping[str, Sequence[ScoredArticle]]) -> Table:
    """Counts and intervals over all articles of the gold sources; sources that gold lacks are passed over."""
    pairs = [pair for source, wanted in gold.items() for pair in pair_articles(wanted, predicted.get(source, ()))]
    return tabulate([count(wanted, found) for wanted, found in pairs])
