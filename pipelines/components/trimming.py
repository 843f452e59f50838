"""What the tagger took into a name and is not its own, and the type that a name's last word says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipelines.components.name_ends import AHEAD, TAILS
from pipelines.components.people import SURNAMES
from pipelines.components.state import Mention
from pipelines.components.titled import subtype_of
from pipelines.gazetteer import Gazetteer

_BEHIND: Final = frozenset("刚任正非照点为也都就说在是和与等便带把将坐站给又还已曾从向由拿指则即仍未不没到去对常")
_TELLS: Final = re.compile(
    "盘[算点活]|坦[言承陈率诚]|感[慨叹]|直言|来[到教当讲]|急[得忙着]|补充|欣[喜慰]|回忆|告诉|透露|坚[持信]|捧[着出回]|派[出来人]"
)
"""Verbs of which the first character ends what was taken for a name of four."""
_ROLE_ENDS: Final = frozenset("贤员长商户民匠手师生者工主人任")
_THANKS: Final = re.compile("表示(?:衷心|诚挚|由衷)?的?(?:感谢|谢意|感激|祝贺|敬意|慰问|支持)")
_COMPOUND: Final = frozenset(
    (
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "夏侯",
        "司徒",
        "宇文",
        "长孙",
        "端木",
    )
)
_SPEECH: Final = re.compile(
    "了?[^，。；、]{0,8}?(?:发言|报告|讲话|致辞|汇报|交流|推介|介绍|说明|点评|总结|动员|部署|分享)"
)
_DEED: Final = re.compile(
    "宣[读布讲]|代表|代为|主持|出席|介绍|表示|强调|指出|通报|汇报|致[辞词]|参加|陪同|带领|率[队领]|深入|调研|讲话|发言|签[署约]|"
    "鸣[枪锣哨]|揭牌|当选|荣[获登膺立]|获[得评]|担任|要求|走访|慰问|告诉|坦言|透露"
)
"""What officials do, of which the first character is easily taken for the last of a name (李明|宣读)."""
_OF_ALL: Final = ("集体", "民", "委会", "两委", "支书")
"""Behind a village's own 村 (新村|村集体)."""
_STAYS_AWAY: Final = re.compile(
    "(?:因[公病故事])?[未没](?=能|曾|有|及时|到|按|在|去|来得及|出席|参加|参与|参会|列席|陪同|发言|讲话|表态|表示|回应|透露|签|获|当选|担任)"
)
"""What says of someone that he did not do it, taken for the end of his name (李明|未出席, 李明|因公未参加)."""
_TOGETHER: Final = re.compile("同(?![意时步日样志期等])")
_GROUP: Final = re.compile(
    "(?:(?:局|厅|公司|集团|院|校|大学|中心|办|署|银行|管委会|馆|社)(?=党组)|(?:局|厅|办|署|管委会)(?=党委))(党委|党组)$"
)
"""The committee of a firm or hospital is named whole 6 of 8 times, with the bureau's group only 6 of 36."""
_FIRMS_GROUP: Final = re.compile("(?:公司|集团|大学|学院|医院|银行|[支分]行|[中小]学)(党委|党总支|党支部)$")
_HEADS_FIRM: Final = re.compile("(?:副?书记|委员|成员)、(?:常务)?副?(?:校长|院长|董事长|总经理|行长|经理|总裁)")
"""Of eleven who are named with both offices nine hold both, in gold, at the firm, school or hospital itself."""
_SENDS: Final = re.compile("(?P<place>.+[县市区旗镇乡])(?:农业|林业|水产|畜牧)?科技")
_LEVELS: Final = tuple("省市州县区旗镇乡村")
_LEVELLED: Final = re.compile("级(?:总|副总)?[河湖林田路]长")
_CHIEF: Final = frozenset("省市州县区旗镇乡村局处科院")
_BOTH: Final = re.compile("(?:副?书记[、兼][^，。；]{0,8}[长任理员]|成员|委员)")
_UNDERTAKING: Final = re.compile("(?:项目|工程|(?<!观景|观光|瞭望)平台)”?$")
_EVENT: Final = re.compile("..(?:招商会|推介会|博览会|交易会|座谈会|协调会|现场会|展销会|洽谈会|观摩会|对接会|招聘会)$")
_STANDS: Final = re.compile(
    "(?:教育馆|展示馆|展览馆|陈列馆|纪念馆|体验馆|书屋|驿站|分拣中心|农贸市场|调解室|车间|食堂|幸福院)”?$"
)
"""How facilities' names end: of 297 so named in the corpus and beside it two are bodies."""
_ROAD: Final = re.compile("..(?:公路|大桥|隧道|铁路|高速|变电站|水电站|污水处理厂|水厂)$")
_BODY: Final = re.compile("..[省市州盟县区旗镇乡](?:人大|政协|党委|政府|人大常委会)$")

_COUNTY: Final = 3
_OWN_FRONT: Final = frozenset("原老新大小东西南北上下前后中驻“《")
"""First characters that belong to a name though a place's name follows."""
_LEAGUE: Final = re.compile("团..+委$")
"""The Youth League's committee (团衡南县委)."""
_OWNED: Final = re.compile(
    "(?P<place>[\u4e00-\u9fff]{1,7}[省市州县区旗镇乡村])(?P<own>“[^“”]+”(?!建设|中)[\u4e00-\u9fff]{0,8})"
)
"""An initiative with a quoted name behind the place that has it."""


def trimmed(mention: Mention, text: str) -> Mention:
    """The mention without what is not its own.

    That is the word behind a name that was taken for its last character
    (覃瑞华为, 林建作|报告, 李忠|州长), a level word said twice (红堡子村村) or that of an office
    (某江某段|镇级河长), what is said of an
    initiative (老旧小区改造契机, 水厂扩建工程|开工建设) or whose it is (我市|重点工程), what a body
    is there for (投资企业|清河集团), what was brought there (党参送进|会川烘干中心), half of
    the word behind (县人民银行会同), the party group of a bureau of which an office
    is held too (县水务局党组书记、局长), what stands around an honour (首批“X”, X等称号),
    what a body did (农学院派来|院党委, 县政府|成立领导小组), whom it did it with (县侨联|和基金会)
    and the word for its owner (家庭农场场|主).
    """
    mention = _sender(mention, text)
    name = mention.name
    if not mention.is_verbatim:
        return mention
    cut = 0
    if mention.type == "Person":
        after = text[mention.end : mention.end + 16]
        cut = _absent(name, after) or int(_swallowed(name, after))
    elif mention.type == "Place":
        levelled = name.endswith(_LEVELS) and _LEVELLED.match(text, mention.end)
        twice = name.endswith(("村村", "镇镇", "乡乡", "庄庄"))
        cut = int((len(name) > 3 and bool(levelled or twice)) or (twice and text.startswith(_OF_ALL, mention.end)))
    elif mention.type == "Organization":
        whole = name.endswith(("协会", "商会", "学会", "联合会", "委员会"))
        cut = int(name.endswith("会") and not whole and bool(_TOGETHER.match(text, mention.end)))
        for committee, offices in ((_GROUP, _BOTH), (_FIRMS_GROUP, _HEADS_FIRM)):
            if (group := committee.search(name)) and offices.match(text, mention.end):
                cut = len(group.group(1))
    if not cut and (tail := TAILS.get(mention.type)) and (end := tail.search(name)):
        cut = len(name) - end.start()
    name = name[: len(name) - cut]
    ahead = AHEAD.get(mention.type)
    found = ahead.match(name) if ahead else None
    front = found.end() if found else 0
    if mention.type == "Person" and len(name) == 4 and name[0] in _ROLE_ENDS and name[1] in SURNAMES:
        front = int(name[:2] not in _COMPOUND)
    return replace(mention, start=mention.start + front, end=mention.end - cut, name=name[front:])


def _sender(mention: Mention, text: str) -> Mention:
    """The place that sends its specialists, where it was taken for a body (甲县农业科技|特派员)."""
    found = _SENDS.fullmatch(mention.name) if mention.type == "Organization" else None
    if not found or not text.startswith("特派员", mention.end):
        return mention
    return replace(mention, type="Place", end=mention.start + found.end("place"), name=found["place"])


def without_stray(mention: Mention, text: str, gazetteer: Gazetteer) -> Mention:
    """The mention less a first character that is the end of the word before (帮|扶乙县医院, 变样最大的数|丙镇卫生院).

    Only where what remains begins with a county or town that the text names again, or that the gazetteer has in a
    division which the text names, and the whole does not.
    """
    if mention.type not in {"Place", "Organization", "Facility"} or not mention.is_verbatim:
        return mention
    found = list(gazetteer.find(mention.name[:10]))
    inner = [m for m in found if m.start == 1 and not m.is_alias and m.divisions[0].level >= _COUNTY and m.end > 3]
    own = mention.name[0] in _OWN_FRONT or bool(_LEAGUE.match(mention.name))
    if own or any(m.start == 0 for m in found) or not inner:
        return mention
    above = {a.name for m in inner for d in m.divisions for a in gazetteer.ancestors(d.code)}
    if not any(name in text for name in above) and not any(text.count(m.name) > 1 for m in inner):
        return mention
    return replace(mention, start=mention.start + 1, name=mention.name[1:])


def disowned(mention: Mention) -> Iterator[Mention]:
    """The mention, an initiative's quoted name without the place in front of it, which is one of its own."""
    found = _OWNED.fullmatch(mention.name) if mention.type == "Initiative" else None
    if not found or not mention.is_verbatim:
        yield mention
        return
    place, at = found["place"], mention.start + found.start("own")
    if not re.search("典型|示范|全[省市县区镇乡村]$", place):
        yield replace(mention, end=at, name=place, type="Place", subtype="")
    yield replace(mention, start=at, name=found["own"])


def _absent(name: str, after: str) -> int:
    """How many characters of a person's name only say that he was not there."""
    whole = name + after
    return max((len(name) - i for i in range(2, len(name)) if _STAYS_AWAY.match(whole, i)), default=0)


def _swallowed(name: str, after: str) -> bool:
    """Whether the last character of a person's name is the word behind it."""
    if len(name) == 4:
        return name[:2] not in _COMPOUND and (name[-1] in _BEHIND or bool(_TELLS.match(name[-1] + after)))
    if len(name) == 3 and name[-1] in _CHIEF:
        return after.startswith("长")
    if len(name) == 3 and _DEED.match(name[-1] + after):
        return True
    if len(name) == 3 and name[-1] == "为" and _THANKS.match(after):
        return True
    if len(name) == 3 and name[-1] == "来" and after[:1] in {"当", "教", "讲", "做"}:
        return True
    if len(name) == 3 and name[-1] in "站坐" and after[:1] in {"在", "上", "着"}:
        return True
    return len(name) == 3 and name[-1] == "作" and bool(_SPEECH.match(after))


def of_its_kind(mention: Mention) -> Mention:
    """The mention under the type that the last word of its name says.

    A facility or honour named as an undertaking (道路工程, 生产线项目) is an initiative: of the corpus's names that end
    so, 317 are initiatives and 27 facilities. A place named as a congress or council (甲旗人大) is the body, a body
    named as a meeting (某某推介会) the meeting, one named as what is built (某某食堂) and a road the facility.
    """
    if mention.type == "Place" and _BODY.search(mention.name):
        return replace(mention, type="Organization")
    if mention.type == "Place" and _ROAD.search(mention.name):
        return replace(mention, type="Facility")
    if mention.type in {"Place", "Facility"} and mention.name.endswith("家庭农场"):
        return replace(mention, type="Organization")
    if mention.type == "Organization" and _EVENT.search(mention.name):
        return replace(mention, type="Initiative", subtype="Event")
    if mention.type == "Organization" and _STANDS.search(mention.name):
        return replace(mention, type="Facility")
    if mention.type not in {"Facility", "Honor"} or not _UNDERTAKING.search(mention.name):
        return mention
    return replace(mention, type="Initiative", subtype=subtype_of(mention.name))
