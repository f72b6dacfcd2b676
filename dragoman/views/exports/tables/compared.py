"""Tables of how reports compare, and of the words that everything rests on."""

from dragoman.views.exports.tables.columns import (
    NUMBER,
    OUTLET,
    PARTY,
    SPEAKER,
    WHY,
    Column,
    Table,
    key,
    process,
)

COMPARED: dict[str, Table] = {
    "utterances": Table(
        "One row for each utterance: the same words of one speaker, in however many reports.",
        ("id",),
        (
            process(),
            key("The utterance."),
            *SPEAKER,
            *PARTY,
            Column("statements", "list", "The statements that are one, by id."),
            Column("wordings", "integer", "In how many wordings it is known."),
            *WHY,
        ),
    ),
    "wordings": Table(
        "One row for each report's wording of an utterance.",
        ("utterance", "number"),
        (
            process(),
            Column("utterance", "string", "The utterance.", "utterances"),
            NUMBER,
            Column("report", "string", "The report.", "reports"),
            OUTLET,
            Column("statement", "string", "The statement.", "statements"),
            Column("text", "string", "The words as this report has them."),
            Column("left_out", "string", "What others have of it and this one has not."),
        ),
    ),
    "disagreements": Table(
        "One row for each thing that origins say differently.",
        ("id",),
        (
            process(),
            key("The disagreement."),
            Column("kind", "string", "who, whether, when, how many."),
            Column("about", "string", "The question."),
            Column("reports", "list", "The reports that take part, by id."),
            *WHY,
        ),
    ),
    "claims": Table(
        "One row for each side of a disagreement.",
        ("disagreement", "number"),
        (
            process(),
            Column("disagreement", "string", "The disagreement.", "disagreements"),
            NUMBER,
            Column("report", "string", "The report.", "reports"),
            OUTLET,
            Column("claim", "string", "What it says."),
            Column("start", "integer", "Where its words begin: characters (code points) into the report's text."),
            Column("end", "integer", "Where they end, exclusive."),
            Column("words", "string", "The words themselves."),
        ),
    ),
    "merges": Table(
        "One row for every two entries that were taken for one.",
        ("process", "number"),
        (
            process(),
            NUMBER,
            Column("kind", "string", "party, person, meeting or utterance."),
            Column("into", "string", "The entry that they became."),
            Column("one", "string", "The one, by the id that its reading gives it."),
            Column("other", "string", "The other."),
            *WHY,
        ),
    ),
    "evidence": Table(
        "One row for each stretch of a report's words that an entry rests on.",
        ("process", "entry_kind", "entry", "number"),
        (
            process(),
            Column("entry_kind", "string", "actor, meeting, statement, position, movement, event or disagreement."),
            Column("entry", "string", "The entry, by id in the table of its kind (of actors: people or parties)."),
            NUMBER,
            Column("report", "string", "The report.", "reports"),
            Column("start", "integer", "Where the words begin: characters (code points) into the report's text."),
            Column("end", "integer", "Where they end, exclusive."),
            Column("words", "string", "The words themselves."),
        ),
    ),
}
