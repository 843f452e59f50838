"""What the commands that read sources ask for alike: the sources, and what is said of articles that do not say it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer


def _day(text: str) -> str:
    try:
        # From 3.11 on, other spellings than the one with hyphens pass as well, but not in the graph.
        if text and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError
        return text and date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise typer.BadParameter(f"it is a day like 2021-06-26, not {text!r}.") from error


Sources = Annotated[
    list[Path],
    typer.Argument(metavar="SOURCE", help="Files, folders of them, patterns.", show_default=False),
]
Published = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        callback=_day,
        help="Day of issue, where an article has no dateline of its own.",
        show_default=False,
    ),
]
Publisher = Annotated[
    str, typer.Option(metavar="NAME", help="Newspaper, where an article does not name its own.", show_default=False)
]
Jobs = Annotated[
    int,
    typer.Option(min=0, metavar="N", help="Processes that extract facts, some 600 MB each; 0 is one for each core."),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name the lines that went into no article, and why.")]
Details = Annotated[
    bool, typer.Option("--verbose", "-v", help="Name what was linked, new and unsure, and the lines left out.")
]
Again = Annotated[bool, typer.Option("--again", help="Extract what the graph holds already as well.")]
Extracted = Annotated[
    bool, typer.Option("--extracted", help="The sources are records of kg extract: take in what they state.")
]
