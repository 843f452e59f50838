"""Articles in, annotated articles out: the spaCy pipeline loaded and run."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipelines.article import Article
from pipelines.printed import as_printed, in_simplified
from pipelines.traditional import is_traditional, well_formed

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS: Final = (
    *("lac_tagger", "govkg_mentions", "govkg_encoder", "govkg_tagger", "govkg_names", "govkg_relations"),
    "govkg_measures",
)
PACKAGED: Final = Path(__file__).resolve().parent / "model" / "zh_govkg_news"


class ModelError(Exception):
    """A pipeline that cannot be loaded; the message says which and what to do."""


def load(model: str | Path | None = None) -> Language:
    """The pipeline: the packaged one, or any spaCy package or path with the project's components put on top.

    Raises:
        ModelError: no such package or folder, or not a spaCy pipeline.
    """
    import spacy

    register()
    try:
        nlp = spacy.load(model or PACKAGED)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{model or PACKAGED}: cannot be loaded as a spaCy pipeline; give an installed package or a folder"
        ) from error
    missing = [name for name in COMPONENTS if name not in nlp.pipe_names]
    if missing:
        _put_on_top(nlp, missing)
    return nlp


def _put_on_top(nlp: Language, names: Sequence[str]) -> None:
    """Add components of the packaged pipeline, with their trained models, behind those that the pipeline has."""
    import spacy

    packaged = spacy.load(PACKAGED)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*W113.*")  # neither pipeline has word vectors
        for name in names:
            nlp.add_pipe(name, source=packaged)


def register() -> None:
    """Make the component factories known where the package's entry points are not installed."""
    for module in ("lac", "mentions", "encoding", "tagger", "names", "relations", "measures"):
        import_module(f"pipelines.components.{module}")


def extract(nlp: Language, articles: Iterable[Article]) -> Iterator[Article]:
    """Each article with its entities, relations and measures in place of any that it had.

    What is written in Traditional characters is analysed as simplified and named as it is printed. Half a surrogate
    pair is no character and cannot be stored: in the result U+FFFD stands in its place.
    """
    for given in articles:
        article = replace(given, text=well_formed(given.text))
        if not is_traditional(article.text):
            yield _analysed(nlp, article)
            continue
        plain = _analysed(nlp, in_simplified(article))
        yield as_printed(article, plain)


def _analysed(nlp: Language, article: Article) -> Article:
    from threadpoolctl import threadpool_limits

    from pipelines.components.state import analysis

    doc = nlp.make_doc(article.text)
    analysis(doc).article = article
    # the matrices are small: more threads only wait for one another, minutes long where the machine is busy
    with threadpool_limits(limits=1, user_api="blas"):
        for _, component in nlp.pipeline:
            doc = component(doc)
    found = analysis(doc)
    return article.annotated(found.entities, found.relations, found.measures)
