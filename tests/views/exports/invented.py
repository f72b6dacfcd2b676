"""Invented parts for property tests: any letters, any entries, each resting on words of its report."""

from typing import Any, get_args

from hypothesis import strategies as st

from dragoman.model import Actor, Event, Meeting, Outcome, Position, Reading, Report, Span, Stance, Statement
from dragoman.views.exports.parts import Part, as_it_stands

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
LINES = st.text(
    st.sampled_from("ab Z.,;“”'\"é&<>=+-@😀\u202e\u0301\n\t") | st.characters(exclude_categories=["Cs", "Cc"]),
    min_size=3,
    max_size=120,
)
DAYS = st.none() | st.dates().map(str)
PARTIES = ("JAM", "HTI", "PAN")
EVENTS = ("AGREE", "CONSULT", "DEMAND", "REJECT", "THREATEN", "REQUEST")


@st.composite
def readings(draw: st.DrawFn, number: int = 0) -> Reading:
    """A reading of a report by this number; people's ids carry the report's."""
    text = draw(LINES)
    report = Report(
        id=f"{number:012x}", name=f"r{number}.txt", text=text, title=draw(st.none() | WORDS),
        outlet=draw(st.none() | WORDS), published=draw(DAYS), paragraphs=((0, len(text)),),
    )  # fmt: skip
    places = st.integers(0, len(text) - 1)
    spans = st.tuples(places, places).map(lambda pair: (min(pair), max(pair) + 1))

    def evidence() -> tuple[Span, ...]:
        found = draw(st.lists(spans, min_size=1, max_size=2, unique=True))
        return tuple(Span(report=report.id, start=start, end=end) for start, end in sorted(found))

    def many(kind: str) -> range:
        return range(1, 1 + draw(st.integers(0, 3), label=kind))

    person = f"{report.id}/who"
    shared: dict[str, Any] = {"reason": "as it was drawn"}
    return Reading(
        report=report,
        actors=(
            *(Actor(id=code, kind="state", name=draw(WORDS), code=code, evidence=evidence()) for code in PARTIES),
            Actor(id=person, kind="person", name=draw(WORDS), office="envoy", party="JAM", evidence=evidence()),
        ),
        meetings=tuple(
            Meeting(id=f"{report.id}/m{n}", date=draw(DAYS), date_precision="day", place=draw(st.none() | WORDS),
                    parties=PARTIES[:2], participants=(person,), mediators=PARTIES[2:],
                    outcome=draw(st.none() | st.sampled_from(get_args(Outcome))), evidence=evidence(), **shared)
            for n in many("meetings")
        ),
        statements=tuple(
            Statement(id=f"{report.id}/s{n}", report=report.id, speaker=draw(st.sampled_from((None, person, "HTI"))),
                      party=draw(st.none() | st.sampled_from(PARTIES)), kind="direct",
                      spans=(span := draw(spans),), text=text[slice(*span)], **shared)
            for n in many("statements")
        ),
        positions=tuple(
            Position(id=f"{report.id}/p{n}", party=draw(st.sampled_from(PARTIES)),
                     stance=draw(st.sampled_from(get_args(Stance))), issue=draw(st.sampled_from(("water", "trade"))),
                     detail=draw(st.none() | WORDS), date=draw(DAYS), evidence=evidence(),
                     score=draw(st.floats(0, 1)), **shared)
            for n in many("positions")
        ),
        events=tuple(
            Event(id=f"{report.id}/e{n}", date=draw(DAYS), type=draw(st.sampled_from(EVENTS)), actors=("JAM",),
                  recipients=("HTI",), evidence=evidence(), **shared)
            for n in many("events")
        ),
    )  # fmt: skip


@st.composite
def parts(draw: st.DrawFn, most: int = 3) -> list[Part]:
    """Some reports, each a part by itself."""
    count = draw(st.integers(0, most))
    return [Part(None, as_it_stands(draw(readings(number=number)))) for number in range(count)]
