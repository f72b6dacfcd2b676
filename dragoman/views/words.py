"""Labels, dates and names in words: "foreign minister", "11 September 2019", "the Comoros and Madagascar"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from dragoman.model import Actor, KnownMeeting, Meeting
from dragoman.record.codes import sides
from dragoman.views.text import clean, listed
from dragoman.vocabulary import load

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def labels(name: str) -> dict[str, Any]:
    """One table of data/labels.toml."""
    table: dict[str, Any] = load("labels")[name]
    return table


def office(label: str | None, *, several: bool = False) -> str | None:
    """foreign-minister: "foreign minister"; nothing for none."""
    forms = labels("offices").get(label or "none")
    return None if forms is None else forms[several]


def outcome(meeting: Meeting | KnownMeeting) -> str:
    """agreement reached; postponed, where the words that tell of it say so; outcome not reported."""
    general = str(labels("outcomes").get(meeting.outcome or "", "outcome not reported"))
    if meeting.outcome != "called-off":
        return general
    told = meeting.reason
    return next((words for words in labels("called-off") if called_off_words(words).search(told)), general)


@cache
def called_off_words(name: str) -> re.Pattern[str]:
    """The words in a report that tell which way talks were called off: postponed, putting off."""
    forms = "|".join(labels("called-off")[name])
    return re.compile(rf"\b(?:{forms})\b", re.IGNORECASE)


def written_date(when: str | None) -> str | None:
    """2019-09-11: "11 September 2019"; 2019-09: "September 2019"; anything else as it is."""
    if when is None:
        return None
    try:
        day = date.fromisoformat(when if len(when) > len("2019-09") else f"{when}-01")
    except ValueError:
        return clean(when)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if len(when) == len("2019-09") else f"{day.day} {month}"


def ordinal(number: int) -> str:
    """4: "fourth"; 23: "23rd"."""
    words = labels("rounds")["words"]
    if 1 <= number <= len(words):
        return str(words[number - 1])
    last = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{last}"


def issue(label: str) -> str:
    """security-guarantees: "security guarantees"."""
    return str(labels("issues").get(label) or clean(label.replace("-", " ")))


def on_issue(label: str) -> str:
    """border: "the border"; security-guarantees: "security guarantees"; as it stands after "on" in a sentence."""
    known = labels("issues-in-sentences").get(label)
    if known is not None:
        return str(known)
    name = issue(label)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


@dataclass(frozen=True)
class Names:
    """What the actors of a reading are called."""

    actors: Mapping[str, Actor]

    def plain(self, actor_id: str) -> str:
        """ZMB: "Zambia"; KEN-UGA: "Kenya and Uganda"; the id itself where nobody has it."""
        return listed([self.of_one(one) for one in sides(actor_id, self.actors)])

    def in_sentence(self, actor_id: str) -> str:
        """COM-MDG: "the Comoros and Madagascar"."""
        return listed([self.with_article(one) for one in sides(actor_id, self.actors)])

    def of_one(self, actor_id: str) -> str:
        return clean(self.actors[actor_id].name if actor_id in self.actors else actor_id)

    def with_article(self, actor_id: str) -> str:
        """A name as it stands in a sentence: "the Red Cross", "NATO", "the KLF", "Zambia"."""
        name = self.of_one(actor_id)
        kind = self.actors[actor_id].kind if actor_id in self.actors else "group"
        table = labels("names")
        takes = {
            "person": False,
            "state": name in table["the"],
        }.get(kind, name not in table["bare"] and (" " in name or re.fullmatch(r"[A-Z]{2,6}s?", name) is not None))
        return f"the {name}" if takes and not name.casefold().startswith("the ") else name

    def office_and_party(self, actor_id: str) -> tuple[str, ...]:
        """("foreign minister", "Zambia") of a person, as far as known."""
        actor = self.actors.get(actor_id)
        if actor is None or actor.kind != "person":
            return ()
        return tuple(filter(None, (office(actor.office), self.plain(actor.party) if actor.party else None)))
