"""Which article of a graph a user means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg import iris
from kg.commands.terminal import CommandError

if TYPE_CHECKING:
    from kg.reports import ArticleEntry
    from kg.store import GraphStore

_LISTED = 5


def article_named(store: GraphStore, name: str) -> str:
    """The ID of the article of that ID or IRI, or else of that title, file or beginning of an ID; as given if none is.

    Raises:
        CommandError: several articles go by the name.
    """
    given = name.removeprefix(iris.article(""))
    # The list of a large graph takes its time.
    if not given or store.article(given) is not None:
        return given
    found = [entry for entry in store.articles() if _is_called(entry, given)]
    if len(found) > 1:
        listed = ", ".join(f"{entry.id} {entry.title}".strip() for entry in found[:_LISTED])
        more = f" and {len(found) - _LISTED} more" if len(found) > _LISTED else ""
        raise CommandError(f"{name} may be {listed}{more}; give the ID of the one that is meant.")
    return found[0].id if found else given


def _is_called(entry: ArticleEntry, name: str) -> bool:
    names = (entry.title, entry.source, Path(entry.source).name)
    return name in names or Path(name).name == entry.source or entry.id.startswith(name)
