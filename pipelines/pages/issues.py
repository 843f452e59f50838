"""Lines that state paper and day of a whole issue: the masthead above a page, the folio at its head."""

from __future__ import annotations

from pipelines.pages.blocks import Notice, page_blocks
from pipelines.pages.lines import page_lines


def issue_of(text: str) -> tuple[str, str]:
    """The day (ISO 8601) and the newspaper that lines above several articles state; "" where they state none."""
    blocks = page_blocks(page_lines(text))
    credits = [block.credit for block in blocks if isinstance(block, Notice) and not block.credit.reporters]
    day = next((credit.day.iso() for credit in credits if credit.day and credit.day.year), "")
    return day, next((credit.publisher for credit in credits if credit.publisher), "")
