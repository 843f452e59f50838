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
_PLACE: Final = "中国[\u4e00-\u9fff]{2,8}之乡"
_HOME: Final = f"“{_PLACE}”|(?<![“\u4e00-\u9fff]){_PLACE}|(?<=[为是获评有、和]){_PLACE}"
_ZONE: Final = (
    "(?:(?<=[该我本全在入驻到至赴往与和、，。为“：\n])|^)[县市区](?:经济技术开发区|经济开发区|经开区|高新技术产业开发区|高新区"
    "|工业园区?|工业集中区|产业园区|开发区)(?![管党委工])"
)
_SERIES: Final = re.compile("(?:[、和](?!中国)([\u4e00-\u9fff]{1,7}之乡))")
_FORMS: Final = {
    "Initiative": re.compile(f"{_DOCUMENT}|{_SCHEME}|{_QUOTED}"),
    "Honor": re.compile(_HOME),
    "Place": re.compile(_ZONE),
}
_RULE: Final = "form:1"
_SURE: Final = 0.9


def formal(text: str) -> Iterator[Mention]:
    """Each name of such a form in the text. Of the corpus's, all documents, nine in ten schemes that nothing follows
    (沪滇协作资金), 89 of 92 of what is quoted as a plan, campaign or loan and all 中国…之乡 are entities;
    该县|经开区 is the county's zone."""
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
