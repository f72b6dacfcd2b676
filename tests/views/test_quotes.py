import csv
import io
import json
from pathlib import Path

import pytest

from dragoman.model import Reading, Report, Statement
from dragoman.record.selection import selected, selection_of, told
from dragoman.record.verify import verify_json
from dragoman.views.quotes import write_quotes, write_quotes_json
from dragoman.views.quotes_gdelt import write_quotes_gdelt
from dragoman.views.quotes_rows import Row, write_quotes_csv, write_quotes_jsonl
from tests.builders import report
from tests.made import UNREADABLE, empty, hostile, lighthouse

GUIDE = Path(__file__).parents[2] / "docs/guide.md"


def test_quotes_as_json_are_a_true_record_of_statements_and_those_who_speak() -> None:
    out = io.BytesIO()
    write_quotes_json([lighthouse(), empty()], out)
    record = json.loads(out.getvalue())
    assert verify_json(out.getvalue()) == ()
    assert [actor["name"] for actor in record["actors"]] == ["Jamaica", "Haiti", "Winsome Carty", "Jean-Marc Délice"]
    assert len(record["statements"]) == 3
    assert (record["meetings"], record["positions"], record["events"]) == ([], [], [])


def test_selected_quotes_as_json_are_a_true_record() -> None:
    out = io.BytesIO()
    write_quotes_json(told([selected(lighthouse(), selection_of(parties=["Haiti"])), empty()]), out)
    record = json.loads(out.getvalue())
    assert verify_json(out.getvalue()) == ()
    assert [actor["name"] for actor in record["actors"]] == ["Haiti", "Jean-Marc Délice"]
    assert len(record["reports"]) == len(record["statements"]) == 1


def test_quotes_as_a_table_show_speaker_and_words() -> None:
    out = io.BytesIO()
    write_quotes([lighthouse(), empty()], out)
    page = out.getvalue().decode()
    assert "“We shall not hand over the lamp,” “The keepers" in page
    assert "Speaker not named" in page
    assert "No statements were found in this report." in page


def jsonl(*readings: Reading) -> list[dict[str, object]]:
    out = io.BytesIO()
    write_quotes_jsonl(readings, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_quotes_as_lines_are_one_flat_statement_each() -> None:
    reading = lighthouse()
    rows = jsonl(reading, empty())
    text = reading.report.text
    assert [list(row) for row in rows] == [list(Row.__struct_fields__)] * 3
    assert rows[1] == {
        "id": f"{reading.report.id}/s2",
        "report": reading.report.id,
        "report_name": "lighthouse.txt",
        "published": "2024-06-12",
        "outlet": None,
        "speaker": f"{reading.report.id}/delice",
        "speaker_name": "Jean-Marc Délice",
        "party": "HTI",
        "kind": "indirect",
        "hedges": ["conditional"],
        "text": "Haiti would send its boats home provided that the harbour dues are halved",
        "spans": [[text.index("Haiti would"), text.index(", its foreign")]],
        "cue_words": "told reporters",
        "source_words": None,
        "score": 1.0,
    }
    assert (rows[2]["speaker"], rows[2]["speaker_name"]) == (None, None)
    assert rows[2]["source_words"] == "A harbour pilot"


def test_several_sides_have_their_names_in_one() -> None:
    reading = lighthouse()
    joint = Statement(id="s", report=reading.report.id, speaker="HTI-JAM", kind="indirect", spans=(), text="")
    [row] = jsonl(Reading(report=reading.report, actors=reading.actors, statements=(joint,)))
    assert row["speaker_name"] == "Haiti and Jamaica"


def test_quotes_as_csv_say_the_same_as_lines() -> None:
    out = io.BytesIO()
    write_quotes_csv([lighthouse(), UNREADABLE, empty()], out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert [row["text"] for row in rows] == [row["text"] for row in jsonl(lighthouse())]
    assert rows[0]["spans"] == " ".join(f"{start}-{end}" for start, end in lighthouse().statements[0].spans)
    assert (rows[1]["hedges"], rows[1]["cue_words"], rows[1]["outlet"]) == ("conditional", "told reporters", "")
    assert rows[2]["score"] == "0.4"


def test_hostile_words_stay_one_row_of_csv_each() -> None:
    out = io.BytesIO()
    write_quotes_csv([hostile()], out)
    lines = out.getvalue().decode().splitlines()
    assert len(lines) == 3
    assert [len(row) for row in csv.reader(lines)] == [len(Row.__struct_fields__)] * 3


def test_csv_has_its_headings_before_anything_is_read() -> None:
    out = io.BytesIO()
    write_quotes_csv([], out)
    assert out.getvalue().decode() == ",".join(Row.__struct_fields__) + "\n"


def gdelt(*readings: Reading) -> list[tuple[str, list[list[str]]]]:
    """The lines of the column: the id, and the fields of each block."""
    out = io.BytesIO()
    write_quotes_gdelt(readings, out)
    pairs = (line.split("\t") for line in out.getvalue().decode().splitlines())
    return [(name, [block.split("|") for block in column.split("#") if block]) for name, column in pairs]


def test_gdelt_has_what_stands_in_quotation_marks_a_line_for_each_report() -> None:
    reading = lighthouse()
    [(name, quotes), (other, none)] = gdelt(reading, empty())
    assert (name, other, none) == (reading.report.id, empty().report.id, [])
    assert [quote[3] for quote in quotes] == [
        "We shall not hand over the lamp,",
        "The keepers stay, and so do I.",
        "nobody has seen the lamp lit since May",
    ]
    for offset, length, _, quote in quotes:
        assert reading.report.text[int(offset) : int(offset) + int(length)] == quote


def test_gdelt_has_the_words_of_saying_as_verb() -> None:
    of = report("“We wait,” she told reporters.")
    told_so = Statement(id="s", report=of.id, kind="direct", spans=((1, 9),), cue=(15, 29), text="We wait,")
    assert gdelt(Reading(report=of, statements=(told_so,))) == [(of.id, [["1", "8", "told reporters", "We wait,"]])]


@pytest.mark.parametrize("sign", ["#", "|", "\t", "\n", "\r", "\x1b", "\u2028", "\u202e", "\ud800"])
def test_gdelt_holds_no_sign_in_a_quote_that_it_is_made_of(sign: str) -> None:
    text = f"“We{sign}wait,” she{sign}said."
    of = Report(id="a", name="a.txt", text=text)
    said = Statement(id="s", report="a", kind="direct", spans=((1, 9),), cue=(11, 19), text="")
    assert gdelt(Reading(report=of, statements=(said,))) == [("a", [["1", "8", "she said", "We wait,"]])]


def test_the_guide_names_every_field_of_a_row() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert [field for field in Row.__struct_fields__ if f"`{field}`" not in guide] == []
