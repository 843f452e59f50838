"""The articles that are added while things go wrong, and what the graph must hold after each of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.store import GraphStore
from pipelines.article import Article, read_articles

CORPUS = Path(__file__).resolve().parents[2] / "pipelines" / "corpus" / "dev"


def records(number: int) -> list[Article]:
    """The first annotated articles of the corpus' dev part, as ``kg extract`` would have written them."""
    found = [article for file in sorted(CORPUS.glob("*.json")) for article in read_articles(file)]
    if len(found) < number:
        raise ValueError(f"the corpus' dev part has {len(found)} articles, not {number}")
    return found[:number]


def digest(quads: Iterable[ox.Quad]) -> str:
    """SHA-256 of the canonical N-Quads of a graph without blank nodes."""
    lines = sorted(f"{quad} .\n".encode() for quad in quads)
    return hashlib.sha256(b"".join(lines)).hexdigest()


def states(articles: Sequence[Article]) -> list[str]:
    """Digests of the graph of no article, of the first, of the first two, and so on."""
    store = ox.Store()
    graph = GraphStore(store, Path("memory"))
    found = [digest(store)]
    for article in articles:
        graph.add(article)
        found.append(digest(store))
    return found
