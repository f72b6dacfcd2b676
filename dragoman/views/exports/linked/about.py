"""What both forms of linked data ask of a part: who is meant by an id, what a meeting is called, what was written."""

from collections.abc import Iterable, Iterator

from dragoman.days import is_day, is_month
from dragoman.model import Actor, Meeting
from dragoman.record.codes import sides
from dragoman.views.exports.export import Parts
from dragoman.views.exports.letters import urn
from dragoman.views.exports.parts import Part
from dragoman.views.words import Names, written_date


def without_repeats(parts: Parts) -> Iterator[Part]:
    """The parts, those left out whose reports all came before."""
    seen: set[str] = set()
    for part in parts:
        own = {report.id for report in part.record.reports}
        if not own <= seen:
            seen |= own
            yield part


def scope(part: Part) -> str:
    """What a party's code is told apart by: the process, or the report that lies in none."""
    return part.process if part.process is not None else part.record.reports[0].id


def urn_of(actor: Actor, part: Part) -> str:
    """The name of somebody: of a state the same in all processes, of other parties one for each process.

    A group's letters may stand for another group elsewhere; a state's code does not.
    """
    if actor.kind == "state":
        return urn("state", actor.id)
    if actor.kind == "person":
        return urn("person", actor.id)
    return urn("party", scope(part), actor.id)


def actors_of(ids: Iterable[str | None], part: Part) -> list[Actor]:
    """The actors of these ids, each once, in order; of parties that act as one (COM-MDG) each; of the unlisted none."""
    found = [one for each in ids if each for one in sides(each, part.actors)]
    return [part.actors[one] for one in dict.fromkeys(found) if one in part.actors]


def title_of(meeting: Meeting, part: Part) -> str:
    """Meeting of Haiti and Jamaica, round 3, Kingston, 11 June 2024"""
    names = Names(part.actors)
    who = " and ".join(names.plain(one) for one in meeting.parties or meeting.participants)
    words = [f"Meeting of {who}" if who else "Meeting"]
    words += [f"round {meeting.round}"] if meeting.round is not None else []
    return ", ".join([*words, *filter(None, (meeting.place, written_date(meeting.date)))])


def dated(when: str | None) -> str | None:
    """A day or a month; of anything else None."""
    return when if when is not None and (is_day(when) or is_month(when)) else None
