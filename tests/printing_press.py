"""Sets invented news as hostile pages: narrow columns, lost indents, spread characters, headlines out of place."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from invented_news import TOPICS, News, news, person

NEVER_FIRST = "，。、；：！？”’）》…"
NEVER_LAST = "“‘（《"
QUIRKS = ("signed below", "names below", "unsigned first", "caption inside", "standfirst", "title inside", "editors")
PAPERS = ("云溪日报", "江海晚报", "青岭法治报", "北川农民报", "南河时报", "岭东日报", "西原新报")


@dataclass(frozen=True, slots=True)
class Style:
    """How one page is set; ``measure`` is the width of its columns in characters."""

    paper: str
    measure: int
    dateline: int
    headlines: str
    blanks: str
    indent: str
    spread: float
    year: int
    month: int
    day: int
    quirks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Expected:
    """An article that ought to come out, and the metadata that its page states."""

    text: str
    title: str
    reporters: tuple[str, ...]
    publisher: str
    published: str


def random_style(rng: random.Random) -> Style:
    """A style of setting, drawn at random."""
    return Style(
        paper=rng.choice(PAPERS),
        measure=rng.randint(12, 25) if rng.random() < 0.85 else 0,
        dateline=rng.randrange(len(OPENINGS)),
        headlines=rng.choice(("above", "above", "below", "below", "bundled", "end")),
        blanks=rng.choice(("none", "all", "paragraphs", "patches")),
        indent=rng.choice(("lost", "lost", "kept")),
        spread=rng.choice((0.0, 0.1, 0.3)),
        year=rng.randint(2018, 2024),
        month=rng.randint(1, 12),
        day=rng.randint(1, 28),
        quirks=frozenset(quirk for quirk in QUIRKS if rng.random() < 0.15),
    )


def _roles(item: News, gap: str = " ") -> str:
    out = f"记者{gap}" + " ".join(item.reporters)
    return out + (f" 通讯员{gap}" + " ".join(item.correspondents) if item.correspondents else "")


# Each opening gives the lines above the body and what stands in the body's own first line. ``{p}`` is the paper,
# ``{y}``, ``{m}``, ``{d}`` the day, ``{iso}`` the same as digits, ``{roles}`` the names with their roles.
OPENINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((), "{p}{m}月{d}日讯（{roles}）"),
    ((), "{p}·新云客户端 {m} 月 {d} 日讯（{roles}）"),
    ((), "{p}{y}年{m}月{d}日讯（{roles}）"),
    ((), "本报讯（{roles}）"),
    ((), "本报讯 （{tight}） "),
    ((), "本报讯 记者{listed}报道："),
    ((), "本报{m}月{d}日讯（全媒体{roles}）"),
    (("{p}·新云客户端{roles}",), ""),
    (("{p} {y}年{m}月{d}日 {roles}",), ""),
    (("{y}年{m}月{d}日 {p} {roles}",), ""),
    (("{p} {y}年{m}月{d}日", "□本报{roles}"), ""),
    (("■ 本报{roles}",), ""),
    (("本报{roles} 文/图",), ""),
    (("来源：{p} 发布时间：{iso}", "作者：{names}"), ""),
    (("本报{roles}",), ""),
    (("本报全媒体记者 {names}",), ""),
)


def opening(style: Style, item: News) -> tuple[tuple[str, ...], str]:
    """The lines above the body and the dateline in its first line."""
    words = {
        "p": style.paper,
        "y": str(style.year),
        "m": str(style.month),
        "d": str(style.day),
        "iso": iso(style),
        "roles": _roles(item),
        "tight": _roles(item, ""),
        "listed": "、".join(item.reporters),
        "names": " ".join(item.reporters),
    }
    rows, lead = OPENINGS[style.dateline]
    return tuple(row.format(**words) for row in rows), lead.format(**words)


def iso(style: Style) -> str:
    """The day of the issue."""
    return f"{style.year}-{style.month:02d}-{style.day:02d}"


SIGNED_BELOW = frozenset(("signed below", "names below"))
WITHOUT_HELPERS = (5, 13, 15)


def width(text: str) -> float:
    """Width in full squares."""
    return sum(1.0 if ord(c) > 0x2000 else 0.5 for c in text)


def wrap(text: str, measure: int, first: float = 2.0) -> list[str]:
    """``text`` in lines of ``measure`` squares, the first shorter by ``first``; commas hang, brackets go with words."""
    if not measure:
        return [text]
    rows, line, room = [], "", measure - first
    for token in re.findall(r"[A-Za-z0-9.%]+|.", text):
        too_wide = width(line + token) > room and token not in NEVER_FIRST
        if line and (too_wide or width(line) > room + 0.6):
            carry = ""
            while line and line[-1] in NEVER_LAST:
                carry, line = line[-1] + carry, line[:-1]
            rows.append(line.strip())
            line, room = carry, float(measure)
        line += token
    return [*rows, line.strip()]


def spread(line: str, rng: random.Random, share: float) -> str:
    """The line with a space between characters, or with spaces about its figures, as typesetters justify."""
    if rng.random() < share and not re.search(r"[记讯月]", line):
        return " ".join(line)
    return re.sub(r"(?<=[\u4e00-\u9fff])(\d+(?:\.\d+)?)(?=[\u4e00-\u9fff])", r" \1 ", line) if share else line


def set_body(item: News, style: Style, rng: random.Random, *, unsigned: bool = False) -> list[list[str]]:
    """The paragraphs of one item, each as its printed lines, byline and subheads included."""
    above, lead = ((), "") if item.caption else opening(style, item)
    paragraphs = list(item.paragraphs)
    if not item.caption and {"signed below", "names below"} & style.quirks:
        signed = "signed below" in style.quirks
        above, lead = (), "" if signed else "本报讯 "
        names = " ".join(item.reporters + item.correspondents)
        paragraphs[-1] += f"（{_roles(item)}）" if signed else f"（{names}）"
    if unsigned:
        above, lead, paragraphs = (), "", list(item.paragraphs)
    blocks = [wrap(row, style.measure + 6 if style.measure else 0, 0) for row in above]
    heads = dict(item.subheads)
    for k, text in enumerate(paragraphs):
        if k in heads:
            blocks.append(wrap(heads[k], max(style.measure - 4, 8) if style.measure else 0, 0))
        lines = wrap((lead if k == 0 else "") + text, style.measure)
        if style.indent == "kept":
            lines[0] = "　　" + lines[0]
        blocks.append([spread(line, rng, style.spread) for line in lines])
    if item.caption:
        blocks.append(
            [
                f"{style.paper}记者 {item.reporters[0]} "
                + " ".join(f"通讯员 {n}" for n in item.correspondents)
                + " 摄影报道"
            ]
        )
    return blocks


def set_headline(item: News, rng: random.Random) -> list[list[str]]:
    """Kicker, title and subtitle; a long title in two lines."""
    title = [item.title]
    if len(item.title) > 9 and " " not in item.title and rng.random() < 0.4:
        half = len(item.title) // 2 + 1
        title = [item.title[:half], item.title[half:]]
    rows = [title]
    if rng.random() < 0.3:
        rows.insert(0, [item.kicker])
    if rng.random() < 0.3:
        rows.append([("——" if rng.random() < 0.4 else "") + item.subtitle])
    return rows


def set_page(rng: random.Random) -> tuple[str, list[Expected]]:
    """One page of one to six items, and the articles that ought to come out of it."""
    style = random_style(rng)
    items = _items(rng)
    unsigned = "unsigned first" in style.quirks and len(items) > 1
    blocks: list[list[str]] = []
    if rng.random() < 0.3:
        blocks.append([f"{style.year}年{style.month}月{style.day}日 星期三 第03版：要闻"])
    waiting: list[list[str]] = []
    for k, item in enumerate(items):
        body = set_body(item, style, rng, unsigned=unsigned and k == 0)
        head = [] if item.caption else set_headline(item, rng)
        below = items[k + 1] if k + 1 < len(items) else None
        if (
            item.caption
            and "caption inside" in style.quirks
            and style.headlines == "above"
            and not items[k - 1].subheads
        ):
            blocks[-1:] = [*body, blocks[-1]]
        elif style.headlines == "above":
            blocks += head + _standfirst(item, style, unsigned=unsigned and k == 0) + body
        elif "title inside" in style.quirks and len(body) > 3 and not item.subheads and not item.caption:
            blocks += [*body[:-1], [item.title], body[-1]]
        else:
            blocks += body + _editors(style, rng)
            waiting = head + waiting
            if not _waits(style, rng, below):
                blocks += waiting
                waiting = []
    blocks += waiting
    if rng.random() < 0.2:
        blocks.append(["责任编辑：何文博 版式：马丽 校对：罗涛"])
    expected = [_expected(item, style, unsigned=unsigned and k == 0) for k, item in enumerate(items)]
    return _with_blanks(blocks, style, rng), expected


def _items(rng: random.Random) -> list[News]:
    topics = rng.sample(TOPICS, rng.choice((1, 2, 3, 4, 5, 6)))
    items = [news(rng, topic) for topic in topics]
    if len(items) > 2 and rng.random() < 0.5:
        other = rng.choice([topic for topic in TOPICS if topic not in topics])
        items.insert(rng.randrange(1, len(items)), news(rng, other, caption=True))
    return items


def _standfirst(item: News, style: Style, *, unsigned: bool) -> list[list[str]]:
    """A sentence between headline and byline, for styles whose byline stands alone on its line."""
    if "standfirst" not in style.quirks or unsigned or item.caption or SIGNED_BELOW & style.quirks:
        return []
    if style.dateline not in (7, 8, 9):
        return []
    text = f"{item.kicker}，{item.subtitle}，群众的获得感更足了。"
    return [wrap(text, style.measure + 4 if style.measure else 0, 0)]


def _editors(style: Style, rng: random.Random) -> list[list[str]]:
    return [[f"责编：{person(rng)} 校对：{person(rng)}"]] if "editors" in style.quirks else []


def _waits(style: Style, rng: random.Random, below: News | None) -> bool:
    """Whether a headline is held back to be set with that of the next body."""
    if below is None or below.caption:
        return False
    return style.headlines == "end" or (style.headlines == "bundled" and rng.random() < 0.4)


def _with_blanks(blocks: Sequence[Sequence[str]], style: Style, rng: random.Random) -> str:
    out: list[str] = []
    patch = False
    for block in blocks:
        if rng.random() < 0.3:
            patch = not patch
        every = style.blanks == "all" or (style.blanks == "patches" and patch)
        for line in block:
            out += [line, ""] if every else [line]
        if style.blanks == "paragraphs" and not every:
            out.append("")
    return "\n".join(out)


def _expected(item: News, style: Style, *, unsigned: bool) -> Expected:
    names = item.reporters + item.correspondents
    if style.dateline in WITHOUT_HELPERS and not item.caption and not SIGNED_BELOW & style.quirks:
        names = item.reporters
    return Expected(item.text, item.title, () if unsigned else names, style.paper, iso(style))
