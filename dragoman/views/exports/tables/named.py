"""A part with the names, words and ids that rows of its entries need."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from dragoman.model import Report, Span
from dragoman.views.exports.parts import Part
from dragoman.views.words import Names

Values = dict[str, Any]


class Named:
    """A part by the name of its process; `texts`: whether those of its reports go along. Names are looked up once."""

    def __init__(self, part: Part, process: str, texts: bool) -> None:
        self.part = part
        self.record = part.record
        self.process = process
        self.texts = texts
        self.names: dict[str, str] = {}

    def name(self, actor: str | None) -> str | None:
        """ZMB: "Zambia"; KEN-UGA: "Kenya and Uganda"; the id itself where nobody has it."""
        if actor is None:
            return None
        if actor not in self.names:
            self.names[actor] = Names(self.part.actors).plain(actor)
        return self.names[actor]

    def many(self, actors: Iterable[str]) -> tuple[str | None, ...]:
        return tuple(self.name(one) for one in actors)

    def report(self, report: str) -> Report | None:
        return self.part.reports.get(report)

    def outlet(self, report: str) -> str | None:
        told = self.report(report)
        return None if told is None else told.outlet

    def words(self, span: Span | None) -> Values:
        """A span as columns, empty without one; of a report that is not at hand nothing but the place."""
        if span is None:
            return {"report": None, "start": None, "end": None, "words": None}
        told = self.report(span.report)
        return {
            "report": None if told is None else span.report,
            "start": span.start,
            "end": span.end,
            "words": None if told is None else told.text[span.start : span.end],
        }

    @cached_property
    def statements(self) -> frozenset[str]:
        return frozenset(one.id for one in self.record.statements)

    @cached_property
    def positions(self) -> frozenset[str]:
        return frozenset(one.id for one in self.record.positions)

    def unlisted(self) -> list[str]:
        """Those whom entries name by an id that no actor of the record has, each once, in order."""
        return [one for one in dict.fromkeys(self.spoken_of()) if one not in self.part.actors]

    def spoken_of(self) -> Iterator[str]:
        record = self.record
        for person in record.actors:
            yield from filter(None, (person.party, *(tenure.party for tenure in person.tenures)))
        for meeting in record.meetings:
            yield from (*meeting.parties, *meeting.participants, *meeting.mediators)
        for statement in record.statements:
            yield from filter(None, (statement.speaker, statement.party))
        for utterance in record.utterances:
            yield from filter(None, (utterance.speaker, utterance.party))
        for position in record.positions:
            yield from filter(None, (position.party, position.target))
        yield from (movement.party for movement in record.movements)
        for event in record.events:
            yield from (*event.actors, *event.recipients)
