"""What one gets from spaCy alone: its own convolutional network and ``ner``, trained on the corpus' train split.

``python -m benchmarks.report.spacy_cnn`` trains it into ``build/spacy-cnn`` (a quarter of an hour on one core, no
PyTorch); ``make bench`` measures it where it is there, trained on the corpus as it is now. The settings are spaCy's
defaults (``HashEmbedCNN``, width 96, depth 4), tokens are characters, as names seldom end where words do.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipelines.article import Article, Entity

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.training import Example

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "build" / "spacy-cnn"
_CORPUS: Final = ROOT / "pipelines" / "corpus"
_MARK: Final = "corpus.txt"
_BATCH: Final = 64


def is_trained(folder: Path = FOLDER) -> bool:
    """Whether a network is there that was trained on the corpus as it is now."""
    mark = folder / _MARK
    return mark.is_file() and mark.read_text("utf-8").strip() == _fingerprint()


def with_cnn(article: Article) -> Article:
    """The entities that the trained network finds, each name once."""
    found = {ent.text: ent.label_ for ent in _loaded()(article.text).ents}
    return article.annotated([Entity(name, kind) for name, kind in found.items() if len(name) > 1], ())


def train(articles: Sequence[Article], epochs: int, seed: int = 1) -> Language:
    """spaCy's ``ner`` with its default network, from random weights; prints the loss of each epoch."""
    import spacy
    from thinc.api import fix_random_seed

    fix_random_seed(seed)
    nlp = spacy.blank("zh")
    nlp.add_pipe("ner")
    examples = [example for article in articles for example in examples_of(nlp, article)]
    optimizer = nlp.initialize(lambda: examples)
    rng = random.Random(seed)
    for epoch in range(epochs):
        rng.shuffle(examples)
        losses: dict[str, float] = {}
        for first in range(0, len(examples), _BATCH):
            nlp.update(examples[first : first + _BATCH], sgd=optimizer, drop=0.2, losses=losses)
        print(f"epoch {epoch + 1}: {losses['ner']:.0f}", flush=True)
    return nlp


def examples_of(nlp: Language, article: Article) -> Iterator[Example]:
    """The sentences of an article with the gold's names where they stand."""
    from spacy.training import Example
    from spacy.util import filter_spans

    from pipelines.components.state import split_sentences
    from pipelines.training.gold import gold_mentions

    mentions = gold_mentions(article)
    for sentence in split_sentences(article.text):
        doc = nlp.make_doc(sentence.quote(article.text))
        inside = (m for m in mentions if sentence.start <= m.start and m.end <= sentence.end)
        spans = [doc.char_span(m.start - sentence.start, m.end - sentence.start, label=m.type) for m in inside]
        whole = filter_spans([span for span in spans if span is not None])
        if doc.text.strip():
            yield Example.from_dict(doc, {"entities": [(s.start_char, s.end_char, s.label_) for s in whole]})


@cache
def _loaded() -> Language:
    import spacy

    return spacy.load(FOLDER)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted((_CORPUS / "train").glob("*.json")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def main() -> None:
    """Train, and keep the network beside a fingerprint of what it was trained on."""
    from pipelines.training.gold import corpus

    parser = argparse.ArgumentParser(prog="python -m benchmarks.report.spacy_cnn", description=__doc__)
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    nlp = train(corpus(_CORPUS / "train"), options.epochs)
    nlp.to_disk(options.out)
    (options.out / _MARK).write_text(_fingerprint() + "\n", "utf-8")


if __name__ == "__main__":
    main()
