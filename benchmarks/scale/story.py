"""Invented articles in the project's shape, from which any number of others is made by exchanging their names.

Every name that differs from copy to copy is written in characters of a rare plane, as long as what takes its place,
so that quotes stay at their offsets.
"""

from __future__ import annotations

from typing import Final

from pipelines.article import Article, Entity, Measure, Relation, Span

COUNTY: Final = ("石阡", "520623", "520600", "520000")
PARTNER: Final = ("新昌", "330624", "330600", "330000")
"""Short name and codes of the county that an article is about, of its prefecture and province; and its partner's."""
WORDS: Final = tuple(chr(0x20000 + 2 * i) + chr(0x20001 + 2 * i) for i in range(8))
PEOPLE: Final = tuple("".join(chr(0x20100 + 3 * i + k) for k in range(3)) for i in range(2))
ID: Final = "zzzzzzzzzzzzzzzz"
PUBLISHED: Final = "1901-01-01"
MONTH: Final = "1902-02"
STARTED: Final = "1903-03"
FUNDED: Final = "1904-04"
BUILT: Final = "1905-05"
"""When programme, project and works began, whatever article tells of them; ``MONTH`` is an article's own."""
SUM: Final = "77777"
FIGURE: Final = "88888"

_BUREAUS: Final = ("教育局", "水利局", "农业农村局", "林业局", "卫生健康局", "交通运输局", "文化和旅游局", "民政局")
_KINDS: Final = (("行动", "Programme"), ("工程", "Programme"), ("办法", "Policy"), ("平台", "Platform"))
_HONOURS: Final = ("先进集体", "示范村", "红旗单位")
_WORKS: Final = ("育苗基地", "加工中心", "服务站", "冷库")


def story(number: int) -> Article:
    """One of the templates; ``number`` chooses bodies, kinds and works."""
    a, b, town, village, maker, work, honour, topic = WORDS
    leader, secretary = PEOPLE
    bureau, other = (f"石阡县{_BUREAUS[(number + step) % 8]}" for step in (0, 3))
    kind, subtype = _KINDS[number % 4]
    first, second = f"“{a}{kind}”", f"石阡县{b}工程"
    town, village, firm = f"{town}镇", f"{village}村", f"石阡县{maker}农业科技有限公司"
    works, title = f"{work}{_WORKS[number % 4]}", f"省级{honour}{_HONOURS[number % 3]}"
    pact = f"{topic}合作协议"
    writer = _Writer()
    say = writer.say
    say(
        f"本报讯 {leader}任石阡县县长后，石阡县{town}的变化从{village}开始。",
        (leader, "holdsPost", "石阡县", {"title": "县长"}),
        (town, "locatedIn", "石阡县", {}),
        (village, "locatedIn", town, {}),
    )
    say(
        f"去年，石阡县启动{first}，由{bureau}牵头，{other}参与，在{town}先行试点。",
        (bureau, "leads", first, {"status": "ongoing", "date": STARTED}),
        (other, "participatesIn", first, {}),
        (first, "implementedIn", town, {}),
        ("石阡县", "leads", first, {"date": STARTED}),
    )
    say(
        f"石阡县投入{SUM}万元用于{second}，{leader}主持了开工仪式，{second}覆盖{village}。",
        ("石阡县", "funds", second, {"amount": f"{SUM}万元", "date": FUNDED}),
        (leader, "leads", second, {}),
        (second, "implementedIn", village, {}),
    )
    say(
        f"{firm}在{village}建成{works}，占地{FIGURE}亩，{bureau}给予支持。",
        (firm, "builds", works, {"date": BUILT, "status": "done"}),
        (works, "locatedIn", village, {}),
        (bureau, "supports", firm, {}),
    )
    say(
        f"石阡县与新昌县签订{pact}，双方就{topic}往来约定了分工，{bureau}与{firm}也结成伙伴。",
        ("石阡县", "signsAgreementWith", "新昌县", {"agreement": pact, "topic": topic, "date": MONTH}),
        (bureau, "partnersWith", firm, {"topic": topic}),
    )
    say(
        f"{village}党支部书记{secretary}说，{village}获评{title}，{firm}负责运营{works}。",
        (secretary, "holdsPost", village, {"title": "党支部书记"}),
        (village, "awarded", title, {"date": MONTH}),
        (firm, "operates", works, {}),
        (village, "participatesIn", first, {}),
    )
    return Article(
        text=writer.text,
        title=f"石阡：{a}{kind}走进{town}",
        published=PUBLISHED,
        publisher=f"{('石阡', '新昌')[number % 2]}日报",
        reporters=("甲乙",),
        source="scale.txt",
        entities=(
            *(Entity(name, "Place", aliases=(name[:-1],)) for name in ("石阡县", "新昌县")),
            *(Entity(name, "Place") for name in (town, village)),
            *(Entity(name, "Organization") for name in (bureau, other, firm)),
            *(Entity(name, "Person") for name in PEOPLE),
            Entity(first, "Initiative", subtype, (f"{a}{kind}",)),
            Entity(second, "Initiative", "Programme"),
            Entity(pact, "Initiative", "Agreement"),
            Entity(works, "Facility"),
            Entity(title, "Honor"),
        ),
        relations=tuple(writer.relations),
        measures=(Measure(works, "占地", float(FIGURE), "亩", "", *writer.found(f"占地{FIGURE}亩"), 0.9, "scale"),),
        id=ID,
    )


class _Writer:
    def __init__(self) -> None:
        self.text = ""
        self.relations: list[Relation] = []

    def say(self, sentence: str, *told: tuple[str, str, str, dict[str, str]]) -> None:
        span = Span(len(self.text), len(self.text) + len(sentence))
        self.text += sentence
        for subject, predicate, thing, more in told:
            self.relations.append(
                Relation(subject, predicate, thing, **more, evidence=sentence, span=span, confidence=0.9, rule="scale")
            )

    def found(self, words: str) -> tuple[str, Span]:
        start = self.text.index(words)
        return words, Span(start, start + len(words))
