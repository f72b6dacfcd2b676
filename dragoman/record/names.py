"""Whether a person who goes by some names is the one whom somebody asks for.

asked for           goes by
Sergey Lavrov       Sergei Lavrov; Lavrov alone; Lavrov Sergey     yes
Lavrov              Sergei Lavrov                                  yes
Sergey Lavrov       Maria Lavrova; Sergei Lagrov; Ivan Lavrov      no
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from dragoman.vocabulary import load

HEARD = 4  # letters from which words are compared by sound: "Lee" is not "Li"
ALONE = 7  # letters from which a family name that stands alone may be spelt slightly otherwise
IN_FULL = 5  # the same for a word of a full name
TWICE = 7  # letters from which a word of a full name may be so in two places
WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


def is_called(asked: str, names: Iterable[str]) -> bool:
    """Whether one of these names of a person is the name asked for; a full name settles it where there is one."""
    wanted = name_words(asked)
    known = [words for name in names if (words := name_words(name))]
    if len(wanted) < 2:
        return any(is_same_alone(word, words[-1]) for word in wanted for words in known)
    full = [words for words in known if len(words) > 1]
    return any(is_same_in_full(wanted, words) for words in full or known)


def is_same_alone(one: str, other: str) -> bool:
    """Whether two family names without a first name are the same."""
    return is_same_word(one, other) or (min(len(one), len(other)) >= ALONE and is_slight(sound(one), sound(other), 1))


def is_same_in_full(wanted: Words, words: Words) -> bool:
    """Whether two full names are one person's: the words of one all stand in the other, in whatever order.

    Ana Roa    Ana María Roa; A. Roa; Roa, Ana     yes
    Ana Roa    Ana Ruiz; Eva Roa                   no
    Juan José  Juan José Ruiz                      no: first names alone tell nobody
    Ana Roa    Roa                                 yes
    """
    if len(words) == 1:
        return is_same_alone(wanted[-1], words[0])
    if "".join(wanted) == "".join(words):
        return True
    few, many = sorted((wanted, words), key=len)
    shared = shared_words(few, many)
    if shared is None:
        return False
    return len(few) == len(many) == len(shared) or not {sound(word) for word in shared} <= first_names()


def shared_words(few: Words, many: Words) -> Words | None:
    """The words of one name that the other has in full, where it has all of them at least by their initial."""
    left, shared = list(many), []
    for word in sorted(few, key=len, reverse=True):
        twin = next((other for other in left if is_same_in_name(word, other)), None)
        shared += [word] if twin else []
        twin = twin or next((other for other in left if is_initial(word, other)), None)
        if twin is None:
            return None
        left.remove(twin)
    return tuple(shared)


def is_same_in_name(one: str, other: str) -> bool:
    """Whether two words of full names are the same: further apart in spelling than family names alone may be."""
    shortest = min(len(one), len(other))
    return is_same_word(one, other) or (
        shortest >= IN_FULL and is_slight(sound(one), sound(other), 2 if shortest >= TWICE else 1)
    )


def is_same_word(one: str, other: str) -> bool:
    """Whether two words are spelt the same, or sound the same: Sergey, Sergei."""
    return one == other or (min(len(one), len(other)) >= HEARD and sound(one) == sound(other))


def is_initial(one: str, other: str) -> bool:
    """Whether one of two words is the other's first letter."""
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def is_slight(one: str, other: str, most: int) -> bool:
    """Whether two words differ in so few letters, and only as spellings of one name do: lukashenko, lukashenka."""
    unlike = [frozenset(pair) for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    return len(one) == len(other) and len(unlike) <= most and confused().issuperset(unlike)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """A word as it sounds, whichever way it is spelt: sergei of Sergey."""
    for pattern, instead in sounds():
        word = pattern.sub(instead, word)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=65536)
def name_words(name: str) -> Words:
    """The words of a name without titles, particles and suffixes; the family name last where a comma follows it.

    Dr. Ana de la Roa    ("ana", "roa")
    al-Roa, Ali          ("ali", "roa")
    """
    people = load("people")
    before, _, after = plain(name).partition(",")
    words = [bare for word in f"{after} {before}".split() for bare in WORD.findall(without_article(word))]
    while len(words) > 1 and words[0] in people["titles"]["before"]:
        del words[0]
    skip = {*people["particles"]["inside"], *people["particles"]["suffixes"]}
    return tuple([word for word in words if word not in skip] or words)


def without_article(word: str) -> str:
    """A word without what is joined to its front, or without the marks inside: roa of al-Roa, oneill of O'Neill."""
    prefixes = load("people")["particles"]["prefixes"]
    prefix = next((prefix for prefix in prefixes if word.startswith(prefix) and len(word) > len(prefix)), "")
    return word.removeprefix(prefix).replace("'", "")


def plain(text: str) -> str:
    """Lower case without accents: "i. yilmaz" of "İ. Yılmaz"."""
    folded = unicodedata.normalize("NFKD", text).casefold().translate(letters())
    return "".join(c for c in folded if not unicodedata.combining(c))


@cache
def letters() -> dict[int, str]:
    return str.maketrans(load("spellings")["letters"])


@cache
def sounds() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), instead) for pattern, instead in load("spellings")["sounds"]["rules"])


@cache
def confused() -> frozenset[frozenset[str]]:
    """Letters of which one is written for the other."""
    return frozenset(map(frozenset, load("spellings")["confused"]["pairs"]))


@cache
def first_names() -> frozenset[str]:
    """The sounds of names that stand first; they tell nobody without a family name."""
    given = load("people")["given"]
    return frozenset(sound(word) for name in (*given["male"], *given["female"]) for word in name_words(name))
