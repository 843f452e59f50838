"""``kg review``: what is open, what people decide, and that decisions are data that can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from command_line import Done, kg
from test_resolution import official, told

from kg.store import open_graph
from kg.vocabulary import GOV

AT = ("--by", "审核人", "--at")


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A teacher and a secretary of one name, and an article that names one of the two."""
    path = tmp_path / "graph"
    with open_graph(path, create=True) as store:
        store.add(official("a", "衡南县", "石溪云", "衡南县第一小学", "教师"))
        store.add(official("b", "衡南县", "石溪云", "衡南县委", "书记"))
        store.add(told("c", "衡东县", ("Initiative", "清河行动")))
        store.add(told("d", "衡东县", ("Initiative", "清河行动")))
    return path


def asked(graph: Path) -> list[dict[str, object]]:
    """The open questions."""
    found: list[dict[str, object]] = json.loads(kg("review", "--graph", graph, "--format", "json").out)
    return found


def dump(graph: Path) -> list[str]:
    """The whole graph but for the decisions."""
    lines = kg("export", "--format", "nq", "--graph", graph).out.splitlines()
    return [line for line in lines if not line.endswith("/id/reviews> .")]


def decided(done: Done) -> str:
    """The identifier of the decision that a command has written."""
    assert done.code == 0, done.err
    return done.out.split()[1]


def test_questions_come_with_their_evidence(graph: Path) -> None:
    """Names, posts, counties, one sentence each, and what speaks for and against it."""
    (one,) = asked(graph)
    assert one["type"] == "person"
    assert any("same county" in words for words in one["evidence"])  # type: ignore[attr-defined]
    sides = [one["one"], one["other"]]
    assert {side["posts"][0].split()[-1] for side in sides} == {"教师", "书记"}  # type: ignore[index]
    assert all(side["places"] == ["衡南县"] for side in sides)  # type: ignore[index]
    assert all("衡南县" in side["sentence"] for side in sides)  # type: ignore[index]
    shown = kg("review", "--graph", graph)
    assert shown.out.splitlines()[-1] == "1 question open"
    assert "石溪云 = 石溪云?" in shown.out


def test_accepting_outlives_the_articles_and_can_be_taken_back(graph: Path) -> None:
    """One person after it, after removing and adding again, and two again once it is taken back."""
    before = dump(graph)
    (one,) = asked(graph)
    name = decided(kg("review", "--accept", str(one["id"]), *AT, "2026-01-01T00:00:00Z", "--graph", graph))
    assert asked(graph) == []
    after = dump(graph)
    assert after != before
    with open_graph(graph) as store:
        article = store.article("a")
        assert article
        assert store.remove("a")
        store.add(article)
    assert dump(graph) == after
    assert kg("validate", "--graph", graph).code == 0
    assert kg("review", "undo", name, "--graph", graph).code == 0
    assert dump(graph) == before
    again = kg("review", "undo", name, "--graph", graph)
    assert (again.code, again.err.count("\n")) == (1, 1)
    rows = json.loads(kg("review", "decisions", "--format", "json", "--graph", graph).out)
    assert [(row["act"], row["by"], row["at"]) for row in rows] == [("same", "审核人", "2026-01-01T00:00:00Z")]
    assert rows[0]["undone"]


def test_rejecting_closes_the_question(graph: Path) -> None:
    """The two stay two, and nobody is asked again."""
    (one,) = asked(graph)
    kg("review", "--reject", str(one["id"]), "--because", "两个人", "--graph", graph)
    assert asked(graph) == []
    rows = json.loads(kg("review", "decisions", "--format", "json", "--graph", graph).out)
    assert (rows[0]["act"], rows[0]["because"]) == ("different", "两个人")


def test_nothing_is_decided_before_all_is_understood(graph: Path) -> None:
    """Of two that contradict each other, or of which one is unknown, none is followed; the same twice is said once."""
    (one,) = asked(graph)
    name, before = str(one["id"]), dump(graph)
    for other in (name, name[:6]):
        both = kg("review", "--accept", name, "--reject", other, "--graph", graph)
        assert (both.code, both.out) == (2, "")
        assert both.err == f"kg: {name} is both accepted and rejected; say one of the two.\n"
    assert kg("review", "--accept", name, "--reject", "ffff", "--graph", graph).code == 1
    assert kg("review", "split", "清河行动", "--graph", graph).err.startswith(
        "kg: kg review split takes a thing and the articles"
    )
    assert dump(graph) == before
    decided(kg("review", "--accept", name, "--accept", name[:6], "--graph", graph))


def test_splitting_by_article(graph: Path) -> None:
    """What article d calls so becomes another thing; merging makes them one again, against a person's word."""
    iri = "https://w3id.org/govkg/id/initiative/430424/清河行动"
    name = decided(kg("review", "split", iri, "d", "--graph", graph))
    with open_graph(graph, read_only=True) as store:
        assert {str(path) for path in store.ledger().articles(f"initiative/430424/清河行动~split-{name}")} == {
            "https://w3id.org/govkg/id/article/d"
        }
    done = kg("review", "merge", iri, f"{iri}~split-{name}", "--because", "其实是一回事", "--graph", graph)
    assert done.code == 0
    assert "against the evidence" in done.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--accept", "ffff"), 1),
        (("undo", "ffff"), 1),
        (("merge", "衡南县", "衡东县"), 1),
        (("merge", "衡南县"), 2),
        (("split", "清河行动", "zz"), 1),
        (("split", "清河行动"), 2),
        (("undo",), 2),
        (("decisions", "--accept", "ffff"), 2),
        (("join", "a", "b"), 2),
        (("--accept", "ffff", "--at", "yesterday"), 2),
    ],
)
def test_what_cannot_be_decided_is_one_sentence(graph: Path, words: tuple[str, ...], code: int) -> None:
    """And changes nothing."""
    before = dump(graph)
    done = kg("review", *words, "--graph", graph)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert dump(graph) == before


def test_a_place_may_be_one_of_its_namesakes(tmp_path: Path) -> None:
    """A town that the county has not is asked with the divisions of its name; accepting gives it the code."""
    path = tmp_path / "graph"
    with open_graph(path, create=True) as store:
        report = store.add(told("a", "衡南县", ("Place", "桃源镇")))
    (known,) = (one for one in report.things if one.name == "桃源镇")
    found = asked(path)
    assert {one["id"] for one in found} == set(known.questions)
    assert {one["type"] for one in found} == {"place"}
    wanted = next(one for one in found for side in ("one", "other") if "大田县" in one[side]["places"])  # type: ignore[index]
    decision = decided(kg("review", "--graph", path, "--accept", str(wanted["id"]), *AT, "2026-01-01T00:00:00Z"))
    assert asked(path) == []
    with open_graph(path) as store:
        again = store.add(told("a", "衡南县", ("Place", "桃源镇")))
        (town,) = (one for one in again.things if one.name == "桃源镇")
        assert town.kind == "linked"
        assert town.iri.endswith("/place/350425104")
        assert store.dataset.query(f"ASK {{ <{town.iri}> gov:within ?county }}", initNs={"gov": str(GOV)}).askAnswer
    assert kg("review", "undo", decision, "--graph", path).code == 0
    assert len(asked(path)) == len(found)
    for one in found:
        decided(kg("review", "--graph", path, "--reject", str(one["id"])))
    assert asked(path) == []
