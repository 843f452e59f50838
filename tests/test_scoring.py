"""Scores are those of the guide, counted by hand on invented articles."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipelines import scoring
from pipelines.article import Article, Entity, Measure, RecordError, Relation
from pipelines.scoring import Counts

TEXT = "云岭县委与青禾合作社签订协议，青禾合作社在白石村建设蔬菜大棚，占地九十亩，县委书记柳云说。"
Json = dict[str, Any]


def article(**parts: Any) -> Json:
    """An invented article in the guide's format."""
    return {"title": "大棚进村", "text": TEXT, "entities": [], "relations": [], "measures": [], **parts}


def entity(name: str, kind: str = "Organization", **more: Any) -> Json:
    """An entity of the guide's format."""
    return {"name": name, "type": kind, **more}


def relation(subject: str, predicate: str, object_: str, **more: Any) -> Json:
    """A relation of the guide's format."""
    return {"subject": subject, "predicate": predicate, "object": object_, **more}


def counted(tmp_path: Path, gold: list[Json], predicted: list[Json]) -> Mapping[str, Counts]:
    """The counts of two lists of articles of the same source."""
    tables = []
    for name, articles in (("gold", gold), ("predicted", predicted)):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({"source": "page.txt", "articles": articles}), "utf-8")
        tables.append(scoring.load(path))
    return scoring.evaluate(*tables).counts


def test_optional_entities_are_neither_rewarded_nor_punished(tmp_path: Path) -> None:
    """One required and one optional entity: found or not, the optional one changes no count."""
    gold = article(entities=[entity("云岭县委"), entity("青禾合作社", optional=True)])
    for found in (["云岭县委"], ["云岭县委", "青禾合作社"]):
        counts = counted(tmp_path, [gold], [article(entities=[entity(name) for name in found])])
        assert counts["entities"] == counts["  Organization"] == Counts(hit=1, predicted=1, gold=1)


def test_a_relation_is_as_optional_as_its_ends(tmp_path: Path) -> None:
    """Both the marked relation and the one with an optional end stand outside the counts."""
    gold = article(
        entities=[entity("甲厂"), entity("乙厂"), entity("丙厂", optional=True)],
        relations=[
            relation("甲厂", "builds", "乙厂"),
            relation("甲厂", "funds", "乙厂", optional=True),
            relation("甲厂", "supports", "丙厂"),
        ],
    )
    counts = counted(tmp_path, [gold], [gold])
    assert counts["relations"] == Counts(1, 1, 1)
    assert counts["  funds"] == counts["  supports"] == Counts()
    assert counts["related pairs, any predicate"] == Counts(1, 1, 1)


def test_aliases_match_unless_bare(tmp_path: Path) -> None:
    """A gold alias is as good as the name; a bare short form, a single character and another type are not."""
    wanted = [
        entity("云岭县委", aliases=["县委", "中共云岭县委"]),
        entity("“青禾” 合作社"),
        entity("白石村", "Place", aliases=["白"]),
    ]
    found = [entity("中共云岭县委"), entity("青禾合作社", "Facility"), entity("白", "Place")]
    counts = counted(tmp_path, [article(entities=wanted)], [article(entities=found)])
    assert counts["entities"] == Counts(1, 3, 3)
    assert counts["entities, any type"] == Counts(2, 3, 3)
    assert counts["  Facility"] == Counts(0, 1, 0)
    bare = counted(tmp_path, [article(entities=wanted)], [article(entities=[entity("县委")])])
    assert bare["entities"] == Counts(0, 1, 3)


def test_one_prediction_matches_one_gold_entity(tmp_path: Path) -> None:
    """The exact name is preferred, and the second prediction of the same thing is spurious."""
    gold = article(entities=[entity("青禾蔬菜合作社", aliases=["青禾合作社"])])
    found = article(entities=[entity("青禾合作社"), entity("青禾蔬菜合作社")])
    assert counted(tmp_path, [gold], [found])["entities"] == Counts(1, 2, 1)


def test_symmetric_predicates_match_in_either_order(tmp_path: Path) -> None:
    """An agreement has no direction, building has one."""
    ends = [entity("甲厂"), entity("乙厂")]
    forth = article(
        entities=ends,
        relations=[relation("甲厂", "signsAgreementWith", "乙厂"), relation("甲厂", "builds", "乙厂")],
    )
    back = article(
        entities=ends,
        relations=[relation("乙厂", "signsAgreementWith", "甲厂"), relation("乙厂", "builds", "甲厂")],
    )
    counts = counted(tmp_path, [forth], [back])
    assert counts["relations"] == Counts(1, 2, 2)
    assert counts["  signsAgreementWith"] == Counts(1, 1, 1)
    assert counts["  builds"] == Counts(0, 1, 1)
    assert counts["related pairs, any predicate"] == Counts(1, 1, 1)


def test_unsettled_qualifiers_are_passed_over(tmp_path: Path) -> None:
    """The date is unsettled; the title is right; the amount is wrong; a status that gold lacks is not punished."""
    ends = [entity("柳云", "Person"), entity("云岭县委")]
    wanted = relation("柳云", "holdsPost", "云岭县委", title="书记", date="2021", amount="3万元", unsettled=["date"])
    found = relation("柳云", "holdsPost", "云岭县委", title="“书记”", date="2022", amount="4万元", status="done")
    counts = counted(
        tmp_path, [article(entities=ends, relations=[wanted])], [article(entities=ends, relations=[found])]
    )
    assert counts["relations"] == Counts(1, 1, 1)
    assert counts["qualifiers on right relations"] == Counts(hit=1, predicted=2, gold=2)
    del wanted["title"]
    spurious = counted(
        tmp_path, [article(entities=ends, relations=[wanted])], [article(entities=ends, relations=[found])]
    )
    assert spurious["qualifiers on right relations"] == Counts(hit=0, predicted=2, gold=1)


def test_place_chains_stand_apart(tmp_path: Path) -> None:
    """``locatedIn`` counts as a relation only where an end is no place."""
    gold = article(
        entities=[entity("云岭县", "Place"), entity("白石村", "Place"), entity("甲厂")],
        relations=[relation("白石村", "locatedIn", "云岭县"), relation("甲厂", "locatedIn", "白石村")],
    )
    counts = counted(tmp_path, [gold], [gold])
    assert counts["place chains"] == counts["relations"] == counts["  locatedIn"] == Counts(1, 1, 1)


def test_measures_and_titles(tmp_path: Path) -> None:
    """A figure is its entity, value and unit, whatever its indicator; a headline may have other spellings."""
    figure = {"subject": "甲厂", "indicator": "占地", "value": 90, "unit": "亩"}
    gold = article(alt_titles=["“大棚”进了村"], entities=[entity("甲厂")], measures=[figure, {**figure, "unit": "米"}])
    found = article(
        title="大棚进了村", entities=[entity("甲厂")], measures=[{**figure, "indicator": "面积", "value": 90.00001}]
    )
    counts = counted(tmp_path, [gold], [found])
    assert counts["measures"] == Counts(hit=1, predicted=1, gold=2)
    assert counts["titles"] == Counts(1, 1, 1)


def test_articles_are_paired_by_text(tmp_path: Path) -> None:
    """An article with other words is spurious with all that it says, and the one it is not is missed."""
    other = article(text="邻县的茶园今年迎来大丰收，茶农们忙着采摘新茶，一派喜人的景象。", entities=[entity("甲厂")])
    counts = counted(tmp_path, [article(entities=[entity("乙厂")])], [other])
    assert counts["articles"] == counts["entities"] == Counts(0, 1, 1)
    assert counts["titles"] == Counts(0, 0, 1)


def test_nothing_scores_nothing(tmp_path: Path) -> None:
    """Without articles, or with articles of an unknown source only, nothing is counted and the rows say so."""
    assert set(counted(tmp_path, [], []).values()) == {Counts()}
    table = scoring.evaluate({}, {"elsewhere": [scoring.scored(Article(text=TEXT))]})
    assert all(row[1:] == ("–", "–", "–", "–", "0/0/0") for row in table.rows())
    assert Counts().f1 == Counts().precision == Counts().recall == 0


def test_rows_are_ordered_and_fit_the_heads(tmp_path: Path) -> None:
    """Types stand below the entities and predicates below the relations, each with its scores and interval."""
    gold = article(entities=[entity("甲厂"), entity("乙厂")], relations=[relation("甲厂", "builds", "乙厂")])
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"articles": [gold]}), "utf-8")
    table = scoring.evaluate(scoring.load(path), scoring.load(path))
    rows = list(table.rows())
    assert {len(row) for row in rows} == {len(table.heads)}
    names = [row[0] for row in rows]
    assert names[names.index("entities") + 1] == "  Organization"
    assert names[names.index("relations") + 1] == "  builds"
    assert rows[0] == ("articles", "1.000", "1.000", "1.000", "1.000–1.000", "1/1/1")


def test_records_are_scored_as_their_files_are() -> None:
    """An extracted record needs no detour over a file."""
    record = Article(
        text=TEXT,
        title="大棚进村",
        entities=(Entity("甲厂", "Organization", aliases=("甲",)),),
        relations=(Relation("甲厂", "builds", "甲厂", date="2021"),),
        measures=(Measure("甲厂", "占地", 90.0, "亩"),),
    )
    seen = scoring.scored(record)
    assert (seen.entities[0].aliases, seen.relations[0].qualifiers) == (("甲",), {"date": "2021"})
    counts = scoring.evaluate({"page": [seen]}, {"page": [seen]}).counts
    assert counts["measures"] == counts["relations"] == counts["qualifiers on right relations"] == Counts(1, 1, 1)


def test_extraction_never_sees_the_annotation(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pipeline is given text and metadata alone, and its findings come back under the same source."""
    from pipelines import extraction

    given: list[Article] = []

    def extract(_: object, articles: list[Article]) -> list[Article]:
        given.extend(articles)
        return [a.annotated([Entity("甲厂", "Organization")], []) for a in articles]

    monkeypatch.setattr(extraction, "load", lambda model: model)
    monkeypatch.setattr(extraction, "extract", extract)
    record = Article(text=TEXT, title="大棚进村", publisher="云岭报", entities=(Entity("柳云", "Person"),))
    found = scoring.extracted({"page": [scoring.scored(record)]}, None)
    assert given == [record.annotated([], [])]
    assert [e.name for e in found["page"][0].entities] == ["甲厂"]


@pytest.mark.parametrize(
    "content",
    [
        "no JSON",
        "[]",
        "{}",
        '{"articles": [1]}',
        '{"articles": 1}',
        '{"articles": [{"title": "x"}]}',
        '{"articles": [{"text": "x", "entities": [{"name": "x"}]}]}',
        '{"articles": [{"text": "x", "measures": ["x"]}]}',
        "[" * 200_000,
    ],
)
def test_bad_files_are_refused_in_one_sentence(tmp_path: Path, content: str) -> None:
    """Whatever is wrong, the error names the file."""
    path = tmp_path / "bad.json"
    path.write_text(content, "utf-8")
    with pytest.raises(RecordError, match=re.escape(str(path))) as caught:
        scoring.load(path)
    assert "\n" not in str(caught.value)


def test_missing_empty_and_ambiguous_paths_are_refused(tmp_path: Path) -> None:
    """No file, no files, and two files of one source: nothing is scored in silence."""
    with pytest.raises(RecordError, match="cannot be read"):
        scoring.load(tmp_path / "absent.json")
    with pytest.raises(RecordError, match="holds no JSON files"):
        scoring.load(tmp_path)
    for name in ("a.json", "b.json"):
        (tmp_path / name).write_text('{"source": "page.txt", "articles": []}', "utf-8")
    with pytest.raises(RecordError, match="second file"):
        scoring.load(tmp_path)
