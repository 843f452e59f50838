"""Component: mentions become entities: owners completed, short forms joined, stand-ins resolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from pipelines.article import normalise
from pipelines.components.banks import spelt_out
from pipelines.components.chained import Chains
from pipelines.components.context import Focus
from pipelines.components.departments import departments, of_the_firm, of_the_place, sections
from pipelines.components.enumerated import by_count
from pipelines.components.forms import entities
from pipelines.components.genuine import names_only
from pipelines.components.inner_bodies import inner_bodies
from pipelines.components.league import bare_league, of_league
from pipelines.components.listed import one_each
from pipelines.components.mass_bodies import in_short
from pipelines.components.people import SURNAMES, is_called
from pipelines.components.row_places import close_up, of_village, villages
from pipelines.components.rows_of_bodies import rows_of_bodies
from pipelines.components.said_again import firms_again, numbered_again
from pipelines.components.set_up import set_up
from pipelines.components.shortened import (
    again,
    cities_as_printed,
    defined,
    is_sort,
    is_tail,
    occasion,
    one_body,
    same_quotation,
    short_forms,
    shortens,
)
from pipelines.components.standins import stand_ins
from pipelines.components.state import Analysis, Mention, Ref, analysis
from pipelines.gazetteer import Gazetteer

_LEVEL: Final = re.compile(
    r"^(?:(?P<village>村)(?=务)|(?P<level>省(?!市)|自治区|市(?!县|场)|州|盟|县(?!域|乡(?!村))|区(?![域块])|旗|(?:镇|乡)(?!村)|街道|苏木|村(?!办)|社区|嘎查)(?=.)(?!级))"
)
"""The level that begins a body's name: 镇|党委, not 乡村旅游合作社 or 县级综治中心; 村 of 村务监督委员会 stays."""
_COUNTY: Final = re.compile("县|区|市|旗|自治县|自治旗")
_TOWN: Final = re.compile(r"^(?P<stem>.{2,})(?:街道|苏木|镇|乡|村|社区|嘎查)$")
_FIRM: Final = re.compile(r"(?:公司|集团|合作社|联合社|家庭农场|厂)$")
_OWNING: Final = re.compile("..(?:局|支队|大队|法院|检察院|医院|大学|学院|公司|集团|银行)$")
"""A body whose branch print also names without it (甲县公安局|青田派出所)."""
_OF_AREA: Final = re.compile("(?:园区|开发区|高新区|经开区|景区|新区|示范区|度假区)(?:管委会|管理委员会|党工委)")
"""A board that print names without its area's own name, once it has said it."""
_SHORTER: Final = re.compile("^共青(?=团)|人民(?=政府$|法院|检察院|法庭)|(?<=[省市州盟县区旗])党(?=委$)")
"""What print leaves out in a government's or committee's name as it likes."""
_ZONE: Final = re.compile("[县市区](?:经济|经开|高新|工业|产业园|开发区)")
_FIRMS: Final = re.compile(
    r"等(?:\d+家|多家|几家|[两三四五六七八九十]家)?(?:龙头|骨干|重点|本地|知名|规上)?(?:企业|公司|茶企|药企)"
)
_BODY: Final = re.compile(
    r"(?:局|委|院|校|会|社|政府|中心|大学|小学|中学|[一二三四五六七八九十]中|幼儿园|银行|[省市县区镇乡村])$"
)
_PARTY: Final = re.compile(r"^中共(?=.+委(?!员会$))")
_LEAGUE: Final = re.compile("共青团")
"""A body of its own, though its name ends in that of the committee beside it (共青团甲县委, 甲县委)."""
_OUR: Final = re.compile("^[我本该](?=(?:省|市|州|盟|县|区|旗|镇|乡|街道|村)..)")
_TWICE: Final = re.compile(
    "(?:(?<=..)(?<!新)|^)([省市州盟县区旗镇乡])\\1(?=(?:纪|监|党|团|工)?委|(?:人民)?政府|政协|人大|公安局|教育局)"
)
"""市市委 behind a city's full name, not 市|市政公司 nor 磁|县县委 or 新区|区委."""


_KEPT: Final = 4096


class Namer:
    """Fills ``entities`` and ``refs`` of the Doc's analysis. With ``trust`` the mentions carry their final names."""

    def __init__(self, *, trust: bool = False) -> None:
        self.gazetteer = Gazetteer.load()
        self.chains = Chains(self.gazetteer)
        self.trust = trust

    def __call__(self, doc: Doc) -> Doc:
        """The Doc with the entities and refs of its analysis set."""
        self.resolve(analysis(doc))
        return doc

    def resolve(self, state: Analysis) -> None:
        """Set the entities and refs of an analysis from its mentions."""
        if not self.trust:
            state.mentions = tuple(self.chains.cut(state.mentions))
        focus = Focus(state, state.mentions, self.gazetteer)
        if self.trust:
            mentions = list(state.mentions)
        else:
            spoken = list(of_the_place(state.text, state.mentions))
            known = tuple(retyped(list(names_only(spoken, state.text)), state.text, self.gazetteer))
            got = list(set_up(state.text, list(one_each(state.text, known))))
            counted = by_count(state.text, got)
            listed = of_village(state.text, list(villages(state.text, list(close_up(state.text, list(counted))))))
            owned = [self._complete(m, focus) for m in listed]
            completed = list(rows_of_bodies(state.text, owned, self.gazetteer))
            whole = list(sections(state.text, list(defined(state.text, completed))))
            headed = list(inner_bodies(state.text, list(departments(state.text, whole))))
            mentions = list(of_the_firm(state.text, headed))
        names = {(m.type, m.name): m.name for m in mentions} if self.trust else self._joined(mentions)
        refs = [Ref(m.start, m.end, names[m.type, m.name], m.type, m.subtype) for m in mentions]
        refs = _of_one_type(refs)
        refs += () if self.trust else again(state.text, refs)
        refs += short_forms(state, refs)
        refs += firms_again(state, refs, self.gazetteer)
        refs += numbered_again(state, refs, self.gazetteer)
        refs = sorted({(r.start, r.end, r.name): r for r in refs}.values(), key=lambda r: r.start)
        refs = sorted([*refs, *stand_ins(state, refs, focus)], key=lambda r: (r.start, r.end))
        state.refs = tuple(refs if self.trust else cities_as_printed(state.text, refs))
        state.entities = tuple(entities(state.text, state.refs, mentions))

    def _complete(self, mention: Mention, focus: Focus) -> Mention:
        """The mention under the name of its owner: 县委 is 桃源县委 where the article is about 桃源县."""
        name = _PARTY.sub("", mention.name)
        if mention.type == "Organization":
            name = _TWICE.sub(r"\1", _OUR.sub("", name))
        if mention.type == "Organization" and (level := bare_league(name)):
            owner = focus.owner(level, mention.start)
            return replace(mention, name=of_league(focus.printed(owner)) if owner else name)
        found = _LEVEL.match(name)
        owned = mention.type in {"Organization", "Facility"} or bool(_ZONE.match(name) and mention.type == "Place")
        if owned and found and not self.gazetteer.named(name[:3]):
            owner = focus.owner(found["level"] or found["village"], mention.start)
            if owner:
                kept = found["village"] or (len(owner) == 2 and name.startswith("县委"))
                return replace(mention, name=focus.printed(owner) + name[0 if kept else found.end() :])
        return replace(mention, name=name)

    def _joined(self, mentions: Iterable[Mention]) -> dict[tuple[str, str], str]:
        """For each (type, name) the name of its entity: forms that differ by quotes, owner or a dropped part join."""
        order: list[tuple[str, str]] = list(dict.fromkeys((m.type, m.name) for m in mentions))
        chosen: dict[tuple[str, str], str] = {}
        for type_, name in order:
            same = [n for t, n in order if t == type_ and n != name and self._same(type_, name, n)]
            if type_ == "Initiative" or (type_ == "Facility" and len(name) == 3):
                ending = [n for t, n in order if t == type_ and is_sort(name, n)]
                same += ending if len(ending) == 1 else []
            if type_ == "Organization" and is_tail(name, self.gazetteer):
                longer = [n for t, n in order if t == type_ and n != name and n.endswith(name)]
                same += longer if len(longer) == 1 and not _LEAGUE.match(longer[0]) else []
            if type_ == "Person":
                fuller = [n for t, n in order if t == type_ and is_called(name, n)]
            else:
                fuller = [n for t, n in order if t == type_ and shortens(type_, name, n, self.gazetteer)]
            same += fuller if len(fuller) == 1 else []
            chosen[type_, name] = self._fullest(type_, [name, *same])
        for key, name in chosen.items():
            chosen[key] = chosen.get((key[0], name), name)
        return chosen

    def _fullest(self, type_: str, forms: Sequence[str]) -> str:
        """The longest form; of an initiative without its place, where print names it so too."""
        longest = max(forms, key=lambda form: (len(form), form))
        starts = [m.end for m in self.gazetteer.find(longest[:10]) if m.start == 0] if type_ == "Initiative" else []
        return next((form for form in forms if any(longest[start:] == form for start in starts)), longest)

    def _same(self, type_: str, one: str, other: str) -> bool:
        plain = _plain_body if type_ == "Organization" else _plain
        a, b = sorted((plain(one), plain(other)), key=len)
        if a == b:
            return True
        if type_ == "Place":
            return self._one_place(a, b)
        if type_ == "Organization" and len(a) < 4:
            return is_firm_of(a, b, self.gazetteer)
        if type_ in {"Initiative", "Facility"} and same_quotation(one, other):
            return True
        if type_ in {"Person", "Honor"} or len(a) < 4:
            return False
        if type_ == "Organization":
            if one_body(a, b, self.gazetteer):
                return True
            placed = b.endswith(a) and any(m.start == 0 and m.end >= len(b) - len(a) for m in self.gazetteer.find(b))
            owned = b.endswith(a) and (_OWNING.search(b[: -len(a)]) or _OF_AREA.fullmatch(a))
            return placed or bool(owned) or is_firm_of(a, b, self.gazetteer)
        return b.endswith(a) or (b.startswith(a) and len(b) - len(a) <= 2 and not occasion(b[len(a) :]))

    def _one_place(self, short: str, full: str) -> bool:
        """Whether the longer name is that of a county that the shorter one abbreviates (寻乌人, 寻乌县), or that of a
        town or village that is printed without its level as well (靳庄, 靳庄村)."""
        if (found := _TOWN.match(full)) and found.group("stem") == short:
            return True
        divisions = self.gazetteer.named(full)
        if not divisions or divisions[0].name != full:
            return False
        if full.startswith(short) and _COUNTY.fullmatch(full, len(short)):
            return all(found.name.startswith(full) for found in self.gazetteer.named(short))
        return len(short) > 2 and short[-1] == full[-1] and divisions[0] in self.gazetteer.named(short)


@lru_cache(_KEPT)  # each name of an article is held against each other
def _plain(name: str) -> str:
    return normalise(name)


@lru_cache(_KEPT)
def _plain_body(name: str) -> str:
    return _SHORTER.sub("", in_short(spelt_out(_plain(name))))


def _of_one_type(refs: Sequence[Ref]) -> list[Ref]:
    """The refs, those of one name all of the type that most of them have: a name in an article means one thing."""
    counts: dict[str, Counter[tuple[str, str]]] = {}
    for ref in refs:
        counts.setdefault(ref.name, Counter())[ref.type, ref.subtype] += 1
    chosen = {name: max(kinds, key=kinds.__getitem__) for name, kinds in counts.items()}
    return [replace(r, type=chosen[r.name][0], subtype=chosen[r.name][1]) for r in refs]


def is_firm_of(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether a short form begins a firm's full name behind its place (清渊环保, 河南清渊环保科技有限公司)."""
    if len(short) < 2 or short not in full or not _FIRM.search(full) or _BODY.search(short):
        return False
    if _FIRM.search(short) and not (len(short) > 3 and short.endswith("集团")):
        return False
    starts = {0, *(m.end for m in gazetteer.find(full[:12]) if m.start == 0)}
    return any(full.startswith(short, start) for start in starts)


def retyped(mentions: Sequence[Mention], text: str, gazetteer: Gazetteer) -> Iterator[Mention]:
    """The mentions, a firm's short form as the firm where it was taken for a person; no person's name looks like it.

    The article names the firm in full, or calls it one (甲、乙等企业).
    """
    firms = [m.name for m in mentions if m.type == "Organization" and _FIRM.search(m.name)]
    for mention in mentions:
        name = mention.name
        odd = mention.type == "Person" and "·" not in name and (name[0] not in SURNAMES or len(name) > 3)
        called = odd and _FIRMS.match(text, mention.end)
        firm = called or (odd and any(is_firm_of(name, full, gazetteer) for full in firms))
        yield replace(mention, type="Organization") if firm else mention


@Language.factory("govkg_names")
def make_names(nlp: Language, name: str) -> Namer:
    """Factory of :class:`Namer`."""
    return Namer()
