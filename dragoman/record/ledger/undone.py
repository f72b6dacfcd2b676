"""Whether words that tell of something given up say that it was not, or not yet: refused, urged, threatened, supposed.

"refused to give up its demand", "never dropped its demand"       not given up
"urged Norland to drop its demand", "may withdraw its offer"      not yet
"which had refused to pay, agreed to drop its demand"             given up
"would no longer insist on"                                       given up: what is denied is that it goes on
"""

import re
from functools import cache

from dragoman.record.ledger.passages import words
from dragoman.record.ledger.weights import LOOK_BACK


def is_undone(match: re.Match[str]) -> bool:
    """Whether the words of a clause before a match, or those inside it, say that nothing was given up.

    dropped, withdrew      its own auxiliaries and the conjunction before it tell: "never dropped", "if it dropped"
    drop, dropping         all before it in the clause: "refused, he said, to drop", "without dropping"
    """
    before, told = match.string[max(match.start() - LOOK_BACK, 0) : match.start()], match[0]
    denial = pattern("denial").match(told)
    if pattern("inside").search(told, denial.end() if denial else 0):
        return True
    if denial:
        near = own_clause(before)
        asked = pattern("to").search(told) or pattern("to").search(before)
        return holds("supposed", near) or holds("unsure", near) or (asked is not None and holds("governs", before))
    if not pattern("bare").match(told):
        return not_done(before)
    if done := pattern("done").search(before):
        return not_done(before[: done.start()])
    return any(holds(name, wide_clause(before)) for name in ("auxiliary", "supposed", "governs"))


def not_done(before: str) -> bool:
    """Whether what stands before a verb in the past says that it did not happen."""
    near = own_clause(before)
    return pattern("beside").search(near) is not None or holds("supposed", near)


def own_clause(before: str) -> str:
    """The words since the last comma or conjunction, which belong to the verb that follows."""
    return pattern("joints").split(before)[-1]


def wide_clause(before: str) -> str:
    """The words since the last full stop, colon, or conjunction after a comma."""
    return pattern("breaks").split(before)[-1]


def holds(name: str, text: str) -> bool:
    return pattern(name).search(text) is not None


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the lists of words; in their case, as May is a month."""
    return re.compile(words()["undone"][name])
