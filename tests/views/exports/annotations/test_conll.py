"""Columns read back by a reader of its own: the tokens are the report's words, and the labels cover the marks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

from dragoman.views.exports.annotations.conll import COLUMNS
from dragoman.views.exports.annotations.marks import Marked
from dragoman.views.exports.parts import Part
from tests.views.exports.annotations.marked import FAST, fit, marked_in, seen_to
from tests.views.exports.invented import parts as invented
from tests.views.exports.making import exported

Token = tuple[str, int, int, tuple[str, ...]]


def documents(path: Path) -> dict[str, list[list[Token]]]:
    """The sentences of each document: `# ` begins a comment, an empty line ends a sentence."""
    found: dict[str, list[list[Token]]] = {}
    sentences: list[list[Token]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc id = "):
            sentences = found[line.removeprefix("# newdoc id = ")] = [[]]
        elif line.startswith("# "):
            continue
        elif not line:
            sentences.append([])
        else:
            word, start, end, *labels = line.split("\t")
            assert len(labels) == len(COLUMNS)
            sentences[-1].append((word, int(start), int(end), tuple(labels)))
    return {name: [one for one in some if one] for name, some in found.items()}


def chunks(sentences: list[list[Token]], column: int) -> Iterator[tuple[str, int, int]]:
    """What IOB2 says of a column; an I- that follows nothing is an error, as it is to strict readers."""
    for sentence in sentences:
        open_: tuple[str, int, int] | None = None
        for _, start, end, labels in sentence:
            sign, _, kind = labels[column].partition("-")
            if sign == "I":
                assert open_ is not None
                assert open_[0] == kind
                open_ = (kind, open_[1], end)
                continue
            if open_:
                yield open_
            open_ = (kind, start, end) if sign == "B" else None
        if open_:
            yield open_


def covers(marked: Marked, column: int, start: int, end: int) -> bool:
    roles = COLUMNS[column][1]
    return any(mark.start < end and start < mark.end for mark in marked.marks if mark.role in roles)


@FAST
@given(parts=invented())
def test_tokens_are_the_words_of_the_text_and_labels_lie_on_marks(
    parts: list[Part], tmp_path_factory: pytest.TempPathFactory
) -> None:
    parts = [*parts, seen_to()]
    found = documents(exported("conll", parts, tmp_path_factory.mktemp("found")))
    for marked in marked_in(parts):
        sentences = found[marked.report.id]
        text = marked.report.text
        for word, start, end, labels in (token for sentence in sentences for token in sentence):
            assert len(word) == end - start
            assert all(shown in (meant, "\ufffd") for shown, meant in zip(word, fit(text[start:end]), strict=True))
            for column, label in enumerate(labels):
                assert label == "O" or covers(marked, column, start, end)
        assert "".join(text[start:end] for one in sentences for _, start, end, _ in one) == "".join(text.split())
        for column, (_, roles) in enumerate(COLUMNS):
            begun = sum(1 for _ in chunks(sentences, column))
            assert bool(begun) == any(
                mark.role in roles and text[mark.start : mark.end].strip() for mark in marked.marks
            )


def test_the_lighthouse_reads_as_it_was_marked(tmp_path: Path) -> None:
    part = seen_to()
    (marked,) = marked_in([part])
    sentences = documents(exported("conll", [part], tmp_path))[marked.report.id]
    text = marked.report.text
    said = {(kind, text[start:end]) for kind, start, end in chunks(sentences, 0)}
    assert said == {
        ("direct", "We shall not hand over the lamp,"),
        ("direct", "The keepers stay, and so do I."),
        ("indirect", "Haiti would send its boats home provided that the harbour dues are halved"),
        ("mixed", "“nobody has seen the lamp lit since May”"),
    }
    assert {(kind, text[start:end]) for kind, start, end in chunks(sentences, 4)} == {
        ("rejects", "We shall not hand over the lamp"),
        ("conditions", "send its boats home"),
        ("demands", "harbour dues are halved"),
    }
    assert {text[start:end] for _, start, end in chunks(sentences, 2)} == {"told reporters"}


def test_every_mark_stands_in_a_comment_with_its_status(by_hand: list[Part], tmp_path: Path) -> None:
    parts = [*by_hand, seen_to()]
    lines = exported("conll", parts, tmp_path).read_text(encoding="utf-8").split("\n")
    marks = [line.split() for line in lines if line.startswith("# mark = ")]
    expected = [mark for one in marked_in(parts) for mark in one.marks]
    assert [(one[4], float(one[5]), int(one[6]), int(one[7])) for one in marks] == [
        (mark.status, mark.score, mark.start, mark.end) for mark in expected
    ]


def test_a_sign_that_looks_like_a_comment_is_a_token(tmp_path: Path) -> None:
    path = exported("conll", [seen_to(text="# 1 of 3\n\n" + seen_to().record.reports[0].text)], tmp_path)
    (sentences,) = documents(path).values()
    assert [token[0] for token in sentences[0]] == ["#", "1", "of", "3"]
