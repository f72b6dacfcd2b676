"""Figures of whole processes: which reports are one, which readings are fed in, what is counted."""

import json
from pathlib import Path

import pytest
from rich.console import Console

from dragoman.model import ProcessRecord, Reading
from dragoman.record.process import record_of
from quality import __main__ as quality
from quality.processes import SCORER, measure, micro, processes_of, readings_of, scored, summed
from tests.training.processes import written

needs_bench = pytest.mark.skipif(not SCORER.exists(), reason="the corpora are not here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path) / "processes"


def test_a_process_is_its_record_and_its_reports_in_order(folder: Path) -> None:
    for name in ("lamp-10.txt", "lamppost-1.txt", "lamp-notes.txt"):
        (folder / name).write_text("The lamp is lit.", encoding="utf-8")
    (process,) = processes_of(folder)
    assert [path.name for path in process.reports] == ["lamp-1.txt", "lamp-2.txt", "lamp-10.txt"]
    assert list(processes_of(folder, ["candle"])) == []


def test_gold_readings_are_those_of_the_labels(folder: Path) -> None:
    (process,) = processes_of(folder)
    readings = [reading for reading in readings_of(process, gold=True) if isinstance(reading, Reading)]
    assert [reading.report.published for reading in readings] == ["2024-06-11", "2024-06-20"]
    assert [position.stance for reading in readings for position in reading.positions] == ["rejects", "accepts"]


@needs_bench
def test_a_record_of_nothing_misses_everything(folder: Path) -> None:
    (process,) = processes_of(folder)
    counts = scored(process, ProcessRecord())
    assert (counts["people"], counts["positions"], counts["movements"]) == ([0, 0, 1], [0, 0, 2], [0, 0, 1])


@needs_bench
def test_gold_readings_merged_give_the_ledger(folder: Path) -> None:
    (process,) = processes_of(folder)
    assert scored(process, record_of(readings_of(process, gold=True)))["positions"] == [2, 0, 0]


@needs_bench
def test_figures_are_those_of_all_processes_together(folder: Path) -> None:
    (process,) = processes_of(folder)
    counts = scored(process, ProcessRecord())
    assert summed([counts, counts])["positions"] == [0, 0, 4]
    measured = measure(folder, gold=True)
    assert measured["processes"] == 1
    assert measured["figures"] == micro([scored(process, record_of(readings_of(process, gold=True)))])
    assert all(0 <= value <= 1 for value in measured["figures"].values())


@needs_bench
def test_another_record_or_report_is_another_corpus(folder: Path) -> None:
    before = measure(folder, gold=True)["digest"]
    record = folder / "lamp.process.json"
    record.write_text(json.dumps(json.loads(record.read_text(encoding="utf-8")), indent=1), encoding="utf-8")
    assert measure(folder, gold=True)["digest"] != before


def test_processes_are_not_measured_without_their_scorer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(quality, "SCORERS", {"processes-own-gold": (tmp_path / "scorer.py",)})
    console = Console(record=True, width=200)
    assert quality.measure_all({"processes-own-gold"}, None, console) == {}
    assert "processes-own-gold: not measured, there is no " in console.export_text()
