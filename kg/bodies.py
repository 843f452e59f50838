"""One form for the names under which the same body goes: 人社局 is 人力资源和社会保障局.

Facts about how Chinese public bodies are called, as data, and pure functions over them. What a body is called behind
the name of its place is its *kind name* here: 衡南县|人社局.
"""

from __future__ import annotations

import re
from typing import Final

from pipelines.article import normalise

KINDS: Final[dict[str, str]] = {
    "委": "党委",
    "委员会": "党委",
    "党委员会": "党委",
    "委办": "党委办公室",
    "委办公室": "党委办公室",
    "委宣传部": "党委宣传部",
    "委组织部": "党委组织部",
    "委统战部": "党委统一战线工作部",
    "委统一战线工作部": "党委统一战线工作部",
    "委政法委": "党委政法委员会",
    "委政法委员会": "党委政法委员会",
    "委政研室": "党委政策研究室",
    "委党校": "党校",
    "纪委": "纪律检查委员会",
    "纪委监委": "纪律检查委员会监察委员会",
    "监委": "监察委员会",
    "政府": "人民政府",
    "政府办": "人民政府办公室",
    "政府办公室": "人民政府办公室",
    "人大": "人民代表大会",
    "人大常委会": "人民代表大会常务委员会",
    "政协": "政治协商会议委员会",
    "法院": "人民法院",
    "中院": "中级人民法院",
    "检察院": "人民检察院",
    "妇联": "妇女联合会",
    "工商联": "工商业联合会",
    "总工会": "总工会",
    "科协": "科学技术协会",
    "残联": "残疾人联合会",
    "文联": "文学艺术界联合会",
    "侨联": "归国华侨联合会",
    "团委": "共青团委员会",
    "编办": "机构编制委员会办公室",
    "发改局": "发展和改革局",
    "发改委": "发展和改革局",
    "发展和改革委员会": "发展和改革局",
    "发展改革局": "发展和改革局",
    "发展改革委": "发展和改革局",
    "人社局": "人力资源和社会保障局",
    "人力资源社会保障局": "人力资源和社会保障局",
    "人社厅": "人力资源和社会保障厅",
    "住建局": "住房和城乡建设局",
    "住房城乡建设局": "住房和城乡建设局",
    "住建委": "住房和城乡建设局",
    "住建厅": "住房和城乡建设厅",
    "卫计委": "卫生和计划生育局",
    "卫计局": "卫生和计划生育局",
    "卫生计生局": "卫生和计划生育局",
    "卫生计生委": "卫生和计划生育局",
    "卫生和计划生育委员会": "卫生和计划生育局",
    "计生局": "人口和计划生育局",
    "计生委": "人口和计划生育局",
    "人口计生局": "人口和计划生育局",
    "国土局": "国土资源局",
    "规划局": "城乡规划局",
    "工商局": "工商行政管理局",
    "质监局": "质量技术监督局",
    "食药监局": "食品药品监督管理局",
    "食药局": "食品药品监督管理局",
    "扶贫办": "扶贫开发办公室",
    "扶贫局": "扶贫开发办公室",
    "扶贫开发局": "扶贫开发办公室",
    "扶贫开发领导小组办公室": "扶贫开发办公室",
    "安监局": "安全生产监督管理局",
    "环保局": "环境保护局",
    "文广新局": "文化广电新闻出版局",
    "经信局": "经济和信息化局",
    "经信委": "经济和信息化局",
    "经济和信息化委员会": "经济和信息化局",
    "农委": "农业委员会",
    "农办": "农村工作办公室",
    "农工办": "农村工作办公室",
    "农机局": "农业机械局",
    "供销社": "供销合作社联合社",
    "供销合作社": "供销合作社联合社",
    "联社": "农村信用合作联社",
    "信用社": "农村信用合作联社",
    "大数据局": "大数据发展管理局",
    "疾控中心": "疾病预防控制中心",
    "卫健局": "卫生健康局",
    "卫健委": "卫生健康局",
    "卫生健康委": "卫生健康局",
    "卫生健康委员会": "卫生健康局",
    "市监局": "市场监督管理局",
    "市场监管局": "市场监督管理局",
    "工信局": "工业和信息化局",
    "科工局": "科技和工业信息化局",
    "科技局": "科学技术局",
    "教体局": "教育体育局",
    "教育和体育局": "教育体育局",
    "文旅局": "文化和旅游局",
    "文旅广体局": "文化旅游广电体育局",
    "文化旅游广电体育局": "文化旅游广电体育局",
    "文广旅局": "文化广电旅游局",
    "自规局": "自然资源和规划局",
    "林草局": "林业和草原局",
    "应急局": "应急管理局",
    "医保局": "医疗保障局",
    "审批局": "行政审批局",
    "退役军人局": "退役军人事务局",
    "城管局": "城市管理局",
    "交通局": "交通运输局",
    "资规局": "自然资源和规划局",
    "自然资源规划局": "自然资源和规划局",
    "市场监督局": "市场监督管理局",
    "文化旅游局": "文化和旅游局",
    "统战部": "党委统一战线工作部",
    "组织部": "党委组织部",
    "宣传部": "党委宣传部",
    "政法委": "党委政法委员会",
    "一小": "第一小学",
    "二小": "第二小学",
    "三小": "第三小学",
    "四中": "第四中学",
    "五中": "第五中学",
    "一医院": "第一医院",
    "实小": "实验小学",
    "中医院": "中医医院",
    "交警大队": "公安局交通警察大队",
    "公安局交警大队": "公安局交通警察大队",
    "公安局交警支队": "公安局交通警察支队",
    "农业农村委": "农业农村局",
    "民宗局": "民族宗教事务局",
    "国资委": "国有资产监督管理委员会",
    "森防指": "森林草原防灭火指挥部",
    "农商行": "农村商业银行",
    "一中": "第一中学",
    "二中": "第二中学",
    "三中": "第三中学",
    "职中": "职业中学",
}
_BY_LENGTH: Final = sorted(KINDS, key=lambda kind: (-len(kind), kind))
_LEVEL_WORD: Final = re.compile(r"^(?:[省市州县区旗镇乡盟]|街道)(?=委|政府|人民政府|人大|政协|纪委|党委|党工委)")
_COMPANY: Final = re.compile(r"(?:公司|集团)$")
_FORM: Final = re.compile(r"(?:股份有限|有限责任|有限)公司(?=$|[\u4e00-\u9fff]*分公司$)")
_REGISTERED: Final = re.compile(r"(?:有限|责任|股份)公司")
_NATIONAL: Final = re.compile(
    r"^(?:中国|中华全国|中华人民共和国|中共中央|中央|国家|国务院|全国|国网|人民日报|新华社)|大学"
)
PARTY: Final = re.compile(r"^(?:中国共产党|中共)(?!中央)")


def kind_name(rest: str) -> str:
    """The one form of what a body is called behind the name of its place.

    >>> kind_name("人社局"), kind_name("县委"), kind_name("委员会"), kind_name("人民政府"), kind_name("政府")
    ('人力资源和社会保障局', '党委', '党委', '人民政府', '人民政府')
    >>> kind_name("人社局就业服务中心"), kind_name("教育局"), kind_name("委员会大楼")
    ('人力资源和社会保障局就业服务中心', '教育局', '委员会大楼')
    """
    plain = _LEVEL_WORD.sub("", normalise(rest))
    if plain in KINDS:
        return KINDS[plain]
    # A section keeps its own name behind that of its body; 委 and 人大 alone are too short to be cut off safely.
    head = next((kind for kind in _BY_LENGTH if len(kind) > 2 and kind[-1] in "局厅" and plain.startswith(kind)), "")
    return KINDS[head] + plain[len(head) :] if head else plain


def is_company(name: str) -> bool:
    """Whether a body's full name tells it apart all over the country, as registered companies' names do.

    >>> is_company("湖南省腾阳生物科技有限公司"), is_company("衡南县教育局")
    (True, False)
    """
    return bool(_COMPANY.search(normalise(name)))


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


def company_name(name: str) -> str:
    """A company's name with one legal form for all of them, since papers mix them up.

    >>> company_name("云南众诚人力资源有限责任公司") == company_name("云南众诚人力资源有限公司")
    True
    """
    return _FORM.sub("有限公司", normalise(name))


def without_party(name: str) -> str:
    """A committee's name without the party's in front.

    >>> without_party("中共衡南县委员会"), without_party("中共中央")
    ('衡南县委员会', '中共中央')
    """
    return PARTY.sub("", normalise(name))


def seat(path: str) -> str:
    """Where a post is held, by the local path of the body or place: a county's government is the county.

    >>> seat("place/430422"), seat("organization/430422/人民政府"), seat("organization/430422/教育局")
    ('430422', '430422', '430422/教育局')
    """
    return path.partition("/")[2].removesuffix("/人民政府")
