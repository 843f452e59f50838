"""Invented graphs of any size in the shape of ``docs/architecture.md``: no name in here belongs to anybody."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from rdflib import Dataset, Literal, URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, SKOS, XSD

from kg.vocabulary import GOV, ID

_HEAD = "云青石桂明泽柳松溪岭禾兰星沙渡鹿"
_TAIL = "泽峰台溪川坪塘湾洲岩"
_BODIES = ("教育局", "农业农村局", "卫生健康局", "民政局", "文旅广体局", "行政审批局", "交通运输局", "乡村振兴局")
_RUNS = (("Programme", "助学行动"), ("Policy", "扶持办法"), ("Event", "技术培训班"), ("Platform", "服务平台"))
_BUILT = ("培育基地", "污水处理站", "图书馆", "风雨桥", "文化广场", "党群服务中心")
_WARES = ("稻虾", "油茶", "蜜柚", "黄桃", "中药材", "竹笋", "莲藕", "生猪")


def thing(path: str) -> URIRef:
    """An IRI below the project's own."""
    return URIRef(ID + path)


@dataclass
class Maker:
    """Writes things and facts into a dataset, with articles of a few sentences each."""

    dataset: Dataset
    serial: int = 0
    names: dict[URIRef, str] = field(default_factory=dict)

    def node(self, kind: str, name: str, *aliases: str, parent: str = "", notation: str = "", path: str = "") -> URIRef:
        """A thing with its class, label and aliases; ``path`` is its IRI below the base, else a running number."""
        iri = thing(path or f"{kind.lower()}/{len(self.names):05d}")
        self.names[iri] = name
        rows = [(iri, RDF.type, GOV[kind]), (iri, SKOS.prefLabel, Literal(name, lang="zh"))]
        rows += [(iri, RDF.type, GOV[parent])] if parent else []
        rows += [(iri, SKOS.altLabel, Literal(alias, lang="zh")) for alias in aliases]
        rows += [(iri, SKOS.notation, Literal(notation))] if notation else []
        for row in rows:
            self.dataset.add(row)
        return iri

    def fact(self, subject: URIRef, predicate: str, target: URIRef, quote: str = "", **qualifiers: str) -> URIRef:
        """A plain triple and the fact behind it; about three facts share an article."""
        article = thing(f"article/{self.serial // 3:08x}")
        graph = self.dataset.graph(article)
        self.dataset.add((subject, GOV[predicate], target))
        quote = quote or f"近日，{self.names[subject]}消息：与{self.names[target]}有关的工作正在有序推进。"
        day = f"2021-{1 + self.serial // 3 % 12:02d}-{1 + self.serial % 28:02d}"
        fact = thing(f"fact/{self.serial // 3:08x}/{self.serial:06d}")
        self.serial += 1
        for row in (
            (article, RDF.type, GOV.Article),
            (article, DCTERMS.title, Literal(f"{self.names[subject]}：把好事办实", lang="zh")),
            (article, DCTERMS.issued, Literal(day[:8] + "15", datatype=XSD.date)),
            (article, DCTERMS.publisher, Literal("云岭日报", lang="zh")),
            (fact, RDF.type, GOV.Fact),
            (fact, RDF.subject, subject),
            (fact, RDF.predicate, GOV[predicate]),
            (fact, RDF.object, target),
            (fact, PROV.wasDerivedFrom, article),
            (fact, GOV.quote, Literal(quote, lang="zh")),
            (fact, GOV.confidence, Literal(0.9)),
            (fact, GOV.foundBy, Literal("pattern")),
            *((fact, GOV[key], Literal(value)) for key, value in qualifiers.items()),
        ):
            graph.add(row)
        return fact

    def figure(self, subject: URIRef, indicator: str, value: float, unit: str) -> None:
        """A number stated of a thing, in the article of the last fact."""
        article = thing(f"article/{max(self.serial - 1, 0) // 3:08x}")
        figure = thing(f"measure/{self.serial:06d}/{len(self.names)}")
        graph = self.dataset.graph(article)
        quote = f"{self.names[subject]}{indicator}{value:g}{unit}。"
        for row in (
            (figure, RDF.type, GOV.Measure),
            (figure, GOV.of, subject),
            (figure, GOV.indicator, Literal(indicator, lang="zh")),
            (figure, GOV.value, Literal(value)),
            (figure, GOV.unit, Literal(unit)),
            (figure, GOV.quote, Literal(quote, lang="zh")),
        ):
            graph.add(row)


def invented(things: int, *, seed: int = 7, dataset: Dataset | None = None) -> Dataset:
    """A graph of about ``things`` things: counties, their bodies, and what these run, build and sign."""
    maker, dice = Maker(dataset if dataset is not None else Dataset()), random.Random(seed)
    province = maker.node("Place", "云岭省", "云岭", notation="990000")
    stems = [a + b for a in _HEAD for b in _TAIL if a != b]
    dice.shuffle(stems)
    counties = [
        maker.node("Place", stem + "县", stem, notation=f"99{index:04d}")
        for index, stem in enumerate(stems[: max(2, things // 45)])
    ]
    for county in counties:
        maker.fact(county, "locatedIn", province)
    while len(maker.names) < things:
        _village_news(maker, dice, dice.choice(counties[: max(2, int(len(counties) * dice.random()) + 1)]), stems)
    for _ in range(max(1, things // 60)):
        first, second = dice.sample(counties, 2)
        maker.fact(first, "signsAgreementWith", second, topic="政务事项“两地通办”")
    return maker.dataset


def _village_news(maker: Maker, dice: random.Random, county: URIRef, stems: list[str]) -> None:
    name, place = maker.names[county], dice.choice(stems)
    body = maker.node("Organization", name + dice.choice(_BODIES))
    kind, word = dice.choice(_RUNS)
    run = maker.node(kind, f"“{dice.choice(stems)}”{word}", parent="Initiative")
    town = maker.node("Place", place + dice.choice(("镇", "乡", "街道")))
    maker.fact(town, "locatedIn", county)
    quote = f"今年3月，{name[:-1]}{maker.names[body].removeprefix(name)}牵头实施{maker.names[run]}，覆盖全县。"
    maker.fact(body, "leads", run, quote, date="2021-03", status="ongoing")
    maker.fact(run, "implementedIn", dice.choice((town, county)), date="2021")
    maker.fact(county, "supports", run)
    if dice.random() < 0.6:
        person = maker.node("Person", dice.choice("赵钱孙李周吴") + dice.choice("一二三") + dice.choice("山水木石"))
        maker.fact(person, "holdsPost", body, title=dice.choice(("局长", "副局长", "党组书记")))
    if dice.random() < 0.7:
        built = maker.node("Facility", maker.names[town] + dice.choice(_WARES) + dice.choice(_BUILT))
        company = maker.node("Organization", f"{dice.choice(stems)}{dice.choice(_WARES)}产业发展有限公司")
        maker.fact(company, "builds", built, status="planned")
        maker.fact(body, "funds", built, amount=f"{dice.randint(2, 90)}0万元", status="done")
        maker.fact(built, "locatedIn", town)
        maker.figure(built, "占地", float(dice.randint(5, 300)), "亩")
    if dice.random() < 0.3:
        honor = maker.node("Honor", f"省级{dice.choice(_WARES)}示范{dice.choice(('镇', '基地', '园'))}")
        maker.fact(town, "awarded", honor, date="2020-12")
