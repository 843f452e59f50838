"""Stable IRIs: pure functions of what a thing is, never a random or a running number.

Keys and scopes are parts of a path already: the code of a division, or what :func:`place_key` and
:func:`article_scope` return. Names become one segment each.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import Final
from urllib.parse import unquote

from rdflib import URIRef

from kg.vocabulary import ID
from pipelines.article import normalise

# unreserved, sub-delims, ":" and "@" of RFC 3986 and the ucschar of RFC 3987 may stand in a path segment.
_ENCODED: Final = re.compile(
    "[^A-Za-z0-9._~!$&'()*+,;=:@\u00a0-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd-]"
)

_SCOPED: Final = ("person", "organization", "initiative", "facility", "honor")


def segment(name: str) -> str:
    """A name as one path segment: normalised, percent-encoded only where RFC 3987 asks for it.

    >>> segment("教育改革“三三五” 工程"), segment("A/B 100%"), segment("“”"), segment("..")
    ('教育改革三三五工程', 'a%2Fb100%25', '_', '%2E%2E')
    """
    plain = normalise(name) or "_"
    if not plain.strip("."):
        return plain.replace(".", "%2E")
    return _ENCODED.sub(lambda found: "".join(f"%{byte:02X}" for byte in _bytes(found[0])), plain)


def place(key: str) -> URIRef:
    """The IRI of a place by its key, which is a division's code or :func:`place_key`.

    >>> str(place("430422"))
    'https://w3id.org/govkg/id/place/430422'
    """
    return URIRef(f"{ID}place/{key}")


def place_key(parent: str, name: str) -> str:
    """The key of a place without a code: its parent's key and its name.

    >>> place_key("430422003", "郭市村")
    '430422003/郭市村'
    """
    return f"{parent}/{segment(name)}"


def key_of_place(iri: str) -> str:
    """The key of a place's IRI, empty for the IRI of anything else.

    >>> key_of_place("https://w3id.org/govkg/id/place/430422"), key_of_place("https://w3id.org/govkg/id/person/430422/王")
    ('430422', '')
    """
    head = f"{ID}place/"
    return iri[len(head) :] if iri.startswith(head) else ""


def entity(kind: str, name: str, scope: str = "") -> URIRef:
    """The IRI of a person, body, initiative, facility or honour: type, scope and canonical name.

    >>> str(entity("Initiative", "教育改革“三三五”工程", "430422"))
    'https://w3id.org/govkg/id/initiative/430422/教育改革三三五工程'
    >>> str(entity("Organization", "湖南省腾阳生物科技有限公司"))
    'https://w3id.org/govkg/id/organization/湖南省腾阳生物科技有限公司'
    """
    return URIRef(f"{ID}{kind.lower()}/{scope}{'/' if scope else ''}{segment(name)}")


def scope(iri: str) -> str:
    """The scope in the IRI of an entity that is no place, empty where it has none and for any other IRI.

    >>> scope("https://w3id.org/govkg/id/person/430422/王"), scope("https://w3id.org/govkg/id/organization/中国石化集团")
    ('430422', '')
    """
    kind, *rest = iri.removeprefix(str(ID)).split("/")
    return rest[0] if kind in _SCOPED and len(rest) == 2 else ""


def name(iri: str) -> str:
    """The normalised name that the IRI of an entity ends with.

    >>> name("https://w3id.org/govkg/id/organization/a%2Fb公司")
    'a/b公司'
    """
    return unquote(iri.rpartition("/")[2], errors="replace")


def article(article_id: str) -> URIRef:
    """The IRI of an article, which names its graph as well.

    >>> str(article("02-1"))
    'https://w3id.org/govkg/id/article/02-1'
    """
    return URIRef(f"{ID}article/{_exact(article_id)}")


def article_scope(article_id: str) -> str:
    """The scope of things that nothing but their article identifies; never equal to a division's code.

    >>> article_scope("02-1")
    'article-02-1'
    """
    return f"article-{_exact(article_id)}"


def fact(article_id: str, *parts: str) -> URIRef:
    """The IRI of a fact: its article and a digest of all that it says.

    >>> str(fact("02-1", "a", "leads", "b"))
    'https://w3id.org/govkg/id/fact/02-1/dffc24c00c174bd1'
    """
    return URIRef(f"{ID}fact/{_exact(article_id)}/{_digest(parts)}")


def measure(article_id: str, *parts: str) -> URIRef:
    """The IRI of a measure, made as that of a :func:`fact`.

    >>> measure("02-1", "a").rpartition("/")[0]
    'https://w3id.org/govkg/id/measure/02-1'
    """
    return URIRef(f"{ID}measure/{_exact(article_id)}/{_digest(parts)}")


def link(name: str) -> URIRef:
    """The IRI of a link between two facets.

    >>> str(link("0f3a5c7e9b1d"))
    'https://w3id.org/govkg/id/link/0f3a5c7e9b1d'
    """
    return URIRef(f"{ID}link/{name}")


def review(name: str) -> URIRef:
    """The IRI of a person's decision on links.

    >>> str(review("0f3a5c7e9b1d"))
    'https://w3id.org/govkg/id/review/0f3a5c7e9b1d'
    """
    return URIRef(f"{ID}review/{name}")


def _exact(article_id: str) -> str:
    """An identifier is not a name: case and quotation marks tell two of them apart."""
    encoded = _ENCODED.sub(lambda found: "".join(f"%{byte:02X}" for byte in _bytes(found[0])), article_id)
    return encoded if encoded.strip(".") else encoded.replace(".", "%2E")


def _bytes(character: str) -> bytes:
    return character.encode("utf-8", "surrogatepass")


def _digest(parts: tuple[str, ...]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
