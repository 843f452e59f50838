"""Names that the networks are sure of but not of their type."""

from __future__ import annotations

import numpy as np
import pytest

from pipelines.components.doubted import doubted, unbegun, unbounded
from pipelines.components.state import Mention, Word

TYPES = ("Facility", "Initiative", "Organization", "Place")
LABELS = ("O", *(f"{part}-{kind}" for kind in TYPES for part in "BI"))


def table(text: str, name: str, *kinds: str, sure: float = 0.96) -> np.ndarray:
    """Chances of a text in which the name is as likely of each of the types, ``sure`` of all together."""
    chances = np.zeros((len(text) + 1, len(LABELS)), dtype=np.float32)
    chances[:, 0] = 1.0
    start = text.index(name)
    for i in range(start, start + len(name)):
        chances[i, 0] = 1.0 - sure
        for kind in kinds:
            chances[i, LABELS.index(f"{'B' if i == start else 'I'}-{kind}")] = sure / len(kinds)
    return chances


def read(text: str, chances: np.ndarray, *, proper: str = "", taken: str = "") -> list[tuple[str, str]]:
    """What is found where LAC has ``proper`` for a place, and something already took ``taken``."""
    words = [Word(text.index(proper), text.index(proper) + len(proper), proper, "LOC")] if proper else []
    start = text.index(taken)
    found = [Mention(start, start + len(taken), "Place", taken)] if taken else []
    mentions = list(doubted(chances, LABELS, text, words, found))
    assert all(text[m.start : m.end] == m.name for m in mentions)
    return [(m.name, m.type) for m in mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("县里今年拓宽青崖路8公里。", "青崖路", "Facility"),
        ("翻新水库见了底，镇里靠水车送水。", "翻新水库", "Facility"),
        ("全村搬到城边上的安乐小区，", "安乐小区", "Place"),
    ],
)
def test_last_word_decides(text: str, name: str, kind: str) -> None:
    """Roads, reservoirs and quarters are told by their last word, whatever stands before it."""
    assert read(text, table(text, name, "Facility", "Place")) == [(name, kind)]


@pytest.mark.parametrize(
    ("text", "name", "proper", "kind"),
    [
        ("青崖冷库下月动工。", "青崖冷库", "青崖", "Facility"),
        ("同青崖老年公寓谈过两轮。", "青崖老年公寓", "青崖", "Organization"),
        ("110千伏青崖变电工程年底开工。", "110千伏青崖变电工程", "青崖", "Initiative"),
    ],
)
def test_common_last_words_ask_for_a_name(text: str, name: str, proper: str, kind: str) -> None:
    """A cold store is named where a name stands before it; without one it is any cold store."""
    chances = table(text, name, "Facility", "Organization", "Initiative")
    assert read(text, chances, proper=proper) == [(name, kind)]
    assert read(text, chances) == []


def test_initiative_has_its_subtype() -> None:
    """What is run is of a subtype."""
    text = "青崖足球邀请赛推迟到了15日。"
    chances = table(text, "青崖足球邀请赛", "Initiative", "Organization")
    mention = next(doubted(chances, LABELS, text, [Word(0, 2, "青崖", "LOC")], ()))
    assert mention.subtype == "Event"


def test_the_type_must_be_possible() -> None:
    """A last word decides nothing where the networks rule its type out."""
    text = "县里今年拓宽青崖路8公里。"
    assert read(text, table(text, "青崖路", "Organization", "Place")) == []


def test_the_name_must_be_sure() -> None:
    """What is likely no name at all stays none."""
    text = "县里今年拓宽青崖路8公里。"
    assert read(text, table(text, "青崖路", "Facility", "Place", sure=0.65)) == []


@pytest.mark.parametrize(
    ("text", "name"), [("改成了沥青路。", "沥青路"), ("建一座青崖桥。", "青崖桥"), ("守着大桥。", "大桥")]
)
def test_kinds_and_counted_things_are_no_names(text: str, name: str) -> None:
    """A kind of road, one bridge of several and a bare bridge name nothing."""
    assert read(text, table(text, name, "Facility", "Place")) == []


def test_what_is_taken_stays() -> None:
    """A stretch that another mention touches is left alone."""
    text = "县里今年拓宽青崖路8公里。"
    assert read(text, table(text, "青崖路", "Facility", "Place"), taken="青崖") == []


def test_two_names_side_by_side_are_two() -> None:
    """A name ends where the next begins."""
    text = "拓宽青崖路白塔路8公里。"
    chances = table(text, "青崖路", "Facility", "Place")
    chances[5:8] = table(text, "白塔路", "Facility", "Place")[5:8]
    assert read(text, chances) == [("青崖路", "Facility"), ("白塔路", "Facility")]


def test_empty_text() -> None:
    """Nothing is found in nothing."""
    assert list(doubted(np.zeros((1, len(LABELS)), dtype=np.float32), LABELS, "", (), ())) == []


def begun(text: str, kind: str, ends: dict[str, float], start: int = 0) -> np.ndarray:
    """Chances of a text in which a name surely begins, and each of the ``ends`` is its last word as likely as given."""
    chances = np.zeros((len(text) + 1, len(LABELS)), dtype=np.float32)
    chances[:, 0] = 1.0
    chances[start] = 0.0
    chances[start, LABELS.index(f"B-{kind}")] = 1.0
    alive, at = 1.0, start + 1
    for end, chance in sorted((text.index(word) + len(word), chance) for word, chance in ends.items()):
        chances[at:end, LABELS.index(f"I-{kind}")], chances[at:end, 0] = alive, 1.0 - alive
        at, alive = end, alive - chance
    return chances


def open_ended(text: str, chances: np.ndarray, ends: list[str], taken: str = "") -> list[str]:
    """What is found where LAC sees words to end behind the ``ends`` and something already took ``taken``."""
    words = [Word(0, text.index(end) + len(end), "", "n") for end in ends]
    at = text.rindex(taken) if taken else 0
    known = [Mention(at, at + len(taken), "Facility", taken)] if taken else []
    return [m.name for m in unbounded(chances, LABELS, text, words, known)]


def test_a_name_without_a_likely_end_goes_to_the_likeliest() -> None:
    """An event is not lost because its last words are in doubt; it ends with a word."""
    text = "2025年青崖采茶节暨文旅周在乡里开幕。"
    chances = begun(text, "Initiative", {"采茶节": 0.3, "文旅": 0.25, "文旅周": 0.45})
    assert open_ended(text, chances, ["采茶节", "文旅", "文旅周"]) == ["2025年青崖采茶节暨文旅周"]
    assert open_ended(text, chances, ["采茶节"]) == ["2025年青崖采茶节"]
    assert open_ended(text, chances, ["开幕"]) == []


def test_a_name_that_stands_elsewhere_ends_there() -> None:
    """沙溪大桥 is what the text names elsewhere, however likely 沙溪大桥建设."""
    text = "沙溪大桥建设过半，沙溪大桥明年通车。"
    chances = begun(text, "Facility", {"沙溪大桥": 0.45, "大桥建设": 0.55})
    assert open_ended(text, chances, ["沙溪大桥", "大桥建设"], taken="沙溪大桥") == ["沙溪大桥"]
    assert open_ended(text, chances, ["沙溪大桥", "大桥建设"]) == ["沙溪大桥建设"]


def test_a_body_ends_as_bodies_do() -> None:
    """平昌农商银行冠名协办 is no body, 平昌农商银行 one."""
    text = "青崖农商银行冠名协办活动。"
    chances = begun(text, "Organization", {"青崖农商银行": 0.45, "冠名协办": 0.55})
    assert open_ended(text, chances, ["青崖农商银行", "冠名协办"]) == ["青崖农商银行"]


def test_what_is_taken_is_no_beginning() -> None:
    """A name that another mention touches is left alone."""
    text = "青崖农商银行冠名协办活动。"
    chances = begun(text, "Organization", {"青崖农商银行": 0.45, "冠名协办": 0.55})
    assert open_ended(text, chances, ["青崖农商银行"], taken="农商银行") == []


def test_an_initiative_without_a_likely_beginning() -> None:
    """衡南县首届采茶节 begins where it likeliest does, over a place that is a name of its own."""
    text = "协办的青崖县首届采茶节开幕。"
    chances = np.zeros((len(text) + 1, len(LABELS)), dtype=np.float32)
    chances[:, 0] = 1.0
    chances[3:11, 0] = 0.02
    inside, begin = LABELS.index("I-Initiative"), LABELS.index("B-Initiative")
    chances[3, begin], chances[4:6, inside], chances[6, inside] = 0.58, 0.58, 0.58
    chances[6, begin], chances[7:11, inside] = 0.38, 0.97
    words = [Word(at, at, "", "n") for at in (3, 6)]

    def found(*taken: Mention) -> list[str]:
        return [m.name for m in unbegun(chances, LABELS, text, words, taken)]

    assert found() == ["青崖县首届采茶节"]
    assert found(Mention(3, 6, "Place", "青崖县")) == ["青崖县首届采茶节"]
    assert found(Mention(3, 6, "Organization", "青崖县")) == []
