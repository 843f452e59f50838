"""The graph of generated articles with all that linking makes of them, at once: what ``kg add`` would end in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.scale.generator import Generator
from kg import iris
from kg.draft import node, quad
from kg.facts import article_graph
from kg.graph import plain_graph
from kg.linking import link
from kg.links import LINKS, all_related, links_graph, settle
from kg.resolution.reviews import Reviews
from pipelines.gazetteer import Gazetteer


def quads(articles: int) -> Iterator[ox.Quad]:
    """The quads of so many articles; all of them are in memory while they are linked, some 250 kB an article."""
    gazetteer = Gazetteer.load()
    linking = settle([link(one, gazetteer) for one in Generator().articles(articles)], gazetteer, Reviews())
    yield from map(quad, plain_graph(linking.articles, gazetteer) | all_related(linking))
    graph = node(LINKS)
    yield from (quad(triple, graph) for triple in links_graph(linking))
    for linked in linking.articles:
        graph = node(iris.article(linked.article.id))
        yield from (quad(triple, graph) for triple in article_graph(linked))


def write(file: Path, articles: int) -> None:
    """Write the quads of so many articles into a file of N-Quads."""
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{found} .\n" for found in quads(articles))
