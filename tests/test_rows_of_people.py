"""People named in a row, elected or removed together, and what they were before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article

Read = Callable[..., Article]
PUBLISHED = "2024-06-01"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "近日，赤壁市官塘驿镇中心小学教师余丽、邓敏、汪洋获得市级优秀教师称号。",
            {(name, "官塘驿镇中心小学", "教师") for name in ("余丽", "邓敏", "汪洋")},
        ),
        (
            "会议选举钱进、孙浩、李燕为泗县人大常委会副主任。",
            {(name, "泗县人大常委会", "副主任") for name in ("钱进", "孙浩", "李燕")},
        ),
        (
            "近日，旬邑县清塬镇组织委员马涛、宣传委员郭芳到拜家村走访。",
            {("马涛", "清塬镇", "组织委员"), ("郭芳", "清塬镇", "宣传委员")},
        ),
        (
            "崇义县长龙镇新溪村驻村第一书记钟伟、工作队员刘芸入户走访。",
            {("钟伟", "新溪村", "驻村第一书记"), ("刘芸", "新溪村", "工作队员")},
        ),
        (
            "会议决定：免去汤勇的泗县司法局局长职务；免去何平的泗县民政局局长职务。",
            {("汤勇", "泗县司法局", "局长"), ("何平", "泗县民政局", "局长")},
        ),
        (
            "近日，彭海波由澧县教育局副局长调任澧县文化旅游广电体育局局长。",
            {("彭海波", "澧县教育局", "副局长"), ("彭海波", "澧县文化旅游广电体育局", "局长")},
        ),
        (
            "彭海波曾任澧县码头铺镇镇长、澧县水利局局长，2021年退休。",
            {("彭海波", "码头铺镇", "镇长"), ("彭海波", "澧县水利局", "局长")},
        ),
        (
            "近日，安溪县感德镇副镇长林敏、派出所所长苏伟，综治中心主任王红到岐阳村走访。",
            {("林敏", "感德镇", "副镇长"), ("苏伟", "感德镇派出所", "所长"), ("王红", "感德镇综治中心", "主任")},
        ),
        (
            "近日，泗县法院副院长孙浩、执行局局长李燕到草沟镇走访。",
            {("孙浩", "泗县法院", "副院长"), ("李燕", "泗县法院执行局", "局长")},
        ),
        (
            "武宁县石渡乡官田村村支书熊斌说，路通了。",
            {("熊斌", "官田村", "村支书")},
        ),
        (
            "会议任命苏华为沁水县水务局局长。",
            {("苏华", "沁水县水务局", "局长")},
        ),
        (
            "近日，沂源县人大常委会主任何亮到燕崖镇视察。",
            {("何亮", "沂源县人大常委会", "主任")},
        ),
    ],
)
def test_each_holds_the_office(read: Read, text: str, wanted: set[tuple[str, str, str]]) -> None:
    """All of the row hold their offices there, and no others."""
    found = {(r.subject, r.object, r.title) for r in read(text, PUBLISHED).relations if r.predicate == "holdsPost"}
    assert found == wanted


def test_chief_is_not_shared(read: Read) -> None:
    """Who is named beside a chief is none, if nothing says so."""
    found = read("近日，泗县水利局局长钱进、李燕到草沟镇检查防汛。", PUBLISHED).relations
    assert {(r.subject, r.title) for r in found if r.predicate == "holdsPost"} == {("钱进", "局长")}


def test_elected_person_does_not_attend(read: Read) -> None:
    """A meeting's vote on somebody does not say that they were there."""
    found = read("5月9日，泗县第十八届人民代表大会第三次会议选举钱进为泗县人民法院院长。", PUBLISHED).relations
    assert not [r for r in found if r.predicate == "participatesIn"]


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("近日，福建省建宁县科技特派员黄志明到溪口镇指导。", "建宁县", "Place"),
        ("近日，湖南省古丈县驻墨戎村第一书记彭杰带领村民种茶。", "墨戎村", "Place"),
        ("近日，河南省新县退役军人周勇荣登“河南好人榜”。", "周勇", "Person"),
        ("武宁县石渡乡官田村党总支书记李荣说，路通了。", "李荣", "Person"),
    ],
)
def test_name_ends_at_its_seam(read: Read, text: str, name: str, type_: str) -> None:
    """A name takes nothing from the words beside it."""
    assert (name, type_) in {(e.name, e.type) for e in read(text, PUBLISHED).entities}


def test_job_given_up_in_a_city_is_no_office(read: Read) -> None:
    """辞去北京的工作 names no office of the city."""
    found = read("张晓东是临朐县寺头镇吕匣村党支部委员。2019年，他辞去北京的工作，回村种桃。", PUBLISHED).relations
    assert not [r for r in found if r.object == "北京"]


def test_treasury_pays_and_does_not_build(read: Read) -> None:
    """A treasury that gives the money for something does not build it."""
    found = read("泗县财政局今年拿出600万元，用来新建远程心电诊断中心。", PUBLISHED).relations
    assert {r.predicate for r in found if r.subject == "泗县财政局"} == {"funds"}


def test_sender_of_a_secretary_does_not_act_for_him(read: Read) -> None:
    """What a first secretary gets money for is not paid by the bureau that has sent him."""
    text = "宿州市财政局派驻大庄村第一书记许哲帮着跑项目，去年争取衔接资金320万元建成大庄冰雪乐园。"
    found = read(text, PUBLISHED).relations
    assert not [r for r in found if r.subject == "宿州市财政局" and r.predicate in {"funds", "builds"}]


def test_events_of_a_row_keep_their_names(read: Read) -> None:
    """Of a row of 活动 what is an event by its own name bears that alone."""
    text = "泗县第九届冰雪节在草沟镇开幕，陆续推出冬捕表演、雪地马拉松、关东大集等12项活动。"
    assert {"雪地马拉松", "关东大集"} <= {e.name for e in read(text, PUBLISHED).entities}
