"""Component: figures stated of the entities of an article (占地94亩, 投资30亿元), each with its sentence.

For each figure the entities near it compete, with a place for no one; confidence is the softmax of their scores. The
score comes from the trained network (:mod:`pipelines.components.bearing`) where it is loaded, else it is the sum of the
weights of the candidate's cues, data beside this module fitted by ``pipelines.training.measures``.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from pipelines.article import Measure
from pipelines.components.bearers import Bearers, Candidate, Chain, decide, weigh
from pipelines.components.bearing import FILE, BearerModel, Bearings
from pipelines.components.figure_cues import kind
from pipelines.components.numbers import Figure, find_figures
from pipelines.components.scene import Scene, scenes
from pipelines.components.state import Analysis, analysis
from pipelines.components.stated_bearers import stated_bearers
from pipelines.components.times import Time, find_times

WEIGHTS: Final = Path(__file__).with_name("measure_weights.json")
_STATED: Final = 0.9
"""Confidence of a bearer that the sentence names outright."""
_LEAST: Final = 20  # counts in characters below it (三个平台) are ways of speaking
_FROM: Final = re.compile(r"[由从][^，。；：\d]{0,14}$")
_TO: Final = re.compile(r"[^，。；、\d]{0,8}(?:到|至|为|成)[了约近仅]{0,2}[\d一二两三四五六七八九十百千]")
_CALENDAR: Final = re.compile(r"(?:\d+年)?\d+[年月日号](?:上旬|中旬|下旬|底|初|末|份)?")
_LEADING: Final = re.compile(
    r"^(?:约|近(?!亲)|超过|共计|总计|合计|共(?!建|享|同)|现有|已有|共有|有|已|还|也|又|就|其中|一律|计划|拟|再|的|将|"
    r"全县|全市|全省|全镇|全村|今年|去年|目前|如今|现在|截至目前|双方)+"
)
_TRAILING: Final = re.compile(
    r"(?:约|近|超过|超|逾|突破|共计|总计|合计|达到|达|共|为|是|了|着|已有|现有|共有|有|仅|只|高达|不少于|不低于|不超过|的|到|至|由|从)+$"
)
_PARTICLE: Final = re.compile(r"[在由把对将]")
_NOUN: Final = re.compile(r"[\u4e00-\u9fff]{2,8}")
_BREAK: Final = re.compile(r"[，。；：、！？“”《》（）()\d%\n\s]")
_TAIL: Final = re.compile(r"(?<=..)(?:[的了在被由和与及等于到为将上下里中以并已可前后]|参加|参与).*$")
_GENERAL: Final = {"money": "金额", "share": "比例", "age": "年龄", "time": "时长"}
_AROUND_TIME: Final = re.compile(r"(?:截至|截止|截止到|到|自|从|据悉)?(?:\d+至)?(?:以来|为止|期间|前\d+个月)?")


class MeasureFinder:
    """Fills ``measures`` of the Doc's analysis with the figures of at least ``threshold`` confidence."""

    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self.weights = read_weights(WEIGHTS)
        self.model: BearerModel | None = None

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the measures of its text in its analysis."""
        state = analysis(doc)
        state.measures = self.find(state)
        return doc

    def find(self, state: Analysis) -> tuple[Measure, ...]:
        """The measures of an analysed text; a figure stated twice of one entity counts once."""
        best: dict[tuple[str, float, str], Measure] = {}
        for measure in self._measures(state):
            key = measure.subject, measure.value, measure.unit
            if key not in best or measure.confidence > best[key].confidence:
                best[key] = measure
        return tuple(best.values())

    def _measures(self, state: Analysis) -> Iterator[Measure]:
        times = find_times(state.text, state.article.published)
        bearings = Bearings(state) if self.model and state.judged is not None else None
        stated: dict[int, dict[int, str]] = {}
        for scene, figure, candidates, chain in readings(state):
            chosen, confidence = decide(candidates, self._scores(state, scene, figure, candidates, bearings))
            if scene.span.start not in stated:
                stated[scene.span.start] = stated_bearers(scene)
            if figure.start in stated[scene.span.start]:
                chosen, confidence = stated[scene.span.start][figure.start], max(confidence, _STATED)
            if chosen and confidence >= self.threshold:
                chain.add(chosen, figure)
                yield Measure(
                    subject=chosen,
                    indicator=indicator(scene, figure),
                    value=figure.value,
                    unit=figure.unit,
                    date=date(scene, figure, times),
                    evidence=scene.span.quote(state.text),
                    span=scene.span,
                    confidence=round(confidence, 2),
                    rule=f"measure:{kind(figure)}",
                )

    def _scores(
        self,
        state: Analysis,
        scene: Scene,
        figure: Figure,
        candidates: Sequence[Candidate],
        bearings: Bearings | None,
    ) -> list[float]:
        if self.model is None or bearings is None or state.judged is None:
            return weigh(candidates, self.weights)
        return self.model.scores(state.judged, bearings.of(scene, figure, candidates), candidates)

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the trained network into the folder."""
        if self.model is not None:
            self.model.save(path)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> MeasureFinder:
        """Read the trained network from the folder, if it has one."""
        if (path / FILE).is_file():
            self.model = BearerModel.load(path)
        return self


def readings(state: Analysis) -> Iterator[tuple[Scene, Figure, list[Candidate], Chain]]:
    """Each figure that may be stated of something, in order, with its candidates.

    The chain is for the caller to add the bearer of the figure to, before the next one is asked for.
    """
    sentences = scenes(state)
    starts = [s.span.start for s in sentences]
    bearers, chain, at = Bearers(state, sentences), Chain(), -1
    for figure in eligible(state):
        index = bisect_right(starts, figure.start) - 1
        if index != at:
            chain.names.clear()
            at = index
        yield sentences[index], figure, bearers.candidates(index, figure, chain), chain


def eligible(state: Analysis) -> Iterator[Figure]:
    """The figures of the text outside names; in characters only quantities (三成) and larger counts.

    Of 从86项扩到420项 what it was before is left out.
    """
    named = sorted((r.start, r.end) for r in state.refs if not r.coref)
    starts = [start for start, _ in named]
    for figure in find_figures(state.text) if named else ():
        i = bisect_right(starts, figure.end - 1) - 1
        inside = i >= 0 and named[i][1] > figure.start
        if _FROM.search(state.text[max(0, figure.start - 16) : figure.start]) and _TO.match(state.text, figure.end):
            continue
        counted = kind(figure) in {"count", "people", "time", "age"}
        if not inside and (figure.digits or not counted or figure.value >= _LEAST):
            yield figure


@lru_cache(maxsize=2)
def read_weights(path: Path) -> Mapping[str, float]:
    """The weight of each cue."""
    data = json.loads(path.read_text("utf-8"))
    return {str(cue): float(weight) for cue, weight in data.items()}


def indicator(scene: Scene, figure: Figure) -> str:
    """What the figure measures, as printed: the words before it in its clause, and the noun that it counts."""
    general = _GENERAL.get(kind(figure), "数量")
    if general == "年龄":
        return general
    text = scene.state.text
    start = max([scene.clause_start(figure.start), *(r.end for r in scene.refs if r.end <= figure.start)])
    before = _BREAK.split(_CALENDAR.sub("，", text[max(start, figure.start - 18) : figure.start]))[-1]
    before = _LEADING.sub("", _PARTICLE.split(_TRAILING.sub("", before))[-1])[-12:]
    after = _NOUN.match(text, figure.end, scene.clause_end(figure.end))
    noun = _TAIL.sub("", after.group()) if after and general == "数量" else ""
    return (before + noun) or general


def date(scene: Scene, figure: Figure, times: Sequence[Time]) -> str:
    """The time that the figure's clause states before it, or a clause of nothing but time (截至6月，…) ahead of it."""
    text, start = scene.state.text, scene.clause_start(figure.start)
    inside = [t.iso for t in times if start <= t.start < figure.start and t.iso]
    if inside:
        return inside[-1]
    while start > scene.span.start and text[start - 1] in "，,":
        start, end = scene.clause_start(start - 1), start - 1
        for time in (t for t in times if start <= t.start and t.end <= end and t.iso):
            if _AROUND_TIME.fullmatch(text[start : time.start] + text[time.end : end]):
                return time.iso
    return ""


@Language.factory("govkg_measures", default_config={"threshold": 0.35})
def make_measures(nlp: Language, name: str, threshold: float) -> MeasureFinder:
    """Factory of :class:`MeasureFinder`."""
    return MeasureFinder(threshold)
