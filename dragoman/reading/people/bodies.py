"""Bodies that somebody's office names, or refers to: the chairman of the Lake Valley growers' union, its chairman."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

from dragoman.model import Actor, ActorKind
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.reading.parties.group_definitions import code_of
from dragoman.reading.people.offices import Office
from dragoman.reading.people.role_places import Role
from dragoman.vocabulary import load

MOST_WORDS = 7
CHURCH = re.compile(r"\b(?P<catholic>Catholic)\b|\b(?:[Cc]hurch|[Bb]ishops?)\b")
WORD = r"[^\W_][\w’'.-]*"


class Bodies:
    """The bodies of a report by their names, and which one an office refers to."""

    def __init__(self, parsed: Parsed, parties: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> None:
        self.parsed = parsed
        self.text = parsed.text
        self.parties = {actor.id: actor for actor in parties}
        self.mentions = mentions

    def of(self, office: Office) -> Actor | None:
        """The body that an office is one of: one that it names, else one that it refers to."""
        return body_of(self.parsed, office) or self.referred(office) or self.owner(office) or self.church(office)

    def named_by(self, role: Role) -> Actor:
        """The body that a list of its members is told of: the Council of Elders, made up of."""
        code = code_of(role.body)
        return Actor(
            id=code, kind="group", name=role.body, code=code, evidence=(self.parsed.span(role.start, role.end),),
            reason="body with a list of its members", score=0.5,
        )  # fmt: skip

    def referred(self, office: Office) -> Actor | None:
        """The body meant by its noun alone, the last one so named before.

        the Christian Churches' Committee … the committee's chairman, the chairman of the committee
        the Lake Miners' Union … union secretary
        """
        noun = noun_in(office)
        if noun is None:
            return None
        own = [actor for start, actor in self.named if start < office.start and noun in nouns_of(actor)]
        return own[-1] if own else None

    def owner(self, office: Office) -> Actor | None:
        """The body of "its president": the last one named in the sentence, else in the one before."""
        if office.determiner not in ("its", "their", "whose") or office.noun not in theirs():
            return None
        place = bisect_right(self.sentences, office.start) - 1
        first = self.sentences[max(0, place - 1)]
        own = [(at, actor) for at, actor in self.named if first <= at < office.start]
        if not own or any(own[-1][0] < m.start < office.start and m.how != "pronoun" for m in self.mentions):
            return None
        return own[-1][1]

    def church(self, office: Office) -> Actor | None:
        """The church of a bishop: the one that the report names, else the church that it tells of."""
        if office.noun not in load("offices")["clerics"]["bishops"]:
            return None
        named = [actor for _, actor in self.named if "church" in nouns_of(actor)]
        if named:
            return named[0]
        found = CHURCH.search(self.text)
        if found is None:
            return None
        name = "Catholic Church" if found["catholic"] else "Church"
        return Actor(
            id=code_of(name), kind="group", name=name, code=code_of(name), evidence=(self.parsed.span(*found.span()),),
            reason="church whose bishop somebody is", score=0.5,
        )  # fmt: skip

    def kind(self, mention: Mention) -> ActorKind | None:
        actor = self.parties.get(mention.actor)
        return actor.kind if actor else None

    @cached_property
    def sentences(self) -> list[int]:
        return [sentence.start_char for sentence in self.parsed.doc.sents]

    @cached_property
    def named(self) -> list[tuple[int, Actor]]:
        """Where each body is named, in order: parties that bodies are, and bodies that are no parties."""
        taken = [(m.start, m.end) for m in self.mentions if m.how in ("name", "code") and self.kind(m) != "state"]
        parties = [
            (m.start, self.parties[m.actor])
            for m in self.mentions
            if m.how in ("name", "code") and m.actor in self.parties and self.kind(m) != "state"
        ]
        return sorted([*parties, *self.called(taken)], key=lambda one: one[0])

    def called(self, taken: list[tuple[int, int]]) -> Iterator[tuple[int, Actor]]:
        """The bodies that a name with a body's noun tells, outside the parties' names."""
        for match in name_of_body().finditer(self.text):
            start, end = match.span("after" if match["after"] else "name")
            if any(first < end and start < last for first, last in taken):
                continue
            name = " ".join(self.parsed.report.text[start:end].split())
            code = code_of(name)
            yield start, Actor(
                id=code, kind="group", name=name, code=code, evidence=(self.parsed.span(start, end),),
                reason="body whose office somebody holds", score=0.5,
            )  # fmt: skip


def noun_in(office: Office) -> str | None:
    """The noun of a body in an office that names none: of "the union's chairman" union."""
    match = bare_noun().search(office.text)
    return (match["noun"] or match["of"]).removesuffix("s") if match else None


def nouns_of(actor: Actor) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in re.split(r"[^a-z-]+", actor.name.casefold()))


def body_of(parsed: Parsed, office: Office) -> Actor | None:
    """The body that an office is one of, as a party of its own.

    the chairman of the Lake Valley growers' union    LAKE-VALLEY-GROWERS-UNION
    a spokesman for the union                         none: it has no name here
    """
    match = within().search(parsed.text, office.start, office.end)
    if match is None or len(match["name"].split()) > MOST_WORDS:
        return None
    start, end = match.span("name")
    name = " ".join(parsed.report.text[start:end].split())
    code = code_of(name)
    return Actor(
        id=code, kind="group", name=name, code=code, evidence=(parsed.span(start, end),),
        reason="named in somebody's office", score=0.5,
    )  # fmt: skip


@cache
def within() -> re.Pattern[str]:
    """A name of two words or more that ends in the noun of a body, after "of" or "for", or with "of" after the noun."""
    nouns = "|".join(load("offices")["own_bodies"]["words"])
    return re.compile(
        rf"\b(?:of|for)\s+(?:the\s+|a\s+|an\s+)?(?P<name>(?:{WORD}\s+){{1,6}}(?:{nouns}))\b(?!\s+(?:of|for)\b)",
        re.IGNORECASE,
    )


@cache
def bodies() -> str:
    offices = load("offices")
    return "|".join(dict.fromkeys([*offices["own_bodies"]["words"], *offices["referred_bodies"]["words"]]))


@cache
def bare_noun() -> re.Pattern[str]:
    """union secretary, the union's chairman, chairman of the union"""
    return re.compile(
        rf"^(?:the |its |their |an? )?(?P<noun>{bodies()})(?:'s?)? \w"
        rf"|\b(?:of|for|from) (?:the|this|that|its) (?P<of>{bodies()})$"
    )


@cache
def name_of_body() -> re.Pattern[str]:
    """Mine Workers' Union, Council of Christian Churches; of "association Sonapal" the name after the noun."""
    nouns, word = bodies().title(), r"[^\W\d_a-z][\w’'-]*"
    of = rf"(?:of|for) (?:the )?{word}"
    return re.compile(
        rf"(?P<name>\b(?:{word} (?:(?:of|for|and) (?:the )?)?){{1,6}}(?:{nouns})\b(?: {of}(?: (?:and )?{word})*)?"
        rf"|\b(?:{nouns}) {of}(?: (?:(?:and|of|the) )*{word})*)"
        rf"|\b(?:{bodies()}) (?P<after>{word}(?: {word})*)"
    )


@cache
def theirs() -> frozenset[str]:
    return frozenset(load("offices")["referred_bodies"]["offices"])
