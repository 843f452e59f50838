"""Who carries out a policy, a campaign or a plan, and what is not done, called off or only wished."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipelines.article import Article, Relation
from pipelines.components.state import Mention
from pipelines.components.trimming import trimmed

Read = Callable[..., Article]
Triple = tuple[str, str, str]


def triples(article: Article) -> set[Triple]:
    """What the article says."""
    return {(r.subject, r.predicate, r.object) for r in article.relations}


def deeds(article: Article) -> set[Triple]:
    """The same, of what is run, built or joined."""
    return {triple for triple in triples(article) if triple[1] in {"leads", "participatesIn", "builds"}}


def only(article: Article, predicate: str, thing: str) -> Relation:
    """The one relation of the kind that the thing stands in."""
    (found,) = [r for r in article.relations if (r.predicate, r.object) == (predicate, thing)]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "安化县至今未出台《安化县黑茶产业扶持办法》。",
        "华容县万庾镇今年没有举办“葡萄采摘节”。",
        "溆浦县水利局原计划去年启动的溆水河道治理项目因资金问题未能开工。",
        "新化县民政局没有按时启动“银龄关爱”行动，局长刘涛作了检讨。",
        "5月10日，平江县取消原定举办的“幕阜登山节”，县文旅局局长彭宇介绍了情况。",
        "5月10日，平江县取消“登山节”。县文旅局局长彭宇介绍了有关情况，并向游客致歉。",
        "嘉禾县原计划投资2亿元建设“珠泉大桥”，后因资金问题没有建设。",
        "慈利县暂停实施“购车补贴”政策。",
        "隆回县人民政府否认将实施“撤校并点”计划。",
        "网传隆回县实施“限购令”，县住建局局长彭飞予以否认。",
        "5月9日，隆回县人大常委会对县住建局负责的“安居惠民”工程推进情况开展视察，县住建局未到会说明。",
    ],
)
def test_what_is_not_done_is_nobodys_deed(read: Read, text: str) -> None:
    """尚未出台, 未能开工, 取消, 暂停: nobody runs it, and who explains it was not there."""
    assert not deeds(read(text, "2024-06-01"))


def test_what_was_not_done_before_is_done_now(read: Read) -> None:
    """没有推行I之前 says that it was done later."""
    text = "没有推行“户长制”之前，泸溪县浦市镇垃圾成堆。浦市镇印发《浦市镇户长制实施办法》。"
    assert ("浦市镇", "leads", "《浦市镇户长制实施办法》") in triples(read(text))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("衡南县文旅局局长罗斌因病未参加“雁城读书节”开幕式，副局长张毅参加开幕式。", "张毅"),
        ("衡南县鼓励农户参加“一户一业”活动，县供销社给予补贴。", ""),
        ("衡南县教育局号召学生参与“光盘行动”。", ""),
        ("衡南县邀请湘籍企业家参加“湘商回归”座谈会。", ""),
        ("衡南县商务局副局长罗斌未到会，由办公室主任张毅代为出席“湘商回归”座谈会。", "张毅"),
        ("衡南县没有参加全省油茶节，县林业局局长罗斌解释了原因。", ""),
    ],
)
def test_who_stays_away_or_sends_others_takes_no_part(read: Read, text: str, there: str) -> None:
    """未参加, 鼓励农户参加: only who came took part."""
    joined = {r.subject for r in read(text).relations if r.predicate == "participatesIn"}
    assert joined == ({there} if there else set())


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("李明未", "李明未出席推进会", "李明"),
        ("李明因公未", "李明因公未参加招聘会", "李明"),
        ("陈未", "陈未来到现场", "陈未"),
    ],
)
def test_that_someone_did_not_come_is_no_part_of_the_name(name: str, text: str, left: str) -> None:
    """李明|未出席."""
    assert trimmed(Mention(0, len(name), "Person", name), text).name == left


@pytest.mark.parametrize(
    "text",
    [
        "桂东县政府常务会议审议《桂东县药材产业发展若干措施》，县长周强主持会议。",
        "桂东县大塘镇组织全体干部学习《信访工作条例》，镇党委书记何敏主持学习。",
        "桂东县组织茶农赴福建省福鼎市考察学习“白茶小镇”经验。",
        "近日，桂东县人大常委会组织对《桂东县物业管理办法》实施情况开展执法检查。",
        "桂东县政协组织委员视察农村公路提质改造项目，县政协主席扶军参加视察。",
    ],
)
def test_what_is_studied_or_checked_is_another_s_deed(read: Read, text: str) -> None:
    """审议, 学习, 视察: who looks at something does not carry it out."""
    told = [r for r in read(text).relations if r.predicate in {"leads", "participatesIn"}]
    assert not [r for r in told if r.object.startswith(("《", "“", "农村公路"))]


def test_what_is_passed_is_a_deed_and_the_chairman_leads_the_meeting(read: Read) -> None:
    """审议通过《I》，县长主持: the government's, not the chairman's."""
    text = "5月9日，桂东县政府召开常务会议，审议通过《桂东县药材产业发展若干措施》，县长周强主持。"
    leads = {r.subject for r in read(text).relations if r.predicate == "leads" and r.object.startswith("《")}
    assert "周强" not in leads


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("因连日暴雨，隆回县推迟举办2024年金银花文化节。", "2024年金银花文化节"),
        ("隆回县原定6月8日举行的“金银花节”开幕式延期举行。", "“金银花节”开幕式"),
        ("隆回县希望通过开展“乡贤回巢”活动，吸引更多人返乡创业。", "“乡贤回巢”活动"),
        ("隆回县若实施“引辰济隆工程”，将惠及8万群众。", "“引辰济隆工程”"),
    ],
)
def test_what_is_put_off_or_wished_is_planned(read: Read, text: str, thing: str) -> None:
    """推迟, 希望, 若: not done yet."""
    assert only(read(text, "2024-06-01"), "leads", thing).status == "planned"


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("将乐县实施“擂茶振兴计划”。", "“擂茶振兴计划”"),
        ("近日，城步县委政法委干部深入西岩镇，开展平安建设宣传活动。", "平安建设宣传活动"),
    ],
)
def test_nothing_is_planned_unless_the_sentence_says_so(read: Read, text: str, thing: str) -> None:
    """Neither 将 in a name nor a plain statement tells of a plan."""
    assert only(read(text, "2024-06-01"), "leads", thing).status != "planned"


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("永顺县成立“酉商回归”工作专班，副县长田波负责日常工作。", "田波", "副县长"),
        ("永顺县组建城市更新指挥部，由县住建局局长彭飞负责具体工作。", "彭飞", "局长"),
    ],
)
def test_an_office_of_the_county_is_none_of_its_new_team(read: Read, text: str, person: str, title: str) -> None:
    """成立专班，副县长田波负责: he is 副县长 of the county alone."""
    held = [(r.subject, r.title) for r in read(text).relations if r.predicate == "holdsPost"]
    assert held == [(person, title)]


@pytest.mark.parametrize(
    ("text", "guest"),
    [
        ("近日，永顺县税务局走进永顺县老司城茶业有限公司，开展“春雨润苗”行动。", "永顺县老司城茶业有限公司"),
        ("永顺县消防救援大队对永顺县商贸中心开展“双随机”检查。", "永顺县商贸中心"),
    ],
)
def test_who_is_visited_does_not_lead(read: Read, text: str, guest: str) -> None:
    """甲局走进乙公司，开展I: 甲局 does it."""
    leads = {r.subject for r in read(text).relations if r.predicate == "leads"}
    assert leads
    assert guest not in leads


def test_the_first_of_the_county_is_not_all_of_it(read: Read) -> None:
    """在全县率先推行: of the town alone."""
    found = triples(read("永顺县芙蓉镇在全县率先推行“户长制”。"))
    assert {t for t in found if "“户长制”" in t} == {("芙蓉镇", "leads", "“户长制”")}


def test_services_in_a_row_are_several(read: Read) -> None:
    """“甲”“乙”服务: two services."""
    led = {t[2] for t in triples(read("慈利县大力推行“码上办”“就近办”服务。")) if t[1] == "leads"}
    assert led == {"“码上办”服务", "“就近办”服务"}


def test_a_committees_study_group_keeps_its_last_word(read: Read) -> None:
    """理论学习中心|组."""
    names = {e.name for e in read("近日，慈利县委理论学习中心组举行专题学习会。").entities}
    assert "慈利县委理论学习中心组" in names


@pytest.mark.parametrize(
    ("text", "doer", "mode"),
    [
        (
            "桑植县双溪桥镇采取“合作社+基地+农户”模式，种植莓茶1200亩。",
            "双溪桥镇",
            "“合作社+基地+农户”模式",
        ),
        (
            "辰溪县孝坪镇因地制宜，按照“公司+合作社+农户”的发展模式，建成稻鱼综合种养基地。",
            "孝坪镇",
            "“公司+合作社+农户”的发展模式",
        ),
        ("安乡县大鲸港镇以“公司+农户”模式发展龙虾养殖。", "大鲸港镇", "“公司+农户”模式"),
        ("桃江县松木塘镇引入“企业+基地+农户”模式，发展楠竹产业。", "松木塘镇", "“企业+基地+农户”模式"),
        ("洞口县实施“清淤疏浚”工程，以“政府+企业”模式推进“蜜桔小镇”建设。", "洞口县", "“政府+企业”模式"),
        ("安乡县大鲸港镇坚持“四议两公开”工作法，建成文化广场6个。", "大鲸港镇", "“四议两公开”工作法"),
    ],
)
def test_who_works_in_a_way_carries_it_out(read: Read, text: str, doer: str, mode: str) -> None:
    """采取“X+Y”模式, 以, 按照, 坚持: the way of working is named whole, and whose it is."""
    assert (doer, "leads", mode) in triples(read(text))


@pytest.mark.parametrize(
    "text",
    ["安乡县依托“湘易办”平台，办理事项2万件。", "种粮大户李明通过“合作社+农户”模式种植水稻300亩。"],
)
def test_who_uses_what_others_run_does_not_lead_it(read: Read, text: str) -> None:
    """依托 a platform of the province."""
    assert not [t for t in triples(read(text)) if t[1] == "leads"]


@pytest.mark.parametrize(
    ("text", "doer", "thing"),
    [
        ("茶陵县县长江涛表示，下一步将出台《茶陵县红茶产业扶持办法》。", "茶陵县", "《茶陵县红茶产业扶持办法》"),
        ("茶陵县严塘镇湾里村党支部书记尹杰说，下半年将开展“最美庭院”评选活动。", "湾里村", "“最美庭院”评选活动"),
    ],
)
def test_what_the_head_of_a_place_announces_it_plans(read: Read, text: str, doer: str, thing: str) -> None:
    """县长丙表示，下一步将出台I: the county's plan."""
    found = only(read(text), "leads", thing)
    assert (found.subject, found.status) == (doer, "planned")


def test_what_the_head_of_a_place_asks_for_is_no_plan(read: Read) -> None:
    """镇党委书记丁表示，要推进I: he asks others to."""
    text = "茶陵县严塘镇党委书记尹杰表示，要深入推进“厕所革命”。"
    assert not [t for t in triples(read(text)) if t[1] == "leads"]


def test_a_quoted_demand_does_not_hide_who_acts(read: Read) -> None:
    """按照“群众参与”的要求，开展I: the town does it."""
    text = "桃江县松木塘镇按照“党委领导、政府负责、群众参与”的要求，开展“清洁家园”行动。"
    assert ("松木塘镇", "leads", "“清洁家园”行动") in triples(read(text))


def test_what_another_place_will_do_is_not_the_speakers(read: Read) -> None:
    """县长丙表示，某镇将实施I: the town's plan alone."""
    text = "茶陵县县长江涛表示，严塘镇将实施“清水进村”工程。"
    assert {t[0] for t in triples(read(text)) if t[1] == "leads"} == {"严塘镇"}


def test_a_bureaus_chief_does_not_pledge_for_it(read: Read) -> None:
    """县教育局局长 may speak for the county."""
    text = "茶陵县教育局局长江涛表示，下一步将推行“校长职级制”改革。"
    assert not [t for t in triples(read(text)) if t[1] == "leads"]


@pytest.mark.parametrize(
    ("text", "person", "thing"),
    [
        ("茶陵县严塘镇妇联主席谭小芳带领志愿者开展“清洁乡村”活动。", "谭小芳", "“清洁乡村”活动"),
        ("茶陵县公安局局长李刚带队深入严塘镇中心小学开展“护校安园”行动。", "李刚", "“护校安园”行动"),
    ],
)
def test_who_leads_others_runs_what_they_do(read: Read, text: str, person: str, thing: str) -> None:
    """带领志愿者开展I, 带队开展I."""
    assert (person, "leads", thing) in triples(read(text))


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        ("茶陵县公安局走进茶陵县思源学校，开展“反诈进校园”活动，全校800余名师生参加。", "茶陵县思源学校"),
        ("茶陵县消防救援大队在茶陵县人民医院举行灭火疏散演练，300余名医护人员参加。", "茶陵县人民医院"),
    ],
)
def test_a_school_takes_part_with_its_pupils(read: Read, text: str, guests: str) -> None:
    """走进乙校开展I，全校师生参加: 乙校 takes part."""
    assert guests in {t[0] for t in triples(read(text)) if t[1] == "participatesIn"}


def test_a_way_of_working_is_at_the_place_in_front(read: Read) -> None:
    """在某镇，“积分制”激活了……: there, by nobody named."""
    found = {t for t in triples(read("在茶陵县严塘镇，“积分制”激活了乡村治理。")) if t[0] == "“积分制”"}
    assert found == {("“积分制”", "implementedIn", "严塘镇")}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("茶陵县红十字会在茶陵县文化广场举行无偿献血活动，120人参加献血。", "无偿献血活动"),
        ("茶陵县启动城乡供水一体化试点，3个镇受益。", "城乡供水一体化试点"),
    ],
)
def test_plain_names_of_what_is_given_or_tried_out(read: Read, text: str, thing: str) -> None:
    """无偿献血活动, 试点."""
    assert only(read(text), "leads", thing).subject.startswith("茶陵县")


@pytest.mark.parametrize("whole", ["丽水市", "浙江省", "全市"])
def test_among_whom_a_county_was_first_is_not_where(read: Read, whole: str) -> None:
    """某县在某市率先推行I: not all over the city."""
    found = triples(read(f"浙江省景宁县在{whole}率先推行“医后付”服务。"))
    assert {t for t in found if "“医后付”服务" in t} == {("景宁县", "leads", "“医后付”服务")}


def test_what_was_not_done_last_year_is_done_now(read: Read) -> None:
    """A later sentence that names it again is believed."""
    text = "平江县2023年没有举办“油茶文化节”。今年5月，平江县举办“油茶文化节”，县长黄鹤致辞。"
    assert ("平江县", "leads", "“油茶文化节”") in triples(read(text, "2024-06-01"))


def test_where_a_body_was_first_is_where(read: Read) -> None:
    """某院在某县率先开展I: there."""
    found = triples(read("浙江省农科院在景宁县率先开展“畲药种苗”示范项目。"))
    assert ("“畲药种苗”示范项目", "implementedIn", "景宁县") in found


def test_slogan_is_no_name(read: Read) -> None:
    """What a county makes its 一号工程 is led, the words are no name."""
    found = read("近年来，桂东县把河长制作为“一号工程”，由县委书记钟强牵头推进。")
    assert "“一号工程”" not in {e.name for e in found.entities}
