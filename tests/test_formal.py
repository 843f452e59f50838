"""Names that their form alone makes sure."""

from __future__ import annotations

import pytest

from pipelines.components.formal import formal


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("印发《青崖县河道管护办法（试行）》。", [("《青崖县河道管护办法（试行）》", "Initiative", "Policy")]),
        ("签订《清河共建协议》。", [("《清河共建协议》", "Initiative", "Agreement")]),
        ("合唱《我的清河》。", []),
        ("在沪滇协作的推动下", [("沪滇协作", "Initiative", "Programme")]),
        ("投入沪滇协作资金900万元", []),
        ("“苏陕协作”签约", []),
        ("获评中国柚子之乡、中国绿茶之乡。", [("中国柚子之乡", "Honor", ""), ("中国绿茶之乡", "Honor", "")]),
        ("入驻该县经开区。", [("县经开区", "Place", "")]),
        ("入驻青崖县经开区。", []),
        ("完成“12清渠计划”。", [("“12清渠计划”", "Initiative", "Programme")]),
        ("发放“柚农贷”。", [("“柚农贷”", "Initiative", "Programme")]),
        ("说“我没有计划，也不想有”。", []),
        ("是中国柚子之乡、绿茶之乡，茶好。", [("中国柚子之乡", "Honor", ""), ("中国绿茶之乡", "Honor", "")]),
        ("“中国柚子之乡”青崖", [("“中国柚子之乡”", "Honor", "")]),
        ("青崖是柚子之乡。", []),
        ("成立“青崖县清河茶叶合作社”。", [("“青崖县清河茶叶合作社”", "Organization", "")]),
        ("推行“支部+合作社”。", []),
        (
            "总投资5.5亿元的清河茶业年产2万吨茶饮及研发项目，投资6亿元的青崖药业中药项目开工。",
            [
                ("清河茶业年产2万吨茶饮及研发项目", "Initiative", "Programme"),
                ("青崖药业中药项目", "Initiative", "Programme"),
            ],
        ),
        ("投资5亿元的茶厂。", []),
        ("与清河公司签约智能采茶机制造项目，投资3亿元。", [("智能采茶机制造项目", "Initiative", "Programme")]),
        ("集中签约14个采茶项目，", []),
        ("投资2200万元打造有机青梅全产业链项目，", [("有机青梅全产业链项目", "Initiative", "Programme")]),
        (
            "5日，青崖县与清河公司采茶合作签约仪式在县城举行。",
            [("青崖县与清河公司采茶合作签约仪式", "Initiative", "Event")],
        ),
        ("会上举行了采茶资金捐赠仪式。", [("采茶资金捐赠仪式", "Initiative", "Event")]),
        ("我县采茶项目签约仪式举行。", []),
        ("以白塔镇青山村党总支为轴心", [("青山村党总支", "Organization", "")]),
        ("白塔镇青山村党总支书记柳明", []),
        ("会议由社区党委主持，各村党支部到会。", []),
        ("由县委教育工委指导，县委员工工委", [("县委教育工委", "Organization", "")]),
        ("签约仪式隆重举行。", []),
        (
            "清河茶业公司投资的年产茶饮5万件建设项目、青崖集团投资建设的茶业产业园项目。",
            [
                ("年产茶饮5万件建设项目", "Initiative", "Programme"),
                ("茶业产业园项目", "Initiative", "Programme"),
            ],
        ),
        ("清河茶业公司投资的3家工厂。", []),
        ("作了《青崖采茶史话》专题讲座。", [("《青崖采茶史话》专题讲座", "Initiative", "Event")]),
        ("", []),
    ],
)
def test_forms(text: str, found: list[tuple[str, str, str]]) -> None:
    """Documents, schemes of two provinces, homes of a produce, projects and their cost, ceremonies; nothing else."""
    assert [(m.name, m.type, m.subtype) for m in formal(text)] == found


def test_they_stand_where_they_are_printed() -> None:
    """Offsets are those of the name in the text."""
    text = "会上通过《青崖县河道管护办法》，讨论闽宁协作。"
    assert [text[m.start : m.end] for m in formal(text)] == [m.name for m in formal(text)]
    assert len(list(formal(text))) == 2
