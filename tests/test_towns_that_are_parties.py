"""Two towns that deal with each other need not lie in one county."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article

Read = Callable[..., Article]


def chains(article: Article) -> set[tuple[str, str]]:
    """What lies where, as the article has it."""
    return {(r.subject, r.object) for r in article.relations if r.predicate == "locatedIn"}


@pytest.mark.parametrize(
    "text",
    [
        "会上，晋江市陈埭镇与下马关镇签订乡镇结对协议。",
        "廉江市安铺镇与古宜镇结为帮扶对子，安铺镇出资150万元。",
    ],
)
def test_the_other_party_lies_elsewhere(read: Read, text: str) -> None:
    """The county in front of one of two parties is not the other's."""
    assert len(chains(read(text))) == 1


def test_towns_in_a_list_lie_in_one_county(read: Read) -> None:
    """What is only listed lies where the first one does."""
    assert ("河上镇", "泗县") in chains(read("泗县草沟镇、河上镇推广小麦良种。"))
