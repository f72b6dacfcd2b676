import io
import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from dragoman.model import Reading
from dragoman.views.brief.terminal import write_brief
from dragoman.views.look import Look
from tests.made import hostile, lighthouse


def shown(reading: Reading, look: Look) -> str:
    out = io.BytesIO()
    write_brief([reading], out, look)
    return out.getvalue().decode(look.encoding)


@pytest.mark.parametrize("width", [40, 60, 80, 110])
@pytest.mark.parametrize("reading", [lighthouse(), hostile()], ids=["lighthouse", "hostile"])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    assert all(cell_len(line) <= width for line in shown(reading, Look(width)).splitlines())


def test_without_colour_there_are_no_escape_sequences() -> None:
    assert "\x1b" not in shown(lighthouse(), Look())


def test_colour_changes_no_words() -> None:
    coloured = shown(lighthouse(), Look(colour=True))
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.split() for line in bare.splitlines()] == [
        line.split() for line in shown(lighthouse(), Look()).splitlines()
    ]


def test_stances_have_signs_beside_their_words() -> None:
    page = shown(lighthouse(), Look())
    assert "✕ rejects “hand over the lamp”" in page
    assert "▲ demands lower dues [6]" in page


def test_positions_on_weak_signs_stand_under_a_line_that_says_what_they_are_worth() -> None:
    page = shown(lighthouse(), Look(110))
    assert "WHO MAY WANT WHAT\nRead on weaker signs, with scores from 0.33 to 0.5: expect every second one" in page
    sure = replace(lighthouse(), positions=lighthouse().positions[:2])
    assert "MAY WANT" not in shown(sure, Look(110))
    assert "weaker signs" not in shown(sure, Look(110))


def test_a_terminal_without_these_signs_gets_plain_ones() -> None:
    page = shown(lighthouse(), Look(encoding="ascii"))
    assert 'x rejects "hand over the lamp"' in page
    assert "par. 3" in page


def test_where_columns_would_be_too_narrow_the_parties_stand_under_the_issue() -> None:
    assert "Haiti: ◐ conditions “send its" in shown(lighthouse(), Look(60))
    assert "Haiti: ◐ conditions" not in shown(lighthouse(), Look(80))


def test_a_long_statement_is_shortened_and_keeps_its_marks() -> None:
    reading = lighthouse()
    words = " ".join(["The lamp stays where it is"] * 60)
    text = reading.report.text + "\n\n" + words
    start = len(text) - len(words)
    said = replace(reading.statements[0], spans=((start, len(text)),), text=words)
    page = shown(Reading(report=replace(reading.report, text=text), statements=(said,)), Look())
    assert "…”" in page


def test_of_very_many_statements_the_first_are_shown_and_the_others_counted() -> None:
    reading = lighthouse()
    page = shown(replace(reading, statements=reading.statements[:1] * 400), Look())
    assert "… and 250 more: see the record (--format json)" in page
