"""Clauses that go on with a subject named before: …，与B签订; …，联合B举办; 投资N元建成B at the start of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_help import TAKES, help_given
from pipelines.components.rules_money import BACKED, BACKS, PAYS, SERVES, SPENT, SUM, paid
from pipelines.components.rules_partners import CARRIED, each
from pipelines.components.rules_signing import SIGNED, signed
from pipelines.components.sketch import ADVERBS, FREE, ROW, Sketch, shape
from pipelines.components.speakers import Subject
from pipelines.components.state import Ref

_OPENS: Final = (
    r"(?:^|[，；：])(?:据悉|据了解|目前|近日|日前|同时|此外|另外|其中|随后|并|又|还|也|再|则|一方面|另一方面|，|会上|现场|当天|当日|"
    r"今年|去年|\d{1,4}[年月日]|以来){0,6}"
)
_SIGNS: Final = shape(f"{_OPENS}{ADVERBS}(?:与|同|跟|和)(?P<other>{ROW}){SIGNED}")
_JOINS: Final = shape(
    f"{_OPENS}(?:{ADVERBS}(?:与|同|跟|会同|联合|携手|联手)|(?:[还又也再则已正]|先后){ADVERBS}和)(?P<other>{ROW}){CARRIED}"
)
_TOWARD: Final = shape(
    f"(?:加强|深化|加快|推进|密切|强化|扩大|拓展)(?:了)?(?:与|同|和)(?P<other>{ROW})(?:等[^，。；]{{0,8}}?)?的?[^，。；{{!OLPFI}}]{{0,8}}?(?:合作|对接|协作|交流)"
)
_CALLS: Final = shape(f"{_OPENS}{ADVERBS}(?:会同|联合|携手|联手)(?P<other>{ROW})")
_SPENDS: Final = (shape(_OPENS + PAYS), shape(_OPENS + SERVES), shape(_OPENS + BACKS))
_HELPS: Final = (
    shape(
        f"{_OPENS}{ADVERBS}(?:帮扶|助力|帮助|支持|指导|协助|对口支援|对口帮扶|定点帮扶|结对帮扶)了?(?P<taker>{{OL}})(?!同胞|籍)"
    ),
    shape(f"{_OPENS}{ADVERBS}(?:为|给|向){TAKES}"),
    shape(f"{_OPENS}{SPENT}(?:支持|助力|帮助)(?P<taker>{{OL}})(?!村民|群众|居民|{BACKED})"),
)
_LENDS: Final = (
    shape(
        f"{_OPENS}{ADVERBS}(?:到[^，。；]{{1,6}})?(?:给|为|向|对)(?P<thing>{{OLFI}}){FREE}{{0,8}}?"
        f"(?:发放|放|贷|授信|捐赠|捐|拨付|拨|投放|补贴|补助|资助|奖励|补)[^，。；\\d{{!OLPFI}}]{{0,10}}?{SUM}(?!的)"
    ),
    shape(f"{SUM}{FREE}{{0,4}}(?:贷|拨|捐|补|奖|打|投)[给到]了?(?P<thing>{{OLF}})"),
)
_BROUGHT: Final = re.compile("引进|引入|引来|引荐|吸引|签|带领|领办|入驻|落户")
_SPENT: Final = {"theme": 0.9, "before": 0.9, "sentence": 0.75}


def carried(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    """What the subject that a clause goes on with signs, does together with others, pays for or supports."""
    for found in sketch.found(_SIGNS):
        yield from signed(sketch, found, product(*_ends(sketch, found, subjects)), "sign:carried", 0.9)
    for pattern, rule in ((_JOINS, "joint:carried"), (_CALLS, "joint:carried"), (_TOWARD, "joint:toward")):
        for found in sketch.found(pattern):
            yield from each(sketch, found, product(*_ends(sketch, found, subjects)), rule)
    for pattern in _SPENDS:
        for found in sketch.found(pattern):
            subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("amount"))))
            if subject and _spends(sketch, found, subject):
                yield from paid(sketch, found, _bodies(subject), "fund:carried", _SPENT.get(subject.how, 0.5))
    yield from _lent(sketch, subjects)
    yield from _helped(sketch, subjects)


def _lent(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    for pattern in _LENDS:
        for found in sketch.found(pattern):
            subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("thing"))))
            if subject and subject.how == "sentence" and len(subject.refs) == 1:
                yield from paid(sketch, found, _bodies(subject), "fund:carried")


def _helped(sketch: Sketch, subjects: Mapping[int, Subject]) -> Iterator[Proposal]:
    for pattern in _HELPS:
        for found in sketch.found(pattern):
            subject = subjects.get(sketch.scene.clause(sketch.offset(found.start("taker"))))
            if subject and (subject.how == "sentence" or (subject.how != "own" and len(subject.refs) == 1)):
                takers = sketch.single(*found.span("taker"))
                yield from help_given(sketch, found, _bodies(subject), takers, "help:carried")


def _spends(sketch: Sketch, found: re.Match[str], subject: Subject) -> bool:
    """Whether it is the subject's own money: named in an earlier clause it is one alone, and brings in no investor."""
    return subject.how != "sentence" or not (len(subject.refs) > 1 or _BROUGHT.search(sketch.text[: found.start()]))


def _ends(sketch: Sketch, found: re.Match[str], subjects: Mapping[int, Subject]) -> tuple[list[Ref], list[Ref]]:
    """The first of the subject's bodies and places, since the others may be whom it signed with before; the parties."""
    at = found.start("other")
    subject = subjects.get(sketch.scene.clause(sketch.offset(at)))
    others = sketch.single(*found.span("other"))
    return (_bodies(subject)[:1] if subject else []), others


def _bodies(subject: Subject) -> list[Ref]:
    return [ref for ref in subject.refs if ref.type in {"Organization", "Place"}]
