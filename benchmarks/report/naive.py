"""What one would write in an afternoon: bare LAC, jieba, and LAC with the gazetteer and a dozen patterns.

They find entities, the last one relations as well, on the same texts and in the same records as the pipeline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from pipelines.article import Article, Entity, Relation, Span

if TYPE_CHECKING:
    from pipelines.components.lac import Network

_LAC: Final = {"PER": "Person", "LOC": "Place", "ORG": "Organization"}
_JIEBA: Final = {"nr": "Person", "ns": "Place", "nt": "Organization"}
_HAN: Final = "[一-龥]"
_PATTERNS: Final = (
    ("Initiative", "Agreement", re.compile(r"《[^《》]{2,30}协议》")),
    ("Initiative", "Policy", re.compile(r"《[^《》]{2,40}(?:办法|规定|条例|意见|方案|规划|通知)》")),
    ("Initiative", "Programme", re.compile(rf"“[^“”]{{2,16}}”{_HAN}{{0,6}}(?:行动|工程|计划|项目)")),
    ("Initiative", "Event", re.compile(rf"“[^“”]{{2,16}}”{_HAN}{{0,6}}(?:活动|大赛|论坛)")),
    ("Initiative", "Platform", re.compile(rf"“[^“”]{{2,16}}”{_HAN}{{0,4}}平台")),
    ("Organization", "", re.compile(rf"{_HAN}{{2,5}}[省市县区](?:委|政府|{_HAN}{{2,5}}局)")),
    ("Organization", "", re.compile(rf"{_HAN}{{4,14}}(?:有限公司|合作社)")),
    ("Facility", "", re.compile(rf"{_HAN}{{2,6}}(?:基地|产业园|车间|大桥|卫生室|服务中心)")),
    ("Honor", "", re.compile(rf"(?:全国|省级|国家级|全省){_HAN}{{2,8}}(?:集体|村|县|示范区|单位|奖)")),
)
_ACTOR: Final = ("Organization", "Place", "Person")
_TRIGGERS: Final = (
    ("holdsPost", ("Person",), ("Organization", "Place"), re.compile("书记|县长|主任|局长|镇长")),
    ("leads", _ACTOR, ("Initiative",), re.compile("启动|实施|开展|牵头")),
    ("participatesIn", _ACTOR, ("Initiative",), re.compile("参与|参加")),
    ("signsAgreementWith", _ACTOR, ("Organization", "Place"), re.compile("签订|签署|签约")),
    ("partnersWith", ("Organization", "Place"), ("Organization", "Place"), re.compile("合作|结对")),
    ("builds", _ACTOR, ("Facility",), re.compile("建成|建设|新建|建起")),
    ("operates", ("Organization",), ("Facility",), re.compile("运营|管理|经营")),
    ("funds", _ACTOR, ("Facility", "Initiative"), re.compile("投资|投入|资助")),
    ("supports", _ACTOR, ("Organization", "Place"), re.compile("支持|帮扶|援助")),
    ("locatedIn", ("Facility", "Organization"), ("Place",), re.compile("位于|坐落")),
    ("implementedIn", ("Initiative",), ("Place",), re.compile("在|覆盖")),
    ("awarded", _ACTOR, ("Honor",), re.compile("荣获|获评|被评为|获得")),
)


def with_lac(article: Article) -> Article:
    """People, places and bodies as LAC tags them."""
    from pipelines.components.state import split_sentences

    sentences = [span.quote(article.text) for span in split_sentences(article.text)]
    words = _network().tag(sentences)
    found = (
        (text[a:b], _LAC[tag]) for text, row in zip(sentences, words, strict=True) for a, b, tag in row if tag in _LAC
    )
    return article.annotated(_entities(found), ())


def with_jieba(article: Article) -> Article:
    """The same as jieba tags them.

    Raises:
        ModuleNotFoundError: jieba is not installed.
    """
    from jieba import posseg

    found = ((word.word, _JIEBA[word.flag]) for word in posseg.cut(article.text) if word.flag in _JIEBA)
    return article.annotated(_entities(found), ())


def with_patterns(article: Article) -> Article:
    """LAC, the divisions of the gazetteer, patterns for the rest, and relations by a word between two names."""
    from pipelines.components.state import split_sentences
    from pipelines.gazetteer import Gazetteer

    text = article.text
    named = [(match.name, "Place", "") for match in Gazetteer.load().find(text) if not match.is_alias]
    named += [(found[0], kind, subtype) for kind, subtype, pattern in _PATTERNS for found in pattern.finditer(text)]
    named += [(entity.name, entity.type, "") for entity in with_lac(article).entities]
    things: dict[str, Entity] = {}
    for name, kind, subtype in named:
        things.setdefault(name, Entity(name, kind, subtype))
    relations = {r.key: r for span in split_sentences(text) for r in _related(text, span, things)}
    return article.annotated(things.values(), relations.values())


SYSTEMS: Final[dict[str, Callable[[Article], Article]]] = {
    "bare LAC": with_lac,
    "jieba": with_jieba,
    "LAC + gazetteer + patterns": with_patterns,
}


def _entities(found: Iterator[tuple[str, str]]) -> list[Entity]:
    return [Entity(name, kind) for name, kind in dict(found).items() if len(name) > 1]


def _related(text: str, span: Span, things: dict[str, Entity]) -> Iterator[Relation]:
    sentence = span.quote(text)
    found = ((sentence.find(name), thing) for name, thing in things.items())
    here = sorted((pair for pair in found if pair[0] >= 0), key=lambda pair: pair[0])
    for predicate, subjects, objects, trigger in _TRIGGERS:
        verb = trigger.search(sentence)
        if verb is None:
            continue
        before = [thing for at, thing in here if at < verb.start() and thing.type in subjects]
        after = [thing for at, thing in here if at >= verb.start() and thing.type in objects]
        if predicate == "holdsPost":
            before, after = after_people(here, subjects), [thing for _, thing in here if thing.type in objects]
        for thing in before:
            if after and thing != after[0]:
                yield Relation(thing.name, predicate, after[0].name, evidence=sentence, span=span)
    for (at, outer), (then, inner) in pairwise(here):
        if outer.type == inner.type == "Place" and at + len(outer.name) == then:
            yield Relation(inner.name, "locatedIn", outer.name, evidence=sentence, span=span)


def after_people(here: list[tuple[int, Entity]], kinds: tuple[str, ...]) -> list[Entity]:
    """Whoever of these kinds the sentence names, wherever: the post stands before the name as often as behind it."""
    return [thing for _, thing in here if thing.type in kinds]


@cache
def _network() -> Network:
    from pipelines.components.lac import Network

    return Network(threads=1)
