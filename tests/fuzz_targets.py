"""What is fuzzed: each target takes bytes, and fails unless they are read or refused as the project promises.

``python tests/fuzz_targets.py NAME`` runs one of them under atheris, which looks for inputs that reach new code, until
it is stopped; atheris' own options follow (``-max_total_time=60``).
"""

from __future__ import annotations

import gc
import json
import re
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any, Final

from kg.lookup import QueryError
from kg.queries import parse
from kg.questions import reading as questions
from kg.serve.guard import refuse_fetching
from kg.serve.messages import Call, Refusal
from kg.serve.negotiation import choose
from kg.serve.protocol import read
from pipelines import scoring
from pipelines.article import Article, RecordError, from_json, to_json
from pipelines.articles import articles_of
from pipelines.components.numbers import find_figures, read_number
from pipelines.components.times import find_times
from pipelines.extracted import extracted_elsewhere
from pipelines.gazetteer import Gazetteer
from pipelines.pages.dates import full_date
from pipelines.reading import Limits, Options, SourceText, Unreadable, read_bytes
from pipelines.traditional import well_formed

LIMITS: Final = Options(limits=Limits(text=200_000, xml=200_000, total=2_000_000, tags=5_000, members=50, seconds=20))
SENTENCE: Final = re.compile(r"a\.bin[^\n]*: [^\n]+\.")
OFFERED: Final = ("application/sparql-results+json", "text/csv", "text/turtle")


def source(data: bytes) -> None:
    """A file of any format: texts and sentences, and the articles of the texts can be written down."""
    for found in read_bytes(data, "a.bin", LIMITS):
        if isinstance(found, Unreadable):
            assert SENTENCE.fullmatch(str(found)), str(found)
        else:
            for article in articles_of(found).articles:
                whole(article)


def page(data: bytes) -> None:
    """The text of a page: the same articles each time, whose words can be written down."""
    text = data.decode("utf-8", "replace")
    given = SourceText(text, "a.txt", "utf-8", "txt")
    first = articles_of(given)
    for article in first.articles:
        whole(article)
    assert articles_of(given) == first


def whole(article: Article) -> None:
    """The article survives being written and read."""
    words = json.dumps(to_json(article), ensure_ascii=False).encode("utf-8")
    assert from_json(json.loads(words)) == article
    assert article.text.strip()


def one_sentence(error: Exception) -> None:
    """The error says something, on one line."""
    words = str(error)
    assert words
    assert "\n" not in words, words


def record(data: bytes) -> None:
    """A line of records from elsewhere: an article that keeps the guide's form, or one sentence."""
    for found in read_bytes(data + b"\n", "a.jsonl", LIMITS):
        if isinstance(found, SourceText):
            try:
                article = extracted_elsewhere(found)
            except RecordError as error:
                one_sentence(error)
                continue
            json.dumps(to_json(article), ensure_ascii=False, allow_nan=False).encode("utf-8")
            assert all(0 <= r.confidence <= 1 for r in article.relations)


def gold(data: bytes) -> None:
    """A file of gold: articles that can be scored against themselves, or one sentence."""
    file = _folder() / "gold.json"
    file.write_bytes(data)
    try:
        found = scoring.load(file)
    except RecordError:
        return
    table = scoring.evaluate(found, found)
    assert all(0 <= counts.f1 <= 1 for counts in table.counts.values())


def words(data: bytes) -> None:
    """Times, figures, dates and divisions lie where they say in any text."""
    text = well_formed(data.decode("utf-8", "replace"))
    for time in find_times(text, "2021-06-26"):
        assert 0 <= time.start <= time.end <= len(text)
    for figure in find_figures(text):
        assert 0 <= figure.start <= figure.end <= len(text)
    for match in _gazetteer().find(text):
        assert text[match.start : match.end] == match.name
    for piece in text.split("，"):
        read_number(piece[:40])
        full_date(piece)


def request(data: bytes) -> None:
    """An HTTP request of the SPARQL protocol: a call, or a refusal with its status."""
    head, _, body = data.partition(b"\n")
    method, _, rest = head.decode("latin-1").partition(" ")
    address, _, media = rest.partition(" ")
    try:
        call = read(method, address, media, body)
        assert isinstance(call, Call)
        if call.kind != "description":
            refuse_fetching(call.text, call.kind)
            assert "service" not in call.text.lower()
    except Refusal as refused:
        one_sentence(refused)
        if not 400 <= refused.status < 500:
            raise
    assert choose(media, OFFERED) in (*OFFERED, None)


def question(data: bytes) -> None:
    """A question in plain words: a query of the library, or a refusal."""
    try:
        assert questions.read(_dataset(), data.decode("utf-8", "replace")).query
    except QueryError as error:
        one_sentence(error)


def query(data: bytes) -> None:
    """A query file with its header: a query, or a sentence."""
    file = _folder() / "one_query.rq"
    file.write_bytes(data)
    try:
        assert parse(file).name == "one_query"
    except ValueError as error:
        one_sentence(error)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="govkg-fuzz-"))


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


@cache
def _dataset() -> Any:
    from invented_county import governance
    from rdflib import Dataset

    return governance(Dataset(store="Oxigraph"))


TARGETS: Final[Mapping[str, Callable[[bytes], None]]] = {
    target.__name__: target for target in (source, page, record, gold, words, request, question, query)
}


def main() -> None:
    """Fuzz one target under atheris, from good inputs on."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from fuzz_seeds import seeds

    name = sys.argv.pop(1)
    corpus = Path(tempfile.mkdtemp(prefix="govkg-fuzz-"))
    for number, good in enumerate(seeds(name)):
        (corpus / f"seed-{number}").write_bytes(good)
    for function in _ours():
        atheris.instrument_func(function)
    atheris.Setup([*sys.argv, str(corpus)], TARGETS[name])
    atheris.Fuzz()


def _ours() -> list[FunctionType]:
    """The project's functions that are loaded; with all libraries atheris does not come to an end of preparing."""
    loaded = [thing for thing in gc.get_objects() if isinstance(thing, FunctionType)]
    return [function for function in loaded if str(function.__module__).partition(".")[0] in ("kg", "pipelines")]


if __name__ == "__main__":
    main()
