import io
import json

from dragoman.record.verify import verify_json
from dragoman.views.quotes import write_quotes, write_quotes_json
from tests.made import empty, lighthouse


def test_quotes_as_json_are_a_true_record_of_statements_and_those_who_speak() -> None:
    out = io.BytesIO()
    write_quotes_json([lighthouse(), empty()], out)
    record = json.loads(out.getvalue())
    assert verify_json(out.getvalue()) == ()
    assert [actor["name"] for actor in record["actors"]] == ["Jamaica", "Haiti", "Winsome Carty", "Jean-Marc Délice"]
    assert len(record["statements"]) == 3
    assert (record["meetings"], record["positions"], record["events"]) == ([], [], [])


def test_quotes_as_a_table_show_speaker_and_words() -> None:
    out = io.BytesIO()
    write_quotes([lighthouse(), empty()], out)
    page = out.getvalue().decode()
    assert "“We shall not hand over the lamp,” “The keepers" in page
    assert "Speaker not named" in page
    assert "No statements were found in this report." in page
