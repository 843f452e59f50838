"""Names that are several: quotations in a row, chains of places, bodies joined."""

from __future__ import annotations

import pytest

from pipelines.components.parts import parts
from pipelines.components.state import Mention
from pipelines.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The divisions of the country."""
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("type_", "name", "expected"),
    [
        ("Initiative", "“白莲贷”“烟叶贷”", ["“白莲贷”", "“烟叶贷”"]),
        ("Initiative", "“白莲贷”班", ["“白莲贷”班"]),
        ("Place", "景泰县草窝滩镇猎虎山村", ["景泰县", "草窝滩镇", "猎虎山村"]),
        ("Place", "临沂沂河新区白沙埠镇", ["临沂市", "沂河新区", "白沙埠镇"]),
        ("Place", "北京市海淀区苏家坨镇", ["北京市", "海淀区", "苏家坨镇"]),
        ("Place", "义乌义亭镇", ["义乌市", "义亭镇"]),
        ("Place", "乳源县大桥镇", ["乳源县", "大桥镇"]),
        ("Place", "安徽砀山", ["安徽省", "砀山县"]),
        ("Place", "山东单县", ["山东省", "单县"]),
        ("Place", "福建宁德福安市", ["福建省", "宁德市", "福安市"]),
        ("Place", "江苏句容青霞村", ["江苏省", "句容市", "青霞村"]),
        ("Place", "杭州青霞村", ["杭州市", "青霞村"]),
        ("Place", "句容青霞村", ["句容青霞村"]),
        ("Place", "南京路社区", ["南京路社区"]),
        ("Place", "柳村青二屯", ["柳村", "青二屯"]),
        ("Place", "青禾社区白鹭小区", ["青禾社区", "白鹭小区"]),
        ("Place", "青水河白塔镇段", ["青水河", "白塔镇"]),
        ("Place", "青水河洋溪镇", ["青水河", "洋溪镇"]),
        ("Place", "青水河子街道", ["青水河子街道"]),
        ("Organization", "娄底市新化县公安局青禾派出所", ["娄底市", "新化县公安局青禾派出所"]),
        ("Organization", "湖南省新化县茶叶专班", ["湖南省", "新化县茶叶专班"]),
        ("Organization", "厦门市集美区教育局", ["厦门市集美区教育局"]),
        ("Organization", "厦门市集美小学", ["厦门市集美小学"]),
        ("Organization", "娄底市新化县商会", ["娄底市新化县商会"]),
        ("Organization", "镇党委政府", ["镇党委", "镇政府"]),
        ("Organization", "回民区青店社区党总支", ["回民区", "青店社区党总支"]),
        ("Organization", "回民区青店社区党总支与清河中心党支部", ["回民区", "青店社区党总支", "清河中心党支部"]),
        ("Organization", "青崖县清河村股份经济合作社", ["青崖县清河村股份经济合作社"]),
        ("Place", "川井苏木巴音哈太嘎查", ["川井苏木", "巴音哈太嘎查"]),
        ("Place", "靳庄村杨楼自然村", ["靳庄村", "杨楼自然村"]),
        ("Place", "新华自然村", ["新华自然村"]),
        ("Place", "南京东路街道", ["南京东路街道"]),
        ("Place", "郑州高新区", ["郑州高新区"]),
        ("Place", "新市镇", ["新市镇"]),
        ("Place", "城区社区", ["城区社区"]),
        ("Organization", "河南省人民政府与教育部", ["河南省人民政府", "教育部"]),
        ("Organization", "连江县人民政府福州大学", ["连江县人民政府", "福州大学"]),
        ("Organization", "滨海新区人民政府向泽库县人民政府", ["滨海新区人民政府", "泽库县人民政府"]),
        ("Organization", "天津市人民政府办公厅", ["天津市人民政府办公厅"]),
        ("Initiative", "“清河”“护柚”工程建设", ["“清河”工程", "“护柚”工程"]),
        ("Initiative", "“清河”护柚工程", ["“清河”护柚工程"]),
        ("Organization", "吉林省辽源市委", ["吉林省", "辽源市委"]),
        ("Organization", "上海市嘉定区人民政府", ["上海市", "嘉定区人民政府"]),
        ("Organization", "烟台市芝罘区商务局", ["烟台市芝罘区商务局"]),
        ("Organization", "山东省烟台市芝罘区商务局", ["山东省", "烟台市", "芝罘区商务局"]),
        ("Organization", "贵州省黎平县采茶专班", ["贵州省", "黎平县采茶专班"]),
        ("Organization", "山东省商务局", ["山东省商务局"]),
        ("Organization", "平水镇浙江晴渊食品有限公司", ["平水镇", "浙江晴渊食品有限公司"]),
        ("Organization", "松岭社区党总支与清河中心党支部", ["松岭社区党总支", "清河中心党支部"]),
        ("Initiative", "新化晴渊电子有限公司触控屏生产线项目", ["新化晴渊电子有限公司", "触控屏生产线项目"]),
        ("Initiative", "新化晴渊电子有限公司二期工程", ["新化晴渊电子有限公司二期工程"]),
        ("Honor", "全国采茶能手奖和湖南省制茶银奖", ["全国采茶能手奖", "湖南省制茶银奖"]),
        ("Honor", "全国生态建设和制茶示范县", ["全国生态建设和制茶示范县"]),
        ("Facility", "冷鲜棚与垃圾分拣站", ["冷鲜棚", "垃圾分拣站"]),
        ("Facility", "农产品质量与安全检测中心", ["农产品质量与安全检测中心"]),
        ("Organization", "安化县委县政府", ["安化县委", "安化县政府"]),
        ("Organization", "安化县委政府", ["安化县委", "安化县政府"]),
        ("Organization", "洋溪镇党委镇政府", ["洋溪镇党委", "洋溪镇政府"]),
        ("Organization", "安化县委政策研究室", ["安化县委政策研究室"]),
        ("Organization", "人力资源和社会保障局", ["人力资源和社会保障局"]),
        ("Organization", "发展和改革局", ["发展和改革局"]),
        ("Facility", "景泰县草窝滩镇卫生院", ["景泰县草窝滩镇卫生院"]),
    ],
)
def test_what_a_name_is_made_of(gazetteer: Gazetteer, type_: str, name: str, expected: list[str]) -> None:
    """A name that is several comes apart, one that only looks so stays whole."""
    assert [m.name for m in parts(Mention(3, 3 + len(name), type_, name), gazetteer)] == expected


def test_each_part_stands_where_it_is_printed(gazetteer: Gazetteer) -> None:
    """The offsets of the parts are those of their words."""
    text = "在临沂沂河新区白沙埠镇调研"
    whole = Mention(1, 11, "Place", text[1:11])
    assert [text[m.start : m.end] for m in parts(whole, gazetteer)] == ["临沂", "沂河新区", "白沙埠镇"]


def test_a_composed_name_stays(gazetteer: Gazetteer) -> None:
    """A name that is not what is printed has no parts in the text."""
    composed = Mention(0, 2, "Place", "景泰县草窝滩镇")
    assert list(parts(composed, gazetteer)) == [composed]
