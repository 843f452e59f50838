"""People of one name: what they are named beside, and which posts follow one another."""

from __future__ import annotations

from kg.bodies import spelt_out
from kg.linking import link
from kg.resolution.people import judge
from kg.resolution.profiles import Profile
from kg.resolution.reviews import Reviews
from kg.resolution.traces import traces
from pipelines.article import Article, Entity, Relation
from pipelines.gazetteer import Gazetteer

HERE = ("name 石溪云", "family 石", "county 430422", "city 430400", "province 430000", "focus 430422")
CITY = ("name 石溪云", "family 石", "city 430400", "province 430000")


def person(tag: str, *features: str) -> Profile:
    """A facet of 石溪云."""
    return Profile(f"person/430422/石溪云~{tag}", "person/430422/石溪云", "2021", dict.fromkeys(features, 1))


def test_who_is_named_beside_the_same_village_twice() -> None:
    """A teacher, and one without an office: a question, unless both are named beside one village or her school."""
    teacher = person("a", *HERE, "post 430422/小学|教师|2021-03", "walk school", "with 430422/太平村")
    assert judge(teacher, person("b", *HERE)).says == "unsure"
    assert judge(teacher, person("b", *HERE, "with 430422/太平村")).says == "same"
    assert judge(teacher, person("b", *HERE, "with 430422/小学")).says == "same"
    clash = person("b", *HERE, "with 430422/太平村", "walk village", "post 430422/太平村|支书|2021-04")
    assert judge(teacher, clash).says != "same"
    elsewhere = (*CITY, "county 430424", "with 430422/太平村")
    assert judge(teacher, person("b", *elsewhere)).says != "same"


def test_a_countys_secretary_in_the_city_later() -> None:
    """One after the other, in reports on the county; else it is a question, and at one time they are two."""
    before = person("a", *HERE, "post 430422/党委|书记|2021-04", "walk cadre")
    after = ("post 430400|副市长|2023-09", "walk cadre")
    assert judge(before, person("b", *CITY, "focus 430422", *after)).says == "same"
    assert judge(before, person("b", *CITY, "focus 430400", *after)).says == "unsure"
    at_once = ("post 430400|副市长|2021-04", "walk cadre")
    assert judge(before, person("b", *CITY, "focus 430422", *at_once)).says == "different"


def test_a_brand_of_three_characters() -> None:
    """Within the county it tells a firm under its short name; two do not weigh against it, another firm does."""
    manager = person("a", *HERE, "post firm/义门堂苔干食品|经理|2021-04", "walk business")
    assert judge(manager, person("b", *HERE, "post firm/义门堂|总经理|2022-04", "walk business")).score >= 14
    two = judge(manager, person("b", *HERE, "post firm/义门|总经理|2022-04", "walk business"))
    other = judge(manager, person("b", *HERE, "post firm/北垦|总经理|2022-04", "walk business"))
    assert other.says != "same"
    assert other.score < two.score < 14


def test_what_an_article_names_a_person_beside() -> None:
    """A village by its name in the county, a body as a seat; counties, governments and other sentences do not count."""
    text = "衡南县人民政府派石溪云到太平村。教育局没有人来。"
    things = (("衡南县", "Place"), ("衡南县人民政府", "Organization"), ("太平村", "Place"), ("教育局", "Organization"))
    entities = (Entity("石溪云", "Person"), *(Entity(*thing) for thing in things))
    article = Article(text, id="a", published="2021-01-01", entities=entities)
    found = traces(link(article, Gazetteer.load()), Gazetteer.load(), Reviews())["石溪云"]
    assert {feature for feature in found.features if feature.startswith("with ")} == {"with 430422/太平村"}


def test_universities_in_short() -> None:
    """The same body as under its full name, also where a post is held."""
    assert spelt_out("山西农大") == "山西农业大学"
    names = ("山西农大", "山西农业大学")
    articles = [
        Article(
            f"衡南县请来{name}教授石溪云。",
            id=name,
            entities=(Entity("衡南县", "Place"), Entity(name, "Organization"), Entity("石溪云", "Person")),
            relations=(Relation("石溪云", "holdsPost", name, title="教授"),),
        )
        for name in names
    ]
    linked = [link(article, Gazetteer.load()) for article in articles]
    assert linked[0].iri(names[0]) == linked[1].iri(names[1])
    one, other = (traces(found, Gazetteer.load(), Reviews())["石溪云"].facet for found in linked)
    assert one == other
