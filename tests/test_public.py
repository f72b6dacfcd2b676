"""What `import dragoman` gives, and the guide's example of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DragomanError
from dragoman.model import Failure
from tests.command import TALKS
from tests.made import lighthouse

ROOT = Path(__file__).parents[1]


def test_the_package_alone_loads_nothing_heavy() -> None:
    command = "import sys, dragoman; print(*(name for name in sys.modules if name in ('spacy', 'msgspec', 'numpy')))"
    assert subprocess.run([sys.executable, "-c", command], capture_output=True, check=True).stdout.strip() == b""


def test_reports_are_read_in_order(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    first, second = dragoman.read(tmp_path / "none.txt", str(tmp_path / "talks.txt"), published="2021-05-05")
    assert isinstance(first, Failure)
    assert not isinstance(second, Failure)
    assert second.report.published == "2021-05-05"


@pytest.mark.parametrize("options", [{"published": "soon"}, {"max_size": 0}, {"columns": {"words": "body"}}])
def test_an_option_without_sense_is_told_at_once(options: dict[str, object]) -> None:
    with pytest.raises(DragomanError):
        dragoman.read("talks.txt", **options)  # type: ignore[arg-type]


def test_the_example_of_the_guide_runs() -> None:
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    section = guide.split("## From Python\n")[1].split("\n## ")[0]
    example = "\n".join(line[4:] for line in section.splitlines() if re.match(r" {4}|$", line))
    printed = subprocess.run(
        [sys.executable, "-c", example], capture_output=True, check=True, text=True, cwd=ROOT
    ).stdout
    assert "said" in printed


def test_issues_of_ones_own_are_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text(TALKS)
    (tmp_path / "mine.toml").write_text(
        'alone = true\n[talks]\nname = "Talks"\ncovers = "when and where to meet again"\n'
    )
    (reading,) = dragoman.read(tmp_path / "talks.txt", issues=tmp_path / "mine.toml")
    assert not isinstance(reading, Failure)
    assert {position.issue for position in reading.positions} <= {"talks"}


def test_a_fault_in_a_file_of_issues_is_told_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[Straits]\ncovers = 'tolls'\n")
    with pytest.raises(DragomanError, match="'Straits' is no label"):
        dragoman.read(tmp_path / "none.txt", issues=tmp_path / "mine.toml")


def test_readings_are_merged_into_one_record_as_known_on_a_day() -> None:
    record = dragoman.merge([lighthouse()], as_of="2024-06-12")
    assert [report.name for report in record.reports] == ["lighthouse"]
    with pytest.raises(DragomanError, match="Write YYYY-MM-DD"):
        dragoman.merge([], as_of="June")


def test_a_store_is_opened_by_a_public_name(tmp_path: Path) -> None:
    with dragoman.open_store(tmp_path / "talks.db") as store:
        assert store.processes() == []
    with pytest.raises(DragomanError, match="There is no store"):
        dragoman.open_store(tmp_path / "none.db", create=False)
