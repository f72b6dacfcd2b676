"""Which offices belong to which names."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict

from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.beside import Beside
from dragoman.reading.people.governments import governing
from dragoman.reading.people.leading import Leading
from dragoman.reading.people.members import members_in
from dragoman.reading.people.names import Name, name_words, title_words
from dragoman.reading.people.offices import Office
from dragoman.reading.people.role_patterns import (
    AFTER,
    AND_OF,
    AND_THEIRS,
    BESIDE_OFFICE,
    BRACKET,
    BRACKETED,
    LIST,
    LIST_OF_PARTIES,
    LISTED,
    NEXT,
    OF,
    QUOTES,
    SAID_BEFORE,
    TAIL,
    WITH,
)
from dragoman.reading.people.role_places import Places, Role
from dragoman.reading.people.signers import signers_in
from dragoman.vocabulary import load


def link_roles(
    parsed: Parsed, names: tuple[Name, ...], offices: tuple[Office, ...], parties: tuple[Mention, ...]
) -> dict[Name, list[Role]]:
    """The roles of each name.

    Chilean envoy Ana Roa                  title
    the envoy, Ana Roa,                    apposition before
    Ana Roa, the Chilean envoy,            apposition after
    Ana Roa, who leads the KLF delegation  negotiator
    Ana Roa of Chile; Chile's Ana Roa      a party alone
    """
    places = Places(parsed, names, offices, parties)
    links, leading, beside = Links(places), Leading(places), Beside(places)
    roles: dict[Name, list[Role]] = defaultdict(list)
    for index, name in enumerate(names):
        for role in links.before(index):
            roles[name].append(role)
    for index, name in enumerate(names):
        after = links.after(index)
        roles[name] += after + leading.of(index, after) + beside.of(index)
        if (government := governing(places, name)) is not None:
            roles[name].append(government)
    for name, role in (*members_in(parsed, places), *signers_in(parsed, places)):
        roles[name].append(role)
    return roles


class Links:
    """Names and the offices before and after them."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.used: dict[int, int] = {}
        self.plural_of: dict[int, Office] = {}
        self.title_of: dict[int, Office] = {}

    def use(self, office: Office, index: int) -> None:
        """Give an office to a name: to the last that takes it, where several share it."""
        self.used[office.start] = index
        self.places.earliest[index] = min(office.start, self.places.earliest.get(index, office.start))
        if office.plural:
            self.plural_of[index] = office

    def before(self, index: int) -> list[Role]:
        """The offices right before a name, with or without a comma, and those before them."""
        name = self.places.names[index]
        roles: list[Role] = []
        start, comma = self.places.start_with_party(name), False
        for _ in range(3):
            place = bisect_right(self.places.office_ends, (start, len(self.places.offices))) - 1
            if place < 0:
                break
            office = self.places.offices[self.places.office_ends[place][1]]
            gap = self.places.text[office.end : start]
            if not roles and BRACKETED.match(self.places.text, name.end):
                gap = BRACKET.sub("", gap)
            if len(gap) > 90 or not self.is_bridge(gap):
                break
            comma = comma or "," in gap
            if office.plural and not self.opens_list(index):
                break
            if comma and not office.plural and not (self.ends_apposition(name, office) or self.opens(office, roles)):
                break
            if roles and comma and not office.plural and self.is_of_another(office, roles[-1]):
                break
            if self.places.text[office.end : office.end + 2] in ("'s", "’s"):
                break
            self.use(office, index)
            if not comma and not office.plural and office.party:
                self.title_of[index] = office
            roles.append(
                Role(
                    office.label,
                    self.party_of(office),
                    office.start,
                    office.end,
                    f"{'apposition' if comma else 'title'} {office.text!r} before the name",
                    office,
                )
            )
            start = office.start
        return roles or self.shared(index)

    def party_of(self, office: Office) -> str | None:
        """The party of an office; several ministers of several parties have none in common."""
        if not office.plural:
            return office.party
        place = bisect_left(self.places.party_starts, office.start) - 1
        before = self.places.parties[place] if place >= 0 else None
        listed = before and LIST_OF_PARTIES.fullmatch(self.places.text, before.end, office.start)
        parties = {mention.actor for mention in self.places.mentions(office.start, office.end)}
        return None if listed or len(parties) > 1 else office.party

    def is_bridge(self, gap: str) -> bool:
        """Whether nothing but titles, a comma, a place and quotation marks stands between an office and a name."""
        gap = TAIL.sub(", ", BESIDE_OFFICE.sub("", gap))
        words = gap.replace(",", " , ").split()
        return words.count(",") <= 1 and all(word == "," or is_address(word.strip(QUOTES)) for word in words)

    def opens_list(self, index: int) -> bool:
        """Whether another name follows in a list: Ministers Ana Roa and Luis Paz."""
        if index + 1 >= len(self.places.names):
            return False
        gap = self.places.text[self.places.names[index].end : self.places.names[index + 1].start]
        if LISTED.match(gap):
            return True
        return len(gap) < 60 and re.search(r"[.;!?]\s", gap) is None and re.search(r"(?:,|\band|&)\s", gap) is not None

    def ends_apposition(self, name: Name, office: Office) -> bool:
        return NEXT.match(self.places.text, name.end) is not None and (
            office.determiner not in ("a", "an", "no") or self.places.text[name.end : name.end + 1] in ",.;"
        )

    def is_of_another(self, office: Office, nearer: Role) -> bool:
        """After talks with [the Chilean president], minister Ana Roa said; not: with the president, Gen. Luis Paz"""
        rank = nearer.office is None or nearer.office.is_rank or nearer.office.plain
        led = WITH.search(self.places.text, max(0, office.start - 12), office.start)
        return not rank and led is not None and office.party is not None

    def opens(self, office: Office, nearer: list[Role]) -> bool:
        """Whether an office opens a line or sentence, another and then the name behind: Head of the team, envoy Roa"""
        before = self.places.text[: office.start].rstrip(" \"“'‘")[-1:] if office.start else ""
        return bool(nearer) and not office.determiner and before in ("", "\n", ".", "!", "?")

    def shared(self, index: int) -> list[Role]:
        """The office of a list of names: Foreign Ministers Ana Roa of Chile and Luis Paz of Peru."""
        if not index:
            return []
        name, previous = self.places.names[index], self.places.names[index - 1]
        gap = self.places.text[previous.end : name.start]
        if len(gap) > 60:
            return []
        of = OF.match(gap)
        inside = self.places.mentions(previous.end, name.start)
        if (
            (office := self.title_of.get(index - 1))
            and len(inside) == 1
            and self.is_of_other(previous, inside[0], name)
        ):
            reason = f"{office.text!r}, as of whoever is named before"
            return [Role(office.label, inside[0].actor, inside[0].start, inside[0].end, reason)]
        rest = gap
        if inside:
            rest = self.places.text[inside[-1].end : name.start].removeprefix(")")
            if not of and not gap.lstrip().startswith("("):
                return []
        if not LIST.fullmatch(rest):
            return []
        office = self.plural_of.get(index - 1)
        if office is None:
            return []
        self.use(office, index)
        party = inside[-1].actor if inside and AND_OF.match(gap) else None
        return [Role(office.label, party, office.start, office.end, f"one of {office.text!r}", office)]

    def is_of_other(self, previous: Name, party: Mention, name: Name) -> bool:
        """Whether a name is that of the same office on another side: Chile's President Ana Roa and Peru's Luis Paz."""
        before, behind = self.places.text[previous.end : party.start], self.places.text[party.end : name.start]
        return bool(AND_THEIRS.fullmatch(before)) and behind.replace("’", "'") in ("'s ", "' ")

    def after(self, index: int) -> list[Role]:
        """The office in apposition after a name, or after "is"."""
        end = self.places.end_with_party(self.places.names[index])
        roles: list[Role] = []
        for _ in range(2):
            place = bisect_left(self.places.office_starts, end)
            if place >= len(self.places.offices):
                break
            office = self.places.offices[self.second_of_two(place)]
            gap = self.places.text[end : office.start]
            if len(gap) > 50 or not AFTER.match(gap) or self.used.get(office.start, index) != index:
                break
            if not roles and gap.strip().startswith("and"):
                break
            if self.places.text[office.end : office.end + 2] in ("'s", "’s") or (
                not office.determiner and " " not in office.text and not office.text.startswith("chair")
            ):
                break
            if office.plural and (office.plain or ("," in gap and not office.determiner and not office.party)):
                break
            self.use(office, index)
            roles.append(
                Role(
                    office.label,
                    office.party,
                    office.start,
                    office.end,
                    f"apposition {office.text!r} after the name",
                    office,
                )
            )
            end = office.end
        return roles

    def second_of_two(self, place: int) -> int:
        """The place of the office that the words behind belong to: founder and [leader of the KLF]."""
        one, other = self.places.offices[place], self.places.offices[min(place + 1, len(self.places.offices) - 1)]
        bare = not one.determiner and " " not in one.text
        joined = self.places.text[one.end : other.start].strip() == "and" and other.party is not None
        return place + 1 if bare and joined and not other.determiner else place


def is_address(word: str) -> bool:
    """Whether a word can stand between an office and a name: a title, "His Excellency", or a mere quotation mark."""
    bare = word.casefold().strip(".")
    return word == "" or bare in title_words() or bare in ("his", "her", "excellency", "the", "honourable")


def speaks(parsed: Parsed, text: str, name: Name) -> bool:
    """Whether a verb of saying stands beside a name, or "according to" before it."""
    span = parsed.doc.char_span(name.start, name.end, alignment_mode="expand")
    if span is None:
        return False
    verbs = name_words("speech", "verbs")
    root = span.root
    if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in verbs:
        return True
    doc = parsed.doc
    after = doc[span.end] if span.end < len(doc) else None
    before = [doc[i] for i in range(max(0, span.start - 3), span.start)]
    if after is not None and (after.lemma_.casefold() in verbs or after.text == ":") and after.pos_ != "NOUN":
        return True
    lead = text[max(0, name.start - 90) : name.start].casefold()
    if (said := SAID_BEFORE.search(lead)) and said[1] in (
        "said",
        "says",
        "added",
        "told",
        "asked",
        "explained",
        "argued",
        "warned",
        "complained",
    ):
        return True
    lead = lead[-45:]
    return any(t.lemma_ in verbs and t.pos_ == "VERB" for t in before[-1:]) or any(
        phrase in lead for phrase in load("people")["speech"]["nouns"]
    )
