"""Records as schema.org's terms in JSON-LD, one graph in one file.

The context stands in the file itself, so that no reader has to fetch one. What schema.org has no term for is said in
terms of Dragoman's own (urn:dragoman:term:) and, for places in a text, in those of the W3C's Web Annotations.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dragoman.model import Actor, Report, Span
from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.fields import filled
from dragoman.views.exports.letters import address, urn
from dragoman.views.exports.linked.about import actors_of, dated, title_of, urn_of, without_repeats
from dragoman.views.exports.parts import Part
from dragoman.views.record_json import encoded
from dragoman.views.words import office

Node = dict[str, Any]
CONTEXT = {
    "@vocab": "http://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "dragoman": "urn:dragoman:term:",
    "url": {"@type": "@id"},
    "eventStatus": {"@type": "@id"},
    "eventAttendanceMode": {"@type": "@id"},
    "datePublished": {"@type": "Date"},
    "startDate": {"@type": "Date"},
}
TYPES = {"person": "Person", "state": ["Country", "Organization"], "organisation": "Organization"}
ATTENDANCE = {"in-person": "Offline", "phone": "Online", "video": "Online"}


def write(parts: Parts, path: Path, texts: bool = False) -> None:
    with path.open("wb") as out:
        out.write(b'{"@context":' + encoded(CONTEXT) + b',\n"@graph":[')
        before = b"\n"
        for node in nodes_of(parts, texts):
            out.write(before + encoded(node))
            before = b",\n"
        out.write(b"\n]}\n")


def nodes_of(parts: Parts, texts: bool) -> Iterator[Node]:
    states: set[str] = set()
    for part in without_repeats(parts):
        yield from (article(report, part, texts) for report in part.record.reports)
        for actor in part.record.actors:
            if actor.kind != "state" or actor.id not in states:
                yield agent(actor, part)
            if actor.kind == "state":
                states.add(actor.id)
        yield from meetings(part)
        yield from quotations(part)


def article(report: Report, part: Part, texts: bool) -> Node:
    originals = [copy.original for copy in part.record.copies if copy.copy == report.id]
    return filled(
        {
            "@id": urn("report", report.id),
            "@type": "NewsArticle",
            "name": report.name,
            "headline": report.title,
            "url": address(report.url),
            "datePublished": dated(report.published),
            "inLanguage": report.language,
            "publisher": {"@type": "Organization", "name": report.outlet} if report.outlet else None,
            "creditText": report.byline,
            "isBasedOn": [{"@id": urn("report", one)} for one in originals],
            "articleBody": report.text if texts else None,
        }
    )


def agent(actor: Actor, part: Part) -> Node:
    """A person, or a party; a state is a country that acts, so both a Country and an Organization."""
    person = actor.kind == "person"
    return filled(
        {
            "@id": urn_of(actor, part),
            "@type": TYPES.get(actor.kind, "Organization"),
            "name": actor.name,
            "alternateName": list(actor.aliases),
            "identifier": None if person else actor.code,
            "jobTitle": office(actor.office) if person else None,
            "affiliation": references(actors_of([actor.party], part), part),
        }
    ) | seen_to(actor, part, actor.evidence if person else ())


def meetings(part: Part) -> Iterator[Node]:
    for one in part.record.meetings:
        mode = ATTENDANCE.get(one.format or "")
        yield filled(
            {
                "@id": urn("meeting", one.id),
                "@type": "Event",
                "name": title_of(one, part),
                "startDate": dated(one.date),
                "duration": f"PT{one.duration_minutes}M" if one.duration_minutes else None,
                "location": {"@type": "Place", "name": one.place} if one.place else None,
                "attendee": references(actors_of((*one.parties, *one.participants), part), part),
                "contributor": references(actors_of(one.mediators, part), part),
                "eventStatus": "http://schema.org/EventScheduled" if one.outcome == "planned" else None,
                "eventAttendanceMode": f"http://schema.org/{mode}EventAttendanceMode" if mode else None,
                "subjectOf": [{"@id": urn("report", report)} for report in one.reports],
                "dragoman:outcome": one.outcome,
                "dragoman:round": one.round,
            }
        ) | seen_to(one, part, one.evidence)


def quotations(part: Part) -> Iterator[Node]:
    """Words that are said word for word are a Quotation; what is told in the report's own words is a Claim."""
    for one in part.record.statements:
        speakers = references(actors_of([one.speaker or one.party], part), part)
        quoted = one.kind != "indirect"
        yield filled(
            {
                "@id": urn("statement", one.id),
                "@type": "Quotation" if quoted else "Claim",
                "text": one.text,
                "creator": speakers,
                "spokenByCharacter": speakers if quoted else None,
                "citation": {"@id": urn("report", one.report)},
                "isPartOf": {"@id": urn("statement", one.quoted_in)} if one.quoted_in else None,
                "creativeWorkStatus": one.status,
                "dragoman:onBehalfOf": references(actors_of([one.party], part), part),
                "dragoman:kind": one.kind,
                "dragoman:hedge": list(one.hedges),
            }
        ) | seen_to(one, part, [Span(report=one.report, start=start, end=end) for start, end in one.spans])


def references(actors: Iterable[Actor], part: Part) -> list[Node]:
    return [{"@id": urn_of(actor, part)} for actor in actors]


def seen_to(entry: Any, part: Part, spans: Iterable[Span]) -> Node:
    """Who has seen to an entry, how sure it is, why, and the words that it rests on."""
    return filled(
        {
            "dragoman:status": entry.status,
            "dragoman:by": list(entry.by),
            "dragoman:score": entry.score,
            "dragoman:reason": entry.reason,
            "dragoman:evidence": [words(span, part) for span in spans if span.report in part.reports],
        }
    )


def words(span: Span, part: Part) -> Node:
    """A stretch of a report as Web Annotations have it: by place (code points) and by words."""
    exact = part.reports[span.report].text[span.start : span.end]
    return {
        "@type": "oa:SpecificResource",
        "oa:hasSource": {"@id": urn("report", span.report)},
        "oa:hasSelector": [
            {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
            {"@type": "oa:TextQuoteSelector", "oa:exact": exact},
        ],
    }


SCHEMAORG = Export(
    write,
    suffix=".jsonld",
    does="Linked data in schema.org's terms (JSON-LD): for knowledge graphs and search in newsrooms.",
    keeps="reports, people, parties, meetings, statements with speaker and report, the words of each with their place, "
    "status, by, score and reason",
    loses="positions, movements, PLOVER events, disagreements, utterances, merges, texts of reports unless asked for, "
    "the names of processes but in the ids of groups",
    media="application/ld+json",
    options=(Option("texts", False, "The whole texts of reports too; they belong to those who published them."),),
)
