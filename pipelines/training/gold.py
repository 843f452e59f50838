"""Gold articles as the trainers need them: read, analysed, their entities looked up in the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pipelines.article import Article, read_articles
from pipelines.components.echoes import BARE_NOUNS
from pipelines.components.mentions import MentionFinder, best_cover
from pipelines.components.state import Analysis, Mention, split_sentences

Analyse = Callable[[Article], Analysis]


def gold_mentions(article: Article) -> list[Mention]:
    """Where the names and aliases of the article's entities stand in its text, the longest of those that overlap."""
    found = []
    for entity in article.entities:
        for form in {entity.name, *entity.aliases} - BARE_NOUNS:
            for place in re.finditer(re.escape(form), article.text):
                found.append(Mention(place.start(), place.end(), entity.type, entity.name, score=1.0))
    chosen = list(best_cover(found, power=2.0))
    return [*chosen, *_listed(article, chosen)]


def _listed(article: Article, found: list[Mention]) -> Iterator[Mention]:
    """Where the noun stands of facilities that are named after their places (在甲村、乙村各建一座书屋: 甲村书屋)."""
    taken = [(m.start, m.end) for m in found]
    places = [form for e in article.entities if e.type == "Place" for form in (e.name, *e.aliases)]
    for entity in article.entities:
        if entity.type != "Facility" or any(form in article.text for form in (entity.name, *entity.aliases)):
            continue
        owner = max((p for p in places if entity.name.startswith(p)), key=len, default="")
        noun = entity.name[len(owner) :].removeprefix("的")
        if not owner or len(noun) < 2:
            continue
        for line in split_sentences(article.text):
            words = line.quote(article.text)
            for place in re.finditer(re.escape(noun), words) if owner in words else ():
                start, end = line.start + place.start(), line.start + place.end()
                if not any(start < b and a < end for a, b in taken):
                    yield Mention(start, end, "Facility", entity.name, score=1.0)


def analyser() -> Analyse:
    """Words and rule mentions of an article, by the components that run before the tagger."""
    import spacy

    from pipelines.components.lac import LacTagger
    from pipelines.components.state import analysis

    nlp = spacy.blank("zh")
    words, rules = LacTagger(1, 32), MentionFinder(1.2)

    def analyse(article: Article) -> Analysis:
        doc = nlp.make_doc(article.text)
        analysis(doc).article = article
        return analysis(rules(words(doc)))

    return analyse


def corpus(folder: Path) -> list[Article]:
    """The articles of a file or of all JSON files of a folder, by name."""
    files = sorted(folder.glob("*.json")) if folder.is_dir() else [folder]
    return [article for file in files for article in read_articles(file)]
