"""What holds files or chapters: ZIP archives, e-books; and tables of CSV."""

import csv
import io
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Failure, Report
from dragoman.sources import Limits, open_sources
from dragoman.sources.documents.separated import delimiter_of
from tests.sources.documents import layouts
from tests.sources.documents.layouts import Story, stories

STORY = Story()
TEXT = STORY.text.encode()


def read(path: Path, content: bytes | None = None, limits: Limits | None = None) -> list[Report | Failure]:
    if content is not None:
        path.write_bytes(content)
    return list(open_sources([str(path)], limits=limits))


def zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_the_documents_of_an_archive_are_reports_under_its_name(tmp_path: Path) -> None:
    nexis = {f"talks/{n}. Ministers.docx": layouts.as_docx(layouts.nexis_lines([STORY])) for n in (1, 2)}
    found = read(
        tmp_path / "a.zip", zipped({**nexis, "plain.txt": TEXT, "picture.png": b"\x89PNG", "__MACOSX/._x.txt": b"x"})
    )
    assert [one.name for one in found] == [
        "a.zip/talks/1. Ministers.docx:1",
        "a.zip/talks/2. Ministers.docx:1",
        "a.zip/plain.txt",
    ]
    assert {one.text for one in found if isinstance(one, Report)} == {STORY.text}


def test_an_archive_is_told_by_its_look(tmp_path: Path) -> None:
    assert [one.name for one in read(tmp_path / "a", zipped({"a.txt": TEXT}))] == ["a/a.txt"]


def test_names_that_lead_out_of_an_archive_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    content = zipped({"../../out.txt": TEXT, "/etc/out.txt": TEXT, "..\\..\\out.txt": TEXT, "a\x1bb.txt": TEXT})
    found = read(tmp_path / "in" / "a.zip", content)
    assert [one.name for one in found] == ["a.zip/out.txt", "a.zip/etc/out.txt", "a.zip/out.txt", "a.zip/ab.txt"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_a_bomb_in_an_archive_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.zip", zipped({"bomb.txt": b" " * 60_000_000, "a.txt": TEXT, "in.zip": zipped({"b.txt": TEXT})})
    )
    assert [type(one) for one in found] == [Failure, Report]
    assert isinstance(found[0], Failure)
    assert "unpacks to 60 MB" in found[0].reason


def test_ten_gigabytes_that_are_only_declared_are_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (0xFFFFFF00).to_bytes(4, "little")
    found = read(tmp_path / "a.zip", bytes(content))
    assert [type(one) for one in found] == [Failure, Report]


def test_what_an_archive_unpacks_to_is_bounded_over_all_files(tmp_path: Path) -> None:
    found = read(tmp_path / "a.zip", zipped({f"{n}.txt": TEXT for n in range(5)}), Limits(archive_bytes=3 * len(TEXT)))
    assert [type(one) for one in found] == [Report] * 3 + [Failure] * 2


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path) -> None:
    [found] = read(tmp_path / "a.zip", zipped({f"{n}.txt": TEXT for n in range(5)}), Limits(members=4))
    assert isinstance(found, Failure)


def test_a_damaged_file_in_an_archive_fails_alone(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    content[60:70] = b"x" * 10
    found = read(tmp_path / "a.zip", bytes(content))
    assert [type(one) for one in found] == [Failure, Report]


def ebook(date: str = "2018-05-03T06:00:00+00:00") -> bytes:
    """An issue as news recipes make them: a list of contents, sections, an article a file."""
    parts = {"mimetype": b"application/epub+zip"}
    parts["META-INF/container.xml"] = (
        b'<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
        b"<rootfiles>"
        b'<rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    names = ["index", "article%202", "article_1", "section"]
    manifest = "".join(
        f'<item id="i{n}" href="{name}.html" media-type="application/xhtml+xml"/>' for n, name in enumerate(names)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    parts["OEBPS/content.opf"] = (
        '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Northern Gazette [Thu, 03 May 2018]</dc:title>'
        f"<dc:date>{date}"
        f"</dc:date><dc:language>en</dc:language><dc:publisher>calibre</dc:publisher></metadata>"
        f"<manifest>{manifest}</manifest>"
        f"<spine>{spine}</spine></package>"
    ).encode()
    links = "".join(
        f'<li><a href="article_{n}.html">Ministers agree on ferry number {n} after long days</a></li>'
        for n in range(20)
    )
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (*STORY.paragraphs, *STORY.paragraphs[::-1]))
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>{0}</title></head><body>{1}</body></html>"
    parts["OEBPS/index.html"] = page.format("Contents", f"<ul>{links}</ul>").encode()
    parts["OEBPS/section.html"] = page.format("World", "<h2>World</h2>").encode()
    for name, title in (("article 2", STORY.title), ("article_1", "Islands ask for more grain before the winter")):
        parts[f"OEBPS/{name}.html"] = page.format(title, f"<h1>{title}</h1>{text}").encode()
    return zipped(parts)


def test_the_articles_of_an_ebook_are_reports_of_its_day_in_its_order(tmp_path: Path) -> None:
    for name in ("a.epub", "a"):
        found = read(tmp_path / name, ebook())
        assert [one.name for one in found] == [f"{name}/OEBPS/article 2.html", f"{name}/OEBPS/article_1.html"]
        for one, title in zip(found, (STORY.title, "Islands ask for more grain before the winter"), strict=True):
            assert isinstance(one, Report)
            assert one.text == "\n\n".join([title, *STORY.paragraphs])
            assert (one.title, one.published, one.outlet) == (title, "2018-05-03", "The Northern Gazette")


def test_an_ebook_without_a_day_gives_none(tmp_path: Path) -> None:
    assert {one.published for one in read(tmp_path / "a.epub", ebook("0101-01-01")) if isinstance(one, Report)} == {
        None
    }


@settings(max_examples=25, deadline=None)
@given(
    several=st.lists(stories(), min_size=1, max_size=4),
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
)
def test_the_rows_of_a_table_are_reports(
    several: list[Story], delimiter: str, quoting: Literal[0, 1], encoding: str
) -> None:
    from tempfile import TemporaryDirectory

    table = io.StringIO()
    writer = csv.writer(table, delimiter=delimiter, quoting=quoting)
    writer.writerow(["Title", "Source", "Date", "Body", "Author"])
    for story in several:
        writer.writerow([story.title, story.outlet, story.day.isoformat(), "\n\n".join(story.paragraphs), story.byline])
    with TemporaryDirectory() as place:
        found = read(Path(place) / "a.csv", table.getvalue().encode(encoding, errors="replace"))
    assert len(found) == len(several)
    for one, story in zip(found, several, strict=True):
        assert isinstance(one, Report)
        assert (one.title, one.outlet, one.published) == (story.title, story.outlet, story.day.isoformat())
        assert encoding == "cp1252" or (one.text, one.byline) == (story.text, story.byline)


def test_a_row_with_a_cell_too_many_fails_alone(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.csv",
        f'text,title\nThe ferry waits, and the ice too, for the spring.,x\n"{STORY.paragraphs[2]}",y\n'.encode(),
    )
    assert [type(one) for one in found] == [Failure, Report]


def test_a_quotation_mark_that_is_never_closed_ends_in_a_failure(tmp_path: Path) -> None:
    content = b"text,title\n" + b'"The ferry waits for the ice on the strait.",x\n' + b'"open ' + b"word " * 4000
    found = read(tmp_path / "a.csv", content, Limits(report_bytes=1000))
    assert isinstance(found[0], Report)
    assert isinstance(found[-1], Failure)


@pytest.mark.parametrize(
    ("line", "delimiter"), [(b'"a, b";c;d', ";"), (b"a\tb,c\td", "\t"), (b"text", "\t"), (b"a|b|c", "|")]
)
def test_the_delimiter_is_the_one_outside_quotation_marks(line: bytes, delimiter: str) -> None:
    assert delimiter_of(line) == delimiter
