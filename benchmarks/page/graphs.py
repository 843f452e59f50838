"""Invented graphs of any size in the shape of ``docs/architecture.md``; every name and sentence is made up."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Final

from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from kg.vocabulary import GOV, ID

_HEAD: Final = "云青石桂明泽柳松溪岭禾兰星沙渡鹿"
_TAIL: Final = "泽峰台溪川坪塘湾洲岩"
_BODIES: Final = (
    "教育局",
    "农业农村局",
    "卫生健康局",
    "民政局",
    "文旅广体局",
    "行政审批局",
    "交通运输局",
    "乡村振兴局",
)
_RUNS: Final = (("Programme", "助学行动"), ("Policy", "扶持办法"), ("Event", "技术培训班"), ("Platform", "服务平台"))
_WARES: Final = ("稻虾", "油茶", "蜜柚", "黄桃", "中药材", "竹笋", "莲藕", "生猪")
_FILLING: Final = "会上介绍，有关工作自启动以来进展平稳，经费由县级统筹，责任到人、按月通报，群众反映良好"
_PER_ARTICLE: Final = 20
"""Facts that one article states, as in the sample articles."""


@dataclass
class _Press:
    dataset: Dataset = field(default_factory=lambda: Dataset(store="Oxigraph"))
    names: dict[URIRef, str] = field(default_factory=dict)
    facts: int = 0

    def thing(self, kind: str, name: str, parent: str = "", code: str = "") -> URIRef:
        iri = URIRef(f"{ID}{kind.lower()}/{len(self.names):05d}")
        self.names[iri] = name
        plain = self.dataset.default_graph
        for kind_ in filter(None, (kind, parent)):
            plain.add((iri, RDF.type, GOV[kind_]))
        plain.add((iri, SKOS.prefLabel, Literal(name, lang="zh")))
        if code:
            plain.add((iri, SKOS.notation, Literal(code)))
        return iri

    def fact(self, subject: URIRef, predicate: str, target: URIRef, **stated: str) -> None:
        number = self.facts // _PER_ARTICLE
        article = URIRef(f"{ID}article/{number:08x}")
        graph = self.dataset.graph(article)
        if self.facts % _PER_ARTICLE == 0:
            day = f"{2019 + number % 5}-{1 + number % 12:02d}-{1 + number % 28:02d}"
            graph.add((article, RDF.type, GOV.Article))
            graph.add((article, DCTERMS.title, Literal(f"{self.names[subject]}：把好事办实办好", lang="zh")))
            graph.add((article, DCTERMS.issued, Literal(day, datatype=XSD.date)))
            graph.add((article, DCTERMS.publisher, Literal("云岭日报", lang="zh")))
        fact = URIRef(f"{ID}fact/{number:08x}/{self.facts:06d}")
        quote = f"{self.names[subject]}与{self.names[target]}的{_FILLING[: 20 + self.facts % 24]}。"
        self.facts += 1
        self.dataset.default_graph.add((subject, GOV[predicate], target))
        for row in (
            (fact, RDF.type, GOV.Fact),
            (fact, RDF.subject, subject),
            (fact, RDF.predicate, GOV[predicate]),
            (fact, RDF.object, target),
            (fact, PROV.wasDerivedFrom, article),
            (fact, GOV.quote, Literal(quote, lang="zh")),
            (fact, GOV.confidence, Literal(0.5 + self.facts % 50 / 100)),
            (fact, GOV.foundBy, Literal("pairs")),
            *((fact, GOV[key], Literal(value)) for key, value in stated.items()),
        ):
            graph.add(row)


def invented(things: int, seed: int = 7) -> Dataset:
    """A graph of ``things`` things with a third more facts than things, the same for the same arguments."""
    press, dice = _Press(), random.Random(seed)
    province = press.thing("Place", "云岭省", code="990000")
    stems = [head + tail for head in _HEAD for tail in _TAIL if head != tail]
    dice.shuffle(stems)
    counties = [
        press.thing("Place", stem + "县", code=f"99{index // 90 + 1:02d}{index % 90 + 1:02d}")
        for index, stem in enumerate(stems[: max(2, things // 45)])
    ]
    for county in counties:
        press.fact(county, "locatedIn", province)
    while len(press.names) < things:
        county = counties[min(int(len(counties) * dice.random() ** 1.6), len(counties) - 1)]
        _news(press, dice, county, stems)
    for _ in range(max(1, things // 60)):
        press.fact(*_between(dice.sample(counties, 2)), topic="政务事项通办")
    return press.dataset


def _between(pair: list[URIRef]) -> tuple[URIRef, str, URIRef]:
    return pair[0], "signsAgreementWith", pair[1]


def _news(press: _Press, dice: random.Random, county: URIRef, stems: list[str]) -> None:
    name = press.names[county]
    body = press.thing("Organization", name + dice.choice(_BODIES))
    kind, word = dice.choice(_RUNS)
    run = press.thing(kind, f"“{dice.choice(stems)}”{word}", parent="Initiative")
    town = press.thing("Place", dice.choice(stems) + dice.choice(("镇", "乡", "街道")))
    press.fact(town, "locatedIn", county)
    press.fact(body, "leads", run, date=f"202{dice.randrange(4)}-0{dice.randint(1, 9)}", status="ongoing")
    press.fact(run, "implementedIn", dice.choice((town, county)), date="2021")
    press.fact(county, "supports", run)
    if dice.random() < 0.6:
        person = press.thing("Person", dice.choice("赵钱孙李周吴") + dice.choice("一二三") + dice.choice("山水木石"))
        press.fact(person, "holdsPost", body, title=dice.choice(("局长", "副局长", "党组书记")))
    if dice.random() < 0.7:
        built = press.thing("Facility", press.names[town] + dice.choice(_WARES) + "培育基地")
        company = press.thing("Organization", f"{dice.choice(stems)}{dice.choice(_WARES)}产业发展有限公司")
        press.fact(company, "builds", built, status="planned")
        press.fact(body, "funds", built, amount=f"{dice.randint(2, 90)}0万元", status="done")
        press.fact(built, "locatedIn", town)
    if dice.random() < 0.3:
        honor = press.thing("Honor", f"省级{dice.choice(_WARES)}示范{dice.choice(('镇', '基地', '园'))}")
        press.fact(town, "awarded", honor, date="2020-12")
