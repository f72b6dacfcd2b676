"""Who said what, in the order of the report."""

import re

from dragoman.model import Statement
from dragoman.views.brief.material import Material
from dragoman.views.brief.model import Quotation
from dragoman.views.text import clean, sentence_case, shortened
from dragoman.views.words import labels

CLOSING = {"”": "“", "’": "‘", "»": "«", '"': '"'}
OPENED = {opening: closing for closing, opening in CLOSING.items()}
MARKS = frozenset("“‘«‹„\"'—–")
ROOM_SOURCE = 120
NOBODY = "Speaker not named"


def quotations(material: Material) -> tuple[Quotation, ...]:
    """Every statement with its speaker, how it is given, and its words."""
    return tuple(quotation(statement, material) for statement in material.reading.statements)


def quotation(statement: Statement, material: Material) -> Quotation:
    text = material.reading.report.text
    return Quotation(
        speaker=speaker(statement, material),
        named=statement.speaker is not None,
        about=about(statement, material),
        source=source(statement, material),
        kind=statement.kind,
        kind_words=labels("kinds")[statement.kind],
        hedges=tuple(labels("hedges")[hedge] for hedge in statement.hedges),
        pieces=tuple(piece(start, end, text, statement) for start, end in statement.spans),
        paragraph=material.paragraph(statement.spans[0][0]) if statement.spans else None,
        spans=statement.spans,
        weak=material.weak(statement.score),
    )


def piece(start: int, end: int, text: str, statement: Statement) -> str:
    """The words, in quotation marks where the report has them so."""
    words = clean(text[start:end]).strip()
    before, after = text[max(0, start - 2) : start].strip()[-1:], text[end : end + 2]
    whole = words + left_open(words, after[:1])
    if before in MARKS and ends_inside(words, before, after):
        return before + whole
    if before in MARKS and statement.kind != "indirect":
        return f"“{words}”"
    return f"“{words}”" if statement.kind == "direct" and words[:1] not in MARKS else whole


def ends_inside(words: str, opening: str, after: str) -> bool:
    """Whether a quotation opened just before the words is closed within them: ‘ | we go’ at noon."""
    closing = OPENED.get(opening)
    return closing is not None and closing not in after and re.search(rf"{closing}(?=[\s,.;:]|$)", words) is not None


def left_open(words: str, following: str) -> str:
    """The mark just after the words where it closes a quotation that begins in them: the boats “go home | ”."""
    opening = CLOSING.get(following)
    if opening is None:
        return ""
    is_open = words.count(opening) % 2 == 1 if opening == following else words.rfind(opening) > words.rfind(following)
    return following if is_open else ""


def speaker(statement: Statement, material: Material) -> str:
    """The speaker's name; that of the side where only the side is known; else that nobody is named."""
    if statement.speaker is None:
        return NOBODY
    return sentence_case(material.names.plain(statement.speaker))


def about(statement: Statement, material: Material) -> tuple[str, ...]:
    """Office and side of a person, and who quotes these words."""
    facts = list(material.names.office_and_party(statement.speaker or ""))
    if statement.speaker is None and statement.party:
        facts.append(f"for {material.names.in_sentence(statement.party)}")
    outer = material.statements.get(statement.quoted_in or "")
    facts += [f"as quoted by {speaker(outer, material)}"] if outer else []
    return tuple(facts)


def source(statement: Statement, material: Material) -> str | None:
    """The report's own words for a speaker without a name: "an Angolan diplomat"."""
    actor = material.actors.get(statement.speaker or "")
    if statement.source is None or (actor is not None and actor.kind == "person"):
        return None
    words = clean(material.reading.report.text[slice(*statement.source)]).strip()
    same = words.casefold().removeprefix("the ") == speaker(statement, material).casefold().removeprefix("the ")
    return None if same else shortened(words, ROOM_SOURCE) or None
