import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.training.processes import RECORD, TEXTS, TOLD, written
from tests.training.test_check_corpus import with_value
from training.check_corpus import overlaps
from training.labelled import CORPUS, labelled
from training.process_checks import process_faults

PROCESSES = CORPUS / "processes"


def faults(corpus: Path) -> list[str]:
    return list(process_faults(corpus / "processes"))


def test_the_processes_of_the_corpus_have_no_fault() -> None:
    assert list(process_faults(PROCESSES)) == []


def test_a_good_process_has_no_fault(tmp_path: Path) -> None:
    assert faults(written(tmp_path)) == []


def test_a_corpus_without_processes_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path) == []


BROKEN_REPORTS: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "a field too many": (("title",), "The lamp", "unknown field `title`"),
    "a day that is none": (("published",), "2024-06-31", "published: '2024-06-31' is no ISO date"),
    "a name not printed": (("people", 0, "name"), "W. Carty", "people[0].name: 'W. Carty' does not stand"),
    "content not printed": (("statements", 0, "content"), ["The lamp is out"], "content: 'The lamp is out' does"),
    "a start too short": (("statements", 0, "starts"), "The lamp", "'The lamp' are not the first 5 words"),
    "an unknown issue": (("positions", 0, "issue"), "lamps", "positions[0]: issue: 'lamps' is no issue"),
    "evidence not printed": (("positions", 0, "evidence"), ["lit for ever"], "evidence: 'lit for ever' does not"),
    "a position without detail": (("positions", 0, "detail"), "", "at `$.positions[0].detail`"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), BROKEN_REPORTS.values(), ids=BROKEN_REPORTS)
def test_a_fault_in_a_report_is_named(path: tuple[Any, ...], value: Any, message: str, tmp_path: Path) -> None:
    found = faults(written(tmp_path, with_value(TOLD, ("lamp-1", *path), value)))
    assert any(fault.startswith("processes/lamp-1.json, ") and message in fault for fault in found), found


BROKEN_RECORDS: dict[str, tuple[tuple[Any, ...], Any, str]] = {
    "a field too many": (("title",), "The lamp", "unknown field `title`"),
    "a report that is none": (("people", 0, "reports"), ["lamp-9"], "people: there is no report 'lamp-9'"),
    "a report twice": (("meetings", 0, "reports"), ["lamp-1"] * 2, "meetings: 'lamp-1' stands there 2 times"),
    "a code that is none": (("parties",), ["HAI", "JAM"], "'HAI' is no code of a state or organisation"),
    "a side of no report": (("mediators",), ["PAN"], "parties: no report has 'PAN'"),
    "an alias of no report": (("party_aliases",), {"JAM": ["CUB"]}, "party_aliases: no report has 'CUB'"),
    "a form not printed": (("people", 0, "aliases", 2), "Carthy", "of 'Winsome Carty' prints 'Carthy'"),
    "somebody of a report who is nobody": (("people", 0, "aliases"), ["Carti"], "0 of them are the 'Win Carti' of"),
    "somebody who is two": (("people", 1), RECORD["people"][0], "2 of them are the 'Winsome Carty' of lamp-1"),
    "somebody of a report that lacks him": (("people", 0, "reports"), ["lamp-1"], "are the 'Win Carti' of lamp-2"),
    "a date that is none": (("meetings", 0, "date"), "11 June", "meetings[0]: '11 June' is neither a day"),
    "a meeting too few": (("meetings", 0, "reports"), ["lamp-2"], "meetings: 0 of them have lamp-1, which tells of 1"),
    "an unknown issue": (("positions", 0, "issue"), "lamps", "positions[0]: 'lamps' is no issue"),
    "an end before the beginning": (("positions", 0, "until"), "2024-06-01", "it ends on 2024-06-01, before its"),
    "a position that the ledger lacks": (("positions", 0, "stance"), "offers", "lacks JAM rejects territory of lamp-1"),
    "a position of a silent report": (("positions", 1, "reports"), ["lamp-1", "lamp-2"], "which it neither holds nor"),
    "a dispute about nothing": (("contradictions",), [], "it is disputed, but no contradiction lists its reports"),
    "a recalled one of another time": (("recalled", 0, "of"), "2024-07", "no JAM rejects territory in 2024-07"),
    "a recalled one that still holds": (("recalled", 0, "stance"), "accepts", "lamp-2 holds JAM accepts territory as"),
    "a movement on another day": (("movements", 0, "date"), "2024-07-20", "territory that ends on 2024-07-20"),
    "a movement to nothing held": (("movements", 0, "to_stance"), "offers", "JAM offers territory that begins on"),
    "a movement of nothing": (("movements", 0), RECORD["movements"][0] | {"from_stance": None, "to_stance": None},
                              "movements[0]: it leads from nothing to nothing"),
    "an utterance in no statement": (("utterances", 0, "in", 0, "starts"), "The light", "no statement of lamp-1"),
    "an utterance not printed": (("utterances", 0, "in", 0, "words"), "stays alight", "'stays alight' does not stand"),
    "another's utterance": (("utterances", 0, "speaker"), "HTI", "gives 'The lamp stays lit' to 'Winsome Carty'"),
    "a copy that came first": (("wire_copies", 0), ["lamp-2", "lamp-1"], "lamp-1 came out before lamp-2"),
    "a claim too few": (("contradictions", 0, "claims"), ["none"], "contradictions[0]: 1 claims of 2 reports"),
    "claims that agree": (("contradictions", 0, "claims"), ["ten", "ten"], "all claims are the same"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "value", "message"), BROKEN_RECORDS.values(), ids=BROKEN_RECORDS)
def test_a_fault_in_a_record_is_named(path: tuple[Any, ...], value: Any, message: str, tmp_path: Path) -> None:
    sound = with_value(RECORD, ("positions", 0, "disputed"), True) if path == ("contradictions",) else RECORD
    found = faults(written(tmp_path, record=with_value(sound, path, value)))
    assert any(fault.startswith("processes/lamp.process.json, ") and message in fault for fault in found), found


def test_an_undated_report_is_none_of_the_faults(tmp_path: Path) -> None:
    assert faults(written(tmp_path, with_value(TOLD, ("lamp-2", "published"), None))) == []


def test_half_a_report_a_strange_file_and_a_report_without_a_record_are_named(tmp_path: Path) -> None:
    folder = written(tmp_path) / "processes"
    (folder / "lamp-3.txt").write_text("The lamp is lit.", encoding="utf-8")
    (folder / "notes.txt").write_text("Mind the lamp.", encoding="utf-8")
    for suffix in (".txt", ".json"):
        (folder / f"lighter-1{suffix}").write_text("{}", encoding="utf-8")
    assert [fault.partition(":")[0] for fault in faults(tmp_path)] == [
        "processes/lamp-3.txt", "processes/lighter-1.json", "processes/lighter-1.txt", "processes/notes.txt",
    ]  # fmt: skip


def test_one_report_is_no_process(tmp_path: Path) -> None:
    folder = written(tmp_path) / "processes"
    for name in ("lamp-2.txt", "lamp-2.json"):
        (folder / name).unlink()
    assert any("it has 1 reports, where a process has 2 at least" in fault for fault in faults(tmp_path))


def test_a_process_kept_for_measuring_is_named_without_its_words(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "lamp.txt").write_text(TEXTS["lamp-1"].upper(), encoding="utf-8")
    found = list(overlaps(written(tmp_path), kept))
    assert found == ["processes/lamp-1.txt: 12 words in a row stand in lamp, which is kept for measuring"]


def test_no_model_learns_from_a_process() -> None:
    names = {path.stem for path in PROCESSES.glob("*.txt")}
    assert names
    assert not names & {text.report.id for text in labelled(Path("/nowhere"))}


def test_every_process_has_what_the_guide_promises() -> None:
    for path in PROCESSES.glob("*.process.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        assert record["wire_copies"], path.name
        assert len(record["contradictions"]) >= 2, path.name
        assert len(record["movements"]) >= 5, path.name


def test_no_two_people_of_a_process_have_the_same_name() -> None:
    for path in PROCESSES.glob("*.process.json"):
        names = Counter(person["name"] for person in json.loads(path.read_text(encoding="utf-8"))["people"])
        assert max(names.values()) == 1, path.name


def test_series_of_reports_and_processes_have_names_of_their_own() -> None:
    series = {re.sub(r"-\d+$", "", path.stem) for path in (CORPUS / "reports").glob("*.txt")}
    assert not series & {path.name.removesuffix(".process.json") for path in PROCESSES.glob("*.process.json")}
