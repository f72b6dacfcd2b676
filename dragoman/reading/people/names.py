"""Names that may be people's, found by their capitals, particles and the words around them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from spacy.tokens import Token

from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed, english_words
from dragoman.reading.parties.names import lexicon
from dragoman.reading.people.labels import Labels
from dragoman.reading.people.lines import Taken
from dragoman.reading.people.office_labels import singular
from dragoman.vocabulary import load

WORD = re.compile(r"[^\W\d_]+(?:[-’'`.][^\W\d_]+)*(?:\.(?=\s|,))?")
POSSESSIVE = re.compile(r"[’'`]s?$")
GAP = re.compile(r"[ \n]{1,4}")
MOST_WORDS = 7
NOMINAL = ("NOUN", "PROPN", "ADJ", "X")
SURNAME_ENDS = re.compile(r"[,.’']|\s[A-Z]")
FOLLOWING = re.compile(r"\s+(?=\w)")
TITLE = 20  # characters before a name in which its title stands
MOST_LOWERED = 3  # words of a name before one that a report in capitals has lost


@dataclass(frozen=True, order=True)
class Name:
    """Words that may name a person, and the titles right before them."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    label: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True)
class Word:
    start: int
    end: int
    text: str
    kind: str
    possessive: bool = False


def find_names(parsed: Parsed, parties: tuple[Mention, ...]) -> tuple[Name, ...]:
    """The names in a report that are neither parties nor things, in order.

    President Ana de Souza      Ana de Souza, with the title "president"
    Gen. Saïd al-Tahir          Saïd al-Tahir
    the Rivera Accords          none
    """
    labels = Labels(parsed)
    found = [name for run in capital_runs(parsed, parties, labels) for name in names_in(run, labels)]
    personal = {name for name in found if looks_personal(name, labels)}
    surnames = {name.words[-1] for name in personal if len(name.words) > 1 and is_surely_personal(name)}
    return tuple(name for name in found if name in personal or (name.text in surnames and not is_place_name(name)))


def capital_runs(parsed: Parsed, parties: tuple[Mention, ...], labels: Labels) -> Iterator[list[Word]]:
    """Words with capitals that stand side by side, with the particles between them."""
    text = parsed.text
    breaks = [start for start, _ in parsed.paragraphs]
    taken = Taken(parties)
    run: list[Word] = []
    for match in WORD.finditer(text):
        word = word_of(match, taken, labels)
        if run and not (
            GAP.fullmatch(text, run[-1].end, word.start)
            and not is_turn(parsed, run[-1], word)
            and bisect_right(breaks, run[-1].start) == bisect_right(breaks, word.start)
        ):
            yield from trimmed(run)
            run = []
        if not word.kind and run and is_lowered(parsed, run, word, labels):
            word = replace(word, kind="name", text=word.text.capitalize())
        if word.kind or run:
            run.append(word)
        if run and (not word.kind or word.possessive):
            yield from trimmed(run)
            run = []
    yield from trimmed(run)


def is_turn(parsed: Parsed, word: Word, following: Word) -> bool:
    """Whether capitals end with a line, so that a name does: ANA ROA, and on the next line Lima."""
    original = parsed.report.text
    if "\n" not in original[word.end : following.start]:
        return False
    one, other = original[word.start : word.end], original[following.start : following.end]
    return len(one) > 1 and len(other) > 1 and one.isupper() != other.isupper()


def is_lowered(parsed: Parsed, run: list[Word], word: Word, labels: Labels) -> bool:
    """Whether a report in capitals has lost a surname that is a word of English, too: President Ana torres said."""
    own = [other for other in run if other.kind in ("name", "particle")]
    if not parsed.report.text[word.start : word.end].isupper() or not own or len(own) > MOST_LOWERED:
        return False
    if word.text in name_words("function", "words") or labels.token_at(word.start).pos_ not in NOMINAL:
        return False
    given, titled = is_given(own[0].text), is_titled(parsed, own[0])
    if not given and not titled:
        return False
    is_foreign = word.text not in english_words()  # lowered for its ending alone: pacas, as if of one paca
    return (given and len(own) == 1) or own[-1].kind == "particle" or is_foreign or ends_name(parsed, word, labels)


def is_given(word: str) -> bool:
    low = word.casefold()
    return low in name_words("given", "male") | name_words("given", "female") and low not in name_words(
        "given_words", "words"
    )


def is_titled(parsed: Parsed, word: Word) -> bool:
    """Whether a title that names follow at once stands before a word: minister Lisette."""
    return has_title_before(parsed.text, word.start)


def has_title_before(text: str, start: int) -> bool:
    before = text[max(0, start - TITLE) : start].casefold().split()
    return bool(before) and before[-1].strip(".,\"'") in name_words("titles", "before")


def ends_name(parsed: Parsed, word: Word, labels: Labels) -> bool:
    """Whether a name can end with this word, or with the next one: a mark, another name or a verb follows."""
    text = parsed.text
    if SURNAME_ENDS.match(text, word.end):
        return True
    following = FOLLOWING.match(text, word.end)
    if following is None:
        return False
    token = labels.token_at(following.end())
    return is_verbal(token) or (
        token.pos_ in NOMINAL and token.i + 1 < len(token.doc) and is_verbal(token.doc[token.i + 1])
    )


def is_verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or token.text == ","


def word_of(match: re.Match[str], taken: Taken, labels: Labels) -> Word:
    """A word with its kind: name, title, party, common, thing, particle, or none at all."""
    text = match[0]
    bare = POSSESSIVE.sub("", text)
    end = match.start() + len(bare)
    if (
        bare.endswith(".")
        and len(bare) > 2
        and bare.casefold().strip(".") not in title_words() | name_words("particles", "suffixes")
    ):
        bare, end = bare[:-1], end - 1
    return Word(
        match.start(), end, bare, kind_of(bare, match.start(), taken, labels), bare != text and not text.endswith(".")
    )


def kind_of(bare: str, start: int, taken: Taken, labels: Labels) -> str:
    word = bare.casefold().strip(".")
    if not bare[0].isupper():
        prefixed = bare.startswith(tuple(load("people")["particles"]["prefixes"])) and any(c.isupper() for c in bare)
        return "name" if prefixed else "particle" if word in name_words("particles", "inside") else ""
    party = taken.at(start)
    if party and not (party.how in ("name", "place") and labels.person_at(start, party.start, party.end)):
        return "party"
    if (
        word in title_words()
        or singular(word) in title_words()
        or all(part in title_words() for part in word.split("-"))
    ):
        return "title"
    if word in name_words("not_names", "things"):
        return "name" if labels.person_at(start) else "thing"
    called = word in name_words("given", "male") and has_title_before(labels.text, start)  # the minister Per Lund
    if called and word not in name_words("not_names", "words"):
        return "name"
    if "-" in word and word.rsplit("-", 1)[1] in name_words("not_names", "endings"):
        return "common"
    if word in name_words("not_names", "words") or word.startswith(past()) or labels.is_function_word(start, bare):
        return "common"
    return "name"


def trimmed(run: list[Word]) -> Iterator[list[Word]]:
    """A run without the particles at its ends."""
    while run and run[-1].kind in ("", "particle"):
        run = run[:-1]
    while run and run[0].kind in ("", "particle"):
        run = run[1:]
    if any(word.kind == "name" for word in run):
        yield run


def names_in(run: list[Word], labels: Labels) -> Iterator[Name]:
    """The stretches of name words in a run, unless a thing's word stands beside them."""
    run = with_titles_inside(run)
    stretches = [
        (name, list(words)) for name, words in groupby(run, key=lambda word: word.kind in ("name", "particle"))
    ]
    for position, (is_name, stretch) in enumerate(stretches):
        words = next(trimmed(without_portfolio(stretch, labels)), []) if is_name else []
        after = stretches[position + 1][1] if position + 1 < len(stretches) else []
        before = stretches[position - 1][1] if position else []
        if not words or len(words) > MOST_WORDS or (after and after[0].kind == "thing"):
            continue
        if before and before[-1].kind == "thing" and not labels.is_titled_person(words[0].start, words[-1].end):
            continue
        if all(len(word.text.strip(".")) < 2 for word in words):
            continue
        titled = bool(before) and before[-1].kind == "title"
        titles = tuple(word.text.casefold().strip(".") for word in before if word.kind == "title") if titled else ()
        start, end = words[0].start, words[-1].end
        yield Name(start, end, tuple(word.text for word in without_honours(words)), titles, labels.of(start, end))


def without_honours(words: list[Word]) -> list[Word]:
    """A name without the letters after it: Ana Roa QC."""
    return words[:-1] if len(words) > 2 and words[-1].text.casefold() in name_words("particles", "honours") else words


def with_titles_inside(run: list[Word]) -> list[Word]:
    """A run in which a title or a thing that can only be part of a name is one: Musa Tan Idris, Edward Cook."""
    return [replace(word, kind="name") if belongs_to_name(run, place) else word for place, word in enumerate(run)]


def belongs_to_name(run: list[Word], place: int) -> bool:
    word, last = run[place], place == len(run) - 1
    if place == 0 or run[place - 1].kind != "name":
        return False
    if word.kind == "title" and last:
        return word.text.casefold() not in load("offices")["never_names"]["words"]
    if word.kind == "title":
        return run[place + 1].kind == "name" and (len(word.text) < 6 or is_address(word.text))
    return (
        word.kind == "thing"
        and last
        and place == 1
        and run[0].text.casefold() in name_words("given", "male") | name_words("given", "female")
    )


def is_address(word: str) -> bool:
    """Whether a title is one that people also bear inside their names: Ali Sheikh Hassan."""
    return word.casefold() in name_words("titles", "male") | name_words("titles", "female")


def without_portfolio(words: list[Word], labels: Labels) -> list[Word]:
    """A name without the English words that end a title before it: Minister of Communication Ana Roa."""
    if not re.search(
        r"\b(?:of|for|of the)\s+$", labels.text[max(0, words[0].start - 10) : words[0].start]
    ) or labels.person_at(words[0].start):
        return words
    first = 0
    while len(words) - first > 2 and words[first].text.casefold() in english_words():
        first += 1
    return words[first:]


def looks_personal(name: Name, labels: Labels) -> bool:
    """Whether nothing in a name's own words speaks against a person: an abbreviation, a dateline, English words."""
    if labels.is_dateline(name.start, name.end) or (not name.titles and is_place_name(name)):
        return False
    if (
        all(w.isupper() for w in name.words)
        and not name.titles
        and ((len(name.words[0]) < 6 and not is_given(name.words[0])) or labels.opens_dateline(name.start, name.end))
    ):
        return False
    if len(name.words) == 1 and not name.titles and labels.is_plural_noun(name.start):
        return False
    english = [
        word.casefold() in english_words() or word.casefold().removesuffix("s") in english_words()
        for word in name.words
    ]
    return not (all(english) and name.label != "PERSON" and not name.titles)


def is_surely_personal(name: Name) -> bool:
    """Whether a full name is labelled as a person's, titled, or begins with a given name."""
    first = name.words[0].casefold()
    given = first in name_words("given", "male") or first in name_words("given", "female")
    return name.label == "PERSON" or bool(name.titles) or given


def is_place_name(name: Name) -> bool:
    """Whether a lone word is a state's or a capital's name, which nobody bears alone."""
    return len(name.words) == 1 and any(known.words == name.words for known in lexicon().get(name.text.casefold(), ()))


@cache
def title_words() -> frozenset[str]:
    offices = load("offices")
    heads = (word for words in offices["heads"].values() for word in words)
    return (
        frozenset(word for words in load("people")["titles"].values() for word in words)
        | frozenset(heads)
        | frozenset(offices["plain"]["heads"])
    )


@cache
def past() -> tuple[str, ...]:
    """Ex-foreign (minister)"""
    return tuple(load("offices")["past"]["prefixes"])


@cache
def name_words(table: str, key: str) -> frozenset[str]:
    return frozenset(load("people")[table][key])
