"""Standoff read back as brat's own parser takes it: places in the text beside, and names that its set-up declares."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from dragoman.views.exports.letters import file_name
from dragoman.views.exports.parts import Part
from tests.views.exports.annotations.marked import FAST, fit, marked_in, seen_to
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported

SPAN = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t([^\n]*)")
ATTRIBUTE = re.compile(r"(A\d+)\t(\w+) (T\d+) (\w+)")
NOTE = re.compile(r"(#\d+)\tAnnotatorNotes (T\d+)\t([^\n\t]*)")
TIE = re.compile(r"(R\d+)\t([\w-]+) Arg1:(T\d+) Arg2:(T\d+)")


@FAST
@given(parts=invented())
def test_spans_have_the_words_of_the_text_beside_and_the_marks_places(
    parts: list[Part], tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = [*parts, seen_to()]
    folder = exported("brat", parts, tmp_path_factory.mktemp("found"))
    for marked in marked_in(parts):
        name = folder / file_name(marked.report.id)
        text = name.with_suffix(".txt").read_bytes().decode("utf-8")
        assert text == fit(marked.report.text).translate({9: " ", 13: " "})
        lines = name.with_suffix(".ann").read_bytes().decode("utf-8").split("\n")[:-1]
        spans = [match.groups() for line in lines if (match := SPAN.fullmatch(line))]
        for _, _, places, words in spans:
            pieces = [tuple(map(int, place.split())) for place in places.split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words
            assert all("\n" not in text[start:end] and start < end for start, end in pieces)
        whole = [mark for mark in marked.marks if text[mark.start : mark.end].strip()]
        assert [(role, places.split()[0]) for _, role, places, _ in spans] == [
            (mark.role, str(first_letter(text, mark.start))) for mark in whole
        ]
        kinds = [pattern for line in lines for pattern in (SPAN, ATTRIBUTE, NOTE, TIE) if pattern.fullmatch(line)]
        assert len(kinds) == len(lines)
        ids = [line.split("\t")[0] for line in lines]
        assert len(set(ids)) == len(ids)


def first_letter(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip())


def test_the_set_up_declares_all_that_is_used(processes: list[Part], by_hand: list[Part], tmp_path: Path) -> None:
    folder = exported("brat", [*processes, *by_hand, seen_to()], tmp_path)
    conf = (folder / "annotation.conf").read_text(encoding="utf-8")
    sections = dict(re.findall(r"\[(\w+)\]\n((?:[^\[\n].*\n)*)", conf))
    assert list(sections) == ["entities", "relations", "events", "attributes"]
    entities = sections["entities"].split()
    seen = set()
    for path in folder.glob("*.ann"):
        lines = path.read_text(encoding="utf-8").split("\n")
        names = {match[1]: match[2] for line in lines if (match := SPAN.fullmatch(line))}
        assert set(names.values()) <= set(entities)
        for line in lines:
            if match := ATTRIBUTE.fullmatch(line):
                declared = re.search(rf"^{match[2]}\tArg:<ENTITY>, Value:(.*)$", sections["attributes"], re.M)
                assert declared is not None
                assert match[4] in declared[1].split("|")
                seen.add(match[4])
            if match := TIE.fullmatch(line):
                assert re.search(rf"^{match[2]}\tArg1:{names[match[3]]}, Arg2:", sections["relations"], re.M)
                seen.add(match[2])
    assert seen >= {"suggested", "confirmed", "rejects", "cue", "speaker", "continues"}


def test_files_are_named_after_reports_and_nothing_else(by_hand: list[Part], tmp_path: Path) -> None:
    names = {path.name for path in exported("brat", by_hand, tmp_path).iterdir()}
    ids = {part.record.reports[0].id for part in by_hand}
    assert names == {"annotation.conf", *(f"{one}{suffix}" for one in ids for suffix in (".txt", ".ann"))}
