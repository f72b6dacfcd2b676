from pathlib import Path

import pytest

from training.labelled import CORPUS, INVENTED, Labelled, labelled


@pytest.fixture(scope="module")
def texts() -> list[Labelled]:
    """What there is to learn from where the real reports are missing."""
    return list(labelled(Path("/nowhere")))


def test_without_the_real_reports_all_of_the_open_corpus_is_there(texts: list[Labelled]) -> None:
    lines = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in CORPUS.glob("*/*.jsonl"))
    assert len(texts) == lines + len(list(CORPUS.glob("reports/*.txt")))
    assert len({text.report.id for text in texts}) == len(texts)


def test_every_position_has_its_words(texts: list[Labelled]) -> None:
    assert all(position.evidence for text in texts for position in text.positions)


def test_reports_of_a_series_are_kept_together(texts: list[Labelled]) -> None:
    groups = {text.report.id: text.group for text in texts if text.kind == INVENTED}
    assert groups["cedar-1"] == groups["cedar-12"] == "train-invented/cedar"
