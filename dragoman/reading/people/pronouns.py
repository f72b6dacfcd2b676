"""He, she, him, his, her: each led to the person named last who can be meant."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, takewhile

from dragoman.model import Actor
from dragoman.reading.attribution.quotations import find_quotations
from dragoman.reading.cast import Mention
from dragoman.reading.grammar import Parsed
from dragoman.vocabulary import load

GENDERS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
REACH = 3  # sentences back in which a pronoun's person may stand
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "agent")


@dataclass(frozen=True, order=True)
class Standing:
    """A person as named at one place: in which sentence, and whether as its subject."""

    start: int
    actor: str
    sentence: int
    subject: bool


def find_pronouns(
    parsed: Parsed, people: tuple[Actor, ...], mentions: tuple[Mention, ...], titles: dict[str, frozenset[str]]
) -> tuple[Mention, ...]:
    """The pronouns outside quotations whose person the report makes plain.

    Roa said she would go.                 Roa
    Roa met Paz. He asked for more time.   Paz, where Roa is known to be a woman
    """
    quoted = Quoted(parsed)
    genders = {person.id: gender_of(person, titles.get(person.id, frozenset())) for person in people}
    sentences = [sent.start_char for sent in parsed.doc.sents]
    standings = [
        standing_of(parsed, mention, sentences) for mention in sorted(mentions) if not quoted.at(mention.start)
    ]
    found: list[Mention] = []
    for token in parsed.doc:
        gender = GENDERS.get(token.lower_)
        if gender is None or quoted.at(token.idx):
            continue
        sentence = bisect_right(sentences, token.idx) - 1
        place = bisect_left(standings, token.idx, key=lambda standing: standing.start)
        before = islice(reversed(standings), len(standings) - place, None)
        actor = antecedent(before, sentence, gender, genders, token.dep_ in SUBJECTS)
        if actor is None:
            continue
        genders[actor] = genders[actor] or gender
        found.append(Mention(token.idx, token.idx + len(token), actor, "pronoun", 0.7))
        if token.dep_ in SUBJECTS:
            standing = Standing(token.idx, actor, sentence, True)
            standings.insert(place, standing)
    return tuple(found)


def antecedent(
    before: Iterable[Standing], sentence: int, gender: str, genders: dict[str, str | None], subject: bool
) -> str | None:
    """Who is meant, of those named before, the last one first.

    That is the subject of this sentence or of the last one with a person in it, else whoever is named last.
    """
    near = [
        s
        for s in takewhile(lambda standing: sentence - standing.sentence <= REACH, before)
        if genders.get(s.actor) in (None, gender)
    ]
    for distance in range(REACH + 1):
        here = [standing for standing in near if sentence - standing.sentence == distance]
        subjects = [standing for standing in here if standing.subject]
        if subjects:
            return (subjects[0] if distance == 0 or not subject else subjects[-1]).actor
        if here:
            return here[0].actor
    return None


def standing_of(parsed: Parsed, mention: Mention, sentences: list[int]) -> Standing:
    span = parsed.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    root = span.root if span is not None else None
    while root is not None and root.dep_ in ("appos", "compound", "flat", "nmod") and root.head is not root:
        root = root.head
    return Standing(
        mention.start,
        mention.actor,
        bisect_right(sentences, mention.start) - 1,
        root is not None and root.dep_ in SUBJECTS,
    )


def gender_of(person: Actor, titles: frozenset[str]) -> str | None:
    """The gender that titles tell, else a given name that mostly goes with one."""
    people = load("people")
    for gender in ("male", "female"):
        if titles & set(people["titles"][gender]) or any(
            title.endswith("woman" if gender == "female" else "sman") for title in titles
        ):
            return gender
    first = person.name.split()[0].casefold()
    male, female = first in people["given"]["male"], first in people["given"]["female"]
    return None if male == female else "male" if male else "female"


class Quoted:
    """Where the report quotes."""

    def __init__(self, parsed: Parsed) -> None:
        quotations = find_quotations(parsed)
        self.starts = [quotation.start for quotation in quotations]
        self.ends = [quotation.end for quotation in quotations]

    def at(self, offset: int) -> bool:
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and offset < self.ends[place]
