"""Templates to HTML. Everything that comes from the graph or from a request is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg.serve import words
from kg.serve.messages import PageCall, Reply

HTML: Final = "text/html; charset=utf-8"
TEMPLATES: Final = Path(__file__).resolve().parent.parent / "templates" / "serve"


def html(call: PageCall, template: str, values: Mapping[str, Any], status: int = 200) -> Reply:
    """A page made from a template of ``kg/templates/serve``."""
    language = call.language
    text = (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(
            **values,
            page=call.page,
            lang=language,
            other=_turned(call.address, "en" if language == "zh" else "zh"),
            say=partial(words.say, language),
            name=partial(words.name, language),
            link=link,
            kind_of=kind_of,
            query=call.values.get("q", ""),
        )
    )
    # A name may hold half a character, which no encoding has.
    return Reply(status, HTML, text.encode("utf-8", "replace"))


def link(page: str, /, **values: object) -> str:
    """The address of a page with these parameters, one of which may be called ``page``; empty ones are left out.

    >>> link("articles", iri="", page=2)
    '/articles?page=2'
    """
    given = {key: value for key, value in values.items() if value not in ("", None)}
    return f"/{page}" + (f"?{urlencode(given)}" if given else "")


def kind_of(kinds: tuple[str, ...] | list[str]) -> str:
    """The class by which a thing is coloured: the guide's type, not the narrower one beside it."""
    known = ("Person", "Place", "Organization", "Initiative", "Facility", "Honor")
    return next((kind for kind in known if kind in kinds), "Thing")


def _turned(address: str, language: str) -> str:
    """The same page in the other language."""
    parts = urlsplit(address)
    pairs = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != "lang"]
    return urlunsplit(("", "", parts.path, urlencode([*pairs, ("lang", language)]), ""))


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
