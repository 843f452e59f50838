"""What bodies and places have to do with each other: joint undertakings, agreements, help and money."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from dealings_said import proposals, said, state_of

from pipelines.components.scene import scenes
from pipelines.components.sketch import Sketch, shape
from pipelines.components.state import Analysis

if TYPE_CHECKING:
    Analysed = Callable[[str], Analysis]


def pairs(*names: str) -> set[str]:
    """``A>B`` for each of the names with each that follows it."""
    return {f"{a}>{b}" for i, a in enumerate(names) for b in names[i + 1 :]}


JOINT = [
    ("昨日，{县水务局/O}、{县检察院/O}、{县法院/O}开展了{联合巡河行动/I}。", pairs("县水务局", "县检察院", "县法院")),
    ("{县水务局/O}、{县检察院/O}开展{护河行动/I}。", set()),
    ("以{云溪村/L}为核心，联合{梅岭村/L}、{青石村/L}发展茶业。", {"云溪村>梅岭村", "云溪村>青石村"}),
    ("{青禾公司/O}将以此为契机，加强与{云溪县/L}的交流合作。", {"青禾公司>云溪县"}),
    ("{县妇联/O}、{县教育局/O}、{团县委/O}联合举办讲座。", pairs("县妇联", "县教育局", "团县委")),
    ("讲座由{县妇联/O}和{县教育局/O}共建。", pairs("县妇联", "县教育局")),
    ("{县妇联/O}与{县教育局/O}、{团县委/O}共同举办讲座。", {"县妇联>县教育局", "县妇联>团县委"}),
    ("{青禾县/L}{县妇联/O}还会同{县教育局/O}走访。", {"县妇联>县教育局"}),
    ("{云溪镇/L}同{梅岭镇/L}在旅游方面开展深度合作。", {"云溪镇>梅岭镇"}),
    ("{青禾公司/O}与{梅岭村/L}组建生产队。", {"青禾公司>梅岭村"}),
    ("{云溪镇/L}与{梅岭镇/L}结为友好乡镇。", {"云溪镇>梅岭镇"}),
    ("{市医院/O}和{县医院/O}、{镇医院/O}建立紧密型医联体。", {"市医院>县医院", "市医院>镇医院"}),
    ("{青禾公司/O}同{县技工学校/O}开了“铜箔班”。", {"青禾公司>县技工学校"}),
    ("{县一中/O}同{云溪中学/O}、{梅岭中学/O}抱团办学。", {"县一中>云溪中学", "县一中>梅岭中学"}),
    ("{云溪镇/L}与{梅岭镇/L}建立了各自的档案。", {"云溪镇>梅岭镇"}),
    ("{云溪镇/L}与{梅岭镇/L}没有结为友好乡镇。", set()),
    ("{县妇联/O}与{县教育局/O}一起，谁也没说话。", set()),
    ("{梅岭村/L}、{云溪村/L}、{石桥村/L}3个村组成{茶旅联盟/O}。", pairs("梅岭村", "云溪村", "石桥村")),
    ("{梅岭村/L}、{云溪村/L}与{石桥村/L}还组成{茶旅联盟/O}。", pairs("梅岭村", "云溪村", "石桥村")),
    ("{梅岭村/L}、{云溪村/L}与{石桥村/L}相邻，想起了{茶旅联盟/O}。", set()),
    ("{梅岭村/L}、{云溪村/L}探索建立{“联合河长制”/I}。", pairs("梅岭村", "云溪村")),
    ("{青禾公司/O}到村里走访，又联合{县教育局/O}送书。", {"青禾公司>县教育局"}),
    ("{青禾县/L}与{梅岭县/L}毗邻，{两县/L=青禾县+梅岭县}联合开展巡查。", {"青禾县>梅岭县"}),
    ("{云溪镇/L}与{梅岭镇/L}毗邻，{两镇/L=云溪镇+梅岭镇}已经建立结对协作关系。", {"云溪镇>梅岭镇"}),
    ("{梅岭村/L}成功与{青禾公司/O}完成对接。", {"梅岭村>青禾公司"}),
    ("中心由{县妇联/O}、{县教育局/O}联办。", {"县妇联>县教育局"}),
    ("{青禾县/L}与{梅岭县/L}构建了巡查机制。", {"青禾县>梅岭县"}),
    ("{青禾县/L}与{梅岭县/L}在治水上全面合作。", {"青禾县>梅岭县"}),
    ("讲堂由{县妇联/O}通过{“书香”行动/I}，携手{县教育局/O}举办。", {"县妇联>县教育局"}),
    ("讲堂由{县妇联/O}牵头，联合{县教育局/O}举办。", set()),
    ("{青禾县/L}与{梅岭县/L}的合作社种茶。", set()),
    ("会议推动{两县/L=青禾县+梅岭县}合作。", set()),
    ("{两县/L=青禾县+梅岭县}的合作越来越多。", set()),
    ("{两地/L=青禾县+梅岭镇}联合开展巡查。", set()),
    ("{青禾公司/O}与{梅岭村/L}、{石桥村/L}{两村/L=梅岭村+石桥村}合作。", set()),
    ("{县妇联/O}、{县教育局/O}联合会开会。", set()),
    ("{县妇联/O}和{县教育局/O}合作社开会。", set()),
    ("活动由{团县委/O}牵头，{县妇联/O}、{县教育局/O}联合实施。", set()),
    ("大家前往{梅岭村/L}、{云溪村/L}联合开展调研。", set()),
    ("{县妇联/O}、{县教育局/O}共同举办讲座。", set()),
    ("{县妇联/O}未与{县教育局/O}合作。", set()),
    ("{县妇联/O}与{县教育局/O}共建，并签订合同。", {"县妇联>县教育局"}),
    ("{县妇联/O}与{县教育局/O}签约共建讲堂。", set()),
    ("{县妇联/O}、{县教育局/O}组成{工作专班/O}。", set()),
]


@pytest.mark.parametrize(("text", "expected"), JOINT)
def test_joint_undertakings(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Every pair of a row, those before 与 with those behind it; none of those whom another leads or who sign."""
    assert said(analysed, text, "partnersWith") == expected


SIGNED = [
    ("会后，{秦月兰/P}代表{市医院/O}与{梅岭卫生院/O}院长{柳明德/P}共同签署帮扶协议。", {"市医院>梅岭卫生院"}),
    ("{青禾县/L}与{云岭公司/O}、{白杨公司/O}签约。", {"青禾县>云岭公司", "青禾县>白杨公司"}),
    ("{青禾中学/O}--{云岭中学/O}签约。", {"青禾中学>云岭中学"}),
    ("{青禾县/L}和{梅岭县/L}在教育领域合作交流签约。", {"青禾县>梅岭县"}),
    ("{青禾中学/O}、{云岭中学/O}、{白杨中学/O}三方签订协议。", pairs("青禾中学", "云岭中学", "白杨中学")),
    ("{青禾县/L}与{梅岭县/L}毗邻，{两地/L=青禾县+梅岭县}签署协议。", {"青禾县>梅岭县"}),
    ("{青禾中学/O}校长{秦若兰/P}、{云岭公司/O}董事长{柳明德/P}现场签订协议。", {"青禾中学>云岭公司"}),
    ("会上举行{青禾县/L}与{云岭公司/O}{茶叶项目合作签约仪式/E}。", {"青禾县>云岭公司"}),
    ("{青禾县/L}与{云岭公司/O}在{青禾宾馆/F}举行{签约仪式/E}。", {"青禾县>云岭公司"}),
    ("{青禾县/L}与{云岭公司/O}在{青禾宾馆/F}签署{《茶园协议》/A}。", {"青禾县>云岭公司"}),
    ("{青禾县/L}与{云岭公司/O}续签{《茶园协议》/A}。", {"青禾县>云岭公司"}),
    ("{云岭公司/O}牵头与{白杨公司/O}、{青松公司/O}签订协议。", {"云岭公司>白杨公司", "云岭公司>青松公司"}),
    ("{青禾县/L}、{梅岭县/L}、{云岭县/L}在{云岭县/L}签署{《护河协议》/A}。", pairs("青禾县", "梅岭县", "云岭县")),
    ("{青禾县/L}、{梅岭县/L}在{省城/L}续签新一轮{《护河协议》/A}。", {"青禾县>梅岭县"}),
    ("{青禾县/L}、{梅岭县/L}没有续签{《护河协议》/A}。", set()),
    ("工会与邻近的{青禾县/L}、{梅岭县/L}签署协议。", set()),
    ("{青禾公司/O}、{云岭公司/O}签约入驻。", set()),
    ("{青禾县/L}与{云岭公司/O}在{青禾宾馆/F}召开{深化合作签约会/E}。", {"青禾县>云岭公司"}),
    ("{秦若兰/P}代表{青禾县政府/O}，{柳明德/P}代表{云岭公司/O}，共同签订协议。", {"青禾县政府>云岭公司"}),
    ("{秦若兰/P}、{柳明德/P}分别代表{青禾医院/O}及{云岭医院/O}进行分院签约。", {"青禾医院>云岭医院"}),
    ("{秦若兰/P}代表{青禾县政府/O}和{云岭公司/O}讲话。", set()),
    ("{青禾公司/O}捐了桌椅，又与{云岭中学/O}签订协议。", {"青禾公司>云岭中学"}),
    ("{石桥镇/L}与{云岭村/L}、{梅岭镇/L}与{白杨村/L}签订协议。", {"梅岭镇>白杨村"}),
    ("{青禾县/L}、{梅岭县/L}分别与{云岭公司/O}、{白杨公司/O}签约。", {"青禾县>云岭公司", "梅岭县>白杨公司"}),
    ("{青禾县/L}尚未与{云岭公司/O}签约。", set()),
    ("{青禾公司/O}与{云岭村/L}的农户签约。", set()),
    ("{青禾县/L}与{云岭公司/O}开会。", set()),
    ("{茶商/P}与{云岭公司/O}协商，{双方/O=云岭公司+青禾公司}签订协议。", set()),
]


@pytest.mark.parametrize(("text", "expected"), SIGNED)
def test_signings(analysed: Analysed, text: str, expected: set[str]) -> None:
    """The parties by the words that join them, by their heads, by the ceremony's name and across clauses."""
    assert said(analysed, text, "signsAgreementWith") == expected


def test_what_is_signed(analysed: Analysed) -> None:
    """The agreement's name and its matter are told with the parties."""
    (made,) = proposals(analysed, "{青禾县/L}与{云岭公司/O}签署{《茶叶产销合作协议》/A}。")
    assert (made.rule, made.agreement, made.topic) == ("sign:with", "《茶叶产销合作协议》", "茶叶产销")


HELP = [
    ("{云岭公司/O}对口帮扶{梅岭村/L}和{石桥村/L}。", {"云岭公司>梅岭村", "云岭公司>石桥村"}),
    ("{东湖区/L}给予{青禾县/L}大力支持。", {"东湖区>青禾县"}),
    ("在{东湖区/L}的长期帮扶下，{青禾县/L}建起茶园。", {"东湖区>青禾县"}),
    ("{梅岭村/L}在{驻村工作队/O}帮扶下，{茶叶公司/O}与农户签约。", {"驻村工作队>梅岭村"}),
    ("{云岭医院/O}选派6名医生赴{青禾县医院/O}坐诊。", {"云岭医院>青禾县医院"}),
    ("{云岭医院/O}每天安排专家在{青禾县/L}坐诊。", {"云岭医院>青禾县"}),
    ("{云岭医疗队/O}赴{青禾县/L}开展义诊。", {"云岭医疗队>青禾县"}),
    ("{云岭公司/O}向{梅岭小学/O}捐赠图书300册。", {"云岭公司>梅岭小学"}),
    ("{茶叶研究站/F}由{云岭学院/O}提供种苗。", {"云岭学院>茶叶研究站"}),
    ("{“清泉”行动/I}启动，{云岭学院/O}提供苗木和技术。", {"云岭学院>“清泉”行动"}),
    ("{调解中心/F}揭牌，{县法院/O}、{县司法局/O}派员常驻。", {"县法院>调解中心", "县司法局>调解中心"}),
    ("{东湖区/L}投资建园，助力{梅岭小学/O}发展。", {"东湖区>梅岭小学"}),
    ("{云岭公司/O}向{梅岭小学/O}捐赠助学金5万元。", set()),
    ("{青禾县/L}选派15名医生赴{云岭医院/O}进修。", set()),
    ("{青禾县/L}{合作协议/A}由{云岭学院/O}提供范本。", set()),
    ("在{东湖区/L}的会场，{青禾县/L}作了介绍。", set()),
]


@pytest.mark.parametrize(("text", "expected"), HELP)
def test_help(analysed: Analysed, text: str, expected: set[str]) -> None:
    """Who helps, sends people or gives goods; not who gives money or sends people to learn."""
    assert said(analysed, text, "supports") == expected


MONEY = [
    ("{县水利局/O}投入300万元，在{梅岭村/L}建成{梅岭水厂/F}。", {("县水利局>梅岭水厂", "300万元")}),
    ("{云岭公司/O}在{梅岭村/L}投资2亿元建设{云岭茶厂/F}。", {("云岭公司>云岭茶厂", "2亿元")}),
    ("{云岭茶厂/F}由{云岭公司/O}投资2亿元兴建。", {("云岭公司>云岭茶厂", "2亿元")}),
    ("{云岭茶厂/F}由{云岭公司/O}出资建成。", {("云岭公司>云岭茶厂", "")}),
    ("{云岭商会/O}捐建的{梅岭书屋/F}开放了。", {("云岭商会>梅岭书屋", "")}),
    ("{云岭公司/O}投资3亿元的{茶旅小镇/F}开工。", {("云岭公司>茶旅小镇", "3亿元")}),
    (
        "{东湖商会/O}通过{东湖基金会/O}向{青禾县政府/O}捐赠50万元，用于{青禾小学/O}建设。",
        {("东湖商会>青禾县政府", "50万元"), ("东湖商会>青禾小学", "50万元")},
    ),
    ("{东湖区/L}投入资金80万元，不断完善{梅岭小学/O}设施。", {("东湖区>梅岭小学", "80万元")}),
    ("总投资2亿元的{云岭公司/O}{茶叶加工项目/I}投产。", {("云岭公司>茶叶加工项目", "2亿元")}),
    ("{青禾县/L}与{云岭公司/O}签订的2亿元{茶叶加工项目/I}落地。", {("云岭公司>茶叶加工项目", "2亿元")}),
    ("{青禾县/L}召开大会。投入90万元，实施{“清泉”行动/I}。", {("青禾县>“清泉”行动", "90万元")}),
    ("{青禾县/L}引进{云岭公司/O}，投资2亿元建设{云岭茶厂/F}。", set()),
    ("{云岭茶厂/F}花了130万元，由{云岭公司/O}和{梅岭村/L}出钱。", {("云岭公司>云岭茶厂", ""), ("梅岭村>云岭茶厂", "")}),
    (
        "{云岭茶厂/F}估算投资6000万元，{云岭公司/O}与{白杨公司/O}各出一半。",
        {("云岭公司>云岭茶厂", ""), ("白杨公司>云岭茶厂", "")},
    ),
    ("{云岭茶厂/F}花了130万元，{云岭公司/O}没有出钱。", set()),
    ("{云岭公司/O}与{梅岭县政府/O}签下{制茶项目/I}，总投资2亿元。", set()),
    ("{云岭公司/O}向{梅岭小学/O}捐赠价值5万元的图书。", set()),
    ("{云岭公司/O}、{白杨公司/O}分别投资2亿元、3亿元建设{云岭茶厂/F}。", set()),
    ("{云岭茶厂/F}位于{梅岭村/L}，总投资2亿元。", set()),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money(analysed: Analysed, text: str, expected: set[tuple[str, str]]) -> None:
    """Who pays for what, with the sum as printed; not what is worth a sum, nor what brings in an investor."""
    made = [p for p in proposals(analysed, text) if p.predicate == "funds" and p.confidence > 0.8]
    assert {(f"{p.subject}>{p.object}", p.amount) for p in made} == expected


def test_sketch_has_one_letter_for_each_name(analysed: Analysed) -> None:
    """Places in front of a name and brackets behind it are part of its letter; stand-ins have all that they mean."""
    state = state_of(analysed, "{青禾县/L}{梅岭镇/L}{茶厂/F}（简称茶厂）和{双方/O=甲局+乙局}开会。")
    (scene,) = scenes(state)
    sketch = Sketch(scene)
    (found,) = shape("{F}和{O}开会").finditer(sketch.text)
    assert [r.name for r in sketch.refs(*found.span())] == ["茶厂", "甲局", "乙局"]
    assert sketch.single(*found.span()) == []
    assert sketch.offset(found.start()) == 0
    assert state.text[sketch.offset(found.start() + 1)] == "和"
    assert shape("[^{!FO}]").search(sketch.text[:1]) is None
