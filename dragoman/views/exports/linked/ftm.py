"""Records as entities of FollowTheMoney, a JSON object a line: for Aleph, OpenSanctions' tools and the like.

Schemata and properties are those of followthemoney 4 (its schema/*.yaml).
"""

from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

from dragoman.model import Actor, Report, Statement
from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.letters import address, urn
from dragoman.views.exports.linked.about import actors_of, dated, title_of, urn_of, without_repeats
from dragoman.views.exports.parts import Part
from dragoman.views.record_json import encoded
from dragoman.views.text import clean
from dragoman.views.words import Names, office

Entity = dict[str, Any]
SCHEMATA = {"person": "Person", "state": "PublicBody"}
LANGUAGES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "pt": "por", "ru": "rus", "zh": "zho"}


def write(parts: Parts, path: Path, texts: bool = False) -> None:
    states: set[str] = set()
    with path.open("wb") as out:
        for part in without_repeats(parts):
            for entity in entities_of(part, states, texts):
                out.write(encoded(entity) + b"\n")


def entities_of(part: Part, states: set[str], texts: bool) -> Iterator[Entity]:
    """All of a part; a state that another part had is not given again."""
    yield from (article(report, texts) for report in part.record.reports)
    for actor in part.record.actors:
        if actor.kind != "state" or actor.id not in states:
            yield agent(actor, part)
        if actor.kind == "state":
            states.add(actor.id)
        yield from documented(actor, part)
        yield from represented(actor, part)
    yield from events(part)
    yield from (note(statement, part) for statement in part.record.statements)


def article(report: Report, texts: bool) -> Entity:
    return entity(
        "Article",
        urn("report", report.id),
        name=report.title or report.name,
        title=report.title,
        fileName=report.name,
        author=report.byline,
        publisher=report.outlet,
        sourceUrl=address(report.url),
        publishedAt=dated(report.published),
        language=LANGUAGES.get(report.language or ""),
        bodyText=report.text if texts else None,
    )


def agent(actor: Actor, part: Part) -> Entity:
    """A person; a state as the public body that acts for it; an organisation or group."""
    person = actor.kind == "person"
    return entity(
        SCHEMATA.get(actor.kind, "Organization"),
        urn_of(actor, part),
        name=actor.name or actor.id,
        alias=actor.aliases,
        position=office(actor.office) if person else None,
        abbreviation=None if person or actor.kind == "state" else actor.code,
        keywords=actor.status if person else None,
        proof=reports_of(actor, part) if person else None,
    )


def documented(actor: Actor, part: Part) -> Iterator[Entity]:
    """A link from each report that names somebody."""
    for report in getattr(actor, "reports", ()):
        if report in part.reports:
            name = urn("named", report, urn_of(actor, part))
            document, who = identity(urn("report", report)), identity(urn_of(actor, part))
            yield entity("Documentation", name, document=document, entity=who, role="named in", status=actor.status)


def represented(actor: Actor, part: Part) -> Iterator[Entity]:
    """A link from a person to each party that they are said to act for, with office and first day where known."""
    if actor.kind != "person":
        return
    tenures = [(one.party, one.office, one.since) for one in getattr(actor, "tenures", ()) if one.party]
    for number, (party, held, since) in enumerate(tenures or [(actor.party, actor.office, None)], 1):
        for client in actors_of([party], part):
            yield entity(
                "Representation",
                urn("represents", actor.id, str(number), urn_of(client, part)),
                agent=identity(urn_of(actor, part)),
                client=identity(urn_of(client, part)),
                role=office(held),
                startDate=dated(since),
                status=actor.status,
                proof=reports_of(actor, part),
            )


def events(part: Part) -> Iterator[Entity]:
    for one in part.record.meetings:
        yield entity(
            "Event",
            urn("meeting", one.id),
            name=clean(title_of(one, part)),
            date=dated(one.date),
            location=one.place,
            involved=identities((*one.parties, *one.participants, *one.mediators), part),
            summary=one.outcome,
            keywords=one.status,
            proof=reports_of(one, part),
        )


def note(statement: Statement, part: Part) -> Entity:
    """Words as a note on whoever said them; `summary` says in which way they are told."""
    who = Names(part.actors).plain(statement.speaker or statement.party or "")
    return entity(
        "Note",
        urn("statement", statement.id),
        name=f"Statement by {who}" if who else "Statement",
        description=statement.text,
        summary=", ".join((statement.kind, *statement.hedges)),
        entity=identities([statement.speaker or statement.party], part),
        proof=[identity(urn("report", statement.report))] if statement.report in part.reports else None,
        keywords=statement.status,
        notes=statement.reason,
    )


def entity(schema: str, name: str, /, **properties: Any) -> Entity:
    """An entity with what is known of it; each property is a list of strings."""
    lists = {key: [value] if isinstance(value, str) else list(value or ()) for key, value in properties.items()}
    known = {key: [one for one in values if one] for key, values in lists.items()}
    return {"id": identity(name), "schema": schema, "properties": {key: one for key, one in known.items() if one}}


def identity(name: str) -> str:
    """An id as FollowTheMoney takes it: letters and digits alone, from the URN of what it stands for."""
    return f"dragoman-{sha1(name.encode(), usedforsecurity=False).hexdigest()}"


def identities(ids: Iterable[str | None], part: Part) -> list[str]:
    return [identity(urn_of(actor, part)) for actor in actors_of(ids, part)]


def reports_of(entry: Any, part: Part) -> list[str]:
    return [identity(urn("report", one)) for one in getattr(entry, "reports", ()) if one in part.reports]


FTM = Export(
    write,
    suffix=".ftm.json",
    does="Entities of FollowTheMoney, one a line: for Aleph and the tools around OpenSanctions.",
    keeps="reports, people with office and party, parties, which report names whom, meetings, statements as notes on "
    "their speakers, the reports that prove each, status",
    loses="places of words in a text, scores, positions, movements, PLOVER events, disagreements, merges, the role of "
    "each at a meeting, and texts of reports unless asked for",
    media="application/json+ftm",
    options=(Option("texts", False, "The whole texts of reports too; they belong to those who published them."),),
)
