"""Whether a side said yes or no to what another wants: told both ways of one occasion.

The government accepted the truce.       Mogadishu did not take it.
Georgia turned the plan down.            Tbilisi gave its consent.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from dragoman.record.disagreements.accounts import Account, Line, patterns, stems_of
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.disagreements.stances import named
from dragoman.record.months import month_names
from dragoman.record.utterances.meaning import vector_of

ALL = "all"
SCORE = 0.65
NEAR = 0.45  # how near in meaning two answers of one side are, with what they answer to
NEAR_OF_NOBODY = 0.55  # the same where one report does not say whose answer it is
ALONE = 0.05  # how much nearer they are by themselves: one word in common counts for more then
SHORT = 90  # characters of a sentence that does not say what it answers to
POINTING = re.compile(r"\b(?:it|them|that|this|so)\b", re.IGNORECASE)
BEFORE = 2  # sentences before it that are read with it


class Answer(NamedTuple):
    """What a side said to what another wants: yes or no, with the sentences that say what it was asked."""

    yes: bool
    party: str | None
    line: Line
    text: str
    stems: frozenset[str]


def answers_in(account: Account, mentions: Mentions) -> tuple[Answer, ...]:
    """What an account has its sides say to what others want."""
    return tuple(answers(account, mentions))


def answers_differ(mine: Sequence[Answer], theirs: Sequence[Answer], *_: Account) -> Iterator[Opposed]:
    """The answers of one side that exclude each other, each the nearest to the other."""
    pairs = product(mine, theirs)
    near = [(nearness(a, b), a, b) for a, b in pairs if a.yes != b.yes and may_be_one(a, b)]
    taken: set[Line] = set()
    for closeness, a, b in sorted(near, key=lambda pair: (-pair[0], pair[1].line.key, pair[2].line.key)):
        least = NEAR if a.party and b.party else NEAR_OF_NOBODY
        if closeness >= least and a.line not in taken and b.line not in taken:
            taken |= {a.line, b.line}
            party = next((code for code in (a.party, b.party) if code not in {None, ALL}), None)
            who = named(party) if party else "a side"
            reason = f"{who} said yes in one report and no in the other, in sentences near in meaning ({closeness:.2f})"
            yield Opposed("whether", f"whether {who} accepted or refused", a.line, b.line, reason, SCORE, party or "")


def may_be_one(a: Answer, b: Answer) -> bool:
    """Whether two answers are of one side, and to what has a word of meaning in common."""
    return (a.party == b.party or not {None, ALL}.isdisjoint({a.party, b.party})) and bool(a.stems & b.stems)


def answers(account: Account, mentions: Mentions) -> Iterator[Answer]:
    """The answers of an account, each with the party named last before it."""
    for line, (name, yes) in product(account.lines, (("yes", True), ("no", False))):
        for match in patterns("answers", name).finditer(line.text):
            if account.recalls and not month_names().search(clause_around(line.text, match)):
                continue
            everybody = patterns("everybody", "words").search(line.text[: match.start()])
            party = ALL if everybody else mentions.before(line.text, match.start())
            text = in_context(line, account)
            yield Answer(yes, party, line, text, stems_of(text))


def clause_around(text: str, match: re.Match[str]) -> str:
    """The words between two commas in which a match lies: only they say when it was."""
    start = max(text.rfind(",", 0, match.start()), text.rfind(";", 0, match.start())) + 1
    return re.split("[,;]", text[start:])[0]


def in_context(line: Line, account: Account) -> str:
    """A sentence with those before it that say what it is about."""
    if account.recalls:
        return line.text
    first = line.place
    while (
        line.place - first < BEFORE
        and first
        and (
            sum(len(one.text) for one in account.lines[first : line.place + 1]) < SHORT
            or POINTING.search(account.lines[first].text)
        )
    ):
        first -= 1
    return " ".join(one.text for one in account.lines[first : line.place + 1])


def nearness(a: Answer, b: Answer) -> float:
    """How near two answers are in meaning, by themselves or with what they answer to."""
    with_what_was_asked = float(vector_of(a.text) @ vector_of(b.text))
    if not a.line.stems & b.line.stems:
        return with_what_was_asked
    return max(float(vector_of(a.line.text) @ vector_of(b.line.text)) - ALONE, with_what_was_asked)
