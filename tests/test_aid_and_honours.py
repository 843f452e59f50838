"""Aid, money, cooperation and honours as local papers print them, read by the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article

Read = Callable[..., Article]
Pairs = set[tuple[str, str]]


def said(read: Read, text: str, predicate: str) -> Pairs:
    """Subject and object of what a text says by a predicate."""
    return {(r.subject, r.object) for r in read(text, "2024-06-01").relations if r.predicate == predicate}


def names(read: Read, text: str) -> set[str]:
    """The names of the entities of a text."""
    return {entity.name for entity in read(text).entities}


@pytest.mark.parametrize(
    ("text", "person", "committee"),
    [
        ("湖南省衡阳市雁峰区委书记黄建平带队到贵州省雷山县考察。", "黄建平", "雁峰区委"),
        ("安徽省六安市霍邱县委副书记孙晓东出席仪式。", "孙晓东", "霍邱县委"),
        ("山西省临汾市洪洞县委书记郭志远、县长杨晓燕出席揭牌仪式。", "郭志远", "洪洞县委"),
        ("甘肃省民勤县委书记、县长马永强带队赴北京市顺义区对接工作。", "马永强", "民勤县委"),
        ("湖南省衡南县三塘镇党委书记唐志勇被评为“湖南省优秀党务工作者”。", "唐志勇", "三塘镇党委"),
    ],
)
def test_a_committee_behind_its_chain_is_one(read: Read, text: str, person: str, committee: str) -> None:
    """甲省乙市丙区委书记某某 holds the office at 丙区委 and nowhere above."""
    held = {thing for subject, thing in said(read, text, "holdsPost") if subject == person}
    assert committee in held
    assert held <= {committee, committee.removesuffix("委")}


@pytest.mark.parametrize(
    ("text", "holder", "honor"),
    [
        ("近日，湖南省衡南县人民医院获评“全国爱婴医院”。", "衡南县人民医院", "“全国爱婴医院”"),
        ("近日，四川省广汉市金雁中学被评为“四川省文明校园”。", "广汉市金雁中学", "“四川省文明校园”"),
        (
            "近日，湖南省祁东县青禾茶业有限公司荣获“全国茶叶百强企业”称号。",
            "祁东县青禾茶业有限公司",
            "“全国茶叶百强企业”",
        ),
    ],
)
def test_what_a_body_wins_is_not_its_countys(read: Read, text: str, holder: str, honor: str) -> None:
    """A body named behind province and county wins by itself."""
    assert {(name.removeprefix("湖南省"), title) for name, title in said(read, text, "awarded")} == {(holder, honor)}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("5月21日，陕西省洛南县职教中心与西安工程大学签订联合办学协议。", ("洛南县职教中心", "西安工程大学")),
        ("近日，甘肃省会宁县青禾药业有限公司与兰州大学签订合作协议。", ("甘肃省会宁县青禾药业有限公司", "兰州大学")),
    ],
)
def test_what_a_body_signs_is_not_its_countys(read: Read, text: str, parties: tuple[str, str]) -> None:
    """The county in a body's name is no party to what the body signs."""
    assert {frozenset(pair) for pair in said(read, text, "signsAgreementWith")} == {frozenset(parties)}


def test_a_body_with_and_without_its_province_is_one(read: Read) -> None:
    """甲省乙县农商银行, later 乙农商银行: one bank, whose chairman is nowhere else."""
    text = "5月8日，湖南省祁东县农商银行与祁东县青禾集团签约。祁东农商银行党委书记、董事长肖建国致辞。"
    assert {thing for _, thing in said(read, text, "holdsPost")} == {"祁东县农商银行"}


@pytest.mark.parametrize(
    ("text", "place", "wrong"),
    [
        ("近日，福建省清流县科技特派员罗建华到赖坊镇指导莲农。", "清流县", "清流县科技"),
        ("近日，湖南省桂东县驻青竹村第一书记方志刚带领村民种茶。", "青竹村", "驻青竹村"),
        ("近日，陕西省镇巴县驻三元镇红岩村工作队员吴芳获评“陕西省优秀工作队员”。", "三元镇", "驻三元镇"),
    ],
)
def test_who_is_sent_there_is_no_part_of_the_place(read: Read, text: str, place: str, wrong: str) -> None:
    """驻 and 科技 say who is sent and for what."""
    assert place in names(read, text)
    assert wrong not in names(read, text)


def test_a_team_helps_the_village_of_its_name(read: Read) -> None:
    """甲县乙局驻丙村工作队 helps 丙村; its leader leads it and nothing else."""
    text = "近日，甘肃省会宁县教育局驻红岩村工作队队长赵明走访脱贫户。"
    assert said(read, text, "supports") == {("会宁县教育局驻红岩村工作队", "红岩村")}
    assert said(read, text, "holdsPost") == {("赵明", "会宁县教育局驻红岩村工作队")}


def test_what_was_created_is_held(read: Read) -> None:
    """成功创建 is done, 争创 is not."""
    for verb, status in (("成功创建", "done"), ("正在争创", "planned")):
        article = read(f"近日，湖南省祁东县{verb}国家农产品质量安全县。", "2024-06-01")
        assert [r.status for r in article.relations if r.predicate == "awarded"] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "近日，湖南省溆浦县冰糖橙入选全国名特优新农产品名录。",
        "近日，江苏省灌云县芦笋荣获“江苏省十强农产品”。",
        "近日，湖南省新宁县公布2024年度“最美医生”名单。",
        "县委书记王强宣布全县优秀共产党员名单，随后讲话。",
        "近日，湖南省攸县争取到国家级电子商务进农村综合示范县项目资金1500万元。",
    ],
)
def test_a_place_wins_neither_what_its_produce_wins_nor_what_it_makes_known(read: Read, text: str) -> None:
    """Produce, a published list and money that goes with a title are no honours of the place."""
    assert said(read, text, "awarded") == set()


@pytest.mark.parametrize(
    ("text", "holders", "honor"),
    [
        (
            "近日，教育部公布2023年全国优秀教师名单，湖南省东安县舜皇中学教师蒋文斌、祁阳市教师周丽华榜上有名。",
            {"蒋文斌", "周丽华"},
            "2023年全国优秀教师",
        ),
        ("近日，中央文明办发布“中国好人榜”，湖南省汝城县村医朱德明光荣上榜。", {"朱德明"}, "“中国好人榜”"),
        (
            "近日，湖北省公布第三批省级美丽乡村示范村名单，通山县大路乡吴田村、崇阳县桂花泉镇三山村榜上有名。",
            {"吴田村", "三山村"},
            "第三批省级美丽乡村示范村",
        ),
        ("近日，江西省命名第三批省级生态县，安义县、靖安县入列。", {"安义县", "靖安县"}, "第三批省级生态县"),
        (
            "近日，湖南省汝城县公布2024年度“最美教师”名单，汝城县第一中学何芳、汝城县思源学校宋波入选。",
            {"何芳", "宋波"},
            "2024年度“最美教师”",
        ),
    ],
)
def test_who_stands_on_a_list_has_the_title(read: Read, text: str, holders: set[str], honor: str) -> None:
    """甲公布某名单，乙、丙入选: 乙 and 丙 have the title, 甲 has not."""
    assert said(read, text, "awarded") == {(holder, honor) for holder in holders}


def test_the_word_of_honour_is_no_part_of_the_title(read: Read) -> None:
    """被授予“X”荣誉称号 gives “X”."""
    text = "近日，湖南省安仁县教师谭芳被授予“湖南省劳动模范”荣誉称号。"
    assert said(read, text, "awarded") == {("谭芳", "“湖南省劳动模范”")}


def test_who_comes_onto_a_list_keeps_the_name(read: Read) -> None:
    """荣登 is a verb, of which no name takes the first character."""
    text = "近日，湖南省安化县教师谌勇荣登“中国好人榜”，湖南省安化县医生夏华荣登“湖南好人榜”。"
    assert said(read, text, "awarded") >= {("谌勇", "“中国好人榜”"), ("夏华", "“湖南好人榜”")}


def test_guests_are_no_city(read: Read) -> None:
    """甲市来宾 are people; 广西来宾市 is a city."""
    assert "来宾" not in names(read, "5月18日，湖南省江永县县长周健会见广东省惠州市来宾一行。")
    assert "来宾市" in names(read, "5月18日，广西壮族自治区来宾市举办采茶节。")


def test_a_city_whose_name_reads_as_a_denial_acts(read: Read) -> None:
    """无为市 is no 无."""
    text = "近日，安徽省无为市青禾电缆公司向无为市红十字会捐款10万元。"
    found = {(giver.removeprefix("安徽省"), taker) for giver, taker in said(read, text, "funds")}
    assert found == {("无为市青禾电缆公司", "无为市红十字会")}


def test_who_is_sent_holds_no_office_by_it(read: Read) -> None:
    """甲县选派农技专家乙到丙镇 says whom the county sends."""
    text = "近日，四川省岳池县选派农技专家邓国平到岳池县石垭镇开展技术指导。"
    assert said(read, text, "holdsPost") == set()


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("5月19日，甘肃省会宁县与天津市津南区结对帮扶。", ("津南区", "会宁县")),
        ("5月19日，天津市津南区与甘肃省会宁县结对帮扶。", ("津南区", "会宁县")),
        ("5月19日，云南省元阳县与上海市青浦区结对，双方将加强往来。", ("青浦区", "元阳县")),
        ("5月16日，浙江省宁波市慈溪市观海卫镇与四川省布拖县特木里镇结成帮扶对子。", ("观海卫镇", "特木里镇")),
        ("长沙市雨花区与龙山县结对帮扶。", ("雨花区", "龙山县")),
    ],
)
def test_of_two_that_are_paired_the_eastern_one_helps(read: Read, text: str, pair: tuple[str, str]) -> None:
    """A与B结对帮扶: the first helps, unless their provinces say that it is the other."""
    assert said(read, text, "supports") == {pair}


@pytest.mark.parametrize(
    ("text", "pair", "amount"),
    [
        (
            "5月19日，贵州省沿河县与江苏省张家港市结对，张家港市投入协作资金4000万元。",
            ("张家港市", "沿河县"),
            "4000万元",
        ),
        (
            "近日，湖南大学定点帮扶湖南省隆回县，先后投入帮扶资金600万元，引进项目8个。",
            ("湖南大学", "隆回县"),
            "600万元",
        ),
        (
            "5月14日，天津市西青区副区长刘敏一行到甘肃省麦积区调研，并捐赠帮扶资金80万元。",
            ("西青区", "麦积区"),
            "80万元",
        ),
        (
            "5月，广东青禾集团有限公司董事长李强率队到贵州省雷山县考察，向雷山县捐赠资金50万元。",
            ("广东青禾集团有限公司", "雷山县"),
            "50万元",
        ),
        (
            "5月20日，湖南省祁东县财政局下达专项资金900万元，支持祁东县人民医院建设。",
            ("祁东县财政局", "祁东县人民医院"),
            "900万元",
        ),
    ],
)
def test_who_pays_whom(read: Read, text: str, pair: tuple[str, str], amount: str) -> None:
    """Money between those who are paired, of visitors and of a bureau for a body."""
    paid = {(r.subject, r.object): r.amount for r in read(text, "2024-06-01").relations if r.predicate == "funds"}
    assert paid == {pair: amount}


def test_visitors_give_only_what_they_give(read: Read) -> None:
    """What a firm gives during a visit is not the visitors'."""
    text = "衡南县县长李敏带队到三塘镇考察，湖南青禾茶业有限公司捐赠资金50万元。"
    assert not {giver for giver, _ in said(read, text, "funds")} & {"衡南县", "李敏"}


def test_both_who_give_together_help(read: Read) -> None:
    """甲、乙联合向丙捐赠: both help."""
    text = "5月28日，湖南省祁东县妇联、祁东县青禾协会联合向祁东县洪桥小学捐赠图书800册。"
    assert said(read, text, "supports") == {("祁东县妇联", "祁东县洪桥小学"), ("祁东县青禾协会", "祁东县洪桥小学")}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "近日，上海市青浦区中山医院医生沈立新到云南省元阳县人民医院开展为期半年的对口支援工作。",
            ("沈立新", "元阳县人民医院"),
        ),
        ("近日，福建省清流县科技特派员罗建华来到赖坊镇，指导莲农种植。", ("罗建华", "赖坊镇")),
        ("近日，河南省嵩县科技特派员宋志刚深入车村镇指导中药材种植。", ("宋志刚", "车村镇")),
    ],
)
def test_who_comes_to_work_there_helps(read: Read, text: str, pair: tuple[str, str]) -> None:
    """Doctors on duty elsewhere and technicians who come to teach."""
    assert pair in said(read, text, "supports")


@pytest.mark.parametrize(
    ("text", "places", "body"),
    [
        (
            "5月6日，陕西省榆林市横山区委常委、副区长贺建军到扬州市考察。",
            {"陕西省", "榆林市", "横山区"},
            "横山区委",
        ),
        (
            "近日，湖南省衡阳市衡东县人民医院院长邓涛荣获“湖南省优秀医师”称号。",
            {"湖南省", "衡阳市", "衡东县"},
            "衡东县人民医院",
        ),
        (
            "近日，四川省凉山州喜德县教育局与成都市教育局签订协议。",
            {"四川省", "凉山州", "喜德县"},
            "喜德县教育局",
        ),
    ],
)
def test_a_public_body_and_its_whole_chain_are_named(read: Read, text: str, places: set[str], body: str) -> None:
    """甲省乙市丙县's body has its own name, and each place of the chain is one."""
    assert places | {body} <= names(read, text)


def test_quoted_titles_in_a_row_are_shared_out(read: Read) -> None:
    """甲村、乙村分别获评“丙”“丁”: each its own."""
    text = "近日，湖南省衡南县三塘镇清水村、云集街道保靖社区分别获评“全国文明村”“全国民主法治示范社区”。"
    assert said(read, text, "awarded") == {("清水村", "“全国文明村”"), ("保靖社区", "“全国民主法治示范社区”")}


def test_who_was_not_found_is_not_the_village(read: Read) -> None:
    """甲村党支部书记某某上榜 is no honour of the village, 甲县“乙”牌大米获奖 none of the county."""
    text = "县里公布十佳村干部名单，清水村党支部书记王五光荣上榜。衡南县“青谷香”牌大米获“中国好粮油”称号。"
    assert not {holder for holder, _ in said(read, text, "awarded")} & {"清水村", "衡南县"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("近日，云南省红河州泸西县人民医院获评“全国爱婴医院”。", "泸西县人民医院"),
        ("近日，内蒙古自治区锡林郭勒盟太仆寺旗第一中学获评“全国文明校园”。", "太仆寺旗第一中学"),
        ("近日，浙江省金华市第一人民医院获评“全国爱婴医院”。", "金华市第一人民医院"),
    ],
)
def test_a_body_behind_a_prefecture_has_its_own_name(read: Read, text: str, body: str) -> None:
    """A prefecture under its usual short form is a place of the chain as well."""
    assert {holder for holder, _ in said(read, text, "awarded")} == {body}


def test_a_countys_specialist_is_sent_by_the_county(read: Read) -> None:
    """甲县农业科技特派员: no body of that name, and 甲县乙局驻丙村 no place."""
    text = "近日，广东省阳山县农业科技特派员邓立到杜步镇指导种植。"
    assert ("邓立", "阳山县") in said(read, text, "holdsPost")
    assert "人社局驻红岩村" not in names(read, "近日，甘肃省静宁县人社局驻红岩村帮扶队队长王军走访脱贫户。")
