"""Officials who move from county to county, namesakes of whom the text tells, and what bodies are called in short."""

from __future__ import annotations

import pytest

from kg.linking import link
from kg.links import Linking, path_of, settle
from kg.resolution import people
from kg.resolution.naming import namesakes
from kg.resolution.profiles import Profile
from kg.resolution.prospects import is_hopeless
from kg.resolution.reviews import Reviews
from pipelines.article import Article, Entity, Relation
from pipelines.gazetteer import Gazetteer

Fact = tuple[str, ...]
HENGNAN = ("Place", "衡南县", "衡南")
HENGDONG = ("Place", "衡东县", "衡东")
SHI = ("Person", "石溪云")


def told(id_: str, text: str, *entities: Fact, says: tuple[Fact, ...] = (), published: str = "2021-06-26") -> Article:
    """An article: entities as (type, name, aliases…), relations as (subject, predicate, object, title)."""
    found = tuple(Entity(name, kind, aliases=tuple(aliases)) for kind, name, *aliases in entities)
    relations = tuple(Relation(a, is_, b, title="".join(title), evidence=text) for a, is_, b, *title in says)
    return Article(text, published=published, entities=found, relations=relations, id=id_)


def same(name: str, *articles: Article) -> bool:
    """Whether the things that two articles call so are one."""
    paths = things(linked(*articles), name)
    return len(set(paths)) == 1


def linked(*articles: Article) -> Linking:
    """The articles, linked with each other."""
    gazetteer = Gazetteer.load()
    return settle([link(article, gazetteer) for article in articles], gazetteer, Reviews())


def things(found: Linking, *names: str) -> list[str]:
    """The path of what each article calls by one of these names."""
    return [path_of(str(one.decisions[name].iri)) for one in found.articles for name in names if name in one.decisions]


def secretary(text: str, county: Fact, published: str = "2021-06-26") -> Article:
    """An article on a county's secretary."""
    body = ("Organization", f"{county[1]}委")
    says = (("石溪云", "holdsPost", body[1], "书记"),)
    return told(text, text, HENGNAN, HENGDONG, SHI, body, says=says, published=published)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("衡东县的县委书记换成了石溪云，刚从衡南调来。", True),
        ("衡东县迎来了从邻县衡南交流过来的书记石溪云。", True),
        ("衡东县委书记石溪云从衡南买来树苗。", False),
        ("衡东县委书记石溪云上任。", False),
    ],
)
def test_who_came_from_another_county(text: str, one: bool) -> None:
    """A report that has a cadre come from the county where one of his name was in office, speaks of him."""
    before = secretary("衡南县委书记石溪云开会。", HENGNAN, "2018-01-01")
    assert same("石溪云", before, secretary(text, HENGDONG)) is one


def test_who_came_is_not_ruled_out() -> None:
    """Also where the county is another city's: there nothing else draws the two together."""

    def facet(county: str, city: str, *more: str) -> Profile:
        features = (f"county {county}", f"city {city}", "province 430000", "name 石溪云", "walk cadre", *more)
        return Profile(f"person/{county}/石溪云", f"person/{county}/石溪云", "2021", dict.fromkeys(features, 1))

    one = facet("430422", "430400", "post 430422|县长|2018-01")
    assert is_hopeless(one, facet("430121", "430100", "post 430121|县长|2021-01"))
    came = facet("430121", "430100", "post 430121|县长|2021-01", "came 430422")
    assert not is_hopeless(one, came)
    assert people.judge(one, came).says == "same"


def test_a_name_behind_another_body() -> None:
    """Whom the text names right behind a body at which the record has nobody, is somebody else than its entity."""
    bureau, team = ("Organization", "衡南县安监局"), ("Organization", "衡南县公安局交警大队")
    first = told("a", "安监局来人。", HENGNAN, SHI, bureau, says=(("石溪云", "holdsPost", bureau[1], "副局长"),))
    text = "衡南县公安局交警大队大队长石溪云来了，常有人打电话找{}。"
    post = ("石溪云", "holdsPost", team[1], "大队长")
    other, plain = (
        told("b", text.format(words), HENGNAN, SHI, bureau, team, says=(post,))
        for words in ("衡南县安监局的石溪云", "衡南县安监局")
    )
    assert not same("石溪云", first, other)
    assert same("石溪云", first, plain)


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("局长石溪云与衡东那位副县长一字不差。", True),
        ("歌手石溪云听说有人与自己同姓名。", True),
        ("邻县的局长也叫石溪云。", True),
        ("衡东办的也叫“三月三”歌会，由局长石溪云主持。", False),
    ],
)
def test_words_for_namesakes(text: str, one: bool) -> None:
    """Of people, not of what else bears a name."""
    assert bool(namesakes(text, ["石溪云"])) is one


@pytest.mark.parametrize(("home", "one"), [("三塘镇", True), ("茶市镇", False)])
def test_villagers_of_two_towns(home: str, one: bool) -> None:
    """A village's secretary, and one without an office who is from a town: the village's, or another."""
    village, town = ("Place", "太平村"), ("Place", "三塘镇")
    says = (("石溪云", "holdsPost", "太平村", "支书"), ("太平村", "locatedIn", "三塘镇"))
    first = told("a", "三塘镇太平村支书石溪云。", HENGNAN, town, village, SHI, says=says)
    second = told("b", f"衡南县{home}人石溪云开车路过。", HENGNAN, ("Place", home), SHI)
    assert same("石溪云", first, second) is one


@pytest.mark.parametrize(("title", "one"), [("窗口主任", False), ("局长", True)])
def test_ranks_that_are_too_far_apart(title: str, one: bool) -> None:
    """From a bureau's counter nobody gets to lead the county within two years."""
    body = ("Organization", "衡南县行政审批局")
    first = told(
        "a", "办证。", HENGNAN, SHI, body, says=(("石溪云", "holdsPost", body[1], title),), published="2019-03-01"
    )
    second = told(
        "b", "开会。", HENGNAN, SHI, says=(("石溪云", "holdsPost", "衡南县", "县长"),), published="2020-10-01"
    )
    assert same("石溪云", first, second) is one


def test_schools_by_their_number() -> None:
    """一中 is a school with an owner, no firm: the county's and the city's are two seats."""
    schools = ("衡南县一中", "衡阳市一中")
    articles = [
        told(
            name,
            f"{name}教师石溪云。",
            HENGNAN,
            SHI,
            ("Organization", name),
            says=(("石溪云", "holdsPost", name, "教师"),),
        )
        for name in schools
    ]
    assert not same("石溪云", *articles)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("衡南县城建投资公司", "衡南县城投", True),
        ("衡南县城投公司", "县城投", True),
        ("衡南县城投", "衡东县城投", False),
        ("衡阳市二建公司", "市二建", True),
        ("衡阳市二建公司", "市三建", False),
        ("衡南县扶贫办", "衡南县扶贫开发工作办公室", True),
        ("湖南绿洲食品股份有限公司", "绿洲股份", True),
        ("湖南绿洲食品股份有限公司", "北垦股份", False),
        ("绿洲食品衡南分公司", "衡南分公司", True),
        ("绿洲食品衡南分公司", "衡东分公司", False),
    ],
)
def test_short_names_of_bodies(one: str, other: str, together: bool) -> None:
    """What a county has one of, a firm by its brand and form, a branch by its place."""
    near = (HENGDONG,) if "衡东" in other else ()
    found = linked(
        told("a", f"{one}来了。", HENGNAN, ("Organization", one)),
        told("b", f"{other}来了。", HENGNAN, *near, ("Organization", other)),
    )
    assert (len(set(things(found, one, other))) == 1) is together


def test_a_town_in_short() -> None:
    """Without 镇 it is the town of the article's county, not a village or a town of another county."""
    found = linked(
        told("a", "衡南县三塘镇修路。", HENGNAN, ("Place", "三塘镇")),
        told("b", "衡南县三塘修路。", HENGNAN, ("Place", "三塘")),
        told("c", "衡东县三塘修路。", HENGDONG, ("Place", "三塘")),
        told("d", "衡南县三塘村修路。", HENGNAN, ("Place", "三塘村")),
    )
    town, short, elsewhere, village = things(found, "三塘镇", "三塘", "三塘村")
    assert town == short
    assert len({town, elsewhere, village}) == 3


def test_a_county_under_its_former_name() -> None:
    """A county that became a district under another name is that district, and so are its bodies."""
    found = linked(
        told("a", "开县教育局。", ("Place", "开县"), ("Organization", "开县教育局"), published="2015-01-01"),
        told("b", "开州区教育局。", ("Place", "开州区"), ("Organization", "开州区教育局")),
    )
    assert len(set(things(found, "开县", "开州区"))) == 1
    assert len(set(things(found, "开县教育局", "开州区教育局"))) == 1


@pytest.mark.parametrize(("published", "one"), [("2020-01-01", True), ("2023-01-01", False)])
def test_a_programme_before_its_first_instalment_is_named(published: str, one: bool) -> None:
    """What was run under the bare name is the first instalment; a report from later may mean the whole."""
    whole = ("Initiative", "衡南县河道清淤行动")
    found = linked(
        told("a", "衡南县河道清淤行动启动。", HENGNAN, whole, published=published),
        told("b", "衡南县河道清淤行动一期收官。", HENGNAN, ("Initiative", f"{whole[1]}一期"), published="2021-01-01"),
    )
    assert (len(set(things(found, whole[1], f"{whole[1]}一期"))) == 1) is one
