"""What is asked of the encoder, which costs most of all: only what cheaper signs leave open."""

from collections.abc import Iterable

import numpy as np
import pytest
from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.record import disagreements as stage
from dragoman.record.disagreements.accounts import accounts_of
from dragoman.record.disagreements.acts import acts_differ, acts_in
from dragoman.record.disagreements.mentions import mentions_of
from dragoman.record.disagreements.occasions import looking_back
from dragoman.record.told import told_in_order
from tests.record.disagreements.test_disagreements import account, disagreements


class Asked:
    """Stands for the encoder, keeps what it was asked, and has all mean the same."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def embed(self, texts: Iterable[str]) -> np.ndarray:
        self.texts += (given := list(texts))
        return np.ones((len(given), 1), np.float32)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    encoder = Asked()
    monkeypatch.setattr("dragoman.encoder.encoder", lambda: encoder)
    return encoder


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jamaica bought 900 lanterns cheaply.", "Somebody counted 12 gulls overhead."),
        ("The ferry was out for 40 hours.", "They waited 3 days in the harbour."),
        ("Lanterns burned until 12 May.", "Gulls were counted before 19 June."),
    ],
)
def test_figures_and_days_in_sentences_without_a_word_in_common_are_not_asked_about(
    one: str, other: str, asked: Asked
) -> None:
    disagreements(account(one), account(other, days=1))
    assert asked.texts == []


def test_acts_that_do_not_exclude_each_other_are_not_asked_about(asked: Asked) -> None:
    told = told_in_order(
        [account("Haiti proposed a buoy and a bell."), account("It was Haiti that proposed the bell.", days=1)]
    )
    one, other = accounts_of(told)
    names = mentions_of(told)
    assert any(acts_in(one, names))
    assert any(acts_in(other, names))
    assert list(acts_differ(acts_in(one, names), acts_in(other, names), one, other)) == []
    assert asked.texts == []


def test_the_claims_of_what_is_recalled_for_several_places_are_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[tuple[str, bool]] = []
    comparison = stage.Comparison(lambda one, _: found.append((one.report, one.recalls)), lambda *_: iter(()))
    monkeypatch.setattr(stage, "COMPARISONS", (comparison,))
    readings = [
        *(at(place, f"They met in {place}.", days) for place, days in (("Kingston", 0), ("Jacmel", 1))),
        at("Colon", "In Kingston and in Jacmel they had met for two days.", 20),
    ]
    recalled = [one for one, _ in looking_back(accounts_of(told_in_order(readings)))]
    disagreements(*readings)
    assert len(recalled) == 2
    assert [report for report, recalls in found if recalls] == [recalled[0].report]


def at(place: str, text: str, days: int) -> Reading:
    """A report of talks in a town."""
    reading = account(text, days=days, name=f"{place}.txt")
    return replace(reading, meetings=tuple(replace(one, place=place) for one in reading.meetings))
