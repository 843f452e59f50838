"""Facets of any number: those of the corpus' articles in other counties and under other names.

What a facet says and how many keys it has is the corpus'; which county, surname, village or brand it is, is drawn as
they come in the country: few very often, most seldom. Public bodies and a share of the initiatives keep their names,
since every county has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from typing import Final

from kg.linking import link
from kg.resolution.profiles import Profile, Trace
from kg.resolution.reviews import Reviews
from kg.resolution.traces import traces
from pipelines.article import read_articles
from pipelines.gazetteer import Gazetteer

CORPUS: Final = Path(__file__).resolve().parents[2] / "pipelines" / "corpus"
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪"
    "廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常"
)
_GIVEN: Final = (
    "伟芳娜敏静强磊军洋勇艳杰娟涛超霞刚桂英兰玲健红梅波辉鹏飞雪燕明丽华文平建国志海晓春林玉云峰成龙宁新永生金祥德福荣昌兴俊"
    "义家清秀淑珍莉萍凤洁琴慧巧美秋月琳素真莲环爱妹香菊兵斌浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋梁栋维启克伦翔旭泽晨辰士以建"
)
_WORD: Final = (
    "新安平兴大东和长金龙永石高南西北上下三双中青白黄红河江山水沙马桥坪湾溪塘坝林家王李张杨陈刘周吴徐朱庄营堡寨店集岭峪沟坡"
    "台城关口泉井田丰宝吉祥福华光明阳春秋源清宁康乐顺通达信德仁义礼智文武天地人和泰盛茂荣昌隆富贵"
)
_SHORT: Final = 0.12
"""The share of people whose given name is one character."""
_RENAMED: Final = 7
"""Of ten initiatives, how many bear a name of their own; the others are campaigns that many counties have."""
_FLAT: Final = 10
_UNKEYED: Final = ("apart ", "walk ", "office ", "namesake ", "kind ", "soft ", "year ", "day ", "phase ", "site ")
_COUNTY: Final = 3
_DIVISION: Final = r"(?<!\d)\d{6}(?=(?:\d{3})?(?!\d))"


@dataclass(frozen=True, slots=True)
class _Template:
    """The traces of one article with the names that are drawn anew: people, and first words of places, firms, tasks."""

    traces: tuple[Trace, ...]
    people: tuple[str, ...]
    words: tuple[str, ...]


class Population:
    """Facets in a fixed order: the same seed gives the same ones."""

    def __init__(self, seed: int = 0, articles: int = 500) -> None:
        self._random = Random(seed)
        self._gazetteer = Gazetteer.load()
        self._templates = list(_templates(self._gazetteer, articles))
        self._below = _divisions(self._gazetteer)

    def articles(self) -> Iterator[list[Profile]]:
        """What one article after the other says of its things, without end."""
        while True:
            template = self._random.choice(self._templates)
            yield list(self._told(template))

    def _told(self, template: _Template) -> Iterator[Profile]:
        names = {name: self._person(name) for name in template.people}
        names |= {word: self._one(_WORD) + self._one(_WORD) for word in template.words}
        known = re.compile("|".join([_DIVISION, *map(re.escape, sorted(names, key=len, reverse=True))]))
        homes: dict[str, str] = {}

        def other(found: re.Match[str]) -> str:
            return names.get(found[0]) or self._moved(found[0], homes)

        for trace in template.traces:
            facet, *features = known.sub(other, "\n".join((trace.facet, *sorted(trace.features)))).split("\n")
            base = facet.rpartition("~")[0] or facet
            yield Profile(facet, base, "", dict.fromkeys(features, 1))

    def _moved(self, code: str, homes: dict[str, str]) -> str:
        """The code of the division in the place of another of its rank; what lies within one still does."""
        if code not in homes:
            above = "" if code.endswith("0000") else f"{code[:2]}0000" if code.endswith("00") else f"{code[:4]}00"
            choices = self._below[self._moved(above, homes) if above else ""]
            homes[code] = self._one(choices)
        return homes[code]

    def _person(self, name: str) -> str:
        given = 1 if len(name) == 2 or self._random.random() < _SHORT else 2
        return self._one(_SURNAMES) + "".join(self._one(_GIVEN) for _ in range(given))

    def _one(self, choices: Sequence[str]) -> str:
        return self._random.choices(choices, cum_weights=_sums(len(choices)))[0]


def _templates(gazetteer: Gazetteer, number: int) -> Iterator[_Template]:
    files = sorted(CORPUS.glob("*/*.json"))
    for article in islice((article for file in files for article in read_articles(file)), number):
        found = tuple(_keyed(trace) for trace in traces(link(article, gazetteer), gazetteer, Reviews()).values())
        people = (entity.name for entity in article.entities if entity.type == "Person")
        words = {word for trace in found for word in _words(trace)}
        yield _Template(found, tuple(dict.fromkeys(people)), tuple(sorted(words)))


def _keyed(trace: Trace) -> Trace:
    """The trace without what no key is made of."""
    return replace(trace, features=frozenset(said for said in trace.features if not said.startswith(_UNKEYED)))


def _words(trace: Trace) -> Iterator[str]:
    """The first two characters of a name that elsewhere would be another one."""
    said = dict(feature.split(" ", 1) for feature in sorted(trace.features))
    kind, name = trace.base.partition("/")[0], trace.base.rpartition("/")[2]
    if kind == "organization":
        if said["style"] != "body" and said["core"]:
            yield said["core"][:2]
    elif kind in ("place", "facility") or (kind == "initiative" and sum(map(ord, name)) % 10 < _RENAMED):
        yield name[:2]


def _divisions(gazetteer: Gazetteer) -> dict[str, tuple[str, ...]]:
    """The codes of provinces, and of what lies within each and has counties, and of those."""
    found: dict[str, tuple[str, ...]] = {}
    for province in gazetteer.children(""):
        for city in gazetteer.children(province.code):
            if counties := tuple(county.code for county in gazetteer.children(city.code) if county.level == _COUNTY):
                found[city.code] = counties
                found[province.code] = (*found.get(province.code, ()), city.code)
    found[""] = tuple(sorted(code for code in found if code.endswith("0000")))
    return found


@cache
def _sums(number: int) -> tuple[float, ...]:
    """Running totals of weights that fall as ranks do, the first ten nearly alike."""
    return tuple(accumulate(1 / (rank + _FLAT) for rank in range(number)))
