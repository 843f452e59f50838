"""What the linker goes by beside equal names: grounds, brands, towns, and records that speak of two things at once."""

from __future__ import annotations

import pytest

from kg.linking import link
from kg.links import Linking, path_of, settle
from kg.reforms import predecessors
from kg.resolution.reviews import Reviews
from pipelines.article import Article, Entity, Relation
from pipelines.gazetteer import Gazetteer

Fact = tuple[str, ...]


def told(id_: str, text: str, *entities: Fact, says: tuple[Fact, ...] = (), published: str = "2021-06-26") -> Article:
    """An article: entities as (type or subtype, name, aliases…), relations as (subject, predicate, object, title).

    A relation's evidence is the sentence with both ends, or the whole text.
    """
    found = []
    for kind, name, *aliases in entities:
        subtype = kind if kind in ("Programme", "Agreement", "Event") else ""
        found.append(Entity(name, "Initiative" if subtype else kind, subtype, tuple(aliases)))
    relations = []
    for one, predicate, other, *title in says:
        sentence = next((part for part in text.split("。") if one in part and other in part), text)
        relations.append(Relation(one, predicate, other, title="".join(title), evidence=sentence))
    return Article(text, published=published, entities=tuple(found), relations=tuple(relations), id=id_)


def linked(*articles: Article) -> Linking:
    """The articles, linked with each other."""
    gazetteer = Gazetteer.load()
    return settle([link(article, gazetteer) for article in articles], gazetteer, Reviews())


def thing(found: Linking, article: int, name: str) -> str:
    """The path of what one of the articles calls so."""
    return path_of(str(found.articles[article].decisions[name].iri))


def same(found: Linking, one: str, other: str) -> bool:
    """Whether the first article's and the second's are one thing."""
    return thing(found, 0, one) == thing(found, 1, other)


HENGNAN = ("Place", "衡南县")
HENGDONG = ("Place", "衡东县")


def test_banks_that_name_two_counties() -> None:
    """One kind of bank stands in every county: the place in the name tells them apart, also within one city."""
    found = linked(
        told("a", "衡南农商银行放款。", HENGNAN, ("Organization", "衡南农商银行")),
        told("b", "衡东农商银行放款。", HENGDONG, ("Organization", "衡东农商银行")),
    )
    assert not same(found, "衡南农商银行", "衡东农商银行")


@pytest.mark.parametrize(
    ("firm", "one"), [("江淮缆业公司", True), ("江淮缆业有限公司", False)], ids=["spoken", "registered"]
)
def test_a_group_is_called_a_firm(firm: str, one: bool) -> None:
    """What is called a firm may be the group; a name with its legal form is that of a firm of the group."""
    found = linked(
        told("a", "江淮缆业集团来了。", HENGNAN, ("Organization", "江淮缆业集团")),
        told("b", f"{firm}来了。", HENGNAN, ("Organization", firm)),
    )
    assert same(found, "江淮缆业集团", firm) is one


def test_a_short_name_is_that_of_the_group_that_was_the_firm() -> None:
    """A group that was a firm of this brand goes by the brand, which is no firm of the group."""
    group, firm = "湖南江淮集团有限公司", "湖南江淮缆业有限公司"
    found = linked(
        told("a", "江淮公司建厂。", HENGNAN, ("Organization", "江淮公司"), published="2019-01-01"),
        told("b", f"{group}由{firm}更名而来。", HENGNAN, ("Organization", group, firm)),
        told("c", f"{firm}在衡南县。", HENGNAN, ("Organization", firm), published="2018-01-01"),
    )
    assert thing(found, 0, "江淮公司") == thing(found, 1, group) == thing(found, 2, firm)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("三塘村冷库", "三塘冷库", True),
        ("三塘村冷库", "泉溪冷库", False),
        ("三塘村果品分选中心二期", "三塘分选中心二期", True),
        ("三塘村果品分选中心二期", "三塘分选中心一期", False),
    ],
)
def test_facilities_with_the_short_name_of_their_village(one: str, other: str, together: bool) -> None:
    """The village's name loses its last character in front of a facility's; instalments stay apart."""
    villages = (HENGNAN, ("Place", "三塘村"), ("Place", "泉溪村"))
    found = linked(
        told("a", f"{one}建成。", *villages, ("Facility", one)),
        told("b", f"{other}建成。", *villages, ("Facility", other)),
    )
    assert same(found, one, other) is together


def test_words_alone_in_quotation_marks() -> None:
    """The bare words are the programme with its kind behind them, in one county and not in another."""
    articles = [
        told("a", "“一村一谷”行动启动。", HENGNAN, ("Programme", "“一村一谷”行动")),
        told("b", "“一村一谷”三年。", HENGNAN, ("Programme", "“一村一谷”")),
        told("c", "“一村一谷”三年。", HENGDONG, ("Programme", "“一村一谷”")),
    ]
    assert same(linked(*articles[:2]), "“一村一谷”行动", "“一村一谷”")
    assert not same(linked(articles[0], articles[2]), "“一村一谷”行动", "“一村一谷”")


@pytest.mark.parametrize(("name", "one"), [("衡南果园统防统治合作协议", True), ("合作协议", False)])
def test_an_agreement_is_spoken_of_a_year_later(name: str, one: bool) -> None:
    """One that is not signed anew is the one of last year, if its name is more than that of its kind."""
    signed = Relation("衡南县", "signsAgreementWith", "衡东县", agreement=name, evidence="签了。")
    first = told("a", "签了。", HENGNAN, HENGDONG, ("Agreement", name), published="2020-05-01")
    first = first.annotated(first.entities, (signed,))
    found = linked(first, told("b", "去年签的。", HENGNAN, ("Agreement", name), published="2021-05-01"))
    assert same(found, name, name) is one


def test_a_programme_of_the_neighbours() -> None:
    """What is run in another county than the report's is not what is told of this one without saying where."""
    name = "“双带”计划"
    found = linked(
        told("a", f"{name}启动。", HENGNAN, ("Programme", name)),
        told(
            "b",
            f"衡南县、衡南县、衡南县来看，衡东县也办{name}。",
            HENGNAN,
            HENGDONG,
            ("Programme", name),
            says=(("衡东县", "leads", name),),
        ),
    )
    assert not same(found, name, name)


def test_a_village_in_two_towns_is_of_neither() -> None:
    """One article that puts a village into two towns speaks of two villages: nothing is linked to either."""
    towns = (HENGNAN, ("Place", "三塘镇"), ("Place", "泉溪镇"), ("Place", "太平村"))
    chain = ("太平村", "locatedIn", "三塘镇")
    found = linked(
        told("a", "三塘镇太平村修路。", *towns, says=(chain,)),
        told("b", "三塘镇太平村和泉溪镇太平村同名。", *towns, says=(chain, ("太平村", "locatedIn", "泉溪镇"))),
        told("c", "衡南县三塘镇太平村。", *towns, says=(chain, ("太平村", "locatedIn", "衡南县"))),
    )
    assert thing(found, 1, "太平村") == "place/article-b/太平村"
    assert found.articles[1].decisions["太平村"].kind == "unsure"
    assert thing(found, 0, "太平村") == thing(found, 2, "太平村") != thing(found, 1, "太平村")


def test_a_town_of_a_county_that_is_named() -> None:
    """A town's name that several bear means that of a county in the article, before one elsewhere in the province."""
    gazetteer = Gazetteer.load()
    places = (("Place", "云阳县"), ("Place", "开州区"), ("Place", "临江镇"))
    read = link(told("a", "云阳县、云阳县到开州区，去了临江镇。", *places), gazetteer)
    assert read.focus == "500235"
    assert path_of(str(read.decisions["临江镇"].iri)) == "place/500154104"
    alone = link(told("a", "云阳县的人去了临江镇。", places[0], places[2]), gazetteer)
    assert alone.decisions["临江镇"].kind != "linked"


def held(id_: str, county: Fact, body: Fact, title: str, *more: Fact, name: str = "石溪云") -> Article:
    """An article in which a person holds one office or several."""
    posts = ((name, "holdsPost", body[1], title), *((name, "holdsPost", *post) for post in more))
    others = tuple(("Place" if post[0][-1] in "县村镇" else "Organization", post[0]) for post in more)
    text = f"{county[1]}。{body[1]}{title}{name}。"
    return told(id_, text, county, body, ("Person", name), *others, says=posts)


def test_offices_at_firms_of_one_brand() -> None:
    """In one county two firms' names that begin alike do not speak against one person; other firms' do."""
    long, short, other = (
        ("Organization", "湖南江淮缆业有限公司"),
        ("Organization", "江淮公司"),
        ("Organization", "义门公司"),
    )
    assert same(linked(held("a", HENGNAN, long, "经理"), held("b", HENGNAN, short, "董事长")), "石溪云", "石溪云")
    assert not same(linked(held("a", HENGNAN, long, "经理"), held("b", HENGNAN, other, "董事长")), "石溪云", "石溪云")


def test_a_daughter_with_and_without_brackets() -> None:
    """An office at a firm's daughter in a county is one office, however the county stands in the daughter's name."""
    bracketed, plain = ("Organization", "重庆江淮（衡南）缆业有限公司"), ("Organization", "江淮衡南公司")
    assert same(linked(held("a", HENGNAN, bracketed, "总经理"), held("b", HENGNAN, plain, "经理")), "石溪云", "石溪云")


def test_a_villages_office_said_to_be_the_towns() -> None:
    """A village's secretary at a town is the one of a village there, and not of one in another town."""
    chain = (HENGNAN, ("Place", "三塘镇"), ("Place", "太平村"), ("Person", "石溪云"))
    says = (("太平村", "locatedIn", "三塘镇"), ("石溪云", "holdsPost", "太平村", "村支书"))
    village = told("a", "衡南县三塘镇太平村村支书石溪云。", *chain, says=says)
    near, far = (held("b", HENGNAN, ("Place", town), "村支书") for town in ("三塘镇", "泉溪镇"))
    assert same(linked(village, near), "石溪云", "石溪云")
    assert not same(linked(village, far), "石溪云", "石溪云")


def test_posts_of_two_people() -> None:
    """An article that makes one man a village's secretary here and a county's there speaks of two: he is left alone."""
    torn = held("b", HENGNAN, ("Place", "太平村"), "党支部书记", ("衡东县委", "书记"))
    for one in (
        held("a", HENGNAN, ("Place", "太平村"), "党支部书记"),
        held("a", HENGDONG, ("Organization", "衡东县委"), "书记"),
    ):
        assert not same(linked(one, torn), "石溪云", "石溪云")


def test_named_beside_another_firm() -> None:
    """Who is named in one sentence with another firm than his own is asked about; with his own brand he is the same."""
    office = held("a", HENGNAN, ("Organization", "湖南江淮缆业有限公司"), "经理")
    for firm, one in (("义门食品公司", False), ("江淮食品公司", True)):
        text = f"老板石溪云带来点心，{firm}的车也来了。"
        beside = told("b", text, HENGNAN, ("Organization", firm), ("Person", "石溪云"))
        assert same(linked(office, beside), "石溪云", "石溪云") is one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("县妇联", "衡南县妇女联合会"),
        ("县科协", "衡南县科协"),
        ("衡南县旅文局", "衡南县旅游和文化广电体育局"),
        ("县工商联", "衡南县工商联"),
    ],
)
def test_bodies_named_by_their_level(one: str, other: str) -> None:
    """Federations and associations named 县… are the county's, like its bureaus."""
    found = linked(
        told("a", f"{one}来了。", HENGNAN, ("Organization", one)),
        told("b", f"{other}。", HENGNAN, ("Organization", other)),
    )
    assert same(found, one, other)


def test_what_came_before() -> None:
    """Island counties' bureau came after a committee, those of orchards' counties after one for grain."""
    assert ("旅游发展委员会", "2018") in predecessors("旅游和文化广电体育局")
    assert ("农业和粮食局", "2018") in predecessors("农业农村局")
