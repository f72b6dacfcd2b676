"""Files made to hang, to fill the memory, or to end the run: each is told of, and the others are read."""

import gzip
import os
import signal
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources
from dragoman.sources.broken import broken_told
from dragoman.sources.documents import apart
from dragoman.sources.documents.mail import read_mail
from dragoman.sources.documents.subtitles import read_subtitles

TEXT = "The two shores of the strait agreed on Thursday to talk again about the winter ferry. " * 4
HEADER = b"From: Ana Oro <ana@gazette.example>\r\nDate: Thu, 03 May 2018 23:30:00 -0500\r\n"


def read(*places: Path) -> list[Report | Failure]:
    return list(open_sources([str(place) for place in places]))


def reasons(found: list[Report | Failure]) -> list[str]:
    return [one.reason for one in found if isinstance(one, Failure)]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "z.txt").write_text(TEXT)
    return tmp_path


@pytest.mark.parametrize("content", [b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\0\n\n"], ids=["mark", "blank", "zero"])
def test_a_table_without_a_row_does_not_end_the_run(good: Path, content: bytes) -> None:
    (good / "a.csv").write_bytes(content)
    failed, report = read(good)
    assert isinstance(failed, Failure)
    assert isinstance(report, Report)


def test_a_table_whose_first_line_is_blank_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'\n\ntext,published\n"{TEXT}",2018-05-03\n')
    [report] = read(tmp_path / "a.csv")
    assert isinstance(report, Report)
    assert report.published == "2018-05-03"


@pytest.mark.parametrize("piece", [b",", b"x"], ids=["cells", "letters"])
def test_a_row_without_end_is_not_taken_into_memory(good: Path, piece: bytes) -> None:
    with gzip.open(good / "a.csv.gz", "wb", 1) as out:
        out.write(b"text,published\n")
        for _ in range(40):
            out.write(piece * (1_000_000 // len(piece)))
    failed, report = read(good)
    assert "more than 8 MB" in reasons([failed])[0]
    assert isinstance(report, Report)


def test_a_pipe_in_a_folder_is_told_of_and_not_waited_for(good: Path) -> None:
    os.mkfifo(good / "a.txt")
    report, failed = read(good)
    assert isinstance(report, Report)
    assert "a pipe" in reasons([failed])[0]


def test_parts_within_parts_without_end_do_not_end_the_run(good: Path) -> None:
    boxes = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n) for n in range(2000))
    inner = b'Content-Type: text/plain; name="a.txt"\r\n\r\n' + TEXT.encode()
    (good / "a.eml").write_bytes(HEADER + b"Subject: x\r\n" + boxes + inner)
    failed, report = read(good)
    assert "parts within parts" in reasons([failed])[0]
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    "field",
    [
        b"Content-Disposition: attachment" + b"".join(b"; filename*%d=a" % n for n in range(20_000)),
        b"From: " + b"(" * 50_000,
        b"Subject: " + b"=?utf-8?q?a?= " * 30_000,
    ],
    ids=["pieces of a name", "remarks in remarks", "encoded words"],
)
def test_a_field_of_a_header_without_end_is_not_taken_apart_for_minutes(field: bytes) -> None:
    begun = time.process_time()
    found = read_mail(HEADER + field + b"\r\n\r\n" + TEXT.encode(), Limits()) if b"Disp" not in field else None
    if found is None:
        with pytest.raises(Exception, match="attached"):
            read_mail(HEADER + field + b"\r\n\r\n" + TEXT.encode(), Limits())
    assert time.process_time() - begun < 10


def test_cues_of_many_lines_are_compared_in_time() -> None:
    cues = (f"00:00:0{n}.000 --> 00:00:0{n}.500\n" + "\n".join(f"{n} {k}" for k in range(30_000)) for n in range(2))
    begun = time.process_time()
    assert read_subtitles(("WEBVTT\n\n" + "\n\n".join(cues)).encode(), Limits()).lines
    assert time.process_time() - begun < 10


def test_what_nobody_thought_of_is_told_of_one_file(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fall(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("dragoman.sources.documents.separated.delimiter_of", fall)
    (good / "a.csv").write_text(f"text\n{TEXT}\n")
    failed, report = read(good)
    assert "ZeroDivisionError" in reasons([failed])[0]
    assert isinstance(report, Report)
    with pytest.raises(KeyboardInterrupt), broken_told():
        raise KeyboardInterrupt


def test_a_pdf_that_draws_itself_without_end_is_given_up(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(apart.SECONDS, "cover", 2)
    (good / "a.pdf").write_bytes(fan())
    (good / "b.pdf").write_bytes(PLAIN)
    failed, after, report = read(good)
    assert "takes too long" in reasons([failed])[0]
    assert not isinstance(after, Failure) or "too long" not in after.reason
    assert isinstance(report, Report)


def test_a_pdf_that_ends_the_process_that_reads_it_takes_nothing_along() -> None:
    assert apart.cover_words(PLAIN) != []
    assert apart.HELPER.process is not None
    os.kill(apart.HELPER.process.popen.pid, signal.SIGSEGV)
    apart.HELPER.process.popen.wait()
    assert apart.cover_words(PLAIN) != []


def test_pdfs_that_come_at_the_same_time_are_taken_apart_one_after_another() -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: apart.cover_words(PLAIN), range(40)))
    assert all(one == found[0] for one in found)


def pdf_of(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end


def stream(words: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(words)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)


BASE = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>"
    b"/Contents 4 0 R>>",
]
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LETTERS = b"BT /F 12 Tf 10 10 Td (The ferry sails) Tj ET"
PLAIN = pdf_of([*BASE, stream(LETTERS), FONT])


def fan() -> bytes:
    """A drawing of ten drawings, each of ten drawings …"""
    shape = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>"
    forms = [stream(b"/X Do " * 10, shape + b"/XObject<</X %d 0 R>>>>" % (7 + n)) for n in range(12)]
    return pdf_of([*BASE, stream(b"/X Do " * 10), FONT, *forms, stream(LETTERS, shape + b">>")])
