"""The examples: each is told of, those of processes are the corpus's own, and the demo shows what it says."""

import json
import re
from pathlib import Path

import pytest

from dragoman.readings import read_items
from dragoman.record.process import record_of
from dragoman.record.verify import verify
from dragoman.sources import list_items

ROOT = Path(__file__).parents[1]
EXAMPLES, CORPUS = ROOT / "examples", ROOT / "training/corpus/processes"
FOLDERS = sorted(path for path in EXAMPLES.iterdir() if path.is_dir())
TOLD = (EXAMPLES / "README.md").read_text(encoding="utf-8")


def test_there_are_three_processes() -> None:
    assert [folder.name for folder in FOLDERS] == ["coralshelf", "hornpeace", "rioverde"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_process_is_the_corpus_s_byte_by_byte(folder: Path) -> None:
    of_corpus = {path.name: path.read_bytes() for path in CORPUS.glob(f"{folder.name}-*.txt")}
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == of_corpus


def test_every_example_is_told_of() -> None:
    names = {path.name for path in EXAMPLES.iterdir()} - {"README.md"}
    assert names <= set(re.findall(r"^\| `([\w.-]+)`", TOLD, re.MULTILINE))


def test_what_is_told_of_copies_is_so() -> None:
    """'4 is a paper's copy of the agency's 3': the record of the corpus says the same."""
    for folder in FOLDERS:
        record = json.loads((CORPUS / f"{folder.name}.process.json").read_text(encoding="utf-8"))
        assert record["wire_copies"] == [[f"{folder.name}-3", f"{folder.name}-4"]], folder.name
        assert re.search(rf"^\| `{folder.name}`.*\| 4 is .* 3\b", TOLD, re.MULTILINE), folder.name


def test_the_demo_reads_the_single_reports_and_one_process() -> None:
    demo = re.search(r"^demo:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert demo is not None
    words = [word for line in demo[1].splitlines() for word in line.split() if word.startswith("examples/")]
    assert [path.name for word in words[:-1] for path in sorted(ROOT.glob(word))] == [
        "agency.txt", "broken-translation.txt", "local-paper.txt", "ministry-readout.txt", "state-paper.txt",
        "live-blog.html",
    ]  # fmt: skip
    assert (ROOT / words[-1]) in FOLDERS


@pytest.mark.slow
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_process_s_record_is_true_and_finds_its_copy(folder: Path) -> None:
    record = record_of(read_items(list_items([str(folder)])))
    names = {report.id: report.name.removesuffix(".txt") for report in record.reports}
    assert verify(record) == ()
    assert [(names[c.original], names[c.copy]) for c in record.copies] == [(f"{folder.name}-3", f"{folder.name}-4")]
