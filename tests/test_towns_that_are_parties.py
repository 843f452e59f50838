"""Two towns that deal with each other need not lie in one county."""

from __future__ import annotations

import pytest

from pipelines import extraction
from pipelines.article import Article


def chains(text: str) -> set[tuple[str, str]]:
    """What lies where, as read of a text."""
    article = Article(id="a", title="", text=text, published="2024-06-01")
    read = next(extraction.extract(extraction.load(), [article]))
    return {(r.subject, r.object) for r in read.relations if r.predicate == "locatedIn"}


@pytest.mark.parametrize(
    "text",
    [
        "会上，晋江市陈埭镇与下马关镇签订乡镇结对协议。",
        "廉江市安铺镇与古宜镇结为帮扶对子，安铺镇出资150万元。",
    ],
)
def test_the_other_party_lies_elsewhere(text: str) -> None:
    """The county in front of one of two parties is not the other's."""
    assert len(chains(text)) == 1


def test_towns_in_a_list_lie_in_one_county() -> None:
    """What is only listed lies where the first one does."""
    assert ("河上镇", "泗县") in chains("泗县草沟镇、河上镇推广小麦良种。")
