"""The evaluation says what its runs found: kinds of errors, reliability, ablations and the document itself."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree

import pytest
from spacy.language import Language

from benchmarks import evaluation, evaluation_report, evaluation_speed
from benchmarks.evaluation_ablations import ABLATIONS, WHOLE, Ablation, NothingToSwitchError, without
from benchmarks.evaluation_confidence import Judged, bins, calibration_error, diagram, judged
from benchmarks.evaluation_errors import errors
from benchmarks.evaluation_kinds import Error, frequent, sentence, shortened
from benchmarks.evaluation_runs import Run, on_pages, on_texts, raw_files
from benchmarks.evaluation_speed import Speed
from pipelines import scoring
from pipelines.article import Article, Entity, Measure, Relation

SAMPLES = Path(__file__).parent / "data" / "samples"
PAGES = Path(__file__).parents[1] / "kg" / "samples"
TEXT = (
    "云岭县委牵头实施“清塘行动”，白石村参加。青禾合作社在白石村建设蔬菜大棚，占地90亩。"
    "柳云担任青禾合作社理事长，资助白石村小学。2021年，白石村获评市级文明村。"
)
ENTITIES = (
    Entity("云岭县委", "Organization"),
    Entity("“清塘行动”", "Initiative", "Programme"),
    Entity("白石村", "Place"),
    Entity("青禾合作社", "Organization"),
    Entity("白石村蔬菜大棚", "Facility", aliases=("蔬菜大棚",)),
    Entity("柳云", "Person"),
    Entity("市级文明村", "Honor"),
)
RELATIONS = (
    Relation("云岭县委", "leads", "“清塘行动”"),
    Relation("白石村", "participatesIn", "“清塘行动”"),
    Relation("青禾合作社", "builds", "白石村蔬菜大棚"),
    Relation("柳云", "holdsPost", "青禾合作社", title="理事长", date="2021"),
)
Row = tuple[str, str, bool, bool]


def run(
    entities: Sequence[Entity] = ENTITIES,
    relations: Sequence[Relation] = RELATIONS,
    measures: Sequence[Measure] = (),
    optional: Sequence[str] = (),
) -> Run:
    """A run that found these where gold has the module's; gold's relations of the predicates are ``optional``."""
    gold = scoring.scored(
        Article(TEXT, entities=ENTITIES, relations=RELATIONS, measures=(Measure("白石村蔬菜大棚", "占地", 90.0, "亩"),))
    )
    marked = tuple(replace(r, optional=r.predicate in optional) for r in gold.relations)
    found = Article(TEXT, entities=tuple(entities), relations=tuple(relations), measures=tuple(measures))
    return Run({"page": [replace(gold, relations=marked)]}, {"page": [found]})


def kinds(made: Run, group: str) -> list[Row]:
    """The errors of the group: kind, what is shown, and on whose side it is."""
    return [(e.kind, e.shown, e.missed, e.extra) for e in errors(made.pairs) if e.group == group]


def changed(old: str, **new: str) -> list[Entity]:
    """The module's entities, one of them changed."""
    return [replace(e, **cast(Any, new)) if e.name == old else e for e in ENTITIES]


def test_entities_are_missed_extra_of_another_type_or_cut_differently() -> None:
    """Each of the four kinds; a name that is only cut differently or typed differently is one error, not two."""
    assert kinds(run(), "entities") == []
    assert kinds(run(ENTITIES[1:]), "entities") == [("Organization: missed", "云岭县委", True, False)]
    more = run([*ENTITIES, Entity("蔬菜", "Facility")])
    assert kinds(more, "entities") == [("Facility: found where gold has none", "蔬菜", False, True)]
    typed = run(changed("青禾合作社", type="Facility"))
    row = ("Organization: taken for Facility", "青禾合作社; found: 青禾合作社 (Facility)", True, True)
    assert kinds(typed, "entities") == [row]
    cut = run(changed("云岭县委", name="云岭县委牵头"))
    row = ("Organization: other boundaries", "云岭县委; found: 云岭县委牵头 (Organization)", True, True)
    assert kinds(cut, "entities") == [row]


def test_two_bodies_of_one_county_are_no_one_body_cut_differently() -> None:
    """A common beginning does not make two names one."""
    found = kinds(run(changed("云岭县委", name="云岭县教育局")), "entities")
    assert [kind for kind, *_ in found] == ["Organization: missed", "Organization: found where gold has none"]


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (None, "leads: both ends found, not related"),
        (Relation("云岭县委", "participatesIn", "“清塘行动”"), "leads: taken for participatesIn"),
        (Relation("“清塘行动”", "leads", "云岭县委"), "leads: direction"),
    ],
)
def test_a_missed_relation_and_the_false_one_of_its_ends_are_one_error(found: Relation | None, kind: str) -> None:
    """What was found in place of the missed relation tells the kind."""
    made = kinds(run(relations=[*RELATIONS[1:], *filter(None, [found])]), "relations")
    assert [(row[0], row[2], row[3]) for row in made] == [(kind, True, found is not None)]


def test_relations_fall_with_their_ends() -> None:
    """A relation whose end was not found is told from one between found ends."""
    missed = run(ENTITIES[1:], RELATIONS[1:])
    assert [row[0] for row in kinds(missed, "relations")] == ["leads: an end was not found"]
    both = run(ENTITIES[2:], RELATIONS[2:])
    assert sorted(row[0] for row in kinds(both, "relations")) == [
        "leads: neither end found",
        "participatesIn: an end was not found",
    ]


def test_false_relations_are_told_by_what_gold_has() -> None:
    """At an end that gold lacks, beside another predicate of gold, and where gold relates nothing."""
    found = [
        Relation("柳云", "supports", "白石村小学", evidence="柳云资助白石村小学。"),
        Relation("白石村", "leads", "“清塘行动”"),
        Relation("柳云", "supports", "白石村"),
    ]
    made = run([*ENTITIES, Entity("白石村小学", "Organization")], [*RELATIONS, *found])
    assert [row[0] for row in kinds(made, "relations")] == [
        "supports: found at an end that gold lacks",
        "leads: found beside another predicate of gold",
        "supports: found where gold relates nothing",
    ]
    quotes = [e.sentence for e in errors(made.pairs) if e.group == "relations"]
    assert quotes[0] == "柳云资助白石村小学。"


def test_what_is_optional_is_no_error() -> None:
    """An optional relation is no error, found or not."""
    for relations in (RELATIONS, RELATIONS[1:]):
        assert kinds(run(relations=relations, optional=["leads"]), "relations") == []


@pytest.mark.parametrize(
    ("found", "kinds_of"),
    [
        ({"title": "理事长", "date": "2021"}, []),
        ({"title": "理事长"}, ["date missing"]),
        ({"title": "社长", "date": "2020"}, ["title differs", "date differs"]),
        ({"title": "理事长", "date": "2021", "amount": "3万元"}, []),
    ],
)
def test_qualifiers_of_right_relations(found: dict[str, str], kinds_of: list[str]) -> None:
    """Missing and different ones are errors; an amount where gold has none is not, as in the scores."""
    last = Relation("柳云", "holdsPost", "青禾合作社", **cast(Any, found))
    assert [row[0] for row in kinds(run(relations=[*RELATIONS[:3], last]), "qualifiers")] == kinds_of


def test_a_date_that_gold_lacks_is_an_error_of_the_qualifier() -> None:
    """The first relation of gold has no date."""
    made = run(relations=[replace(RELATIONS[0], date="2021"), *RELATIONS[1:]])
    shown = "云岭县委 –leads→ “清塘行动”: –; found: 2021"
    assert kinds(made, "qualifiers") == [("date stated where gold has none", shown, False, True)]


def test_measures_are_missed_extra_or_of_another_bearer() -> None:
    """The same figure given to another entity is one error."""
    assert kinds(run(), "measures") == [("missed", "白石村蔬菜大棚: 90 亩", True, False)]
    moved = kinds(run(measures=[Measure("白石村", "占地", 90.0, "亩")]), "measures")
    assert moved == [("of another bearer", "白石村蔬菜大棚: 90 亩; found: 白石村: 90 亩", True, True)]
    right = Measure("白石村蔬菜大棚", "占地", 90.0, "亩")
    more = kinds(run(measures=[right, Measure("白石村", "人口", 8.0, "人")]), "measures")
    assert more == [("found where gold has none", "白石村: 8 人", False, True)]


def test_errors_add_up_to_the_scores(nlp: Language) -> None:
    """On extracted articles every miss and every false finding of the scores is in one error, and none twice."""
    gold = dict(sorted(scoring.load(SAMPLES).items())[:3])
    made = on_texts(nlp, gold)
    missed, extra = Counter[str](), Counter[str]()
    for error in errors(made.pairs):
        missed[error.group] += error.missed
        extra[error.group] += error.extra
    names = {"qualifiers": "qualifiers on right relations"}
    assert missed
    for group in ("entities", "relations", "place chains", "qualifiers", "measures"):
        counts = made.table.counts[names.get(group, group)]
        assert (missed[group], extra[group]) == (counts.gold - counts.hit, counts.predicted - counts.hit), group


def test_frequent_kinds_come_first_with_a_short_example() -> None:
    """Sorted by count, then by name; the example has a sentence, and the shortest that is more than a few words."""
    rows = [("a", ""), ("a", "长" * 40), ("a", "短" * 30), ("c", "x"), ("b", "y")]
    found = frequent([Error("entities", kind, "", quote) for kind, quote in rows], most=2)
    assert [(k.kind, k.count, k.example.sentence) for k in found] == [("a", 3, "短" * 30), ("b", 1, "y")]


def test_the_sentence_names_as_much_as_one_can() -> None:
    """The first sentence with all the things by any form, else with one of them, else none."""
    assert sentence(TEXT, ("柳云",), ("合作社",)).startswith("柳云担任")
    assert sentence(TEXT, ("无此名", "市级文明村"), ("柳云 ",)) == "2021年，白石村获评市级文明村。"
    assert sentence(TEXT, ("无此名",)) == ""
    assert len(shortened("长" * 500)) == 110


def test_reliability_by_hand() -> None:
    """Three relations in two bins: means, shares and the error weighted by their counts; 1.0 is in the last bin."""
    rows = bins([Judged(0.62, True, False), Judged(0.68, False, False), Judged(1.0, True, False)])
    assert [row.count for row in rows] == [0] * 6 + [2, 0, 0, 1]
    assert rows[6].confidence == pytest.approx(0.65)
    assert rows[6].right == 0.5
    assert calibration_error(rows) == pytest.approx((2 * 0.15 + 0) / 3)
    assert calibration_error(bins([])) == 0


def test_verdicts_on_relations_are_the_scorers() -> None:
    """Right, wrong and a place chain; what gold marks optional has no verdict."""
    places = (*ENTITIES, Entity("云岭县", "Place"))
    found = [
        replace(RELATIONS[0], confidence=0.9),
        replace(RELATIONS[1], confidence=0.8),
        Relation("柳云", "supports", "白石村", confidence=0.3),
        Relation("白石村", "locatedIn", "云岭县", confidence=0.7),
    ]
    made = run(places, found, optional=["participatesIn"])
    assert list(judged(made.pairs)) == [
        Judged(0.9, True, False),
        Judged(0.3, False, False),
        Judged(0.7, False, True),
    ]


def test_the_diagram_is_sound_and_has_a_bar_a_filled_bin() -> None:
    """Well-formed, and the height of a bar is the share of right relations."""
    picture = ElementTree.fromstring(diagram(bins([Judged(0.95, True, False), Judged(0.15, False, False)])))
    bars = [float(r.get("height", "")) for r in picture.iter("{http://www.w3.org/2000/svg}rect")][1:]
    assert len(bars) == 2
    assert bars[0] == 0 < bars[1]


@pytest.fixture(scope="module")
def article() -> Article:
    """An article in which every part of the pipeline has something to do."""
    gold = scoring.load(SAMPLES / "04-danjiang-three-counties.json")
    return next(iter(gold.values()))[0].bare


def found_in(nlp: Language, article: Article) -> tuple[object, ...]:
    """What the pipeline finds, confidences included."""
    from pipelines.extraction import extract

    (found,) = extract(nlp, [article])
    return found.entities, found.relations


@pytest.mark.parametrize("ablation", [a for a in ABLATIONS if a is not WHOLE], ids=lambda a: a.name)
def test_each_ablation_changes_what_is_found_and_is_undone(nlp: Language, article: Article, ablation: Ablation) -> None:
    """The part is there to be switched off, it makes a difference, and afterwards all is as before."""
    before = found_in(nlp, article)
    with without(nlp, ablation):
        during = found_in(nlp, article)
    assert during != before
    assert found_in(nlp, article) == before


def test_a_part_that_is_not_there_cannot_be_switched_off(nlp: Language) -> None:
    """A pipeline without a relation model says so, and what was switched before is switched back."""
    ablation = next(a for a in ABLATIONS if a.name == "without relation model")
    again = without(nlp, ablation)
    with without(nlp, ablation), pytest.raises(NothingToSwitchError, match="without relation model"):
        again.__enter__()
    with without(nlp, ablation):
        pass


def test_raw_pages_are_split_by_the_project(nlp: Language, tmp_path: Path) -> None:
    """A raw file stands for the source of its name; sources without one are left out."""
    name = "02-shiqian-tea-centre"
    gold = {**scoring.load(SAMPLES / f"{name}.json"), "nothing": []}
    shutil.copy(PAGES / f"{name}.txt", tmp_path)
    raw = raw_files(gold, [tmp_path / "pages", tmp_path])
    assert set(raw) == {name}
    made = on_pages(nlp, gold, raw)
    assert set(made.gold) == {name}
    assert made.table.counts["articles"].f1 == 1
    assert made.table.counts["titles"].f1 == 1


def speeds(*_: object) -> Speed:
    """Invented figures."""
    return Speed(1.5, 3000, 3.0, 1.2, 300.0, 400.0, {"1000": 0.5})


def test_speed_is_told_beside_bare_lac() -> None:
    """Characters a second of both, and their ratio."""
    words = evaluation_report.speed(speeds(), "no folder")
    assert "| 1000 |" in words
    assert "| 2500 |" in words
    assert "| 0.40 |" in words
    assert "1,000 characters | 0.50 s" in words


@pytest.mark.slow
def test_speed_is_measured_in_this_process(capsys: pytest.CaptureFixture[str]) -> None:
    """One short sample: every figure is there and above nothing."""
    assert evaluation_speed.main([str(SAMPLES / "02-shiqian-tea-centre.json"), "--lengths", "50"]) == 0
    figures = Speed(**json.loads(capsys.readouterr().out))
    assert min(figures.load, figures.pipeline, figures.lac, figures.lengths["50"]) > 0
    assert 50 < figures.memory <= figures.memory_longest
    assert figures.characters > 100


@pytest.mark.slow
def test_loading_is_the_shortest_of_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each round loads in a process of its own; one figure stays, and no articles are read for the others."""
    asked: list[tuple[str, ...]] = []
    seconds = iter((9.0, 7.0))

    def fresh(*arguments: str) -> str:
        asked.append(arguments)
        return json.dumps(next(seconds) if "--loading" in arguments else asdict(replace(speeds(), load=8.0)))

    monkeypatch.setattr(evaluation_speed, "_fresh", fresh)
    assert evaluation_speed.measured(SAMPLES, "").load == 7.0
    assert ["--loading" in arguments for arguments in asked] == [False, True, True]
    monkeypatch.undo()
    assert 0 < json.loads(evaluation_speed._fresh(str(SAMPLES), "--loading")) < 60


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder of one gold file."""
    folder = tmp_path / "gold"
    folder.mkdir()
    shutil.copy(SAMPLES / "02-shiqian-tea-centre.json", folder)
    return folder


@pytest.mark.slow
def test_the_document_has_all_its_parts_and_comes_out_the_same(
    nlp: Language, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every heading, every ablation and the picture; a second run writes the same bytes."""
    monkeypatch.setattr("pipelines.extraction.load", lambda _: nlp)
    monkeypatch.setattr(evaluation, "measured", speeds)
    out = small.parent / "docs" / "evaluation.md"
    given = ["--corpus", str(small), "--samples", str(small), "--gold", str(small), "--out", str(out)]
    written = []
    for _ in range(2):
        assert evaluation.main(given) == 0
        written.append((out.read_bytes(), (out.parent / "reliability.svg").read_bytes()))
    assert written[0] == written[1]
    words = written[0][0].decode()
    heads = [line[3:] for line in words.splitlines() if line.startswith("## ")]
    assert heads[:2] == ["Corpus test", "Sample articles"]
    assert heads[3:] == ["Ablations", "Confidence", "Speed", "The most frequent kinds of error"]
    assert all(f"| {ablation.name} |" in words for ablation in ABLATIONS)
    assert "the pipeline has no such part" not in words
    assert "python -m benchmarks.evaluation --corpus" in words
    assert "](reliability.svg)" in words


def test_bad_gold_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], nlp: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without gold ends the evaluation with what is wrong, and nothing is written."""
    monkeypatch.setattr("pipelines.extraction.load", lambda _: nlp)
    out = tmp_path / "out.md"
    assert evaluation.main(["--corpus", str(tmp_path), "--out", str(out)]) == 1
    assert "holds no JSON files" in capsys.readouterr().err
    assert not out.exists()
