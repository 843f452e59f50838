"""Which predicted article and entity stands for which gold one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from pipelines.article import normalise
from pipelines.scoring.records import ScoredArticle, ScoredEntity

LEAST_OVERLAP: Final = 0.3
SHINGLE: Final = 6
_BARE: Final = """
    县委 市委 省委 区委 镇党委 乡党委 县政府 市政府 省政府 区政府 镇政府 乡政府 政府 县政协 市政协 县人大 市人大
    基地 公司 该公司 合作社 学校 医院 平台 项目 协议 中心 工程 活动 培训班 培训 计划 行动 改革
    全县 全市 全省 全区 全镇 全村 该县 该市 该区 该镇 该村 该社区 我县 我市 我省 我区 我镇 我村 项目部 支部 党支部
"""
BARE: Final = frozenset(_BARE.split())
"""Short forms that name nothing by themselves, and so are no alias to match by."""

Pair = tuple[ScoredArticle | None, ScoredArticle | None]


def pair_articles(gold: Sequence[ScoredArticle], predicted: Sequence[ScoredArticle]) -> list[Pair]:
    """Gold and predicted articles of the most similar text, one to one; what is left over stands alone."""
    wanted = [_shingles(article.bare.text) for article in gold]
    found = [_shingles(article.bare.text) for article in predicted]
    cells = [(len(a & b) / len(a | b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(found)]
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for overlap, i, j in sorted(cells, reverse=True):
        if overlap >= LEAST_OVERLAP and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs: list[Pair] = [(gold[i], predicted[j]) for i, j in partner.items()]
    pairs += [(article, None) for i, article in enumerate(gold) if i not in partner]
    pairs += [(None, article) for j, article in enumerate(predicted) if j not in taken]
    return pairs


def match_entities(
    gold: Sequence[ScoredEntity], predicted: Sequence[ScoredEntity], *, typed: bool = True
) -> dict[str, str]:
    """Predicted name to gold name, one to one: first by the gold's own name, then by its aliases.

    With ``typed``, an entity stands only for one of its own type.
    """
    match: dict[str, str] = {}
    taken: set[str] = set()
    for accepted in ([{normalise(e.name)} for e in gold], [_forms(e) for e in gold]):
        for found in predicted:
            if found.name in match:
                continue
            name = normalise(found.name)
            for wanted, forms in zip(gold, accepted, strict=True):
                if wanted.name not in taken and name in forms and (not typed or found.type == wanted.type):
                    match[found.name] = wanted.name
                    taken.add(wanted.name)
                    break
    return match


def _forms(entity: ScoredEntity) -> set[str]:
    aliases = {normalise(alias) for alias in entity.aliases if alias not in BARE}
    return {normalise(entity.name)} | {alias for alias in aliases if len(alias) >= 2}


def _shingles(text: str) -> set[str]:
    words = re.sub(r"\W", "", normalise(text))
    return {words[i : i + SHINGLE] for i in range(max(1, len(words) - SHINGLE + 1))}
