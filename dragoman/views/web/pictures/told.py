"""What the pictures of networks share: who counts, what they are called, what is said of a gap."""

import math

from dragoman.views.known.known import Known
from dragoman.views.networks.affiliation import Affiliations, affiliations_of
from dragoman.views.networks.tellings import tellings_of
from dragoman.views.text import sentence_case
from dragoman.views.web.pictures.choices import Choices
from dragoman.views.web.pictures.tables import Cell

NODES = 30  # that are drawn; the rest stand in the table
NO_POSITION = "No position of any party was found in these reports, so there is nothing to join."
NOTHING_FITS = "No position fits this choice."


def affiliations(known: Known, choices: Choices) -> Affiliations:
    asked = choices.asked
    told = tellings_of(known.record, choices.actors, choices.takes, asked.since, asked.until)
    return affiliations_of(told, choices.duplicates)


def gap_of(known: Known, choices: Choices) -> str:
    """What is missing where nobody holds anything."""
    if not known.record.positions:
        return NO_POSITION
    if choices.actors == "people" and not choices.asked.narrowed:
        return "No position stands in the words of a named person; the parties hold some."
    return NOTHING_FITS


def sized(count: float, most: float) -> float:
    """A point whose area grows with its count."""
    return round(5 + 9 * math.sqrt(count / max(1, most)), 1)


def name_of(known: Known, actor: str) -> str:
    """Zambia; of a person with the party: Ana Banda (ZMB)."""
    found = known.actors.get(actor)
    name = sentence_case(known.names.plain(actor))
    return f"{name} ({found.party})" if found is not None and found.kind == "person" and found.party else name


def actor_cell(known: Known, actor: str) -> Cell:
    found = known.actors.get(actor)
    kind = "person" if found is not None and found.kind == "person" else "party"
    return Cell(name_of(known, actor), (kind, actor), actor)


def written(weight: float, plain: bool) -> str:
    """A weight with its sign, a true minus: −2, 0.67."""
    value = f"{abs(weight):.0f}" if plain else f"{abs(weight):.2f}"
    return f"−{value}" if weight < 0 else value


def cut(all_ties: int, drawn: int) -> tuple[str, ...]:
    return (
        (f"Of {all_ties} ties the {drawn} heaviest are drawn: see the table for the others.",)
        if all_ties > drawn
        else ()
    )
