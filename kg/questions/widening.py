"""What to ask of all that lies in a place, where a question is about the place itself.

A county acts through its bureaus: of 云泽县 itself hardly anything is said, of what lies in it a great deal.
"""

from __future__ import annotations

from collections.abc import Mapping

from rdflib import RDF, URIRef

from kg.embedded import Source, one_graph
from kg.lookup import find
from kg.queries import Query
from kg.vocabulary import GOV


def wider(source: Source, asked: Query, values: Mapping[str, str]) -> dict[str, str] | None:
    """The values with the one place that they name in the parameter for all that lies in a place; None where the query
    has no such parameter, or none that is free, or where not one place alone is named.

    Raises:
        UnknownName: no thing of the graph goes by a given name.
        AmbiguousName: several things do.
    """
    wide = next((parameter.name for parameter in asked.parameters if parameter.type == "place"), "")
    if not wide or values.get(wide):
        return None
    named = [p.name for p in asked.parameters if p.type == "entity" and values.get(p.name)]
    places = [name for name in named if _is_place(source, find(source, values[name]))]
    if len(places) != 1:
        return None
    rest = {name: value for name, value in values.items() if name != places[0]}
    return {**rest, wide: values[places[0]]}


def _is_place(source: Source, thing: URIRef) -> bool:
    return (thing, RDF.type, GOV.Place) in one_graph(source)
