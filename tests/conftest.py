"""The loaded pipeline, once a run, and short ways to put a sentence through it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import settings

from pipelines.article import Article

if TYPE_CHECKING:
    from spacy.language import Language

    from pipelines.components.state import Analysis

settings.register_profile("govkg", deadline=None)  # the first example of a test may load a model
settings.load_profile("govkg")

TYPES: Final = {
    "Per": ("Person", ""),
    "Pla": ("Place", ""),
    "Org": ("Organization", ""),
    "Fac": ("Facility", ""),
    "Hon": ("Honor", ""),
    "Pro": ("Initiative", "Programme"),
    "Pol": ("Initiative", "Policy"),
    "Agr": ("Initiative", "Agreement"),
    "Tic": ("Initiative", "Platform"),
    "Eve": ("Initiative", "Event"),
}
_MARK: Final = re.compile(r"\{([^{}/]+)/([A-Z][a-z]{2})\}")


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The packaged pipeline."""
    from pipelines.extraction import load

    return load()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[..., Article]:
    """Reads a text: ``read(text, published, publisher)`` is the annotated article."""
    from pipelines.extraction import extract

    def run(text: str, published: str = "", publisher: str = "") -> Article:
        return next(extract(nlp, [Article(text=text, published=published, publisher=publisher)]))

    return run


@pytest.fixture(scope="session")
def analysed(nlp: Language) -> Callable[[str], Analysis]:
    """Analyses a text up to its words, with what the tagger drew together split again."""
    from pipelines.components.phrases import repair
    from pipelines.components.state import analysis

    tagger = nlp.get_pipe("lac_tagger")

    def run(text: str) -> Analysis:
        state = analysis(tagger(nlp.make_doc(text)))
        state.set_words(tuple(repair(state.words)))
        return state

    return run


@pytest.fixture(scope="session")
def marked(nlp: Language) -> Callable[..., Article]:
    """Reads a text whose mentions are given by hand, ``{安化县/Pla}启动{“清河”行动/Pro}``, as if they had been found.

    What is said of the rules behind this does not hang on what the finders see, nor on the trained models.
    """
    from pipelines.components.phrases import repair
    from pipelines.components.relations import RelationFinder
    from pipelines.components.state import Mention, analysis

    def run(text: str, published: str = "", publisher: str = "", title: str = "") -> Article:
        mentions, offset = [], 0
        for found in _MARK.finditer(text):
            name, (type_, subtype) = found.group(1), TYPES[found.group(2)]
            start = found.start() - offset
            mentions.append(Mention(start, start + len(name), type_, name, subtype, "by hand", 1.0))
            offset += len(found.group()) - len(name)
        article = Article(text=_MARK.sub(r"\1", text), published=published, publisher=publisher, title=title)
        doc = nlp.make_doc(article.text)
        state = analysis(doc)
        state.article = article
        for name, component in nlp.pipeline:
            if name == "govkg_tagger":
                continue
            if name == "govkg_relations":
                doc = RelationFinder(nlp.get_pipe(name).threshold)(doc)  # type: ignore[attr-defined]
            elif name == "govkg_mentions":
                state.set_words(tuple(repair(state.words)))
                state.mentions = tuple(mentions)
            else:
                doc = component(doc)
        return article.annotated(state.entities, state.relations, state.measures)

    return run


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A headless browser."""
    import browsing

    yield from browsing.chromium()


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    """Opens a page and fails the test if it asks for anything or complains about anything."""
    import browsing

    yield from browsing.visits(browser)
