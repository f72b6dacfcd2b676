"""Words between a party and a name that make the one the other's man, without naming an office.

Belgrade's man, Petar Vulin                      whoever is sent
the woman who speaks for Ankara, Elif Demir      whoever speaks
Negotiating for Lima was Ana Roa                 the same, turned round
Peru sent Ana Roa; on the Peruvian side, Ana Roa
"""

import re
from functools import cache

from dragoman.vocabulary import load

REACH = 40  # characters before a party


def tie_before(text: str, party: tuple[int, int], span: tuple[int, int]) -> str | None:
    """How a party is tied to the name behind it."""
    (start, end), (name, name_end), words = party, span, patterns()
    if words["mans"].fullmatch(text, end, name) or (
        words["speaking"].search(text, max(0, start - REACH), start) and words["named_last"].fullmatch(text, end, name)
    ):
        return "speaks for the party before the name"
    if words["turned"].search(text, max(0, start - REACH), start) and words["was"].fullmatch(text, end, name):
        return "speaks for the party before the name"
    if words["on_side"].search(text, max(0, start - REACH), start) and words["side"].fullmatch(text, end, name):
        return "speaks for the party before the name"
    sends = words["sends"].fullmatch(text, end, name) and words["sent"].match(text, name_end)
    return "party that sends, before the name" if sends else None


def is_tied_behind(text: str, name: int, party: tuple[int, int]) -> bool:
    """Whether a party behind the name that ends at `name` is whose man somebody is: Petar Vulin, Belgrade's man."""
    behind, ended = patterns()["behind"], patterns()["ended"]
    return behind.fullmatch(text, name, party[0]) is not None and ended.match(text, party[1]) is not None


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What stands before the party, between it and the name, behind either: 's point man on the talks, ..."""
    words = load("people")["sent"]
    man, where = rf"['’]s? (?:[a-z]+ )?(?:{'|'.join(words['nouns'])})", words["where"]
    return {
        "mans": re.compile(rf"{man}{where},? "),
        "speaking": re.compile(rf"\b{words['speaking']}$"),
        "named_last": re.compile(rf"{words['named_last']}{where}, "),
        "turned": re.compile(rf"\b{words['turned']}$", re.IGNORECASE),
        "was": re.compile(rf"{where} {words['was']} "),
        "on_side": re.compile(rf"(?:^|[\s“\"]){words['on_side']} $"),
        "side": re.compile(rf" {words['side']},? "),
        "sends": re.compile(rf" {words['sends']} "),
        "sent": re.compile(rf"[,.;]| {words['sent']}\b"),
        "behind": re.compile(words["behind"]),
        "ended": re.compile(rf"{man}(?=[,.;:”\"]| {words['ended']})"),
    }
