"""Whose act it was: one side walked out, proposed it or called it off in one report, another in the other.

The front's delegation left the hall.    The men of the government ran out of the hall.
All three delegations stayed.            The minister left the room with all his people.
It was Iran's own idea to swap them.     The swap had been proposed by Oman.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from dragoman.record.disagreements.accounts import ASIDE, Account, Line, clause_before, patterns, without_asides
from dragoman.record.disagreements.denials import denied_in, of_other_figures
from dragoman.record.disagreements.mentions import Mentions
from dragoman.record.disagreements.opposed import Opposed
from dragoman.record.utterances.meaning import vector_of
from dragoman.vocabulary import load

SCORE = 0.7
ALL = "all"
SHORT = 90  # characters of a sentence that does not say what was done
BY = 40  # characters after a passive in which stands by whom
NEXT = 8  # characters after "of" in which it is said of whom: "the idea of the Haitian minister"
OF = re.compile(r" (?:of|from) ")
WHOSE = re.compile(r"['’]s? (?:own )?$")  # before a proposal: "accepted Jamaica's own idea"
CLAUSE_END = re.compile(r"[,;:.]| (?:and|but|because|after|until|when) ")
BY_WHOM = re.compile(r"\b(?:which|that|what) ([^,;.]{2,40}?) (?:had |has |have )?$")  # before "proposed"
PASSIVE = frozenset({"", "at", "by", "on", "until", "till", "for", "in", "to"})  # after a verb without an object
NEVER = re.compile(r"(?!)")


class Act(NamedTuple):
    """That a party did something or did not: Act("PER", True, False, line); the party ALL for everybody."""

    party: str
    done: bool
    sure: bool
    line: Line
    text: str


Acts = tuple[Act, ...]


def acts_in(account: Account, mentions: Mentions) -> tuple[Acts, ...]:
    """The acts of an account that are told as done or as not done, by kind."""
    return tuple(tuple(without_headline(tuple(acts(kind, account, mentions)))) for kind in kinds())


def without_headline(found: Acts) -> Iterator[Act]:
    """The acts without what the headline has of those that the report tells: they are one."""
    told = {(act.party, act.done) for act in found if act.line.place}
    yield from (act for act in found if act.line.place or (act.party, act.done) not in told)


def acts_differ(one: Sequence[Acts], other: Sequence[Acts], *_: Account) -> Iterator[Opposed]:
    """The acts that two accounts of one occasion give to different sides."""
    for kind, mine, theirs in zip(kinds(), one, other, strict=True):
        for a, b in product(mine, theirs):
            if not exclude(a, b, kind):
                continue
            near = nearness(a, b, kind)
            if near >= kind["alike"] and not (agrees(a, theirs, near) or agrees(b, mine, near)):
                yield Opposed("who", kind["about"], a.line, b.line, why(a, b), SCORE, kind["about"])


def exclude(a: Act, b: Act, kind: dict[str, Any]) -> bool:
    """Whether two acts cannot both be so: of two sides, or of one that did it and did not."""
    if a.done and b.done:
        return a.party != b.party and (a.sure or b.sure or "sure" not in kind)
    told, undone = (a, b) if a.done else (b, a)
    if a.done == b.done or of_other_figures(told.line, undone.line):
        return False
    return a.party == b.party or ALL in {a.party, b.party}


def agrees(act: Act, others: Acts, near: float) -> bool:
    """Whether the other account tells the same of the same side, as near in meaning."""
    same = (other for other in others if (act.party, act.done) == (other.party, other.done))
    return any(not near or closeness(act, other) >= near for other in same)


def nearness(a: Act, b: Act, kind: dict[str, Any]) -> float:
    """How near in meaning two acts are; 0 where there is but one such act on an occasion."""
    return closeness(a, b) if kind["alike"] else 0.0


def closeness(a: Act, b: Act) -> float:
    return float(vector_of(a.text) @ vector_of(b.text))


def why(a: Act, b: Act) -> str:
    if a.done and b.done:
        return f"{a.party} in one report, {b.party} in the other, of the same occasion"
    return f"{(a if a.done else b).party} did so in one report, and did not in the other"


def acts(kind: dict[str, Any], account: Account, mentions: Mentions) -> Iterator[Act]:
    """The acts of a kind in the sentences of an account that tell of nothing still to come."""
    for line in account.lines:
        sure = compiled(kind["about"], "sure").search(line.text)
        done = sure or compiled(kind["about"], "words").search(line.text)
        if is_to_come(done, line.text) or (done and is_of_another_thing(done, line.text, kind["about"])):
            continue
        undone = compiled(kind["about"], "not").search(line.text)
        denial = patterns("denials", "cues").search(line.text)
        if denial:
            if done and is_denied(done, denial, line.text) and (party := party_of(done, line.text, mentions)):
                yield Act(party, False, True, line, line.text)
            continue
        if done and (party := owner_of(done, line.text, kind["about"], mentions)):
            yield Act(party, True, sure is not None, line, with_the_next(line, account))
        if undone:
            yield Act(party_of(undone, line.text, mentions) or ALL, False, True, line, line.text)


def is_to_come(done: re.Match[str] | None, text: str) -> bool:
    """Whether a sentence tells of what is still to come; of an act in a relative clause, whether that clause does.

    a plan that Norland may propose                      to come
    the plan, which Norland proposed, will be studied    not what Norland did
    """
    inside = done and next((one for one in ASIDE.finditer(text) if one.start() < done.start() < one.end()), None)
    return patterns("acts_to_come", "words").search(inside[0] if inside else text) is not None


def is_of_another_thing(done: re.Match[str], text: str, about: str) -> bool:
    """Whether an act is done to what it is not asked of: a claim put off is no meeting put off, talks on one are."""
    after = CLAUSE_END.split(text[done.end() : done.end() + BY], maxsplit=1)[0]
    passive = after.strip().partition(" ")[0] in PASSIVE
    near = clause_before(text, done.start()) if passive else after
    unlike = compiled(about, "unlike").search(near, max(len(near) - BY, 0) if passive else 0)
    topic = compiled(about, "topic").search(near)
    return unlike is not None and not (topic and topic.end() <= unlike.start())


def is_denied(done: re.Match[str], denial: re.Match[str], text: str) -> bool:
    """Whether an act is what a clause denies: "denied that her men had walked out"; not what follows a semicolon."""
    return denial.end() <= done.start() < len(denied_in(text))


def with_the_next(line: Line, account: Account) -> str:
    """A sentence, with the next where it is too short to say what was done: "Ours was the best idea. It is that …"."""
    following = account.lines[line.place + 1 : line.place + 2] if not account.recalls else ()
    return " ".join([line.text, *(one.text for one in following if len(line.text) < SHORT)])


def owner_of(match: re.Match[str], text: str, about: str, mentions: Mentions) -> str | None:
    """Whose act it is that is told as done: not of those who only meet it, nor of those before an "of".

    that was the idea of Norland                  Norland's
    Sudland accepted the plan                     nobody's
    Sudland refused what Norland had proposed     Norland's
    """
    if (of := OF.match(text, match.end())) is not None:
        named = min(mentions.of(text[of.end() : of.end() + BY]), default=(BY, None), key=lambda one: one[0])
        if named[0] <= NEXT:
            return named[1]
    relative = BY_WHOM.search(text, 0, match.start())
    if relative and (party := mentions.first(relative[1])):
        return party
    met = compiled(about, "met").search(clause_before(text, match.start()))
    own = WHOSE.search(text, 0, match.start())
    by = match[0].endswith(" by") or re.match(r"[^.;,]*?\bby\b", text[match.end() : match.end() + BY])
    return None if met and not own and not by else party_of(match, text, mentions)


def party_of(match: re.Match[str], text: str, mentions: Mentions) -> str | None:
    """Whose act it is: named in the words of the act, by "by" after it, or last before it."""
    inside = mentions.first(match[0])
    if match[0].casefold().endswith(("from", " by")):
        return mentions.first(text[match.end() : match.end() + BY])
    wish = patterns("at_whose_wish", "words").match(text, match.end() + 1)
    if wish and (party := mentions.first(text[wish.end() : wish.end() + BY])):
        return party
    by = re.match(r"[^.;]*?\b(?:by|of|from)\b", text[match.end() : match.end() + BY])
    after = mentions.first(text[match.end() + by.end() : match.end() + by.end() + BY]) if by else None
    agent = after if by and by[0].endswith("by") else None
    if patterns("everybody", "words").search(text[: match.start()]) and not (agent and by and by[0] == " by"):
        return ALL
    return inside or agent or mentions.before(without_asides(text[: match.start()]), match.start()) or after


@cache
def kinds() -> tuple[dict[str, Any], ...]:
    return tuple(load("languages/en-record")["acts"])


@cache
def compiled(about: str, name: str) -> re.Pattern[str]:
    words = next(kind for kind in kinds() if kind["about"] == about).get(name)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else NEVER
