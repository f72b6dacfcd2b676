"""The pictures of who stands with whom, and of who met whom."""

from collections.abc import Sequence

from dragoman.views.known.known import Known
from dragoman.views.networks.congruence import tied
from dragoman.views.networks.encounters import encounters_of
from dragoman.views.web.pictures.choices import Choices
from dragoman.views.web.pictures.key import Sign
from dragoman.views.web.pictures.network import Node, Tie, network
from dragoman.views.web.pictures.pen import Drawing, Pen
from dragoman.views.web.pictures.shown import WIDE, Draw, Shown
from dragoman.views.web.pictures.tables import Cell, Column, Table
from dragoman.views.web.pictures.told import NODES, actor_cell, affiliations, cut, gap_of, name_of, sized, written
from dragoman.views.web.rendering import counted

HOW = {
    "subtract": "A full line joins two who take the same side on more issues than they take opposite ones, a broken "
    "line the reverse; the number is the difference.",
    "congruence": "A line joins two who take the same side on an issue; the number is of such issues.",
    "conflict": "A broken line joins two who take opposite sides on an issue; the number is of such issues.",
}
WEIGHED = {
    "none": "",
    "average": " Numbers are divided by half of what both say.",
    "jaccard": " Numbers are divided by what either of the two says.",
}


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
    actors = [actor_cell(known, actor) for actor in found.actors]
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
                actors[a], actors[b],
                *(Cell(int(way[a, b]) if plain else round(float(way[a, b]), 3)) for way in ways.values()),
            )
            for a, b in sorted(pairs, key=lambda pair: (-abs(weights[pair]), pair))
        ),
    )  # fmt: skip
    if not pairs:
        side = "an offer, an acceptance or a refusal" if choices["reading"] != "wide" else "a position"
        gap = f"No two actors take a side on the same issue: {side} of both is needed."
        return Shown(table, None, gap=gap if found.actors else gap_of(known, choices))
    names = [str(cell.value) for cell in actors]
    sides = counts.sum(axis=(1, 2))
    ties = [
        Tie(a, b, float(weights[a, b]), written(weights[a, b], plain), look_of(weights[a, b], choices["ties"]),
            f"{names[a]} and {names[b]}: {written(weights[a, b], plain)}")
        for a, b in pairs if weights[a, b]
    ]  # fmt: skip
    if not ties:
        return Shown(table, None, gap="Here every tie is even: as much congruence as conflict, or none. See the table.")
    nodes = [Node(name, "party", sized(sides[a], sides.max()), f"{name}: {sides[a]}") for a, name in enumerate(names)]
    same, opposite = (
        ("more congruence", "more conflict") if choices["ties"] == "subtract" else ("congruence", "conflict")
    )
    signs = [Sign("circle", "party", "the larger, the more sides taken")]
    used = {tie.look for tie in ties}
    signs += [Sign("line", look, words) for look, words in (("agrees", same), ("disagrees", opposite)) if look in used]
    joined = {a for tie in ties for a in (tie.one, tie.other)}
    alone = len(names) - len(joined)
    return Shown(
        table,
        drawing_of(nodes, ties, signs, choices),
        says="; ".join(tie.words for tie in ties[:8]),
        how=HOW[choices["ties"]] + WEIGHED[choices["normalised"]],
        notes=(
            (f"{counted(alone, 'actor')} without such a tie {'is' if alone == 1 else 'are'} not drawn.",)
            if alone
            else ()
        )
        + few(nodes, ties, choices),
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
    at, most = {code: n for n, code in enumerate(order)}, max(found.at.values())
    nodes = [
        Node(name_of(known, code), "party" if code in parties else "mediator", sized(found.at[code], most),
             f"{name_of(known, code)}: {counted(found.at[code], 'meeting')}")
        for code in order
    ]  # fmt: skip
    ties = [
        Tie(at[one], at[other], float(count), str(count), how,
            f"{nodes[at[one]].name} {said[how]} {nodes[at[other]].name}: {count}")
        for (one, other), count, how in pairs
    ]  # fmt: skip
    signs = [Sign("circle", "party", "party"), Sign("line", "met", "met, so many times")]
    if found.through:
        signs += [Sign("line", "through", "met through")]
    if any(one.look == "mediator" for one in nodes):
        signs += [Sign("square", "mediator", "mediator only")]
    return Shown(
        table,
        drawing_of(nodes, ties, signs, choices),
        says="; ".join(tie.words for tie in ties[:8]),
        notes=few(nodes, ties, choices),
    )


def drawing_of(nodes: Sequence[Node], ties: Sequence[Tie], signs: Sequence[Sign], choices: Choices) -> Draw:
    """The network of the heaviest ties; a phone has room for fewer."""

    def draw(pen: Pen, width: int) -> Drawing:
        some_nodes, some_ties = (
            heaviest(nodes, ties, NODES, choices.room) if width == WIDE else heaviest(nodes, ties, 14, 24)
        )
        less = len(ties) - len(some_ties) if width != WIDE else 0
        told = [*signs, Sign("note", "", f"the {len(some_ties)} heaviest ties")] if less else signs
        return network(pen, width, some_nodes, some_ties, told)

    return draw


def heaviest(
    nodes: Sequence[Node], ties: Sequence[Tie], most_nodes: int, most_ties: int
) -> tuple[list[Node], list[Tie]]:
    """The heaviest ties as long as they join no more nodes than there is room for, and those nodes."""
    at: dict[int, int] = {}
    kept = []
    for tie in sorted(ties, key=lambda tie: -abs(tie.weight)):
        if len(at.keys() | {tie.one, tie.other}) > most_nodes:
            continue
        for one in (tie.one, tie.other):
            at.setdefault(one, len(at))
        kept.append(tie._replace(one=at[tie.one], other=at[tie.other]))
        if len(kept) == most_ties:
            break
    return [nodes[one] for one in at], kept


def few(nodes: Sequence[Node], ties: Sequence[Tie], choices: Choices) -> tuple[str, ...]:
    """What is said where not all is drawn."""
    drawn_nodes, drawn_ties = heaviest(nodes, ties, NODES, choices.room)
    number = len({one for tie in ties for one in (tie.one, tie.other)})
    less = (f"Of {number} actors {len(drawn_nodes)} are drawn.",) if number > len(drawn_nodes) else ()
    return less + cut(len(ties), len(drawn_ties))


def look_of(weight: float, ties: str) -> str:
    return "agrees" if weight > 0 and ties != "conflict" else "disagrees"
