"""Whether a statement is only wished, put off or on condition, and whether anything says that it is still to come."""

from __future__ import annotations

import re
from typing import Final

from pipelines import lexicon
from pipelines.article import Span
from pipelines.components.proposal import Proposal
from pipelines.components.setting import Setting

_RUN: Final = lexicon.alternatives(lexicon.words("verbs", "leads", "builds", "signsAgreementWith", "participatesIn"))
_WISHED: Final = re.compile(
    "希望(?!小学|学校|工程|之|的|家园)|期待|期盼|盼望|如果|倘若|假如|一旦|(?<![\u4e00-\u9fff])若|能否"
    f"|[\u4e00-\u9fff]若(?=[能可要将是]|{_RUN})|(?<![出的条份项])建议(?=[^，。；]{{0,6}}(?:{_RUN}))"
    f"|(?:考虑|酝酿|呼吁)[^，。；]{{0,4}}(?:{_RUN})"
)
_PUT_OFF: Final = re.compile("推迟|延期(?!付|缴|还|贷)|延后|改期|暂缓|顺延至|改[至到在](?:\\d+月|\\d+日|明年|下)")
_TO_COME: Final = re.compile(
    "将|拟|计划|预计|力争|争取|有望|准备|打算|[明后]年|下一?步|即将|约定|商定|议定|承诺|申报|争创|创建|[年月季周]底|年内|今后|未来|希望|期待|谋划|"
    "规划|设计|目标|要(?![闻点素道塞])|可|力求|待|[想再]|如果|若|建议|申请|原定|定于|考虑|确定|部署|决定|明确|推迟|延期|改期|之前|前|签|协议|提出|"
    "选址|筹[建备]|招标|启动|开工|试点|洽谈|谈|意向|至\\d|到\\d"
)
_DAY: Final = re.compile(r"\d+[年月日号]")


def is_intended(setting: Setting, proposal: Proposal) -> bool:
    """Whether what is stated is wished for, on condition or put off."""
    here = setting.sentence(proposal.offset)
    first, second = setting.ends(proposal, here)
    first = max((setting.text.rfind(mark, here.start, first) + 1 for mark in "，：；"), default=0)
    wished = setting.text[max(first, here.start) : second]
    if "。" not in wished and "；" not in wished and _WISHED.search(wished):
        return True
    return bool(_PUT_OFF.search(setting.text, max(proposal.start, here.start), proposal.end))


def may_come(setting: Setting, proposal: Proposal, date: str) -> bool:
    """Whether anything of the sentence, besides names, says that what is stated is to come."""
    published = setting.published
    if date and published and date.partition("/")[0] > published[: len(date.partition("/")[0])]:
        return True
    plain = _without_names(setting, setting.sentence(proposal.offset))
    return bool(_TO_COME.search(plain) or (not (date and published) and _DAY.search(plain)))


def _without_names(setting: Setting, here: Span) -> str:
    """The sentence less the names in it."""
    parts, at = [], here.start
    for ref in setting.refs_in(here):
        if not ref.coref and ref.end > at:
            parts.append(setting.text[at : max(at, ref.start)])
            at = ref.end
    return "；".join([*parts, setting.text[at : here.end]])
