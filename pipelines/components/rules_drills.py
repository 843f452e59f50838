"""Who takes part in the drill that an article tells of: 专业扑火队抵近火场；公安局设卡管制；医院搭起救护帐篷."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.scene import Scene
from pipelines.components.speakers import Subject

_DRILL: Final = re.compile("(?:演练|演习|拉练)”?$")
_ACTS: Final = re.compile(
    "抵[达近]|赶[赴到往]|到位|出动|转移|疏散|搭[起建]|放飞|升空|架[起设]|扑[打救灭]|救[治护援]|封[控锁]|管制|警戒|集结|驰援|增援|"
    r"运送|搜[救索]|处置|疏导|铺设|抢[修通]|翻越|\d+分钟|迅速|立即|随即|率先|最先|快速|紧急|第一时间|当即|抛石|堵[住漏]|支起|接[通力]|背[水饭送]|起吊|冲锋舟|先行"
)
"""What is done in a drill."""
_ELSEWHERE: Final = re.compile(
    "去年|前年|今年|上月|近年|以来|平时|日常|下一步|明年|今后|计划|打算|投入|[12]\\d{3}年|如果|一旦"
)
"""What says that a sentence tells of another time than the drill's."""
_REACH: Final = 12
"""Characters behind who acts in which it is said what they do."""


def drills(scene: Scene, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """``participatesIn`` of the bodies that act, for the only drill that the article names."""
    named = [e.name for e in scene.state.entities if e.type == "Initiative" and _DRILL.search(e.name)]
    text = scene.state.text
    if len(named) != 1 or _ELSEWHERE.search(text, scene.span.start, scene.span.end):
        return
    for subject in subjects.values():
        end = min(subject.end + _REACH, scene.clause_end(subject.end))
        if subject.how != "own" or not _ACTS.search(text, subject.end, end):
            continue
        if any(r.name == named[0] and scene.clause(r.start) == scene.clause(subject.end) for r in scene.refs):
            continue
        for ref in subject.refs:
            if ref.type == "Organization" and not scene.denied(end):
                at = scene.clause_start(ref.start)
                yield Proposal(ref.name, "participatesIn", named[0], ref.start, at, end, "attend:drill", 0.85)
