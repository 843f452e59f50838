"""What the components hand on to each other: frozen records on extension attributes of the Doc."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from pipelines.article import Article, Entity, Measure, Relation, Span
from pipelines.components.subwords import Pieces

_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)]*|\n|$)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its part of speech, in characters of the text."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text proposed as the name of an entity; ``name`` differs from the text where it is completed."""

    start: int
    end: int
    type: str
    name: str
    subtype: str = ""
    rule: str = ""
    score: float = 0.5

    @property
    def is_verbatim(self) -> bool:
        """Whether the name is as long as its stretch: where one is completed, the offsets in the two differ."""
        return len(self.name) == self.end - self.start

    def overlaps(self, other: Mention) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Ref:
    """A place in the text that stands for an entity; ``coref`` where it does not name it (该县, 基地)."""

    start: int
    end: int
    name: str
    type: str
    subtype: str = ""
    coref: bool = False


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text cut into pieces, and the encoder's states of each window of them (tokens, width)."""

    pieces: Pieces
    windows: tuple[NDArray[np.float32], ...]


@dataclass(slots=True)
class Analysis:
    """What is known of one text so far; each component fills in its part.

    ``judged`` (pieces, width) is what the relation model's layers made of the text with its entities marked.
    """

    text: str
    article: Article = field(default_factory=lambda: Article(text=""))
    words: tuple[Word, ...] = ()
    encoded: Encoded | None = None
    judged: NDArray[np.float32] | None = None
    sentences: tuple[Span, ...] = ()
    proposals: tuple[Mention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    refs: tuple[Ref, ...] = ()
    entities: tuple[Entity, ...] = ()
    relations: tuple[Relation, ...] = ()
    measures: tuple[Measure, ...] = ()
    _starts: list[int] = field(default_factory=list)

    def set_words(self, words: tuple[Word, ...]) -> None:
        """Take over the words of the text, in order."""
        self.words = words
        self._starts = [w.start for w in words]

    def word_index(self, offset: int) -> int:
        """Index of the word at that character, -1 where the text has no words."""
        return bisect_right(self._starts, offset) - 1

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds the character."""
        index = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[max(index, 0)] if self.sentences else Span(0, len(self.text))


def split_sentences(text: str) -> tuple[Span, ...]:
    """Sentences as spans without surrounding white space; a line break always ends one."""
    spans = []
    for found in _SENTENCE.finditer(text):
        raw = found.group()
        if raw.strip():
            start = found.start() + len(raw) - len(raw.lstrip())
            spans.append(Span(start, start + len(raw.strip())))
    return tuple(spans)


def analysis(doc: Doc) -> Analysis:
    """The analysis of the Doc, made when first asked for."""
    state = doc._.govkg
    if state is None:
        state = Analysis(text=doc.text, sentences=split_sentences(doc.text))
        doc._.govkg = state
    assert isinstance(state, Analysis)
    return state


if not Doc.has_extension("govkg"):
    Doc.set_extension("govkg", default=None)
