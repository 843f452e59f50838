"""Sets clean articles as one hostile page, and keeps what is known of the page as its truth."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from benchmarks.noise.families import FAMILIES
from benchmarks.noise.family import Family, Opening
from benchmarks.noise.layouts import Layout, draw
from benchmarks.noise.readings import other_readings
from benchmarks.noise.stories import Story, caption, clean_articles, story
from benchmarks.noise.typeset import NEVER_FIRST, NEVER_LAST, confuse, spread, with_blanks, wrap


@dataclass(frozen=True, slots=True)
class Expected:
    """An article that ought to come out; ``published`` and ``publisher`` are None where the page is silent on them.

    ``alt_titles`` are other readings of the headline that the page allows as well, so that careful readers of it, who
    do not know what the typesetter meant, would differ.
    """

    text: str
    title: str
    reporters: tuple[str, ...]
    publisher: str | None
    published: str | None
    alt_titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as it is handed in: file ``name``, ``text``, truth, ``kinds`` of noise; ``clean`` is not misread yet."""

    name: str
    text: str
    expected: tuple[Expected, ...]
    kinds: frozenset[str]
    clean: str


@dataclass(slots=True)
class Item:
    """One story set in type: its headline and its body as pieces of lines, and how it is signed."""

    story: Story
    opening: Opening
    head: list[list[str]] = field(default_factory=list)
    body: list[list[str]] = field(default_factory=list)


def set_page(family: str, seed: int) -> Sheet:
    """Page number ``seed`` of ``family``: the same page for the same arguments, always."""
    rng = random.Random(f"{family} {seed}")
    source = FAMILIES[family]
    layout = draw(source, rng, rng.choice(clean_articles(family)).publisher)
    items = [_set(one, opening, layout, rng) for one, opening in _stories(source, layout, rng)]
    layout = replace(layout, kinds=_present(layout.kinds, items))
    pieces = _with_furniture(_arranged(items, layout, rng), layout, rng)
    clean = with_blanks(pieces, layout.blanks, rng)
    text = confuse(clean, rng, layout.rate)
    name = f"{layout.iso.replace('-', '')}_03.txt" if layout.dated else f"page-{seed}.txt"
    return Sheet(name, text, tuple(_truth(item, items, layout) for item in items), layout.kinds, clean)


def _stories(family: Family, layout: Layout, rng: random.Random) -> list[tuple[Story, Opening]]:
    """One to six stories, unsigned briefs and captions behind them, each with the way it is signed."""
    count = rng.randint(2 if {"unsigned briefs", "interleaved columns"} & layout.kinds else 1, 6)
    articles = rng.sample(clean_articles(family.name), count + 2)
    out: list[tuple[Story, Opening]] = []
    for k, article in enumerate(articles[:count]):
        unsigned = "unsigned briefs" in layout.kinds and k and rng.random() < 0.5
        brief = rng.random() < (0.7 if unsigned else 0.2)
        one = story(article, rng, words=rng.choice(family.words), brief=brief)
        if "subheadings" not in layout.kinds or brief or rng.random() < 0.4:
            one = replace(one, subheads=())
        out.append((one, Opening()) if unsigned else (one, rng.choice(layout.openings)))
    if "captions with a statement" in layout.kinds and (photo := caption(articles[-1], rng)):
        credit = Opening(end=rng.choice(family.photo_credits), own_row=True)
        out.insert(rng.randint(1, len(out)), (photo, credit))
    return out


def _present(kinds: frozenset[str], items: Sequence[Item]) -> frozenset[str]:
    """``kinds`` without those that the stories at hand did not allow for."""
    there = {
        "unsigned briefs": any(not item.opening.patterns.strip() for item in items),
        "captions with a statement": any(item.story.caption for item in items),
        "subheadings": any(item.story.subheads for item in items),
        "interleaved columns": bool(_pairs(items)),
    }
    return frozenset(kind for kind in kinds if there.get(kind, True))


def _set(one: Story, opening: Opening, layout: Layout, rng: random.Random) -> Item:
    item = Item(one, opening)
    if not one.caption:
        item.head = _headline(one, layout, rng)
    heads = dict(one.subheads)
    item.body += [[row] for row in (layout.fill(pattern, one) for pattern in opening.rows)]
    last = len(one.paragraphs) - 1
    for k, text in enumerate(one.paragraphs):
        if k in heads:
            item.body.append([heads[k]])
        lead = layout.fill(opening.lead, one) if k == 0 else ""
        end = layout.fill(opening.end, one) if k == last and not opening.own_row else ""
        rows = wrap(lead + text + end, layout.measure)
        item.body.append([spread(row, rng, layout.share) if layout.share else row for row in rows])
    if opening.own_row:
        item.body.append([layout.fill(opening.end, one)])
    return item


def _headline(one: Story, layout: Layout, rng: random.Random) -> list[list[str]]:
    """Kicker, title and subtitle; some long titles in two lines, a standfirst only where a byline follows it."""
    title = [one.title]
    if len(one.title) > 9 and " " not in one.title and rng.random() < 0.35:
        title = _in_two(one)
    kicker = [[one.kicker]] if "kickers" in layout.kinds and rng.random() < 0.6 else []
    subtitle = [[one.subtitle]] if "subtitles" in layout.kinds and rng.random() < 0.6 else []
    return [*kicker, title, *subtitle]


def _in_two(one: Story) -> list[str]:
    """The title broken near its middle, as far as the story's text tells, between words."""
    title, text = one.title, one.text
    breaks = [
        k
        for k in range(4, len(title) - 3)
        if title[k] not in NEVER_FIRST and title[k - 1] not in NEVER_LAST and title[k - 1 : k + 1] not in text
    ]
    natural = {k for k in breaks if title[k - 1] in "：，” " or title[k] in "“ "}
    at = min(breaks, key=lambda k: abs(2 * k - len(title)) - 6 * (k in natural), default=0)
    return [title[:at], title[at:]] if at else [title]


def _standfirst(item: Item, layout: Layout) -> list[list[str]]:
    wanted = "standfirsts" in layout.kinds and layout.order == "above" and item.opening.rows
    return [wrap(item.story.standfirst, layout.measure and layout.measure + 4, 0)] if wanted else []


def _arranged(items: Sequence[Item], layout: Layout, rng: random.Random) -> list[list[str]]:
    """Headlines and bodies in the order of the layout, one pair of bodies interleaved where it says so."""
    torn = rng.choice(_pairs(items)) if "interleaved columns" in layout.kinds else len(items)
    pieces: list[list[str]] = []
    for k, item in enumerate(items):
        body = _interrupted(item, layout, rng)
        above = layout.order == "above"
        if k == torn:
            pieces += _alternating(item, items[k + 1], layout, rng, heads=above)
        elif k == torn + 1:
            continue
        elif layout.order == "behind" and len(body) > 2:
            at = len(item.opening.rows) + 1
            pieces += [*body[:at], *item.head, *body[at:]]
        else:
            pieces += (item.head + _standfirst(item, layout) if above else []) + body
            pieces += item.head if layout.order in ("below", "behind") else []
    heads = [item.head for item in items]
    bundle = [piece for head in (reversed(heads) if layout.order.endswith("reversed") else heads) for piece in head]
    if layout.order.startswith("head"):
        return bundle + pieces
    return pieces + bundle if layout.order.startswith("foot") else pieces


def _pairs(items: Sequence[Item]) -> list[int]:
    """Numbers of the stories that are signed and stand before another signed one: their columns may alternate."""
    signed = [bool(item.opening.patterns.strip()) and not item.story.caption for item in items]
    return [k for k in range(len(items) - 1) if signed[k] and signed[k + 1]]


def _alternating(one: Item, two: Item, layout: Layout, rng: random.Random, *, heads: bool) -> list[list[str]]:
    """The lines of two bodies in turn, a block at a time, as a text layer reads columns that stand side by side."""
    least, most = layout.family.bands
    blocks: list[list[list[str]]] = []
    for item in (one, two):
        lines = [line for piece in item.body for line in piece]
        cut: list[list[str]] = []
        while lines:
            size = rng.randint(least, most)
            cut.append(lines[:size])
            lines = lines[size:]
        blocks.append(cut)
    out: list[list[str]] = []
    if heads and layout.family.heads_first:
        out += one.head + two.head
    for k in range(max(map(len, blocks))):
        for item, cut in zip((one, two), blocks, strict=True):
            if k == 0 and heads and not layout.family.heads_first:
                out += item.head
            out += cut[k : k + 1]
    return out


def _interrupted(item: Item, layout: Layout, rng: random.Random) -> list[list[str]]:
    """The body with what gets in its way: a bare caption in the midst of it, a jump line at its end."""
    body = list(item.body)
    if item.story.caption:
        return body
    if "jump lines" in layout.kinds and rng.random() < 0.5:
        jump = rng.choice(layout.family.jumps)
        if rng.random() < 0.5 or item.opening.end or not jump.endswith(("）", "】")):
            body.append([jump])
        else:
            body[-1] = [*body[-1][:-1], body[-1][-1] + jump]
    if "bare captions" in layout.kinds and rng.random() < 0.5 and len(item.story.paragraphs) > 2:
        words = layout.fill(rng.choice(layout.family.bare_captions), item.story)
        credit = layout.fill(rng.choice(layout.family.photo_credits), item.story)
        at = len(item.opening.rows) + 1
        if len(body[at]) > 4 and rng.random() < 0.5:  # the picture stands in the midst of a paragraph
            middle = len(body[at]) // 2
            body[at : at + 1] = [body[at][:middle], [f"{words} {credit}"], body[at][middle:]]
        else:
            body[at:at] = [[words], [credit]]
    return body


def _with_furniture(pieces: list[list[str]], layout: Layout, rng: random.Random) -> list[list[str]]:
    family = layout.family
    if "adverts" in layout.kinds:
        heading, *paragraphs = rng.choice(family.notices)
        pieces = [*pieces, [heading], *(wrap(text, layout.measure) for text in paragraphs)]
    if "furniture" in layout.kinds:
        masthead = layout.fill(rng.choice(family.mastheads)).split("\n")
        tail = [[rng.choice(family.editors)], [rng.choice(family.folios)]]
        rng.shuffle(tail)
        pieces = [masthead, *pieces, *tail]
    return pieces


def _truth(item: Item, items: Sequence[Item], layout: Layout) -> Expected:
    """What the page states about one item; the paper is taken from its neighbours where it says nothing itself."""
    everywhere = "furniture" in layout.kinds
    own_day = "{y}" in item.opening.patterns or "{iso}" in item.opening.patterns
    named = everywhere or any("{paper}" in other.opening.patterns for other in items)
    signed = item.opening.patterns.strip()
    reporters = item.story.reporters if signed else ()
    if item.story.caption:
        reporters = reporters[:1]
    return Expected(
        text=item.story.text,
        title=item.story.title,
        reporters=reporters,
        publisher=layout.paper if named else None,
        published=layout.iso if everywhere or own_day or layout.dated else None,
        alt_titles=other_readings(item.head, item.story.title),
    )
