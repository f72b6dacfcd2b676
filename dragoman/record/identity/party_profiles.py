"""What all reports together tell of each party: its names, its people, whom it meets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from dragoman.model import Meeting, Reading
from dragoman.record.codes import members
from dragoman.record.names import WORD, Words, name_words, plain
from dragoman.record.told import Told
from dragoman.vocabulary import load

STEM = 6  # letters of a word that an ending leaves as they are: senja, senjan
LONGEST = 6  # letters of an abbreviation


@dataclass
class Profile:
    """A party by its code: the words of each of its names, and what it does."""

    code: str
    names: set[str] = field(default_factory=set)
    reports: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    people: set[Words] = field(default_factory=set)
    opponents: set[str] = field(default_factory=set)

    @property
    def words(self) -> frozenset[frozenset[str]]:
        return frozenset(filter(None, map(content_words, (self.code, *self.names))))


def profiles_of(told: Sequence[Told]) -> dict[str, Profile]:
    """The profile of every party that is one by itself, by its code."""
    profiles: dict[str, Profile] = {}
    for one in told:
        codes = own_codes(one.reading)
        for actor in one.reading.actors:
            if actor.id in codes:
                profile = profiles.setdefault(actor.id, Profile(actor.id))
                profile.names.update((actor.name, *actor.aliases))
                profile.reports.add(one.report)
                profile.origins.add(one.origin)
        for actor in one.reading.actors:
            if actor.kind == "person" and actor.party in codes:
                profiles[actor.party].people.add(name_words(actor.name))
        for meeting in one.reading.meetings:
            for a, b in combinations(dict.fromkeys(at_table(meeting, codes)), 2):
                profiles[a].opponents.add(b)
                profiles[b].opponents.add(a)
    return profiles


def own_codes(reading: Reading) -> set[str]:
    """The codes of a reading that are no joined ones: SLF and NOR, not SLF-NOR."""
    codes = {actor.id for actor in reading.actors if actor.kind != "person"}
    joined = {
        actor.id
        for actor in reading.actors
        if actor.kind != "person" and actor.name == actor.id and (members(actor.id, codes - {actor.id}) or ())[1:]
    }
    return codes - joined


def at_table(meeting: Meeting, codes: set[str]) -> Iterable[str]:
    return (code for code in (*meeting.parties, *meeting.mediators) if code in codes)


def rivals(told: Sequence[Told]) -> set[frozenset[str]]:
    """The pairs of parties that some report has at one meeting, or one of which wants something of the other."""
    meetings = (m for one in told for m in one.reading.meetings)
    pairs = {frozenset(pair) for m in meetings for pair in combinations({*m.parties, *m.mediators}, 2)}
    return pairs | {frozenset((p.party, p.target)) for one in told for p in one.reading.positions if p.target}


def by_initials(profile: Profile) -> set[str]:
    """The abbreviations that the party's names give, the letters as they stand: SLF of Senja Liberation Front."""
    spelt = ([w for w in WORD.findall(plain(name)) if w not in empty()] for name in profile.names)
    return {"".join(word[0] for word in words) for words in spelt if len(words) > 2}


def abbreviations(profile: Profile) -> set[str]:
    """The code and names that are abbreviations, without what divides them: slf of SLF and S.L.F."""
    known = {"".join(WORD.findall(plain(form))) for form in (profile.code, *profile.names) if is_abbreviation(form)}
    return {letters for letters in known if letters.isalpha() and len(letters) > 2}


def is_abbreviation(form: str) -> bool:
    letters = form.replace(".", "").replace("-", "")
    return letters.isupper() and len(letters) <= LONGEST and " " not in form


@cache
def content_words(name: str) -> frozenset[str]:
    """The words of a party's name by which it is known, in English where they are common words, without endings."""
    words = (word for word in WORD.findall(plain(name)) if word not in empty())
    return frozenset(english().get(word, word)[:STEM] for word in words)


@cache
def common_words() -> frozenset[str]:
    return frozenset(stem for word in load("identity")["party_names"]["common"] for stem in content_words(word))


@cache
def empty() -> frozenset[str]:
    return frozenset(load("identity")["party_names"]["empty"])


@cache
def english() -> dict[str, str]:
    """The English word for each foreign one that parties have in their names."""
    lines = load("identity")["party_names"]["same"]
    return {plain(word): plain(line[0]) for line in reversed(lines) for word in line}


@cache
def is_known(code: str) -> bool:
    """Whether a code is that of a state, organisation or group of the vocabulary."""
    parties = load("parties")
    tables = (load("states"), *(parties[section] for section in ("names", "organisations", "groups")))
    return code in parties["fixed"]["codes"] or any(code in table for table in tables)
