"""Words that go on speaking of what was named before: 联盟, 会议, 他, 双方."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from pipelines.article import Article, Span
from pipelines.components.context import Focus
from pipelines.components.standins import stand_ins
from pipelines.components.state import Analysis, Mention, Ref, split_sentences
from pipelines.gazetteer import Gazetteer

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]
    Read = Callable[..., Article]

TYPES = {"P": "Place", "O": "Organization", "N": "Person", "I": "Initiative", "F": "Facility"}


def meant(analysed: Analysed, text: str, *names: str) -> list[tuple[str, str]]:
    """What the stand-ins of the text mean, after names given as ``P:新化县``, each where it stands first."""
    state = analysed(text)
    state.sentences = split_sentences(text)
    refs = []
    for item in names:
        kind, name = item.split(":")
        start = text.index(name)
        refs.append(Ref(start, start + len(name), name, TYPES[kind]))
    refs.sort(key=lambda r: r.start)
    named = [Mention(r.start, r.end, r.type, r.name) for r in refs]
    found = list(stand_ins(state, refs, Focus(state, named, Gazetteer.load())))
    assert all(ref.coref for ref in found)
    return [(text[ref.start : ref.end], ref.name) for ref in sorted(found, key=lambda r: r.start)]


ALLIANCE = "O:青崖茶庄联盟"


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("青崖茶庄联盟成立。联盟由县商务局指导。", [ALLIANCE], [("联盟", "青崖茶庄联盟")]),
        ("青崖茶庄联盟成立。该联盟有成员40家。", [ALLIANCE], [("该联盟", "青崖茶庄联盟")]),
        ("第三届茶叶博览会开幕。博览会由县商务局主办。", ["I:第三届茶叶博览会"], [("博览会", "第三届茶叶博览会")]),
        ("清溪马拉松开跑。赛事由县体育局主办。", ["I:清溪马拉松"], [("赛事", "清溪马拉松")]),
        ("今天召开养老工作推进会。县长主持会议。", ["I:养老工作推进会"], [("会议", "养老工作推进会")]),
        ("清溪推介会举行。园区管委会签约。县长出席会议。", ["I:清溪推介会", "O:园区管委会"], [("会议", "清溪推介会")]),
        (
            "《清溪县垂钓管理办法》出台。办法由县农业农村局牵头落实。",
            ["I:《清溪县垂钓管理办法》"],
            [("办法", "《清溪县垂钓管理办法》")],
        ),
        ("清溪中心血站扩建。血站站长去了省里。", ["O:清溪中心血站"], [("血站", "清溪中心血站")]),
        ("清溪县医院扩建。该院去年接诊三万人。", ["O:清溪县医院"], [("该院", "清溪县医院")]),
        ("清溪县实验小学开学。该校老师不够。", ["O:清溪县实验小学"], [("该校", "清溪县实验小学")]),
        ("松岭大学农学院来人。该校出技术。", ["O:松岭大学农学院"], []),
        ("清溪县医院扩建，乡卫生院也扩建。\n该院缺人。", ["O:清溪县医院"], [("该院", "清溪县医院")]),
        ("清溪县医院扩建。该院长去了省里。", ["O:清溪县医院"], []),
        ("清溪县医院扩建。该校缺人。", ["O:清溪县医院"], []),
        ("青崖茶庄联盟成立。别的县也想搞联盟。", [ALLIANCE], []),
        ("联盟还没有成立。", [], []),
        ("清溪水厂开工建设。该工程由县水务局实施。", ["F:清溪水厂"], [("该工程", "清溪水厂")]),
        ("清溪水厂建成投用。项目由县水务局建设。", ["F:清溪水厂"], [("项目", "清溪水厂")]),
        ("清溪水厂占地九亩。该工程由县水务局实施。", ["F:清溪水厂"], []),
        ("清溪水厂开工建设。该工程由县水务局负责实施。", ["F:清溪水厂"], []),
        ("清溪水厂开工建设。该工程投资九万元。", ["F:清溪水厂"], []),
        ("清溪水厂开工，松岭桥开工。该工程由县水务局实施。", ["F:清溪水厂", "F:松岭桥"], []),
        ("清溪水厂开工。县长到会。他讲了话。该工程由县水务局实施。", ["F:清溪水厂"], []),
        ("清溪县政府办公室印发通知。办公室去年发文九件。", ["O:清溪县政府办公室"], [("办公室", "清溪县政府办公室")]),
        ("清溪县政府办公室成立领导小组。办公室去年发文九件。", ["O:清溪县政府办公室"], []),
        ("清溪食品产业园开园。园区入驻企业40家。", ["P:清溪食品产业园"], [("园区", "清溪食品产业园")]),
        ("清溪县开会。园区入驻企业40家。", ["P:清溪县"], []),
        ("甲川污水处理厂、乙川污水处理厂完工。该厂日处理3吨。", ["F:甲川污水处理厂", "F:乙川污水处理厂"], []),
    ],
)
def test_nouns_echo_a_name(analysed: Analysed, text: str, names: list[str], expected: list[tuple[str, str]]) -> None:
    """A noun by itself means the entity before that ends in it, or that it is a word for, none of two in a list."""
    assert meant(analysed, text, *names) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("柳明德回村。他办了茶厂。", ["N:柳明德"], [("他", "柳明德")]),
        ("柳明德回村。其他人没有回。", ["N:柳明德"], []),
        ("柳明德回村。他们办了茶厂。", ["N:柳明德"], []),
        ("新化县与安化县签约。双方共建茶园。", ["P:新化县", "P:安化县"], [("双方", "新化县"), ("双方", "安化县")]),
        (
            "新化县与安化县到松岭村开会。两地共建茶园。",
            ["P:新化县", "P:安化县", "P:松岭村"],
            [("两地", "新化县"), ("两地", "安化县")],
        ),
        ("新化县与安化县到松岭村开会。双方共建茶园。", ["P:新化县", "P:安化县", "P:松岭村"], []),
        ("新化县、安化县、桃江县开会。三地共建茶园。", ["P:新化县", "P:安化县", "P:桃江县"],
         [("三地", "新化县"), ("三地", "安化县"), ("三地", "桃江县")]),
        ("新化县、安化县、桃江县开会。两地共建茶园。", ["P:新化县", "P:安化县", "P:桃江县"], []),
        ("新化县洋溪镇与安化县东坪镇签约。两镇共建茶园。", ["P:新化县", "P:洋溪镇", "P:安化县", "P:东坪镇"],
         [("两镇", "洋溪镇"), ("两镇", "东坪镇")]),
        ("新化县与松岭村签约。安化县没来。后来好了。又好了。还好了。总好了。两地共建茶园。",
         ["P:新化县", "P:松岭村", "P:安化县"],
         [("两地", "新化县"), ("两地", "安化县")]),
        ("新化县与松岭村签约。安化县、桃江县没来。后来好了。又好了。还好了。总好了。两地共建茶园。",
         ["P:新化县", "P:松岭村", "P:安化县", "P:桃江县"], []),
        ("新化县与安化县签约。两级财政出资。", ["P:新化县", "P:安化县"], []),
        ("新化县开会。县财政拨付300万元。", ["P:新化县"], [("县", "新化县")]),
        ("新化县教育局开会。县财政拨付300万元。", ["O:新化县教育局"], [("县", "新化县")]),
        ("教育局开会。县财政拨付300万元。", ["O:教育局"], []),
        ("新化县教育局开会，县长柳明德讲话。", ["O:新化县教育局", "N:柳明德"], [("县长", "新化县")]),
        ("新化县教育局开会，副县长讲话。", ["O:新化县教育局"], []),
        ("教育局开会，县长柳明德讲话。", ["O:教育局", "N:柳明德"], []),
    ],
)  # fmt: skip
def test_persons_and_parties(analysed: Analysed, text: str, names: list[str], expected: list[tuple[str, str]]) -> None:
    """他 is the person named last, 双方 and 三地 just as many as one sentence names, or the counties of the article."""
    assert meant(analysed, text, *names) == expected


PAIR = ["O:青禾农业有限公司", "O:松岭茶业有限公司"]
"""The firm that a text tells of, and another one that it deals with."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青禾农业有限公司建了基地，公司与松岭茶业有限公司签约。公司正在招工。", ["青禾", "青禾"]),
        ("青禾农业有限公司建了基地，公司给松岭茶业有限公司供货。目前，公司正在招工。", ["青禾", "青禾"]),
        ("青禾农业有限公司建了基地，公司同那里的松岭茶业有限公司签约；明年公司还要招工。", ["青禾", "青禾"]),
        ("青禾农业有限公司建了基地，公司与松岭茶业有限公司签约。该公司正在招工。", ["青禾", "松岭"]),
        ("青禾农业有限公司建了基地，公司管销路。茶厂由松岭茶业有限公司运营。公司正在招工。", ["青禾", "松岭"]),
        ("青禾农业有限公司建了基地，公司建成投产。松岭茶业有限公司也来了，公司正在招工。", ["青禾", "松岭"]),
        ("青禾农业有限公司建了基地，公司正在招工。\n去年与松岭茶业有限公司签约。公司正在招工。", ["青禾", "松岭"]),
        ("青禾农业有限公司请来松岭茶业有限公司。公司正在招工。", ["松岭"]),
    ],
)
def test_a_clause_goes_on_about_whom_the_text_tells_of(analysed: Analysed, text: str, expected: list[str]) -> None:
    """Not about one with whom it only has to do, unless that one acts, is pointed at, or a paragraph begins."""
    found = meant(analysed, text, *PAIR)
    assert [(words.removeprefix("该"), name[:2]) for words, name in found] == [("公司", name) for name in expected]


def test_nothing_stands_for_nothing(analysed: Analysed) -> None:
    """An empty text, and one without names, have no stand-ins."""
    for text in ("", "他说，双方都来了，会议开了两天。"):
        assert meant(analysed, text) == []


def led(article: Article) -> list[tuple[str, str]]:
    """Who leads what."""
    return sorted((r.subject, r.object) for r in article.relations if r.predicate == "leads")


def test_an_echo_carries_a_relation(marked: Read) -> None:
    """What is said of 活动 is said of the event; the noun is no alias of it."""
    article = marked("{清溪灯会/Eve}开幕。活动由{清溪县文化馆/Org}主办。")
    assert led(article) == [("清溪县文化馆", "清溪灯会")]
    assert all("活动" not in entity.aliases for entity in article.entities)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{新化县/Pla}开会。{新化县委/Org}副书记、县长{秦若兰/Per}讲话。", ("秦若兰", "新化县", "县长")),
        ("{新化县/Pla}开会。{新化县政府/Org}副县长{秦若兰/Per}讲话。", ("秦若兰", "新化县", "副县长")),
        ("{新化县/Pla}与{安化县/Pla}签约，{安化县委/Org}副书记、县长{沈知秋/Per}出席。", ("沈知秋", "安化县", "县长")),
        ("{新化县/Pla}开会，副县长{秦若兰/Per}、{柳明德/Per}出席。", ("柳明德", "新化县", "副县长")),
    ],
)
def test_heads_of_a_government(marked: Read, text: str, expected: tuple[str, str, str]) -> None:
    """县长 and 副县长 hold their post at the place, whatever body the sentence names before; 、 shares an office."""
    found = {(r.subject, r.object, r.title) for r in marked(text).relations if r.predicate == "holdsPost"}
    assert expected in found


def test_a_head_of_a_place_that_only_begins_names(marked: Read) -> None:
    """The county that the text names within a body's name alone becomes an entity where its head is named."""
    article = marked("{新化县教育局/Org}开会，副县长{秦若兰/Per}到会。")
    assert {(r.subject, r.object, r.title) for r in article.relations} == {("秦若兰", "新化县", "副县长")}
    assert "新化县" in {e.name for e in article.entities if e.type == "Place"}


def test_a_head_without_a_place(marked: Read) -> None:
    """Where the article does not print whose 市长 he is, nothing is stated."""
    assert not [r for r in marked("市长{秦若兰/Per}讲话。").relations if r.predicate == "holdsPost"]


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("{新化县/Pla}开会。{新雅公司/Org}来了。{新化县与新雅公司项目签约仪式/Eve}举行。", {("新化县", "新雅公司")}),
        ("{新化县/Pla}与{新雅公司签约仪式/Eve}举行，{新雅公司/Org}到场。", {("新化县", "新雅公司")}),
        (
            "{娄底市/Pla}{新化县/Pla}办学。{新雅公司/Org}来了。{娄底市新化县与新雅公司办学签约仪式/Eve}举行。",
            {
                ("新化县", "新雅公司"),
            },
        ),
        ("{新化县/Pla}举行{招商项目签约仪式/Eve}，{新雅公司/Org}到场。", set()),
    ],
)
def test_ceremonies(marked: Read, text: str, signed: set[tuple[str, str]]) -> None:
    """Those whose names stand joined in the name of a signing ceremony sign with each other."""
    found = {
        tuple(sorted((r.subject, r.object))) for r in marked(text).relations if r.predicate == "signsAgreementWith"
    }
    assert found == {tuple(sorted(pair)) for pair in signed}


def test_spans_of_stand_ins(analysed: Analysed) -> None:
    """该 belongs to the stand-in, so that the mark of the encoder covers what the reader sees."""
    text = "青崖茶庄联盟成立。该联盟扩大。"
    state = analysed(text)
    found = list(stand_ins(state, [Ref(0, 6, "青崖茶庄联盟", "Organization")], Focus(state, (), Gazetteer.load())))
    assert [Span(r.start, r.end) for r in found] == [Span(9, 12)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("青禾农业科学院在村里租地，负责人是该院研究员。", ("O:青禾农业科学院",), [("该院", "青禾农业科学院")]),
        (
            "白石社区退役军人服务站挂了牌，这个站去年获奖。",
            ("O:白石社区退役军人服务站",),
            [("这个站", "白石社区退役军人服务站")],
        ),
        ("青禾大学园艺学院来人，该校教授讲课。", ("O:青禾大学园艺学院",), []),
        ("青禾县医院来人，该院区正在扩建。", ("O:青禾县医院",), []),
        ("鹳河应急救援队出动。队伍由县里组建。", ("O:鹳河应急救援队",), [("队伍", "鹳河应急救援队")]),
    ],
)
def test_one_character_behind_a_pointing_word(
    analysed: Analysed, text: str, names: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    """该院 is the institute named last; not a part of a university where 该校 is the whole."""
    assert [m for m in meant(analysed, text, *names) if m[1].startswith(names[0][2:])] == expected
