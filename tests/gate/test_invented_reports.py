"""The gate on the open corpus: it was learned from it, so that this says only that nothing is broken."""

import json

import numpy as np

from dragoman.gate import THRESHOLD, Gate
from training.labelled import CORPUS, REPORTS


def passing(about: bool) -> float:
    """The share of the invented reports that pass, of those about talks or of the others."""
    labels = {path: json.loads(path.with_suffix(".json").read_text(encoding="utf-8")) for path in REPORTS.glob("*.txt")}
    texts = [path.read_text(encoding="utf-8") for path in labels if labels[path]["about_talks"] == about]
    return float(np.mean(Gate.load().scores(texts) >= THRESHOLD))


def test_reports_about_talks_pass() -> None:
    assert passing(True) >= 0.99


def test_most_reports_about_something_else_do_not() -> None:
    assert passing(False) <= 0.25


def test_reports_of_processes_which_were_not_learned_from_pass() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (CORPUS / "processes").glob("*.txt")]
    assert np.mean(Gate.load().scores(texts) >= THRESHOLD) >= 0.97
