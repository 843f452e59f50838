"""``kg add --extracted``: records come in as they stand, and none that would break the graph does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from command_line import kg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_articles import articles, example
from test_store import memory

from kg.store import open_graph
from pipelines.article import Article, RecordError, from_json, to_json, write_articles
from pipelines.extracted import extracted_elsewhere
from pipelines.reading import SourceText, read_bytes

QUICK = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def taken(data: dict[str, Any]) -> Article:
    """The article of a record, as it comes out of a jsonl file."""
    (found,) = read_bytes((json.dumps(data) + "\n").encode(), "a.jsonl")
    if not isinstance(found, SourceText):
        raise RecordError(found.reason)
    return extracted_elsewhere(found)


def refusal(data: dict[str, Any]) -> str:
    """Why a record is not taken, or nothing."""
    try:
        taken(data)
    except RecordError as error:
        return str(error)
    return ""


@QUICK
@given(articles())
def test_a_record_comes_in_as_it_went_out(article: Article) -> None:
    """Through JSON and back, with all that was found."""
    assert taken(to_json(article)) == replace(from_json(to_json(article)), source=article.source or "a.jsonl")


def spoilt(**changes: Any) -> dict[str, Any]:
    """A good record with some keys changed; ``relation_`` and ``entity_`` lead into its first of these."""
    data = to_json(example("one"))
    for name, value in changes.items():
        where, _, key = name.rpartition("_")
        part = data["relations"][0] if where == "relation" else data["entities"][0] if where == "entity" else data
        part[key if where in ("relation", "entity") else name] = value
    return data


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"published": "gestern"}, "'gestern' is no day like 2021-06-26"),
        ({"published": "2021-W26-6"}, "is no day like"),
        ({"title": "\ud800"}, "half a character"),
        ({"title": "桥\x1b[2J通了"}, "a control character"),
        ({"reporters": "甲乙"}, "'reporters' is no list"),
        ({"reporters": [1]}, "'reporters' is no list of names"),
        ({"entities": [1]}, "an entity, relation or measure is no JSON object"),
        ({"id": 5}, "'id' is no text"),
        ({"entity_name": " "}, "an entity has no name"),
        ({"entity_type": "Dragon"}, "unknown type 'Dragon'"),
        ({"entity_aliases": "甲"}, "'aliases' is no list of names"),
        ({"entity_mentions": [[0, 10**9]]}, "a span does not lie in the text"),
        ({"entity_mentions": [[5, 2]]}, "a span does not lie in the text"),
        ({"relation_predicate": "eats"}, "unknown predicate 'eats'"),
        ({"relation_confidence": 2}, "a confidence is not between 0 and 1"),
        ({"relation_confidence": float("nan")}, "a confidence is not between 0 and 1"),
        ({"relation_confidence": 10**400}, "beyond all bounds"),
        ({"relation_subject": {"a": 1}}, "'subject' is no text"),
    ],
)
def test_what_is_refused(changes: dict[str, Any], reason: str) -> None:
    """In one sentence."""
    said = refusal(spoilt(**changes))
    assert reason in said
    assert "\n" not in said


@QUICK
@given(st.sampled_from(sorted(to_json(example("one")))), JSON, st.sampled_from(["", "entity_name", "relation_date"]))
def test_no_record_does_anything_else(key: str, value: Any, inner: str) -> None:
    """Whatever stands under a key: the record is refused in one sentence, or the graph takes it."""
    data = spoilt(**{inner or key: value})
    said = refusal(data)
    assert "\n" not in said
    if not said:
        article, graph = taken(data), memory()
        graph.add(article)
        assert graph.article(article.id) == article


def test_on_the_command_line(tmp_path: Path) -> None:
    """Files of kg extract, one by one and in a jsonl file; no model is loaded, what is there is unchanged."""
    records = [replace(example(name), source=f"{name}.txt") for name in ("one", "two", "three")]
    for record in records:
        write_articles(tmp_path / "records" / f"{record.id}.json", f"{record.id}.txt", [record])
    graph = tmp_path / "graph"
    done = kg("add", tmp_path / "records", "--extracted", "--graph", graph)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "articles: 3 added"
    lines = tmp_path / "all.jsonl"
    lines.write_text("".join(json.dumps(to_json(record)) + "\n" for record in [*records, example("four")]), "utf-8")
    done = kg("add", lines, "--extracted", "--graph", graph)
    assert done.out.splitlines()[0] == "articles: 1 added, 3 unchanged"
    with open_graph(graph, read_only=True) as store:
        for record in records:
            found = store.article(record.id)
            assert found is not None
            assert (found.entities, found.relations) == (record.entities, record.relations)


def test_what_is_no_record_is_named(tmp_path: Path) -> None:
    """A text, a record without findings, a bad one among good ones; other options of extraction do not go with it."""
    (tmp_path / "a.txt").write_text("本报讯 昨日，石阡县与新昌县签订合作协议，双方将共建茶叶加工中心。\n", "utf-8")
    rows = [to_json(example("one")), {"text": "桥通了。", "title": "桥"}, spoilt(published="gestern")]
    (tmp_path / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    done = kg("add", tmp_path / "a.txt", tmp_path / "b.jsonl", "--extracted", "--graph", tmp_path / "graph")
    assert done.code == 1
    assert done.out.splitlines()[0] == "articles: 1 added"
    text, bare, bad, last = done.err.splitlines()
    assert text.startswith(f"{tmp_path / 'a.txt'}: this is no record with entities and relations; ")
    assert bare.startswith(f"{tmp_path / 'b.jsonl'}, line 2: this is no record")
    assert bad == f"{tmp_path / 'b.jsonl'}, line 3: 'gestern' is no day like 2021-06-26; correct the record."
    assert last == "kg: 3 sources left out for the reasons above; the others are in."
    assert kg("add", tmp_path / "b.jsonl", "--extracted", "--jobs", "2", "--graph", tmp_path / "graph").code == 2
