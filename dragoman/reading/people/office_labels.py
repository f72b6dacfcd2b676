"""Which office a phrase names: by rules for phrases, else by its noun."""

import re
from dataclasses import dataclass
from functools import cache
from typing import get_args

from spacy.tokens import Token

from dragoman.model import Office as Label
from dragoman.vocabulary import load


def label_of(head: Token, text: str, place: int, kind: str, party: str) -> tuple[Label, bool]:
    """The label of a phrase, and whether a rule gives it: the first that matches at the noun, else the noun's."""
    if is_one_of(head, same_heads()):
        return "none", False
    plain = is_one_of(head, plain_heads())
    for rule in rules():
        if (
            rule.plain == plain
            and rule.fits(kind, party)
            and any(match.start() <= place < match.end() for match in rule.pattern.finditer(text))
            and not (rule.unless and rule.unless.search(text))
        ):
            return rule.office, True
    if plain:
        return "none", False
    label = head_label(head)
    return (label if label in get_args(Label) else "official"), False  # type: ignore[return-value]


def head_label(token: Token) -> str | None:
    """The label of a noun that can head an office, else None."""
    if token.pos_ in ("VERB", "ADP", "ADV") and not (token.text[0].isupper() or is_addressed(token)):
        return None
    word = token.lower_
    if singular(word) == "number" and not (token.i and token.doc[token.i - 1].lower_ == "opposite"):
        return None
    return short_titles().get(word) or heads().get(word) or heads().get(singular(word))


def is_addressed(token: Token) -> bool:
    """A title that a report in capitals leaves small after "to", as if it were a verb: a letter to president Roa."""
    if not token.i or token.i + 1 >= len(token.doc) or token.doc[token.i - 1].lower_ != "to":
        return False
    return token.lower_ in load("people")["titles"]["before"] and token.doc[token.i + 1].text[0].isupper()


def is_one_of(head: Token, words: frozenset[str]) -> bool:
    return head.lower_ in words or singular(head.lower_) in words


def is_past(text: str) -> bool:
    words = text.replace("-", "- ").split()
    return any(word in load("offices")["past"]["words"] for word in words)


def singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-3] + "man"
    return (
        word[:-3] + "y"
        if word.endswith("ies")
        else word[:-1]
        if word.endswith("s") and not word.endswith("ss")
        else word
    )


@dataclass(frozen=True)
class Rule:
    office: Label
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    kinds: tuple[str, ...]
    parties: tuple[str, ...]
    not_parties: tuple[str, ...]
    plain: bool

    def fits(self, kind: str, party: str) -> bool:
        return (
            (not self.kinds or kind in self.kinds)
            and (not self.parties or party in self.parties)
            and party not in self.not_parties
        )


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            rule["office"], re.compile(rule["pattern"]), re.compile(rule["unless"]) if "unless" in rule else None,
            tuple(rule.get("kinds", ())), tuple(rule.get("parties", ())), tuple(rule.get("not_parties", ())),
            rule.get("plain", False),
        )
        for rule in load("offices")["rules"]
    )  # fmt: skip


@cache
def heads() -> dict[str, str]:
    """Each noun that can head an office, with its label; "none" for those that give no office."""
    found = {word: label for label, words in load("offices")["heads"].items() for word in words}
    return dict.fromkeys(sorted(plain_heads() | same_heads()), "none") | found


@cache
def plain_heads() -> frozenset[str]:
    return frozenset(load("offices")["plain"]["heads"])


@cache
def same_heads() -> frozenset[str]:
    return frozenset(load("offices")["same"]["heads"])


@cache
def short_titles() -> dict[str, str]:
    return dict(load("offices")["short"])
