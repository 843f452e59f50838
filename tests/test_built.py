"""Facilities of which an article speaks as projects too."""

from __future__ import annotations

import pytest

from pipelines.components.built import built
from pipelines.components.state import Mention


def mention(text: str, name: str, type_: str) -> Mention:
    """The name where it first stands in the text."""
    start = text.index(name)
    return Mention(start, start + len(name), type_, name, "Programme" if type_ == "Initiative" else "")


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("清河产业园项目开工。清河产业园占地5亩。", "清河产业园项目", ("清河产业园", "Facility")),
        ("清河烘干厂建设项目开工。清河烘干厂已投产。", "清河烘干厂建设项目", ("清河烘干厂", "Facility")),
        ("清河产业园项目开工。清河产业园项目占地5亩。", "清河产业园项目", ("清河产业园项目", "Initiative")),
        ("清河产业园项目开工。清河产业园建设加快。", "清河产业园项目", ("清河产业园项目", "Initiative")),
        ("县农业局牵头实施清河产业园项目。清河产业园占地5亩。", "清河产业园项目", ("清河产业园项目", "Initiative")),
        ("县里推进清河烘干厂建设项目。清河烘干厂大。", "清河烘干厂建设项目", ("清河烘干厂建设项目", "Initiative")),
        ("清河采茶项目开工。清河采茶忙。", "清河采茶项目", ("清河采茶项目", "Initiative")),
    ],
)
def test_a_project_of_what_is_built(text: str, name: str, kept: tuple[str, str]) -> None:
    """It is the facility where the article names that by itself, else an initiative."""
    (found,) = built([mention(text, name, "Initiative")], text)
    assert (found.name, found.type) == kept
    assert text[found.start : found.end] == found.name


def test_the_facility_is_one_everywhere() -> None:
    """A park that was taken for a place is the facility that its project builds; another place stays."""
    text = "清河产业园项目开工。清河产业园位于青崖镇。"
    place = Mention(10, 15, "Place", "清河产业园")
    found = built([mention(text, "清河产业园项目", "Initiative"), place, mention(text, "青崖镇", "Place")], text)
    assert [m.type for m in found] == ["Facility", "Facility", "Place"]
    assert not any(m.subtype for m in found)
