"""The gazetteer: look-up by code and by name, and matching in running text."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, Final, NamedTuple

import ahocorasick

from pipelines.gazetteer.words import is_by_chance

ABBREVIATIONS: Final = {
    "京": "110000", "津": "120000", "冀": "130000", "晋": "140000", "蒙": "150000", "辽": "210000", "吉": "220000",
    "黑": "230000", "沪": "310000", "申": "310000", "苏": "320000", "浙": "330000", "皖": "340000", "闽": "350000",
    "赣": "360000", "鲁": "370000", "豫": "410000", "鄂": "420000", "湘": "430000", "粤": "440000", "桂": "450000",
    "琼": "460000", "渝": "500000", "川": "510000", "蜀": "510000", "黔": "520000", "贵": "520000", "滇": "530000",
    "云": "530000", "藏": "540000", "陕": "610000", "秦": "610000", "甘": "620000", "陇": "620000", "青": "630000",
    "宁": "640000", "新": "650000", "台": "710000", "港": "810000", "澳": "820000",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division of today.

    ``code`` has six digits down to the county (``430422``) and nine for a township; a township without a published
    code has its county's code, a slash and its name (``441900/虎门镇``). ``level`` is 1 province, 2 city or
    prefecture, 3 county, 4 township. ``parent`` is the code of the next division above, empty for a province; counties
    of a municipality and those that a province governs itself hang on the province.
    """

    code: str
    name: str
    level: int
    parent: str
    aliases: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None


class Match(NamedTuple):
    """A name found in a text: ``text[start:end] == name`` and the divisions that it may mean."""

    start: int
    end: int
    name: str
    divisions: tuple[Division, ...]

    @property
    def is_alias(self) -> bool:
        """Whether the name is a short or former form of every division that it may mean."""
        return all(division.name != self.name for division in self.divisions)


class Gazetteer:
    """All divisions, read-only. Use :meth:`load`; indexes are built when they are first asked for."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = {line[: line.index("\t")]: line for line in lines}
        self._made: dict[str, Division] = {}

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Gazetteer:
        """The gazetteer of the package; one object however often it is called."""
        data = files("pipelines.gazetteer").joinpath("divisions.tsv.gz").read_bytes()
        return cls(gzip.decompress(data).decode().splitlines())

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[Division]:
        return map(self._division, self._lines)

    def get(self, code: str) -> Division | None:
        """The division of that code, or None."""
        return self._division(code) if code in self._lines else None

    def named(self, name: str) -> tuple[Division, ...]:
        """Divisions of that name or short form, full names first, then by level and code.

        Former names count only where no division of today bears the name.
        """
        full, alias, former = self._tiers(name)
        return full + alias or former

    def abbreviation(self, character: str) -> Division | None:
        """The province of a single-character abbreviation (湘, 赣), or None."""
        code = ABBREVIATIONS.get(character)
        return self.get(code) if code else None

    def ancestors(self, code: str) -> tuple[Division, ...]:
        """The divisions above, nearest first; empty for a province and for an unknown code."""
        found: list[Division] = []
        division = self.get(code)
        while division is not None and division.parent:
            division = self._division(division.parent)
            found.append(division)
        return tuple(found)

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions directly below, by code."""
        return tuple(self._division(child) for child in self._children.get(code, ()))

    def is_within(self, code: str, ancestor: str) -> bool:
        """Whether ``code`` lies in ``ancestor``; no division lies in itself."""
        return any(division.code == ancestor for division in self.ancestors(code))

    def resolve(self, name: str, within: Iterable[str] = ()) -> Division | None:
        """The one division meant by ``name``, or None where several or none are possible.

        Full names go before short forms, short forms before former names. ``within`` holds codes of divisions that
        are known from elsewhere: where the name has several bearers, the one that is such a division or lies in one.
        """
        codes = tuple(within)
        tiers = [tier for tier in self._tiers(name) if tier]
        for tier in tiers:
            near = [d for d in tier if any(d.code == c or self.is_within(d.code, c) for c in codes)]
            if near:
                return near[0] if len(near) == 1 else None
        return tiers[0][0] if tiers and len(tiers[0]) == 1 else None

    def find(self, text: str) -> Iterator[Match]:
        """Names in ``text``, leftmost and longest first, without overlaps or what only words hold by chance.

        Full names of every level, short and former forms of provinces, cities and counties (:attr:`Match.is_alias`).
        """
        for last, name in self._automaton.iter_long(text):
            start = last - len(name) + 1
            if not (name[-1] == "县" and is_by_chance(text, start, last + 1)):
                yield Match(start, last + 1, name, self.named(name))

    def _division(self, code: str) -> Division:
        made = self._made.get(code)
        if made is None:
            made = self._made[code] = _parse(self._lines[code])
        return made

    def _tiers(self, name: str) -> tuple[tuple[Division, ...], tuple[Division, ...], tuple[Division, ...]]:
        tiers: tuple[list[Division], list[Division], list[Division]] = ([], [], [])
        for code in self._names.get(name, ()):
            division = self._division(code)
            tiers[0 if division.name == name else 1 if name in division.aliases else 2].append(division)
        full, alias, former = (tuple(sorted(tier, key=lambda d: (d.level, d.code))) for tier in tiers)
        return full, alias, former

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for code, line in self._lines.items():
            _, name, _, _, aliases, former, _ = line.split("\t", 6)
            names.setdefault(name, []).append(code)
            if aliases or former:
                for other in f"{aliases}|{former}".strip("|").split("|"):
                    names.setdefault(other, []).append(code)
        return names

    @cached_property
    def _children(self) -> dict[str, list[str]]:
        children: dict[str, list[str]] = {}
        for code, line in self._lines.items():
            children.setdefault(line.split("\t", 4)[3], []).append(code)
        return children

    @cached_property
    def _automaton(self) -> Any:
        automaton = ahocorasick.Automaton()
        for name in self._names:
            automaton.add_word(name, name)
        automaton.make_automaton()
        return automaton


def _parse(line: str) -> Division:
    code, name, level, parent, aliases, former, lon, lat = line.split("\t")
    return Division(
        code=code,
        name=name,
        level=int(level),
        parent=parent,
        aliases=tuple(aliases.split("|")) if aliases else (),
        former=tuple(former.split("|")) if former else (),
        lon=float(lon) if lon else None,
        lat=float(lat) if lat else None,
    )
