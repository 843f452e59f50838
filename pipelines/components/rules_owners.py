"""Who owns or holds what: A的全资子公司B, B由A控股, F隶属于A, 将F交给A, A托管B, F业主为A, F站长由P任, P办起O."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.sketch import FREE, Sketch, shape

_TO: Final = "(?:交给|托付给|移交给?|移交至|租给|承包给|委托给)了?"
_NOT_ITS: Final = "(?!(?:旗下|下属|所属|下设|控股|的|集团))"
_KEEPS: Final = "(?:接手|接管|托管|代管|承包|承租|租用|租下|盘下|负责运营|经营|运营|管理|管着|看管|守着|打理)"
_OWNER: Final = (
    "(?:负责人|老板|主人|主理人|创办人|创始人|业主|店主|场主|厂主|掌柜|管理员|管护员|当家人)(?:是|、|，|叫|为)?"
)
_SHAPES: Final = (
    (
        shape(
            "(?P<actor>{O})[^。；{!OLPFI}]{0,10}?旗下(?:目前|现在?|还|共|也){0,2}(?:有|拥有|包括|设有|控股|含)"
            f"{FREE}{{0,8}}(?P<thing>{{OF}}(?:(?:、|和|与|及|以及){{OF}}){{0,12}})"
        ),
        "op:subsidiary",
    ),
    (shape("(?P<actor>{O})的?(?:全资|控股|独资|下属|旗下){0,2}子公司(?:——|，|、)?(?P<thing>{O})"), "op:subsidiary"),
    (
        shape(
            "(?P<actor>{O})[^。；{!O}]{0,40}?(?:旗下|其?(?:自己的|该公司的)?(?:全资|控股)?子公司)的?(?:——)?(?P<thing>{OF})"
        ),
        "op:subsidiary",
    ),
    (
        shape(
            "(?P<thing>{O})(?:是|系|为|作为)(?P<actor>{O})的?(?:旗下的?|全资|控股|独资|[一二]级){1,2}(?:子公司|企业|公司)"
        ),
        "op:subsidiary",
    ),
    (
        shape(f"(?P<thing>{{O}})(?:，|系)?由{FREE}{{0,3}}(?P<actor>{{O}})(?:全资|绝对|出资|相对)?(?:控股|持股|持有)"),
        "op:held",
    ),
    (
        shape(
            f"(?P<thing>{{F}})[^。；{{!FO}}]{{0,30}}?(?:隶属于?|归属于?|产权归|挂靠在?|归(?=.所有))"
            f"(?P<actor>{{O}}){_NOT_ITS}"
        ),
        "op:belongs",
    ),
    (
        shape(
            "(?P<thing>{F}(?:(?:、|和|与|及){F}){0,4})(?:[^。；{!F}]{0,60}?，|的)?(?:日常)?(?:业主|产权|运营|管理|管护|经营)(?:单位|方|商|者)?"
            "(?:都|均)?(?:为|是)(?P<actor>{OP})"
        ),
        "op:owner",
    ),
    (shape(f"(?P<thing>{{F}})[^。；{{!F}}]{{0,50}}?业主(?:单位)?(?:是|为)(?P<actor>{{O}}){_NOT_ITS}"), "op:owner"),
    (shape(f"(?P<actor>{{OP}}){_KEEPS}(?:着|了|的|运营|经营|管理){{0,2}}{FREE}{{0,6}}(?P<thing>{{OF}})"), "op:keeps"),
    (shape(f"(?P<thing>{{F}})[^。；{{!OFP}}]{{0,20}}(?<![分别]){_TO}(?P<actor>{{OP}}){_NOT_ITS}"), "op:handed"),
    (shape(f"(?P<thing>{{F}})的?{FREE}{{0,4}}{_OWNER}[^，。；{{!OPLF}}]{{0,6}}(?P<actor>{{P}})"), "op:owner"),
    (shape("(?P<actor>{P})的(?P<thing>{F})"), "op:of"),
    (
        shape(
            "(?P<thing>{F})[^。；{!OPF}]{0,40}?(?:主任|站长|馆长|场长|园长|厂长|店长|营长|坝长|塘长|负责人)(?:一职)?(?:是|由|为|叫|请)"
            "[^，。；{!P}]{0,24}(?P<actor>{P})(?:[兼担出]?任|当|兼|(?=[，。]))"
        ),
        "op:chief",
    ),
    (
        shape(
            "(?P<actor>{P})[^。；{!POFI}]{0,30}?(?:创办|创立|领办|牵头(?:成立|组建|办起|组织起)|办起|开办|注册成立|承包|守着|看护|打理|(?<![摊打公离召分展张拉铺推])开(?=[了的起一]))"
            "(?:了|的|起)?[^，。；{!POFIL}]{0,6}?(?P<thing>{OF})"
        ),
        "op:founds",
    ),
    (
        shape(
            "(?P<thing>{O})[^。；{!OPF}]{0,24}?由[^，。；{!PF}]{0,16}(?P<actor>{P})[^，。；{!PF}]{0,20}?"
            "(?:办的|创办|创立|创建|开办|办起来|办起|注册|一手)"
        ),
        "op:founds",
    ),
    (
        shape(
            f"(?P<actor>{{P}})[^。；{{!PO}}]{{0,24}}?(?:带出|拉起|牵头的|领衔的|带起|组织起|(?:带|领)着一支)了?{FREE}{{0,14}}(?P<thing>{{O}})"
        ),
        "op:team",
    ),
)
_DENIED: Final = re.compile("没|未|不")
_TEAM: Final = re.compile("(?:队|团|班|组)[”）]?$")
_WORKS: Final = re.compile("(?:工程|项目)”?$")


def owners(sketch: Sketch) -> Iterator[Proposal]:
    """``operates`` of those who own, hold or take over a facility or body, or to whom it is said to belong."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            if _DENIED.search(found[0]):
                continue
            start, begin, end = sketch.clauses(found)
            for actor, thing in product(sketch.single(*found.span("actor")), sketch.things(*found.span("thing"))):
                fits = rule != "op:team" or bool(_TEAM.search(thing.name))
                fits = fits and not _WORKS.search(thing.name)
                if actor.name != thing.name and fits and not (actor.coref and actor.type == "Person"):
                    yield Proposal(actor.name, "operates", thing.name, start, begin, end, rule, 0.9)
