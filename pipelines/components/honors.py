"""Honours: what stands behind a verb of awarding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.state import Analysis, Mention

RECEIVED: Final = (
    "荣获|获评|被评为|被评定为|被评选为|被授予|被认定为|被命名为|获颁|喜获|评为|认定为|命名为|荣膺|获批|"
    "入选|上榜|跻身|被列为|被列入|被确定为|捧回|摘得|斩获|夺得"
)
"""Verbs that say that a title was received; 获 alone says so as well."""
_SURE: Final = (
    f"获评为|获批为|{RECEIVED}|授予|被纳入|挂上了?|挂牌|拿下|拿到|捧得|摘取|获得|获|成功创建为?|成功创成|创成|创建为"
)
_SEEKING: Final = "争创|申报|冲刺|创建"
_AWARD: Final = re.compile(
    rf"(?P<verb>{_SURE}|{_SEEKING})(?:了|过|为|由[^，。]{{2,12}}颁发的|[^，。；“]{{2,12}}授予的)?(?P<list>[^，。；！？\n]{{3,60}})"
)
_ITEM: Final = re.compile(r"(?:[^、“”]|“[^”]*”)+")
_TAIL: Final = re.compile(
    r"(?:的)?(?:等)?(?:多项|多个|\d+项)?(?:荣誉称号|称号|荣誉|牌子|殊荣|奖牌|牌匾|名单|之一|等)+$"
)
_HIGHER: Final = "全国|国家|中国|全省|全市|全县|[省市县]级|年度"
_HOLDER: Final = re.compile(f"(?!{_HIGHER})[^“”]{{2,24}}?(?=(?:{_HIGHER})?“[^”]+”)")
"""Behind 授予, who is given the title that stands in quotation marks."""
_KIND: Final = re.compile(
    r"(?:奖|奖项|冠军|亚军|季军|第[一二三]名|示范[^，。]{0,8}|先进[^，。]{0,4}|模范[^，。]{0,6}|标兵|能手|文明[^，。]{0,4}|优秀[^，。]{0,6}|最美[^，。]{0,8}|十佳[^，。]{0,8}|百强[^，。]{0,3}|之乡|"
    r"[^，。]*(?:名村|名镇|村庄|村落|传统村落|美丽乡村|森林乡村|案例|名录|好人|家庭|人物|红旗手|特色[^，。]{1,6}|重点[^，。]{1,8}|强镇|强村|强县|企业|城市|小巨人|专精特新[^，。]*|试验区|先行区|标杆|金牌|银牌|铜牌|典型[^，。]{0,3}|"
    r"景区|旅游区|卫生[^，。]{1,3}|平安[^，。]{1,3}|学校|司法所|标志产品|品牌|单位|集体|个人|达人|工匠|状元|尖兵|所|站|县|区|村|镇|社区|乡|市|户))$"
)
_LEVEL: Final = re.compile(
    r"国家|全国|省|市|县|州|区|部|中国|世界|全球|国际|年度|第.届|“|最|十佳|百|千|先进|优秀|文明|示范|级|奖"
)
_NOT: Final = re.compile(
    r"(?:试点|重点工程|一致|好评|成功|圆满|认可|支持|丰收|资金|经费|收入|补贴|贷款|订单|项目|证书|批准|通过|工程|清单|方案|规划|计划)$|^(?:了|到|得|悉|知|取|的|批|第)"
)
_CALLED: Final = "[”》]?(?:荣誉)?(?:称号)?[”》]?$"
MONEY: Final = "(?:建设|创建|项目|补助|奖补|专项|扶持|奖励|配套)*(?:资金|经费|补助)"
"""What follows a title where only money that goes with it is spoken of (获得甲示范县补助资金)."""
_OF_PERSONS: Final = re.compile(
    f"(?:能手|机手|选手|工匠|标兵|个人|劳动模范|好人|带头人|传承人|达人|红旗手|教师|[^人成两]员|人物|乡贤|状元){_CALLED}"
)
_OF_BODIES: Final = re.compile(
    "(?:集体|单位|企业|学校|合作社|示范[村县区镇社点市校]|强[县镇村市]|[村镇县区市乡]|基地|园区|案例|社区|组织|支部|站|之乡|机构)"
    f"{_CALLED}"
)


def is_personal(title: str) -> bool:
    """Whether only persons hold it."""
    return bool(_OF_PERSONS.search(title))


def is_title(name: str) -> bool:
    """Whether the words end as titles do and say at what level, or in what quotation, it is given."""
    return bool(_KIND.search(name.rstrip("”")) and _LEVEL.search(name)) and name.count("“") == name.count("”")


def suits(title: str, holder: str) -> bool:
    """Whether one of the holder's type can hold it: no body is a 能手, no person a 先进集体.

    Of 881 that the gold standard states of holders of either kind one does not fit.
    """
    return not (_OF_BODIES.search(title) if holder == "Person" else is_personal(title))


class HonorFinder:
    """Proposes mentions of titles and awards in an analysed text."""

    def __call__(self, state: Analysis) -> Iterator[Mention]:
        """The mentions proposed for the text."""
        for found in _AWARD.finditer(state.text):
            offset = found.start("list")
            for item in _ITEM.finditer(found.group("list")):
                raw = item.group()
                before = _HOLDER.match(raw) if found.group("verb") == "授予" else None
                skipped = before.end() if before else 0
                name = _TAIL.sub("", raw[skipped:])
                named = raw != name or "“" in name
                if self._is_honor(found.group("verb"), name, named):
                    start = offset + item.start() + skipped
                    yield Mention(start, start + len(name), "Honor", name, rule="honor:verb", score=0.9)

    def _is_honor(self, verb: str, name: str, named: bool) -> bool:
        if not 3 <= len(name) <= 34 or _NOT.search(name):
            return False
        if not is_title(name):
            return False
        if verb in {"获", "获得", "拿下", "拿到", "挂牌"}:
            return named or name.endswith("奖") or bool(re.search("示范|先进|优秀|文明", name))
        if re.fullmatch(_SEEKING, verb):
            return bool(re.search("国家|全国|省级|文明城市|卫生城市", name)) and not name.endswith("活动")
        return True
