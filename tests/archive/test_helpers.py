"""The processes apart are kept from part to part, and made anew for a run with other bounds."""

from dataclasses import replace
from pathlib import Path

from dragoman.archive.helpers import cleaner, reader
from tests.archive.invented import settings, warm


def test_a_process_is_kept_for_the_next_part_of_the_same_run(tmp_path: Path) -> None:
    one = settings(tmp_path, warm_cleaning=warm)
    assert cleaner(one) is cleaner(replace(one, out=tmp_path / "other"))
    assert cleaner(one) is not reader(one)


def test_a_run_with_another_bound_has_a_process_with_that_bound(tmp_path: Path) -> None:
    before = reader(settings(tmp_path, room=500_000_000))
    before.ask(60, len, "page")
    after = reader(settings(tmp_path, room=600_000_000))
    assert after.room == 600_000_000
    assert before.process is None
