"""What is wrong with a SPARQL query, by its text."""

from __future__ import annotations

import re

from kg.commands.terminal import CommandError


def refuse_fetching(text: str) -> None:
    """A graph on disk is asked without network.

    Raises:
        CommandError: the query could fetch something.
    """
    from kg.serve import guard
    from kg.serve.messages import Refusal

    try:
        guard.refuse_fetching(text, "query")
    except Refusal as error:
        advice = "in a literal or an IRI write serv\\u0069ce"
        raise CommandError(f"SERVICE is not answered, since kg sparql fetches nothing; {advice}.") from error


def syntax(text: str, message: str) -> str:
    """Where a query goes wrong; of what the parser would have taken instead, only what can be read at a glance."""
    place = re.search(r"error at (\d+):(\d+): (.*)", message)
    if not place:
        return f"This is no SPARQL 1.1: {message}."
    line, column = int(place[1]), int(place[2])
    rest = (text.split("\n")[line - 1 : line] or [""])[0][column - 1 :].split()
    where = f"line {line}, column {column}, at {rest[0]!r}" if rest else f"line {line}, near the end"
    if "Prefix not found" in place[3]:
        return f"This is no SPARQL 1.1 ({where}): the prefix is not declared."
    wanted = place[3].removeprefix("expected ")
    return f"This is no SPARQL 1.1 ({where})" + ("." if "[" in wanted else f": expected {wanted}.")
