"""Which real thing each entity of an article is: its IRI, and why.

The IRI is a function of type, canonical name and scope alone; nothing in it depends on the graph or on the order in
which articles arrive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final, Literal

from rdflib import URIRef

from kg import bodies, iris
from kg.places import Geography, Lead, leading_place, survey
from kg.resolution.renaming import other_names
from kg.resolution.wording import is_bare
from pipelines.article import Article, Entity, normalise
from pipelines.gazetteer import Gazetteer
from pipelines.printed import in_simplified
from pipelines.traditional import is_traditional

Kind = Literal["linked", "new", "unsure"]

_COUNTRY: Final = re.compile(r"^(?:全国|国家|全球|世界|国际|中国|中华全国|中华人民共和国)")
_COUNTY_LEVEL: Final = 3
_ORDINAL: Final = re.compile(r"^(?:第.{1,3}届|\d{4}年度?)")
_WIDER: Final = ((1, re.compile(r"^(?:全省|省级)")), (2, re.compile(r"^(?:全市|全州|市级|州级)")))
_COUNTY: Final = re.compile(r"^(?:全县|全区|全旗|县级|区级|旗级)")
# Cutting the place off would leave half a body's name (桃源县|委干训计划).
_HALF_NAME: Final = re.compile(r"^(?:委|政府|人大|政协|纪委|人民)")
_GENERIC: Final = re.compile(
    r"^(?:小学|中学|学校|医院|中心|公园|大队|支队|车站|机场|基地|幼儿园|卫生院|派出所|分公司)$"
)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an entity was taken for.

    ``kind`` is ``linked`` (a division of the gazetteer, or a name that tells the thing apart by itself), ``new`` (the
    name within the article's county) or ``unsure`` (several things are possible, or no county is known).
    ``candidates`` are IRIs of the things that it may be instead, ``forms`` the local IRIs that its aliases would have
    had as names.
    """

    iri: URIRef
    kind: Kind
    reason: str
    candidates: tuple[URIRef, ...] = ()
    forms: tuple[URIRef, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article and the decision on each of its entities, by name; ``focus`` is the code of its county or empty.

    ``facets`` are the local IRIs by which the entities are known to :mod:`kg.resolution`, once that has been asked;
    the decisions then hold the IRIs of the things that these are facets of.
    """

    article: Article
    decisions: Mapping[str, Decision]
    focus: str
    facets: Mapping[str, URIRef] = field(default_factory=dict)

    def iri(self, name: str) -> URIRef | None:
        """The IRI of the entity of that name, or None where the article has no such entity."""
        decision = self.decisions.get(name)
        return decision.iri if decision else None


def link(article: Article, gazetteer: Gazetteer) -> LinkedArticle:
    """Decide on each entity of the article; where two entities share a name, the first one counts.

    Names in Traditional characters mean what they mean in simplified ones.
    """
    plain = in_simplified(article) if is_traditional(article.text) else article
    geography = survey(plain, gazetteer)
    linker = _Linker(plain, gazetteer, geography)
    decisions: dict[str, Decision] = {}
    for entity, simple in zip(article.entities, plain.entities, strict=True):
        if entity.name not in decisions:
            found = linker.decide(simple)
            forms = {linker.decide(replace(simple, name=alias, aliases=())).iri for alias in linker.aliases(simple)}
            decisions[entity.name] = replace(found, forms=tuple(sorted(forms - {found.iri})))
    return LinkedArticle(article, MappingProxyType(decisions), geography.focus)


class _Linker:
    def __init__(self, article: Article, gazetteer: Gazetteer, geography: Geography) -> None:
        self.gazetteer = gazetteer
        self.geography = geography
        self.text = article.text
        self.outside = iris.article_scope(article.id)

    def aliases(self, entity: Entity) -> list[str]:
        """The short forms that name the thing by themselves; people and places go by their names alone."""
        if entity.type not in ("Organization", "Initiative", "Facility"):
            return []
        told = other_names(self.text, entity.name) if entity.type == "Organization" else ()
        return [alias for alias in dict.fromkeys((*entity.aliases, *told)) if not is_bare(alias)]

    def decide(self, entity: Entity) -> Decision:
        """The decision on one entity."""
        if entity.type == "Place":
            return self._place(entity)
        if entity.type == "Organization":
            return self._body(entity)
        if entity.type == "Person":
            return self._scoped(entity.type, entity.name, "the name, in the article's county")
        return self._thing(entity)

    def _place(self, entity: Entity) -> Decision:
        located = self.geography.places[entity.name]
        iri = iris.place(located.key)
        if located.coded:
            return Decision(iri, "linked", located.reason)
        open_question = len(located.candidates) > 1 or self.outside in located.key
        candidates = tuple(iris.place(code) for code in located.candidates)
        return Decision(iri, "unsure" if open_question else "new", located.reason, candidates)

    def _body(self, entity: Entity) -> Decision:
        name = bodies.spelt_out(bodies.without_party(entity.name))
        if bodies.is_registered(name):
            return Decision(iris.entity(entity.type, bodies.company_name(name)), "linked", "a company's full name")
        owned = self._owned(name)
        if owned and not (owned.short and bodies.is_national(name)):
            # 集美小学 is one school of the district, not "the primary school".
            code = owned.division.code
            whole = owned.short and (_GENERIC.match(owned.rest) or bodies.is_of_state_forest(owned.rest, code))
            kind = name if whole else bodies.kind_name(owned.rest)
            return Decision(iris.entity(entity.type, kind, code), "linked", f"the name and its owner {code}")
        if bodies.is_national(name):
            return Decision(iris.entity(entity.type, name), "linked", "a name that is unique in the country")
        level, rest = bodies.levelled(name)
        if level and (scope := self._focus_named(level)):
            reason = f"a name without its place, in {scope} as it says"
            return Decision(iris.entity(entity.type, bodies.kind_name(rest), scope), "new", reason)
        return self._scoped(entity.type, bodies.kind_name(name), "a name without its place, in the article's county")

    def _thing(self, entity: Entity) -> Decision:
        name = normalise(entity.name)
        ordinal = found[0] if (found := _ORDINAL.match(name)) else ""
        bare = name[len(ordinal) :] or name
        if _COUNTRY.match(bare):
            return Decision(iris.entity(entity.type, name), "linked", "a name that is unique in the country")
        owned = self._owned(bare)
        if owned:
            kept = name if owned.short or _HALF_NAME.match(owned.rest) else ordinal + owned.rest.removeprefix("的")
            code = owned.division.code
            return Decision(iris.entity(entity.type, kept, code), "linked", f"the name and its place {code}")
        return self._levelled(entity.type, ordinal, bare)

    def _levelled(self, kind: str, ordinal: str, bare: str) -> Decision:
        for level, pattern in _WIDER:
            scope = self._focus_at(level) if (found := pattern.match(bare)) else ""
            if found and scope:
                rest = bare[found.end() :] or bare
                return Decision(iris.entity(kind, ordinal + rest, scope), "new", f"the name, in {scope} as it says")
        return self._scoped(kind, ordinal + (_COUNTY.sub("", bare) or bare), "the name, in the article's county")

    def _owned(self, name: str) -> Lead | None:
        """The division whose name leads; for a village's or zone's name, none: its county is the scope."""
        places = self.geography.places
        if any(name.startswith(normalise(place)) for place, located in places.items() if not located.coded):
            return None
        return leading_place(name, self.gazetteer, self.geography.known)

    def _focus_at(self, level: int) -> str:
        focus = self.geography.focus
        chain = (self.gazetteer.get(focus), *self.gazetteer.ancestors(focus))
        return next((d.code for d in chain if d is not None and d.level == level), "")

    def _focus_named(self, word: str) -> str:
        """The county of the article, or the division above it, that is called 县, 市 …; empty if there is none."""
        focus = self.gazetteer.get(self.geography.focus)
        if focus is None or word not in "省市州盟县区旗":
            return ""
        if focus.name.endswith(word) or (focus.level == _COUNTY_LEVEL and word in "县区旗"):
            return focus.code
        return self._focus_at(1 if word == "省" else 2) if word in "省市州盟" else ""

    def _scoped(self, kind: str, name: str, reason: str) -> Decision:
        if self.geography.focus:
            return Decision(iris.entity(kind, name, self.geography.focus), "new", reason)
        iri = iris.entity(kind, name, self.outside)
        return Decision(iri, "unsure", "no county is known, so the article alone tells what it is")
