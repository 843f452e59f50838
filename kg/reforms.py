"""What came of public bodies in the reforms of county governments, 2013 to 2023: dated knowledge about kinds."""

from __future__ import annotations

from typing import Final

SUCCESSORS: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "卫生健康局": (("卫生和计划生育局", "2018"), ("卫生局", "2013")),
    "卫生和计划生育局": (("卫生局", "2013"), ("人口和计划生育局", "2013")),
    "自然资源局": (("国土资源局", "2018"),),
    "自然资源和规划局": (("国土资源局", "2018"), ("城乡规划局", "2018")),
    "市场监督管理局": (
        ("工商行政管理局", "2018"),
        ("质量技术监督局", "2018"),
        ("食品药品监督管理局", "2018"),
        ("食品药品工商质量监督管理局", "2018"),
    ),
    "文化和旅游局": (("旅游局", "2018"), ("文化局", "2018"), ("文化广电新闻出版局", "2018")),
    "文化广电旅游局": (("旅游局", "2018"), ("文化广电新闻出版局", "2018")),
    "文化旅游广电体育局": (("旅游局", "2018"), ("文化广电新闻出版局", "2018"), ("体育局", "2018")),
    "乡村振兴局": (("扶贫开发办公室", "2021"),),
    "农业农村局": (("农业局", "2018"), ("农业委员会", "2018"), ("农业机械局", "2018"), ("乡村振兴局", "2023")),
    "应急管理局": (("安全生产监督管理局", "2018"),),
    "生态环境局": (("环境保护局", "2018"),),
    "林业和草原局": (("林业局", "2018"),),
    "退役军人事务局": (),
    "行政审批局": (("政务服务中心", "2018"),),
    "数据局": (("大数据发展管理局", "2023"),),
    "工业和信息化局": (("经济和信息化局", "2018"),),
}
"""Bodies by the kind that came after them: (earlier kind, year of the reform), county reforms of 2013 to 2023."""


def predecessors(kind: str) -> tuple[tuple[str, str], ...]:
    """The kinds of body that one of this kind came after, each with the year of the reform.

    >>> predecessors("乡村振兴局")
    (('扶贫开发办公室', '2021'),)
    """
    return SUCCESSORS.get(kind, ())
