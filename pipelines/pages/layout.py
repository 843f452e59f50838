"""Bodies in the making and what stands between them on the page."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.pages.credits import Credit
from pipelines.pages.headings import Heading
from pipelines.pages.paragraphs import Paragraph
from pipelines.pages.stacks import Loose


@dataclass(slots=True)
class Draft:
    """An article in the making. ``credits`` stand above its body, ``endings`` below.

    ``lead`` holds headings between its byline and its first paragraph."""

    credits: list[Credit] = field(default_factory=list)
    endings: list[Credit] = field(default_factory=list)
    body: list[Paragraph | Heading] = field(default_factory=list)
    lead: list[Heading] = field(default_factory=list)
    caption: bool = False
    closed: bool = False

    @property
    def text(self) -> str:
        """The text so far, headings left out."""
        return "\n".join(part.text for part in self.body if isinstance(part, Paragraph))

    @property
    def signed(self) -> bool:
        """Whether reporters are known."""
        return any(credit.reporters for credit in self.every_credit)

    @property
    def every_credit(self) -> list[Credit]:
        """The credits above the body and below it."""
        return self.credits + self.endings


@dataclass(slots=True)
class Layout:
    """What a page holds: bodies, headings between them, credits of the page as a whole, and what was left over."""

    drafts: list[Draft] = field(default_factory=list)
    loose: list[Loose] = field(default_factory=list)
    page: list[Credit] = field(default_factory=list)
    dropped: list[tuple[str, str]] = field(default_factory=list)
