"""What the words around a figure say of it: what it measures, and whether it is the kind that a record keeps."""

from __future__ import annotations

import re
from typing import Final

from pipelines.components.numbers import Figure
from pipelines.components.scene import Scene
from pipelines.components.speakers import opening_end

_KINDS: Final = {
    "money": "元 美元 港元 欧元 日元",
    "area": "亩 公顷 平方米 平方公里",
    "length": "公里 千米 米",
    "amount": "吨 公斤 千克 斤 立方米 空方 千瓦 千瓦时 兆瓦 升 千升 标箱 车 头 株 羽 尾 箱 单",
    "people": "人 名 位 人次 户",
    "share": "%",
    "age": "岁",
    "time": "年 天 小时 分钟 分",
}
_KIND: Final = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}
_WORDS: Final = {
    "site": "占地|用地|面积",
    "invest": "投资|概算|投入|造价|耗资|总投|预算|斥资",
    "fund": "补助|自筹|配套|拨|补贴|捐|贷款|筹|资金|出资|经费|安排|列支|统筹|奖补|援助",
    "price": "价|工钱|工资|收费|成本|保底|保额|票|租金",
    "income": "收入|产值|分红|销售|营收|收益|利润|交易额|销量|货值",
    "extent": "长|宽|高|里程|水位|线",
    "power": "日处理|年产|日产|能力|产能|库容|装机|容量|日供|储|可供|可容纳|年可",
    "has": "有|辖|共|设|配|装|建成|包括|总计",
    "staff": "员工|职工|社员|会员|队员|学员|成员|床位|职员|教师|志愿者|党员|医生|护士|徒弟",
    "done": "累计|培训|带动|覆盖|惠及|查|处|破获|办理|受理|服务|发放|调解|化解|接待|完成|签约|吸纳|安置|"
    "新增|改造|排查|整治|清理|拆|种|流转",
    "share": "率|占|比例|达",
    "attend": "参加|参训|参与|到场|参演|出席|参会",
}
_MEASURED: Final = {name: re.compile(words) for name, words in _WORDS.items()}
_BEFORE: Final = {
    "part": r"(?:其中|另有|另|其余|尚有|仍有|还有|剩下|剩余|余下|里有|中有|里，有)[^，。；\d]{0,12}$",
    "from": r"(?:由|从)[^，。；]{0,8}$",
    "to": r"(?:到|至|为)[了约近仅]*$",
    "than": r"(?:比|少了|多了|减少|少用|贵|多花|相差)[^，。；]{0,6}$",
    "each": r"每[^，。；每]{0,12}$",
    "etc": r"等$",
    "perfect": r"了(?:约|近|超|足足)?$",
    "first": r"(?:^|[，。；：！？、\n“])$",
    "of": r"的$",
    "planned": r"(?:计划|拟|将|力争|预计|争取|可)[^，。；]{0,14}$",
    "own share": r"(?:自筹|自己|配套|[县乡镇村]里|公司|农户)[^，。；]{0,4}$",
    "list": r"[\u4e00-\u9fff]、[\u4e00-\u9fff]{1,8}(?:等)?$",
    "in passing": r"(?:组织|组成|派出|派|抽调|带着|带|由|派来|跑|坐|走|住|买|卖|罚|赔|花)了?$",
}
_BEHIND: Final = {
    "at least": r"(?:以上|以下|以内|以外)",
    "attributive": r"的",
    "rise": r"(?:，|的)?(?:同比|增长|增|下降)",
    "counted": r"[\u4e00-\u9fff]{2}",
    "closed": r"[，。；、）]|$",
    "raised": r"[^，。；、\d]{0,6}(?:压减|缩短|提高|提升|降|增加|增至|上升|扩|减少|合并|涨|精简|压缩|增长|升"
    r"|发展|缩|延|跌|变|减|增|整合|恢复|改)[^，。；\d]{0,3}(?:到|至|为|成)",
}
_BEFORE_CUES: Final = {name: re.compile(pattern) for name, pattern in _BEFORE.items()}
_BEHIND_CUES: Final = {name: re.compile(pattern) for name, pattern in _BEHIND.items()}
_EXACTNESS: Final = re.compile("(?:了|约|近|超过?|逾|达到?|共计?|总计|已|为|有|仅|只){0,4}$")
_SIZES: Final = (2, 5, 10, 30, 100)


def kind(figure: Figure) -> str:
    """What its unit measures: money, area, people …; ``count`` for a measure word."""
    return _KIND.get(figure.unit, "count")


def measured(scene: Scene, figure: Figure) -> frozenset[str]:
    """The matters (site, invest, staff …) that the last words before the figure speak of."""
    near = scene.state.text[max(scene.clause_start(figure.start), figure.start - 10) : figure.start]
    return frozenset(name for name, pattern in _MEASURED.items() if pattern.search(near))


def worded(scene: Scene, figure: Figure) -> frozenset[str]:
    """The two characters before the figure, less what only says how exact it is, and the two that it counts."""
    text = scene.state.text
    before = _EXACTNESS.sub("", text[max(scene.clause_start(figure.start), figure.start - 8) : figure.start])[-2:]
    behind = text[figure.end : min(figure.end + 2, scene.clause_end(figure.end))]
    return frozenset({f"behind {before}" if before else "opens", f"counts {behind}" if behind else "closes"})


def figure_cues(scene: Scene, figure: Figure) -> frozenset[str]:
    """What speaks for or against the figure itself, whoever bears it."""
    text, sort = scene.state.text, kind(figure)
    before = text[max(scene.span.start, figure.start - 24) : figure.start]
    behind = text[figure.end : min(scene.span.end, figure.end + 16)]
    cues = {"any", f"kind {sort}", f"size {sort} {_size(figure.value)}"}
    cues |= {name for name, pattern in _BEFORE_CUES.items() if pattern.search(before)}
    cues |= {name for name, pattern in _BEHIND_CUES.items() if pattern.match(behind)}
    cues |= {f"word {name}" for name in measured(scene, figure)} | worded(scene, figure)
    if sort in {"count", "people", "time"}:
        cues.add(f"unit {figure.unit}")
    if text.rfind("“", scene.span.start, figure.start) > text.rfind("”", scene.span.start, figure.start):
        cues.add("quoted")
    cues |= _setting(scene, figure) | {f"opening {_opening(scene, figure)}"}
    if not figure.digits:
        cues |= {"characters", f"characters {sort}"}
    return frozenset(f"figure: {cue}" for cue in cues)


def _setting(scene: Scene, figure: Figure) -> set[str]:
    """The types of the entities that the sentence and the clause name beside the figure."""
    around = {r.type for r in scene.refs}
    close = {r.type for r in scene.refs if scene.clause(r.start) == scene.clause(figure.start)}
    return {f"beside {t}" for t in around or {"nothing"}} | {f"close to {t}" for t in close or {"nothing"}}


def _opening(scene: Scene, figure: Figure) -> str:
    """What the figure's clause begins with: a name, the figure itself, or a word of some sort."""
    start = scene.clause_start(figure.start)
    at = opening_end(scene, start, scene.clause_end(start))
    if any(r.start <= at < r.end for r in scene.refs):
        return "name"
    words = scene.state.words
    word = words[scene.state.word_index(at)] if words else None
    return "figure" if at >= figure.start else word.tag if word else "unknown"


def _size(value: float) -> str:
    return next((f"under {limit}" for limit in _SIZES if value < limit), "large")
