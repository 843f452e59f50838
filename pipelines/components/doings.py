"""Words that say of those before them that they run what is named behind: 合办, 办起, 推开."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.scene import Scene, Trigger

RUN_WORDS: Final = (
    *("试行", "会签", "出了", "跟进了", "跟进", "订下", "设了"),
    *("合办", "联办", "共办", "试办", "办起来", "办起了", "办起", "办了", "办出", "办有", "办"),
    *("开起了", "开起", "开出", "开了", "开行", "推开", "铺开", "搞起", "搞了", "做起", "做了", "打出", "叫响"),
    *(
        "承接",
        "发出",
        "公布",
        "起草",
        "拟定",
        "敲定",
        "修订",
        "创设",
        "首创",
        "创立",
        "定下",
        "定了",
        "执行",
        "推介",
        "发放",
        "承保",
        "操办",
    ),
    *("采取了", "采取", "采用了", "采用", "沿用"),
)
MEANS_WORDS: Final = (
    "以",
    "按照",
    "按",
    "通过",
    "依托",
    "坚持",
    "借助",
    "利用",
    "运用",
    "靠",
    "用",
    "遵循",
    "引入",
    "引进",
    "尝试",
    "践行",
)
"""What is done by such a way of working, its doer carries out (以“公司+农户”模式种植)."""
_MEANS: Final = re.compile(
    f"(?<![\u4e00-\u9fff]可)(?P<verb>{lexicon.alternatives(MEANS_WORDS)})了?"
    "(?=“[^“”]*[+＋][^“”]*”的?[^，。；“”]{0,8}(?:模式|方式|机制|工作法|办法|形式|路子|制度))"
    "|(?P<way>运用|坚持|采取)(?=“[^“”]+”(?:工作法|模式|机制|制度))"
)
_SAID: Final = re.compile(lexicon.alternatives(RUN_WORDS))


def doings(scene: Scene) -> Iterator[Trigger]:
    """The scene's triggers, and the words that are such only before what is run."""
    yield from scene.triggers
    taken = [(r.start, r.end) for r in scene.refs if not r.coref] + [(t.start, t.end) for t in scene.triggers]
    for found in _SAID.finditer(scene.state.text, scene.span.start, scene.span.end):
        start, end = found.span()
        if not any(low <= start < high for low, high in taken) and scene.is_word(start, end):
            yield Trigger(start, end, found.group(), ("leads",))
    for found in _MEANS.finditer(scene.state.text, scene.span.start, scene.span.end):
        start, end = found.span()
        if not any(low <= start < high for low, high in taken):
            yield Trigger(start, end, found["verb"] or found["way"], ("leads",))
