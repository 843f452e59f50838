"""Component: mentions decided again by the trained tagger, which sees what the rules chose as features."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from pipelines import lexicon
from pipelines.article import Span
from pipelines.components.encoder import Layers, owners
from pipelines.components.features import features
from pipelines.components.lac import pieces
from pipelines.components.mentions import best_cover, inner_places
from pipelines.components.network import CharacterTagger, Weights
from pipelines.components.parts import parts
from pipelines.components.state import Analysis, Mention, analysis
from pipelines.components.titled import subtype_of
from pipelines.gazetteer import Gazetteer

_FILE: Final = "tagger.npz"
_LAYERS: Final = "upper.onnx"
_VERSION: Final = "tagger:1"
_BEHIND: Final = frozenset("刚任正非照点为也都就说在是和与等便带把将坐站给又还已曾从向由拿指则即仍未不没到去对常")
_COMPOUND: Final = frozenset(
    (
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "夏侯",
        "司徒",
        "宇文",
        "长孙",
        "端木",
    )
)
_TOGETHER: Final = re.compile("同(?![意时步日样志期等])")
_GROUP: Final = re.compile("(?:局|厅|公司|集团|院|校|大学|中心|办|署|银行|管委会|馆|社)(党委|党组)$")
_NO_PART: Final = re.compile("(?<=....)(?:契机|机遇|步伐|进程|进展|成效|情况|现场)$")
_BOTH: Final = re.compile("(?:副?书记[、兼][^，。；]{0,8}[长任理员]|成员|委员)")
_KIND_OF_VILLAGE: Final = re.compile(
    "(?:示范|文明|富裕|法治|无毒|美丽|特色|小康|平安|先进|重点|试点|贫困|生态|民主|体验|旅游|专业|空心)村$|乡村$|驻村$"
)
_DOCUMENT: Final = re.compile(
    "《[^》\n]{3,40}(?:办法|方案|意见|措施|细则|规范|规划|条例|公约|通知|决定|协议书?|合同|备忘录|意向书)(?:（[^（）]{1,8}）)?》"
)
_SURE: Final = 0.9
"""The least score of a document named in 《》: of the corpus's, every one is an entity."""
_OFFICE: Final = re.compile(lexicon.alternatives(w for w in lexicon.words("offices") if len(w) > 1))


def decode(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, type) of the stretches of a BIO sequence; an I that continues nothing begins a stretch."""
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        part, _, new = label.partition("-")
        if kind and (part != "I" or new != kind):
            yield start, i, kind
            kind = ""
        if new and not kind:
            start, kind = i, new


def trimmed(mention: Mention, text: str) -> Mention:
    """The mention without what is not its own.

    That is the word behind a name of three characters that was taken for its fourth (覃瑞华为), a level word said twice
    (红堡子村村), what is said of an initiative (老旧小区改造契机), half of the word behind (县人民银行会同), the party
    group of a bureau of which an office is held too (县水务局党组书记、局长).
    """
    name = mention.name
    person = mention.type == "Person" and len(name) == 4 and name[-1] in _BEHIND and name[:2] not in _COMPOUND
    if person or (mention.type == "Place" and len(name) > 3 and name.endswith(("村村", "镇镇", "乡乡"))):
        return replace(mention, end=mention.end - 1, name=name[:-1])
    if mention.type == "Initiative" and len(name) == mention.end - mention.start and (end := _NO_PART.search(name)):
        return replace(mention, end=mention.start + end.start(), name=name[: end.start()])
    if mention.type == "Organization" and len(name) == mention.end - mention.start:
        cut = 1 if name.endswith("会") and _TOGETHER.match(text, mention.end) else 0
        if (group := _GROUP.search(name)) and _BOTH.match(text, mention.end):
            cut = len(group.group(1))
        return replace(mention, end=mention.end - cut, name=name[: len(name) - cut])
    return mention


def _is_whole(name: str) -> bool:
    """Whether every quotation and title in the name is closed."""
    return name.count("“") == name.count("”") and name.count("《") == name.count("》")


def _may_be(mention: Mention) -> bool:
    """Whether the name is whole, and no kind of village (生态文明村) for a place."""
    return _is_whole(mention.name) and not (mention.type == "Place" and _KIND_OF_VILLAGE.search(mention.name))


class EntityTagger:
    """Replaces ``mentions`` of the Doc's analysis where the trained network is loaded; else leaves them.

    The network's own stretches and everything the rules proposed are weighed by the probability that the network
    gives to them as a whole; the best set of those of at least ``least`` that does not overlap is kept.
    """

    def __init__(self, least: Mapping[str, float], batch_size: int) -> None:
        self.least = dict(least)
        self.batch_size = batch_size
        self.network: CharacterTagger | None = None
        self.layers: Layers | None = None
        self.gazetteer = Gazetteer.load()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the mentions of its analysis decided again."""
        if self.network is None or not doc.text.strip():
            return doc
        state = analysis(doc)
        table = features(state, state.mentions, self.gazetteer)
        chances = self._chances(state.text, list(pieces(state.sentences)), table, self._seen(state))
        found = list(self._read(state.text, chances))
        scored = {
            (m.start, m.end, m.type): replace(m, score=self._score(chances, m)) for m in [*found, *state.proposals]
        }
        kept = [m for m in scored.values() if m.score >= self.least.get(m.type, 0.5) and _may_be(m)]
        cover = [part for m in best_cover(kept, power=1.0) for part in parts(trimmed(m, state.text), self.gazetteer)]
        state.mentions = tuple(sorted([*cover, *inner_places(cover, state.proposals)], key=lambda m: (m.start, m.end)))
        return doc

    def _seen(self, state: Analysis) -> tuple[NDArray[np.float32], NDArray[np.int64]] | None:
        """What the encoder saw of each piece, by the tagger's upper layers, and the piece that each character is part
        of; nothing where it has none."""
        if self.layers is None:
            return None
        assert state.encoded is not None, "the encoder has not read the text; put govkg_encoder before govkg_tagger"
        return self.layers.states(state.encoded), owners(state.encoded.pieces.starts, len(state.text))

    def _chances(
        self,
        text: str,
        spans: Sequence[Span],
        table: NDArray[np.int64],
        seen: tuple[NDArray[np.float32], NDArray[np.int64]] | None,
    ) -> NDArray[np.float32]:
        """Probability of each label at each character of the text; outside the spans all is ``O``."""
        assert self.network is not None
        out = np.zeros((len(text) + 1, len(self.network.labels)), dtype=np.float32)
        out[:, 0] = 1.0
        order = sorted(spans, key=lambda s: s.end - s.start)
        for first in range(0, len(order), self.batch_size):
            batch = order[first : first + self.batch_size]
            states = [] if seen is None else [seen[0][seen[1][s.start : s.end]] for s in batch]
            tables = [table[s.start : s.end] for s in batch]
            rows = self.network.marginals([s.quote(text) for s in batch], tables, states)
            for span, row in zip(batch, rows, strict=True):
                out[span.start : span.end] = row
        return out

    def _read(self, text: str, chances: NDArray[np.float32]) -> Iterator[Mention]:
        assert self.network is not None
        for start, end, kind in decode([self.network.labels[i] for i in chances[:-1].argmax(axis=1)]):
            name = text[start:end]
            if kind == "Person" and text[max(0, start - 3) : start].endswith(("记者", "通讯员")):
                continue
            if name.strip() and "\n" not in name and _is_whole(name) and not self._odd(name, kind):
                subtype = subtype_of(name) if kind == "Initiative" else ""
                yield Mention(start, end, kind, name, subtype, _VERSION)

    def _odd(self, name: str, kind: str) -> bool:
        """Whether the stretch is no name of its kind: a place with an office in it, a division that is no place."""
        if kind == "Place":
            return len(name) < 2 or bool(_OFFICE.search(name) or _KIND_OF_VILLAGE.search(name))
        if kind in {"Person", "Organization"} and self.gazetteer.named(name):
            return True
        return kind == "Person" and (len(name) < 2 or (len(name) > 4 and "·" not in name))

    def _score(self, chances: NDArray[np.float32], mention: Mention) -> float:
        """Geometric mean of the labels' probabilities along the stretch, times that of its ending there."""
        assert self.network is not None
        if mention.type == "Initiative" and _DOCUMENT.fullmatch(mention.name):
            return _SURE
        begin, inside = (self.network.labels.index(f"{part}-{mention.type}") for part in "BI")
        row = chances[mention.start : mention.end, inside].copy()
        row[0] = chances[mention.start, begin]
        ends = 1.0 - float(chances[mention.end, inside])
        return float(np.exp(np.log(np.maximum(row, 1e-6)).mean())) * ends

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the weights into the folder."""
        if self.network is not None:
            path.mkdir(parents=True, exist_ok=True)
            self.network.weights.save(path / _FILE)
        if self.layers is not None:
            (path / _LAYERS).write_bytes(self.layers.graph)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> EntityTagger:
        """Read the weights from the folder, if it has any."""
        if (path / _FILE).is_file():
            self.network = CharacterTagger(Weights.load(path / _FILE))
        if (path / _LAYERS).is_file():
            self.layers = Layers((path / _LAYERS).read_bytes())
        return self


@Language.factory("govkg_tagger", default_config={"least": {}, "batch_size": 16})
def make_tagger(nlp: Language, name: str, least: dict[str, float], batch_size: int) -> EntityTagger:
    """Factory of :class:`EntityTagger`."""
    return EntityTagger(least, batch_size)
