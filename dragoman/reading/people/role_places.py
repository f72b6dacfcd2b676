"""Where names, offices and parties stand in a report, for asking what ties them; and what it is that does."""

from bisect import bisect_left
from dataclasses import dataclass

from dragoman.model import Office as Label
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.names import Name, name_words
from dragoman.reading.people.offices import Office
from dragoman.reading.people.role_patterns import FROM


@dataclass(frozen=True)
class Role:
    """An office that the words around a name give, or a party that they name; `body` is one that is no party yet."""

    label: Label | None
    party: str | None
    start: int
    end: int
    reason: str
    office: Office | None = None
    body: str = ""


class Places:
    """The names, offices and parties of one report by where they stand."""

    def __init__(
        self, parsed: Parsed, names: tuple[Name, ...], offices: tuple[Office, ...], parties: tuple[Mention, ...]
    ) -> None:
        self.text = parsed.text
        self.names = names
        self.offices = offices
        self.parties = tuple(m for m in parties if m.how != "pronoun")
        self.office_ends = sorted((office.end, i) for i, office in enumerate(offices))
        self.office_starts = [office.start for office in offices]
        self.party_starts = [m.start for m in self.parties]
        self.earliest: dict[int, int] = {}

    def start_of(self, index: int) -> int:
        """Where a name begins, or the first office that was found before it."""
        start = self.names[index].start
        return min(start, self.earliest.get(index, start))

    def start_with_party(self, name: Name) -> int:
        """Where a name begins with the demonym before it: the Swiss Ana Roa."""
        place = bisect_left(self.party_starts, name.start) - 1
        if (
            place >= 0
            and self.parties[place].how == "demonym"
            and all(map(is_form_of_address, self.text[self.parties[place].end : name.start].split()))
        ):
            start = self.parties[place].start
            return start - 4 if self.text[max(0, start - 4) : start].casefold() == "the " else start
        return name.start

    def end_with_party(self, name: Name) -> int:
        """Where a name ends with the party behind it: Ana Roa of Chile."""
        of = FROM.match(self.text, name.end)
        party = self.party_at(of.end()) if of else None
        return party.end if party else name.end

    def party_at(self, start: int) -> Mention | None:
        place = bisect_left(self.party_starts, start)
        return self.parties[place] if place < len(self.parties) and self.parties[place].start == start else None

    def mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        return tuple(
            m
            for m in self.parties[bisect_left(self.party_starts, start) : bisect_left(self.party_starts, end)]
            if m.end <= end
        )


def is_form_of_address(word: str) -> bool:
    """Sir, Mrs.; not: President"""
    return word.casefold().strip(".") in name_words("titles", "male") | name_words("titles", "female")
