"""The corpus's guide and data card say what is there."""

import re
from pathlib import Path
from typing import get_args

import msgspec

from dragoman.model import Office, Outcome, Stance, StatementKind
from dragoman.vocabulary import load
from tools.write_corpus_counts import README, with_counts
from training.labelled import CORPUS
from training.process_entries import Process

GUIDE = (CORPUS / "GUIDE.md").read_text(encoding="utf-8")
CARD = README.read_text(encoding="utf-8")


def test_the_guide_explains_every_label() -> None:
    labels = {label for kind in (Office, Outcome, Stance, StatementKind) for label in get_args(kind)}
    assert labels <= set(re.findall(r"`([\w-]+)`", GUIDE))


def test_the_guide_has_every_issue_as_the_package_has_it() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (.+) \|$", GUIDE, re.MULTILINE))
    assert {name: rows.get(name) for name in load("issues")} == {n: row["covers"] for n, row in load("issues").items()}


def test_the_guide_s_record_of_a_process_has_every_field() -> None:
    """And no other: decoding refuses a field that lacks and one that is unknown."""
    records = [block for block in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL) if "party_aliases" in block]
    assert [msgspec.json.decode(block, type=Process).mediators for block in records] == [("MLT",)]


def test_the_card_counts_what_is_there() -> None:
    """`make data` brings it up to date."""
    assert with_counts(CARD) == CARD


def test_the_card_describes_every_series() -> None:
    series = {re.sub(r"-\d+$", "", path.stem) for path in (CORPUS / "reports").glob("*.txt")}
    series |= {path.stem for path in (CORPUS / "passages").glob("*.jsonl")}
    series |= {path.name.removesuffix(".process.json") for path in (CORPUS / "processes").glob("*.process.json")}
    assert series <= set(re.findall(r"`([a-z]+)`", CARD))


def test_the_card_links_to_files_that_are_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", CARD) if not link.startswith("https:")]
    assert [link for link in links if not Path(CORPUS, link).exists()] == []
