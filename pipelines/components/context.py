"""Whose county, city or town a bare level word means at a point of the article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Final

from pipelines.components.companions import beside
from pipelines.components.counties import county_of_towns
from pipelines.components.small_places import SENTENCE_END, SmallPlaces
from pipelines.components.state import Analysis, Mention
from pipelines.gazetteer import Division, Gazetteer, Match

TOWN: Final = re.compile(r"(?:镇|乡|街道|苏木)$")
VILLAGE: Final = re.compile(r"(?:村|社区|嘎查|小区|屯|寨|寨子|新村)$")
_PAPER: Final = re.compile(
    r"^([\u4e00-\u9fff]{2,6}?)(?:劳动)?(?:日报|晚报|晨报|法制报|法治报|时报|都市报|报|融媒|新闻网|发布|网|在线|电视台|广播电视台|人大|政协|政府)"
)
_VISIT: Final = re.compile(
    "(?:带领|率领?|带队|一行)[^。；\n]{0,16}?(?:到|赴|前往|来到|走进)(?P<place>[^，。；、\n]{2,12}?)(?:开展)?"
    "(?:考察|学习|对接|交流|取经|招商|洽谈)"
)
"""A delegation's way to another place: who leads it holds office elsewhere."""
_AUTONOMOUS: Final = re.compile(r"(?:自治|.{4,})([县旗州])$")
_SHORTENED: Final = re.compile("..+[县旗州盟]")
"""An autonomous county's or prefecture's name as print shortens it, its level kept (恭城县)."""
_VILLAGES: Final = ("村", "镇", "乡", "社区", "街道")
"""What behind a county in short says that it is part of another name (清水|村)."""
_PROVINCE: Final = frozenset({"省", "自治区"})
"""Print calls its own province so, whatever others it names."""
_ESTATE: Final = re.compile("(?:[小社园景校厂库片矿林灌城山牧]|[东西南北]部|居民|生活|[村镇])区$")
"""Ends in 区 and is none that has a 区委."""
_MOST_TOWNS: Final = 4
_COUNTY: Final = 3
_ABOVE_COUNTIES: Final = frozenset("市州盟")
_LEVELS: Final = {"省": 1, "自治区": 1, "市": 2, "州": 2, "盟": 2, "县": 3, "区": 3, "旗": 3}


class Focus:
    """The places that an article is about, by level.

    The main county is the one named most often, bodies that carry its name counted in, with what headline, paper and
    the towns of the text say for it; ties go to the first. Towns and villages change through an article, so for them
    the latest before the point counts, see
    :class:`pipelines.components.small_places.SmallPlaces`.
    """

    def __init__(self, state: Analysis, mentions: Sequence[Mention], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.text = state.text
        self.title, self.publisher = state.article.title, state.article.publisher
        self.places = [m for m in mentions if m.type == "Place"]
        self._state = state
        self.persons = [m for m in mentions if m.type == "Person"]
        self.events = sorted((m for m in mentions if m.subtype == "Event"), key=lambda m: m.end)
        names = [m.name for m in self.places] + self._owners(mentions)
        if not any(self._level(name) in (2, 3) for name in names):
            names += self._headline()
        self.counts = Counter(names)
        self.order = {name: i for i, name in reversed(list(enumerate(names)))}
        self.paper = self._paper(state.article.publisher)
        self.main = self._main()
        self._printed: dict[str, str] = {}
        self._small = SmallPlaces(state.text, self.places)

    def _owners(self, mentions: Sequence[Mention]) -> list[str]:
        owners = []
        for m in mentions:
            if m.type in {"Organization", "Facility", "Initiative"}:
                owners += [
                    found.name for found in self.gazetteer.find(m.name[:14]) if found.start == 0 and not found.is_alias
                ]
        return owners

    def _headline(self) -> list[str]:
        """Counties and cities of the headline, for a text that names none."""
        return [ds[0].name for ds in self._titled if len(ds) == 1 and ds[0].level in (2, 3)]

    @cached_property
    def _titled(self) -> tuple[Sequence[Division], ...]:
        """What each name of a division in the headline may mean."""
        return tuple(m.divisions for m in self.gazetteer.find(self.title))

    def _paper(self, publisher: str) -> Division | None:
        found = _PAPER.match(publisher)
        return self.gazetteer.resolve(found.group(1)) if found else None

    def _main(self) -> Division | None:
        """The county, else the city, that is named most."""
        for level in (3, 2, 1):
            best = [n for n in self.counts if self._level(n) == level]
            if best:
                return self._division(max(best, key=lambda n: (self._weight(n), -self.order[n])))
        return self.paper

    def _weight(self, name: str) -> float:
        """How much speaks for a county or city: its mentions, the headline, its towns among the places, the paper."""
        division = self._division(name)
        if division is None:
            return self.counts[name]
        near = self.paper is not None and self.gazetteer.is_within(division.code, self.paper.code)
        headline = any(division in divisions for divisions in self._titled)
        towns = sum(any(d.parent == division.code for d in self.gazetteer.named(place)) for place in self._towns)
        return self.counts[name] + 1.5 * near + 2.0 * headline + 0.5 * min(towns, _MOST_TOWNS)

    @cached_property
    def _towns(self) -> frozenset[str]:
        return frozenset(m.name for m in self.places if TOWN.search(m.name))

    def _level(self, name: str) -> int:
        divisions = self.gazetteer.named(name)
        full = divisions and (divisions[0].name == name or (len(divisions) == 1 and _SHORTENED.fullmatch(name)))
        return divisions[0].level if full else 0

    def is_county(self, name: str) -> bool:
        """Whether the name is a county's, or that of a city or district of its rank."""
        return self._level(name) == 3

    def _division(self, name: str) -> Division | None:
        within = [d.code for n in self.counts for d in self.gazetteer.named(n)[:3] if d.level <= 2]
        within += [self.paper.code] if self.paper else []
        found = self.gazetteer.resolve(name, within) or self.gazetteer.resolve(name)
        candidates = self.gazetteer.named(name)
        return found or (candidates[0] if candidates else None)

    def chain(self) -> tuple[Division, ...]:
        """The main place and what lies above it, nearest first."""
        return (self.main, *self.gazetteer.ancestors(self.main.code)) if self.main else ()

    def owner(self, level: str, offset: int) -> str:
        """Name of the place that the bare word ``level`` (县, 市, 镇, 村 …) means at ``offset``; empty if unknown."""
        if level in {"镇", "乡", "街道", "苏木", "村", "社区", "嘎查", "屯"}:
            return self._small.owner(level, offset)
        named = beside(self.text, level, offset, self.gazetteer) or self._convening(level, offset)
        return named or self._upper(level, self._host(offset))

    def _convening(self, level: str, offset: int) -> str:
        """The place of that level whose meeting the sentence has named before (甲市…推进会在乙市召开，副市长…到会)."""
        for event in reversed(self.events[: bisect_right(self.events, offset, key=lambda m: m.end)]):
            if SENTENCE_END.search(self.text, event.end, offset):
                return ""
            hosts = [m for m in self.gazetteer.find(event.name[:12]) if m.start == 0 and not m.is_alias]
            if hosts and hosts[-1].name.endswith(level):
                return hosts[-1].name
        return ""

    def _host(self, offset: int) -> str:
        """The place that those who are named at the point of the text come to as guests; empty if they do not."""
        found = _VISIT.search(self.text, offset)
        away = found and not re.search("[。；\n]", self.text[offset : found.start()])
        return found.group("place") if found and away else ""

    def _upper(self, level: str, host: str) -> str:
        named = [n for n in self.counts if n.endswith(level) and self._level(n) in (1, 2, 3) and n != host]
        want = _LEVELS.get(level, 3)
        if self.paper and (self._is_papers_county(level, host) or (level == "市" and self._is_papers_city())):
            return self.paper.name
        ending = [d.name for d in self.chain() if d.name.endswith(level) and d.name != host]
        named.sort(key=lambda n: (self._level(n) != want, -self.counts[n], n not in ending, self.order[n]))
        if self.main and self.main.name != host and level in "市县区旗" and self.main.name.endswith(level):
            return self.main.name
        if level in _PROVINCE and ending:
            return ending[0]
        said = [n for n in named if n in self.text or n in self.title]
        if self.main and self.main.level == _COUNTY and level in _ABOVE_COUNTIES and ending and ending[0] not in said:
            return ending[0]  # the county's own city, though another's is named
        if said or ending or named:
            return (said or ending or named)[0]
        areas = [
            m.name for m in self.places if m.name.endswith(level) and m.name != host and not _ESTATE.search(m.name)
        ]
        if areas or want == 1:
            return areas[0] if areas else ""
        return self._outside(level, host)

    def _outside(self, level: str, host: str) -> str:
        """The one place of that level that headline, paper or, in short, the text names, else the county of the towns;
        empty where they name none or several."""
        want = _LEVELS.get(level, 3)
        for names in self._sources:
            of_level = {n for n in names if n.endswith(level) and self._level(n) == want and n != host}
            if len(of_level) == 1:
                return of_level.pop()
        said = f"{self.title}\n{self.publisher}\n{self.text}"
        county = county_of_towns((m.name for m in self.places), said, self.gazetteer) if want > 1 else None
        return county.name if county and county.name.endswith(level) and county.name != host else ""

    @cached_property
    def _sources(self) -> tuple[frozenset[str], ...]:
        """The divisions of which headline, paper and text print a name that means no other, in short or in full."""
        inside = {i for person in self.persons for i in range(person.start, person.end)}  # 路正阳 is of no 正阳县
        body = [m for m in self.gazetteer.find(self.text) if m.start not in inside and not self._is_word(m)]
        found = (self.gazetteer.find(self.title), self.gazetteer.find(self.publisher), body)
        return tuple(frozenset(m.divisions[0].name for m in ms if len(m.divisions) == 1) for ms in found)

    def _is_word(self, found: Match) -> bool:
        """Whether what could be a county in short is, or begins, a common word or a village (公安局, 清水村)."""
        if found.is_alias and self.text.startswith(_VILLAGES, found.end):
            return True
        index = self._state.word_index(found.start) if found.is_alias else -1
        here = self._state.words[index] if index >= 0 else None
        return here is not None and here.start == found.start and here.tag == "n"

    def printed(self, owner: str) -> str:
        """The form in which the text most often names an autonomous county, for the names of its bodies.

        Where print goes on to say 恭城县 for 恭城瑶族自治县, 县委 is 恭城县委.
        """
        found = _AUTONOMOUS.search(owner)
        if not found:
            return owner
        if owner not in self._printed:
            codes = {d.code for d in self.gazetteer.named(owner)}
            forms = Counter(name for name, named in self._divisions if codes & named and name.endswith(found.group(1)))
            self._printed[owner] = max(forms, key=lambda name: (forms[name], len(name)), default=owner)
        return self._printed[owner]

    @cached_property
    def _divisions(self) -> list[tuple[str, frozenset[str]]]:
        """What the text prints of divisions' names, with the codes of those that it may mean."""
        return [
            (self.text[m.start : m.end], frozenset(d.code for d in m.divisions)) for m in self.gazetteer.find(self.text)
        ]

    def _is_papers_county(self, level: str, host: str) -> bool:
        """Whether the article stands in the paper of a county of that level, which is no guest's."""
        return bool(
            self.paper and self.paper.level == 3 and self.paper.name.endswith(level) and self.paper.name != host
        )

    def _is_papers_city(self) -> bool:
        """Whether 市 means the city of the newspaper and not a county-level city that the article is about."""
        if not (self.paper and self.paper.level == 2 and self.paper.name.endswith("市")):
            return False
        main = self.main.name if self.main and self.main.level == 3 and self.main.name.endswith("市") else ""
        return not main or 2 * self.counts[self.paper.name] >= self.counts[main]
