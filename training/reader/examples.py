"""Articles as windows of word pieces with the tag of each word, where it points, and what each sentence holds."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from dragoman.reading.scheme import STANCES, issues
from dragoman.reading.tagger import BREAK, LINKS, MANNERS, TAGS
from dragoman.reading.windows import Pieces, case_of, join_pieces, windows_of
from training.reader.corpus import Article, Attribution, Span
from training.reader.damage import damaged, recased

NONE = -1
UNKNOWN = -100
PAIRS = len(STANCES) * len(issues())  # stances times issues: what a sentence may hold


@dataclass(frozen=True)
class Example:
    """A window: ids, cases, tags (UNKNOWN beside first pieces) and links (links x pieces, UNKNOWN beside contents).

    `units`: the number in the window of each piece's sentence, NONE outside. `held`: 1 and 0 for each sentence and
    pair, UNKNOWN where nothing is known (sentences x pairs). `holders`: a sentence, a pair, and the places of the
    pieces that name the holder, 0 for nobody here.
    """

    ids: np.ndarray
    cases: np.ndarray
    tags: np.ndarray
    links: np.ndarray
    units: np.ndarray
    held: np.ndarray
    holders: tuple[tuple[int, int, np.ndarray], ...]


@dataclass(frozen=True)
class Marked:
    """An article's pieces with the tag, the links and the sentence of each word, and what its sentences hold."""

    manner: str
    pieces: Pieces
    tags: np.ndarray
    links: np.ndarray
    sentences: np.ndarray
    held: np.ndarray
    holders: tuple[tuple[int, int, tuple[Span, ...]], ...]


def marked(article: Article, tokenizer: Tokenizer, chance: random.Random | None = None, damage: float = 0.0) -> Marked:
    """The article's pieces; with chance `damage`, of damaged words."""
    texts: list[str | None] = list(article.words.texts)
    if chance is not None and chance.random() < damage:
        texts = damaged(article.words.texts, chance)
    if chance is not None and chance.random() < damage / 8:
        texts = list(recased([text or "" for text in texts], chance))
    kept = [number for number, text in enumerate(texts) if text]
    words = [texts[number] or "" for number in kept]
    encoding = tokenizer.encode(words, is_pretokenized=True, add_special_tokens=False)
    of_words: list[list[int]] = [[] for _ in words]
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        of_words[word].append(piece)
    unknown = tokenizer.token_to_id("[UNK]")
    pieces = join_pieces(
        [found or [unknown] for found in of_words],
        [case_of(word) for word in words],
        [article.words.paragraphs[number] for number in kept],
        tokenizer.token_to_id(BREAK),
    )
    tags, links = labels(article.attributions, len(texts), kept)
    sentences = np.array(article.sentences)[kept]
    return Marked(article.manner, pieces, tags, links, sentences, held(article), tuple(holders(article, kept)))


def held(article: Article) -> np.ndarray:
    """What is known of each sentence and pair (sentences x pairs)."""
    shape = max(article.sentences, default=-1) + 1, PAIRS
    if article.told is None:
        return np.full(shape, UNKNOWN, np.int64)
    found = np.zeros(shape, np.int64)
    for told in article.told if article.once else ():
        found[:, told.pair] = UNKNOWN
    for told in article.told:
        found[list(told.sentences), told.pair] = 1
    return found


def holders(article: Article, kept: list[int]) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """Sentence, pair and the runs of kept words that name the holder, where a label tells."""
    place = np.cumsum([0, *np.bincount(kept, minlength=len(article.words.texts))])
    for told in article.told or ():
        if told.holder is not None:
            moved = ((int(place[first]), int(place[last])) for first, last in told.holder)
            runs = tuple((first, last) for first, last in moved if last > first)
            yield from ((sentence, told.pair, runs) for sentence in told.sentences)


def labels(attributions: tuple[Attribution, ...], length: int, kept: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Tag and links of every kept word; a run whose words are all gone is no run."""
    place = np.cumsum([0, *np.bincount(kept, minlength=length)])
    tags = np.zeros(len(kept), np.int64)
    links = np.full((len(LINKS), len(kept)), NONE, np.int64)
    taken = np.zeros(len(kept), bool)

    def shrunk(spans: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
        found = [(int(place[start]), int(place[end])) for start, end in spans]
        return [(start, end) for start, end in found if end > start]

    for attribution in attributions:
        content = [run for run in shrunk(attribution.content) if not taken[run[0] : run[1]].any()]
        for start, end in content:
            taken[start:end] = True
            tags[start:end] = TAGS.index("I-content")
            tags[start], tags[end - 1] = TAGS.index("B-content"), TAGS.index("E-content")
            if end == start + 1:
                tags[start] = TAGS.index("S-content")
        for role in ("source", "cue"):
            found = [run for run in shrunk(getattr(attribution, role)) if not taken[run[0] : run[1]].any()]
            for start, end in found:
                taken[start:end] = True
                tags[start:end] = TAGS.index(f"I-{role}")
                tags[start] = TAGS.index(f"B-{role}")
            whole = shrunk(getattr(attribution, role))
            target = min(whole, key=lambda run: abs(run[0] - content[0][0]), default=None) if content else None
            for start, end in content:
                links[LINKS.index(role), start:end] = target[0] if target else NONE
        for before, (start, end) in zip([None, *content], content, strict=False):
            links[LINKS.index("previous"), start:end] = before[0] if before else NONE
    return tags, links


def examples(article: Marked, tokenizer: Tokenizer, chance: random.Random | None, size: int) -> Iterator[Example]:
    """Windows side by side, the first one cut short by chance so that no epoch cuts at the same places."""
    head = [tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id(MANNERS[article.manner])]
    tail = [tokenizer.token_to_id("[SEP]")]
    room = size - 3
    skip = chance.randrange(room // 2) if chance is not None and len(article.pieces.ids) > room else 0
    cuts = [(window.core, window.end) for window in windows_of(article.pieces, room, 0)]
    if skip:
        shifted = Pieces(article.pieces.ids[skip:], article.pieces.words[skip:], article.pieces.cases[skip:])
        cuts = [(0, skip)] + [(w.core + skip, w.end + skip) for w in windows_of(shifted, room, 0)]
    for start, end in cuts:
        yield example(article, start, end, head, tail)


def example(article: Marked, start: int, end: int, head: list[int], tail: list[int]) -> Example:
    words = article.pieces.words[start:end]
    first = np.r_[True, words[1:] != words[:-1]] & (words >= 0)
    if start and len(words) and words[0] == article.pieces.words[start - 1]:
        first &= words != words[0]
    at = {int(word): place + len(head) for place, word in enumerate(words) if first[place]}
    tags = np.where(first, article.tags[words], UNKNOWN)
    links = np.full((len(LINKS), len(words)), UNKNOWN, np.int64)
    content = first & np.isin(tags, [TAGS.index(tag) for tag in TAGS if tag.endswith("content")])
    for link in range(len(LINKS)):
        for place in np.flatnonzero(content):
            target = int(article.links[link, words[place]])
            links[link, place] = 0 if target == NONE else at.get(target, UNKNOWN)
    pad = (len(head), len(tail))
    sentences = np.where(words >= 0, article.sentences[words], NONE)
    inside = np.unique(sentences[sentences >= 0])
    units = np.where(sentences >= 0, np.searchsorted(inside, sentences), NONE)
    sizes = np.bincount(article.sentences, minlength=len(article.held))[inside]
    seen = np.bincount(sentences[first & (sentences >= 0)], minlength=len(article.held))[inside]
    whole = seen * 2 >= sizes
    number = {int(sentence): place for place, sentence in enumerate(inside) if whole[place]}
    named = (
        (number[sentence], pair, places_of(runs, words, len(head)))
        for sentence, pair, runs in article.holders
        if sentence in number
    )
    return Example(
        ids=np.r_[head, article.pieces.ids[start:end], tail].astype(np.int64),
        cases=np.r_[[3] * len(head), article.pieces.cases[start:end], [3] * len(tail)].astype(np.int64),
        tags=np.pad(tags, pad, constant_values=UNKNOWN),
        links=np.pad(links, ((0, 0), pad), constant_values=UNKNOWN),
        units=np.pad(units, pad, constant_values=NONE),
        held=np.where(whole[:, None], article.held[inside], UNKNOWN),
        holders=tuple(named),
    )


def places_of(runs: tuple[Span, ...], words: np.ndarray, head: int) -> np.ndarray:
    """The places in a window of the pieces of some runs of words; 0, which is nobody's, where they stand outside."""
    inside = [np.flatnonzero((words >= first) & (words < last)) + head for first, last in runs]
    places = np.concatenate(inside) if inside else np.zeros(0, np.int64)
    return places if len(places) else np.zeros(1, np.int64)
