"""One form for the names under which the same body goes: 人社局 is 人力资源和社会保障局.

Facts about how Chinese public bodies are called, as data, and pure functions over them. What a body is called behind
the name of its place is its *kind name* here: 衡南县|人社局.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from kg.body_kinds import KINDS
from pipelines.article import normalise

_WITHOUT_AND: Final = {full.replace("和", ""): full for full in KINDS.values() if "和" in full}
_BY_LENGTH: Final = sorted(KINDS, key=lambda kind: (-len(kind), kind))
_LEVEL_WORD: Final = re.compile(r"^(?:[省市州县区旗镇乡盟]|街道)(?=委|政府|人民政府|人大|政协|纪委|党委|党工委)")
_COMPANY: Final = re.compile(r"(?:公司|集团)$")
_FORM: Final = re.compile(r"(?:股份有限|有限责任|有限)公司(?=$|[\u4e00-\u9fff]*分公司$)")
_REGISTERED: Final = re.compile(r"(?:有限|责任|股份)公司")
_NATIONAL: Final = re.compile(
    r"^(?:中国|中华全国|中华人民共和国|中共中央|中央|国家|国务院|全国|国网|人民日报|新华社)|大学"
)
_SCHOOLS: Final = {"农": "农业", "师": "师范"}
_UNIVERSITY: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})[农师]大(?=$|附属|[\u4e00-\u9fff]{2,4}学院)")
_LEAGUE: Final = re.compile(r"^(?:中国共产主义青年团|共青团|团)(?P<owner>(?!中央).+?)(?:委员会|委)$")
_BRANCH_OF_STATE: Final = re.compile(
    r"^(?:国家税务总局|国网(?:[\u4e00-\u9fff]{2,4}电力)?)(?P<own>.+(?:税务局|供电公司))$"
)
_STATE_FORESTS: Final = ("15", "22", "23")
"""Inner Mongolia, Jilin, Heilongjiang."""
_FOREST_BUREAU: Final = re.compile(r"(?:重点国有)?林业局")
_COMMITTEE: Final = re.compile(r"(?<=[局院校行站社心司团村区])党(?:委|组|总支|支部)(?:委员会)?$")
"""A body's own committee of the party; a county's is a body like the county's government."""
_SUFFIXES: Final = (
    (re.compile(r"管委会$"), "管理委员会"),
    (re.compile(r"村委会$"), "村民委员会"),
    (re.compile(r"(?<=.)居委会$"), "居民委员会"),
    (re.compile(r"融媒中心$"), "融媒体中心"),
    (re.compile(r"中心卫生院$"), "卫生院"),
    (re.compile(r"^公安局(?=.{2,6}派出所$)"), ""),
    (re.compile(r"^(?:城投|城(?:市)?建(?:设)?投资(?:开发)?)(?:公司|集团)?$"), "城投公司"),
    (re.compile(r"^(?P<which>[一二三四五六七八九]建|[交水旅农文]投)(?:公司|集团)?$"), r"\g<which>公司"),
)
"""How the same part of a body's name is printed in two ways."""
PARTY: Final = re.compile(r"^(?:中国共产党|中共)(?!中央)")


def kind_name(rest: str) -> str:
    """The one form of what a body is called behind the name of its place.

    >>> kind_name("人社局"), kind_name("县委"), kind_name("委员会"), kind_name("人民政府"), kind_name("政府")
    ('人力资源和社会保障局', '党委', '党委', '人民政府', '人民政府')
    >>> kind_name("人社局就业服务中心"), kind_name("教育局"), kind_name("委员会大楼")
    ('人力资源和社会保障局就业服务中心', '教育局', '委员会大楼')
    """
    plain = _LEVEL_WORD.sub("", normalise(rest))
    for pattern, full in _SUFFIXES:
        plain = pattern.sub(full, plain)
    if plain in KINDS:
        return KINDS[plain]
    if plain.replace("和", "") in _WITHOUT_AND:
        return _WITHOUT_AND[plain.replace("和", "")]
    # A section keeps its own name behind that of its body; 委 and 人大 alone are too short to be cut off safely.
    head = next((kind for kind in _BY_LENGTH if len(kind) > 2 and kind[-1] in "局厅" and plain.startswith(kind)), "")
    return KINDS[head] + plain[len(head) :] if head else plain


_LEVELLED: Final = re.compile(
    r"^(?P<level>[省市州盟县区旗])(?!场|政管|政建|容|民|域|块|际|袍|政协)(?P<rest>.*(?:[局厅委办部会院馆站队所社校台]|妇联|残联|文联|侨联|工商联|科协|农商银?行|中学|小学|中心|幼儿园)|(?:[一二三四五六七八九]建|[城交水旅农文]投)(?:公司|集团)?)$"
)


def levelled(name: str) -> tuple[str, str]:
    """The level word that a body is named with in place of its place, and the rest; both empty where there is none.

    >>> levelled("县自然资源局"), levelled("市委宣传部"), levelled("市场监督管理局"), levelled("区块链中心")
    (('县', '自然资源局'), ('市', '委宣传部'), ('', ''), ('', ''))
    >>> levelled("县妇联"), levelled("区工商联")
    (('县', '妇联'), ('区', '工商联'))
    """
    found = _LEVELLED.match(normalise(name))
    return (found["level"], found["rest"]) if found else ("", "")


def spelt_out(name: str) -> str:
    """A university's name in full.

    >>> spelt_out("山西农大"), spelt_out("华东师大附属小学"), spelt_out("县人大")
    ('山西农业大学', '华东师范大学附属小学', '县人大')
    """
    return _UNIVERSITY.sub(lambda found: f"{_SCHOOLS[found[0][0]]}大学", name)


def is_company(name: str) -> bool:
    """Whether a body's full name tells it apart all over the country, as registered companies' names do.

    >>> is_company("湖南省腾阳生物科技有限公司"), is_company("衡南县教育局")
    (True, False)
    """
    return bool(_COMPANY.search(normalise(name)))


@lru_cache(4096)
def is_registered(name: str) -> bool:
    """Whether a company's name is one that a register holds, and so no other company's in the country.

    >>> is_registered("湖南省腾阳生物科技有限公司"), is_registered("腾阳公司"), is_registered("中国石化集团")
    (True, False, True)
    """
    return is_company(name) and (bool(_REGISTERED.search(normalise(name))) or is_national(name))


def is_national(name: str) -> bool:
    """Whether a name needs no place to be unique: bodies of the state, universities and their parts.

    >>> is_national("中国石化集团"), is_national("南华大学附属南华医院"), is_national("文冲完全小学")
    (True, True, False)
    """
    return bool(_NATIONAL.search(normalise(name)))


def is_of_state_forest(rest: str, owner: str) -> bool:
    """Whether 林业局 behind a county's short name means the state's forest enterprise there, not the county's bureau.

    So in the provinces of state forests, where both stand side by side: 清河林业局 cuts, 清河县林业局 governs.

    >>> is_of_state_forest("林业局", "231226"), is_of_state_forest("林业局", "430422")
    (True, False)
    """
    return owner.startswith(_STATE_FORESTS) and bool(_FOREST_BUREAU.match(rest))


def company_name(name: str) -> str:
    """A company's name with one legal form for all of them, since papers mix them up.

    >>> company_name("云南众诚人力资源有限责任公司") == company_name("云南众诚人力资源有限公司")
    True
    """
    return _FORM.sub("有限公司", normalise(name))


def without_party(name: str) -> str:
    """A body's name without the party's, league's or state enterprise's in front, so that it begins with its place.

    >>> without_party("中共衡南县委员会"), without_party("中共中央"), without_party("共青团衡南县委")
    ('衡南县委员会', '中共中央', '衡南县团委')
    >>> without_party("国家税务总局衡南县税务局"), without_party("国网湖南电力衡南县供电公司")
    ('衡南县税务局', '衡南县供电公司')
    """
    plain = PARTY.sub("", normalise(name))
    if found := _LEAGUE.match(plain):
        return f"{found['owner']}团委"
    found = _BRANCH_OF_STATE.match(plain)
    return found["own"] if found else plain


def seat(path: str) -> str:
    """Where a post is held, by the local path of the body or place: a county's government is the county.

    >>> seat("place/430422"), seat("organization/430422/人民政府"), seat("organization/430422/教育局党组")
    ('430422', '430422', '430422/教育局')
    """
    return _COMMITTEE.sub("", path.partition("/")[2].removesuffix("/人民政府"))
