"""Fit the weights of the cues by which ``govkg_measures`` tells whose figure it is, and report the agreement.

Usage::

    python -m pipelines.training.measures GOLD_FOLDER [--test GOLD_FOLDER] [--out WEIGHTS.json]

The folders hold annotated articles in the guide's format. The entities of the gold are looked up in the text, so that
the weights do not depend on how well names are found. The model is a softmax over the candidates of a figure and the
outcome "no one's", with a Gaussian prior on the weights; the fit is convex and so depends on the data alone.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from spacy.lang.zh import Chinese

from pipelines.article import Article, Entity, read_articles
from pipelines.components.bearers import Candidate
from pipelines.components.bearing import Bearing, Bearings
from pipelines.components.context import Focus
from pipelines.components.measures import WEIGHTS, MeasureFinder, readings
from pipelines.components.standins import stand_ins
from pipelines.components.state import Analysis, Mention, Ref, analysis
from pipelines.gazetteer import Gazetteer

Key = tuple[str, float, str]

_PRIOR = 3.0
_LEAST = 8  # figures in which a cue must occur
_COMMON = 40  # of the weights beside the component, which hold only where no trained model is loaded
_SHORT = re.compile(r"^(.{2,})(?:省|市|县|区|旗|镇|乡|街道|州|村|社区)$")
_OWNED = re.compile(r"^(.{2,10}?)([县市区州镇乡旗])(.{2,})$")


@dataclass(frozen=True, slots=True)
class Example:
    """The candidates of one figure, and the names of those that the gold states it of.

    ``bearings`` are what the network is given of the candidates, where the encoder has read the text; ``maybe`` are
    those of whom only one of two readers said so.
    """

    candidates: tuple[Candidate, ...]
    right: frozenset[str]
    bearings: tuple[Bearing, ...] = ()
    maybe: frozenset[str] = frozenset()

    @property
    def good(self) -> frozenset[str]:
        """The candidates that it is well to choose: where none is surely right, those that may be."""
        names = {c.name for c in self.candidates}
        return (self.right & names) or (self.maybe & names)

    @property
    def open(self) -> bool:
        """Whether it is well to choose none."""
        return not any(c.name in self.right for c in self.candidates)


def gold_doc(nlp: Chinese, gazetteer: Gazetteer, article: Article) -> Analysis:
    """The analysis of the article's text with the gold's entities in place of found ones."""
    doc = nlp(article.text)
    state = analysis(doc)
    state.article = article.annotated((), (), ())
    state.entities = article.entities
    forms = _forms(article.entities)
    refs: list[Ref] = []
    if forms:
        pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
        refs = [
            Ref(m.start(), m.end(), e.name, e.type, e.subtype)
            for m in pattern.finditer(article.text)
            for e in [forms[m.group()]]
        ]
    state.mentions = tuple(Mention(r.start, r.end, r.type, r.name) for r in refs)
    focus = Focus(state, state.mentions, gazetteer)
    state.refs = tuple(sorted([*refs, *stand_ins(state, refs, focus)], key=lambda r: (r.start, r.end)))
    return state


def _forms(entities: Sequence[Entity]) -> Mapping[str, Entity]:
    """Each form of a name and the entity it names; 县教育局 and 桃源 stand for the fuller names."""
    forms: dict[str, Entity] = {}
    places = {e.name for e in entities if e.type == "Place"}
    for entity in entities:
        names = [entity.name, entity.name.strip("“”《》"), *entity.aliases]
        if entity.type == "Place" and (short := _SHORT.match(entity.name)):
            names.append(short.group(1))
        owned = _OWNED.match(entity.name)
        if entity.type in {"Organization", "Facility"} and owned and owned.group(1) + owned.group(2) in places:
            names.append(owned.group(2) + owned.group(3))
        for name in names:
            if len(name) > 1:
                forms.setdefault(name, entity)
    return forms


def debatable(folder: Path) -> dict[str, set[Key]]:
    """The measures of a folder's articles that only one of two careful readers found, by article."""
    found = {}
    for file in sorted(folder.glob("*.json")):
        for article in json.loads(file.read_text("utf-8"))["articles"]:
            unsure = [m for m in article["measures"] if m.get("optional") and isinstance(m["value"], int | float)]
            found[article["id"]] = {(m["subject"], round(float(m["value"]), 4), m["unit"]) for m in unsure}
    return found


def examples(state: Analysis, article: Article, unsure: Set[Key] = frozenset()) -> list[Example]:
    """The figures of an article, each with its candidates and the gold's bearers; ``unsure`` are debatable measures."""
    gold: dict[tuple[float, str], set[str]] = {}
    maybe: dict[tuple[float, str], set[str]] = {}
    for measure in article.measures:
        value = round(measure.value, 4)
        told = maybe if (measure.subject, value, measure.unit) in unsure else gold
        told.setdefault((value, measure.unit), set()).add(measure.subject)
    found = []
    bearings = Bearings(state) if state.encoded else None
    for scene, figure, candidates, chain in readings(state):
        key = round(figure.value, 4), figure.unit
        right, perhaps = (frozenset(told.get(key, ())) for told in (gold, maybe))
        each = tuple(bearings.of(scene, figure, candidates)) if bearings else ()
        found.append(Example(tuple(candidates), right, each, perhaps))
        if bearer := next((c.name for c in candidates if c.name in found[-1].good), ""):
            chain.add(bearer, figure)
    return found


def fit(data: Iterable[Example], prior: float = _PRIOR, least: int = _LEAST) -> dict[str, float]:
    """The weights that make the gold's bearers most probable."""
    rows = [example for example in data if example.candidates]
    known = Counter(cue for e in rows for cue in {cue for c in e.candidates for cue in c.cues})
    cues = sorted(cue for cue, n in known.items() if n >= least)
    if not cues:
        return {}
    column = {cue: i for i, cue in enumerate(cues)}
    flat = [
        (i, c.name in e.good, [column[cue] for cue in c.cues if cue in column])
        for i, e in enumerate(rows)
        for c in e.candidates
    ]
    owner = np.array([i for i, _, _ in flat])
    right = np.array([hit for _, hit, _ in flat])
    starts = np.cumsum([0] + [len(columns) for _, _, columns in flat])
    indices = np.array([c for _, _, columns in flat for c in columns])
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(flat), len(cues)))
    free = np.array([float(e.open) for e in rows])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = np.exp(np.clip(matrix @ weights, -50, 50))
        total = 1 + np.bincount(owner, weights=odds, minlength=len(rows))
        good = free + np.bincount(owner, weights=odds * right, minlength=len(rows))
        slope = odds / total[owner] - np.where(right, odds / good[owner], 0.0)
        value = np.sum(np.log(total) - np.log(good)) + prior / 2 * weights @ weights
        return float(value), matrix.T @ slope + prior * weights

    result = minimize(loss, np.zeros(len(cues)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {cue: round(float(w), 3) for cue, w in zip(cues, result.x, strict=True) if abs(w) >= 0.02}


def agreement(
    states: Iterable[tuple[Analysis, Article]], weights: Mapping[str, float], threshold: float
) -> tuple[int, int, int]:
    """Hits, found and gold measures, as the guide counts them."""
    finder = MeasureFinder(threshold)
    finder.weights = weights
    hits = found = gold = 0
    for state, article in states:
        said = {(m.subject, round(m.value, 4), m.unit) for m in article.measures}
        read = {(m.subject, round(m.value, 4), m.unit) for m in finder.find(state)}
        hits, found, gold = hits + len(said & read), found + len(read), gold + len(said)
    return hits, found, gold


def load(folder: Path) -> list[tuple[Analysis, Article]]:
    """The analyses of the articles in a folder of gold files."""
    import pipelines.components.lac  # noqa: F401  registers the tagger

    nlp, gazetteer = Chinese(), Gazetteer.load()
    nlp.add_pipe("lac_tagger")
    articles = [article for path in sorted(folder.glob("*.json")) for article in read_articles(path)]
    return [(gold_doc(nlp, gazetteer, article), article) for article in articles]


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Fit the weights of govkg_measures.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--test", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--threshold", type=float, default=0.35)
    options = parser.parse_args()
    training = load(options.gold)
    unsure = debatable(options.gold)
    told = [e for state, article in training for e in examples(state, article, unsure.get(article.id, set()))]
    weights = fit(told, least=_COMMON)
    options.out.write_text(json.dumps(weights, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    for name, states in (("training", training), ("test", load(options.test) if options.test else [])):
        if states:
            hits, found, gold = agreement(states, weights, options.threshold)
            precision, recall, f1 = hits / max(found, 1), hits / max(gold, 1), 2 * hits / max(found + gold, 1)
            print(f"{name}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")


if __name__ == "__main__":
    main()
