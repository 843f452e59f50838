"""Look-up and matching of administrative divisions."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from pipelines.gazetteer import Division, Gazetteer, Match


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """The packaged data."""
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("衡南", "430422"),
        ("衡南县", "430422"),
        ("湘西", "433100"),
        ("湘西州", "433100"),
        ("漾濞县", "532922"),
        ("东乡县", "622926"),
        ("达茂旗", "150223"),
        ("内蒙古", "150000"),
        ("新疆", "650000"),
        ("吉林", "220000"),
        ("海南", "460000"),
        ("浦东", "310115"),
        ("祁阳县", "431181"),
        ("襄樊市", "420600"),
        ("沿河自治县", "520627"),
        ("向阳桥街道", "430422003"),
    ],
)
def test_one_bearer(gazetteer: Gazetteer, name: str, code: str) -> None:
    """Full names, short forms and former names that only one division bears."""
    found = gazetteer.resolve(name)
    assert found is not None
    assert found.code == code
    assert [division.code for division in gazetteer.named(name)] == [code]


def test_homonyms_need_a_neighbourhood(gazetteer: Gazetteer) -> None:
    """朝阳区 exists twice and more: none alone, one under a known code; a code itself counts as its own inside."""
    assert gazetteer.resolve("朝阳区") is None
    assert {division.name for division in gazetteer.named("朝阳区")} == {"朝阳区"}
    inside = gazetteer.resolve("朝阳区", within=["110000"])
    assert inside is not None
    assert inside.code == "110105"
    assert gazetteer.resolve("朝阳区", within=["110105"]) == inside
    assert gazetteer.resolve("朝阳区", within=["430000"]) is None
    assert gazetteer.resolve("没有这个县") is None


def test_former_names_give_way(gazetteer: Gazetteer) -> None:
    """东乡县 is a short form today; near 抚州 it is the old name of 东乡区."""
    found = gazetteer.resolve("东乡县", within=["361000"])
    assert found is not None
    assert found.name == "东乡区"


def test_hierarchy(gazetteer: Gazetteer) -> None:
    """Ancestors nearest first; districts of a municipality and counties of a province hang on it."""
    assert [d.name for d in gazetteer.ancestors("430422003")] == ["衡南县", "衡阳市", "湖南省"]
    assert [d.name for d in gazetteer.ancestors("110105")] == ["北京市"]
    assert [d.name for d in gazetteer.ancestors("419001")] == ["河南省"]
    assert gazetteer.ancestors("000000") == ()
    assert "430422003" in [d.code for d in gazetteer.children("430422")]
    assert gazetteer.children("430422003") == ()
    assert gazetteer.is_within("430422003", "430000")
    assert not gazetteer.is_within("430422", "430422")


def test_abbreviations(gazetteer: Gazetteer) -> None:
    """Single characters mean a province in their own method alone."""
    assert [getattr(gazetteer.abbreviation(c), "name", "") for c in "湘赣县"] == ["湖南省", "江西省", ""]
    assert gazetteer.named("湘") == ()


def test_every_division_is_sound(gazetteer: Gazetteer) -> None:
    """Each parent exists one level or more above; codes say their level; no name has one character."""
    for division in gazetteer:
        parent = gazetteer.get(division.parent)
        assert (parent is None) == (division.level == 1)
        assert parent is None or parent.level < division.level
        number, slash, name = division.code.partition("/")
        assert len(number) == (9 if division.level == 4 and not slash else 6)
        assert number.isdecimal()
        assert name in ("", division.name)
        assert min(map(len, (division.name, *division.aliases, *division.former))) > 1
    assert len(gazetteer) > 45_000


def test_coordinates(gazetteer: Gazetteer) -> None:
    """Nearly every county has a place on the map, within the country."""
    counties = [division for division in gazetteer if division.level == 3]
    placed = [d for d in counties if d.lon is not None and d.lat is not None and 73 < d.lon < 136 and 3 < d.lat < 54]
    assert len(placed) > 0.97 * len(counties)


def test_matching_is_leftmost_longest(gazetteer: Gazetteer) -> None:
    """Names in a text with their offsets; short forms are flagged."""
    text = "衡南县向阳桥街道郭市村，江西吉安市"
    found = list(gazetteer.find(text))
    assert [(match.name, match.is_alias) for match in found] == [
        ("衡南县", False),
        ("向阳桥街道", False),
        ("江西", True),
        ("吉安市", False),
    ]
    assert all(text[match.start : match.end] == match.name for match in found)
    start, end, name, divisions = found[0]
    assert Match(start, end, name, divisions) == found[0]
    assert list(gazetteer.find("")) == []


def test_records_are_frozen(gazetteer: Gazetteer) -> None:
    """A division cannot be changed by those who look it up."""
    division = gazetteer.get("430000")
    assert isinstance(division, Division)
    with pytest.raises(AttributeError):
        division.name = "x"  # type: ignore[misc]


def test_loading_is_quick_and_light(gazetteer: Gazetteer) -> None:
    """Loading takes a fraction of a second, is done once, and pulls in no heavy package."""
    start = time.perf_counter()
    Gazetteer.load.__wrapped__(Gazetteer)
    assert time.perf_counter() - start < 0.5
    assert Gazetteer.load() is gazetteer
    check = "import sys, pipelines.gazetteer; assert not {'spacy', 'rdflib', 'kg', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}; {check}"], check=True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我县建成省级示范县。", []),
        ("我县获评全国创新县，也是典范县。", []),
        ("县水务局和县林草局联合发文。", []),
        ("县委副书记、代县长出席。", []),
        ("该制度应县里要求制定，随县委书记调研的有三人。", []),
        ("他到范县、新县和代县考察。", ["范县", "新县", "代县"]),
        ("安徽和县与山西代县结对，和县种菜。", ["安徽", "和县", "山西", "代县", "和县"]),
        ("随县、应县的客人。", ["随县", "应县"]),
        ("代县长城脚下。", ["代县"]),
    ],
)
def test_words_that_hold_a_name_by_chance(text: str, names: list[str]) -> None:
    """A short name is none within a word, nor where its first character links or leads what is of the county."""
    assert [match.name for match in Gazetteer.load().find(text)] == names
