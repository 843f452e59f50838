"""Who signs with whom in a list, who received what, where pilots run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.article import Article
from pipelines.components.honors import HonorFinder
from pipelines.components.rules_honors import honors
from pipelines.components.scene import scenes
from pipelines.components.state import Analysis, Ref, split_sentences

if TYPE_CHECKING:
    Read = Callable[..., Article]
    Analysed = Callable[[str], Analysis]


def stated(article: Article, predicate: str) -> set[tuple[str, str]]:
    """Subjects and objects of a predicate."""
    return {(r.subject, r.object) for r in article.relations if r.predicate == predicate}


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (
            "{甲溪镇/Pla}与{乙溪镇/Pla}、{丙溪乡/Pla}与{丁溪乡/Pla}签订结对协议。",
            {("甲溪镇", "乙溪镇"), ("丙溪乡", "丁溪乡")},
        ),
        (
            "{青雅公司/Org}、{白雅公司/Org}与{清溪学院/Org}三方签订协议。",
            {("青雅公司", "白雅公司"), ("青雅公司", "清溪学院"), ("白雅公司", "清溪学院")},
        ),
        (
            "{甲溪镇/Pla}与{青雅公司/Org}、{白雅公司/Org}签订协议。",
            {("甲溪镇", "青雅公司"), ("甲溪镇", "白雅公司")},
        ),
    ],
)
def test_sides_of_a_signing(marked: Read, text: str, signed: set[tuple[str, str]]) -> None:
    """Pairs of a list sign two by two; three parties each with each; one with several, with each of these."""
    found = {tuple(sorted(pair)) for pair in stated(marked(text), "signsAgreementWith")}
    assert found == {tuple(sorted(pair)) for pair in signed}


def test_the_count_of_parties_must_be_that_of_the_names(marked: Read) -> None:
    """三方 over four names says nothing of who signs with whom."""
    text = "{青雅公司/Org}、{白雅公司/Org}、{清溪学院/Org}、{安化学院/Org}三方签订协议。"
    assert len(stated(marked(text), "signsAgreementWith")) < 6


def rules(analysed: Analysed, text: str, *names: str) -> list[tuple[str, str]]:
    """Holders and rules of the honours that the text gives; the last of the names is the honour."""
    state = analysed(text)
    state.sentences = split_sentences(text)
    types = [*("Place" for _ in names[1:]), "Honor"]
    state.refs = tuple(
        Ref(text.index(n), text.index(n) + len(n), n, kind) for n, kind in zip(names, types, strict=True)
    )
    return [(p.subject, p.rule) for scene in scenes(state) for p in honors(scene, ())]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("青崖村荣获省级文明村称号。", ("青崖村", "省级文明村"), [("青崖村", "honor:clause")]),
        ("青崖村修了路，种了树，被评为省级文明村。", ("青崖村", "省级文明村"), [("青崖村", "honor:verb")]),
        ("青崖村想起了省级文明村。", ("青崖村", "省级文明村"), [("青崖村", "honor:verb")]),
        ("青崖村没有荣获省级文明村称号。", ("青崖村", "省级文明村"), []),
    ],
)
def test_a_verb_of_receiving_in_the_holders_clause(
    analysed: Analysed, text: str, names: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    """Where holder, verb and honour stand in one clause the rule is surer; a denial says nothing."""
    assert rules(analysed, text, *names) == expected


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("县农业局授予青崖村“全县产业强村”称号。", ["“全县产业强村”"]),
        ("县里授予12家企业“纳税先进单位”称号。", ["“纳税先进单位”"]),
        ("县里授予青崖村全国“绿水”示范村称号。", ["全国“绿水”示范村"]),
        ("青崖村荣获全县“最美”示范村称号。", ["全县“最美”示范村"]),
    ],
)
def test_who_is_given_a_title_is_no_part_of_its_name(analysed: Analysed, text: str, titles: list[str]) -> None:
    """Where the title itself stands in quotation marks."""
    assert [mention.name for mention in HonorFinder()(analysed(text))] == titles


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{清溪灯光工程/Pro}选择{甲溪镇/Pla}和{乙溪镇/Pla}为试点，惠及千人。", {"甲溪镇", "乙溪镇"}),
        ("{清溪灯光工程/Pro}启动，以{甲溪镇/Pla}、{乙溪镇/Pla}为示范试点。", {"甲溪镇", "乙溪镇"}),
        ("{清溪灯光工程/Pro}路过{甲溪镇/Pla}。", set()),
    ],
)
def test_pilots(marked: Read, text: str, places: set[str]) -> None:
    """An initiative takes effect in each place that was chosen for its pilot."""
    assert stated(marked(text), "implementedIn") == {("清溪灯光工程", place) for place in places}


def test_a_word_for_two_places_is_no_chain(marked: Read) -> None:
    """两地 stands for two places at one point of the text; neither lies in the other."""
    article = marked("{清溪县/Pla}与{白溪园区/Pla}开会。两地签约。")
    assert stated(article, "locatedIn") == set()
