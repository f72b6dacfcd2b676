"""Records for Discourse Network Analyzer 3: a database in which coders go on, and its event list."""

from pathlib import Path

from dragoman.errors import UsageError
from dragoman.views.exports.dna.book import Book
from dragoman.views.exports.dna.codings import AGREES, Choices
from dragoman.views.exports.dna.database import database
from dragoman.views.exports.dna.events import LISTS, write_events
from dragoman.views.exports.export import Export, Option, Parts

__all__ = ["DNA", "DNA_EVENTS"]

OPENS_WITH = "dragoman"


def write(
    parts: Parts,
    path: Path,
    *,
    agreement: str = "wide",
    concepts: str = "issue",
    copies: bool = False,
    password: str = OPENS_WITH,
) -> None:
    if not password:
        raise UsageError("A coder of a DNA database needs a password. Give one with --password.")
    book = Book(Choices(agreement, concepts, copies))
    with database(path) as made:
        for part in parts:
            for name, entity in book.actors(part):
                made.actor(name, entity)
            for page in book.pages(part):
                made.page(page)
        made.coders(book.coders, password)


CHOICES = (
    Option(
        "agreement",
        "wide",
        "What agrees with an issue: wide, also demands and conditions; narrow leaves those two out.",
        choices=tuple(AGREES),
    ),
    Option("concepts", "issue", "What a concept is.", choices=("issue", "issue-and-stance")),
    Option("copies", False, "Code reports too that print another one's text."),
)
KEPT = (
    "each position at each place that it rests on, once for each side that holds it: who says it, party, issue as "
    "concept, agreement, stance, target, detail, condition, score, status and the entry's id; the pieces of each "
    "quotation with speaker, party, kind and hedges"
)
LOST = (
    "meetings, events, movements, disagreements, and who originally said what is quoted inside a quotation; since when "
    "and until when a position is held; reasons but for those of people and parties; half surrogates and NUL, and "
    "what is longer than 190 characters of titles, names and attributes"
)

DNA = Export(
    write,
    suffix=".dna",
    does="A database of Discourse Network Analyzer 3, in which coders see what was found and go on coding.",
    keeps=f"reports with their text and source; {KEPT}; people and parties with office, aliases and reason; who "
    "confirmed or corrected an entry, as its coder",
    loses=f"{LOST}; all but the first of several who confirmed an entry; what stands in copies of a report, unless "
    "it is asked for",
    media="application/vnd.sqlite3",
    options=(*CHOICES, Option("password", OPENS_WITH, "The password with which each coder opens the file.")),
)
DNA_EVENTS = Export(
    write_events,
    suffix=".csv",
    does="The event list of Discourse Network Analyzer 3: positions, or quotations, as rows.",
    keeps=f"{KEPT}; the words, and title, author, source, process and type of each report",
    loses=f"{LOST}; the texts of reports; breaks of lines and control characters; what is not asked for of "
    "positions and quotations",
    media="text/csv",
    options=(Option("rows", "positions", "What rows are.", choices=tuple(LISTS)), *CHOICES),
)
