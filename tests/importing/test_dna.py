"""Files of Discourse Network Analyzer, read."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.importing.dna import documents_in
from tests.importing.made import Said, coded_file
from tests.made import TEXT

LAMP = "We shall not hand over the lamp"


def test_a_document_comes_with_its_facts_and_with_what_is_coded_in_it(tmp_path: Path) -> None:
    facts = {"Title": "The lamp", "Text": TEXT, "Source": "The Gleaner", "Author": "Ann Roe", "Date": 1718150400}
    path = coded_file(tmp_path / "a.dna", [(facts, [Said(LAMP, "Winsome Carty", "Jamaica", "lighthouse", False)])])
    (document,) = documents_in(path)
    assert (document.title, document.source, document.author) == ("The lamp", "The Gleaner", "Ann Roe")
    assert document.published == "2024-06-12"
    (statement,) = document.statements
    assert document.text[statement.start : statement.end] == LAMP
    assert statement.values == {
        "person": "Winsome Carty", "organization": "Jamaica", "concept": "lighthouse", "agreement": False,
    }  # fmt: skip


def test_places_are_counted_as_java_counts_them(tmp_path: Path) -> None:
    text = f"😀 and 𝄞. {TEXT}"
    path = coded_file(tmp_path / "a.dna", [({"Text": text}, [Said(LAMP, "", "Jamaica", "lighthouse", False)])])
    ((statement,),) = (document.statements for document in documents_in(path))
    assert text[statement.start : statement.end] == LAMP


def test_the_report_that_a_document_was_made_of_is_known_by_its_notes(tmp_path: Path) -> None:
    path = coded_file(tmp_path / "a.dna", [({"Text": TEXT, "Notes": "mine\ndragoman:0123456789ab"}, [])])
    assert [document.report for document in documents_in(path)] == ["0123456789ab"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no database at all, but longer than its header" * 9, "cannot be read as a file of DNA"),
        (b"", "no table"),
    ],
)
def test_what_is_no_file_of_dna_is_told(content: bytes, words: str, tmp_path: Path) -> None:
    (tmp_path / "a.dna").write_bytes(content)
    with pytest.raises(SourceError, match=words):
        list(documents_in(tmp_path / "a.dna"))


def test_a_file_of_another_version_is_told_with_what_it_lacks(tmp_path: Path) -> None:
    path = coded_file(tmp_path / "a.dna", [])
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("ALTER TABLE DATASHORTTEXT DROP COLUMN Entity")
    with pytest.raises(SourceError, match=r"no DATASHORTTEXT\.Entity: it is of another version"):
        list(documents_in(path))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        list(documents_in(tmp_path / "a.dna"))


def test_a_view_in_the_place_of_a_table_is_not_asked(tmp_path: Path) -> None:
    path = coded_file(tmp_path / "a.dna", [])
    endless = "WITH RECURSIVE n(ID) AS (SELECT 1 UNION ALL SELECT ID + 1 FROM n) SELECT ID FROM n"
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DROP TABLE DOCUMENTS")
        file.execute(f"CREATE VIEW DOCUMENTS AS {endless}")
    with pytest.raises(SourceError, match="no table DOCUMENTS"):
        list(documents_in(path))
