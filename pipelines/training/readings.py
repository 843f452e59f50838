"""Articles as the relation networks read them: with the entities of the gold, and with those that a tagger finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipelines.article import Article
from pipelines.components.encoder import Encoder
from pipelines.components.state import Analysis
from pipelines.components.tagger import EntityTagger
from pipelines.guide import ENTITY_TYPES, PREDICATES
from pipelines.training.examples import Debatable, Reading, found_state, gold_state, read
from pipelines.training.gold import Analyse


@dataclass(frozen=True, slots=True)
class Truths:
    """What holds of the candidates of a reading, and what may be learned from, both (candidates, predicates)."""

    truth: NDArray[np.float32]
    weight: NDArray[np.float32]


def truths(reading: Reading) -> Truths:
    """The truths of a reading: 1 where a predicate holds; weight 0 where its types or the readers leave it out."""
    truth, weight = np.zeros((2, len(reading.examples), len(PREDICATES)), dtype=np.float32)
    for i, example in enumerate(reading.examples):
        for column, predicate in enumerate(PREDICATES):
            truth[i, column] = predicate in example.true
            weight[i, column] = predicate in example.allowed and predicate not in example.unclear
    return Truths(truth, weight)


def encoded(analyse: Analyse, encoder: Encoder) -> Analyse:
    """The analysis with what the encoder makes of the text."""

    def both(article: Article) -> Analysis:
        state = analyse(article)
        state.encoded = encoder.read(article.text)
        return state

    return both


def taggers(given: Sequence[str], least: float) -> dict[str, EntityTagger]:
    """Of ``WRITERS=FOLDER`` the taggers by the writers that they have not seen; ``least`` is a probability."""
    made = {}
    for writers, _, folder in (text.partition("=") for text in given):
        made[writers] = EntityTagger(dict.fromkeys(ENTITY_TYPES, least), 16).from_disk(Path(folder))
    return made


def readings(
    articles: Sequence[Article], analyse: Analyse, unseen: Mapping[str, EntityTagger], doubtful: Debatable
) -> list[list[Reading]]:
    """Of each article its two readings, the one with the entities found last; less those without a candidate."""

    def found(article: Article) -> Any:
        tagger = next((t for writers, t in unseen.items() if article.id[:1] in writers), None)
        return found_state(article, analyse, tagger)

    ways = (lambda a: gold_state(a, analyse)), found
    return [[r for make in ways for r in read([a], make, doubtful) if r.examples] for a in articles]
