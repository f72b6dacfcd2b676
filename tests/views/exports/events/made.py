"""Parts with the events that a test is about."""

from typing import Any

from msgspec.structs import replace

from dragoman.model import Actor, Event, Position, Reading
from dragoman.views.exports.parts import Part, as_it_stands
from tests.builders import report
from tests.made import span

TEXT = "The Jamaican minister flew to Port-au-Prince on Tuesday. The Tagua rebels asked the Red Cross for a truce."
OF = report(TEXT, published="2024-06-12")
ACTORS = (
    Actor(id="JAM", kind="state", name="Jamaica", code="JAM", evidence=(span(OF, "Jamaican"),)),
    Actor(id="HTI", kind="state", name="Haiti", code="HTI", evidence=(span(OF, "Port-au-Prince"),)),
    Actor(id="ICRC", kind="organisation", name="Red Cross", evidence=(span(OF, "the Red Cross"),)),
    Actor(id="UNO", kind="organisation", name="United Nations"),
    Actor(id="TAGUA", kind="group", name="Tagua rebels", evidence=(span(OF, "The Tagua rebels"),)),
    Actor(id="FARC", kind="group", name="FARC"),
    Actor(id="KLF", kind="group", name="KLF"),
    Actor(id="p/min", kind="person", name="Ana Cole", office="foreign-minister", party="JAM"),
    Actor(id="p/com", kind="person", name="Teo Brand", office="commander", party="HTI"),
    Actor(id="p/reb", kind="person", name="Ivo Sand", office="commander", party="TAGUA"),
)


def event(words: str | None = "flew to Port-au-Prince", span_of: str = OF.id, **facts: Any) -> Event:
    """An event that rests on these words of a report; the visit of Jamaica to Haiti where nothing else is said."""
    given = {"id": "e1", "date": "2024-06-11", "type": "CONSULT", "actors": ("JAM",), "recipients": ("HTI",), **facts}
    return Event(**given, evidence=(replace(span(OF, words), report=span_of),) if words else ())


def part(*events: Event, positions: tuple[Position, ...] = (), **facts: Any) -> Part:
    """The record of the report with these events."""
    of = replace(OF, **facts)
    return Part(None, as_it_stands(Reading(report=of, actors=ACTORS, events=events, positions=positions)))
