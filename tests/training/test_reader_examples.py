"""Labels laid over words, sentences and windows."""

import random
from dataclasses import replace
from importlib.resources import as_file, files

import numpy as np
import pytest
from tokenizers import Tokenizer

from dragoman.model import Report
from dragoman.reading.grammar import paragraphs_of
from dragoman.reading.scheme import STANCES, issues
from training.labelled import INVENTED, Gold, Labelled
from training.reader.corpus import Article, talks
from training.reader.examples import UNKNOWN, Example, examples, marked

TEXT = "The Lamp Front wants the keepers gone. Kingston smiled. The Front said it would pay, but only for oil."


def gold(party: str, stance: str, issue: str, evidence: str, holder: str | None = None) -> Gold:
    def span(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    return Gold(party, stance, issue, span(holder) if holder else None, (span(evidence),))


def labelled(kind: str, **more: object) -> Labelled:
    report = Report(id="lamp", name="lamp.txt", text=TEXT, paragraphs=paragraphs_of(TEXT))
    positions = (
        gold("KLF", "demands", "withdrawal", "wants the keepers gone", "The Lamp Front"),
        gold("KLF", "offers", "reparations", "it would pay"),
    )
    return Labelled(report, kind, "lamp", positions, {}, **more)  # type: ignore[arg-type]


def article(kind: str, **more: object) -> Article:
    return talks(labelled(kind, **more), lambda *_: ())


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    with as_file(files("dragoman.data") / "models/reader-tokenizer.json") as path:
        found = Tokenizer.from_file(str(path))
    found.no_padding()
    found.no_truncation()
    return found


def window(found: Article, tokenizer: Tokenizer) -> Example:
    (only,) = examples(marked(found, tokenizer), tokenizer, None, 256)
    return only


def pair(stance: str, issue: str) -> int:
    return STANCES.index(stance) * len(issues()) + issues().index(issue)


def test_a_position_lies_in_the_sentence_of_its_evidence(tokenizer: Tokenizer) -> None:
    held = window(article("passages"), tokenizer).held
    assert held.shape[0] == 3
    assert [row.tolist() for row in np.argwhere(held == 1)] == [
        [0, pair("demands", "withdrawal")],
        [2, pair("offers", "reparations")],
    ]
    assert not (held == UNKNOWN).any()


def test_what_a_report_says_once_in_its_label_may_stand_elsewhere_too(tokenizer: Tokenizer) -> None:
    held = window(article(INVENTED), tokenizer).held
    assert held[0, pair("demands", "withdrawal")] == 1
    assert held[1, pair("demands", "withdrawal")] == UNKNOWN
    assert held[1, pair("rejects", "withdrawal")] == 0


def test_a_holder_is_the_words_that_the_label_or_the_cast_gives(tokenizer: Tokenizer) -> None:
    front = TEXT.index("The Front said")
    found = window(article(INVENTED, mentions={"KLF": ((front, front + len("The Front")),)}), tokenizer)
    places = {(unit, number): pieces.tolist() for unit, number, pieces in found.holders}
    pieces = tokenizer.encode(TEXT).tokens[1:-1]
    assert [pieces[place - 2] for place in places[0, pair("demands", "withdrawal")]] == ["the", "lamp", "front"]
    assert [pieces[place - 2] for place in places[2, pair("offers", "reparations")]] == ["the", "front"]


def test_a_holder_that_nobody_names_here_is_nobody(tokenizer: Tokenizer) -> None:
    found = window(article(INVENTED, mentions={}), tokenizer)
    places = {(unit, number): pieces.tolist() for unit, number, pieces in found.holders}
    assert places[2, pair("offers", "reparations")] == [0]
    untold = window(article("passages"), tokenizer)
    assert {number for _, number, _ in untold.holders} == {pair("demands", "withdrawal")}


def test_damaged_words_keep_their_labels(tokenizer: Tokenizer) -> None:
    for seed in range(20):
        found = marked(article("passages"), tokenizer, random.Random(seed), damage=1.0)  # noqa: S311
        (only,) = examples(found, tokenizer, None, 256)
        assert (only.held == 1).sum() == 2
        assert only.units.max() == 2


def test_an_article_without_positions_says_nothing_of_them(tokenizer: Tokenizer) -> None:
    held = window(replace(article("passages"), told=None), tokenizer).held
    assert (held == UNKNOWN).all()
