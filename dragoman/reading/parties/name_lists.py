"""Names of groups that hold a list with commas: the Union of Bakers, Millers and Carters."""

from dragoman.reading.grammar import english_words
from dragoman.reading.parties.names import Word, is_joint, lexicon

MOST = 6  # words in a list


def list_end(text: str, words: list[Word], last: int) -> int:
    """Where a list ends whose first word is the one before `last`; `last` where none goes on there.

    Union of Bakers[, Millers and Carters] signed    a list of trades
    Union of Bakers, Ana Roa and Luis Paz said       none: people
    """
    end = last
    while end < len(words) and end - last < MOST and gap(text, words, end) == ", " and is_common(words[end]):
        end += 1
    if end + 1 >= len(words) or end == last or gap(text, words, end).strip(", ") or words[end].low not in ("and", "&"):
        return last
    if not is_common(words[end + 1]):
        return last
    end += 2
    while end < len(words) and is_joint(text, words[end - 1], words[end]) and is_common(words[end]):
        end += 1
    return end


def list_start(text: str, words: list[Word], first: int) -> int:
    """Where a list begins whose last comma stands before `first`, with the name that it ends: Land[, Water and Peace].

    The words before the comma are those of a name as far as they stand side by side.
    """
    start = first
    while start > 1 and first - start < MOST and gap(text, words, start) == ", " and is_common(words[start - 1]):
        start -= 1
    return start


def gap(text: str, words: list[Word], index: int) -> str:
    return text[words[index - 1].end : words[index].start]


def is_common(word: Word) -> bool:
    """A noun of English with a capital: Bakers, Seamen, Land; no state's name, nor anybody's."""
    if not word.plain[0].isupper() or any(name.words == (word.plain,) for name in lexicon().get(word.low, ())):
        return False
    forms = (
        word.low,
        word.low.removesuffix("s"),
        word.low.removesuffix("ies") + "y",
        word.low.removesuffix("men") + "man",
    )
    return any(form in english_words() for form in forms)
