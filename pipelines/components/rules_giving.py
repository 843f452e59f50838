"""Help that the deed tells of: A给B装了专线, A派专家，帮B…, A的医疗队走进B, B的设备是A捐的, 教授A在B住了三个月."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.proposal import Proposal
from pipelines.components.rules_help import help_given
from pipelines.components.sketch import ADVERBS, ETC, Sketch, shape
from pipelines.components.state import Ref

_OFTEN: Final = (
    "(?:每[两三四五六七八九十半]?个?[年月周天]|每学期|每季度?|常年|无偿|上门|承诺|答应|准备|连续[两三四五六七八九十\\d]+[年期届批]|"
    "连夜|各|为此|特意|专程|组团|主动){0,4}"
)
_ACTS: Final = f"{ADVERBS}{_OFTEN}"
_GIVERS: Final = f"(?P<giver>{{OLP}}(?:(?:、|和|及|以及){{OLP}}){{0,8}}){ETC}{_ACTS}"
_THINGS: Final = "(?P<taker>{OLFI}(?:(?:、|和|与|及|以及){OLFI}){0,12})"
_ANY: Final = "(?P<taker>{OLFIP}(?:(?:、|和|与|及|以及){OLFIP}){0,12})"
_NO_MONEY: Final = (
    "(?!(?:(?!价值)[^，。；]){0,40}(?:元(?!的?(?:材料|设备|物资|器材|图书|仪器|农资|药品))|资金|贷款|授信))"
)
_NO_HONOR: Final = (
    "(?![^，。；]{0,16}(?:颁|授予|[授揭]牌|授旗|打工|拨|聘|锦旗|喜报|证书|[员师]证|钥匙|座谈|讲座|匾|牌子|补助|奖|{H}))"
)
_WORK: Final = (
    "(?:装|架|拉|接|开(?=通|设|了?[专车])|配|修|改|盖|打(?!了?个?电话|下|招呼|气|工)|建|铺|划|办(?!了?(?:座谈|证|{I}))|跑|送(?!达)|捐|赠|借|调|更换|换|"
    "义诊|体检|看病|讲|上过|上课|培训|教|做|提供|派|培养|代|免|减|定制|选定|设计|争取|推荐|测|添|运|补种|清|拓|腾|找)"
)
_DOES: Final = shape(
    f"{_GIVERS}(?:给|为|向|帮|替){_ANY}{_NO_HONOR}{_NO_MONEY}[^，。；{{!OLPFI}}]{{0,14}}?(?<!成|定){_WORK}"
)
_SENDS: Final = (
    "(?:派出|选派|派遣|派驻|派来|派|抽调|下派)(?!到)(?![^，。；]{0,14}(?:进修|学习|跟班|跟岗|考察|参加|参观|取经|招商|推介|出席|观摩|组成))"
    "[^，。；{!OLFI}]{0,30}"
)
_SENT: Final = shape(
    f"{_GIVERS}共?{_SENDS}?(?:常驻|驻点|驻|来到|来|到|赴|前往|走进|深入|支援|驰援|帮扶){_THINGS}"
    "(?![^，。；]{0,14}(?:进修|学习|跟班|跟岗|考察|参加|参观|取经|招商|推介|出席|观摩))(?!的|[^，。；{!P}]{0,8}{P}|[^，。；]{0,6}(?:书记|主任|委员))(?![^，。；]{0,4}任)"
)
_SENT_TO_HELP: Final = shape(
    f"{_GIVERS}共?{_SENDS}，[^，。；{{!OLFI}}]{{0,6}}(?:支援|驰援|帮扶|帮助|帮|指导|协助|为){_THINGS}(?![^，。；]{{0,6}}(?:书记|主任|长))"
)
_TEAM: Final = shape(
    f"(?P<giver>{{O}}(?:(?:、|和|及){{O}}){{0,8}}){ETC}(?:组成)?的?(?:专家|医疗|科研|科技|志愿|技术|服务|医护|博士|支教|巡诊|义诊){{1,3}}"
    f"(?:团队|小分队|小组|队|团|组)?{_ACTS}(?:来到|走进|进驻|前往|赴|深入|进了|开进|到){_THINGS}"
)
_AIDS: Final = shape(f"{_GIVERS}[^，。；{{!OLFI}}]{{0,10}}(?:驰援|增援|支援|援助|帮扶)了?{_THINGS}(?!的)")
_GIFT: Final = shape(
    "(?P<taker>{FI})[^。；{!FI}]{0,40}?(?:是|都是)(?P<giver>{OLP}(?:(?:、|和){OLP}){0,5})[^，。；{!OLFIP}]{0,10}?"
    "(?:捐赠?|赠送?|送来?|设计|编|借来?|支援|提供)的"
)
_SPREAD: Final = shape(
    f"{_GIVERS}[^，。；{{!OLFIP}}]{{0,14}}?(?:捐赠|捐|赠|送|采购|印)[^。；{{!OLFIP}}]{{2,40}}，?(?:分别|全部|都)?"
    f"(?:安装|装|配|分|放|发|送|种|投|交付)(?:在|到|给|进|往|至)了?{_THINGS}(?!的|新修的)"
)
_FUND: Final = shape(
    f"{_GIVERS}(?:为|向|在|给)?(?P<taker>{{OL}})[^，。；{{!OLFIP}}]{{0,10}}?(?:投入|落实|拨付|提供)[^，。；{{!OLFIP}}]{{0,6}}"
    "(?:帮扶|协作|援助|援疆|援藏|援建|扶贫)资金"
)
_FUND_OF: Final = shape(
    f"{_GIVERS}(?:投入|落实|拨付)(?P<taker>{{OL}})[^，。；{{!OLFIP}}]{{0,8}}(?:帮扶|协作|援助|援疆|援藏|援建|扶贫)资金"
)
_FACES: Final = shape(f"{_GIVERS}对口(?P<taker>{{OL}}(?:(?:、|和){{OL}}){{0,4}})")
_BACKER: Final = shape(
    "(?P<giver>{OL})(?:自[^，。；{!OLFIP}]{0,6}起)?(?:是|——|—|为)(?P<taker>{L})的?(?:对口|定点|结对)[^，。；{!OLFIP}]{0,3}"
    "(?:支援|帮扶|协作|扶贫)?(?:城市|单位|区|市|县|地区)"
)
_WARRANTS: Final = shape(
    "(?P<taker>{I})[^。；{!I}]{0,60}?[，由](?P<giver>{O})(?:为其|作|做|来|为此)?(?:提供(?:融资|全额|增信)?|承担|负责)?(?:的)?担保(?!公司|中心|基金)"
)
_STAYS: Final = shape(
    f"(?P<giver>{{P}})[^，。；{{!OLPFI}}]{{0,14}}?(?:在|住在|住进|蹲在|常驻|驻){_THINGS}[^，。；{{!OLPFI}}]{{0,4}}(?:住了|待了|蹲了|驻了|呆了|蹲点|驻点)"
)
_TITLES: Final = (
    "(?:研究员|教授|讲师|工程师|博士|专家|医生|医师|大夫|农艺师|技术员|兽医|老师|教师|畜牧师|护士|研究生|设计师|特派员|律师)"
    "(?:（[^（）]{1,12}）)?"
)
_EXPERT: Final = shape(
    f"{_TITLES}(?P<giver>{{P}}){_ACTS}[^，。；{{!OLPFI}}]{{0,14}}?(?:到|来|来到|在|住进|常驻|驻|走进|下到|赶到|深入)"
    "(?P<taker>{OLF}(?:(?:、|和){OLF}){0,6})(?![^，。；]{0,6}(?:租|采风|任|工作))(?:，(?=指导|传授|手把手))?[^，。；{!OLPFI}]{0,14}"
    "(?:讲|教|测|指导|采样|坐诊|义诊|住|蹲|看|把脉|课|开方|待了|驻|守|帮|巡|传授|示范|培训|规划|编|画|改)"
)
_SHAPES: Final = (
    (_DOES, "help:does"),
    (_SENT, "help:sends"),
    (_SENT_TO_HELP, "help:sends"),
    (_TEAM, "help:team"),
    (_AIDS, "help:aids"),
    (_GIFT, "help:gift"),
    (_SPREAD, "help:spread"),
    (_FUND, "help:fund"),
    (_FUND_OF, "help:fund"),
    (_FACES, "help:faces"),
    (_BACKER, "help:faces"),
    (_WARRANTS, "help:warrants"),
    (_STAYS, "help:expert"),
    (_EXPERT, "help:expert"),
)
_ASIDE: Final = re.compile(
    "(?:经|经过|前往|赴|走进|来到|在|到|为|对|向|把|将|从|被|获|争取|用|通过|依托|与|同|和|邀请|请|让|给)$"
)
_OFFICER: Final = re.compile("(?:[省市县区乡镇村]长|书记)$")
_LOAN: Final = re.compile("[贷保险]”?$")
_TEAM_NAME: Final = re.compile("(?:工作[队组]|专班|指挥部)$")
"""Bodies that are themselves sent or set up to help."""


def giving(sketch: Sketch) -> Iterator[Proposal]:
    """``supports`` where what is done for another is told by the deed itself."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            before = sketch.before(found)
            if _ASIDE.search(before) or (pattern is _STAYS and _OFFICER.search(before)):
                continue
            givers, takers = sketch.single(*found.span("giver")), sketch.single(*found.span("taker"))
            takers = [t for t in takers if not _TEAM_NAME.search(t.name)]
            if "分别" in found[0] and len(givers) > 1 and pattern is not _SPREAD:
                for pair in zip(givers, takers, strict=False) if len(givers) == len(takers) else ():
                    yield from help_given(sketch, found, pair[:1], pair[1:], rule)
            elif pattern is not _WARRANTS or _is_loan(takers):
                yield from help_given(sketch, found, givers, takers, rule)


def _is_loan(takers: list[Ref]) -> bool:
    """Whether it is a loan or an insurance, for which another may stand good."""
    return bool(takers) and bool(_LOAN.search(takers[0].name))
