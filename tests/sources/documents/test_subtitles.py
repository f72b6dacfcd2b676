"""Transcripts with times: turns of speakers, sentences over cues, sounds left out."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Report
from dragoman.sources import open_sources
from dragoman.sources.documents.subtitles import read_subtitles
from dragoman.sources.limits import Limits

TURNS = (
    "Ana Oro: We shall sign nothing that leaves the harbour in doubt.",
    "Kofi Mensah: Then there will be no ferry this winter, and no grain. We have said so since February.",
    "Ana Oro: You have said so, and we have heard it.",
)


def read(path: Path, text: str) -> Report:
    path.write_text(text)
    [report] = list(open_sources([str(path)]))
    assert isinstance(report, Report), report
    return report


def clock(seconds: float, mark: str) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}{mark}{int(seconds % 1 * 1000):03}"


def cues(lines: list[str], mark: str, head: str, step: float = 2.0) -> str:
    return head + "".join(
        f"{n + 1}\n{clock(n * step, mark)} --> {clock((n + 1) * step, mark)}\n{line}\n\n"
        for n, line in enumerate(lines)
    )


def test_voices_of_webvtt_are_turns(tmp_path: Path) -> None:
    lines = [
        "<v Ana Oro>We shall sign nothing", "<v Ana Oro>that leaves the <i>harbour</i> in doubt.",
        "<v Kofi Mensah>Then there will be no ferry", "<v Kofi Mensah>this winter, and no grain.</v>",
        "<v Kofi Mensah>We have said so since February.", "<v Ana Oro>You have said so, and we have heard it.",
    ]  # fmt: skip
    found = read(tmp_path / "a.vtt", cues(lines, ".", "WEBVTT - Talks\n\nNOTE made by hand\n\n"))
    assert (found.text, found.title) == ("\n\n".join(TURNS), None)


def test_named_and_marked_speakers_of_subrip_are_turns(tmp_path: Path) -> None:
    lines = [
        ">> ANA ORO: We shall sign nothing", "that leaves the harbour in doubt.", ">> Then there will be no ferry",
        "this winter. [APPLAUSE]", "KOFI MENSAH: We have said so since February.",
    ]  # fmt: skip
    found = read(tmp_path / "a.srt", cues(lines, ",", ""))
    assert found.text.split("\n\n") == [
        "ANA ORO: We shall sign nothing that leaves the harbour in doubt.",
        "Then there will be no ferry this winter.",
        "KOFI MENSAH: We have said so since February.",
    ]
    assert [(dropped.text, dropped.reason) for dropped in found.dropped] == [("[APPLAUSE]", "sound or music")]


def test_cues_without_blank_lines_between_them_keep_their_numbers_out(tmp_path: Path) -> None:
    found = read(
        tmp_path / "a.srt",
        cues(["The two shores agreed on Thursday", "to talk about 2", "more ferries."], ",", "").replace("\n\n", "\n"),
    )
    assert found.text == "The two shores agreed on Thursday to talk about 2 more ferries."


def test_two_speakers_in_one_cue_are_two_turns(tmp_path: Path) -> None:
    lines = ["- Will you sign the paper on the ferry?\n- Not while the harbour is closed to us."]
    found = read(tmp_path / "a.srt", cues(lines, ",", ""))
    assert found.text.split("\n\n") == [
        "Will you sign the paper on the ferry?",
        "Not while the harbour is closed to us.",
    ]


def test_lines_that_roll_up_are_read_once(tmp_path: Path) -> None:
    lines = [
        "the two shores agreed on Thursday",
        "the two shores agreed on Thursday\nto talk again about the ferry",
        "to talk again about the ferry\nin the month of May.",
    ]
    assert read(tmp_path / "a.srt", cues(lines, ",", "")).text == (
        "the two shores agreed on Thursday to talk again about the ferry in the month of May."
    )


def test_the_outcome_is_one_for_both_formats_and_any_line_end(tmp_path: Path) -> None:
    lines = ["Ana Oro: We shall sign nothing", "that leaves the harbour in doubt."]
    texts = {
        read(tmp_path / name, text).text
        for name, text in (
            ("a.srt", cues(lines, ",", "")),
            ("b.vtt", cues(lines, ".", "WEBVTT\n\n")),
            ("c.srt", cues(lines, ",", "\ufeff").replace("\n", "\r\n")),
            ("d.txt", cues(lines, ",", "")),
        )
    }
    assert texts == {TURNS[0]}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text("abcdefgh.,!? -'é", min_size=1, max_size=30).filter(str.strip), min_size=1, max_size=3),
        min_size=1,
        max_size=12,
    )
)
def test_every_word_that_is_said_is_read_in_order(spoken: list[list[str]]) -> None:
    lines = ["\n".join(f"x{n}y{m} {line.strip()}" for m, line in enumerate(cue)) for n, cue in enumerate(spoken)]
    written = read_subtitles(cues(lines, ".", "WEBVTT\n\n").encode(), Limits())
    said = " ".join(" ".join(lines).split())
    assert " ".join(" ".join(written.lines).split()) == said
