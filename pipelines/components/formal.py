"""Names that their form alone makes sure: documents in 《》, plans in quotation marks, homes of a produce."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines.components.state import Mention
from pipelines.components.titled import subtype_of

_DOCUMENT: Final = (
    "《[^》\n]{3,40}(?:办法|方案|意见|措施|细则|规范|规划|条例|公约|通知|决定|协议书?|合同|备忘录|意向书)"
    "(?:（[^（）]{1,8}）)?》"
)
_PROVINCE: Final = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新蒙"
_SCHEME: Final = f"(?<![“”{_PROVINCE}])[{_PROVINCE}]{{2}}(?:扶贫|劳务)?协作(?=[^资方单对项产园签会协高办领]|$)"
_QUOTED: Final = "“[^“”\n]{2,20}(?:计划|行动|工程|战略|工作法|讲堂|贷)”"
_BODY: Final = "“[^“”，。；、+—\\n]{4,26}(?:合作社|有限公司|有限责任公司|联合社|小学|中学|幼儿园)”"
_BRANCH: Final = (
    "(?:(?<=[，。；、：“\n镇乡由以])|(?<=街道)|(?<=苏木)|^)(?![各全该两三多每一本在个]|[\u4e00-\u9fff]{1,3}[由以把和与])"
    "[\u4e00-\u9fff]{2,4}?(?:村|社区|嘎查)(?:党支部|党总支|党委|支部委员会)(?!副?书记|委员)"
)
_PROVINCES: Final = (
    "(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|"
    "广西|宁夏|新疆|内蒙古|北京|天津|上海|重庆)"
)
_WORKS: Final = "(?:负责|承担|组织|独家|具体|统一)?(?:承建|施工|监理|代建|建设|总承?包|承揽|改造|修建|援建)"
_BUILDER: Final = (
    f"(?:{_PROVINCES}|(?<=[由、，])[\u4e00-\u9fff]{{2}})(?:省|市)?[一二三四五六七八九十]建(?:集团|公司)?"
    f"(?={_WORKS}|(?:成功)?中标|董事长|总经理|项目经理|项目部)"
)
_RUNNER: Final = (
    f"(?<=[由、，]){_PROVINCES}[\u4e00-\u9fff]{{0,3}}(?:路桥|建工|交工|交建|水务|水业|水投|环保|交投|城建|建投|电力|铁建)"
    f"(?={_WORKS}|(?:负责|独家|具体|统一|投资|承担)*(?:运营|管理|经营|托管|运维))"
)
"""Firms in short (湖南|二建, 广西|绿城水务), before what such firms do."""
_COMMITTEE: Final = "[省市州盟县区旗]委(?!员)[\u4e00-\u9fff]{2}工委|[省市州盟县区旗]委(?:党组)?理论学习中心组"
_PLACE: Final = "中国[\u4e00-\u9fff]{2,8}之乡"
_HOME: Final = f"“{_PLACE}”|(?<![“\u4e00-\u9fff]){_PLACE}|(?<=[为是获评有、和]){_PLACE}"
_ZONE: Final = (
    "(?:(?<=[该我本全在入驻到至赴往与和、，。为“：\n])|^)[县市区](?:经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新区"
    "|工业园区?|工业集中区|产业园区|开发区)(?![管党委工])"
)
_INVESTED: Final = re.compile(
    r"投[资入](?:额)?(?:约|超过?|近|逾|达)?[\d.]+[余多]?[亿万]?[余多]?(?:元|美元)(?:人民币)?的"
    "(?P<name>[^，。；：\n]{4,45}?(?:项目|工程))(?=[，。；、：！\n和与]|[正已将也落签开]|成功)"
)
_COSTED: Final = re.compile(
    r"(?:签约的?|投[资入][\d.]+[亿万]?元(?:建设|打造|实施|新建))了?"
    r"(?P<name>(?![^，。]{0,12}(?:[\d两三四五六七八九十]个|等))[^，。；、：\n的了]{5,40}?项目)(?=[，。；、])"
)
_BY_FIRM: Final = re.compile(
    "(?:公司|集团|厂)(?:计划|拟)?投资(?:建设|兴建)?的(?P<name>[^，。；、：\n“”的了]{4,30}?(?:项目|工程))(?=[，。；、])"
)
_PLAIN: Final = (
    "重[点大]|民生|基础|配套|水利|相关|有关|惠民|帮扶|扶[贫持]|实事|(?:产业|文旅|工业|农业)项|[一该本这此各\\d两三]|"
    "[^，。]{0,12}(?:个|等)"
)
"""Words that tell of no project by itself."""
_FIRMS_OWN: Final = re.compile(
    "(?:公司|集团|厂|[，。]由[\u4e00-\u9fff]{2,12}?)(?:计划|拟|将)?投[资入](?:约|近|逾)?[\\d.]+[余多]?[亿万]*[余多]?元(?:在[^，。；\n]{2,16}?)?"
    f"(?:新建|建设|扩建|兴建|打造|实施)[了的]?(?P<name>(?!{_PLAIN})[^，。；、：\n的了“”\\d]{{3,24}}?项目)"
    "(?=[，。；、]|[近正已将也全开竣签落投])"
)
_BUILT_BY: Final = re.compile(
    "由[^，。；由\n]{3,40}(?:承建|代建|施工|总承包|投资建设|负责建设)的"
    "(?P<name>(?![一该本这首两三\\d]|[^，。]{0,12}(?:个|等|重[点大]))[^，。；、：\n的了“”]{5,36}?(?:项目|工程))"
    "(?=[，。；、]|[近正已将也全开竣顺如完]|今[天日年])"
)
_LECTURE: Final = "《[^《》\n]{3,40}》(?:专题)?(?:讲座|辅导报告|报告会|宣讲会)"
_ACT: Final = "(?:签约|揭牌|启动|捐赠|奠基|开工|授牌|开幕|竣工|挂牌)(?:仪式|典礼|活动)"
_OWN: Final = "(?![的了我本该全年月在由])"
_HELD: Final = re.compile(
    f"(?:(?<=[，。；\n日])|(?<=[上下]午)|(?<=[日近]日)|^)(?P<name>{_OWN}[^，。；、：\n日“”]{{4,50}}?{_ACT})"
    "(?=(?:在[^，。；]{2,24}?)?(?:成功|隆重|正式|圆满|顺利)?(?:举行|举办|召开))"
)
_HOLDS: Final = re.compile(f"(?:举行|举办|召开)[了的]?(?P<name>{_OWN}[^，。；、：\n“”]{{4,44}}?{_ACT})(?=[，。；])")
_OCCASION: Final = "赛|马拉松|节|论坛|博览会|运动会|故事会|分享会|推介会|音乐会|晚会"
_OPENS: Final = "鸣枪|鸣锣|开赛|开跑|起跑|开幕|启幕|落幕|闭幕|举行|举办"
_HOSTED: Final = re.compile(
    f"(?:主办|承办|协办|冠名)的(?P<name>{_OWN}[^，。；、：\n“”的了]{{3,30}}?(?:{_OCCASION}))"
    f"(?=(?:隆重|盛大|激情|火热|正式|成功|圆满|如期)*(?:{_OPENS}|在[^，。；]{{2,20}}(?:{_OPENS})))"
)
_SERIES: Final = re.compile("(?:[、和](?!中国)([\u4e00-\u9fff]{1,7}之乡))")
_FORMS: Final = {
    "Initiative": re.compile(f"{_LECTURE}|{_DOCUMENT}|{_SCHEME}|{_QUOTED}"),
    "Organization": re.compile(f"{_BODY}|{_BRANCH}|{_COMMITTEE}|{_BUILDER}|{_RUNNER}"),
    "Honor": re.compile(_HOME),
    "Place": re.compile(_ZONE),
}
_RULE: Final = "form:1"
_SURE: Final = 0.9


def formal(text: str) -> Iterator[Mention]:
    """Each name of such a form in the text.

    Of the corpus's, all documents, nine in ten schemes that nothing follows (沪滇协作资金), 89 of 92 of what is quoted
    as a plan, campaign or loan and all 中国…之乡 are entities; 该县|经开区 is the county's zone. So are 26 of 29
    projects behind their cost (投资5亿元的…项目), 8 of 8 behind 签约 or what is put into them, and 16 of 18 ceremonies
    held under the name of what they are about (…签约仪式举行), and 15 of 15 villages' branches behind which no office
    stands, and 3 of 3 committees of the kind of 县委教育工委;
    so are the groups of committees that study together.
    """
    for behind in (_INVESTED, _COSTED, _BY_FIRM, _FIRMS_OWN, _BUILT_BY, _HELD, _HOLDS, _HOSTED):
        for found in behind.finditer(text):
            yield Mention(*found.span("name"), "Initiative", found["name"], subtype_of(found["name"]), _RULE, _SURE)
    for type_, form in _FORMS.items():
        for found in form.finditer(text):
            name = found.group()
            subtype = subtype_of(name) if type_ == "Initiative" else ""
            yield Mention(*found.span(), type_, name, subtype, _RULE, _SURE)
            if type_ == "Honor" and not name.endswith("”"):
                yield from _series(text, found.end())


def _series(text: str, offset: int) -> Iterator[Mention]:
    """The homes that go on a row of them: 中国鲍鱼之乡、海带之乡 names 中国海带之乡 too."""
    while found := _SERIES.match(text, offset):
        yield Mention(*found.span(1), "Honor", f"中国{found.group(1)}", "", _RULE, _SURE)
        offset = found.end()
