"""An invented county in the shape of docs/architecture.md, for tests of validation and queries."""

from __future__ import annotations

from dataclasses import dataclass, field

from rdflib import RDF, SKOS, XSD, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import DCTERMS, PROV

from kg.facts import yuan
from kg.reach import reaches
from kg.vocabulary import GOV, ID, INITIATIVE_CLASSES, SCHEMA, SYMMETRIC

_DATES = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def zh(text: str) -> Literal:
    """A Chinese literal."""
    return Literal(text, lang="zh")


@dataclass
class Newsroom:
    """Writes articles and what they say into ``dataset``, each plain triple with its Fact."""

    dataset: Dataset = field(default_factory=Dataset)
    serial: int = 0

    @property
    def plain(self) -> Graph:
        """The default graph."""
        return self.dataset.graph(DATASET_DEFAULT_GRAPH_ID)

    def entity(self, kind: URIRef, name: str, *aliases: str, code: str = "", path: str = "") -> URIRef:
        """A thing with its types and names; ``path`` is its IRI below the base, else made from type and name."""
        local = path or f"{kind.fragment.lower()}/{code or name}"
        thing = ID[local]
        types = [kind, GOV.Initiative] if kind in INITIATIVE_CLASSES else [kind]
        triples = [(RDF.type, t) for t in types] + [(SKOS.altLabel, zh(alias)) for alias in aliases]
        triples += [(SKOS.prefLabel, zh(name))] + ([(SKOS.notation, Literal(code))] if code else [])
        self.dataset.addN((thing, p, o, self.plain) for p, o in triples)
        return thing

    def article(self, key: str, text: str, issued: str = "2021-06-26", publisher: str = "楚江晚报") -> URIRef:
        """An article with its metadata and an empty record."""
        iri = ID[f"article/{key}"]
        graph = self.dataset.graph(iri)
        graph.add((iri, RDF.type, GOV.Article))
        graph.add((iri, GOV.text, zh(text)))
        graph.add((iri, GOV.record, Literal("{}", datatype=RDF.JSON)))
        graph.add((iri, DCTERMS.title, zh(text[:12])))
        graph.add((iri, DCTERMS.issued, Literal(issued, datatype=XSD.date)))
        graph.add((iri, DCTERMS.publisher, zh(publisher)))
        return iri

    def fact(
        self,
        article: URIRef,
        s: URIRef,
        p: URIRef,
        o: URIRef,
        quote: str,
        **qualifiers: str | URIRef,
    ) -> URIRef:
        """One article's statement of ``s p o``, and the plain triple."""
        fact = self._statement("fact", article, quote, str(qualifiers.pop("date", "")))
        graph = self.dataset.graph(article)
        for key, term in ((RDF.type, GOV.Fact), (RDF.subject, s), (RDF.predicate, p), (RDF.object, o)):
            graph.add((fact, key, term))
        for name, value in qualifiers.items():
            words = zh(value) if name in ("topic", "agreement") else Literal(value)
            graph.add((fact, GOV[name], value if isinstance(value, URIRef) else words))
        if p == GOV.funds and (sum_ := yuan(str(qualifiers.get("amount", "")))) is not None:
            graph.add((fact, GOV.yuan, Literal(sum_)))
            for key, end in ((SCHEMA.funder, s), (SCHEMA.fundedItem, o)):
                graph.add((fact, key, end))
        for thing in (s, o):
            graph.add((article, SCHEMA.mentions, thing))
        self.plain.add((s, p, o))
        if p in SYMMETRIC:
            self.plain.add((o, p, s))
        return fact

    def measure(
        self, article: URIRef, thing: URIRef, indicator: str, value: float, unit: str, quote: str, date: str = ""
    ) -> URIRef:
        """A figure that the article states of ``thing``."""
        measure = self._statement("measure", article, quote, date)
        graph = self.dataset.graph(article)
        graph.add((measure, RDF.type, GOV.Measure))
        graph.add((measure, GOV.of, thing))
        graph.add((measure, GOV.indicator, zh(indicator)))
        graph.add((measure, GOV.value, Literal(value)))
        graph.add((measure, GOV.unit, Literal(unit)))
        graph.add((article, SCHEMA.mentions, thing))
        return measure

    def chain(self, *places: URIRef) -> None:
        """``gov:within`` for places from the smallest to the largest."""
        for i, inner in enumerate(places):
            for outer in places[i + 1 :]:
                self.plain.add((inner, GOV.within, outer))

    def reach(self) -> None:
        """``gov:reaches``, once everything has been told."""
        for triple in reaches(list(self.plain)):
            self.plain.add(triple)

    def _statement(self, kind: str, article: URIRef, quote: str, date: str) -> URIRef:
        self.serial += 1
        iri = ID[f"{kind}/{article.rsplit('/', 1)[1]}/{self.serial:04x}"]
        graph = self.dataset.graph(article)
        start = str(graph.value(article, GOV.text)).index(quote)
        graph.add((iri, PROV.wasDerivedFrom, article))
        graph.add((iri, GOV.quote, zh(quote)))
        graph.add((iri, GOV.start, Literal(start)))
        graph.add((iri, GOV.end, Literal(start + len(quote))))
        graph.add((iri, GOV.confidence, Literal(0.9)))
        graph.add((iri, GOV.foundBy, Literal("test")))
        if date:
            graph.add((iri, GOV.date, Literal(date, datatype=_DATES.get(len(date)))))
        return iri


def governance(dataset: Dataset) -> Dataset:
    """Fill ``dataset`` with the invented 云泽县: three towns' worth of officials, initiatives, bases and agreements."""
    news = Newsroom(dataset)
    entity = news.entity
    province = entity(GOV.Place, "楚江省", "楚江", code="990000")
    county = entity(GOV.Place, "云泽县", "云泽", code="990101")
    other = entity(GOV.Place, "石桥县", "石桥", code="990102")
    town = entity(GOV.Place, "青石镇", path="place/990101/青石镇")
    village = entity(GOV.Place, "柳湾村", path="place/990101/柳湾村")
    twin = entity(GOV.Place, "柳湾村", path="place/990102/柳湾村")
    news.chain(village, town, county, province)
    news.chain(twin, other, province)
    mayor = entity(GOV.Person, "林知远")
    chair = entity(GOV.Person, "苏晚晴")
    water = entity(GOV.Organization, "云泽县水利局", "县水利局")
    firm = entity(GOV.Organization, "澄波农业科技有限公司", "澄波农业")
    stream = entity(GOV.Programme, "“清溪行动”", "清溪行动")
    roads = entity(GOV.Programme, "云泽县村道提质工程")
    pact = entity(GOV.Agreement, "政务事项“两地通办”合作协议")
    base = entity(GOV.Facility, "澄波稻虾育苗基地")
    honor = entity(GOV.Honor, "省级美丽乡村示范村")
    for thing in (mayor, water, stream, roads, pact, base):
        news.plain.add((thing, DCTERMS.spatial, county))

    said = [
        "云泽县县长林知远主持启动“清溪行动”，县水利局牵头实施，青石镇柳湾村参与。",
        "“清溪行动”覆盖青石镇。",
        "去年12月，云泽县与石桥县签订政务事项“两地通办”合作协议。",
    ]
    one = news.article("a1", "".join(said), "2021-06-26")
    news.fact(one, mayor, GOV.holdsPost, county, said[0], title="县长")
    news.fact(one, mayor, GOV.leads, stream, said[0], date="2021-06", status="done")
    news.fact(one, water, GOV.leads, stream, said[0], status="ongoing")
    news.fact(one, village, GOV.participatesIn, stream, said[0])
    news.fact(one, village, GOV.locatedIn, town, said[0])
    news.fact(one, stream, GOV.implementedIn, town, said[1], date="2021")
    news.fact(one, county, GOV.signsAgreementWith, other, said[2], date="2020-12", agreement=pact, topic="两地通办")

    said = [
        "澄波农业科技有限公司在柳湾村建成稻虾育苗基地，占地120亩。",
        "云泽县投入360万元用于村道提质工程。",
        "柳湾村党总支书记苏晚晴说，柳湾村获评省级美丽乡村示范村。",
        "县水利局与澄波农业合作，牵头实施“清溪行动”。",
    ]
    two = news.article("a2", "".join(said), "2021-09-03", "青石周刊")
    news.fact(two, firm, GOV.builds, base, said[0], date="2021-08")
    news.fact(two, base, GOV.locatedIn, village, said[0])
    news.measure(two, base, "占地", 120.0, "亩", said[0])
    news.fact(two, county, GOV.funds, roads, said[1], amount="360万元", date="2021")
    news.fact(two, roads, GOV.implementedIn, county, said[1])
    news.fact(two, chair, GOV.holdsPost, village, said[2], title="党总支书记")
    news.fact(two, village, GOV.awarded, honor, said[2], date="2021-09-01")
    news.fact(two, water, GOV.partnersWith, firm, said[3], topic="治水")
    news.fact(two, water, GOV.leads, stream, said[3])
    news.reach()
    return dataset
