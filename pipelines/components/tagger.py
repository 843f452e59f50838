"""Component: mentions decided again by the trained tagger, which sees what the rules chose as features."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from pipelines import lexicon
from pipelines.components.bounds import again, begun, ended
from pipelines.components.built import built, raised
from pipelines.components.ceremonies import ceremonies
from pipelines.components.clauses import unclaused
from pipelines.components.committees import committees
from pipelines.components.common_nouns import is_common
from pipelines.components.described import described
from pipelines.components.doubted import doubted, unbegun, unbounded
from pipelines.components.extended import extended
from pipelines.components.features import features
from pipelines.components.firms_in_rows import firms_in_rows
from pipelines.components.formal import formal
from pipelines.components.inner import helped, inner_parties, inner_places
from pipelines.components.labeller import Labeller, load_all, mean_chances, save_all
from pipelines.components.league import party_committees
from pipelines.components.listings import listed_titles
from pipelines.components.mentions import best_cover
from pipelines.components.named_after import named_after
from pipelines.components.parts import parts
from pipelines.components.people import BEHIND_OFFICE, introduced
from pipelines.components.public_bodies import with_public_bodies
from pipelines.components.rows_of_works import rows_of_works
from pipelines.components.seams import at_seams
from pipelines.components.state import Mention, analysis
from pipelines.components.stations import acting_stations
from pipelines.components.teams import is_sent, sent_teams
from pipelines.components.titled import subtype_of
from pipelines.components.trimming import disowned, of_its_kind, trimmed, without_stray
from pipelines.gazetteer import Gazetteer

_VERSION: Final = "tagger:1"
_ALONE: Final = {"Facility": 0.82}
"""Where no rule proposes the name as well. Of such facilities 25 of 77 of less were right on text not trained on."""
_BARE: Final = re.compile(
    "(?:党政|专项|驻村|志愿|巡回|帮扶|人大|政协|民主|现场|企业|联合|[一二两三四五六七八九十\\d]+支?)*"
    "(?:考察团|代表团|调研[组团]|工作[队组]|监督组|检查组|督[导查]组|指导组|评审组|专家组|工作专班|专班|领导小组|医疗队|宣讲团|"
    "志愿队|服务队|突击队|工作室|希望小学|理事会|监事会|理事会[和与、]监事会|办公室|合作社|专业合作社|党支部|党总支|村委会|居委会|业委会)|[省市县区乡]{2,3}(?:委|党委|政府|两级)"
)
"""Words for a body that name none: nothing in gold is named so."""
_PLAIN_AGREEMENT: Final = re.compile(
    "(?:[一二两三四五]年期?|长期|初步|全面|战略|框架|深度|友好|收购|购销|供货|供销|采购|代收|租赁|承包|合作|意向|投资|委托|委培|就业|"
    "销售|加工){1,4}(?:协议书?|合同)"
)
"""What is signed, told by its kind alone: in the corpus 46 of 57 such stretches are no entity."""
_PLAIN_AID: Final = re.compile("(?:对口|结对|定点|挂钩|组团式?)(?:支援|帮扶|协作|援助)(?:工作)?")
"""A line of work, which is no entity of gold by that name alone."""
_KIND_OF_VILLAGE: Final = re.compile(
    "(?:示范|文明|富裕|法治|无毒|美丽|特色|小康|平安|先进|重点|试点|贫困|生态|民主|体验|旅游|专业|空心|空壳|薄弱|景中|城中)村$|乡村$|驻村$|^[返还回下城家老同故他异离]乡$"
)
_VILLAGE: Final = re.compile("..+(?:村|镇|乡|社区|街道)")
"""Such a name is a place's, though it begins as a person's."""
_HOME: Final = re.compile("乡[创贤愁亲音土]")
_NO_PERSON: Final = re.compile(
    "卫健|立马|任[教职课]|.某某?"
    "|[王李张刘陈杨黄赵吴周徐孙胡朱郭何林高郑梁谢宋许韩冯邓曹彭曾田董潘袁蔡蒋余杜叶程吕丁任姚卢姜崔钟谭陆汪范廖贾夏付邹熊秦邱江"
    "侯黎贺顾郝龚邵钱严覃武戴莫向汤文安][\u4e00-\u9fff](?![老十])[\u4e00-\u9fff]{2}"
)
"""Ordinary words, people whose name is withheld, four characters that begin with a surname of one: no person's name."""
_PLACE_BEHIND: Final = re.compile("嘎查|苏木|(?:滑冰|滑雪|体育)场|体育馆|水库|大桥|[小中]学(?!生|教|老|校|的|毕)")
_OF_GAZETTEER: Final = frozenset({"place:gazetteer", "place:alias"})
_KNOWN: Final = 0.4
"""The least score of a place that the gazetteer has under that name."""
_HOLDER: Final = 0.2
"""The least score of a person behind an office and before a verb."""
_WHOLE_BODY: Final = re.compile(
    "^[^+]+(?:有限公司|有限责任公司|政府|委员会|学院|大学|[小中]学|医院|合作社|联社|局|银行|协会)$"
)
_PROPOSED: Final = 0.48
"""The least score of a body that a rule proposes under a name that ends as bodies' names do: 8 of 10 are right."""
_HEADED: Final = re.compile(
    ".{6,}项目|.{2,}(?:协议|协议书|讲座|[化游术收]节|展销会|[河湖林]长制|战略)”?|.{4,}(?:签约|奠基|开工|揭牌|捐赠)仪式"
)
_DESCRIBED: Final = 0.45
"""The least score of an initiative whose last word names what is run."""
_JOINT: Final = re.compile("[\u4e00-\u9fff]{2,}(?<![局委院校社会府司团部厅所站心馆协联办行厂])[和与]$")
"""Between the halves of one body's name: what stands before it is no body of its own."""
_JOINT_REACH: Final = 14
_BEGINS: Final = 0.5
_OFFICE: Final = re.compile(lexicon.alternatives(w for w in lexicon.words("offices") if len(w) > 1))
_MADE: Final = re.compile("[\u4e00-\u9fff]{2,3}为.{2,}")
_MAKING: Final = ("任命", "选举", "提名", "推选", "补选")
"""Behind these, who is made something at a body is no part of its name."""


def decode(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, type) of the stretches of a BIO sequence; an I that continues nothing begins a stretch."""
    start, kind = 0, ""
    for i, label in enumerate([*labels, "O"]):
        part, _, new = label.partition("-")
        if kind and (part != "I" or new != kind):
            yield start, i, kind
            kind = ""
        if new and not kind:
            start, kind = i, new


def _is_whole(name: str) -> bool:
    """Whether every quotation, title and bracket in the name is closed."""
    return all(name.count(opening) == name.count(closing) for opening, closing in ("“”", "《》", "（）"))


def _may_be(mention: Mention, text: str) -> bool:
    """Whether the name is whole and may be of its type.

    No kind of village (生态文明村) is a place, no bare 考察团 a body, no front of a place's name (山丹|嘎查) a person.
    """
    name = mention.name
    if mention.type == "Person" and (_NO_PERSON.fullmatch(name) or _PLACE_BEHIND.match(text, mention.end)):
        return False
    if mention.type == "Place" and (_KIND_OF_VILLAGE.search(name) or _HOME.match(text, mention.end - 1)):
        return False
    if mention.type == "Organization" and _MADE.match(name) and text.endswith(_MAKING, 0, mention.start):
        return False
    if mention.type == "Initiative" and (_PLAIN_AGREEMENT.fullmatch(name) or _PLAIN_AID.fullmatch(name)):
        return False
    return _is_whole(name) and not (mention.type == "Organization" and _BARE.fullmatch(name))


class EntityTagger:
    """Replaces ``mentions`` of the Doc's analysis where trained networks are loaded; else leaves them.

    The networks' own stretches and everything the rules proposed are weighed by the probability that the networks
    give to them as a whole; the best set of those of at least ``least`` that does not overlap is kept.
    """

    def __init__(self, least: Mapping[str, float], batch_size: int) -> None:
        self.least = dict(least)
        self.batch_size = batch_size
        self.voters: tuple[Labeller, ...] = ()
        self.gazetteer = Gazetteer.load()

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the mentions of its analysis decided again."""
        if not self.voters or not doc.text.strip():
            return doc
        state = analysis(doc)
        table = features(state, state.mentions, self.gazetteer)
        chances = mean_chances(self.voters, state, table, self.batch_size)
        read = list(self._read(state.text, chances))
        seen = [*read, *self._joint(state.text, chances, read), *state.proposals]
        sure = [*formal(state.text), *introduced(state.text), *listed_titles(state.text)]
        sure += committees(state.text, self.gazetteer)
        found = [*(replace(m, score=self._score(chances, m)) for m in seen), *sure]
        each = list({(m.start, m.end, m.type): m for m in found}.values())
        each = [replace(m, type="Place") if m.type == "Person" and _VILLAGE.fullmatch(m.name) else m for m in each]
        likely = (m for m in each if m.score >= self._least(m) and not is_common(m, state))
        kept = [m for m in likely if _may_be(m, state.text)]
        best = list(best_cover(kept, power=1.0))
        for more in (doubted, unbounded, unbegun, named_after, rows_of_works, firms_in_rows):
            others = more(chances, self.voters[0].network.labels, state.text, state.words, best)
            added = [m for m in others if _may_be(m, state.text)]
            best = [m for m in best if not any(m.overlaps(other) for other in added)] + added
        best = list(with_public_bodies(best, state.proposals, state.text, self.gazetteer))
        best = list(unclaused(best, state.proposals, state.text))
        chosen = (ended(trimmed(m, state.text), state.text) for m in sorted(best, key=lambda m: m.start))
        cut = (without_stray(m, state.text, self.gazetteer) for m in chosen)
        whole = (at_seams(of_its_kind(m), state.text, self.gazetteer) for m in cut)
        single = [part for m in whole for own in disowned(m) for part in parts(own, self.gazetteer)]
        named = list(again(list(begun(list(party_committees(single)), state.text)), state.text))
        sent = list(sent_teams(named, state.proposals, state.text))
        acting = list(acting_stations(sent, state.proposals, state.text))
        cover = list(extended(built(raised(acting, state.text), state.text), state.text))
        chained = [m for m in cover if not is_sent(m)]
        inside = [*inner_places(chained, state.proposals), *helped(cover)]
        inside += inner_parties(cover, state.proposals, state.text)
        cover += described(cover, state.text)
        added = [*inside, *ceremonies(cover, state.text)]
        state.mentions = tuple(sorted([*cover, *added], key=lambda m: (m.start, m.end)))
        return doc

    def _read(self, text: str, chances: NDArray[np.float32]) -> Iterator[Mention]:
        labels = self.voters[0].network.labels
        for start, end, kind in decode([labels[i] for i in chances[:-1].argmax(axis=1)]):
            name = text[start:end]
            if kind == "Person" and text[max(0, start - 3) : start].endswith(("记者", "通讯员")):
                continue
            if name.strip() and "\n" not in name and _is_whole(name) and not self._odd(name, kind):
                subtype = subtype_of(name) if kind == "Initiative" else ""
                yield Mention(start, end, kind, name, subtype, _VERSION)

    def _joint(self, text: str, chances: NDArray[np.float32], read: Iterable[Mention]) -> Iterator[Mention]:
        """Each body read behind 和, with all before it from where a body may begin (中国玩具和|婴童用品协会)."""
        begins = self.voters[0].network.labels.index("B-Organization")
        for mention in read:
            joint = _JOINT.search(text, max(0, mention.start - _JOINT_REACH), mention.start)
            if mention.type != "Organization" or not joint:
                continue
            for start in range(joint.start(), mention.start - 2):
                if chances[start, begins] >= _BEGINS:
                    yield replace(mention, start=start, name=text[start : mention.end])

    def _odd(self, name: str, kind: str) -> bool:
        """Whether the stretch is no name of its kind: a place with an office in it, a division that is no place."""
        if kind == "Place":
            return len(name) < 2 or bool(_OFFICE.search(name) or _KIND_OF_VILLAGE.search(name))
        if kind in {"Person", "Organization"} and self.gazetteer.named(name):
            return True
        return kind == "Person" and (len(name) < 2 or (len(name) > 4 and "·" not in name))

    def _least(self, mention: Mention) -> float:
        least = self.least.get(mention.type, 0.5)
        if mention.rule == _VERSION:
            least = max(least, _ALONE.get(mention.type, 0.0))
        if mention.type == "Organization" and mention.rule.startswith("body:") and _WHOLE_BODY.search(mention.name):
            least = min(least, _PROPOSED)
        if mention.type == "Initiative" and _HEADED.fullmatch(mention.name):
            least = min(least, _DESCRIBED)
        if mention.rule == BEHIND_OFFICE:
            return _HOLDER
        return min(least, _KNOWN) if mention.rule in _OF_GAZETTEER else least

    def _score(self, chances: NDArray[np.float32], mention: Mention) -> float:
        """Geometric mean of the labels' probabilities along the stretch, times that of its ending there."""
        begin, inside = (self.voters[0].network.labels.index(f"{part}-{mention.type}") for part in "BI")
        row = chances[mention.start : mention.end, inside].copy()
        row[0] = chances[mention.start, begin]
        ends = 1.0 - float(chances[mention.end, inside])
        return float(np.exp(np.log(np.maximum(row, 1e-6)).mean())) * ends

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the weights into the folder."""
        save_all(self.voters, path)

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> EntityTagger:
        """Read the weights from the folder, if it has any."""
        self.voters = load_all(path) or self.voters
        return self


@Language.factory("govkg_tagger", default_config={"least": {}, "batch_size": 16})
def make_tagger(nlp: Language, name: str, least: dict[str, float], batch_size: int) -> EntityTagger:
    """Factory of :class:`EntityTagger`."""
    return EntityTagger(least, batch_size)
