"""Who did what to whom, in PLOVER's type and mode and CAMEO's code.

Oslo and Quito signed a truce in Lima.       AGREE 057, both act
Quito refused to meet the Norwegian envoy.   REJECT meet 125, to NOR
Oslo urged Quito to withdraw its troops.     REQUEST yield 025, to ECU
The Peruvian minister flew to Oslo.          CONSULT visit 042, visitor to host
Oslo might withdraw.                         no event
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec.structs import replace
from spacy.tokens import Span as Words
from spacy.tokens import Token

from dragoman.model import Event
from dragoman.reading.cast import Cast
from dragoman.reading.dates import dateline_day, find_times
from dragoman.reading.events.naming import Parties
from dragoman.reading.events.shifts import finite
from dragoman.reading.events.told import Told, told_in
from dragoman.reading.events.words import few, words
from dragoman.reading.grammar import Parsed
from dragoman.reading.tense import Tenses

LEAST = 0.35
HOPS, MOST, ALIKE = 8, 12, 60
PLACES = {"GPE", "LOC", "FAC"}
Key = tuple[str, Parties, Parties, str | None]


def find_events(parsed: Parsed, cast: Cast) -> tuple[Event, ...]:
    """The events of a report in order of the text, each kind between the same parties on one day once."""
    days = Days(parsed)
    found = [
        event_from(parsed, told, days.of(sentence, told.deed.token))
        for sentence in parsed.doc.sents
        for told in told_in(sentence, cast)
        if told.score >= LEAST
    ]
    return tuple(replace(event, id=f"{parsed.report.id}/e{n}") for n, event in enumerate(once_each(found), 1))


def event_from(parsed: Parsed, told: Told, date: str | None) -> Event:
    """An event not yet numbered, resting on its word and on what it is about."""
    start = min(told.deed.token.idx, told.about.idx)
    end = max(token.idx + len(token) for token in (told.deed.token, told.about))
    return Event(
        id="",
        date=date,
        type=told.type,
        mode=told.mode,
        cameo=told.cameo,
        actors=told.actors,
        recipients=told.recipients,
        place=place_of(told.deed.token),
        evidence=(parsed.span(start, end),),
        reason=told.reason,
        score=told.score,
    )


def once_each(events: Iterable[Event]) -> Iterator[Event]:
    """Of events with one type, one date and the same parties the surest, and none that another tells more fully."""
    best: dict[Key, Event] = {}
    for event in events:
        key = (event.type, tuple(sorted(event.actors)), tuple(sorted(event.recipients)), event.date)
        if key not in best or event.score > best[key].score:
            best[key] = event
    alike: dict[tuple[str, str | None], list[Event]] = {}
    for event in best.values():
        alike.setdefault((event.type, event.date), []).append(event)
    for event in best.values():
        if not any(tells_more(other, event) for other in alike[event.type, event.date][:ALIKE]):
            yield event


def tells_more(other: Event, event: Event) -> bool:
    """Whether another event names all the parties of this one and more: "Oslo and Quito", not "Oslo"."""
    same = other.cameo == event.cameo or not event.actors
    wider = set(event.actors) <= set(other.actors) and set(event.recipients) <= set(other.recipients)
    return same and wider and (len(other.actors), len(other.recipients)) != (len(event.actors), len(event.recipients))


def place_of(token: Token) -> str | None:
    """The town or country in which a deed is done: "met in Lima"."""
    for head in (token, *few(token.rights)):
        for prep in few(head.rights):
            if prep.dep_ == "prep" and prep.lower_ in words("places"):
                for place in few(prep.rights):
                    if place.dep_ == "pobj" and place.ent_type_ in PLACES:
                        return place.doc[place.left_edge.i : place.i + 1].text
    return None


class Days:
    """The day of a deed: the one that its own clause or a clause above names, else the day of the report."""

    def __init__(self, parsed: Parsed) -> None:
        filed = dateline_day(parsed.report.text)
        self.published = parsed.report.published or (filed.isoformat() if filed else None)
        self.tenses = Tenses(parsed)
        self.times = find_times(parsed.report.text, parsed.report.published, self.tenses)
        self.starts = [time.start for time in self.times]

    def of(self, sentence: Words, deed: Token) -> str | None:
        first, last = (bisect_left(self.starts, offset) for offset in (sentence.start_char, sentence.end_char))
        clauses = {
            deed.i,
            finite(deed).i,
            *(above.i for above in islice(deed.ancestors, HOPS) if above.pos_ in {"VERB", "AUX"}),
        }
        for time in self.times[first : min(last, first + MOST)]:
            token = self.tenses.token_at(time.start)
            if token is not None and (when := told_of(token, time.end)) is not None and when.i in clauses:
                return time.date
        return self.published


def told_of(token: Token, end: int) -> Token | None:
    """The word that a time belongs to: "met" for "met on Monday"; nothing for "since Monday"."""
    for above in islice(token.ancestors, HOPS):
        if above.idx >= token.idx and above.idx < end:
            continue
        if above.pos_ not in {"ADP", "SCONJ"}:
            return above
        if above.lower_ in words("from_or_to"):
            return None
    return None
