"""What stands first: between whom, through whom, where, since when, when they last met and what moved since."""

from collections import Counter
from dataclasses import dataclass

from dragoman.days import days_between, is_day
from dragoman.model import KnownMeeting, Movement
from dragoman.views.known.asked import Asked
from dragoman.views.known.backing import Backing
from dragoman.views.known.known import Known
from dragoman.views.known.moves import movements_of, phrase
from dragoman.views.text import clean, listed, sentence_case
from dragoman.views.words import written_date

SESSION = 3  # days
HELD = ("agreement", "partial", "no-agreement", "continues", None)
NAMED = 4  # parties, places or movements that a sentence bears
CAME_OF_IT = {
    "agreement": "they reached agreement",
    "partial": "they agreed in part",
    "no-agreement": "they reached no agreement",
    "continues": "the talks go on",
}


@dataclass(frozen=True)
class Mover:
    """A party with how it moved, in words, and how many outlets tell of it, where the next move has not as many."""

    party: str
    moves: tuple[tuple[Movement, str, str], ...]


@dataclass(frozen=True)
class Heading:
    """`through`, `hosted` and `span` are None where nothing is known of it; `moved` are the movements of `when`."""

    parties: str
    through: str | None
    hosted: str | None
    span: str | None
    last: KnownMeeting | None
    came_of_it: str
    when: str
    moved: tuple[Mover, ...]
    more: int
    planned: KnownMeeting | None


def heading_of(known: Known, backing: Backing) -> Heading:
    """The parties in words, never the name of the store alone."""
    last = last_met(known)
    when, moved = moved_since(known, last)
    return Heading(
        parties=between(known) or "No parties that negotiate were found",
        through=some([known.names.in_sentence(code) for code in mediators(known)]) or None,
        hosted=some(places(known)) or None,
        span=span_of(known),
        last=last,
        came_of_it=CAME_OF_IT.get((last.outcome if last else None) or "", "what came of it is not reported"),
        when=when,
        moved=movers(moved, known, backing),
        more=max(0, len(moved) - NAMED),
        planned=next_planned(known, last),
    )


def between(known: Known) -> str:
    """Who negotiates: the title of a process, empty where nobody does."""
    return sentence_case(some([known.names.in_sentence(code) for code in principals(known)]))


def movers(moved: list[Movement], known: Known, backing: Backing) -> tuple[Mover, ...]:
    """The surest few movements, party by party: moved from refusal to acceptance on prisoners, dropped its demand."""
    surest = sorted(moved, key=lambda one: -one.score)[:NAMED]
    found = []
    for code in dict.fromkeys((*principals(known), *(one.party for one in surest))):
        own = [one for one in surest if one.party == code]
        said = [phrase(one) for one in own]
        short = [
            words.removeprefix("moved ") if n and said[n - 1].startswith("moved ") else words
            for n, words in enumerate(said)
        ]
        if own:
            told = [backing.said(one.reports) for one in own]
            alone = ["" if here == after else here for here, after in zip(told, [*told[1:], ""], strict=True)]
            found.append(Mover(known.names.in_sentence(code), tuple(zip(own, short, alone, strict=True))))
    return tuple(found)


def principals(known: Known) -> tuple[str, ...]:
    """Those who sit at the table at least half as often as whoever sits there most; else those with most positions."""
    at = Counter(code for meeting in known.record.meetings for code in meeting.parties)
    held = Counter(entry.party for entry in known.record.positions)
    count = at or held
    most = max(count.values(), default=0)
    through = set(mediators(known)) if at else set()
    order = {code: n for n, code in enumerate(known.negotiating)}
    found = [code for code in count if 2 * count[code] >= most and (code not in through or 2 * at[code] > most)]
    return tuple(sorted(found, key=lambda code: (order.get(code, len(order)), -count[code], code)))


def mediators(known: Known) -> tuple[str, ...]:
    """Those through whom they meet, by how often."""
    return tuple(code for code, _ in Counter(c for m in known.record.meetings for c in m.mediators).most_common())


def places(known: Known) -> list[str]:
    """Where they met, the oftenest first."""
    return [
        place
        for place, _ in Counter(
            clean(one.place) for one in known.record.meetings if one.place and one.outcome in HELD
        ).most_common()
    ]


def some(names: list[str]) -> str:
    """Muscat, Salalah and 3 more."""
    return listed([*names[:NAMED], f"{len(names) - NAMED} more"] if len(names) > NAMED + 1 else names)


def span_of(known: Known) -> str | None:
    """From the first meeting or report to the last, but for what is only planned."""
    days = [one.date for one in known.record.meetings if one.date and one.outcome in HELD]
    days += [one.published for one in known.record.reports if one.published]
    if not days:
        return None
    first, last = written_date(min(days)) or "", written_date(max(days)) or ""
    if first == last:
        return first
    day, _, rest = first.rpartition(" ")
    return f"{day if last.endswith(rest) and day else first} to {last}"


def last_met(known: Known) -> KnownMeeting | None:
    """The last meeting that was held, as far as its day is known."""
    held = [one for one in known.record.meetings if one.date and one.outcome in HELD]
    return max(held, key=lambda one: (one.date or "", one.main, one.score), default=None)


def next_planned(known: Known, last: KnownMeeting | None) -> KnownMeeting | None:
    """The first meeting that is fixed for later, told of by the last reports."""
    after = max(filter(None, [last.date if last else "", *(one.published for one in known.record.reports)]), default="")
    planned = [one for one in known.record.meetings if one.outcome == "planned" and (one.date or "") > after]
    return min(planned, key=lambda one: one.date or "", default=None)


def moved_since(known: Known, last: KnownMeeting | None) -> tuple[str, list[Movement]]:
    """What moved after they last met, or in the days of that meeting where nothing did; all, where they never met."""
    moved = movements_of(known, Asked())
    if last is None or last.date is None:
        return "Over time", moved
    after = [one for one in moved if one.date and one.date[: len(last.date)] >= last.date]
    later = [one for one in after if not is_of(last.date, one.date or "")]
    return ("Since then", later) if later else ("With it", after)


def is_of(began: str, day: str) -> bool:
    """Whether something of a day may be of the meeting that began on another: a session lasts some days."""
    if is_day(began) and is_day(day):
        return days_between(began, day) < SESSION
    return day[: len(began)] == began
