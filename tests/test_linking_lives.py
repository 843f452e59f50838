"""People across articles: one man under two offices, two of one name, and what one article says of both."""

from __future__ import annotations

import pytest

from kg.linking import link
from kg.links import Linking, path_of, settle
from kg.resolution import careers
from kg.resolution.naming import is_introduced_twice, namesakes
from kg.resolution.reviews import Reviews
from pipelines.article import Article, Entity, Relation
from pipelines.gazetteer import Gazetteer

Fact = tuple[str, ...]
HENGNAN = ("Place", "衡南县", "衡南")
HENGDONG = ("Place", "衡东县", "衡东")
SHI = ("Person", "石溪云")
BUREAU = ("Organization", "衡南县教育局")
DAY = "2021-06-26"


def told(id_: str, text: str, *entities: Fact, says: tuple[Fact, ...] = (), published: str = DAY) -> Article:
    """An article: entities as (type, name, aliases…), relations as (subject, predicate, object, title)."""
    found = tuple(Entity(name, kind, aliases=tuple(aliases)) for kind, name, *aliases in entities)
    relations = tuple(Relation(a, is_, b, title="".join(title), evidence=text) for a, is_, b, *title in says)
    return Article(text, published=published, entities=found, relations=relations, id=id_)


def linked(*articles: Article) -> Linking:
    """The articles, linked with each other."""
    gazetteer = Gazetteer.load()
    return settle([link(article, gazetteer) for article in articles], gazetteer, Reviews())


def one_person(*articles: Article) -> bool:
    """Whether all of the articles speak of one 石溪云."""
    return len({path_of(str(article.decisions["石溪云"].iri)) for article in linked(*articles).articles}) == 1


def held(id_: str, body: Fact, title: str, *others: Fact, text: str = "", published: str = DAY) -> Article:
    """An article in which 石溪云 holds a post."""
    place = others[0] if others and others[0][0] == "Place" else HENGNAN
    entities = dict.fromkeys((place, body, SHI, *others))
    says = (("石溪云", "holdsPost", body[1], title),)
    return told(id_, text or f"{body[1]}{title}石溪云到场。", *entities, says=says, published=published)


@pytest.mark.parametrize(
    ("body", "title", "walk"),
    [
        ("环境保护局监测站", "站长", "cadre"),
        ("公路段", "段长", "cadre"),
        ("公安局三塘派出所", "所长", ""),
        ("清河加油站", "站长", ""),
        ("供销合作社联合社", "主任", "cadre"),
        ("急诊科", "主任", "health"),
        ("茶叶协会", "秘书长", ""),
    ],
)
def test_walks_of_life(body: str, title: str, walk: str) -> None:
    """Who leads a station of the state is a cadre, not the police's, a filling station's or an association's man."""
    assert careers.walk(title, body) == walk


def test_who_leads_a_station_is_named_with_it() -> None:
    """The head of a bureau's station and somebody of the name without any office are not one."""
    station = held("a", ("Organization", "衡南县环保局监测站"), "站长")
    boat = told("b", "衡南县。船主石溪云抱着孩子。", HENGNAN, SHI, published="2023-01-01")
    assert not one_person(station, boat)


def test_a_school_named_for_somebody_else() -> None:
    """Who stands in one sentence with a school, of which another is the head, is not at that school."""
    school = ("Organization", "衡南县第一中学")
    head = held("a", school, "校长")
    text = "衡南县。衡南县第一中学校长卞爱华解说，教练石溪云裁判。"
    coach = told(
        "b", text, HENGNAN, school, ("Person", "卞爱华"), SHI, says=(("卞爱华", "holdsPost", school[1], "校长"),)
    )
    assert not one_person(head, coach)


def test_two_introductions_are_two_people() -> None:
    """A village's secretary and a bureau's head, each introduced with his office, are linked to neither."""
    village, bureau = ("Place", "太平村"), ("Organization", "衡南县医保局")
    text = "衡南县。衡南县医保局局长石溪云讲了办法。太平村的老书记石溪云送来锦旗。"
    says = (("石溪云", "holdsPost", "衡南县医保局", "局长"), ("石溪云", "holdsPost", "太平村", "老书记"))
    both = told("b", text, HENGNAN, village, bureau, SHI, says=says)
    assert not one_person(held("a", village, "书记"), both)
    assert not one_person(held("a", bureau, "局长"), both)
    risen = told("c", "衡南县。衡南县医保局局长石溪云从太平村书记干起。", HENGNAN, village, bureau, SHI, says=says)
    assert one_person(held("a", bureau, "局长"), risen)


def test_introductions_differ() -> None:
    """The same title twice, or a bare name after the first, is one man's."""
    assert not is_introduced_twice("局长石溪云来了。局长石溪云又走了。", "石溪云")
    assert is_introduced_twice("局长石溪云来了。教师石溪云又走了。", "石溪云")


@pytest.mark.parametrize(
    "text", ["两位石溪云握手。", "石溪云是所长，不是审批局的那位。", "不是那位局长，是所长石溪云。"]
)
def test_namesakes_told_in_words(text: str) -> None:
    """Two of a name, or not the one of elsewhere."""
    assert namesakes(text, ["石溪云"]) == {"石溪云"}


def test_a_calling_in_another_village() -> None:
    """A grower of a village is not the manager of whom the same article speaks under this name."""
    firm, village = ("Organization", "湖南江淮茶业有限公司"), ("Place", "太平村")
    text = "衡南县。湖南江淮茶业有限公司总经理石溪云到场。太平村的种植户石溪云说好。"
    both = told("b", text, HENGNAN, firm, village, SHI, says=(("石溪云", "holdsPost", firm[1], "总经理"),))
    grower = told("a", "衡南县。太平村种植户石溪云在直播。", HENGNAN, village, SHI)
    assert not one_person(grower, both)


def test_a_former_office_is_nobody_elses() -> None:
    """The old head of a bureau, now at another, is not somebody else of the name at the bureau."""
    old, new = ("Organization", "衡南县农业局", "农业局"), ("Organization", "衡南县林业局")
    text = "衡南县。农业局的老局长石溪云任衡南县林业局局长。"
    assert one_person(held("a", old, "局长", published="2018-01-01"), held("b", new, "局长", HENGNAN, old, text=text))


def test_two_towns() -> None:
    """A village of one of two towns is in the town of the sentence, where the record has both."""
    towns, village = (("Place", "三塘镇"), ("Place", "泉溪镇")), ("Place", "太平村")
    text = "衡南县。三塘镇太平村书记石溪云到场。泉溪镇的太平村派人来看。"
    says = (
        ("石溪云", "holdsPost", "太平村", "书记"),
        ("太平村", "locatedIn", "三塘镇"),
        ("太平村", "locatedIn", "泉溪镇"),
    )
    secretary = told("b", text, HENGNAN, *towns, village, SHI, says=says)
    assert not one_person(told("a", "衡南县。车主是泉溪镇人石溪云。", HENGNAN, *towns, SHI), secretary)


def test_a_registered_firm_is_one_all_over_the_country() -> None:
    """Its chairman is one person in the reports of two provinces."""
    firm = ("Organization", "湖南江淮茶机有限公司")
    assert one_person(held("a", firm, "董事长"), held("b", firm, "董事长", ("Place", "桐乡市")))


@pytest.mark.parametrize(("home", "one"), [("衡南江淮", True), ("江淮", False)])
def test_a_firm_is_where_its_name_says(home: str, one: bool) -> None:
    """So is who leads it, whatever county the report is about."""
    foundry = held("a", ("Organization", "衡南江淮铸造有限公司"), "总经理")
    report = held(
        "b", ("Organization", home), "总裁", HENGDONG, text=f"衡东县。衡东县来信。衡南的{home}总裁石溪云到场。"
    )
    assert one_person(foundry, report) is one


def test_later_names_of_a_firm() -> None:
    """Two firms of one brand in a county have one man of the name at their heads; two of two brands need not."""
    tourism = held("a", ("Organization", "湖南江淮旅游开发有限公司"), "总经理")
    assert one_person(tourism, held("b", ("Organization", "湖南江淮文化集团有限公司"), "董事长"))
    assert not one_person(tourism, held("b", ("Organization", "湖南绿洲文化集团有限公司"), "董事长"))


def test_a_bank_and_its_branch() -> None:
    """Who led a bank's branch in a county and leads the county's bank is one."""
    branch = held("a", ("Organization", "衡南农商银行三塘支行"), "行长")
    assert one_person(branch, held("b", ("Organization", "衡南农商银行"), "行长"))


def test_named_beside_his_firm_in_the_next_county() -> None:
    """A firm's chairman is who is named beside it in a report on another county of the city."""
    firm = ("Organization", "衡南江淮米业有限公司", "江淮米业")
    report = told("b", "衡东县。米业这边，江淮米业石溪云的儿子签了字。", HENGDONG, ("Organization", "江淮米业"), SHI)
    assert one_person(held("a", firm, "总经理"), report)


def test_a_citys_bureau_for_one_county() -> None:
    """Its deputy is of this county: who led a station there rose to it."""
    station = held("a", ("Organization", "衡南县环保局监测站"), "站长", published="2016-01-01")
    branch = ("Organization", "衡阳市生态环境局衡南分局")
    report = held(
        "b", branch, "副局长", HENGDONG, HENGNAN, text="衡东县。衡东县开工。衡阳市生态环境局衡南分局副局长石溪云到场。"
    )
    assert one_person(station, report)


def test_who_comes_from_an_association() -> None:
    """An association's secretary may become a manager."""
    guild, firm = ("Organization", "衡南县茶叶协会", "茶叶协会"), ("Organization", "衡南江淮茶业有限公司")
    text = "衡南县。衡南江淮茶业有限公司经理让给了茶叶协会来的石溪云。"
    later = held("b", firm, "经理", HENGNAN, guild, text=text)
    assert one_person(held("a", guild, "秘书长"), later)
