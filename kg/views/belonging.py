"""Which division a body belongs to, and which body it is a part of: drawn as thin lines, and counted as no facts.

Without them a county's committee, government and bureaus stand apart, each with the little that is said of it alone.
"""

from __future__ import annotations

import collections
import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from rdflib import Dataset

from kg import iris
from kg.vocabulary import PREFIXES

_HOMES: Final = f"""PREFIX dcterms: <{PREFIXES["dcterms"]}> PREFIX gov: <{PREFIXES["gov"]}>
SELECT ?body ?division WHERE {{ ?body dcterms:spatial ?division ; a gov:Organization . }}"""
_WHOLE: Final = re.compile(r".*(?:[委局厅府院会社处校学]|小学|中心|公司)")
_INNER: Final = re.compile(r".*(?:[部办科股室站所队处点]|中心|分公司|分局|支队|分院|党组)")
_PROVINCE: Final = re.compile(r"\d\d0000")


class Tie(NamedTuple):
    """A body and the division, or the body, that it belongs to; both are IRIs."""

    part: str
    whole: str


def read_homes(dataset: Dataset) -> dict[str, str]:
    """The division of each body that has one, but of what only bears a province in its name."""
    rows = dataset.query(_HOMES)
    homes = {str(body): str(division) for body, division in sorted(map(tuple, rows))}  # type: ignore[arg-type]
    return {body: place for body, place in homes.items() if iris.scope(body) or not _is_province(place)}


def ties(things: Iterable[str], homes: Mapping[str, str]) -> tuple[Tie, ...]:
    """What the bodies among ``things`` belong to, whether it is one of them or not.

    >>> body = "https://w3id.org/govkg/id/organization/430422/"
    >>> homes = dict.fromkeys([f"{body}教育局", f"{body}教育局考试中心"], "https://w3id.org/govkg/id/place/430422")
    >>> [iris.name(tie.whole) for tie in ties(homes, homes)]
    ['430422', '教育局']
    """
    known = set(things)
    return tuple(Tie(part, owner(part, known) or homes[part]) for part in sorted(known & homes.keys()))


def owner(body: str, known: set[str]) -> str:
    """The body that another is a section of, by their IRIs, which spell one body one way; empty where there is none.

    >>> body = "https://w3id.org/govkg/id/organization/430422/"
    >>> iris.name(owner(f"{body}党委宣传部", {f"{body}党委", f"{body}人民政府"}))
    '党委'
    >>> owner(f"{body}实验小学教育集团", {f"{body}实验小学"})
    ''
    """
    name = body.rpartition("/")[2]
    for end in range(len(name) - 1, 1, -1):
        whole = body[: len(body) - len(name) + end]
        if whole in known and _WHOLE.fullmatch(name[:end]) and _INNER.fullmatch(name[end:]):
            return whole
    return ""


def divisions(found: Iterable[Tie], known: set[str]) -> list[str]:
    """The divisions not yet ``known`` that hold several bodies together, those of most bodies first."""
    several = collections.Counter(tie.whole for tie in found if tie.whole not in known)
    return sorted((iri for iri, number in several.items() if number > 1), key=lambda iri: (-several[iri], iri))


def _is_province(place: str) -> bool:
    return bool(_PROVINCE.fullmatch(iris.key_of_place(place)))
