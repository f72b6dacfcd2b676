"""docs/formats.md says what there is."""

from tools.write_formats import DOCS, with_formats


def test_the_table_of_formats_is_that_of_the_program() -> None:
    """`make data` brings it up to date."""
    page = DOCS.read_text(encoding="utf-8")
    assert with_formats(page) == page
