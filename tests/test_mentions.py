"""What the finders propose, and the best choice among proposals that overlap."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.components.inner import inner_parties, inner_places
from pipelines.components.mentions import best_cover
from pipelines.components.state import Mention

if TYPE_CHECKING:
    from pipelines.article import Article

    Read = Callable[..., Article]

PROPOSALS = st.builds(
    lambda start, length, score, type_: Mention(start, start + length, type_, f"{start}+{length}", score=score),
    st.integers(0, 12),
    st.integers(1, 7),
    st.sampled_from([0.3, 0.5, 0.55, 0.8, 0.9]),
    st.sampled_from(["Place", "Organization"]),
)


def worth(mentions: Sequence[Mention], power: float) -> float:
    """What a choice of mentions is worth."""
    return sum(m.score * math.pow(m.end - m.start, power) for m in mentions)


def apart(mentions: Sequence[Mention]) -> bool:
    """Whether no two of the mentions overlap."""
    return not any(a.overlaps(b) for a, b in combinations(mentions, 2))


@given(st.lists(PROPOSALS, max_size=9), st.sampled_from([0.5, 1.0, 1.2, 2.0]))
def test_cover_is_the_best_of_all(mentions: list[Mention], power: float) -> None:
    """No other choice without overlaps is worth more; the chosen ones stand in order."""
    cover = best_cover(mentions, power)
    choices = (c for size in range(len(mentions) + 1) for c in combinations(mentions, size) if apart(c))
    assert worth(cover, power) == pytest.approx(max(worth(c, power) for c in choices))
    assert apart(cover)
    assert set(cover) <= set(mentions)
    assert list(cover) == sorted(cover, key=lambda m: m.start)


@given(st.lists(PROPOSALS, max_size=9), st.randoms(use_true_random=False))
def test_cover_does_not_depend_on_order(mentions: list[Mention], random: object) -> None:
    """The same proposals in another order, or twice, give the same choice."""
    other = [*mentions, *mentions]
    random.shuffle(other)  # type: ignore[attr-defined]
    assert best_cover(other) == best_cover(mentions)


def test_a_long_name_wins_over_its_parts() -> None:
    """With a power over 1 a long name beats the shorter ones inside it, with one below 1 it does not."""
    whole = Mention(0, 9, "Organization", "whole", score=0.8)
    parts = (Mention(0, 3, "Place", "first", score=0.8), Mention(3, 9, "Organization", "second", score=0.8))
    assert best_cover([*parts, whole], 1.2) == (whole,)
    assert best_cover([*parts, whole], 0.5) == parts


def test_cover_of_nothing() -> None:
    """No proposals, no choice."""
    assert best_cover([]) == ()


def named(article: Article, type_: str) -> set[str]:
    """The names of the article's entities of a type."""
    return {e.name for e in article.entities if e.type == type_}


PLACES = [
    ("新化县与涟源市签约。", {"新化县", "涟源市"}),
    ("新化县洋溪镇油溪村和孟公镇大桥村修路。", {"新化县", "洋溪镇", "油溪村", "孟公镇", "大桥村"}),
    ("湖南新化县的干部来到江西寻乌县。", {"湖南省", "新化县", "江西省", "寻乌县"}),
    ("龙泉街道办起夜校。", {"龙泉街道"}),
    ("全县乡镇、农村和城市社区都在修路。", set()),
    ("该村三个村民小组通了水。", set()),
]
BODIES = [
    ("湖南新雅农业科技有限公司开工。", {"湖南新雅农业科技有限公司"}),
    ("新化县人民医院来了新医生。", {"新化县人民医院"}),
    ("新化县竹海农业专业合作社开门迎客。", {"新化县竹海农业专业合作社"}),
    ("中共新化县委、新化县人民政府发文。", {"新化县委", "新化县人民政府"}),
    (
        "娄底市住房和城乡建设局与娄底市人力资源和社会保障局开会。",
        {"娄底市住房和城乡建设局", "娄底市人力资源和社会保障局"},
    ),
    ("新化县公安局交警大队上路执勤。", {"新化县公安局交警大队"}),
    ("新化县教育局联合新化县民政局走访。", {"新化县教育局", "新化县民政局"}),
    ("各级各部门和有关企业要抓紧。", set()),
]
PEOPLE = [
    ("县长柳明德讲话。", {"柳明德"}),
    ("村民贺阿满说，日子好了。", {"贺阿满"}),
    ("新化县教育局局长沈若兰介绍，校舍已建好。", {"沈若兰"}),
    ("新化县人民医院医生魏青山、护士秦巧云下乡。", {"魏青山", "秦巧云"}),
    ("记者林小鹿来到新化县采访。", set()),
    ("群众、干部、党员都说好。", set()),
]
FACILITIES = [
    ("新雅公司建成红茶加工基地。", {"红茶加工基地"}),
    ("新化县建成洋溪镇污水处理站、油溪村文化广场。", {"洋溪镇污水处理站", "油溪村文化广场"}),
    ("新化县的基地多了，车间也多了。", set()),
]
INITIATIVES = [
    ("新化县启动“清河”专项行动。", {"“清河”专项行动"}),
    ("新化县启动“护苗计划”。", {"“护苗计划”"}),
    ("新化县推行教育改革“三三五”工程。", {"教育改革“三三五”工程"}),
    ("新化县印发《关于做好春耕的通知》。", {"《关于做好春耕的通知》"}),
    ("新化县上线“茶云”信息平台。", {"“茶云”信息平台"}),
    ("新化县的歌曲《资江谣》唱响。", set()),
    ("据《湖南日报》报道，天气转好。", set()),
    ("“今年雨水好，”他说，“茶也好。”", set()),
]
HONORS = [
    ("油溪村荣获“全国文明村镇”称号。", {"“全国文明村镇”"}),
    ("新化县获评全国文明城市、国家卫生县城。", {"全国文明城市", "国家卫生县城"}),
    ("新化县获得一致好评，获得财政资金200万元。", set()),
]


@pytest.mark.parametrize(
    ("type_", "text", "names"),
    [
        *(("Place", *row) for row in PLACES),
        *(("Organization", *row) for row in BODIES),
        *(("Person", *row) for row in PEOPLE),
        *(("Facility", *row) for row in FACILITIES),
        *(("Initiative", *row) for row in INITIATIVES),
        *(("Honor", *row) for row in HONORS),
    ],
)
def test_finders(read: Read, type_: str, text: str, names: set[str]) -> None:
    """On sentences typical of the genre each finder sees the names and no common nouns."""
    assert named(read(text), type_) == names


@pytest.mark.parametrize(
    ("text", "subtype"),
    [
        ("新化县启动“清河”专项行动。", "Programme"),
        ("新化县印发《关于做好春耕的通知》。", "Policy"),
        ("新化县推行“清河十条”。", "Policy"),
        ("新化县与安化县签订《清河协作协议》。", "Agreement"),
        ("新化县上线“茶云”信息平台。", "Platform"),
        ("新化县举办“书香校园”主题活动。", "Event"),
    ],
)
def test_subtypes(read: Read, text: str, subtype: str) -> None:
    """The head of an initiative's name says what kind it is."""
    assert [e.subtype for e in read(text).entities if e.type == "Initiative"] == [subtype]


def test_places_in_front_of_a_facility_are_named_too(read: Read) -> None:
    """A printed chain in front of a facility names its places as well."""
    article = read("新化县洋溪镇污水处理站建成。")
    assert named(article, "Place") == {"新化县", "洋溪镇"}
    assert named(article, "Facility") == {"洋溪镇污水处理站"}


@pytest.mark.parametrize(
    ("name", "parts", "inner"),
    [
        ("花台镇松岭村村民委员会", ("花台镇", "松岭村"), ["花台镇", "松岭村"]),
        ("花台镇至松岭镇旅游公路", ("花台镇", "至松岭镇"), ["花台镇", "松岭镇"]),
        ("花台镇中心小学", ("花台镇",), []),
        ("天津市武清区教育局", ("天津市", "武清区"), []),
        ("大冶市农业农村局", ("大冶市", "农业农村"), []),
    ],
)
def test_places_inside_a_name(name: str, parts: tuple[str, ...], inner: list[str]) -> None:
    """A chain of two places in a body's name is printed by it; one alone, or a municipality's district, is not."""
    proposed, at = [], 0
    for part in parts:
        proposed.append(Mention(at, at + len(part), "Place", part, rule="place:gazetteer"))
        at += len(part)
    owner = Mention(0, len(name), "Organization", name)
    assert [m.name for m in inner_places([owner], proposed)] == inner


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("花台镇污水处理厂", ["花台镇"]),
        ("松岭村烘干房", ["松岭村"]),
        ("农村电商服务站", []),
        ("特色小镇展馆", []),
        ("村史馆", []),
        ("首家村烘干房", []),
        ("乡级农村养护站", []),
    ],
)
def test_the_town_in_a_facilitys_name(name: str, inner: list[str]) -> None:
    """A facility's name begins with its town or village, a body's with what is only its own."""
    facility = Mention(5, 5 + len(name), "Facility", name)
    assert [(m.name, m.start) for m in inner_places([facility], [])] == [(place, 5) for place in inner]
    assert list(inner_places([Mention(5, 5 + len(name), "Organization", name)], [])) == []


@pytest.mark.parametrize(
    ("name", "inner"), [("青禾镇现代农业产业园", ["青禾镇"]), ("青禾镇白鹭湖", []), ("青禾现代农业产业园", [])]
)
def test_a_park_names_its_town(name: str, inner: list[str]) -> None:
    """A park that is a place has the town at its front as an entity as well; a lake has not."""
    park = Mention(0, len(name), "Place", name)
    assert [m.name for m in inner_places([park], [])] == inner


@pytest.mark.parametrize(
    ("name", "elsewhere", "inner"),
    [
        ("清河市人民政府与青崖医院合作签约活动", (), ["清河市人民政府", "青崖医院"]),
        ("清河市人民政府与青崖医院合作签约活动", ("青崖医院",), ["清河市人民政府"]),
        ("清河市人民政府与青崖医院登山活动", (), []),
        ("清河市人民政府、青崖医院合作签约活动", (), []),
        ("清河市人民政府与青崖医院", (), []),
    ],
)
def test_parties_inside_the_name_of_a_dealing(name: str, elsewhere: tuple[str, ...], inner: list[str]) -> None:
    """The two parties of a ceremony's name are entities, where they are not named elsewhere."""
    named = [(part, name.index(part)) for part in ("清河市人民政府", "清河市", "青崖医院") if part in name]
    proposed = [Mention(at, at + len(part), "Organization", part, rule="body:owned") for part, at in named]
    others = [Mention(90, 90 + len(n), "Organization", n) for n in elsewhere]
    event = Mention(0, len(name), "Initiative", name)
    assert [m.name for m in inner_parties([event, *others], proposed, name)] == inner


def test_a_place_before_a_body_goes_on_in_it() -> None:
    """X县|Y村服务中心 names Y村 as well."""
    county, village = Mention(0, 3, "Place", "安化县"), Mention(3, 6, "Place", "松岭村", rule="place:village")
    centre = Mention(3, 10, "Facility", "松岭村便民中心")
    assert list(inner_places([county, centre], [county, village])) == [village]
