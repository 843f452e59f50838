"""Train the pkuseg word segmenter that the pipeline packages, and measure it.

Usage::

    python -m pipelines.training.segmenter TRAIN.conllu [TRAIN.conllu …] --test TEST.conllu --out FOLDER

The data are Universal Dependencies treebanks in CoNLL-U format (columns ID and FORM are read). The model shipped with
the project was trained on UD Chinese-GSDSimp; its licence is named in the model card.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any


def sentences(path: Path) -> Iterator[list[str]]:
    """The sentences of a CoNLL-U file, each as its list of words; multiword ranges and empty nodes are left out."""
    words: list[str] = []
    for line in path.read_text("utf-8").splitlines():
        if not line.strip():
            if words:
                yield words
            words = []
        elif not line.startswith("#"):
            number, form, *_ = line.split("\t")
            if number.isdigit():
                words.append(form)
    if words:
        yield words


def boundaries(words: Iterable[str]) -> set[tuple[int, int]]:
    """The words as (start, end) character spans of their concatenation."""
    spans, start = set(), 0
    for word in words:
        spans.add((start, start + len(word)))
        start += len(word)
    return spans


def word_f1(segmenter: Any, gold: Iterable[list[str]]) -> float:
    """F1 of exact word spans, micro-averaged over the sentences; ``segmenter`` has a method ``cut``."""
    hit = predicted = expected = 0
    for words in gold:
        want, got = boundaries(words), boundaries(segmenter.cut("".join(words)))
        hit, predicted, expected = hit + len(want & got), predicted + len(got), expected + len(want)
    return 2 * hit / (predicted + expected) if predicted + expected else 0.0


def train(sources: Iterable[Path], test: Path, out: Path) -> float:
    """Train on ``sources``, write the model files into ``out``, return word F1 on ``test``."""
    import spacy_pkuseg

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "train.txt").write_text(_spaced(s for path in sources for s in sentences(path)), "utf-8")
        (folder / "test.txt").write_text(_spaced(sentences(test)), "utf-8")
        here = Path.cwd()
        out = out.resolve()
        test = test.resolve()
        try:
            os.chdir(folder)  # the trainer leaves its scratch files in the working directory
            with contextlib.redirect_stdout(io.StringIO()):
                spacy_pkuseg.train("train.txt", "test.txt", str(out))
        finally:
            os.chdir(here)
    for extra in out.glob("*"):
        if extra.name not in {"features.msgpack", "weights.npz"}:
            extra.unlink()
    return word_f1(spacy_pkuseg.pkuseg(model_name=str(out), user_dict=None), sentences(test))


def _spaced(rows: Iterable[list[str]]) -> str:
    return "\n".join(" ".join(words) for words in rows) + "\n"


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Train the pkuseg word segmenter.")
    parser.add_argument("train", nargs="+", type=Path)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    print(f"word F1 on {args.test.name}: {train(args.train, args.test, args.out):.4f}")


if __name__ == "__main__":
    main()
