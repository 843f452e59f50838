"""Walks of life: what a post says of whether one person can hold it and another.

Facts about offices as patterns; no name of a person or a body stands in here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import product
from typing import Final

CADRE: Final = "cadre"
VILLAGE: Final = "village"
SCHOOL: Final = "school"
HEALTH: Final = "health"
BUSINESS: Final = "business"
FARM: Final = "farm"

_TITLES: Final = (
    (VILLAGE, re.compile(r"(?:村|嘎查)(?:党|支|委|主任|会计|医)|支书|网格员|社区(?:党|主任)|小区|楼栋|组长$|村民")),
    (SCHOOL, re.compile(r"教师|老师|教授|校长|园长|班主任|讲师|辅导员|支教")),
    (HEALTH, re.compile(r"医生|护士|医师|护师|药师|技师")),
    (FARM, re.compile(r"理事长|社长|养殖户|种植户|农场主")),
    (BUSINESS, re.compile(r"董事|经理|行长|总监|厂长|老板|店长|法人|创始人|厨师|技术员|工程师")),
    (
        CADRE,
        re.compile(
            r"书记|县长|市长|区长|旗长|州长|省长|镇长|乡长|局长|主席|部长|厅长|处长|科长|主任|常委|委员|秘书长|巡视员"
        ),
    ),
)
_BODIES: Final = (
    (
        CADRE,
        re.compile(
            r"(?:妇女|残疾人|工商业|文学艺术界)联合会$|科学技术协会$|红十字会$|妇联$|残联$|文联$|工商联$|科协$|"
            r"供销(?:合作)?(?:社|总社|社联合社)$"
        ),
    ),
    (VILLAGE, re.compile(r"(?:村|社区|小区|组|嘎查)(?:党(?:总支|支部|委)|支部|村?委会|居委会)?$")),
    (SCHOOL, re.compile(r"学校|小学|中学|大学|学院|幼儿园|职中|教学点|体校")),
    (HEALTH, re.compile(r"医院|卫生院|诊所|卫生室|^(?:急诊|[内外儿骨]|妇产|检验|超声|麻醉|重症医学)科$")),
    (FARM, re.compile(r"合作社|农场|联合社|养殖场|种植基地")),
    (BUSINESS, re.compile(r"公司|集团|支行|银行|工厂|[^卫]厂$|饭店|酒店|企业")),
)
_STATE: Final = re.compile(
    r"^(?!.*公安|.*派出所).*[局委厅](?:[\u4e00-\u9fff]{2,8}[站所队])?$|"
    r"(?:公路|养护|监测|检疫|推广|水文|气象|防疫|司法|财政)[站所段]$"
)
"""Offices of the state; of the police one hardly changes to another."""
_STATE_HEAD: Final = re.compile(r"[站所段]长|(?:大|支|中)队长")
_TEACHING: Final = re.compile(r"教师|老师|教授|校长|园长|班主任|讲师")
# A village's head often runs its cooperative as well; a school's party secretary is a cadre of the school.
_NEIGHBOURS: Final = frozenset({frozenset({VILLAGE, FARM}), frozenset({BUSINESS, FARM})})
_SECONDED: Final = re.compile(r"第一书记|驻村|工作队|帮扶|挂职|志愿|队长")

_SOCIETY: Final = re.compile(r"(?:协会|商会|学会|促进会)$")

_SEAT: Final = re.compile(r"\d{6}(?:/党委)?")
_HEAD: Final = re.compile(r"(?:代)?[县市区旗州]长|[县市区旗州]?(?:委)?书记")
_CLERK: Final = re.compile(r"窗口|科员|股长|办事员|民警|辅警")
_CITY: Final = len("4304")
_CLIMB: Final = 10


def walk(title: str, body: str) -> str:
    """The walk of life that a post belongs to, empty where it does not say.

    A seconded secretary, the secretary of a trade's association or a leader of volunteers may come from anywhere.

    >>> walk("局长", "教育局"), walk("教师", "第一小学"), walk("党总支书记", "郭市村"), walk("志愿者", "")
    ('cadre', 'school', 'village', '')
    >>> walk("理事长", "残疾人联合会"), walk("理事长", "青坪合作社")
    ('cadre', 'farm')
    >>> walk("站长", "环境保护局监测站"), walk("站长", "清河加油站"), walk("主任", "急诊科")
    ('cadre', '', 'health')
    """
    if _SECONDED.search(title) or _SOCIETY.search(body):
        return ""
    if _TEACHING.search(title):
        return SCHOOL
    for kind, pattern in _BODIES:
        if pattern.search(body):
            return kind
    if _STATE.search(body) and _STATE_HEAD.search(title):
        return CADRE
    return next((kind for kind, pattern in _TITLES if pattern.search(title)), "")


def torn(posts: Collection[tuple[str, str]]) -> bool:
    """Whether posts, by walk of life and county, are two people's: a village's in one county, a cadre's in another.

    >>> torn([(VILLAGE, "430422"), (CADRE, "430421")]), torn([(VILLAGE, "430422"), (CADRE, "430422")])
    (True, False)
    """
    villages = {county for walk, county in posts if walk == VILLAGE and county}
    offices = {county for walk, county in posts if walk == CADRE and county and not county.endswith("00")}
    return bool(villages and offices) and not villages & offices


def divided(posts: Collection[tuple[str, str]]) -> bool:
    """Whether posts, by walk of life and county, are of walks that clash, or of two counties that are in no one city.

    >>> divided([(VILLAGE, "430422"), (CADRE, "430422")]), divided([(CADRE, "430422"), (CADRE, "430400")])
    (True, False)
    """
    walks, places = frozenset(walk for walk, _ in posts if walk), {county for _, county in posts if county}
    return (
        any(clash(frozenset({a}), frozenset({b})) for a, b in product(walks, walks))
        or len({county[:_CITY] for county in places}) > 1
    )


def clash(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of walks of life have nothing to do with each other.

    >>> clash(frozenset({"cadre"}), frozenset({"school"})), clash(frozenset(), frozenset({"school"}))
    (True, False)
    """
    if not one or not other or one & other:
        return False
    return not any(frozenset({a, b}) in _NEIGHBOURS for a in one for b in other)


def steep(one: Iterable[Sequence[str]], other: Iterable[Sequence[str]]) -> str:
    """Two titles if of these posts, (seat, title, month), one leads a county and one a bureau's counter, or empty.

    Four ranks lie between them, which takes some ten years.

    >>> steep([("430422", "县长", "2021-03")], [("430422/行政审批局", "窗口主任", "2019-03")])
    '县长, 窗口主任'
    >>> steep([("430422", "县长", "2021-03")], [("430422/行政审批局", "窗口主任", "2009-03")])
    ''
    """
    posts = list(one), list(other)
    for heads, clerks in (posts, posts[::-1]):
        for (seat, head, then), (_, clerk, now) in product(heads, clerks):
            near = then and now and abs(int(then[:4]) - int(now[:4])) < _CLIMB
            if near and _SEAT.fullmatch(seat) and _HEAD.fullmatch(head) and _CLERK.search(clerk):
                return f"{head}, {clerk}"
    return ""
