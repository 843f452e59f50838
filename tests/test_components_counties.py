"""The county of an article that names its towns and the county only in short."""

from __future__ import annotations

import pytest

from pipelines.components.counties import county_of_towns
from pipelines.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("places", "said", "county"),
    [
        (["厂窖镇", "茅草街镇"], "南县打造样板", "南县"),
        (["沈家门街道", "东港街道"], "区委书记来到沈家门街道，建设幸福普陀", "普陀区"),
        (["沈家门街道", "东港街道"], "区委书记来到沈家门街道", ""),
        (["城关镇"], "城关镇的街上", ""),
        ([], "普陀", ""),
        (["某某村"], "普陀的某某村", ""),
    ],
)
def test_county_of_towns(places: list[str], said: str, county: str) -> None:
    """The one county in which the towns lie and that is named; none where it is not named or several are possible."""
    found = county_of_towns(places, said, Gazetteer.load())
    assert (found.name if found else "") == county


def test_most_towns_count() -> None:
    """A town of another county beside two of this one changes nothing."""
    found = county_of_towns(["厂窖镇", "茅草街镇", "沈家门街道"], "南县与普陀结对", Gazetteer.load())
    assert found is not None
    assert found.name == "南县"
