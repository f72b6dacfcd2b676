"""The party that stands beside a name: Ana Roa of Chile, Chile's Ana Roa; for Chile, Ana Roa."""

import re
from bisect import bisect_left
from itertools import pairwise

from dragoman.reading.cast import Mention
from dragoman.reading.people.names import Name
from dragoman.reading.people.role_patterns import (
    BESIDE,
    BY,
    COMMA,
    FOR,
    GROUP_LED,
    LIST,
    LIST_OF_PARTIES,
    NAMED,
    SENT_BY,
)
from dragoman.reading.people.role_places import Places, Role
from dragoman.reading.people.sent import is_tied_behind, tie_before
from dragoman.vocabulary import load


class Beside:
    """The parties right before or behind names, or in lists of as many."""

    def __init__(self, places: Places) -> None:
        self.places = places

    def of(self, index: int) -> list[Role]:
        """The party that stands beside a name: Ana Roa of Chile, Ana Roa (CHL), Chile's Ana Roa."""
        name = self.places.names[index]
        after = BESIDE.match(self.places.text, name.end)
        if after and (mention := self.places.party_at(after.end())):
            reason = "party after the name"
            if after[1] and after[2]:
                reason = "speaks for the party after the name"
            elif self.places.text[mention.end : mention.end + 1] == ")":
                reason = "party in brackets after the name"
            return [Role(None, mention.actor, mention.start, mention.end, reason)]
        start = self.places.start_of(index)
        if role := self.led(start):
            return [role]
        if mention := self.spoken_for(start):
            return [Role(None, mention.actor, mention.start, mention.end, "speaks for the party before the name")]
        if role := self.tied(name, start):
            return [role]
        if mention := self.in_turn(index):
            return [Role(None, mention.actor, mention.start, mention.end, "parties and names in the same order")]
        place = bisect_left(self.places.party_starts, name.start) - 1
        if place >= 0:
            mention = self.places.parties[place]
            if self.is_compatriot(mention, name) or re.fullmatch(
                r"(?:['’]s?)?\s+(?:Mr\.?|Ms\.?|Mrs\.?|Dr\.?)?\s*", self.places.text[mention.end : name.start]
            ):
                return [Role(None, mention.actor, mention.start, mention.end, "party before the name")]
        return []

    def is_compatriot(self, mention: Mention, name: Name) -> bool:
        """The Chilean, Ana Roa, said; not: the Chileans, Ana Roa, the oldest, among them"""
        the = self.places.text[max(0, mention.start - 4) : mention.start].casefold() == "the "
        alone = self.places.text[mention.end : name.start] == ", " and self.places.text[mention.end - 1] != "s"
        return mention.how == "demonym" and the and alone and self.places.text[name.end : name.end + 1] == ","

    def led(self, start: int) -> Role | None:
        """The part of whoever leads the party right before "by".

        Chile was represented by Ana Roa, and the Peruvian side by Luis Paz    negotiators
        the Lake Front (LFF), led by Ana Roa                                   leader
        """
        place = bisect_left(self.places.party_starts, start) - 1
        m = self.places.parties[place] if place >= 0 else None
        if m is None:
            return None
        if BY.fullmatch(self.places.text, m.end, start):
            return Role("negotiator", m.actor, m.start, m.end, "party led by the name")
        sent = SENT_BY.search(self.places.text, max(0, m.start - 24), m.start)
        is_group = m.actor not in load("states") and m.actor not in load("parties")["organisations"]
        if is_group and not sent and GROUP_LED.fullmatch(self.places.text, m.end, start):
            return Role("leader", m.actor, m.start, m.end, "group led by the name")
        return None

    def spoken_for(self, start: int) -> Mention | None:
        """The party right before a comma and a name: for the Chileans, Ana Roa; that of Peru, Luis Paz."""
        place = bisect_left(self.places.party_starts, start) - 1
        mention = self.places.parties[place] if place >= 0 else None
        if mention is None or not NAMED.fullmatch(self.places.text, mention.end, start):
            return None
        return mention if FOR.search(self.places.text, max(0, mention.start - 24), mention.start) else None

    def tied(self, name: Name, start: int) -> Role | None:
        """The party whose man somebody is: Lima's man, Ana Roa; Ana Roa, Lima's number two; Peru sent Ana Roa."""
        place = bisect_left(self.places.party_starts, start)
        before, behind = self.places.parties[max(0, place - 1) : place], self.places.parties[place : place + 1]
        for m in before:
            if reason := tie_before(self.places.text, (m.start, m.end), (start, name.end)):
                return Role(None, m.actor, m.start, m.end, reason)
        for m in behind:
            if is_tied_behind(self.places.text, name.end, (m.start, m.end)):
                return Role(None, m.actor, m.start, m.end, "speaks for the party behind the name")
        return None

    def in_turn(self, index: int) -> Mention | None:
        """The party that stands in a list where a name stands in the list after it.

        the foreign ministers of Chile and Peru, Ana Roa and Luis Paz
        Chilean and Peruvian Foreign Ministers Ana Roa and Luis Paz
        """
        first = index
        while (
            first
            and first > index - 2
            and LIST.fullmatch(self.places.text, self.places.names[first - 1].end, self.places.names[first].start)
        ):
            first -= 1
        last = index
        while last + 1 < min(len(self.places.names), first + 3) and LIST.fullmatch(
            self.places.text, self.places.names[last].end, self.places.names[last + 1].start
        ):
            last += 1
        place = bisect_left(self.places.party_starts, self.places.names[first].start)
        parties = self.places.parties[max(0, place - (last - first + 1)) : place]
        if (
            last == first
            or len(parties) <= last - first
            or not self.are_listed(parties, self.places.names[first].start)
        ):
            return None
        return parties[index - first]

    def are_listed(self, parties: tuple[Mention, ...], start: int) -> bool:
        """Whether parties are joined as a list, and an office in the plural stands beside them before the names."""
        gaps = pairwise(parties)
        if not all(LIST_OF_PARTIES.fullmatch(self.places.text, one.end, other.start) for one, other in gaps):
            return False
        if COMMA.fullmatch(self.places.text, parties[-1].end, start):
            return True
        place = bisect_left(self.places.office_ends, (start, -1)) - 1
        office = self.places.offices[self.places.office_ends[place][1]] if place >= 0 else None
        return office is not None and office.plural and office.head - parties[-1].end < 40 and start - office.end < 12
