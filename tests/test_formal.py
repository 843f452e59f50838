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
        ("", []),
    ],
)
def test_forms(text: str, found: list[tuple[str, str, str]]) -> None:
    """Documents, schemes of two provinces that nothing else follows, homes of a produce; nothing else."""
    assert [(m.name, m.type, m.subtype) for m in formal(text)] == found


def test_they_stand_where_they_are_printed() -> None:
    """Offsets are those of the name in the text."""
    text = "会上通过《青崖县河道管护办法》，讨论闽宁协作。"
    assert [text[m.start : m.end] for m in formal(text)] == [m.name for m in formal(text)]
    assert len(list(formal(text))) == 2
