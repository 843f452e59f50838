"""Bad input: one clear sentence each, bounded time and memory, and the rest is read all the same."""

from __future__ import annotations

import gzip
import io
import json
import random
import re
import subprocess
import sys
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import reading_samples as samples

from pipelines.reading import Limits, Options, SourceText, Unreadable, expand, read_all, read_bytes

SMALL = Options(limits=Limits(text=2_000, xml=20_000, total=200_000, tags=50, members=5))
SENTENCE = re.compile(r"a\.bin[^\n]*: [^\n]+\.")
NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux's figures of memory")
ROOT = Path(__file__).resolve().parents[1]


def word(document: str | bytes) -> bytes:
    """A docx with this main part."""
    data = document.encode() if isinstance(document, str) else document
    return samples.zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": data})


def encrypted_zip() -> bytes:
    """A zip file whose member claims a password."""
    data = bytearray(samples.zipped({"x.txt": samples.news().encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    return bytes(data)


def with_link() -> bytes:
    """A zip file with a symbolic link."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    return out.getvalue()


def long_name() -> bytes:
    """A tar file whose one member has a name of three megabytes."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz", format=tarfile.GNU_FORMAT) as archive:
        archive.addfile(tarfile.TarInfo("x" * 3_000_000))
    return out.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DEEP = samples.zipped({"1.zip": samples.zipped({"2.zip": samples.zipped({"3.txt": b"x"})})})
BAD = {
    "empty": (b"", "is empty"),
    "nuls": (b"\0" * 1_000, "binary"),
    "large text": ("字".encode() * 1_000, "larger than the limit of 2,000 bytes"),
    "large html": (b"<html>" + b"<p>x</p>" * 1_000, "larger than the limit of 2,000 bytes"),
    "html of tags": (b"<html>" + b"<p>" * 60, "more than the limit of 50 tags"),
    "html in json": (b'{"text": "<p></p>"}', "its text is HTML without words"),
    "html without text": (b"<html><script>1</script></html>", "holds no text"),
    "xml": (b"<?xml version='1.0'?><!DOCTYPE x [" + LAUGHS.encode() + b"]><x>&l9;</x>", "XML is not read"),
    "docx bomb": (word(b" " * 1_000_000), "docx unpacks to more than the limit of 20,000 bytes"),
    "docx entities": (word(f"<!DOCTYPE x [{LAUGHS}]><x>&l9;</x>"), "declares XML entities"),
    "docx cut": (word("<w:document"), "docx is damaged or cut off"),
    "docx without text": (word("<document/>"), "holds no text"),
    "old doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as docx"),
    "rtf": (b"{\\rtf1 x}", "save it as docx"),
    "excel": (samples.zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "Excel workbooks are not read"),
    "epub": (samples.zipped({"mimetype": b"", "META-INF/container.xml": b""}), "e-books"),
    "zip outside": (samples.zipped({"../x.txt": b"x"}), "points out of the archive"),
    "zip absolute": (samples.zipped({"/etc/x.txt": b"x"}), "points out of the archive"),
    "zip drive": (samples.zipped({"C:/x.txt": b"x"}), "points out of the archive"),
    "zip link": (with_link(), "it is a link"),
    "zip password": (encrypted_zip(), "it has a password"),
    "zip bomb": (samples.zipped({"x.txt": b"x" * 1_000_000}), "larger than the limit of 2,000 bytes"),
    "zip of jsonl bomb": (samples.zipped({"x": b'{"text": "' + b"x" * 9_000_000}), "unpacks to more than the limit"),
    "zip cut": (samples.zipped({"x.txt": b"x" * 900})[:60], "damaged or cut off"),
    "zips in zips": (DEEP, "archives within archives are read one level deep"),
    "many files": (samples.zipped({f"{n}.txt": b"\xe6\x96\x87" for n in range(9)}), "more than 5 files"),
    "tar outside": (samples.tarred({"a/../../x.txt": b"x"}), "points out of the archive"),
    "tar cut": (samples.tarred({"x.txt": random.Random(1).randbytes(2_000)})[:1_500], "damaged"),
    "tar header": (long_name(), "damaged or holds too much"),
    "gzip bomb": (gzip.compress(b"x" * 9_000_000), "larger than the limit of 2,000 bytes"),
    "gzip cut": (gzip.compress(b"")[:9], "damaged or cut off"),
    "json without text": (b'{"title": "x"}', "it has no text; put it under"),
    "json of nothing": (b"{}", "it has no text"),
    "empty list": (b"[]", "there is no article in the JSON"),
    "json cut": (b'[{"text": "x"', "broken or cut off before its first article is whole"),
    "json deep": (b'{"text":' + b"[" * 1_000, "broken"),
    "json long": (b'[{"text": "' + b"x" * 200_000 + b'"}]', "longer than the limit of 2,000 bytes"),
    "broken line": (
        b'{"text": "x"}\n{"text": x}\n{"text": "y"}',
        "line 2: it is not JSON (Expecting value, character 10)",
    ),
    "long line": (
        b'{"text": "x"}\n{"text": "' + b"y" * 9_000 + b'"}\n',
        "line 2: it is longer than the limit of 2,000",
    ),
    "long first line": (
        b'{"text": "' + b"y" * 9_000 + b'"}\n{"text": "x"}',
        "line 1: it is longer than the limit of 2,000",
    ),
    "broken first line": (b'{"text": x}\n{"text": "y"}', "line 1: it is not JSON"),
    "cut first line": (b'{"text": "x\n{"text": "y"}', "line 1: it is not JSON"),
    "no object": (b'{"text": "x"}\n["y"]\n', "line 2: it is no JSON object"),
}


@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=BAD.keys())
def test_bad_input_is_one_sentence(data: bytes, words: str) -> None:
    """What is wrong, where, and what to do, on one line."""
    (problem,) = [item for item in read_bytes(data, "a.bin", SMALL) if isinstance(item, Unreadable)]
    assert words in problem.reason
    assert SENTENCE.fullmatch(problem.reason)


def test_the_rest_of_an_archive_is_read() -> None:
    """A bad member stands among good ones, in its place."""
    good = samples.news().encode()
    data = samples.zipped({"1.txt": good, "2.pdf": b"%PDF-1.4\n", "../3.txt": good, "4.jsonl": b"[{", "5.txt": good})
    found = list(read_bytes(data, "a.zip"))
    assert [isinstance(item, SourceText) for item in found] == [True, False, False, False, True]
    assert str(found[1]).startswith("a.zip/2.pdf: the PDF is damaged")


def test_the_rest_of_a_folder_is_read(tmp_path: Path) -> None:
    """Every bad file of this module in one folder: a sentence each, and the one good file still comes."""
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(samples.news(), "utf-8")
    found = [item for step in expand([tmp_path]) if isinstance(step, Path) for item in read_all(step, SMALL)]
    assert "good.txt" in [item.source for item in found if isinstance(item, SourceText)]
    assert len([item for item in found if isinstance(item, Unreadable)]) >= len(BAD)


def measured(code: str) -> tuple[float, int, str]:
    """Seconds, peak memory in KiB and output of a Python program of its own."""
    code += "\nprint(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    *output, peak = done.stdout.split("\n")[:-1]
    return time.perf_counter() - started, int(peak), "\n".join(output)


READ = """
import sys
from pathlib import Path
from pipelines.reading import SourceText, read_all
texts = problems = 0
for item in read_all(Path({path!r})):
    texts += isinstance(item, SourceText)
    problems += not isinstance(item, SourceText)
    last = item
print(texts, problems, str(last)[-120:] if problems else "")
"""


@NEEDS_PROC
@pytest.mark.slow
def test_a_line_of_a_gigabyte_takes_no_memory(tmp_path: Path) -> None:
    """It is said and passed over; the line after it is read."""
    path = tmp_path / "a.jsonl"
    with path.open("wb") as out:
        out.write(b'{"text": "x"}\n{"text": "')
        for _ in range(1024):
            out.write(b"x" * 1024 * 1024)
        out.write(b'"}\n{"text": "y"}\n')
    seconds, peak, output = measured(READ.format(path=str(path)))
    assert output.startswith("2 1")
    assert seconds < 20
    assert peak < 250_000


@NEEDS_PROC
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["jsonl", "json", "zip"])
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path: Path, kind: str) -> None:
    """Five thousand articles take no more than a hundred."""
    peaks = []
    for count in (100, 5_000):
        data = samples.jsonl(count)
        if kind == "json":
            data = b'{"articles": [' + data.replace(b"\n", b",\n") + b"]}"
        if kind == "zip":
            data = samples.zipped({f"{n}.json": row for n, row in enumerate(data.split(b"\n"))})
        (tmp_path / "a").write_bytes(data)
        _, peak, output = measured(READ.format(path=str(tmp_path / "a")))
        assert output.startswith(f"{count} 0")
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 12_000


def mutants(seed: int, count: int) -> Iterator[bytes]:
    """Damaged files: good ones of every format with bytes changed, cut, doubled, moved, and marks put in."""
    chance = random.Random(seed)
    good = [
        *(samples.wechat().encode(), samples.government(), samples.newspaper().encode(), samples.docx()),
        *(samples.pdf(samples.two_columns()), samples.pdf(samples.two_columns(), [], samples.SCAN)),
        *(samples.jsonl(3), json.dumps({"articles": [{"text": "x", "title": "y"}] * 3}).encode()),
        *(samples.news().encode("gb18030"), samples.zipped({"a.txt": b"x", "b.html": samples.wechat().encode()})),
        *(samples.tarred({"a.txt": samples.news().encode(), "b.zip": DEEP}, "w"), samples.tarred({"a.txt": b"x"})),
        *(data for data, _ in BAD.values() if 0 < len(data) < 5_000),
    ]
    marks = [
        b"\0",
        b"<",
        b"&",
        b'"',
        b"{",
        b"]",
        b"\xff",
        b"PK\x03\x04",
        b"stream\n",
        b"../",
        b"\n",
        b"-1",
        b"9999999999",
    ]
    for _ in range(count):
        data = bytearray(chance.choice(good))
        for _ in range(chance.choice((1, 1, 2, 5, 30))):
            at, end = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
            end = min(end, at + chance.choice((1, 8, 200)))
            act = chance.randrange(5)
            if act == 0:
                data[at:end] = chance.randbytes(end - at)
            elif act == 1:
                del data[at:end]
            elif act == 2:
                data[at:at] = data[at:end] * chance.choice((1, 3))
            elif act == 3:
                data[at:at] = chance.choice(marks)
            else:
                data[at : at + 1] = bytes([chance.randrange(256)])
        yield bytes(data[: chance.randrange(len(data) + 1)] if chance.random() < 0.15 else data)


def fuzz(seed: int, count: int) -> float:
    """Read so many mutants; the seconds that the slowest took."""
    slowest = 0.0
    for number, data in enumerate(mutants(seed, count)):
        started = time.process_time()
        for item in read_bytes(data, "a.bin"):
            assert isinstance(item, SourceText) or SENTENCE.fullmatch(str(item)), (seed, number, str(item))
        slowest = max(slowest, time.process_time() - started)
    return slowest


def test_damaged_files_are_read_or_refused() -> None:
    """A few hundred damaged files: no exception, one sentence each, none takes two seconds."""
    assert fuzz(1, 400) < 2


@pytest.mark.slow
def test_many_damaged_files_are_read_or_refused() -> None:
    """Twenty thousand of them."""
    assert fuzz(2, 20_000) < 2
