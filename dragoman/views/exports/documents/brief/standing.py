"""Where each party stands: issues down, parties across, each stance with the words that it rests on."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dragoman.model import LedgerEntry
from dragoman.views.exports.documents.brief.bounds import Bounds
from dragoman.views.exports.documents.brief.material import Material, more, short_day, stance
from dragoman.views.exports.documents.brief.model import Line, Piece, Row, Section, Table
from dragoman.views.known.heading import principals
from dragoman.views.text import clean, sentence_case, shortened, waiting_for
from dragoman.views.words import issue

COLUMNS = 3  # parties that find room side by side


def standing_of(material: Material, bounds: Bounds) -> Section:
    """The issues on which most is held, the latest and surest stances of those who negotiate."""
    parties = columns(material)
    held = [one for one in material.held if one.party in parties]
    issues = in_order(held)
    shown = [label for label in issues if any(now(held, code, label) for code in parties)][: bounds.issues]
    cells = [[now(held, code, label) for code in parties] for label in shown]
    rows = tuple(
        (
            ((Piece(sentence_case(issue(label)), "strong"),),),
            *(tuple(line_of(one, material, bounds) for one in cell[: bounds.stances]) for cell in row),
        )
        for label, row in zip(shown, cells, strict=True)
    )
    left = sum(1 for one in held if one.until is None) - sum(
        1 for row in cells for cell in row for one in cell[: bounds.stances] if one.until is None
    )
    head = ("Issue", *(sentence_case(material.known.names.plain(code)) for code in parties))
    rest = more(left, "position that still stands", "positions that still stand")
    return Section("Where they stand", table=Table(head, rows) if rows else None, rest=rest)


def columns(material: Material) -> tuple[str, ...]:
    """Those who negotiate; where these are many, those who hold most."""
    held = Counter(one.party for one in material.held)
    found = [code for code in principals(material.known) if code in held]
    if len(found) > COLUMNS:
        found = sorted(found, key=lambda code: (-held[code], code))[:COLUMNS]
    return tuple(found) or tuple(sorted(held, key=lambda code: (-held[code], code))[:COLUMNS])


def in_order(held: Sequence[LedgerEntry]) -> list[str]:
    """The issues, those first on which most is held."""
    said = Counter(one.issue for one in held)
    return sorted(said, key=lambda label: (-said[label], issue(label)))


def now(held: Sequence[LedgerEntry], party: str, label: str) -> list[LedgerEntry]:
    """What a party holds on an issue, what people have checked first, then the latest; else what it last held."""
    entries = [one for one in held if one.party == party and one.issue == label]
    open_ones = [one for one in entries if one.until is None]
    ended = sorted(entries, key=lambda one: (one.until or "", one.score))[-1:]
    return sorted(
        open_ones or ended,
        key=lambda one: (one.status != "suggested", one.since or "", one.score, one.id),
        reverse=True,
    )


def line_of(entry: LedgerEntry, material: Material, bounds: Bounds) -> Line:
    """▲ demands “the lamp back”, only if “the dues are halved” [2] since 3 May 2021; disputed."""
    return (stance(entry.stance), Piece(" "), *words(entry, material, bounds), *about(entry, material))


def words(entry: LedgerEntry, material: Material, bounds: Bounds) -> Iterator[Piece]:
    """The passage, and the condition where that does not stand in it."""
    passage = material.passage(entry, bounds.quotation)
    condition = clean(entry.condition or "")
    if condition and passage and condition not in passage[0].text:
        yield Piece(
            f"{passage[0].text}{waiting_for(condition)}{shortened(condition, bounds.quotation)}", *passage[0][1:]
        )
        yield from passage[1:]
    else:
        yield from passage


def about(entry: LedgerEntry, material: Material) -> Iterator[Piece]:
    since, until = short_day(entry.since), short_day(entry.until)
    if entry.until:
        yield Piece(f" {'given up by' if entry.id in material.given_up else 'until'} {until}", "quiet")
    elif since:
        yield Piece(f" since {since}", "quiet")
    if entry.disputed:
        yield Piece(" disputed", "strong")
    yield from material.unchecked(entry.status)


def others_of(material: Material, bounds: Bounds) -> Section:
    """What mediators and others put forward and still hold, the latest first."""
    parties = columns(material)
    rest = [one for one in material.held if one.party not in parties and one.until is None]
    rest.sort(key=lambda one: (one.status != "suggested", one.since or "", one.score, one.id), reverse=True)
    shown = rest[: bounds.others]
    order = list(dict.fromkeys(one.party for one in shown))
    rows = tuple(
        Row(
            sentence_case(material.known.names.plain(code)),
            tuple(
                (Piece(f"{sentence_case(issue(one.issue))}: "), *line_of(one, material, bounds))
                for one in shown
                if one.party == code
            ),
        )
        for code in order
    )
    return Section(
        "What others put forward", rows, rest=more(len(rest) - len(shown), "position of others", "positions of others")
    )
