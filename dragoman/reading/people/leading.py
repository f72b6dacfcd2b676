"""What somebody leads, heads or speaks for, told by the words around a name."""

import re

from dragoman.reading.cast import Mention
from dragoman.reading.people.role_patterns import DESK, FROM, LEADS, LED_BY
from dragoman.reading.people.role_places import Places, Role
from dragoman.vocabulary import load

PLACING = {"from", "of", "in", "to", "on", "with", "by", "at"}
SIDES = ("delegation", "team", "side", "panel", "delegates", "negotiators", "one", "that of")


class Leading:
    """Ana Roa, who leads the delegation of Chile; a team led by Ana Roa; Ana Roa, speaking for Chile."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def of(self, index: int, after: list[Role]) -> list[Role]:
        """What a name does, behind its offices, too: "the envoy, who heads the delegation", "a team led by"."""
        name = self.places.names[index]
        head_start = self.places.start_of(index)
        if match := LED_BY.search(self.places.text, max(0, head_start - 90), head_start):
            return [role] if (role := self.led(match)) else []
        for end in (name.end, self.places.end_with_party(name), *(role.end for role in after)):
            if (match := LEADS.match(self.places.text, end)) and (role := self.leads(match)):
                return [role]
        return []

    def led(self, match: re.Match[str]) -> Role | None:
        """The part of somebody by whom a delegation is led or a state represented; a mediator leads the talks."""
        side, verb = match["side"].casefold(), match["verb"]
        party = self.places.mentions(max(0, match.start() - 40), match.end("side"))
        whose = self.of_side(match)
        code = whose or (party[-1].actor if party and match.start("side") - party[-1].end < 30 else None)
        if side.startswith(SIDES):
            return Role("negotiator", code, match.start(), match.end(), f"{side} led by the name")
        if verb == "represented" and party and party[-1].end == match.end("side"):
            return Role("negotiator", code, match.start(), match.end(), "party represented by the name")
        return (
            Role("negotiator", None, match.start(), match.end(), "talks co-chaired by the name")
            if verb == "co-chaired"
            else None
        )

    def of_side(self, match: re.Match[str]) -> str | None:
        """Whose delegation it is that somebody leads, told behind the noun: the delegation of Chile, led by."""
        of = FROM.match(self.places.text, match.end("side"))
        party = self.places.party_at(of.end()) if of else None
        return party.actor if party and party.end <= match.end() else None

    def leads(self, match: re.Match[str]) -> Role | None:
        verb, words = match["verb"], match["object"].casefold()
        named = self.places.mentions(match.start("object"), match.end())
        code = named[0].actor if named else None
        if verb == "speaking" or words.startswith(" on behalf of "):
            speaks = code and words.startswith((" for ", " on behalf of "))
            return Role(None, code, match.start(), match.end(), "speaks for the party") if speaks else None
        if verb.startswith("sp"):
            return (
                Role("spokesperson", code, match.start(), match.end(), "speaks for")
                if words.startswith(" for ") and not self.is_for_somebody(match, words)
                else None
            )
        if verb.startswith("repres"):
            return Role(None, code, match.start(), match.end(), "represents") if code else None
        if verb.startswith("mediat"):
            return Role("envoy", None, match.start(), match.end(), "mediates")
        if verb.startswith("negotiat"):
            party = code if named and self.is_for(match, named[0]) else None
            return Role("negotiator", party, match.start(), match.end(), "negotiates")
        if verb.startswith(("sign", "act", "sit", "sat", "answer")):
            speaks = named and self.is_for(match, named[0])
            return Role(None, code, match.start(), match.end(), "speaks for the party") if speaks else None
        return self.leads_what(verb, words.split(",")[0], code, match)

    def is_for_somebody(self, match: re.Match[str], words: str) -> bool:
        """Whether somebody speaks for a person, not for a body: Roa speaks for Roa; for herself, for no one"""
        start = match.start("object") + len(" for ")
        named = any(name.start <= start < name.end for name in self.places.names)
        return named or "".join(words.split()[1:2]).strip(",") in load("people")["speech"]["nobodies"]

    def is_for(self, match: re.Match[str], party: Mention) -> bool:
        """Whether a verb has "for" and the party itself behind it: signed for Chad; not: signed for a ship of Chad."""
        words = self.places.text[match.start("object") : party.start].split()
        beside = words[:1] == ["for"] and len(words) < 4 and PLACING.isdisjoint(words)
        return beside and not self.places.text.startswith(("'s", "’s"), party.end)

    def leads_what(self, verb: str, words: str, code: str | None, match: re.Match[str]) -> Role | None:
        """What somebody leads, or whom they lead for, tells what they are."""
        start, end = match.start(), match.start("object") + len(words)
        if words.startswith(" for ") and code and verb.startswith(("lead", "led")):
            return Role("negotiator", code, start, end, f"{verb} for the party")
        if re.search(r"\b(delegation|team|side|panel|negotiators|delegates|officials)\b", words):
            return Role("negotiator", code, start, end, f"{verb} the delegation")
        if re.search(r"\b(mediation|talks|consultations|negotiations|good offices|mission)\b", words):
            return (
                Role("envoy", code, start, end, f"{verb} the mediation")
                if verb.startswith(("lead", "led", "head")) and code
                else None
            )
        if verb.startswith("command"):
            return Role("commander", code, start, end, verb)
        if re.search(
            r"\b(department|office|ministry|agency|commission|committee|operation|programme|program|mission|section|bureau|unit|council)\b",
            words,
        ):
            return Role("official", None if DESK.search(words) else code, start, end, f"{verb} an office")
        return (
            Role("leader", code, start, end, f"{verb} a body")
            if re.search(
                r"\b(association|union|group|movement|party|federation|company|firm|organi[sz]ation|front|alliance|network|consultancy|foundation)\b",
                words,
            )
            else None
        )
