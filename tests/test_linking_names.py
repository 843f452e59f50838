"""What bodies, works, fairs and agreements are called in two articles: one thing, or two that bear like names."""

from __future__ import annotations

import pytest

from kg.linking import link
from kg.links import Linking, path_of, settle
from kg.resolution.instalments import first_of_all
from kg.resolution.profiles import Profile
from kg.resolution.renaming import is_renamed, other_names
from kg.resolution.reviews import Reviews
from pipelines.article import Article, Entity, Relation
from pipelines.gazetteer import Gazetteer

Fact = tuple[str, ...]
HENGNAN = ("Place", "衡南县", "衡南")
HENGDONG = ("Place", "衡东县", "衡东")
DAY = "2021-06-26"


def told(id_: str, text: str, *entities: Fact, says: tuple[Fact, ...] = (), published: str = DAY) -> Article:
    """An article: entities as (type or subtype, name, aliases…), relations as (subject, predicate, object)."""
    found = []
    for kind, name, *aliases in entities:
        subtype = kind if kind in ("Programme", "Agreement", "Event") else ""
        found.append(Entity(name, "Initiative" if subtype else kind, subtype, tuple(aliases)))
    relations = []
    for one, predicate, other, *agreement in says:
        relations.append(Relation(one, predicate, other, agreement="".join(agreement), evidence=text))
    return Article(text, published=published, entities=tuple(found), relations=tuple(relations), id=id_)


def linked(*articles: Article) -> Linking:
    """The articles, linked with each other."""
    gazetteer = Gazetteer.load()
    return settle([link(article, gazetteer) for article in articles], gazetteer, Reviews())


def same(one: tuple[Article, str], other: tuple[Article, str]) -> bool:
    """Whether what two articles call so is one thing, whichever article comes first."""
    answers = set()
    for first, last in ((one, other), (other, one)):
        found = linked(first[0], last[0])
        paths = [a.decisions[name].iri for a, (_, name) in zip(found.articles, (first, last), strict=True)]
        answers.add(paths[0] == paths[1])
    assert len(answers) == 1
    return answers.pop()


def forest(county: str) -> tuple[str, str]:
    """The paths of a county's bureau of forests and of what is called by the county's short name."""
    names = f"{county}林业局", f"{county[:-1]}林业局"
    article = told("a", "来了。", ("Place", county), *(("Organization", name) for name in names))
    first, second = (path_of(str(linked(article).articles[0].decisions[name].iri)) for name in names)
    return first, second


def test_the_states_forests() -> None:
    """In the provinces of state forests an enterprise bears the county's short name; elsewhere it is the county's."""
    county, enterprise = forest("绥棱县")
    assert county != enterprise
    county, short = forest("衡南县")
    assert county == short


def test_a_reform_is_no_short_form() -> None:
    """A bureau is not what a reform made of it, though an article gives both names for one."""
    old = told("a", "衡南县农业局来了。", HENGNAN, ("Organization", "衡南县农业局"), published="2017-01-01")
    new = told("b", "衡南县农业农村局来了。", HENGNAN, ("Organization", "衡南县农业农村局", "县农业局"))
    assert not same((old, "衡南县农业局"), (new, "衡南县农业农村局"))


def test_cooperatives_with_and_without_their_form() -> None:
    """农机合作社 and 农机专业合作社 are written for each other."""
    one, other = "青坪农机专业合作社", "青坪农机合作社"
    articles = [told(i, f"{name}收麦。", HENGNAN, ("Organization", name)) for i, name in (("a", one), ("b", other))]
    assert same((articles[0], one), (articles[1], other))


@pytest.mark.parametrize(
    ("said", "one"), [("（去年底更名）", True), ("", False), ("（去年底更名为湖南绿洲科技有限公司）", False)]
)
def test_a_firm_with_a_new_name(said: str, one: bool) -> None:
    """A firm of which it is said that its name is new may be that of the brand before; without such words it is not."""
    old, new = "湖南江淮食品有限公司", "湖南江淮营养有限公司"
    before = told("a", f"{old}投产。", HENGNAN, ("Organization", old), published="2019-01-01")
    after = told("b", f"{new}{said}投产。", HENGNAN, ("Organization", new))
    assert same((before, old), (after, new)) is one


def test_a_group_told_of_in_two_counties() -> None:
    """A group without a place, in a report on two counties, is not the firm that has its county in its name."""
    own = told("a", "衡南县。衡南腾阳到场。", HENGNAN, ("Organization", "衡南腾阳"))
    group = told("b", "衡南县。衡东县的腾阳集团来衡南县。", HENGNAN, HENGDONG, ("Organization", "腾阳集团"))
    alone = told("b", "衡南县。腾阳集团开工。", HENGNAN, ("Organization", "腾阳集团"))
    assert not same((own, "衡南腾阳"), (group, "腾阳集团"))
    assert same((own, "衡南腾阳"), (alone, "腾阳集团"))


def test_a_former_name_in_part() -> None:
    """前年还叫… gives the firm's former name, perhaps without the place and the brand's first word."""
    new, old = "湖南衡岳江淮文化集团有限公司", "江淮文化有限公司"
    assert other_names(f"{new}（前年还叫{old}）的董事长来了。", new) == (old,)
    assert not is_renamed(f"{new}来了。", new)


def bare(facet: str, year: str, phase: str = "") -> Profile:
    """A facility reported in a year, perhaps as an instalment."""
    features = [f"soft {year}", *([f"phase {phase}"] if phase else [])]
    return Profile(facet, facet, year, dict.fromkeys(features, 1))


def test_the_first_instalment_was_built_under_the_bare_name() -> None:
    """As long as no report has the bare name later, it was the first instalment."""
    whole, first, second = bare("a", "2019"), bare("b", "2021", "一期"), bare("c", "2021", "二期")
    assert first_of_all(whole, first)
    assert first_of_all(first, whole)
    assert not first_of_all(bare("a", "2022"), first)
    assert not first_of_all(whole, second)
    assert not first_of_all(first, second)


def test_a_store_and_its_first_part() -> None:
    """A store in a town is the first instalment there, which later articles tell from the second."""
    town = ("Place", "三塘镇")
    at = (("茶叶检测中心", "locatedIn", "三塘镇"),)
    built = told(
        "a", "三塘镇建茶叶检测中心。", HENGNAN, town, ("Facility", "茶叶检测中心"), says=at, published="2019-01-01"
    )
    name = "茶叶检测中心一期"
    later = told("b", f"三塘镇的{name}满员。", HENGNAN, town, ("Facility", name), says=((name, "locatedIn", "三塘镇"),))
    assert same((built, "茶叶检测中心"), (later, name))


def test_bridges_over_one_river() -> None:
    """Two counties on one river have a bridge each, which is called by the river."""
    name = "清溪河大桥"
    one = told("a", f"衡南县和衡东县在{name}。", HENGNAN, HENGDONG, ("Facility", name))
    other = told("b", f"衡东县。衡东县的{name}通车。", HENGDONG, ("Facility", name))
    assert not same((one, name), (other, name))


@pytest.mark.parametrize(
    ("name", "one"), [("第三届衡岳茶旅大会", True), ("第三届乡村文化旅游节", False), ("第三届茶旅节", False)]
)
def test_a_fair_to_which_others_go(name: str, one: bool) -> None:
    """A numbered fair of a telling name is the one of the county of which the guests' report speaks."""
    says = ((name, "implementedIn", "衡南县"), ("衡南县", "leads", name))
    host = told("a", f"{name}在衡南县开幕。", HENGNAN, ("Event", name), says=says)
    guest = told("b", f"桐乡市。桐乡市企业赴衡南县参加{name}。", ("Place", "桐乡市"), HENGNAN, ("Event", name))
    assert same((host, name), (guest, name)) is one
    later = told(
        "b",
        f"桐乡市。桐乡市企业赴衡南县参加{name}。",
        ("Place", "桐乡市"),
        HENGNAN,
        ("Event", name),
        published="2023-05-01",
    )
    assert not same((host, name), (later, name))


@pytest.mark.parametrize(("name", "one"), [("《湘水流域联防协议》", True), ("《战略合作协议》", False)])
def test_an_agreement_in_a_partys_paper(name: str, one: bool) -> None:
    """What counties signed is what the paper of one of them speaks of, if it has a name of its own."""
    says = (("衡南县", "signsAgreementWith", "桐乡市", name),)
    signed = told("a", f"衡南县和桐乡市签订{name}。", HENGNAN, ("Place", "桐乡市"), ("Agreement", name), says=says)
    spoken = told("b", f"桐乡市。{name}落了笔。", ("Place", "桐乡市"), ("Agreement", name))
    assert same((signed, name), (spoken, name)) is one
    stranger = told("c", f"慈溪市。{name}落了笔。", ("Place", "慈溪市"), ("Agreement", name))
    assert not same((signed, name), (stranger, name))
