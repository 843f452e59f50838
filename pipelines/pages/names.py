"""Names of reporters: what looks like a personal name, and how a run of names comes apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_SINGLE: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏"
    "韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧"
    "耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古"
    "吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初"
    "门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣"
    "信展阴昝智幸奉植衡富尧闭由东么字寸苍色扎次旦才拉达洛索尼措卓丹边强巴朗央宗嘎"
    "洪阎贝赖萧傅荀郗阙暨蒯蔚郏"
    "丘籍矣郦璩濮庾訾竺宓隗糜钮贲酆侬旷仉眭忻戢粘郐蹇俸睢麴"
    "习占左寻靖泮妥鄂昂桓冒逄乜逯庹厍茆衷雒邴缑佴菅谯笪郄亢撒"
)
_RARE: Final = frozenset("母步有历过呼赏南虎保哲税逢荔犹相次补底扶勇但仰尼")  # names only where nothing else can stand
# Characters that names of other languages are written with: 宝音, 阿育拉且, 阿依夏木古丽.
_SOUNDS: Final = frozenset(
    "阿巴拜包宝贝边宾波布才次慈措达代旦丹德登丁多敦额俄恩尔嘎噶格更贡古哈汗合赫呼吉加佳嘉江卡康克拉兰朗勒里丽列林隆鲁罗洛玛买迈麦"
    "曼毛米敏莫姆木纳娜乃南尼努诺帕潘平普齐其千琼丘曲确群热仁日若萨桑色沙沙生斯松苏苏孙索塔太坦特提图吐托瓦旺维温乌吾西希夏夏熙"
    "新兴雅亚央仰伊依宜益音尤尤玉育扎泽占珍珠卓孜兹祖永金云山成音其木格日娜高娃乌云花来提"
)
_COMPOUND: Final = frozenset(
    ["欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "东方", "司徒", "夏侯", "宇文"]
)
_NOT_IN_NAMES: Final = frozenset(
    "的了是在到个们从被把这那您你我他她它着过等吗吧呢啊时分版讯电报道者县镇村局部第期摄图片区市省告，。、；：“”！？（）《》"
)
_LENGTHS: Final = (2, 3, 4)
_FOUR: Final = 4
_STRANGE: Final = re.compile(f"[^\u3400-\u9fff]|[{''.join(sorted(_NOT_IN_NAMES))}]")
_NEVER_IN_NAMES: Final = frozenset("的了是们你您我他她它着吗吧呢啊讯报者摄略续完载删")
_NEVER_LAST: Final = frozenset("村县镇市区省局部报台社站片")
_VERBS: Final = frozenset("访现采看见走说问获悉解近昨来去赴与和及对为以也都就又还将被所有没不很最更前后上下中里外")
_DOTS: Final = frozenset("·•・.")


def is_name(text: str) -> bool:
    """Whether ``text`` is likely the name of a person who writes for a newspaper.

    >>> [is_name(t) for t in ("周立新", "欧阳文静", "阿依古丽·买买提", "一大早", "来到县里")]
    [True, True, True, False, False]
    """
    if not _DOTS.isdisjoint(text):
        parts = text.replace("•", "·").replace("・", "·").split("·")
        return 2 <= len(parts) <= 3 and all(1 <= len(p) <= 6 and _clean(p) for p in parts)
    if not 2 <= len(text) <= 4 or not _clean(text):
        return False
    return (text[0] in _SINGLE and len(text) < _FOUR) or text[:2] in _COMPOUND


def could_be_name(text: str) -> bool:
    """A weaker test, for places where only a name can stand: two to five characters, none of them grammatical."""
    if text.endswith(("融媒", "媒体")):  # 记者：某县融媒 某某某
        return False
    clean = _clean(text[1:] if text[:1] in _SINGLE else text)
    return is_name(text) or is_foreign(text) or (2 <= len(text) <= 5 and clean and not any(c in _VERBS for c in text))


def must_be_name(text: str) -> bool:
    """The weakest test, for what stands in brackets behind a word for reporters: nothing but a name can."""
    return is_name(text) or (2 <= len(text) <= 8 and (_clean(text) or is_foreign(text))) or _is_short(text)


def signs(names: Sequence[str]) -> bool:
    """Whether what stands in brackets behind an article's last sentence, all by itself, are ``names`` of reporters.

    >>> signs(["寻继承"]), signs(["阿依夏木古丽", "周璐"]), signs(["宝音"]), signs(["待续"]), signs(["明道和", "梅雪"])
    (True, True, True, False, True)
    """
    known = [is_name(name) or (_is_short(name) and name[0] in _SINGLE | _RARE) or is_foreign(name) for name in names]
    return bool(names) and all(known)


def _is_short(text: str) -> bool:
    """Whether the text has the length of a Chinese name, whatever its last characters mean elsewhere."""
    if not 2 <= len(text) <= 3 or text[-1] in _NEVER_LAST:
        return False
    return all("\u3400" <= c <= "\u9fff" and c not in _NEVER_IN_NAMES for c in text)


def is_foreign(text: str) -> bool:
    """Whether the text is written with the characters for the sounds of other languages alone: 宝音, 阿依夏木古丽."""
    return 2 <= len(text) <= 8 and all(c in _SOUNDS for c in text)


def separate(run: str) -> tuple[str, ...]:
    """A run of names without spaces, cut where surnames suggest; the run as one piece where they suggest nothing.

    >>> separate("周立新张明"), separate("张三")
    (('周立新', '张明'), ('张三',))
    """
    if len(run) <= 3 or (len(run) == 4 and run[:2] in _COMPOUND):
        return (run,) if run else ()
    best = _cut(run)
    return best if best else (run,)


def _clean(text: str) -> bool:
    return _STRANGE.search(text) is None


def _cut(run: str) -> tuple[str, ...]:
    """The cut with the most three-character names; computed from the end, each position once."""
    if not any(is_name(run[:length]) for length in _LENGTHS):
        return ()
    size = len(run)
    best: list[tuple[int, tuple[str, ...]] | None] = [None] * size + [(0, ())]
    for start in range(size - 1, -1, -1):
        for length in _LENGTHS:
            rest = best[start + length] if start + length <= size else None
            piece = run[start : start + length]
            if rest is None or not is_name(piece) or (length == 4 and piece[:2] not in _COMPOUND):
                continue
            score = rest[0] + {2: 2, 3: 4, 4: 4}[length]
            if best[start] is None or score > best[start][0]:  # type: ignore[index]
                best[start] = (score, (piece, *rest[1]))
    return best[0][1] if best[0] else ()
