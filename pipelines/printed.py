"""What was found in the simplified twin of an article, in the Traditional characters that it is printed in."""

from __future__ import annotations

from dataclasses import replace

from pipelines.article import Article, Entity, Measure, Relation, Span
from pipelines.traditional import Twin, simplified


def in_simplified(article: Article) -> Article:
    """The article in simplified characters, each at the offset of the one that it stands for; its id stays.

    So do the number and the order of what was found in it: the n-th entity of the one is the n-th of the other.
    """
    return replace(
        article,
        text=simplified(article.text),
        title=simplified(article.title),
        publisher=simplified(article.publisher),
        reporters=tuple(map(simplified, article.reporters)),
        entities=tuple(
            replace(e, name=simplified(e.name), aliases=tuple(map(simplified, e.aliases))) for e in article.entities
        ),
        relations=tuple(
            replace(r, subject=simplified(r.subject), object=simplified(r.object), evidence=simplified(r.evidence))
            for r in article.relations
        ),
        measures=tuple(
            replace(m, subject=simplified(m.subject), evidence=simplified(m.evidence)) for m in article.measures
        ),
    )


def as_printed(article: Article, plain: Article) -> Article:
    """``article`` with what was found in ``plain``, its simplified twin.

    Names, offices, topics and amounts are put back into the characters of the text; sentences are those of the text.
    """
    printer = _Printer(article, plain)
    return article.annotated(
        map(printer.entity, plain.entities),
        map(printer.relation, plain.relations),
        map(printer.measure, plain.measures),
    )


class _Printer:
    """Puts words back; a name is that of its first mention that reads so, and the same throughout."""

    def __init__(self, article: Article, plain: Article) -> None:
        self._text = article.text
        self._twin = Twin(article.text, plain.text)
        self._names: dict[str, str] = {}
        for entity in plain.entities:
            mention = next((m for m in entity.mentions if m.quote(plain.text) == entity.name), None)
            name = mention.quote(article.text) if mention else self._twin.restored(entity.name)
            self._names.setdefault(entity.name, name)

    def entity(self, found: Entity) -> Entity:
        name = self._words(found.name)
        aliases = dict.fromkeys(map(self._twin.restored, found.aliases))
        aliases.pop(name, None)
        return replace(found, name=name, aliases=tuple(aliases))

    def relation(self, found: Relation) -> Relation:
        return replace(
            found,
            subject=self._words(found.subject),
            object=self._words(found.object),
            title=self._words(found.title),
            agreement=self._words(found.agreement),
            topic=self._words(found.topic),
            amount=self._words(found.amount),
            evidence=self._evidence(found.evidence, found.span),
        )

    def measure(self, found: Measure) -> Measure:
        return replace(
            found,
            subject=self._words(found.subject),
            indicator=self._words(found.indicator),
            unit=self._words(found.unit),
            evidence=self._evidence(found.evidence, found.span),
        )

    def _words(self, words: str) -> str:
        known = self._names.get(words)
        return known if known is not None else self._twin.restored(words)

    def _evidence(self, words: str, span: Span | None) -> str:
        if span and len(span.quote(self._text)) == len(words):
            return span.quote(self._text)
        return self._twin.restored(words)
