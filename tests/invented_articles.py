"""Invented articles for property tests: small pools of names, so that articles often speak of the same things."""

from __future__ import annotations

from hypothesis import strategies as st

from pipelines.article import Article, Entity, Measure, Relation, Span
from pipelines.guide import INITIATIVE_SUBTYPES, PREDICATES

PLACES = ("衡南县", "向阳桥街道", "郭市村", "衡阳市", "湖南省", "幻想镇", "东山组", "临县", "太平乡")
NAMES = {
    "Person": ("柳云", "石溪"),
    "Organization": ("衡南县教育局", "中共衡南县委", "衡南县委", "青石小学", "湖南青石有限公司"),
    "Initiative": ("“助学”工程", "助学工程", "《助学工程》", "全省助学行动"),
    "Facility": ("青石桥",),
    "Honor": ("全国文明村", "省级文明村"),
}
ALIASES = ("县委", "助学", "青石", "衡南", "三五工程")
PUBLISHERS = ("", "衡阳日报", "湖南日报")


@st.composite
def entities(draw: st.DrawFn) -> tuple[Entity, ...]:
    """Some places and things, each name once."""
    found = [Entity(name, "Place") for name in draw(st.lists(st.sampled_from(PLACES), max_size=4, unique=True))]
    pool = [(kind, name) for kind, names in NAMES.items() for name in names]
    for kind, name in draw(st.lists(st.sampled_from(pool), max_size=5, unique=True)):
        aliases = tuple(draw(st.lists(st.sampled_from(ALIASES), max_size=2, unique=True)))
        subtype = draw(st.sampled_from(INITIATIVE_SUBTYPES)) if kind == "Initiative" else ""
        found.append(Entity(name, kind, subtype, aliases, rule="invented"))
    return tuple(found)


@st.composite
def relations(draw: st.DrawFn, names: list[str], text: str) -> Relation:
    """A statement between two of the names, chains among places above all."""
    subject, thing = draw(st.sampled_from(names)), draw(st.sampled_from(names))
    both_places = subject in PLACES and thing in PLACES
    predicate = "locatedIn" if both_places else draw(st.sampled_from(PREDICATES))
    start = draw(st.integers(0, len(text) - 2))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    return Relation(
        subject,
        predicate,
        thing,
        title=draw(st.sampled_from(("", "书记"))),
        date=draw(st.sampled_from(("", "2021", "2021-06", "2021-06-31", "2021-01/2021-03"))),
        agreement=draw(st.sampled_from(("", "助学工程", "没有名字的协议"))),
        evidence=span.quote(text),
        span=span,
        confidence=draw(st.sampled_from((1.0, 0.5, 0.91))),
        rule="invented",
    )


@st.composite
def articles(draw: st.DrawFn, id_: str | None = None) -> Article:
    """An article whose statements all stand in its text."""
    found = draw(entities())
    names = [entity.name for entity in found]
    text = "，".join(names) + "。\n有“引号”和\\反斜线。"
    stated = draw(st.lists(relations(names, text), max_size=6)) if names else []
    measures = [Measure(names[0], "占地", 94.0, "亩", "2021", text, Span(0, len(text)))] if names else []
    return Article(
        text=text,
        title=draw(st.sampled_from(("", "衡南县办学", '"引号"'))),
        published=draw(st.sampled_from(("", "2021-06-26"))),
        publisher=draw(st.sampled_from(PUBLISHERS)),
        entities=found,
        relations=tuple(stated),
        measures=tuple(measures),
        id=id_ if id_ is not None else draw(st.sampled_from(("a1", "a2", "a3", "A1 x/ü"))),
    )


def example(id_: str, person: str = "柳云") -> Article:
    """One ordinary article: a village's chain, a programme of the county, a post."""
    text = f"衡南县向阳桥街道郭市村办起来了。衡南县教育局实施助学工程，局长{person}到场，占地94亩。"
    second = text.index("衡南县教育局实施")
    quote = text[second:]
    span = Span(second, len(text))
    return Article(
        text=text,
        title="衡南县办学",
        published="2021-06-26",
        publisher="湖南日报",
        reporters=("某某",),
        source="page.txt",
        entities=(
            Entity("衡南县", "Place", aliases=("衡南",)),
            Entity("向阳桥街道", "Place"),
            Entity("郭市村", "Place"),
            Entity("衡南县教育局", "Organization", aliases=("县教育局",)),
            Entity("助学工程", "Initiative", "Programme"),
            Entity(person, "Person"),
        ),
        relations=(
            Relation("向阳桥街道", "locatedIn", "衡南县", evidence=text[:8], span=Span(0, 8)),
            Relation("郭市村", "locatedIn", "向阳桥街道", evidence=text[:11], span=Span(0, 11)),
            Relation("衡南县教育局", "leads", "助学工程", evidence=quote, span=span, confidence=0.91, rule="leads"),
            Relation(person, "holdsPost", "衡南县教育局", title="局长", date="2021-06", evidence=quote, span=span),
        ),
        measures=(Measure("助学工程", "占地", 94.0, "亩", evidence=quote, span=span),),
        id=id_,
    )
