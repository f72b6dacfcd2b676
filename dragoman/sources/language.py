"""The language of a report's text, told only where it is sure."""

import re
from functools import cache
from typing import Any

from dragoman.vocabulary import load

SHORTEST = 120  # Characters, below which no language is told from the text.
SAMPLE = 3000
SURE = 0.95
PLAIN_SHARE = 0.14  # Of words that are English function words: news has 0.18 to 0.4, other languages below 0.06.


def language_of(text: str, declared: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The language's code and flags: what is declared counts where the text does not surely say otherwise."""
    sample = text[:SAMPLE]
    if len(sample) < SHORTEST:
        return declared, ()
    if is_plainly_english(sample):
        return "en", ()
    language, probability = identifier().classify(sample.lower() if sample.isupper() else sample)
    sure = probability >= SURE
    if sure and language != "en":
        return language, (f"language: {language}, not read",)
    return ("en" if sure else declared), ()


def is_plainly_english(sample: str) -> bool:
    """Whether a text has the articles and prepositions of English, and enough of its other small words."""
    words = re.findall(r"[a-z']+", sample.casefold())
    common = sum(word in english_words() for word in words)
    return {"the", "of", "to"} <= set(words) and common >= PLAIN_SHARE * max(len(words), 30)


@cache
def english_words() -> frozenset[str]:
    return frozenset(load("debris")["english"]["words"])


@cache
def identifier() -> Any:
    """The trained identifier, loaded when a text is first in doubt."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
