"""Files and bytes to text: encodings, formats by content, refusals in one sentence."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading import DEFAULT_LIMIT, ReadingError, SourceText, Unreadable, expand, read_path, read_stream
from pipelines.reading.encoding import decode, plausibility

NEWS = "近日，青禾县双桥镇的油菜花开了，吸引了大批游客前来观赏。县里还将打造五条精品线路。\n村民都很高兴。\n"
TRADITIONAL = "近日，青禾縣雙橋鎮的油菜花開了，吸引了大批遊客前來觀賞。縣裡還將打造五條路線。\n"
SIGNATURES = {
    b"\x89PNG\r\n\x1a\n\x00": "PNG images are not read; run OCR",
    b"\xff\xd8\xff\xe0\x00\x10JFIF": "JPEG images are not read; run OCR",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "old Office files .* are not read; save it as docx",
    b"{\\rtf1\\ansi": "RTF is not read; save it as docx",
    b"7z\xbc\xaf\x27\x1c": "7z is not read; unpack it",
    b'<?xml version="1.0"?><a/>': "XML is not read; save its text",
}
FORMATS = {
    b"%PDF-1.7\n%\xe2\xe3": "the PDF is damaged",
    b"PK\x03\x04\x14\x00": "the zip file is damaged",
    b"\x1f\x8b\x08\x00": "the archive is damaged",
    b"<!DOCTYPE html><html></html>": "the HTML holds no text",
    b"\xef\xbb\xbf\n <html><body>": "the HTML holds no text",
    '{"articles": ["青禾县"]}'.encode(): "article 1: it is no JSON object",
}


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"])
def test_encodings_of_chinese_text_are_found(codec: str) -> None:
    """The same text comes out of every encoding that Chinese files are saved in, and none leaves a mark behind."""
    text, found = decode(NEWS.encode(codec), "page.txt")
    assert text == NEWS
    assert found.replace("-sig", "").startswith(codec.replace("-sig", "")[:6])


def test_big5_is_told_from_gb18030() -> None:
    """Traditional text in Big5 is not read as the rare characters that GB18030 would make of it."""
    assert decode(TRADITIONAL.encode("big5"), "page.txt") == (TRADITIONAL, "big5")


def test_gbk_is_told_from_big5_in_short_text() -> None:
    """One short line is enough to recognise GBK."""
    line = "全县共有二十三个乡镇，教育局牵头实施。"
    assert decode(line.encode("gbk"), "page.txt") == (line, "gb18030")


@pytest.mark.parametrize("data", [b"\xff\xff\xfe\x81\x20" * 20, bytes(range(128, 256))], ids=["pairs", "all"])
def test_bytes_in_no_known_encoding_are_refused(data: bytes) -> None:
    """What no encoding explains is refused with the place where UTF-8 breaks, and with what to do."""
    with pytest.raises(ReadingError, match=r"page\.txt: .*broken at byte 0.*save the file as UTF-8"):
        decode(data, "page.txt")


def test_a_wrong_byte_order_mark_is_named() -> None:
    """A file that claims UTF-8 by its mark and is not is refused with the mark named."""
    with pytest.raises(ReadingError, match="byte order mark says utf-8-sig"):
        decode(b"\xef\xbb\xbf\xff\xfe\xfd", "page.txt")


def test_plausibility_is_a_share() -> None:
    """Everyday Chinese is plausible, rare characters are not, ASCII says nothing."""
    assert plausibility(NEWS) > 0.5
    assert plausibility("鐨勪竴鏄湪") < 0.35
    assert plausibility("plain") == 0.0


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=60))
def test_utf8_round_trip(text: str) -> None:
    """Whatever Chinese text is saved as UTF-8 comes back unchanged."""
    assert read_stream(text.encode(), "a.txt").text == text


@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No input raises anything but a ReadingError of one sentence that names its source."""
    try:
        message = str(type(read_stream(data, "some.bin")))
    except ReadingError as error:
        message = str(error)
    assert message == str(SourceText) or re.fullmatch(r"some\.bin[^\n]*: [^\n]+\.", message)


def test_plain_text_keeps_its_words_and_loses_carriage_returns() -> None:
    """Line ends of every kind become newlines, page breaks empty lines, stray control characters nothing."""
    found = read_stream("第一行。\r\n第二行。\r第三行。\f第四行\x07。".encode(), "page.txt")
    assert found == SourceText("第一行。\n第二行。\n第三行。\n\n第四行。", "page.txt", "utf-8", "txt")


@pytest.mark.parametrize(("data", "words"), {**SIGNATURES, **FORMATS}.items())
def test_formats_are_known_by_their_content(data: bytes, words: str) -> None:
    """What is not read, and what is broken, is refused with the name of its format whatever the file is called."""
    with pytest.raises(ReadingError, match=rf"^page\.txt[:,].*{words}.*\.$"):
        read_stream(data, "page.txt")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "file is empty"),
        (" \n\t\u3000\n".encode(), "only white space"),
        (b"\xef\xbb\xbf", "only white space"),
        (b"text\x00with\x00nul", "binary"),
        (b"\x01\x02\x03\x04" * 10, "binary"),
    ],
)
def test_what_holds_no_text_is_refused(data: bytes, words: str) -> None:
    """Empty, blank and binary content are refused with different words."""
    with pytest.raises(ReadingError, match=words):
        read_stream(data, "page.txt")


def test_the_limit_is_stated_and_configurable(tmp_path: Path) -> None:
    """A source above the limit is refused with the limit in the message; below it is read."""
    path = tmp_path / "long.txt"
    path.write_text(NEWS, "utf-8")
    assert read_path(path, limit=len(NEWS.encode())).text == NEWS
    with pytest.raises(ReadingError, match=r"larger than the limit of 20 bytes"):
        read_path(path, limit=20)
    assert DEFAULT_LIMIT == 20 * 1024 * 1024


def test_read_path_names_the_file_only(tmp_path: Path) -> None:
    """The record has the file's name, not the folder it happened to lie in."""
    path = tmp_path / "页面.txt"
    path.write_bytes(NEWS.encode("gb18030"))
    assert read_path(path) == SourceText(NEWS, "页面.txt", "gb18030", "txt")


def test_read_path_refuses_what_is_no_file(tmp_path: Path) -> None:
    """A missing path, a folder and a name that no file can have are three different sentences."""
    with pytest.raises(ReadingError, match="there is no such file"):
        read_path(tmp_path / "missing.txt")
    with pytest.raises(ReadingError, match="this is a folder"):
        read_path(tmp_path)
    with pytest.raises(ReadingError, match=r"cannot be opened|no such file"):
        read_path(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_read_path_does_not_wait_for_a_pipe(tmp_path: Path) -> None:
    """A named pipe is refused instead of waited for."""
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadingError, match="no regular file"):
        read_path(tmp_path / "pipe.txt")


def test_expand_walks_folders_in_order_and_skips_hidden_files(tmp_path: Path) -> None:
    """Folders give their files sorted, at any depth; names that begin with a dot are passed over."""
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/c.md", ".git/config", "sub/.x/y.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("文", "utf-8")
    assert list(expand([tmp_path])) == [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "sub" / "c.md"]


def test_expand_passes_over_what_lies_beside_files(tmp_path: Path) -> None:
    """Litter of systems and of Word, and the parts of a page that a browser saved; not a folder of another name."""
    for name in (
        "页.html",
        "页_files/a.js",
        "Thumbs.db",
        "~$通知.docx",
        "通知.docx",
        "别的_files/b.txt",
        "desktop.ini",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("文", "utf-8")
    assert list(expand([tmp_path])) == [tmp_path / "通知.docx", tmp_path / "页.html", tmp_path / "别的_files" / "b.txt"]


def test_expand_reports_what_is_missing_and_goes_on(tmp_path: Path) -> None:
    """A path, a pattern and a folder that lead nowhere are reported in their place, the rest still comes."""
    (tmp_path / "a.txt").write_text("文", "utf-8")
    (tmp_path / "empty").mkdir()
    given: list[str | Path] = [
        tmp_path / "nope.txt",
        str(tmp_path / "*.md"),
        tmp_path / "empty",
        tmp_path / "a.txt",
    ]
    found = list(expand(given))
    assert [type(item) for item in found[:3]] == [Unreadable] * 3
    assert found[3] == tmp_path / "a.txt"
    reasons = [str(item) for item in found[:3]]
    assert "no such file" in reasons[0]
    assert "no file matches" in reasons[1]
    assert "holds no files" in reasons[2]
    assert all(re.fullmatch(r"[^\n]+\.", reason) for reason in reasons)


def test_expand_takes_patterns_and_gives_each_file_once(tmp_path: Path) -> None:
    """Patterns are expanded in sorted order; a file that is named twice comes once."""
    for name in ("2.txt", "1.txt", "3.md"):
        (tmp_path / name).write_text("文", "utf-8")
    assert list(expand([str(tmp_path / "*.txt"), tmp_path / "1.txt"])) == [tmp_path / "1.txt", tmp_path / "2.txt"]
    assert list(expand([str(tmp_path / "**")])) == [tmp_path / "1.txt", tmp_path / "2.txt", tmp_path / "3.md"]


def test_expand_prefers_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    """A file that is really called ``page[1].txt`` is that file."""
    path = tmp_path / "page[1].txt"
    path.write_text("文", "utf-8")
    assert list(expand([path])) == [path]
