"""Relations by the annotation guide: one predicate after the other, in the shapes in which news state them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.guide import ENDS, PREDICATES, SYMMETRIC

if TYPE_CHECKING:
    from spacy.language import Language

    from pipelines.article import Article

    Read = Callable[..., Article]

QING, LV = "“清河”行动", "“绿岸”行动"
BASE, POST = "红茶加工基地", "茶旅驿站"

POSTS = [
    ("{新化县/Pla}县长{秦若兰/Per}讲话。", {("秦若兰", "新化县", "县长")}),
    ("{新化县/Pla}副县长{秦若兰/Per}讲话。", {("秦若兰", "新化县", "副县长")}),
    ("{新化县委/Org}书记{柳明德/Per}讲话。", {("柳明德", "新化县委", "书记")}),
    ("{新化县教育局/Org}局长{贺子安/Per}讲话。", {("贺子安", "新化县教育局", "局长")}),
    ("{新雅公司/Org}董事长{魏青山/Per}讲话。", {("魏青山", "新雅公司", "董事长")}),
    ("{油溪村/Pla}党总支书记兼村主任{彭有田/Per}讲话。", {("彭有田", "油溪村", "党总支书记兼村主任")}),
    ("{新化县/Pla}{洋溪镇/Pla}镇长{龙秀兰/Per}讲话。", {("龙秀兰", "洋溪镇", "镇长")}),
    ("{贺子安/Per}担任{新化县教育局/Org}局长。", {("贺子安", "新化县教育局", "局长")}),
    ("{贺子安/Per}当选{新化县商会/Org}会长。", {("贺子安", "新化县商会", "会长")}),
    ("{新雅公司/Org}落户{新化县/Pla}。董事长{魏青山/Per}讲话。", {("魏青山", "新雅公司", "董事长")}),
    ("{新化县/Pla}开会，县长{秦若兰/Per}讲话。", {("秦若兰", "新化县", "县长")}),
    (
        "{新化县/Pla}县长{秦若兰/Per}、{安化县/Pla}县长{沈知秋/Per}讲话。",
        {("秦若兰", "新化县", "县长"), ("沈知秋", "安化县", "县长")},
    ),
    (
        "{安化县/Pla}开会，{新化县/Pla}县长{秦若兰/Per}、副县长{柳明德/Per}、{贺子安/Per}考察。",
        {("秦若兰", "新化县", "县长"), ("柳明德", "新化县", "副县长"), ("贺子安", "新化县", "副县长")},
    ),
    ("{新化县/Pla}邀请{秦若兰/Per}讲课。", set()),
    ("{新化县/Pla}村民{贺阿满/Per}说好。", set()),
    ("{油溪村/Pla}老党员{贺阿满/Per}说好。", set()),
    ("{新化县/Pla}记者{林小鹿/Per}报道。", set()),
]


@pytest.mark.parametrize(("text", "posts"), POSTS)
def test_holds_post(marked: Read, text: str, posts: set[tuple[str, str, str]]) -> None:
    """The office stands beside the person, or after 担任, without the name of the body."""
    found = marked(text).relations
    assert {(r.subject, r.object, r.title) for r in found if r.predicate == "holdsPost"} == posts


LEADS = [
    (f"{{新化县/Pla}}启动{{{QING}/Pro}}。", {("新化县", QING)}),
    (f"{{新化县/Pla}}牵头实施{{{QING}/Pro}}。", {("新化县", QING)}),
    ("{新雅公司/Org}投资建设{面条生产线项目/Pro}。", {("新雅公司", "面条生产线项目")}),
    (f"{{新雅公司/Org}}建设{{{BASE}/Fac}}。", set()),
    (f"{{{QING}/Pro}}由{{新化县/Pla}}牵头实施。", {("新化县", QING)}),
    ("{新化县/Pla}印发{《关于做好春耕的通知》/Pol}。", {("新化县", "《关于做好春耕的通知》")}),
    (
        "{新化县/Pla}、{安化县/Pla}和{桃江县/Pla}共同举办{茶文化节/Eve}。",
        {("新化县", "茶文化节"), ("安化县", "茶文化节"), ("桃江县", "茶文化节")},
    ),
    (f"{{新化县/Pla}}启动{{{QING}/Pro}}和{{{LV}/Pro}}。", {("新化县", QING), ("新化县", LV)}),
    (f"{{新化县/Pla}}联合{{安化县/Pla}}开展{{{QING}/Pro}}。", {("新化县", QING), ("安化县", QING)}),
    (f"{{新化县/Pla}}召开会议，部署春耕，启动{{{QING}/Pro}}。", {("新化县", QING)}),
    (f"{{新化县/Pla}}召开会议。会后，启动了{{{QING}/Pro}}。", {("新化县", QING)}),
    (f"{{新化县/Pla}}没有启动{{{QING}/Pro}}。", set()),
    (f"{{新化县/Pla}}未开展{{{QING}/Pro}}。", set()),
    (f"{{新化县/Pla}}不再开展{{{QING}/Pro}}。", set()),
]
TAKES_PART = [
    ("{新化县/Pla}参加{茶文化节/Eve}。", {("新化县", "茶文化节")}),
    ("{柳明德/Per}出席{茶文化节/Eve}。", {("柳明德", "茶文化节")}),
    (
        "{茶文化节/Eve}由{新化县/Pla}主办，{安化县/Pla}、{桃江县/Pla}协办。",
        {("安化县", "茶文化节"), ("桃江县", "茶文化节")},
    ),
    ("{新化县/Pla}举办{茶文化节/Eve}。{柳明德/Per}出席。", {("柳明德", "茶文化节")}),
    ("{新化县/Pla}未参加{茶文化节/Eve}。", set()),
    ("{新化县/Pla}没有参加{茶文化节/Eve}。", set()),
]
SIGNS = [
    ("{新化县/Pla}与{安化县/Pla}签约。", {("新化县", "安化县")}),
    ("{新雅公司/Org}同{新化县/Pla}签订合作协议。", {("新雅公司", "新化县")}),
    ("{新化县/Pla}、{安化县/Pla}签约。", {("新化县", "安化县")}),
    ("{新化县/Pla}与{安化县/Pla}、{桃江县/Pla}签约。", {("新化县", "安化县"), ("新化县", "桃江县")}),
    ("{新化县/Pla}分别与{安化县/Pla}、{桃江县/Pla}签约。", {("新化县", "安化县"), ("新化县", "桃江县")}),
    (
        "{新化县/Pla}、{安化县/Pla}、{桃江县/Pla}三方签约。",
        {("新化县", "安化县"), ("新化县", "桃江县"), ("安化县", "桃江县")},
    ),
    ("{湖南省/Pla}{新化县/Pla}与{江西省/Pla}{寻乌县/Pla}签约。", {("新化县", "寻乌县")}),
    ("{新化县/Pla}的茶农签约。", set()),
]
PARTNERS = [
    ("{新化县/Pla}与{安化县/Pla}合作。", {("新化县", "安化县")}),
    (f"{{新化县/Pla}}联合{{安化县/Pla}}开展{{{QING}/Pro}}。", {("新化县", "安化县")}),
    (
        f"{{新化县/Pla}}联合{{安化县/Pla}}、{{桃江县/Pla}}开展{{{QING}/Pro}}。",
        {("新化县", "安化县"), ("新化县", "桃江县")},
    ),
    (
        f"{{新化县教育局/Org}}会同{{新化县民政局/Org}}开展{{{QING}/Pro}}。",
        {("新化县教育局", "新化县民政局")},
    ),
    (f"{{新化县/Pla}}携手{{安化县/Pla}}打造{{{BASE}/Fac}}。", {("新化县", "安化县")}),
    ("{新化县/Pla}和{安化县/Pla}都种茶。", set()),
]
BUILDS = [
    (f"{{新雅公司/Org}}建成{{{BASE}/Fac}}。", {("新雅公司", BASE)}),
    (f"{{{BASE}/Fac}}由{{新雅公司/Org}}投资建设。", {("新雅公司", BASE)}),
    (f"{{新雅公司/Org}}、{{竹海公司/Org}}合作建设{{{BASE}/Fac}}。", {("新雅公司", BASE), ("竹海公司", BASE)}),
    (f"{{新雅公司/Org}}建成{{{BASE}/Fac}}、{{{POST}/Fac}}。", {("新雅公司", BASE), ("新雅公司", POST)}),
    (f"{{新化县/Pla}}携手{{安化县/Pla}}打造{{{BASE}/Fac}}。", {("新化县", BASE), ("安化县", BASE)}),
    ("{新雅公司/Org}搭建{“茶云”平台/Tic}。", {("新雅公司", "“茶云”平台")}),
    (f"{{新雅公司/Org}}尚未建成{{{BASE}/Fac}}。", set()),
    (f"{{新雅公司/Org}}不再建设{{{BASE}/Fac}}。", set()),
]
OPERATES = [
    (f"{{新雅公司/Org}}运营{{{BASE}/Fac}}。", {("新雅公司", BASE)}),
    (f"{{{BASE}/Fac}}由{{新雅公司/Org}}运营。", {("新雅公司", BASE)}),
    (f"{{{BASE}/Fac}}由{{新雅公司/Org}}负责管理。", {("新雅公司", BASE)}),
    ("{新化县教育局/Org}成立{护校志愿服务队/Org}。", {("新化县教育局", "护校志愿服务队")}),
    (f"{{{BASE}/Fac}}负责人{{彭有田/Per}}讲话。", {("彭有田", BASE)}),
    (f"{{新雅公司/Org}}没有运营{{{BASE}/Fac}}。", set()),
]
FUNDS = [
    (f"{{新雅公司/Org}}投资3000万元建设{{{BASE}/Fac}}。", {("新雅公司", BASE)}),
    (f"{{新化县/Pla}}投入资金500万元，实施{{{QING}/Pro}}。", {("新化县", QING)}),
    ("{新化县财政局/Org}向{油溪村/Pla}拨付资金20万元。", {("新化县财政局", "油溪村")}),
    ("{绍兴市/Pla}出资36万元援建{茶香书屋/Fac}。", {("绍兴市", "茶香书屋")}),
    (f"{{新雅公司/Org}}没有投资3000万元建设{{{BASE}/Fac}}。", set()),
]
SUPPORTS = [
    ("{雨花区/Pla}对口帮扶{新化县/Pla}。", {("雨花区", "新化县")}),
    ("{新化县农业农村局/Org}为{油溪村/Pla}提供技术服务。", {("新化县农业农村局", "油溪村")}),
    (
        "{新化县农业农村局/Org}指导{油溪村/Pla}、{大桥村/Pla}。",
        {("新化县农业农村局", "油溪村"), ("新化县农业农村局", "大桥村")},
    ),
    ("{雨花区/Pla}未帮扶{新化县/Pla}。", set()),
]
LIES = [
    (
        "{新化县/Pla}{洋溪镇/Pla}{油溪村/Pla}风景好。",
        {("洋溪镇", "新化县"), ("油溪村", "洋溪镇")},
    ),
    ("{湖南省/Pla}{新化县/Pla}风景好。", {("新化县", "湖南省")}),
    (
        "{新化县/Pla}{洋溪镇/Pla}、{孟公镇/Pla}风景好。",
        {("洋溪镇", "新化县"), ("孟公镇", "新化县")},
    ),
    (f"{{{BASE}/Fac}}位于{{洋溪镇/Pla}}。", {(BASE, "洋溪镇")}),
    (f"{{{BASE}/Fac}}坐落于{{新化县/Pla}}{{洋溪镇/Pla}}。", {(BASE, "洋溪镇"), ("洋溪镇", "新化县")}),
    (f"{{新雅公司/Org}}在{{洋溪镇/Pla}}建成{{{BASE}/Fac}}。", {(BASE, "洋溪镇")}),
    (
        f"{{新雅公司/Org}}在{{油溪村/Pla}}、{{大桥村/Pla}}建成{{{BASE}/Fac}}。",
        {(BASE, "油溪村"), (BASE, "大桥村")},
    ),
    ("{新雅公司/Org}落户{新化县/Pla}。", {("新雅公司", "新化县")}),
    ("{新化县人民医院/Org}来了新医生。", set()),
    ("{新化县/Pla}与{涟源市/Pla}风景好。", set()),
]
EFFECTS = [
    ("{茶文化节/Eve}在{洋溪镇/Pla}举行。", {("茶文化节", "洋溪镇")}),
    ("{茶文化节/Eve}主会场设在{洋溪镇/Pla}。", {("茶文化节", "洋溪镇")}),
    (f"在{{洋溪镇/Pla}}、{{孟公镇/Pla}}开展{{{QING}/Pro}}。", {(QING, "洋溪镇"), (QING, "孟公镇")}),
    (f"{{{QING}/Pro}}覆盖{{洋溪镇/Pla}}、{{孟公镇/Pla}}。", {(QING, "洋溪镇"), (QING, "孟公镇")}),
    (f"{{新化县/Pla}}启动{{{QING}/Pro}}。", set()),
    ("{新化县/Pla}与{安化县/Pla}在{洋溪镇/Pla}签订{《清河协作协议》/Agr}。", set()),
]
AWARDS = [
    ("{油溪村/Pla}获评{省级美丽乡村示范村/Hon}。", {("油溪村", "省级美丽乡村示范村")}),
    ("{新化县/Pla}被授予{全国文明城市/Hon}称号。", {("新化县", "全国文明城市")}),
    ("{油溪村/Pla}、{大桥村/Pla}荣获{全国文明村/Hon}。", {("油溪村", "全国文明村"), ("大桥村", "全国文明村")}),
    (
        "{油溪村/Pla}荣获{全国文明村/Hon}、{省级美丽乡村示范村/Hon}。",
        {("油溪村", "全国文明村"), ("油溪村", "省级美丽乡村示范村")},
    ),
    ("{湖南省妇联/Org}授予{柳青青/Per}{三八红旗手/Hon}称号。", {("柳青青", "三八红旗手")}),
    ("{柳青青/Per}被{湖南省妇联/Org}评为{三八红旗手/Hon}。", {("柳青青", "三八红旗手")}),
]
TABLES = {
    "leads": LEADS,
    "participatesIn": TAKES_PART,
    "signsAgreementWith": SIGNS,
    "partnersWith": PARTNERS,
    "builds": BUILDS,
    "operates": OPERATES,
    "funds": FUNDS,
    "supports": SUPPORTS,
    "locatedIn": LIES,
    "implementedIn": EFFECTS,
    "awarded": AWARDS,
}


def ends(article: Article, predicate: str) -> set[tuple[str, str]]:
    """The ends of the relations of a predicate, those of a symmetric one in sorted order."""
    pairs = ((r.subject, r.object) for r in article.relations if r.predicate == predicate)
    return {(min(p), max(p)) if predicate in SYMMETRIC else p for p in pairs}


@pytest.mark.parametrize(
    ("predicate", "text", "expected"), [(predicate, *row) for predicate, table in TABLES.items() for row in table]
)
def test_relations(marked: Read, predicate: str, text: str, expected: set[tuple[str, str]]) -> None:
    """Active, passive, listed and elliptic statements give every pair that they state; negated ones give none."""
    wanted = {(min(p), max(p)) for p in expected} if predicate in SYMMETRIC else expected
    assert ends(marked(text, "2022-05-10"), predicate) == wanted


def test_tables_cover_the_guide() -> None:
    """Every predicate of the guide but partOf, for which there is no rule of its own, has its examples."""
    assert set(TABLES) | {"holdsPost", "partOf"} == set(PREDICATES)


@pytest.mark.parametrize(
    "text",
    [
        "{新化县/Pla}未与{安化县/Pla}签约。",
        "{新化县/Pla}与{安化县/Pla}没有签约。",
        "{油溪村/Pla}未获评{全国文明村/Hon}。",
        "{新化县财政局/Org}未向{油溪村/Pla}拨付资金20万元。",
    ],
)
def test_negation_gives_none(marked: Read, text: str) -> None:
    """What is negated is no relation, wherever the negation stands."""
    assert marked(text).relations == ()


@pytest.mark.parametrize(
    "text",
    [
        "{新化县/Pla}与{安化县/Pla}签约。{安化县/Pla}与{新化县/Pla}签约。",
        "{新化县/Pla}与{安化县/Pla}合作。{安化县/Pla}与{新化县/Pla}合作。",
        "{安化县/Pla}与{新化县/Pla}合作。{新化县/Pla}与{安化县/Pla}合作。",
    ],
)
def test_symmetric_once(marked: Read, text: str) -> None:
    """A symmetric statement stands once, in whichever order it is repeated."""
    assert len(marked(text).relations) == 1


def test_same_statement_once(marked: Read) -> None:
    """What is said twice is one relation."""
    article = marked(f"{{新化县/Pla}}启动{{{QING}/Pro}}。{{新化县/Pla}}启动{{{QING}/Pro}}。")
    assert len(article.relations) == 1


def test_ends_have_types_that_the_predicate_takes(marked: Read) -> None:
    """No statement of any sentence has an end that the guide does not allow, or the same thing at both ends."""
    for text in (text for table in TABLES.values() for text, _ in table):
        article = marked(text)
        types = {e.name: e.type for e in article.entities}
        for r in article.relations:
            left, right = ENDS[r.predicate]
            assert types[r.subject] in left
            assert types[r.object] in right
            assert r.subject != r.object


@pytest.mark.parametrize(
    "text",
    [
        f"{{新雅公司/Org}}参加{{{BASE}/Fac}}。",
        "{新雅公司/Org}启动{新化县/Pla}。",
        "{柳明德/Per}位于{新化县/Pla}。",
        f"{{新雅公司/Org}}建成{{{QING}/Pro}}。",
        "{新化县/Pla}参加。",
        "{新化县/Pla}，{安化县/Pla}。",
    ],
)
def test_no_relation(marked: Read, text: str) -> None:
    """A verb with an object that its predicate cannot take, or none, states nothing."""
    assert marked(text).relations == ()


def test_no_chain_over_a_stated_step(marked: Read) -> None:
    """A chain stays a chain: the village lies in the town, not in the county as well."""
    article = marked("{新化县/Pla}{洋溪镇/Pla}{油溪村/Pla}风景好。{新化县/Pla}的{洋溪镇/Pla}多山。")
    assert ends(article, "locatedIn") == {("洋溪镇", "新化县"), ("油溪村", "洋溪镇")}


def test_evidence_is_the_sentence(marked: Read) -> None:
    """The evidence is the sentence of the statement, where it stands in the text."""
    article = marked(f"天晴了。“好！”{{新化县/Pla}}启动{{{QING}/Pro}}。\n散会。")
    (relation,) = article.relations
    assert relation.evidence == f"新化县启动{QING}。"
    assert relation.span is not None
    assert relation.span.quote(article.text) == relation.evidence


@pytest.mark.parametrize(("threshold", "count"), [(0.0, 1), (0.85, 1), (0.99, 0)])
def test_threshold(nlp: Language, marked: Read, threshold: float, count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only statements of at least the threshold's confidence are kept, each within [0, 1] and with its rule."""
    monkeypatch.setattr(nlp.get_pipe("govkg_relations"), "threshold", threshold)
    found = marked(f"{{新化县/Pla}}启动{{{QING}/Pro}}。").relations
    assert len(found) == count
    assert all(threshold <= r.confidence <= 1 and r.rule for r in found)


ARTICLE = """新化县与安化县在洋溪镇签订《清河协作协议》。新化县县长秦若兰、安化县县长沈知秋出席签约仪式。
协议签订后，新化县水利局联合安化县水利局启动“清河”专项行动。该行动由新化县水利局牵头，县教育局参与。
湖南新雅农业科技有限公司投资3000万元，在洋溪镇建成红茶加工基地。油溪村荣获“全国文明村镇”称号。"""


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        ("新化县", "signsAgreementWith", "安化县"),
        ("秦若兰", "holdsPost", "新化县"),
        ("沈知秋", "holdsPost", "安化县"),
        ("新化县水利局", "partnersWith", "安化县水利局"),
        ("新化县水利局", "leads", "“清河”专项行动"),
        ("湖南新雅农业科技有限公司", "funds", "红茶加工基地"),
        ("湖南新雅农业科技有限公司", "builds", "红茶加工基地"),
        ("红茶加工基地", "locatedIn", "洋溪镇"),
        ("油溪村", "awarded", "“全国文明村镇”"),
    ],
)
def test_a_whole_article(read: Read, subject: str, predicate: str, object_: str) -> None:
    """From the bare text of a short article the statements that it is about are found."""
    pair = (min(subject, object_), max(subject, object_)) if predicate in SYMMETRIC else (subject, object_)
    assert pair in ends(read(ARTICLE, "2022-05-10"), predicate)
