"""What reports say differently, claim beside claim."""

from dataclasses import dataclass

from dragoman.model import Disagreement, Report, Span
from dragoman.views.known.known import Known
from dragoman.views.text import clean, sentence_case, shortened
from dragoman.views.words import on_issue

KINDS = {
    "who": "Who it was",
    "when": "When it was",
    "where": "Where it was",
    "how-many": "How many",
    "whether": "Whether it is so",
}
ROOM = 320
ASKING = ("who", "whether", "when ", "where ", "how ")
QUOTING = "whether it is so:"


@dataclass(frozen=True)
class Claim:
    """What one report says, and those that print its text with it."""

    words: str
    report: Report
    span: Span | None
    also: tuple[str, ...]


@dataclass(frozen=True)
class Dispute:
    kind: str
    about: str
    claims: tuple[Claim, ...]


def dispute_of(one: Disagreement, known: Known) -> Dispute:
    """A disagreement in plain words; the same claim in a copy is named under its origin's."""
    claims: list[Claim] = []
    place: dict[str, int] = {}
    for n, (report, words) in enumerate(zip(one.reports, one.claims, strict=False)):
        if report not in known.reports:
            continue
        text = clean(words)
        if text in place:
            at = place[text]
            name = clean(known.reports[report].outlet or known.reports[report].name)
            claims[at] = Claim(claims[at].words, claims[at].report, claims[at].span, (*claims[at].also, name))
            continue
        place[text] = len(claims)
        span = one.evidence[n] if n < len(one.evidence) and one.evidence[n].report == report else None
        claims.append(Claim(shortened(text, ROOM), known.reports[report], span, ()))
    return Dispute(kind(one), about(one, known), tuple(claims))


def kind(one: Disagreement) -> str:
    """Who it was; How many; nothing where what it is about says so itself."""
    label = one.kind.replace(" ", "-")
    asks = clean(one.about).casefold().startswith(ASKING) and not clean(one.about).startswith(QUOTING)
    return "" if asks else KINDS.get(label, sentence_case(clean(one.kind.replace("-", " "))))


def about(one: Disagreement, known: Known) -> str:
    """Whether the European Union accepted or refused, on fisheries: codes and issues in words; nothing where it only
    quotes what is disputed, as the claims do."""
    said = clean(one.about)
    if said.startswith(QUOTING):
        return ""
    head, _, label = said.removeprefix("when: ").rpartition(": ")
    is_issue = head and " " not in label and label.replace("-", "").isalpha()
    words = f"{head}, on {on_issue(label)}" if is_issue else ": ".join(filter(None, (head, label)))
    named = (known.names.in_sentence(word) if word in known.actors else word for word in words.split())
    return sentence_case(" ".join(named).replace(" / ", ", "))
