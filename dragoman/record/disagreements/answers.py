"""Whether a side said yes or no to what another wants: told both ways of one occasion.

The government accepted the truce.       Mogadishu did not take it.
Georgia turned the plan down.            Tbilisi gave its consent.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from dragoman.record.disagreements.accounts import (
    JOINTS,
    Account,
    Line,
    clause_before,
    names_in,
    patterns,
    stems_of,
    without_asides,
)
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
PRONOUN = re.compile(r"\b(?:it|he|she|they) (?:(?:had|has|have|also|then|again|now) )*$", re.IGNORECASE)
THEY = re.compile(r"\bthey (?:(?:had|has|have|also|then|again|now) )*$", re.IGNORECASE)
SAYING = re.compile(r"\b(?:said|says|added|that)(?: the)? $", re.IGNORECASE)
OF_A_DEMAND = re.compile(r"(?:demand|claim|condition|objection|request)s?$", re.IGNORECASE)
BY = " by "
NEAR_BY = 40  # characters after a passive in which stands by whom
NEXT = 5  # characters before whoever begins a sentence: "The "
BETWEEN = 2  # words between an answer and what makes none of it


class Answer(NamedTuple):
    """What a side said to what another wants: yes or no, with the sentences that say what it was asked.

    `own`: what its clause alone is about, of a sentence that gives several.
    """

    yes: bool
    party: str | None
    line: Line
    text: str
    stems: frozenset[str]
    own: frozenset[str]


def answers_in(account: Account, mentions: Mentions) -> tuple[Answer, ...]:
    """What an account has its sides say to what others want."""
    return tuple(answers(account, mentions))


def answers_differ(mine: Sequence[Answer], theirs: Sequence[Answer], *_: Account) -> Iterator[Opposed]:
    """The answers of one side that exclude each other, each the nearest to the other."""
    pairs = product(mine, theirs)
    near = [
        (nearness(a, b), a, b)
        for a, b in pairs
        if a.yes != b.yes and may_be_one(a, b) and not (is_both(a, mine, b) or is_both(b, theirs, a))
    ]
    near = [(far, a, b) for far, a, b in near if not (says_so_too(theirs, a, b, far) or says_so_too(mine, b, a, far))]
    taken: set[Line] = set()
    for closeness, a, b in sorted(near, key=lambda pair: (-pair[0], pair[1].line.key, pair[2].line.key)):
        least = NEAR if a.party and b.party else NEAR_OF_NOBODY
        if closeness >= least and a.line not in taken and b.line not in taken:
            taken |= {a.line, b.line}
            party = next((code for code in (a.party, b.party) if code not in {None, ALL}), None)
            who = named(party) if party else "a side"
            reason = f"{who} said yes in one report and no in the other, in sentences near in meaning ({closeness:.2f})"
            yield Opposed("whether", f"whether {who} accepted or refused", a.line, b.line, reason, SCORE, party or "")


def is_both(answer: Answer, others: Sequence[Answer], opposed: Answer) -> bool:
    """Whether a sentence says yes and no for one side, and this is not what the other account answers to.

    "ruled out a withdrawal and offered a road"      beside "offered no bridge"
    "accepted the truce and refused the road"        not beside "refused the truce"
    """
    both = [one for one in others if one.line is answer.line and one.party == answer.party and one.yes != answer.yes]
    return bool(both) and not (answer.own & opposed.own).difference(*(one.own for one in both))


def says_so_too(others: Sequence[Answer], answer: Answer, opposed: Answer, near: float) -> bool:
    """Whether an account has an answer of one side as well, as near in meaning as what it has against it."""
    return any(
        other.yes == answer.yes
        and other.party == answer.party
        and answer.own & opposed.own <= other.own
        and nearness(answer, other) >= near
        for other in others
        if other is not opposed
    )


def may_be_one(a: Answer, b: Answer) -> bool:
    """Whether two answers are of one side, and to what has a word of meaning in common.

    A side that promised nothing at all did not promise that either, whatever it is called there.
    """
    of_one = a.party == b.party or not {None, ALL}.isdisjoint({a.party, b.party})
    at_all = any(patterns("answers", "nothing_at_all").search(one.line.text) for one in (a, b) if not one.yes)
    return of_one and (at_all or bool(a.stems & b.stems))


def answers(account: Account, mentions: Mentions) -> Iterator[Answer]:
    """The answers of an account, each with the party named last before it."""
    for line, (name, yes) in product(account.lines, (("yes", True), ("no", False))):
        for match in patterns("answers", name).finditer(line.text):
            before = clause_before(line.text, match.start())
            if is_undone("denied", before) or (is_undone("before", before) and not account.recalls):
                continue
            if patterns("answers_undone", "after").match(line.text, match.end() + 1):
                continue
            if is_others_in_quotes(match, line, account):
                continue
            party = agent_of(match, line.text, mentions) or party_of(line.text[: match.start()], mentions)
            party = party or holder_in(match, line, account)
            if account.recalls and not is_of_then(party, line, match):
                continue
            text = account.in_context(line)
            yield Answer(yes, party, line, text, subject(match, line, text), own_subject(match, line.text))


def party_of(before: str, mentions: Mentions) -> str | None:
    """Who answers: named last before it; where a pronoun is, who begins the sentence, or what somebody says in it.

    Norland took in the guards, whom it had refused        Norland
    He said Norland would take guards of Sudland, whom it had refused      Norland
    It took in guards from Norland, whom it had refused    nobody that is known
    """
    if patterns("everybody", "words").search(before):
        return ALL
    if not PRONOUN.search(before):
        return mentions.before(without_asides(before), len(before))
    at, party = min(mentions.of(before), default=(0, None), key=lambda one: one[0])
    return party if at < NEXT or SAYING.search(before[:at]) else None


def is_others_in_quotes(match: re.Match[str], line: Line, account: Account) -> bool:
    """Whether somebody says it of others whom he does not name: "They offered us candles," she said."""
    if not THEY.search(line.text[: match.start()]):
        return False
    at = line.start + match.start()
    return any(a <= at < b for one in account.statements_in(line) if one.kind != "indirect" for a, b in one.spans)


def agent_of(match: re.Match[str], text: str, mentions: Mentions) -> str | None:
    """Who answers in a passive: "the 60 days still offered by Norland"."""
    if not text.startswith(BY, match.end()):
        return None
    return mentions.first(text[match.end() + len(BY) : match.end() + NEAR_BY])


def holder_in(match: re.Match[str], line: Line, account: Account) -> str | None:
    """Whose answer it is that names nobody: who was read to hold what it says, or to say it.

    She offered a truce.                        hers who offers one
    "One does not sign that," Roa said.         Roa's; what "it" does in somebody's words is not told
    """
    if account.recalls:
        return None
    at = line.start + match.start()
    held = (one.party for one in account.positions if any(span.start <= at < span.end for span in one.evidence))
    said = (one.party for one in account.statements_in(line) if any(a <= at < b for a, b in one.spans))
    spoken = None if PRONOUN.search(line.text[: match.start()]) else next(said, None)
    return next(held, None) or spoken


def subject(match: re.Match[str], line: Line, text: str) -> frozenset[str]:
    """What an answer is about; of a demand that is upheld or dropped, what follows it: "its demand for a road"."""
    about = line.text[match.end() :] if OF_A_DEMAND.search(match[0]) else text
    return stems_of(about) - names_in(about)


def own_subject(match: re.Match[str], text: str) -> frozenset[str]:
    """What the clause of an answer is about, without the words that answer: "accepted the truce and refused …"."""
    clause = clause_before(text, match.start()) + JOINTS.split(text[match.end() :])[0]
    return stems_of(clause) - names_in(clause)


def is_undone(name: str, before: str) -> bool:
    """Whether the words before an answer end with such as make none of it ("without agreeing"), or date it back."""
    undone = patterns("answers_undone", name)
    return any(len(before[found.end() :].split()) <= BETWEEN for found in undone.finditer(before))


def is_of_then(party: str | None, line: Line, match: re.Match[str]) -> bool:
    """Whether a sentence that looks back gives an answer of then: after the month, or in the same words as it.

    In May it opened the weir. Norland refused to pay.        of May
    It accepted guards, whom it had refused in January        of now, and of January
    """
    if party and (not line.months or month_names().search(line.text[: match.start()])):
        return True
    return month_names().search(clause_around(line.text, match)) is not None


def clause_around(text: str, match: re.Match[str]) -> str:
    """The words between two commas in which a match lies: only they say when it was."""
    start = max(text.rfind(",", 0, match.start()), text.rfind(";", 0, match.start())) + 1
    return re.split("[,;]", text[start:])[0]


def nearness(a: Answer, b: Answer) -> float:
    """How near two answers are in meaning, by themselves or with what they answer to."""
    with_what_was_asked = float(vector_of(a.text) @ vector_of(b.text))
    if not a.line.stems & b.line.stems:
        return with_what_was_asked
    return max(float(vector_of(a.line.text) @ vector_of(b.line.text)) - ALONE, with_what_was_asked)
