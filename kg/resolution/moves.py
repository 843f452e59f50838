"""Where people are said to have come from: pure functions over texts.

Facts about Chinese prose as patterns; no name of a person or a body stands in here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from kg.resolution.naming import SENTENCE, occurrences

_AHEAD: Final = re.compile(r"(?:[从由自][\u4e00-\u9fff]{0,4}|原在)$")
_BEHIND: Final = re.compile(r"[\u4e00-\u9fff]{0,4}?(?:调任|调来|调入|调过来|交流|转任|转来|转岗|升任|升上来|过来|考来)")
_OF_WHOM: Final = re.compile(r"过?[到至来]?(?:这里|此地)?的[^，。；、]{0,12}")


def arrivals(text: str, people: Collection[str], things: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """The places and bodies from which the text says that people were transferred; ``things`` are (name, form).

    It is said of the one right behind (从衡东调来的石溪云), or of the last who is named before in the sentence.

    >>> arrivals("局长石溪云刚从衡东交流过来。", ["石溪云"], [("衡东县", "衡东")])
    {'石溪云': ['衡东县']}
    >>> arrivals("卞爱华等到了从衡东调来的石溪云。", ["卞爱华", "石溪云"], [("衡东县", "衡东")])
    {'石溪云': ['衡东县']}
    >>> arrivals("经理让给了茶叶协会来的石溪云。", ["石溪云"], [("茶叶协会", "茶叶协会")])
    {'石溪云': ['茶叶协会']}
    >>> arrivals("石溪云从衡东买来树苗。", ["石溪云"], [("衡东县", "衡东")])
    {}
    """
    found: dict[str, set[str]] = {}
    known = list(things)
    for sentence in (match[0] for match in SENTENCE.finditer(text)):
        for name, form in known:
            for at in occurrences(sentence, form):
                verb = _BEHIND.match(sentence, at + len(form))
                person = next((who for who in people if sentence.startswith(f"来的{who}", at + len(form))), "")
                if verb and _AHEAD.search(sentence[:at]):
                    person = person or _who(sentence, at, verb.end(), people)
                if person:
                    found.setdefault(person, set()).add(name)
    return {person: sorted(names) for person, names in found.items()}


def _who(sentence: str, start: int, end: int, people: Collection[str]) -> str:
    """Who came, as words from ``start`` to ``end`` of a sentence say; empty where it names nobody."""
    behind = ((sentence.find(name, end), name) for name in people)
    near = [(at, name) for at, name in behind if at >= 0 and _OF_WHOM.fullmatch(sentence[end:at])]
    before = [(at, name) for name in people if (at := sentence.rfind(name, 0, start)) >= 0]
    return min(near)[1] if near else max(before, default=(-1, ""))[1]
