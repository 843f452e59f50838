"""When and how far: date and status of a relation, read from its clause and sentence."""

from __future__ import annotations

import re
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.state import Analysis
from pipelines.components.times import Time, find_times

_PLANNED: Final = re.compile(
    r"将(?!军|近|[^，。]{0,16}(?:下放|纳入|作为|列为|列入|送|办|搬|打))|拟|计划(?:到|在|于|投|建|新|与|同|今|明|用|于|安排|实施|举办|开展|再)|争创|(?:正在|积极)创建|申报|打算|力争|预计|明年|下一步|后年|准备|即将|争取|有望|谋划|待[^，。]{0,6}后|下半年将"
)
_ONGOING: Final = re.compile(
    r"正在|正|持续|近年来|以来|不断|推进|在建|常态化|坚持|继续|眼下|深入开展|加快|每年|每月|每周|目前"
)
_DONE: Final = re.compile(
    r"了|已|建成|完成|签订|签署|签约|获评|荣获|被评为|被授予|举行|举办|召开|启动|出台|印发|建起|成立|投用|竣工|闭幕|落成|入选|授予|揭牌|圆满|参加|开幕|落户|举办的"
)
_DATED: Final = frozenset(
    {
        "leads",
        "participatesIn",
        "signsAgreementWith",
        "builds",
        "funds",
        "awarded",
        "implementedIn",
        "partnersWith",
        "supports",
    }
)
_STATED: Final = _DATED | {"operates"}


class Qualifier:
    """Reads qualifiers for the proposals of one analysis."""

    def __init__(self, state: Analysis) -> None:
        self.state = state
        self.times = find_times(state.text, state.article.published)

    def date(self, proposal: Proposal) -> str:
        """ISO 8601 date of the statement: of its clause, else the time that opens its sentence."""
        if proposal.predicate not in _DATED:
            return ""
        inside = [t for t in self.times if proposal.start <= t.start < proposal.end and t.iso]
        before = [t for t in inside if t.start <= max(proposal.offset, proposal.start)]
        if before or inside:
            return (before or inside)[-1 if before else 0].iso
        sentence = self.state.sentence_at(proposal.offset)
        leading = [t for t in self.times if sentence.start <= t.start < proposal.start and t.iso]
        return leading[-1].iso if leading and self._carries(leading[-1], proposal) else ""

    def _carries(self, time: Time, proposal: Proposal) -> bool:
        """Whether no stronger break stands between the time and the statement."""
        return not re.search("[；。]", self.state.text[time.end : proposal.start])

    def status(self, proposal: Proposal) -> str:
        """``planned``, ``ongoing`` or ``done`` by the words of the clause; empty where none is said."""
        if proposal.predicate not in _STATED:
            return ""
        sentence = self.state.sentence_at(proposal.offset)
        clause = self.state.text[max(proposal.start, sentence.start) : proposal.end]
        if _PLANNED.search(clause):
            return "planned"
        if proposal.predicate in {"leads", "implementedIn"} and _ONGOING.search(clause):
            return "ongoing"
        if proposal.predicate in {"operates", "partnersWith", "supports"}:
            return ""
        return "done" if _DONE.search(clause) or proposal.predicate in {"signsAgreementWith", "awarded"} else ""
