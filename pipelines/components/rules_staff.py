"""Who works where, as told of a name: 甲乡管护员乙; 甲县人大代表乙; 甲河河长由乙担任; 乙…，如今是甲大学讲师."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.proposal import Proposal
from pipelines.components.sketch import FREE, Sketch, shape

_OFFICE: Final = lexicon.alternatives(lexicon.words("offices"))
TRADE: Final = (
    "(?:(?<![党官人动成学社议职店球选租委乘雇])员|(?<![律厨老摄化牧宗设])师|(?<![职员民矿打女男农老务])工|"
    "领队|舵手|教头|教练|后卫|前锋|大夫|专家|师傅|社工|副?庭长|科员|柜员|主播|秘书|寨老|创办人|老板|主管|主理人|当家人|掌门人|警长)"
)
"""What people are by trade, behind the body for which they work."""
_FREE: Final = "[^，。；、的“”{!OLPFI}]{0,8}?"
_NICKNAME: Final = "“[^“”，。；{!OLPFI}]{2,10}”"
_BESIDE: Final = shape(f"(?<!来自)(?<!家住)(?<!住在)(?P<body>{{OL}})的?(?P<title>{_FREE}{TRADE})(?P<person>{{P}})")
_CALLED: Final = shape(f"(?<!来自)(?P<body>{{OL}})的(?P<title>{_NICKNAME})(?P<person>{{P}})")
_POST: Final = f"(?P<title>{_FREE}(?:{_OFFICE}|[顾门]问|大使|调度|代表|{TRADE})|{_NICKNAME})"
_TITLE: Final = f"的?{_POST}"
_END: Final = "(?=[，。；、）]|$)"
_NOW: Final = (
    "(?:现在|如今|目前|现|曾经|曾|原|原来|还|正|就|也|同时|今年|去年|\\d+月|\\d{4}年|起|，|"
    "便|则|又|更|刚|随后|后来|后|再|不久){0,4}"
)
_HIRES: Final = "(?:返|特|选)?聘(?:请|任|用)?"
_AT: Final = "(?:当|任|担任|做|挂职)[了上起着]?"
_IS: Final = (
    "(?:[被受获]聘(?:任)?为|被推?选为|当选为?|被任命为|挂任|挂职|(?:担|出|兼|就|转|调|升|现)?(?<![主责信连离辞卸])任|兼着|"
    "身兼|当上了?|当了|是|系)"
)
_WAY: Final = "(?P<way>[^。；：“”{!P}]{1,50}?)"
_SAID: Final = (
    (shape(f"(?P<person>{{P}})(?P<way>{FREE}{{0,10}}?)在(?P<body>{{OL}}){_AT}{_POST}{_END}"), "seat:at"),
    (shape(f"(?P<person>{{P}}){_WAY}[在到](?P<body>{{O}})，?{_AT}{_POST}{_END}"), "seat:at"),
    (
        shape(
            f"(?P<person>{{P}})(?P<way>[^。；{{!OLPFI}}]{{0,24}}?)[被受](?P<body>{{OL}}){_HIRES}为?(?:{{LF}}的?)?"
            f"{_TITLE}{_END}"
        ),
        "seat:hired",
    ),
    (shape(f"(?P<person>{{P}}){_WAY}被(?P<body>{{O}}){_HIRES}为{_POST}{_END}"), "seat:hired"),
    (shape(f"(?P<body>{{O}}){_HIRES}了?(?P<person>{{P}})(?:为|任|担任|做|当){_TITLE}{_END}"), "seat:hired"),
    (
        shape(
            "(?<![未有不拟请])(?:任命|委任|选举|推选|选任|增选|补选)了?：?(?P<person>{P})(?:同志)?(?:为|担任|任)"
            f"(?P<body>{{OL}}){_TITLE}{_END}"
        ),
        "seat:appointed",
    ),
    (
        shape(
            f"(?P<person>{{P}})(?P<way>[^，。；的{{!OLPFI}}]{{0,12}}?){_IS}(?P<body>{{OL}})(?:聘请?的)?{_TITLE}{_END}"
        ),
        "seat:was",
    ),
    (
        shape(f"(?P<person>{{P}}){_WAY}，{_NOW}{_IS}(?P<body>{{O}})(?:聘请?的)?{_TITLE}{_END}"),
        "seat:was",
    ),
    (
        shape(
            f"(?:^|(?<=[。；：—])|(?<=叫))(?P<person>{{P}})(?:是[^，。；{{!POFI}}]{{1,12}}人)?，(?:{FREE}{{1,14}}，){{0,2}}"
            f"{_NOW}[任系是]?(?P<body>{{OL}})的?"
            f"{_POST}(?=[，。；])"
        ),
        "seat:apposed",
    ),
    (
        shape(
            f"(?:任|(?:时|现|曾|原|担|兼|出)任|挂职)(?P<body>{{OL}}){_TITLE}的[^，。；：的{{!OLPFI}}]{{0,8}}(?P<person>{{P}})"
        ),
        "seat:who",
    ),
)
_NEVER: Final = re.compile("没有|并未|未[能曾]|不[再愿肯是想]|拒绝")
_OTHERS: Final = re.compile("由|请|让|选举|聘(?!为)|说")
"""Between a person and an office, what says that another has it."""
_HEADS: Final = re.compile("(?:常务副|副|代)?[省市州县区旗镇乡]长")
"""The heads of places, who are at none of the place's bodies."""
_OWNED: Final = re.compile("(?:公司|集团|厂)$")
_DELEGATE: Final = shape("(?P<body>{O})(?P<title>代表)(?:、[^，。；、{!P}]{2,30}){0,2}(?P<person>{P})")
_CONGRESS: Final = re.compile("(?:人大|人大常委会|人民代表大会)$")
_BANK: Final = "(?:[省市县区镇乡村]级)?(?P<title>副?总?[河湖]长)"
_RIVER: Final = f"(?P<body>{{L}})的?{FREE}{{0,6}}?{_BANK}"
_RANGERS: Final = (
    shape(f"{_RIVER}(?P<person>{{P}})"),
    shape(f"{_RIVER}(?:由|是|为)[^，。；{{!P}}]{{0,30}}(?P<person>{{P}})"),
)
_WATER: Final = re.compile("[河江湖川溪水渠港库]$")
_SHAPES: Final = (
    (_BESIDE, "seat:staff"),
    (_CALLED, "seat:called"),
    *_SAID,
    (_DELEGATE, "seat:delegate"),
    *((pattern, "seat:river") for pattern in _RANGERS),
)


def staff(sketch: Sketch) -> Iterator[Proposal]:
    """``holdsPost`` of those whose body is named with them; the rules are ``seat:`` and how it is said."""
    for pattern, rule in _SHAPES:
        for found in sketch.found(pattern):
            if _holds(sketch, found, rule):
                yield from _post(sketch, found, rule)


def _holds(sketch: Sketch, found: re.Match[str], rule: str) -> bool:
    """Whether the body has such an office: a place those who serve it (管护员), no craftsmen; water a 河长."""
    body, title = sketch.refs(*found.span("body"))[0], found["title"]
    if rule == "seat:staff":
        serves = body.type == "Organization" or (title.endswith(("员", "寨老")) and "派" not in title)
        owns = not title.endswith("老板") or _OWNED.search(body.name)
        return bool(serves and owns) and not body.coref and "退休" not in title
    if rule == "seat:delegate":
        return bool(_CONGRESS.search(body.name))
    if rule == "seat:river":
        return bool(_WATER.search(body.name))
    away = body.type == "Place" and body.coref
    return not (away or _NEVER.search(found[0]) or _OTHERS.search(found.groupdict().get("way") or ""))


def _post(sketch: Sketch, found: re.Match[str], rule: str) -> Iterator[Proposal]:
    bodies, persons = sketch.single(*found.span("body")), sketch.single(*found.span("person"))
    body = bodies[0].name if bodies else ""
    if rule == "seat:appointed" and body and _HEADS.fullmatch(found["title"]):
        body = _ruled(sketch, body, found["title"][-2])
    if body and persons:
        start, begin, end = sketch.clauses(found, "person")
        yield Proposal(persons[0].name, "holdsPost", body, start, begin, end, rule, 0.9, title=found["title"])


def _ruled(sketch: Sketch, body: str, level: str) -> str:
    """The place of that level with which the name of its government begins; "" if the text names none."""
    places = (ref.name for ref in sketch.scene.state.refs if ref.type == "Place" and ref.name.endswith(level))
    return max((name for name in places if body.startswith(name)), key=len, default="")
