"""What is open: the conditions that parties make, and what reports say differently."""

from dragoman.model import LedgerEntry
from dragoman.views.exports.documents.brief.bounds import Bounds
from dragoman.views.exports.documents.brief.material import Material, more, quote, short_day, stance
from dragoman.views.exports.documents.brief.model import Line, Piece, Row, Section
from dragoman.views.exports.documents.brief.standing import words
from dragoman.views.known.disputes import Claim, Dispute, dispute_of
from dragoman.views.text import sentence_case
from dragoman.views.words import issue

CLAIMS = 3  # of a dispute


def conditions_of(material: Material, bounds: Bounds) -> Section:
    """What a party ties to something else and still holds, the latest first."""
    every = [one for one in material.held if (one.condition or one.stance == "conditions") and one.until is None]
    every.sort(key=lambda one: (one.status != "suggested", one.since or "", one.score, one.id), reverse=True)
    rows = tuple(
        Row(sentence_case(material.known.names.plain(one.party)), (condition(one, material, bounds),))
        for one in every[: bounds.conditions]
    )
    return Section("Open conditions", rows, rest=more(len(every) - len(rows), "condition"))


def condition(entry: LedgerEntry, material: Material, bounds: Bounds) -> Line:
    """Withdrawal: ● offers “send its boats home”, provided that “the harbour dues are halved” [1]."""
    return (
        Piece(f"{sentence_case(issue(entry.issue))}: "),
        stance(entry.stance),
        Piece(" "),
        *words(entry, material, bounds),
        *material.unchecked(entry.status),
    )


def disputes_of(material: Material, bounds: Bounds) -> Section:
    """The surest disagreements, claim beside claim."""
    every = sorted(material.record.disagreements, key=lambda one: (-one.score, one.id))
    rows = []
    for one in every[: bounds.disputes]:
        dispute = dispute_of(one, material.known)
        label = ": ".join(filter(None, (dispute.kind, dispute.about))) or "It is disputed"
        rows.append(Row(label, tuple(claim(it, material, bounds) for it in one_each(dispute, material)[:CLAIMS])))
    return Section("What reports say differently", tuple(rows), rest=more(len(every) - len(rows), "disagreement"))


def one_each(dispute: Dispute, material: Material) -> list[Claim]:
    """The claims, one of each source: what prints a source says nothing of its own."""
    found: dict[str, Claim] = {}
    for one in dispute.claims:
        found.setdefault(material.known.origin.get(one.report.id, one.report.id), one)
    return list(found.values())


def claim(one: Claim, material: Material, bounds: Bounds) -> Line:
    """Istmo Press, 3 March 2005: “sixty observers” [2]."""
    about = ", ".join(filter(None, (material.known.outlets[one.report.id], short_day(one.report.published))))
    return (
        Piece(f"{about}: ", "quiet"),
        Piece(quote(one.words, bounds.quotation), "words", material.sources((one.report.id,))),
    )
