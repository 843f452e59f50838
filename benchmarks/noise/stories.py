"""Clean articles of the project's corpus and samples as stories that wait to be laid out."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from pipelines.article import Article, read_articles
from pipelines.pages.cleaning import is_finished

ROOT: Final = Path(__file__).resolve().parents[2]
# Each family takes its wording from articles of its own; the first two from the first six writers' only, so that
# figures stay comparable while the corpus grows.
FILES: Final = {
    "train": ("pipelines/corpus/train/[a-f]-*.json",),
    "held-out": (
        "pipelines/corpus/dev/[a-f]-*.json",
        "pipelines/corpus/test/[a-f]-*.json",
        "tests/data/samples/*.json",
    ),
    "third": ("pipelines/corpus/dev/[g-k]-*.json",),
    "fifth": ("pipelines/corpus/train/[o-r]-*.json",),
    "fourth": ("pipelines/corpus/train/[l-n]-*.json", "pipelines/corpus/train/z[b-n]-*.json"),
}
_SENTENCE: Final = re.compile(r"[^。！？]*[。！？][”’）]*")
_CAPTION: Final = range(45, 131)
_HELPERS: Final = ("覃小满", "聂海涛", "谷雨", "庞惠兰", "骆安邦", "尤建新")


@dataclass(frozen=True, slots=True)
class Story:
    """One article as it ought to come out of a page again, and the words that may be set about it.

    ``subheads`` are subheadings with the number of the paragraph that each stands above; they belong to the text.
    ``reporters`` are all who sign, the last ``helpers`` of them as correspondents. A ``caption`` is a photo's text
    that makes a statement of its own. ``kicker``, ``subtitle`` and ``standfirst`` are furniture of the headline.
    """

    title: str
    paragraphs: tuple[str, ...]
    reporters: tuple[str, ...]
    helpers: int
    place: str
    kicker: str = ""
    subtitle: str = ""
    standfirst: str = ""
    subheads: tuple[tuple[int, str], ...] = ()
    caption: bool = False

    @property
    def text(self) -> str:
        """The body: a line for each paragraph and each subheading."""
        heads = dict(self.subheads)
        rows = [row for k, p in enumerate(self.paragraphs) for row in ([heads[k], p] if k in heads else [p])]
        return "\n".join(rows)


@cache
def clean_articles(family: str) -> tuple[Article, ...]:
    """The annotated articles whose wording the pages of ``family`` are made of, in a fixed order.

    Raises:
        FileNotFoundError: the corpus is not there, as in an installed wheel.
    """
    files = [file for pattern in FILES[family] for file in sorted(ROOT.glob(pattern))]
    if not files:
        raise FileNotFoundError(f"{ROOT / FILES[family][0]}: no annotated articles; run from a checkout of govkg")
    return tuple(article for file in files for article in read_articles(file) if article.title)


def place_of(article: Article) -> str:
    """The first place that the article names, as its annotation has it; "" if it names none."""
    places = [(entity.name, article.text.find(entity.name)) for entity in article.entities if entity.type == "Place"]
    return min((where, name) for name, where in places if where >= 0)[1] if any(w >= 0 for _, w in places) else ""


def story(article: Article, rng: random.Random, *, words: Sequence[str], brief: bool = False) -> Story:
    """``article`` with a kicker, a subtitle, a standfirst and subheadings that could stand about it.

    ``words`` are the patterns for these four, with ``{p}`` for the place; a ``brief`` is the first two paragraphs, or
    three where the second is a subheading: nothing is printed that ends in one.
    """
    paragraphs = tuple(article.text.split("\n"))
    if brief:
        paragraphs = paragraphs[: 2 if all(map(is_finished, paragraphs[1:2])) else 3]
    place = place_of(article) or "全县"
    names = article.reporters or (rng.choice(_HELPERS),)
    helpers = int(len(names) > 1 and rng.random() < 0.5)
    kicker, subtitle, standfirst, first, second = (pattern.format(p=place) for pattern in words)
    spots = sorted(rng.sample(range(1, len(paragraphs)), min(2, len(paragraphs) - 1)))
    return Story(
        article.title,
        paragraphs,
        names,
        helpers,
        place,
        kicker,
        subtitle,
        standfirst,
        tuple(zip(spots, (first, second), strict=False)),
    )


def caption(article: Article, rng: random.Random) -> Story | None:
    """The beginning of ``article`` as the text of a photo, in whole sentences; None if none is of a fit length."""
    text = ""
    for sentence in _SENTENCE.findall(article.text.split("\n")[0]):
        text += sentence
        if len(text) in _CAPTION and text.count("“") == text.count("”"):
            return Story("", (text,), (rng.choice(_HELPERS),), 0, place_of(article), caption=True)
    return None
