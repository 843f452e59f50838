"""What no query may do: fetch. ``SERVICE`` and ``LOAD`` would make the server call other machines or read its files.

The engine has no switch for it, so a text in which the word stands at all is not given to it: to tell a keyword from
a literal or a name takes the engine's whole grammar, and ``?s ex:p?-1SERVICE <…>`` is a call. Who needs the word in
a literal or an IRI can spell it ``serv\\u0069ce``, which the engine reads as the same, but never as a keyword.
"""

from __future__ import annotations

import re
from typing import Final

from kg.serve.messages import Refusal

_SERVICE: Final = re.compile("service", re.IGNORECASE)
_LOAD: Final = re.compile(r"(?<![^\W\d])load", re.IGNORECASE)


def refuse_fetching(text: str, kind: str) -> None:
    """Refuse a query or an update that could fetch something.

    Raises:
        Refusal: the text holds the word ``SERVICE``, or an update the word ``LOAD``.
    """
    for word, found in (("SERVICE", _SERVICE.search(text)), ("LOAD", kind == "update" and _LOAD.search(text))):
        if found:
            spelt = {"SERVICE": "serv\\u0069ce", "LOAD": "lo\\u0061d"}[word]
            raise Refusal(
                403, f"{word} is not answered, since this server fetches nothing; in a literal or an IRI write {spelt}."
            )
