"""What one article says of each of its things, as far as it tells the thing from others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from kg.linking import LinkedArticle
from kg.resolution.features import DATED, Tracer
from kg.resolution.profiles import Trace, when
from kg.resolution.reviews import Reviews
from kg.vocabulary import ID
from pipelines.article import Entity
from pipelines.gazetteer import Gazetteer
from pipelines.printed import in_simplified
from pipelines.traditional import is_traditional


def traces(linked: LinkedArticle, gazetteer: Gazetteer, reviews: Reviews) -> dict[str, Trace]:
    """The traces of an article's entities by name; divisions with a code and honours need none.

    ``linked`` holds local IRIs, as :func:`kg.linking.link` gives them.
    """
    article = linked.article
    plain = in_simplified(article) if is_traditional(article.text) else article
    tracer = Tracer(linked, gazetteer, [r for r in article.relations if r.subject != r.object])
    found: dict[str, Trace] = {}
    for entity, simple in zip(article.entities, plain.entities, strict=True):
        path = linked.decisions[entity.name].iri.removeprefix(str(ID))
        if entity.name in found or not _is_open(path, gazetteer):
            continue
        features = frozenset(tracer.features(entity, simple, path))
        tag = reviews.tag(article.id, path) or _tag(entity, features, scope(path), article.id)
        found[entity.name] = Trace(f"{path}~{tag}" if tag else path, path, features)
    return _apart(found)


def dated(linked: LinkedArticle) -> str:
    """What the traces of an article are ordered by."""
    return when(linked.article.published, linked.article.id)


def _is_open(path: str, gazetteer: Gazetteer) -> bool:
    kind, _, key = path.partition("/")
    return kind != "honor" and not (kind == "place" and gazetteer.get(key) is not None)


def _tag(entity: Entity, features: frozenset[str], scope: str, article: str) -> str:
    if entity.type == "Person":
        posts = [f.removeprefix("post ").split("|") for f in features if f.startswith("post ")]
        seats = sorted({seat for seat, *_ in posts})
        # Namesakes may sit in one office: there the title tells them apart.
        titles = sorted({title for _, title, _ in posts}) if "namesake yes" in features else []
        walks = sorted(f for f in features if f.startswith("walk "))
        if not seats and "namesake yes" in features:
            return _digest(*walks, article)
        return _digest(*seats, *titles) if seats else _digest(*walks) if walks else ""
    if entity.type != "Initiative":
        return ""
    site = min((f.removeprefix("site ") for f in features if f.startswith("site ")), default="")
    elsewhere = f"at{site}" if site and scope and f"site {scope}" not in features and not scope.endswith("00") else ""
    if entity.subtype in DATED:
        hard, soft = (min((f[5:] for f in features if f.startswith(kind)), default="") for kind in ("year ", "soft "))
        return (hard or (f"in{soft}" if soft else "")) + elsewhere
    return elsewhere


def scope(path: str) -> str:
    """The code of the division whose thing it is, empty where its path has none.

    >>> scope("initiative/430422/清河行动"), scope("initiative/全国清河行动")
    ('430422', '')
    """
    parts = path.split("/")
    return parts[1] if len(parts) == 3 and parts[1].isdecimal() else ""


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _apart(found: Mapping[str, Trace]) -> dict[str, Trace]:
    """Things of one type that one article tells apart by their names are not one thing."""
    kinds: dict[str, set[str]] = {}
    for trace in found.values():
        kinds.setdefault(trace.base.partition("/")[0], set()).add(trace.base)
    apart: dict[str, Trace] = {}
    for name, trace in found.items():
        others = kinds[trace.base.partition("/")[0]] - {trace.base}
        forms = {f.removeprefix("form ") for f in trace.features if f.startswith("form ")}
        near = (f"apart {other}" for other in others - forms - _known(found, trace) if _comparable(trace.base, other))
        apart[name] = Trace(trace.facet, trace.base, trace.features.union(near))
    return apart


def _known(found: Mapping[str, Trace], trace: Trace) -> set[str]:
    """The local IRIs of the things that have this one's name among their own."""
    return {other.base for other in found.values() if f"form {trace.base}" in other.features}


def _comparable(one: str, other: str) -> bool:
    """Names that share two characters in a row; others would never be compared."""
    a, b = one.rpartition("/")[2], other.rpartition("/")[2]
    return any(a[i : i + 2] in b for i in range(len(a) - 1))
