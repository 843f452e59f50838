"""The project's own corpus keeps the promises of its datasheet."""

from __future__ import annotations

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from pipelines.article import Article, normalise, read_articles
from pipelines.components.state import split_sentences
from pipelines.guide import ENDS

ROOT = Path(__file__).resolve().parents[1] / "pipelines" / "corpus"
SHARED = Path(__file__).resolve().parents[2] / "shared"
ARTICLES = [(path, article) for path in sorted(ROOT.glob("*/*.json")) for article in read_articles(path)]


def shingles(text: str) -> set[str]:
    """The stretches of eight characters of a text without punctuation."""
    plain = re.sub(r"\W", "", normalise(text))
    return {plain[i : i + 8] for i in range(max(1, len(plain) - 7))}


def test_splits_hold_articles() -> None:
    """Each split is there, and no article stands in two."""
    counts = Counter(path.parent.name for path, _ in ARTICLES)
    assert counts["train"] >= 150
    assert counts["dev"] >= 30
    assert counts["test"] >= 30
    assert len({article.id for _, article in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize(("path", "article"), ARTICLES, ids=lambda value: getattr(value, "stem", ""))
def test_article_keeps_to_the_guide(path: Path, article: Article) -> None:
    """Ends of relations are entities of allowed types, evidence stands in the text, aliases too."""
    types = {entity.name: entity.type for entity in article.entities}
    assert len(types) == len(article.entities), path
    for entity in article.entities:
        assert all(alias in article.text for alias in entity.aliases), (path, entity.name)
    for relation in article.relations:
        left, right = ENDS[relation.predicate]
        assert types[relation.subject] in left, (path, relation)
        assert types[relation.object] in right, (path, relation)
        assert relation.evidence, (path, relation)
        assert relation.evidence in article.text, (path, relation)
    assert len({relation.key for relation in article.relations}) == len(article.relations), path
    assert {measure.subject for measure in article.measures} <= types.keys(), path


def test_no_sentence_occurs_twice() -> None:
    """No sentence of more than a few words stands in two articles."""
    seen = Counter(
        normalise(sentence.quote(article.text))
        for _, article in ARTICLES
        for sentence in split_sentences(article.text)
        if sentence.end - sentence.start > 15
    )
    assert [sentence for sentence, count in seen.items() if count > 1] == []


def test_no_two_articles_are_alike() -> None:
    """No two articles share a tenth of their shingles."""
    sets = [(article.id, shingles(article.text)) for _, article in ARTICLES]
    holders: dict[str, list[int]] = {}
    for i, (_, found) in enumerate(sets):
        for shingle in found:
            holders.setdefault(shingle, []).append(i)
    shared = Counter(pair for owners in holders.values() for pair in combinations(owners, 2))
    close = [
        (sets[i][0], sets[j][0], count)
        for (i, j), count in shared.items()
        if count > 0.1 * min(len(sets[i][1]), len(sets[j][1]))
    ]
    assert close == []


def test_nothing_comes_from_the_shared_gold() -> None:
    """No article shares a tenth of its shingles with the gold that it is measured beside."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("the folder shared with gold articles is not there")
    files = sorted((SHARED / "gold" / "dev").glob("*.json"))
    other = set().union(*(shingles(article.text) for file in files for article in read_articles(file)))
    assert [article.id for _, article in ARTICLES if len(shingles(article.text) & other) > 0.1 * 300] == []
