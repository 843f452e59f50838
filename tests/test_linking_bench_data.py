"""The stories of the linking bench keep the promises of their datasheet."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from benchmarks.linking.gold import FRESH
from pipelines.article import Article, normalise, read_articles
from pipelines.components.state import split_sentences
from pipelines.gazetteer import Gazetteer
from pipelines.guide import ENDS, INITIATIVE_SUBTYPES, STATUSES

BENCH = Path(__file__).resolve().parents[1] / "benchmarks" / "linking"
STORIES = sorted(path for path in (BENCH / "stories").iterdir() if path.is_dir())
ARTICLES = [
    (path, article) for story in STORIES for path in sorted(story.glob("*-*.json")) for article in read_articles(path)
]
TRAP_KINDS = frozenset(
    {
        "bodies of like names",
        "bodies of one name, two levels",
        "bodies of one name, two places",
        "body and its part",
        "body before and after a reform",
        "companies of like names",
        "divisions of one name",
        "facilities of one kind",
        "initiatives of one name, two places",
        "instalments, years and versions",
        "people of like names",
        "people of one name",
        "people of one name in one county",
        "places of nested or like names",
        "post passes on",
        "two agreements of the same parties",
        "villages of one name",
    }
)


def links(story: Path) -> dict[str, Any]:
    """The gold clusters, traps and successors of a story."""
    data: dict[str, Any] = json.loads((story / "links.json").read_text("utf-8"))
    return data


def story_articles(story: Path) -> list[Article]:
    """The articles of a story in the order of their files."""
    return [article for path, article in ARTICLES if path.parent == story]


def traps(story: Path) -> list[dict[str, Any]]:
    """The traps of a story."""
    found: list[dict[str, Any]] = links(story)["traps"]
    return found


def test_there_is_enough_of_everything() -> None:
    """At least 60 articles in 14 stories with 30 traps, and as many of each in either half."""
    assert len(STORIES) >= 14
    assert len(ARTICLES) >= 60
    assert sum(len(traps(story)) for story in STORIES) >= 30
    assert [int(story.name[:2]) for story in STORIES] == list(range(1, len(STORIES) + 1))
    early = [story for story in STORIES if int(story.name[:2]) < FRESH]
    assert sum(len(traps(story)) for story in STORIES if story not in early) >= 30
    halves = [[story for story in early if int(story.name[:2]) % 2 == rest] for rest in (0, 1)]
    sizes = [sum(len(traps(story)) for story in half) for half in halves]
    assert max(sizes) <= 1.2 * min(sizes)
    counts = [sum(len(story_articles(story)) for story in half) for half in halves]
    assert max(counts) <= 1.2 * min(counts)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_story_is_told_in_several_articles(story: Path) -> None:
    """Four to six articles a story, numbered in the order of their dates, one a file."""
    articles = story_articles(story)
    assert 4 <= len(articles) <= 6
    assert [article.id for article in articles] == [f"{story.name[:2]}-{n}" for n in range(1, len(articles) + 1)]
    assert [path.stem for path, _ in ARTICLES if path.parent == story] == [article.id for article in articles]
    dates = [article.published for article in articles]
    assert dates == sorted(dates)
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\d", date) for date in dates)
    assert all(article.publisher and article.title for article in articles)


@pytest.mark.parametrize(("path", "article"), ARTICLES, ids=lambda value: getattr(value, "stem", ""))
def test_article_keeps_to_the_guide(path: Path, article: Article) -> None:
    """Entities, aliases, ends of relations, qualifiers and evidence are as the annotation guide wants them."""
    types = {entity.name: entity.type for entity in article.entities}
    assert len(types) == len(article.entities), path
    assert 150 <= len(article.text) <= 450, path
    for entity in article.entities:
        assert all(alias in article.text for alias in entity.aliases), (path, entity.name)
        assert (entity.subtype in INITIATIVE_SUBTYPES) == (entity.type == "Initiative"), (path, entity.name)
    for relation in article.relations:
        left, right = ENDS[relation.predicate]
        assert types[relation.subject] in left, (path, relation)
        assert types[relation.object] in right, (path, relation)
        assert relation.evidence, (path, relation)
        assert relation.evidence in article.text, (path, relation)
        assert relation.status in ("", *STATUSES), (path, relation)
        assert bool(relation.title) == (relation.predicate == "holdsPost"), (path, relation)
        assert not relation.agreement or relation.agreement in types, (path, relation)
    assert len({relation.key for relation in article.relations}) == len(article.relations), path
    assert {measure.subject for measure in article.measures} <= types.keys(), path


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_every_entity_is_in_exactly_one_cluster(story: Path) -> None:
    """The clusters share out the entities of the story's articles, each among its own type."""
    data = links(story)
    stated = {
        (article.id, entity.name): entity.type for article in story_articles(story) for entity in article.entities
    }
    mentions = [((where, name), cluster["type"]) for cluster in data["clusters"] for where, name in cluster["mentions"]]
    assert len(mentions) == len(dict(mentions))
    assert dict(mentions) == stated
    assert all(cluster["mentions"] and cluster["label"] for cluster in data["clusters"])
    assert data["summary"].endswith(".")


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_traps_and_successors_name_clusters(story: Path) -> None:
    """A trap keeps clusters of one type apart and says why; of each successor and its forerunner, there is a trap."""
    data = links(story)
    types = {cluster["id"]: cluster["type"] for cluster in data["clusters"]}
    assert len(types) == len(data["clusters"])
    apart = set()
    for trap in data["traps"]:
        assert len(set(trap["different"])) == len(trap["different"]) >= 2
        assert len({types[identifier] for identifier in trap["different"]}) == 1
        assert trap["kind"] in TRAP_KINDS
        assert trap["note"]
        apart |= set(combinations(sorted(trap["different"]), 2))
    for old, new in data["successors"]:
        assert types[old] == types[new] == "Organization"
        assert tuple(sorted((old, new))) in apart
    assert data["traps"]


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_divisions_are_those_of_the_gazetteer(story: Path) -> None:
    """A place that the gazetteer knows bears its code and name, no two clusters of a story the same one."""
    gazetteer = Gazetteer.load()
    places = [cluster for cluster in links(story)["clusters"] if cluster.get("division")]
    for cluster in places:
        division = gazetteer.get(cluster["division"])
        assert division is not None
        assert cluster["type"] == "Place"
        assert cluster["label"] == division.name
        known = {division.name, *division.aliases, *division.former}
        assert known & {name for _, name in cluster["mentions"]}, cluster
    assert places
    assert len({cluster["division"] for cluster in places}) == len(places)


def test_things_come_again_under_other_names() -> None:
    """A third of the clusters and more have several mentions, an eighth several names, and homonyms abound."""
    clusters = [(story, cluster) for story in STORIES for cluster in links(story)["clusters"]]
    again = [cluster for _, cluster in clusters if len(cluster["mentions"]) > 1]
    renamed = [cluster for cluster in again if len({name for _, name in cluster["mentions"]}) > 1]
    names = Counter((story, c["type"], name) for story, c in clusters for name in {name for _, name in c["mentions"]})
    assert len(again) >= len(clusters) / 3
    assert len(renamed) >= len(clusters) / 8
    assert sum(count > 1 for count in names.values()) >= 30


def test_no_sentence_occurs_twice() -> None:
    """No sentence of more than a few words stands twice in the bench."""
    seen = Counter(
        normalise(sentence.quote(article.text))
        for _, article in ARTICLES
        for sentence in split_sentences(article.text)
        if sentence.end - sentence.start > 10
    )
    assert len(seen) > 400
    assert [text for text, count in seen.items() if count > 1] == []


def test_datasheet_gives_the_counts() -> None:
    """The datasheet's figures are those of the data."""
    text = (BENCH / "README.md").read_text("utf-8")
    clusters = [cluster for story in STORIES for cluster in links(story)["clusters"]]
    counts = {
        "stories": len(STORIES),
        "articles": len(ARTICLES),
        "entities": sum(len(article.entities) for _, article in ARTICLES),
        "relations": sum(len(article.relations) for _, article in ARTICLES),
        "clusters": len(clusters),
        "traps": sum(len(traps(story)) for story in STORIES),
        "successors": sum(len(links(story)["successors"]) for story in STORIES),
    }
    for name, count in counts.items():
        found = re.search(rf"^\| {name} \|.*\| (\d+) \|$", text, re.MULTILINE)
        assert found, name
        assert int(found[1]) == count, name
