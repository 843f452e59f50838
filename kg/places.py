"""Where an article plays: its places' keys and the county that tells its homonyms apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg import iris, papers
from kg.bodies import without_party
from kg.leads import Lead, leading_place
from pipelines.article import Article, normalise
from pipelines.gazetteer import Division, Gazetteer

__all__ = ["Geography", "Lead", "Located", "leading_place", "survey"]

_OWN_PAPER = 3
_COUNTY = 3
_TOWN = ("镇", "乡", "街道")
_VILLAGE = ("村", "屯", "寨", "社区", "嘎查")


@dataclass(frozen=True, slots=True)
class Located:
    """A place entity's key, how it was found, and the codes of the divisions that it could be where that is open."""

    key: str
    reason: str
    coded: bool = False
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Geography:
    """What an article says about where: ``focus`` is the code of its county (or city), empty if it names none.

    ``known`` are the codes under which homonyms are looked for, narrowest first.
    """

    focus: str
    known: tuple[str, ...]
    places: Mapping[str, Located]


def survey(article: Article, gazetteer: Gazetteer) -> Geography:
    """The keys of the article's places, from what it states first and from its county second."""
    work = _Survey(article, gazetteer)
    work.resolve_stated()
    publisher = papers.home(article.publisher, article.text, work.named(), gazetteer)
    focus = work.focus(publisher)
    known = _neighbourhood(focus or publisher, publisher, gazetteer)
    work.resolve_near(known)
    return Geography(focus, known, {name: work.located(name, focus) for name in work.names})


def _neighbourhood(code: str, publisher: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    chain = [code, *(division.code for division in gazetteer.ancestors(code))] if code else []
    return tuple(dict.fromkeys(code for code in (*chain, publisher) if code))


class _Survey:
    """The places of one article while they are being told apart."""

    def __init__(self, article: Article, gazetteer: Gazetteer) -> None:
        self.article = article
        self.gazetteer = gazetteer
        self.names = list(dict.fromkeys(e.name for e in article.entities if e.type == "Place"))
        self.codes: dict[str, tuple[str, str]] = {}
        self.above: dict[str, list[str]] = defaultdict(list)
        known = set(self.names)
        for relation in article.relations:
            ends = relation.subject, relation.object
            if relation.predicate == "locatedIn" and known.issuperset(ends) and ends[0] != ends[1]:
                self.above[ends[0]].append(ends[1])

    def resolve_stated(self) -> None:
        """Names that only one county, city or province bears; then, step by step, what chains decide."""
        for name in self.names:
            bearers = self.gazetteer.named(normalise(name))
            if len(bearers) == 1 and bearers[0].level < 4:
                self.codes[name] = bearers[0].code, "the only division of that name"
        changed = True
        while changed:
            found = {n: c for n in self.names if n not in self.codes if (c := self._by_chain(n))}
            self.codes.update((name, (code, "the stated chain")) for name, code in found.items())
            changed = bool(found)

    def resolve_near(self, known: tuple[str, ...]) -> None:
        """Names with several bearers: the one in the article's county, city or province."""
        for name in self.names:
            if name in self.codes or self._coded_parent(name):
                continue
            bearers = self.gazetteer.named(normalise(name))
            if found := next(filter(None, (self._in(bearers, codes) for codes in self._rings(known))), []):
                if len(found) == 1:
                    self.codes[name] = found[0].code, "the article's county, or one that it names"
            elif len(bearers) == 1:
                self.codes[name] = bearers[0].code, "the only division of that name"
            elif not bearers and (town := self._town(name, known)):
                self.codes[name] = town, "the town of the article's county that is called so in short"

    def _town(self, name: str, known: tuple[str, ...]) -> str:
        """The one town of the article's county whose name is this with 镇, 乡 or 街道 behind it, or empty."""
        spelt = {f"{normalise(name)}{ending}" for ending in _TOWN}
        county = next((code for code in known if self._level(code) == _COUNTY), "")
        found = [town.code for town in self.gazetteer.children(county) if town.name in spelt] if county else []
        return found[0] if len(found) == 1 else ""

    def _rings(self, known: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Where homonyms are looked for, nearest first: the article's county, those that it names, then wider."""
        yield from ((code,) for code in known if self._level(code) >= _COUNTY)
        yield tuple({code for code, _ in self.codes.values() if self._level(code) == _COUNTY})
        yield from ((code,) for code in known if self._level(code) < _COUNTY)

    def _in(self, bearers: Iterable[Division], codes: tuple[str, ...]) -> list[Division]:
        """Those of the bearers of a name that are, or lie in, one of these divisions."""
        return [d for d in bearers if any(d.code == code or self.gazetteer.is_within(d.code, code) for code in codes)]

    def named(self) -> tuple[str, ...]:
        """The codes of the divisions that the article names; where that is open, of all that it may mean."""
        if self.codes:
            return tuple(code for code, _ in self.codes.values())
        return tuple(division.code for name in self.names for division in self.gazetteer.named(normalise(name)))

    def focus(self, publisher: str) -> str:
        """The county, or city, that most of the article's places and bodies belong to."""
        votes: Counter[str] = Counter()
        for code, weight in self._votes(publisher):
            votes[self._home(code)] += weight
        del votes[""]
        # A county's paper writes about its county, named or not, and what goes to cities; a city's about its counties.
        if self._level(publisher) >= _COUNTY:
            votes = Counter({code: votes[code] for code in votes if self._level(code) >= _COUNTY})
            votes[publisher] += _OWN_PAPER
        for code in votes:
            votes[code] += self.gazetteer.is_within(code, publisher)
        best = min(votes, key=lambda code: (-votes[code], -self._level(code), self._first(code), code), default="")
        return best or self._home(publisher)

    def located(self, name: str, focus: str) -> Located:
        """The decision on one place, after everything that can be resolved has been."""
        if name in self.codes:
            code, reason = self.codes[name]
            return Located(code, reason, coded=True)
        candidates = tuple(division.code for division in self.gazetteer.named(normalise(name)))
        parent, reason = self._parent(name, focus, frozenset({name}))
        return Located(iris.place_key(parent, name), reason, candidates=() if self._coded_parent(name) else candidates)

    def _votes(self, publisher: str) -> Iterator[tuple[str, int]]:
        text = f"{self.article.title}\n{self.article.text}"
        for name, (code, _) in self.codes.items():
            yield code, min(text.count(name), 5) + 2 * self.article.title.count(name)
        known = (*(code for code, _ in self.codes.values()), *([publisher] if publisher else ()))
        for entity in self.article.entities:
            if entity.type == "Organization" or (entity.type == "Place" and entity.name not in self.codes):
                lead = leading_place(without_party(entity.name), self.gazetteer, known)
                if lead is not None:
                    yield lead.division.code, 1

    def _first(self, home: str) -> int:
        """Where the title or the text names a county's places first; behind all of it if only bodies bear its name."""
        whole = f"{self.article.title}\n{self.article.text}"
        places = (whole.find(name) for name, (code, _) in self.codes.items() if self._home(code) == home)
        return min((at for at in places if at >= 0), default=len(whole))

    def _home(self, code: str) -> str:
        chain = [d for d in (self.gazetteer.get(code), *self.gazetteer.ancestors(code)) if d is not None]
        return next((division.code for division in chain if 2 <= division.level <= 3), "")

    def _level(self, code: str) -> int:
        division = self.gazetteer.get(code)
        return division.level if division else 0

    def _by_chain(self, name: str) -> str:
        bearers = self.gazetteer.named(normalise(name))
        parent = self._coded_parent(name)
        inside = [d for d in bearers if parent and self.gazetteer.is_within(d.code, parent)]
        if not parent and len(bearers) > 1:
            inside = [d for d in bearers if self._holds_children(d, name)]
        return inside[0].code if len(inside) == 1 else ""

    def _holds_children(self, division: Division, name: str) -> bool:
        children = [child for child, parents in self.above.items() if name in parents]
        return any(
            self.gazetteer.is_within(bearer.code, division.code)
            for child in children
            for bearer in self.gazetteer.named(normalise(child))
        )

    def _coded_parent(self, name: str) -> str:
        """The code of the nearest place above that has one, along the stated chain."""
        seen, level = {name}, [name]
        while level:
            above = [p for child in level for p in self.above.get(child, ()) if p not in seen]
            if coded := self._narrowest(above):
                return coded
            seen.update(above)
            level = above
        return ""

    def _narrowest(self, names: Iterable[str]) -> str:
        codes = (self.codes[name][0] for name in names if name in self.codes)
        return min(codes, key=lambda code: (-self._level(code), code), default="")

    def _is_two(self, name: str) -> bool:
        """Whether the article puts a village into two places neither of which is in the other: it names two."""
        codes = [self.codes[above][0] for above in self.above.get(name, ()) if above in self.codes]
        lowest = max(codes, key=self._level, default="")
        return name.endswith(_VILLAGE) and any(c != lowest and not self.gazetteer.is_within(lowest, c) for c in codes)

    def _parent(self, name: str, focus: str, seen: frozenset[str]) -> tuple[str, str]:
        stated = sorted(parent for parent in self.above.get(name, ()) if parent not in seen)
        if self._is_two(name):
            return iris.article_scope(self.article.id), "the article tells of two places of this name"
        if coded := self._narrowest(stated):
            return coded, "a place of its own under the stated parent"
        if stated:
            above, _ = self._parent(stated[0], focus, seen | {stated[0]})
            return iris.place_key(above, stated[0]), "a place of its own under the stated parent"
        if focus:
            return focus, "a place of its own in the article's county"
        return iris.article_scope(self.article.id), "no county is known, so the article alone tells what it is"
