"""Invented articles that often speak of the same things under other names, and reviews of what they share."""

from __future__ import annotations

from hypothesis import strategies as st

from kg.resolution.reviews import Review
from pipelines.article import Article, Entity, Relation

COUNTIES = ("衡南县", "衡东县", "衡阳市", "南县")
POSTS = (("教育局", "局长"), ("第一小学", "教师"), ("委", "书记"), ("卫计局", "局长"), ("卫健局", "局长"), ("", "县长"))
FIRMS = (
    "腾阳生物",
    "湖南省腾阳生物科技有限公司",
    "腾阳公司",
    "腾阳建设有限公司",
    "腾阳集团",
    "湖南腾阳生物科技有限公司衡南分公司",
    "湖南腾阳营养有限公司",
)
RUNS = (
    ("厕所革命", "Programme"),
    ("全国厕所革命", "Programme"),
    ("“清河”行动", "Programme"),
    ("清河行动二期", "Programme"),
    ("茶叶节", "Event"),
    ("第二届茶叶节", "Event"),
    ("第三届衡岳茶旅大会", "Event"),
    ("《湘水流域联防协议》", "Agreement"),
    ("合作协议", "Agreement"),
)
PEOPLE = ("柳云", "石溪云", "柳局长")
VILLAGES = ("太平村", "郭市村", "桃源镇")
"""Of 桃源镇, the gazetteer has several, none of them in these counties."""
SAYINGS = (
    "",
    "局长柳云说，石溪云老师也来了。",
    "和邻县一位局长同名的柳云没有来。",
    "腾阳公司经理石溪云到场。",
    "腾阳公司今年更名为腾阳集团。",
    "湖南腾阳营养有限公司（去年底更名）到场。",
)
TOWNS = ("三塘镇", "泉溪镇")


@st.composite
def news(draw: st.DrawFn, id_: str = "") -> Article:
    """A county's news: a person with or without a post, a firm, a village with or without its town, an initiative."""
    county = draw(st.sampled_from(COUNTIES))
    entities, relations = [Entity(county, "Place")], []
    text = f"{county}。"

    def put(name: str, kind: str, subtype: str = "", aliases: tuple[str, ...] = ()) -> str:
        if name not in {entity.name for entity in entities}:
            entities.append(Entity(name, kind, subtype, aliases))
        return name

    if draw(st.booleans()):
        person = put(draw(st.sampled_from(PEOPLE)), "Person")
        if (post := draw(st.sampled_from((None, *POSTS)))) is not None:
            body = put(county + post[0], "Organization") if post[0] else county
            date = draw(st.sampled_from(("", "2020-03", "2021")))
            relations.append(Relation(person, "holdsPost", body, title=post[1], date=date, evidence=text))
    firms = draw(st.lists(st.sampled_from(FIRMS), max_size=2, unique=True))
    for firm in firms:
        aliases = draw(st.sampled_from(((), ("腾阳公司",), ("腾阳生物",))))
        put(firm, "Organization", "", tuple(alias for alias in aliases if alias != firm))
    led = bool(firms) and draw(st.booleans())
    for name, kind in draw(st.lists(st.sampled_from(RUNS), max_size=2, unique=True)):
        put(name, "Initiative", kind)
        if led:
            relations.append(Relation(firms[0], "leads", name, date="2021-05", evidence=text))
    if draw(st.booleans()):
        village = put(draw(st.sampled_from(VILLAGES)), "Place")
        if draw(st.booleans()):
            town = put(draw(st.sampled_from(TOWNS)), "Place")
            relations.append(Relation(village, "locatedIn", town, evidence=text))
    return Article(
        text=text + draw(st.sampled_from(SAYINGS)),
        published=draw(st.sampled_from(("", "2020-03-05", "2021-06-26"))),
        entities=tuple(entities),
        relations=tuple(relations),
        id=id_ or draw(st.sampled_from([f"n{number}" for number in range(8)])),
    )


@st.composite
def review(draw: st.DrawFn, facets: list[str], articles: list[str], at: int) -> Review:
    """A decision on some of these facets, at a time of its own."""
    kind = draw(st.sampled_from(sorted({facet.partition("/")[0] for facet in facets})))
    pool = [facet for facet in facets if facet.startswith(kind + "/")]
    act = draw(st.sampled_from(("same", "different", "split")))
    one, other = draw(st.sampled_from(pool)), draw(st.sampled_from(pool))
    time = f"2026-01-01T00:00:{at % 60:02d}Z"
    if act == "split":
        chosen = draw(st.lists(st.sampled_from(articles), min_size=1, max_size=2, unique=True))
        return Review("split", (one.partition("~")[0],), articles=tuple(sorted(chosen)), by="审核人", at=time)
    return Review("same" if act == "same" else "different", (one,), (other,), by="审核人", at=time, because="已核对")
