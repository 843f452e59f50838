"""Short forms: those that the text defines (以下简称“县供销社”), those of places (靖安 for 靖安县), and those that keep
the first and the last word of a name (青禾公司 for 某某市青禾食品有限公司), some characters of each word
(县营商局) or its end (组织部)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pipelines.components.state import Analysis, Mention, Ref
from pipelines.gazetteer import Gazetteer

_STEM: Final = re.compile(r"^(?P<stem>.{2,})(?:特别行政区|自治区|自治州|自治县|街道|省|市|县|区|旗|镇|乡|州|村|社区)$")
_DEFINED: Final = re.compile(r"[（(](?:以下|下)?(?:统称|简称|称)(?:为)?[:：]?(“?[^”）)]{2,16}”?)[）)]")
_ABBREVIATED: Final = re.compile(
    "(?P<stem>.{2,6}?)(?P<kind>公司|集团|合作社|联合社|农场|厂|基地|产业园|工程|行动|计划|项目|码头|小区|车间|市场)"
)
_FIRM: Final = re.compile("(?P<rest>.{2,4}).*(?P<kind>公司|合作社|联合社)")
_PLACES_IN_FRONT: Final = 3
_OF_LEVEL: Final = re.compile("(?:省|市|州|县|区|旗|镇|乡|街道|村|社区)(?=..)")
_WHOLLY: Final = (
    *(("委员会", "委"), ("指挥部", "指"), ("办公室", "办"), ("联合会", "联"), ("协会", "协"), ("检察院", "检")),
    *(("中学", "中"), ("小学", "小")),
)
"""Last words of bodies' names, and the characters that print shortens them to."""
_PUBLIC: Final = re.compile("(?:局|委|[^学书]院|庭|所|队|中心|站|厅|部|办|联|协|指|检|[一二三四五六七八九十][中小])$")
_DROPPED: Final = re.compile("(?:第|人民)(?=..)")
_OVER: Final = re.compile("(?:局|大学|学院|公司|集团|中心|政府|银行|医院|支队|大队|总队|委(?!员会$)|协会|党|附属)(?=.)")
"""What ends the name of the body that a longer name's body belongs to."""
_SHORTEST: Final = 3
_LIMITED: Final = re.compile("(?:股份|责任){0,2}有限(?:责任)?(?=公司$)")
_BANK: Final = re.compile("^中国([农工建])[业商设]银(?=行)")
_BEHIND: Final = 30
"""Characters behind a name in which the bracket that shortens it closes."""


def defined(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those printed as a short form that the text defines under the name that it stands for."""
    full: dict[str, Mention] = {}
    for mention in mentions:
        if short := _short(text, mention.end):
            full.setdefault(short, mention)
    for mention in mentions:
        meant = full.get(text[mention.start : mention.end].strip("“”"), mention)
        yield replace(mention, name=meant.name, type=meant.type, subtype=meant.subtype)


def _short(text: str, end: int) -> str:
    """The short form that a bracket right behind a name gives, without its quotation marks."""
    found = _DEFINED.match(text, end, end + _BEHIND)
    return found.group(1).strip("“”") if found else ""


def abbreviates(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether a name keeps of a longer one the first word behind its places and the last: in gold 67 of 68 such names
    that only one name of the article fits are that one's.

    >>> abbreviates("青禾公司", "衡阳市青禾食品有限公司", Gazetteer.load())
    True
    """
    found = _ABBREVIATED.fullmatch(short)
    if not found or short in full or not full.endswith(found["kind"]):
        return False
    return any(full.startswith(found["stem"], start) for start in _starts(full, gazetteer))


def fuller_body(name: str, number: int, bodies: Sequence[str], gazetteer: Gazetteer) -> list[str]:
    """The only body of which the name is a contraction, else the only one whose name ends so of those before it."""
    found = [n for n in bodies if n and contracts(name, n, gazetteer)]
    found = found or [n for n in bodies[:number] if n and ends_with(n, name, gazetteer)]
    return found if len(found) == 1 else []


def contracts(short: str, full: str, gazetteer: Gazetteer) -> bool:
    """Whether a body's name is the longer one's with only some characters of each word (县禁毒委, 市第二中学: 市二中).

    Of the gold's short forms that fit one other name of their article 88 of 89 are that one's.

    >>> contracts("靖安县营商局", "靖安县营商环境建设局", Gazetteer.load())
    True
    """
    if len(short) >= len(full) or short[-1] != _last(short, full):
        return False
    if short in {_BANK.sub(r"\1", full), full.replace("中国邮政储蓄", "邮储", 1)}:
        return True
    own, fulls = _starts(short, gazetteer)[-1], _starts(full, gazetteer)
    ends = [end for end in fulls if full[:end].endswith(short[:own])] if own else [0] * (short[:2] == full[:2])
    return any(_word_by_word(short[own:], full[end:]) for end in ends)


def _last(short: str, full: str) -> str:
    """The last character of the longer name, as the shorter one has it."""
    return next((a for word, a in _WHOLLY if full.endswith(word) and short.endswith(a)), full[-1])


def _word_by_word(short: str, full: str) -> bool:
    """Whether the shorter of two names, both less their places, takes its characters from the longer one in order."""
    rest = _DROPPED.sub("", full, count=1) if _DROPPED.match(full) else full
    if len(short) < 2 or _OF_LEVEL.match(short + "..") or not _PUBLIC.search(short):
        return False
    if short == rest or any(short == rest.removesuffix(word) + a for word, a in _WHOLLY):
        return True
    if short[0] != rest[0] or rest.startswith(short) or _OVER.search(rest):
        return False
    characters = iter(rest)
    return all(c in characters for c in short)


def ends_with(full: str, short: str, gazetteer: Gazetteer) -> bool:
    """Whether a body's name is the end of a longer one, without the place or level of its own that would tell it apart
    (组织部 after 甲县委组织部): in gold 195 of 197 that fit one name before them are that one's."""
    plain = _LIMITED.sub("", full)
    ends = full.endswith(short) or plain.endswith(short)
    if len(short) < _SHORTEST or not ends or _OF_LEVEL.match(short):
        return False
    return short not in {full, plain} and not any(m.start == 0 for m in gazetteer.find(short))


def _starts(full: str, gazetteer: Gazetteer) -> list[int]:
    """Where a name may begin once the places in front of it are left out."""
    starts = [0]
    for _ in range(_PLACES_IN_FRONT):
        ends = [m.end for m in gazetteer.find(full[starts[-1] : starts[-1] + 12]) if m.start == 0]
        if not ends:
            break
        starts.append(starts[-1] + max(ends))
    return starts


def firms_again(state: Analysis, refs: Sequence[Ref], gazetteer: Gazetteer) -> Iterator[Ref]:
    """Where a firm named in full comes again under such a short form, which fits no other."""
    taken = [(r.start, r.end) for r in refs]
    forms: dict[str, set[str]] = {}
    for name in {r.name for r in refs if r.type == "Organization"}:
        for start in _starts(name, gazetteer):
            if found := _FIRM.fullmatch(name[start:]):
                for length in range(2, len(found["rest"]) + 1):
                    forms.setdefault(found["rest"][:length] + found["kind"], set()).add(name)
    known = {short: names.pop() for short, names in forms.items() if len(names) == 1 and short in state.text}
    for short, name in known.items():
        for found in re.finditer(re.escape(short), state.text):
            if not _overlap(*found.span(), taken) and short not in name:
                yield Ref(*found.span(), name, "Organization")


def cities_as_printed(text: str, refs: Sequence[Ref]) -> list[Ref]:
    """The refs, a city under its short form where the article has no other: whether 苏州 is the city, its districts or
    the old town it leaves open, and readers name what is printed."""
    full = {r.name for r in refs if r.type == "Place" and r.name.endswith("市") and r.name not in text}
    full -= {r.name for r in refs if r.coref}
    full -= {name for name in full for r in refs if r.type != "Place" and r.name.startswith(name)}
    full = {name for name in full if any(r.name == name and text[r.start : r.end] == name[:-1] for r in refs)}
    return [replace(r, name=r.name[:-1]) if r.type == "Place" and r.name in full else r for r in refs]


def short_forms(state: Analysis, refs: Sequence[Ref]) -> Iterator[Ref]:
    """Where a place, or a thing whose short form the text defines, comes again under its short form."""
    taken = [(r.start, r.end) for r in refs]
    forms: dict[str, Ref] = {}
    for ref in refs:
        if ref.type == "Place" and (found := _STEM.match(ref.name)) and len(found.group("stem")) <= 4:
            forms.setdefault(found.group("stem"), ref)
        if short := _short(state.text, ref.end):
            forms[short] = forms[f"“{short}”"] = ref
    if not forms:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
    for found in pattern.finditer(state.text):
        if not _overlap(found.start(), found.end(), taken) and _stands_alone(state, *found.span()):
            ref = forms[found.group()]
            yield Ref(found.start(), found.end(), ref.name, ref.type, ref.subtype)


def _overlap(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in taken)


def _stands_alone(state: Analysis, start: int, end: int) -> bool:
    """Whether the stretch is bounded by words, so that it is no part of another name."""
    first, last = state.words[state.word_index(start)], state.words[state.word_index(end - 1)]
    return first.start == start and last.end == end
