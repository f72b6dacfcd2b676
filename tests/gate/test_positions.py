"""The labelled positions of the archive: what they may hold, and that nothing is measured on that was learned from."""

import json
from pathlib import Path
from re import fullmatch

import pytest

from quality.gate_positions import LABELS, NAMES
from training.doubt import LABELS as WEIGHED
from training.gate.examples import LABELS as LEARNED
from training.gate.examples import labels


def lines_of(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", [LABELS, WEIGHED])
def test_a_label_holds_no_word_of_its_item(path: Path) -> None:
    for line in lines_of(path):
        assert set(line) == {"id", "position", "score", "label"}
        assert fullmatch(r"reuters-[0-9]+", str(line["id"]))
        assert fullmatch(r"[0-9a-f]{12}", str(line["position"]))
        assert line["label"] in NAMES


def test_positions_are_measured_in_pages_that_nothing_was_learned_from() -> None:
    measured = {str(line["id"]) for line in lines_of(LABELS)}
    assert not measured & labels(LEARNED).keys()
    assert not measured & {str(line["id"]) for line in lines_of(WEIGHED)}


def test_each_position_is_labelled_once() -> None:
    for path in (LABELS, WEIGHED):
        keys = [(line["id"], line["position"]) for line in lines_of(path)]
        assert len(keys) == len(set(keys))
