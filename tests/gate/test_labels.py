import json
from collections import Counter

import pytest

from quality.gate import LABELS, thresholds
from quality.off_topic import ARCHIVE
from training.gate.examples import LABELS as LEARNED

MEASURED = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def test_nothing_is_measured_on_that_was_learned_from() -> None:
    learned = [json.loads(line) for line in LEARNED.read_text(encoding="utf-8").splitlines()]
    ids = Counter(line["id"] for line in [*learned, *MEASURED])
    assert max(ids.values()) == 1


def test_labels_hold_no_words_of_the_items() -> None:
    keys = {"id", "stratum", "drawn_with", "read", "about_talks", "doubtful"}
    assert all(set(line) == keys and line["id"].startswith("reuters-") for line in MEASURED)


def test_three_hundred_items_were_read_by_their_text() -> None:
    assert Counter(line["read"] for line in MEASURED)["text"] == 300


def test_weights_of_the_items_sum_to_the_archive_but_for_those_of_the_train_set() -> None:
    assert sum(1 / line["drawn_with"] for line in MEASURED) == pytest.approx(18_945, rel=0.001)


@pytest.mark.slow
@pytest.mark.skipif(not ARCHIVE.exists(), reason="the archive is not part of the repository")
def test_at_a_tenth_of_the_archive_nearly_all_pages_about_talks_pass() -> None:
    row = next(row for row in thresholds() if row["threshold"] == 0.5)
    assert row["passing"] < 0.1
    assert row["recall"] > 0.95
    assert row["clear"] > 0.96
