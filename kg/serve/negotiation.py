"""Content negotiation: which of the forms at hand a client likes best (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The media type of ``offered`` that ``accept`` prefers; earlier ones win a tie; None if it wants none of them.

    >>> choose("text/csv;q=0.5, application/*", ["application/json", "text/csv"])
    'application/json'
    >>> choose("text/html", ["text/csv"]) is None
    True
    """
    ranges = [parsed for part in accept.split(",") if (parsed := _range(part))]
    if not ranges:
        return offered[0]
    weights = [(_weight(media, ranges), -place) for place, media in enumerate(offered)]
    best, place = max(weights)
    return offered[-place] if best > 0 else None


def _range(part: str) -> tuple[str, float] | None:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    weight = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = min(max(float(value), 0.0), 1.0)
            except ValueError:
                weight = 0.0
    return (media, weight) if media else None


def _weight(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The weight of the narrowest range that takes the media type in."""
    kind = media.partition("/")[0]
    for wanted in (media, f"{kind}/*", "*/*"):
        found = [weight for name, weight in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
