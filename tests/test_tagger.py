"""What the tagger takes off names, and which stretches it holds for no names at all."""

from __future__ import annotations

import pytest

from pipelines.components.state import Mention
from pipelines.components.tagger import EntityTagger, _is_whole, _may_be, decode
from pipelines.components.trimming import of_its_kind, trimmed


def mention(text: str, name: str, type_: str) -> Mention:
    """The name where it stands in the text."""
    start = text.index(name)
    return Mention(start, start + len(name), type_, name)


@pytest.mark.parametrize(
    ("text", "name", "type_", "kept"),
    [
        ("选举覃瑞华为会长。", "覃瑞华为", "Person", "覃瑞华"),
        ("欧阳瑞华为会长。", "欧阳瑞华", "Person", "欧阳瑞华"),
        ("市委书记林建作推介发言。", "林建作", "Person", "林建"),
        ("画家林建作出席开幕式。", "林建作", "Person", "林建作"),
        ("柳忠州长强调。", "柳忠州", "Person", "柳忠"),
        ("柳忠州强调。", "柳忠州", "Person", "柳忠州"),
        ("获采茶强县等名号。", "采茶强县等名号", "Honor", "采茶强县"),
        ("入选首批“采茶强县”。", "首批“采茶强县”", "Honor", "“采茶强县”"),
        ("红堡子村村委会。", "红堡子村村", "Place", "红堡子村"),
        ("县人民银行会同商务局办班。", "县人民银行会", "Organization", "县人民银行"),
        ("县商会同意了。", "县商会", "Organization", "县商会"),
        ("青崖县水务局党组书记、局长柳明讲话。", "青崖县水务局党组", "Organization", "青崖县水务局"),
        ("青崖县水务局党组成员柳明讲话。", "青崖县水务局党组", "Organization", "青崖县水务局"),
        ("青崖县水务局党组召开会议。", "青崖县水务局党组", "Organization", "青崖县水务局党组"),
        ("青崖县委书记、县长柳明讲话。", "青崖县委", "Organization", "青崖县委"),
        ("借老旧小区改造契机推进旧改。", "老旧小区改造契机", "Initiative", "老旧小区改造"),
        ("把党参送进会川烘干中心。", "党参送进会川烘干中心", "Facility", "会川烘干中心"),
        ("推进“河长制”工作。", "“河长制”工作", "Initiative", "“河长制”"),
        ("投资企业清河能源集团董事长。", "投资企业清河能源集团", "Organization", "清河能源集团"),
        ("我市重点水利工程开工。", "我市重点水利工程", "Initiative", "重点水利工程"),
        ("设立一种志愿积分机制。", "一种志愿积分机制", "Initiative", "志愿积分机制"),
        ("本届采茶文化节开幕。", "本届采茶文化节", "Initiative", "采茶文化节"),
        ("我县与安化县签约仪式举行。", "我县与安化县签约仪式", "Initiative", "我县与安化县签约仪式"),
    ],
)
def test_what_is_not_the_names_own(text: str, name: str, type_: str, kept: str) -> None:
    """A letter too many goes, and the party group of a bureau where an office of the bureau is named in one breath."""
    found = trimmed(mention(text, name, type_), text)
    assert found.name == kept
    assert text[found.start : found.end] == kept


@pytest.mark.parametrize(
    ("name", "type_", "kind", "subtype"),
    [
        ("畅安路北延道路工程", "Facility", "Initiative", "Programme"),
        ("青溪面条生产线项目", "Facility", "Initiative", "Programme"),
        ("青溪面条生产线", "Facility", "Facility", ""),
        ("青溪公司项目", "Organization", "Organization", ""),
    ],
)
def test_an_undertaking_is_no_facility(name: str, type_: str, kind: str, subtype: str) -> None:
    """What is named a project or works is an initiative; other types stay."""
    found = of_its_kind(Mention(0, len(name), type_, name))
    assert (found.type, found.subtype) == (kind, subtype)


@pytest.mark.parametrize(
    ("name", "kind", "odd"),
    [
        ("法治示范村", "Place", True),
        ("生态文明村", "Place", True),
        ("清溪乡村", "Place", True),
        ("清溪村", "Place", False),
        ("村", "Place", True),
        ("清溪县县长", "Place", True),
        ("新化县", "Person", True),
        ("柳明", "Person", False),
        ("柳", "Person", True),
    ],
)
def test_stretches_that_name_nothing(name: str, kind: str, odd: bool) -> None:
    """A title that a village holds is no village, an office no place, a county no person."""
    assert EntityTagger({}, 1)._odd(name, kind) is odd


@pytest.mark.parametrize(
    ("name", "kind", "may_be"),
    [
        ("考察团", "Organization", False),
        ("驻村工作队", "Organization", False),
        ("清溪村合作社", "Organization", True),
        ("考察团", "Initiative", True),
        ("清溪乡村", "Place", False),
    ],
)
def test_bare_words_for_a_body_name_none(name: str, kind: str, may_be: bool) -> None:
    """考察团 by itself is no name."""
    assert _may_be(Mention(0, len(name), kind, name)) is may_be


def test_a_facility_that_no_rule_proposes_must_be_surer() -> None:
    """The network alone takes much that is built for a name."""
    tagger = EntityTagger({"Facility": 0.6, "Place": 0.5}, 1)
    alone, backed = (Mention(0, 3, "Facility", "烘干房", rule=rule) for rule in ("tagger:1", "facility:phrase"))
    assert tagger._least(alone) > tagger._least(backed) == 0.6
    assert tagger._least(Mention(0, 2, "Place", "清溪", rule="tagger:1")) == 0.5


def test_decode() -> None:
    """Stretches of a BIO sequence; an I that continues nothing begins one."""
    assert list(decode(["B-Place", "I-Place", "O", "I-Person", "B-Person"])) == [
        (0, 2, "Place"),
        (3, 4, "Person"),
        (4, 5, "Person"),
    ]
    assert list(decode([])) == []


@pytest.mark.parametrize(
    ("name", "whole"),
    [("《屏山办法》", True), ("《屏山", False), ("“清河计划”（“清河计划”", False), ("“清河", False), ("清河", True)],
)
def test_quotations_that_are_not_closed(name: str, whole: bool) -> None:
    """Half a title or quotation is no name."""
    assert _is_whole(name) is whole
