"""What holds for every form of a process's record."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from dragoman.model import Disagreement, Failure, Movement, ProcessRecord, Reading, Span, Utterance, Wording
from dragoman.record.process import record_of
from dragoman.views.exports import Part, export_called
from dragoman.views.exports import written as exported
from dragoman.views.process import PROCESS_EXPORTERS, process_exporter
from tests.made import HOSTILE, TEXT, UNREADABLE, empty, hostile, lighthouse
from tests.views.test_exporters import COMMANDS, CONTROLS

SECOND = lighthouse("second.txt", TEXT + "\n\nKingston said no more.")
READINGS: dict[str, Sequence[Reading | Failure]] = {
    "none": [],
    "one": [lighthouse()],
    "many": [lighthouse(), SECOND, empty(), UNREADABLE],
    "hostile": [hostile()],
}


def written(form: str, record: ProcessRecord) -> str:
    out = io.BytesIO()
    process_exporter(form)(record, out)
    return out.getvalue().decode("utf-8", "strict")


def full(words: str = "the lamp") -> ProcessRecord:
    """A record with an entry in every section."""
    record = record_of([lighthouse(), SECOND])
    first, second = (report.id for report in record.reports)
    (before,) = (entry.id for entry in record.positions if entry.stance == "rejects")
    after = record.positions[-1].id
    spans = (Span(report=first, start=0, end=9), Span(report=second, start=0, end=7))
    return ProcessRecord(
        **{name: getattr(record, name) for name in ("reports", "actors", "meetings", "positions", "origins", "copies")},
        movements=(
            Movement(
                id="v1", party="JAM", issue="territory", from_stance="rejects", to_stance=None,
                date="2024-06-12", before=before, after=after, detail=words,
            ),
        ),
        utterances=(
            Utterance(
                id="u1",
                speaker=record.statements[0].speaker,
                wordings=(
                    Wording(report=first, statement="s1", text=words, left_out=words),
                    Wording(report=second, statement="s2", text=words),
                ),
            ),
        ),
        disagreements=(
            Disagreement(
                id="d1", kind="who-proposed", about=words, reports=(first, second), claims=(words,) * 2, evidence=spans
            ),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("form", PROCESS_EXPORTERS)
@pytest.mark.parametrize("readings", READINGS.values(), ids=READINGS)
def test_every_form_is_utf8_without_control_characters(form: str, readings: Sequence[Reading | Failure]) -> None:
    text = written(form, record_of(readings))
    assert not (COMMANDS if form == "json" else CONTROLS).search(text)
    assert text.endswith("\n")


def test_a_brief_tells_what_moved_who_disagrees_and_what_several_reports_have() -> None:
    text = re.sub(r"\s+", " ", written("brief", full()).replace("\\", "").replace("**", ""))
    for words in (
        "Jamaica, territory: ✕ rejects → nothing",
        "before “We shall not hand over the lamp”",
        "the lamp",
        "leaves out: the lamp",
        "Winsome Carty, foreign minister",
        "partial agreement",
        "2 reports",
        "1 origin",
    ):
        assert words.lower() in text.lower()


def test_the_brief_in_markdown_is_that_which_is_exported(tmp_path: Path) -> None:
    exported(export_called("brief-md"), [Part(None, full())], tmp_path / "brief.md")
    assert written("markdown", full()) == (tmp_path / "brief.md").read_text()


def test_the_words_of_a_move_stand_under_it_in_markdown() -> None:
    lines = written("markdown", full()).splitlines()
    at = next(n for n, line in enumerate(lines) if "Jamaica" in line and "on territory" in line and "- **" in line)
    assert lines[at].startswith("    - ")
    assert lines[at + 1].startswith("        - in the words: “We shall not hand over the lamp”")


@pytest.mark.parametrize("form", ["brief", "markdown"])
def test_hostile_words_are_no_commands_anywhere_in_a_brief(form: str) -> None:
    text = written(form, full(HOSTILE))
    assert not CONTROLS.search(text)
    assert form == "brief" or "<script>" not in text
