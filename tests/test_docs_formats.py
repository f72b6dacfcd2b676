"""docs/formats.md says what there is."""

import re
from pathlib import Path

from dragoman.sources import SOURCES
from dragoman.sources.documents.exports import LAYOUTS
from dragoman.sources.files import EXPLICIT, OPENERS
from dragoman.sources.lists.kinds import LISTS
from tools.write_formats import DOCS, with_formats

PAGE = DOCS.read_text(encoding="utf-8")


def test_the_table_of_formats_is_that_of_the_program() -> None:
    """`make data` brings it up to date."""
    assert with_formats(PAGE) == PAGE


def test_the_table_of_sources_names_each_ending_that_is_read_once_and_no_other() -> None:
    endings = [ending for row in sources() for ending in re.findall(r"`(\.\w+)`", row[1])]
    assert sorted(endings) == sorted({*OPENERS, *EXPLICIT})


def test_the_table_of_sources_has_a_row_for_each_kind_of_place_and_names_all_lists_and_databases() -> None:
    rows = {row[0].casefold(): " ".join(row) for row in sources()}
    assert {*SOURCES} - {"file"} <= {*rows}
    assert all(kind in rows["list of stories"] for kind in LISTS)
    assert all(layout.partition(",")[0] in rows["lexisnexis, factiva, proquest"] for layout in LAYOUTS)


def test_every_row_says_what_goes_over_and_what_is_dropped() -> None:
    assert all(len(row) == 4 and all(row) for row in sources())


def test_every_page_that_it_leads_to_is_there() -> None:
    for page in sorted(Path(DOCS.parent).glob("*.md")):
        for target in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} leads to {target}"


def sources() -> list[list[str]]:
    """The rows of the table of sources, in cells."""
    table = PAGE.partition("<!-- sources -->")[2].partition("<!-- /sources -->")[0]
    rows = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split(" | ")] for row in rows[2:]]
