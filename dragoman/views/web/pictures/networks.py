"""The pictures of who holds what, who holds the same, who met whom."""

from collections.abc import Iterable

import numpy as np

from dragoman.views.networks import HOLDINGS, affiliations_of, encounters_of, tellings_of, tied
from dragoman.views.networks.affiliation import Affiliations
from dragoman.views.text import sentence_case
from dragoman.views.web.known import Known
from dragoman.views.web.pictures.choices import Choices
from dragoman.views.web.pictures.columns import Line, columns
from dragoman.views.web.pictures.key import Sign
from dragoman.views.web.pictures.network import Node, Tie, layout_of, network
from dragoman.views.web.pictures.shown import Shown
from dragoman.views.web.pictures.tables import Cell, Column, Table
from dragoman.views.words import issue

NODES = 30  # that are drawn; the rest stand in the table
TIES = 90
LOOKS = dict(zip(HOLDINGS, ("agrees", "disagrees", "asks", "if"), strict=True))
WORDS = {
    "agrees": "offers or accepts",
    "disagrees": "rejects",
    "demands": "demands",
    "conditions": "under a condition",
}
NO_POSITION = "No position of any party was found in these reports, so there is nothing to join."
NOTHING_FITS = "No position fits this choice."


def issues_shown(known: Known, choices: Choices) -> Shown:
    """Who holds what on which issue."""
    found = affiliations(known, choices)
    table = Table(
        "How often each is told to hold what, by actor and issue",
        (
            Column("actor", "Actor"), Column("issue", "Issue"),
            *(Column(one, WORDS[one].capitalize(), "number") for one in HOLDINGS), Column("all", "All", "number"),
        ),
        tuple(
            (
                actor_cell(known, actor), Cell(issue(label), ("issue", label), label),
                *(Cell(int(count)) for count in found.counts[a, i]), Cell(int(found.counts[a, i].sum())),
            )
            for a, actor in enumerate(found.actors)
            for i, label in enumerate(found.issues)
            if found.counts[a, i].any()
        ),
    )  # fmt: skip
    if not table.rows:
        return Shown(table, None, gap=gap_of(known, choices))
    actors, issues = drawn_of(found)
    names = [name_of(known, actor) for actor in found.actors[:actors]]
    labels = [issue(label) for label in found.issues[:issues]]
    lines = [
        Line(a, i, int(count), LOOKS[holding], f"{names[a]}: {WORDS[holding]}, {labels[i]}, {count}")
        for a in range(actors)
        for i in range(issues)
        for holding, count in zip(HOLDINGS, found.counts[a, i], strict=True)
        if count
    ]
    used = {line.look for line in lines}
    signs = [Sign("line", look, WORDS[one]) for one, look in LOOKS.items() if look in used]
    most = max(line.weight for line in lines)
    signs.append(Sign("note", "", f"thickness: told once to {most} times" if most > 1 else "each told once"))
    return Shown(
        table,
        lambda pen, width: columns(pen, width, names, labels, lines, signs),
        says=f"{len(found.actors)} actors, {len(found.issues)} issues, {len(lines)} ties. "
        + "; ".join(line.words for line in sorted(lines, key=lambda one: -one.weight)[:6]),
        notes=left_out(len(found.actors) - actors, "actor", found.counts[actors:].sum(axis=(1, 2)))
        + left_out(len(found.issues) - issues, "issue", found.counts[:, issues:].sum(axis=(0, 2))),
    )


def congruence_shown(known: Known, choices: Choices) -> Shown:
    """Who takes the same side as whom, and who the opposite one."""
    found = affiliations(known, choices)
    counts = found.agreement(choices["reading"] == "wide")
    ways = {way: tied(counts, way, choices["normalised"]) for way in ("congruence", "conflict", "subtract")}
    pairs = [
        (a, b) for a in range(len(found.actors)) for b in range(a + 1, len(found.actors))
        if ways["congruence"][a, b] or ways["conflict"][a, b]
    ]  # fmt: skip
    weights = ways[choices["ties"]]
    plain = choices["normalised"] == "none"
    kind = "number" if plain else "share"
    table = Table(
        "Pairs of actors on the same and on opposite sides of an issue",
        (
            Column("one", "One"), Column("other", "Other"), Column("congruence", "Congruence", kind),
            Column("conflict", "Conflict", kind), Column("subtract", "Difference", kind),
        ),
        tuple(
            (
                actor_cell(known, found.actors[a]), actor_cell(known, found.actors[b]),
                *(Cell(int(way[a, b]) if plain else round(float(way[a, b]), 3)) for way in ways.values()),
            )
            for a, b in sorted(pairs, key=lambda pair: (-abs(weights[pair]), pair))
        ),
    )  # fmt: skip
    if not pairs:
        gap = "No two actors take a side on the same issue: an offer, an acceptance or a refusal of both is needed."
        return Shown(table, None, gap=gap if found.actors else gap_of(known, choices))
    joined = [a for a in range(len(found.actors)) if np.any(weights[a])]
    if not joined:
        return Shown(table, None, gap="Here every tie is even: as much congruence as conflict, or none. See the table.")
    shown = joined[:NODES]
    sides = counts.sum(axis=(1, 2))
    nodes = [node(known, found.actors[a], int(sides[a]), int(sides.max()), "party") for a in shown]
    at = {a: n for n, a in enumerate(shown)}
    ties = [
        Tie(at[a], at[b], float(weights[a, b]), written(weights[a, b], plain), "agrees" if weights[a, b] > 0 and
            choices["ties"] != "conflict" else "disagrees",
            f"{nodes[at[a]].name} and {nodes[at[b]].name}: {written(weights[a, b], plain)}")
        for a, b in pairs if a in at and b in at and weights[a, b]
    ]  # fmt: skip
    strongest = sorted(ties, key=lambda tie: -abs(tie.weight))[:TIES]
    signs = [Sign("circle", "party", "the larger, the more sides taken")]
    same, opposite = (
        ("more congruence", "more conflict") if choices["ties"] == "subtract" else ("congruence", "conflict")
    )
    used = {tie.look for tie in strongest}
    signs += [Sign("line", "agrees", same)] * ("agrees" in used) + [Sign("line", "disagrees", opposite)] * (
        "disagrees" in used
    )
    layout = layout_of(len(nodes), strongest)
    alone = len(found.actors) - len(joined)
    even = f"{alone} {'actor' if alone == 1 else 'actors'} without such a tie {'is' if alone == 1 else 'are'} not drawn"
    return Shown(
        table,
        lambda pen, width: network(pen, width, nodes, strongest, layout, signs),
        says="; ".join(tie.words for tie in strongest[:8]),
        notes=((f"{even}.",) if alone else ())
        + left_out(len(joined) - len(shown), "actor", sides[joined[NODES:]])
        + ((f"Of {len(ties)} ties the {TIES} heaviest are drawn.",) if len(ties) > TIES else ()),
    )


def meetings_shown(known: Known, choices: Choices) -> Shown:
    """Who met whom, through whom."""
    asked = choices.asked
    held = [
        one for one in known.record.meetings if asked.within(one.date, one.date) and asked.status in (None, one.status)
    ]
    found = encounters_of(held)
    pairs = [(pair, count, "met") for pair, count in found.met.items()]
    pairs += [(pair, count, "through") for pair, count in found.through.items()]
    pairs.sort(key=lambda one: (-one[1], one[2], one[0]))
    said = {"met": "met", "through": "met through"}
    table = Table(
        "Pairs who met, and through whom",
        (
            Column("one", "One"),
            Column("how", "How"),
            Column("other", "Other"),
            Column("meetings", "Meetings", "number"),
        ),
        tuple(
            (actor_cell(known, pair[0]), Cell(said[how]), actor_cell(known, pair[1]), Cell(count))
            for pair, count, how in pairs
        ),
    )
    if not pairs:
        return Shown(table, None, gap="No meeting with two parties is told of as held in these reports.")
    parties = {code for pair in found.met for code in pair} | {pair[0] for pair in found.through}
    order = sorted({code for pair, _, _ in pairs for code in pair}, key=lambda code: (-found.at[code], code))
    at = {code: n for n, code in enumerate(order[:NODES])}
    most = max(found.at.values())
    nodes = [node(known, code, found.at[code], most, "party" if code in parties else "mediator") for code in at]
    ties = [
        Tie(at[pair[0]], at[pair[1]], float(count), str(count), how,
            f"{nodes[at[pair[0]]].name} {said[how]} {nodes[at[pair[1]]].name}: {count}")
        for pair, count, how in pairs if pair[0] in at and pair[1] in at
    ]  # fmt: skip
    heaviest = ties[:TIES]
    layout = layout_of(len(nodes), heaviest)
    signs = [Sign("circle", "party", "party"), Sign("line", "met", "met, so many times")]
    if found.through:
        signs += [Sign("square", "mediator", "mediator only"), Sign("line", "through", "met through")]
    return Shown(
        table,
        lambda pen, width: network(pen, width, nodes, heaviest, layout, signs),
        says="; ".join(tie.words for tie in ties[:8]),
        notes=left_out(len(order) - len(at), "actor", np.array([found.at[code] for code in order[NODES:]]))
        + ((f"Of {len(ties)} ties the {TIES} heaviest are drawn.",) if len(ties) > TIES else ()),
    )


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


def drawn_of(found: Affiliations) -> tuple[int, int]:
    """How many actors and issues find room among NODES, those of whom most is told."""
    issues = min(len(found.issues), max(NODES // 2, NODES - len(found.actors)))
    return min(len(found.actors), NODES - issues), issues


def left_out(number: int, noun: str, counts: Iterable[int]) -> tuple[str, ...]:
    """12 actors with one statement each are left out: see the table."""
    if number <= 0:
        return ()
    most = max(map(int, counts), default=0)
    nouns = noun if number == 1 else f"{noun}s"
    each = "" if most == 0 else f" with {'one' if most == 1 else f'at most {most}'}{'' if number == 1 else ' each'}"
    return (f"{number} {nouns}{each} {'is' if number == 1 else 'are'} not drawn: see the table.",)


def node(known: Known, actor: str, count: int, most: int, look: str) -> Node:
    """A point whose area is as large as its count."""
    size = round(5 + 9 * (count / max(1, most)) ** 0.5, 1)
    return Node(name_of(known, actor), look, size, f"{name_of(known, actor)}: {count}")


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
