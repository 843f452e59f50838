"""Short forms of the names of divisions: 湘西土家族苗族自治州 → 湘西, 湘西州."""

from __future__ import annotations

import re
from typing import Final

# 蒙古, 哈萨克, 锡伯 and a few more stand without 族 in front of 自治.
_LONG: Final = (
    "柯尔克孜|乌孜别克|维吾尔|哈萨克|达斡尔|塔吉克|俄罗斯|鄂温克|塔塔尔|鄂伦春|蒙古|布依|朝鲜|土家|哈尼|傈僳|高山|拉祜|"
    "东乡|纳西|景颇|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|德昂|保安|裕固|独龙|赫哲|门巴|珞巴|基诺"
)
_NATIONS: Final = rf"(?:{_LONG}|[回藏苗彝壮满侗瑶白傣黎佤畲水土羌怒京各])族"
_AUTONOMOUS: Final = re.compile(rf"^(.+?)(?:(?:{_NATIONS})+|{_LONG})?自治([州县旗])$")
_ETHNIC_TOWN: Final = re.compile(rf"^(.+?)(?:{_NATIONS})+(乡|镇)$")
_PLAIN: Final = re.compile(r"^(..+?)(省|市|地区|盟|县|区|林区|新区|特别行政区)$")
_REGIONS: Final = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}
_CUSTOMARY: Final = {
    "达尔罕茂明安联合旗": ("达茂旗",),
    "莫力达瓦达斡尔族自治旗": ("莫旗",),
    "前郭尔罗斯蒙古族自治县": ("前郭县",),
    "喀喇沁左翼蒙古族自治县": ("喀左县",),
    "阜新蒙古族自治县": ("阜蒙县",),
    "围场满族蒙古族自治县": ("围场县",),
    "塔什库尔干塔吉克自治县": ("塔县",),
    "巴音郭楞蒙古自治州": ("巴州",),
    "克孜勒苏柯尔克孜自治州": ("克州",),
    "博尔塔拉蒙古自治州": ("博州",),
}


def short_forms(name: str) -> set[str]:
    """The short forms that the name itself yields; none has fewer than two characters.

    >>> sorted(short_forms("湘西土家族苗族自治州"))
    ['湘西', '湘西州', '湘西自治州']
    >>> sorted(short_forms("东乡族自治县")), short_forms("衡南县"), short_forms("南县"), short_forms("太平乡")
    (['东乡', '东乡县', '东乡自治县'], {'衡南'}, set(), set())
    >>> sorted(short_forms("石洞布依族苗族乡"))
    ['石洞乡']
    """
    forms = set(_CUSTOMARY.get(name, ()))
    if name in _REGIONS:
        forms.add(_REGIONS[name])
    elif found := _AUTONOMOUS.match(name):
        stem = found[1].removesuffix("族")
        forms |= {stem, stem + found[2], f"{stem}自治{found[2]}"} - {name}
    elif found := _ETHNIC_TOWN.match(name):
        forms.add(found[1] + found[2])
    elif found := _PLAIN.match(name):
        forms.add(found[1])
    return {form for form in forms if len(form) > 1}
