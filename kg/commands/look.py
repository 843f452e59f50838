"""``kg view``, ``stats``, ``validate``, ``evaluate``: the graph as a picture, in numbers, against rules and gold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import unquote

import typer

from kg.commands.tables import print_indented, print_rows, print_text
from kg.commands.terminal import (
    DEFAULT_GRAPH,
    CommandError,
    ForceOption,
    Format,
    FormatOption,
    GraphOption,
    ModelOption,
    count,
    graph,
    note,
    whole,
    writing,
)

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.views import ViewReport


def view(
    out: Annotated[Path, typer.Option(metavar="FILE", help="The HTML file to write.", show_default=False)],
    graph_path: GraphOption = DEFAULT_GRAPH,
    around: Annotated[str, typer.Option(metavar="NAME", help="Only what is near this thing.", show_default=False)] = "",
    hops: Annotated[
        int | None, typer.Option(metavar="N", min=0, max=9, help="How near, in steps.", show_default="1")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Most things drawn at first.")] = 150,
    everything: Annotated[bool, typer.Option("--all", help="Draw all things at first.")] = False,
    evidence: Annotated[
        bool, typer.Option("--evidence/--no-evidence", help="Take the sentences along, or leave them behind.")
    ] = True,
    open_it: Annotated[bool, typer.Option("--open", help="Open the file in the browser.")] = False,
    force: ForceOption = False,
) -> None:
    """Draw the graph as one HTML file.

    The file opens without network. What is not drawn at first comes with a search or a click.

    Example: kg view --around 石阡县 --hops 2 --out map.html
    """
    from kg.target import check, is_stream
    from kg.views import write_html

    if hops is not None and not around:
        note("--hops says how far from the thing that --around names; without --around the whole graph is drawn.")
    with writing(out):
        check(out, "html", force=force)
    with whole(graph_path) as dataset:
        _check_filled(dataset, graph_path)
        centre, most = _centre(dataset, around), None if everything else limit
        with writing(out):
            near = 1 if hops is None else hops
            report = write_html(dataset, out, around=centre, hops=near, limit=most, title=around, evidence=evidence)
    # Standard output may be the very stream that the page went to.
    print(f"{out}: {_drawn(report)}", file=sys.stderr if is_stream(out) else sys.stdout)
    if open_it:
        typer.launch(str(out.resolve()))


def _check_filled(dataset: Dataset, path: Path) -> None:
    from rdflib import RDF

    from kg.vocabulary import GOV

    if next(dataset.quads((None, RDF.type, GOV.Article, None)), None) is None:
        raise CommandError(f"There is nothing to draw in {path}; add an article first.")


def _centre(dataset: Dataset, around: str) -> str | None:
    if not around:
        return None
    from kg.lookup import QueryError, find

    try:
        return str(find(dataset, around))
    except QueryError as error:
        raise CommandError(str(error)) from error


def _drawn(report: ViewReport) -> str:
    drawn = f"{count(report.nodes, 'thing')} and {count(report.edges, 'fact')} drawn"
    return f"{drawn}, {count(report.hidden, 'thing')} more by search, {report.bytes / 1e6:.1f} MB"


def validate(graph_path: GraphOption = DEFAULT_GRAPH, form: FormatOption = Format.table) -> None:
    """Check the graph against its rules.

    The SHACL shapes of the ontology, and that every fact's sentence stands in its article.
    """
    from kg import validation

    with whole(graph_path) as dataset:
        broken = validation.validate(dataset).violations
    if form is not Format.table:
        rows = [[v.shape, v.focus, v.article, v.message, v.message_zh] for v in broken]
        print_rows(["rule", "thing", "article", "message", "message_zh"], rows, form)
    elif not broken:
        print("The graph keeps its rules.")
    else:
        for v in broken:
            print_text(f"{v.shape}: {v.message}")
            print_indented(unquote(iri) for iri in dict.fromkeys((v.focus, v.article)) if iri)
    if broken:
        raise CommandError(f"The graph breaks its rules in {count(len(broken), 'place')}.")


def stats(
    graph_path: GraphOption = DEFAULT_GRAPH,
    form: FormatOption = Format.table,
    articles: Annotated[bool, typer.Option("--articles", help="List the articles.")] = False,
) -> None:
    """Count what is in the graph, or list its articles."""
    with graph(graph_path) as store:
        if not articles:
            print_rows(["what", "count"], [[k, str(v)] for k, v in store.stats().items()], form)
            return
        rows = [[a.id, a.published, a.publisher, a.title, a.source] for a in store.articles()]
    if rows or form is not Format.table:
        print_rows(["article", "published", "publisher", "title", "source"], rows, form)
    if not rows:
        raise CommandError(f"There is no article in {graph_path}.")


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSON file or folder of gold.", show_default=False)],
    predicted: Annotated[
        Path | None,
        typer.Argument(metavar="PREDICTED", help="JSON file or folder to score.", show_default=False),
    ] = None,
    form: FormatOption = Format.table,
    model: ModelOption = "",
) -> None:
    """Score extracted articles against gold.

    Without PREDICTED the texts of the gold are extracted now. Scores follow the annotation guide.

    Example: kg evaluate tests/data/samples
    """
    from pipelines import scoring
    from pipelines.article import RecordError
    from pipelines.extraction import ModelError

    try:
        wanted = scoring.load(gold)
        found = scoring.load(predicted) if predicted else scoring.extracted(wanted, model or None)
    except (RecordError, ModelError, OSError) as error:
        raise CommandError(f"{str(error).rstrip('.')}.") from error
    if predicted and not any(map(found.get, wanted)):
        raise CommandError(
            f"{predicted} holds no source of {gold}, so that there is nothing to compare; "
            "both name their sources as the files that were read."
        )
    table = scoring.evaluate(wanted, found)
    print_rows(list(table.heads), [list(row) for row in table.rows()], form)
