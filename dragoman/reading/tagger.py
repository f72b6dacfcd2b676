"""The model that reads: for each word its tag and where the words of a content point, for each sentence what it holds.

All that is known of the model's word pieces stays here. A window is read by itself, never beside another in one
batch: the model's activations are quantised by their range, so that a neighbour would change what is read.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Literal

import numpy as np

from dragoman.onnx import session_of, tokenizer_of
from dragoman.reading.held import Held, Seen, probability
from dragoman.reading.windows import OTHER, Pieces, Window, Words, case_of, join_pieces, windows_of, words_of

TAGS = ("O", "B-content", "I-content", "E-content", "S-content", "B-source", "I-source", "B-cue", "I-cue")
LINKS = ("source", "cue", "previous")
"""What a word of a content points to: its source's first word, its cue's, the first word of the run before it."""

OUTPUTS = ("tags", "links", "pairs", "told", "about", "of_stance", "of_issue", "keys", "near", "looks")

Manner = Literal["press", "talks"]
MANNERS = {"press": "[unused1]", "talks": "[unused2]"}
"""Whose guidelines the contents follow: PolNeAR's ("that" belongs to the content), or TalksBench's."""

BREAK = "[unused3]"
NOBODY = -1
UNSEEN = -2  # the sentence that no piece is of: the model wants at least one
CORE, BEFORE = 188, 24  # pieces of a window that it tells of, and that it sees before them
NEAREST = 4  # targets that are kept for each word and link
MOST = 50_000  # words whose pieces are remembered
LONGEST = 40  # characters of a word that are read: a longer one is no word

Array = np.ndarray[Any, Any]


@dataclass(frozen=True)
class Tagged:
    """Log-probabilities of tags (words x tags); the likeliest targets of links and their probabilities.

    Targets are numbers of words, NOBODY where a link leads nowhere (words x links x NEAREST). `held`: what each
    sentence holds, in order; one that two windows share comes twice.
    """

    words: Words
    tags: Array
    targets: Array
    shares: Array
    held: tuple[Held, ...]


@cache
def tagger() -> "Tagger":
    """The model that comes with the package, loaded once a process."""
    with (
        as_file(files("dragoman.data") / "models/reader.onnx") as model,
        as_file(files("dragoman.data") / "models/reader-tokenizer.json") as tokenizer,
    ):
        return Tagger(model, tokenizer)


class Tagger:
    """An ONNX model with its tokenizer, on one thread (DRAGOMAN_THREADS: more)."""

    def __init__(self, model: Path, tokenizer: Path) -> None:
        self.session = session_of(model)
        self.tokenizer = tokenizer_of(tokenizer)
        self.head = {manner: (self.id_of("[CLS]"), self.id_of(mark)) for manner, mark in MANNERS.items()}
        self.tail = (self.id_of("[SEP]"),)
        self.known: dict[str, list[int]] = {}

    def id_of(self, piece: str) -> int:
        found = self.tokenizer.token_to_id(piece)
        if found is None:
            raise ValueError(f"The tokenizer has no piece {piece!r}: the model was trained with another.")
        return found

    def tag(
        self,
        text: str,
        paragraphs: tuple[tuple[int, int], ...],
        manner: Manner = "talks",
        sentences: Sequence[int] = (),
    ) -> Tagged:
        """Tags and links of every word of a text, and what those sentences hold that start at these characters."""
        words = words_of(text, paragraphs)
        numbers = np.array([bisect_right(sentences, start) - 1 for start, _ in words.spans], np.int64)
        pieces = self.pieces(words)
        count = len(words.texts)
        tags = np.zeros((count, len(TAGS)), np.float32)
        targets = np.full((count, len(LINKS), NEAREST), NOBODY, np.int32)
        shares = np.zeros((count, len(LINKS), NEAREST), np.float32)
        held: list[Held] = []
        for window in windows_of(pieces, CORE, BEFORE):
            seen = pieces.words[window.start : window.end]
            units, member = sentences_in(seen, numbers, window)
            scores, links, *found = self.run(pieces, window, manner, member)
            held += held_in(units, seen, numbers, *found)
            told = self.told(pieces, window)
            at = seen[told]
            tags[at] = log_softmax(scores[told])
            targets[at], shares[at] = likeliest(links[:, told], seen)
        return Tagged(words, tags, targets, shares, tuple(held))

    def pieces(self, words: Words) -> Pieces:
        """A word that the vocabulary lacks altogether is one unknown piece."""
        if len(self.known) > MOST:
            self.known.clear()
        texts = [word[:LONGEST] for word in words.texts]
        if missing := [word for word in dict.fromkeys(texts) if word not in self.known]:
            self.learn(missing)
        of_words = [self.known[word] for word in texts]
        cases = [case_of(word) for word in words.texts]
        return join_pieces(of_words, cases, words.paragraphs, self.id_of(BREAK))

    def learn(self, words: list[str]) -> None:
        """Remember the pieces of each word, which do not hang on the words beside it."""
        encoding = self.tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
        of_words: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            of_words[word or 0].append(piece)
        unknown = [self.id_of("[UNK]")]
        self.known.update(zip(words, (found or unknown for found in of_words), strict=True))

    def run(self, pieces: Pieces, window: Window, manner: Manner, member: Array) -> tuple[Array, ...]:
        """Scores of tags (pieces x tags) and of links (links x pieces x 1 + pieces, the first for nobody).

        After them what sentences hold, as `held_in` takes it; `member`: 1 for a sentence's pieces (sentences x pieces).
        """
        head, tail = self.head[manner], self.tail
        ids = np.concatenate([head, pieces.ids[window.start : window.end], tail]).astype(np.int64)
        cases = np.pad(pieces.cases[window.start : window.end], (len(head), len(tail)), constant_values=OTHER)
        member = np.pad(member, ((0, 0), (len(head), len(tail))))
        given = {"ids": ids[None], "cases": cases[None].astype(np.int64), "member": member[None].astype(np.float32)}
        tags, links, *held = (found[0] for found in self.session.run(OUTPUTS, given))
        inner = slice(len(head), -len(tail))
        links = np.concatenate([links[:, inner, :1], links[:, inner, inner]], axis=2)
        return tags[inner], links, *held

    @staticmethod
    def told(pieces: Pieces, window: Window) -> Array:
        """Places in the window of the first pieces of those words that the window tells of."""
        words = pieces.words[window.start : window.end]
        before = pieces.words[window.start - 1] if window.start else -1
        first = (words >= 0) & (words != np.concatenate([[before], words[:-1]]))
        places = np.flatnonzero(first)
        return places[places >= window.core - window.start]


def sentences_in(seen: Array, numbers: Array, window: Window) -> tuple[Array, Array]:
    """The sentences with a word that the window tells of, and which pieces are each one's (sentences x pieces)."""
    of_pieces = np.where(seen >= 0, numbers[seen], NOBODY)
    units = np.unique(of_pieces[window.core - window.start :])
    units = units[units >= 0]
    return units, of_pieces[None] == (units if len(units) else np.array([UNSEEN]))[:, None]


def held_in(units: Array, seen: Array, numbers: Array, *found: Array) -> list[Held]:
    """What the sentences of a window hold, from the model's outputs."""
    pairs, told, about, of_stance, of_issue, keys, near, looks = found
    pad = len(keys) - len(seen) - 1
    words = np.pad(seen, (pad, 1), constant_values=NOBODY)
    window = Seen(words, keys)
    return [
        Held(
            first=int(np.searchsorted(numbers, unit)),
            last=int(np.searchsorted(numbers, unit, side="right")),
            pairs=probability(pairs[place]),
            told=probability(told[place]),
            about=probability(about[place]),
            asks=(of_stance[place], of_issue[place]),
            near=near[place],
            looks=looks[place],
            window=window,
        )
        for place, unit in enumerate(units.tolist())
    ]


def log_softmax(scores: Array) -> Array:
    shifted: Array = scores - scores.max(axis=-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted


def likeliest(links: Array, seen: Array) -> tuple[Array, Array]:
    """The NEAREST best targets as words, best first, and their shares (words x links x NEAREST)."""
    shares = np.exp(log_softmax(links)).transpose(1, 0, 2)
    words = np.concatenate([[NOBODY], seen])
    targets = np.full((*shares.shape[:2], NEAREST), NOBODY, np.int32)
    found = np.zeros((*shares.shape[:2], NEAREST), np.float32)
    rows, columns = np.ogrid[: shares.shape[0], : shares.shape[1]]
    for rank in range(NEAREST):  # a few passes for the greatest cost less than sorting every row
        best = shares.argmax(axis=2)
        targets[..., rank] = words[best]
        found[..., rank] = shares[rows, columns, best]
        shares[rows, columns, best] = -1.0
    return targets, np.maximum(found, 0)
