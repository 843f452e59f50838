"""From a pair that the relation model holds true to a proposal with title, amount, agreement and topic."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.candidates import Candidate
from pipelines.components.office_titles import office_title, printed_title
from pipelines.components.proposal import Proposal
from pipelines.components.scene import ACTORS, Scene
from pipelines.components.state import Ref

_VERSION: Final = "pairs:1"
_REACH: Final = 160  # characters in which a sum or the matter of an agreement is looked for
AMOUNT: Final = re.compile(r"[\d.,]+(?:余|多)?[万亿]*(?:余|多)?(?:元|美元|欧元|港元|港币|英镑|日元)")
_WHOLE: Final = re.compile(r"(?:总投资|概算|估算|预算|造价|总额|总价|产值|价值|合计)[^，。；\d]{0,6}$")
_EACH: Final = re.compile(r"(?:每|单价|租金|补贴?标准|保底价|收购价)[^，。；]{0,8}$")
_PER: Final = re.compile(r"/|一?(?:斤|亩|户|人次|公斤|吨|天)(?![\u4e00-\u9fff])")
_DEAL: Final = "(?:协议书?|合同|备忘录|意向书|公约|订单|意向)"
_FILL: Final = (
    r"(?:战略|框架|投资|意向|合作|长期|初步|正式|点对点|第一批|一份|了|的"
    r"|为期[^，。]{1,4}?的?|[一二两三四五六十\d]{1,3}年的?)"
)
_SIGNED: Final = re.compile(
    rf"签(?:订|署|下|定|约|了)*(?:了)?{_FILL}*[《“]*(?P<topic>[^，。；、《》“”]{{2,24}}?){_FILL}*{_DEAL}"
)
_MATTER: Final = re.compile(r"就(?P<topic>[^，。；]{2,24}?)等?(?:方面|领域|事宜)?(?:签|达成|开展|进行)")
_FURTHER: Final = re.compile(
    r"签约?(?:了约)?[，,](?:双方|将|共同|约定|拟|计划|在[^，。；]{1,12}?)*(?P<topic>[共建合引设][^，。；]{2,22})"
)
_ABOUT: Final = re.compile("^(?:关于)+")
_VAGUE: Final = re.compile(rf"(?:{_FILL}|{_DEAL}|[\s双多三四]|相关|有关|方|书)*")


def complete(
    candidate: Candidate, predicate: str, confidence: float, rules: Mapping[tuple[str, str], Sequence[Proposal]]
) -> Proposal:
    """The proposal for a pair: a rule's where one says the same of the sentence, else read from the clause."""
    scene = candidate.scene
    for proposal in rules.get((candidate.subject.name, candidate.object.name), ()):
        if proposal.predicate == predicate and scene.span.start <= proposal.offset < scene.span.end:
            rule = f"{_VERSION}+{proposal.rule}"
            return _filled(candidate, replace(proposal, confidence=confidence, rule=rule))
    return _filled(candidate, _from_clause(candidate, predicate, confidence))


def _from_clause(candidate: Candidate, predicate: str, confidence: float) -> Proposal:
    scene, subject, thing = candidate.scene, candidate.subject, candidate.object
    anchor = thing if candidate.topic else max(subject, thing, key=lambda r: r.start)
    low = thing.start if candidate.topic else min(subject.start, thing.start)
    low = max(low, scene.span.start) if low < scene.span.end else anchor.start
    start, end = scene.clause_start(max(low, scene.span.start)), scene.clause_end(min(anchor.end, scene.span.end) - 1)
    offset = min(max(anchor.start, scene.span.start), scene.span.end - 1)
    return Proposal(subject.name, predicate, thing.name, offset, start, end, _VERSION, confidence)


def _filled(candidate: Candidate, made: Proposal) -> Proposal:
    """The proposal with what its predicate may say beside its ends."""
    scene, subject, thing = candidate.scene, candidate.subject, candidate.object
    if made.predicate == "holdsPost":
        title = printed_title(made.title, thing) or office_title(scene, subject, thing) or made.title
        return replace(made, title=title)
    if made.predicate == "funds":
        return replace(made, amount=_amount(scene, subject, thing) or made.amount)
    return with_matter(scene, made) if made.predicate == "signsAgreementWith" else made


def with_matter(scene: Scene, made: Proposal) -> Proposal:
    """What is signed with the agreement's name and its matter, where the sentence states them."""
    agreement = made.agreement or _agreement(scene, made)
    return replace(made, agreement=agreement, topic=_topic(scene, made, agreement) or made.topic)


def _amount(scene: Scene, giver: Ref, thing: Ref) -> str:
    """The sum nearest behind the giver, with no other actor between, rather than a total or a price a piece."""
    low, high = max(scene.span.start, thing.start - _REACH), min(scene.span.end, thing.end + _REACH)
    found = list(AMOUNT.finditer(scene.state.text, low, high))
    return min(found, key=lambda m: _distance(scene, m, giver, thing)).group() if found else ""


def _distance(scene: Scene, sum_: re.Match[str], giver: Ref, thing: Ref) -> int:
    text, start, end = scene.state.text, sum_.start(), sum_.end()
    head = text[max(scene.span.start, start - 14) : start]
    cost = 60 * bool(_EACH.search(head) or _PER.match(text[end : end + 4])) + 25 * bool(_WHOLE.search(head))
    anchor = giver if scene.span.start <= giver.start < scene.span.end else thing
    low, high = (anchor.end, start) if start >= anchor.end else (end, anchor.start)
    cost += high - low + 15 * (start < anchor.start)
    others = [
        r for r in scene.refs if low <= r.start < high and r.type in ACTORS and r.name not in {giver.name, thing.name}
    ]
    return cost + 12 * len(others) + 20 * text.count("；", low, high)


def _agreement(scene: Scene, made: Proposal) -> str:
    """The agreement named nearest to the signing; none behind a semicolon, which is another's."""
    named = [r for r in scene.refs if r.subtype == "Agreement"]
    named = [r for r in named if "；" not in scene.state.text[slice(*sorted((r.start, made.offset)))]]
    return min(named, key=lambda r: abs(r.start - made.offset)).name if named else ""


def _topic(scene: Scene, made: Proposal, agreement: str) -> str:
    """What was agreed on: in the agreement's name, else between 签 and 协议, else what follows the signing."""
    if agreement:
        bare = agreement.strip("《》")
        bare = bare[1:-1] if re.fullmatch("“[^“”]*”", bare) else bare
        named = re.sub(rf"{_FILL}*{_DEAL}?$", "", bare)
        if not _VAGUE.fullmatch(named):
            return _ABOUT.sub("", named)
    text = scene.state.text[made.start : min(scene.span.end, made.start + _REACH)]
    for pattern in (_SIGNED, _MATTER, _FURTHER):
        found = pattern.search(text)
        if found and not _VAGUE.fullmatch(found.group("topic")):
            return _ABOUT.sub("", found.group("topic"))
    return ""
