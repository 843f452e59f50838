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
_LECTURE: Final = "《[^《》\n]{3,40}》(?:专题)?(?:讲座|辅导报告|报告会|宣讲会)"
_ACT: Final = "(?:签约|揭牌|启动|捐赠|奠基|开工|授牌|开幕|竣工|挂牌)(?:仪式|典礼|活动)"
_OWN: Final = "(?![的了我本该全年月在由])"
_HELD: Final = re.compile(
    f"(?:(?<=[，。；\n日])|(?<=[上下]午)|(?<=[日近]日)|^)(?P<name>{_OWN}[^，。；、：\n日“”]{{4,50}}?{_ACT})"
    "(?=(?:在[^，。；]{2,24}?)?(?:成功|隆重|正式|圆满|顺利)?(?:举行|举办|召开))"
)
_HOLDS: Final = re.compile(f"(?:举行|举办|召开)[了的]?(?P<name>{_OWN}[^，。；、：\n“”]{{4,44}}?{_ACT})(?=[，。；])")
_SERIES: Final = re.compile("(?:[、和](?!中国)([\u4e00-\u9fff]{1,7}之乡))")
_FORMS: Final = {
    "Initiative": re.compile(f"{_LECTURE}|{_DOCUMENT}|{_SCHEME}|{_QUOTED}"),
    "Organization": re.compile(f"{_BODY}|{_BRANCH}|{_COMMITTEE}"),
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
    for behind in (_INVESTED, _COSTED, _BY_FIRM, _HELD, _HOLDS):
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
