"""Where an office is held, told by its title: a 县长 is that of the county, whatever body stands beside the name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pipelines.article import Entity
from pipelines.components.proposal import Proposal

_HEAD: Final = re.compile("(?:常务副|副|代|代理)?[省市州盟县区旗镇乡]长")
_GOVERNMENT: Final = re.compile("(?:人民)?政府$")
_OTHER_ORGAN: Final = re.compile("(?:委|委员会|党组|人大|常委会|政协)$")
_OF_A_BODY: Final = re.compile(
    ".{2,}(?:局|所|站|院|校|中心|公司|合作社|行|厂|办公室)(?:党[委组])?副?(?:长|书记|主任|经理|总经理|董事长|理事长)"
)
_COUNTY: Final = re.compile("..(?:[省市州盟县旗]|(?<![小社园景校厂新])区)$")
_OF_COMMITTEE: Final = re.compile(
    "委(?:副?书记|常委).*|.{2,}(?:[省市县区旗镇乡]|街道)(?:委|党委|党工委|纪委|政府|人大|政协)(?!员会).*"
)
"""What is left of an office at a committee or government that was not seen."""
_COMMITTEE: Final = re.compile("[县市区旗州省盟]委(?!员)")
_TEAM: Final = re.compile("(?:小组|指挥部|专班|工作组|领导组|攻坚组|队|(?<!集)团)[”）]?$")
_ELSEWHERE: Final = re.compile(
    "[省市州盟县区旗镇乡](?:委|党委|人大|政协|[^，、]{1,10}(?:局|院|办|中心))[^，、]{0,8}|[^，、]*[局院校厂行站所馆台]长"
)
"""Titles that say by themselves at what body the office is held (县委副书记, 县住建局局长, 所长)."""
_PARTY: Final = frozenset({"副书记", "常委", "副部长", "部长"})
_SET_UP: Final = re.compile("^(?:(?:成立|组建|设立|建立|形成)了?)?[以由]")
"""What leads up to an office in the words that set a team up (成立以|县长丙为组长的小组)."""
_FORMER: Final = "原"


def office_end(proposal: Proposal, entities: Mapping[str, Entity]) -> Proposal | None:
    """The proposal of an office at the place or body that has it; None where neither end can have it.

    Of the 388 heads of places (县长, 副市长) of the corpus 385 hold office at the place, 3 at its government, none at
    a committee, congress or council. Of its 379 offices at a county, city or district none is a 副书记 or 常委, and of
    the 767 at any place none is that of a body which the title names (某镇财政分局局长 at the county). A team or
    headquarters has neither a 副县长 nor a 县委副书记.
    """
    if proposal.predicate != "holdsPost":
        return proposal
    thing = entities.get(proposal.object)
    proposal = replace(proposal, title=_SET_UP.sub("", proposal.title).removeprefix(_FORMER))
    if thing is None:
        return proposal
    if thing.type == "Place":
        stray = any(body.fullmatch(proposal.title) for body in (_OF_A_BODY, _OF_COMMITTEE))
        stray = stray or (proposal.title in _PARTY and bool(_COUNTY.search(thing.name)))
        named = _COMMITTEE.match(proposal.title) and f"{thing.name}委" in entities
        return None if stray or named else proposal
    team = _TEAM.search(thing.name)
    if not _HEAD.fullmatch(proposal.title):
        return None if team and _ELSEWHERE.fullmatch(proposal.title) else proposal
    place = entities.get(_GOVERNMENT.sub("", thing.name))
    if place and place.type == "Place":
        return replace(proposal, object=place.name)
    return None if team or _OTHER_ORGAN.search(thing.name) else proposal
