"""Graphs of any size: templates projected once by the project's own code, then copied under other names."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import pyoxigraph as ox

from benchmarks.scale import story
from kg import iris
from kg.draft import quad
from kg.graph import Names, description
from kg.store import GraphStore
from kg.vocabulary import GOV
from pipelines.article import Article, from_json, to_json
from pipelines.gazetteer import Division, Gazetteer

_TEMPLATES: Final = 24
_TOKENS: Final = (
    *story.COUNTY,
    *story.PARTNER,
    *story.WORDS,
    *story.PEOPLE,
    story.ID,
    story.PUBLISHED,
    story.MONTH,
    story.STARTED,
    story.FUNDED,
    story.BUILT,
    story.SUM,
    story.FIGURE,
)
_PATTERN: Final = re.compile("(" + "|".join(map(re.escape, _TOKENS)) + ")")
_ONE: Final = (
    "安宝昌春东丰福广海和红华吉佳建江金锦康乐丽林龙隆梅明南宁平青"
    "清庆泉荣瑞山胜盛石松泰天万旺文西祥新兴秀阳永玉元云泽正志"
)
_PROGRAMME, _PROJECT, _TOWN, _VILLAGE, _FIRM, _WORKS = range(6)
_TOWNS, _VILLAGES = 12, 60
_CHOICE: Final = ((40, 5), (40, 5), (_TOWNS, 0), (_VILLAGES, 0), (60, 0), (8, 0), (400, 40), (200, 20))
"""For each of the words of a story, how many there are, and how many of these are the same in all counties.

The others are drawn anew for each county (works for each firm), of 3,364: a firm or village shares its name with many
elsewhere, as in life.
"""
_SURNAMES: Final = (
    "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田肖潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹"
    "熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
)
_GIVEN: Final = (
    "伟芳娜敏静强磊军洋勇艳杰娟涛超霞刚桂英兰玲健红梅波辉鹏飞雪燕建国华明文斌丽平志永春德成光荣学海东玉林少云世新忠良"
    "立民安康宏宇晓琳佳慧颖洁莉琴凤秀珍翠金银福贵祥瑞庆生长发有才福根水火木土山川河江湖天地星月"
)
_TERM: Final = 5
"""Years for which a county has the same head; a village has its secretary twice as long."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A text cut at its names: pieces, and between them which name stands there."""

    pieces: tuple[str, ...]
    names: tuple[int, ...]

    def filled(self, values: tuple[str, ...]) -> str:
        parts = [""] * (2 * len(self.names) + 1)
        parts[::2] = self.pieces
        parts[1::2] = [values[i] for i in self.names]
        return "".join(parts)


class Generator:
    """Copies of the templates in a fixed order: the same seed gives the same bytes.

    Counties, initiatives and bodies come as often as in news: few very often, most once or twice. A county's head and a
    village's secretary stay for some years, so that the same person comes again with the same office. Some programmes,
    honours and topics have one name everywhere; towns, villages, firms and the rest each county has its own. A village
    lies in one town, works stand in one village, and a firm has few of them; what began, began in one month.
    """

    def __init__(self, seed: int = 0) -> None:
        self._random = Random(seed)
        self._seed, self._serial = seed, 0
        self._gazetteer = Gazetteer.load()
        self.counties = self._some_counties()
        self._sums = list(_sums(len(self.counties)))
        records = [story.story(number) for number in range(_TEMPLATES)]
        self._quads = [_pattern(self._projected(record)) for record in records]
        self._records = [_pattern(json.dumps(to_json(record), ensure_ascii=False)) for record in records]
        self._told: set[str] = set()

    def articles(self, number: int) -> Iterator[Article]:
        """Records to be added one by one, of the same kind as what :meth:`quads` gives."""
        for _ in range(number):
            template, values = self._draw()
            yield from_json(json.loads(self._records[template].filled(values)))

    def quads(self, number: int) -> Iterator[bytes]:
        """N-Quads of so many articles, a block of lines each."""
        for _ in range(number):
            template, values = self._draw()
            yield self._above(values).encode() + self._quads[template].filled(values).encode()

    def _draw(self) -> tuple[int, tuple[str, ...]]:
        random, self._serial = self._random, self._serial + 1
        template = random.randrange(_TEMPLATES)
        home, partner = random.choices(self.counties, cum_weights=self._sums, k=2)
        if partner is home:
            partner = self.counties[0] if home is not self.counties[0] else self.counties[1]
        ranks = [self._rare(limit) for limit, _ in _CHOICE]
        words = [_word(home.code if r >= _CHOICE[p][1] else "", p, r) for p, r in enumerate(ranks)]
        words[_WORKS] = _word(f"{home.code} {words[_FIRM]}", _WORKS, ranks[_WORKS])
        site = Random(words[_WORKS] + home.code).randrange(_VILLAGES)
        words[_VILLAGE] = _word(home.code, _VILLAGE, site)
        words[_TOWN] = _word(home.code, _TOWN, site % _TOWNS)
        year = random.randrange(2015, 2025)
        people = (_in_office(home.code, year, _TERM), _in_office(home.code + words[_VILLAGE], year, 2 * _TERM))
        day = f"{year}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"
        began = (_month(Random(home.code + words[place])) for place in (_PROGRAMME, _PROJECT, _WORKS))
        months = (_month(random), *began)
        figures = (f"{random.randrange(10000, 99999)}", f"{random.randrange(10000, 99999)}")
        codes = (*self._codes(home), *self._codes(partner))
        return template, (*codes, *words, *people, f"{self._seed:04x}{self._serial:012x}", day, *months, *figures)

    def _rare(self, limit: int) -> int:
        """A number below ``limit``, small ones far more often."""
        return int(limit ** self._random.random()) - 1

    def _codes(self, county: Division) -> tuple[str, ...]:
        city, province = self._gazetteer.ancestors(county.code)
        return county.name[:2], county.code, city.code, province.code

    def _above(self, values: tuple[str, ...]) -> str:
        """Prefectures and provinces, when a county of theirs comes first."""
        lines = []
        for city, province in (values[2:4], values[6:8]):
            if city not in self._told:
                self._told.add(city)
                for code in (city, province):
                    lines += sorted(str(quad(t)) for t in description(iris.place(code), Names(), self._gazetteer))
                lines.append(str(quad((iris.place(city), GOV.within, iris.place(province)))))
        return "".join(f"{line} .\n" for line in lines)

    def _some_counties(self) -> list[Division]:
        found = []
        for province in self._gazetteer.children(""):
            for city in self._gazetteer.children(province.code):
                found += [c for c in self._gazetteer.children(city.code) if re.fullmatch("..县", c.name)]
        alone = [c for c in found if len(self._gazetteer.named(c.name)) == 1 and c.aliases == (c.name[:2],)]
        Random(0).shuffle(alone)  # the same counties are often in the news, whatever the seed
        return alone

    def _projected(self, record: Article) -> str:
        store = ox.Store()
        GraphStore(store, Path("memory")).add(record)
        above = {f"<{iris.place(code)}>" for code in (*story.COUNTY[2:], *story.PARTNER[2:])}
        return "".join(sorted(f"{found} .\n" for found in store if str(found.subject) not in above))


def fingerprint() -> str:
    """What tells graphs of this generator from those of another, or of one that wrote other facts.

    Linking counts as well: a graph that is linked by other rules is linked anew, bit by bit, by what is added to it.
    """
    here = Path(__file__).parent
    kept = [here / name for name in ("generator.py", "story.py", "whole.py")]
    kept += [here.parents[1] / "kg" / name for name in ("facts.py", "graph.py", "linking.py", "links.py", "reach.py")]
    kept += sorted((here.parents[1] / "kg" / "resolution").glob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in kept)).hexdigest()[:12]


def _pattern(text: str) -> _Pattern:
    parts = _PATTERN.split(text)
    return _Pattern(tuple(parts[::2]), tuple(_TOKENS.index(name) for name in parts[1::2]))


def _sums(number: int) -> Iterator[float]:
    total = 0.0
    for rank in range(number):
        total += 1 / (rank + 10)
        yield total


def _month(random: Random) -> str:
    return f"{random.randrange(2014, 2025)}-{random.randrange(1, 13):02}"


def _word(county: str, place: int, rank: int) -> str:
    """The word that a county has at that place and rank; without a county, the one that all have there."""
    random = Random(f"{county} {place} {rank}")
    return random.choice(_ONE) + random.choice(_ONE)


def _in_office(post: str, year: int, term: int) -> str:
    """Who held the post in that year; nobody's term begins in the same year everywhere."""
    begun = year - (year - Random(post).randrange(term)) % term
    random = Random(f"{post} {begun}")
    common = int(len(_SURNAMES) ** random.random())  # the first surnames are far more frequent
    return _SURNAMES[common - 1] + random.choice(_GIVEN) + random.choice(_GIVEN)
