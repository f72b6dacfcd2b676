"""What the brief of a process says: meetings, positions, what moved, what is disputed, who, and from which sources."""

from collections.abc import Iterator

from dragoman.model import (
    Disagreement,
    KnownActor,
    KnownMeeting,
    LedgerEntry,
    Movement,
    Origin,
    ProcessRecord,
    Utterance,
)
from dragoman.views.brief.meetings import in_brackets
from dragoman.views.known.tellers import tellers
from dragoman.views.process.page import Line, Material, Page, Piece, Row, Section, Style
from dragoman.views.text import clean, listed, quoted, sentence_case, shortened
from dragoman.views.words import issue, labels, office, outcome, written_date

SHORT = 80  # characters of a movement's detail that stand beside it; a longer one says what the quotations say
SHOWN = 0.33  # a score under which a position or a movement is left to the record


def page_of(record: ProcessRecord) -> Page:
    """The brief of a process, its empty sections left out."""
    material = Material(record)
    sections = (
        Section("What moved", tuple(movement_rows(material))),
        Section("Who wants what", tuple(position_rows(material))),
        Section("Meetings", tuple(meeting_row(meeting, material) for meeting in in_time(record.meetings))),
        Section("Where reports disagree", tuple(disagreement_row(one, material) for one in record.disagreements)),
        Section("The same words in several reports", tuple(utterance_row(one, material) for one in record.utterances)),
        Section("Who took part", tuple(people_rows(material))),
        Section("Sources", tuple(origin_row(one, material) for one in record.origins)),
        Section("Could not be read", tuple(Row(clean(f.name), ((Piece(clean(f.reason)),),)) for f in record.failures)),
    )
    return Page(title(material), source(record), tuple(section for section in sections if section.rows))


def title(material: Material) -> str:
    """Between whom, from when to when."""
    parties = listed([material.names.in_sentence(code) for code in material.negotiating[:4]])
    days = sorted(day for meeting in material.record.meetings if (day := meeting.date))
    when = "" if not days else f", {written_date(days[0])}"
    when += f" to {written_date(days[-1])}" if len(set(days)) > 1 else ""
    return sentence_case(f"{parties or 'no parties that negotiate were found'}{when}")


def source(record: ProcessRecord) -> str:
    """7 reports of 5 outlets, 6 origins; as known on 25 March 2019."""
    outlets = {report.outlet for report in record.reports if report.outlet}
    facts = [counted(len(record.reports), "report")]
    facts += [counted(len(outlets), "outlet")] if outlets else []
    facts.append(counted(len(record.origins), "origin"))
    known = f"; as known on {written_date(record.as_of)}" if record.as_of else ""
    return ", ".join(facts) + known


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def in_time(meetings: tuple[KnownMeeting, ...]) -> list[KnownMeeting]:
    return sorted(meetings, key=lambda meeting: (meeting.date or "~", meeting.id))


def movement_rows(material: Material) -> Iterator[Row]:
    """A row for each movement, in order of time: who, on what, from which stance to which, with both quotations."""
    for movement in sorted(material.record.movements, key=lambda one: (one.date or "~", one.party, one.issue)):
        if movement.score >= SHOWN:
            yield Row(written_date(movement.date) or "day not given", tuple(movement_lines(movement, material)))


def movement_lines(movement: Movement, material: Material) -> Iterator[Line]:
    entries = {entry.id: entry for entry in material.record.positions}
    who = f"{sentence_case(material.names.plain(movement.party))}, {issue(movement.issue)}: "
    detail = clean(movement.detail or "") if movement.kind == "detail" else ""
    figures = f" ({detail})" if 0 < len(detail) <= SHORT else ""
    stances = (stance(movement.from_stance), Piece(" → "), stance(movement.to_stance))
    yield (Piece(who, "strong"), *stances, Piece(figures))
    for word, entry in (("before", entries.get(movement.before or "")), ("after", entries.get(movement.after or ""))):
        if entry and (words := material.words(entry.evidence)):
            yield (Piece(f"{word} ", "quiet"), Piece(words, "words"))


def stance(label: str | None) -> Piece:
    """▲ demands; nothing where there was no stance, or none is left."""
    return (
        Piece("nothing", "quiet")
        if label is None
        else Piece(f"{labels('stances')[label]['sign']} {label}", style(label))
    )


def style(label: str) -> Style:
    return label  # type: ignore[return-value] # every stance is a style


def position_rows(material: Material) -> Iterator[Row]:
    """Issue by issue the positions of each party, in order of time."""
    order = {code: n for n, code in enumerate(material.negotiating)}
    entries = [entry for entry in material.record.positions if entry.score >= SHOWN or entry.disputed]
    for label in sorted({entry.issue for entry in entries}, key=issue):
        held = [entry for entry in entries if entry.issue == label]
        held.sort(key=lambda e: (order.get(e.party, len(order)), e.party, e.since or "~", e.stance, e.id))
        yield Row(issue(label), tuple(position_line(entry, material) for entry in held))


def position_line(entry: LedgerEntry, material: Material) -> Line:
    """Haiti: ▲ demands “the lamp back” since 3 May 2021, until 9 June; disputed."""
    since = f" since {written_date(entry.since)}" if entry.since else ""
    until = f", until {written_date(entry.until)}" if entry.until else ""
    marks = (", recalled" if entry.recalled else "") + (", disputed" if entry.disputed else "")
    detail = shortened(clean(entry.detail), 160) if entry.detail else ""
    return (
        Piece(f"{sentence_case(material.names.plain(entry.party))}: ", "strong"),
        stance(entry.stance),
        Piece(f" {quoted(detail, True)}" if detail else "", "words"),
        Piece(f"{since}{until}{marks} ({material.sources(entry.reports)})", "quiet"),
    )


def meeting_row(meeting: KnownMeeting, material: Material) -> Row:
    """Its day; where, who, through whom, what came of it, and which reports say so."""
    parties = listed([material.names.in_sentence(code) for code in meeting.parties])
    through = listed([material.names.in_sentence(code) for code in meeting.mediators])
    facts = (clean(meeting.place or ""), parties, f"through {through}" if through else "", in_brackets(meeting) or "")
    line = (
        Piece(sentence_case(", ".join(filter(None, facts[:3])) + (f" {facts[3]}" if facts[3] else ""))),
        Piece(f": {outcome(meeting)}", "strong"),
        Piece(f" ({material.sources(tellers(meeting, material.reports))})", "quiet"),
    )
    return Row(written_date(meeting.date) or "day not given", (line,))


def disagreement_row(one: Disagreement, material: Material) -> Row:
    """What it is about, and each report's claim in its own words."""
    claims = tuple(
        (Piece(f"{material.source(report)}: ", "quiet"), Piece(shortened(clean(claim), 220), "words"))
        for report, claim in zip(one.reports, one.claims, strict=False)
    )
    return Row(one.kind.replace("-", " "), (((Piece(sentence_case(clean(one.about)), "strong")),), *claims))


def utterance_row(one: Utterance, material: Material) -> Row:
    """Who said it, and each wording with the reports that have it and what it leaves out."""
    speaker = one.speaker or one.party
    wordings: dict[tuple[str, str], list[str]] = {}
    for wording in one.wordings:
        text = material.pieces(wording)
        wordings.setdefault((text, clean(wording.left_out or "")), []).append(wording.report)
    lines: list[Line] = []
    for (text, left_out), reports in wordings.items():
        lines.append((Piece(f"{material.sources(reports)}: ", "quiet"), Piece(shortened(text, 220), "words")))
        if left_out:
            lines.append((Piece("  leaves out: ", "quiet"), Piece(shortened(left_out, 160), "words")))
    return Row(material.names.plain(speaker) if speaker else "somebody not named", tuple(lines))


def people_rows(material: Material) -> Iterator[Row]:
    """The people of each party, those who negotiate first, with their offices in order of time and other names."""
    people = [actor for actor in material.record.actors if actor.kind == "person"]
    order = {code: n for n, code in enumerate(material.negotiating)}
    codes = sorted({one.party or "" for one in people}, key=lambda code: (not code, order.get(code, len(order)), code))
    for code in codes:
        name = sentence_case(material.names.plain(code)) if code else "No party known"
        yield Row(name, tuple(person_line(one) for one in people if (one.party or "") == code))


def person_line(person: KnownActor) -> Line:
    offices = [name for tenure in person.tenures if (name := office(tenure.office))]
    held = ", then ".join(dict.fromkeys(offices)) or office(person.office) or ""
    also = f"; also {', '.join(map(clean, person.aliases))}" if person.aliases else ""
    return (
        Piece(clean(person.name), "strong"),
        Piece(f", {held}" if held else ""),
        Piece(f"{also} ({counted(len(person.reports), 'report')})", "quiet"),
    )


def origin_row(one: Origin, material: Material) -> Row:
    """A source with those who print it: 2 outlets, 1 origin."""
    first, *copies = one.reports
    report = material.reports[first]
    about = ", ".join(filter(None, (clean(report.outlet or ""), written_date(report.published) or "day not given")))
    line = (Piece(about), Piece(f"; credits {clean(one.credit)}" if one.credit else "", "quiet"))
    reasons = {copy.copy: copy.reason for copy in material.record.copies}
    printed = tuple(
        (
            Piece(f"printed by {clean(material.reports[c].outlet or material.source(c))}: ", "quiet"),
            Piece(reasons.get(c, "")),
        )
        for c in copies
    )
    return Row(material.source(first), (line, *printed))
