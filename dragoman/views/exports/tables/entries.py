"""The rows of each table out of one part, by the names of their columns; what a column does not name is not used."""

from collections.abc import Callable, Iterator

from dragoman.model import Value
from dragoman.record.codes import sides
from dragoman.views.exports.parts import facts_of
from dragoman.views.exports.tables.compared_rows import claims, disagreements, evidence, merges, utterances, wordings
from dragoman.views.exports.tables.named import Named, Values
from dragoman.views.exports.tables.reported import processes, reports


def actors(part: Named) -> Iterator[Values]:
    """Those that the record lists, then those of whom its entries only have the id."""
    for actor in part.record.actors:
        yield {"id": actor.id, "kind": actor.kind, "name": actor.name}
    for one in part.unlisted():
        joint = len(sides(one, part.part.actors)) > 1
        yield {"id": one, "kind": "joint" if joint else None, "name": part.name(one)}


def people(part: Named) -> Iterator[Values]:
    for one in part.record.actors:
        if one.kind == "person":
            yield with_words(part, one) | {"party_name": part.name(one.party)}


def tenures(part: Named) -> Iterator[Values]:
    for person in part.record.actors:
        for number, tenure in enumerate(person.tenures, 1):
            yield facts_of(tenure) | {
                "person": person.id,
                "person_name": person.name,
                "number": number,
                "party_name": part.name(tenure.party),
                "since_month": tenure.since,
            }


def parties(part: Named) -> Iterator[Values]:
    for one in part.record.actors:
        if one.kind != "person":
            yield with_words(part, one)


def meetings(part: Named) -> Iterator[Values]:
    for one in part.record.meetings:
        yield with_words(part, one) | {
            "date_month": one.date,
            "party_names": part.many(one.parties),
            "participant_names": part.many(one.participants),
            "mediator_names": part.many(one.mediators),
        }


def meeting_actors(part: Named) -> Iterator[Values]:
    for one in part.record.meetings:
        roles = {"party": one.parties, "participant": one.participants, "mediator": one.mediators}
        yield from (values | {"meeting": one.id} for values in in_roles(part, roles))


def statements(part: Named) -> Iterator[Values]:
    for one in part.record.statements:
        report = part.report(one.report)
        speaker = part.part.actors.get(one.speaker or "")
        yield facts_of(one) | {
            "report": None if report is None else report.id,
            "published": None if report is None else report.published,
            "outlet": None if report is None else report.outlet,
            "speaker_name": part.name(one.speaker),
            "office": None if speaker is None else speaker.office,
            "party_name": part.name(one.party),
            "start": one.spans[0][0] if one.spans else None,
            "end": one.spans[0][1] if one.spans else None,
            "source": None if report is None or one.source is None else report.text[slice(*one.source)],
            "cue": None if report is None or one.cue is None else report.text[slice(*one.cue)],
            "quoted_in": one.quoted_in if one.quoted_in in part.statements else None,
        }


def positions(part: Named) -> Iterator[Values]:
    for one in part.record.positions:
        yield with_words(part, one) | {
            "party_name": part.name(one.party),
            "target_name": part.name(one.target),
            "date_month": one.date,
            "since_month": one.since,
            "until_month": one.until,
        }


def movements(part: Named) -> Iterator[Values]:
    for one in part.record.movements:
        yield with_words(part, one) | {
            "party_name": part.name(one.party),
            "date_month": one.date,
            "before": one.before if one.before in part.positions else None,
            "after": one.after if one.after in part.positions else None,
        }


def events(part: Named) -> Iterator[Values]:
    for one in part.record.events:
        yield with_words(part, one) | {
            "date_month": one.date,
            "actor_names": part.many(one.actors),
            "recipient_names": part.many(one.recipients),
        }


def event_actors(part: Named) -> Iterator[Values]:
    for one in part.record.events:
        roles = {"actor": one.actors, "recipient": one.recipients}
        yield from (values | {"event": one.id} for values in in_roles(part, roles))


def with_words(part: Named, entry: Value) -> Values:
    """The fields of an entry, and the first words that it rests on."""
    spans = getattr(entry, "evidence", ())
    return facts_of(entry) | part.words(spans[0] if spans else None)


def in_roles(part: Named, roles: dict[str, tuple[str, ...]]) -> Iterator[Values]:
    for role, actors in roles.items():
        for number, actor in enumerate(actors, 1):
            yield {"role": role, "number": number, "actor": actor, "actor_name": part.name(actor)}


ROWS: dict[str, Callable[[Named], Iterator[Values]]] = {
    "processes": processes,
    "reports": reports,
    "actors": actors,
    "people": people,
    "tenures": tenures,
    "parties": parties,
    "meetings": meetings,
    "meeting_actors": meeting_actors,
    "statements": statements,
    "positions": positions,
    "movements": movements,
    "events": events,
    "event_actors": event_actors,
    "utterances": utterances,
    "wordings": wordings,
    "disagreements": disagreements,
    "claims": claims,
    "merges": merges,
    "evidence": evidence,
}
