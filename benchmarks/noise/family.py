"""What a family of layouts is made of: ways to sign an article, widths, and the wording of all that stands about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opening:
    """How an article is signed: ``rows`` above its body, ``lead`` before its first words, ``end`` after its last.

    ``own_row`` sets ``end`` on a line of its own. Patterns hold ``{paper} {y} {m} {d} {iso} {place}``, ``{roles}``
    (记者 某某 通讯员 某某), ``{tight}`` (without spaces), ``{listed}`` (parted by 、) and ``{names}`` (without roles).
    """

    rows: tuple[str, ...] = ()
    lead: str = ""
    end: str = ""
    own_row: bool = False

    @property
    def patterns(self) -> str:
        """All patterns together, to see what they state."""
        return " ".join((*self.rows, self.lead, self.end))


@dataclass(frozen=True, slots=True)
class Family:
    """The choices that a layout is composed of. ``words`` are kicker, subtitle, standfirst and two subheadings.

    ``orders`` say where headlines stand, ``measures`` are widths of columns in characters, ``bands`` the least and
    most lines of a block where two articles' columns alternate, ``heads_first`` whether both headlines stand before
    the alternating blocks. ``notices`` are adverts, a heading and paragraphs each.
    """

    name: str
    measures: tuple[int, ...]
    openings: tuple[Opening, ...]
    orders: tuple[str, ...]
    blanks: tuple[str, ...]
    bands: tuple[int, int]
    heads_first: bool
    mastheads: tuple[str, ...]
    folios: tuple[str, ...]
    editors: tuple[str, ...]
    jumps: tuple[str, ...]
    photo_credits: tuple[str, ...]
    bare_captions: tuple[str, ...]
    notices: tuple[tuple[str, ...], ...]
    words: tuple[tuple[str, ...], ...]
