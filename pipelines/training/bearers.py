"""Train the model of whose figure it is anew, on the layers of a relation model that is trained already.

Usage::

    python -m pipelines.training.bearers CORPUS [--model PIPELINE] --tagger WRITERS=FOLDER … --out FOLDER

Needs the extra ``train``. Each article is read with the entities that the tagger named for its writer finds, which has
not seen it, else with those of the gold, and with the relations that the pipeline finds between them. What only one of
two readers found is as well chosen as left. Several heads, each begun with weights of its own, are packaged as one that
gives their mean, and with them a softmax over the cues alone.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import torch
from spacy.tokens import Doc
from spacy.vocab import Vocab
from torch import Tensor
from torch.optim.swa_utils import AveragedModel

from pipelines import extraction
from pipelines.article import Article, Entity
from pipelines.components.bearing import BearerModel
from pipelines.components.encoder import Array
from pipelines.components.encoding import TextEncoder
from pipelines.components.relations import RelationFinder
from pipelines.components.state import Analysis
from pipelines.training.averaging import running
from pipelines.training.bearer_network import FigureHead, Figures, figure_tensors
from pipelines.training.examples import found_state, gold_state
from pipelines.training.gold import analyser, corpus
from pipelines.training.joined import blended, joined
from pipelines.training.measures import Example, debatable, examples, fit
from pipelines.training.readings import encoded, taggers

_LEAST: Final = 8
_RATE: Final = 1e-3
_STEP: Final = 4
_SCALE: Final = 40.0
_WEAK: Final = 0.01
_SEED: Final = 1
_SHARE: Final = 0.3
_PRIOR: Final = 5.0

Lesson = tuple[Tensor, Figures]


def related(state: Analysis, finder: RelationFinder) -> Analysis:
    """The analysis with the relations that the pipeline finds between its entities, and with what its layers see."""
    named = {r.name: Entity(r.name, r.type, r.subtype) for r in reversed(state.refs)}
    state.entities = tuple(named.values())
    doc = Doc(Vocab(), words=list(state.text), spaces=[False] * len(state.text))
    doc._.govkg = state
    finder(doc)
    if state.judged is None and finder.model is not None:
        state.judged = finder.model.states(state)
    return state


def lessons(
    articles: Sequence[Article], read: Callable[[Article], Analysis], folder: Path
) -> Iterator[tuple[Article, Array, list[Example]]]:
    """Of each article with figures the states of its pieces, and the figures."""
    unsure = debatable(folder)
    for article in articles:
        state = read(article)
        found = [e for e in examples(state, article, unsure.get(article.id, set())) if e.candidates]
        if found and state.judged is not None:
            yield article, state.judged, found


def table(found: Sequence[Sequence[Example]]) -> dict[str, int]:
    """Rows of the cues that are common enough; 0 is for all others."""
    counts = Counter(cue for figures in found for e in figures for c in e.candidates for cue in c.cues)
    return {cue: i for i, cue in enumerate(sorted(k for k, n in counts.items() if n >= _LEAST), 1)}


def train(head: FigureHead, data: Sequence[Lesson], epochs: int, seed: int) -> FigureHead:
    """The head with the running mean of its weights."""
    rng = random.Random(seed)
    optimizer = torch.optim.AdamW(head.parameters(), lr=_RATE, weight_decay=0.01)
    steps = epochs * ((len(data) + _STEP - 1) // _STEP) + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=_RATE, total_steps=steps, pct_start=0.1)
    mean = AveragedModel(head, avg_fn=running)
    for epoch in range(epochs):
        head.train()
        order, total = list(data), 0.0
        rng.shuffle(order)
        for first in range(0, len(order), _STEP):
            for states, figures in order[first : first + _STEP]:
                loss = head.loss(states, figures) / _SCALE
                loss.backward()
                total += loss.item()
            torch.nn.utils.clip_grad_norm_(head.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            mean.update_parameters(head)
        print(f"epoch {epoch + 1}: {total / max(len(order), 1):.3f}", flush=True)
    averaged: FigureHead = mean.module
    averaged.eval()
    return averaged


def packaged(head: FigureHead, cues: Mapping[str, int]) -> BearerModel:
    """The head as it is run, less the cues that weigh nothing."""
    weights = head.wide.weight.detach().numpy()
    kept = [i for i in range(1, len(weights)) if abs(weights[i, 0]) > _WEAK]
    names = sorted(cues, key=cues.__getitem__)
    return BearerModel({names[i - 1]: n for n, i in enumerate(kept)}, head.arrays(kept))


def read_by(model: Path | None, tagger: Sequence[str], least: float) -> Callable[[Article], Analysis]:
    """How an article is read: by the pipeline, or the packaged one, and by what tagger; see the module's docstring."""
    nlp = extraction.load(model)
    encoder, finder = nlp.get_pipe("govkg_encoder"), nlp.get_pipe("govkg_relations")
    assert isinstance(encoder, TextEncoder)
    assert isinstance(finder, RelationFinder)
    assert encoder.encoder is not None
    analyse, unseen_by = encoded(analyser(), encoder.encoder), taggers(tagger, least)

    def read(article: Article) -> Analysis:
        unseen = next((t for writers, t in unseen_by.items() if article.id[:1] in writers), None)
        state = found_state(article, analyse, unseen) if unseen else gold_state(article, analyse)
        return related(state, finder)

    return read


def main() -> None:
    """Command line entry; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Train the model of whose figure it is.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--model", type=Path, help="the pipeline; without, the packaged one")
    parser.add_argument("--tagger", action="append", default=[], help="WRITERS=FOLDER: read their articles with it")
    parser.add_argument("--least", type=float, default=0.65, help="least probability of a mention")
    parser.add_argument("--twice", default="", help="writers whose articles are read twice in an epoch")
    parser.add_argument("--without", action="append", default=[], help="how the ids begin of articles left out")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--heads", type=int, default=3)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    chosen = [a for a in corpus(args.corpus) if not a.id.startswith(tuple(args.without))]
    found = list(lessons(chosen, read_by(args.model, args.tagger, args.least), args.corpus))
    cues = table([figures for _, _, figures in found])
    data: list[Lesson] = []
    weighed: list[Example] = []
    for article, states, figures in found:
        tensors, times = figure_tensors(figures, cues), 2 if article.id[:1] in tuple(args.twice) else 1
        assert tensors is not None
        data += [(torch.tensor(states), tensors)] * times
        weighed += figures * times
    models = []
    for seed in range(_SEED, _SEED + args.heads):
        torch.manual_seed(seed)
        head = FigureHead(data[0][0].shape[1], len(cues) + 1)
        models.append(packaged(train(head, data, args.epochs, seed), cues))
    blended(joined(models), fit(weighed, prior=_PRIOR), _SHARE).save(args.out)


if __name__ == "__main__":
    main()
