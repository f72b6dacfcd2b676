"""The picture of who holds what on which issue."""

from collections.abc import Iterable

import numpy as np

from dragoman.views.known.known import Known
from dragoman.views.networks.affiliation import Affiliations
from dragoman.views.networks.tellings import HOLDINGS
from dragoman.views.web.pictures.choices import Choices
from dragoman.views.web.pictures.columns import Line, columns
from dragoman.views.web.pictures.key import Sign
from dragoman.views.web.pictures.shown import Shown
from dragoman.views.web.pictures.tables import Cell, Column, Table
from dragoman.views.web.pictures.told import NODES, actor_cell, affiliations, cut, gap_of
from dragoman.views.words import issue

LOOKS = dict(zip(HOLDINGS, ("agrees", "disagrees", "asks", "if"), strict=True))
WORDS = {
    "agrees": "offers or accepts",
    "disagrees": "rejects",
    "demands": "demands",
    "conditions": "under a condition",
}


def issues_shown(known: Known, choices: Choices) -> Shown:
    """Who holds what on which issue."""
    found = affiliations(known, choices)
    actors = [actor_cell(known, actor) for actor in found.actors]
    issues = [Cell(issue(label), ("issue", label), label) for label in found.issues]
    table = Table(
        "How often each is told to hold what, by actor and issue",
        (
            Column("actor", "Actor"), Column("issue", "Issue"),
            *(Column(one, WORDS[one].capitalize(), "number") for one in HOLDINGS), Column("all", "All", "number"),
        ),
        tuple(
            (actors[a], issues[i], *map(Cell, counts), Cell(sum(counts), opened(actors[a], issues[i])))
            for a, of_actor in enumerate(found.counts.tolist())
            for i, counts in enumerate(of_actor)
            if any(counts)
        ),
    )  # fmt: skip
    if not table.rows:
        return Shown(table, None, gap=gap_of(known, choices))
    names, labels = [str(cell.value) for cell in actors], [str(cell.value) for cell in issues]
    most_actors, most_issues = drawn_of(found)
    lines = [
        Line(a, i, count, LOOKS[holding], f"{names[a]}: {WORDS[holding]}, {labels[i]}, {count}")
        for a, of_actor in enumerate(found.counts[:most_actors, :most_issues].tolist())
        for i, counts in enumerate(of_actor)
        for holding, count in zip(HOLDINGS, counts, strict=True)
        if count
    ]
    heaviest = sorted(lines, key=lambda one: -one.weight)[: choices.room]
    left, right = (sorted({line.end(at) for line in heaviest}) for at in (0, 1))
    drawn = [one._replace(left=left.index(one.left), right=right.index(one.right)) for one in heaviest]
    used, most = {line.look for line in drawn}, drawn[0].weight
    signs = [Sign("line", look, WORDS[one]) for one, look in LOOKS.items() if look in used]
    signs.append(Sign("note", "", f"thickness: told once to {most} times" if most > 1 else "each told once"))
    return Shown(
        table,
        lambda pen, width: columns(pen, width, [names[a] for a in left], [labels[i] for i in right], drawn, signs),
        says=f"{len(found.actors)} actors, {len(found.issues)} issues. " + "; ".join(one.words for one in drawn[:6]),
        notes=left_out(len(names) - len(left), "actor", np.delete(found.counts, left, axis=0).sum(axis=(1, 2)))
        + left_out(len(labels) - len(right), "issue", np.delete(found.counts, right, axis=1).sum(axis=(0, 2)))
        + cut(len(lines), choices.room),
    )


def opened(actor: Cell, label: Cell) -> tuple[str, str] | None:
    """Where the words of a party on an issue stand together."""
    return ("opened", f"{actor.code}/{label.code}") if actor.to and actor.to[0] == "party" else None


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
