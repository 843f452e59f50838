"""Initiatives and honours that print only describes: found by their shape where the tagger found nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.bounds import MODE
from pipelines.components.state import Mention
from pipelines.components.titled import subtype_of

_END: Final = "(?=[，。、；：！\n与和及在上中的为正已将也等就由]|$)"
_GAP: Final = "(?:的(?!新|传统)[\u4e00-\u9fff]{0,8}|(?![^，。]{0,10}(?:而|等|成功|系列|传统|的))[\u4e00-\u9fff]{0,10})"
_QUOTED: Final = (
    "(?<!从)“[^“”\n。；]{2,70}”(?:的“[^“”\n]{1,12}”)?"
    f"(?:{_GAP}(?:模式|机制|制度|活动|行动|工程|项目|平台|计划|大赛|比赛|竞赛|改革|培训|讲座|论坛|推介会|座谈会|战略|工作法|演[练习])"
    "|[\u4e00-\u9fff]{0,10}体系|(?:[\u4e00-\u9fff]{0,4}产业)?布局)"
)
_PROVINCE: Final = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇藏陕甘青宁新蒙"
_COOPERATION: Final = (
    f"(?:(?:(?<![{_PROVINCE}])[{_PROVINCE}]{{2}})?东西部(?:扶贫)?|山海)协作"
    "(?=[，。、；与和及的等政战中上助重再]|工作|$)"
)
_CHIEFS: Final = "新时代“枫桥经验”|(?<![“联])(?:河湖长制|[河湖林田路]长制)(?!度|办|委)"
_THIS: Final = "(?:[此本这][次届场])?"
_CONTEST: Final = (
    f"(?:举办|开展|举行|组织)了?{_THIS}(?P<name>(?![一多第])[^，。、；：\n“”了的和等]{{3,14}}(?:比赛|大赛|竞赛|比拼|联赛))"
    "(?:[、和及](?P<second>(?![一多第])[^，。、；：\n“”了的和等]{3,14}(?:比赛|大赛|竞赛|比拼|联赛)))?(?=[，。；、和及等])"
)
_TRAINING: Final = (
    f"(?:举办|开展|组织)了?{_THIS}"
    "(?P<name>(?![一多第各])[^，。、；：\n“”了的等和\\d]{4,14}培训班?)(?=[，。；、]|活动)"
)
_DRILL: Final = (
    "(?:拉开|开展|举行|举办|组织|搞|上演|进行)了?(?:一[场次回个]|[此本这][次场])?"
    "(?P<name>(?!一|多[次场轮]|第)[^，。、；：\n“”了的和等]{4,24}(?:演练|演习))(?=[，。；、：])"
)
_MEETING: Final = (
    "(?:召开|举行|举办)了?(?:两[地县市区镇校村]|双方|本次|此次)?"
    "(?P<name>(?![一多第各全系]|首)[^，。、；：\n“”了的和等\\d]{2,16}(?:联席会议|座谈会|对接会|恳谈会|推介会|洽谈会|现场会))(?=[，。；])"
)
_CLASS: Final = (
    "办(?:了|起了?|过)?(?:[\\d一二三四五六七八九十两多]+期)?"
    "(?P<name>(?![一个过]|培训班|首[期届])[\u4e00-\u9fff]{2,8}(?<![领专上加跟值换])班)(?=[，。、；])"
)
_GIVING: Final = (
    f"(?:举办|开展|举行|组织)了?{_THIS}(?P<name>(?![一多第各])[\u4e00-\u9fff]{{0,6}}"
    "(?:献血|植树|植绿|义诊|义剪|放流|送考|助考)活动)(?=[，。；])"
)
_PILOT: Final = (
    "(?:启动|开展|实施)了?(?P<name>(?![一多第各首该本])[^，。、；：\n“”了的和等\\d]{4,14}试点)(?=[，。；]|工作[，。；])"
)
_FUND: Final = (
    "设立了?(?P<name>(?![一该]|总额)[\u4e00-\u9fff]{3,20}(?:专项资金|基金|补偿金|补偿资金|奖励资金))(?=[，。；])"
)
_LINE: Final = (
    "(?:开通|开行|开出)了?(?P<name>(?![一首第多\\d]|[^，。；]{0,6}条)[\u4e00-\u9fff—至到]{3,18}"
    "(?:专线|航线|班线|班列))(?=[，。；])"
)
_SIGNED: Final = (
    "(?:签订|签署)了?(?P<name>(?!产学研|[\\d一两三四])[^，。、；：\n“”了的等]{6,30}"
    "(?:协议|协议书|备忘录))(?=[，。；、])"
)
_BALANCED: Final = (
    "(?:构建|探索|形成|打造|创新)(?:起|了|出)?"
    "(?P<name>(?:[\u4e00-\u9fff]{4,8}、){1,3}[\u4e00-\u9fff]{4,8}的[\u4e00-\u9fff“”]{2,10}模式)(?=[，。；])"
)
_TITLE: Final = (
    "(?:评为|授予|获得|荣获|获|获评|命名为|评选为)[^，。“”]{0,12}(?P<name>“[^“”\n，。]{2,24}”)(?=等?荣誉|等?称号|奖牌)"
)
_CHOSEN: Final = (
    "(?:选定|选为|确定|列|评|定|命名|认定|批准|纳入)(?:[^，。；\n“]{2,30})?为"
    "(?P<name>(?![该我本]|一)[^，。；、\n“”的了]{3,24}(?:试点|示范|典型|先行|先进|样板|标杆)(?:村|县|镇|乡|区|市|社区|基地|单位|企业))"
    "(?=[，。；、])"
)
_ALONE: Final = "(?=[，。、；：\n在里由是上开的有就也还](?!称号|荣誉|牌))"
_QUOTED_KINDS: Final = tuple(
    (type_, f"(?<![为获评选])(?P<name>“[\u4e00-\u9fff]{{2,10}}(?:{ends})”){_ALONE}")
    for type_, ends in (
        ("Facility", "驿站|室|小屋|书屋|书吧|坊|馆|超市|公寓|小院|食堂|书房|服务社|服务点"),
        ("Initiative", "贷|[讲学课]堂|夜校|课|[周节赛]|接待日|恳谈日|行动|保险|消费券|工作法|机制|制度|专列|集市|夜市"),
        ("Organization", "队|专班|联盟"),
    )
)
"""Quoted names by their last word: of 206 that stand alone in the corpus 172 are such, 22 are of another type."""
_SHAPES: Final = tuple(
    (type_, re.compile(shape))
    for type_, shape in (
        ("Initiative", f"(?P<name>{_QUOTED}){_END}"),
        ("Initiative", f"(?P<name>{MODE.pattern})"),
        ("Initiative", f"(?P<name>{_COOPERATION})"),
        ("Initiative", f"(?P<name>{_CHIEFS})"),
        ("Initiative", _CONTEST),
        ("Initiative", _TRAINING),
        ("Initiative", _DRILL),
        ("Initiative", _MEETING),
        ("Initiative", _CLASS),
        ("Initiative", _GIVING),
        ("Initiative", _PILOT),
        ("Initiative", _FUND),
        ("Initiative", _LINE),
        ("Initiative", _SIGNED),
        ("Initiative", _BALANCED),
        *_QUOTED_KINDS,
        ("Honor", _TITLE),
        ("Honor", _CHOSEN),
    )
)
_OCCASION: Final = re.compile(
    "(?P<project>(?!.*(?:重[点大]|招商|支持|合作项目|批|系列|暨|等|20\\d\\d))[^“”]{6,40}项目)"
    "(?:签约|奠基|开工|启动|竣工|投产|落成)(?:仪式|活动|典礼)"
)
"""A ceremony that is named after one project."""
_RULE: Final = "form:described"
_SCORE: Final = 0.8


def described(cover: Sequence[Mention], text: str) -> Iterator[Mention]:
    """What has the shape of an initiative or honour and overlaps no mention of the cover.

    A quotation with what is behind it (“支部+农户”的合作模式), cooperation of east and west, chiefs of rivers and
    woods, contests, trainings, classes and drills that are held, what is given or tried out (献血活动, 乡村治理试点),
    funds that are set up, lines that are opened, agreements that are signed, models of several clauses, a quoted name
    by its last word (“某某驿站”), a quoted title, what a village is chosen as (选定……为帮扶试点村). The one project
    after which a ceremony is named is found inside that.
    """
    for mention in cover:
        occasion = _OCCASION.fullmatch(mention.name) if mention.type == "Initiative" else None
        if occasion and mention.is_verbatim:
            name = occasion["project"]
            end = mention.start + len(name)
            yield replace(mention, end=end, name=name, subtype=subtype_of(name), rule=_RULE, score=_SCORE)
    taken = {i for m in cover for i in range(m.start, m.end)}
    for type_, shape in _SHAPES:
        for found in shape.finditer(text):
            for group in shape.groupindex:
                start, end = found.span(group)
                if start < 0 or not taken.isdisjoint(range(start, end)):
                    continue
                taken.update(range(start, end))
                name = found[group]
                subtype = subtype_of(name) if type_ == "Initiative" else ""
                yield Mention(start, end, type_, name, subtype, _RULE, _SCORE)
