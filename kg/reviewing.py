"""What a person is asked about links, and how the answers become decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from rdflib import SKOS, Dataset, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg import iris
from kg.ledger import Ledger
from kg.links import LINKS, path_of, thing
from kg.resolution.profiles import Profile
from kg.resolution.resolver import Resolver
from kg.resolution.reviews import Review, Reviews, is_division
from kg.store import GraphStore
from kg.vocabulary import PREFIXES
from pipelines.gazetteer import Gazetteer

_QUESTIONS = f"""
SELECT ?link ?one ?other ?score ?reason
WHERE {{ GRAPH <{LINKS}> {{
  ?link gov:outcome "unsure" ; gov:between ?one , ?other ; gov:score ?score ; gov:because ?reason .
  FILTER (STR(?one) < STR(?other))
}} }}
"""
_SENTENCE = """
SELECT ?quote ?title ?issued ?publisher
WHERE { GRAPH ?article {
  ?article gov:mentionsAs ?facet .
  { ?fact rdf:subject ?thing } UNION { ?fact rdf:object ?thing }
  ?fact gov:quote ?quote .
  OPTIONAL { ?article dcterms:title ?title }
  OPTIONAL { ?article dcterms:issued ?issued }
  OPTIONAL { ?article dcterms:publisher ?publisher }
} }
ORDER BY ?issued ?article STRLEN(?quote) ?quote
LIMIT 1
"""
_WORDS = _SENTENCE.replace(
    "{ ?fact rdf:subject ?thing } UNION { ?fact rdf:object ?thing }\n  ?fact gov:quote ?quote .",
    "?article gov:text ?quote .",
)


class ReviewError(ValueError):
    """A decision cannot be made or taken back; the message is one sentence."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that may be one: what it is called, where it is, and a sentence that speaks of it."""

    iri: str
    name: str
    aliases: tuple[str, ...]
    posts: tuple[str, ...]
    places: tuple[str, ...]
    sentence: str
    article: str


@dataclass(frozen=True, slots=True)
class Question:
    """Two things of which a person has to say whether they are one; ``id`` is that of the best link between them."""

    id: str
    type: str
    score: int
    evidence: tuple[str, ...]
    reason: str
    one: Side
    other: Side


def questions(store: GraphStore) -> list[Question]:
    """All open questions, those with the best evidence first; one for each pair of things."""
    ledger = store.ledger()
    best: dict[frozenset[str], tuple[int, str, str, str, str]] = {}
    for link, one, other, score, reason in _select(store.dataset, _QUESTIONS):
        sides = path_of(one), path_of(other)
        pair = frozenset(map(ledger.canonical, sides))
        found = (-int(float(score)), link.rpartition("/")[2], *sides, reason)
        best[pair] = min(found, best.get(pair, found))
    return [_question(store, ledger, *found) for found in sorted(best.values())]


def question(store: GraphStore, name: str) -> Question:
    """The open question of that identifier, of which the beginning is enough.

    Raises:
        ReviewError: there is none, or there are several.
    """
    found = [one for one in questions(store) if name and one.id.startswith(name)]
    if len(found) > 1:
        raise ReviewError(f"{len(found)} open questions begin with {name}; give more of it.")
    if not found:
        raise ReviewError(f"There is no open question {name}; kg review lists them.")
    return found[0]


def answer(store: GraphStore, asked: Question, *, same: bool) -> Review:
    """The decision that the two things of a question are one, or are two."""
    ledger = store.ledger()
    these, those = (_members(ledger, path_of(side.iri)) for side in (asked.one, asked.other))
    return Review("same" if same else "different", these, those)


def merge(store: GraphStore, one: str, other: str) -> Review:
    """The decision that two things, given by their IRIs, are one.

    Raises:
        ReviewError: they are one already, or things that nobody can make one.
    """
    ledger = store.ledger()
    paths = path_of(one), path_of(other)
    if paths[0] == paths[1]:
        raise ReviewError(f"{one} is one thing already.")
    sides = [_members(ledger, path) for path in paths]
    for iri, side in zip((one, other), sides, strict=True):
        if not side or all(map(is_division, paths)):
            raise ReviewError(f"{iri} is known by its code or unique name and cannot be merged.")
    if len({path.partition("/")[0] for path in paths}) > 1:
        raise ReviewError("Things of different types cannot be merged.")
    return Review("same", sides[0], sides[1])


def split(store: GraphStore, iri: str, articles: tuple[str, ...]) -> Review:
    """The decision that what these articles call a thing is another one than what the rest calls so.

    Raises:
        ReviewError: no other article speaks of it, or one of these does not.
    """
    ledger = store.ledger()
    homes = {facet: {_article(name) for name in ledger.articles(facet)} for facet in ledger.facets(path_of(iri))}
    chosen, every = set(articles), set[str]().union(*homes.values())
    if not homes:
        raise ReviewError(f"{iri} is known by its code or unique name and cannot be split.")
    if chosen - every:
        raise ReviewError(f"{iri} is not mentioned by {', '.join(sorted(chosen - every))}; name articles that do.")
    if chosen == every:
        raise ReviewError(f"All articles on {iri} are named; name those that speak of another thing.")
    bases = {profile.base for facet, found in homes.items() if found & chosen and (profile := ledger.profile(facet))}
    rest = (facet for facet, found in homes.items() if found - chosen)
    return Review("split", tuple(sorted(bases)), tuple(sorted(rest)), tuple(sorted(chosen)))


def undone(decided: Reviews, name: str, at: str) -> Reviews:
    """The decisions with one of them taken back.

    Raises:
        ReviewError: there is no such decision, or it has been taken back before.
    """
    found = [review for review in decided.all if name and review.id.startswith(name)]
    if len(found) != 1:
        raise ReviewError(f"There is no decision {name}; kg review decisions lists them.")
    if found[0].undone:
        raise ReviewError(f"The decision {found[0].id} was taken back on {found[0].undone} already.")
    return Reviews(tuple(replace(r, undone=at) if r == found[0] else r for r in decided.all))


def objection(store: GraphStore, review: Review) -> str:
    """What the evidence has against a merge, empty if nothing forbids it."""
    resolver = Resolver(store.ledger(), Reviews())
    vetoes = (resolver.verdict(one, other).veto for one in review.these for other in review.those)
    return next(filter(None, vetoes), "") if review.act == "same" else ""


def _members(ledger: Ledger, path: str) -> tuple[str, ...]:
    """The facets of a thing; a division with a code stands for itself."""
    return (path,) if is_division(path) else tuple(sorted(ledger.facets(path)))


def _question(store: GraphStore, ledger: Ledger, score: int, name: str, one: str, other: str, reason: str) -> Question:
    verdict = Resolver(ledger, Reviews()).verdict(one, other)
    sides = (_side(store, ledger, facet) for facet in (one, other))
    return Question(name, one.partition("/")[0], -score, verdict.evidence, reason, *sides)


def _side(store: GraphStore, ledger: Ledger, facet: str) -> Side:
    iri, profile = thing(ledger.canonical(facet)), ledger.profile(facet)
    if is_division(facet):
        return _division(facet.removeprefix("place/"))
    plain = store.dataset.graph(DATASET_DEFAULT_GRAPH_ID)
    told = next(_select(store.dataset, _SENTENCE, facet=thing(facet), thing=iri), None)
    told = told or next(_select(store.dataset, _WORDS, facet=thing(facet)), ("", "", "", ""))
    name = str(plain.value(iri, SKOS.prefLabel) or "")
    return Side(
        iri=str(iri),
        name=name,
        aliases=tuple(sorted(map(str, plain.objects(iri, SKOS.altLabel)))),
        posts=_posts(profile) if profile else (),
        places=_places(profile) if profile else (),
        sentence=_about(told[0], name),
        article=" ".join(filter(None, (told[3], told[2], f"《{told[1]}》" if told[1] else ""))),
    )


def _division(code: str) -> Side:
    """A division of the gazetteer, whether or not an article speaks of it."""
    gazetteer = Gazetteer.load()
    found = gazetteer.get(code)
    above = tuple(division.name for division in gazetteer.ancestors(code))
    return Side(str(iris.place(code)), found.name if found else code, (), (), above, "", "")


def _about(text: str, name: str) -> str:
    """The sentence of a text that has the name in it."""
    sentences = [part for part in text.replace("\n", "。").split("。") if name in part]
    return f"{sentences[0].strip()}。" if sentences else text[:80]


def _posts(profile: Profile) -> tuple[str, ...]:
    posts = (post.split("|") for post in sorted(profile.all("post")))
    return tuple(" ".join(filter(None, (month, _named(seat), title))) for seat, title, month in posts)


def _named(seat: str) -> str:
    """A seat with the name of its place."""
    code, _, rest = seat.partition("/")
    division = Gazetteer.load().get(code)
    return f"{division.name}{rest}" if division else rest or code


def _places(profile: Profile) -> tuple[str, ...]:
    kind = next((kind for kind in ("county", "city", "province") if profile.all(kind)), "county")
    divisions = (Gazetteer.load().get(code) for code in sorted(profile.all(kind)))
    return tuple(division.name for division in divisions if division is not None)


def _article(iri: str) -> str:
    return unquote(iri.rpartition("/")[2])


def _select(dataset: Dataset, query: str, **bound: URIRef) -> Iterator[tuple[str, ...]]:
    prefixes = "".join(f"PREFIX {key}: <{space}>\n" for key, space in PREFIXES.items())
    for key, iri in bound.items():
        query = query.replace(f"?{key}", iri.n3())
    for row in dataset.query(prefixes + query):
        yield tuple("" if term is None else str(term) for term in row)  # type: ignore[union-attr]
