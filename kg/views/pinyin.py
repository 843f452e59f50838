"""How the characters of names are typed on a Latin keyboard: the page finds 石阡县 by ``shiqian`` and by ``sqx``."""

from __future__ import annotations

import os
from collections.abc import Iterable

# whole phrases, which pypinyin takes a second to load, say nothing of single characters
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")


def readings(texts: Iterable[str]) -> dict[str, str]:
    """For each Chinese character in ``texts`` its syllables without tones, a blank between two; ü is ``v``.

    All readings count, the usual one first: which one a name has (长 in 长寿 or in 县长) the reader knows, and a
    table by characters is a tenth of the size of all names spelt out.

    >>> readings(["长寿A区", "绿"])
    {'区': 'qu ou', '寿': 'shou', '绿': 'lv lu', '长': 'zhang chang'}
    """
    from pypinyin import Style, pinyin

    characters = sorted({character for text in texts for character in text if character > "\u2e7f"})
    found = {}
    for character in characters:
        syllables = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=False)
        if syllables:
            found[character] = " ".join(dict.fromkeys(syllables[0]))
    return found
