"""People: the tagger's names, and a surname behind a title of office where the tagger saw no name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipelines import lexicon
from pipelines.components.state import Analysis, Mention
from pipelines.gazetteer import Gazetteer

SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦"
    "邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文施洪辛柯岳齐温纪葛俞左祝柳欧聂游阮殷安凌翟申邢毕鲁耿涂焦倪"
    "牛管章季俸卜褚卫沐荆冉庞樊兰殷颜翁鲍伍华成车宁路费连包解应宗丘骆靳欧路岑符党单滕关时强宫鄢佟芦蒙宿甘裴席卓屈阎柴蓝隋景隆辜苗邬栾"
    "卞水牟盛边商舒臧阚麻盖令茅楚占乐饶敖晏谷皮井鞠储桂匡喻奚车祁窦明字寸虎木央索扎达巴格多仁才尼拉洛次白其那乌斯阿额朝布宝"
)
ROLES: Final = (
    *(
        "村民",
        "居民",
        "农户",
        "牧民",
        "渔民",
        "党员",
        "社员",
        "果农",
        "菜农",
        "茶农",
        "种粮大户",
        "种植大户",
        "养殖大户",
        "带头人",
    ),
    *("脱贫户", "监测户", "搬迁户", "群众", "市民", "游客", "业主", "老党员", "退休法官", "非遗传承人"),
)
_TITLE: Final = re.compile(rf"(?:{lexicon.alternatives((*lexicon.words('offices'), *ROLES))})$")
_CALLED: Final = re.compile(
    "[老小](?P<old>.)|(?P<name>.)(?:书记|支书|主席|主任|经理|总|[县镇乡市区局校院站所队厂会社处科团部]长|老师|教授|博士|医生|师傅|大爷|大姐|大娘|大叔|律师|法官)"
)
_CALLED_BY: Final = re.compile("师傅|女士|先生|老[汉师]|大[妈娘爷]$")
BEHIND_OFFICE: Final = "person:office"
"""The rule of names behind an office that even doubtful networks leave no doubt of."""
_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})*")
_COMMON: Final = re.compile(
    r"(?:记者|通讯员|同志|先生|女士|专家|老师|书记|主任|村民|居民|有限|公司|集团|高质量|新时代|党组织)"
)
_FOLLOWS: Final = re.compile(
    r"^(?:说|表示|介绍|告诉|道|坦言|感慨|指出|强调|称|主持|率|带|在|正|的|是|，|、|：|和|与|家|一|等|也|就|深|出席|参加|为|把|向|从|对|拿|有|指|笑|算|还|又|今|最|不)"
)
_NOT_PEOPLE: Final = re.compile(r"^(?:新时代|思想|精神|路线|故居|纪念|公园|医院|学校|路|街|桥|村|镇|杯)")
_SURNAME: Final = f"[{''.join(sorted(SURNAMES))}]"
_DOES: Final = (
    "说[，。：起道]|道[，：]|感慨|介绍[，：道说]|(?<!为)表示|表示[，：]|告诉|透露|坦[言率承]|直言|答复|强调|指出|认为|解读|回应"
    "|鸣[枪锣]|宣布|宣读|主持|出席|致辞|讲话|通报|汇报|到[场会]|列席|参加|陪同|荣[获登膺立]|带[着领队人]|带[^，。；的]{2,8}(?:队|团|组|人员)|领着|率[队领]|负责|担任|兼任|受聘|当选|获评"
    "|是|一道|返乡|贷款|算[过了]|在(?:会上|致辞|发言|讲话)|当场|的(?:汇报|介绍|讲话|带领)|为(?:首任)?会长"
    "|(?:到|赴|深入|来到|走进|前往|会见)(?![任职龄来])|一行|等(?:出席|参加|陪同|到场)|作[^，。；]{0,6}(?:发言|报告|汇报|说明|推介|讲解|辅导|解读)"
    "|因[公病故事](?![\u4e00-\u9fff]?[村镇乡])|[未没]有?能?(?:出席|参加|到[会场])"
)
_NAME_ENDS: Final = "(?<![长位房镇村乡驻舍释傅娘])(?!(?<=在)(?!表示|指出|强调|坦言|认为))"
_NO_NAME: Final = "党[支总员组委校]|任[组副总现教职课命何]|应[邀当该]|连连|时常"
_ITS_NAME: Final = f"(?P<name>(?!{_NO_NAME}){_SURNAME}(?:(?!的)[\u4e00-\u9fff]){{1,2}}?){_NAME_ENDS}"
_HOLDER: Final = re.compile(f"(?:{lexicon.alternatives(lexicon.words('offices'))}){_ITS_NAME}(?={_DOES}|[，、])")
"""Who is named between an office and what they do or a comma: in the corpus 1195 of 1195."""
_CALLED_SO: Final = re.compile(
    f"(?:{lexicon.alternatives(ROLES)}|工作人员|[果菜茶粮药棉烟花瓜莲蔗桑胶]农|大户){_ITS_NAME}(?={_DOES})"
)
"""The same between what people are called and what they do: 12 of 12."""
_FULL: Final = f"{_SURNAME}(?:(?![的在等是和与])[\u4e00-\u9fff]){{1,2}}"
_ROW: Final = re.compile(
    f"(?:{lexicon.alternatives(lexicon.words('offices'))}|工作人员|医生|护士|民警|辅警|选手)(?!{_NO_NAME})"
    f"(?P<names>{_FULL}(?:、{_FULL}?)+)"
    f"(?=[，和与等赴]|{_DOES}|到|深入|来到|走进|开展|获|荣获|分别|入户|上门|前往|组成|在)"
)
"""Names in a row behind one office (民警甲、乙、丙到…)."""
_COMRADE: Final = re.compile(
    f"(?:(?<![\u4e00-\u9fff])|(?<=免去|任命|提名|决定))(?P<name>{_FULL})(?=同志(?:[任兼]|担任|出任|不再|为|拟|挂|的))"
)
"""The same before 同志, as orders of appointment have it."""
_REMOVED: Final = re.compile(f"(?:免[去除]：?|职务；(?:免[去除])?)(?P<name>{_FULL}?)(?=的[^，。；]{{5,30}}职务)")
"""The same between 免去 and 的 …职务."""
_MADE: Final = re.compile(
    f"(?:选举|推选|补选|任命)(?P<names>{_FULL}?(?:、{_FULL}?)*)"
    "(?=为(?!为)[^，。；]{4,30}(?:长|主任|书记|委员|主席|员))"
)
"""Between who is made something and what (任命甲、乙为…副主任)."""
_CHIEF: Final = re.compile(
    "(?:书记|主任|支书|主席|经理|[县镇乡村区市旗校院所站局厂处场社队馆园事会链]长|教授|负责人|调研员|巡视员)”?"
    f"(?P<name>(?!{_SURNAME}|[助办们等任室先只在])[\u4e00-\u9fff]{{2,3}}?(?<!在))"
    "(?=说[，。：起道]|介绍[，：道说]|表示|坦[言率承]|答复|强调|指出|认为|出席|致辞|主持|算过|作[^，。；]{0,6}(?:发言|报告|汇报|说明))"
)
"""The same for a rarer surname, between a chief's office and what is said: 131 of 131."""


def introduced(text: str) -> Iterator[Mention]:
    """The people whose names an office and what they say or do leave no doubt of."""
    for named in (_HOLDER, _CALLED_SO, _COMRADE, _REMOVED, _CHIEF):
        for found in named.finditer(text):
            yield Mention(*found.span("name"), "Person", found["name"], rule="person:introduced", score=0.9)
    for row in (*_ROW.finditer(text), *_MADE.finditer(text)):
        for name in re.finditer("[^、]+", row["names"]):
            start = row.start("names") + name.start()
            yield Mention(start, start + len(name[0]), "Person", name[0], rule="person:introduced", score=0.9)


def is_called(short: str, full: str) -> bool:
    """Whether a person may be called so: 老周, 小周, 周书记 for 周衡; the first part of a name of several.

    In gold all 16 such forms that fit one name of the article are that one's.

    >>> is_called("周书记", "周衡"), is_called("艾山江", "艾山江·吐尔逊"), is_called("周书记", "周老师")
    (True, True, False)
    """
    if "·" in full:
        return short == full.partition("·")[0]
    found = _CALLED.fullmatch(short)
    if found is None or _CALLED.fullmatch(full):
        return False
    return full.startswith(found["old"] or found["name"])


class PeopleFinder:
    """Proposes mentions of people in an analysed text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def __call__(self, state: Analysis) -> Iterator[Mention]:
        """The mentions proposed for the text."""
        found = [*self._tagged(state), *self._titled(state)]
        yield from found
        names = {m.name for m in found}
        if names:
            taken = {m.start for m in found}
            for again in re.finditer("|".join(map(re.escape, sorted(names, key=len, reverse=True))), state.text):
                if again.start() not in taken and not _NOT_PEOPLE.match(state.text[again.end() : again.end() + 3]):
                    yield Mention(*again.span(), "Person", again.group(), rule="person:again", score=0.8)

    def _tagged(self, state: Analysis) -> Iterator[Mention]:
        for i, word in enumerate(state.words):
            if word.tag != "PER" or not _NAME.fullmatch(word.text) or _COMMON.search(word.text):
                continue
            before = state.text[max(0, word.start - 8) : word.start]
            quoted = before.endswith(("“", "《", "‘")) and state.text[word.end : word.end + 1] not in {"：", ":"}
            if quoted or _NOT_PEOPLE.match(state.text[word.end : word.end + 3]):
                continue
            if before.endswith(("记者", "通讯员")) or self.gazetteer.named(word.text):
                continue
            if word.text[0] in SURNAMES or "·" in word.text or _TITLE.search(before) or self._again(state, i):
                rule = BEHIND_OFFICE if _between_office_and_verb(state, i) else "person:tagger"
                yield Mention(word.start, word.end, "Person", word.text, rule=rule, score=0.8)

    def _again(self, state: Analysis, i: int) -> bool:
        return sum(w.text == state.words[i].text and w.tag == "PER" for w in state.words) > 1

    def _titled(self, state: Analysis) -> Iterator[Mention]:
        """A title, then two or three characters that begin with a surname, then what follows a name."""
        for word in state.words:
            if word.tag in {"PER", "w", "LOC", "ORG"} or not _TITLE.search(
                state.text[max(0, word.start - 8) : word.start]
            ):
                continue
            for size in (3, 2):
                name = state.text[word.start : word.start + size]
                end = word.start + size
                ends_word = any(w.end == end for w in state.words[state.word_index(word.start) :][:3])
                if (
                    len(name) == size
                    and name[0] in SURNAMES
                    and re.fullmatch(r"[\u4e00-\u9fff]+", name)
                    and ends_word
                    and _FOLLOWS.match(state.text[end : end + 2])
                    and not _known_words(state, word.start, end)
                ):
                    yield Mention(word.start, end, "Person", name, rule="person:title", score=0.6)
                    break


def _between_office_and_verb(state: Analysis, i: int) -> bool:
    """Whether a word of three characters stands behind an office and before what somebody does, when or how.

    Of such words in the corpus 1,493 of 1,495 are the whole name of a person.
    """
    word = state.words[i]
    after = state.words[i + 1] if i + 1 < len(state.words) else word
    return (
        len(word.text) == 3
        and word.text[0] in SURNAMES
        and not _CALLED_BY.search(word.text)
        and after.start == word.end
        and after.tag in {"v", "vd", "p", "d", "ad", "TIME", "u", "r", "m", "c"}
        and bool(_TITLE.search(state.text[max(0, word.start - 8) : word.start]))
    )


def _known_words(state: Analysis, start: int, end: int) -> bool:
    """Whether the stretch is made of ordinary words of two characters or more, so that it is no name."""
    i = state.word_index(start)
    inside = [w for w in state.words[i : i + 3] if w.start >= start and w.end <= end]
    return any(len(w.text) > 1 and w.tag in {"v", "d", "vd", "p", "c", "m", "r", "u", "TIME"} for w in inside)
