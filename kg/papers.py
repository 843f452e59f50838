"""Where a newspaper is at home: the division that its name means, read beside what the article names.

Facts about the names of papers as data, and pure functions over them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from pipelines.article import normalise
from pipelines.gazetteer import Division, Gazetteer

# Regions and sights by which papers are called in place of their city; several papers of a city share most of them.
_REGIONS: Final = {
    "闽西": "龙岩市", "闽北": "南平市", "闽东": "宁德市", "闽南日报": "漳州市", "湄洲": "莆田市", "赣南": "赣州市",
    "赣东": "抚州市", "浔阳晚报": "九江市", "井冈山报": "吉安市", "皖西": "六安市", "皖江晚报": "马鞍山市",
    "颍州": "阜阳市", "拂晓报": "宿州市", "江淮晨报": "合肥市", "新安晚报": "安徽省", "大江晚报": "芜湖市",
    "南湖晚报": "嘉兴市", "处州": "丽水市", "钱江晚报": "浙江省", "江海晚报": "南通市", "姑苏晚报": "苏州市",
    "江南晚报": "无锡市", "金陵晚报": "南京市", "彭城晚报": "徐州市", "苍梧晚报": "连云港市", "淮海晚报": "淮安市",
    "盐阜大众": "盐城市", "扬子晚报": "江苏省", "新华日报": "江苏省", "三峡日报": "宜昌市", "三峡晚报": "宜昌市",
    "三峡商报": "宜昌市", "三峡都市报": "重庆市", "渝西都市报": "重庆市", "秦楚": "十堰市", "鄂东": "黄冈市",
    "东楚": "黄石市", "香城": "咸宁市", "江汉商报": "荆州市", "长江日报": "武汉市", "楚天": "湖北省",
    "三湘": "湖南省", "潇湘晨报": "湖南省", "边城晚报": "怀化市",
    "南方日报": "广东省", "羊城晚报": "广东省", "西江日报": "肇庆市", "西江都市报": "梧州市", "左江": "崇左市",
    "右江": "百色市", "八桂": "广西壮族自治区", "南国早报": "广西壮族自治区", "椰城": "海口市", "华西都市报": "四川省",
    "天府早报": "四川省", "乌蒙新报": "六盘水市", "春城晚报": "云南省", "珠江源晚报": "曲靖市", "三秦": "陕西省",
    "华商报": "陕西省", "陇东": "庆阳市", "甘南日报": "甘南藏族自治州", "民族日报": "临夏回族自治州",
    "柴达木": "海西蒙古族藏族自治州", "西海都市报": "青海省", "江城日报": "吉林市", "江城晚报": "吉林市",
    "长白山": "吉林省", "兴安日报": "兴安盟", "鹤城晚报": "齐齐哈尔市", "千山晚报": "鞍山市", "半岛晨报": "大连市",
    "辽沈晚报": "辽宁省", "燕赵都市报": "河北省", "燕赵晚报": "石家庄市", "太行": "晋城市", "上党晚报": "长治市",
    "黄河晨报": "运城市", "三晋都市报": "山西省", "大众日报": "山东省", "齐鲁晚报": "山东省", "沂蒙": "临沂市",
    "鲁中晨报": "淄博市", "鲁北晚报": "滨州市", "牡丹晚报": "菏泽市", "半岛都市报": "青岛市", "大河报": "河南省",
    "京九晚报": "商丘市", "天中晚报": "驻马店市", "汴梁晚报": "开封市", "京郊日报": "北京市", "京华时报": "北京市",
    "新民晚报": "上海市", "解放日报": "上海市", "文汇报": "上海市", "今晚报": "天津市", "都市快报": "杭州市",
}  # fmt: skip
# Their names begin like a district's (光明区), but they are the country's.
_NATIONAL: Final = re.compile(r"^(?:人民|光明|经济|工人|农民|法治|法制|科技|中国|新华(?!日报)|参考|环球)")
_GREETING: Final = re.compile(r"^(?:今日|掌上|云上|指尖|新闻)")
_MEDIUM: Final = re.compile(
    r"^(?!\w?[路街桥河湖江山岭岛寺塔])\w{0,6}?(?:报|报社|报业|网|台|刊|融媒|融媒体|中心|发布|新闻|公众号|讯|简报|信息|工作|之窗|在线|客户端)"
    r"(?:\w{2,3}版)?$"
)
_OF_A_CITY: Final = re.compile(r"[日晚晨早时]报|都市报|商报")
_LONGEST: Final = 12
_LEVEL_WORD: Final = re.compile(
    r"(?:[全我本该](?P<own>[县市区旗])|(?P<seat>[县市区旗])(?:委|政府|人大|政协|妇联|城|里|直|长|级))"
)


def home(publisher: str, text: str, places: Iterable[str], gazetteer: Gazetteer) -> str:
    """The code of the division whose paper it is, empty where the name says none.

    ``places`` are codes of divisions that the article names: of several divisions of one name it is the one in which
    they lie; then the one of the level of which ``text`` speaks (县委, 全区). Dailies are a city's if they can be.

    >>> gazetteer = Gazetteer.load()
    >>> [home(name, "", (), gazetteer) for name in ("衡南县融媒体中心", "闽西日报", "今日安吉", "光明日报")]
    ['430422', '350800', '330523', '']
    >>> home("连山报", "县妇联送来绣架。", (), gazetteer), home("连山报", "", ("211402",), gazetteer)
    ('441825', '211402')
    """
    name = normalise(publisher)
    known = _called(name, gazetteer)
    if known is not None:
        return known
    stem, bearers = _bearers(name, gazetteer)
    if not stem:
        return ""
    chains = {d.code: d for code in places for d in (gazetteer.get(code), *gazetteer.ancestors(code)) if d is not None}
    around = [d for d in chains.values() if d in bearers or d.name.startswith(stem)]
    wide = _widest(bearers) if _OF_A_CITY.search(name) else None
    sure = wide or gazetteer.resolve(stem) or (around[0] if len(around) == 1 else None) or _spoken_of(text, bearers)
    if around and sure not in around and not (wide and len(bearers) == 1):
        return min(around, key=lambda d: (d.level, d.code)).code
    return sure.code if sure else ""


@lru_cache(1024)
def _called(name: str, gazetteer: Gazetteer) -> str | None:
    """The code that the name alone gives, empty for papers of the country; None where it has to be looked for."""
    if _NATIONAL.match(name):
        return ""
    region = next((place for stem, place in _REGIONS.items() if name.startswith(stem)), "")
    return next((division.code for division in gazetteer.named(region)), None) if region else None


@lru_cache(1024)
def _bearers(name: str, gazetteer: Gazetteer) -> tuple[str, tuple[Division, ...]]:
    """The place that a paper's name begins with, and the divisions of that name; both empty if there is none."""
    greeted = _GREETING.sub("", name)
    for size in range(min(_LONGEST, len(greeted)), 1, -1):
        stem, rest = greeted[:size], greeted[size:]
        found = tuple(division for division in gazetteer.named(stem) if division.level < 4)
        if found and (_MEDIUM.match(rest) if rest else greeted != name):
            return stem, found
    return "", ()


def _widest(bearers: Iterable[Division]) -> Division | None:
    """The only province of a name, or its only city."""
    for level in (1, 2):
        found = [division for division in bearers if division.level == level]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _spoken_of(text: str, bearers: Iterable[Division]) -> Division | None:
    """The only division of the levels of which the text speaks most."""
    words = Counter(_levels(text))
    found = [division for division in bearers if words[division.name[-1]]]
    most = max((words[division.name[-1]] for division in found), default=0)
    best = [division for division in found if words[division.name[-1]] == most]
    return best[0] if len(best) == 1 else None


def _levels(text: str) -> Iterator[str]:
    return (match["own"] or match["seat"] for match in _LEVEL_WORD.finditer(text))
