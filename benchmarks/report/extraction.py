"""Characters a second and F1 of the pipeline beside simpler systems, on the corpus' dev split, one thread each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from benchmarks.report.naive import SYSTEMS
from benchmarks.report.rows import Row, Spread, alternating
from benchmarks.report.spacy_cnn import is_trained, with_cnn
from pipelines import extraction, scoring
from pipelines.article import Article

_GOLD = Path(__file__).resolve().parents[2] / "pipelines" / "corpus" / "dev"
_PART = "Extraction"
_OURS = "kg"
_COUNTED = ("entities", "relations")


def measure(rounds: int, most: int) -> list[Row]:
    """Speed over ``most`` articles (0: all) in ``rounds`` turns, F1 over the same.

    jieba is beside it where it is installed, spaCy's own network where it has been trained.
    """
    nlp = extraction.load()
    wanted = list(scoring.load(_GOLD).items())[: most or None]
    gold = dict(wanted)
    bare = [article.bare for articles in gold.values() for article in articles]
    systems = {name: system for name, system in SYSTEMS.items() if name != "jieba" or find_spec("jieba")}
    if is_trained():
        systems["spaCy's ner, same corpus"] = with_cnn
    works: list[Callable[[], object]] = [lambda: list(extraction.extract(nlp, bare))]
    works += [partial(_each, system, bare) for system in systems.values()]
    spreads = alternating(works, rounds)
    characters = sum(len(article.text) for article in bare)
    speeds = {name: spread.per(characters) for name, spread in zip([_OURS, *systems], spreads, strict=True)}
    ours = scoring.evaluate(gold, _by_source(gold, list(extraction.extract(nlp, bare))))
    return list(_rows(gold, bare, systems, speeds, ours))


def _rows(
    gold: dict[str, list[scoring.ScoredArticle]],
    bare: Sequence[Article],
    systems: dict[str, Callable[[Article], Article]],
    speeds: dict[str, Spread],
    ours: scoring.Table,
) -> Iterator[Row]:
    for name, system in systems.items():
        yield Row(_PART, "speed", "characters/s of CPU", speeds[_OURS], name, speeds[name])
        theirs = scoring.evaluate(gold, _by_source(gold, _each(system, bare)))
        for what in _COUNTED:
            if theirs.counts[what].predicted:
                yield Row(_PART, f"{what}, F1", "", _f1(ours, what), name, _f1(theirs, what), note="95 % interval")


def _f1(table: scoring.Table, what: str) -> Spread:
    return Spread(table.counts[what].f1, *table.intervals[what])


def _each(system: Callable[[Article], Article], articles: Sequence[Article]) -> list[Article]:
    return [system(article) for article in articles]


def _by_source(
    gold: dict[str, list[scoring.ScoredArticle]], found: Sequence[Article]
) -> dict[str, list[scoring.ScoredArticle]]:
    rest = iter(found)
    return {source: [scoring.scored(next(rest)) for _ in articles] for source, articles in gold.items()}
