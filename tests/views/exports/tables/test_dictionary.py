"""The data dictionary: what each column is, in the documentation, in a README and in the data package."""

from pathlib import Path

from dragoman.views.exports import EXPORTS, written
from dragoman.views.exports.tables.declared import TABLES
from dragoman.views.exports.tables.dictionary import dictionary, in_markdown

DOCS = Path(__file__).parents[4] / "docs" / "tables.md"


def test_the_documentation_lists_each_column_of_each_table() -> None:
    """Where it does not: put what `in_markdown` gives under the heading "The tables"."""
    _, _, listed = DOCS.read_text(encoding="utf-8").partition("## The tables\n\n")
    assert listed == in_markdown()


def test_every_column_says_what_it_is_and_every_lead_has_a_goal() -> None:
    rows = list(dictionary())
    assert len(rows) == sum(len(table.columns) for table in TABLES.values())
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert set(table.key) <= set(names)
        assert {column.leads_to for column in table.leads} <= set(TABLES)


def test_a_folder_says_what_is_in_it_and_whose_the_words_are(tmp_path: Path) -> None:
    written(EXPORTS["csv"], [], tmp_path / "tables")
    told = (tmp_path / "tables" / "README.md").read_text(encoding="utf-8")
    assert in_markdown() in told
    assert "belong to those who published them" in told
    assert "belong to those who published them" in (tmp_path / "tables" / "datapackage.json").read_text()
