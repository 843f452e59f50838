"""Words that stand for an entity without naming it: 该县, 全县, 公司, 基地, 两市."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.context import Focus
from pipelines.components.state import Analysis, Ref

_LEVEL: Final = re.compile(
    r"(?:该|全|我|本)(省|市|州|盟|县|区|旗|镇|乡|街道|村|社区|嘎查)|(省|市|州|县|区|旗|镇|乡|村|社区|街道)(?:里|上)(?![\u4e00-\u9fff]{0,1}[河山海])"
)
_BARE_VILLAGE: Final = re.compile(r"(?<![\u4e00-\u9fff])(社区|村)(?=[与和引推把为在将还已成积通利建举开组])")
_NOUNS: Final = {
    "Organization": "公司|企业|集团|合作社|学校|医院|协会|学院|中心|银行|商会",
    "Facility": "基地|园区|产业园|示范园|车间|加工厂|工厂|厂里|厂子|厂|场馆|码头|驿站|中心|项目|食堂|市场|水库|调解室",
    "Initiative": "项目|工程|行动|改革|活动|计划|平台|系统|培训班|比赛|大赛|演练|展会|论坛|会议|制度|机制|协议|试点",
}
BARE_NOUNS: Final = frozenset(noun for nouns in _NOUNS.values() for noun in nouns.split("|"))
"""Nouns that name nothing by themselves."""
_NOUN: Final = re.compile(
    "(?P<that>该|这个|这一|这项|此项|此次|本次|本届)?(?P<noun>"
    + "|".join(sorted({n for v in _NOUNS.values() for n in v.split("|")}, key=lambda n: (-len(n), n)))
    + ")"
)
_START: Final = re.compile(r"(?:^|[，。；！？、：“\n（]|由|与|和|为|在|对|给|向|到|把|被|支持|对于)$")


def stand_ins(state: Analysis, refs: Sequence[Ref], focus: Focus) -> Iterator[Ref]:
    """Refs for the stand-ins of the text that can be resolved."""
    taken = [False] * (len(state.text) + 1)
    for ref in refs:
        taken[ref.start : ref.end] = [True] * (ref.end - ref.start)
    for pattern in (_LEVEL, _BARE_VILLAGE):
        for found in pattern.finditer(state.text):
            level = next(g for g in found.groups() if g)
            if not any(taken[found.start() : found.end()]):
                name = focus.owner(level, found.start())
                if name and any(r.name == name for r in refs):
                    yield Ref(found.start(), found.end(), name, "Place", coref=True)
    for found in _NOUN.finditer(state.text):
        if not any(taken[found.start() : found.end()]) and _is_free(state, found):
            meant = _antecedent(refs, found)
            if meant:
                yield Ref(found.start(), found.end(), meant.name, meant.type, meant.subtype, coref=True)


def _is_free(state: Analysis, found: re.Match[str]) -> bool:
    """Whether the noun stands by itself: with 该 before it, or at the start of a clause or behind a preposition."""
    if found.group("that"):
        return True
    word = state.words[state.word_index(found.start())] if state.words else None
    whole = word is not None and word.start == found.start() and word.end == found.end()
    return whole and bool(_START.search(state.text[max(0, found.start() - 2) : found.start()]))


def _antecedent(refs: Sequence[Ref], found: re.Match[str]) -> Ref | None:
    """The last entity before whose name ends in the noun, or is a company for 公司 and 企业."""
    noun = found.group("noun").rstrip("里子")
    types = [t for t, nouns in _NOUNS.items() if found.group("noun") in nouns.split("|")]
    for ref in reversed([r for r in refs if r.end <= found.start()]):
        if ref.type in types and (
            ref.name.rstrip("”》").endswith(noun) or (noun in {"企业", "公司"} and _company(ref.name))
        ):
            return ref
    return None


def _company(name: str) -> bool:
    return bool(re.search(r"(?:公司|集团|企业|厂)$", name))
