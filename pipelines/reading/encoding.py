"""Bytes to characters, for the encodings that Chinese text comes in.

Strict attempts come first, since statistics go wrong on short texts: a byte order mark settles the matter, then valid
UTF-8. GB18030 accepts almost any bytes, so it and Big5 are told apart by how ordinary the resulting characters are.
"""

from __future__ import annotations

import codecs
from typing import Final

from charset_normalizer import from_bytes

from pipelines.reading.records import ReadingError

_MARKS: Final = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必"
    "战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打"
    "白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫"
    "且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精"
    "值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    "這個們來時為國對會發學說產種後從業經過動間開關長問應與無見將進體機實當還點現電車題員農處領導設證組區報萬記議總認讓歲戶鄉鎮縣"
    "，。、；：“”！？（）《》—…「」『』　"
)
_ENOUGH: Final = 0.35
_WIDE_SCRIPT: Final = (0x4E00, 0x9FFF)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """The characters of ``data`` and the name of the codec they were written in.

    Raises:
        ReadingError: no encoding known here gives plausible text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strict(data, codec, name), codec
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        broken_at = error.start
    found = _wide_units(data) or _multibyte(data) or _statistics(data)
    if found:
        return found
    raise ReadingError(
        f"{name}: the bytes are neither UTF-8 (broken at byte {broken_at}) nor plausible UTF-16, GB18030 or Big5; "
        "save the file as UTF-8 and try again."
    )


def plausibility(text: str) -> float:
    """Share of the non-ASCII characters of ``text`` that are everyday Chinese characters or punctuation, 0 to 1."""
    wide = [c for c in text if ord(c) > 0x7F]
    return sum(c in _COMMON for c in wide) / len(wide) if wide else 0.0


def _strict(data: bytes, codec: str, name: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise ReadingError(
            f"{name}: the byte order mark says {codec}, but byte {error.start} cannot be read so; "
            "save the file as UTF-8 and try again."
        ) from error


def _wide_units(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a mark: the zero bytes of spaces and line ends all lie on the same side of the pairs."""
    if len(data) % 2 or b"\0" not in data:
        return None
    even, odd = data[::2].count(0), data[1::2].count(0)
    codec = "utf-16-le" if odd > even else "utf-16-be"
    text = _attempt(data, codec)
    return (text, codec) if text and "\0" not in text and plausibility(text) >= _ENOUGH else None


def _multibyte(data: bytes) -> tuple[str, str] | None:
    candidates = [(text, codec) for codec in ("gb18030", "big5hkscs") if (text := _attempt(data, codec))]
    ranked = sorted(candidates, key=lambda pair: plausibility(pair[0]), reverse=True)
    if not ranked or plausibility(ranked[0][0]) < _ENOUGH:
        return None
    text, codec = ranked[0]
    return text, "big5" if codec == "big5hkscs" else codec


def _statistics(data: bytes) -> tuple[str, str] | None:
    """The last resort; its guess counts only if it yields Chinese text, which is what is read here."""
    guess = from_bytes(data).best()
    if guess is None:
        return None
    text = str(guess)
    chinese = sum(_WIDE_SCRIPT[0] <= ord(c) <= _WIDE_SCRIPT[1] for c in text)
    return (text, guess.encoding) if chinese and plausibility(text) >= _ENOUGH else None


def _attempt(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""
