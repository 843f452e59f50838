"""``kg import``: a graph that was exported comes back, wholly or not at all.

Where there is no graph yet, the quads are taken as they are: that is exact whatever version wrote them, keeps what
people decided about links, and needs no decision twice. Where there is one, quads of two graphs cannot simply be put
together, since labels and links depend on all articles: then the articles are added again from their records.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph as ox
from rdflib import RDF

from kg import iris
from kg.draft import node
from kg.exchange.reader import ExchangeError, one
from kg.exchange.replacing import is_free, successor
from kg.graph import read_record
from kg.snapshot import discard, snapshot
from kg.store import open_graph
from kg.vocabulary import GOV, ID, PREFIXES
from pipelines.article import Article, RecordError

FORMATS: Final = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}
_KNOWN: Final = tuple(str(namespace) for namespace in PREFIXES.values())
_ALL: Final = "{ ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } }"
_PREDICATES: Final = f"SELECT DISTINCT ?p WHERE {{ {_ALL} }}"
_SUBJECTS: Final = f"""
SELECT ?s WHERE {{ {{ SELECT DISTINCT ?s WHERE {{ {_ALL} }} }} FILTER (!STRSTARTS(STR(?s), "{ID}")) }} LIMIT 1
"""
_BLANKS: Final = f"SELECT ?s WHERE {{ {_ALL} FILTER (ISBLANK(?s) || ISBLANK(?o)) }} LIMIT 1"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in: ``quads`` of the file, and the articles by what they were (``added``, ``replaced``, …).

    ``merged`` where there was a graph before; ``left_out`` graphs of the file then are no article's and were not taken.
    """

    quads: int
    articles: Counter[str]
    merged: bool = False
    left_out: int = 0


def bring_in(file: Path, folder: Path) -> Imported:
    """Read an exported file into the graph at ``folder``.

    Raises:
        ExchangeError: the file is no export of a graph.
        StoreError: the graph is in use, or is none.
        OSError: the file cannot be read, or the graph not be written.
    """
    form = _format(file)
    if is_free(folder):
        with successor(folder) as aside:
            store = ox.Store(str(aside))
            quads, names = _loaded(store, file, form)
            # Loaded in parts, each of which every question would go through.
            store.optimize()
            store.flush()
            del store
        return Imported(quads, Counter(added=len(names)))
    with successor(folder) as aside, TemporaryDirectory(prefix=f".{folder.name}-import-", dir=aside.parent) as room:
        store = ox.Store(room)
        quads, names = _loaded(store, file, form)
        statuses = _added_again(store, names, folder, aside)
        others = sum(1 for graph in store.named_graphs()) - len(names)
        del store
    return Imported(quads, statuses, True, others)


def _format(file: Path) -> ox.RdfFormat:
    form = FORMATS.get(file.suffix.lower())
    if form is None:
        raise ExchangeError(
            f"{file}: only .trig, .nq and .jsonld hold a whole graph; write one of these with kg export."
        )
    return form


def _loaded(store: ox.Store, file: Path, form: ox.RdfFormat) -> tuple[int, list[str]]:
    """Fill the store; the number of its quads and the names of its articles.

    Quads are loaded first and looked at then, since neither goes through Python one by one that way.
    """
    try:
        with file.open("rb") as lines:
            store.bulk_load(lines, form)
    except (SyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise ExchangeError(
            f"{file}: not whole, or not {file.suffix[1:]} ({reason}); export the graph again."
        ) from error
    for stranger in _strangers(store):
        raise ExchangeError(
            f"{file}: this is no graph of govkg ({stranger} is not in its vocabulary); import what kg export wrote."
        )
    return len(store), [article.id for article in _articles(store, file)]


def _strangers(store: ox.Store) -> Iterator[object]:
    """Terms that stand where none of ours would."""
    for graph in store.named_graphs():
        if not (isinstance(graph, ox.NamedNode) and graph.value.startswith(str(ID))):
            yield graph
    yield from (term for term in _column(store, _PREDICATES) if not str(term)[1:].startswith(_KNOWN))
    yield from _column(store, _SUBJECTS)
    yield from _column(store, _BLANKS)


def _column(store: ox.Store, query: str) -> Iterator[object]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return (row[0] for row in found)


def _articles(store: ox.Store, file: Path) -> Iterator[Article]:
    """The articles by their records; an article without one, or none at all, is no export."""
    count = 0
    for found in store.quads_for_pattern(None, node(RDF.type), node(GOV.Article), None):
        count += 1
        me = found.subject
        assert isinstance(me, ox.NamedNode)
        try:
            article = _record(store, me)
        except (RecordError, ValueError) as error:
            raise ExchangeError(f"{file}: {me} has no readable record; export the graph again.") from error
        if node(iris.article(article.id)) != me or found.graph_name != me:
            raise ExchangeError(f"{file}: {me} is not where its record says; export the graph again.")
        yield article
    if not count:
        raise ExchangeError(f"{file}: there is no article in it; import what kg export wrote as trig, nq or jsonld.")


def _record(store: ox.Store, article: ox.NamedNode) -> Article:
    return read_record(one(store, article, GOV.record, article), one(store, article, GOV.text, article))


def _added_again(store: ox.Store, names: list[str], folder: Path, aside: Path) -> Counter[str]:
    """Put the present graph into ``aside``, and the file's articles to it one by one."""
    copy = snapshot(folder.resolve())
    try:
        for file in copy.iterdir():
            file.replace(aside / file.name)
    finally:
        discard(copy)
    statuses: Counter[str] = Counter()
    with open_graph(aside) as graph:
        for name in names:
            statuses[graph.add(_record(store, node(iris.article(name)))).status] += 1
    return statuses
