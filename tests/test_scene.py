"""One sentence as a scene: groups, clauses, modifiers and the verbs that relate."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from pipelines.article import Span
from pipelines.components.scene import ACTORS, Scene, scenes
from pipelines.components.state import Analysis, Ref

TYPES = {"P": "Place", "O": "Organization", "N": "Person", "I": "Initiative", "F": "Facility"}


def refs(text: str, *names: str) -> list[Ref]:
    """Refs for names given as ``P:新化县``, each where it stands next in the text."""
    found, offset = [], 0
    for item in names:
        kind, name = item.split(":")
        start = text.index(name, offset)
        found.append(Ref(start, start + len(name), name, TYPES[kind]))
        offset = start + (0 if kind == "P" and any(n.split(":")[1].startswith(name) for n in names if n != item) else 1)
    return found


def scene(analysed: Callable[[str], Analysis], text: str, *names: str) -> Scene:
    """The scene of a text of one sentence."""
    state = analysed(text)
    return Scene(state, Span(0, len(text)), refs(text, *names))


def grouped(found: Scene) -> list[list[str]]:
    """The names in the groups of actors."""
    return [[ref.name for ref in group.refs] for group in found.groups()]


Analysed = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "names", "groups"),
    [
        ("新化县与安化县签约。", ["P:新化县", "P:安化县"], [["新化县", "安化县"]]),
        ("新化县、安化县和桃江县签约。", ["P:新化县", "P:安化县", "P:桃江县"], [["新化县", "安化县", "桃江县"]]),
        ("新化县教育局、安化县签约。", ["O:新化县教育局", "P:安化县"], [["新化县教育局", "安化县"]]),
        ("新化县开会，安化县也开会。", ["P:新化县", "P:安化县"], [["新化县"], ["安化县"]]),
        ("新化县、柳明德出席。", ["P:新化县", "N:柳明德"], [["新化县"], ["柳明德"]]),
        ("新化县的茶和安化县的茶。", ["P:新化县", "P:安化县"], [["新化县"], ["安化县"]]),
        ("新化县洋溪镇、孟公镇开会。", ["P:新化县", "P:洋溪镇", "P:孟公镇"], [["洋溪镇", "孟公镇"]]),
        ("新化县启动“清河”行动。", ["P:新化县", "I:“清河”行动"], [["新化县"]]),
        ("天晴了。", [], []),
    ],
)
def test_groups(analysed: Analysed, text: str, names: Sequence[str], groups: list[list[str]]) -> None:
    """Listed actors of a kind form a group; other words, commas and another kind of thing part them."""
    assert grouped(scene(analysed, text, *names)) == groups


@pytest.mark.parametrize("word", ["联合", "会同", "携手", "联手"])
def test_partners(analysed: Analysed, word: str) -> None:
    """A联合B is a group of partners, A与B is not."""
    joined, listed = (
        scene(analysed, f"新化县{w}安化县办节。", "P:新化县", "P:安化县").groups()[0] for w in (word, "与")
    )
    assert (len(joined.refs), joined.partners) == (2, True)
    assert (len(listed.refs), listed.partners) == (2, False)


def test_roles_of_groups(analysed: Analysed) -> None:
    """由 marks who acts, 在 and 对 mark who does not."""
    found = scene(analysed, "节会由新化县主办，在安化县举行。", "P:新化县", "P:安化县").groups()
    assert [(g.by, g.oblique) for g in found] == [(True, False), (False, True)]


@pytest.mark.parametrize(
    ("text", "names", "modifiers"),
    [
        ("新化县洋溪镇开会。", ["P:新化县", "P:洋溪镇"], [0]),
        ("新化县县长秦若兰讲话。", ["P:新化县", "N:秦若兰"], [0]),
        ("新化县委书记柳明德讲话。", ["O:新化县委", "N:柳明德"], [0]),
        ("新化县教育局党组书记、局长贺子安讲话。", ["O:新化县教育局", "N:贺子安"], [0]),
        ("新化县委副书记、新雅公司董事长魏青山主持。", ["O:新化县委", "O:新雅公司", "N:魏青山"], [0, 1]),
        (
            "新化县委副书记柳明德、新雅公司董事长魏青山主持。",
            ["O:新化县委", "N:柳明德", "O:新雅公司", "N:魏青山"],
            [0, 2],
        ),
        ("新化县委书记、副书记，新雅公司魏青山主持。", ["O:新化县委", "O:新雅公司", "N:魏青山"], []),
        ("新化县邀请秦若兰讲话。", ["P:新化县", "N:秦若兰"], []),
        ("新化县、安化县开会。", ["P:新化县", "P:安化县"], []),
        ("洋溪镇污水处理站建成。", ["P:洋溪镇", "F:洋溪镇污水处理站"], [0]),
    ],
)
def test_modifiers(analysed: Analysed, text: str, names: Sequence[str], modifiers: list[int]) -> None:
    """A place or body that only says where or whose the next one is, is a modifier."""
    assert sorted(scene(analysed, text, *names).modifiers) == modifiers


def test_clauses(analysed: Analysed) -> None:
    """Commas, colons and semicolons bound clauses, which hold every character once."""
    text = "新化县开会，部署春耕；安化县也开会：抓紧。"
    found = scene(analysed, text, "P:新化县", "P:安化县")
    assert [found.clause(i) for i in range(len(text))] == sorted(found.clause(i) for i in range(len(text)))
    inside = text.index("部署")
    assert text[found.clause_start(inside) : found.clause_end(inside)] == "部署春耕"
    assert text[found.clause_start(0) : found.clause_end(0)] == "新化县开会"
    assert found.clause(inside) != found.clause(text.index("安化"))


def test_marks_inside_a_name_bound_no_clause(analysed: Analysed) -> None:
    """A mark inside a name is part of the name."""
    text = "新化县印发《茶，兴县：办法》并落实。"
    found = scene(analysed, text, "P:新化县", "I:《茶，兴县：办法》")
    assert found.clause(0) == found.clause(text.index("落实"))


@pytest.mark.parametrize(
    ("text", "names", "verbs"),
    [
        ("新化县启动“清河”行动。", ["P:新化县", "I:“清河”行动"], ["启动"]),
        ("新化县启动“合作共建”行动。", ["P:新化县", "I:“合作共建”行动"], ["启动"]),
        ("天气很好。", [], []),
        ("茶文化节由新化县主办、安化县协办。", ["I:茶文化节", "P:新化县", "P:安化县"], ["主办", "协办"]),
    ],
)
def test_triggers(analysed: Analysed, text: str, names: Sequence[str], verbs: list[str]) -> None:
    """Verbs that can relate are found where they are words, never inside a name."""
    assert [t.verb for t in scene(analysed, text, *names).triggers] == verbs


@pytest.mark.parametrize(
    ("verb", "predicate"),
    [
        ("主办", "leads"),
        ("参加", "participatesIn"),
        ("签约", "signsAgreementWith"),
        ("合作", "partnersWith"),
        ("建成", "builds"),
        ("运营", "operates"),
        ("出资", "funds"),
        ("帮扶", "supports"),
        ("荣获", "awarded"),
    ],
)
def test_predicates_of_a_verb(analysed: Analysed, verb: str, predicate: str) -> None:
    """A verb brings the predicates that it can stand for."""
    found = scene(analysed, f"新化县{verb}了。", "P:新化县").triggers
    assert predicate in {p for t in found for p in t.predicates}


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("新化县、安化县等5家单位参加。", "等5家单位"),
        ("新化县、安化县等地参加。", "等地"),
        ("新化县、安化县两县参加。", "两县"),
        ("新化县、安化县参加。", ""),
    ],
)
def test_tail_of_a_list(analysed: Analysed, text: str, tail: str) -> None:
    """What closes a list belongs to the group."""
    found = scene(analysed, text, "P:新化县", "P:安化县")
    group = found.groups(ACTORS)[0]
    assert text[group.end : found.tail(group)] == tail


def test_a_scene_for_each_sentence(analysed: Analysed) -> None:
    """Each sentence is a scene with the refs that lie in it."""
    text = "新化县开会。天晴了。\n安化县开会，新化县也开会。"
    state = analysed(text)
    state.refs = tuple(refs(text, "P:新化县", "P:安化县", "P:新化县"))
    assert [[r.name for r in s.refs] for s in scenes(state)] == [["新化县"], [], ["安化县", "新化县"]]
