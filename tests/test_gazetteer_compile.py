"""Compiling the gazetteer from packages in miniature."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipelines.gazetteer import Gazetteer
from pipelines.gazetteer import compile as script
from pipelines.gazetteer.names import short_forms

OUTLINE = """甲省\t990000\t甲省
\t乙市\t990100\t乙
\t\t丙县\t990122\t丙县
\t\t\t丁镇北镇
\t\t\t\t一村
\t\t\t开发区特殊乡镇
\t\t\t东溪乡
\t\t戊己县\t990123\t戊己
\t\t\t西溪苗族乡
"""
CHANGES = "2019-01-01\t国批\t甲省\t甲\t乙市\t乙\t戊己县\t戊己=>甲省\t乙市\t戊己市\n"


def event(year: int, kind: str, old: tuple[str, str], new: tuple[str, str]) -> dict[str, Any]:
    """One change as the package has it."""
    ends = ({"code": code + "000000", "name": name} for code, name in (old, new))
    return {"year": year, "type": kind, **dict(zip(("old", "new"), ends, strict=True))}


@pytest.fixture
def packages(tmp_path: Path) -> dict[str, Path]:
    """The three packages, unpacked, with one province."""
    jionlp, quhua, cpca = (tmp_path / name for name in ("jionlp", "quhua", "cpca"))
    for folder in (jionlp / "jionlp/dictionary", quhua / "data", cpca / "cpca/resources"):
        folder.mkdir(parents=True)
    with zipfile.ZipFile(jionlp / "jionlp/dictionary/china_location.zip", "w") as archive:
        archive.writestr("china_location.txt", OUTLINE)
    (jionlp / "jionlp/dictionary/china_location_change.txt").write_text(CHANGES, "utf-8")
    counties = {"丙县": "990122000000", "戊己市": "990182000000"}
    tree = {"甲省": {"code": "990000000000", "cities": {"乙市": {"code": "990100000000", "counties": counties}}}}
    towns = {"990122000000": {"county": "丙县", "townships": {"丁镇北镇": "990122100000"}}}
    events = [
        event(1990, "更名", ("990122", "庚县"), ("990122", "辛县")),
        event(1995, "更名", ("990122", "辛县"), ("990122", "丙县")),
        event(1996, "撤销", ("990124", "壬县"), ("990122", "丙县")),
        event(1997, "码位改派", ("990122", "癸县"), ("990122", "丙县")),
    ]
    for name, data in (
        ("divisions_v1", {"provinces": tree}),
        ("townships_v1", towns),
        ("historical_changes_v1", {"events": events}),
    ):
        (quhua / "data" / f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    table = "adcode,name,longitude,latitude\n990122000000,丙县,110.5,27.5\n990123000000,戊己县,111.5,26.5\n"
    (cpca / "cpca/resources/adcodes.csv").write_text(table, "utf-8")
    return {"jionlp": jionlp, "quhua": quhua, "cpca": cpca}


def rows(packages: dict[str, Path]) -> script.Rows:
    """The divisions compiled from them."""
    return script.compile_rows(
        packages["jionlp"] / "jionlp/dictionary", packages["quhua"] / "data", packages["cpca"] / "cpca"
    )


def test_the_packages_complete_each_other(packages: dict[str, Path]) -> None:
    """Codes from one, short forms and further towns from another, coordinates from the third."""
    found = rows(packages)
    assert list(found) == ["990000", "990100", "990122", "990182", "990122100", "990122/东溪乡"]
    assert found["990100"].aliases == set()
    assert found["990182"].aliases == {"戊己"}
    assert found["990122"].place == ("110.5", "27.5")
    assert found["990182"].place == ("111.5", "26.5")


def test_former_names_follow_renamings_only(packages: dict[str, Path]) -> None:
    """A chain of renamings ends in the division of today; absorbed counties and re-used codes give no name."""
    found = rows(packages)
    assert found["990122"].former - {found["990122"].name} == {"庚县", "辛县"}
    assert found["990182"].former == {"戊己县"}


def test_same_input_same_bytes(packages: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command writes a file that the gazetteer reads, twice the same."""
    monkeypatch.setattr(script, "DATA", tmp_path / "divisions.tsv.gz")
    options = [part for name, path in packages.items() for part in (f"--{name}", str(path))]
    monkeypatch.setattr("sys.argv", ["compile", *options])
    written = []
    for _ in range(2):
        script.main()
        written.append((tmp_path / "divisions.tsv.gz").read_bytes())
    assert written[0] == written[1]
    gazetteer = Gazetteer(gzip.decompress(written[0]).decode().splitlines())
    town = gazetteer.resolve("东溪乡")
    assert town is not None
    assert town.code == "990122/东溪乡"
    assert [division.name for division in gazetteer.ancestors(town.code)] == ["丙县", "乙市", "甲省"]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("延边朝鲜族自治州", {"延边", "延边州", "延边自治州"}),
        ("阿克塞哈萨克族自治县", {"阿克塞", "阿克塞县", "阿克塞自治县"}),
        ("积石山保安族东乡族撒拉族自治县", {"积石山", "积石山县", "积石山自治县"}),
        ("阿拉善盟", {"阿拉善"}),
        ("神农架林区", {"神农架"}),
        ("香港特别行政区", {"香港"}),
        ("桃源回族乡", {"桃源乡"}),
        ("道县", set()),
    ],
)
def test_short_forms(name: str, forms: set[str]) -> None:
    """Peoples and levels fall away, single characters never remain."""
    assert short_forms(name) == forms
