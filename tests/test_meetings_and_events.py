"""Meetings, trips and ceremonies as local papers report them: who runs them, who comes, and who is only named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article

Read = Callable[..., Article]
Triples = set[tuple[str, str]]


def said(article: Article, predicate: str) -> Triples:
    """Subject and object of what a text says by a predicate."""
    return {(r.subject, r.object) for r in article.relations if r.predicate == predicate}


def named(article: Article, type_: str) -> set[str]:
    """The names of the entities of a type."""
    return {e.name for e in article.entities if e.type == type_}


@pytest.mark.parametrize(
    ("text", "place", "event"),
    [
        ("3月8日，衡南县组织收看全市春季农业生产视频会议。", "衡南县", "全市春季农业生产视频会议"),
        ("3月8日，衡南县组织各镇干部收听收看全国防汛工作电视电话会议。", "衡南县", "全国防汛工作电视电话会议"),
    ],
)
def test_who_watches_a_meeting_does_not_hold_it(read: Read, text: str, place: str, event: str) -> None:
    """甲县组织收看E: it takes part in what others hold."""
    article = read(text)
    assert (place, event) in said(article, "participatesIn")
    assert not said(article, "leads")


def test_who_watches_a_broadcast_takes_no_part(read: Read) -> None:
    """收看某大会直播 is no part in it."""
    article = read("3月8日，衡南县组织党员干部收看全国劳模表彰大会直播。")
    assert not said(article, "leads") | said(article, "participatesIn")


@pytest.mark.parametrize("goes", ["赴", "前往", "组织企业赴"])
def test_who_goes_to_a_fair_takes_part_and_its_city_holds_it(read: Read, goes: str) -> None:
    """甲县赴乙市参加E: 甲县 takes part, 乙市 is where it is."""
    article = read(f"3月8日，衡南县{goes}杭州市参加中国国际茶叶博览会。")
    assert said(article, "participatesIn") == {("衡南县", "中国国际茶叶博览会")}
    assert said(article, "implementedIn") == {("中国国际茶叶博览会", "杭州市")}


def test_who_joins_a_campaign_is_not_at_its_opening(read: Read) -> None:
    """开展X，A、B等参与，甲出席仪式: A and B join in X."""
    article = read(
        "3月8日，衡南县开展“送法进企”集中服务活动，县司法局、县税务局、县工信局等9个部门参与，副县长李明出席启动仪式。"
    )
    assert {who for who, event in said(article, "participatesIn") if event == "启动仪式"} == {"李明"}
    assert ("衡南县司法局", "“送法进企”集中服务活动") in said(article, "participatesIn")


@pytest.mark.parametrize("kind", ["开工", "签约", "竣工"])
def test_what_is_held_is_the_ceremony(read: Read, kind: str) -> None:
    """举行X项目开工仪式 says nothing of who runs the project."""
    article = read(f"3月8日，衡南县举行清水河治理项目{kind}仪式，副县长李明主持。")
    assert ("衡南县", f"清水河治理项目{kind}仪式") in said(article, "leads")
    assert not {who for who, thing in said(article, "leads") if thing == "清水河治理项目"}


@pytest.mark.parametrize(
    "text",
    [
        "3月8日，衡南县县长李明赴浙江省宁波市开展招商活动，先后考察了宁波东海电器有限公司、宁波青石机械有限公司。",
        "3月8日，湖南省衡南县长李明率招商小分队赴浙江省宁波市开展招商活动，拜访了宁波东海电器有限公司。",
        "3月8日，衡南县委副书记李明带队前往浙江省宁波市开展招商活动，走访了宁波东海电器有限公司等企业。",
    ],
)
def test_who_goes_somewhere_to_win_investors_runs_the_trip(read: Read, text: str) -> None:
    """甲赴P开展I，走访乙公司: 甲 runs it; the firm is only visited."""
    article = read(text)
    assert ("李明", "招商活动") in said(article, "leads")
    assert not said(article, "participatesIn")


def test_who_guides_does_not_hold(read: Read) -> None:
    """由甲指导，乙、丙联合主办的E: 甲 supports it."""
    article = read("3月8日，由湖南省摄影家协会指导，衡南县文联、衡南县文旅局联合主办的“春到衡南”摄影展在衡南县开幕。")
    exhibition = "“春到衡南”摄影展"
    assert ("湖南省摄影家协会", exhibition) in said(article, "supports")
    assert ("湖南省摄影家协会", exhibition) not in said(article, "leads")


@pytest.mark.parametrize(
    "text",
    [
        "3月8日，湖南省衡南县妇联、县司法局、团县委联合举办“春蕾”故事会。",
        "3月8日，共青团湖南省衡南县委、衡南县妇联、衡南县司法局联合举办“春蕾”故事会，团县委书记李明出席。",
        "3月8日，团衡南县委、县妇联、县司法局联合举办“春蕾”故事会，团县委书记李明出席。",
    ],
)
def test_the_youth_league_has_a_committee_of_its_own(read: Read, text: str) -> None:
    """团县委 and 共青团甲省乙县委 are the league's committee, neither the county nor the Party's committee."""
    article = read(text)
    leads = {who for who, event in said(article, "leads") if event == "“春蕾”故事会"}
    assert "共青团衡南县委" in leads
    assert not leads & {"衡南县", "衡南县委"}
    assert "团县委" not in named(article, "Organization")
    assert not {name for name in named(article, "Place") if "团" in name}


def test_a_province_does_not_begin_with_the_party(read: Read) -> None:
    """中共甲省乙县委: the province is 甲省."""
    article = read("3月8日，中共湖南省衡南县委主办的红歌比赛举行，中共衡南县委书记李明致辞。")
    assert named(article, "Place") == {"湖南省", "衡南县"}
    assert ("衡南县委", "红歌比赛") in said(article, "leads")


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("3月8日，湖南省衡南县举行座谈会，县委书记李明主持。", {"座谈会"}),
        ("3月8日，湖南省衡南县四大班子领导出席大会，县委书记李明主持。", set()),
        ("3月8日，湖南省衡南县五套班子领导集中观摩重大项目，县委书记李明主持。", set()),
    ],
)
def test_a_clause_is_no_event(read: Read, text: str, events: set[str]) -> None:
    """Who holds or attends it is no part of an event's name, and the leaders of a place are no place."""
    article = read(text)
    assert named(article, "Initiative") == events
    assert named(article, "Place") == {"湖南省", "衡南县"}


def test_who_comes_to_a_talk_takes_no_part_in_what_it_is_on(read: Read) -> None:
    """考察东西部协作工作，甲参加座谈: 甲 is at the talk."""
    article = read("3月8日，宁波市党政代表团到衡南县考察东西部协作工作，衡南县委书记李明参加座谈。")
    assert not {pair for pair in said(article, "participatesIn") if pair[0] == "李明"}


@pytest.mark.parametrize(
    ("text", "team"),
    [
        (
            "3月8日，广东省中山市小榄镇驻衡南县三塘镇帮镇扶村工作队队长李明走访群众。",
            "中山市小榄镇驻衡南县三塘镇帮镇扶村工作队",
        ),
        ("3月8日，宁波市海曙区派驻衡南县工作组组长李明走访群众。", "宁波市海曙区派驻衡南县工作组"),
    ],
)
def test_a_team_that_was_sent_is_one_name(read: Read, text: str, team: str) -> None:
    """甲市乙区驻丙镇工作队 is one body; no place begins with 驻 or 帮."""
    article = read(text)
    assert ("李明", team) in said(article, "holdsPost")
    assert not {name for name in named(article, "Place") if name.startswith(("驻", "帮"))}


@pytest.mark.parametrize(("country", "town"), [("越南", "谅山市"), ("意大利", "普拉托市"), ("日本", "境港市")])
def test_a_town_abroad_lies_in_its_state(read: Read, country: str, town: str) -> None:
    """甲省乙县与丙国丁市: 丁市 lies in 丙国, not in 甲省."""
    article = read(f"3月8日，湖南省衡南县与{country}{town}举行友好交流会。")
    assert (town, country) in said(article, "locatedIn")
    assert {above for _, above in said(article, "locatedIn")} == {country, "湖南省"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "3月8日，杭州市余杭区与湖南省衡阳市衡南县产业协作签约仪式在余杭区举行。",
            ("余杭区", "衡南县"),
        ),
        (
            "3月8日，衡南县职业中等专业学校与湖南青石机械有限公司校企合作签约仪式举行。",
            ("衡南县职业中等专业学校", "湖南青石机械有限公司"),
        ),
    ],
)
def test_an_event_is_named_after_its_parties(read: Read, text: str, parties: tuple[str, str]) -> None:
    """甲与乙签约仪式: both are names of their own and sign."""
    article = read(text)
    signed = {tuple(sorted(pair)) for pair in said(article, "signsAgreementWith")}
    assert signed == {tuple(sorted(parties))}


def test_places_of_a_joint_event_are_places(read: Read) -> None:
    """甲省乙县与丙省丁县座谈会 names four places."""
    article = read("3月8日，浙江省青田县与湖南省衡南县东西部协作联席会议召开，青田县县长李明出席。")
    assert {("青田县", "浙江省"), ("衡南县", "湖南省")} <= said(article, "locatedIn")
    assert not {name for name in named(article, "Organization") if "东西部" in name}


@pytest.mark.parametrize("starts", ["鸣枪开赛", "激情开跑", "鸣枪起跑"])
def test_how_a_race_starts_is_no_part_of_its_name(read: Read, starts: str) -> None:
    """某某越野赛|鸣枪开赛，副县长李明|鸣枪发令."""
    article = read(f"3月8日，衡南县岐山越野赛{starts}，副县长李明鸣枪发令。")
    (race,) = named(article, "Initiative")
    assert race.endswith("岐山越野赛")
    assert named(article, "Person") == {"李明"}


def test_a_hosted_race_is_found(read: Read) -> None:
    """由甲主办、乙承办的E鸣枪开跑: the race, and who runs it."""
    article = read("3月8日，由衡南县人民政府主办、衡南县文旅广体局承办的岐山半程马拉松鸣枪开跑。")
    assert {who for who, _ in said(article, "leads")} == {"衡南县人民政府", "衡南县文旅广体局"}


def test_a_council_that_sends_its_members_runs_the_survey(read: Read) -> None:
    """甲县政协组织政协委员开展I: the council is 甲县政协."""
    article = read("3月8日，湖南省衡南县政协组织政协委员开展“粮食安全”专题视察，县政协主席李明参加。")
    assert named(article, "Organization") == {"衡南县政协"}
    assert ("衡南县政协", "“粮食安全”专题视察") in said(article, "leads")


@pytest.mark.parametrize(
    ("text", "station"),
    [
        ("3月8日，衡南县三塘镇新时代文明实践所举办健康讲座。", "三塘镇新时代文明实践所"),
        ("3月8日，清水村新时代文明实践站组织志愿者开展清洁家园活动。", "清水村新时代文明实践站"),
    ],
)
def test_a_station_that_acts_is_a_body(read: Read, text: str, station: str) -> None:
    """甲镇新时代文明实践所举办E: it runs E."""
    article = read(text)
    assert station in named(article, "Organization")
    assert {who for who, _ in said(article, "leads")} == {station}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "3月8日，浙江省余杭区塘栖镇与湖南省衡南县三塘镇举行结对座谈会，"
            "塘栖镇党委书记李明、三塘镇党委书记王海出席。会上，双方签订结对帮扶协议。",
            {"塘栖镇", "三塘镇"},
        ),
        (
            "3月8日，衡南县人民医院与衡阳市中心医院召开座谈会，会上，双方签署合作协议。",
            {"衡南县人民医院", "衡阳市中心医院"},
        ),
    ],
)
def test_both_sides_of_a_meeting_sign(read: Read, text: str, parties: set[str]) -> None:
    """甲与乙举行座谈会……双方签订协议."""
    signed = said(read(text), "signsAgreementWith")
    assert [set(pair) for pair in signed] == [parties]


@pytest.mark.parametrize(
    ("full", "short"), [("工商业联合会", "工商联"), ("残疾人联合会", "残联"), ("作家协会", "作协")]
)
def test_a_union_in_short_is_the_union(read: Read, full: str, short: str) -> None:
    """甲县工商业联合会 and 县工商联 are one body."""
    article = read(f"3月8日，衡南县{full}举行捐赠仪式，县{short}主席李明致辞。")
    assert said(article, "holdsPost") == {("李明", f"衡南县{full}")}
    assert named(article, "Organization") == {f"衡南县{full}"}


def test_all_who_join_the_study_take_part(read: Read) -> None:
    """甲主持，县长乙，县政协主席丙参加学习."""
    article = read(
        "3月8日，衡南县委理论学习中心组举行专题学习会，县委书记李明主持，县委副书记、县长王海，县政协主席刘文参加学习。"
    )
    assert {who for who, _ in said(article, "participatesIn")} == {"王海", "刘文"}


def test_the_leaders_of_all_bodies_are_no_place(read: Read) -> None:
    """甲县四大家领导 names 甲县."""
    assert named(read("3月8日，衡南县四大家领导到三塘镇督导重点项目建设。"), "Place") == {"衡南县", "三塘镇"}


@pytest.mark.parametrize(
    "text",
    [
        "3月8日，衡南县司法局走进清水中学、泉溪中学开展“法治进校园”宣讲活动。",
        "3月8日，衡南县司法局前往湖南青石机械有限公司开展“法治进企业”宣讲活动。",
    ],
)
def test_where_it_is_done_is_not_who_does_it(read: Read, text: str) -> None:
    """甲走进乙中学开展I: 甲 runs it."""
    assert {who for who, _ in said(read(text), "leads")} == {"衡南县司法局"}


@pytest.mark.parametrize("takes", ["组织10家企业参加", "参加了"])
def test_who_comes_to_what_is_held_elsewhere_takes_part(read: Read, takes: str) -> None:
    """甲县参加在乙市举行的E: 甲县 does not hold it."""
    article = read(f"3月8日，衡南县{takes}在杭州市举行的中国国际茶叶博览会。")
    assert said(article, "participatesIn") == {("衡南县", "中国国际茶叶博览会")}
    assert not said(article, "leads")


def test_who_is_beaten_wins_nothing(read: Read) -> None:
    """甲队战胜乙队夺得冠军."""
    article = read("3月8日，衡南县举行篮球联赛总决赛，三塘镇代表队以68比60战胜泉溪镇代表队夺得冠军。")
    assert said(article, "awarded") == {("三塘镇代表队", "冠军")}


def test_a_meeting_on_a_visit_is_the_visitors(read: Read) -> None:
    """甲代表团到乙县考察，并召开两地某某联席会议; those who attend are there."""
    article = read(
        "3月8日，宁波市海曙区党政代表团到衡南县考察，并召开两地东西部协作联席会议。海曙区委书记李明、衡南县委书记王海出席会议。"
    )
    assert {who for who, event in said(article, "participatesIn") if event == "东西部协作联席会议"} == {"李明", "王海"}


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("3月8日，湖南省衡南县第三届马拉松比赛开赛。", ("衡南县", "湖南省")),
        ("3月8日，重庆市忠县柑橘文化节举行。", ("忠县", "重庆市")),
    ],
)
def test_the_county_of_an_event_is_a_place(read: Read, text: str, chain: tuple[str, str]) -> None:
    """甲省|乙县第三届E names 乙县, which lies in 甲省."""
    assert chain in said(read(text), "locatedIn")


@pytest.mark.parametrize(
    "text",
    [
        "3月8日，衡南县派出12名选手参加在杭州市举行的全国龙舟联赛。",
        "3月8日，衡南县组织10支代表队参加省体育局主办的全国龙舟联赛。",
    ],
)
def test_who_sends_players_takes_part(read: Read, text: str) -> None:
    """甲县派出选手参加在乙市举行的E helps nobody."""
    article = read(text)
    assert ("衡南县", "全国龙舟联赛") in said(article, "participatesIn")
    assert not said(article, "supports")


@pytest.mark.parametrize(("group", "lies"), [("湖南省生态环境厅督察组", False), ("湖南青石机械有限公司", True)])
def test_who_comes_to_inspect_does_not_lie_there(read: Read, group: str, lies: bool) -> None:
    """督察组进驻甲县 is a visit."""
    assert (group in {thing for thing, _ in said(read(f"3月8日，{group}进驻衡南县。"), "locatedIn")}) is lies


def test_who_is_elected_does_not_preside(read: Read) -> None:
    """选举甲为镇长，乙主持: 乙 presides."""
    article = read("3月8日，衡南县三塘镇召开人民代表大会，选举李明为镇长，镇党委书记王海主持。")
    assert {who for who, _ in said(article, "leads")} == {"三塘镇", "王海"}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("3月8日，衡南县、衡阳县两县政协联合开展视察活动。", {"衡南县政协", "衡阳县政协"}),
        (
            "3月8日，湖南省衡南县、江西省莲花县两地人大常委会联合开展视察活动。",
            {"衡南县人大常委会", "莲花县人大常委会"},
        ),
    ],
)
def test_councils_of_two_counties_are_two(read: Read, text: str, bodies: set[str]) -> None:
    """甲县、乙县两县政协 names two bodies, whatever provinces stand in front."""
    article = read(text)
    assert named(article, "Organization") == bodies
    assert {who for who, _ in said(article, "leads")} == bodies
