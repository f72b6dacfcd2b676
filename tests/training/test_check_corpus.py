import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from training.check_corpus import faults, overlaps
from training.labelled import CORPUS

REPORT = """Jamaica and Haiti part over the lighthouse

“We shall not hand over the lamp,” Winsome Carty, the Jamaican foreign
minister, said in Kingston on Tuesday.

Both sides said that they would meet again in Panama City."""

LABELS = {
    "published": "2024-06-12",
    "about_talks": True,
    "people": [{"name": "Winsome Carty", "party": "JAM", "office": "foreign-minister"}],
    "meetings": [
        {"date": "2024-06-11", "place": "Kingston", "parties": ["HTI", "JAM"], "mediators": ["PAN"], "round": None,
         "outcome": "no-agreement", "main": True},
    ],
    "statements": [
        {"speaker": "Winsome Carty", "party": "JAM", "kind": "direct", "starts": "We shall not hand over",
         "content": ["We shall not hand over the lamp"], "source": "Winsome Carty, the Jamaican foreign minister",
         "cue": "said"},
        {"speaker": "HTI-JAM", "party": None, "kind": "indirect", "starts": "they would meet again in",
         "content": ["they would meet again in Panama City"], "source": "Both sides", "cue": "said"},
    ],
    "positions": [
        {"party": "JAM", "stance": "rejects", "issue": "territory", "detail": "handing over the lamp",
         "evidence": ["We shall not hand over the lamp"]},
    ],
}  # fmt: skip

PASSAGE = {
    "text": "The Lamp Front (KLF) wants the keepers gone. Kingston smiled.",
    "construction": "wants … gone",
    "positions": [
        {"holder": "The Lamp Front", "party": "KLF", "stance": "demands", "issue": "withdrawal",
         "evidence": "wants the keepers gone"},
    ],
}  # fmt: skip


@pytest.fixture
def corpus(tmp_path: Path) -> Callable[[Any, Any], Path]:
    """A corpus of one report and one passage, from their labels."""

    def write(labels: Any, passage: Any) -> Path:
        for kind in ("reports", "passages", "sentences"):
            (tmp_path / kind).mkdir()
        (tmp_path / "reports/lamp-1.txt").write_text(REPORT, encoding="utf-8")
        (tmp_path / "reports/lamp-1.json").write_text(json.dumps(labels), encoding="utf-8")
        (tmp_path / "passages/lamp.jsonl").write_text(json.dumps(passage) + "\n", encoding="utf-8")
        return tmp_path

    return write


def with_value(entry: Any, path: tuple[Any, ...], value: Any) -> Any:
    """An entry with another value in one place."""
    copy = json.loads(json.dumps(entry))
    *above, last = path
    place = copy
    for step in above:
        place = place[step]
    if isinstance(place, list) and last == len(place):
        place.append(value)
    else:
        place[last] = value
    return copy


def test_the_corpus_has_no_fault() -> None:
    assert list(faults(CORPUS)) == []


def test_a_good_entry_has_no_fault(corpus: Callable[[Any, Any], Path]) -> None:
    assert list(faults(corpus(LABELS, PASSAGE))) == []


BROKEN_REPORTS: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "a field too many": (("title",), "The lamp", "unknown field `title`"),
    "a day that is none": (("published",), "2024-06-31", "published: '2024-06-31' is no ISO date"),
    "a report of a month": (("published",), "2024-06", "published: '2024-06' is no ISO date"),
    "an unknown office": (("people", 0, "office"), "lamplighter", "'lamplighter' - at `$.people[0].office`"),
    "a name not printed": (("people", 0, "name"), "W. Carty", "people[0].name: 'W. Carty' does not stand in the text"),
    "somebody twice": (("people", 1), LABELS["people"][0], "people: 'Winsome Carty' stands there 2 times"),  # type: ignore[index]
    "a code in small letters": (("people", 0, "party"), "jam", "people[0].party: 'jam' is no code"),
    "a name for a code": (("positions", 0, "party"), "JAMAICA", "'JAMAICA' is a name; the code is 'JAM'"),
    "an agency of the UN": (("meetings", 0, "mediators"), ["WHO"], "'WHO' is a name; the code is 'UNO'"),
    "a code of nobody": (("meetings", 0, "parties"), ["HAI", "JAM"], "'HAI' is no code of a state or organisation"),
    "a meeting's date": (("meetings", 0, "date"), "11 June", "meetings[0]: '11 June' is no ISO date"),
    "a place not printed": (("meetings", 0, "place"), "Jacmel", "meetings[0]: place: 'Jacmel' does not stand"),
    "a side that mediates": (("meetings", 0, "mediators"), ["JAM"], "'JAM' is among the parties and"),
    "two main meetings": (("meetings", 1), LABELS["meetings"][0], "2 are main"),  # type: ignore[index]
    "an unknown outcome": (("meetings", 0, "outcome"), "draw", "'draw' - at `$.meetings[0].outcome`"),
    "no talks with a meeting": (("about_talks",), False, "about_talks is false"),
    "an unknown kind": (("statements", 0, "kind"), "sung", "'sung' - at `$.statements[0].kind`"),
    "content not printed": (("statements", 1, "content"), ["they would part"], "content: 'they would part' does"),
    "a source not printed": (("statements", 0, "source"), "Carty, minister", "source: 'Carty, minister' does"),
    "a cue not printed": (("statements", 0, "cue"), "sang", "cue: 'sang' does not stand"),
    "a start too short": (("statements", 0, "starts"), "We shall not", "'We shall not' are not the first 5 words"),
    "a speaker unheard of": (("statements", 0, "speaker"), "Ms Carty", "'Ms Carty' is none of the people"),
    "a speaker's other party": (("statements", 0, "party"), "HTI", "party is 'HTI', but that of 'Winsome Carty'"),
    "sides out of order": (("statements", 1, "speaker"), "JAM-HTI", "'JAM-HTI' are not the codes of several sides"),
    "a side with another's party": (("statements", 1, "party"), "JAM", "'HTI-JAM' has the party 'JAM'"),
    "an unknown stance": (("positions", 0, "stance"), "hopes", "'hopes' - at `$.positions[0].stance`"),
    "an unknown issue": (("positions", 0, "issue"), "lamps", "positions[0]: issue: 'lamps' is no issue. Choose"),
    "evidence not printed": (("positions", 0, "evidence"), ["the lamp stays"], "evidence: 'the lamp stays' does"),
    "no evidence": (("positions", 0, "evidence"), [], "at `$.positions[0].evidence`"),
    "a position twice": (("positions", 1), LABELS["positions"][0], "positions: ('JAM', 'rejects', 'territory') stands"),  # type: ignore[index]
}  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), BROKEN_REPORTS.values(), ids=BROKEN_REPORTS)
def test_a_fault_in_a_report_is_named(
    path: tuple[Any, ...], value: Any, message: str, corpus: Callable[[Any, Any], Path]
) -> None:
    found = list(faults(corpus(with_value(LABELS, path, value), PASSAGE)))
    assert any(fault.startswith("reports/lamp-1.json, ") and message in fault for fault in found), found


BROKEN_PASSAGES: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "a text that is none": (("text",), 5, "Expected `str`, got `int` - at `$.text`"),
    "a field too many": (("positions", 0, "target"), "JAM", "unknown field `target`"),
    "an unknown issue": (("positions", 0, "issue"), "keepers", "positions[0]: issue: 'keepers' is no issue"),
    "an unknown stance": (("positions", 0, "stance"), "hopes", "'hopes' - at `$.positions[0].stance`"),
    "evidence not printed": (("positions", 0, "evidence"), "the keepers stay", "evidence: 'the keepers stay' does"),
    "a holder not printed": (("positions", 0, "holder"), "Haiti", "holder: 'Haiti' does not stand"),
    "a code not printed": (("positions", 0, "party"), "FKL", "party: 'FKL' is no code of a state or organisation"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), BROKEN_PASSAGES.values(), ids=BROKEN_PASSAGES)
def test_a_fault_in_a_passage_is_named(
    path: tuple[Any, ...], value: Any, message: str, corpus: Callable[[Any, Any], Path]
) -> None:
    found = list(faults(corpus(LABELS, with_value(PASSAGE, path, value))))
    assert any(fault.startswith("passages/lamp.jsonl, line 1: ") and message in fault for fault in found), found


def test_a_line_that_is_no_json_is_named(corpus: Callable[[Any, Any], Path]) -> None:
    folder = corpus(LABELS, PASSAGE)
    (folder / "sentences/lamp.jsonl").write_text('{"text": "Kingston\n', encoding="utf-8")
    assert [fault.partition(":")[0] for fault in faults(folder)] == ["sentences/lamp.jsonl, line 1"]


def test_a_text_that_stands_there_twice_is_named(corpus: Callable[[Any, Any], Path]) -> None:
    folder = corpus(LABELS, PASSAGE)
    (folder / "sentences/lamp.jsonl").write_text(json.dumps(PASSAGE), encoding="utf-8")
    assert list(faults(folder)) == ["passages/lamp.jsonl, line 1: the same text as sentences/lamp.jsonl, line 1"]


def test_half_a_report_and_a_strange_file_are_named(corpus: Callable[[Any, Any], Path]) -> None:
    folder = corpus(LABELS, PASSAGE)
    (folder / "reports/lamp-2.txt").write_text("The lamp is lit.", encoding="utf-8")
    (folder / "reports/notes.txt").write_text("Mind the lamp.", encoding="utf-8")
    assert [fault.partition(":")[0] for fault in faults(folder)] == ["reports/lamp-2.txt", "reports/notes.txt"]


def test_a_text_kept_for_measuring_is_named_without_its_words(
    tmp_path: Path, corpus: Callable[[Any, Any], Path]
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "lamp.txt").write_text(f"Monday. {REPORT.upper()}", encoding="utf-8")
    found = list(overlaps(corpus(LABELS, PASSAGE), kept))
    assert found == ["reports/lamp-1.txt: 12 words in a row stand in lamp, which is kept for measuring"]
    assert list(overlaps(CORPUS, tmp_path / "nowhere")) == []
