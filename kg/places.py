"""Where an article plays: its places' keys and the county that tells its homonyms apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg import iris, papers
from kg.bodies import without_party
from pipelines.article import Article, normalise
from pipelines.gazetteer import Division, Gazetteer

_LONGEST_NAME = 16
_OWN_PAPER = 3
_COUNTY = 3
_LEVELS = "省市州县区旗乡镇"
# Behind a short form these make another name of it (河南路, 太平桥), unless a body follows (衡南县委).
_OTHER_NAME = re.compile(r"[路街桥河湖江山岭岛镇村屯省州道寺塔站]|[乡市县区](?!村|委|政)")


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


@dataclass(frozen=True, slots=True)
class Lead:
    """The division that a name starts with and what stands behind it; ``short`` if it stands there in a short form."""

    division: Division
    rest: str
    short: bool = False


def leading_place(name: str, gazetteer: Gazetteer, known: Iterable[str]) -> Lead | None:
    """The division that a name starts with, or None where it starts with none.

    A chain is followed to its end (湖南省衡南县|教育局). Full names count where they are unique or lie in ``known``,
    short forms only where they have to do with ``known``, or are those of provinces.
    """
    lead = _first(name, gazetteer, tuple(known))
    while lead is not None:
        deeper = _first(lead.rest, gazetteer, (lead.division.code,))
        if deeper is None or deeper.short or not gazetteer.is_within(deeper.division.code, lead.division.code):
            break
        lead = deeper
    return lead


def survey(article: Article, gazetteer: Gazetteer) -> Geography:
    """The keys of the article's places, from what it states first and from its county second."""
    work = _Survey(article, gazetteer)
    work.resolve_stated()
    publisher = papers.home(article.publisher, article.text, work.named(), gazetteer)
    focus = work.focus(publisher)
    known = _neighbourhood(focus or publisher, publisher, gazetteer)
    work.resolve_near(known)
    return Geography(focus, known, {name: work.located(name, focus) for name in work.names})


def _first(name: str, gazetteer: Gazetteer, known: tuple[str, ...]) -> Lead | None:
    for size in range(min(_LONGEST_NAME, len(name) - 1), 1, -1):
        head, rest = name[:size], name[size:]
        bearers = gazetteer.named(head)
        if not bearers:
            continue
        near = (gazetteer.resolve(head, (code,)) for code in known)
        division = next((found for found in near if found is not None), None) or gazetteer.resolve(head, known)
        if bearers[0].name == head or (len(bearers) == 1 and head[-1] in "县市区旗" and head in bearers[0].former):
            return Lead(division, rest) if division is not None else None
        if division is not None and _short_form_counts(division, head, rest, gazetteer, known):
            return Lead(division, rest, short=head[-1] not in _LEVELS)
    return None


def _short_form_counts(division: Division, head: str, rest: str, gazetteer: Gazetteer, known: tuple[str, ...]) -> bool:
    if head[-1] not in _LEVELS and _OTHER_NAME.match(rest):
        return False
    return division.level == 1 or any(
        division.code == code or gazetteer.is_within(division.code, code) or gazetteer.is_within(code, division.code)
        for code in known
    )


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
            for code in known:
                near = [d for d in bearers if d.code == code or self.gazetteer.is_within(d.code, code)]
                if near:
                    if len(near) == 1:
                        self.codes[name] = near[0].code, "the article's county"
                    break
            else:
                if len(bearers) == 1:
                    self.codes[name] = bearers[0].code, "the only division of that name"

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

    def _parent(self, name: str, focus: str, seen: frozenset[str]) -> tuple[str, str]:
        stated = sorted(parent for parent in self.above.get(name, ()) if parent not in seen)
        if coded := self._narrowest(stated):
            return coded, "a place of its own under the stated parent"
        if stated:
            above, _ = self._parent(stated[0], focus, seen | {stated[0]})
            return iris.place_key(above, stated[0]), "a place of its own under the stated parent"
        if focus:
            return focus, "a place of its own in the article's county"
        return iris.article_scope(self.article.id), "no county is known, so the article alone tells what it is"
