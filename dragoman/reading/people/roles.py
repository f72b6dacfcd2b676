"""Which offices belong to which names."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model import Office as Label
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.people.names import Name, name_words, title_words
from dragoman.reading.people.offices import Office
from dragoman.reading.people.role_patterns import (
    AFTER,
    AND_OF,
    BESIDE,
    BY,
    COMMA,
    LEADS,
    LED_BY,
    LIST,
    LIST_OF_PARTIES,
    NEXT,
    OF,
    QUOTES,
    SAID_BEFORE,
    TAIL,
)
from dragoman.vocabulary import load

SIDES = ("delegation", "team", "side", "panel", "delegates", "negotiators", "one", "that of")


@dataclass(frozen=True)
class Role:
    """An office that the words around a name give, or a party that they name."""

    label: Label | None
    party: str | None
    start: int
    end: int
    reason: str
    office: Office | None = None


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
    links = Links(parsed, names, offices, parties)
    roles: dict[Name, list[Role]] = defaultdict(list)
    for index, name in enumerate(names):
        for role in links.before(index):
            roles[name].append(role)
    for index, name in enumerate(names):
        roles[name] += links.after(index) + links.leading(index) + links.party_beside(index)
    return roles


class Links:
    def __init__(
        self, parsed: Parsed, names: tuple[Name, ...], offices: tuple[Office, ...], parties: tuple[Mention, ...]
    ) -> None:
        self.text = parsed.doc.text
        self.names = names
        self.offices = offices
        self.parties = tuple(m for m in parties if m.how != "pronoun")
        self.office_ends = sorted((office.end, i) for i, office in enumerate(offices))
        self.office_starts = [office.start for office in offices]
        self.party_starts = [m.start for m in self.parties]
        self.used: dict[int, int] = {}
        self.earliest: dict[int, int] = {}
        self.plural_of: dict[int, Office] = {}

    def use(self, office: Office, index: int) -> None:
        """Give an office to a name: to the last that takes it, where several share it."""
        self.used[office.start] = index
        self.earliest[index] = min(office.start, self.earliest.get(index, office.start))
        if office.plural:
            self.plural_of[index] = office

    def before(self, index: int) -> list[Role]:
        """The offices right before a name, with or without a comma, and those before them."""
        name, roles = self.names[index], []
        start, comma = self.start_with_party(name), False
        for _ in range(3):
            place = bisect_right(self.office_ends, (start, len(self.offices))) - 1
            if place < 0:
                break
            office = self.offices[self.office_ends[place][1]]
            gap = self.text[office.end : start]
            if len(gap) > 90 or not self.is_bridge(gap):
                break
            comma = comma or "," in gap
            if office.plural and not self.opens_list(index):
                break
            if comma and not office.plural and not self.ends_apposition(name, office):
                break
            if self.text[office.end : office.end + 2] in ("'s", "’s"):
                break
            self.use(office, index)
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
        place = bisect_left(self.party_starts, office.start) - 1
        before = self.parties[place] if place >= 0 else None
        listed = before and LIST_OF_PARTIES.fullmatch(self.text, before.end, office.start)
        parties = {mention.actor for mention in self.mentions(office.start, office.end)}
        return None if listed or len(parties) > 1 else office.party

    def start_with_party(self, name: Name) -> int:
        """Where a name begins with the demonym before it: the Swiss Ana Roa."""
        place = bisect_left(self.party_starts, name.start) - 1
        if (
            place >= 0
            and self.parties[place].how == "demonym"
            and self.text[self.parties[place].end : name.start].strip() == ""
        ):
            start = self.parties[place].start
            return start - 4 if self.text[max(0, start - 4) : start].casefold() == "the " else start
        return name.start

    def is_bridge(self, gap: str) -> bool:
        """Whether nothing but titles, a comma, a place and quotation marks stands between an office and a name."""
        gap = TAIL.sub(", ", gap.removeprefix("-at-Large").removeprefix("-at-large"))
        words = gap.replace(",", " , ").split()
        return words.count(",") <= 1 and all(word == "," or is_address(word.strip(QUOTES)) for word in words)

    def opens_list(self, index: int) -> bool:
        """Whether another name follows in a list: Ministers Ana Roa and Luis Paz."""
        if index + 1 >= len(self.names):
            return False
        gap = self.text[self.names[index].end : self.names[index + 1].start]
        return len(gap) < 60 and re.search(r"[.;!?]\s", gap) is None and re.search(r"(?:,|\band|&)\s", gap) is not None

    def ends_apposition(self, name: Name, office: Office) -> bool:
        return NEXT.match(self.text, name.end) is not None and (
            office.determiner not in ("a", "an", "no") or self.text[name.end : name.end + 1] in ",.;"
        )

    def shared(self, index: int) -> list[Role]:
        """The office of a list of names: Foreign Ministers Ana Roa of Chile and Luis Paz of Peru."""
        if not index:
            return []
        name, previous = self.names[index], self.names[index - 1]
        gap = self.text[previous.end : name.start]
        if len(gap) > 60:
            return []
        of = OF.match(gap)
        inside = self.mentions(previous.end, name.start)
        rest = gap
        if inside:
            rest = self.text[inside[-1].end : name.start]
            if not of:
                return []
        if not LIST.fullmatch(rest):
            return []
        office = self.plural_of.get(index - 1)
        if office is None:
            return []
        self.use(office, index)
        party = inside[-1].actor if inside and AND_OF.match(gap) else None
        return [Role(office.label, party, office.start, office.end, f"one of {office.text!r}", office)]

    def after(self, index: int) -> list[Role]:
        """The office in apposition after a name, or after "is"."""
        end = self.names[index].end
        roles: list[Role] = []
        of = re.match(r"\s+(?:of|from)\s+(?:the\s+)?", self.text[end : end + 16])
        if of and (m := self.party_at(end + of.end())):
            end = m.end
        for _ in range(2):
            place = bisect_left(self.office_starts, end)
            if place >= len(self.offices):
                break
            office = self.offices[place]
            gap = self.text[end : office.start]
            if len(gap) > 50 or not AFTER.match(gap) or self.used.get(office.start, index) != index:
                break
            if not roles and gap.strip().startswith("and"):
                break
            if self.text[office.end : office.end + 2] in ("'s", "’s") or (
                not office.determiner and " " not in office.text and not office.text.startswith("chair")
            ):
                break
            if "," in gap and not office.determiner and not office.party and office.plural:
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

    def leading(self, index: int) -> list[Role]:
        """What a name does: "who heads the delegation", "a team led by"."""
        name = self.names[index]
        head_start = min(name.start, self.earliest.get(index, name.start))
        if match := LED_BY.search(self.text, max(0, head_start - 90), head_start):
            return [role] if (role := self.led(match)) else []
        if (match := LEADS.match(self.text, name.end)) and (role := self.leads(match)):
            return [role]
        return []

    def led(self, match: re.Match[str]) -> Role | None:
        """The part of somebody by whom a delegation is led or a state represented; a mediator leads the talks."""
        side, verb = match["side"].casefold(), match["verb"]
        party = self.mentions(max(0, match.start() - 40), match.end("side"))
        code = party[-1].actor if party and match.start("side") - party[-1].end < 30 else None
        if side.startswith(SIDES):
            return Role("negotiator", code, match.start(), match.end(), f"{side} led by the name")
        if verb == "represented" and party and party[-1].end == match.end("side"):
            return Role("negotiator", code, match.start(), match.end(), "party represented by the name")
        return (
            Role("negotiator", None, match.start(), match.end(), "talks co-chaired by the name")
            if verb == "co-chaired"
            else None
        )

    def leads(self, match: re.Match[str]) -> Role | None:
        verb, words = match["verb"], match["object"].casefold()
        party = self.mentions(match.start("object"), match.end())
        code = party[0].actor if party else None
        if verb.startswith("sp"):
            return (
                Role("spokesperson", code, match.start(), match.end(), "speaks for")
                if words.startswith(" for ")
                else None
            )
        if verb.startswith("repres"):
            return Role(None, code, match.start(), match.end(), "represents") if code else None
        if verb.startswith("mediat"):
            return Role("envoy", None, match.start(), match.end(), "mediates")
        if verb.startswith("negotiat"):
            return Role("negotiator", None, match.start(), match.end(), "negotiates")
        return self.leads_what(verb, words.split(",")[0], code, match)

    def leads_what(self, verb: str, words: str, code: str | None, match: re.Match[str]) -> Role | None:
        """What somebody leads tells what they are."""
        start, end = match.start(), match.start("object") + len(words)
        if re.search(r"\b(delegation|team|side|panel|negotiators|delegates)\b", words):
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
            return Role("official", code, start, end, f"{verb} an office")
        return (
            Role("leader", code, start, end, f"{verb} a body")
            if re.search(
                r"\b(association|union|group|movement|party|federation|company|firm|organi[sz]ation|front|alliance|network|consultancy|foundation)\b",
                words,
            )
            else None
        )

    def party_beside(self, index: int) -> list[Role]:
        """The party that stands beside a name: Ana Roa of Chile, Ana Roa (CHL), Chile's Ana Roa."""
        name = self.names[index]
        after = BESIDE.match(self.text, name.end)
        if after and (mention := self.party_at(after.end())):
            reason = "speaks for the party after the name" if after[1] and after[2] else "party after the name"
            return [Role(None, mention.actor, mention.start, mention.end, reason)]
        start = min(name.start, self.earliest.get(index, name.start))
        if mention := self.represented(start):
            return [Role("negotiator", mention.actor, mention.start, mention.end, "party led by the name")]
        if mention := self.in_turn(index):
            return [Role(None, mention.actor, mention.start, mention.end, "parties and names in the same order")]
        place = bisect_left(self.party_starts, name.start) - 1
        if place >= 0:
            mention = self.parties[place]
            if re.fullmatch(r"(?:['’]s?)?\s+(?:Mr\.?|Ms\.?|Mrs\.?|Dr\.?)?\s*", self.text[mention.end : name.start]):
                return [Role(None, mention.actor, mention.start, mention.end, "party before the name")]
        return []

    def represented(self, start: int) -> Mention | None:
        """The party right before "by": Chile was represented by Ana Roa, and the Peruvian side by Luis Paz."""
        place = bisect_left(self.party_starts, start) - 1
        mention = self.parties[place] if place >= 0 else None
        return mention if mention and BY.fullmatch(self.text, mention.end, start) else None

    def in_turn(self, index: int) -> Mention | None:
        """The party that stands in a list where a name stands in the list after it.

        the foreign ministers of Chile and Peru, Ana Roa and Luis Paz
        Chilean and Peruvian Foreign Ministers Ana Roa and Luis Paz
        """
        first = index
        while (
            first
            and first > index - 2
            and LIST.fullmatch(self.text, self.names[first - 1].end, self.names[first].start)
        ):
            first -= 1
        last = index
        while last + 1 < min(len(self.names), first + 3) and LIST.fullmatch(
            self.text, self.names[last].end, self.names[last + 1].start
        ):
            last += 1
        place = bisect_left(self.party_starts, self.names[first].start)
        parties = self.parties[max(0, place - (last - first + 1)) : place]
        if last == first or len(parties) <= last - first or not self.are_listed(parties, self.names[first].start):
            return None
        return parties[index - first]

    def are_listed(self, parties: tuple[Mention, ...], start: int) -> bool:
        """Whether parties are joined as a list, and an office in the plural stands beside them before the names."""
        gaps = pairwise(parties)
        if not all(LIST_OF_PARTIES.fullmatch(self.text, one.end, other.start) for one, other in gaps):
            return False
        if COMMA.fullmatch(self.text, parties[-1].end, start):
            return True
        place = bisect_left(self.office_ends, (start, -1)) - 1
        office = self.offices[self.office_ends[place][1]] if place >= 0 else None
        return office is not None and office.plural and office.head - parties[-1].end < 40 and start - office.end < 12

    def party_at(self, start: int) -> Mention | None:
        place = bisect_left(self.party_starts, start)
        return self.parties[place] if place < len(self.parties) and self.parties[place].start == start else None

    def mentions(self, start: int, end: int) -> tuple[Mention, ...]:
        return tuple(
            m
            for m in self.parties[bisect_left(self.party_starts, start) : bisect_left(self.party_starts, end)]
            if m.end <= end
        )


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
