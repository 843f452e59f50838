"""From mentions to entities: owners, short forms and stand-ins."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.components.context import Focus
from pipelines.components.names import is_firm_of, retyped
from pipelines.components.state import Analysis, Mention
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    from pipelines.article import Article, Entity

    Read = Callable[..., Article]


def get(article: Article, name: str) -> Entity:
    """The entity of that name, which must be there."""
    entity = article.entity(name)
    assert entity is not None, [e.name for e in article.entities]
    return entity


def led(article: Article) -> list[tuple[str, str]]:
    """Who leads what."""
    return [(r.subject, r.object) for r in article.relations if r.predicate == "leads"]


@pytest.mark.parametrize(
    ("text", "name", "form"),
    [
        ("{新化县/Pla}开会。{县委/Org}发文。", "新化县委", "县委"),
        ("{新化县/Pla}开会。{县教育局/Org}发文。", "新化县教育局", "县教育局"),
        ("{新化县/Pla}开会。{县公安局交警大队/Org}上路。", "新化县公安局交警大队", "县公安局交警大队"),
        ("{新化县教育局/Org}开会。{县民政局/Org}发文。", "新化县民政局", "县民政局"),
        ("{娄底市/Pla}开会。{市财政局/Org}拨款。", "娄底市财政局", "市财政局"),
        ("{新化县/Pla}开会。{市财政局/Org}拨款。", "娄底市财政局", "市财政局"),
        ("{新化县/Pla}开会。{省农业农村厅/Org}派员。", "湖南省农业农村厅", "省农业农村厅"),
        ("{新化县/Pla}{洋溪镇/Pla}开会。{镇政府/Org}发文。", "洋溪镇政府", "镇政府"),
        ("{雨花区/Pla}开会。{区委/Org}发文。", "雨花区委", "区委"),
        ("{扎鲁特旗/Pla}开会。{旗委/Org}发文。", "扎鲁特旗委", "旗委"),
        ("{涟源市/Pla}开会。{市委/Org}发文。", "涟源市委", "市委"),
        ("{磁县/Pla}开会。{县委/Org}发文。", "磁县县委", "县委"),
        ("{磁县/Pla}开会。{县教育局/Org}发文。", "磁县教育局", "县教育局"),
        ("{新化县/Pla}{清河村/Pla}开会。{村务监督委员会/Org}公示。", "清河村村务监督委员会", "村务监督委员会"),
        ("{新化县/Pla}开会。{县乡村振兴局/Org}拨款。", "新化县乡村振兴局", "县乡村振兴局"),
        ("{黄南州委/Org}开会，{州政府/Org}发文。", "黄南州政府", "州政府"),
    ],
)
def test_bare_level_takes_its_owner(marked: Read, text: str, name: str, form: str) -> None:
    """A body named with a bare level word is named with its owner; the printed form is an alias."""
    assert form in get(marked(text), name).aliases


def test_owner_is_the_county_named_most(marked: Read) -> None:
    """Of two counties the one that the article names more often owns the bare level word."""
    article = marked("{安化县/Pla}来人。{新化县/Pla}接待，{新化县/Pla}带路，{县委/Org}座谈。")
    assert article.entity("新化县委")
    assert not article.entity("安化县委")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{新化县/Pla}开会。{县委/Org}书记到{安化县/Pla}考察。{安化县/Pla}、{安化县/Pla}作介绍。", "安化县委"),
        ("{新化县/Pla}开会。{县委/Org}书记率队到{安化县/Pla}考察。{安化县/Pla}、{安化县/Pla}作介绍。", "新化县委"),
        ("{县委/Org}书记率队到{安化县/Pla}考察。", "县委"),
        ("{市委/Org}书记率队到{安化县/Pla}考察。{县委/Org}作介绍。", "安化县委"),
    ],
)
def test_who_leads_a_delegation_holds_office_elsewhere(marked: Read, text: str, name: str) -> None:
    """Guests are not of the place that they visit, however often it is named."""
    assert get(marked(text), name).type == "Organization"


def test_a_bare_zone_is_the_countys(marked: Read) -> None:
    """该县经开区 is that of the county; a name with its county stays."""
    article = marked("{新化县/Pla}开会，企业入驻该{县经开区/Pla}和{安化县高新区/Pla}。")
    assert {"新化县经开区", "安化县高新区"} <= {e.name for e in article.entities}


def test_owner_town_is_the_latest(marked: Read) -> None:
    """Towns change through an article: a bare 镇 is the last one named before."""
    text = "{新化县/Pla}{洋溪镇/Pla}修路，{镇政府/Org}出钱。{孟公镇/Pla}也修路，{镇政府/Org}出力。"
    assert {"洋溪镇政府", "孟公镇政府"} <= {e.name for e in marked(text).entities}


def test_owner_town_is_the_paragraphs_then_the_one_named_most(marked: Read) -> None:
    """A town that was mentioned in passing in another paragraph does not take over the article's own."""
    text = "{新化县/Pla}{洋溪镇/Pla}修路。{洋溪镇/Pla}的老人都来看。{孟公镇/Pla}来人。\n路通了，{镇政府/Org}还要修桥。"
    assert "洋溪镇政府" in {e.name for e in marked(text).entities}
    text = "{洋溪镇/Pla}修路，{洋溪镇/Pla}出钱。\n{孟公镇/Pla}修桥。桥还没有通，{镇政府/Org}在想办法。"
    assert "孟公镇政府" in {e.name for e in marked(text).entities}


def test_owner_county_is_that_of_headline_and_towns(marked: Read) -> None:
    """A neighbour that is named as often as the article's own county does not take its bodies."""
    text = "{新化县人民政府/Org}主办，{安化县/Pla}、{安化县/Pla}来人，{县教育局/Org}承办。"
    assert "新化县教育局" in {e.name for e in marked(text, title="新化赛龙舟").entities}


def test_a_bare_level_in_a_meetings_sentence_is_the_meetings(marked: Read) -> None:
    """A city's meeting that a county-level city hosts: the bureau that speaks there is the city's."""
    text = "{涟源市/Pla}忙着备会。{涟源市/Pla}很热闹。"
    text += "{娄底市水利工作会议/Eve}在{涟源市/Pla}召开，{市水利局/Org}通报情况。"
    assert "娄底市水利局" in {e.name for e in marked(text).entities}


def test_owner_from_the_newspaper(marked: Read) -> None:
    """Where the text names no place the paper's own city is the owner."""
    assert marked("{市教育局/Org}开会。", publisher="娄底日报").entity("娄底市教育局")


def test_the_province_is_the_places_own(marked: Read) -> None:
    """省 is the province in which the article's county lies, not the one of a firm's home that is named too."""
    text = "{新化县/Pla}开会，{福建省/Pla}客商到场。{省税务局/Org}介绍政策。"
    assert get(marked(text), "湖南省税务局").type == "Organization"


def test_owner_from_the_headline(marked: Read) -> None:
    """Where the text names no county the headline's is the owner."""
    assert marked("{县委/Org}副书记到村里调研。", title="安化：春茶开采").entity("安化县委")


@pytest.mark.parametrize(
    "name", ["乡村旅游合作社", "镇村合作社", "县级综治中心", "县域医共体分院", "村办公司", "市县委巡察办"]
)
def test_a_word_that_begins_as_a_level_is_none(marked: Read, name: str) -> None:
    """乡村旅游合作社 is no town's 村旅游合作社."""
    found = marked(f"{{新化县/Pla}}{{洋溪乡/Pla}}{{孟公镇/Pla}}{{清河村/Pla}}{{娄底市/Pla}}的{{{name}/Org}}。")
    assert get(found, name).type == "Organization"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{新化县委/Org}常委、{组织部/Org}部长{柳明/Per}讲话。", {"新化县委", "新化县委组织部"}),
        ("{新化县/Pla}开会，{县委/Org}常委、统战部长{柳明/Per}讲话。", {"新化县委", "新化县委统战部"}),
        ("{新化县委/Org}常委、秘书长、{政法委/Org}书记{柳明/Per}讲话。", {"新化县委", "新化县委政法委"}),
        ("{新化县/Pla}{县委/Org}常委、纪委书记{柳明/Per}讲话。", {"新化县委", "新化县纪委"}),
        ("{新化县委/Org}开会，{组织部/Org}部长{柳明/Per}讲话。", {"新化县委", "组织部"}),
        ("{新化县政府/Org}党组成员、{组织部/Org}部长{柳明/Per}讲话。", {"新化县政府", "组织部"}),
        ("{新化县委/Org}常委、{新化县委宣传部/Org}部长{柳明/Per}讲话。", {"新化县委", "新化县委宣传部"}),
    ],
)
def test_a_members_department_is_the_committees(marked: Read, text: str, names: set[str]) -> None:
    """常委、组织部部长 heads the department of the committee; what print leaves of 统战部 is no name of it."""
    found = [e for e in marked(text).entities if e.type == "Organization"]
    assert {e.name for e in found} == names
    assert "统战" not in {alias for e in found for alias in e.aliases}


@pytest.mark.parametrize(
    ("text", "title", "publisher", "names"),
    [
        ("我市选派干部到{新化县/Pla}。", "娄底援建：接力", "", {"新化县", "娄底市"}),
        ("我市选派干部到{新化县/Pla}。", "接力", "娄底日报", {"新化县", "娄底市"}),
        ("我市选派干部到{新化县/Pla}。", "接力", "", {"新化县", "娄底市"}),
        ("我市选派干部。", "接力", "", set()),
        ("我县选派干部到{娄底市/Pla}。", "安化、新化接力", "", {"娄底市"}),
        ("该市选派干部到{新化县/Pla}。", "娄底援建：接力", "", {"新化县"}),
        ("我省选派干部到{新化县/Pla}。", "湖南援建：接力", "", {"新化县"}),
        ("{洪江市/Pla}代表到我县考察。", "接力", "安化县融媒体中心", {"洪江市", "安化县"}),
    ],
)
def test_our_city_need_not_be_named(marked: Read, text: str, title: str, publisher: str, names: set[str]) -> None:
    """我市 is the one city that headline or paper names; a paper speaks of its own place so."""
    found = marked(text, title=title, publisher=publisher).entities
    assert {e.name for e in found} == names
    assert not any("我" in alias for e in found for alias in e.aliases)


def test_no_owner_no_guess(marked: Read) -> None:
    """Without any place the name stays as it is printed."""
    assert marked("{县教育局/Org}开会。").entity("县教育局")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{通化市市委/Org}发文。", "通化市委"),
        ("{新化县/Pla}开会，{我县县委/Org}部署。", "新化县委"),
        ("{集安市市政公司/Org}施工。", "集安市市政公司"),
        ("{磁县县委/Org}发文。", "磁县县委"),
        ("{磁县/Pla}开会，{县委农办/Org}发文。", "磁县县委农办"),
        ("{滨海新区区委/Org}发文。", "滨海新区区委"),
    ],
)
def test_a_level_said_twice_is_said_once(marked: Read, text: str, name: str) -> None:
    """通化市市委 is 通化市委 and 我县县委 that of the county; 市|市政公司 stays."""
    assert get(marked(text), name).type == "Organization"


def test_party_prefix_is_dropped(marked: Read) -> None:
    """中共新化县委 and 县委 are one entity under the guide's name."""
    assert marked("{中共新化县委员会/Org}发文。").entity("中共新化县委员会")
    article = marked("{中共新化县委/Org}发文。{新化县/Pla}开会。{县委/Org}部署。")
    assert [e.name for e in article.entities if e.type == "Organization"] == ["新化县委"]
    assert set(get(article, "新化县委").aliases) == {"中共新化县委", "县委"}


@pytest.mark.parametrize(
    ("text", "name", "alias", "mentions"),
    [
        ("{新化县/Pla}开会。新化是茶乡。", "新化县", "新化", 2),
        ("{湖南省/Pla}开会。湖南多雨。", "湖南省", "湖南", 2),
        (
            "{新化县新雅农业有限公司/Org}（以下简称“新雅农业”）开工。新雅农业招工。",
            "新化县新雅农业有限公司",
            "新雅农业",
            3,
        ),
        ("{新化县新雅农业有限公司/Org}（简称新雅农业）开工。新雅农业招工。", "新化县新雅农业有限公司", "新雅农业", 3),
        ("{湖南茶事供电公司/Org}（以下称“茶供”）开会。{茶供/Org}拨款。", "湖南茶事供电公司", "茶供", 3),
        ("{靳庄村/Pla}修路，{靳庄/Pla}出工。", "靳庄村", "靳庄", 2),
        ("{靳庄油茶加工厂/Fac}投产，{加工厂/Fac}招工。", "靳庄油茶加工厂", "加工厂", 2),
        ("{教育改革“三三五”工程/Pro}启动。{“三三五”工程/Pro}有效。", "教育改革“三三五”工程", "“三三五”工程", 2),
        (
            "{新化县茶叶招商签约仪式/Eve}开幕。{签约仪式/Eve}由县长主持。",
            "新化县茶叶招商签约仪式",
            "签约仪式",
            2,
        ),
        ("{新化县采茶大会/Eve}开幕。{采茶大会/Eve}有千人来。", "采茶大会", "新化县采茶大会", 2),
        (
            "{郑州市高新区社会事业局/Org}开会。{郑州高新区管委会社会事业局/Org}牵头。",
            "郑州高新区管委会社会事业局",
            "郑州市高新区社会事业局",
            2,
        ),
        ("{《清河办法》/Pol}印发。{清河办法/Pol}管用。", "《清河办法》", "清河办法", 2),
        ("{“清河课堂”计划/Pro}启动。{“清河课堂”/Pro}受欢迎。", "“清河课堂”计划", "“清河课堂”", 2),
        ("{“清河”技改工程/Pro}启动。{“清河”技改/Pro}见效。", "“清河”技改工程", "“清河”技改", 2),
        ("{新化县/Pla}开会。{新化/Pla}人爱茶。", "新化县", "新化", 2),
        ("{中国农业银行新化县支行/Org}放贷。{农行新化支行/Org}上门。", "中国农业银行新化县支行", "农行新化支行", 2),
        (
            "{湖南新化农村商业银行股份有限公司/Org}放贷。{新化农商行/Org}上门。",
            "湖南新化农村商业银行股份有限公司",
            "新化农商行",
            2,
        ),
        ("{口前村污水处理站/Fac}建成。{口前村站/Fac}有人管。", "口前村污水处理站", "口前村站", 2),
        ("{“河湖通”巡河平台/Pro}上线。{“河湖通”/Pro}管用。", "“河湖通”巡河平台", "“河湖通”", 2),
        ("{周望舒/Per}种茶。{老周/Per}说好。", "周望舒", "老周", 2),
        ("{周望舒/Per}种茶。{周书记/Per}说好。", "周望舒", "周书记", 2),
        ("{艾山江·吐尔逊/Per}种瓜。{艾山江/Per}说好。", "艾山江·吐尔逊", "艾山江", 2),
        (
            "{新雅农业有限公司/Org}开工。{新化县新雅农业有限公司/Org}招工。",
            "新化县新雅农业有限公司",
            "新雅农业有限公司",
            2,
        ),
    ],
)
def test_other_forms_are_aliases(marked: Read, text: str, name: str, alias: str, mentions: int) -> None:
    """Short, bare and defined forms are the same entity as the full name, with a mention each."""
    article = marked(text)
    entity = get(article, name)
    assert alias in entity.aliases
    assert len(entity.mentions) == mentions
    assert article.entity(alias) is None


def test_a_bare_word_for_one_of_several_stays(marked: Read) -> None:
    """Where two facilities end so, 加工厂 is neither of them."""
    article = marked("{靳庄油茶加工厂/Fac}和{安化辣椒加工厂/Fac}投产，{加工厂/Fac}招工。")
    assert get(article, "加工厂").aliases == ()


def test_the_sort_of_an_event_is_the_event_and_no_name_of_it(marked: Read) -> None:
    """Where one event alone ends so; of two it is neither."""
    article = marked("{新化县茶叶产销推介会/Eve}召开。{推介会/Eve}由县里主办。")
    event = get(article, "新化县茶叶产销推介会")
    assert (event.aliases, len(event.mentions)) == ((), 2)
    assert article.entity("推介会") is None
    article = marked("{《新化县茶叶发展实施意见》/Pol}印发，{《意见》/Pol}由县农业农村局落实。")
    assert [(e.name, e.aliases) for e in article.entities] == [("《新化县茶叶发展实施意见》", ())]
    article = marked("{新化县茶叶推介会/Eve}和{安化县黑茶推介会/Eve}召开。{推介会/Eve}由县里主办。")
    assert get(article, "推介会").aliases == ()


def test_what_two_things_share_is_a_form_of_neither(read: Read) -> None:
    """A noun behind a list names each member of it together with that member alone."""
    article = read("今年，桃源县在双龙镇、米坪镇、重阳镇建起产地预冷站，由县供销社运营。")
    stations = [e for e in article.entities if e.type == "Facility"]
    assert {station.name for station in stations} == {f"{town}产地预冷站" for town in ("双龙镇", "米坪镇", "重阳镇")}
    assert all(not station.aliases for station in stations)


def test_a_town_is_no_form_of_its_government(read: Read) -> None:
    """祥周镇、林逢镇人民政府 names the government of 祥周镇 with words that stand behind another town."""
    article = read("今年，田东县与祥周镇、林逢镇人民政府签订责任书，县农业农村局负责落实。")
    assert not {alias for e in article.entities if e.type == "Organization" for alias in e.aliases} & {"祥周镇"}


def test_a_short_name_of_a_county_and_a_province_is_the_province(marked: Read) -> None:
    """吉林 beside 吉林市 may be the province."""
    assert {e.name for e in marked("{吉林市/Pla}开会。{吉林/Pla}人爱雪。").entities} == {"吉林市", "吉林"}


def test_a_form_inside_another_name_is_left_alone(marked: Read) -> None:
    """A short form of a place is no mention of it inside the name of something else."""
    article = marked("{新化县/Pla}开会。{新化红茶加工基地/Fac}招工。")
    assert len(get(article, "新化县").mentions) == 1


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("{新化县/Pla}开会。该县启动{“清河”行动/Pro}。", "新化县"),
        ("{新化县/Pla}开会。全县启动{“清河”行动/Pro}。", "新化县"),
        ("{新化县/Pla}{洋溪镇/Pla}开会。该镇启动{“清河”行动/Pro}。", "洋溪镇"),
        ("{新雅农业有限公司/Org}成立。该公司启动{“清河”行动/Pro}。", "新雅农业有限公司"),
        ("{新化县第一医院/Org}成立。该医院启动{“清河”行动/Pro}。", "新化县第一医院"),
    ],
)
def test_stand_ins_speak_for_the_entity(marked: Read, text: str, subject: str) -> None:
    """该县, 全县 and 该公司 stand for the entity named before and are never entities or aliases themselves."""
    article = marked(text)
    assert led(article) == [(subject, "“清河”行动")]
    forms = {form for e in article.entities for form in (e.name, *e.aliases)}
    assert not forms & {"该县", "全县", "该镇", "该公司", "该医院"}


def test_bare_base_stands_for_the_base(marked: Read) -> None:
    """基地 at the start of a clause is the base named before."""
    article = marked("{红茶加工基地/Fac}建成。基地由{新雅农业有限公司/Org}运营。")
    assert [(r.subject, r.predicate, r.object) for r in article.relations] == [
        ("新雅农业有限公司", "operates", "红茶加工基地")
    ]
    assert article.entity("基地") is None


def test_stand_in_without_antecedent(marked: Read) -> None:
    """Where nothing was named before, a stand-in stands for nothing."""
    assert marked("该公司启动{“清河”行动/Pro}。").relations == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{朝阳区/Pla}与{朝阳市/Pla}签约。", {"朝阳区", "朝阳市"}),
        ("{安化县人民医院/Org}与{新化县人民医院/Org}签约。", {"安化县人民医院", "新化县人民医院"}),
        ("{岳阳市教育局/Org}与{岳阳县教育局/Org}签约。", {"岳阳市教育局", "岳阳县教育局"}),
        ("{东坪镇/Pla}的{东坪村/Pla}修路。", {"东坪镇", "东坪村"}),
        ("{柳明/Per}与{柳明德/Per}是同学。", {"柳明", "柳明德"}),
        ("{“清河”行动/Pro}和{“绿岸”行动/Pro}启动。", {"“清河”行动", "“绿岸”行动"}),
        ("{农行新化支行/Org}与{农行安化支行/Org}放贷。", {"农行新化支行", "农行安化支行"}),
        ("{周望舒/Per}、{周衡/Per}种茶，{周书记/Per}说好。", {"周望舒", "周衡", "周书记"}),
        ("{“清河”行动/Pro}推进，{“清河”行动启动仪式/Eve}举行。", {"“清河”行动", "“清河”行动启动仪式"}),
        ("{“清河”三年行动/Pro}推进，{“清河”现场推进会/Eve}举行。", {"“清河”三年行动", "“清河”现场推进会"}),
        ("{“清河杯”篮球赛/Eve}开赛，{“清河杯”篮球赛决赛/Eve}举行。", {"“清河杯”篮球赛", "“清河杯”篮球赛决赛"}),
        ("{“清河课堂”计划/Pro}启动，{“清河课堂”直播平台/Pro}上线。", {"“清河课堂”计划", "“清河课堂”直播平台"}),
    ],
)
def test_like_names_stay_apart(marked: Read, text: str, names: set[str]) -> None:
    """Names that share a part but mean different things are different entities."""
    assert {e.name for e in marked(text).entities} == names


@pytest.mark.parametrize("name", ["朝阳市", "东坪镇"])
def test_one_name_of_two_types(marked: Read, name: str) -> None:
    """A name means one thing in an article, of the type that most of its mentions have; the first where they tie."""
    article = marked(f"{{{name}/Pla}}开会，{{{name}/Org}}出席。")
    assert [e.type for e in article.entities] == ["Place"]
    article = marked(f"{{{name}/Pla}}开会，{{{name}/Org}}出席。{{{name}/Org}}讲话。")
    assert [(e.name, e.type, len(e.mentions)) for e in article.entities] == [(name, "Organization", 3)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新化县召开会议，县教育局、县民政局参加。", {"新化县", "新化县教育局", "新化县民政局"}),
        ("涟源市召开会议。涟源的茶好卖，市财政局拨款。", {"涟源市", "涟源市财政局"}),
        ("新化县召开会议，要求赶在大田春播前结束。", {"新化县"}),
        ("福建省三明市召开会议，要求大田加快建设。", {"福建省", "三明市", "大田县"}),
        ("新化县召开会议，县镇两级和首家村参加。", {"新化县"}),
    ],
)
def test_names_of_a_whole_text(read: Read, text: str, names: set[str]) -> None:
    """Found, completed and joined: the entities of a short text."""
    assert {e.name for e in read(text).entities} == names


FIRM = "湖南晴渊环保科技有限公司"


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("晴渊环保", FIRM, True),
        ("晴渊环保科技", FIRM, True),
        ("环保科技", FIRM, False),
        ("晴渊集团", "湖南晴渊集团有限公司", True),
        ("茶厂", "湖南茶厂有限公司", False),
        ("晴渊环保科技有限公司", FIRM + "衡南分公司", False),
        ("桃源县教育", "桃源县教育局", False),
    ],
)
def test_short_form_of_a_firm(short: str, full: str, expected: bool) -> None:
    """It begins the name behind the place; the middle of a name, a branch's parent and bodies are none."""
    assert is_firm_of(short, full, Gazetteer.load()) is expected


def test_a_firm_taken_for_a_person_is_the_firm() -> None:
    """A name without a surname that begins a firm's; a farmer after whom a firm is called stays a person."""
    firm, farm = Mention(0, 12, "Organization", FIRM), Mention(20, 31, "Organization", "桃源县张桂兰种植专业合作社")
    odd, farmer = Mention(40, 44, "Person", "晴渊环保"), Mention(50, 53, "Person", "张桂兰")
    types = {m.name: m.type for m in retyped([firm, farm, odd, farmer], "", Gazetteer.load())}
    assert types["晴渊环保"] == "Organization"
    assert types["张桂兰"] == "Person"


@pytest.mark.parametrize(
    ("text", "type_"), [("晴渊环保等3家企业参加。", "Organization"), ("晴渊环保等人参加。", "Person")]
)
def test_what_is_called_a_firm_is_one(text: str, type_: str) -> None:
    """Behind a row of firms the word for them says what they are."""
    (found,) = retyped([Mention(0, 4, "Person", "晴渊环保")], text, Gazetteer.load())
    assert found.type == type_


def test_three_parties_are_the_row_before_them(marked: Read) -> None:
    """甲、乙和丙三方 are those three, whoever was named before."""
    text = "{新化县/Pla}开会，{青禾公司/Org}、{白塔公司/Org}、{长岭公司/Org}到场。"
    text += "{绿野公司/Org}、{北山公司/Org}双方签订协议。"
    article = marked(text)
    pairs = {frozenset((r.subject, r.object)) for r in article.relations if r.predicate == "signsAgreementWith"}
    assert pairs <= {frozenset(("绿野公司", "北山公司"))}


def test_a_defined_short_form_is_of_its_names_type(marked: Read) -> None:
    """What the text defines as a firm's short form is the firm wherever it is printed."""
    article = marked("{湖南晴渊环保科技有限公司/Org}（以下简称“晴渊”）开工。{晴渊/Per}招工。")
    assert [(e.name, e.type) for e in article.entities] == [("湖南晴渊环保科技有限公司", "Organization")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{新化县人民政府/Org}主办，{县政府/Org}承办。", "新化县人民政府"),
        ("{新化县公安局青禾派出所/Org}揭牌，{青禾派出所/Org}值班。", "新化县公安局青禾派出所"),
        ("{青禾教育园区管委会/Org}开会，{园区管委会/Org}发文。", "青禾教育园区管委会"),
        ("{新化县委/Org}开会，{新化县党委/Org}发文。", "新化县党委"),
    ],
)
def test_a_body_printed_in_two_ways_is_one(marked: Read, text: str, name: str) -> None:
    """What print leaves out of a body's name as it likes makes no second body."""
    bodies = [e.name for e in marked(text).entities if e.type == "Organization"]
    assert bodies == [name]


def test_an_office_beside_another_is_of_the_same_place(marked: Read) -> None:
    """市委 right behind an office in a city's committee is that city's, whatever city the article is about."""
    article = marked("{涟源市/Pla}{涟源市/Pla}接待。{娄底市委/Org}副书记、{市委统战部/Org}部长{李青/Per}到访。")
    assert "市委统战部" in get(article, "娄底市委统战部").aliases


def test_a_name_does_not_begin_with_what_joins_offices(marked: Read) -> None:
    """Two offices of one breath are one, at the village."""
    article = marked("{大口村/Pla}修路。村党支部书记{兼村委会/Org}主任{秦若兰/Per}到会。")
    assert [e.name for e in article.entities if e.type == "Organization"] == []
    assert {(r.subject, r.object) for r in article.relations if r.predicate == "holdsPost"} == {("秦若兰", "大口村")}


def test_owner_is_a_place_that_print_names() -> None:
    """州委 is of the prefecture whose name print gives with its level, not of one that a short form could mean."""
    text = "海西流转土地，大理州发文。州委开会。"
    places = (Mention(0, 2, "Place", "海西蒙古族藏族自治州"), Mention(7, 10, "Place", "大理州"))
    state = Analysis(text=text, mentions=places)
    assert Focus(state, places, Gazetteer.load()).owner("州", text.index("州委")) == "大理州"


def test_our_county_is_named_as_printed(marked: Read) -> None:
    """我县 is the autonomous county under the name that print has for it."""
    article = marked("{张家川县农业农村局/Org}监管项目，优化我县产业布局。")
    assert "张家川回族自治县" not in [e.name for e in article.entities]
