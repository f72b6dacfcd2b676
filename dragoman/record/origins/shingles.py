"""A text as the runs of words that it shares with its copies, and the keys under which copies meet.

Near-duplicates by w-shingling and MinHash: A. Broder, On the resemblance and containment of documents, 1997; the keys
are bands of the signature: Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, chapter 3.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from itertools import dropwhile

from dragoman.record.names import plain

RUN = 3  # words of a shingle
BANDS, ROWS = (
    42,
    3,
)  # of a signature: texts that share .4 of all their runs meet with .94, those that share .05 with .005
SEED = 1
LONG = 25  # words from which a paragraph that stands in two reports is a key: an excerpt meets the text that it is from
MOST_PARAGRAPHS = 60
ENDS = (".", "!", "?", '."', ".”", ".’", ".'", "…")  # of a line that ends with a sentence
WORD = re.compile(r"\w+")
FIGURE = re.compile(r"\d+(?:[.,/-]\d+)*")
QUOTED = re.compile(r"[\"“”„«»][^\"“”„«»]{1,1200}[\"“”«»]")


@lru_cache(maxsize=1024)
def shingles(text: str) -> frozenset[str]:
    """Every run of three words, without case, accents and punctuation; of a shorter text the words that there are."""
    words = WORD.findall(plain(text))
    runs = (" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
    return frozenset(run for run in runs if run)


@lru_cache(maxsize=1024)
def told_shingles(text: str) -> frozenset[str]:
    """The runs outside quotation marks: two reporters who hear one speaker share the others."""
    return shingles(QUOTED.sub(" ", text))


@lru_cache(maxsize=1024)
def figures(text: str) -> frozenset[str]:
    """The numbers of a text: 14, 2.4, 6-3/16; not those over its first sentence, where a paper prints its own day."""
    body = dropwhile(lambda line: not line.rstrip().endswith(ENDS), text.splitlines())
    return frozenset(FIGURE.findall("\n".join(body) or text))


def shared(one: frozenset[str], other: frozenset[str], without: float = 0.0) -> float:
    """The share of the smaller set that the other has too; `without` where one is empty."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else without


def keys_of(text: str, paragraphs: Iterable[tuple[int, int]] = ()) -> tuple[int, ...]:
    """Numbers of which copies of a text share at least one, and strangers hardly ever any: 63 bits each."""
    return tuple(dict.fromkeys((*band_keys(text), *paragraph_keys(text, paragraphs))))


def band_keys(text: str) -> tuple[int, ...]:
    from rensa import RMinHash

    runs = sorted(shingles(text))
    if not runs:
        return ()
    minhash = RMinHash(BANDS * ROWS, SEED)
    minhash.update(runs)
    signature = minhash.digest()
    return tuple(key(f"{n}:{signature[n * ROWS : (n + 1) * ROWS]}") for n in range(BANDS))


def paragraph_keys(text: str, paragraphs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """One key for each long paragraph, by its words."""
    words = (WORD.findall(plain(text[start:end])) for start, end in list(paragraphs)[:MOST_PARAGRAPHS])
    return tuple(key(" ".join(some)) for some in words if len(some) >= LONG)


def key(value: str) -> int:
    return int.from_bytes(blake2b(value.encode(), digest_size=8).digest(), "big") >> 1
