"""Ceremonies and drills without a name: who 出席签约仪式 attends the signing of which the article speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipelines.components.state import Mention

_ACTS: Final = "签约|揭牌|启动|开工|奠基|竣工|授牌|捐赠|开幕|落成|通车|揭幕|剪彩|颁奖|交接|开园|开业|签字"
_CEREMONY: Final = re.compile(
    f"(?P<lead>(?:出席|参加|举行|举办|见证|主持)了?(?:[^，。；、\n]{{0,6}}(?:和|并|暨))?(?:此次|本次|这次|当天的|了)?)"
    f"(?P<name>(?:项目|战略合作|集中|合作|工程|活动)?(?:{_ACTS}){{1,2}}暨?(?:{_ACTS})?(?:仪式|典礼))"
)
_DRILL: Final = re.compile(
    "(?:此次|这[次场]|本次|[，。；\n])(?P<name>演练)(?=[中接就正模设当开从结现上场分采在于由，以])"
)
_DRILLED: Final = re.compile("(?:演练|演习)[”》]?$")
_SPOKEN_OF: Final = re.compile("(?:仪式|典礼|签约活动|签约大?会)[”》]?$")


def ceremonies(cover: Sequence[Mention], text: str) -> Iterator[Mention]:
    """The ceremonies that somebody attends, holds or chairs, and the drill (此次演练) of which the article speaks, each
    where it names none of the kind by more than that.

    In 27 of 32 such places of annotated articles the ceremony is an entity; where one is named in full, the bare word
    goes on speaking of it.
    """
    taken = {i for m in cover for i in range(m.start, m.end)}
    for said, named in ((_CEREMONY, _SPOKEN_OF), (_DRILL, _DRILLED)):
        if any(m.type == "Initiative" and named.search(m.name) for m in cover):
            continue
        for found in said.finditer(text):
            start, end = found.span("name")
            if taken.isdisjoint(range(start, end)):
                yield Mention(start, end, "Initiative", found["name"], "Event", "event:ceremony", 0.8)
