"""The graph on disk: an embedded Oxigraph store in which one article is one transaction."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Literal as OneOf
from urllib.parse import unquote

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, URIRef
from rdflib.namespace import DCTERMS, RDF

from kg import iris
from kg.draft import DEFAULT, Draft, node, quad, update_data, value
from kg.facts import article_graph
from kg.graph import Contribution, contribution, read_record
from kg.linking import LinkedArticle, link
from kg.revision import Witness, take_in, take_out
from kg.snapshot import snapshot
from kg.vocabulary import ENTITY_CLASSES, GOV, PREFIXES, SCHEMA
from pipelines.article import Article
from pipelines.gazetteer import Gazetteer

Status = OneOf["added", "unchanged", "replaced"]


class StoreError(Exception):
    """The graph cannot be opened or written; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding one article did.

    ``linked`` entities were known to the gazetteer or to the graph, ``new`` ones were not, ``unsure`` ones could be
    something else as well. ``left_out`` are the entities and statements that the graph did not take, with the reason.
    """

    article: str
    status: Status
    linked: int
    new: int
    unsure: int
    facts: int
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleEntry:
    """One line of the list of articles."""

    id: str
    iri: URIRef
    title: str
    published: str
    publisher: str
    source: str


def open_graph(path: Path | str, *, create: bool = False, read_only: bool = False) -> GraphStore:
    """Open the graph in the directory ``path``; use the result as a context manager.

    A reader (``read_only``) sees the graph as it is now, works beside a writer, and does not hold one up.

    Raises:
        StoreError: there is no graph and ``create`` is not set, the directory holds something else, or another
            process is writing to it.
    """
    folder = Path(path)
    if not (folder / "CURRENT").is_file():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise StoreError(f"{folder} is not a graph directory; name another path.")
        if not create or read_only:
            raise StoreError(f"There is no graph at {folder}; add an article to make one.")
        folder.mkdir(parents=True, exist_ok=True)
    copy: Path | None = None
    try:
        copy = snapshot(folder) if read_only else None
        return GraphStore(ox.Store(str(copy or folder)), folder, copy)
    except (OSError, RuntimeError) as error:
        if copy is not None:
            shutil.rmtree(copy, ignore_errors=True)
        raise StoreError(_sentence(folder, error)) from error


class GraphStore:
    """An open graph. ``dataset`` is a plain rdflib ``Dataset`` for queries; changes go through the methods here."""

    dataset: Dataset

    def __init__(self, store: ox.Store, path: Path, copy: Path | None = None) -> None:
        self._store = store
        self._copy = copy
        self.path = path
        self.dataset = Dataset(store=OxigraphStore(store=store))
        for prefix, namespace in PREFIXES.items():
            self.dataset.bind(prefix, namespace, replace=True)

    def __enter__(self) -> GraphStore:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write everything to disk and let go of the directory; closing twice is fine."""
        if not hasattr(self, "_store"):
            return
        if self._copy is None:
            self._store.flush()
        self.dataset.close()
        del self.dataset, self._store
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)

    def flush(self) -> None:
        """Write everything to disk, so that not even a power cut loses what was added."""
        self._writable().flush()

    def add(self, article: Article) -> AddReport:
        """Take an article in, wholly or not at all; one that is there already in another form is replaced.

        Raises:
            StoreError: the graph was opened to read, or the disk failed.
        """
        gazetteer = Gazetteer.load()
        linked = link(article, gazetteer)
        given = contribution(linked)
        graph = node(iris.article(article.id))
        before = set(self._store.quads_for_pattern(None, None, None, graph))
        after = {quad(triple, graph) for triple in article_graph(linked)}
        report = self._report(linked, given, graph, after, "replaced" if before else "added")
        if before == after:
            return replace(report, status="unchanged")
        draft = Draft(self._store)
        if before:
            self._take_out(draft, graph, before, gazetteer)
        take_in(draft, given, gazetteer)
        self._write(draft.removed | (before - after), draft.added | (after - before))
        return report

    def remove(self, article_id: str) -> bool:
        """Take an article out; what others state as well stays. False if there is no such article.

        Raises:
            StoreError: the graph was opened to read, or the disk failed.
        """
        graph = node(iris.article(article_id))
        before = set(self._store.quads_for_pattern(None, None, None, graph))
        if not before:
            return False
        draft = Draft(self._store)
        self._take_out(draft, graph, before, Gazetteer.load())
        self._write(draft.removed | before, draft.added, drop=graph)
        return True

    def articles(self) -> Iterator[ArticleEntry]:
        """The articles of the graph, by date and identifier."""
        rows = (self._entry(value(found.subject)) for found in self._of_type(GOV.Article))
        yield from sorted(rows, key=lambda entry: (entry.published, entry.id))

    def article(self, article_id: str) -> Article | None:
        """The record of an article exactly as it was added, or None."""
        graph = node(iris.article(article_id))
        record, text = (self._one(graph, predicate) for predicate in (GOV.record, GOV.text))
        return read_record(record, text) if record else None

    def stats(self) -> dict[str, int]:
        """How many articles, entities by class, facts, measures, plain relations and quads there are."""
        counts = {"articles": sum(1 for _ in self._of_type(GOV.Article))}
        for kind in ENTITY_CLASSES:
            found = self._store.quads_for_pattern(None, node(RDF.type), node(kind), DEFAULT)
            counts[kind.rpartition("#")[2]] = sum(1 for _ in found)
        counts["facts"] = sum(1 for _ in self._of_type(GOV.Fact))
        counts["measures"] = sum(1 for _ in self._of_type(GOV.Measure))
        counts["quads"] = len(self._store)
        return counts

    def _writable(self) -> ox.Store:
        if self._copy is not None:
            raise StoreError(f"{self.path} was opened to read only.")
        return self._store

    def _take_out(self, draft: Draft, graph: ox.NamedNode, before: set[ox.Quad], gazetteer: Gazetteer) -> None:
        record, text = (self._one(graph, predicate) for predicate in (GOV.record, GOV.text))
        given = contribution(link(read_record(record, text), gazetteer)) if record else Contribution({}, frozenset())
        mentioned = [URIRef(value(q.object)) for q in before if q.predicate == node(SCHEMA.mentions)]
        take_out(draft, mentioned, _facts(before), given, Witness(self._store, gazetteer, graph))

    def _write(self, gone: Iterable[ox.Quad], new: Iterable[ox.Quad], drop: ox.NamedNode | None = None) -> None:
        """One update, since only that is all or nothing with deletions in it."""
        steps = [f"DELETE DATA {{ {update_data(gone)} }}", f"INSERT DATA {{ {update_data(new)} }}"]
        if drop is not None:
            steps.append(f"DROP SILENT GRAPH {drop}")
        try:
            self._writable().update(" ;\n".join(steps))
        except OSError as error:
            raise StoreError(_sentence(self.path, error)) from error

    def _report(
        self, linked: LinkedArticle, given: Contribution, graph: ox.NamedNode, after: set[ox.Quad], status: Status
    ) -> AddReport:
        witness = Witness(self._store, Gazetteer.load(), graph)
        kinds = {"linked": 0, "new": 0, "unsure": 0}
        for decision in {decision.iri: decision for decision in linked.decisions.values()}.values():
            official = Gazetteer.load().get(iris.key_of_place(decision.iri)) is not None
            known = official or witness.mentions(decision.iri)
            kinds["unsure" if decision.kind == "unsure" else "linked" if known else "new"] += 1
        facts = sum(1 for found in after if found.object == node(GOV.Fact))
        return AddReport(linked.article.id, status, **kinds, facts=facts, left_out=given.left_out)

    def _entry(self, article: str) -> ArticleEntry:
        title, published, publisher, source = (
            self._one(node(article), name)
            for name in (DCTERMS.title, DCTERMS.issued, DCTERMS.publisher, DCTERMS.source)
        )
        name = unquote(article.removeprefix(iris.article("")))
        return ArticleEntry(name, URIRef(article), title, published, publisher, source)

    def _of_type(self, kind: URIRef) -> Iterator[ox.Quad]:
        return self._store.quads_for_pattern(None, node(RDF.type), node(kind), None)

    def _one(self, graph: ox.NamedNode, predicate: URIRef) -> str:
        found = next(self._store.quads_for_pattern(graph, node(predicate), None, graph), None)
        return value(found.object) if found is not None else ""


def _facts(quads: Iterable[ox.Quad]) -> list[tuple[URIRef, URIRef, URIRef]]:
    parts: dict[str, dict[str, URIRef]] = {}
    for found in quads:
        name = found.predicate.value.removeprefix(str(RDF))
        if name in ("subject", "predicate", "object"):
            parts.setdefault(value(found.subject), {})[name] = URIRef(value(found.object))
    return [(part["subject"], part["predicate"], part["object"]) for part in parts.values()]


def _sentence(folder: Path, error: Exception) -> str:
    if "lock" in str(error).lower():
        return f"The graph at {folder} is in use by another process; wait until that has finished, then try again."
    return f"The graph at {folder} cannot be used: {error}."
