"""What a report denies and another origin has told.

He denied that they had accepted, as the agency reported.       They have accepted
No truce was agreed there, whatever some newspapers printed.    They have agreed on a truce
It was the government, not the rebels, that declined them.      The rebels do not want them
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from dragoman.record.disagreements.accounts import (
    JOINTS,
    LEAST_LETTERS,
    STEM,
    WORD,
    Account,
    Line,
    empty_words,
    patterns,
    stems_of,
)
from dragoman.record.disagreements.occasions import YEAR, is_near
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.figures import figures_of, values_of
from dragoman.record.utterances.meaning import vector_of
from dragoman.vocabulary import load

SCORE = 0.75
NEAR = 0.45  # how near in meaning what is denied must be to what was told
IN_WORDS = 0.15  # what is added where all that is denied is told in the same words, or its figure is
AS_NEAR = 0.05  # others that come so near to it as the nearest tell it as well
EARLIER = 24  # accounts before that of a denial in which is looked for it
ASKED = 4  # sentences of an account that are compared, those with most words in common
QUOTED = 120
LEAST_FIGURE = 3
POINTING = re.compile(r"\b(?:ones?|it|them|this|such|so)\b")
CLAUSE_END = re.compile(r"[;:]")
LAST_RELATIVE = re.compile(r", (?:(?:in|of|at|by|from|for) )?(?:which|who|whom|where) [^,;:]*$")


class Told(NamedTuple):
    """A sentence that may tell what is denied: how near it comes."""

    near: float
    line: Line
    day: int


def denied(accounts: Sequence[Account]) -> Iterator[Opposed]:
    """Each denial with the sentences of other origins that come nearest to what it denies, told before or near it."""
    for place, account in enumerate(accounts):
        denials = denials_of(account)
        if denials:
            beside = [one for one in accounts[max(0, place - EARLIER) : place + EARLIER] if may_tell(one, account)]
            for line in denials:
                yield from told_of(line, account, beside)


def denials_of(account: Account) -> list[Line]:
    """The sentences of an account that deny something; its headline only where no other does."""
    found = [line for line in account.lines if is_denial(line, account)]
    return [line for line in found if line.place] or found


def may_tell(other: Account, denying: Account) -> bool:
    """Whether an account is of another origin and came out before or near one that denies something."""
    if other.origin == denying.origin:
        return False
    return is_near(other, denying) or (other.day or 0) < (denying.day or 0) <= (other.day or 0) + YEAR


def told_of(line: Line, account: Account, others: Sequence[Account]) -> Iterator[Opposed]:
    found = sorted(
        (told for one in others for told in telling(line, account, one)), key=lambda one: (-one.near, one.line.key)
    )
    values = figures_denied(line) & values_of(found[0].line.text) if found else frozenset()
    for told in found:
        if told.near >= found[0].near - AS_NEAR and values <= values_of(told.line.text):
            about = f"whether it is so: “{shortened(told.line.text)}”"
            yield Opposed("whether", about, told.line, line, "one denies what the other tells", SCORE, day=told.day)


def telling(line: Line, account: Account, other: Account) -> Iterator[Told]:
    """The sentence of another account that comes nearest to what is denied, where it comes near enough.

    Of a report of the month that a denial names is looked first; a report of another month is not meant.
    """
    months = line.months - {account.month}
    if months and other.month is not None and other.month not in months and not is_near(account, other):
        return
    stems, denied = said_of(line), forms_of(denied_words(line.text))
    of_somebody_else = done_by_others(line)
    may_be = [
        told
        for told in other.lines
        if told.stems & stems
        and may_be_denied(told, other, line)
        and not of_other_figures(told, line)
        and (not of_somebody_else or shared(of_somebody_else, told))
    ]
    may_be.sort(key=lambda told: (-len(told.stems & stems), told.place))
    ways = {line.text, account.core(line), *([account.in_context(line)] if points_back(line.text) else ())}
    values = figures_denied(line)
    near = [
        Told(
            nearness(ways, {told.text, other.core(told)})
            + IN_WORDS * max(shared(denied, told), float(not values.isdisjoint(values_of(told.text)))),
            told,
            other.day or 0,
        )
        for told in may_be[:ASKED]
    ]
    best = max(near, key=lambda one: one.near, default=None)
    if best is not None and best.near >= NEAR:
        yield best


def figures_denied(denial: Line) -> frozenset[float]:
    """The figures of a denial that tell what is meant: not that of "the two sides"."""
    return frozenset(value for value in values_of(denied_in(denial.text)) if value >= LEAST_FIGURE)


def done_by_others(denial: Line) -> frozenset[str] | None:
    """Of a denial that says that it was somebody else, the words for what was done; None of any other.

    it was Norland, not Sudland, that asked for a truce          after it was
    a truce had been asked for by Norland, not by Sudland        before it too
    """
    found = somebody(denial)
    if found is None:
        return None
    start = found.start() if found[0].casefold().startswith("it was") else 0
    end = CLAUSE_END.search(denial.text, found.end())
    return forms_of(denial.text[start : end.start() if end else None])


def points_back(text: str) -> bool:
    """Whether what is denied was named in the sentence before: "He denied that he had accepted one"."""
    cue = patterns("denials", "cues").search(text)
    return cue is not None and POINTING.search(text, cue.end()) is not None


def shared(denied: frozenset[str], told: Line) -> float:
    """The share of what is denied that a sentence tells in the same words, whatever their form."""
    return len(denied & forms_of(told.text)) / len(denied) if denied else 0.0


def denied_words(text: str) -> str:
    """The words of a denial that say what is denied: from its cue to where the clause ends.

    Norland stands by the treaty and never went back on it.      went back on it
    """
    cue = patterns("denials", "cues").search(text)
    end = CLAUSE_END.search(text, cue.end() + text.startswith(":", cue.end())) if cue else None
    return text[cue.start() : end.start() if end else None] if cue else ""


def forms_of(text: str) -> frozenset[str]:
    """The words of a text that mean something, without names, each in one form: go of went, withdraw of withdrew."""
    words = [word for word in WORD.findall(text) if len(word) >= LEAST_LETTERS and not word[0].isupper()]
    plain = (irregular().get(word, word) for word in words if word not in empty_words() | idle())
    return frozenset(word[:STEM] for word in plain)


@cache
def irregular() -> dict[str, str]:
    verbs: dict[str, list[str]] = load("languages/en-record")["verbs"]
    return {form: verb for verb, forms in verbs.items() for form in forms}


@cache
def scales() -> frozenset[str]:
    """The beginnings of words such as "million"."""
    return frozenset(word[:STEM] for word in load("languages/en-record")["figures"]["scales"])


@cache
def idle() -> frozenset[str]:
    """What stands in a denial and says nothing of what is denied; figures are compared by themselves."""
    words = load("languages/en-record")
    figures = words["figures"]["numbers"]
    denials = words["denials"]
    return frozenset((*denials["negative"], *words["words"]["auxiliary"], *denials["idle"], *figures))


def of_other_figures(told: Line, denial: Line) -> bool:
    """Whether what is told and what is denied have figures, and none that both have: no 2 million in a denial of 4."""
    text = denied_in(denial.text) or denial.text
    values, denied = values_of(told.text), values_of(text)
    return bool(values and denied) and values.isdisjoint(denied) and not is_beyond(values, text)


def is_beyond(values: Collection[float], text: str) -> bool:
    """Whether a figure told lies where a denial puts its bound: 2,800, of "never agreed to fewer than 4,000"."""
    return any(
        bound.search(text, 0, figure.start)
        and any((value < figure.value) if side == "below" else (value > figure.value) for value in values)
        for figure in figures_of(text)
        for side, bound in bounds()
    )


@cache
def bounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Words that end before a figure and make a bound of it."""
    return tuple(
        (side, re.compile(rf"\b(?:{'|'.join(load('languages/en-record')['denials'][side])})\s+$", re.IGNORECASE))
        for side in ("below", "above")
    )


def denied_in(text: str) -> str:
    """What a sentence denies, with what stands before it: up to a semicolon; nothing where it denies nothing.

    "Correction: an earlier report gave 50"                          a colon right after its cue ends nothing
    "denied that they had raided the pier, where two men died"       a last relative clause is not denied
    """
    cue = patterns("denials", "cues").search(text)
    end = CLAUSE_END.search(text, cue.end() + text.startswith(":", cue.end())) if cue else None
    end = end or (LAST_RELATIVE.search(text, cue.end()) if cue else None)
    return text[: end.start() if end else None] if cue else ""


def said_of(denial: Line) -> frozenset[str]:
    """What a denial is about, but for names and millions: that both speak of Ana Roa tells nothing.

    Envoy Ana Roa said it was untrue that anyone had walked out.      walked, anyone
    """
    words = WORD.findall(patterns("denials", "cues").sub(" ", denial.text))
    return denial.stems & {word.casefold()[:STEM] for word in words if not word[0].isupper()} - scales()


def is_denial(line: Line, account: Account) -> bool:
    """Whether a sentence denies something that somebody has told; the verb of a statement does so for its own alone.

    He denied that he had left. "I missed a plane," he said.      the first
    """
    return patterns("denials", "cues").search(line.text) is not None or any(
        "denied" in statement.hedges and (statement.cue is None or account.line_at(statement.cue[0]) is line)
        for statement in account.statements_in(line)
    )


def somebody(denial: Line) -> re.Match[str] | None:
    """Where a denial says that it was somebody else: "it was Norland, not Sudland, that …"."""
    return patterns("denials", "somebody_else").search(denial.text)


def may_be_denied(told: Line, other: Account, denial: Line) -> bool:
    """Whether a sentence asserts something; what says "not" is denied only by who says that it was somebody else."""
    if is_denial(told, other):
        return False
    return somebody(denial) is not None or not (
        patterns("denials", "negative").search(told.text) or refuses_the_same(told, denial)
    )


def refuses_the_same(told: Line, denial: Line) -> bool:
    """Whether a sentence tells a refusal where a consent is denied: "refused the road", of "never accepted a road"."""
    if not patterns("answers", "yes").search(denied_words(denial.text)):
        return False
    clauses = JOINTS.split(told.text)
    others = [clause for clause in clauses if not patterns("answers", "no").search(clause)]
    return len(others) < len(clauses) and not said_of(denial) & stems_of(" ".join(others))


def nearness(denial: set[str], told: set[str]) -> float:
    """How near the nearest of two ways to put a denial and what it denies are."""
    return max(float(vector_of(one) @ vector_of(other)) for one, other in product(denial, told))


def shortened(text: str) -> str:
    return text if len(text) <= QUOTED else text[: text.rfind(" ", 0, QUOTED)] + " …"
